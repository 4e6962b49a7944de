"""What is new, to one open tab, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import anyio

from adapters.web.card import STATUS, picture
from adapters.web.publish import Hub, Update
from adapters.web.variants import body

PACE = 0.04
"""Seconds between two sendings to one tab: running text comes smoothly, and no tab is flooded."""

LOOK = 0.5
"""Seconds after which a silent stream looks whether the server closes."""


async def news(
    hub: Hub, thread: str, me: str, closing: anyio.Event, *, also: str = ""
) -> AsyncIterator[dict[str, str]]:
    """Everything new for a tab that shows this thread to that person, until the tab or the server is closed.

    `also` is another thread whose notices to that person are heard in it.
    """
    with hub.tab(thread) as tab:
        yield {"event": "hello", "data": "{}"}
        while not closing.is_set():
            for update in await tab.news(LOOK):
                if update.kind != "notice" or (update.thread in (thread, also) and update.person == me):
                    yield {"event": update.kind, "data": json.dumps(payload(update))}
            await asyncio.sleep(PACE)


def payload(update: Update) -> dict[str, object]:
    """An update as the page reads it; what stands in an answer's card goes out as HTML."""
    told: dict[str, object] = {"seq": update.seq, "thread": update.thread}
    if update.notice:
        told["notice"] = update.notice
    if frame := update.frame:
        told |= {
            "answer": frame.answer,
            "progress": frame.progress,
            "status": STATUS[frame.progress],
            "html": body(frame),
            "line": frame.line,
            "picture": picture(frame),
        }
    return told
