"""A transaction as a generator: it yields statements, is sent their rows, and returns what came of them.

So SQL and its logic are written once, and each driver runs them in its own way: SQLite on its thread in one hop.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

Row = tuple[Any, ...]
Statement = tuple[str, Row]
"""SQL with `?` for each value, in the dialect that SQLite and PostgreSQL share; and the values."""

Script = Generator[Statement, list[Row], T]


class Driver(Protocol):
    """A database that runs scripts."""

    async def write(self, script: Script[T]) -> T:
        """Run it in a transaction; when this returns, it is durable. An error in it undoes it."""

    async def read(self, script: Script[T]) -> T:
        """Run it on what is committed; it must not write."""

    async def scrub(self) -> bool:
        """Clear the disk of what was erased; after this, no file of the database has it. False: not possible now."""

    async def close(self) -> None:
        """Let go of the database."""
