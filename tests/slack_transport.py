"""Our transports and installations before a local Slack, with a listener that only notes what it gets."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from pydantic import SecretStr
from slack_bolt.async_app import AsyncAck, AsyncBoltContext
from slack_server import SlackServer
from slack_state import Json

from adapters.slack import http, sockets
from adapters.slack.app import listening
from adapters.slack.clients import Clients
from bot.settings import Settings
from bot.store.installs import Installs
from bot.store.sqlite import SQLite

ANY = re.compile(".*", re.DOTALL)


@dataclass
class Heard:
    """What reached the listener, and how it is to behave."""

    clients: Clients
    settings: Settings
    installs: Installs
    stopped: asyncio.Event
    url: str
    """Over HTTP: our address."""
    payloads: list[Json] = field(default_factory=list)
    bots: list[str | None] = field(default_factory=list)
    """By payload, who Bolt was told that we are."""
    failing: int = 0
    """So many payloads are not kept: their listener raises."""
    held: asyncio.Event | None = None
    """Payloads are kept only once this is set."""
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    """A payload has come to the listener."""

    async def take(self, body: dict[str, Any], context: AsyncBoltContext, ack: AsyncAck) -> None:
        """Keep it, or do not."""
        self.begun.set()
        if self.held:
            await self.held.wait()
        if self.failing:
            self.failing -= 1
            raise OSError("no space left on the device")
        self.payloads.append(body)
        self.bots.append(context.bot_user_id)
        await ack()

    @property
    def events(self) -> list[str]:
        """The ids of the events that were kept."""
        return [one["event_id"] for one in self.payloads]


def given(server: SlackServer, **more: Any) -> Settings:
    """Settings for a local Slack."""
    return Settings(slack_api_url=server.api, slack_port=0, **more)


def one_workspace(server: SlackServer, **more: Any) -> Settings:
    """With the token of one workspace."""
    return given(server, slack_bot_token=SecretStr(server.team.token), **more)


def over_http(server: SlackServer, **more: Any) -> Settings:
    """And the signing secret."""
    return one_workspace(server, slack_signing_secret=SecretStr(server.world.signing_secret), **more)


def over_sockets(server: SlackServer, **more: Any) -> Settings:
    """And the app token."""
    return one_workspace(server, slack_app_token=SecretStr(server.world.app_token), **more)


def by_oauth(server: SlackServer, *keys: str, **more: Any) -> Settings:
    """With no token, and what installations need; where browsers reach us is set once the port is known."""
    kept = tuple(SecretStr(key) for key in keys or (Fernet.generate_key().decode(),))
    secret, signing = SecretStr(server.world.client_secret), SecretStr(server.world.signing_secret)
    given_id = server.world.client_id
    return given(
        server,
        slack_client_id=given_id,
        slack_client_secret=secret,
        slack_signing_secret=signing,
        secret_keys=kept,
        **more,
    )


@asynccontextmanager
async def heard(settings: Settings, folder: Path) -> AsyncGenerator[Heard]:
    """Listening by the transport that the settings are for, until the block ends."""
    bound = http.listening(settings.slack_host, settings.slack_port)
    url = f"http://127.0.0.1:{bound.getsockname()[1]}"
    settings = settings.model_copy(update={"slack_public_url": url})
    driver = await SQLite.open(folder / "burnish.db")
    clients, installs, stopped = Clients(settings), Installs(driver), asyncio.Event()
    found = Heard(clients, settings, installs, stopped, url)
    clients.attach(installs)
    app = listening(clients, settings)
    for kind in (app.event, app.action, app.shortcut, app.view, app.command):
        kind(ANY)(found.take)
    if settings.slack_app_token.get_secret_value():
        bound.close()
        running = asyncio.create_task(sockets.serve(app, clients, settings, stopped))
    else:
        running = asyncio.create_task(http.run(http.pages(app, clients, settings, stopped), bound, stopped))
    running.add_done_callback(lambda _: stopped.set())
    try:
        yield found
    finally:
        stopped.set()
        try:
            await running
        finally:
            await clients.close()
            await driver.close()
