"""Slack's rates, on a clock that the test moves: nothing is refused, the last sends have room, answers share fairly."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moved_clock import Clock
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack import limits
from adapters.slack.pace import Pace


class Slack:
    """What a pace sends, and when; each call takes `takes` seconds."""

    def __init__(self, takes: float = 0.1) -> None:
        self.clock = Clock()
        self.pace = Pace(self.clock, self.clock.sleep)
        self.takes = takes
        self.sent: list[tuple[float, str]] = []
        self.tasks: list[asyncio.Task[str]] = []

    def call(self, name: str, method: str = "chat.update", workspace: str = "T1", **more: Any) -> asyncio.Task[str]:
        send = more.pop("send", None) or self.sending(name)
        task = asyncio.create_task(self.pace.call(send, workspace=workspace, method=method, **more))
        self.tasks.append(task)
        return task

    def sending(self, name: str, *errors: Exception) -> Callable[[], Awaitable[str]]:
        """A call that meets these errors first."""
        left = list(errors)

        async def send() -> str:
            self.sent.append((self.clock.now, name))
            await self.clock.sleep(self.takes)
            if left:
                raise left.pop(0)
            return name

        return send

    def moves(self, whose: str, method: str = "chat.update", **more: Any) -> None:
        """An answer whose text moves all the time: one running send after the other."""

        async def again() -> str:
            while True:
                await self.pace.call(self.sending(whose), workspace="T1", method=method, whose=whose, **more)

        self.tasks.append(asyncio.create_task(again()))

    async def stop(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    def most_in_a_minute(self) -> int:
        times = [at for at, _ in self.sent]
        return max(sum(1 for other in times if at <= other < at + 60) for at in times)


def refused(status: int, error: str = "", **headers: str) -> SlackApiError:
    data: Any = {"ok": False, "error": error}
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = AsyncSlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data=data, headers=names, status_code=status
    )
    return SlackApiError("refused", answer)  # type: ignore[no-untyped-call]  # slack-sdk does not type it


async def test_no_minute_has_more_calls_of_a_method_than_its_tier_whatever_is_asked_for() -> None:
    slack = Slack()
    for number in range(130):
        slack.call(str(number), last=number % 3 == 0, whose=str(number % 7))
    await slack.clock.run(400)
    assert len(slack.sent) == 130
    assert slack.most_in_a_minute() <= limits.TIERS["chat.update"]


async def test_last_sends_up_to_a_tier_go_out_at_once() -> None:
    slack = Slack()
    for number in range(20):
        slack.call(str(number), "chat.stopStream", last=True)
    await slack.clock.run(1)
    assert len(slack.sent) == 20


async def test_running_text_leaves_room_for_what_answers_come_to() -> None:
    slack = Slack()
    for number in range(10):
        slack.moves(f"a{number}")
    await slack.clock.run(130)
    before = slack.clock.now
    lasts = [slack.call(f"last {number}", last=True) for number in range(10)]
    await slack.clock.run(before + 1)
    assert all(task.done() for task in lasts)
    await slack.stop()


async def test_each_answer_that_moves_has_room_for_what_it_comes_to_however_many_move() -> None:
    slack = Slack()
    for number in range(40):
        slack.moves(f"a{number}")
    await slack.clock.run(130)
    before = slack.clock.now
    lasts = [slack.call(f"last {number}", last=True, whose=f"a{number}") for number in range(40)]
    await slack.clock.run(before + 1)
    assert all(task.done() for task in lasts)
    await slack.stop()


async def test_a_last_send_goes_before_running_ones_that_came_earlier() -> None:
    slack = Slack()
    for number in range(60):
        slack.call(f"a{number}", whose=f"a{number}")
    await slack.clock.run(20)
    slack.call("last", last=True)
    await slack.clock.run(20.5)
    assert slack.sent[-1][1] == "last"
    await slack.stop()


async def test_answers_that_move_share_the_sends_evenly_whoever_came_first() -> None:
    slack = Slack()
    for number in range(3):
        slack.moves(f"early {number}")
    await slack.clock.run(70)
    slack.sent.clear()
    for number in range(17):
        slack.moves(f"late {number}")
    await slack.clock.run(370)
    shares = Counter(whose for _, whose in slack.sent)
    assert len(shares) == 20 and max(shares.values()) - min(shares.values()) <= 1
    await slack.stop()


async def test_running_text_goes_on_evenly_and_never_stands_still_for_long() -> None:
    slack = Slack()
    slack.moves("a", "chat.appendStream")
    slack.moves("b", "chat.appendStream")
    await slack.clock.run(300)
    times = [at for at, whose in slack.sent if whose == "a"]
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert min(gaps) >= limits.OWN_GAP and max(gaps) < 4
    await slack.stop()


async def test_a_channel_gets_one_message_a_second_and_others_need_not_wait_for_it() -> None:
    slack = Slack()
    for number in range(5):
        slack.call(f"C1 {number}", "chat.postMessage", channel="C1", last=True)
        slack.call(f"C{number + 2} 0", "chat.postMessage", channel=f"C{number + 2}", last=True)
    await slack.clock.run(0.5)
    assert len(slack.sent) == 6
    await slack.clock.run(10)
    busy = [at for at, name in slack.sent if name.startswith("C1 ")]
    assert len(busy) == 5
    assert all(later - earlier >= limits.POST_GAP for earlier, later in itertools.pairwise(busy))


async def test_workspaces_and_methods_have_rates_of_their_own() -> None:
    slack = Slack()
    for number in range(20):
        slack.call(f"a{number}", "chat.startStream", last=True)
        slack.call(f"b{number}", "chat.startStream", "T2", last=True)
        slack.call(f"c{number}", "chat.stopStream", last=True)
    await slack.clock.run(1)
    assert len(slack.sent) == 60


@pytest.mark.parametrize(
    "error", [refused(429, "ratelimited", Retry_After="7"), refused(200, "rate_limited", retry_after="7")]
)
async def test_a_429_stops_the_method_in_that_workspace_for_as_long_as_slack_says(error: SlackApiError) -> None:
    slack = Slack()
    first = slack.call("first", send=slack.sending("first", error), last=True)
    await slack.clock.run(0.5)
    slack.call("second", last=True)
    slack.call("elsewhere", workspace="T2", last=True)
    slack.call("other", method="chat.delete", last=True)
    await slack.clock.run(6)
    assert [name for _, name in slack.sent] == ["first", "elsewhere", "other"]
    await slack.clock.run(10)
    assert first.done() and first.result() == "first"
    assert [name for _, name in slack.sent][3:] == ["first", "second"]
    assert slack.sent[3][0] >= 7.1


@pytest.mark.parametrize("given", [{}, {"retry_after": "soon"}, {"retry_after": "-1"}, {"retry_after": "inf"}])
async def test_a_429_that_does_not_say_how_long_is_waited_for_all_the_same(given: dict[str, str]) -> None:
    slack = Slack()
    call = slack.call("a", send=slack.sending("a", refused(429, "", **given)))
    await slack.clock.run(limits.RETRY_AFTER + 1)
    assert call.done() and len(slack.sent) == 2


async def test_a_hundred_429s_in_a_row_lose_nothing() -> None:
    slack = Slack()
    call = slack.call("a", send=slack.sending("a", *[refused(429, "ratelimited", retry_after="1")] * 100), last=True)
    await slack.clock.run(1000)
    assert call.result() == "a"


@pytest.mark.parametrize(
    "error",
    [refused(503), refused(200, "internal_error"), aiohttp.ServerDisconnectedError(), TimeoutError(), OSError()],
)
async def test_a_passing_trouble_is_tried_again_but_not_for_what_must_not_happen_twice(error: Exception) -> None:
    slack = Slack()
    safe = slack.call("safe", send=slack.sending("safe", error, error))
    once = slack.call("once", send=slack.sending("once", error), repeat=False)
    await slack.clock.run(60)
    assert safe.result() == "safe"
    assert once.exception() is error


async def test_where_there_was_no_connection_nothing_has_happened_and_all_is_tried_again() -> None:
    key: Any = None
    slack = Slack()
    error = aiohttp.ClientConnectorError(key, OSError(111, "refused"))
    once = slack.call("once", send=slack.sending("once", error), repeat=False)
    await slack.clock.run(60)
    assert once.result() == "once"


async def test_a_trouble_that_does_not_pass_ends_and_any_other_error_ends_at_once() -> None:
    slack = Slack()
    running = slack.call("running", send=slack.sending("running", *[refused(500)] * 50))
    last = slack.call("last", send=slack.sending("last", *[refused(500)] * 50), last=True)
    other = slack.call("other", send=slack.sending("other", refused(200, "not_in_channel")))
    await slack.clock.run(1000)
    counts = Counter(name for _, name in slack.sent)
    assert counts == {"running": limits.RETRIES + 1, "last": limits.LAST_RETRIES + 1, "other": 1}
    assert all(task.exception() is not None for task in (running, last, other))


async def test_a_call_that_is_given_up_while_it_waits_is_never_made_and_takes_nobodys_turn() -> None:
    slack = Slack()
    calls = [slack.call(str(number), "chat.startStream", last=True) for number in range(25)]
    await slack.clock.run(1)
    for call in calls[20:24]:
        call.cancel()
    await slack.clock.run(100)
    assert [name for _, name in slack.sent] == [str(number) for number in [*range(20), 24]]


@pytest.mark.parametrize("ticks", range(12))
async def test_a_call_that_is_given_up_just_as_its_turn_comes_frees_nothing_that_it_had_not(ticks: int) -> None:
    slack = Slack()
    calls = [slack.call(str(number), "chat.stopStream", last=True) for number in range(3)]
    for _ in range(ticks):
        await asyncio.sleep(0)
    calls[0].cancel()
    await slack.clock.run(100)
    assert slack.pace.room("T1", "chat.stopStream") == limits.TIERS["chat.stopStream"]


async def test_what_is_sent_is_what_is_newest_when_its_turn_comes() -> None:
    slack, said = Slack(), ["old"]
    for number in range(12):
        slack.call(str(number), whose=str(number))

    async def newest() -> str:
        return said[-1]

    late = slack.call("late", send=newest, whose="late")
    await slack.clock.run(0.5)
    said.append("new")
    await slack.clock.run(60)
    assert late.result() == "new"


async def test_the_room_that_is_left_counts_what_was_sent_what_flies_and_what_waits() -> None:
    slack = Slack(takes=5)
    assert slack.pace.room("T1", "chat.stopStream") == 20
    for number in range(8):
        slack.call(str(number), "chat.stopStream", last=True)
    await slack.clock.run(1)
    assert slack.pace.room("T1", "chat.stopStream") == 12
    await slack.clock.run(20)
    assert slack.pace.room("T1", "chat.stopStream") == 12
    await slack.clock.run(90)
    assert slack.pace.room("T1", "chat.stopStream") == 20


@given(
    st.lists(
        st.tuples(st.floats(0, 100), st.sampled_from(["a", "b", "c"]), st.booleans(), st.integers(0, 2)), max_size=80
    ),
    st.floats(0.01, 3),
)
@settings(max_examples=40, deadline=None)
def test_whatever_comes_whenever_all_of_it_is_sent_once_and_within_the_tier(
    calls: list[tuple[float, str, bool, int]], takes: float
) -> None:
    async def play() -> None:
        slack = Slack(takes)
        for number, (at, whose, last, troubles) in enumerate(sorted(calls)):
            await slack.clock.run(at)
            errors = [refused(429, "ratelimited", retry_after="2")] * troubles
            send = slack.sending(str(number), *errors)
            slack.call(str(number), "chat.stopStream", whose=whose, last=last, send=send)
        await slack.clock.run(5000)
        assert [task.result() for task in slack.tasks] == [str(number) for number in range(len(calls))]
        if slack.sent:
            assert slack.most_in_a_minute() <= limits.TIERS["chat.stopStream"]

    asyncio.run(play())
