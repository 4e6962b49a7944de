"""The local Discord's API: messages, limits, rates, threads, reactions, files, as facts/discord.md says discord.py
finds them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from io import BytesIO
from typing import Any

import aiohttp
import discord
import discord_rights as rights
import pytest
import pytest_asyncio
from discord import ui
from discord_asked import Upload
from discord_client import Hearing, pointed, running
from discord_server import DiscordServer, discord_server
from discord_state import ADA, BEN, BOT, MODERATOR


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[DiscordServer]:
    """A local Discord with nobody connected."""
    async with discord_server() as running_server:
        yield running_server


@pytest_asyncio.fixture
async def client(server: DiscordServer) -> AsyncGenerator[Hearing]:
    """The bot, ready."""
    hearing = Hearing()
    async with running(hearing, server):
        yield hearing


@pytest.fixture
def general(server: DiscordServer, client: Hearing) -> discord.TextChannel:
    """The first channel."""
    found = client.get_channel(server.guild.general)
    assert isinstance(found, discord.TextChannel)
    return found


async def refusal(call: Any) -> int:
    """The code of the error that a call is answered with."""
    with pytest.raises(discord.HTTPException) as caught:
        await call
    return caught.value.code


def _session(server: DiscordServer) -> aiohttp.ClientSession:
    """Calls with the bot's token, but without discord.py."""
    return aiohttp.ClientSession(headers={"Authorization": f"Bot {server.token}"})


async def heard(server: DiscordServer, client: Hearing, event: str, times: int = 1) -> Any:
    """What the last event of a name carried, once it came so often."""
    await server.until(lambda: client.times(event) >= times)
    return client.last(event)


async def test_a_mention_is_heard_and_answered(server: DiscordServer, client: Hearing) -> None:
    asked = await server.says(ADA, server.guild.general, "what is a tide?", mention=True)
    message = await heard(server, client, "message")
    answer = await message.reply("The sea's breath.")
    assert message.mentions == [message.guild.me]
    shown = server.visible(server.guild.general)
    assert [(one["author"], one["content"], one["reply_to"]) for one in shown] == [
        (ADA, f"<@{BOT}> what is a tide?", 0),
        (BOT, "The sea's breath.", asked),
    ]
    assert server.at(answer.id).author == BOT


async def test_a_wrong_token_is_not_let_in(server: DiscordServer) -> None:
    async with Hearing() as client:
        with pointed(server), pytest.raises(discord.LoginFailure):
            await client.login("wrong")


async def test_what_is_no_route_is_not_found(server: DiscordServer) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.get(f"{server.api}/poems")
        assert (answer.status, (await answer.json())["code"]) == (404, 0)
        assert answer.headers["Content-Type"] == "application/json"


async def test_fifteen_edits_take_fifteen_seconds_and_none_is_refused() -> None:
    async with discord_server(rates=True, speed=20) as server:
        client = Hearing()
        async with running(client, server):
            message = await (await client.channel(server.guild.general)).send("0")
            for number in range(15):
                await message.edit(content=str(number))
    calls = server.calls("messages.edit")
    assert (len(calls), server.refused()) == (15, [])
    assert calls[-1].at - calls[0].at >= 10


async def test_each_channel_has_its_own_edits_and_posts_are_counted_apart() -> None:
    async with discord_server(rates=True, speed=0.1) as server:
        async with _session(server) as session:
            for channel in (server.guild.general, server.guild.random):
                url = f"{server.api}/channels/{channel}/messages"
                made = [await (await session.post(url, json={"content": "x"})).json() for _ in range(5)]
                refused = await session.post(url, json={"content": "x"})
                assert (refused.status, refused.headers["Via"]) == (429, "1.1 google")
                told = await refused.json()
                assert 0 < told["retry_after"] <= 50 and told["global"] is False
                edited = await session.patch(f"{url}/{made[0]['id']}", json={"content": "y"})
                assert edited.headers["X-RateLimit-Remaining"] == "4"
        assert [call.impatient for call in server.refused()] == [False, False]


async def test_the_fifty_first_call_of_a_second_is_one_too_many_everywhere() -> None:
    async with discord_server(rates=True, speed=0.05) as server, _session(server) as session:
        places = ["users/@me", "users/@me/guilds"]
        answers = [await session.get(f"{server.api}/{places[nth % 2]}") for nth in range(51)]
        assert [answer.status for answer in answers[-2:]] == [200, 429]
        assert answers[-1].headers["X-RateLimit-Scope"] == "global"
        assert (await answers[-1].json())["global"] is True


