"""Discord's rates, on a clock that the test moves: nothing is refused, last edits have room, answers share fairly."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_discord import measure
from moved_clock import Clock

from adapters.discord import limits
from adapters.discord.learning import counted
from adapters.discord.pace import Kind, Pace, kept


class Discord:
    """What a pace sends, and when; each call takes 60 ms. It counts as Discord does, in windows that a call begins."""

    def __init__(self, *, tells: bool = True, most: int = 5, window: float = 5.0) -> None:
        self.clock = Clock()
        self.pace = Pace(self.clock, self.clock.sleep)
        self.tells, self.most, self.window = tells, most, window
        self.sent: list[tuple[float, str]] = []
        self.refused = 0
        self.tasks: list[asyncio.Task[Any]] = []
        self._windows: dict[tuple[Kind, int], tuple[float, int]] = {}

    def call(self, name: str, channel: int = 1, kind: Kind = "edit", **more: Any) -> asyncio.Task[str]:
        send = more.pop("send", None) or self.sending(name, channel, kind)
        task = asyncio.create_task(self.pace.call(send, channel=channel, kind=kind, **more))
        self.tasks.append(task)
        return task

    def sending(
        self, name: str, channel: int = 1, kind: Kind = "edit", *errors: Exception
    ) -> Callable[[], Awaitable[str]]:
        """A call that meets these errors first."""
        left = list(errors)

        async def send() -> str:
            await self.clock.sleep(0.03)
            self.sent.append((self.clock.now, name))
            headers = self._count(channel, kind)
            await self.clock.sleep(0.03)
            if self.tells:
                self.pace.learn(channel, kind, headers)
            if left:
                raise left.pop(0)
            return name

        return send

    def _count(self, channel: int, kind: Kind) -> dict[str, str]:
        start, used = self._windows.get((kind, channel), (self.clock.now, 0))
        if self.clock.now >= start + self.window:
            start, used = self.clock.now, 0
        self.refused += used >= self.most
        self._windows[kind, channel] = start, used + 1
        after = start + self.window - self.clock.now
        told = {"Limit": self.most, "Remaining": max(0, self.most - used - 1), "Reset-After": after}
        return {f"X-RateLimit-{name}": str(value) for name, value in told.items()}

    def moves(self, whose: str, channel: int = 1) -> asyncio.Task[None]:
        """An answer whose text moves all the time: one running edit after the other."""
        self.pace.moves(channel, whose)

        async def again() -> None:
            while True:
                await self.pace.call(self.sending(whose, channel), channel=channel, kind="edit", whose=whose)

        task = asyncio.create_task(again())
        self.tasks.append(task)
        return task

    async def stop(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


def http_error(status: int, code: int = 0, **headers: str) -> discord.HTTPException:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    response = cast(Any, SimpleNamespace(status=status, reason="", headers=names))
    return discord.HTTPException(response, {"code": code, "message": "refused"})


@pytest.mark.parametrize("tells", [True, False])
@pytest.mark.parametrize("answers", [1, 2, 4, 9])
async def test_nothing_is_refused_and_all_that_is_given_is_used_evenly(tells: bool, answers: int) -> None:
    there = Discord(tells=tells)
    for number in range(answers):
        there.moves(str(number))
    await there.clock.run(120)
    shares = Counter(name for _, name in there.sent)
    assert there.refused == 0 and len(shares) == answers
    assert max(shares.values()) - min(shares.values()) <= 1
    assert len(there.sent) >= 60
    await there.stop()


@pytest.mark.parametrize("answers", [1, 2, 3, 4])
@pytest.mark.parametrize("seconds", [3.0, 8.3, 12.0, 33.0, 61.7])
@pytest.mark.parametrize("tells", [True, False])
async def test_answers_that_end_at_once_end_in_a_quarter_more_than_their_time(
    answers: int, seconds: float, tells: bool
) -> None:
    there = Discord(tells=tells)
    moving = [there.moves(str(number)) for number in range(answers)]
    await there.clock.run(seconds)
    for task in moving:
        task.cancel()
    ended: list[float] = []
    for number in range(answers):
        there.call(f"end {number}", last=True).add_done_callback(lambda _: ended.append(there.clock.now))
    await there.clock.run(seconds + 30)
    assert there.refused == 0 and len(ended) == answers
    assert max(ended) <= 1.25 * seconds
    await there.stop()


async def test_channels_and_kinds_do_not_wait_for_each_other() -> None:
    there = Discord()
    for channel in range(8):
        for kind in ("send", "edit"):
            there.call(f"{kind} {channel}", channel, kind, last=True)
    await there.clock.run(0.1)
    assert len(there.sent) == 16
    await there.stop()


async def test_the_whole_bot_keeps_to_its_second() -> None:
    there = Discord()
    for channel in range(130):
        there.call(str(channel), channel, last=channel % 2 == 0, whose=str(channel))
    await there.clock.run(5)
    times = [at for at, _ in there.sent]
    assert len(times) == 130
    assert max(sum(at <= other < at + 0.999 for other in times) for at in times) <= limits.GLOBAL
    await there.stop()


async def test_what_discord_says_of_its_limits_is_kept_to() -> None:
    there = Discord(most=2, window=1.0)
    for number in range(10):
        there.call(str(number), last=True)
    await there.clock.run(0.2)
    first = there.refused
    await there.clock.run(60)
    assert len(there.sent) == 10 and there.refused == first
    await there.stop()


async def test_a_429_is_waited_for_and_a_last_call_is_not_given_up() -> None:
    there = Discord()
    errors = [http_error(429, Retry_After="7")] * 9
    ending = there.call("end", send=there.sending("end", 1, "edit", *errors), last=True)
    await there.clock.run(6.9)
    assert len(there.sent) == 1
    await there.clock.run(100)
    assert ending.result() == "end"


async def test_an_error_of_an_old_message_is_no_rate_limit() -> None:
    there = Discord()
    error = http_error(429, limits.TOO_MANY_EDITS, Retry_After="700")
    ending = there.call("end", send=there.sending("end", 1, "edit", error), last=True)
    after = there.call("after", last=True)
    await there.clock.run(1)
    assert ending.exception() is error and after.result() == "after"


async def test_a_call_given_up_while_it_waits_is_never_made_and_costs_nothing() -> None:
    there = Discord()
    calls = [there.call(str(number), last=True) for number in range(7)]
    await there.clock.run(1)
    calls[5].cancel()
    await there.clock.run(10)
    assert {name for _, name in there.sent} == {"0", "1", "2", "3", "4", "6"}


@settings(max_examples=200)
@given(st.integers(0, 12), st.floats(0, 600), st.integers(1, 9), st.floats(0.2, 10))
def test_at_least_one_call_is_kept_and_one_may_move(active: int, age: float, most: int, window: float) -> None:
    left = kept(active, age, most, window)
    assert 0 <= left < most and (left >= 1 or most == 1)
    assert kept(active, age + 1, most, window) <= left


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("POST", "/api/v10/channels/7/messages", (7, "send")),
        ("PATCH", "/api/v10/channels/7/messages/9", (7, "edit")),
        ("GET", "/api/v10/channels/7/messages", None),
        ("PUT", "/api/v10/channels/7/messages/9/reactions/x/@me", None),
        ("POST", "/api/v10/channels/7/messages/9/threads", None),
        ("PATCH", "/api/v10/channels/7", None),
    ],
)
def test_headers_are_read_of_the_calls_that_are_paced(method: str, path: str, expected: object) -> None:
    assert counted(method, path) == expected


@pytest.mark.parametrize(("answers", "channels"), [(4, 1), (8, 8)])
async def test_by_the_real_client_nothing_is_refused_and_all_is_whole(
    tmp_path: Path, answers: int, channels: int
) -> None:
    seen = await measure(tmp_path, answers, channels)
    assert seen.refused == 0 and seen.whole == answers


@pytest.mark.parametrize("steps", range(10))
async def test_a_call_given_up_just_as_its_turn_comes_holds_nothing_up(steps: int) -> None:
    pace, going_on = Pace(), asyncio.Event()

    async def slow() -> None:
        await going_on.wait()

    async def quick() -> str:
        return "made"

    first = asyncio.create_task(pace.call(slow, channel=1, kind="edit", last=True))
    given_up = asyncio.create_task(pace.call(slow, channel=1, kind="edit", last=True))
    for _ in range(6):
        await asyncio.sleep(0)
    going_on.set()
    for _ in range(steps):
        await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(first, given_up, return_exceptions=True)
    async with asyncio.timeout(60):
        assert await pace.call(quick, channel=1, kind="edit", last=True) == "made"
