"""A part of an answer as a person names it: what kind of part, which of them, what it says or is called. Pure."""

from __future__ import annotations

from bot.values import Value


class Name(Value):
    """A part named by its kind, its place, what it is about or what it is called."""

    kind: str
    """A name in `kinds.KINDS`, or `column`."""
    places: tuple[int, ...] = ()
    """From 1, or from the end; 0 for the middle one. None given: the only one there is."""
    numbered: bool = False
    """Whether the place was said as a number (`step 3`)."""
    every: bool = False
    """All of them (`the bullets`)."""
    about: str = ""
    label: str = ""
    """What it is called: a function's name, a section's title."""
    says: str = ""
    """The words that it is said to have."""


def counted(first: int, count: int) -> tuple[int, ...]:
    """The places of so many parts: from the first one on, or up to the one so far from the end."""
    if first > 0:
        return tuple(range(first, first + count))
    return tuple(range(first - count + 1, first + 1))
