"""Calls of Slack's Web API: each by the workspace's own client, at its turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from adapters.slack.pace import Pace
from adapters.slack.render import Part
from bot.events import ThreadRef

T = TypeVar("T")

TROUBLES = (aiohttp.ClientError, OSError, TimeoutError)
"""What a call raises where Slack cannot be reached."""
EVENT = "burnish_answer"
"""The name of the metadata on every message of an answer: our own are found again by it."""


class Clients(Protocol):
    """The clients of all workspaces. They must retry nothing by themselves: the pace does, and it knows what must not
    happen twice."""

    async def of(self, workspace: str) -> AsyncWebClient:
        """The client of a workspace. Raises LookupError for one that the bot is not installed in."""


class Calls:
    """Makes calls, each at its turn."""

    def __init__(self, clients: Clients, pace: Pace) -> None:
        self._clients = clients
        self.pace = pace

    async def make(
        self,
        workspace: str,
        method: str,
        send: Callable[[AsyncWebClient], Awaitable[T]],
        *,
        channel: str = "",
        last: bool = False,
        whose: str = "",
        repeat: bool = True,
    ) -> T:
        """Call `send` with the workspace's client when it is this call's turn; the rest is `Pace.call`'s."""
        client = await self._clients.of(workspace)
        return await self.pace.call(
            lambda: send(client),
            workspace=workspace,
            method=method,
            channel=channel,
            last=last,
            whose=whose,
            repeat=repeat,
        )


def content(part: Part, *, plainest: bool = False) -> dict[str, Any]:
    """What a message shows, as arguments: nothing in it is made a link to a person or a channel."""
    blocks = plain_blocks(part) if plainest else list(part.blocks)
    return {"text": part.text, "blocks": blocks, "parse": "none", "link_names": False}


def metadata(ref: ThreadRef, answer: int, part: int) -> dict[str, Any]:
    """What our own message of an answer's part carries."""
    return {"event_type": EVENT, "event_payload": {"thread": str(ref), "answer": answer, "part": part}}


def plain_blocks(part: Part) -> list[dict[str, Any]]:
    """A part's Markdown as it is written, in blocks that Slack refuses to nobody; what stands under it stays."""
    most = limits.SECTION_TEXT
    texts = [part.markdown[start : start + most] for start in range(0, len(part.markdown), most)]
    body = [{"type": "section", "text": {"type": "plain_text", "text": text}} for text in texts if text.strip()]
    return [*body, *(block for block in part.blocks if block["type"] in ("image", "context", "actions"))]
