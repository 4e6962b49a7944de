"""A chart as Vega-Lite of our own building: data as plain values, no address, no image, no expression from data. Pure.

Every field name, expression and format below is written here; what comes from people stands only as JSON strings in
`data.values`, in domains and in titles, which Vega never reads as code.
"""

from __future__ import annotations

from bot.charts.channels import (
    FONT,
    SIDEWAYS,
    WIDTH,
    Spec,
    along,
    bands,
    colour,
    dashes,
    extent,
    font,
    lying,
    measure,
    narrow,
    numbers,
    placed,
)
from bot.charts.chart import Chart, Layout, Mark, Point, short, told
from bot.charts.colours import Theme, theme

HEIGHT = 520
TALLEST = 1400
_SILENT: Spec = {"aria": False, "mark": {"aria": False}, "arc": {"aria": False}}
"""Vega-Lite writes the titles of axes into an expression for screen readers; ours is `alt`, so it writes none."""


def spec(chart: Chart, dark: bool = False) -> Spec:
    """The Vega-Lite spec of a chart, for a light or a dark ground."""
    look = theme(chart.colours, dark, chart.asked.turned or 0)
    build = _lying if lying(chart) else {Mark.HEAT: _heat, Mark.PIE: _pie}.get(chart.mark, _standing)
    body = build(chart, look)
    body.setdefault("height", HEIGHT)
    return {
        "width": WIDTH, "autosize": {"type": "fit", "contains": "padding"}, "padding": 20,
        "background": look.ground, "config": _config(look, font(chart)), "data": {"values": _values(chart)},
        **_titled(chart), **body,
    }  # fmt: skip


def _titled(chart: Chart) -> Spec:
    return {"title": {"text": _lines(chart.title, 58)}} if chart.title else {}


