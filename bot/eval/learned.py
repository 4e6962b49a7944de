"""What came of a simulated person's threads, and the figures that follow from it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean
from typing import Literal

from bot.directives import Slot
from bot.eval.habits import Person, Preference
from bot.profiles import Usual
from bot.values import Value

BUCKETS = ((1, 1), (2, 4), (5, 8), (9, 12), (13, 16), (17, 20))
"""Threads that are averaged together, first and last."""
FEW = 3
"""Threads in which something has to be asked for before there is anything to infer from."""


class Edit(Value):
    """One thing that a person did because the answer was not as they wanted it."""

    slot: Slot
    wanted: str
    said: str
    """The words, the emoji, or the button in brackets."""
    contrary: bool = False
    """Whether the profile had put the other thing there."""
    inferred: bool = False
    """And nobody had said that outright."""


class Used(Value):
    """A wish of the profile that stood in the first version's prompt."""

    usual: Usual
    inferred: bool
    """Whether nobody said it; else it was kept by a press, and holds as said outright."""


class Visit(Value):
    """One thread: what the first answer was made with, and what it took until the person was content."""

    thread: int
    edits: tuple[Edit, ...] = ()
    used: tuple[Used, ...] = ()
    known: tuple[Usual, ...] = ()
    """All that is inferred or was kept by the end of the thread, fitting or not."""
    pressed: Literal["", "keep", "here", "never"] = ""
    missed: tuple[str, ...] = ()
    """What was still not there when they gave up."""
    strays: tuple[str, ...] = ()
    """Lines about the person in a prompt that come from no wish for a question of this kind and topic: leaks."""
    text: str = ""
    """The first version."""

    @property
    def cost(self) -> int:
        """How much they had to do: edits, and a press by which a habit was sent away."""
        return len(self.edits) + (self.pressed in ("here", "never"))


class Life(Value):
    """All threads of a person, with their profile in use or switched off."""

    person: str
    profile: bool
    visits: tuple[Visit, ...]


class Found(Value):
    """What became of one preference that a person started with, until they changed their mind."""

    preference: Preference
    asked: int
    """Threads in which they had to ask for it."""
    threads: int
    """Threads that it concerned."""
    inferred: bool
    """Whether it was rightly inferred."""
    first: int | None = None
    """Threads that it concerned before the one that first used it; None where none did."""


class Followed(Value):
    """What became of a change of mind, in threads that it concerned, counted from the change on."""

    person: str
    old: Preference
    new: Preference
    was_used: bool
    """Whether the old preference was ever in use: else there is nothing to be dropped."""
    kept: bool
    """Whether they had pressed Keep on it."""
    concerned: int
    dropped: int | None = None
    """Threads in which the old one was still used; None where it was to the end."""
    adopted: int | None = None
    """Threads before the one that first used the new one; None where none did."""


class Sums(Value):
    """The figures of one arm."""

    edits: tuple[float | None, ...]
    """Edits a thread, by BUCKETS; None where there was no such thread."""
    content: tuple[float | None, ...]
    """The share of threads whose first answer needed none, by BUCKETS."""
    unmet: int
    """Threads in which the person gave up."""
    threads: int
    with_profile: int
    """Threads whose first answer was made with something of the profile."""
    worse: int
    """Of these, those where the person asked for the contrary of what the profile had put there, or pressed it away."""
    for_once: int
    """Of the worse: because the other thing was wanted for this once."""
    outdated: int
    """Of the worse: because they had changed their mind."""
    against_kept: int
    """Of the worse: against what they themselves had kept by a press; such a wish holds until they say otherwise."""
    leaks: int
    """Lines of the profile in a prompt of another kind of task or topic than the wish is for."""


def sums(lives: Sequence[Life], people: Sequence[Person]) -> Sums:
    """The figures of the lives of one arm."""
    by_name = {one.name: one for one in people}
    visits = [(by_name[life.person], visit) for life in lives for visit in life.visits]
    worse = [(person, visit) for person, visit in visits if _spoiled(visit)]
    reasons = [_reason(person, visit) for person, visit in worse]
    return Sums(
        edits=_bucketed(visits, lambda visit: float(visit.cost)),
        content=_bucketed(visits, lambda visit: float(not visit.cost)),
        unmet=sum(bool(visit.missed) for _, visit in visits),
        threads=len(visits),
        with_profile=sum(bool(visit.used) for _, visit in visits),
        worse=len(worse),
        for_once=reasons.count("once"),
        outdated=reasons.count("outdated"),
        against_kept=sum(any(one.contrary and not one.inferred for one in visit.edits) for _, visit in worse),
        leaks=sum(len(visit.strays) for _, visit in visits),
    )


def _bucketed(visits: Iterable[tuple[Person, Visit]], measure: Callable[[Visit], float]) -> tuple[float | None, ...]:
    """The mean of each bucket over all threads in it; threads after the last bucket are in it too."""
    found: list[list[float]] = [[] for _ in BUCKETS]
    for _, visit in visits:
        place = next((place for place, (_, last) in enumerate(BUCKETS) if visit.thread <= last), len(BUCKETS) - 1)
        found[place].append(measure(visit))
    return tuple(fmean(values) if values else None for values in found)


