"""The channels of a chart in Vega-Lite: its axes, its series, its numbers. Pure."""

from __future__ import annotations

import math
from typing import Any

from bot.charts.chart import LINE, Axis, Chart, Layout, Mark, Scale, short
from bot.charts.colours import Theme
from bot.charts.times import Grain, named, week

Spec = dict[str, Any]
WIDTH = 800
"""Pixels of the whole picture before it is scaled by 2: 1,600 in the PNG, about a phone's width in a chat."""
SIDEWAYS = 480
"""Pixels that lying bars and their numbers have at least, beside the longest names."""
FONT = 19
"""A phone shows 1,600 pixels on about 390: 19 here is 9 there, as small as chat apps' own small print."""
_TICKS = {
    Grain.MOMENT: "%-d %b %H:%M", Grain.DAY: "%-d %b", Grain.WEEK: "%-d %b", Grain.MONTH: "%b %Y",
    Grain.QUARTER: "Q%q %Y", Grain.YEAR: "%Y",
}  # fmt: skip


_STEPS = (
    ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")),
    ((1e12, " Bio."), (1e9, " Mrd."), (1e6, " Mio.")),
)
"""How long numbers are shortened beside an axis, in English and German; thousands only from 10,000."""
FEW = 6
"""Whole numbers up to this each have their own tick."""
BRIEF = 4
"""Characters of names (hours, days, weeks) of which every second one may be left out beside the axis."""
_WITHIN = (Grain.DAY, Grain.WEEK, Grain.MONTH)


def banded(chart: Chart) -> bool:
    """Whether x stands in bands, one a place, rather than on a continuous axis."""
    return chart.x.scale is Scale.NAMES or (
        chart.x.scale is Scale.TIME and chart.mark in (Mark.BAR, Mark.HBAR, Mark.HEAT, Mark.PIE)
    )


def font(chart: Chart) -> int:
    """Pixels of the text of a picture."""
    return FONT + 6 if chart.asked.large else FONT


def lying(chart: Chart) -> bool:
    """Whether names run down the side."""
    return chart.mark is Mark.HBAR or (chart.mark is Mark.POINT and chart.x.scale is Scale.NAMES)


