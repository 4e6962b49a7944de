"""What somebody misses in an answer. Pure.

Of form and length the text itself decides, by the checks of `bot.constraints` and a count of words; of tone and
expertise no check of a text is honest, so there it counts what is in force of the version, as the model was told it.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers import Version
from bot.constraints.parse import constraint
from bot.directives import Slot
from bot.eval.habits import LONG, SHORT, Preference
from bot.length import words
from bot.wanted import Held, pull, wanted

ORDER = (Slot.FORMAT, Slot.LENGTH, Slot.EXPERTISE, Slot.TONE)
"""What people notice first."""


def missing(version: Version, wants: Iterable[Preference]) -> tuple[Preference, ...]:
    """What of that is not there, in the order in which it is noticed."""
    gone = (one for one in wants if not there(version, one))
    return tuple(sorted(gone, key=lambda one: ORDER.index(one.slot)))


def there(version: Version, want: Preference) -> bool:
    """Whether a version has what somebody wants of it."""
    if want.slot is Slot.LENGTH:
        have = words(version.text)
        return have <= SHORT if want.value == "short" else have >= LONG
    if want.slot is Slot.FORMAT:
        checked = constraint(want.slot, want.value)
        return checked is not None and bool(version.text.strip()) and not checked.check(version.text)
    held = in_force(version, want.slot)
    return held is not None and pull(held.directive) == want.pull


def in_force(version: Version, slot: Slot) -> Held | None:
    """What a version was told on a slot of style, by the thread's wishes and the profile as it was used."""
    return wanted(version.context, version.profile).held(slot)


def opposed(version: Version, want: Preference) -> bool:
    """Whether the profile put the other thing there than what is wanted: feedback on it is contrary to the profile."""
    held = in_force(version, want.slot)
    return held is not None and held.from_profile and pull(held.directive) != want.pull
