"""`EmbeddedModel`: the embedded model as the core's `Model`; fetches, starts, watches and ends the child process."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
import os
import secrets
import sys
import tempfile
import time
from collections import deque
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import IO, Literal

import structlog

from bot import texts
from bot.embedded.fetch import NAME, Progress, fetch
from bot.errors import FetchFailed, ModelUnavailable
from bot.generate import Endpoint, relay
from bot.ports import Piece, Request
from bot.settings import PREFIX, Settings

START = 120.0
"""Seconds that the child may take until it serves; it took 0.5 to 2.7 on two cores."""
STOP = 5.0
"""Seconds that it may take to end once its standard input is closed, before it is killed."""
DEATHS, WITHIN = 3, 60.0
"""So many deaths of the child within so many seconds, and it is not started again until they are past."""

log = structlog.get_logger()


class Child:
    """One life of the server process, with the endpoint that speaks to it."""

    def __init__(self, process: asyncio.subprocess.Process, words: IO[bytes]) -> None:
        """`words`: the file that its standard error goes to."""
        self._process, self._words = process, words
        self.endpoint: Endpoint | None = None
        self.url = ""
        """Its base URL, with /v1."""
        self.key = secrets.token_urlsafe(32)
        """The API key that it asks for; made anew for each life."""

    @classmethod
    async def start(cls, file: Path, settings: Settings) -> Child:
        """A child that serves `file`. Raises _Died with its last words."""
        child = cls(*await _spawn())
        try:
            async with asyncio.timeout(START):
                port, _ = await asyncio.gather(
                    child._greet(file),
                    asyncio.to_thread(importlib.import_module, "openai"),  # 0.7 s each, at once
                )
            child.url = f"http://127.0.0.1:{port}/v1"
            child.endpoint = Endpoint(child.url, NAME, child.key, settings, local=True)
        except BaseException as error:
            await child.stop()
            if isinstance(error, TimeoutError):
                raise _Died(f"it did not serve within {START:.0f} s") from error
            raise
        return child

    @property
    def alive(self) -> bool:
        """Whether its process still runs."""
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def death(self) -> str:
        """What it ended with, for the operator's log: its exit code (minus the signal) and the last line it wrote."""
        self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, self._words.tell() - 2000))
        lines = self._words.read().decode(errors="replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f"exit code {self._process.returncode}" + (f", last words: {last}" if last else "")

    async def stop(self) -> None:
        """End it and reap it; closing its standard input does, a kill where that does not."""
        assert self._process.stdin
        self._process.stdin.close()
        try:
            async with asyncio.timeout(STOP):
                await self._process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        if self.endpoint:
            await self.endpoint.close()
        self._words.close()

    async def _greet(self, file: Path) -> int:
        """Tell it what to serve and hear its port. Raises _Died."""
        assert self._process.stdin
        assert self._process.stdout
        order = {"file": str(file), "key": self.key}
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it is gone: the next line tells why
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            await self._process.stdin.drain()
        line = await self._process.stdout.readline()
        try:
            told = json.loads(line)
        except ValueError:
            await self._process.wait()
            raise _Died(self.death) from None
        if "port" not in told:
            raise _Died(str(told.get("error")))
        return int(told["port"])


class EmbeddedModel:
    """SmolLM2-135M-Instruct in a child process of ours, which is started on first use and again whenever it died."""

    name = NAME
    note = texts.EMBEDDED_NOTE
    holds: Literal["grammar", "schema", "nothing"] = "grammar"
    reads = False
    """What it reads in free text is junk (measured)."""

    def __init__(self, settings: Settings) -> None:
        """Takes the cache folder, the timeout, the retries and the sampling settings. Starts nothing."""
        self._settings = settings
        self._child: Child | None = None
        self._starting: asyncio.Task[Endpoint] | None = None
        self._listeners: list[Progress] = []
        self._deaths: deque[float] = deque(maxlen=DEATHS)
        self._reason = ""
        self._closed = False

    @property
    def child(self) -> Child | None:
        """The server process, once started."""
        return self._child

    async def ready(self, progress: Progress) -> None:
        """Fetch and start, once; whoever calls meanwhile waits for the same start. Raises FetchFailed.

        FetchFailed is also raised when the child would not serve: its text tells the operator why and what to do.
        """
        self._listeners.append(progress)
        try:
            await self._running()
        finally:
            self._listeners.remove(progress)

    def generate(self, request: Request) -> AsyncGenerator[Piece, None]:
        """See `Model.generate`; fetches and starts first where `ready` was not called. One request at a time is
        answered, the others wait in the server's queue."""
        return relay([self._opened], request, max(1, self._settings.model_retries))

    async def close(self) -> None:
        """End the child process; it leaves no zombie. Nothing is generated after that."""
        self._closed = True
        if self._starting:
            self._starting.cancel()
            await asyncio.wait([self._starting])
        if self._child:
            await self._child.stop()

    async def _opened(self) -> Endpoint:
        """The door for `relay`. Raises ModelUnavailable."""
        try:
            return await self._running()
        except FetchFailed as failed:
            raise ModelUnavailable(texts.NO_MODEL, reason=str(failed)) from failed

    async def _running(self) -> Endpoint:
        """The endpoint of a child that lives; started by the first who asks. Raises FetchFailed."""
        if self._closed:
            raise FetchFailed("The built-in model was closed.")
        if self._child and self._child.alive and self._child.endpoint:
            return self._child.endpoint
        if self._starting is None or self._starting.done():
            self._starting = asyncio.create_task(self._start())
            self._starting.add_done_callback(lambda task: task.cancelled() or task.exception())
        try:
            return await asyncio.shield(self._starting)
        except asyncio.CancelledError:
            if self._closed and not _cancelled():
                raise FetchFailed("The built-in model was closed.") from None
            raise

    async def _start(self) -> Endpoint:
        """Fetch if need be, then start, again if it dies at that, until it has died too often. Raises FetchFailed."""
        if self._child:
            dead, self._child = self._child, None
            self._bury(dead.death)
            await dead.stop()
        file = await fetch(cache_folder(self._settings), self._tell)
        while len(self._deaths) < DEATHS or time.monotonic() - self._deaths[0] > WITHIN:
            self._tell("Starting the built-in model", None)
            try:
                self._child = await Child.start(file, self._settings)
            except (OSError, _Died) as error:
                self._bury(str(error))
                continue
            assert self._child.endpoint
            self._tell("The built-in model is ready", 1.0)
            return self._child.endpoint
        raise FetchFailed(
            f"The built-in model's process died {DEATHS} times within {WITHIN:.0f} s ({self._reason}). "
            "It is tried again after that time; or set BURNISH_MODEL_URL to an OpenAI-compatible endpoint."
        )

    def _bury(self, reason: str) -> None:
        """Count a death."""
        log.warning("embedded model died", reason=reason)
        self._reason = reason
        self._deaths.append(time.monotonic())

    def _tell(self, sentence: str, share: float | None) -> None:
        """Tell all who wait."""
        for listener in tuple(self._listeners):
            listener(sentence, share)


async def _spawn() -> tuple[asyncio.subprocess.Process, IO[bytes]]:
    """The server's process, and the file that its standard error goes to."""
    words = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the child
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.embedded.server"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=words,
            env=_environment(),
            start_new_session=True,  # else Ctrl-C would end it before the bot has let go of it
        )
    except BaseException:
        words.close()
        raise
    return process, words


class _Died(Exception):
    """A child ended, or had to be ended, before it served."""


def _cancelled() -> bool:
    """Whether it is the task that waits, not the one waited for, that was cancelled."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def cache_folder(settings: Settings) -> Path:
    """Where the model's file is kept, and what else can be had again."""
    if settings.cache_dir:
        return settings.cache_dir
    import platformdirs  # only where no path is set

    return Path(platformdirs.user_cache_dir("burnish", appauthor=False))


def _environment() -> dict[str, str]:
    """The child's: without our settings, whose secrets native code need not see, and with this very package found."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    root = str(Path(__file__).parents[2])
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, (root, kept.get("PYTHONPATH"))))}
