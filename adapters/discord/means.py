"""What all answers' messages are brought about by."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from adapters.discord.charted import Draw
from adapters.discord.pace import Pace
from adapters.discord.wire import Wire
from bot.events import ThreadRef
from bot.interpret.buttons import ButtonTable
from bot.store.places import Places

Now = Callable[[], float]


@dataclass(frozen=True)
class Means:
    """What all answers' messages are brought about by. `now` is in seconds since the epoch."""

    wire: Wire
    pace: Pace
    places: Places
    buttons: ButtonTable
    note: str
    missing: Callable[[ThreadRef, int], None]
    """Told of a thread in which the bot lacks a permission, with Discord's number of that."""
    draw: Draw
    now: Now = time.time
