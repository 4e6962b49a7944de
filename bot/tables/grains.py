"""What a date is counted as, and which column can be. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from bot.tables.table import Column, Kind, Table

NUMBERS = (Kind.INTEGER, Kind.NUMBER)
TIMES = (Kind.DATE, Kind.MOMENT)


class Grain(StrEnum):
    """What a date is counted as."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    WEEKDAY = "weekday"
    HOUR = "hour"


PERIODS = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)
"""Those that follow one another, so that there is a period before."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def column(table: Table, name: str) -> Column | None:
    """The column of that name, told apart as it is written."""
    return next((one for one in table.columns if one.name == name), None)


def wrong_grain(table: Table, name: str, grain: Grain | None) -> Iterator[str]:
    """What is wrong with counting a column by a grain, as sentences; none for a column that is not there."""
    held = column(table, name)
    if held is None or grain is None:
        return
    if held.kind not in TIMES:
        yield f'"{name}" is {held.kind}, not a date, and has no {grain}.'
    elif grain is Grain.HOUR and held.kind is not Kind.MOMENT:
        yield f'"{name}" has no time of day.'
