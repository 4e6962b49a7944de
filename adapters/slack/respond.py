"""Answering one person where they are, so that only they see it: a command, with blocks; a message in a channel; and
taking such a notice away once it is answered."""

from __future__ import annotations

from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.slack import limits
from adapters.slack.calls import TROUBLES, Calls
from adapters.slack.safe import safe_markdown, safe_text

log = structlog.get_logger()


async def respond(url: str, text: str, blocks: list[dict[str, Any]]) -> bool:
    """Whether Slack took it; `text` is what a notification of it says."""
    if not url:
        return False
    try:
        said = await AsyncWebhookClient(url, retry_handlers=[]).send(
            text=safe_text(text)[: limits.FALLBACK],
            blocks=blocks[: limits.BLOCKS],
            response_type="ephemeral",
            replace_original=False,
        )
    except TROUBLES as problem:
        log.info("not answered where it was asked", reason=str(problem))
        return False
    return said.status_code == 200


async def dismiss(url: str) -> None:
    """Take away the message whose button gave this address; what goes wrong is logged, for it only stays there."""
    try:
        said = await AsyncWebhookClient(url, retry_handlers=[]).send(delete_original=True)
    except TROUBLES as problem:
        log.info("a notice stays", reason=str(problem))
        return
    if said.status_code != 200:
        log.info("a notice stays", reason=said.body)


async def whisper(calls: Calls, team: str, channel: str, person: str, sentence: str) -> None:
    """Say a sentence to one person in a channel, outside of its threads. Raises SlackApiError, LookupError and the
    network's errors."""

    async def send(client: AsyncWebClient) -> Any:
        return await client.chat_postEphemeral(
            channel=channel,
            user=person,
            text=safe_text(sentence)[: limits.FALLBACK],
            blocks=[{"type": "section", "text": {"type": "plain_text", "text": safe_markdown(sentence)}}],
            parse="none",
            link_names=False,
        )

    await calls.make(team, "chat.postEphemeral", send, last=True)
