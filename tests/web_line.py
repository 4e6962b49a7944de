"""The playground over plain HTTP, for tests: the real app on a real server, and any header that one likes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from bots import ScriptedModel
from playground import listening
from starlette.datastructures import Headers

from adapters.web.publish import Hub
from bot.bootstrap import Bot, bootstrap
from bot.settings import Settings


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Line:
    """Speaks plain HTTP, with whatever headers."""

    def __init__(self, bot: Bot, hub: Hub, model: ScriptedModel, address: str) -> None:
        self.bot, self.hub, self.model = bot, hub, model
        self.port = urlsplit(address).port or 0

    async def send(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        """One request on a connection of its own; a header that is "" is left out."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        given = {"host": f"127.0.0.1:{self.port}", "connection": "close", "content-length": str(len(body))}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)
        writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        raw = await reader.read()
        writer.close()
        head_, _, content = raw.partition(b"\r\n\r\n")
        first, *lines = head_.decode("latin-1").split("\r\n")
        pairs = [line.split(": ", 1) for line in lines]
        return Reply(int(first.split()[1]), Headers(dict(pairs)), content)

    async def post(self, fields: dict[str, str], **headers: str) -> Reply:
        """Send a form to where events are taken."""
        return await self.send("POST", "/events", urlencode(fields).encode(), **headers)


@asynccontextmanager
async def a_line(path: Path) -> AsyncIterator[Line]:
    """A running playground on a database in that folder, and a line to it."""
    hub, model = Hub(), ScriptedModel()
    settings = Settings(database=path / "test.db", settle=0.02, attempts=1)
    async with bootstrap(settings, hub, model=model) as bot, listening(bot, hub) as address:
        yield Line(bot, hub, model, address)
