"""How exactly numbers are told where people say so: "no decimals", "in thousands". Pure.

The numbers themselves stay as they were computed; only how they are written changes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from bot.tables.analysis import Analysis, Scale

FACTOR = {Scale.THOUSAND: 1_000, Scale.MILLION: 1_000_000}
SAID = {Scale.THOUSAND: ("thousand", "Tsd."), Scale.MILLION: ("million", "Mio.")}
"""How a scale stands before a unit, English and German."""
_DECIMALS = {Scale.THOUSAND: 1, Scale.MILLION: 2}
_COUNT = {
    "no": 0, "zero": 0, "without": 0, "without any": 0, "0": 0, "keine": 0, "ohne": 0, "one": 1, "1": 1, "a": 1,
    "eine": 1, "einer": 1, "two": 2, "2": 2, "zwei": 2, "three": 3, "3": 3, "drei": 3, "four": 4, "4": 4, "vier": 4,
}  # fmt: skip
_PLACES = re.compile(
    rf"\b(?:(?:rounded|round|rounding|gerundet|runde)(?: (?:it|them|that|this|everything|all|the numbers|numbers|"
    rf"all numbers|values|the values|alles|die zahlen))? (?:to|auf) |(?:only |just |nur )?(?:with|to|at|mit|auf) )?"
    rf"(?:only |just |nur )?(?P<n>{'|'.join(sorted(_COUNT, key=len, reverse=True))}) "
    r"(?:decimals?(?: (?:places?|points?|digits?))?|digits? after the (?:decimal )?(?:point|comma)|"
    r"(?:nach)?kommastellen?|nachkommastellen?|dezimalstellen?)(?!\w)(?: (?:please|bitte))?", re.I,
)  # fmt: skip
_WHOLE = re.compile(
    r"\b(?:(?:round(?:ed)?|gerundet|runde)(?: (?:it|them|that|this|everything|all|the numbers|numbers|all numbers|"
    r"values|the values|the amounts|amounts|alles|die zahlen))?(?: off| up)? (?:to|auf) (?:the )?(?:nearest |full |"
    r"whole |volle |ganze )?(?:full |whole |volle |ganze )?(?:euros?|dollars?|pounds?|numbers?|integers?|units?|"
    r"zahlen|einer)|(?:in |as |only |just |nur )+(?:whole|full|round|ganze[nr]?|volle[nr]?) "
    r"(?:euros?|dollars?|pounds?|numbers?|integers?|zahlen)|(?:no|without|ohne) (?:the )?cents?|"
    r"(?:no|without|drop|remove|skip|lose|ohne) (?:the |any |all )?decimals?(?: places?)?|whole numbers only|"
    r"ohne nachkommastellen|auf (?:ganze|volle) (?:euro|dollar|zahlen)(?: (?:ge)?runde[nt])?)(?!\w)", re.I,
)  # fmt: skip
_SCALED = re.compile(
    r"(?:\b(?:show|give|put|write|express|display|zeige?|gib)(?: me)?(?: (?:it|them|that|this|everything|all|the|"
    r"numbers|amounts|values|alles))* )?\b(?:rounded )?(?:(?:to|auf) the nearest|in|auf|to) "
    r"(?:(?:(?P<k>thousands?|tausend|tsd\.?)|(?P<m>millions?|millionen|mio\.?))(?: of)?(?: (?:euros?|dollars?|pounds?|"
    r"eur|usd|gbp|€|\$|£))?|(?P<kk>k|k€|k€|t€|keur|kusd)|(?P<mm>mn|m€|meur))(?!\w)", re.I,
)  # fmt: skip
_EXACT = re.compile(
    r"\b(?:(?:the )?exact (?:numbers|values|amounts|figures)|unrounded|not rounded|don'?t round(?: (?:it|them|"
    r"anything))?|(?:in )?full (?:numbers|figures)|not in (?:thousands|millions)|ungerundet|exakte (?:zahlen|werte))"
    r"(?!\w)", re.I,
)  # fmt: skip
_ROUGH = re.compile(
    r"(?:^\W*(?:please |just |now |and |can you |could you )*round|,? rounded)"
    r"(?: (?:it|them|that|the numbers|numbers|everything|all|off))*\W*$",
    re.I,
)
Told = dict[str, object]


def read(text: str) -> tuple[str, Told]:
    """The text without what it says of rounding, and what that is: values for `places` and `scale`."""
    told: Told = {}
    if match := _EXACT.search(text):
        return _without(text, match), {"places": None, "scale": None}
    if match := _SCALED.search(text):
        text = _without(text, match)
        told = {"scale": Scale.THOUSAND if match["k"] or match["kk"] else Scale.MILLION, "places": None}
    if match := _WHOLE.search(text) or _PLACES.search(text):
        text = _without(text, match)
        told["places"] = _COUNT[match["n"].lower()] if "n" in match.groupdict() else 0
    elif not told and (match := _ROUGH.search(text)):
        text, told["places"] = _without(text, match), 0
    return text, told


def _without(text: str, match: re.Match[str]) -> str:
    before, after = text[: match.start()].rstrip(" ,;:("), text[match.end() :].lstrip(" ),;:")
    before = re.sub(r"(?:\s|^)(?:and|but|with|and with|und|mit)$", "", before) if not after.strip(" .!?") else before
    return f"{before} {after}".strip()


def scaled(analysis: Analysis, cells: Sequence[object], unit: str) -> Scale | None:
    """What a column of numbers is told in: as it was said, where it has a number that is so large."""
    held = [abs(cell) for cell in cells if isinstance(cell, int | float) and math.isfinite(cell)]
    scale = analysis.scale
    return scale if scale and unit != "%" and max(held, default=0) >= FACTOR[scale] else None


def decimals(analysis: Analysis, scale: Scale | None, fitting: int, whole: bool) -> int:
    """With how many decimals: as was said, else as is fitting; whole numbers that are not scaled have none."""
    if whole and scale is None:
        return 0
    if analysis.places is not None:
        return analysis.places
    return _DECIMALS[scale] if scale else fitting
