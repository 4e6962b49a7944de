"""Any OpenAI-compatible model, streamed.

    Endpoint.stream     one call of one server: pieces, or why it failed
    relay               retries, then the next endpoint, as one stream
    OpenAIModel         the configured endpoint and its fallback, as the core's `Model`

The SDK's own retries are off: it waits out a Retry-After of 120 s (openai 3.54) while a fallback stands ready, and it
cannot take up a stream that broke. Here both share one budget. Importing this module does not import the SDK.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from typing import Any, Literal
from urllib.parse import urlsplit

import structlog

from bot import texts
from bot.answers import Usage
from bot.errors import BadSettings, ModelUnavailable, PromptTooLong
from bot.failures import CallFailed, failure
from bot.ports import Piece, Request
from bot.settings import Settings

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0
"""Seconds before the first retry, and before any: doubling, as the SDK does it (openai 3.54, `_constants.py`)."""
CONNECT = 10.0
"""Seconds to open a connection, at most."""
QUEUE = 600.0
"""Seconds without a byte from a local server: it says nothing to a request that waits for its one slot."""
PENALTY = 1.1
"""How much less likely what was just said becomes: without it SmolLM2 says 6.5% of its runs of six words again, with it
1.7%, and half as many replies run into the token limit (12 tasks, temperature 0.7)."""
RENAMED = {"max_tokens": "max_completion_tokens"}
"""What OpenAI's newer models want it called; a parameter that is refused and not listed here is left out."""

log = structlog.get_logger()


class Endpoint:
    """One model on one server, through one client for the life of the process."""

    def __init__(self, url: str, model: str, key: str, settings: Settings, *, local: bool = False) -> None:
        """`url` with its path, which is /v1 where it names none.

        `local`: llama.cpp's server on this machine, past any proxy, its connections soon shut.
        """
        import httpx2  # here and not above: it and openai cost 0.6 s of start-up
        import openai

        self._model, self._key, self._settings = model, key, settings
        self._refused: set[str] = set()
        # Asked for its progress, llama.cpp writes while it reads the prompt too, and so notices there that we left.
        self._extra = {"return_progress": True, "repeat_penalty": PENALTY} if local else None
        self._place = f"{model} at {urlsplit(url).hostname}"
        silence = max(settings.model_timeout, QUEUE) if local else settings.model_timeout
        timeout = httpx2.Timeout(silence, connect=min(CONNECT, silence))
        # Else the SDK takes these from OPENAI_... variables, which were meant for another endpoint.
        unset = ("OpenAI-Organization", "OpenAI-Project", *(() if key else ("Authorization",)))
        self._headers = dict.fromkeys(unset, openai.Omit())
        self._client = openai.AsyncOpenAI(
            base_url=url if urlsplit(url).path.strip("/") else f"{url.rstrip('/')}/v1",
            api_key=key or "none",
            max_retries=0,
            timeout=timeout,
            http_client=openai.DefaultAsyncHttpxClient(
                timeout=timeout, trust_env=not local, limits=httpx2.Limits(keepalive_expiry=2.0 if local else 5.0)
            ),
        )

    async def opened(self) -> Endpoint:
        """A door for `relay`."""
        return self

    async def stream(self, request: Request) -> AsyncGenerator[Piece, None]:
        """One call, without retries. Closing it closes the connection. Raises CallFailed or PromptTooLong."""
        said, finish, usage, model = False, None, Usage(), self._model
        try:
            async with aclosing(self._chunks(request)) as chunks:
                async for chunk in chunks:
                    text, ending = _read(chunk)
                    finish, usage = ending or finish, _counted(chunk) or usage
                    model = str(getattr(chunk, "model", None) or model)
                    if text:
                        said = True
                        yield Piece(text=text)
        except Exception as error:  # whatever an endpoint may send is its failure, never ours
            problem = failure(error)
            reason = self._discreet(f"{self._place}: {problem}")
            if isinstance(problem, PromptTooLong):
                raise PromptTooLong(texts.PROMPT_TOO_LONG, reason=reason) from error
            raise CallFailed(reason, again=problem.again, wait=problem.wait) from error
        if finish is None:
            raise CallFailed(f"{self._place}: the stream ended before the reply did")
        if not said:
            raise CallFailed(f"{self._place}: no text came (finish_reason {finish})", again=finish == "stop")
        yield Piece(usage=usage, cut=finish == "length", model=model)

    async def close(self) -> None:
        """Close its connections."""
        await self._client.close()

    async def _chunks(self, request: Request) -> AsyncGenerator[Any, None]:
        """The server's chunks as they come; calls anew while it refuses one of our parameters by name."""
        import openai

        while True:
            sent = self._arguments(request)
            try:
                stream: Any = await self._client.chat.completions.create(**sent)
                break
            except openai.BadRequestError as error:
                if error.code in ("unsupported_parameter", "unsupported_value"):
                    self._refused.add(str(error.param))
                if self._arguments(request) == sent:
                    raise
        try:
            async for chunk in stream:
                yield chunk
        finally:
            await stream.close()

    def _arguments(self, request: Request) -> dict[str, Any]:
        """What is sent: only what is set, less what this model refuses."""
        settings = self._settings
        sent: dict[str, Any] = {
            "temperature": settings.temperature if request.temperature is None else request.temperature,
            "max_tokens": request.max_tokens or settings.max_tokens,
            "seed": request.seed,
            "extra_headers": self._headers,
            "extra_body": self._extra,
            "stream_options": {"include_usage": True},
        }
        if request.json_schema:
            named = {"name": "reply", "strict": True, "schema": request.json_schema}
            sent["response_format"] = {"type": "json_schema", "json_schema": named}
        if request.grammar:
            sent["extra_body"] = {**(self._extra or {}), "grammar": request.grammar}
        fits = {RENAMED.get(k, "") if k in self._refused else k: v for k, v in sent.items() if v is not None}
        fits.pop("", None)
        messages = [{"role": message.role, "content": message.content} for message in request.messages]
        return {"model": self._model, "messages": messages, "stream": True, **fits}

    def _discreet(self, reason: str) -> str:
        """A reason as one short line, without the API key, should the server have echoed it."""
        line = " ".join(reason.split())
        return (line.replace(self._key, "***") if len(self._key) >= 8 else line)[:300]


