"""What is wanted, imperative: a slot, a value, how long it holds, who said it and in which event."""

from __future__ import annotations

from enum import StrEnum

from bot.tables.analysis import Analysis
from bot.tasks import TaskKind
from bot.values import Value


class Slot(StrEnum):
    """What a directive is about."""

    TONE = "tone"
    LENGTH = "length"
    EXPERTISE = "expertise"
    FORMAT = "format"
    LANGUAGE = "language"
    CASE = "case"
    START = "start"
    END = "end"
    INCLUDE = "include"
    EXCLUDE = "exclude"
    CORRECT = "correct"
    PASSAGE = "passage"
    KEEP = "keep"
    EXAMPLE = "example"
    PIN = "pin"
    STEP = "step"
    ANALYSIS = "analysis"
    CHART = "chart"
    AGAIN = "again"
    UNDO = "undo"
    RESTORE = "restore"
    RESET = "reset"
    COMPARE = "compare"
    ACCEPT = "accept"
    REJECT = "reject"
    STOP = "stop"


STYLE = (Slot.EXPERTISE, Slot.TONE, Slot.LANGUAGE, Slot.FORMAT, Slot.LENGTH, Slot.CASE, Slot.START, Slot.END)
"""The slots that hold one value at a time, in the order in which they are rendered: least often changed first."""

CONTENT = (Slot.CORRECT, Slot.KEEP, Slot.INCLUDE, Slot.EXCLUDE, Slot.EXAMPLE, Slot.PASSAGE)
"""The slots that hold a list of requirements, in the order in which they are rendered."""

FACTS = (Slot.PIN, Slot.STEP)
"""What is to be known rather than done: a fact that holds in this thread, a line of a longer job's ledger."""

DATA = (Slot.ANALYSIS, Slot.CHART)
"""What is to be computed of attached tables, and how it is drawn: the person's own words, which rewrite the analysis
and the chart before, in the order in which they were said."""

WISHES = (*STYLE, *CONTENT, *FACTS, *DATA)
"""What holds until it is withdrawn."""

ACTS = (Slot.AGAIN, Slot.UNDO, Slot.RESTORE, Slot.RESET, Slot.COMPARE, Slot.ACCEPT, Slot.REJECT, Slot.STOP)
"""What is done once and holds nothing afterwards."""


class Scope(StrEnum):
    """How long a directive holds."""

    ANSWER = "answer"
    THREAD = "thread"
    ALWAYS = "always"


class Directive(Value):
    """One wish of one person, or one act.

    A wish (slots of STYLE and CONTENT) joins the context. An act changes it: `withdraws` names what leaves it, by
    directive id, event id or source, and `returns` holds the wishes that come back (an undone removal, a restored
    version).
    """

    slot: Slot
    value: str = ""
    """In canonical words (`shorter`, `at most 50 words`, `formal`, `table`, `German`), or the person's own."""
    scope: Scope = Scope.ANSWER
    target: str | None = None
    """The passage it speaks of, as the person named or quoted it; None for the whole answer."""
    passage: str | None = None
    """The words of the part that it speaks of (to be kept, or changed), as they stood in the version spoken of."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where a passage to be changed stands in that version: from which character up to which, one pair a part."""
    verbatim: bool = False
    """Whether the value is the person's own sentence, to be followed as it stands."""
    task: TaskKind | None = None
    """The kind of task that a standing wish holds for; None for every kind."""
    topic: str = ""
    """What a question has to be about for a standing wish to hold, as `bot.tasks` names it; "" for whatever."""
    inferred: bool = False
    """Whether nobody said it: it is what a person's earlier wishes come to."""
    kept: bool = False
    """Whether it was inferred, and its person has pressed Keep: another habit of theirs may still take its place."""
    author: str
    event: str
    """The id of the event it came from."""
    part: int = 0
    """Which of that event's directives it is, from 0."""
    source: str
    """What would take it back: `message:ID`, `reaction:ANSWER:PERSON:EMOJI` or `event:ID`."""
    order: int = 0
    """Its place among the thread's directives: the sequence number of its event when that was applied."""
    at: float = 0.0
    """When it was said, in seconds since the epoch by the platform's clock."""
    version: int | None = None
    """The version it speaks of, where one was there."""
    words: int | None = None
    """How many words that version had: what "shorter" is shorter than."""
    analysis: Analysis | None = None
    """What a model read the words as, where they are about data and our own reader could not read them."""
    withdraws: tuple[str, ...] = ()
    returns: tuple[Directive, ...] = ()

    @property
    def id(self) -> str:
        """Unique within a thread: the event's id and the part; of what was inferred, what it is."""
        return self.event if self.inferred else f"{self.event}#{self.part}"

    @property
    def is_wish(self) -> bool:
        """Whether it holds until it is withdrawn, as against an act."""
        return self.slot not in ACTS

    def named_by(self, name: str) -> bool:
        """Whether a withdrawal's name (a directive id, an event id or a source) means this directive."""
        return name in (self.id, self.event, self.source)