async def test_a_429_with_via_is_waited_out_and_one_without_is_raised(
    server: DiscordServer, general: discord.TextChannel
) -> None:
    server.fail("messages.post", status=429, retry_after=0.05)
    await general.send("after all")
    assert [call.status for call in server.calls("messages.post")] == [429, 200]
    assert not server.calls("messages.post")[1].impatient
    server.fail("messages.post", status=429, retry_after=0.05, via=False)
    with pytest.raises(discord.HTTPException) as caught:
        await general.send("banned")
    assert caught.value.status == 429


async def test_a_nonce_makes_a_lost_answer_harmless(server: DiscordServer, general: discord.TextChannel) -> None:
    server.fail("messages.post", lost=True)
    with pytest.raises(aiohttp.ClientError):
        await general.send("once", nonce="n1")
    again = await general.send("once", nonce="n1")
    assert [one["id"] for one in server.visible(general.id)] == [again.id]
    server.world.clock.skip(200)
    assert (await general.send("later", nonce="n1")).id != again.id
    await general.send("x", nonce="n2")
    await server.until(lambda: len(server.visible(general.id)) == 3)


async def test_a_nonce_that_is_not_enforced_makes_two(server: DiscordServer) -> None:
    async with _session(server) as session:
        for _ in range(2):
            url = f"{server.api}/channels/{server.guild.general}/messages"
            await session.post(url, json={"content": "x", "nonce": "1"})
    assert len(server.visible(server.guild.general)) == 2


async def test_a_message_has_one_thread_with_its_own_id(
    server: DiscordServer, client: Hearing, general: discord.TextChannel
) -> None:
    root = await server.says(ADA, general.id, "hello", mention=True)
    message = await heard(server, client, "message")
    thread = await message.create_thread(name="talk")
    assert thread.id == root
    assert await refusal(message.create_thread(name="again")) == 160004
    await thread.send("in here")
    assert [one["content"] for one in server.visible(root)] == ["in here"]
    assert (await heard(server, client, "thread_create")).id == root


async def test_an_archived_thread_is_not_edited_in_but_opens_when_one_writes(
    server: DiscordServer, client: Hearing, general: discord.TextChannel
) -> None:
    thread = await (await general.send("root")).create_thread(name="talk")
    inside = await thread.send("a")
    await server.archives(thread.id)
    assert await refusal(inside.edit(content="b")) == 50083
    assert await refusal(inside.add_reaction("👍")) == 50083
    await thread.send("c")
    assert not server.world.channels[thread.id].archived
    await inside.edit(content="b")
    await server.archives(thread.id, lock=True)
    assert await refusal(thread.send("d")) == 160005


async def test_history_is_read_before_after_around_and_newest_first(
    server: DiscordServer, client: Hearing, general: discord.TextChannel
) -> None:
    ids = [await server.says(ADA, general.id, str(number)) for number in range(6)]
    objects = [discord.Object(one) for one in ids]
    assert [one.content async for one in general.history(limit=2)] == ["5", "4"]
    assert [one.content async for one in general.history(limit=2, before=objects[3])] == ["2", "1"]
    assert [one.content async for one in general.history(limit=2, after=objects[2])] == ["3", "4"]
    assert [one.content async for one in general.history(limit=3, around=objects[3])] == ["4", "3", "2"]


async def test_an_old_message_is_edited_only_so_often(server: DiscordServer, general: discord.TextChannel) -> None:
    message = await general.send("old")
    server.world.old_edits, server.world.old_retry = 2, 0.01
    server.world.clock.skip(3_700)
    await message.edit(content="1")
    await message.edit(content="2")
    assert await refusal(message.edit(content="3")) == 30046
    assert server.visible(general.id)[0]["content"] == "2"


async def test_what_is_not_there_or_not_allowed_has_its_code(
    server: DiscordServer, client: Hearing, general: discord.TextChannel
) -> None:
    theirs = general.get_partial_message(await server.says(BEN, general.id, "mine"))
    assert await refusal(client.fetch_channel(7)) == 10003
    assert await refusal(general.fetch_message(7)) == 10008
    assert await refusal(theirs.edit(content="x")) == 50005
    assert await refusal(theirs.delete()) == 50013
    assert await refusal(general.send("")) == 50006
    await server.sets(general.id, BOT, deny=rights.SEND)
    assert await refusal(general.send("x")) == 50013
    await server.sets(general.id, BOT, deny=rights.VIEW)
    assert await refusal(general.send("x")) == 50001
    await server.sets(general.id, BOT, deny=rights.PUBLIC_THREADS)
    assert await refusal(theirs.create_thread(name="x")) == 50001
    server.world.closed.add(ADA)
    assert await refusal((await client.fetch_user(ADA)).send("x")) == 50007


