"""Words of a question that were found, as a value. Pure."""

from __future__ import annotations

from bot.values import Value


class Span(Value):
    """Words found. `mark` says what they are: those of the lexicon, or column, value, yes, time, number."""

    mark: str
    which: str = ""
    """Of a function or grain."""
    columns: tuple[str, ...] = ()
    """Names of the columns that it may be; of a value, those that hold it."""
    value: str = ""
    low: int = 0
    high: int = 0
    """Of a time, its first and last day as day numbers."""
    grain: str = ""
    """Of a time: what it is one of."""
    month: int = 0
    """Of a time without its year: the first month, and in `value` how many."""


class Piece(Value):
    """Words of a question, with what they are; without a span they are harmless, or unknown."""

    words: tuple[str, ...]
    span: Span | None = None
    known: bool = True
