"""What a reader of feedback finds: the kind of message, the wishes in it, and the words it could not read."""

from __future__ import annotations

from enum import StrEnum

from bot.directives import STYLE, Scope, Slot
from bot.tables.analysis import Analysis
from bot.tasks import TaskKind
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
    task: TaskKind | None = None
    """The kind of task that it is for, where it lasts; None for every kind."""
    topic: str = ""
    """What a question has to be about for it to hold, where it lasts; "" for whatever."""

    verbatim: bool = False
    """Whether the value is the person's own sentence, to be followed as it stands."""

    analysis: Analysis | None = None
    """What a model read words about data as."""

    def lasting(self, scope: Scope) -> Wish:
        """The wish for that long, where it is one that can hold; what is said to be for longer stays so."""
        holds = self.slot in STYLE or self.slot in _HOLDING
        return self.model_copy(update={"scope": scope}) if holds and scope is not Scope.ANSWER else self


_HOLDING = (Slot.INCLUDE, Slot.EXCLUDE, Slot.EXAMPLE, Slot.CORRECT, Slot.KEEP)


class Reading(Value):
    """What was read; `unread` holds, word for word, the clauses that no wish accounts for."""

    kind: Kind
    wishes: tuple[Wish, ...] = ()
    unread: tuple[str, ...] = ()
    doubt: Kind | None = None
    """The other kind that the message may be: people are offered it with one press."""
