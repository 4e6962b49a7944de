"""What reading and asking tables may take. Every number is our choice, unless it says where it comes from. Pure."""

from __future__ import annotations

from bot.values import Value

MB = 1 << 20


class Limits(Value):
    """The bounds of one workbench; what passes one of them is refused in a sentence, never cut in silence."""

    files: int = 10
    """At once: what Discord lets a message carry."""
    file_bytes: int = 100 * MB
    """Of one file; 1 million rows of `q4_sales.csv`'s kind are 52 MB."""
    all_bytes: int = 200 * MB
    """Of all files together."""
    unpacked_bytes: int = 400 * MB
    """Of what an Excel file holds once unpacked, by its own list; the memory bounds what lies."""
    tables: int = 20
    rows: int = 1_000_000
    """Of one table. More is refused: numbers over a part of the rows would be wrong."""
    columns: int = 200
    cells: int = 20_000_000
    """Of one table."""
    characters: int = 2_000
    """Of one cell that is text; longer ones are cut, and that is noted."""
    pages: int = 300
    """Of a PDF; what follows is left out, and that is noted."""
    text: int = 200_000
    """Characters of a text or PDF; what follows is left out, and that is noted."""
    memory: int = 2048 * MB
    """Addresses of the child (RLIMIT_AS); 1 million rows were read within 0.21 GB (`tests/measure_tables.py`)."""
    read_seconds: float = 180
    """Of the clock for one file; as many of the processor."""
    query_seconds: float = 20
    """Of the clock for one query, until it is interrupted; twice that until the child is ended. Over 1 million rows
    most take less than 2, a median 3."""
    result_rows: int = 1_000
    result_bytes: int = 512 * 1024
    """Of a result as JSON."""
    sql: int = 20_000
    """Characters of a query; one of six measures and two groups is about 3,000."""
    parameters: int = 500


LIMITS = Limits()

SQLITE_LENGTH = MB
"""Bytes of any one text within a query."""
SQLITE = {
    "LENGTH": SQLITE_LENGTH, "EXPR_DEPTH": 100, "COMPOUND_SELECT": 20, "VDBE_OP": 50_000, "FUNCTION_ARG": 50,
    "ATTACHED": 0, "LIKE_PATTERN_LENGTH": 200, "TRIGGER_DEPTH": 1, "WORKER_THREADS": 0,
}  # fmt: skip
"""SQLite's own limits (sqlite.org/limits.html), each far below its default."""
