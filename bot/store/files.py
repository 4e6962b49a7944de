"""The content of files that people attached, as bytes: only what has to be read as data, not what is text.

A file is one row. Measured with 50 MB on two idle cores (`tests/measure_files.py`):
0.3 s until it is durable, in which other writes wait and reads go on; 0.1 s to read it, in which other reads wait; the
event loop never stands still for more than 0.04 s; twice its size in memory while it is written. On cores with seven
times the work that they can do: 1.4 s, 0.2 to 0.5 s and 0.1 s. So one file is written at a time, and rows in pieces
would not be worth it.

What files do cost is the rewriting of the whole database after an erasure (`SQLite.scrub`), in which writes wait: 1 s
for 150 MB on idle cores, 34 and 78 s for 1.5 GB on busy ones. An export of 200 MB holds up other reads for 7 to 9 s on
busy cores, and takes five times its size in memory. That is why there are bounds.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable

from bot import telltale, texts
from bot.errors import ForPeople
from bot.events import FeedbackEvent, PersonRef, ThreadRef
from bot.store import tombstones
from bot.store.script import Driver, Script

MB = 1_000_000
THREAD = 200 * MB
"""Bytes of all files of a thread: four of the largest. More is refused, with a sentence. Our choice."""
PERSON = 300 * MB
"""Bytes of all files that an account has sent in its workspace. For what is more, its oldest in other threads give way:
whoever asks about one of these later is told to attach it once more. So no account can fill the disk, nobody is ever
stuck, and an export stays something that can be taken along. Our choice."""
UNNAMED = 24 * 60 * 60.0
"""Seconds after which a file goes that no event names: an upload that was never sent, or whose event came twice."""
STEP = 100
"""How many files are looked at together."""


class Files:
    """Keeps the content of files by ids that nobody can guess; a thread gets at its own files alone."""

    def __init__(self, driver: Driver, clock: Callable[[], float] = time.time) -> None:
        self._driver = driver
        self._clock = clock
        self._turn = asyncio.Lock()

    async def keep(self, ref: ThreadRef, person: str, name: str, content: bytes) -> str:
        """Keep a file before the event that brings it is accepted; durable when this returns. Gives its id.

        The same file of the same person, once more in the thread, is the one that is there: a redelivery adds nothing.
        Raises ForPeople, with a sentence, where the thread has too many already (`THREAD`).
        """
        async with self._turn:  # so that what else is to be written waits for one file at most
            id = secrets.token_urlsafe(16)
            return await self._driver.write(_keep(id, ref, person, name, content, self._clock()))

    async def name(self, ref: ThreadRef, id: str) -> str:
        """What a file of that thread is called; "" where it has no such file."""

        def script() -> Script[str]:
            rows = yield "SELECT name FROM file WHERE id = ? AND thread = ?", (id, str(ref))
            return str(rows[0][0]) if rows else ""

        return await self._driver.read(script())

    async def content(self, ref: ThreadRef, id: str) -> bytes | None:
        """The content of a file of that thread; None where it has no such file (any longer)."""

        def script() -> Script[bytes | None]:
            rows = yield "SELECT content FROM file WHERE id = ? AND thread = ?", (id, str(ref))
            return bytes(rows[0][0]) if rows else None

        return await self._driver.read(script())


def _keep(id: str, ref: ThreadRef, person: str, name: str, content: bytes, now: float) -> Script[str]:
    """Keep a file by that id, unless it is there: then by its own."""
    like = yield (
        "SELECT id FROM file WHERE thread = ? AND person = ? AND name = ? AND length(content) = ? ORDER BY id",
        (str(ref), person, name, len(content)),
    )
    for (known,) in like:
        if (yield "SELECT 1 FROM file WHERE id = ? AND content = ?", (known, content)):
            yield "UPDATE file SET at = ? WHERE id = ?", (now, known)
            return str(known)
    rows = yield "SELECT coalesce(sum(length(content)), 0) FROM file WHERE thread = ?", (str(ref),)
    if rows[0][0] + len(content) > THREAD:
        raise ForPeople(texts.FILES_FULL.format(name=name, most=THREAD // MB), f"{ref} has {rows[0][0]} bytes of files")
    yield from _give_way(ref, person, len(content))
    yield (
        "INSERT INTO file (id, thread, person, name, at, content) VALUES (?, ?, ?, ?, ?, ?)",
        (id, str(ref), person, name, now, content),
    )
    return id


def _give_way(ref: ThreadRef, person: str, more: int) -> Script[None]:
    """Let go of somebody's oldest files in other threads, as far as one more needs their room."""
    rows = yield (
        f"SELECT id, thread, length(content) FROM file WHERE {_OF} ORDER BY at, id",
        _of(ref.who(person)),
    )
    over = sum(size for *_, size in rows) + more - PERSON
    for id, thread, size in rows:
        if over > 0 and thread != str(ref):
            yield "DELETE FROM file WHERE id = ?", (id,)
            over -= size


_OF = "person = ? AND substr(thread, 1, ?) = ?"
"""The condition for somebody's files: a thread's name begins with its platform and workspace."""


def _of(who: PersonRef) -> tuple[str, int, str]:
    place = str(ThreadRef(platform=who.platform, workspace=who.workspace, channel="", thread="")).removesuffix(":")
    return who.person, len(place), place


def of(who: PersonRef) -> Script[list[tuple[str, str, str, float, int]]]:
    """Somebody's files, the oldest first: each by its id, its thread, its name, when it was kept, and its size."""
    rows = yield (
        f"SELECT id, thread, name, at, length(content) FROM file WHERE {_OF} ORDER BY at, id",
        _of(who),
    )
    return [(id, thread, name, at, size) for id, thread, name, at, size in rows]


def forget(who: PersonRef) -> Script[None]:
    """Delete all files of somebody, those among them that no event names."""
    yield f"DELETE FROM file WHERE {_OF}", _of(who)


def drop(event: FeedbackEvent) -> Script[None]:
    """Delete the files of an event that was erased and is delivered once more; the disk is to be cleared of them."""
    named = [file.file for file in telltale.files(event) if file.file]
    for id in named:
        yield "DELETE FROM file WHERE id = ? AND thread = ?", (id, str(event.thread))
    if named:
        yield from tombstones.bury((), tombstones.tombstone(event.id))


def unnamed(before: float, after: str) -> Script[tuple[tuple[str, ...], str | None]]:
    """Of the next files that were kept before a moment, those that no event of their thread names, by their ids; and
    after which id it goes on, None for nowhere."""
    rows = yield (
        "SELECT id, EXISTS (SELECT 1 FROM event WHERE event.thread = file.thread"
        " AND replace(event.body, file.id, '') <> event.body) FROM file WHERE at < ? AND id > ? ORDER BY id LIMIT ?",
        (before, after, STEP),
    )
    return tuple(id for id, named in rows if not named), rows[-1][0] if len(rows) == STEP else None


def let_go(ids: tuple[str, ...], before: float) -> Script[int]:
    """Delete those of these files that no event names, still, and that nobody has kept again; how many."""
    gone = 0
    for id in ids:
        rows = yield (
            "DELETE FROM file WHERE id = ? AND at < ? AND NOT EXISTS (SELECT 1 FROM event"
            " WHERE event.thread = file.thread AND replace(event.body, file.id, '') <> event.body) RETURNING id",
            (id, before),
        )
        gone += len(rows)
    return gone