def wrapped(name: str, width: int = LINE) -> str:
    """A name on one line, or on two where it is longer than `width`; the second is cut in its middle."""
    if len(name) <= width:
        return name
    cut = name.rfind(" ", width // 2, width + 1)
    cut = cut if cut > 0 else width
    return f"{name[:cut]}\n{narrow(name[cut:].strip(), width)}"


def narrow(name: str, width: int = LINE) -> str:
    """A name on one line, what is too much left out of its middle."""
    return name if len(name) <= width else f"{name[: width // 2 - 1].rstrip()}…{name[-width // 2 :].lstrip()}"


def placed(chart: Chart, place: str | float) -> str | float:
    if chart.x.scale is Scale.TIME and chart.x.grain:
        if not banded(chart):
            return str(place)
        name, year = named(str(place), chart.x.grain, chart.german, chart.x.numbered), shared_year(chart)
        return name.removesuffix(f" {year}").removesuffix(" of") if year else name
    if isinstance(place, str):
        return _labels(chart).get(place, place)  # a gap's place has no point
    return place


def _labels(chart: Chart) -> dict[str, str]:
    """What stands for each name; two that look alike when they are cut stay two."""
    found: dict[str, str] = {}
    for place in (str(one) for one in chart.places):
        label = wrapped(place, LINE * FONT // font(chart)) if lying(chart) else narrow(place)
        while label in found.values():
            label += "\u2009·"
        found[place] = label
    return found


def shared_year(chart: Chart) -> str:
    """The year, where all of many days, weeks or months lie in one: it then stands once, beside the axis."""
    if chart.x.scale is not Scale.TIME:
        return ""
    years = {str(week(str(place))[0]) if chart.x.numbered else str(place)[:4] for place in chart.places}
    return years.pop() if len(years) == 1 and len(chart.places) > 4 and chart.x.grain in _WITHIN else ""


def time_heading(chart: Chart) -> str | None:
    if chart.x.heading is not None:
        return heading(chart.x)
    return ", ".join(part for part in (heading(chart.x), shared_year(chart)) if part) or None


def heading(axis: Axis) -> str | None:
    """What stands beside an axis, with its unit."""
    if axis.heading is not None:
        return axis.heading or None
    return (f"{axis.title} ({axis.unit})" if axis.unit and axis.title else axis.title or axis.unit) or None


def numbers(axis: Axis, lowest: float, highest: float, chart: Chart, *, whole: bool = False, **more: Any) -> Spec:
    """The channel of a measure, its labels in thousands, millions or billions where they are long.

    `whole` says that it only has whole numbers.
    """
    size = max(abs(lowest), abs(highest))
    steps = _STEPS[chart.german]
    by, short = next((step for step in steps if size >= step[0] * (10 if step[0] == 1e3 else 1)), (1.0, ""))
    tail = f" + '{short}'" if short else ""
    form = ",.10~r" if size == 0 or 1e-4 < size < 1e16 else ".3~e"
    label = f"datum.value == 0 ? '0' : format(datum.value / {by:.0f}, '{form}'){tail}"
    scale: Spec = {"zero": axis.zero and not axis.log, "nice": True}
    if axis.log:
        scale["type"] = "log"
        label = _logged(steps, form)
    ticks: Spec = {"labelExpr": label, "tickCount": 6, "labelOverlap": "greedy", "labelSeparation": 10}
    if whole and not axis.log and size <= FEW:  # half a ticket is none
        ticks["values"] = list(range(math.floor(min(lowest, 0)), max(1, math.ceil(highest)) + 1))
    if chart.asked.grid is False:
        ticks["grid"] = False
    return {"type": "quantitative", "scale": scale, "title": heading(axis), **more, "axis": ticks}


def _logged(steps: tuple[tuple[float, str], ...], form: str) -> str:
    """Labels of a log axis, each shortened by itself."""
    text = f"format(datum.value, '{form}')"
    for by, word in reversed(steps):
        least = by * 10 if by == 1e3 else by
        text = f"datum.value >= {least:.0f} ? format(datum.value / {by:.0f}, '{form}') + '{word}' : {text}"
    return text


def extent(chart: Chart) -> tuple[float, float]:
    """The least and the most that is drawn, stacks summed."""
    if chart.layout is Layout.STACKED:
        sums: dict[str | float, float] = {}
        for point in chart.points:
            sums[point.x] = sums.get(point.x, 0) + point.y
        return 0, max(sums.values())
    values = [point.y for point in chart.points]
    return min(values), max(values)


def measure(chart: Chart) -> Spec:
    low, high = extent(chart)
    whole = all(point.y == int(point.y) for point in chart.points)
    channel = numbers(chart.y, low, high, chart, whole=whole, field="y")
    if chart.layout is Layout.NORMALISED:
        title = chart.y.title or None
        grid = {} if chart.asked.grid is not False else {"grid": False}
        channel |= {"stack": "normalize", "title": title, "axis": {"format": "%", "tickCount": 6, **grid}}
    elif chart.layout is Layout.STACKED and chart.mark in (Mark.BAR, Mark.HBAR, Mark.AREA):
        channel["stack"] = "zero"
    else:
        channel["stack"] = None
    if chart.labels and not chart.y.log and channel["stack"] is None and chart.mark in (Mark.BAR, Mark.HBAR):
        longest = max(len(short(point.y, chart.german, chart.y.unit)) for point in chart.points)
        part = (longest * 0.6 + 1) * font(chart) / SIDEWAYS if chart.mark is Mark.HBAR else 0.08
        room = (max(high, 0) - min(low, 0)) * part / (1 - part * (1 + (low < 0 < high)))
        channel["scale"] = {
            "domain": [low - room if low < 0 else 0, high + room if high > 0 else int(low == 0)],
            "nice": False,
        }
    return channel


def colour(chart: Chart, look: Theme) -> Spec:
    """The channel of the series, in their order, or one plain colour."""
    names = [name or " " for name in chart.names]
    if len(names) < 2:
        return {"value": look.series[0]}
    longest = max(map(len, names)) * font(chart) * 0.55 + 40
    legend: Spec | None = {"title": None, "columns": max(1, int((WIDTH - 40) // longest))} if chart.legend else None
    return {"field": "s", "type": "nominal", "legend": legend,
            "scale": {"domain": names, "range": [look.series[at % len(look.series)] for at in range(len(names))]},
            }  # fmt: skip


def dashes(colour: Spec) -> Spec:
    """Lines from the fifth on are dashed, so that colour is not all that tells them apart."""
    count = len(colour["scale"]["domain"])
    dashes = [[1, 0] if at < 4 else [9, 5] for at in range(count)]
    return {**colour, "scale": {"domain": colour["scale"]["domain"], "range": dashes}}


def bands(chart: Chart, **axis: Any) -> Spec:
    """The channel of names, in the chart's order."""
    domain = list(dict.fromkeys(str(placed(chart, place)) for place in chart.places))
    return {"field": "x", "type": "ordinal", "title": time_heading(chart), "sort": None,
            "scale": {"domain": domain, **({"paddingInner": 0.22} if chart.mark in (Mark.BAR, Mark.HBAR) else {})},
            "axis": {"grid": False, "ticks": False, **axis}}  # fmt: skip


def along(chart: Chart) -> Spec:
    """The channel along the bottom."""
    if banded(chart):
        places = [str(placed(chart, place)) for place in chart.places]
        wide = (max(map(len, places)) + 1) * len(places) > 66 * FONT / font(chart)
        if wide and max(map(len, places)) <= BRIEF:
            return bands(chart, labelAngle=0, labelOverlap="parity")
        return bands(chart, labelAngle=-40 if wide else 0, labelOverlap="parity" if wide else False, labelLimit=180)
    if chart.x.scale is Scale.TIME and chart.x.grain is Grain.WEEK and chart.x.numbered:
        return _weeks(chart)
    if chart.x.scale is Scale.TIME and chart.x.grain:
        form = "%b" if chart.x.grain is Grain.MONTH and shared_year(chart) else _TICKS[chart.x.grain]
        few = len(chart.places) <= (12 if form in ("%b", "%Y") else 8)
        days = sorted(str(place)[:10] for place in chart.places)
        if days[0][:4] != days[-1][:4] and chart.x.grain in (Grain.DAY, Grain.WEEK, Grain.MOMENT):
            form = "%b %Y"
        elif days[0] == days[-1]:
            form = "%H:%M"
        ticks: Spec = {"values": sorted({str(place) for place in chart.places})} if few else {"tickCount": 6}
        return {"field": "x", "type": "temporal", "title": time_heading(chart), "scale": {"type": "utc"},
                "axis": {"format": form, "grid": False, "labelOverlap": "greedy", "labelAngle": 0,
                         "labelFlush": False, "labelSeparation": 14, **ticks}}  # fmt: skip
    values = [float(place) for place in chart.places]
    return numbers(chart.x, min(values), max(values), chart, field="x")


def _weeks(chart: Chart) -> Spec:
    """Weeks along a line, called as the tables call them; of many some are named, each at its own place."""
    places = sorted({str(place) for place in chart.places})
    form = ("KW %-V" if chart.german else "week %-V") + (
        "" if shared_year(chart) else " %G" if chart.german else " of %G"
    )
    step = -(-len(places) // (7 if shared_year(chart) else 4))
    return {"field": "x", "type": "temporal", "title": time_heading(chart), "scale": {"type": "utc"},
            "axis": {"format": form, "grid": False, "labelOverlap": "greedy", "labelAngle": 0, "labelFlush": False,
                     "labelSeparation": 14, "values": places[::step]}}  # fmt: skip
