"""Drawing: charts become PNG (for chats) and SVG (for a page) in one warm child process with hard limits."""

from __future__ import annotations

import asyncio
import json
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.charts.alt import alt
from bot.charts.chart import Chart
from bot.charts.svg import safe
from bot.charts.vega import spec
from bot.children import ended
from bot.errors import DrawingFailed

_CHILD = Path(__file__).with_name("child.py")
SECONDS = 20
"""Of the clock for one picture, the start of the child included (measured: 2.3 s the first, 0.2-0.5 s the next)."""
CPU = 15
"""Seconds of the processor for one picture."""
PICTURES = 200
"""After so many the child is replaced, so that what the renderer never gives back stays small."""
LARGEST = 32 << 20
"""Bytes of a picture."""


class Drawing:
    """Draws charts, one at a time; `async with Drawing() as drawing`. The child starts with the first picture."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._child: Process | None = None
        self._count = 0
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        async with self._turn:
            await self._end()

    @property
    def pid(self) -> int | None:
        """The process id of the child, where one is alive."""
        return self._child.pid if self._child and self._child.returncode is None else None

    async def png(self, chart: Chart, dark: bool = False) -> bytes:
        """The chart as PNG, 1,600 pixels wide. DrawingFailed where it cannot be drawn."""
        return await self._draw("png", chart, dark)

    async def svg(self, chart: Chart, dark: bool = False) -> str:
        """The chart as SVG without script, links or anything from outside. DrawingFailed where it cannot be drawn."""
        try:
            return safe((await self._draw("svg", chart, dark)).decode(), alt(chart))
        except ValueError as error:
            raise DrawingFailed(f"the renderer's SVG was refused: {error}") from error

    async def _draw(self, kind: str, chart: Chart, dark: bool) -> bytes:
        """One picture. A child that died while idle is replaced; one that dies or hangs at work is ended, and told."""
        payload = _payload(kind, chart, dark)
        async with self._turn:
            try:
                async with asyncio.timeout(self._seconds):
                    refused, answer = await self._ask(await self._alive(), payload)
            except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
                await self._end()
                raise DrawingFailed(f"the drawing process {_how(error)}") from error
            except BaseException:
                await self._end()  # cancelled half way: its answer would be taken for the next one's
                raise
        if refused:
            raise DrawingFailed(f"the renderer refused: {answer.decode(errors='replace')}")
        return answer

    async def _ask(self, child: Process, payload: bytes) -> tuple[bool, bytes]:
        assert child.stdin and child.stdout
        child.stdin.write(struct.pack(">I", len(payload)) + payload)
        await child.stdin.drain()
        flag, length = struct.unpack(">BI", await child.stdout.readexactly(5))
        if length > LARGEST:
            raise OSError(f"answered with {length} bytes")
        self._count += 1
        return bool(flag), await child.stdout.readexactly(length)

    async def _alive(self) -> Process:
        if self._child and (self._child.returncode is not None or self._count >= PICTURES):
            await self._end()
        if self._child is None:
            self._count = 0
            self._child = await asyncio.create_subprocess_exec(
                sys.executable, "-I", str(_CHILD), stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
                env={"TZ": "UTC", "LANG": "C.UTF-8"},  # none of the bot's secrets
            )  # fmt: skip
        return self._child

    async def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            await ended(child)


def _payload(kind: str, chart: Chart, dark: bool) -> bytes:
    """What the child is sent. DrawingFailed where a chart's numbers make no picture (none is known that does)."""
    try:
        request = {"kind": kind, "spec": spec(chart, dark), "locale": "de-DE" if chart.german else "", "seconds": CPU}
        return json.dumps(request, allow_nan=False).encode()
    except (ValueError, ArithmeticError) as error:
        raise DrawingFailed(f"the chart makes no picture: {error}") from error


def _how(error: BaseException) -> str:
    return (
        "took too long and was ended" if isinstance(error, TimeoutError) else f"died ({type(error).__name__}: {error})"
    )
