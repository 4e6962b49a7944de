"""Payloads of shapes that Slack does not send: acknowledged all the same, and the bot goes on."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import slack_server
from bots import ScriptedModel
from slack_state import Json
from slack_transport import over_http
from structlog.testing import capture_logs

from adapters.slack import http
from adapters.slack import serve as serving
from bot.events import ThreadRef

GOLDEN = sorted((Path(__file__).parent / "payloads" / "slack").glob("*.json"))
HOSTILE: tuple[Any, ...] = ("gone", None, 7, "", "x", [], {}, [None], {"id": 7}, True, "\0")


def spoilt(payload: Json, values: Iterator[Any], depth: int = 1) -> Iterator[Json]:
    """The payload with each of its fields as something else, or gone."""
    for key, value in payload.items():
        other = next(values)
        kept = {name: one for name, one in payload.items() if name != key}
        yield kept if other == "gone" else kept | {key: other}
        if isinstance(value, dict) and depth:
            yield from (payload | {key: inner} for inner in spoilt(value, values, depth - 1))


@asynccontextmanager
async def quiet() -> AsyncIterator[None]:
    """What goes into the log meanwhile is not laid out for people: that would take most of the time."""
    with capture_logs():
        yield


async def test_whatever_is_sent_is_acknowledged_and_the_bot_goes_on(tmp_path: Path) -> None:
    async with quiet(), slack_server.slack() as server:
        server.echo = False
        settings = over_http(server, database=tmp_path / "burnish.db", settle=0)
        stopped = asyncio.Event()
        async with serving.slack(settings, model=ScriptedModel()) as running:
            bound = http.listening(settings.slack_host, 0)
            url = f"http://127.0.0.1:{bound.getsockname()[1]}{http.EVENTS}"
            pages = http.pages(running.app, running.clients, settings, stopped)
            listening = asyncio.create_task(http.run(pages, bound, stopped))
            values = itertools.cycle(HOSTILE)
            for path in GOLDEN:
                payload = json.loads(path.read_text(encoding="utf-8"))["payload"]
                if isinstance(payload, dict):
                    for one in spoilt(payload, values):
                        answer = await server.post(url, one)
                        assert answer.status == 200, (path.name, one, answer.text)
            server.world.request_urls = [url]
            root = await server.says("U1", "C1", "what is a tide?", mention=True)
            ref = ThreadRef(platform="slack", workspace="T1", channel="C1", thread=root)
            async with asyncio.timeout(60):
                while not (known := await running.bot.store.history(ref)):  # noqa: ASYNC110 - it is the database's
                    await asyncio.sleep(0.05)
            assert [one.event.signal.kind for one in known] == ["asked"]
            stopped.set()
            await listening
