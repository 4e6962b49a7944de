"""Which rows are kept, and what is wrong with a filter of a table. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from bot.charts.times import Grain as ChartGrain
from bot.charts.times import read
from bot.tables.grains import NUMBERS, PERIODS, TIMES, WEEKDAYS, Grain, column, wrong_grain
from bot.tables.table import Kind, Table
from bot.values import Value


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


class Filter(Value):
    """Rows that are kept; with `unless`, rows that are left out (missing cells are then kept, but for `missing`)."""

    column: str = Field(max_length=200)
    operator: Operator
    values: tuple[str, ...] = Field(default=(), max_length=50)
    """Numbers in digits, dates as 2025-11-03, yes or no; for a grain what it is called: 2025-11, 2025-Q4, Monday."""
    unless: bool = False
    grain: Grain | None = None


_COUNTS = {Operator.IS: (1, 1), Operator.IN: (1, 50), Operator.BETWEEN: (2, 2), Operator.MISSING: (0, 0)}


def wrong_filter(one: Filter, table: Table) -> Iterator[str]:
    """What is wrong with a filter of a table, as sentences; none for a column that is not there."""
    held = column(table, one.column)
    if held is None:
        return
    least, most = _COUNTS.get(one.operator, (1, 1))
    if not least <= len(one.values) <= most:
        yield f'The filter "{one.operator}" on "{one.column}" needs {_many(least, most)}.'
        return
    yield from wrong_grain(table, one.column, one.grain)
    if one.operator is Operator.MISSING:
        return
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
