"""The content of files that people attached, as bytes: only what has to be read as data, not what is text."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from bot.events import ThreadRef
from bot.store.script import Driver, Script


class Files:
    """Keeps the content of files by ids that nobody can guess; a thread gets at its own files alone."""

    def __init__(self, driver: Driver, clock: Callable[[], float] = time.time) -> None:
        self._driver = driver
        self._clock = clock

    async def keep(self, ref: ThreadRef, person: str, name: str, content: bytes) -> str:
        """Keep a file before the event that brings it is accepted; durable when this returns. Gives its id."""
        id = secrets.token_urlsafe(16)

        def script() -> Script[None]:
            yield (
                "INSERT INTO file (id, thread, person, name, at, content) VALUES (?, ?, ?, ?, ?, ?)",
                (id, str(ref), person, name, self._clock(), content),
            )

        await self._driver.write(script())
        return id

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
