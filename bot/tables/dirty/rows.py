"""The rows of data of a sheet, each as wide as the header, without blank ones, totals and repeated headers. Pure."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator

from bot.tables.dirty.headers import Layout, clean
from bot.tables.dirty.words import is_total
from bot.tables.reading.source import Cell, Row, Sheet
from bot.tables.sentences import counted, note, quoted

Cells = list[Cell]
CHUNK = 10_000
"""Rows that are gone through at once."""


class Rows:
    """Goes through a sheet as often as wanted; `seen` counts what was left out, of the last time."""

    def __init__(self, sheet: Sheet, layout: Layout, characters: int) -> None:
        self._sheet, self._layout, self._characters = sheet, layout, characters
        self.seen: Counter[str] = Counter()
        self.cut: Counter[str] = Counter()
        self.totals: list[str] = []

    def chunks(self) -> Iterator[list[Cells]]:
        """The rows, many at a time."""
        self.seen, self.cut, self.totals = Counter(), Counter(), []
        rows = self._kept()
        while chunk := list(itertools.islice(rows, CHUNK)):
            yield chunk

    def _kept(self) -> Iterator[Cells]:
        """All but totals and remarks below; a row is held back until it is known whether it is the last."""
        held: list[Cells] = []
        for row in self._wide():
            if self._total(row, last=False):
                continue
            if held and not self._remark(row):
                yield from held
                held = []
            held.append(row)
        while len(held) > 1:
            held.pop()
            self.seen["below"] += 1
        if held and self._total(held[0], last=True):
            held = []
        yield from held

    def _total(self, row: Cells, last: bool) -> bool:
        first = row[0] if row[0] is not None else next((cell for cell in row if cell is not None), None)
        if not isinstance(first, str) or first[0].isdigit() or (not last and None not in row):
            return False
        if not is_total(
            first, alone=None in row and sum(isinstance(cell, str) and cell[0].isalpha() for cell in row) < 2
        ):
            return False
        self.seen["totals"] += 1
        self.totals.append(first)
        return True

    def _remark(self, row: Cells) -> bool:
        """Whether a row is a sentence about the data: "Source: ..."."""
        first = row[0]
        if len(row) < 3 or row[1] is not None or not isinstance(first, str) or row.count(None) < len(row) - 1:
            return False
        return len(first) > 25 or ":" in first or first[0] in "*†"

    def _wide(self) -> Iterator[Cells]:
        """Rows as wide as the header, cells cleaned; blank ones and repeated headers left out."""
        width, header = len(self._layout.names), self._layout.header
        start = header[0] if header else None
        for raw in itertools.islice(self._sheet.rows(), self._layout.skip, None):
            row = self._cells(raw)
            if row.count(None) == len(row):
                self.seen["blank rows"] += bool(row)
                continue
            if start and row[0] == start and _same(row, header):
                self.seen["header again"] += 1
                continue
            if len(row) != width:
                if any(cell is not None for cell in row[width:]):
                    self.seen["longer"] += 1
                self.seen["shorter"] += len(row) < width
                row = row[:width] + [None] * (width - len(row))
            yield row

    def _cells(self, raw: Row) -> Cells:
        """The cells cleaned; a row of plain short text the quick way, as most are."""
        try:
            joined = "".join(raw)  # type: ignore[arg-type]
        except TypeError:
            return [self._cell(cell, at) for at, cell in enumerate(raw)]
        if len(joined) > self._characters or not joined.isprintable():
            return [self._cell(cell, at) for at, cell in enumerate(raw)]
        return [cell.strip() or None for cell in raw]  # type: ignore[union-attr]

    def _cell(self, cell: Cell, at: int) -> Cell:
        if isinstance(cell, str):
            if len(cell) > self._characters:
                self.cut[self._layout.names[at] if at < len(self._layout.names) else ""] += 1
                cell = cell[: self._characters]
            return clean(cell) or None
        if isinstance(cell, bool):
            return "yes" if cell else "no"
        return None if isinstance(cell, float) and not math.isfinite(cell) else cell

    def notes(self) -> tuple[str, ...]:
        """What was left out, in sentences."""
        told = [(key, "row") for key in ("blank rows", "header again", "longer", "shorter", "below")]
        found = [note(key, n=counted(self.seen[key], word)) for key, word in told if self.seen[key]]
        if self.seen["totals"]:
            found.append(note("totals", n=counted(self.seen["totals"], "row"), values=quoted(self.totals)))
        most = self._characters
        return (*found, *(note("cut", n=counted(n, "cell"), name=name, most=most) for name, n in self.cut.items()))


def _same(row: Row, header: tuple[str, ...]) -> bool:
    return tuple("" if cell is None else str(cell) for cell in row) == header
