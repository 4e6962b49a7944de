"""A model that answers at once, for `burnish bench`: an OpenAI-compatible server in a process of its own.

Its reply begins with the moment at which the request arrived, in nanoseconds on the machine's monotonic clock, so
that the time before it is the caller's alone. Run as `python -m adapters.console.instant`; prints its port.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import time
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

FILLER = " ".join(["The tide rises and falls as the moon pulls on the sea."] * 10)
"""The rest of each reply: 110 words, about as long as people's answers are."""


def _chunk(**more: object) -> str:
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "instant", **more}
    return f"data: {json.dumps(chunk)}\n\n"


async def _reply(arrived: int) -> AsyncIterator[str]:
    delta = {"role": "assistant", "content": f"{arrived} {FILLER}"}
    yield _chunk(choices=[{"index": 0, "delta": delta, "finish_reason": None}])
    yield _chunk(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}])
    yield "data: [DONE]\n\n"


async def completions(request: Request) -> StreamingResponse:
    """The chat completions endpoint."""
    arrived = time.monotonic_ns()
    await request.body()
    return StreamingResponse(_reply(arrived), media_type="text/event-stream")


async def serve() -> None:
    """Serve on any free port until the standard input ends."""
    app = Starlette(routes=[Route("/v1/chat/completions", completions, methods=["POST"])])
    bound = socket.socket(proto=socket.IPPROTO_TCP)  # asyncio sends at once only where the protocol is named
    bound.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = asyncio.create_task(server.serve([bound]))
    print(bound.getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.should_exit = True
    await running


if __name__ == "__main__":
    asyncio.run(serve())