def _lines(text: str, width: int) -> list[str]:
    """A text broken into lines of at most about `width` characters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [line[: width + 10] for line in lines]


def _config(look: Theme, size: int) -> Spec:
    axis = {
        "labelFontSize": size, "titleFontSize": size, "labelColor": look.ink, "titleColor": look.ink,
        "titleFontWeight": "normal", "gridColor": look.faint, "domainColor": look.faint, "tickColor": look.faint,
        "labelLimit": 390, "titleLimit": 560, "titlePadding": 12, "labelPadding": 6, "maxExtent": 420,
    }  # fmt: skip
    legend = {"labelFontSize": size, "titleFontSize": size, "labelColor": look.ink, "titleColor": look.ink,
              "titleFontWeight": "normal", "labelLimit": 330, "symbolSize": 180,
              "symbolStrokeWidth": 4, "orient": "top"}  # fmt: skip
    title = {
        "fontSize": size + 5,
        "color": look.ink,
        "anchor": "start",
        "offset": 16,
        "limit": 760,
        "fontWeight": "bold",
    }
    return {"axis": axis, "legend": legend, "title": title, "view": {"stroke": None}, "font": "sans-serif", **_SILENT}


def _values(chart: Chart) -> list[Spec]:
    """The points as rows: x, y, s (series), n (order of the series), t (the number in words), u (up or down), r (room
    for the number within a stack).
    """
    order = {name: at for at, name in enumerate(chart.names)}
    unit, whole = chart.y.unit, _stacks(chart)
    rows: list[Spec] = [
        {"x": placed(chart, point.x), "y": point.y, "s": point.series or " ", "n": order[point.series],
         "t": short(point.y, chart.german, unit).replace("-", "−"), "u": point.y >= 0,
         "r": _fits(chart, point, whole.get(point.x, 0))}
        for point in chart.points
    ]  # fmt: skip
    return rows + [
        {"x": placed(chart, place), "y": None, "s": series or " ", "n": order[series]}
        for place, series in chart.gaps
        if series in order
    ]


def _fits(chart: Chart, point: Point, whole: float) -> bool:
    """Whether a part of a stack has room for its number."""
    part = abs(point.y) / whole if whole else 0
    wide = len(short(point.y, chart.german, chart.y.unit)) * 0.6 * font(chart)
    return part * SIDEWAYS >= wide if lying(chart) else part >= 0.07


def _stacks(chart: Chart) -> dict[str | float, float]:
    """What a stack is as long as the axis: the largest one, or each where all are 100 %."""
    sums: dict[str | float, float] = {}
    for point in chart.points:
        sums[point.x] = sums.get(point.x, 0) + abs(point.y)
    if chart.layout is Layout.NORMALISED:
        return sums
    return dict.fromkeys(sums, max(sums.values()))


def _standing(chart: Chart, look: Theme) -> Spec:
    """Bars, lines, areas and points with x along the bottom."""
    marks: dict[Mark, Spec] = {
        Mark.BAR: {"type": "bar"},
        Mark.LINE: {"type": "line", "strokeWidth": 3.5, "point": {"size": 70} if len(chart.points) <= 60 else False},
        Mark.AREA: {"type": "area", "opacity": 0.85, "line": len(chart.names) == 1},
        Mark.POINT: {"type": "point", "filled": True, "size": 90 if len(chart.points) < 100 else 50, "opacity": 0.75},
    }
    encoding: Spec = {"x": along(chart), "y": measure(chart), "color": colour(chart, look)}
    if len(chart.names) > 1:
        if chart.mark is Mark.BAR and chart.layout is Layout.GROUPED:
            encoding["xOffset"] = {"field": "n", "type": "ordinal", "sort": None}
        encoding["order"] = {"field": "n", "type": "quantitative"} if chart.mark in (Mark.BAR, Mark.AREA) else None
        if chart.mark is Mark.LINE and len(chart.names) > 4:
            encoding["strokeDash"] = dashes(encoding["color"])
        encoding = {name: channel for name, channel in encoding.items() if channel is not None}
    return _layers(chart, look, marks[chart.mark], encoding, lying=False)


def _lying(chart: Chart, look: Theme) -> Spec:
    """Bars, or dots on a log scale, with names down the side."""
    bar = chart.mark is Mark.HBAR
    mark: Spec = {"type": "bar"} if bar else {"type": "point", "filled": True, "size": 160, "opacity": 0.9}
    side = {"labelExpr": "split(datum.label, '\\n')", "labelLineHeight": font(chart) + 2}
    encoding: Spec = {
        "y": {**bands(chart, **side), "title": chart.x.heading or None},
        "x": measure(chart),
        "color": colour(chart, look),
    }
    rows = len(chart.places)
    if len(chart.names) > 1 and bar:
        if chart.layout is Layout.GROUPED:
            encoding["yOffset"] = {"field": "n", "type": "ordinal", "sort": None}
            rows = max(rows, int(len(chart.places) * len(chart.names) * 0.75))
        encoding["order"] = {"field": "n", "type": "quantitative"}
    body = _layers(chart, look, mark, encoding, lying=True)
    step = 40 + 18 * any("\n" in str(placed(chart, place)) for place in chart.places) + 8 * bool(chart.asked.large)
    return {**body, "height": max(320, min(TALLEST, step * rows + 170 + 30 * (len(chart.names) > 1)))}


def _layers(chart: Chart, look: Theme, mark: Spec, encoding: Spec, lying: bool) -> Spec:
    """The marks, and over them the line of zero and the numbers where they are wanted."""
    layers: list[Spec] = [{"mark": mark}]
    if min(point.y for point in chart.points) < 0 and chart.mark is not Mark.POINT:
        rule: Spec = {"x" if lying else "y": {"datum": 0}}
        layers.append({"mark": {"type": "rule", "color": look.ink, "strokeWidth": 1.5}, "encoding": rule})
        shared = {name: encoding[name] for name in ("x", "y", "color")}
        extra = {name: channel for name, channel in encoding.items() if name not in shared}
        layers[0]["encoding"] = {**encoding}
        layers[1]["data"] = {"values": [{}]}
        base: Spec = {}
        encoding = {**shared, **extra}
    else:
        base = {"encoding": encoding}
    if chart.labels and chart.layout is not Layout.GROUPED:
        layers.append(_inside(encoding, look, lying, font(chart)))
    elif chart.labels and (lying or chart.mark is not Mark.POINT):
        dots = chart.mark is Mark.POINT
        for up in (True,) if dots else (True, False):
            layers.append(_text(encoding, look, up, lying, base == {}, 12 if dots else 6, font(chart)))
    return {**base, "layer": layers} if len(layers) > 1 else {**base, **layers[0]}


def _inside(encoding: Spec, look: Theme, lying: bool, size: int) -> Spec:
    """The numbers within the parts of stacks that have room for them."""
    channel = "x" if lying else "y"
    channels = {**encoding, channel: {**encoding[channel], "bandPosition": 0.5},
                "text": {"field": "t", "type": "nominal"}, "color": {"value": look.ground},
                "detail": {"field": "s", "type": "nominal"}}  # fmt: skip
    return {"mark": {"type": "text", "fontSize": size - 3, "baseline": "middle", "align": "center"}, "encoding": {
        **channels, "opacity": {"condition": {"test": "datum.r", "value": 1}, "value": 0}}}  # fmt: skip


def _text(encoding: Spec, look: Theme, up: bool, lying: bool, own: bool, gap: int, size: int) -> Spec:
    """The numbers at the ends of bars that go up, or down."""
    shift: Spec = {"align": "left" if up else "right", "dx": gap if up else -gap, "baseline": "middle"} if lying else {
        "baseline": "bottom" if up else "top", "dy": -5 if up else 6, "align": "center"}  # fmt: skip
    channels: Spec = {"text": {"field": "t", "type": "nominal"}, "color": {"value": look.ink}}
    if own:
        places = ("x", "y", "xOffset", "yOffset")
        channels = {**{name: encoding[name] for name in places if name in encoding}, **channels}
    return {
        "transform": [{"filter": "datum.u === true" if up else "datum.u === false"}],
        "mark": {"type": "text", "fontSize": size - 1, **shift}, "encoding": channels,
    }  # fmt: skip


def _heat(chart: Chart, look: Theme) -> Spec:
    """Names crossed with names (or times), the number as a colour."""
    rows = list(chart.names)
    low, high = extent(chart.model_copy(update={"layout": Layout.GROUPED}))
    colour = numbers(chart.y, low, high, chart, field="y")
    label = colour.pop("axis")["labelExpr"]
    colour |= {"scale": {"range": list(look.heat)}, "legend": {"labelExpr": label, "gradientLength": 320,
               "titleLimit": 400, "direction": "horizontal"} if chart.asked.legend is not False else None}  # fmt: skip
    y = {"field": "s", "type": "ordinal", "sort": None, "scale": {"domain": [name or " " for name in rows]},
         "title": chart.series or None, "axis": {"grid": False, "ticks": False}}  # fmt: skip
    long = (max(len(str(placed(chart, place))) for place in chart.places) + 1) * len(chart.places) > 66
    x = bands(chart, labelAngle=-55 if long else 0, labelLimit=180)
    encoding = {"x": x, "y": y, "color": colour}
    return {"mark": {"type": "rect"}, "encoding": encoding, "height": _height(chart, len(rows), long)}


def _height(chart: Chart, rows: int, slanted: bool) -> int:
    """Pixels of a heat map with what stands around it."""
    large = bool(chart.asked.large)
    return max(400, min(TALLEST, (40 + 8 * large) * rows + 240 + 70 * slanted + 90 * large))


def _pie(chart: Chart, look: Theme) -> Spec:
    """Parts of a whole around a ring; each name in the legend carries its number and its share."""
    rows: list[Spec] = [{"y": point.y, "n": at, "s": _slice(chart, point)} for at, point in enumerate(chart.points)]
    for at, row in enumerate(rows):
        while row["s"] in [other["s"] for other in rows[:at]]:
            row["s"] = f"{row['s']}\u2009·"
    names = [row["s"] for row in rows]
    legend = (
        {"title": None, "columns": 1, "orient": "right", "labelLimit": 420} if chart.asked.legend is not False else None
    )
    return {
        "data": {"values": rows}, "mark": {"type": "arc", "innerRadius": 80, "stroke": look.ground, "strokeWidth": 2},
        "encoding": {
            "theta": {"field": "y", "type": "quantitative", "stack": True},
            "order": {"field": "n", "type": "quantitative"},
            "color": {"field": "s", "type": "nominal", "legend": legend, "sort": None,
                      "scale": {"domain": names, "range": list(look.series[: len(names)])}},
        },
    }  # fmt: skip


def _slice(chart: Chart, point: Point) -> str:
    """A part of a pie in words: its name, cut so that its number and share are not."""
    share = 100 * point.y / sum(one.y for one in chart.points)
    near = {share < 0.05: ("<", 0.1), share >= 99.95: (">", 99.9)}.get(True) if 0 < share < 100 else None
    sign, value = near or ("", round(share, 1))
    number = short(point.y, chart.german, chart.y.unit)
    if chart.y.unit != "%":
        number += f" ({sign}{told(value, chart.german, '%')})"
    room = 37 * FONT // font(chart) - len(number)
    return f"{narrow(str(placed(chart, point.x)), max(12, room))}: {number}"
