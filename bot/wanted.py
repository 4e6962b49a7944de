"""What is in force of all that was said: one value a slot, requirements, conflicts, and what lost. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from bot.code.directed import competes, directed
from bot.computed import Computed
from bot.constraints.parse import constraint
from bot.context import Agreed, Policy, PromptContext
from bot.directives import CONTENT, DATA, FACTS, STYLE, Directive, Slot
from bot.length import STRONGEST, parse_length
from bot.profiles import Profile
from bot.tables.table import Table
from bot.texts import OWN_WORDING
from bot.values import Value
from bot.votes import Key, Vote, distinct, same, voted


class Held(Value):
    """A wish in force."""

    directive: Directive
    """The latest one that says it."""
    level: int = 1
    """How often it was said in a row, up to STRONGEST."""
    run: tuple[Directive, ...] = ()
    """Those that said it in a row, oldest first, the latest included."""
    from_profile: bool = False


class Conflict(Value):
    """People pull one slot different ways; `sides` has the latest wish of each of them, oldest first."""

    slot: Slot
    sides: tuple[Directive, ...]
    holds: Directive | None
    """The wish in force; None while no side has it."""
    settled: bool
    """Whether the thread's policy has decided it, or the latest only holds until it does."""


class Wanted(Value):
    """What the next answer has to be."""

    style: tuple[Held, ...] = ()
    """At most one a rivalry (a slot; of lengths a unit), in the order of STYLE."""
    content: tuple[Held, ...] = ()
    """In the order of CONTENT, and within a slot as they were said."""
    facts: tuple[Held, ...] = ()
    """What is pinned and the lines of the ledger, as they were said; nobody's policy decides about these."""
    conflicts: tuple[Conflict, ...] = ()
    superseded: tuple[Directive, ...] = ()
    """What lost to a later or a stronger one; it comes back when that is withdrawn."""
    task: str = ""
    """The question's words."""
    proposed: tuple[Directive, ...] = ()
    """What waits for a quorum."""
    votes: tuple[tuple[Vote, ...], ...] = ()
    """Where people vote: of each rivalry who wants what, as long as not all of it counts."""
    agreed: Agreed | None = None
    """The accepted version that the answer comes from."""
    files: bool = False
    """Whether there is attached data."""
    tables: tuple[Table, ...] = ()
    """What there is that can be computed with, and drawn."""
    data: tuple[Directive, ...] = ()
    """What is wanted of the data and of its picture, each time that it was said."""
    runs: bool = False
    """Whether Python that an answer has is run."""
    computed: Computed | None = None
    """What the answer tells of the data: every number in it has to be one of these."""

    def held(self, slot: Slot) -> Held | None:
        """What is in force on a slot of STYLE."""
        return next((held for held in self.style if held.directive.slot is slot), None)

    @property
    def all(self) -> tuple[Held, ...]:
        """Everything in force, in the order in which it is rendered."""
        return self.style + self.content


_ARTICLES = re.compile(r"\b(?:a|an|the|any|some|all|your|this|that|these|those|more|of)\b")


def subject(text: str) -> str:
    """What a requirement is about, for comparing: lower case, without articles, marks and a plural's s."""
    plain = re.sub(r"[^\w\s]", " ", _ARTICLES.sub(" ", text.lower()))
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in plain.split())


def rivalry(directive: Directive) -> tuple[str, ...]:
    """What a wish competes for: its slot; for a length its unit, for content the thing that it is about.

    A relative length ("shorter") competes for the words; what a person wrote by hand for the very words alone.
    """
    if directive.slot is Slot.LENGTH:
        length = parse_length(directive.value)
        return (directive.slot.value, length.unit if length else "words")
    if directive.slot in STYLE:
        return (directive.slot.value,)
    if about := competes(directive):
        return ("content", about)
    if directive.slot in (Slot.INCLUDE, Slot.EXCLUDE):
        checked = None if directive.verbatim else constraint(directive.slot, directive.value)
        about = checked.about if checked else directive.value
        return ("content", subject(about) or about.casefold())
    words = " ".join((directive.passage or "").split()) if directive.value == OWN_WORDING else ""
    return (directive.slot.value, subject(directive.target or ""), subject(directive.value), words)


