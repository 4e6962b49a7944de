"""A thread's state as a value, and what one event makes of it. Pure."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from bot.answers import Answer, Offer
from bot.changes import Change
from bot.condition import Told
from bot.context import Policy, PromptContext
from bot.directives import Directive, Scope, Slot
from bot.events import FeedbackEvent, ThreadRef
from bot.interpret.reading import Kind
from bot.prompt import key
from bot.values import Value
from bot.which import Pending


class Owed(Value):
    """An answer that is still to be written: of which event, and whether anew from an unchanged context."""

    event: str
    again: bool = False


class Cast(Value):
    """One voice for something that is done once, where people vote."""

    person: str
    slot: Slot
    value: str = ""
    source: str
    """What takes it back."""


class Aside(Value):
    """What of a person's profile does not hold in a thread."""

    person: str
    entry: str = ""
    """The id of a wish or of what is inferred; "" for the whole profile."""


class Comparison(Value):
    """Two variants of an answer that differ in one thing, until somebody has chosen or said something else."""

    event: str
    """Which asked for it."""
    by: str
    answer: int = 0
    """The number of the answer that the variants are of."""
    sides: tuple[Directive, Directive]
    """What each is written with beside all that holds."""
    versions: tuple[int, ...] = ()
    """Their numbers, as far as they are written, in the order of the sides."""

    @property
    def whole(self) -> bool:
        """Whether both are written."""
        return len(self.versions) == len(self.sides)


class Thread(Value):
    """All of a thread but its events and its answers' texts."""

    ref: ThreadRef
    head: int = 0
    """Goes up by one with every commit; a commit on any other head is void."""
    sequence: int = 0
    """The sequence number of the last event applied."""
    context: PromptContext = PromptContext()
    answer: int = 0
    """The number of the answer that feedback is about, mostly the newest; 0 before the first question."""
    answers: int = 0
    """How many answers the thread has."""
    about: int = 0
    """The answer that feedback is about which names none, where that is not the newest; else 0."""
    next_version: int = 1
    """The number that this answer's next version gets."""
    owed: Owed | None = None
    asked_back: str | None = None
    """Whom the bot has asked what was wrong, while it waits for a reply."""
    pending: tuple[Pending, ...] = ()
    """Wishes that wait until their author has said which passage is meant, one question a person."""
    changes: tuple[Change, ...] = ()
    """Of this answer, oldest first."""
    told: Told = Told()
    """What people were told of the condition of the wishes."""
    casts: tuple[Cast, ...] = ()
    """Voices for what is done once, while they are too few."""
    asides: tuple[Aside, ...] = ()
    comparing: Comparison | None = None

    def aside(self, person: str) -> tuple[str, ...]:
        """The entries of a person's profile that do not hold here; "" among them for all of it."""
        return tuple(one.entry for one in self.asides if one.person == person)

    @field_validator("pending", mode="before")
    @classmethod
    def _one_or_none(cls, given: object) -> object:
        """Threads stored before several people could be asked at once have one question, or null."""
        return () if given is None else given if isinstance(given, list | tuple) else (given,)

    def asking(self, event: str) -> Pending | None:
        """The question that came of an event, while it waits for its answer."""
        return next((one for one in self.pending if one.event == event), None)


class Focus(Value):
    """What a thread knows of one of its answers; kept beside each answer while feedback is about another."""

    context: PromptContext
    next_version: int = 1
    changes: tuple[Change, ...] = ()


class Personal(Value):
    """What an event does to what is kept of its author, beside what its directives do."""

    keeps: str = ""
    """The id of what was inferred and is now said outright."""
    never: str = ""
    """The id of what must not be inferred any more."""
    allows: str = ""
    """The id of what may be inferred again."""
    aside: str | None = None
    """The id of what does not hold in this thread, "" for the whole profile."""
    back: bool = False
    """Whether the profile holds in this thread again."""
    joins: str | None = None
    """The code by which accounts are joined, "" for a new one."""
    parts: bool = False
    """Whether the account is parted from those that it is joined with."""
    met: int | None = None
    """The question of the first meeting that it answers, or skips, from 1; 0 begins it anew."""
    shares: str = ""
    """The name of what is remembered for the whole workspace from now on."""
    drops: str = ""
    """The name of what is remembered no more."""