def _spoiled(visit: Visit) -> bool:
    return visit.pressed in ("here", "never") or any(edit.contrary for edit in visit.edits)


def _reason(person: Person, visit: Visit) -> str:
    """Why a thread was made worse: a whim, a change of mind, or an inference that was never right."""
    slots = {edit.slot for edit in visit.edits if edit.contrary}
    once, change = person.days[visit.thread - 1].once, person.change
    if once and (once.slot in slots or visit.pressed == "here"):
        return "once"
    changed = change is not None and visit.thread >= change.thread
    if changed and change and (change.old.slot in slots or visit.pressed == "never"):
        return "outdated"
    return "wrong"


def found(person: Person, life: Life) -> tuple[Found, ...]:
    """What became of each preference that a person started with, as long as they had it."""
    return tuple(_found(one, person, life) for one in person.preferences)


def _found(preference: Preference, person: Person, life: Life) -> Found:
    change = person.change
    until = change.thread if change and change.old == preference else len(life.visits) + 1
    own = [visit for visit in life.visits if visit.thread < until]
    concerned = [visit for visit in own if preference.concerns(person.days[visit.thread - 1].question)]
    firsts = [place for place, visit in enumerate(concerned) if _uses(visit, preference)]
    return Found(
        preference=preference,
        asked=sum(any(_asks(edit, preference) for edit in visit.edits) for visit in concerned),
        threads=len(concerned),
        inferred=any(preference.served_by(usual) for visit in own for usual in visit.known),
        first=firsts[0] if firsts else None,
    )


def _asks(edit: Edit, preference: Preference) -> bool:
    return (edit.slot, edit.wanted) == (preference.slot, preference.value)


def _uses(visit: Visit, preference: Preference) -> bool:
    return any(preference.served_by(one.usual) for one in visit.used)


def wrong(person: Person, life: Life) -> tuple[str, ...]:
    """The ids of what was inferred and is none of theirs, then or before: each once."""
    ids: dict[str, None] = {}
    for visit in life.visits:
        real = {*person.preferences, *person.truth(visit.thread)}
        for usual in visit.known:
            if not any(one.served_by(usual) for one in real):
                ids[usual.id] = None
    return tuple(ids)


def followed(person: Person, life: Life) -> Followed | None:
    """How long a change of mind took to be followed; None for somebody who did not change it."""
    change = person.change
    if change is None or len(life.visits) < change.thread:
        return None
    concerned = [one for one in life.visits if change.old.concerns(person.days[one.thread - 1].question)]
    before = [one for one in concerned if one.thread < change.thread]
    after = [one for one in concerned if one.thread >= change.thread]
    stale = [place for place, visit in enumerate(after) if _uses(visit, change.old)]
    fresh = [place for place, visit in enumerate(after) if _uses(visit, change.new)]
    dropped = stale[-1] + 1 if stale else 0
    return Followed(
        person=person.name,
        old=change.old,
        new=change.new,
        was_used=bool(stale) or any(_uses(visit, change.old) for visit in before),
        kept=any(not one.inferred and change.old.served_by(one.usual) for visit in concerned for one in visit.used),
        concerned=len(after),
        dropped=dropped if dropped < len(after) else None,
        adopted=fresh[0] if fresh else None,
    )


class SlotSums(Value):
    """What became of everybody's preferences on one slot."""

    slot: Slot
    preferences: int
    right: int
    """Rightly inferred."""
    used: int
    """And used in an answer."""
    scarce: int
    """Of those not inferred: asked for in fewer threads than it takes."""
    first: float | None
    """Of those used: in how many threads that they concerned they were not, on average, before they first were."""
    wrong: int
    """Inferences on the slot that are nobody's preference."""


def by_slot(lives: Sequence[Life], people: Sequence[Person]) -> tuple[SlotSums, ...]:
    """The figures of each slot on which somebody prefers something or something was inferred."""
    by_name = {one.name: one for one in people}
    founds = [one for life in lives for one in found(by_name[life.person], life)]
    wrongs = [usual for life in lives for name in wrong(by_name[life.person], life) if (usual := Usual.parse(name))]
    slots = {one.preference.slot for one in founds} | {one.slot for one in wrongs}
    return tuple(
        _slot(slot, [one for one in founds if one.preference.slot is slot], sum(one.slot is slot for one in wrongs))
        for slot in Slot
        if slot in slots
    )


def _slot(slot: Slot, founds: Sequence[Found], wrongs: int) -> SlotSums:
    firsts = [one.first for one in founds if one.first is not None]
    return SlotSums(
        slot=slot,
        preferences=len(founds),
        right=sum(one.inferred for one in founds),
        used=len(firsts),
        scarce=sum(not one.inferred and one.asked < FEW for one in founds),
        first=fmean(firsts) if firsts else None,
        wrong=wrongs,
    )
