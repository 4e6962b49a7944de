"""Small blocks, a modal, and the error of a call: what the tests of the local Slack are made of."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_server import SlackServer

Block = dict[str, Any]


async def refusal(call: Awaitable[object]) -> str:
    """The error that a call is answered with."""
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


def button(text: str = "Go", **more: Any) -> Block:
    """A button with the action_id "go"."""
    return {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": text}} | more


def row(*elements: Block) -> Block:
    """A row of actions."""
    return {"type": "actions", "elements": list(elements)}


def section(text: str) -> Block:
    """A section of mrkdwn."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def entry(name: str) -> Block:
    """An input of this block_id."""
    element = {"type": "plain_text_input", "action_id": f"{name}-in"}
    return {"type": "input", "block_id": name, "label": {"type": "plain_text", "text": name}, "element": element}


def modal(*blocks: Block, **more: Any) -> Block:
    """A modal with the callback_id "refine"."""
    face = {"type": "plain_text", "text": "Refine"}
    return {"type": "modal", "title": face, "submit": face, "blocks": list(blocks), "callback_id": "refine"} | more


async def started(server: SlackServer, client: AsyncWebClient, text: str = "Hello") -> tuple[str, str]:
    """A thread and the stream in it."""
    root = await server.says("U1", "C1", "hello?")
    made = await client.chat_startStream(
        channel="C1", thread_ts=root, recipient_team_id="T1", recipient_user_id="U1", markdown_text=text
    )
    return root, str(made["ts"])
