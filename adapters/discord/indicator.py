"""“Burnish is typing…”: kept up in a channel while nothing of an answer shows yet."""

from __future__ import annotations

import asyncio

import structlog

from adapters.discord import limits
from adapters.discord.pace import Pace
from adapters.discord.troubles import TROUBLES
from adapters.discord.where import home
from adapters.discord.wire import Wire
from adapters.pausing import pause
from bot.events import ThreadRef

log = structlog.get_logger()


class Indicators:
    """The indicators of all threads. Discord takes one off when a message comes, and after ten seconds."""

    def __init__(self, wire: Wire, pace: Pace) -> None:
        self._wire = wire
        self._pace = pace
        self._kept: dict[ThreadRef, asyncio.Event] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self, ref: ThreadRef) -> None:
        """Put it up until `hide`; it takes what time it takes, and nobody waits for it."""
        if ref in self._kept:
            return
        hidden = self._kept[ref] = asyncio.Event()
        task = asyncio.create_task(self._keep(ref, hidden), name=f"typing in {ref}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def hide(self, ref: ThreadRef) -> None:
        """A message comes, and the indicator goes with it."""
        if hidden := self._kept.pop(ref, None):
            hidden.set()

    async def close(self) -> None:
        """Stop keeping them up."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _keep(self, ref: ThreadRef, hidden: asyncio.Event) -> None:
        until = self._pace.clock() + limits.TYPING_MOST
        try:
            channel = home(ref).channel
            while not hidden.is_set() and self._pace.clock() < until:
                await self._wire.typing(channel)
                await pause(self._pace.sleep, limits.TYPING_LIFE * limits.TYPING_RENEWED, hidden)
        except (ValueError, *TROUBLES) as problem:
            log.info("no typing indicator", thread=str(ref), reason=str(problem))
        finally:
            if self._kept.get(ref) is hidden:
                del self._kept[ref]
