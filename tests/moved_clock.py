"""A clock that a test moves."""

from __future__ import annotations

import asyncio
import heapq


class Clock:
    """Time that passes only when all else stands still."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, id(woken), woken))
        await woken

    async def run(self, until: float) -> None:
        """Let the time pass up to then."""
        while True:
            for _ in range(30):
                await asyncio.sleep(0)
            while self._sleepers and self._sleepers[0][2].done():
                heapq.heappop(self._sleepers)
            if not self._sleepers or self._sleepers[0][0] > until:
                break
            self.now, _, woken = heapq.heappop(self._sleepers)
            woken.set_result(None)
        self.now = until
