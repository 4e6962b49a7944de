"""Socket Mode: connections that we open to Slack, and keep up whatever happens to them.

slack-sdk's client reconnects by itself where Slack asks for it or the socket closes. It can also get stuck: an address
that is good once is tried for ever. So each connection is watched, and replaced by a new client when it stays away.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import structlog
from aiohttp import WSMessage, WSMsgType
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from adapters.slack.app import dispatched
from adapters.slack.calls import TROUBLES
from adapters.slack.clients import Clients
from adapters.slack.pace import code, passing, retry_after
from bot.errors import BadSettings
from bot.settings import Settings

log = structlog.get_logger()

CONNECTIONS = 2
"""Of the ten that an app may have (facts 2.5): while Slack renews one, the other takes what comes."""
PING = 5.0
"""Seconds between two pings; after four that nobody answers, the socket is taken for dead. slack-sdk's own default."""
WATCH = 1.0
"""Seconds between two looks at a connection."""
PATIENCE = 20.0
"""Seconds to connect in, and without a connection after which its client is replaced."""
BACKOFF, BACKOFF_MOST = 1.0, 30.0
"""Seconds before another try, twice as long each time up to the second number."""
GRACE = 3.0
"""Seconds that payloads under way have to be acknowledged when we stop."""
FAREWELL = 2_000
"""Characters that a "disconnect" of Slack's stays below: longer messages are not looked at twice."""
REASONS = {
    "link_disabled": "Socket Mode was switched off in the app's settings: switch it on again under Socket Mode",
    "too_many_websockets": "more than ten connections of this app: does another Burnish run with the same token?",
}
"""What the operator has to know of a reason that Slack disconnects for."""


async def serve(app: AsyncApp, clients: Clients, settings: Settings, stopped: asyncio.Event) -> None:
    """Keep the connections up until told to stop. Raises BadSettings where Slack does not take the app token."""
    addresses = Addresses(clients, settings.slack_app_token.get_secret_value(), stopped)
    first = ""
    try:
        first = await addresses.next()
    except SlackApiError as problem:
        if retry_after(problem) is None and not passing(problem):
            raise BadSettings(f"slack_app_token: Slack does not take it ({code(problem)}): {FIX}") from problem
    except TROUBLES as problem:
        log.warning("Slack: not reached", reason=str(problem))
    each = [first] + [""] * (CONNECTIONS - 1)
    await asyncio.gather(*(Socket(app, addresses, stopped).keep(one) for one in each))


FIX = "make one under Basic Information > App-Level Tokens, with the scope connections:write"


async def address(clients: Clients, token: str) -> str:
    """Where to connect to: good once, for half a minute."""
    return str((await clients.client().apps_connections_open(app_token=token))["url"])


class Addresses:
    """Addresses for all connections, asked for one after another, and not before Slack wants to be asked again."""

    def __init__(self, clients: Clients, token: str, stopped: asyncio.Event) -> None:
        self._clients = clients
        self.token = token
        self._stopped = stopped
        self._asking = asyncio.Lock()
        self._free = 0.0

    async def next(self) -> str:
        """The next one. Raises what the call does."""
        async with self._asking:
            await pause(self._stopped, self._free - time.monotonic())
            try:
                return await address(self._clients, self.token)
            except SlackApiError as problem:
                self._free = time.monotonic() + (retry_after(problem) or 0.0)
                raise


class Handler(AsyncSocketModeHandler):
    """Hands payloads to Bolt, and knows which are under way."""

    def __init__(self, app: AsyncApp, addresses: Addresses) -> None:
        super().__init__(app, addresses.token, ping_interval=PING)
        self._underway: set[asyncio.Task[Any]] = set()
        self.client.issue_new_wss_url = addresses.next  # type: ignore[method-assign]  # all connections ask in turn
        self.client.on_message_listeners.append(_farewell)

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Acknowledged once its listener has kept it; what cannot be acknowledged, Slack sends again."""
        task = asyncio.current_task()
        assert task is not None
        self._underway.add(task)
        try:
            begun = time.time()
            answered = await dispatched(self.app, req.payload, build_headers(req))
            await send_async_response(client, req, answered, begun)
        except ConnectionError as problem:
            log.info("Slack: not acknowledged, so it comes again", reason=str(problem))
        finally:
            self._underway.discard(task)

    async def finish(self) -> None:
        """Let what is under way be acknowledged, then leave."""
        if self._underway:
            await asyncio.wait(self._underway, timeout=GRACE)
        client = self.client
        try:
            async with asyncio.timeout(GRACE):
                await client.close()  # type: ignore[no-untyped-call]  # slack-sdk does not type it
        except (TimeoutError, *TROUBLES) as problem:
            log.info("Slack: connection not closed", reason=str(problem))
            await client.aiohttp_client_session.close()
        tasks = (client.message_processor, client.current_session_monitor, client.message_receiver)
        left = [task for task in tasks if task is not None]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


class Socket:
    """One connection, by one client after another."""

    def __init__(self, app: AsyncApp, addresses: Addresses, stopped: asyncio.Event) -> None:
        self._app = app
        self._addresses = addresses
        self._stopped = stopped
        self._since = time.monotonic()
        """Since when there is no connection."""

    async def keep(self, url: str) -> None:
        """Be connected, first to that address, until told to stop."""
        wait = BACKOFF
        while not self._stopped.is_set():
            try:
                await self._connected(url or await self._addresses.next())
                wait = BACKOFF
            except SlackApiError as problem:
                log.error("Slack: no connection", reason=code(problem), seconds=self._away)
            except (*TROUBLES, TimeoutError) as problem:
                log.warning("Slack: no connection", reason=str(problem) or "no answer", seconds=self._away)
            url = ""
            await pause(self._stopped, wait)
            wait = min(2 * wait, BACKOFF_MOST)

    @property
    def _away(self) -> int:
        return round(time.monotonic() - self._since)

    async def _connected(self, url: str) -> None:
        """Connect, and stay until told to stop or until the connection stays away."""
        handler = Handler(self._app, self._addresses)
        try:
            handler.client.wss_uri = url
            async with asyncio.timeout(PATIENCE):
                await handler.client.connect()  # type: ignore[no-untyped-call]  # slack-sdk does not type it
            log.info("Slack: connected by Socket Mode")
            await self._watch(handler.client)
        finally:
            await handler.finish()

    async def _watch(self, client: SocketModeClient) -> None:
        self._since = time.monotonic()
        while not self._stopped.is_set():
            await pause(self._stopped, WATCH)
            if await client.is_connected():
                self._since = time.monotonic()
            elif self._away >= PATIENCE:
                log.warning("Slack: the connection stays away; making a new one", seconds=self._away)
                return
            elif not client.connect_operation_lock.locked() and not self._stopped.is_set():
                log.info("Slack: the connection was lost; connecting again")
                async with asyncio.timeout(PATIENCE):
                    await client.connect_to_new_endpoint()


async def pause(stopped: asyncio.Event, seconds: float) -> None:
    """Wait for so long, or until told to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stopped.wait()
    except TimeoutError:
        return


async def _farewell(message: WSMessage) -> None:
    """Log why Slack closes a connection."""
    if message.type != WSMsgType.TEXT or len(message.data) > FAREWELL or '"disconnect"' not in message.data:
        return
    said = json.loads(message.data)
    if said.get("type") == "disconnect":
        reason = str(said.get("reason"))
        tell = log.error if reason in REASONS else log.info
        tell("Slack: asked to connect again", reason=REASONS.get(reason, reason))
