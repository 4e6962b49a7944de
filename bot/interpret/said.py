"""What a part of a reply is, and what it wishes."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from bot.interpret.cover import Found


class Said(Enum):
    """What a part of a reply is."""

    WISH = auto()
    UNREAD = auto()
    QUESTION = auto()
    TASK = auto()
    THANKS = auto()
    CHATTER = auto()
    REPORT = auto()
    """What was tried or found, in a longer job."""


class Part(NamedTuple):
    """A stretch of the plain text, and what it is."""

    said: Said
    start: int
    end: int
    wishes: tuple[Found, ...] = ()
