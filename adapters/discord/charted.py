"""An answer's chart as files beside its message: the picture, with words for those who do not see it, and its data."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Awaitable, Callable

import structlog

from adapters.discord import limits, sentences
from adapters.discord.troubles import code, status
from adapters.splitting import prefix
from bot.charts.alt import alt, chart_csv
from bot.charts.chart import Chart
from bot.errors import DrawingFailed
from bot.values import Value

log = structlog.get_logger()

Draw = Callable[[Chart], Awaitable[bytes]]
"""Draws a chart as PNG; raises DrawingFailed."""
WORDS = 40
"""Characters of a chart's title that its files are named by (ours)."""


class File(Value):
    """A file beside a message. Two of one name hold the same: what is there already is not sent again."""

    name: str
    data: bytes
    alt: str = ""
    """What a picture shows, in words."""


class Charted(Value):
    """What stands beside an answer with a chart, and what is to be said where that is not all."""

    files: tuple[File, ...] = ()
    said: str = ""


NOTHING = Charted()


async def charted(chart: Chart, draw: Draw) -> Charted:
    """A chart's files; where it cannot be drawn, its data alone."""
    name = named(chart)
    data = File(name=f"{name}.csv", data=chart_csv(chart).encode("utf-8-sig"))  # Excel reads others as Latin-1
    try:
        picture = File(name=f"{name}.png", data=await draw(chart), alt=prefix(alt(chart), limits.ALT))
    except DrawingFailed as problem:
        log.warning("a chart is not drawn", reason=str(problem))
        return Charted(files=(data,), said=sentences.NOT_DRAWN)
    if len(picture.data) > limits.UPLOAD:
        log.warning("a picture is too large", bytes=len(picture.data))
        return Charted(files=(data,), said=sentences.NOT_DRAWN)
    return Charted(files=(picture, data))


def named(chart: Chart) -> str:
    """What a chart's files are called, without an ending: its title, and what tells it from every other chart."""
    plain = unicodedata.normalize("NFKD", chart.title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:WORDS].strip("-")
    return f"{words or 'chart'}-{hashlib.sha256(chart.model_dump_json().encode()).hexdigest()[:10]}"


def refusal(problem: Exception) -> str:
    """What is said where Discord refused a message with files for what may well be its files, with a place for what is
    missing; "" where that is another trouble."""
    if code(problem) == limits.NO_PERMISSION:
        return sentences.MAY_NOT_ATTACH
    if status(problem) == 413 or code(problem) in limits.FILES_REFUSED:
        return sentences.NOT_ATTACHED
    return ""
