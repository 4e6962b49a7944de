"""The sign that an answer is underway: kept up in a thread while nothing of the answer shows yet."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod

import structlog

from adapters.pausing import Clock, Sleep, pause
from bot.events import ThreadRef

log = structlog.get_logger()


class Underway(ABC):
    """The signs of all threads.

    `name`: what such a sign is called there. `every`: seconds after which it is put up again, since the platform takes
    it off; `most`: seconds for which it is kept up. `troubles`: what putting it up may raise; there is no sign then,
    and nobody is disturbed.
    """

    def __init__(
        self, name: str, clock: Clock, sleep: Sleep, *, every: float, most: float, troubles: tuple[type[Exception], ...]
    ) -> None:
        self._name = name
        self._clock = clock
        self._sleep = sleep
        self._every = every
        self._most = most
        self._troubles = troubles
        self._kept: dict[ThreadRef, asyncio.Event] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self, ref: ThreadRef) -> None:
        """Put a thread's sign up until `hide`; it takes what time it takes, and nobody waits for it."""
        if ref in self._kept:
            return
        hidden = self._kept[ref] = asyncio.Event()
        task = asyncio.create_task(self._keep(ref, hidden), name=f"{self._name} in {ref}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def hide(self, ref: ThreadRef) -> None:
        """A message comes, and the sign goes with it."""
        if hidden := self._kept.pop(ref, None):
            hidden.set()

    async def close(self) -> None:
        """Stop keeping them up."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _keep(self, ref: ThreadRef, hidden: asyncio.Event) -> None:
        until = self._clock() + self._most
        try:
            while not hidden.is_set() and self._clock() < until:
                await self._put(ref, hidden)
                await pause(self._sleep, self._every, hidden)
        except self._troubles as problem:
            log.info(f"no {self._name}", thread=str(ref), reason=str(problem))
        finally:
            if self._kept.get(ref) is hidden:
                del self._kept[ref]

    @abstractmethod
    async def _put(self, ref: ThreadRef, hidden: asyncio.Event) -> None:
        """Put it up, once. `hidden` is set as soon as a message comes, also while this waits."""
