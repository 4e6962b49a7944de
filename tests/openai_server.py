"""A scripted OpenAI-compatible server on loopback, for tests and the benchmark. It streams, counts and can fail.

In a test:          async with OpenAIServer(script) as server: ... server.url ... server.requests
As a process:       python tests/openai_server.py --port 8001 --delay 20   (prints one JSON line with its URL)

A script is a callable: the request's JSON in, a text or a list of tokens out. A text is cut into tokens at its
spaces. Tokens of a prompt are its words; `cached_tokens` is how many of them begin the previous prompt as well.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import hashlib
import json
import re
import socket
import time
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

Script = Callable[[dict[str, Any]], str | Sequence[str]]

NAME = "scripted"
"""The model's name, in the list of models and in every chunk."""

_SUBJECTS = ("The team", "A river", "Most people", "Each release", "The second draft", "Our data", "A good map")
_VERBS = ("needs", "follows", "changes", "explains", "carries", "measures", "outlives")
_OBJECTS = ("a plan", "the weather", "its readers", "more than one reason", "what came before", "the numbers")


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request. Without a status it is answered 200 and goes wrong as a stream."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    """Of an answer with a status; a string is sent as it is, else as JSON."""
    after: int = 0
    """How many tokens are streamed before it."""
    lines: tuple[str, ...] = ()
    """Sent as they are, each followed by an empty line."""
    then: str = "drop"
    """After `lines`: "drop" the connection, "end" the stream as if whole, "hang", or "go on" with the script."""


@dataclass
class Seen:
    """One request, as it went."""

    payload: dict[str, Any]
    authorization: str
    arrived_ns: int
    """On the monotonic clock, which all processes of a machine share."""
    tokens_sent: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    ended: str = ""
    """ "whole", "client left", "fault"; empty while it runs."""

    @property
    def messages(self) -> list[dict[str, str]]:
        """The messages that it came with."""
        messages: list[dict[str, str]] = self.payload.get("messages", [])
        return messages


def hashed(payload: dict[str, Any]) -> str:
    """The default script: three to five sentences that depend on nothing but the messages and the seed."""
    digest = hashlib.sha256(json.dumps([payload.get("messages"), payload.get("seed")]).encode()).digest()
    sentences = []
    for a, b, c in zip(*[iter(digest[: 3 * (3 + digest[-1] % 3)])] * 3, strict=True):
        parts = (_SUBJECTS[a % len(_SUBJECTS)], _VERBS[b % len(_VERBS)], _OBJECTS[c % len(_OBJECTS)])
        sentences.append(" ".join(parts) + ".")
    return " ".join(sentences)


def bagged(text: str) -> list[float]:
    """The default vector of a text: how often each of its words stands in it, in 64 places."""
    vector = [0.0] * 64
    for word in re.findall(r"\w+", text.casefold()):
        vector[hashlib.sha256(word.encode()).digest()[0] % 64] += 1.0
    return vector


class OpenAIServer:
    """The server. `faults` are used up one a request, in order; None lets a request pass."""

    def __init__(
        self,
        script: Script = hashed,
        *,
        embed: Callable[[str], list[float]] = bagged,
        faults: Sequence[Fault | None] = (),
        delay: float = 0.0,
        key: str | None = None,
        arrival: bool = False,
        usage: bool = True,
        port: int = 0,
    ) -> None:
        """`delay`: seconds before each token. `arrival`: the first token is the arrival, in monotonic ns."""
        self.script, self.faults, self.delay, self.key = script, list(faults), delay, key
        self.arrival, self.usage, self.embed = arrival, usage, embed
        self.requests: list[Seen] = []
        self.generating = 0
        """How many replies are being written right now."""
        self._words: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", port))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"
        self._stopping = asyncio.Event()

    async def __aenter__(self) -> Self:
        config = uvicorn.Config(self.app(), log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
        self._server = _Server(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        while not self._server.started:  # noqa: ASYNC110 - uvicorn sets no event
            await asyncio.sleep(0.005)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopping.set()
        self._server.should_exit = True
        await self._task
        self._socket.close()

    def app(self) -> Starlette:
        """Its routes."""
        return Starlette(
            routes=[
                Route("/v1/chat/completions", self._complete, methods=["POST"]),
                Route("/v1/embeddings", self._embeddings, methods=["POST"]),
                Route("/v1/models", lambda _: JSONResponse({"object": "list", "data": [{"id": NAME}]})),
                Route("/log", lambda _: JSONResponse([asdict(seen) for seen in self.requests])),
                Route("/metrics", lambda _: PlainTextResponse(f"requests_processing {self.generating}\n")),
            ]
        )

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something has become true, for at most a minute."""
        async with asyncio.timeout(60):
            while not true():  # noqa: ASYNC110 - it may be about anything
                await asyncio.sleep(0.005)

    async def _complete(self, request: Request) -> Response:
        arrived = time.monotonic_ns()
        payload = await request.json()
        seen = Seen(payload, request.headers.get("authorization", ""), arrived)
        self._count(seen)
        self.requests.append(seen)
        fault = self.faults.pop(0) if self.faults else None
        if self.key is not None and seen.authorization != f"Bearer {self.key}":
            fault = Fault(401, body=refusal("Incorrect API key provided", "invalid_api_key"))
        elif not payload.get("stream"):
            fault = Fault(400, body=refusal("This server only streams", "not_streamed"))
        if fault and fault.status != 200:
            seen.ended = "fault"
            if isinstance(fault.body, str):
                return PlainTextResponse(fault.body, fault.status, fault.headers)
            return JSONResponse(fault.body, fault.status, fault.headers)
        return StreamingResponse(self._stream(seen, fault), media_type="text/event-stream")

    async def _embeddings(self, request: Request) -> Response:
        seen = Seen(await request.json(), request.headers.get("authorization", ""), time.monotonic_ns())
        self.requests.append(seen)
        fault = self.faults.pop(0) if self.faults else None
        if self.key is not None and seen.authorization != f"Bearer {self.key}":
            fault = Fault(401, body=refusal("Incorrect API key provided", "invalid_api_key"))
        if fault and fault.then == "hang":
            await self._stopping.wait()
        if fault:
            seen.ended = "fault"
            return JSONResponse(fault.body, fault.status, fault.headers)
        seen.ended = "whole"
        rows = [
            {"object": "embedding", "index": number, "embedding": self.embed(text)}
            for number, text in enumerate(seen.payload["input"])
        ]
        return JSONResponse({"object": "list", "model": NAME, "data": rows[::-1]})  # clients go by the index

    async def _stream(self, seen: Seen, fault: Fault | None) -> AsyncGenerator[str, None]:
        self.generating += 1
        try:
            async for event in self._events(seen, fault):
                yield event
            seen.ended = "whole"
        except _Drop as drop:
            seen.ended = "fault"
            raise drop from None
        finally:
            seen.ended = seen.ended or "client left"
            self.generating -= 1

    async def _events(self, seen: Seen, fault: Fault | None) -> AsyncGenerator[str, None]:
        """The reply as server-sent events: the role, the tokens, the end, the usage, [DONE]."""
        tokens = self._tokens(seen)
        most = seen.payload.get("max_tokens") or len(tokens)
        yield _event(delta={"role": "assistant", "content": None})
        for number, token in enumerate(tokens[:most]):
            if fault and number == fault.after:
                async for line in self._fault(fault):
                    yield line
                if fault.then == "end":
                    return
            await asyncio.sleep(self.delay)
            seen.tokens_sent += 1
            yield _event(delta={"content": token})
        yield _event(delta={}, finish="length" if len(tokens) > most else "stop")
        if self.usage and (seen.payload.get("stream_options") or {}).get("include_usage"):
            yield _usage(seen)
        yield "data: [DONE]\n\n"

    async def _fault(self, fault: Fault) -> AsyncGenerator[str, None]:
        for line in fault.lines:
            yield line + "\n\n"
        if fault.then == "hang":
            await self._stopping.wait()
        if fault.then in ("hang", "drop"):
            raise _Drop

    def _tokens(self, seen: Seen) -> list[str]:
        said = self.script(seen.payload)
        tokens = re.findall(r"\s*\S+\s*$|\s*\S+", said) if isinstance(said, str) else list(said)
        return [f"{seen.arrived_ns} ", *tokens] if self.arrival else tokens

    def _count(self, seen: Seen) -> None:
        """The prompt's tokens, and how many of them the previous prompt began with."""
        words = " ".join(str(message.get("content")) for message in seen.messages).split()
        same = 0
        for one, other in zip(words, self._words, strict=False):
            if one != other:
                break
            same += 1
        seen.prompt_tokens, seen.cached_tokens, self._words = len(words), same, words


