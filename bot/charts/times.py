"""Times as a result writes them ("2025-10", "2025-Q4", "2025-W41"), as ISO text with the step between them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class Grain(StrEnum):
    """The step of a time."""

    MOMENT = "moment"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


ORDER = tuple(Grain)
_FORMS = (
    (Grain.MOMENT, re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)[T ](?P<h>\d\d):(?P<i>\d\d)(?::(?P<s>\d\d))?.*")),
    (Grain.DAY, re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)")),
    (Grain.MONTH, re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)")),
    (Grain.QUARTER, re.compile(r"(?P<y>\d{4})[- ]?Q(?P<q>[1-4])")),
    (Grain.QUARTER, re.compile(r"Q(?P<q>[1-4])[- ]?(?P<y>\d{4})")),
    (Grain.WEEK, re.compile(r"(?P<y>\d{4})-?W(?P<w>\d\d)")),
    (Grain.YEAR, re.compile(r"(?P<y>(?:1[6-9]|20|21)\d\d)")),
)
_MONTHS = (
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."],
)


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    era, of_era = divmod(number + 719468, 146097)
    years = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    part = (5 * of_year + 2) // 153
    month = part + (3 if part < 10 else -9)
    return years + era * 400 + (month <= 2), month, of_year - (153 * part + 2) // 5 + 1


def _iso(number: int) -> str:
    return "{:04}-{:02}-{:02}".format(*civil(number))


def read(text: str) -> tuple[str, Grain] | None:
    """A time as ISO text and its grain; None for what is none (also 2025-02-31)."""
    text = text.strip()
    for grain, form in _FORMS:
        if not (found := form.fullmatch(text)):
            continue
        part = {name: int(value) for name, value in found.groupdict().items() if value}
        if grain is Grain.WEEK:
            fourth = day_number(part["y"], 1, 4)
            monday = fourth - (fourth + 3) % 7
            return (_iso(monday + 7 * (part["w"] - 1)), grain) if 1 <= part["w"] <= 53 else None
        month, day = part.get("m", 3 * part.get("q", 1) - 2), part.get("d", 1)
        if not (1 <= month <= 12 and 1 <= day <= 31 and part["y"]):
            return None
        number = day_number(part["y"], month, day)
        if civil(number) != (part["y"], month, day):
            return None
        if grain is not Grain.MOMENT:
            return _iso(number), grain
        clock = part["h"], part["i"], part.get("s", 0)
        return (f"{_iso(number)}T{clock[0]:02}:{clock[1]:02}:{clock[2]:02}", grain) if _clock(*clock) else None
    return None


def _clock(hour: int, minute: int, second: int) -> bool:
    return hour < 24 and minute < 60 and second < 60


def read_all(texts: Sequence[str]) -> tuple[tuple[str, ...], Grain] | None:
    """All of them and the grain they have together; None where one is no time, or there is none."""
    found = [read(text) for text in texts]
    if not found or any(one is None for one in found):
        return None
    kept = [one for one in found if one is not None]
    grain = min((one[1] for one in kept), key=ORDER.index)
    isos = tuple(one[0] for one in kept)
    if grain is Grain.MOMENT and all(iso.endswith("T00:00:00") for iso in isos):
        isos, grain = tuple(iso[:10] for iso in isos), Grain.DAY
    if grain is Grain.DAY and len(set(isos)) > 1:
        if all(iso.endswith("-01") for iso in isos):
            grain = Grain.YEAR if all(iso.endswith("-01-01") for iso in isos) else Grain.MONTH
        elif len({(_day(iso) + 3) % 7 for iso in isos}) == 1 and len(set(isos)) > 2:
            grain = Grain.WEEK
    return isos, grain


def _day(iso: str) -> int:
    return day_number(int(iso[:4]), int(iso[5:7]), int(iso[8:10]))


def coarser(iso: str, grain: Grain) -> str:
    """The beginning of the day, week, month, quarter or year that a time lies in."""
    year, month = iso[:4], int(iso[5:7])
    match grain:
        case Grain.MOMENT:
            return iso
        case Grain.DAY:
            return iso[:10]
        case Grain.WEEK:
            number = _day(iso)
            return _iso(number - (number + 3) % 7)
        case Grain.MONTH:
            return f"{iso[:7]}-01"
        case Grain.QUARTER:
            return f"{year}-{3 * ((month - 1) // 3) + 1:02}-01"
    return f"{year}-01-01"


def ending(iso: str, grain: Grain) -> str:
    """The last day of the week, month, quarter or year that a time lies in."""
    start = coarser(iso, grain)
    if grain is Grain.WEEK:
        return _iso(_day(start) + 6)
    months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}.get(grain, 0)
    if not months:
        return start[:10]
    year, month = divmod(int(start[:4]) * 12 + int(start[5:7]) - 1 + months, 12)
    return _iso(day_number(year, month + 1, 1) - 1)


def week(iso: str) -> tuple[int, int]:
    """The year and the number of the ISO week that a day lies in; the first week of 2026 begins in 2025."""
    number = _day(iso)
    year = civil(number - (number + 3) % 7 + 3)[0]
    fourth = day_number(year, 1, 4)
    return year, (number - fourth + (fourth + 3) % 7) // 7 + 1


def named(iso: str, grain: Grain, german: bool = False, numbered: bool = False) -> str:
    """A time as people read it: "Oct 2025", "Q4 2025", "6 Oct 2025"; a `numbered` week as "week 41 of 2025"."""
    if grain is Grain.WEEK and numbered:
        of, number = week(iso)
        return f"KW {number} {of}" if german else f"week {number} of {of}"
    year, month, day = iso[:4], int(iso[5:7]), int(iso[8:10])
    name = _MONTHS[german][month - 1]
    match grain:
        case Grain.YEAR:
            return year
        case Grain.QUARTER:
            return f"Q{(month - 1) // 3 + 1} {year}"
        case Grain.MONTH:
            return f"{name} {year}"
    text = f"{day}. {name} {year}" if german else f"{day} {name} {year}"
    return f"{text}, {iso[11:16]}" if grain is Grain.MOMENT and len(iso) > 10 else text
