"""The bot in simcord: its own client, behind discord.py's real parsers, in a Discord that is none of ours."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
import simcord
from bots import ScriptedModel
from pydantic import SecretStr

from adapters.discord.serve import Discord, discord_bot
from bot import texts
from bot.settings import Settings


@dataclass
class Place:
    """A server in simcord with two people, and the bot that runs in it."""

    running: Discord
    env: simcord.Env
    path: Path
    channel: simcord.ChannelHandle
    ada: simcord.MemberActor
    ben: simcord.MemberActor

    async def settle(self) -> None:
        """Wait until all that people did has come to its end."""
        for _ in range(3):
            await self.env.settle()
            await self.running.listener.idle()
            for ref in await self.running.bot.heard.threads("discord", 99):
                await self.running.bot.inbox.settled(ref)

    async def asks(self, text: str = "What is a tide?") -> simcord.ChannelHandle:
        """A mention, answered; the thread on it."""
        me = self.running.client.user
        assert me is not None
        await self.ada.send(self.channel, f"{me.mention} {text}")
        await self.settle()
        return self.channel.threads[-1]

    def answer(self, thread: simcord.ChannelHandle) -> discord.Message:
        """The one message that the bot has in a thread."""
        me = self.running.client.user
        (only,) = [one for one in thread.history() if me and one.author.id == me.id]
        return only

    async def kinds(self) -> list[str]:
        """What the core was told in the newest conversation."""
        (ref,) = await self.running.bot.heard.threads("discord", 1)
        return [one.event.signal.kind for one in await self.running.bot.store.history(ref)]

    @asynccontextmanager
    async def restarted(self) -> AsyncGenerator[None]:
        """Another process in the place of the first, until the block ends."""
        await self.running.listener.close()
        self.running.client.listener = None
        async with a_bot(self.path) as running:
            await self.env.restart_bot(running.client)
            self.running = running
            await self.settle()
            yield


@asynccontextmanager
async def a_bot(path: Path, *, content: bool = True) -> AsyncGenerator[Discord]:
    made = Settings(
        database=path / "sim.db", settle=0.02, attempts=1, discord_token=SecretStr("a.b.c"), discord_shard_count=1
    )
    async with discord_bot(made, model=ScriptedModel(), content=content, guild_ready_timeout=0.02) as running:
        yield running


@asynccontextmanager
async def a_place(path: Path, *, content: bool = True) -> AsyncGenerator[Place]:
    async with a_bot(path, content=content) as running, simcord.run(running.client) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        ada, ben = (guild.add_member(env.create_user(name)) for name in ("ada", "ben"))
        yield Place(running, env, path, channel, ada, ben)


async def test_a_mention_is_answered_in_a_thread_and_a_reply_refines_it(tmp_path: Path) -> None:
    async with a_place(tmp_path) as place:
        thread = await place.asks()
        assert place.answer(thread).content.startswith("Answer 1: the tide")
        reply = await place.ben.send(thread, "more formal")
        await place.settle()
        assert "Version 2: formal" in place.answer(thread).content
        await place.ben.edit(reply, "shorter")
        await place.settle()
        await place.ben.delete(reply)
        await place.settle()
        assert await place.kinds() == ["asked", "replied", "edited", "deleted"]


async def test_a_reaction_after_a_restart_counts_though_no_message_is_cached(tmp_path: Path) -> None:
    async with a_place(tmp_path) as place:
        thread = await place.asks()
        async with place.restarted():
            await place.ada.react(place.answer(thread), "✂️")
            await place.settle()
            assert await place.kinds() == ["asked", "reacted"] and "shorter" in place.answer(thread).content
            await place.ada.unreact(place.answer(thread), "✂️")
            await place.settle()
            assert await place.kinds() == ["asked", "reacted", "unreacted"]


async def test_a_button_works_after_a_restart(tmp_path: Path) -> None:
    async with a_place(tmp_path) as place:
        thread = await place.asks()
        async with place.restarted():
            pressed = await place.ada.click(place.answer(thread), label="Shorter")
            await place.settle()
            assert pressed.acknowledged and await place.kinds() == ["asked", "pressed"]


async def test_a_form_is_opened_at_once_and_taken_in(tmp_path: Path) -> None:
    async with a_place(tmp_path) as place:
        thread = await place.asks()
        answer = place.answer(thread)
        menu = next(
            item.custom_id for row in answer.components if isinstance(row, discord.ActionRow) for item in row.children
            if isinstance(item, discord.SelectMenu)
        )  # fmt: skip
        shown = await place.ada.select(answer, ["refine"], custom_id=menu)
        assert shown.modal is not None
        await place.ada.submit_modal(shown, {"say": "more formal", "holds": "answer"})
        await place.settle()
        assert "Version 2: formal" in place.answer(thread).content


async def test_a_press_that_cannot_be_kept_is_answered_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_place(tmp_path) as place:
        thread = await place.asks()

        async def broken(*_: object) -> None:
            raise OSError("disk full")

        monkeypatch.setattr(type(place.running.bot.deliveries), "keep", broken)
        pressed = await place.ada.click(place.answer(thread), label="Shorter")
        assert pressed.acknowledged and pressed.ephemeral and pressed.response
        assert pressed.response.content == texts.TROUBLE and await place.kinds() == ["asked"]


async def test_without_the_content_intent_a_thread_is_read_by_mentions_and_replies(tmp_path: Path) -> None:
    async with a_place(tmp_path, content=False) as place:
        thread = await place.asks()
        await place.ada.send(thread, "more formal")
        await place.settle()
        assert await place.kinds() == ["asked"]
        answer = next(one for one in thread.history() if "Version" in one.content)
        await place.ada.send(thread, "more formal", reply_to=answer)
        await place.settle()
        assert await place.kinds() == ["asked", "replied"]
