"""A SlackPublisher against the local Slack: the real client, a real database, frames as the path would send them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bots import ScriptedModel
from slack_sdk.web.async_client import AsyncWebClient
from slack_server import SlackServer
from slack_state import Json

from adapters.console.replay import Recorder
from adapters.slack.pace import Pace
from adapters.slack.publish import SlackPublisher
from bot.answers import Frame
from bot.bootstrap import Bot, bootstrap
from bot.events import Asked, FeedbackEvent, ThreadRef
from bot.interpret.buttons import BUTTONS
from bot.settings import Settings

T = TypeVar("T")
MOVING = ("thinking", "streaming", "checking")


class OneServer:
    """The clients of a local Slack's workspaces."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server

    async def of(self, workspace: str) -> AsyncWebClient:
        token = self._server.workspaces[workspace].token
        return AsyncWebClient(token=token, base_url=self._server.api, retry_handlers=[])


def paced(server: SlackServer) -> Pace:
    """A pace whose minutes are as long as the server's."""
    speed = server.world.clock.speed

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / speed)

    return Pace(lambda: time.monotonic() * speed, sleep)


class Mortal(Pace):
    """A pace of a process that dies at one of its calls: just before it is made, or just after Slack has done it."""

    def __init__(self, at: int, *, after: bool, speed: float = 1.0) -> None:
        super().__init__(lambda: time.monotonic() * speed, lambda seconds: asyncio.sleep(seconds / speed))
        self._left = at
        self._after = after
        self.dead = asyncio.Event()

    async def call(self, send: Callable[[], Awaitable[T]], **more: Any) -> T:
        async def sending() -> T:
            self._left -= 1
            if self._left <= 0 and not (self._left == 0 and self._after):
                await self._die()
            given = await send()
            if self._left <= 0:
                await self._die()
            return given

        return await super().call(sending, **more)

    async def _die(self) -> None:
        self.dead.set()
        await asyncio.Event().wait()


@dataclass
class Desk:
    """A publisher, its bot and the local Slack."""

    server: SlackServer
    publisher: SlackPublisher
    bot: Bot

    async def asked(self, by: str = "U1", channel: str = "C1", text: str = "What is a tide?") -> ThreadRef:
        """A question that somebody asked, as the path has taken it; nothing is written of its answer."""
        team = self.server.world.workspace_of(channel)
        ts = self.server.world.clock.stamp()
        message: Json = {"type": "message", "ts": ts, "channel": channel, "user": by, "text": text}
        team.messages[channel, ts] = message
        ref = ThreadRef(platform="slack", workspace=team.team, channel=channel, thread=ts)
        event = FeedbackEvent(id=f"e{ts}", thread=ref, by=by, at=1.0, message=ts, signal=Asked(text=text))
        await self.bot.inbox.accept(event)
        await self.bot.inbox.settled(ref)
        return ref

    def replies(self, ref: ThreadRef) -> list[Json]:
        """What the bot has in a thread, as people see it."""
        return [one for one in self.server.visible(ref.channel, ref.thread) if one["ts"] != ref.thread]

    def raw(self, ref: ThreadRef) -> list[Json]:
        """The same, as Slack holds it."""
        team = self.server.workspaces[ref.workspace]
        return [one for one in team.thread(ref.channel, ref.thread) if one["ts"] != ref.thread]

    def text(self, ref: ThreadRef) -> str:
        """The text of the answer, all of its messages together, without what stands under it."""
        bodies = [block["text"] for one in self.raw(ref) for block in one["blocks"] if block["type"] == "markdown"]
        return "\n\n".join(bodies)

    def called(self, *methods: str) -> int:
        """How often these methods were called."""
        return sum(call.method in methods for call in self.server.log)

    async def writes(self, ref: ThreadRef, text: str, pause: float = 0.0, **more: Any) -> str:
        """An answer comes word by word, and is done: posted with its first, then edited."""
        words = text.split(" ")
        posting = asyncio.create_task(self.publisher.post(frame(ref, words[0], **more)))
        for count in range(2, len(words) + 1):
            await asyncio.sleep(pause)
            if posting.done():
                await self.publisher.edit(posting.result(), frame(ref, " ".join(words[:count]), **more))
        message = await posting
        await self.publisher.edit(message, frame(ref, text, "done", **more))
        return message


def frame(ref: ThreadRef, text: str, progress: Any = "streaming", version: int = 1, **more: Any) -> Frame:
    """What an answer shows at one moment."""
    line = "" if progress in MOVING else f"Version {version}"
    given = {"thread": str(ref), "answer": 1, "version": version, "text": text, "progress": progress, "line": line}
    return Frame(**{**given, **more})


@asynccontextmanager
async def a_desk(server: SlackServer, path: Path, pace: Pace | None = None) -> AsyncIterator[Desk]:
    """A publisher on that database, until the block ends as a process would."""
    publisher = SlackPublisher(OneServer(server), pace or paced(server), BUTTONS)
    settings = Settings(database=path / "slack.db", settle=0.01, attempts=1)
    try:
        async with bootstrap(settings, Recorder(), model=ScriptedModel(), dry=True) as bot:
            publisher.attach(bot)
            yield Desk(server, publisher, bot)
            await publisher.close()
    finally:
        await publisher.close()