class Interpretation(Value):
    """What an event means: its kind where it is a message, its directives, and what else it asks of the bot."""

    kind: Kind | None = None
    directives: tuple[Directive, ...] = ()
    question: str | None = None
    """The text of a new question, for the kinds question and task."""
    policy: Policy | None = None
    topic: Literal["why", "history", "profile", "memory", "help", "ledger", "query"] | None = None
    """What the person wants to be told about."""
    forgets: bool = False
    """Whether the person's profile is erased."""
    switches: bool | None = None
    """Whether the person's profile is used from now on; None leaves that as it is."""
    profile_only: bool = False
    """Whether the directives are for the profile and leave this thread as it is."""
    takes_back: Slot | None = None
    """The act (accept, reject) that a removed reaction had done."""
    notice: str = ""
    """What the person is told beside the answer."""
    offer: Offer | None = None
    """What else it may have meant, to be had with one press."""
    offers: tuple[Offer, ...] = ()
    """What can be answered to its notice with one press."""
    unasks: int | None = None
    """The number of the answer that feedback is about again, where the event takes back the question that it is at."""
    settles: str = ""
    """The id of the event whose question (which passage?) this answers."""
    then: FeedbackEvent | None = None
    """What its author is taken to say right after it: the same words, read as the other kind."""
    personal: Personal = Personal()
    ends_comparing: bool = False
    """Whether neither of two variants is wanted."""

    @property
    def wishes(self) -> tuple[Directive, ...]:
        """Of the directives, those that are no acts."""
        return tuple(directive for directive in self.directives if directive.is_wish)


class Outcome(Value):
    """What came of one event; kept beside it."""

    event: str
    seq: int
    kind: Kind | None = None
    directives: tuple[Directive, ...] = ()
    notice: str = ""
    offers: tuple[Offer, ...] = ()
    """What could be had with one press, as it was offered with the notice."""
    answer: int | None = None
    """The answer that it was about, or opened."""
    version: int | None = None
    """The version that people saw because of it; None if none came."""
    stopped: bool = False
    """Whether the generation that it started was stopped by newer feedback or by a person."""
    interpret_ms: float = 0.0


class Turn(Value):
    """A thread after an event, its newest answer, and the event's outcome."""

    thread: Thread
    answer: Answer | None
    outcome: Outcome
    stop: bool = False
    """Whether a running generation shall end with what there is."""
    chosen: tuple[Directive, ...] = ()
    """What made the difference of the variant that was chosen of two."""

    def inert_after(self, before: Thread) -> bool:
        """Whether a generation that runs for `before` may run on."""
        after = self.thread
        same = (after.owed, after.asides) == (before.owed, before.asides)
        return not self.stop and same and key(after.context) == key(before.context)


def focus(thread: Thread) -> Focus:
    """What a thread knows of the answer that it is at."""
    return Focus(context=thread.context, next_version=thread.next_version, changes=thread.changes)


def refocused(thread: Thread, answer: Answer, known: Focus) -> Thread:
    """The thread when feedback comes on another of its answers: that answer's own context holds again.

    What belongs to the whole thread stays: its policy, its files, and the wishes for the thread.
    """
    own = [held for held in known.context.directives if held.scope is not Scope.THREAD]
    shared = [held for held in thread.context.directives if held.scope is Scope.THREAD]
    directives = sorted((*own, *shared), key=lambda held: (held.order, held.event, held.part))
    context = known.context.model_copy(
        update={
            "policy": thread.context.policy,
            "data": thread.context.data,
            "directives": tuple(directives),
        }
    )
    return thread.model_copy(
        update={
            "answer": answer.number,
            "context": context,
            "next_version": known.next_version,
            "changes": known.changes,
        }
    )
