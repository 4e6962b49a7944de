"""“Burnish is typing…”: kept up in a channel while nothing of an answer shows yet."""

from __future__ import annotations

import asyncio

from adapters.discord import limits
from adapters.discord.pace import Pace
from adapters.discord.troubles import TROUBLES
from adapters.discord.where import home
from adapters.discord.wire import Wire
from adapters.underway import Underway
from bot.events import ThreadRef


class Indicators(Underway):
    """The indicators of all threads. Discord takes one off when a message comes, and after ten seconds."""

    def __init__(self, wire: Wire, pace: Pace) -> None:
        super().__init__(
            "typing indicator",
            pace.clock,
            pace.sleep,
            every=limits.TYPING_LIFE * limits.TYPING_RENEWED,
            most=limits.TYPING_MOST,
            troubles=(ValueError, *TROUBLES),
        )
        self._wire = wire

    async def _put(self, ref: ThreadRef, hidden: asyncio.Event) -> None:
        await self._wire.typing(home(ref).channel)
