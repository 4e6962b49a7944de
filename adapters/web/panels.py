"""What explains: why an answer is what it is, what a profile holds, and two versions side by side. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from adapters.web import diff
from adapters.web.card import conflicts
from adapters.web.scene import Scene
from adapters.web.tags import Child, Html, el, join
from bot.agreed import facts_named
from bot.answers import Answer, Version
from bot.contradictions import contradictions
from bot.directives import Directive, Scope, Slot
from bot.events import Asked, Commanded, Edited, FeedbackEvent, Pressed, Reacted, Replied
from bot.explain import brief, came, changed
from bot.interpret.buttons import ButtonTable
from bot.ledger import HEADS, head, steps
from bot.profiles import Profile
from bot.prompt import key
from bot.requirements import requirement
from bot.wanted import Held, Wanted, wanted

SCOPES = {Scope.ANSWER: "for this answer", Scope.THREAD: "in this thread", Scope.ALWAYS: "always"}
NOTHING_YET = "There is no answer yet that could be explained."

Events = Mapping[str, FeedbackEvent]


def why(scene: Scene, answer: Answer, version: Version, profile: Profile, events: Events) -> Html:
    """Everything that shaped a version, each wish with an x that takes it back. `profile` is the asker's.

    What was said since and changed nothing of the prompt (a proposal, the weaker side of a conflict) stands there too.
    """
    now = scene.context(answer.number)
    want = wanted(now if key(now) == version.key else version.context, version.profile)
    live = {one.id for one in now.directives}
    rows = _Rows(scene, answer, events, live)
    held = [rows.held(one) for one in want.all if not one.from_profile]
    sides = {side.id for conflict in want.conflicts for side in conflict.sides}
    lost = [rows.row(brief(one), one, "pulls the other way" if one.id in sides else "") for one in want.superseded]
    waiting = [rows.row(brief(one), one, "waits until more people ask for it") for one in want.proposed]
    asker = version.context.task.author if version.context.task else ""
    return join(
        [
            _top("Why this answer?"),
            _question(version),
            _list("In force", held, "Nothing was asked for beyond the question."),
            _list(f"From {asker}’s profile", [rows.held(one) for one in want.all if one.from_profile]),
            _list("Pulled both ways", [el("li", one) for one in conflicts(scene, answer.number)]),
            _list("Pull against each other", [el("li", one) for one in pulling(want)]),
            _list("Noted", [rows.row(_noted(one), one) for one in steps(want)]),
            _list(*_kept(want)),
            _list("Superseded by something later or stronger", lost),
            _list("Proposed", waiting),
            _list("Finished by code", [el("li", one) for one in version.finished]),
            _list("Not managed", [el("li", one.text) for one in version.violations]),
            _numbers(version),
            _list("Versions", [_came(one, answer) for one in answer.versions]),
            _prompt(version),
        ]
    )


def pulling(want: Wanted) -> list[str]:
    """Each pair of wishes that pull against each other, in words."""
    return [f"“{brief(one.directive)}” and “{brief(other.directive)}”" for one, other in contradictions(want)]


def _noted(step: Directive) -> str:
    """A line of the ledger, or what is pinned."""
    return f"{'Pinned' if step.slot is Slot.PIN else HEADS[head(step)]}: {step.value}"


def _kept(want: Wanted) -> tuple[str, list[Html]]:
    """What the accepted version says and the next ones must still say."""
    number = want.agreed.version if want.agreed else 0
    return f"Kept from version {number}, which was right", [el("li", one) for one in facts_named(want)]


def _came(version: Version, answer: Answer) -> Html:
    """A version: what changed in it, and how it came about."""
    change = changed(version, answer.version(version.parent)) or "the first answer"
    shown = ["This one is shown."] if version.number == answer.shown else []
    told = el("small", " · ".join([*shown, *came(version)]))
    return el("li", el("div", el("span", f"{version.number}. {change}", class_="what"), told), class_="past")


def nothing() -> Html:
    """For an answer that has no version yet."""
    return join([_top("Why this answer?"), el("p", NOTHING_YET, class_="lead")])


def _top(title: str) -> Html:
    close = el("button", "×", type="button", class_="x", id="close", data_act="close", aria_label="Close")
    return el("header", el("h2", title, id="panel-title"), close)


def _question(version: Version) -> Html:
    task = version.context.task
    asked = f"{task.author} asked: “{task.text}”" if task else "The question was deleted."
    return el("p", f"Version {version.number}. {asked}", class_="lead")


def _list(title: str, rows: list[Html], nothing: str = "") -> Child:
    if not rows and not nothing:
        return None
    return el("section", el("h3", title), el("ul", rows) if rows else el("p", nothing, class_="aside"))


class _Rows:
    """Wishes as rows: what, who, when, from what, how long, and an x."""

    def __init__(self, scene: Scene, answer: Answer, events: Events, live: set[str]) -> None:
        self._scene = scene
        self._answer = answer
        self._events = events
        self._live = live

    def held(self, held: Held) -> Html:
        """A wish in force."""
        times = len({one.event for one in held.run})
        note = f"said {times} times" if times > 1 else ""
        return self.row(requirement(held), held.directive, note, held.from_profile)

    def row(self, what: str, wish: Directive, note: str = "", from_profile: bool = False) -> Html:
        """Any wish, with a note of why it stands where it does."""
        event = self._events.get(wish.event)
        told = [wish.author, moment(wish.at), SCOPES[wish.scope], origin(event, self._scene.tables.buttons), note]
        can = wish.author == self._scene.me if from_profile else wish.id in self._live
        return el(
            "li",
            el("div", el("span", what, class_="what"), el("small", " · ".join(one for one in told if one))),
            remove(wish, self._answer.number) if can else None,
            data_wish=wish.id,
        )


def remove(wish: Directive, answer: int | None = None) -> Html:
    """The x that takes a wish back."""
    label = f"Remove: {brief(wish)}"
    return el(
        "button", "×", type="button", class_="x", id=f"remove-{wish.id}", data_act="press", data_button="remove",
        data_value=wish.id, data_answer=answer, aria_label=label, title=label,
    )  # fmt: skip


def moment(at: float) -> str:
    """A time of today as hours and minutes, any other with its day."""
    when, now = datetime.fromtimestamp(at), datetime.now()
    return when.strftime("%H:%M" if when.date() == now.date() else "%d %b %Y, %H:%M")


def origin(event: FeedbackEvent | None, buttons: ButtonTable) -> str:
    """From what a wish came: the words, the emoji, the button."""
    match event.signal if event else None:
        case Asked(text=text) | Replied(text=text) | Edited(text=text):
            return f"from “{text if len(text) <= 120 else text[:119] + '…'}”"
        case Commanded(text=text):
            return f"from the command {text[:120]}"
        case Reacted(emoji=emoji):
            return f"from the reaction {emoji}"
        case Pressed(button=pressed):
            return f"from the button {next((one.label for one in buttons if one.id == pressed), pressed)}"
        case _:
            return ""


def _numbers(version: Version) -> Html:
    usage = version.usage
    prompt = "" if usage.prompt_tokens is None else f"{usage.prompt_tokens}"
    if prompt and usage.cached_tokens is not None:
        prompt += f" ({usage.cached_tokens} from the cache)"
    rows = [
        ("Prompt tokens", prompt),
        ("Answer tokens", "" if usage.completion_tokens is None else str(usage.completion_tokens)),
        ("First word after", _seconds(version.first_token_ms)),
        ("Done after", _seconds(version.total_ms)),
        ("Drafts", str(version.attempts) if version.attempts else "none: it was given"),
        ("Model", version.model),
    ]
    known = [[el("dt", name), el("dd", value)] for name, value in rows if value]
    return el("section", el("h3", "What it took"), el("dl", known))


def _seconds(ms: float | None) -> str:
    return "" if ms is None else f"{ms / 1000:.2f} s"


def _prompt(version: Version) -> Child:
    if not version.prompt:
        return None
    messages = [[el("h4", message.role), el("pre", message.content, tabindex=0)] for message in version.prompt]
    return el("details", el("summary", "The prompt, exactly as it was sent"), messages, id="prompt")


def profile(scene: Scene, held: Profile, events: Events) -> Html:
    """What a person's profile holds, each with an x, and how to add to it."""
    rows = [_standing(one, origin(events.get(one.event), scene.tables.buttons)) for one in held.holding]
    hint = "formal, for a beginner, in German …"
    add = el(
        "form",
        el("label", "Always", for_="standing"),
        el("input", id="standing", name="text", placeholder=hint, autocomplete="off", maxlength=400),
        el("button", "Add", type="submit"),
        id="add",
    )
    forget = el("button", "Forget everything", type="button", id="forget", data_act="forget", class_="quiet")
    return join(
        [
            _top(f"{held.person}’s profile"),
            el("p", "This goes with every question you ask. It holds from your next answer on.", class_="lead"),
            _list("It holds", rows, "Nothing yet. Say “always …” in a reply, or add it here."),
            add,
            forget if rows else None,
        ]
    )


def _standing(wish: Directive, source: str) -> Html:
    told = " · ".join(part for part in (moment(wish.at), source) if part)
    return el("li", el("div", el("span", brief(wish), class_="what"), el("small", told)), remove(wish))


def compare(answer: Answer, old: Version, new: Version) -> Html:
    """Two versions word by word."""
    return el(
        "div",
        el("div", _choice(answer, old, "from", "Compare"), _choice(answer, new, "to", "with"), class_="choices"),
        el("div", diff.html(old.text, new.text), class_="diff", tabindex="0"),
        class_="compare",
        id=f"a{answer.number}-diff",
        role="group",
        aria_label="What changed",
    )


def _choice(answer: Answer, chosen: Version, end: str, label: str) -> Html:
    name = f"a{answer.number}-{end}"
    options = [
        el("option", f"version {one.number}", value=one.number, selected=one.number == chosen.number)
        for one in answer.versions
    ]
    return el("label", label, " ", el("select", options, id=name, data_compare=answer.number, data_end=end))
