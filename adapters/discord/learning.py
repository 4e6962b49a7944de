"""What Discord's own answers say of its limits, read off as they come: discord.py keeps it to itself."""

from __future__ import annotations

import re
from types import SimpleNamespace

import aiohttp

from adapters.discord.pace import Kind, Pace

_MESSAGES = re.compile(r"/channels/(\d{1,20})/messages(/\d{1,20})?")
_KINDS: dict[tuple[str, bool], Kind] = {("POST", False): "send", ("PATCH", True): "edit"}


def learning(pace: Pace) -> aiohttp.TraceConfig:
    """For `discord.Client(http_trace=…)`: the pace is told of every answer's headers."""
    trace = aiohttp.TraceConfig()

    async def ended(
        session: aiohttp.ClientSession, context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        if found := counted(params.method, params.url.path):
            pace.learn(*found, params.response.headers)

    trace.on_request_end.append(ended)
    return trace


def counted(method: str, path: str) -> tuple[int, Kind] | None:
    """The channel and the kind of a call; None for one that is not paced."""
    found = _MESSAGES.search(path)
    kind = _KINDS.get((method, found[2] is not None)) if found and path.endswith(found[0]) else None
    return (int(found[1]), kind) if found and kind else None
