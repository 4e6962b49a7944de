"""Joining accounts of one person by a code that is used once: its letters, its limits, what comes of it. Pure."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from bot.events import PersonRef
from bot.values import Value

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The letters of a code: no 0 and O, no 1 and I, since people read it from one screen and type it on another."""
LETTERS = 8
"""Of a code: 32 to the 8th are 10 to the 12th, and nobody has more than a few tries."""
VALID = 600.0
"""Seconds that a code is good for: time to open the other app."""
TRIES = 5
"""Wrong codes that one person can type within VALID seconds."""


class Step(StrEnum):
    """What came of typing a code, or of asking for one."""

    MADE = "made"
    """There is a code: it is to be typed on the other account."""
    TYPED = "typed"
    """It was typed on the other account; the first one has to type it once more, to agree."""
    JOINED = "joined"
    EARLY = "early"
    """It is one's own code, and nobody has typed it on another account yet."""
    UNKNOWN = "unknown"
    """There is no such code, or it is too old, or it was used."""
    ALREADY = "already"
    """The accounts are joined."""
    NEIGHBOURS = "neighbours"
    """Both accounts, or two that they are joined with, are of one workspace, and there one person has one."""
    TOO_MANY = "too many"
    """Too many wrong codes; a while has to pass."""


class Joining(Value):
    """What came of it, and who is on the other side, where that is known."""

    step: Step
    other: PersonRef | None = None
    circle: tuple[PersonRef, ...] = ()
    """Once joined, all accounts that are one person now."""
    seconds: float = 0.0
    """How long the code is still good, or until a code can be typed again."""


def spelled(letters: str) -> str:
    """A code as it is shown: XXXX-XXXX."""
    return f"{letters[: LETTERS // 2]}-{letters[LETTERS // 2 :]}"


def plain(typed: str) -> str:
    """A code without what people put around and between its letters; "" where it cannot be one."""
    letters = "".join(one for one in typed.upper() if one.isalnum())
    return letters if len(letters) == LETTERS and set(letters) <= set(ALPHABET) else ""


def sealed(letters: str) -> str:
    """What is kept of a code: it can be known again, and not read."""
    return hashlib.sha256(f"join {letters}".encode()).hexdigest()


def neighbours(circle: tuple[PersonRef, ...], other: tuple[PersonRef, ...]) -> bool:
    """Whether two circles would have two accounts of one workspace."""
    homes = {(one.platform, one.workspace) for one in circle}
    return any((one.platform, one.workspace) in homes for one in other)
