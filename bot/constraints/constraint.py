"""What every constraint can do: check a text, say itself to a model, and say what it competes for. Pure."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from bot.values import Value

Relation = Literal["at least", "at most", "exactly", "about"]

ABOUT = 0.2
"""How far, as a share, a number may be from one that was wanted "about". Our choice: a fifth still reads as about."""


class Bounds(Value):
    """How many of something there shall be."""

    relation: Relation
    count: int

    def met(self, have: int) -> bool:
        """Whether so many are within it."""
        match self.relation:
            case "at least":
                return have >= self.count
            case "at most":
                return have <= self.count
            case "exactly":
                return have == self.count
        return abs(have - self.count) <= max(1, self.count * ABOUT)

    def agrees(self, other: Bounds) -> bool:
        """Whether both can hold as one range; two of one relation never do, the later one replaces the earlier."""
        if self.relation == other.relation:
            return self.count == other.count
        if {self.relation, other.relation} == {"at least", "at most"}:
            low, high = (self, other) if self.relation == "at least" else (other, self)
            return low.count <= high.count
        return False


class Constraint(Value):
    """Something about an answer that code can check."""

    bounds: Bounds | None = None
    """How many, where it counts something."""

    @property
    @abstractmethod
    def about(self) -> str:
        """What it competes for within its slot: of two about one thing the later one may replace the other."""

    @property
    def way(self) -> str:
        """What it wants of that thing, its number aside: two ways cannot both be met."""
        return ""

    @property
    def sentence(self) -> str:
        """The requirement as a model is told it."""
        return self.said(amount(self.bounds) if self.bounds else "")

    @abstractmethod
    def said(self, amount: str) -> str:
        """The requirement with this amount ("at least 3", "between 3 and 5"); "" where it has none."""

    @abstractmethod
    def check(self, text: str) -> str:
        """What was found instead, as a sentence; "" where the text meets it."""

    def agrees(self, other: Constraint) -> bool:
        """Whether a text can meet both, for two that are about one thing."""
        if self.way != other.way:
            return False
        return not (self.bounds and other.bounds) or self.bounds.agrees(other.bounds)


class Counted(Constraint):
    """So many of something. A careful reader's count decides; a limit is held by other natural ways of counting too."""

    bounds: Bounds

    @abstractmethod
    def counts(self, text: str) -> tuple[int, ...]:
        """How many there are, by each natural way of counting; the first is a careful reader's."""

    def check(self, text: str) -> str:
        """The first count that is out of bounds: an exact number can be met in one way of counting only."""
        counts = self.counts(text)
        natural = counts if self.bounds.relation in ("at least", "at most") else counts[:1]
        wrong = [have for have in natural if not self.bounds.met(have)]
        return f"It had {wrong[0]}." if wrong else ""


def amount(*bounds: Bounds) -> str:
    """Bounds that agree, in words: "at least 3", "between 100 and 150", "exactly 3"."""
    by = {one.relation: one.count for one in bounds}
    low, high = by.get("at least"), by.get("at most")
    if "exactly" in by or (low is not None and low == high):
        return f"exactly {by.get('exactly', low)}"
    if low is not None and high is not None:
        return f"between {low} and {high}"
    relation, number = next(reversed(by.items()))
    return f"{relation} {number}"


def joined(*constraints: Constraint) -> str:
    """Constraints that agree as one requirement; the last one's words, the bounds of all of them."""
    bounds = [one.bounds for one in constraints if one.bounds]
    last = next((one for one in reversed(constraints) if one.bounds), constraints[-1])
    return last.said(amount(*bounds)) if bounds else last.sentence


def plural(amount: str, one: str, many: str = "") -> str:
    """An amount with its noun: "exactly 1 word", "at least 3 words"."""
    single = amount.split()[-1] == "1"
    return f"{amount} {one if single else many or one + 's'}"
