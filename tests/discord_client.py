"""discord.py, unmodified, pointed at the local Discord and started in this process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord_server import DiscordServer


@contextmanager
def pointed(server: DiscordServer) -> Generator[None]:
    """Let discord.py of this process speak to the local Discord, and put everything back afterwards."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.asset.Asset.BASE
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = server.api, yarl.URL(server.gateway_url)
    discord.asset.Asset.BASE = f"{server.url}/cdn"
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.asset.Asset.BASE = before


@asynccontextmanager
async def running(client: discord.Client, server: DiscordServer) -> AsyncGenerator[discord.Client]:
    """Start a client, wait until it is ready, and close it afterwards. What its connection dies of is raised."""
    with pointed(server):
        task = asyncio.create_task(client.start(server.token))
        ready = asyncio.create_task(_ready(client))
        try:
            await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                task.result()
            yield client
        finally:
            ready.cancel()
            await client.close()
            await asyncio.gather(task, ready, return_exceptions=True)


async def _ready(client: discord.Client) -> None:
    while not hasattr(client, "_ready") or client._ready is discord.utils.MISSING:  # noqa: ASYNC110 - set by login
        await asyncio.sleep(0.005)
    await client.wait_until_ready()


class Hearing(discord.Client):
    """A client that notes all it hears, is ready at once, and identifies anew without waiting five seconds."""

    def __init__(self, intents: discord.Intents | None = None, **options: Any) -> None:
        options = {"guild_ready_timeout": 0.02} | options
        super().__init__(intents=intents or discord.Intents.all(), chunk_guilds_at_startup=False, **options)
        self.heard: list[tuple[str, tuple[Any, ...]]] = []
        self.tree = discord.app_commands.CommandTree(self)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait."""

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Note an event, and go on."""
        self.heard.append((event, args))
        super().dispatch(event, *args, **kwargs)

    def times(self, event: str) -> int:
        """How often an event was heard."""
        return sum(name == event for name, _ in self.heard)

    def last(self, event: str) -> Any:
        """What the last event of this name carried first."""
        return next(args[0] for name, args in reversed(self.heard) if name == event)

    async def channel(self, number: int) -> Any:
        """A channel, a thread or a conversation by its id, to write to."""
        return self.get_channel(number) or await self.fetch_channel(number)


class ShardedHearing(Hearing, discord.AutoShardedClient):
    """The same in shards."""
