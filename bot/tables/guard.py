"""What a query may do: read the tables that were loaded, with functions that compute, within limits; nothing else."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Collection, Sequence
from typing import Any

from bot.tables.limits import SQLITE, Limits

FUNCTIONS = frozenset({
    "abs", "avg", "ceil", "ceiling", "coalesce", "count", "cume_dist", "date", "datetime", "dense_rank", "exp",
    "first_value", "floor", "ifnull", "iif", "instr", "julianday", "lag", "last_value", "lead", "length", "like", "ln",
    "log", "log10", "log2", "lower", "ltrim", "max", "min", "mod", "nth_value", "ntile", "nullif", "percent_rank",
    "pow", "power", "rank", "round", "row_number", "rtrim", "sign", "sqrt", "strftime", "substr", "substring", "sum",
    "time", "total", "trim", "trunc", "typeof", "unicode", "unixepoch", "upper",
})  # fmt: skip
"""None of them reads a file, loads anything, or makes long text from short (as replace, printf, zeroblob, hex do)."""
_QUERY = re.compile(r"\s*(?:SELECT|WITH)\b", re.I)
_STEPS = 1_000
"""Of SQLite's machine between two looks at the clock."""


def opened() -> sqlite3.Connection:
    """An empty database in memory, which also sorts in memory only."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    for pragma in ("temp_store = MEMORY", "trusted_schema = OFF", "journal_mode = OFF", "synchronous = OFF",
                   "cache_spill = OFF"):  # fmt: skip
        base.execute(f"PRAGMA {pragma}")
    return base


def closed(base: sqlite3.Connection, tables: Collection[str], limits: Limits) -> None:
    """From now on only reading is allowed: of these tables, with these functions."""
    base.execute("PRAGMA query_only = ON")
    base.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, limits.sql)
    base.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, limits.columns + 50)
    base.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, limits.parameters)
    for name, most in SQLITE.items():
        base.setlimit(getattr(sqlite3, f"SQLITE_LIMIT_{name}"), most)
    allowed = frozenset(tables)

    def judge(action: int, one: str | None, two: str | None, place: str | None, _: str | None) -> int:
        if action == sqlite3.SQLITE_SELECT:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ and one in allowed and place in ("main", None):
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION and (two or "").lower() in FUNCTIONS:
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    base.set_authorizer(judge)


class Slow(Exception):
    """A query was stopped by its deadline."""


def asked(
    base: sqlite3.Connection, sql: str, parameters: Sequence[Any], limits: Limits
) -> tuple[tuple[str, ...], list[tuple[Any, ...]], int]:
    """The names of the columns, the first rows, and how many more there are.

    Slow past the deadline; sqlite3.Error for what is refused or wrong; MemoryError.
    """
    deadline = time.monotonic() + limits.query_seconds
    base.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    rows: list[tuple[Any, ...]] = []
    more, size = 0, 0
    try:
        if not _QUERY.match(sql):
            raise sqlite3.DatabaseError("not authorized: no query")  # EXPLAIN asks no authorizer
        cursor = base.execute(sql, tuple(parameters))
        names = tuple(str(one[0]) for one in cursor.description)
        for row in cursor:
            size += sum(8 if not isinstance(cell, str | bytes) else len(cell) * 2 for cell in row)
            if more or len(rows) >= limits.result_rows or size > limits.result_bytes:
                more += 1
            else:
                rows.append(row)
            if not more % 1000 and time.monotonic() > deadline:
                raise Slow
        cursor.close()
    except sqlite3.OperationalError as error:
        raise (Slow() if "interrupted" in str(error) else error) from None
    finally:
        base.set_progress_handler(None, 0)
    return names, rows, more
