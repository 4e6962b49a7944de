"""What is wanted of a table, typed: measures, groups, filters, order, top n. Pure.

`problems` says in sentences what does not fit a table; what has none always compiles (`compile.py`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from bot.charts.times import Grain as ChartGrain
from bot.charts.times import read
from bot.tables.table import Column, Kind, Table
from bot.values import Value

NUMBERS = (Kind.INTEGER, Kind.NUMBER)
TIMES = (Kind.DATE, Kind.MOMENT)


class Function(StrEnum):
    """How the cells of a group become one number."""

    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"
    MIN = "min"
    MAX = "max"
    DISTINCT = "distinct"


class Shown(StrEnum):
    """What of a measure is shown."""

    VALUE = "value"
    SHARE = "share"
    """In percent of the whole; of its own period where there is also a period among the groups."""
    CHANGE = "change"
    """Against the period before; nothing where that period is not there."""
    GROWTH = "growth"
    """The change in percent."""


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


class Operator(StrEnum):
    """How a cell is compared. Text is compared without regard to the case of a-z."""

    IS = "="
    IN = "in"
    BETWEEN = "between"
    LEAST = ">="
    MOST = "<="
    OVER = ">"
    UNDER = "<"
    CONTAINS = "contains"
    MISSING = "missing"


class Measure(Value):
    """One number wanted: `sum` of "revenue". `column` is "" for counting rows."""

    function: Function
    column: str = Field(default="", max_length=200)
    shown: Shown = Shown.VALUE
    per: str = Field(default="", max_length=200)
    """Divided by the number of different values of this column (a sum per order)."""
    called: str = Field(default="", max_length=60)
    """What it is called, where a better word than ours is known: "orders"."""


class Group(Value):
    """One grouping: a column, or a date counted by a grain."""

    column: str = Field(max_length=200)
    grain: Grain | None = None


class Filter(Value):
    """Rows that are kept; with `unless`, rows that are left out (missing cells are then kept, but for `missing`)."""

    column: str = Field(max_length=200)
    operator: Operator
    values: tuple[str, ...] = Field(default=(), max_length=50)
    """Numbers in digits, dates as 2025-11-03, yes or no; for a grain what it is called: 2025-11, 2025-Q4, Monday."""
    unless: bool = False
    grain: Grain | None = None


class Order(Value):
    """How rows are ordered: by the measure with this index, or by the groups as they naturally follow."""

    measure: int | None = Field(default=None, ge=0)
    descending: bool = True


class Breakdown(Value):
    """One more view of the same measures and rows."""

    group: tuple[Group, ...] = Field(min_length=1, max_length=2)
    order: Order | None = None
    top: int | None = Field(default=None, ge=1, le=1000)
    others: bool = False


class Analysis(Value):
    """What is wanted of one table."""

    table: str = Field(max_length=200)
    measures: tuple[Measure, ...] = Field(min_length=1, max_length=6)
    group: tuple[Group, ...] = Field(default=(), max_length=2)
    filters: tuple[Filter, ...] = Field(default=(), max_length=12)
    order: Order | None = None
    top: int | None = Field(default=None, ge=1, le=1000)
    """Of the groups; with a period among two groups, of the other one over all time; else in each of the first."""
    others: bool = False
    """What is not in the top stands together as one row."""
    total: bool = False
    """The whole, before the groups."""
    also: tuple[Breakdown, ...] = Field(default=(), max_length=6)


class Unclear(Value):
    """A short question back: what is wanted could be two things."""

    question: str


def views(analysis: Analysis) -> tuple[Analysis, ...]:
    """Each as an analysis that is one query: the total, the groups, then the further views."""
    plain = analysis.model_copy(update={"also": (), "total": False})
    whole = plain.model_copy(
        update={"group": (), "order": None, "top": None, "others": False, "measures": _plain(analysis)}
    )
    found = [whole] if analysis.total and analysis.group else []
    found += [plain]
    return (*found, *(plain.model_copy(update=dict(view)) for view in analysis.also))


def _plain(analysis: Analysis) -> tuple[Measure, ...]:
    """The measures as they can be had of the whole: their values."""
    return tuple(dict.fromkeys(one.model_copy(update={"shown": Shown.VALUE}) for one in analysis.measures))


def column(table: Table, name: str) -> Column | None:
    """The column of that name, told apart as it is written."""
    return next((one for one in table.columns if one.name == name), None)


def period(analysis: Analysis) -> int | None:
    """Which of the groups is a period; the first if both are."""
    return next((at for at, one in enumerate(analysis.group) if one.grain in PERIODS), None)


def problems(analysis: Analysis, table: Table) -> tuple[str, ...]:
    """What of it this table cannot give, as sentences; empty where it can be compiled."""
    found: list[str] = []
    for view in views(analysis):
        names = ", ".join(f'"{one.name}"' for one in table.columns)
        used = [*(one.column for one in view.group), *(one.column for one in view.filters)]
        used += [name for one in view.measures for name in (one.column, one.per) if name]
        unknown = [name for name in used if column(table, name) is None]
        found += [f'There is no column "{name}"; the columns are {names}.' for name in unknown]
        if not unknown:
            found += [*_measures(view, table), *_groups(view, table), *_filters(view, table)]
    if analysis.table != table.name:
        found.append(f'There is no table "{analysis.table}"; it is called "{table.name}".')
    return tuple(dict.fromkeys(found))


def _measures(view: Analysis, table: Table) -> Iterator[str]:
    at = period(view)
    for one in view.measures:
        held = column(table, one.column)
        if held is None:
            if one.function is not Function.COUNT:
                yield f'"{one.function}" needs a column.'
        elif one.function not in (Function.COUNT, Function.DISTINCT) and not _fits(one.function, held.kind):
            yield f'"{one.function}" cannot be taken of "{held.name}", which is {held.kind}.'
        if one.shown is Shown.SHARE and (one.per or one.function not in (Function.COUNT, Function.SUM)):
            yield f'A share can only be shown of a count or a sum, not of "{one.function}".'
        if one.shown in (Shown.CHANGE, Shown.GROWTH):
            if at is None:
                yield f'"{one.shown}" needs a group with a grain of day, week, month, quarter or year.'
            elif view.top and len(view.group) == 1:
                yield f'"{one.shown}" cannot be shown for the top of the periods.'
            if held is not None and held.kind in TIMES and one.function in (Function.MIN, Function.MAX):
                yield f'"{one.shown}" cannot be shown of dates.'
        if one.per and one.function is not Function.SUM:
            yield '"per" goes with "sum" only.'
    if view.order and view.order.measure is not None and view.order.measure >= len(view.measures):
        yield f"The order names measure {view.order.measure}, but they are counted from 0 to {len(view.measures) - 1}."


def _fits(function: Function, kind: Kind) -> bool:
    if kind is Kind.YESNO:
        return function is Function.MEAN
    return kind in NUMBERS or (kind in TIMES and function in (Function.MIN, Function.MAX))


def _groups(view: Analysis, table: Table) -> Iterator[str]:
    if len(set(view.group)) < len(view.group):
        yield "The same group is named twice."
    if view.top and not view.group:
        yield "A top needs a group."
    for one in view.group:
        yield from _grain(table, one.column, one.grain)


def _grain(table: Table, name: str, grain: Grain | None) -> Iterator[str]:
    held = column(table, name)
    if held is None or grain is None:
        return
    if held.kind not in TIMES:
        yield f'"{name}" is {held.kind}, not a date, and has no {grain}.'
    elif grain is Grain.HOUR and held.kind is not Kind.MOMENT:
        yield f'"{name}" has no time of day.'


_COUNTS = {Operator.IS: (1, 1), Operator.IN: (1, 50), Operator.BETWEEN: (2, 2), Operator.MISSING: (0, 0)}


def _filters(view: Analysis, table: Table) -> Iterator[str]:
    for one in view.filters:
        held = column(table, one.column)
        if held is None:
            continue
        least, most = _COUNTS.get(one.operator, (1, 1))
        if not least <= len(one.values) <= most:
            yield f'The filter "{one.operator}" on "{one.column}" needs {_many(least, most)}.'
            continue
        yield from _grain(table, one.column, one.grain)
        if one.operator is Operator.MISSING:
            continue
        kind = Kind.TEXT if one.grain in (*PERIODS, Grain.WEEKDAY) else Kind.INTEGER if one.grain else held.kind
        ordered = one.operator in (Operator.BETWEEN, Operator.LEAST, Operator.MOST, Operator.OVER, Operator.UNDER)
        if ordered and (kind is Kind.YESNO or (kind is Kind.TEXT and one.grain not in PERIODS)):
            yield f'"{one.column}" is {kind} and has no order for "{one.operator}".'
        elif one.operator is Operator.CONTAINS and kind is not Kind.TEXT:
            yield f'"contains" is for text; "{one.column}" is {kind}.'
        else:
            yield from (say for value in one.values if (say := _value(one, kind, value)))


def _many(least: int, most: int) -> str:
    return "no value" if not most else "two values" if least == 2 else "one value" if most == 1 else "1 to 50 values"


def number(text: str) -> int | float | None:
    """The number that a text is in digits; None for what is none, or not finite."""
    if re.fullmatch(r"[+-]?\d{1,18}", text.strip()):
        return int(text)
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


_PERIOD = {
    Grain.DAY: r"\d{4}-\d\d-\d\d", Grain.WEEK: r"\d{4}-W\d\d", Grain.MONTH: r"\d{4}-\d\d",
    Grain.QUARTER: r"\d{4}-Q[1-4]", Grain.YEAR: r"\d{4}", Grain.WEEKDAY: "|".join(WEEKDAYS),
}  # fmt: skip


def _value(one: Filter, kind: Kind, value: str) -> str:
    """What is wrong with the value of a filter; "" where nothing is."""
    if one.grain in _PERIOD:
        fits = re.fullmatch(_PERIOD[one.grain], value) or one.operator is Operator.CONTAINS
        return "" if fits else f'"{value}" is no {one.grain}; write it like {_like(one.grain)}.'
    if kind in NUMBERS and number(value) is None:
        return f'"{one.column}" is compared with numbers; "{value}" is none.'
    if kind in TIMES and ((found := read(value)) is None or found[1] is not ChartGrain.DAY):
        return f'"{one.column}" is compared with dates like 2025-11-03; "{value}" is none.'
    if kind is Kind.YESNO and value not in ("yes", "no"):
        return f'"{one.column}" is yes or no; "{value}" is neither.'
    return "" if len(value) <= 200 else f'A value for "{one.column}" is longer than 200 characters.'


def _like(grain: Grain | None) -> str:
    examples = {Grain.DAY: "2025-11-03", Grain.WEEK: "2025-W45", Grain.MONTH: "2025-11", Grain.QUARTER: "2025-Q4",
                Grain.YEAR: "2025", Grain.WEEKDAY: "Monday"}  # fmt: skip
    return examples.get(grain, "") if grain else ""
