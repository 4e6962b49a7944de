"""The whole bot in this process, in the local Discord: people do things there, and see what comes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
from bots import ScriptedModel
from discord_client import pointed
from discord_server import DiscordServer, discord_server
from discord_state import ADA, Json

from adapters.discord.pace import Pace
from adapters.discord.serve import Discord, discord_bot
from bot.bootstrap import Bot
from bot.events import FeedbackEvent, ThreadRef
from bot.settings import Settings
from bot.store.state import Entry
from bot.threads import Outcome


@dataclass
class Desk:
    """A local Discord, the bot that runs in it, and the model that answers."""

    server: DiscordServer
    running: Discord
    model: ScriptedModel
    connection: asyncio.Task[None]

    @property
    def bot(self) -> Bot:
        return self.running.bot

    @property
    def general(self) -> int:
        """The first channel of the first server."""
        return self.server.guild.general

    def ref(self, thread: int, channel: int = 0) -> ThreadRef:
        """A thread of Discord's or a direct conversation; or what a message in a channel began there in replies."""
        where = self.server.world.channels[channel or thread]
        workspace = str(where.guild) if where.guild else "@me"
        return ThreadRef(platform="discord", workspace=workspace, channel=str(where.id), thread=str(thread))

    async def settle(self) -> None:
        """Wait until all that people did has come to its end, for at most a minute."""
        async with asyncio.timeout(60):
            await self._settled()

    async def _settled(self) -> None:
        quiet = 0
        while quiet < 2:
            before = await self._state()
            await self._heard()
            await self.running.listener.idle()
            for ref in await self.bot.heard.threads("discord", 1_000):
                await self.bot.inbox.settled(ref)
            await self.running.listener.idle()
            quiet = quiet + 1 if await self._state() == before else 0

    async def _heard(self) -> None:
        """Wait until the client has read all that the gateway has sent: it answers what we ask it last."""
        if not self.server.gateway.connections or self.running.client.is_closed():
            return
        await self.echo()

    async def echo(self) -> None:
        """One more event through the gateway, heard."""
        heard = asyncio.Event()
        guild = self.running.client.guilds[0]

        async def on_guild_role_create(role: discord.Role) -> None:
            heard.set()

        self.running.client.event(on_guild_role_create)
        await self.server.makes_role(guild.id, "echo")
        async with asyncio.timeout(60):
            await heard.wait()

    async def _state(self) -> list[tuple[str, int, int]]:
        found = []
        for ref in await self.bot.heard.threads("discord", 1_000):
            state = await self.bot.store.load(ref)
            found.append((str(ref), state.thread.head, len(state.unapplied)))
        return found

    async def asks(self, text: str = "What is a tide?", user: int = ADA, channel: int = 0, **more: Any) -> int:
        """A mention in a channel, answered; the message's id, which is its thread's."""
        message = await self.server.says(user, channel or self.general, text, mention=True, **more)
        await self.settle()
        return message

    async def says(self, text: str, channel: int, user: int = ADA, **more: Any) -> int:
        """A message, and what comes of it."""
        message = await self.server.says(user, channel, text, **more)
        await self.settle()
        return message

    async def reacts(self, user: int, message: int, emoji: str, *, on: bool = True) -> None:
        """An emoji put on, or taken off, and what comes of it."""
        await (self.server.reacts if on else self.server.unreacts)(user, message, emoji)
        await self.settle()

    async def presses(self, user: int, message: int, label: str) -> None:
        """A press, and what comes of it."""
        assert not (await self.server.presses(user, message, label)).failed
        await self.settle()

    def answers(self, channel: int) -> list[Json]:
        """What the bot has in a channel or thread, as people see it."""
        me = self.running.client.user
        return [one for one in self.server.visible(channel) if me and one["author"] == me.id]

    def answer(self, channel: int) -> Json:
        """The one message that the bot has there."""
        (only,) = self.answers(channel)
        return only

    def told(self, user: int = ADA) -> list[str]:
        """What only this person sees."""
        return [one.content for one in self.server.shown_to(user)]

    async def history(self, ref: ThreadRef) -> tuple[Entry, ...]:
        """The events of a conversation."""
        return await self.bot.store.history(ref)

    async def kinds(self, thread: int, channel: int = 0) -> list[str]:
        """What the core was told in one."""
        return [one.event.signal.kind for one in await self.history(self.ref(thread, channel))]

    async def last(self, thread: int, channel: int = 0) -> tuple[FeedbackEvent, Outcome]:
        """Its last event, and what came of it."""
        entry = (await self.history(self.ref(thread, channel)))[-1]
        assert entry.outcome is not None
        return entry.event, entry.outcome

    def prompt(self) -> str:
        """The last message that the model was sent."""
        return self.model.requests[-1].messages[-1].content


def quick(server: DiscordServer) -> Pace:
    """A pace for a server without rates: its windows are a thousandth as long."""
    return Pace(lambda: time.monotonic() * 1_000, lambda seconds: asyncio.sleep(seconds / 1_000))


@asynccontextmanager
async def a_bot_in(
    server: DiscordServer, path: Path, model: ScriptedModel | None = None, *, content: bool = True, **settings: Any
) -> AsyncGenerator[Desk]:
    """The bot, connected, until the block ends; on the same path the next one goes on where it was. It asks nobody how
    they like answers, unless it is told to."""
    model = model or ScriptedModel()
    given: dict[str, Any] = {
        "database": path / "discord.db", "settle": 0.02, "attempts": 1, "discord_token": server.token,
        "discord_api_url": server.api, "first_meeting": False, **settings,
    }  # fmt: skip
    with pointed(server):
        made = Settings(**given)
        async with discord_bot(
            made, model=model, content=content, pace=quick(server), guild_ready_timeout=0.02
        ) as running:
            running.client.before_identify_hook = _at_once  # type: ignore[method-assign]
            ready = asyncio.create_task(running.client.wait_until_ready())
            connection = asyncio.create_task(running.client.start(server.token))
            try:
                await asyncio.wait({connection, ready}, return_when=asyncio.FIRST_COMPLETED)
                if connection.done():
                    connection.result()
                desk = Desk(server, running, model, connection)
                await desk.settle()
                yield desk
            finally:
                for task in (ready, connection):
                    task.cancel()
                await asyncio.gather(ready, connection, return_exceptions=True)


async def _at_once(shard_id: int | None, *, initial: bool = False) -> None:
    """discord.py waits five seconds before it identifies a second shard."""


@asynccontextmanager
async def a_desk(path: Path, model: ScriptedModel | None = None, **settings: Any) -> AsyncGenerator[Desk]:
    """A local Discord with the bot in it."""
    async with discord_server() as server, a_bot_in(server, path, model, **settings) as desk:
        yield desk
