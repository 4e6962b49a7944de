"""Keeping no longer than the operator wants: what is old is let go, hour by hour, while the bot runs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping

import structlog

from bot.retaining import DAY, days
from bot.store.files import UNNAMED
from bot.store.retention import Retention, Retired
from bot.store.script import Driver

log = structlog.get_logger()

FIRST = 60.0
"""Seconds after the start until it looks for the first time: a start has more urgent things to do."""
EVERY = 3600.0
"""Seconds between two looks: days are what is promised, so an hour is soon enough."""


class Keeping:
    """Lets go of what is older than the settings say, and of files that nobody sent in the end; finishes clearing the
    disk of what was erased."""

    def __init__(self, driver: Driver, retention: Mapping[str, int], clock: Callable[[], float] = time.time) -> None:
        self._driver = driver
        self._retention = retention
        self._clock = clock
        self._old = Retention(driver)

    async def run(self) -> None:
        """Look for ever; an error is the operator's to read, and the next look goes on."""
        await asyncio.sleep(FIRST)
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("what is old was not let go; it is tried again in an hour")
            await asyncio.sleep(EVERY)

    async def look(self) -> Retired:
        """Let go of what is old now; how much."""
        now = self._clock()
        found = await self._old.unnamed(now - UNNAMED)
        for platform, workspace in await self._old.workspaces():
            kept = days(self._retention, platform, workspace)
            if kept is not None:
                found = found.plus(await self._old.retire(platform, workspace, now - kept * DAY))
        await self._driver.scrub()
        if found != Retired():
            log.info("let go of what is old", **found.model_dump())
        return found
