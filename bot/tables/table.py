"""What a table is once it is read, and what came out of one. Pure values."""

from __future__ import annotations

from enum import StrEnum

from bot.values import Value


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    YESNO = "yes/no"


class Column(Value):
    """A column of a table, with what it holds."""

    name: str
    """As people see it, cleaned."""
    sql: str
    """A safe identifier: c1, c2 ..."""
    kind: Kind
    missing: int
    distinct: int
    least: str
    most: str
    samples: tuple[str, ...]
    """At most 8 frequent values, clipped."""
    unit: str = ""
    """"€", "%" ...; "" where none is known."""


class Table(Value):
    """A table that can be asked."""

    name: str
    """The file, or the sheet."""
    sql: str
    """A safe identifier: t1."""
    columns: tuple[Column, ...]
    rows: int
    notes: tuple[str, ...]
    """What was done to dirty data, in sentences."""
    first: tuple[tuple[str, ...], ...] = ()
    """A few rows as they are kept, clipped, for a model that is to read a question; "" for a missing cell."""


class Result(Value):
    """What came out of a question."""

    columns: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    more: int = 0
    """Rows left out."""


class Text(Value):
    """A file that is no table: its text."""

    name: str
    text: str
    notes: tuple[str, ...]
    """What was left out, in sentences."""


class Refused(Value):
    """A file that was not read, and why."""

    name: str
    text: str
    """A sentence for the person who sent it."""
    reason: str = ""
    """One line for the operator's log."""
