"""The channels of a chart in Vega-Lite: its axes, its series, its numbers. Pure."""

from __future__ import annotations

from typing import Any

from bot.charts.chart import Axis, Chart, Layout, Mark, Scale
from bot.charts.colours import Theme
from bot.charts.times import Grain, named

Spec = dict[str, Any]
WIDTH = 800
"""Pixels of the whole picture before it is scaled by 2: 1,600 in the PNG, about a phone's width in a chat."""
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
_WITHIN = (Grain.DAY, Grain.WEEK, Grain.MONTH)


def banded(chart: Chart) -> bool:
    """Whether x stands in bands, one a place, rather than on a continuous axis."""
    return chart.x.scale is Scale.NAMES or (
        chart.x.scale is Scale.TIME and chart.mark in (Mark.BAR, Mark.HBAR, Mark.HEAT, Mark.PIE)
    )


def placed(chart: Chart, place: str | float) -> str | float:
    if chart.x.scale is Scale.TIME and chart.x.grain:
        if not banded(chart):
            return str(place)
        name = named(str(place), chart.x.grain, chart.german)
        return name.removesuffix(f" {shared_year(chart)}") if shared_year(chart) else name
    return place


def shared_year(chart: Chart) -> str:
    """The year, where all of many days, weeks or months lie in one: it then stands once, beside the axis."""
    years = {str(place)[:4] for place in chart.places} if chart.x.scale is Scale.TIME else set()
    return years.pop() if len(years) == 1 and len(chart.places) > 4 and chart.x.grain in _WITHIN else ""


def time_heading(chart: Chart) -> str | None:
    return ", ".join(part for part in (heading(chart.x), shared_year(chart)) if part) or None


def heading(axis: Axis) -> str | None:
    """What stands beside an axis, with its unit."""
    return (f"{axis.title} ({axis.unit})" if axis.unit and axis.title else axis.title or axis.unit) or None


def numbers(axis: Axis, lowest: float, highest: float, chart: Chart, **more: Any) -> Spec:
    """The channel of a measure, its labels in thousands, millions or billions where they are long."""
    size = max(abs(lowest), abs(highest))
    steps = _STEPS[chart.german]
    by, short = next((step for step in steps if size >= step[0] * (10 if step[0] == 1e3 else 1)), (1.0, ""))
    tail = f" + '{short}'" if short else ""
    form = ",.10~r" if size == 0 or 1e-4 < size < 1e16 else ".3~e"
    label = f"datum.value == 0 ? '0' : format(datum.value / {by:.0f}, '{form}'){tail}"
    scale: Spec = {"zero": axis.zero and not axis.log, "nice": True}
    if axis.log:
        scale["type"] = "log"
        label = f"format(datum.value, '{form}')"
    return {
        "type": "quantitative", "scale": scale, "title": heading(axis), **more,
        "axis": {"labelExpr": label, "tickCount": 6, "labelOverlap": "greedy", "labelSeparation": 10},
    }  # fmt: skip


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
    channel = numbers(chart.y, low, high, chart, field="y")
    if chart.layout is Layout.NORMALISED:
        title = chart.y.title or None
        channel |= {"stack": "normalize", "title": title, "axis": {"format": "%", "tickCount": 6}}
    elif chart.layout is Layout.STACKED and chart.mark in (Mark.BAR, Mark.HBAR, Mark.AREA):
        channel["stack"] = "zero"
    else:
        channel["stack"] = None
    if chart.labels and not chart.y.log and channel["stack"] is None and chart.mark in (Mark.BAR, Mark.HBAR):
        room = (max(high, 0) - min(low, 0)) * (0.16 if chart.mark is Mark.HBAR else 0.08)
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
    longest = max(map(len, names)) * FONT * 0.55 + 40
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
        wide = (max(map(len, places)) + 1) * len(places) > 66
        return bands(chart, labelAngle=-40 if wide else 0, labelOverlap="parity" if wide else False, labelLimit=180)
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
