"""What an event speaks about, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.answers import Answer
from bot.events import FeedbackEvent
from bot.interpret.buttons import ButtonTable
from bot.interpret.emoji import EmojiTable
from bot.interpret.reading import Reading
from bot.threads import Thread
from bot.values import Value


class Read(Protocol):
    """A reader of a message's words."""

    def __call__(self, text: str, *, has_answer: bool, answering: bool, quote: str | None) -> Reading:
        """What the words want."""


class Tables(Value):
    """The operator's tables for what emoji and buttons mean."""

    emoji: EmojiTable
    buttons: ButtonTable


@dataclass(frozen=True)
class Scene:
    """What an event speaks about, and how it is read."""

    event: FeedbackEvent
    thread: Thread
    answer: Answer | None
    tables: Tables
    read: Read
