"""Deliveries in their order: one lane after another within a thread, all threads side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog

from bot.store.deliveries import Deliveries, Delivery

log = structlog.get_logger()


class Lanes:
    """Handles what was kept, in order within a lane; what fails is logged and let go, so that it stops nothing."""

    def __init__(self, deliveries: Deliveries, handle: Callable[[Delivery], Awaitable[None]]) -> None:
        self._deliveries = deliveries
        self._handle = handle
        self._waiting: dict[str, deque[Delivery]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, delivery: Delivery) -> None:
        """Have it handled after what waits in its lane."""
        if waiting := self._waiting.get(delivery.lane):
            waiting.append(delivery)
            return
        self._waiting[delivery.lane] = deque([delivery])
        task = asyncio.create_task(self._run(delivery.lane), name=f"lane {delivery.lane}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, lane: str) -> None:
        """The head stays in the lane while it is handled, so that what comes meanwhile waits behind it."""
        waiting = self._waiting[lane]
        try:
            while waiting:
                try:
                    await self._handle(waiting[0])
                except Exception:
                    log.exception("delivery not handled", lane=lane)
                await self._deliveries.done(waiting[0])
                waiting.popleft()
        finally:
            del self._waiting[lane]

    async def close(self) -> None:
        """Stop; what is not handled is durable, and is handled after the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
