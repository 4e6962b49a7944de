"""SQLite through aiosqlite: one writer, WAL, every commit on the disk before it counts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from bot.store.schema import MIGRATIONS

Row = tuple[Any, ...]

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # "got it" is only said of what survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
)


class SQLite:
    """A database file with one connection that writes, one transaction at a time, and one that only reads."""

    serial = "INTEGER PRIMARY KEY AUTOINCREMENT"

    def __init__(self, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self._writer = writer
        self._reader = reader
        self._turn = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path | str) -> SQLite:
        """Open or create the file, with its folder, and bring its schema up to date.

        Raises sqlite3.Error where the file cannot be used.
        """
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        writer = await aiosqlite.connect(path, isolation_level=None)
        for pragma in _PRAGMAS:
            await writer.execute_fetchall(pragma)
        reader = await aiosqlite.connect(path, isolation_level=None)
        await reader.execute_fetchall("PRAGMA query_only = ON")
        await reader.execute_fetchall("PRAGMA busy_timeout = 10000")
        database = cls(writer, reader)
        await database._migrate()
        return database

    async def _migrate(self) -> None:
        async with self.transaction():
            await self.write("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)")
            done = {number for (number,) in await self.write("SELECT number FROM migration")}
        for number, statements in enumerate(MIGRATIONS, start=1):
            if number in done:
                continue
            async with self.transaction():
                for statement in statements:
                    await self.write(statement.replace("{serial}", self.serial))
                await self.write("INSERT INTO migration (number) VALUES (?)", (number,))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        """All that `write` does inside becomes durable together, or not at all where an exception leaves it."""
        async with self._turn:
            await self._writer.execute_fetchall("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                await asyncio.shield(self._writer.rollback())
                raise
            # Shielded: a cancelled task must not leave the one writer inside a transaction.
            await asyncio.shield(self._writer.commit())

    async def write(self, statement: str, values: tuple[Any, ...] = ()) -> list[Row]:
        """Run a statement of a transaction; gives the rows it returns."""
        return list(await self._writer.execute_fetchall(statement, values))  # type: ignore[arg-type]

    async def read(self, statement: str, values: tuple[Any, ...] = ()) -> list[Row]:
        """Run a query outside any transaction: it sees what is committed."""
        return list(await self._reader.execute_fetchall(statement, values))  # type: ignore[arg-type]

    async def close(self) -> None:
        """Close both connections; what was committed is in the file."""
        await self._reader.close()
        await self._writer.close()
