"""Bolt's app: how payloads are let in, whichever transport brings them."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp

from adapters.slack.clients import Authorize, Clients
from adapters.slack.parse import origin
from bot.settings import Settings

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
