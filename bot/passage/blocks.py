"""The parts that a Markdown text can have, as values: headings, items, tables, code, and all of them together. Pure."""

from __future__ import annotations

from bot.passage.spans import Span
from bot.values import Value

PSEUDO = 7
"""The level of a line in bold that stands alone: models write headings that way; it ranks below the real ones."""


class Heading(Value):
    """A heading, and all that stands under it."""

    span: Span
    """The line, with its marks."""
    text: str
    level: int
    section: Span
    """From the heading to the next one of its rank."""


class Item(Value):
    """One item of a list."""

    span: Span
    """With its marker and all that is nested in it."""
    body: Span
    """Its own words, without marker, box and nested parts."""
    ordered: bool
    number: int | None
    """Of an ordered item: the number that is written."""
    level: int
    """From 0: how many lists it is nested in."""
    group: int
    """Which of the text's lists it belongs to."""


class Row(Value):
    """A row of a table; the line of dashes is none."""

    span: Span
    cells: tuple[Span, ...]


class Table(Value):
    """A table: the first row is its header."""

    span: Span
    rows: tuple[Row, ...]


class Code(Value):
    """A block of code."""

    span: Span
    """With its fences."""
    content: Span
    """The lines between them; all of it where it has none."""


class Outline(Value):
    """The parts of a text, each kind in the order of the text."""

    paragraphs: tuple[Span, ...] = ()
    """Prose that is in no list and no quotation, and is no heading."""
    quoted: tuple[Span, ...] = ()
    """Paragraphs inside quotations."""
    quotes: tuple[Span, ...] = ()
    headings: tuple[Heading, ...] = ()
    items: tuple[Item, ...] = ()
    lists: tuple[Span, ...] = ()
    """By `Item.group`."""
    tables: tuple[Table, ...] = ()
    codes: tuple[Code, ...] = ()
