"""Why an answer is what it is, and its versions: as values that every platform can lay out. Pure.

`explain` says the same in one text, for a terminal; here each line keeps what a press on it would do.
"""

from __future__ import annotations

from bot.agreed import facts_named
from bot.answers import Answer, Version
from bot.context import PromptContext
from bot.contradictions import contradictions
from bot.directives import Directive, Slot
from bot.explain import SCOPES, brief, came, changed, conflicts, of_data, unmet
from bot.explained import Explanation, Row, Section, Viewer, clip, filled, known, section, sentences
from bot.ledger import HEADS, head, steps
from bot.memory import NAMED, Memory
from bot.prompt import key
from bot.requirements import requirement
from bot.wanted import Held, Wanted, wanted

WHY = "Why this answer?"
NOTHING_YET = "There is no answer yet that could be explained."
PROPOSED = "waits until more people ask for it"
OTHER_WAY = "pulls the other way"


def sources(version: Version, now: PromptContext) -> tuple[str, ...]:
    """The ids of the events that a version and its wishes came from: what a viewer of `why` should have."""
    known = version.profile.directives if version.profile else ()
    wishes = (*version.context.directives, *now.directives, *known)
    return tuple(dict.fromkeys((version.event, *(one.event for one in wishes))))


def unanswered() -> Explanation:
    """For an answer that has no version yet."""
    return Explanation(title=WHY, lead=NOTHING_YET)


def why(answer: Answer, version: Version, now: PromptContext, viewer: Viewer) -> Explanation:
    """Everything that shaped a version, each wish with what takes it back.

    `now` is the context that shapes the answer at this moment. What was said since and changed nothing of the prompt
    (a proposal, the weaker side of a conflict) stands there too.
    """
    want = wanted(now if key(now) == version.key else version.context, version.profile)
    task = version.context.task
    asker = viewer.name(task.author) if task else ""
    rows = _Rows(viewer, {one.id for one in now.directives})
    own = task is None or task.author == viewer.person
    return Explanation(
        title=WHY,
        lead=f"Version {version.number}. " + (f"{asker} asked: “{task.text}”" if task else "The question was deleted."),
        sections=filled(
            section("In force", rows.said(want), "Nothing was asked for beyond the question."),
            *_personal(version, rows.all(want, from_profile=True), asker, own=own),
            sentences("Pulled both ways", conflicts(now, viewer.names)),
            sentences("Pull against each other", pulling(want)),
            section("Noted", (rows.row(_noted(one), one) for one in steps(want))),
            _kept(want),
            section("Superseded by something later or stronger", rows.lost(want)),
            section("Proposed", (rows.row(brief(one), one, PROPOSED) for one in want.proposed)),
            sentences("Finished by code", version.finished),
            sentences("Not managed", unmet(version, own=own)),
            _figures(version),
            section("Versions", (_version(one, answer, viewer) for one in answer.versions), kind="versions"),
        ),
        prompt=version.prompt if own or not _is_personal(version) else (),
    )


def _is_personal(version: Version) -> bool:
    """Whether its prompt has something in it that is the asker's own."""
    profile = bool(version.profile and version.profile.holding)
    return profile or any(not one.shared for one in (*version.memory.corrections, *version.memory.examples))


def _personal(version: Version, wishes: list[Row], asker: str, *, own: bool) -> tuple[Section, ...]:
    """What of the asker's profile and of memory shaped a version; of what is theirs others learn only that it is."""
    memory = [*version.memory.corrections, *version.memory.examples]
    shown = [recalled(one) for one in memory if own or one.shared]
    hidden = 0 if own else len(wishes) + len(memory) - len(shown)
    theirs = f"{hidden} {'line' if hidden == 1 else 'lines'} of {asker}’s own, which only {asker} sees."
    return (
        section(f"From {asker}’s profile", wishes if own else ()),
        section("Remembered from earlier conversations", shown),
        sentences("From what is kept of the person who asked", [theirs] if hidden else ()),
    )


def recalled(memory: Memory) -> Row:
    """What is remembered as a row: what, where it comes from, and what takes it out of memory."""
    what = f"“{memory.term}”: {memory.text}" if memory.term else memory.text
    if memory.kind == "example":
        what = f"An answer that was right: “{clip(memory.question)}”"
    told = (f"from “{clip(memory.question)}”" if memory.question and memory.kind == "correction" else "",)
    return Row(
        text=clip(what, 300),
        at=memory.at,
        told=known(*told, "for everyone here" if memory.shared else ""),
        wish=f"{NAMED}{memory.name}",
        brief=clip(memory.term or memory.question or memory.text, 40),
        takes=f"{NAMED}{memory.name}",
        thread=memory.thread,
    )


