"""The bot's process in Slack where timing matters: while an answer is written, pressed twice, and after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import slack_limits as limits
from slack_outside import Outside, outside
from slack_socket import Delivered

LONG = " ".join(f"rises{number}" for number in range(2_000))
SLOWLY = 0.02
"""Seconds a word: it would take 40 seconds."""


def script(payload: dict[str, Any]) -> str:
    """A long answer to whoever asks for one, else a short one."""
    prompt = payload["messages"][-1]["content"]
    if "at length" in prompt and "Requirements" not in prompt:
        return LONG
    return f"The tide rises with the moon, says call {abs(hash(prompt)) % 1000}."


@pytest.fixture(params=["sockets", "http"])
async def bot(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Outside]:
    async with outside(request.param, tmp_path, script=script) as made:
        yield made


async def writing(bot: Outside, user: str = "U1") -> str:
    """An answer that is being written, slowly; its thread."""
    bot.model.delay = SLOWLY
    root = await bot.server.says(user, "C1", "Tell it at length.", mention=True)
    await bot.shows("rises9", root)
    return root


async def test_feedback_in_mid_answer_stops_the_model_and_the_same_message_goes_on(bot: Outside) -> None:
    root = await writing(bot)
    message = bot.message(root)
    await bot.server.says("U2", "C1", "more formal", root)
    await bot.server.until(lambda: bot.model.requests[0].ended == "client left")
    await bot.shows("says call", root)
    await bot.shows("Version 1", root)
    assert bot.message(root) == message and "rises9" not in bot.text(root)
    assert len(bot.model.requests) == 2 and "formal" in str(bot.model.requests[1].messages)


async def test_whatever_comes_while_the_model_is_slow_is_acknowledged_in_time(bot: Outside) -> None:
    done = await bot.asked()
    root, message = await writing(bot), bot.message(done)
    said = await bot.server.says("U3", "C1", "Lunch is at noon.")
    delivered: list[Delivered] = await asyncio.gather(
        bot.server.reacts("U2", message, "scissors"),
        bot.server.presses("U1", message, "Why?"),
        bot.server.presses("U3", message, "Simpler"),
        bot.server.shortcut("U2", message, "burnish:refine"),
        bot.server.commands("U3", "C1", "profile formal"),
        bot.server.commands("U3", "C1", "history"),
        bot.server.opens_home("U2"),
        bot.server.edits("U3", said, "Lunch is at one."),
        bot.server.unfurls(said),
        bot.server.deletes(said),
        bot.server.event(
            bot.server.team, {"type": "app_mention", "user": "U1", "text": "", "channel": "C1", "ts": "1.1"}
        ),
    )
    assert all(one.acked and one.delay < limits.ACK_SECONDS for one in delivered)
    assert bot.server.troubles == [] and bot.model.requests[1].ended == ""
    await bot.server.halts("U1", bot.message(root))
    await bot.shows("Stopped.", root)


async def test_a_button_that_one_person_presses_twice_counts_once(bot: Outside) -> None:
    root = await bot.asked()
    message = bot.message(root)
    await asyncio.gather(*(bot.server.presses("U1", message, "Shorter") for _ in range(3)))
    await bot.shows("Version 2: shorter", root)
    await bot.server.says("U1", "C1", "more formal", root)
    await bot.shows("Version 3: formal", root)
    assert len(bot.model.requests) == 3


async def test_an_answer_from_before_a_restart_is_refined_by_all_that_people_do(bot: Outside) -> None:
    root, direct = await bot.asked(), bot.server.team.direct("U2")
    private = await bot.asked("What is a wave?", "U2", direct)
    message = bot.message(root)
    await bot.kill()
    await bot.start()
    await bot.server.reacts("U2", message, "scissors", copies=2)
    await bot.shows("Version 2: shorter", root)
    await bot.server.presses("U1", message, "Simpler")
    await bot.shows("Version 3", root)
    await bot.server.unreacts("U2", message, "scissors")
    await bot.shows("Version 4: no longer shorter", root)
    await bot.server.says("U2", direct, "more formal", private)
    await bot.shows("Version 2: formal", private, direct)
    await bot.server.presses("U1", message, "Undo")
    await bot.shows("Version 1", root)  # neither wish is left
    assert bot.message(root) == message and not bot.server.world.pinged


async def test_commands_and_the_switch_of_the_profile_reach_what_comes_next(bot: Outside) -> None:
    root = await bot.asked()
    await bot.server.says("U1", "C1", "more formal", root)
    await bot.shows("Version 2: formal", root)
    await bot.server.commands("U1", "C1", "history")
    await bot.tells("2. formal")
    await bot.server.commands("U1", "C1", "undo")
    await bot.shows("Version 1", root)
    await bot.server.commands("U1", "C1", "profile in capitals")
    await bot.tells("Kept in your profile")
    await bot.asked("What is a wave?")
    assert "capital" in str(bot.model.requests[-1].messages).lower()
    await bot.server.opens_home("U1")
    await bot.server.until(lambda: "in capitals" in bot.home())
    await bot.server.presses("U1", bot.server.team.homes["U1"]["id"], "Switch off")
    await bot.server.until(lambda: "[Switch on]" in bot.home())
    await bot.asked("What is a reef?")
    assert "capital" not in str(bot.model.requests[-1].messages).lower()