def pull(directive: Directive) -> str:
    """The way a wish pulls, its numbers aside: `down` for "shorter", `bullets` for "exactly 3 bullets"."""
    return way(directive.slot, directive.value)


def way(slot: Slot, value: str) -> str:
    """The way a value of a slot pulls: of what is no style, the slot itself."""
    if slot is Slot.LENGTH and (length := parse_length(value)):
        return length.pull
    if slot in STYLE:
        checked = constraint(slot, value)
        return checked.way if checked else value.lower().strip()
    return slot.value


def agrees(one: Directive, other: Directive) -> bool:
    """Whether two wishes of one rivalry can both be met: as one range, or the same way and no two points on it."""
    if one.slot is not other.slot:
        return False
    if competes(one) and competes(one) == competes(other):
        return directed(one) == directed(other)
    checked, other_checked = constraint(one.slot, one.value), constraint(other.slot, other.value)
    if checked and other_checked and not (one.verbatim or other.verbatim):
        return checked.agrees(other_checked)
    return pull(one) == pull(other)


def replaces(later: Directive, earlier: Directive) -> bool:
    """Whether two wishes that do not agree set the same end of a range: the later one takes the earlier one's place."""
    ends = [found.bounds for one in (later, earlier) if (found := constraint(one.slot, one.value))]
    relations = {end.relation for end in ends if end}
    return len(ends) == 2 and all(ends) and len(relations) == 1 and pull(later) == pull(earlier)


def wanted(context: PromptContext, profile: Profile | None = None) -> Wanted:
    """What is in force: the thread's wishes by its policy, and the asker's profile where the thread says nothing.

    A later wish wins over an earlier one of the same rivalry; the same said again grows stronger; what lost is in
    `superseded`. People whose latest wishes pull apart are a conflict for as long as both stand.
    """
    asker = context.task.author if context.task else ""
    groups: dict[tuple[str, ...], list[Directive]] = {}
    for directive in context.directives:
        groups.setdefault(rivalry(directive), []).append(directive)
    held: list[Held] = []
    conflicts: list[Conflict] = []
    superseded: list[Directive] = []
    proposed: list[Directive] = []
    votes: list[tuple[Vote, ...]] = []
    counted: set[str] = set()
    for group in groups.values():
        conflict, candidates, vote = _settle(group, asker, context.policy)
        if conflict:
            conflicts.append(conflict)
        if not all(one.counts for one in vote):
            votes.append(vote)
        if not candidates:
            proposed.extend(group)
            continue
        counted |= {one.id for one in candidates}
        winner = _strengthened(candidates, alone=context.policy.decides == "quorum")
        held.append(winner)
        ran = {one.id for one in winner.run}
        superseded.extend(one for one in group if one.id not in ran)
    if profile and not profile.off:
        _fill(held, groups, superseded, profile.holding)
    style = [one for slot in STYLE for one in held if one.directive.slot is slot]
    content = [one for slot in CONTENT for one in sorted(held, key=_said) if one.directive.slot is slot]
    return Wanted(
        task=context.task.text if context.task else "",
        style=tuple(style),
        content=tuple(content),
        facts=_known(context.directives),
        conflicts=tuple(conflicts),
        superseded=tuple(superseded),
        proposed=tuple(proposed),
        votes=tuple(votes),
        agreed=context.agreed,
        files=bool(context.data),
        data=tuple(one for one in context.directives if one.slot in DATA and one.id in counted),
        tables=context.tables,
    )


def _known(directives: Iterable[Directive]) -> tuple[Held, ...]:
    """What is pinned and noted, as it was first said; the same once more adds nothing."""
    found: dict[tuple[str, ...], list[Directive]] = {}
    for one in directives:
        if one.slot in FACTS:
            found.setdefault((one.slot.value, one.target or "", subject(one.value) or one.value), []).append(one)
    return tuple(sorted((Held(directive=run[-1], run=tuple(run)) for run in found.values()), key=_said))


def _said(held: Held) -> tuple[int, str, int]:
    first = held.run[0]
    return first.order, first.event, first.part