def history(answer: Answer, viewer: Viewer) -> Explanation:
    """An answer's versions, newest first: what changed in each, who asked for it with what, and how it came about."""
    rows = [_past(version, answer, viewer) for version in reversed(answer.versions)]
    lead = "Going back keeps every version: you can return to the newest one." if len(rows) > 1 else ""
    return Explanation(
        title="Versions of this answer",
        lead=lead if rows else NOTHING_YET,
        sections=filled(section("Versions", rows, kind="versions")),
    )


def pulling(want: Wanted) -> list[str]:
    """Each pair of wishes that pull against each other, in words."""
    return [f"“{brief(one.directive)}” and “{brief(other.directive)}”" for one, other in contradictions(want)]


class _Rows:
    """Wishes as rows: what, who, when, how long, from what; and whether the viewer can take them back."""

    def __init__(self, viewer: Viewer, live: set[str]) -> None:
        self._viewer = viewer
        self._live = live

    def all(self, want: Wanted, *, from_profile: bool) -> list[Row]:
        """The wishes in force that the thread has, or those that the profile has."""
        return [self._held(one) for one in want.all if one.from_profile is from_profile]

    def said(self, want: Wanted) -> list[Row]:
        """What the thread wants of the answer, and of the data that it is about."""
        return [*self.all(want, from_profile=False), *(self.row(of_data(one), one) for one in want.data)]

    def lost(self, want: Wanted) -> list[Row]:
        """What lost to a later or a stronger one."""
        sides = {side.id for conflict in want.conflicts for side in conflict.sides}
        return [self.row(brief(one), one, OTHER_WAY if one.id in sides else "") for one in want.superseded]

    def _held(self, held: Held) -> Row:
        times = len({one.event for one in held.run})
        note = f"said {times} times" if times > 1 else ""
        return self.row(requirement(held), held.directive, note, from_profile=held.from_profile)

    def row(self, what: str, wish: Directive, note: str = "", *, from_profile: bool = False) -> Row:
        """Any wish, with a note of why it stands where it does."""
        if wish.inferred:
            note = " · ".join(known(note, "nobody said it: it is what is usually wanted"))
        can = wish.author == self._viewer.person if from_profile else wish.id in self._live
        return Row(
            text=what,
            by=self._viewer.name(wish.author),
            at=wish.at,
            told=known(SCOPES[wish.scope], self._viewer.source(wish.event), note),
            wish=wish.id,
            brief=brief(wish),
            takes=wish.id if can else "",
        )


def _noted(step: Directive) -> str:
    """A line of the ledger, or what is pinned."""
    return f"{'Pinned' if step.slot is Slot.PIN else HEADS[head(step)]}: {step.value}"


def _kept(want: Wanted) -> Section:
    """What the accepted version says and the next ones must still say."""
    number = want.agreed.version if want.agreed else 0
    return sentences(f"Kept from version {number}, which was right", facts_named(want))


def _version(version: Version, answer: Answer, viewer: Viewer) -> Row:
    """A version: what changed in it, and how it came about."""
    change = changed(version, answer.version(version.parent), viewer.names) or "the first answer"
    shown = version.number == answer.shown
    return Row(
        text=f"{version.number}. {change}",
        told=(*(["This one is shown."] if shown else []), *came(version)),
        restores=None if shown else version.number,
    )


def _past(version: Version, answer: Answer, viewer: Viewer) -> Row:
    """A version with who brought it about, when, and its text."""
    row = _version(version, answer, viewer)
    event = viewer.events.get(version.event)
    by = viewer.name(event.by) if event else ""
    told = known(*row.told, viewer.source(version.event))
    return row.model_copy(update={"by": by, "at": version.at or None, "told": told, "quoted": version.text})


def _figures(version: Version) -> Section:
    usage = version.usage
    prompt = "" if usage.prompt_tokens is None else f"{usage.prompt_tokens}"
    if prompt and usage.cached_tokens is not None:
        prompt += f" ({usage.cached_tokens} from the cache)"
    figures = (
        ("Prompt tokens", prompt),
        ("Answer tokens", "" if usage.completion_tokens is None else str(usage.completion_tokens)),
        ("First word after", _seconds(version.first_token_ms)),
        ("Done after", _seconds(version.total_ms)),
        ("Drafts", str(version.attempts) if version.attempts else "none: it was given"),
        ("Model", version.model),
    )
    return section("What it took", (Row(text=one, told=(value,)) for one, value in figures if value), kind="figures")


def _seconds(ms: float | None) -> str:
    return "" if ms is None else f"{ms / 1000:.2f} s"
