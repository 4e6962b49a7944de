"""Bolt's app: how payloads are let in, whichever transport brings them."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack.clients import Authorize, Clients
from adapters.slack.parse import origin
from bot.settings import Settings

log = structlog.get_logger()

MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What Bolt's own reading of a payload raises where that is not of a shape that Slack sends."""
NOT_INSTALLED = "Burnish is not installed in this workspace any longer. Whoever runs it can install it again."


def listening(clients: Clients, settings: Settings) -> AsyncApp:
    """Bolt's app, with no listeners yet."""
    app = AsyncApp(
        name="burnish",
        client=clients.client(),
        signing_secret=settings.slack_signing_secret.get_secret_value() or secrets.token_hex(),  # nobody's: no HTTP
        authorize=Authorize(clients),  # type: ignore[arg-type]  # Bolt takes its own AsyncAuthorize, and None from it
        user_facing_authorize_error_message=NOT_INSTALLED,
        attaching_conversation_kwargs_enabled=False,  # we have our own
        process_before_response=True,  # durable before Slack is told
    )

    async def known(body: dict[str, Any], next: Callable[[], Awaitable[None]]) -> None:
        """The workspace that a payload is from is known later, when nothing says any longer whose organisation's it is:
        where that has the bot, Bolt itself asks for the organisation only."""
        where = origin(body)
        await clients.workspace(where["team"], where["enterprise"])
        await next()

    app.use(known)
    return app


async def dispatched(app: AsyncApp, body: Any, headers: Mapping[str, Any] | None) -> BoltResponse:
    """What Bolt answers to a payload, however it came. What it cannot read, or has no listener for, is nothing to us:
    it is acknowledged, and logged. Raises what is to bring a payload again: a database or a network that fails."""
    told = dict(headers or {})
    try:
        # in the mode of a socket, Bolt takes a payload as it is: its own reading of HTTP loses every command with the
        # word "payload" in it, and answers 500 to bytes that are no text
        answered = await app.async_dispatch(AsyncBoltRequest(body=body, headers=told, mode="socket_mode"))
    except MALFORMED as problem:
        log.warning("Slack: payload not read", reason=repr(problem))
        return BoltResponse(status=200)
    if answered.status == 404:
        log.warning("Slack: payload for nobody", type=str(body.get("type"))[:100])  # app_rate_limited, for one
        return BoltResponse(status=200)
    return answered
