"""Socket Mode and signed HTTP of the local Slack: how payloads reach the app, acknowledged, delivered again or lost."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp
import slack_limits as limits
from aiohttp import WSMsgType, web
from slack_state import Json, World


@dataclass(frozen=True)
class Delivered:
    """What became of one payload."""

    acked: bool
    delay: float = 0.0
    """Real seconds from sending it (the last time) to its acknowledgement."""
    answer: Json = field(default_factory=dict)
    """What the acknowledgement carried."""
    attempts: int = 0
    connection: int = 0
    """The number of the socket that it went to; 0 over HTTP."""
    status: int = 200
    text: str = ""
    """Over HTTP: the body."""


class Connection:
    """One socket of the app."""

    def __init__(self, number: int, ws: web.WebSocketResponse, request: web.Request) -> None:
        self.number, self.ws, self.request = number, ws, request
        self.draining = False
        """It was told to disconnect: nothing more is sent to it."""
        self.gone = asyncio.Event()

    def abort(self) -> None:
        """Break it without a word."""
        self.draining = True
        if self.request.transport:
            self.request.transport.abort()


class Sockets:
    """The app's sockets: each envelope goes to one of them, in turn."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.connections: list[Connection] = []
        self.sent: list[Json] = []
        """Every envelope, as often as it was sent."""
        self.accepted = 0
        """How many connections there ever were."""
        self.patience = limits.ACK_SECONDS
        """Real seconds to wait for a connection and for an acknowledgement."""
        self._numbers = itertools.count(1)
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._turn = 0
        self._opened = asyncio.Event()

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """One connection, for as long as it lasts."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.world.tickets:
            return web.Response(status=404, text="no such link")
        self.world.tickets.discard(ticket)
        ws = web.WebSocketResponse()
        await ws.prepare(request)
        connection = Connection(next(self._numbers), ws, request)
        if len(self.connections) >= limits.SOCKETS:
            await ws.send_json(_farewell("too_many_websockets"))
            await ws.close()
            return ws
        self.connections.append(connection)
        self.accepted += 1
        try:
            await ws.send_json(self._hello())
            self._opened.set()
            async for message in ws:
                if message.type == WSMsgType.TEXT:
                    self._take(message.data)
        finally:
            connection.gone.set()
            self.connections.remove(connection)
        return ws

    def _hello(self) -> Json:
        debug = {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060}
        told: Json = {"type": "hello", "num_connections": len(self.connections), "debug_info": debug}
        return told | {"connection_info": {"app_id": self.world.app_id}}

    def _take(self, text: str) -> None:
        answer = json.loads(text)
        waiting = self._waiting.get(answer.get("envelope_id", ""))
        if waiting and not waiting.done():
            waiting.set_result(answer)

    async def connected(self, count: int = 1) -> None:
        """Wait until the app has so many connections, for at most a minute."""
        async with asyncio.timeout(60):
            while sum(not one.draining for one in self.connections) < count:
                self._opened.clear()
                await self._opened.wait()

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to leave all its connections: warning, refresh_requested, link_disabled."""
        for connection in list(self.connections):
            connection.draining = True
            with contextlib.suppress(ConnectionError):
                await connection.ws.send_json(_farewell(reason))

    def drop(self) -> None:
        """Break all connections without a word."""
        for connection in list(self.connections):
            connection.abort()

    async def send(self, payload: Json, kind: str, *, again: bool, drop: bool = False) -> Delivered:
        """Send a payload until it is acknowledged; `again`: up to four times. `drop`: at first its socket breaks.

        Where no app has ever connected there is nobody to wait for.
        """
        if not self.accepted:
            return Delivered(acked=False)
        attempt = 0
        for attempt, gap in enumerate((0.0, *(limits.RETRY_GAPS if again else ()))):
            await self.world.clock.sleep(gap)
            connection = await self._free()
            if connection is None:
                continue
            envelope: Json = {"envelope_id": self.world.new("e-"), "type": kind, "payload": payload}
            envelope["accepts_response_payload"] = kind != "events_api"
            if attempt:
                envelope |= {"retry_attempt": attempt, "retry_reason": "timeout"}
            started = time.monotonic()
            answer = await self._sent(connection, envelope, drop=drop and attempt == 0)
            if answer is not None:
                delay, told = time.monotonic() - started, answer.get("payload") or {}
                return Delivered(True, delay, told, attempt + 1, connection.number)
        return Delivered(False, attempts=attempt + 1)

    async def _free(self) -> Connection | None:
        """The connection whose turn it is; None if there is none for three seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.patience):
                await self.connected()
        open_now = [one for one in self.connections if not one.draining]
        self._turn += 1
        return open_now[self._turn % len(open_now)] if open_now else None

    async def _sent(self, connection: Connection, envelope: Json, *, drop: bool) -> Json | None:
        """Send one envelope and wait for its acknowledgement, or until its connection is gone."""
        acked: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = acked
        self.sent.append(envelope)
        gone = asyncio.create_task(connection.gone.wait())
        try:
            with contextlib.suppress(ConnectionError):
                await connection.ws.send_json(envelope)
            if drop:
                await asyncio.sleep(0.02)
                connection.abort()
            waiting: set[asyncio.Future[Any]] = {acked, gone}
            await asyncio.wait(waiting, timeout=self.patience, return_when=asyncio.FIRST_COMPLETED)
            return acked.result() if acked.done() and not drop else None
        finally:
            del self._waiting[envelope["envelope_id"]]
            gone.cancel()


class Posts:
    """Signed HTTP: Slack posts to the app's own address."""

    def __init__(self, world: World, session: aiohttp.ClientSession) -> None:
        self.world, self.session = world, session
        self.patience = limits.ACK_SECONDS
        self._turn = 0

    async def post(
        self, url: str, payload: Json, *, secret: str | None = None, timestamp: str | None = None,
        signature: str | None = None, retry: tuple[int, str] | None = None,
    ) -> Delivered:  # fmt: skip
        """Post once. `timestamp` and `signature` go as they are given, to forge; retry: (number, reason)."""
        body, content_type = _body(payload)
        stamp = timestamp if timestamp is not None else str(int(time.time()))
        key = (secret if secret is not None else self.world.signing_secret).encode()
        signed = "v0=" + hmac.new(key, f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {"Content-Type": content_type, "X-Slack-Request-Timestamp": stamp}
        headers["X-Slack-Signature"] = signature if signature is not None else signed
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]}
        started = time.monotonic()
        wait = aiohttp.ClientTimeout(total=self.patience)
        async with self.session.post(url, data=body.encode(), headers=headers, timeout=wait) as answer:
            text, delay = await answer.text(), time.monotonic() - started
            told = json.loads(text) if answer.content_type == "application/json" and text else {}
            stop = answer.headers.get("X-Slack-No-Retry") == "1"
            return Delivered(answer.status == 200 or stop, delay, told, 1, status=answer.status, text=text)

    async def send(self, payload: Json, *, again: bool) -> Delivered:
        """Post until it is taken; `again`: up to four times, to the app's addresses in turn."""
        reason, last = "", Delivered(False)
        for attempt, gap in enumerate((0.0, *(limits.RETRY_GAPS if again else ()))):
            await self.world.clock.sleep(gap)
            self._turn += 1
            url = self.world.request_urls[self._turn % len(self.world.request_urls)]
            try:
                last = await self.post(url, payload, retry=(attempt, reason) if attempt else None)
            except TimeoutError:
                reason, last = "http_timeout", Delivered(False, status=0)
            except aiohttp.ClientError:
                reason, last = "connection_failed", Delivered(False, status=0)
            else:
                reason = "http_error"
            last = Delivered(**{**last.__dict__, "attempts": attempt + 1})
            if last.acked:
                break
        return last


def _body(payload: Json) -> tuple[str, str]:
    """How a payload goes over HTTP: events as JSON, commands as a form, all else as JSON in a form."""
    if "command" in payload:
        return urlencode(payload), "application/x-www-form-urlencoded"
    if payload.get("type") in ("event_callback", "url_verification", "app_rate_limited"):
        return json.dumps(payload), "application/json"
    return urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded"


def _farewell(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}}
