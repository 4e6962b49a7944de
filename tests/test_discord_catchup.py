"""What happened while nobody listened: after a restart, and where a session could not be resumed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from bots import ScriptedModel
from discord_bot import Desk, a_bot_in
from discord_server import DiscordServer, discord_server
from discord_state import ADA, BEN, CLEO

from adapters.discord.delivery import Said
from adapters.discord.missed import Put, Seen, deleted, reactions
from bot.events import Asked, FeedbackEvent, Reacted, ThreadRef
from bot.store.state import Entry

DOWN = 2 * 60.0


@pytest.fixture
async def server() -> AsyncGenerator[DiscordServer]:
    async with discord_server() as running:
        yield running


async def test_after_a_restart_all_that_happened_counts_once(server: DiscordServer, tmp_path: Path) -> None:
    async with a_bot_in(server, tmp_path) as desk:
        thread = await desk.asks()
        answer = desk.answer(thread)["id"]
        first = await desk.says("more formal", thread)
        await desk.reacts(BEN, answer, "✂️")
    await server.says(BEN, thread, "mention the moon")
    await server.edits(ADA, first, "in German")
    await server.reacts(ADA, answer, "🎓")
    await server.reacts(CLEO, answer, "👍")
    await server.unreacts(BEN, answer, "✂️")
    for _ in range(2):
        async with a_bot_in(server, tmp_path) as desk:
            kinds = await desk.kinds(thread)
            assert sorted(kinds[3:]) == ["edited", "reacted", "reacted", "replied", "unreacted"]
            shown = [one["id"] for one in desk.answers(thread) if "Version" in one["content"]]
            assert shown == [answer]


async def test_questions_asked_meanwhile_are_answered_once(server: DiscordServer, tmp_path: Path) -> None:
    async with a_bot_in(server, tmp_path) as desk:
        direct = server.direct(CLEO)
        await desk.says("What is a tide?", direct, user=CLEO)
        await desk.asks()
    asked = await server.says(BEN, server.guild.random, "What is a wave?", mention=True)
    await server.says(BEN, server.guild.random, "never mind the others")
    await server.says(CLEO, direct, "What is the capital of France?")
    for _ in range(2):
        async with a_bot_in(server, tmp_path) as desk:
            assert len(desk.answers(asked)) == 1 and await desk.kinds(asked) == ["asked"]
            assert await desk.kinds(direct) == ["asked", "replied"] and len(desk.answers(direct)) == 2


async def test_messages_deleted_meanwhile_are_taken_back(server: DiscordServer, tmp_path: Path) -> None:
    async with a_bot_in(server, tmp_path) as desk:
        thread = await desk.asks()
        reply = await desk.says("more formal", thread)
        other = await desk.asks("What is a wave?")
    await server.deletes(ADA, reply)
    await server.deletes(ADA, other)
    async with a_bot_in(server, tmp_path) as desk:
        assert await desk.kinds(thread) == ["asked", "replied", "deleted"]
        assert await desk.kinds(other) == ["asked", "deleted"]


async def test_a_reply_in_the_channel_above_is_not_deleted_until_it_is(server: DiscordServer, tmp_path: Path) -> None:
    async with a_bot_in(server, tmp_path) as desk:
        thread = await desk.asks()
        reply = await desk.says("more formal", desk.general, mention=True, reply_to=thread)
        assert await desk.kinds(thread) == ["asked", "replied"]
    async with a_bot_in(server, tmp_path) as desk:
        assert await desk.kinds(thread) == ["asked", "replied"]
    await server.edits(ADA, reply, "in German")
    async with a_bot_in(server, tmp_path) as desk:
        assert await desk.kinds(thread) == ["asked", "replied", "edited"]
    await server.deletes(ADA, reply)
    for _ in range(2):
        async with a_bot_in(server, tmp_path) as desk:
            assert await desk.kinds(thread) == ["asked", "replied", "edited", "deleted"]


async def test_a_shard_that_begins_anew_leaves_what_another_heard(tmp_path: Path) -> None:
    async with discord_server(guilds=2) as server:
        _, second = server.world.guilds.values()
        async with a_bot_in(server, tmp_path, discord_shard_count=2) as desk:
            listener = desk.running.listener
            here, there = await desk.asks(channel=server.guild.general), await desk.asks(channel=second.general)
            assert listener.live(str(here)) and listener.live(str(there))
            listener.connected(desk.running.listener._shards.of(str(second.id)))
            assert listener.live(str(here)) and not listener.live(str(there))


async def test_what_was_said_before_the_first_start_is_not_answered(server: DiscordServer, tmp_path: Path) -> None:
    await server.says(ADA, server.guild.general, "What is a tide?", mention=True)
    async with a_bot_in(server, tmp_path) as desk:
        assert desk.model.requests == []


async def test_what_is_older_than_a_day_is_let_be(server: DiscordServer, tmp_path: Path) -> None:
    async with a_bot_in(server, tmp_path) as desk:
        await desk.asks()
    old = await server.says(BEN, server.guild.random, "What is a wave?", mention=True, ago=25 * 3_600)
    async with a_bot_in(server, tmp_path) as desk:
        assert desk.answers(old) == [] if old in server.world.channels else True
        assert await desk.bot.store.entry(f"discord:{old}") is None


async def test_a_question_that_was_kept_and_not_handled_is_answered_after_the_restart(
    server: DiscordServer, tmp_path: Path
) -> None:
    message = await server.says(ADA, server.guild.general, "What is a tide?", mention=True)
    async with a_bot_in(server, tmp_path) as desk:
        guild = str(server.guild.id)
        said = Said(
            workspace=guild, channel=str(desk.general), user=str(ADA), room="channel", message=str(message),
            text="What is a tide?", called=True,
        )  # fmt: skip
        await desk.bot.deliveries.keep("discord", str(message), said.model_dump_json())
    async with a_bot_in(server, tmp_path) as desk:
        assert len(desk.answers(message)) == 1 and await desk.bot.deliveries.left("discord") == ()


async def test_an_answer_that_was_being_written_is_finished_in_place(server: DiscordServer, tmp_path: Path) -> None:
    slow = ScriptedModel(lambda request, call: "word " * 400, pause=0.01)
    async with a_bot_in(server, tmp_path, slow) as desk:
        thread = await server.says(ADA, desk.general, "What is a tide?", mention=True)
        await server.until(lambda: thread in server.world.channels and desk.answers(thread))
        begun = desk.answer(thread)["id"]
    async with a_bot_in(server, tmp_path) as desk:
        assert desk.answer(thread)["id"] == begun and "Version 1" in desk.answer(thread)["content"]


@pytest.mark.parametrize("refused", [False, True])
async def test_what_happens_while_the_connection_is_broken_counts_once(
    server: DiscordServer, tmp_path: Path, refused: bool
) -> None:
    async with a_bot_in(server, tmp_path) as desk:
        thread = await desk.asks()
        answer = desk.answer(thread)["id"]
        if refused:
            server.gateway.refuse_resumes = 1
        identified, resumed = len(server.gateway.identified), len(server.gateway.resumed)
        caught = _caught(desk)
        server.gateway.drop()
        await server.gateway.disconnected()
        await server.says(BEN, thread, "more formal")
        await server.reacts(CLEO, answer, "👍")
        other = await server.says(BEN, server.guild.random, "What is a wave?", mention=True)
        async with asyncio.timeout(30):
            await server.gateway.connected()
            if refused:
                await caught.wait()
        await desk.settle()
        assert len(server.gateway.identified) - identified == int(refused)
        assert len(server.gateway.resumed) - resumed == int(not refused)
        assert sorted(await desk.kinds(thread)) == ["asked", "reacted", "replied"]
        assert await desk.kinds(other) == ["asked"] and len(desk.answers(other)) == 1


def _caught(desk: Desk) -> asyncio.Event:
    """Set when the next catching up has ended."""
    done, run = asyncio.Event(), desk.running.listener.catch_up
    assert run is not None

    async def watched(shard: int) -> None:
        await run(shard)
        done.set()

    desk.running.listener.catch_up = watched
    return done


async def test_a_process_hears_of_its_own_shards_alone(tmp_path: Path) -> None:
    async with discord_server(guilds=2) as server:
        _, second = server.world.guilds.values()
        async with a_bot_in(server, tmp_path, discord_shard_count=2, discord_shard_ids=(0,)) as desk:
            mine = await desk.asks(channel=second.general)
            theirs = await desk.asks(channel=server.guild.general)
            direct = server.direct(ADA)
            await desk.says("What is a tide?", direct)
            assert len(desk.answers(mine)) == len(desk.answers(direct)) == 1
            assert await desk.bot.store.entry(f"discord:{theirs}") is None
        async with a_bot_in(server, tmp_path, discord_shard_count=2, discord_shard_ids=(1,)) as desk:
            assert await desk.bot.heard.marks("discord") == {"0/2": max(mine, direct, *_ids(server, direct))}


def _ids(server: DiscordServer, channel: int) -> list[int]:
    return [one.id for one in server.world.here(channel)]


# What is compared


REF = ThreadRef(platform="discord", workspace="1", channel="7", thread="7")


def entry(id: str, signal: object, by: str = "5", message: str = "") -> Entry:
    made = FeedbackEvent.model_validate(
        {"id": id, "thread": REF, "by": by, "at": 1.0, "message": message, "signal": signal}
    )
    return Entry(event=made, outcome=None)


def test_only_what_should_have_been_seen_counts_as_deleted() -> None:
    history = (
        entry("discord:10", Asked(text="a"), message="10"),
        entry("discord:30", Asked(text="b"), message="30"),
        entry("discord:40", Asked(text="c"), message="40"),
    )
    seen = Seen(workspace="1", channel="7", messages=frozenset({"40"}), since=20)
    assert [one.message for one in deleted(history, seen, 1.0)] == ["30"]


def test_reactions_are_those_that_are_there_and_no_others() -> None:
    history = (entry("discord:reaction:7:9:5:👍:on:a", Reacted(emoji="👍")),)
    now = {"✂": Put(emoji="✂️", key="✂", users=frozenset({"5", "900"}))}
    found = reactions(REF, history, "9", "7", now, 1.0, me=900)
    assert [(one.key, one.on) for one in found] == [("👍", False), ("✂", True)]
    cut = {"👍": Put(emoji="👍", key="👍", users=frozenset(), whole=False)}
    assert reactions(REF, history, "9", "7", cut, 1.0, me=900) == (), "whom nobody asked about may be there still"
