"""Two variants in Discord: one under the other in the answer's own messages, until somebody takes one."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from bots import ScriptedModel
from discord_bot import Desk, a_desk
from discord_slash import controls, presses, shown, slash, synced
from discord_state import ADA, BEN, OWNER

from adapters.discord import sentences
from bot import texts
from bot.events import PersonRef
from bot.ports import Request


def written(request: Request, call: int) -> str:
    """Bullets where they are asked for."""
    wanted = "bullet" in "".join(message.content for message in request.messages)
    return f"- Answer {call}.\n- The moon pulls." if wanted else f"Answer {call}: the moon pulls."


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path, ScriptedModel(written)) as running:
        await synced(running)
        yield running


async def test_two_variants_stand_under_each_other_until_one_is_taken(desk: Desk) -> None:
    thread = await desk.asks()
    assert sentences.ON_IT in await slash(desk, ADA, thread, "compare", what="format")
    answer = desk.server.world.messages[desk.answer(thread)["id"]]
    assert "**A: bullets**" in answer.content and "**B: prose**" in answer.content
    assert controls(answer) == ["Take A: bullets", "Take B: prose", "Neither", "Why?"]
    await presses(desk, ADA, answer, "Take A: bullets")
    assert "- The moon pulls." in answer.content and "**B" not in answer.content
    assert "Shorter" in controls(answer)
    assert await desk.server.autocompletes(ADA, thread, "compare", "what", "t") == ["tone"]


async def test_long_variants_are_several_messages_and_neither_leaves_one(tmp_path: Path) -> None:
    long = ScriptedModel(
        lambda request, call: f"Text {call}. " + " ".join(f"The tide of port {port} rises." for port in range(50))
    )
    async with a_desk(tmp_path, long) as desk:
        await synced(desk)
        thread = await desk.asks()
        await desk.reacts(ADA, desk.answer(thread)["id"], "🔀")
        first, last = desk.answers(thread)
        assert first["content"].startswith("**A: ") and "**B: " in first["content"] + last["content"]
        assert "Neither" in controls(desk.server.world.messages[last["id"]])
        assert not controls(desk.server.world.messages[first["id"]])
        await presses(desk, BEN, last, "Neither")
        assert desk.answer(thread)["content"].startswith("Text 1.")


async def test_a_comparison_is_two_answers_of_a_budget_and_ones_own_things_are_none(desk: Desk) -> None:
    who = PersonRef(platform="discord", workspace=str(desk.server.guild.id), person=str(ADA))
    await slash(desk, OWNER, desk.general, "burnish budget", person=2)
    await slash(desk, ADA, desk.general, "profile add", wish="always formal")
    thread = await desk.asks()
    await slash(desk, ADA, thread, "compare", what="length")
    assert len(desk.model.requests) == 3, "what is left of a budget is enough for both"
    assert "2 answers" in await slash(desk, ADA, thread, "compare", what="format")
    assert len(desk.model.requests) == 3
    await slash(desk, ADA, thread, "profile show")
    page = await shown(desk)
    await presses(desk, ADA, page, "Remove: formal")
    assert "formal" not in page.content and not (await desk.bot.store.profile(who)).holding
    assert texts.MEETING_EXPERTISE in await slash(desk, ADA, thread, "meet")


async def test_what_says_something_else_ends_a_comparison(desk: Desk) -> None:
    thread = await desk.asks()
    await slash(desk, ADA, thread, "compare", what="bullets or a table")
    answer = desk.server.world.messages[desk.answer(thread)["id"]]
    assert "Take B: table" in controls(answer)
    await desk.says("as bullets", thread)
    assert "- The moon pulls." in answer.content and "Shorter" in controls(answer)
    assert texts.CANNOT_COMPARE in await slash(desk, ADA, thread, "compare", what="weather")
