"""What the store gives and takes, as values: a thread's state, a change to it, and what stands in lists."""

from __future__ import annotations

from bot.answers import Answer, Version
from bot.events import FeedbackEvent, ThreadRef
from bot.profiles import Lesson
from bot.threads import Outcome, Thread
from bot.values import Value


class State(Value):
    """A thread as the database has it: its newest answer, and the events not yet applied, in the order of arrival."""

    thread: Thread
    answer: Answer | None = None
    unapplied: tuple[FeedbackEvent, ...] = ()
    unshown: bool = False
    """Whether people may not see yet what the answer came to."""
    untold: bool = False
    """Whether somebody may not have been told yet what came of an event."""
    touched: tuple[ThreadRef, ...] = ()
    """Other threads that a commit has changed: somebody was erased who had spoken there."""


class Commit(Value):
    """What changes together. It takes effect only on the head that `thread` was loaded with."""

    thread: Thread
    answer: Answer | None = None
    """The newest answer; its row is written, its versions are not."""
    versions: tuple[Version, ...] = ()
    """Versions of that answer to write, new or changed."""
    outcomes: tuple[Outcome, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    shows: bool = False
    """Whether people are to see another thing than before; `shown` says that they do."""
    tells: str = ""
    """The event whose notice a person is to be told; `told` says that they were."""


class Summary(Value):
    """A thread in a list."""

    ref: ThreadRef
    title: str
    owed: bool


class Entry(Value):
    """An event of a thread's history, with what came of it; no outcome means it is not applied yet."""

    event: FeedbackEvent
    outcome: Outcome | None
