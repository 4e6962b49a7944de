"""Discord, running: the bot, its client, and what the client tells."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import discord
import structlog

from adapters.discord import limits
from adapters.discord.above import Above
from adapters.discord.admitting import Admitting
from adapters.discord.answering import Answering
from adapters.discord.asking import Asking
from adapters.discord.buttons import PLATFORM
from adapters.discord.catchup import CatchUp
from adapters.discord.client import API, Client, point
from adapters.discord.commands import Commands
from adapters.discord.files import Files
from adapters.discord.governing import Governing
from adapters.discord.ground import Ground
from adapters.discord.intake import Intake
from adapters.discord.keeping import Keeping
from adapters.discord.learning import learning
from adapters.discord.listen import Listener
from adapters.discord.needs import WHERE, missing
from adapters.discord.pace import Pace
from adapters.discord.panels import Panels
from adapters.discord.publish import DiscordPublisher
from adapters.discord.rooms import Rooms
from adapters.discord.shards import Marks, Shards
from adapters.discord.sync import registered
from adapters.discord.tree import grow
from adapters.discord.troubles import passing
from adapters.discord.wire import DiscordWire
from adapters.lanes import Lanes
from adapters.readying import readied
from bot.bootstrap import Bot, bootstrap
from bot.errors import BadSettings
from bot.ports import Model
from bot.settings import Settings

__all__ = ["PLATFORM", "Discord", "discord_bot", "serve"]

log = structlog.get_logger()

SIGNALS = (signal.SIGINT, signal.SIGTERM)
WITHOUT_CONTENT = (
    "Discord does not let the bot read messages (Message Content Intent is off). It answers mentions, replies to its"
    " answers, direct messages, commands, buttons and reactions; of what people else write in its threads it sees"
    " nothing. To change that: Bot > Privileged Gateway Intents > Message Content Intent, and start again"
)


@dataclass(frozen=True)
class Discord:
    """A running bot in Discord, whose client is not connected yet."""

    client: Client
    bot: Bot
    publisher: DiscordPublisher
    listener: Listener
    rooms: Rooms
    panels: Panels


async def serve(settings: Settings) -> None:
    """Run in Discord until told to stop. Raises BadSettings where what it needs is missing, or is not taken.

    Where Discord does not grant the message-content intent, it runs without.
    """
    wrong = missing(settings)
    if wrong:
        raise BadSettings("\n".join(["Discord needs other settings:", *(f"  {one}" for one in wrong)]))
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        loop.add_signal_handler(name, stopped.set)
    try:
        try:
            await _served(settings, stopped, content=True)
        except discord.PrivilegedIntentsRequired:
            log.warning(WITHOUT_CONTENT, where=WHERE)
            await _served(settings, stopped, content=False)
    except discord.LoginFailure as problem:
        raise BadSettings(
            f"discord_token: Discord does not take it. Make a new one under Bot > Reset Token ({WHERE})"
        ) from problem
    finally:
        for name in SIGNALS:
            loop.remove_signal_handler(name)


async def _served(settings: Settings, stopped: asyncio.Event, *, content: bool) -> None:
    """One client, until told to stop; raises what its connection dies of."""
    async with discord_bot(settings, content=content) as running:
        ready = asyncio.create_task(readied(running.bot.model))
        connected = asyncio.create_task(running.client.start(settings.discord_token.get_secret_value()))
        told = asyncio.create_task(stopped.wait())
        try:
            await asyncio.wait({connected, told}, return_when=asyncio.FIRST_COMPLETED)
            if connected.done():
                connected.result()
        finally:
            for task in (ready, told, connected):
                task.cancel()
            await asyncio.gather(ready, told, connected, return_exceptions=True)


@asynccontextmanager
async def discord_bot(
    settings: Settings, *, model: Model | None = None, content: bool = True, pace: Pace | None = None, **options: Any
) -> AsyncIterator[Discord]:
    """The bot with its client, which is still to be started, until the block ends; then the client is closed.

    `content`: whether the message-content intent is asked for.
    """
    if settings.discord_api_url != API:
        point(settings.discord_api_url)
    pace = pace or Pace()
    client = Client(
        content=content,
        shard_count=settings.discord_shard_count,
        shard_ids=settings.discord_shard_ids,
        trace=learning(pace),
        **options,
    )
    publisher = DiscordPublisher(DiscordWire(client), pace, settings.tables().buttons)
    files = Files(settings.discord_api_url)
    async with client:
        try:
            async with bootstrap(settings, publisher, model=model) as bot:
                publisher.attach(bot)
                running = await _wired(client, bot, publisher, files, pace)
                try:
                    yield running
                finally:
                    client.listener = None
                    await running.listener.close()
        finally:
            await publisher.close()
            await files.close()


async def _wired(client: Client, bot: Bot, publisher: DiscordPublisher, files: Files, pace: Pace) -> Discord:
    """The client's listener, and all that it needs."""
    rooms = Rooms(client, pace)
    above = Above(client, rooms)
    admitting = Admitting(bot, rooms)
    panels = Panels(bot, Asking(bot, DiscordWire(client), pace, rooms, above, files), admitting)
    intake = Intake(bot, publisher, rooms, above, files, panels, admitting)
    shards = Shards(bot.settings.discord_shard_count, bot.settings.discord_shard_ids)
    marks = Marks(bot.heard, shards)
    await marks.load()
    listener = Listener(bot, Lanes(bot.deliveries, intake.handle, _again), marks, shards, client)
    listener.answering = Answering(client, listener.keep, publisher, panels)
    listener.catch_up = CatchUp(bot, client, listener, marks, shards).run
    client.listener = listener
    ground = Ground(bot, publisher, panels, rooms, listener.keep)
    grow(client.tree, Commands(ground), Keeping(ground), Governing(ground))
    listener.register = partial(registered, client.tree)
    listener.start()
    return Discord(client, bot, publisher, listener, rooms, panels)


def _again(problem: Exception, failures: int) -> float | None:
    """A delivery is tried again where its trouble may pass."""
    return limits.backoff(failures) if failures <= limits.LAST_RETRIES and passing(problem) else None
