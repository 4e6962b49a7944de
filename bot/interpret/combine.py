"""The wishes of a reply taken together: what is said twice, what gives way, and what belongs into one value."""

from __future__ import annotations

from collections.abc import Sequence

from bot.directives import ACTS, Scope, Slot
from bot.interpret.cover import Found
from bot.interpret.reading import Wish
from bot.length import parse_length

_GENERAL = ("beginner", "expert")


def combined(found: Sequence[Found]) -> tuple[Wish, ...]:
    """The wishes in the order in which they were said, one for each slot of style that can hold but one value.

    A wish that says only what is not wanted gives way to one that says what is (`bullets, not a table`); a length in
    numbers takes the place of `shorter`; tones, forms and languages said together become one value.
    """
    kept = [one for one in found if not _gives_way(one, found)]
    wishes: list[Wish] = []
    for one in kept:
        wish = one.wish
        same = next((held for held in wishes if held.slot is wish.slot and _for(held) == _for(wish)), None)
        if wish in wishes or (wish.slot in ACTS and same):
            continue
        if same and wish.slot in (Slot.TONE, Slot.FORMAT, Slot.LANGUAGE):
            wishes[wishes.index(same)] = same.model_copy(update={"value": _joined(same.value, wish.value)})
        elif same and wish.slot is Slot.CASE:
            wishes[wishes.index(same)] = same if wish.value == "lowercase" else wish
        elif same and wish.slot is Slot.EXPERTISE:
            wishes[wishes.index(same)] = wish if same.value in _GENERAL else same
        elif same and wish.slot is Slot.LENGTH and same.value == _plainest(wish.value):
            wishes[wishes.index(same)] = wish
        elif not (same and wish.slot is Slot.LENGTH and _plainest(same.value) == wish.value):
            wishes.append(wish)
    return tuple(wish for wish in wishes if not _held_longer(wish, wishes))


def _for(wish: Wish) -> tuple[Scope, str, str]:
    """How long it holds, and for what: only wishes that have this in common are one."""
    return wish.scope, wish.task or "", wish.topic


_SPAN = (Scope.ANSWER, Scope.THREAD, Scope.ALWAYS)


def _held_longer(wish: Wish, wishes: Sequence[Wish]) -> bool:
    """Whether the same is wished for longer as well, or exactly (`two sentences max? no, exactly two`)."""
    if wish.slot in ACTS:
        return False
    if wish.slot is Slot.LENGTH and any(
        other.value == wish.value.replace("at most", "exactly") != wish.value for other in wishes
    ):
        return True
    same = [
        other
        for other in wishes
        if (other.slot, other.value, other.target) == (wish.slot, wish.value, wish.target)
        and (other.task, other.topic) in ((None, ""), (wish.task, wish.topic))
    ]
    return any(_SPAN.index(other.scope) > _SPAN.index(wish.scope) for other in same)


def _gives_way(one: Found, found: Sequence[Found]) -> bool:
    wish = one.wish
    others = [other for other in found if other is not one and _for(other.wish) == _for(wish)]
    same = [other for other in others if other.wish.slot is wish.slot]
    if one.weak and wish.slot is Slot.KEEP:  # "not shorter, just friendlier"
        return any(other.wish.slot is not Slot.KEEP for other in found)
    if one.weak and wish.slot in (Slot.TONE, Slot.FORMAT, Slot.EXPERTISE):
        return any(not other.weak for other in same)
    if wish.slot is not Slot.LENGTH or not _relative(wish):
        return False
    counted = any(
        other.wish.slot is Slot.FORMAT and any(char.isdigit() for char in other.wish.value) for other in others
    )
    firmer = counted or any(not other.soft for other in same)
    return any(not _relative(other.wish) for other in same) or (one.soft and firmer)


def _relative(wish: Wish) -> bool:
    length = parse_length(wish.value)
    return length is not None and length.is_relative


def _plainest(value: str) -> str:
    return value.removeprefix("a bit ").removeprefix("much ")


def _joined(first: str, second: str) -> str:
    """Both values as one; a list with its number says all that the list alone does."""
    parts = first.split(" and ")
    if any(part == second or part.endswith(f" {second}") for part in parts):
        return first
    others = [part for part in parts if not second.endswith(f" {part}")]
    return " and ".join([*others, second])
