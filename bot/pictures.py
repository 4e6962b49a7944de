"""The pictures of charts as bytes, each drawn once and kept for a while: the path and every platform ask here."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from bot.charts.chart import Chart
from bot.charts.draw import Drawing

KEPT = 32
"""Pictures that are kept, the newest: 50 to 150 KB each."""


class Pictures:
    """Draws charts in one child process, which starts with the first of them."""

    def __init__(self) -> None:
        self._drawing = Drawing()
        self._kept: OrderedDict[tuple[str, str, bool], bytes] = OrderedDict()
        self._turn = asyncio.Lock()

    async def png(self, chart: Chart, *, dark: bool = False) -> bytes:
        """As PNG, 1,600 pixels wide. Raises DrawingFailed where it cannot be drawn."""
        return await self._drawn(chart, "png", dark)

    async def svg(self, chart: Chart, *, dark: bool = False) -> bytes:
        """As SVG in UTF-8, without script, links or anything from outside. Raises DrawingFailed likewise."""
        return await self._drawn(chart, "svg", dark)

    async def clear(self) -> None:
        """Forget all that was drawn, and what is being drawn just now."""
        async with self._turn:
            self._kept.clear()

    async def close(self) -> None:
        """End the child process."""
        await self._drawing.__aexit__(None, None, None)

    async def _drawn(self, chart: Chart, kind: str, dark: bool) -> bytes:
        key = (chart.model_dump_json(), kind, dark)
        async with self._turn:  # of two that ask for one picture at once, the second gets it from here
            if key not in self._kept:
                png = kind == "png"
                drawn = await self._drawing.png(chart, dark) if png else (await self._drawing.svg(chart, dark)).encode()
                self._kept[key] = drawn
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]
