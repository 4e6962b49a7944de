"""The chart of simulated people: edits a thread from the first to the last, with a profile and without. A PNG."""

from __future__ import annotations

from typing import Any

from bot.eval.chart import INK, QUIET, SCALE, drawable
from bot.eval.learned import BUCKETS, Sums

COLOURS = {"with a profile": "#4a90d9", "without": "#9aa5b1"}


def png(arms: dict[str, Sums], title: str) -> bytes:
    """The chart as a PNG; `arms` by the keys of COLOURS. Raises BadEval where the renderer is not installed."""
    drawable()
    import vl_convert

    picture: bytes = vl_convert.vegalite_to_png(spec(arms, title), scale=SCALE)
    return picture


def spec(arms: dict[str, Sums], title: str) -> dict[str, Any]:
    """The chart in Vega-Lite: one line an arm, each point with its number."""
    names = [f"{first}" if first == last else f"{first}–{last}" for first, last in BUCKETS]
    rows = [
        {"arm": arm, "threads": name, "edits": value, "label": f"{value:.1f}"}
        for arm, one in arms.items()
        for name, value in zip(names, one.edits, strict=True)
        if value is not None
    ]
    colour = {
        "field": "arm", "type": "nominal", "title": None, "legend": {"orient": "top", "labelFontSize": 13},
        "scale": {"domain": list(COLOURS), "range": list(COLOURS.values())},
    }  # fmt: skip
    x = {"field": "threads", "type": "ordinal", "sort": names, "title": "threads", "axis": {"labelAngle": 0}}
    y = {"field": "edits", "type": "quantitative", "title": "edits a thread", "scale": {"zero": True}}
    shared = {"x": x, "y": y, "color": colour}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "padding": 16,
        "width": 520,
        "height": 260,
        "title": {"text": title, "anchor": "start", "fontSize": 16, "color": INK, "offset": 14},
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "line", "strokeWidth": 3, "point": {"size": 70}}, "encoding": shared},
            *(
                {
                    "transform": [{"filter": {"field": "arm", "equal": arm}}],
                    "mark": {"type": "text", "dy": dy, "fontSize": 12},
                    "encoding": shared | {"text": {"field": "label"}},
                }
                for arm, dy in zip(COLOURS, (16, -14), strict=True)
            ),
        ],
        "config": {
            "font": "Helvetica, Arial, DejaVu Sans, sans-serif",
            "view": {"stroke": None},
            "axis": {"labelFontSize": 13, "titleFontSize": 12, "titleFontWeight": "normal", "labelColor": INK,
                     "titleColor": QUIET, "gridColor": "#e4e7eb", "domain": False, "ticks": False},
        },
    }  # fmt: skip