def _settle(
    group: Sequence[Directive], asker: str, policy: Policy
) -> tuple[Conflict | None, list[Directive], tuple[Vote, ...]]:
    """The conflict among one rivalry's wishes, if any; those that the policy lets count, oldest first; the vote."""
    said: dict[str, list[Directive]] = {}
    for directive in group:
        said.setdefault(directive.author, []).append(directive)
    stands = {author: _run(wishes) for author, wishes in said.items()}
    vote = voted(stands, asker, policy.quorum, agrees) if policy.decides == "quorum" else ()
    counting, settled = _elected(group, stands, vote) if vote else _counting(group, stands, asker, policy)
    different = {tuple(map(same, stand)): stand for stand in stands.values()}
    if all(_agree(one, other) for one, other in combinations(different.values(), 2)):
        return None, counting, vote
    sides = sorted((stand[-1] for stand in stands.values()), key=lambda side: (side.order, side.event, side.part))
    holds = counting[-1] if counting else None
    return Conflict(slot=sides[-1].slot, sides=tuple(sides), holds=holds, settled=settled), counting, vote


def _agree(some: Iterable[Directive], others: Sequence[Directive]) -> bool:
    return all(agrees(one, other) for one in some for other in others)


Stands = dict[str, list[Directive]]
"""What of each author's wishes would hold if nobody else had spoken."""


def _counting(group: Sequence[Directive], stands: Stands, asker: str, policy: Policy) -> tuple[list[Directive], bool]:
    """The wishes that count where nobody votes, and whether that has decided."""
    if policy.decides == "anyone":
        return list(group), True
    own = stands.get(asker)
    return ([one for one in group if _agree([one], own)], True) if own else (list(group), False)


def _elected(group: Sequence[Directive], stands: Stands, vote: Sequence[Vote]) -> tuple[list[Directive], bool]:
    """The wishes that count by a vote, and whether it has decided."""
    passed = [one.wish for one in vote if one.counts]
    fits = {same(one): any(agrees(one, other) for other in passed) for one in distinct(group)}
    held = [one for one in group if fits[same(one)] and _stands(one, stands[one.author])]
    return held, bool(passed)


def _stands(wish: Directive, stand: Sequence[Directive]) -> bool:
    """Whether its author still wants it."""
    return stand[-1] is wish or _agree([wish], distinct(stand))


def _run(wishes: Sequence[Directive]) -> list[Directive]:
    """The latest of these wishes and those before it that say the same in a row, oldest first.

    A limit that a later one has replaced is passed over: "at least 10", "at most 100", "at most 200" leaves 10 to 200.
    """
    if len(wishes) == 1:
        return list(wishes)
    run: list[Directive] = []
    fits: dict[Key, bool] = {}  # by what they say: a crowd says few things
    for directive in reversed(wishes):
        name = same(directive)
        if name not in fits:
            fits[name] = _agree([directive], distinct(run))
        if fits[name]:
            run.append(directive)
        elif not any(replaces(later, directive) for later in distinct(run)):
            break
    return run[::-1]


def _strengthened(candidates: Sequence[Directive], *, alone: bool = False) -> Held:
    """The latest wish, with those before it that say the same in a row.

    `alone`: only what one person says again makes it stronger; where people vote, many say it once.
    """
    run = _run(candidates)
    said = {(directive.author if alone else "", directive.event) for directive in run}
    times = Counter(author for author, _ in said)
    level = min(max(times.values()), STRONGEST)
    return Held(directive=candidates[-1], level=level, run=tuple(run))


def _fill(
    held: list[Held],
    groups: dict[tuple[str, ...], list[Directive]],
    superseded: list[Directive],
    standing: Iterable[Directive],
) -> None:
    """Put in what the profile says wherever the thread says nothing."""
    said = {directive.event for group in groups.values() for directive in group}
    taken = {rivalry(one.directive) for one in held}
    for directive in standing:
        if rivalry(directive) not in taken:
            held.append(Held(directive=directive, run=(directive,), from_profile=True))
        elif directive.event not in said:
            superseded.append(directive)
