"""The local Discord's gateway: sessions that are resumed or not, shards, intents, and catching up after a restart."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator

import aiohttp
import discord
import discord_rights as rights
import pytest
import pytest_asyncio
from discord_client import Hearing, ShardedHearing, pointed, running
from discord_server import DiscordServer, discord_server
from discord_state import ADA, BEN, BOT, GUILD, SECOND_GUILD


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[DiscordServer]:
    """A local Discord with two guilds and nobody connected."""
    async with discord_server(guilds=2) as running_server:
        yield running_server


@pytest_asyncio.fixture
async def client(server: DiscordServer) -> AsyncGenerator[Hearing]:
    """The bot, ready."""
    hearing = Hearing()
    async with running(hearing, server):
        yield hearing


def said(client: Hearing) -> list[str]:
    """What was heard of messages, in order."""
    return [args[0].content for name, args in client.heard if name == "message"]


async def lost(server: DiscordServer, client: Hearing) -> None:
    """Break the sockets, and wait until that is noticed."""
    server.gateway.drop()
    await server.gateway.disconnected()


async def test_what_was_missed_is_replayed_in_order_when_the_session_is_resumed(
    server: DiscordServer, client: Hearing
) -> None:
    await server.says(ADA, server.guild.general, "before")
    await server.until(lambda: said(client) == ["before"])
    await lost(server, client)
    for text in ("one", "two"):
        await server.says(ADA, server.guild.general, text)
    await server.until(lambda: client.times("resumed") == 1)
    assert said(client) == ["before", "one", "two"]
    assert (client.times("ready"), len(server.gateway.identified)) == (1, 1)
    assert [missed for _, missed in server.gateway.resumed] == [2]


async def test_a_refused_resume_identifies_anew_and_replays_nothing(server: DiscordServer, client: Hearing) -> None:
    server.gateway.refuse_resumes = 1
    await lost(server, client)
    missed = await server.says(ADA, server.guild.general, "missed")
    await server.until(lambda: client.times("ready") == 2)
    assert said(client) == []
    channel = await client.channel(server.guild.general)
    assert [one.id async for one in channel.history()] == [missed]
    assert len(server.gateway.identified) == 2


async def test_a_session_that_died_of_age_is_not_resumed(server: DiscordServer, client: Hearing) -> None:
    server.gateway.session_seconds = -1.0
    await lost(server, client)
    await server.until(lambda: client.times("ready") == 2)
    assert not server.gateway.resumed


async def test_reconnect_and_a_resumable_invalid_session_lose_nothing(server: DiscordServer, client: Hearing) -> None:
    server.gateway.reconnect()
    await server.says(ADA, server.guild.general, "one")
    await server.until(lambda: client.times("resumed") == 1)
    server.gateway.invalidate(resumable=True)
    await server.says(ADA, server.guild.general, "two")
    await server.until(lambda: client.times("resumed") == 2)
    await server.until(lambda: said(client) == ["one", "two"])
    server.gateway.invalidate()
    await server.until(lambda: client.times("ready") == 2)


async def test_after_a_restart_what_happened_is_there_but_is_not_told(server: DiscordServer) -> None:
    async with running(first := Hearing(), server):
        answer = await (await first.channel(server.guild.general)).send("answer")
    await server.gateway.disconnected()
    await server.reacts(ADA, answer.id, "👍")
    reply = await server.replies(BEN, answer.id, "shorter")
    async with running(second := Hearing(), server):
        assert (said(second), second.times("raw_reaction_add")) == ([], 0)
        channel = await second.channel(server.guild.general)
        assert [one.id async for one in channel.history(after=answer)] == [reply]
        assert [str(one.emoji) for one in (await channel.fetch_message(answer.id)).reactions] == ["👍"]
        await server.reacts(BEN, answer.id, "👎")
        await server.until(lambda: second.times("raw_reaction_add") == 1)
        assert second.times("reaction_add") == 0


BOT_PROCESS = """
import sys, discord, yarl
api, gateway, token = sys.argv[1:]
discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = api, yarl.URL(gateway)
client = discord.Client(intents=discord.Intents.default(), guild_ready_timeout=0.02)

@client.event
async def on_message(message):
    if not message.author.bot:
        await message.reply("heard " + message.clean_content)

