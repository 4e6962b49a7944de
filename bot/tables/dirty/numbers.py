"""Numbers as people write them: decimal comma or point, thousands, currencies, percent, brackets. Pure."""

from __future__ import annotations

import math
import re
from enum import IntFlag


class Style(IntFlag):
    """How a number can be read."""

    NONE = 0
    POINT = 1
    """1,234.56"""
    COMMA = 2
    """1.234,56"""
    WHOLE = 4
    """It has neither a point nor a comma."""
    CODE = 8
    """It begins with a zero that a number does not need."""
    LONG = 16
    """It has more digits than are counted with exactly."""


_UNITS = {
    "€": "€", "eur": "€", "euro": "€", "$": "$", "us$": "$", "usd": "$", "£": "£", "gbp": "£", "¥": "¥", "jpy": "¥",
    "chf": "CHF", "sfr": "CHF", "fr.": "CHF", "₹": "₹", "inr": "₹", "kr": "kr", "sek": "SEK", "nok": "NOK",
    "dkk": "DKK", "zł": "zł", "pln": "zł", "kč": "Kč", "czk": "Kč", "a$": "A$", "aud": "A$", "c$": "C$", "cad": "C$",
    "r$": "R$", "brl": "R$", "₽": "₽", "rub": "₽", "₺": "₺", "try": "₺", "₩": "₩", "krw": "₩", "cny": "CN¥",
    "%": "%",
}  # fmt: skip
"""Signs and codes to the sign that is shown."""
_UNIT = "|".join(re.escape(name) for name in sorted(_UNITS, key=len, reverse=True))
_SPACE = "\u0020\u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[-+−–]?)\s*(?P<before>{_UNIT})?\s*(?P<sign2>[-−–]?)\s*"
    rf"(?P<digits>[.,]?\d[\d.,'’{_SPACE}]*?)(?P<exp>[eE][-+]?\d{{1,3}})?\s*(?P<after>{_UNIT})?\s*(?P<minus>-)?(?P<close>\))?",
    re.I,
)
_PLAIN = re.compile(r"[-+]?\d{1,18}")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9]\d*)\.(?:\d{1,2}|\d{4,15})")
_POINT = re.compile(r"\d+\.\d*|\.\d+|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?|[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d*)?")
_COMMA = re.compile(r"\d+,\d*|,\d+|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d*)?")
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}(?:[{_SPACE}'’]\d{{3}})+(?:[.,]\d+)?")
_GAPS = re.compile(rf"[{_SPACE}'’]")
_IN_NAME = re.compile(rf"[(\[]\s*(?:in\s+)?({_UNIT})\s*[)\]]|\bin\s+({_UNIT})$|\s({_UNIT})$", re.I)


def look(text: str) -> tuple[Style, str]:
    """How a text can be read as a number, and its unit; Style.NONE where it is none."""
    if _PLAIN.fullmatch(text):
        digits = text.lstrip("+-")
        return Style.WHOLE | (Style.CODE if len(digits) > 1 and digits[0] == "0" else Style.NONE), ""
    if _DECIMAL.fullmatch(text):
        return Style.POINT, ""
    found = _NUMBER.fullmatch(text) if len(text) < 60 else None
    if found is None or bool(found["open"]) != bool(found["close"]) or (found["before"] and found["after"]):
        return Style.NONE, ""
    unit = _UNITS[(found["before"] or found["after"] or "").lower()] if found["before"] or found["after"] else ""
    return _style(found["digits"], bool(found["exp"])), unit


def _style(digits: str, exponent: bool) -> Style:
    if _GAPS.search(digits):
        if not _GROUPED.fullmatch(digits):
            return Style.NONE
        return Style.COMMA if "," in digits else Style.POINT if "." in digits else Style.WHOLE
    if digits.isdigit():
        if exponent:
            return Style.POINT
        code = Style.CODE if len(digits) > 1 and digits[0] == "0" else Style.NONE
        return Style.WHOLE | code | (Style.LONG if len(digits) > 18 else Style.NONE)
    return (Style.POINT if _POINT.fullmatch(digits) else Style.NONE) | (
        Style.COMMA if _COMMA.fullmatch(digits) else Style.NONE
    )


def value(text: str, comma: bool) -> int | float | None:
    """The number that a text is, with a decimal comma or point where it could be both; None for none."""
    if _PLAIN.fullmatch(text):
        return int(text)
    style, _ = look(text)
    found = _NUMBER.fullmatch(text)
    if not style or found is None:
        return None
    digits = _GAPS.sub("", found["digits"])
    if style & Style.COMMA and (comma or not style & Style.POINT):
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
    negative = bool(found["open"] or found["minus"] or found["sign2"] or (found["sign"] and found["sign"] != "+"))
    number = int(digits) if digits.isdigit() and not found["exp"] else float(digits + (found["exp"] or ""))
    if not math.isfinite(number) or (isinstance(number, int) and abs(number) >= 2**63):
        return None
    return -number if negative else number


def unit_of(name: str) -> str:
    """The unit that a column's name says: "Revenue (€)", "Discount %"; "" where none."""
    found = _IN_NAME.search(name.strip())
    return _UNITS[next(one for one in found.groups() if one).lower()] if found else ""
