"""A server's rules hold for presses, forms, replies and moderators in Discord, wherever they are made from."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import discord_rights as rights
import pytest
from discord_bot import Desk, a_desk
from discord_slash import slash, synced
from discord_state import ADA, BEN, MODERATOR, OWNER

from adapters.carried import Carried
from adapters.discord import events, ruling
from adapters.discord.delivery import Press
from bot import refusals
from bot.events import FeedbackEvent, Refusal
from bot.house import Access, Area, Rules, accessed
from bot.store.state import Entry


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path) as running:
        await synced(running)
        yield running


async def ruled(desk: Desk, step: Callable[[Rules], Rules]) -> None:
    """Change the server's rules."""
    await desk.bot.houses.change("discord", str(desk.server.guild.id), step)


# Presses


async def test_a_press_that_was_refused_counts_when_it_is_made_again_and_may_be(desk: Desk) -> None:
    thread = await desk.asks()
    answer = desk.answer(thread)["id"]
    await ruled(desk, lambda rules: rules.model_copy(update={"others": False}))
    for _ in range(2):
        await desk.presses(BEN, answer, "Shorter")
        assert desk.told(BEN)[-1] == refusals.ONLY_ASKER
    assert len(desk.told(BEN)) == 2 and len(desk.model.requests) == 1
    await ruled(desk, lambda rules: rules.model_copy(update={"others": True}))
    await desk.presses(BEN, answer, "Shorter")
    assert "Version 2: shorter" in desk.answer(thread)["content"]
    assert await desk.kinds(thread) == ["asked", "pressed", "pressed", "pressed"]


async def test_a_wish_that_could_not_be_removed_is_removed_later(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says("shorter, and mention the moon", thread)
    await ruled(desk, lambda rules: rules.model_copy(update={"others": False}))
    await desk.presses(BEN, desk.answers(thread)[0]["id"], "Why?")
    why = next(one for one in desk.server.shown_to(BEN) if "Remove: shorter" in str(one.components))
    await desk.presses(BEN, why.id, "Remove: shorter")
    assert (await desk.last(thread))[0].refused
    await ruled(desk, lambda rules: rules.model_copy(update={"others": True}))
    await desk.presses(BEN, why.id, "Remove: shorter")
    event, _ = await desk.last(thread)
    assert event.signal.kind == "pressed" and not event.refused
    assert await desk.kinds(thread) == ["asked", "replied", "pressed", "pressed"]


def press(interaction: str, at: float) -> Press:
    return Press(
        workspace="1", channel="7", user="5", at=at, interaction=interaction, button="shorter",
        carried=Carried(thread="discord:1:7:7", answer=1, version=1, sequence=2),
    )  # fmt: skip


def said(one: Press, *, refused: bool) -> FeedbackEvent:
    found = events.pressed(one)
    assert found
    return found.model_copy(update={"refused": Refusal(why="no") if refused else None})


def test_a_press_is_another_only_where_the_one_before_was_refused() -> None:
    first, second, third = press("10", 1.0), press("20", 2.0), press("30", 3.0)
    event = said(second, refused=False)
    counted, refused = (Entry(event=said(first, refused=one), outcome=None) for one in (False, True))
    assert events.again(second, event, None, None).id == event.id
    assert events.again(second, event, counted, None).id == event.id, "it counts once"
    assert events.again(first, event, refused, None).id == event.id, "it only came again"
    anew = events.again(second, event, refused, None)
    assert anew.id == f"{event.id}:20"
    assert events.again(third, event, refused, anew) == anew, "it counts once"
    no = anew.model_copy(update={"refused": Refusal(why="no")})
    assert events.again(second, event, refused, no).id == f"{event.id}:20", "it only came again"
    assert events.again(third, event, refused, no).id == f"{event.id}:30"


# Forms


async def test_what_may_not_be_asked_about_a_message_is_not_posted(desk: Desk) -> None:
    theirs = await desk.server.says(BEN, desk.general, "The sale ends Friday")
    access = Access(roles=(str(desk.server.guild.moderators),))
    await ruled(desk, lambda rules: accessed(rules, Area.ASK, access))
    await desk.server.context_menu(ADA, theirs, "Ask about this")
    await desk.server.submits(ADA, question="When does it end?")
    await desk.settle()
    assert desk.answers(desk.general) == [] and theirs not in desk.server.world.channels
    assert desk.told()[-1].endswith("> When does it end?") and "ask me questions" in desk.told()[-1]
    await desk.server.context_menu(MODERATOR, theirs, "Ask about this")
    await desk.server.submits(MODERATOR, question="When does it end?")
    await desk.settle()
    assert len(desk.answers(theirs)) == 2 and len(desk.model.requests) == 1


async def test_nor_is_it_in_the_locked_thread_of_a_message(desk: Desk) -> None:
    thread = await desk.asks()
    await ruled(desk, lambda rules: rules.model_copy(update={"locked": (str(thread),)}))
    await desk.server.context_menu(BEN, thread, "Ask about this")
    await desk.server.submits(BEN, question="When does it end?")
    await desk.settle()
    assert len(desk.answers(thread)) == 1 and refusals.CHANNEL_LOCKED in desk.told(BEN)[-1]


# Places


async def test_a_lock_on_a_thread_holds_from_the_channel_above(desk: Desk) -> None:
    thread = await desk.asks()
    await ruled(desk, lambda rules: rules.model_copy(update={"locked": (str(thread),)}))
    await desk.says("shorter", desk.general, mention=True, reply_to=thread)
    event, _ = await desk.last(thread)
    assert event.refused and event.refused.why == refusals.CHANNEL_LOCKED
    assert "Version 1" in desk.answers(thread)[0]["content"] and len(desk.model.requests) == 1


# Moderators


async def test_a_moderator_of_one_channel_does_not_moderate_another(desk: Desk) -> None:
    guild = desk.server.guild
    thread = await desk.asks()
    answer = desk.answer(thread)["id"]
    link = f"https://discord.com/channels/{guild.id}/{thread}/{answer}"
    await desk.server.sets(desk.general, MODERATOR, deny=rights.MANAGE_MESSAGES | rights.MANAGE_THREADS)
    for doing in ("lock", "unlock", "stop", "clear"):
        told = await slash(desk, MODERATOR, guild.random, f"burnish thread {doing}", answer=link)
        assert told == ruling.NOT_MODERATOR_THERE
    assert "tide rises" in desk.answer(thread)["content"]
    assert await slash(desk, OWNER, guild.random, "burnish thread lock", answer=link) == ruling.LOCKED
    await desk.server.sets(desk.general, MODERATOR)
    assert await slash(desk, MODERATOR, guild.random, "burnish thread unlock", answer=link) == ruling.UNLOCKED
