"""The chart of a run: what holds by arm, and what it costs in prompt tokens. A Vega-Lite spec of our own, as a PNG."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from bot.errors import BadEval
from bot.eval.summary import ArmSummary

MISSING = "A chart needs the package vl-convert-python: pip install 'burnish[eval]'"
INK, QUIET, BAR, LIGHT = "#1f2933", "#52606d", "#4a90d9", "#cfe2f5"
SCALE = 2.0
"""Pixels a point: legible on a phone's screen."""


def drawable() -> None:
    """Raises BadEval where the renderer is not installed."""
    if find_spec("vl_convert") is None:
        raise BadEval(MISSING)


def png(arms: Sequence[ArmSummary], title: str) -> bytes:
    """The chart as a PNG. Raises BadEval where the renderer is not installed."""
    drawable()
    import vl_convert

    picture: bytes = vl_convert.vegalite_to_png(spec(arms, title), scale=SCALE)
    return picture


def spec(arms: Sequence[ArmSummary], title: str) -> dict[str, Any]:
    """The chart in Vega-Lite: two panels with one row an arm, each bar with its number."""
    rows = [_row(arm) for arm in arms]
    order = [row["arm"] for row in rows]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "padding": 16,
        "title": {"text": title, "anchor": "start", "fontSize": 16, "color": INK, "offset": 14},
        "data": {"values": rows},
        "hconcat": [_rules(order), _tokens(order)],
        "spacing": 80,
        "config": {
            "font": "Helvetica, Arial, DejaVu Sans, sans-serif",
            "view": {"stroke": None},
            "axis": {"labelFontSize": 13, "titleFontSize": 12, "titleFontWeight": "normal", "labelColor": INK,
                     "titleColor": QUIET, "gridColor": "#e4e7eb", "domain": False, "ticks": False},
        },
    }  # fmt: skip


def _row(arm: ArmSummary) -> dict[str, Any]:
    row: dict[str, Any] = {"arm": arm.arm}
    for name, value, factor in (("both", arm.both, 100), ("held", arm.held, 100), ("tokens", arm.last_prompt, 1)):
        if value:
            row |= {name: value.mean * factor, f"{name}_low": value.low * factor, f"{name}_high": value.high * factor}
    row["both_label"] = f"{row['both']:.0f}%" if arm.both else "nothing to check"
    row["tokens_label"] = f"{row['tokens']:,.0f}" if arm.last_prompt else "not counted"
    return row


def _arms(order: list[str], *, labels: bool) -> dict[str, Any]:
    axis = {"title": None, "labelPadding": 8, "labels": labels}
    return {"field": "arm", "type": "nominal", "sort": order, "axis": axis}


def _rules(order: list[str]) -> dict[str, Any]:
    axis = {"tickCount": 5, "labelFlush": False}
    x = {"type": "quantitative", "scale": {"domain": [0, 100]}, "title": "% of all that was wished", "axis": axis}
    ends = {"type": "tick", "color": INK, "thickness": 1.5, "height": 12}
    return {
        "width": 380,
        "height": {"step": 46},
        "title": _panel("Wishes that hold in the final answer",
                        "dark: and the answer is on its task, with its 95% interval; light: the letter of it alone"),
        "encoding": {"y": _arms(order, labels=True)},
        "layer": [
            {"mark": {"type": "bar", "color": LIGHT, "height": 26}, "encoding": {"x": {**x, "field": "held"}}},
            {"mark": {"type": "bar", "color": BAR, "height": 26}, "encoding": {"x": {**x, "field": "both"}}},
            {"mark": {"type": "rule", "color": INK, "strokeWidth": 1.5},
             "encoding": {"x": {**x, "field": "both_low"}, "x2": {"field": "both_high"}}},
            {"mark": ends, "encoding": {"x": {**x, "field": "both_low"}}},
            {"mark": ends, "encoding": {"x": {**x, "field": "both_high"}}},
            {"mark": {"type": "text", "align": "left", "fontSize": 14, "fontWeight": "bold", "color": INK, "x": 388},
             "encoding": {"text": {"field": "both_label"}}},
        ],
    }  # fmt: skip


def _tokens(order: list[str]) -> dict[str, Any]:
    axis = {"tickCount": 4, "labelFlush": False}
    x = {"type": "quantitative", "field": "tokens", "title": "tokens", "axis": axis}
    return {
        "width": 240,
        "height": {"step": 46},
        "title": _panel("Prompt tokens of the last turn", "all calls of the model together"),
        "encoding": {"y": _arms(order, labels=False)},
        "layer": [
            {"mark": {"type": "bar", "color": "#c9ced6", "height": 26}, "encoding": {"x": x}},
            {"mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 14, "color": INK},
             "encoding": {"x": x, "text": {"field": "tokens_label"}}},
        ],
    }  # fmt: skip


def _panel(title: str, subtitle: str) -> dict[str, Any]:
    return {"text": title, "subtitle": subtitle, "anchor": "start", "fontSize": 13, "color": INK,
            "subtitleColor": QUIET, "subtitleFontSize": 11, "offset": 8}  # fmt: skip
