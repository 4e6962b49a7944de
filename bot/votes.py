"""A vote on one thing that an answer can be: who wants what, how many that are, and what of it counts. Pure.

The asker's voice weighs as much as a quorum: it counts at once, and only more people than that outvote it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.directives import Directive, Slot
from bot.values import Value

Key = tuple[Slot, str, str, bool]
Agree = Callable[[Directive, Directive], bool]


class Vote(Value):
    """What some people want."""

    wish: Directive
    """The latest that says it."""
    people: int
    needed: int
    counts: bool
    """Whether it is in force: enough want it, or the asker does, and nothing that more people want is against it."""


def same(wish: Directive) -> Key:
    """What is equal of wishes that say the same."""
    return wish.slot, wish.value, wish.target or "", wish.verbatim


def distinct(wishes: Iterable[Directive]) -> tuple[Directive, ...]:
    """Of wishes that say the same only the latest; in the order of those."""
    found: dict[Key, Directive] = {}
    for one in reversed(tuple(wishes)):
        found.setdefault(same(one), one)
    return tuple(found.values())[::-1]


def voted(stands: Mapping[str, Sequence[Directive]], asker: str, quorum: int, agrees: Agree) -> tuple[Vote, ...]:
    """Everything that is wanted of one rivalry, what most people want first; `stands` has what each person wants."""
    wishes: dict[Key, Directive] = {}
    for stand in stands.values():
        for one in stand:
            held = wishes.setdefault(same(one), one)
            if (held.order, held.event, held.part) < (one.order, one.event, one.part):
                wishes[same(one)] = one
    meets = {(one, other): agrees(wishes[one], wishes[other]) for one in wishes for other in wishes}
    stances: dict[frozenset[Key], list[str]] = {}  # by what it is, the people who take it: a crowd has few
    for who, stand in stands.items():
        stances.setdefault(frozenset(map(same, stand)), []).append(who)
    people, weights = dict.fromkeys(wishes, 0), dict.fromkeys(wishes, 0)
    for stance, backers in stances.items():
        for name in wishes:
            if all(meets[name, held] for held in stance):
                people[name] += len(backers)
                weights[name] += len(backers) + (quorum - 1 if asker in backers else 0)
    ranked = sorted(wishes, key=lambda name: (weights[name], wishes[name].order, wishes[name].event), reverse=True)
    first = next((name for name in ranked if weights[name] >= quorum), None)
    return tuple(
        Vote(
            wish=wishes[name],
            people=people[name],
            needed=quorum,
            counts=first is not None and weights[name] >= quorum and meets[name, first],
        )
        for name in ranked
    )
