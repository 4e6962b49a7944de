"""The inbox: every event durable before it is acknowledged, once, in order within its thread; threads side by side."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from bot.events import FeedbackEvent, ThreadRef
from bot.job import Line
from bot.store.sql import SQLStore

log = structlog.get_logger()

REMEMBERED = 256
"""How many events of a running thread keep the moment of their acceptance, for timing."""


FAILURES = 3
"""How often a thread is taken up again at once after an error of ours; then it waits for its next event."""


class Inbox:
    """Takes events in and has one task a thread work through them."""

    def __init__(self, store: SQLStore, refine: Callable[[ThreadRef, Line], Awaitable[None]]) -> None:
        self._store = store
        self._refine = refine
        self._lines: dict[str, Line] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def accept(self, event: FeedbackEvent) -> bool:
        """Take an event in. When this returns, it is durable: now the platform may be told "got it".

        False for one that had come before, which changes nothing.
        """
        return await asyncio.shield(self._accept(event))

    async def _accept(self, event: FeedbackEvent) -> bool:
        """Shielded, so that a caller who goes away leaves no event behind that nobody works on."""
        begun = time.monotonic()
        first_seen = await self._store.accept(event)
        self._wake(event.thread, event.id, begun)
        return first_seen

    async def resume(self, platform: str, mine: Callable[[ThreadRef], bool] = lambda ref: True) -> int:
        """Go on with what an earlier process left of a platform's threads; of those that are `mine`, where several
        processes share them. Gives the number of threads."""
        threads = [ref for ref in await self._store.pending(platform) if mine(ref)]
        for ref in threads:
            self._wake(ref)
        return len(threads)

    async def settled(self, ref: ThreadRef) -> None:
        """Wait until nothing of a thread is being worked on."""
        while task := self._tasks.get(str(ref)):
            await asyncio.wait({task})

    async def close(self) -> None:
        """Stop all work; what is not finished is durable, and `resume` goes on with it."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def wake(self, ref: ThreadRef) -> None:
        """Have a thread looked at: something else than an event has changed it."""
        self._wake(ref)

    def _wake(self, ref: ThreadRef, event: str = "", begun: float = 0.0) -> None:
        name = str(ref)
        line = self._lines.setdefault(name, Line())
        if event and event not in line.accepted:
            line.accepted[event] = begun
            while len(line.accepted) > REMEMBERED:
                line.accepted.pop(next(iter(line.accepted)))
        line.woken.set()
        if name not in self._tasks:
            self._tasks[name] = asyncio.create_task(self._work(ref, line), name=f"thread {name}")

    async def _work(self, ref: ThreadRef, line: Line) -> None:
        """Refine until nothing more has come. Between the last look and the end there is no await: no wake is lost."""
        name = str(ref)
        failures = 0
        try:
            while line.woken.is_set() and failures < FAILURES:
                try:
                    await self._refine(ref, line)
                except Exception:
                    failures += 1
                    log.exception("thread left; the next event or a restart goes on with it", thread=name)
        finally:
            del self._tasks[name]
            del self._lines[name]
