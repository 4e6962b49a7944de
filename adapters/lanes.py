"""Deliveries in their order: one lane after another within a thread, all threads side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog

from bot.store.deliveries import Deliveries, Delivery

log = structlog.get_logger()

Sleep = Callable[[float], Awaitable[None]]
Again = Callable[[Exception, int], float | None]
"""After a trouble that has come so many times in a row: in how many seconds it is tried again; None: it is not."""


class Lanes:
    """Handles what was kept, in order within a lane.

    A trouble that may pass is tried again, as `again` says; what fails all the same is logged and let go, so
    that it stops nothing.
    """

    def __init__(
        self,
        deliveries: Deliveries,
        handle: Callable[[Delivery], Awaitable[None]],
        again: Again,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._deliveries = deliveries
        self._handle = handle
        self._again = again
        self._sleep = sleep
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

    def busy(self, lane: str) -> bool:
        """Whether something waits or is being handled in a lane."""
        return lane in self._waiting

    async def idle(self) -> None:
        """Wait until nothing waits in any lane."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _run(self, lane: str) -> None:
        """The head stays in the lane while it is handled, so that what comes meanwhile waits behind it."""
        waiting = self._waiting[lane]
        try:
            while waiting:
                await self._one(waiting[0])
                waiting.popleft()
        finally:
            del self._waiting[lane]

    async def _one(self, delivery: Delivery) -> None:
        """Handle a delivery, and forget it. Where the store cannot forget it, the next start handles it once more."""
        try:
            await self._tried(delivery)
        except Exception:
            log.exception("delivery not handled, and let go", lane=delivery.lane, delivery=delivery.id)
        try:
            await self._deliveries.done(delivery)
        except Exception:
            log.exception("delivery not forgotten", lane=delivery.lane, delivery=delivery.id)

    async def _tried(self, delivery: Delivery) -> None:
        """Handle it, again where the trouble may pass. Raises what was raised last."""
        failures = 0
        while True:
            try:
                await self._handle(delivery)
                return
            except Exception as problem:
                failures += 1
                wait = self._again(problem, failures)
                if wait is None:
                    raise
                log.warning("delivery tried again", lane=delivery.lane, delivery=delivery.id, reason=str(problem))
            await self._sleep(wait)

    async def close(self) -> None:
        """Stop; what is not handled is durable, and is handled after the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