async def relay(
    doors: Sequence[Callable[[], Awaitable[Endpoint]]], request: Request, retries: int
) -> AsyncGenerator[Piece, None]:
    """One reply from the first endpoint that gives a whole one; each is tried `retries` times more than once.

    A door opens an endpoint, before each try. When a stream breaks off, what was given stands until the next one has
    something to put in its place: then comes Piece(restart=True). Raises ModelUnavailable, or PromptTooLong at once.
    """
    reasons: list[str] = []
    void = given = False
    for door in doors:
        for attempt in range(retries + 1):
            try:
                endpoint = await door()
                async with aclosing(endpoint.stream(request)) as pieces:
                    async for piece in pieces:
                        if void:
                            void = given = False
                            yield Piece(restart=True)
                        given = given or bool(piece.text)
                        yield piece
                return
            except CallFailed as failed:
                log.warning("model call failed", reason=str(failed), attempt=attempt + 1)
                reasons.append(str(failed))
                void = given
                if attempt == retries or not failed.again:
                    break
                await asyncio.sleep(_pause(attempt, failed.wait))
    raise ModelUnavailable(texts.NO_MODEL, reason="; ".join(dict.fromkeys(reasons)))


class OpenAIModel:
    """The endpoint that the settings name, and behind it the fallback, if they name one."""

    note = ""
    reads = True
    holds: Literal["grammar", "schema", "nothing"]

    def __init__(self, settings: Settings) -> None:
        """Takes the model, fallback and sampling settings. Raises BadSettings without BURNISH_MODEL_URL."""
        if settings.model_url is None:
            raise BadSettings("BURNISH_MODEL_URL is not set; a fallback needs it too.")
        self.name = settings.model
        self.holds = settings.model_holds
        self._retries = settings.model_retries
        key = settings.model_key.get_secret_value()
        self._endpoints = [Endpoint(settings.model_url, settings.model, key, settings)]
        if settings.fallback_url or settings.fallback_model:
            url, name = settings.fallback_url or settings.model_url, settings.fallback_model or settings.model
            key = settings.fallback_key.get_secret_value() or key
            self._endpoints.append(Endpoint(url, name, key, settings))

    async def ready(self, progress: Callable[[str, float | None], None]) -> None:
        """Nothing to do: the endpoint is somebody else's to run."""

    def generate(self, request: Request) -> AsyncGenerator[Piece, None]:
        """See `Model.generate`."""
        return relay([endpoint.opened for endpoint in self._endpoints], request, self._retries)

    async def close(self) -> None:
        """Close the connections."""
        for endpoint in self._endpoints:
            await endpoint.close()


def _pause(attempt: int, wait: float | None) -> float:
    """Seconds before the next try: what the server asked for, or doubling ones, a quarter of it by chance."""
    doubling = min(FIRST_PAUSE * 2.0**attempt, LONGEST_PAUSE) * random.uniform(0.75, 1)
    return doubling if wait is None else wait


def _read(chunk: Any) -> tuple[str, str | None]:
    """A chunk's text and finish reason; a chunk without choices (usage, keep-alive, filters) has neither."""
    for choice in getattr(chunk, "choices", None) or ():
        text = getattr(choice.delta, "content", None) or getattr(choice.delta, "refusal", None) or ""
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # JSON may hold half a character,
        return whole.replace("\0", ""), choice.finish_reason  # and NUL; no database takes either
    return "", None


def _counted(chunk: Any) -> Usage | None:
    """The usage in a chunk, where it has one. llama.cpp counts what it served from its cache in `timings` as well."""
    usage, timings = getattr(chunk, "usage", None), getattr(chunk, "timings", None)
    if usage is None:
        return None
    cached = _number(getattr(usage, "prompt_tokens_details", None), "cached_tokens")
    return Usage(
        prompt_tokens=_number(usage, "prompt_tokens"),
        cached_tokens=_number(timings, "cache_n") if cached is None else cached,
        completion_tokens=_number(usage, "completion_tokens"),
    )


def _number(holder: object, name: str) -> int | None:
    value = holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name, None)
    return value if type(value) is int and value >= 0 else None
