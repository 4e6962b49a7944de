"""Many answers at once in Slack, at its real rates: is anything lost or refused, how late is the last, is it fair?

    python tests/measure_slack.py

The bot's own process answers over Socket Mode: 20 questions at once in one channel, then 20 in 20 channels of another
start. Answers have 1,500 characters and come at 240 a second. Ideal is the writing alone.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from slack_outside import Outside, outside

QUESTIONS, CHARACTERS, PACE = 20, 1_500, 240
WORD = "tide42 "
PATIENCE = 240.0
"""Seconds until what is not there counts as lost."""


def script(payload: dict[str, Any]) -> str:
    """An answer of so many characters, in words of seven."""
    return " ".join(f"tide{number:02d}" for number in range(CHARACTERS // len(WORD)))


async def measure(channels: int) -> dict[str, Any]:
    """Ask them all at once; what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        async with outside("sockets", Path(folder), script=script, delay=len(WORD) / PACE, rates=True) as bot:
            names = [f"C{1 if channels == 1 else 100 + number}" for number in range(QUESTIONS)]
            for name in set(names) - set(bot.server.team.channels):
                bot.server.team.channels[name] = bot.server.team.channels["C1"] | {"id": name, "name": name.lower()}
            began = time.monotonic()
            asked = (bot.server.says("U1", name, f"What is tide {n}?", mention=True) for n, name in enumerate(names))
            roots = await asyncio.gather(*asked)
            watched = (watch(bot, root, name, began) for root, name in zip(roots, names, strict=True))
            times = await asyncio.gather(*watched)
            return report(bot, times, channels)


async def watch(bot: Outside, root: str, channel: str, began: float) -> tuple[float, float]:
    """Seconds until a first word of an answer is seen, and until it is whole; infinite where that never comes."""
    first = whole = float("inf")
    while time.monotonic() - began < PATIENCE and whole == float("inf"):
        text = bot.text(root, channel)
        now = time.monotonic() - began
        first = min(first, now) if "tide" in text else first
        whole = now if "Version 1" in text and len(bot.answers(root, channel)) == 1 else whole
        await asyncio.sleep(0.05)
    return first, whole


def report(bot: Outside, times: list[tuple[float, float]], channels: int) -> dict[str, Any]:
    """The figures of one round."""
    whole = sorted(last for _, last in times)
    ideal = CHARACTERS / PACE
    refused = [call for call in bot.server.log if call.status == 429]
    return {
        "channels": channels,
        "lost": sum(last == float("inf") for last in whole),
        "first text of the slowest": round(max(first for first, _ in times), 1),
        "last whole": round(whole[-1], 1),
        "ideal": round(ideal, 1),
        "last over ideal": round(whole[-1] / ideal, 2),
        "last over first": round(whole[-1] / whole[0], 2),
        "429": len(refused),
        "429 not waited out": sum(call.impatient for call in bot.server.log),
        "calls": len(bot.server.log),
    }


async def main() -> None:
    """Both rounds, a line each."""
    for channels in (1, QUESTIONS):
        print("  ".join(f"{name} {value}" for name, value in (await measure(channels)).items()))


if __name__ == "__main__":
    asyncio.run(main())