def buttons(count: int, **more: Any) -> list[dict[str, Any]]:
    """A row of buttons."""
    made = [{"type": 2, "style": 1, "label": "x", "custom_id": f"b{number}"} | more for number in range(count)]
    return [{"type": 1, "components": made}]


def menu(options: int) -> list[dict[str, Any]]:
    """A row with a select."""
    made = [{"label": str(number), "value": str(number)} for number in range(options)]
    return [{"type": 1, "components": [{"type": 3, "custom_id": "m", "options": made}]}]


V2 = 1 << 15
TOO_MUCH: list[tuple[dict[str, Any], str]] = [
    ({"content": "x" * 2_001}, "content"),
    ({"embeds": [{"description": "x" * 4_097}]}, "embeds.0.description"),
    ({"embeds": [{"description": "x" * 3_001}] * 2}, "embeds"),
    ({"embeds": [{"title": "x"}] * 11}, "embeds"),
    ({"content": "x", "components": buttons(6)}, "components.0.components"),
    ({"content": "x", "components": buttons(1, label="x" * 81)}, "components.0.components.0.label"),
    ({"content": "x", "components": buttons(1, custom_id="x" * 101)}, "components.0.components.0.custom_id"),
    ({"content": "x", "components": buttons(2, custom_id="same")}, "components.0.components.1.custom_id"),
    ({"content": "x", "components": menu(26)}, "components.0.components.0.options"),
    ({"content": "x", "components": [{"type": 10, "content": "x"}]}, "components.0.type"),
    ({"flags": V2, "components": [{"type": 10, "content": "x" * 2_001}] * 2}, "components"),
    ({"flags": V2, "components": [{"type": 10, "content": "x"}] * 41}, "components"),
    ({"flags": V2, "content": "x", "components": [{"type": 10, "content": "x"}]}, "content"),
    ({"content": "x", "nonce": "x" * 26}, "nonce"),
    ({"content": "x", "message_reference": {"message_id": "7"}}, "message_reference"),
]


@pytest.mark.parametrize(("payload", "place"), TOO_MUCH)
async def test_what_does_not_fit_is_50035_with_the_place(
    server: DiscordServer, payload: dict[str, Any], place: str
) -> None:
    async with _session(server) as session:
        answer = await session.post(f"{server.api}/channels/{server.guild.general}/messages", json=payload)
        told = await answer.json()
    assert (answer.status, told["code"]) == (400, 50035)
    here = told["errors"]
    for name in place.split("."):
        here = here[name]
    assert here["_errors"][0]["code"] and here["_errors"][0]["message"]
    assert not server.visible(server.guild.general)


async def test_messages_at_their_limits_are_taken(server: DiscordServer, general: discord.TextChannel) -> None:
    await general.send("x" * 2_000)
    view = ui.LayoutView()
    view.add_item(ui.TextDisplay("x" * 4_000))
    message = await general.send(view=view)
    assert server.visible(general.id)[1]["content"] == "x" * 4_000
    with pytest.raises(discord.HTTPException):
        await message.edit(content="plain again")


async def test_files_come_and_go_with_their_content(
    server: DiscordServer, client: Hearing, general: discord.TextChannel
) -> None:
    sent = await general.send("data", file=discord.File(BytesIO(b"a,b"), "a.csv"))
    assert await sent.attachments[0].read() == b"a,b"
    await sent.edit(attachments=[*sent.attachments, discord.File(BytesIO(b"c"), "c.txt")])
    assert server.visible(general.id)[0]["files"] == ["a.csv", "c.txt"]
    await sent.edit(attachments=[])
    assert server.visible(general.id)[0]["files"] == []
    await server.says(ADA, general.id, "look", [Upload("q4.csv", b"1,2")])
    message = await heard(server, client, "message", 2)
    assert (message.attachments[0].content_type, await message.attachments[0].read()) == ("text/csv", b"1,2")


