"""`kill -9` and broken connections while the bot answers in Slack: one message, and nothing lost or counted twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from slack_outside import Outside, Transport, outside


def slowly(payload: dict[str, Any]) -> str:
    """A long answer that follows from the question alone."""
    return " ".join(f"rises{number}" for number in range(150))


@pytest.mark.parametrize("transport", ["sockets", "http"])
async def test_killed_in_mid_stream_the_same_message_is_completed(transport: Transport, tmp_path: Path) -> None:
    async with outside(transport, tmp_path, script=slowly, delay=0.02) as bot:
        root = await bot.server.says("U1", "C1", "What is a tide?", mention=True)
        await bot.shows("rises20", root)
        message = bot.message(root)
        await bot.kill()
        await bot.start()
        await bot.shows("Version 1", root)
        assert bot.message(root) == message and "rises149" in bot.text(root)
        await bot.server.says("U1", "C1", "shorter", root)
        await bot.shows("Version 2: shorter", root)
        assert bot.message(root) == message


async def test_killed_between_a_post_and_its_confirmation_it_finds_its_message(tmp_path: Path) -> None:
    async with outside("sockets", tmp_path, script=slowly) as bot:
        bot.server.fail("chat.startStream", "drop", lost=True, times=9)
        bot.server.fail("chat.postMessage", "drop", lost=True, times=9)
        root = await bot.server.says("U1", "C1", "What is a tide?", mention=True)
        await bot.server.until(lambda: len(bot.answers(root)) == 1)
        await bot.kill()
        bot.server.world.faults.clear()
        await bot.start()
        await bot.shows("Version 1", root)
        assert len(bot.answers(root)) == 1 and "rises149" in bot.text(root)


async def test_a_socket_that_breaks_in_the_middle_of_an_event_makes_it_come_again_and_count_once(
    tmp_path: Path,
) -> None:
    async with outside("sockets", tmp_path, speed=60.0) as bot:
        root = await bot.server.says("U1", "C1", "What is a tide?", mention=True, drop=True)
        await bot.shows("Version 1", root)
        await bot.server.sockets.connected(2)
        await bot.server.says("U1", "C1", "shorter", root, drop=True)
        await bot.shows("Version 2: shorter", root)
        assert len(bot.answers(root)) == 1 and len(bot.model.requests) == 2


async def test_killed_at_any_moment_there_is_one_answer_with_all_that_was_said(tmp_path: Path) -> None:
    draw = random.Random(7)
    async with outside("sockets", tmp_path, script=slowly, delay=0.002, speed=60.0) as bot:
        for number in range(6):
            root = await bot.server.says("U1", "C1", f"What is tide {number}?", mention=True)
            await bot.server.says("U2", "C1", "more formal", root)
            calls = len(bot.server.log) + draw.randrange(8)
            await bot.server.until(_so_far(bot, calls, root))
            await bot.kill()
            await bot.start()
            await bot.server.until(lambda: "formal" in str(bot.model.requests[-1].messages))
            await bot.shows("Version", root)
            assert len(bot.answers(root)) == 1, number


def _so_far(bot: Outside, calls: int, root: str) -> Callable[[], bool]:
    return lambda: len(bot.server.log) > calls or "Version" in bot.text(root)