def refusal(message: str, code: str, **more: str) -> dict[str, Any]:
    """An error's JSON as OpenAI gives it."""
    return {"error": {"message": message, "type": "invalid_request_error", "code": code, **more}}


class _Drop(Exception):
    """Breaks the connection in mid-stream."""


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers, which are the test runner's."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _event(delta: dict[str, Any], finish: str | None = None) -> str:
    chunk = {"id": "c1", "object": "chat.completion.chunk", "created": 0, "model": NAME}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return f"data: {json.dumps({**chunk, 'choices': [choice]})}\n\n"


def _usage(seen: Seen) -> str:
    counted = {
        "prompt_tokens": seen.prompt_tokens,
        "completion_tokens": seen.tokens_sent,
        "total_tokens": seen.prompt_tokens + seen.tokens_sent,
        "prompt_tokens_details": {"cached_tokens": seen.cached_tokens},
    }
    chunk = {"id": "c1", "object": "chat.completion.chunk", "created": 0, "model": NAME}
    return f"data: {json.dumps({**chunk, 'choices': [], 'usage': counted})}\n\n"


async def _serve(options: argparse.Namespace) -> None:
    server = OpenAIServer(delay=options.delay / 1000, arrival=options.arrival, key=options.key, port=options.port)
    async with server:
        print(json.dumps({"url": server.url}), flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="A scripted OpenAI-compatible server on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0 for any that is free")
    parser.add_argument("--delay", type=float, default=0.0, help="milliseconds before each token")
    parser.add_argument("--arrival", action="store_true", help="the first token is the arrival in monotonic ns")
    parser.add_argument("--key", help="the API key to ask for")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