async def test_reactions_name_the_member_and_author_when_put_and_neither_when_taken(
    server: DiscordServer, client: Hearing, general: discord.TextChannel
) -> None:
    message = await general.send("answer")
    spark = await server.adds_emoji(server.guild.id, "spark", animated=True)
    await server.reacts(ADA, message.id, spark)
    added = await heard(server, client, "raw_reaction_add")
    assert (added.member.id, added.message_author_id, added.emoji.name, added.emoji.animated) == (
        ADA,
        BOT,
        "spark",
        True,
    )
    await server.unreacts(ADA, message.id, spark)
    removed = await heard(server, client, "raw_reaction_remove")
    assert (removed.user_id, removed.member, removed.message_author_id) == (ADA, None, None)
    await server.reacts(ADA, message.id, "👍")
    await server.reacts(BEN, message.id, "👍")
    read = (await general.fetch_message(message.id)).reactions[0]
    assert {user.id async for user in read.users()} == {ADA, BEN}
    await server.clears(MODERATOR, message.id, "👍")
    await heard(server, client, "raw_reaction_clear_emoji")
    await message.add_reaction("🔁")
    await server.clears(MODERATOR, message.id)
    await heard(server, client, "raw_reaction_clear")
    assert await refusal(message.add_reaction("poem")) == 10014


@pytest.mark.parametrize(
    ("said", "allow", "who"),
    [
        ("@everyone look", None, {"@everyone"}),
        (f"<@{ADA}> and <@&12>", None, {f"<@{ADA}>", "<@&12>"}),
        (f"@here <@{ADA}>", discord.AllowedMentions.none(), set()),
        (f"<@{ADA}> <@{BEN}>", discord.AllowedMentions(users=[discord.Object(ADA)], everyone=False), {f"<@{ADA}>"}),
    ],
)
async def test_it_notes_whom_a_message_notifies(
    server: DiscordServer,
    client: Hearing,
    general: discord.TextChannel,
    said: str,
    allow: discord.AllowedMentions | None,
    who: set[str],
) -> None:
    params = discord.http.handle_message_parameters(said, allowed_mentions=allow)
    await client.http.send_message(general.id, params=params)
    assert {name for name, _ in server.pinged} == who


@pytest.mark.parametrize("ping", [True, False])
async def test_a_reply_notifies_whom_it_answers_unless_it_says_not_to(
    server: DiscordServer, general: discord.TextChannel, ping: bool
) -> None:
    asked = general.get_partial_message(await server.says(ADA, general.id, "?"))
    await asked.reply("!", allowed_mentions=discord.AllowedMentions(everyone=False, replied_user=ping))
    assert bool(server.pinged) is ping


async def test_errors_of_the_server_are_tried_again_by_discord_py(
    server: DiscordServer, general: discord.TextChannel
) -> None:
    server.fail("messages.post", status=503, after=1)
    await general.send("one")
    with pytest.raises(discord.DiscordServerError):
        await general.send("two")
    await general.send("three")
    assert [call.status for call in server.calls("messages.post")] == [200, 503, 200]


async def test_every_call_takes_as_long_as_it_is_told_to(server: DiscordServer, general: discord.TextChannel) -> None:
    server.world.latency = 0.02
    await general.send("x")
    assert server.calls("messages.post")[0].done - server.calls("messages.post")[0].at >= 0.02


async def test_people_and_roles_are_read(server: DiscordServer, client: Hearing, general: discord.TextChannel) -> None:
    member = await general.guild.fetch_member(MODERATOR)
    assert [role.name for role in member.roles] == ["@everyone", "moderators"]
    assert member.guild_permissions.manage_messages
    await server.gives(server.guild.id, ADA, server.guild.moderators)
    assert [role.id for role in (await general.guild.fetch_member(ADA)).roles[1:]] == [server.guild.moderators]
    direct = await (await client.fetch_user(ADA)).send("in private")
    assert server.visible(server.direct(ADA))[0]["id"] == direct.id
    async with general.typing():
        assert server.world.typing[0][0] == general.id


async def test_it_leaves_no_task_behind_and_ends_at_once() -> None:
    before = asyncio.all_tasks()
    async with discord_server() as server, aiohttp.ClientSession() as session:
        await session.ws_connect(server.gateway_url)
        await server.until(lambda: server.gateway.connections)
    await asyncio.sleep(0.05)
    assert asyncio.all_tasks() <= before
