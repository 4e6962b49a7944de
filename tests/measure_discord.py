"""How soon answers are whole in Discord: written at 240 characters a second, 5 edits per 5 s and channel, 60 ms a call.

python tests/measure_discord.py
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import NamedTuple

from discord_publishing import Desk, a_desk, frame
from discord_server import discord_server
from discord_state import ADA

from bot.events import ThreadRef

TEXT = ("A tide is the rise of the sea. " * 70)[:2_000].strip()
SPEED = 240
"""Characters a second."""


class Seen(NamedTuple):
    """What came of it; times in seconds from the beginning of the first."""

    first: float
    """When the last of the answers showed its first text."""
    last: float
    """When the last of them was whole."""
    ideal: float
    edits: int
    posts: int
    refused: int
    whole: int


async def measure(path: Path, answers: int, channels: int) -> Seen:
    """So many answers at once, in so many channels."""
    async with discord_server(rates=True) as server, a_desk(server, path) as desk:
        server.world.latency = 0.06
        rooms = [server.guild.general]
        while len(rooms) < channels:
            question = await server.says(ADA, server.guild.general, "A thread?")
            rooms.append(await server.starts_thread(ADA, question))
        refs = [await desk.asked(channel=rooms[number % channels]) for number in range(answers)]
        started = server.world.clock.now()
        begun = asyncio.get_running_loop().time()
        firsts = await asyncio.gather(*(_writes(desk, ref, begun) for ref in refs))
        last = max(call.done for call in server.log) - started
        shown = [one for room in rooms for one in server.visible(room) if one["author"] != ADA]
        whole = sum(len(one["content"].split("\n-# ")[0]) >= len(TEXT) - 40 for one in shown)
        called = desk.called("messages.edit"), desk.called("messages.post")
        return Seen(max(firsts), last, len(TEXT) / SPEED, *called, len(server.refused()), whole)


async def _writes(desk: Desk, ref: ThreadRef, begun: float) -> float:
    """One answer comes; when its first text was shown."""
    clock = asyncio.get_running_loop().time
    first = 0.0

    async def post(text: str) -> str:
        nonlocal first
        message = await desk.publisher.post(frame(ref, text))
        first = clock() - begun
        return message

    posting: asyncio.Task[str] | None = None
    count = 0
    while count < len(TEXT):
        await asyncio.sleep(0.02)
        count = min(len(TEXT), int((clock() - begun) * SPEED))
        posting = posting or asyncio.create_task(post(TEXT[:count]))
        if posting.done():
            await desk.publisher.edit(posting.result(), frame(ref, TEXT[:count]))
    message = await posting if posting else ""
    await desk.publisher.edit(message, frame(ref, TEXT, "done"))
    return first


async def main() -> None:
    """Both cases of the issue."""
    for answers, channels in ((1, 1), (4, 1), (8, 8)):
        with tempfile.TemporaryDirectory() as path:
            seen = await measure(Path(path), answers, channels)
        told = f"first text {seen.first:.2f} s, last whole {seen.last:.2f} s ({seen.last / seen.ideal:.2f} of ideal)"
        print(f"{answers} answers in {channels}: {told}, {seen.edits} edits, {seen.posts} posts, {seen.refused} x 429")


if __name__ == "__main__":
    asyncio.run(main())
