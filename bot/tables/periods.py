"""The periods that a table's dates span, those without rows among them: what an average of totals is over. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.charts.times import read
from bot.tables.filters import Filter, Operator
from bot.tables.grains import PERIODS, WEEKDAYS, Grain, column
from bot.tables.table import Table

Key = tuple[str, ...]


def named_by(day: dt.date, grain: Grain) -> str:
    """What the period is called that a day lies in, as the queries call it: 2025-11, 2025-W45, Monday."""
    match grain:
        case Grain.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}"
        case Grain.MONTH:
            return f"{day.year:04}-{day.month:02}"
        case Grain.QUARTER:
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case Grain.YEAR:
            return f"{day.year:04}"
        case Grain.WEEKDAY:
            return WEEKDAYS[day.weekday()]
        case _:
            return day.isoformat()


def days(table: Table, name: str, filters: Sequence[Filter]) -> Iterator[dt.date]:
    """Every day from the first to the last of a column of dates that the filters of this column keep."""
    held = column(table, name)
    edges = [read(edge[:10]) for edge in (held.least, held.most)] if held else []
    ends = [dt.date.fromisoformat(one[0]) for one in edges if one]
    kept = [one for one in filters if one.column == name and one.grain is not Grain.HOUR]
    kept = [one for one in kept if one.operator is not Operator.MISSING]
    if len(ends) == 2:
        for number in range(ends[0].toordinal(), ends[1].toordinal() + 1):
            day = dt.date.fromordinal(number)
            if all(_meets(one, day) is not one.unless for one in kept):
                yield day


def _meets(one: Filter, day: dt.date) -> bool:
    said = named_by(day, one.grain or Grain.DAY)
    first, last = min(one.values), max(one.values)
    match one.operator:
        case Operator.IS | Operator.IN:
            return said in one.values
        case Operator.BETWEEN:
            return first <= said <= last
        case Operator.LEAST:
            return said >= first
        case Operator.MOST:
            return said <= first
        case Operator.OVER:
            return said > first
        case Operator.UNDER:
            return said < first
        case _:
            return first.lower() in said.lower()


def counted(
    table: Table, name: str, grain: Grain, filters: Sequence[Filter], groups: Sequence[Grain] = ()
) -> dict[Key, int]:
    """How many periods there are, for each of the groups of time that they lie in; for () where there are none."""
    held = {(tuple(named_by(day, one) for one in groups), named_by(day, grain)) for day in days(table, name, filters)}
    return dict(Counter(key for key, _ in held))


def timed(name: str, groups: Sequence[tuple[str, Grain | None]]) -> list[tuple[int, Grain]]:
    """Which groups are of the same dates, so that each holds some of the periods only, with their grains."""
    return [(at, grain) for at, (held, grain) in enumerate(groups) if held == name and grain is not None
            and grain in (*PERIODS, Grain.WEEKDAY)]  # fmt: skip
