"""The picture under an answer, with its data and a copy to save. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from adapters.web.tags import Html, el
from bot.charts.alt import alt
from bot.charts.channels import WIDTH
from bot.charts.chart import Chart
from bot.charts.vega import HEIGHT

Kind = Literal["svg", "png", "csv"]
LARGE = "Open the picture by itself, to enlarge it"

_PLAIN = re.compile(r"[a-z0-9]+")


def figure(thread: str, answer: int, version: int, chart: Chart, *, name: str = "chart") -> Html:
    """A chart of a version: one picture for a light and one for a dark page, of which the page shows one.

    `name` tells it from the same chart elsewhere on the page.
    """
    at = f"/t/{thread}/chart/{answer}/{version}"
    id = f"a{answer}-{name}-{version}"
    links = [
        el("a", "Data (CSV)", href=f"{at}.csv", download=filename(chart, "csv"), id=f"{id}-csv"),
        el("a", "PNG", href=f"{at}.png", download=filename(chart, "png"), id=f"{id}-png"),
    ]
    return el(
        "figure",
        el("div", _picture(f"{at}.svg", "on-light", chart), _picture(f"{at}.svg?ground=dark", "on-dark", chart),
           class_="picture"),
        el("div", links, class_="taken", role="group", aria_label="Take this chart along"),
        id=id,
        class_="chart",
    )  # fmt: skip


def _picture(address: str, ground: str, chart: Chart) -> Html:
    """The picture as a link to itself: on a phone that is how it becomes large. What is hidden is not fetched."""
    picture = el("img", src=address, alt=alt(chart), width=WIDTH, height=HEIGHT, loading="lazy", decoding="async")
    return el("a", picture, href=address, target="_blank", rel="noopener", class_=ground, title=LARGE)


def filename(chart: Chart, kind: Kind) -> str:
    """What a chart is called as a file: its title in plain letters."""
    plain = unicodedata.normalize("NFKD", chart.title.lower()).encode("ascii", "ignore").decode()
    return f"{'-'.join(_PLAIN.findall(plain))[:60].strip('-') or 'chart'}.{kind}"
