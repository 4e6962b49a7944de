"""SQLite through aiosqlite: one writer, WAL, every commit on the disk before it counts."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from bot.store import search, tombstones
from bot.store.schema import MIGRATIONS
from bot.store.script import Script

T = TypeVar("T")

_WRITER = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # "got it" is only said of what survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not left in free pages
    "PRAGMA temp_store = MEMORY",  # nor in a temporary file
    "PRAGMA busy_timeout = 10000",
)
_SEARCH = (
    "CREATE VIRTUAL TABLE memory_index USING fts5"
    " (cues, content = 'memory', content_rowid = 'id', tokenize = 'ascii', detail = 'none')"
)
_READER = ("PRAGMA query_only = ON", "PRAGMA temp_store = MEMORY", "PRAGMA busy_timeout = 10000")
_TRIES, _PAUSE = 100, 0.05
"""How often, and after how many seconds each, the log is tried to be emptied while somebody reads: 5 s, our choice."""
_REST = 10
"""How many times as long as a rewriting took nothing is rewritten again: at most a tenth of the time. Our choice."""
_LARGE = 256 * 1024 * 1024
"""Bytes of a database from which it is rewritten by way of a temporary file and not of memory: our choice."""


class Connection(aiosqlite.Connection):
    """A connection that does a whole piece of work in one hop to its thread: a hop costs more than a statement."""

    async def work(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """Run the function with the connection, on the connection's thread."""
        return await self._execute(function, self._conn)  # type: ignore[no-untyped-call,no-any-return]


class SQLite:
    """A database file with one connection that writes and one that only reads.

    Scripts that come while a commit is under way wait and share the next one, so that many cost little more than one.
    """

    def __init__(self, writer: Connection, reader: Connection) -> None:
        self._writer = writer
        self._reader = reader
        self._waiting: list[tuple[Script[Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._scrubbing = asyncio.Lock()
        self._rested = 0.0  # until when nothing is rewritten

    @classmethod
    async def open(cls, path: Path | str) -> SQLite:
        """Open or create the file, with its folder, and bring its schema up to date.

        Raises sqlite3.Error or OSError where the file cannot be used.
        """
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        writer = await _connect(path, _WRITER)
        try:
            for number, statements in enumerate(MIGRATIONS, start=1):
                await writer.work(lambda raw, n=number, all=statements: _migrate(raw, n, all))  # type: ignore[misc]
            database = cls(writer, await _connect(path, _READER))
        except BaseException:
            await writer.close()  # else its thread keeps the process alive
            raise
        await database.scrub()  # what an earlier process did not get to
        return database

    async def write(self, script: Script[T]) -> T:
        """Run a script in a transaction; when this returns, it is on the disk. An error in it undoes it alone.

        A caller that is cancelled leaves the script to its end: it takes effect whole or not at all.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((script, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_waiting())
        return await done

    async def _write_waiting(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            scripts = [script for script, _ in batch]
            try:
                results = await self._writer.work(lambda raw, scripts=scripts: _transact(raw, scripts))  # type: ignore[misc]
            except Exception as error:
                results = [error] * len(batch)
            for (_, done), result in zip(batch, results, strict=True):
                if done.cancelled():
                    continue
                if isinstance(result, Exception):
                    done.set_exception(result)
                else:
                    done.set_result(result)

    async def read(self, script: Script[T]) -> T:
        """Run a script that only reads; it sees what is committed."""
        return await self._reader.work(lambda raw: _run(raw, script))

    async def scrub(self) -> bool:
        """Rewrite the file without what was deleted, and empty the log. False where a reader, or a lack of space, kept
        it from that: it is still to be done then, and `open` does it too.

        Writes wait meanwhile: 2 s for 100 MB, on a slow disk. `secure_delete` alone is not enough: SQLite leaves copies
        of rows behind where it moves them from page to page. Several that come at once are done by one rewriting, and
        nobody can keep the file busy with it: it rests `_REST` times as long as the last one took.
        """
        async with self._scrubbing:
            await asyncio.sleep(max(0.0, self._rested - time.monotonic()))
            if not await self.read(tombstones.unscrubbed()):
                return True
            began = time.monotonic()
            await self.write(search.merge())
            cleared = await self._writer.work(_rewrite)
            self._rested = time.monotonic() + _REST * (time.monotonic() - began)
            if cleared is None:
                return False
            for _ in range(_TRIES):
                if await self._writer.work(lambda raw: _empty_log(raw, cleared)):
                    return True
                await asyncio.sleep(_PAUSE)
            return False

    async def close(self) -> None:
        """Write what waits and close both connections."""
        if self._writing:
            await self._writing
        await self._reader.close()
        await self._writer.close()


async def _connect(path: Path | str, pragmas: tuple[str, ...]) -> Connection:
    connection = Connection(lambda: sqlite3.connect(path, isolation_level=None), iter_chunk_size=64)
    await connection
    try:
        for pragma in pragmas:
            await connection.execute_fetchall(pragma)
    except BaseException:
        await connection.close()
        raise
    return connection


def _migrate(raw: sqlite3.Connection, number: int, statements: tuple[str, ...]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    try:
        raw.execute("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)")
        if not raw.execute("SELECT 1 FROM migration WHERE number = ?", (number,)).fetchall():
            for statement in statements:
                raw.execute(statement.format(serial="INTEGER PRIMARY KEY AUTOINCREMENT", search=_SEARCH))
            raw.execute("INSERT INTO migration (number) VALUES (?)", (number,))
        raw.execute("COMMIT")
    except BaseException:
        raw.execute("ROLLBACK")
        raise


def _rewrite(raw: sqlite3.Connection) -> tuple[str, ...] | None:
    """Write the whole database anew, so that no page has anything but what is in it; the erasures that it is clear of.

    None where that was not possible.
    """
    pages, size = (raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    raw.execute(f"PRAGMA temp_store = {'FILE' if pages * size > _LARGE else 'MEMORY'}")
    try:
        raw.execute("VACUUM")
        return _run(raw, tombstones.unscrubbed())
    except sqlite3.OperationalError:  # the disk is full, or somebody else writes
        return None
    finally:
        raw.execute("PRAGMA temp_store = MEMORY")


def _empty_log(raw: sqlite3.Connection, cleared: tuple[str, ...]) -> bool:
    """Put what the log has into the file and cut it to nothing; whether nobody was in the way.

    Then the disk is clear of these erasures; one that came since the rewriting still waits for the next.
    """
    if raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        return False
    raw.executemany("DELETE FROM erased WHERE mark = ?", ((mark,) for mark in cleared))
    return True


def _run(raw: sqlite3.Connection, script: Script[T]) -> T:
    """Feed a script with the rows of each of its statements; what it returns in the end."""
    try:
        statement, values = next(script)
        while True:
            statement, values = script.send(raw.execute(statement, values).fetchall())
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


def _transact(raw: sqlite3.Connection, scripts: list[Script[Any]]) -> list[Any]:
    """All scripts in one commit, each behind a savepoint: a failing one leaves its error and nothing else."""
    raw.execute("BEGIN IMMEDIATE")
    try:
        results: list[Any] = []
        for script in scripts:
            raw.execute("SAVEPOINT script")
            try:
                results.append(_run(raw, script))
            except Exception as error:
                raw.execute("ROLLBACK TO script")
                results.append(error)
            raw.execute("RELEASE script")
        raw.execute("COMMIT")
        return results
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
