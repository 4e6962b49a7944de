"""Waiting for a time or for news, whichever comes first."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


async def pause(sleep: Sleep, seconds: float, news: asyncio.Event) -> None:
    """Wait for so many seconds (for ever, where they are infinite), or for news."""
    if math.isinf(seconds):
        await news.wait()
        return
    waits = {asyncio.ensure_future(sleep(seconds)), asyncio.ensure_future(news.wait())}
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
