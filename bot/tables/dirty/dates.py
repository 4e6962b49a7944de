"""Dates and moments as people write them. Pure."""

from __future__ import annotations

import datetime as dt
import re
from enum import IntFlag

from bot.tables.natural import MONTHS, WEEKDAYS


class Form(IntFlag):
    """How a date is written, and what it comes with."""

    NONE = 0
    ISO = 1
    """2025-04-03"""
    DAY_FIRST = 2
    """03.04.2025, 03/04/2025"""
    MONTH_FIRST = 4
    """04/03/2025"""
    NAMED = 8
    """3 April 2025"""
    CLOCK = 16
    ZONE = 32
    SHORT = 64
    """A year of two digits."""
    WHOLE = 128
    """A month and its year without a day, which is kept as its first: Jan 2025, 2025-01."""


_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_LEAD = rf"(?:(?:{_WEEKDAY})\.?,?\s+)?"
_DAYS = (
    re.compile(r"(?P<y>\d{4})(?P<p>[-/.])(?P<m>\d{1,2})(?P=p)(?P<d>\d{1,2})"),
    re.compile(r"(?P<a>\d{1,2})(?P<p>[-/.])(?P<b>\d{1,2})(?P=p)(?P<y>\d{4}|\d{2})"),
    re.compile(
        rf"{_LEAD}(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]*(?:of\s+)?(?P<n>{_MONTH})\.?,?[\s-]+(?P<y>\d{{4}}|\d{{2}})",
        re.I,
    ),
    re.compile(rf"{_LEAD}(?P<n>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})", re.I),
    re.compile(rf"(?P<n>{_MONTH})\.?,?[\s-]+(?P<y>\d{{4}})", re.I),
    re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])"),
)
_CLOCK = re.compile(
    r"(?:T|,?\s+(?:at\s+)?)(?P<h>\d{1,2}):(?P<i>\d\d)(?::(?P<s>\d\d)(?:[.,]\d{1,9})?)?\s*(?P<half>[ap]\.?m\.?)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?$",
    re.I,
)
_COMPACT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def look(text: str) -> Form:
    """How a text can be read as a date; Form.NONE where it is none."""
    day, extra = _split(text)
    if day is None:
        return Form.NONE
    forms = Form.NONE
    if "a" in day.groupdict():
        if _date(day, True):
            forms |= Form.DAY_FIRST
        if day["p"] != "." and _date(day, False):
            forms |= Form.MONTH_FIRST
    elif _date(day, True):
        forms |= Form.NAMED if "n" in day.groupdict() else Form.ISO
    if not forms:
        return Form.NONE
    if not day.groupdict().keys() & {"a", "d"}:
        return Form.NONE if extra else forms | Form.WHOLE
    return forms | extra | (Form.SHORT if len(day["y"]) == 2 else Form.NONE)


def _split(text: str) -> tuple[re.Match[str] | None, Form]:
    """The day, and what form its clock has."""
    if not 6 <= len(text) <= 50:
        return None, Form.NONE
    clock = _CLOCK.search(text)
    extra = Form.NONE
    if clock:
        if _seconds(clock) is None:
            return None, Form.NONE
        extra = Form.CLOCK | (Form.ZONE if clock["zone"] else Form.NONE)
        text = text[: clock.start()]
    return next((found for form in _DAYS if (found := form.fullmatch(text))), None), extra


def _seconds(clock: re.Match[str]) -> str | None:
    hour, minute, second = int(clock["h"]), int(clock["i"]), int(clock["s"] or 0)
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"].lower().startswith("p") else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return f"{hour:02}:{minute:02}:{second:02}"


def _date(found: re.Match[str], day_first: bool) -> str | None:
    parts = found.groupdict()
    year = int(parts["y"]) if len(parts["y"]) == 4 else int(parts["y"]) + (2000 if int(parts["y"]) < 70 else 1900)
    if "a" in parts:
        one, two = int(parts["a"]), int(parts["b"])
        day, month = (one, two) if day_first or parts["p"] == "." else (two, one)
    else:
        day, month = int(parts.get("d", 1)), MONTHS[parts["n"].lower()] if "n" in parts else int(parts["m"])
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def value(text: str, day_first: bool, clock: bool) -> str | None:
    """A date as 2025-04-03, with `clock` as 2025-04-03T14:05:00 (midnight where none is written); None for none."""
    if compact(text):
        return f"{text[:4]}-{text[4:6]}-{text[6:]}" + ("T00:00:00" if clock else "")
    day, extra = _split(text)
    found = _date(day, day_first) if day else None
    if found is None or not clock:
        return found
    at = _CLOCK.search(text) if extra & Form.CLOCK else None
    return f"{found}T{(_seconds(at) if at else None) or '00:00:00'}"


def compact(text: str) -> bool:
    """Whether it can be a date without marks: 20250403."""
    return bool(len(text) == 8 and _COMPACT.fullmatch(text))


def said(iso: str) -> str:
    """A date as people read it: 3 April 2025."""
    month = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December")[int(iso[5:7]) - 1]  # fmt: skip
    return f"{int(iso[8:10])} {month} {iso[:4]}"
