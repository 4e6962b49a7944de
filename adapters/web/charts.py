"""Charts as files: the picture and the data of a version, as the store has it."""

from __future__ import annotations

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from adapters.web.figure import Kind, filename
from adapters.web.looking import Looking
from bot.bootstrap import Bot
from bot.charts.alt import chart_csv
from bot.charts.chart import Chart
from bot.errors import DrawingFailed

log = structlog.get_logger()

ALONE = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox"}
"""What a picture may do that is opened by itself: nothing."""
TYPES: dict[Kind, str] = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
LARGEST_NUMBER = 10**9
"""Of an answer or a version that is looked for."""


class Charts:
    """Gives what is drawn of a version. The address names the version; what is drawn comes from the store alone."""

    def __init__(self, bot: Bot, looking: Looking) -> None:
        self._bot = bot
        self._looking = looking

    async def svg(self, request: Request) -> Response:
        """The picture for the page, light or dark."""
        chart = await self._chart(request)
        dark = request.query_params.get("ground") == "dark"
        try:
            drawn = await self._bot.pictures.svg(chart, dark=dark)
        except DrawingFailed as problem:
            raise _undrawn(problem) from problem
        return Response(drawn, media_type=TYPES["svg"], headers=ALONE)

    async def png(self, request: Request) -> Response:
        """The picture to save, on a light ground."""
        chart = await self._chart(request)
        try:
            drawn = await self._bot.pictures.png(chart)
        except DrawingFailed as problem:
            raise _undrawn(problem) from problem
        return Response(drawn, media_type=TYPES["png"], headers=ALONE | _saved(chart, "png"))

    async def csv(self, request: Request) -> Response:
        """What is drawn, as a table. It begins with a mark of UTF-8, by which Excel knows it."""
        chart = await self._chart(request)
        written = chart_csv(chart).encode("utf-8-sig")
        return Response(written, headers=ALONE | _saved(chart, "csv") | {"Content-Type": TYPES["csv"]})

    async def _chart(self, request: Request) -> Chart:
        ref, at = self._looking.ref(request), request.path_params
        known = at["answer"] <= LARGEST_NUMBER
        answer = await self._bot.store.answer(ref, at["answer"]) if known else None
        version = answer.version(at["version"]) if answer else None
        if version is None or version.computed is None or version.computed.chart is None:
            raise HTTPException(404, "There is no such chart.")
        return version.computed.chart


def _saved(chart: Chart, kind: Kind) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{filename(chart, kind)}"'}


def _undrawn(problem: DrawingFailed) -> HTTPException:
    log.warning("chart not drawn", why=str(problem))
    return HTTPException(503, "This chart could not be drawn just now. Its data is there as CSV.")
