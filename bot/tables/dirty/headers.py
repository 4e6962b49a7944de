"""Where the header is, and what the columns are called. Pure."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.tables.dirty import dates, numbers
from bot.tables.reading.source import Cell, Row
from bot.tables.sentences import counted, note

HEAD = 60
"""Rows that are looked at to find the header."""
_ABOVE = 20
"""The most rows above a header."""
_NAME = 60
"""Characters of a name."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Layout:
    """How the rows of a sheet are laid out."""

    skip: int
    """Rows before the first of data."""
    names: tuple[str, ...]
    header: tuple[str, ...]
    """The header's cells as they stand, to know it again; empty where there is none."""
    notes: tuple[str, ...]


def clean(text: str) -> str:
    """A text without what cannot be seen: control characters, marks of direction, zero width."""
    if text.isprintable():
        return text.strip()
    kept = (" " if mark in "\t\r\n\u00a0\u202f" else mark for mark in text if mark in "\t\r\n\u00a0\u202f"
            or unicodedata.category(mark) not in ("Cc", "Cf", "Co", "Cs", "Cn"))  # fmt: skip
    return "".join(kept).strip()


def layout(head: Sequence[Row], headed: bool) -> Layout | None:
    """The layout, from the first rows; None where there is no data."""
    texts = [[_said(cell) for cell in row] for row in head]
    filled = [sum(map(bool, row)) for row in texts]
    if not any(filled):
        return None
    spans = [max((at for at, cell in enumerate(row, 1) if cell), default=0) for row in texts]
    width = _width(spans)
    first = next(at for at, row in enumerate(texts) if filled[at] >= min(2, width) or at == len(texts) - 1)
    if not headed:
        first = next((at for at in range(first, min(len(texts), _ABOVE)) if filled[at] >= max(1, 0.6 * width)), first)
    is_header = headed or _is_header(texts[first], head[first], head[first + 1 :])
    notes = []
    if above := sum(map(bool, filled[:first])):
        notes.append(note("above", n=counted(above, "line")))
    if not is_header:
        notes.append(note("headless"))
        return Layout(first, tuple(f"Column {at}" for at in range(1, width + 1)), (), tuple(notes))
    header = texts[first][: max(width, spans[first])]
    names, more = _names(header + [""] * (width - len(header)))
    return Layout(first + 1, names, tuple(texts[first]), (*notes, *more))


def _said(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell)[:500])


def _width(spans: Sequence[int]) -> int:
    """How many columns most rows have; of equally many rows the wider."""
    counts = Counter(span for span in spans if span)
    return max(counts, key=lambda span: (counts[span], span))


def _is_header(texts: Sequence[str], row: Row, below: Sequence[Row]) -> bool:
    """Whether a row names columns: it is of words, and what stands below is not all of words like them."""
    words = [text for text in texts if text]
    valued = [text for text in words if _value(text)]
    typed = any(isinstance(cell, int | float | dt.date) for cell in row)
    years = sum(bool(re.fullmatch(r"(?:19|20)\d\d", text)) for text in words)
    if len(valued) > years or (typed and len(valued) * 2 > len(words)) or (valued and len(valued) == len(words)):
        return False
    if not below:
        return True
    others = ([_said(cell) for cell in one] for one in below)
    held = Counter(cell for one in others if one != list(texts) for cell in one)
    return sum(text in held for text in words) * 2 <= len(words)


def _value(text: str) -> bool:
    return bool(numbers.look(text)[0] or _dated(text))


def _dated(text: str) -> bool:
    """Whether it is a day; months can be the names of columns."""
    form = dates.look(text)
    return bool(form) and not form & dates.Form.WHOLE


def _names(header: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names that are all different, and what had to be done for that."""
    notes: dict[str, None] = {}
    blank = sum(not text for text in header)
    if blank:
        notes[note("blank header", n=counted(blank, "column"))] = None
    names: list[str] = []
    taken: set[str] = set()
    for at, text in enumerate(header, 1):
        name = name_of(text) or f"Column {at}"
        number, free = 1, name
        while free.lower() in taken:
            number += 1
            free = f"{name} ({number})"
            notes[note("twice", name=name)] = None
        taken.add(free.lower())
        names.append(free)
    return tuple(names), tuple(notes)


def name_of(text: str) -> str:
    """What people call it: one line, no marks that would format, link or address, at most 60 characters."""
    plain = re.sub(r"[`<>|*]|@(?=\w)|(?<=\])(?=[(\[])", " ", clean(text))
    return _SPACES.sub(" ", plain).strip()[:_NAME].strip()
