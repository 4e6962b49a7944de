"""The bot as its operator runs it, a process of its own, in the local Slack by either transport: seen from outside."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from openai_server import OpenAIServer, hashed
from pydantic import SecretStr
from slack_server import SlackServer
from slack_server import slack as local_slack
from slack_shown import shown
from slack_state import Json
from slack_transport import over_http, over_sockets

from adapters.slack import http
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
Transport = Literal["sockets", "http"]


@dataclass
class Outside:
    """The local Slack, the model's server, and the bot's process between them."""

    server: SlackServer
    model: OpenAIServer
    transport: Transport
    folder: Path
    process: asyncio.subprocess.Process | None = None
    _log: asyncio.Task[None] | None = None

    async def start(self, **more: str) -> None:
        """Start the process and wait until Slack reaches it."""
        self.server.world.request_urls = []
        environment = {**os.environ, **variables(self._settings()), **more}
        given: Json = {"MODEL_URL": self.model.url, "DATABASE": self.folder / "burnish.db", "SETTLE": 0.02}
        given |= {"ATTEMPTS": 1, "MAX_TOKENS": 30_000}
        environment |= {f"BURNISH_{name}": str(value) for name, value in given.items()}
        before = self.server.sockets.accepted
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "slack"), cwd=ROOT, env=environment, stderr=asyncio.subprocess.PIPE
        )
        listening = asyncio.Event()
        self._log = asyncio.create_task(self._read(self.process, listening))
        if self.transport == "http":
            await asyncio.wait_for(listening.wait(), 60)
        else:
            await self.server.until(lambda: self.server.sockets.accepted > before, 60)

    async def _read(self, process: asyncio.subprocess.Process, listening: asyncio.Event) -> None:
        assert process.stderr
        async for line in process.stderr:
            said: Json = json.loads(line) if line.startswith(b"{") else {}
            if said.get("event") == "Slack: listening":
                self.server.world.request_urls = [f"http://127.0.0.1:{said['port']}{http.EVENTS}"]
                listening.set()

    def _settings(self) -> Settings:
        return (over_http if self.transport == "http" else over_sockets)(self.server)

    async def kill(self) -> None:
        """`kill -9`: it can do nothing more, and nobody reaches it."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Tell it to stop, as an operator does; it ends by itself, without an error."""
        assert await self._end(signal.SIGTERM) == 0

    async def _end(self, by: signal.Signals) -> int:
        assert self.process and self._log
        self.process.send_signal(by)
        code = await self.process.wait()
        await self._log
        self.process = None
        return code

    # What people see

    def answers(self, thread: str, channel: str = "C1") -> list[Json]:
        """What the bot shows in a thread."""
        bot = self.server.team.bot_user
        return [one for one in self.server.visible(channel, thread) if one["user"] == bot]

    def text(self, thread: str, channel: str = "C1") -> str:
        """All of it as text."""
        return "\n".join(one["text"] for one in self.answers(thread, channel))

    def message(self, thread: str, channel: str = "C1") -> str:
        """The `ts` of the one message that the bot has in a thread."""
        (only,) = self.answers(thread, channel)
        return str(only["ts"])

    async def shows(self, said: str, thread: str, channel: str = "C1") -> None:
        """Wait until a thread's answer says something."""
        await self._until(lambda: said in self.text(thread, channel), lambda: self.text(thread, channel))

    async def tells(self, said: str, user: str = "U1") -> None:
        """Wait until a person alone is told something."""
        await self._until(lambda: said in self.told(user), lambda: self.told(user))

    async def opens(self, said: str, user: str = "U1") -> Json:
        """Wait until a person has a modal that says something; the modal."""
        await self._until(lambda: said in self.modal(user), lambda: self.modal(user))
        view = self.server.modal(user)
        assert view
        return view

    async def _until(self, true: Any, seen: Any) -> None:
        try:
            await self.server.until(true)
        except TimeoutError:
            raise AssertionError(f"it says: {seen()}") from None

    def told(self, user: str = "U1") -> str:
        """What only this person sees."""
        return "\n".join(
            shown(one["blocks"]) if one.get("blocks") else one["text"]
            for one in self.server.team.ephemerals
            if one["user"] == user
        )

    def modal(self, user: str = "U1") -> str:
        """The text of the modal that a person has open; "" for none."""
        view = self.server.modal(user)
        return shown(view["blocks"]) if view else ""

    def home(self, user: str = "U1") -> str:
        """What a person's Home tab says."""
        return shown(self.server.team.homes[user]["blocks"]) if user in self.server.team.homes else ""

    async def asked(self, text: str = "What is a tide?", user: str = "U1", channel: str = "C1", **more: Any) -> str:
        """A mention in a channel, answered; its ts."""
        root = await self.server.says(user, channel, text, mention=True, **more)
        await self.shows("Version 1", root, channel)
        return root


def variables(settings: Settings) -> dict[str, str]:
    """Settings as the environment's variables."""
    found = {name: getattr(settings, name) for name in settings.model_fields_set}
    plain = {name: one.get_secret_value() if isinstance(one, SecretStr) else one for name, one in found.items()}
    return {f"BURNISH_{name.upper()}": str(one) for name, one in plain.items()}


@asynccontextmanager
async def outside(
    transport: Transport, folder: Path, *, script: Any = hashed, delay: float = 0.0, **slack: Any
) -> AsyncGenerator[Outside]:
    """The process in the local Slack, until the block ends: then it is told to stop, and has to."""
    async with local_slack(**slack) as server, OpenAIServer(script, delay=delay) as model:
        found = Outside(server, model, transport, folder)
        await found.start()
        try:
            yield found
        finally:
            if found.process:
                await found.stop()
