"""What stands before the playground: it has no log-in, so nothing but its own page may speak to it."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adapters import attached

log = structlog.get_logger()

LARGEST = 4_000_000
"""Bytes of one request's body at most, but for a file's."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every reply carries that has none of its own."""
_FILES = re.compile(r"/t/[^/]+/files")


class Guard:
    """Refuses foreign names (DNS rebinding), other sites' posts and large bodies; puts HEADERS on every reply."""

    def __init__(self, app: ASGIApp, *, host: str) -> None:
        self._app = app
        self._host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = attached.LARGEST if _FILES.fullmatch(scope["path"]) else LARGEST
        refused = self._refused(scope["method"], headers, most)
        if refused:
            log.warning("request refused", why=refused[1], path=scope["path"])
            await PlainTextResponse(refused[1], refused[0], headers=HEADERS)(scope, receive, send)
            return
        await self._app(scope, _bounded(receive, most), _with_headers(send))

    def _refused(self, method: str, headers: Headers, most: int) -> tuple[int, str] | None:
        """The status and the sentence of a refusal; None for what may pass."""
        if not is_ours(headers.get("host", ""), self._host):
            return 421, "This playground answers to its own address only."
        if method not in ("GET", "HEAD") and not is_own_page(headers):
            return 403, "This came from another site, so it was not taken."
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > most:
            return 413, f"That is too large: {most:,} bytes is the most."
        return None


def is_ours(host: str, bound: str) -> bool:
    """Whether a Host header names this server: loopback, or where it is bound wider, its own name or an address."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in ("localhost", "127.0.0.1", "::1") or name == bound.lower():
        return True
    return not _is_loopback(bound) and _address(name) is not None


def is_own_page(headers: Headers) -> bool:
    """Whether a request that changes something comes from our own page, or from no browser at all."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _is_loopback(bound: str) -> bool:
    address = _address(bound)
    return bound == "localhost" or (address is not None and address.is_loopback)


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _bounded(receive: Receive, most: int) -> Receive:
    """A body without a length is cut off where it grows too large: the rest never reaches the page."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > most else message

    return bounded


def _with_headers(send: Send) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return headed
