"""What is kept of earlier conversations for later ones: corrections, and accepted answers as examples. Pure."""

from __future__ import annotations

from typing import Literal

from bot.cues import cues
from bot.events import PersonRef
from bot.values import Value

TERM_WEIGHT = 3
"""How often the words of a term count in an index, against once for those of what it means."""


NAMED = "memory:"
"""Before the name of what is remembered, where a press carries it."""


class Memory(Value):
    """One entry: its author's own, or, `shared`, of everybody in the author's workspace."""

    name: str
    """Unique: the id of the event that it came from, and which of what that event says it is."""
    kind: Literal["correction", "example"]
    who: PersonRef
    """Its author."""
    shared: bool = False
    question: str
    """What was asked when it came up."""
    text: str
    """Of a correction its words, of an example the accepted answer."""
    rejected: str = ""
    """Of an example, the version that was not right; "" for none."""
    term: str = ""
    """What a correction says the meaning of ("churn"); "" where it is about something else."""
    thread: str
    """Where it came up, a ThreadRef as a string."""
    event: str
    source: str
    """What would take it back, within the thread."""
    at: float
    """Seconds since the epoch; shown to people, nothing is ordered by it."""
    number: int = 0
    """The number that the database gave it: a later entry has a larger one. 0 for one that was not kept yet."""

    @property
    def room(self) -> PersonRef:
        """Whose memory it stands in: its author's, or the workspace's, which is nobody's in particular."""
        return self.who.model_copy(update={"person": ""}) if self.shared else self.who


def indexed(memory: Memory) -> tuple[str, ...]:
    """The cues that an entry is found by, one that weighs more several times."""
    if memory.kind == "example":
        return cues(memory.question)
    if memory.term:
        return (*cues(memory.term) * TERM_WEIGHT, *cues(memory.text))
    return tuple(dict.fromkeys((*cues(memory.text), *cues(memory.question))))


class Recall(Value):
    """What of it touches a question, in the order in which it is rendered."""

    corrections: tuple[Memory, ...] = ()
    examples: tuple[Memory, ...] = ()
