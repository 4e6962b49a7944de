"""What a reader of feedback finds: the kind of message, the wishes in it, and the words it could not read."""

from __future__ import annotations

from enum import StrEnum

from bot.directives import Scope, Slot
from bot.values import Value


class Kind(StrEnum):
    """What a message in a thread is."""

    FEEDBACK = "feedback"
    QUESTION = "question"
    TASK = "task"
    ANSWER_TO_BOT = "answer_to_bot"
    THANKS = "thanks"
    CHATTER = "chatter"


class Wish(Value):
    """A directive before it has an author and an event."""

    slot: Slot
    value: str = ""
    scope: Scope = Scope.ANSWER
    target: str | None = None


class Reading(Value):
    """What was read; `unread` holds, word for word, the clauses that no wish accounts for."""

    kind: Kind
    wishes: tuple[Wish, ...] = ()
    unread: tuple[str, ...] = ()
    doubt: Kind | None = None
    """The other kind that the message may be: people are offered it with one press."""
