"""A DiscordPublisher against the local Discord: the real client, a real database, and frames as the path sends them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
from bots import ScriptedModel
from discord_client import running
from discord_server import DiscordServer
from discord_state import ADA, Json

from adapters.console.replay import Recorder
from adapters.discord.learning import learning
from adapters.discord.pace import Pace
from adapters.discord.publish import DiscordPublisher
from adapters.discord.wire import DiscordWire, Outgoing
from bot.answers import Frame
from bot.bootstrap import Bot, bootstrap
from bot.events import Asked, FeedbackEvent, ThreadRef
from bot.interpret.buttons import BUTTONS
from bot.settings import Settings

MOVING = ("thinking", "streaming", "checking")


def paced(server: DiscordServer) -> Pace:
    """A pace whose seconds are as long as the server's."""
    speed = server.world.clock.speed

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / speed)

    return Pace(lambda: time.monotonic() * speed, sleep)


class Mortal(DiscordWire):
    """The wire of a process that dies at one of its calls: just before it is made, or just after it was."""

    def __init__(self, client: discord.Client, *, after: bool) -> None:
        super().__init__(client)
        self.left = 1_000
        self._after = after
        self.dead = asyncio.Event()

    async def send(self, channel: int, message: Outgoing, *, nonce: str, reply_to: int | None) -> int:
        await self._lives(1)
        made = await super().send(channel, message, nonce=nonce, reply_to=reply_to)
        await self._lives(0)
        return made

    async def edit(self, channel: int, message: int, new: Outgoing) -> None:
        await self._lives(1)
        await super().edit(channel, message, new)
        await self._lives(0)

    async def _lives(self, takes: int) -> None:
        self.left -= takes
        if self.left < 0 or (self.left == 0 and self._after != bool(takes)):
            self.dead.set()
            await asyncio.Event().wait()


@dataclass
class Desk:
    """A publisher, its bot and the local Discord."""

    server: DiscordServer
    publisher: DiscordPublisher
    bot: Bot
    client: discord.Client

    async def asked(self, by: int = ADA, channel: int = 0, text: str = "What is a tide?") -> ThreadRef:
        """A question that somebody asked, as the path has taken it; nothing is written of its answer."""
        channel = channel or self.server.guild.general
        message = await self.server.says(by, channel, text)
        where = self.server.world.channels[channel]
        whole = where.thread or not where.guild
        ref = ThreadRef(
            platform="discord",
            workspace=str(where.guild) if where.guild else "@me",
            channel=str(channel),
            thread=str(channel if whole else message),
        )
        await self.notes(ref, by, message, text)
        return ref

    async def notes(self, ref: ThreadRef, by: int, message: int, text: str) -> None:
        event = FeedbackEvent(
            id=f"discord:{message}", thread=ref, by=str(by), at=1.0, message=str(message), signal=Asked(text=text)
        )
        await self.bot.inbox.accept(event)
        await self.bot.inbox.settled(ref)

    def replies(self, ref: ThreadRef) -> list[Json]:
        """What the bot has in a channel, as people see it."""
        me = self.client.user
        return [one for one in self.server.visible(int(ref.channel)) if me and one["author"] == me.id]

    def text(self, ref: ThreadRef) -> str:
        """The text of the answer, all of its messages together, without what stands under it."""
        lines = "\n\n".join(one["content"] for one in self.replies(ref)).split("\n")
        return "\n".join(line for line in lines if not line.startswith("-# "))

    def called(self, *names: str) -> int:
        """How often these routes were called."""
        return sum(call.name in names for call in self.server.log)

    async def writes(self, ref: ThreadRef, text: str, pause: float = 0.0, step: int = 1, **more: Any) -> str:
        """An answer comes word by word, and is done: posted with its first, then edited."""
        words = text.split(" ")
        posting = asyncio.create_task(self.publisher.post(frame(ref, words[0], **more)))
        for count in range(2, len(words) + 1, step):
            await asyncio.sleep(pause)
            if posting.done():
                await self.publisher.edit(posting.result(), frame(ref, " ".join(words[:count]), **more))
        message = await posting
        await self.publisher.edit(message, frame(ref, text, "done", **more))
        return message


def frame(ref: ThreadRef, text: str, progress: Any = "streaming", version: int = 1, **more: Any) -> Frame:
    """What an answer shows at one moment."""
    line = "" if progress in MOVING else f"Version {version}"
    given = {"thread": str(ref), "answer": 1, "version": version, "text": text, "progress": progress, "line": line}
    return Frame(**{**given, **more})


@asynccontextmanager
async def a_desk(
    server: DiscordServer,
    path: Path,
    *,
    wire: Callable[[discord.Client], DiscordWire] = DiscordWire,
    later: float = 0.0,
) -> AsyncIterator[Desk]:
    """A publisher on that database, until the block ends as a process would. Its clock is so much `later`."""
    pace = paced(server)
    client = discord.Client(intents=discord.Intents.default(), http_trace=learning(pace))
    async with running(client, server):
        publisher = DiscordPublisher(wire(client), pace, BUTTONS, now=lambda: server.world.clock.wall() + later)
        settings = Settings(database=path / "discord.db", settle=0.01, attempts=1)
        try:
            async with bootstrap(settings, Recorder(), model=ScriptedModel(), dry=True) as bot:
                publisher.attach(bot)
                yield Desk(server, publisher, bot, client)
                await publisher.close()
        finally:
            await publisher.close()
