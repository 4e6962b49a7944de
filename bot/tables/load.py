"""From a sheet to a table in SQLite: its cells cleaned, its columns of one kind each, profiled."""

from __future__ import annotations

import itertools
import sqlite3
from collections import Counter
from collections.abc import Callable

from bot.tables.dirty.columns import Reading, Stored, habits, reading, stored
from bot.tables.dirty.headers import HEAD, layout
from bot.tables.dirty.rows import Cells, Rows
from bot.tables.dirty.tally import Tally
from bot.tables.limits import Limits
from bot.tables.reading.source import Cell, Refusal, Sheet
from bot.tables.sentences import counted, note
from bot.tables.table import Column, Kind, Table

_TYPES = {Kind.TEXT: "TEXT", Kind.INTEGER: "INTEGER", Kind.NUMBER: "REAL", Kind.DATE: "TEXT", Kind.MOMENT: "TEXT",
          Kind.YESNO: "INTEGER"}  # fmt: skip
SAMPLES = 8
FIRST = 3
"""Rows that are kept beside the table."""
_CLIPPED = 60
"""Characters of a sample."""
_COUNTED = 100_000
"""Different values of a column that are counted on the way; for more of them the table itself is asked."""
_REMEMBERED = 50_000
"""Different cells of a column whose value is remembered."""


def load(base: sqlite3.Connection, sheet: Sheet, sql: str, limits: Limits) -> Table:
    """Put a sheet into the database as table `sql`. Refusal where it has no data, or too much."""
    head = list(itertools.islice(sheet.rows(), HEAD))
    found = layout(head, sheet.headed)
    if found is None:
        raise Refusal("no rows")
    if len(found.names) > limits.columns:
        raise Refusal("columns", limits.columns)
    rows = Rows(sheet, found, limits.characters)
    tallies, count = _tallied(rows, len(found.names), limits)
    kept = [
        at
        for at, one in enumerate(tallies)
        if one.held or (found.header and at < len(found.header) and found.header[at])
    ]
    if not count or not kept:
        raise Refusal("no rows")
    file = habits(tallies, sheet.semicolon)
    ways = [reading(found.names[at], tallies[at], file) for at in kept]
    counters = _stored(base, sql, rows, kept, ways)
    columns = [_column(base, sql, f"c{at}", found.names[place], ways[at - 1], counters[at - 1])
               for at, place in enumerate(kept, 1)]  # fmt: skip
    empty = len(found.names) - len(kept)
    notes = [*sheet.notes, *found.notes, *rows.notes()]
    notes += [note("empty columns", n=counted(empty, "column"))] if empty else []
    notes += [told for way in ways for told in way.notes]
    return Table(
        name=sheet.name,
        sql=sql,
        columns=tuple(columns),
        rows=count,
        notes=tuple(dict.fromkeys(notes)),
        first=tuple(_row(cells, columns) for cells in base.execute(f"SELECT * FROM {sql} LIMIT {FIRST}")),
    )


def _row(cells: tuple[Stored, ...], columns: list[Column]) -> tuple[str, ...]:
    return tuple(_shown(cell, one.kind) for cell, one in zip(cells, columns, strict=True))


def _tallied(rows: Rows, width: int, limits: Limits) -> tuple[list[Tally], int]:
    """What the columns look like, and how many rows there are."""
    tallies = [Tally() for _ in range(width)]
    count = 0
    for chunk in rows.chunks():
        count += len(chunk)
        if count > limits.rows:
            raise Refusal("rows", limits.rows)
        if count * width > limits.cells:
            raise Refusal("cells", limits.cells)
        for tally, cells in zip(tallies, zip(*chunk, strict=True), strict=True):
            tally.add(cells)
    for tally in tallies:
        tally.forget()
    return tallies, count


def _stored(
    base: sqlite3.Connection, sql: str, rows: Rows, kept: list[int], ways: list[Reading]
) -> list[Counter[Stored] | None]:
    """Insert all rows; how often each value stands in each column, None where there are too many to count."""
    base.execute(f"CREATE TABLE {sql} ({', '.join(f'c{at} {_TYPES[way.kind]}' for at, way in enumerate(ways, 1))})")
    insert = f"INSERT INTO {sql} VALUES ({', '.join('?' for _ in ways)})"
    makers = [_maker(way) for way in ways]
    counters: list[Counter[Stored] | None] = [Counter() for _ in ways]
    for chunk in rows.chunks():
        columns = list(zip(*chunk, strict=True))
        values = [make(columns[place]) for make, place in zip(makers, kept, strict=True)]
        for at, counter in enumerate(counters):
            if counter is not None:
                counter.update(values[at])
                if len(counter) > _COUNTED:
                    counters[at] = None
        base.executemany(insert, zip(*values, strict=True))
    base.commit()
    return counters


def _maker(way: Reading) -> Callable[[tuple[Cell, ...]], list[Stored]]:
    """What turns the cells of a column into values; each different cell is turned once."""
    known: dict[Cells | Cell, Stored] = {}

    def make(cells: tuple[Cell, ...]) -> list[Stored]:
        if len(known) > _REMEMBERED:
            known.clear()
        for cell in set(cells).difference(known):
            known[cell] = stored(cell, way)
        return [known[cell] for cell in cells]

    return make


def _column(
    base: sqlite3.Connection, sql: str, cell: str, name: str, way: Reading, seen: Counter[Stored] | None
) -> Column:
    """A column with what it holds."""
    low, high, held, rows = base.execute(
        f"SELECT min({cell}), max({cell}), count({cell}), count(*) FROM {sql}"
    ).fetchone()
    if seen is not None:
        distinct = len(seen) - (None in seen)
        often = [value for value, _ in seen.most_common(SAMPLES + 1) if value is not None][:SAMPLES]
    else:
        (distinct,) = base.execute(f"SELECT count(DISTINCT {cell}) FROM {sql}").fetchone()
        ask = f"SELECT {cell} FROM {sql} WHERE {cell} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {SAMPLES}"
        often = [value for (value,) in base.execute(ask)]
    shown = [_shown(value, way.kind) for value in often]
    return Column(
        name=name, sql=cell, kind=way.kind, missing=rows - held, distinct=distinct, unit=way.unit,
        least=_shown(low, way.kind), most=_shown(high, way.kind), samples=tuple(shown),
    )  # fmt: skip


def _shown(value: Stored, kind: Kind) -> str:
    if value is None:
        return ""
    if kind is Kind.YESNO:
        return "yes" if value else "no"
    return str(value)[:_CLIPPED]
