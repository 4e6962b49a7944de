"""What a clause was found to wish, and how."""

from __future__ import annotations

from typing import NamedTuple

from bot.interpret.reading import Wish


class Found(NamedTuple):
    """A wish as it was found."""

    wish: Wish
    weak: bool = False
    """It says only what is not wanted: a wish that says what is wanted instead takes its place."""
    noun: bool = False
    """It is no more than a thing's name."""
    soft: bool = False
    """A number said beside it takes its place."""


class Covered(NamedTuple):
    """A clause of which every word is accounted for."""

    found: tuple[Found, ...] = ()
    thanks: bool = False
    praise: bool = False
    bare: bool = True
    """Nothing in it says that something is to be done: no verb, no `more`, no `as`."""
    firm: bool = False
    """It tells to do something, whatever that is."""
