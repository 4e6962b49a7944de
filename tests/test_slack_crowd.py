"""More answers at once than Slack has streams for: who has none posts, nobody queues for one, nothing is refused."""

from __future__ import annotations

import asyncio
from pathlib import Path

import slack_limits
from slack_publishing import Desk, a_desk
from slack_server import slack

ANSWERS = 30
STREAMS = slack_limits.TIERS[2]
WORDS = "The tide rises and falls twice a day, since the moon pulls at the sea."


async def rooms(desk: Desk, number: int) -> list[str]:
    """So many channels, that a post need not wait for another."""
    names = [f"C{100 + one}" for one in range(number)]
    for name in names:
        desk.server.team.add_channel(name)
    return names


async def test_answers_that_begin_at_the_same_moment_do_not_queue_for_a_stream(tmp_path: Path) -> None:
    async with slack(rates=True) as server, a_desk(server, tmp_path) as desk:
        refs = [await desk.asked(channel=name) for name in await rooms(desk, ANSWERS)]
        await asyncio.gather(*(desk.writes(ref, WORDS) for ref in refs))
        assert all(desk.text(ref) == WORDS and len(desk.replies(ref)) == 1 for ref in refs)
        assert desk.called("chat.startStream") <= STREAMS
        assert desk.called("chat.startStream", "chat.postMessage") == ANSWERS
        assert [call for call in server.log if call.status == 429] == []
