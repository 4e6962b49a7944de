"""Places in a text, and what came of looking for one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.values import Value


class Span(Value):
    """A part of a text: characters `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters there."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether all of it lies in the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether both have a character in common; a part of no length overlaps what it lies inside of."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same length, so many characters further on."""
        return Span(start=self.start + by, end=self.end + by)


Reading = Sequence[Span]
"""The parts that a word for a kind of part can mean, in one way of counting them."""


def inside(spans: Iterable[Span], scope: Span) -> list[Span]:
    """Those that lie in a part of a text."""
    return [span for span in spans if span.within(scope)]


class Found(Value):
    """The passage, and no other: mostly one span; several for `the last two bullets` or a column's cells."""

    spans: tuple[Span, ...]
    """In the order of the text, none overlapping another."""
    together: bool = False
    """Whether they are parts of one thing (the cells of a column), to be written anew at once."""

    def words(self, text: str) -> str:
        """What stands there; one line a span where there are several."""
        return "\n".join(span.of(text) for span in self.spans)


class Ambiguous(Value):
    """It could be any of these, at least two: whoever asked has to say which."""

    candidates: tuple[Found, ...]


class Missing(Value):
    """It is not there, or not said clearly enough to be looked for."""


Located = Found | Ambiguous | Missing


def chosen(readings: Iterable[Found]) -> Located:
    """What several readings of the same words come to: found where they agree, else ambiguous."""
    distinct = tuple(dict.fromkeys(one for one in readings if one.spans))
    if not distinct:
        return Missing()
    return (
        Found(spans=distinct[0].spans, together=distinct[0].together)
        if len(distinct) == 1
        else Ambiguous(candidates=distinct)
    )


def splice(text: str, span: Span, passage: str) -> str:
    """The text with another passage in that place, and every other character as it was."""
    return text[: span.start] + passage + text[span.end :]


def splice_all(text: str, changes: Iterable[tuple[Span, str]]) -> str:
    """The text with several passages put in, in any order; the spans are of `text` and may not overlap."""
    for span, passage in sorted(changes, key=lambda change: (change[0].start, change[0].end), reverse=True):
        text = splice(text, span, passage)
    return text
