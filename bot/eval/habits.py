"""Simulated people as values: what each of them secretly prefers, asks, and wants of each answer. Pure."""

from __future__ import annotations

from bot.directives import Slot
from bot.profiles import Usual
from bot.tasks import TaskKind
from bot.values import Value
from bot.wanted import way

SHORT, LONG = 70, 150
"""Words up to which an answer is short to those who like short ones, and from which it is long."""


class Question(Value):
    """One question of the pool, with what its writer meant it to be: the bot is not told."""

    kind: TaskKind
    topic: str
    text: str


class Preference(Value):
    """What somebody prefers of one kind of task, or of one topic."""

    slot: Slot
    value: str
    """In canonical words; for a length `short` or `long`."""
    kind: TaskKind | None = None
    topic: str = ""

    @property
    def about(self) -> tuple[Slot, TaskKind | None, str]:
        """What it is about, its value aside."""
        return self.slot, self.kind, self.topic

    @property
    def pull(self) -> str:
        """The way in which a wish that serves it pulls."""
        return {"short": "down", "long": "up"}.get(self.value) or way(self.slot, self.value)

    @property
    def name(self) -> str:
        """For a table: `format table, data`."""
        return f"{self.slot.value} {self.value}, {self.topic or (self.kind.value if self.kind else 'all')}"

    def concerns(self, question: Question) -> bool:
        """Whether it is about a question of this kind and topic."""
        return self.kind in (None, question.kind) and self.topic in ("", question.topic)

    def served_by(self, usual: Usual) -> bool:
        """Whether a conclusion is this very preference, for the very kind of task or topic."""
        same = (usual.slot, usual.task, usual.topic) == self.about
        return same and way(usual.slot, usual.value) == self.pull


class Change(Value):
    """A change of mind: from a thread on, a preference has another value."""

    thread: int
    """From 1."""
    old: Preference
    new: Preference


class Day(Value):
    """One thread to come: what is asked, and what is wanted otherwise for this once."""

    question: Question
    once: Preference | None = None


class Person(Value):
    """Somebody with hidden preferences and all the threads that they will open."""

    name: str
    preferences: tuple[Preference, ...]
    """What they start with."""
    change: Change | None = None
    days: tuple[Day, ...]
    limits: bool = False
    """Whether they name numbers (`at most 70 words`) where others say `shorter`."""
    taps: bool = False
    """Whether they now and then use an emoji or a button instead of words."""
    ignores: bool = False
    """Whether they press nothing under what the bot says of their habits."""
    thumbs: bool = False
    """Whether they put 👍 on an answer once it is right."""

    def truth(self, thread: int) -> tuple[Preference, ...]:
        """What they prefer by the time of a thread, from 1."""
        change = self.change
        if change is None or thread < change.thread:
            return self.preferences
        return tuple(change.new if one == change.old else one for one in self.preferences)

    def wants(self, thread: int) -> tuple[Preference, ...]:
        """What they want of that thread's answer: what they prefer of such a question, or the other thing for once."""
        day = self.days[thread - 1]
        fits = (one for one in self.truth(thread) if one.concerns(day.question))
        return tuple(day.once if day.once and day.once.about == one.about else one for one in fits)
