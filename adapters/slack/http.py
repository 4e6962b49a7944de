"""Signed HTTP: Slack posts what happens to an address of ours, which stands behind a proxy or a load balancer."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
import socket
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

import structlog
import uvicorn
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from adapters.slack import install
from adapters.slack.app import dispatched
from adapters.slack.clients import Clients
from bot.errors import BadSettings
from bot.settings import Settings

log = structlog.get_logger()

EVENTS, HEALTH = "/slack/events", "/health"
"""The paths for all that Slack sends, and for a load balancer."""
WINDOW = 300
"""Seconds by which a signature may be early or late (facts 2.8)."""
DIGITS = 12
"""Digits of a timestamp at most: enough for thirty thousand years."""
LARGEST = 2_000_000
"""Bytes of one call at most: twice of what a view of 250,000 may come to in a form; our choice."""
KEEP_ALIVE = 75
"""Seconds that an idle connection is kept: longer than a load balancer keeps it (60, mostly), which else meets a closed
one now and then."""
GRACE = 5
"""Seconds that calls under way have to end when the server stops."""


async def serve(app: AsyncApp, clients: Clients, settings: Settings, stopped: asyncio.Event) -> None:
    """Take Slack's calls until told to stop. Raises BadSettings where the port cannot be had."""
    bound = listening(settings.slack_host, settings.slack_port)
    host, port = bound.getsockname()[:2]
    log.info("Slack: listening", host=host, port=port, path=EVENTS)
    await run(pages(app, clients, settings, stopped), bound, stopped)


def listening(host: str, port: int) -> socket.socket:
    """The socket. Raises BadSettings where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen()
    except OSError as problem:
        bound.close()
        raise BadSettings(
            f"Burnish cannot listen for Slack on {host} port {port} ({problem.strerror}). Set slack_host or slack_port."
        ) from problem
    return bound


async def run(asgi: ASGIApp, bound: socket.socket, stopped: asyncio.Event) -> None:
    """Serve on a socket until told to stop; calls under way are finished."""
    server = _Server(
        uvicorn.Config(
            asgi,
            log_level="warning",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=GRACE,
        )
    )

    async def stop() -> None:
        await stopped.wait()
        server.should_exit = True

    stopping = asyncio.create_task(stop())
    try:
        await server.serve(sockets=[bound])
    finally:
        stopping.cancel()
        bound.close()


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are `serve.serve`'s."""
        yield


def pages(app: AsyncApp, clients: Clients, settings: Settings, stopped: asyncio.Event) -> Starlette:
    """What can be asked of us: nothing of Slack's without a signing secret, and no installation without OAuth."""
    secret = settings.slack_signing_secret.get_secret_value()
    routes = [Route(HEALTH, _health(stopped))]
    if secret:
        routes.append(Route(EVENTS, Calls(app, secret).take, methods=["POST"]))
    if settings.slack_client_id:
        routes += install.routes(clients, settings)
    return Starlette(routes=routes)


def _health(stopped: asyncio.Event) -> Any:
    async def health(_: Request) -> Response:
        return PlainTextResponse("stopping", 503) if stopped.is_set() else PlainTextResponse("ok")

    return health


class Calls:
    """Slack's calls: events, buttons, views, shortcuts and commands, all to one address."""

    def __init__(self, app: AsyncApp, secret: str) -> None:
        self._app = app
        self._secret = secret

    async def take(self, request: Request) -> Response:
        """Hand a call to its listener; 200 only once that has kept it. What Slack did not sign never gets there."""
        try:
            body = await _body(request)
        except ClientDisconnect:
            return PlainTextResponse("That did not arrive whole.", 400)
        if body is None:
            return PlainTextResponse(f"That is too large: {LARGEST:,} bytes is the most.", 413)
        if why := refusal(self._secret, request.headers, body, time.time()):
            log.warning("Slack: call refused", why=why)
            return PlainTextResponse("This was not signed by Slack, or not now.", 401)
        try:
            found = payload(body, request.headers.get("content-type", ""))
        except (ValueError, RecursionError):
            log.warning("Slack: call refused", why="not to be read")
            return PlainTextResponse("That cannot be read.", 400)
        return to_starlette_response(await dispatched(self._app, found, request.headers))


async def _body(request: Request) -> bytes | None:
    """The body; None for one that is too large, which is not read further."""
    length = request.headers.get("content-length", "0")
    if not length.isascii() or not length.isdigit() or int(length) > LARGEST:
        return None
    taken = bytearray()
    async for piece in request.stream():
        taken += piece
        if len(taken) > LARGEST:
            return None
    return bytes(taken)


def refusal(secret: str, headers: Mapping[str, str], body: bytes, now: float) -> str:
    """Why a call is not Slack's, or not from now; "" where it is."""
    stamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not stamp.isascii() or not stamp.isdigit() or len(stamp) > DIGITS:
        return "no timestamp"
    if abs(now - int(stamp)) > WINDOW:
        return "too old, or from the future"
    signed = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(f"v0={signed}".encode(), signature.encode()):
        return "another signature"
    return ""


def payload(body: bytes, content_type: str) -> dict[str, Any]:
    """What a call says: JSON, a form, or JSON in a form. Raises ValueError where it is none of them."""
    text = body.decode()
    if content_type.partition(";")[0].strip().lower() != "application/json":
        fields = dict(parse_qsl(text, keep_blank_values=True))
        if "payload" not in fields:
            return fields
        text = fields["payload"]
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found