client.run(token, log_handler=None)
"""


async def test_a_process_of_its_own_can_be_killed_and_started_again(server: DiscordServer) -> None:
    here, told = server.guild.general, (server.api, server.gateway_url, server.token)
    for life in (1, 2):
        start = asyncio.create_subprocess_exec(sys.executable, "-W", "ignore", "-c", BOT_PROCESS, *told)
        process = await start
        try:
            await server.gateway.connected()
            await server.says(ADA, here, f"life {life}", mention=True)
            await server.until(lambda: server.visible(here)[-1]["author"] == BOT)
        finally:
            process.kill()
            await process.wait()
        await server.gateway.disconnected()
        await server.says(BEN, here, "anybody there?", mention=True)
    answers = [one["content"] for one in server.visible(here) if one["author"] == BOT]
    assert answers == ["heard @Burnish life 1", "heard @Burnish life 2"]
    assert (len(server.gateway.identified), server.gateway.resumed) == (2, [])


async def test_each_of_two_shards_hears_only_its_own_guilds(server: DiscordServer) -> None:
    first, second = (ShardedHearing(shard_count=2, shard_ids=[number]) for number in (0, 1))
    async with running(first, server), running(second, server):
        assert [one.id for one in first.guilds] == [SECOND_GUILD]
        assert [one.id for one in second.guilds] == [GUILD]
        await server.says(ADA, server.world.guilds[GUILD].general, "to the second")
        await server.says(ADA, server.world.guilds[SECOND_GUILD].general, "to the first")
        await server.says(ADA, server.direct(ADA), "in private")
        await server.until(lambda: said(first) == ["to the first", "in private"])
        await server.until(lambda: said(second) == ["to the second"])


async def test_as_many_shards_are_opened_as_discord_says(server: DiscordServer) -> None:
    server.world.shards = 2
    async with running(client := ShardedHearing(), server):
        assert {session.shard for session in server.gateway.identified} == {(0, 2), (1, 2)}
        assert len(client.guilds) == 2


async def test_a_privileged_intent_that_is_not_granted_closes_with_4014(server: DiscordServer) -> None:
    server.world.privileged = 0
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(Hearing(discord.Intents.all()), server):
            raise AssertionError("it got in")
    async with running(client := Hearing(discord.Intents.default()), server):
        assert not client.application_flags.gateway_message_content_limited


async def test_without_message_content_only_what_speaks_to_the_bot_is_read(server: DiscordServer) -> None:
    server.world.privileged = 0
    here, direct = server.guild.general, server.direct(ADA)
    async with running(client := Hearing(discord.Intents.default()), server):
        answer = await (await client.channel(here)).send("own")
        await server.says(ADA, here, "aside")
        await server.says(ADA, here, "called", mention=True)
        await server.replies(ADA, answer.id, "with a ping")
        await server.replies(ADA, answer.id, "without", ping=False)
        await server.says(ADA, direct, "private")
        await server.until(lambda: len(said(client)) == 6)
        assert said(client) == ["own", "", f"<@{BOT}> called", "with a ping", "", "private"]
        read = [one.content async for one in (await client.channel(here)).history(limit=10)]
        assert read == ["", "with a ping", f"<@{BOT}> called", "", "own"]


async def test_events_are_told_only_to_whom_asked_for_them(server: DiscordServer) -> None:
    intents = discord.Intents(guilds=True, guild_messages=True)
    async with running(client := Hearing(intents), server):
        message = await server.says(ADA, server.guild.general, "x")
        await server.reacts(BEN, message, "👍")
        await server.says(ADA, server.direct(ADA), "private")
        await server.deletes(ADA, message)
        await server.until(lambda: client.times("raw_message_delete") == 1)
        assert (client.times("message"), client.times("raw_reaction_add")) == (1, 0)


async def test_what_the_bot_cannot_see_it_does_not_hear(server: DiscordServer, client: Hearing) -> None:
    await server.sets(server.guild.general, BOT, deny=rights.VIEW)
    await server.says(ADA, server.guild.general, "behind its back")
    await server.says(ADA, server.guild.random, "in front of it")
    await server.until(lambda: said(client) == ["in front of it"])
    assert client.get_channel(server.guild.general) is None


async def test_edits_deletions_unfurlings_and_threads_are_told(server: DiscordServer, client: Hearing) -> None:
    message = await server.says(ADA, server.guild.general, "helo")
    await server.edits(ADA, message, "hello")
    await server.unfurls(message)
    thread = await server.starts_thread(BEN, message)
    await server.until(lambda: client.times("raw_message_edit") == 3)
    contents = [args[0].message.content for name, args in client.heard if name == "raw_message_edit"]
    assert contents == ["hello"] * 3
    await server.says(BEN, thread, "inside")
    await server.archives(thread)
    await server.until(lambda: client.times("thread_update") == 1)
    await server.removes_channel(thread)
    await server.until(lambda: client.times("raw_thread_delete") == 1)


async def test_roles_members_and_guilds_come_and_go(server: DiscordServer, client: Hearing) -> None:
    guild = server.guild.id
    role = await server.makes_role(guild, "editors")
    await server.gives(guild, ADA, role)
    await server.changes_role(guild, role, rights.MANAGE_MESSAGES)
    await server.joins(777, "dora", guild)
    await server.removes_role(guild, role)
    third = await server.invites(3)
    await server.kicks(third.id)
    await server.until(lambda: client.times("guild_remove") == 1)
    wanted = ("guild_role_create", "guild_role_update", "member_join", "guild_role_delete", "guild_join")
    assert [client.times(event) for event in wanted] == [1] * 5
    found = client.get_guild(guild)
    assert found and [one.name for one in await found.query_members("do")] == ["dora"]


async def test_a_heartbeat_that_nobody_answers_is_noticed_and_resumed(server: DiscordServer) -> None:
    server.gateway.heartbeat = 50
    client = Hearing(heartbeat_timeout=0.05)
    async with running(client, server):
        server.gateway.acking = False
        await server.until(lambda: server.gateway.resumed)


async def test_who_does_not_identify_is_shown_the_door(server: DiscordServer) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(server.gateway_url) as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_json({"op": 8, "d": {"guild_id": str(GUILD)}})
        await socket.receive()
        assert socket.close_code == 4003


async def test_what_discord_py_was_pointed_at_is_put_back(server: DiscordServer) -> None:
    before = discord.http.Route.BASE
    with pointed(server):
        assert server.api == discord.http.Route.BASE
    assert before == discord.http.Route.BASE
