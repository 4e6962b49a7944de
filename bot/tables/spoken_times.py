"""Times as a question speaks of them: Q4, November, the third quarter, 2025. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.charts.times import civil, day_number
from bot.tables.natural import MONTHS
from bot.tables.span import Span


def sign_of(year: int, month: int, day: int) -> str:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return "unreadable"
    number = day_number(year, month, day)
    return f" §{number} " if civil(number) == (year, month, day) and number >= 0 else "unreadable"


def name_of(month: int) -> str:
    return next((name for name, at in MONTHS.items() if at == month), "unreadable")


def time_of(part: tuple[str, ...], before: str) -> Span | None:
    """A period or a day; without a year, its month and how many months."""
    if len(part) == 1 and part[0].startswith("§"):
        day = int(part[0][1:])
        return Span(mark="time", low=day, high=day, grain="day")
    if part[0] in ("q", "quarter", "quartal") and len(part) > 1 and part[1] in ("1", "2", "3", "4"):
        year = _year(part[2:])
        if len(part) == 3 and re.fullmatch(r"[123]\d", part[2]):
            year = 2000 + int(part[2])  # "Q1 24"
        return _months(int(part[1]) * 3 - 2, 3, year) if year is not None else None
    ordinals = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    if len(part) > 1 and part[0] in ordinals and part[1] == "quarter" and part[-1] != "of":
        year = _year([word for word in part[2:] if word != "of"])
        if part[0] == "last" and not year:
            return None  # of the year, or before today
        return _months(ordinals[part[0]] * 3 - 2, 3, year) if year is not None else None
    if len(part) == 1 and (year := _year(part)):
        return _months(1, 12, year)
    return _named_month(part, before)


def _named_month(part: tuple[str, ...], before: str) -> Span | None:
    days = [word for word in part if re.fullmatch(r"[1-9]|[12]\d|3[01]", word)]
    rest = [word for word in part if word not in days and word not in ("st", "nd", "rd", "th", "of", ",")]
    if not rest or rest[0] not in MONTHS or len(days) > 1 or not part[-1].isalnum() or part[0] in (",", "of"):
        return None
    year = _year(rest[1:])
    if year is None or part[-1] == "of" or (part[0] == "may" and not year and before not in _BEFORE_MAY):
        return None
    span = _months(MONTHS[rest[0]], 1, year)
    if not days:
        return span if len(part) == len(rest) else None
    if not year:
        return span.model_copy(update={"grain": "day", "value": f"day {days[0]}"})
    number = day_number(year, MONTHS[rest[0]], int(days[0]))
    return Span(mark="time", low=number, high=number, grain="day")


_BEFORE_MAY = (
    "in",
    "for",
    "of",
    "from",
    "to",
    "and",
    "since",
    "before",
    "after",
    "only",
    "just",
    "im",
    "und",
    "between",
)


def _year(rest: Sequence[str]) -> int | None:
    """The year that the words are; 0 for no words; None where they are something else."""
    if not rest:
        return 0
    return int(rest[0]) if len(rest) == 1 and re.fullmatch(r"(?:19|20)\d\d", rest[0]) else None


def _months(first: int, count: int, year: int) -> Span:
    grain = {1: "month", 3: "quarter", 12: "year"}[count]
    if not year:
        return Span(mark="time", month=first, value=str(count), grain=grain)
    low, high = month_days(year, first, count)
    return Span(mark="time", low=low, high=high, grain=grain)


def month_days(year: int, first: int, count: int) -> tuple[int, int]:
    """The first and last day number of months in a row."""
    after = first + count
    return day_number(year, first, 1), day_number(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - 1
