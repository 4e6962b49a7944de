"""A local Discord on loopback, as facts/discord.md has it: REST, gateway, downloads, and people who use it.

    async with discord_server() as server:
        client = Client(...)                      # under discord_client.pointed(server), or told server.api
        question = await server.says(ADA, server.guild.general, "what is a tide?", mention=True)
        server.visible(server.guild.general)

discord_state    what it holds, one clock; discord_log         discord_limits   sizes and rates
discord_rest     the API's door; discord_asked reads       discord_rights   who may do what
discord_messages, _reactions, _channels, _interactions, _commands           its routes
discord_checks   what does not fit        discord_shown    what people see, whom it notifies     discord_shapes   JSON
discord_gateway  sockets, sessions, shards, intents        discord_people, _presses, _running   what people do
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

import discord_limits as limits
import discord_rights as rights
from aiohttp import web
from discord_asked import downloads
from discord_gateway import Gateway
from discord_limits import Rates
from discord_log import Call, Fault
from discord_people import Talking
from discord_presses import Pressing
from discord_rest import PREFIX, RestApi
from discord_running import Running
from discord_shown import visible
from discord_state import Json, World


class DiscordServer(Talking, Pressing, Running):
    """The running server. Its knobs are attributes of `world`, `gateway` and `rates`, and what `fail` is told."""

    def __init__(self, world: World, rates: Rates) -> None:
        super().__init__(world, Gateway(world))
        self.rates = rates
        self.patience = limits.ACK_SECONDS
        self.troubles: list[str] = []
        self._waiting = {}
        world.emit, world.acked = self.gateway.dispatch, self.answered

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return self.world.url

    @property
    def api(self) -> str:
        """The API's address: discord_api_url of the adapter, Route.BASE of discord.py."""
        return self.world.url + PREFIX

    @property
    def gateway_url(self) -> str:
        """The gateway's address: DEFAULT_GATEWAY of discord.py."""
        return f"{self.world.url.replace('http', 'ws', 1)}/gateway"

    @property
    def token(self) -> str:
        """The bot's."""
        return self.world.token

    @property
    def log(self) -> list[Call]:
        """Every call so far."""
        return self.world.log

    @property
    def pinged(self) -> set[tuple[str, int]]:
        """Whom the bot's messages notified, each with the message's id."""
        return self.world.pinged

    def calls(self, name: str) -> list[Call]:
        """The calls of one route: messages.post, messages.edit, reactions.put."""
        return [call for call in self.log if call.name == name]

    def refused(self) -> list[Call]:
        """The calls that were answered 429."""
        return [call for call in self.log if call.status == 429]

    def fail(
        self, name: str, *, status: int = 500, code: int = 0, message: str = "internal", after: int = 0, times: int = 1,
        retry_after: float = 1.0, via: bool = True, lost: bool = False, drop: bool = False,
    ) -> None:  # fmt: skip
        """Let a route go wrong: after so many good calls, so many times.

        429 refuses the whole bucket for `retry_after` real seconds, without `via` as Cloudflare does; `drop` breaks the
        connection before anything is done; `lost` does what was asked and then breaks it.
        """
        fault = Fault(status, code, message, after, times, retry_after, via, lost, drop)
        self.world.faults.setdefault(name, []).append(fault)

    def visible(self, channel: int) -> list[Json]:
        """A channel's or thread's messages as people see them, oldest first: id, author, content, edited, labels,
        files, reactions, thinking, reply_to. System messages (a thread's start) are left out."""
        return [visible(self.world, one) for one in self.world.here(channel) if one.kind in (0, 19, 20, 23)]

    async def until(self, true: Callable[[], object], seconds: float = 60.0) -> None:
        """Wait until something has become true."""
        async with asyncio.timeout(seconds):
            while not true():  # noqa: ASYNC110 - it may be about anything
                await asyncio.sleep(0.005)

    async def close(self) -> None:
        """Break what is still open."""
        self.gateway.drop()


@asynccontextmanager
async def discord_server(
    *, rates: bool = False, speed: float = 1.0, port: int = 0, guilds: int = 1
) -> AsyncGenerator[DiscordServer]:
    """A local Discord with so many guilds, the bot in all of them.

    `rates`: whether rate limits are enforced. `speed`: how many times faster time passes (rates, tokens, sessions, what
    retry_after says); the three seconds for an interaction stay three seconds.
    """
    world = World(speed=speed)
    world.users |= rights.people()
    for number in range(1, guilds + 1):
        rights.add_guild(world, number)
    limiter = Rates(world.clock, on=rates)
    server = DiscordServer(world, limiter)
    app = web.Application(client_max_size=limits.REQUEST_BYTES)
    app.router.add_routes([*RestApi(world, limiter).routes(), *downloads(world)])
    app.router.add_get("/gateway", server.gateway.accept)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        world.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield server
    finally:
        await server.close()
        with contextlib.suppress(asyncio.CancelledError):
            await runner.cleanup()
