"""What every reader gives: sheets of rows, or a text; or why there is none. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

Cell = str | int | float | bool | dt.date | dt.datetime | None
Row = Sequence[Cell]


class Refusal(Exception):
    """A file, or a sheet of it, cannot be read; `why` is a key of `sentences.REFUSED`."""

    def __init__(self, why: str, most: int = 0) -> None:
        super().__init__(why)
        self.why, self.most = why, most


@dataclass(frozen=True)
class Sheet:
    """Rows that can be gone through more than once."""

    name: str
    rows: Callable[[], Iterator[Row]]
    headed: bool = False
    """Whether the first row is the header for certain."""
    semicolon: bool = False
    """Whether cells were parted by semicolons, as where the comma is the decimal one."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contents:
    """All that a file holds."""

    sheets: tuple[Sheet, ...] = ()
    text: str | None = None
    notes: tuple[str, ...] = field(default=())
