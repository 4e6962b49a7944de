"""`burnish doctor discord`: what a set-up has, what is missing in it, and where to click."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import discord

from adapters.checking import Check, model_check, told
from adapters.discord.client import API, Client, point
from adapters.discord.learning import learning
from adapters.discord.needs import WHERE, missing
from adapters.discord.pace import Pace
from adapters.discord.permissions import invite, lacking, titled
from adapters.discord.sync import grown, in_sync
from adapters.discord.troubles import TROUBLES
from bot.settings import Settings

WAIT = 30
"""Seconds that Discord has to connect."""
CHANNELS = 5
"""Channels of a server that are named in which something is not allowed."""
CONTENT = (
    "off: messages in its threads are read only where they mention the bot or reply to it; to have all of them read:"
    " Bot > Privileged Gateway Intents > Message Content Intent"
)


async def report(settings: Settings) -> bool:
    """Print what is there and what is not. Gives whether nothing is missing."""
    return await told(examine(settings), "burnish discord")


async def examine(settings: Settings) -> AsyncIterator[Check]:
    """Everything, one after another."""
    wrong = missing(settings)
    for one in wrong or ["all that is needed is there"]:
        yield Check(name="settings", state="missing" if wrong else "ok", said=one)
    if settings.discord_api_url != API:
        point(settings.discord_api_url)
    if not wrong:
        async for check in _online(settings):
            yield check
    yield await model_check(settings)


async def _online(settings: Settings) -> AsyncIterator[Check]:
    """What Discord says of the bot; connected as it would be, for as long as that takes."""
    content = True
    for _ in range(2):
        client = Client(content=content, trace=learning(Pace()), guild_ready_timeout=1.0)
        async with client:
            try:
                await client.login(settings.discord_token.get_secret_value())
            except (discord.LoginFailure, *TROUBLES) as problem:
                said = f"{problem}: make a new one under Bot > Reset Token ({WHERE})"
                yield Check(name="token", state="missing", said=said)
                return
            granted = client.application_flags
            content = granted.gateway_message_content or granted.gateway_message_content_limited
            if content or not client.intents.message_content:
                async for check in _connected(client, content=content):
                    yield check
                return


async def _connected(client: Client, *, content: bool) -> AsyncIterator[Check]:
    me = client.user
    yield Check(name="token", state="ok", said=f"{me.name if me else ''}, application {client.application_id}")
    said = "on" if content else f"{CONTENT} ({WHERE}/{client.application_id}/bot)"
    yield Check(name="content intent", state="ok" if content else "look", said=said)
    yield await commands(client)
    connection = asyncio.create_task(client.connect())
    ready = asyncio.create_task(client.wait_until_ready())
    try:
        await asyncio.wait({connection, ready}, timeout=WAIT, return_when=asyncio.FIRST_COMPLETED)
        if not ready.done() or connection.done():
            yield Check(name="gateway", state="missing", said=_unconnected(connection))
            return
        yield Check(name="gateway", state="ok", said=f"connected, {client.shard_count} shard(s)")
        for check in servers(client):
            yield check
    finally:
        connection.cancel()
        ready.cancel()
        await asyncio.gather(connection, ready, return_exceptions=True)


async def commands(client: Client) -> Check:
    """Whether Discord shows the commands that the bot has."""
    try:
        same = await in_sync(grown(client.tree))
    except TROUBLES as problem:
        return Check(name="commands", state="look", said=f"not to be had ({problem})")
    said = "in sync" if same else "Discord shows other ones: they are registered when the bot starts (burnish discord)"
    return Check(name="commands", state="ok" if same else "look", said=said)


def _unconnected(connection: asyncio.Task[None]) -> str:
    """Why there is no connection."""
    problem = connection.exception() if connection.done() and not connection.cancelled() else None
    if isinstance(problem, discord.PrivilegedIntentsRequired):
        return f"Discord refuses the message-content intent: {CONTENT} ({WHERE})"
    return f"not connected ({problem or 'no answer'}): is there a proxy that lets no WebSocket through?"


def servers(client: discord.Client) -> list[Check]:
    """Of each server, what the bot may not do there."""
    link = invite(str(client.application_id))
    if not client.guilds:
        return [Check(name="servers", state="missing", said=f"the bot is in none; open {link}")]
    return [check for guild in client.guilds for check in _server(guild, link)]


def _server(guild: discord.Guild, link: str) -> list[Check]:
    name = f"server {guild.name}"
    if lack := lacking(guild.me.guild_permissions):
        said = f"{', '.join(map(titled, lack))}: allow it to the bot's role (Server Settings > Roles), or open {link}"
        return [Check(name=name, state="missing", said=said)]
    found = [Check(name=name, state="ok", said="all permissions")]
    kept = [
        f"#{one.name}: {', '.join(map(titled, lack))}"
        for one in guild.text_channels
        if one.permissions_for(guild.me).view_channel and (lack := lacking(one.permissions_for(guild.me)))
    ]
    if kept:
        rest = f", and {len(kept) - CHANNELS} more" if len(kept) > CHANNELS else ""
        said = f"not allowed in {'; '.join(kept[:CHANNELS])}{rest} (Edit Channel > Permissions)"
        found.append(Check(name=name, state="look", said=said))
    return found
