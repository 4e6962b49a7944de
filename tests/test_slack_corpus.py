"""Answers of every form on their way to Slack and back: whole in what people see, within its limits, pinging nobody.

What is rendered is in `test_slack_render`; here it goes through the publisher, the real client and the local Slack,
whole and as a stream, whose pieces meet anywhere within a mention.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from slack_answers import ANSWERS, DISGUISED, HOSTILE, PLACES, lacks
from slack_publishing import Desk, a_desk, frame
from slack_server import slack
from slack_state import Json

MENTIONS = (*HOSTILE, *DISGUISED)
STEPS = 12
"""Frames that a streamed answer comes in."""


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with slack() as server, a_desk(server, tmp_path) as made:
        yield made


async def streamed(desk: Desk, text: str, steps: int) -> None:
    """An answer comes in so many frames, each sent before the next is written; then it is whole."""
    ref = await desk.asked()
    message = ""
    for step in range(1, steps + 1):
        part = frame(ref, text[: len(text) * step // steps])
        if message:
            await desk.publisher.edit(message, part)
        else:
            message = await desk.publisher.post(part)
        await asyncio.sleep(0)
    await desk.publisher.edit(message, frame(ref, text, "done"))
    arrived(desk, text)


def arrived(desk: Desk, text: str) -> None:
    """The last answer is there, all of it, and nothing was refused."""
    root = next(reversed([ts for _, ts in desk.server.team.messages if "thread_ts" not in _at(desk, ts)]))
    seen = tuple(one["text"] for one in desk.server.visible("C1", root)[1:])
    assert lacks(text, seen) == ""
    assert "[Shorter]" in seen[-1] and not any("[Shorter]" in one for one in seen[:-1])
    assert {call.answered for call in desk.server.log} == {"ok"}
    # an HTML comment names nobody, though the local Slack is cautious about whatever begins with "<!"
    assert [who for who, _ in desk.server.world.pinged if not who.startswith("!--")] == []


def _at(desk: Desk, ts: str) -> Json:
    return desk.server.team.message("C1", ts) or {"thread_ts": ""}


@pytest.mark.parametrize("name", ANSWERS)
async def test_an_answer_that_comes_whole_is_seen_whole(desk: Desk, name: str) -> None:
    await desk.publisher.post(frame(await desk.asked(), ANSWERS[name], "done"))
    arrived(desk, ANSWERS[name])


@pytest.mark.parametrize("name", ANSWERS)
async def test_an_answer_that_is_streamed_is_seen_whole(desk: Desk, name: str) -> None:
    await streamed(desk, ANSWERS[name], STEPS)


@pytest.mark.parametrize("where", PLACES)
async def test_hostile_mentions_reach_people_as_text_and_ping_nobody(desk: Desk, where: str) -> None:
    text = "\n\n".join(PLACES[where].replace("{}", one) for one in MENTIONS)
    await desk.publisher.post(frame(await desk.asked(), text, "done"))
    arrived(desk, text)


@pytest.mark.parametrize("mention", MENTIONS)
async def test_a_mention_that_is_streamed_letter_by_letter_pings_nobody_at_any_moment(desk: Desk, mention: str) -> None:
    text = f"Ask {mention} today."
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, text[:4]))
    for end in range(5, len(text) + 1):
        await desk.publisher.edit(message, frame(ref, text[:end]))
        await asyncio.sleep(0)
    await desk.publisher.edit(message, frame(ref, text, "done"))
    arrived(desk, text)


async def test_answers_of_all_forms_take_the_place_of_each_other_whole(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, "Yes.", "done"))
    for version, text in enumerate(ANSWERS.values(), 2):
        await desk.publisher.edit(message, frame(ref, text, "done", version))
        arrived(desk, text)
