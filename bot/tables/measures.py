"""One number wanted of a table: a sum, a ratio of two sums, a difference, the average of each month's total. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from pydantic import Field

from bot.tables.filters import Filter, wrong_filter
from bot.tables.grains import NUMBERS, PERIODS, TIMES, Grain, column, wrong_grain
from bot.tables.table import Kind, Table
from bot.values import Value


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
    RUNNING = "running"
    """Added up from the first period to its own."""
    MOVING = "moving"
    """The average of its own period and those before it, `last` of them; nothing where there are not so many yet."""


ALONG = (Shown.CHANGE, Shown.GROWTH, Shown.RUNNING, Shown.MOVING)
"""What is seen from period to period."""


class Part(Value):
    """What a measure is divided by: a sum, or a number of rows or of different things."""

    function: Function
    column: str = Field(default="", max_length=200)
    less: str = Field(default="", max_length=200)
    """The column that is taken away from it, row by row."""


class Each(Value):
    """The periods that each have a total, and what is taken of these totals."""

    function: Function
    column: str = Field(max_length=200)
    grain: Grain


class Measure(Value):
    """One number wanted: `sum` of "revenue". `column` is "" for counting rows."""

    function: Function
    column: str = Field(default="", max_length=200)
    shown: Shown = Shown.VALUE
    per: str = Field(default="", max_length=200)
    """Divided by the number of different values of this column (a sum per order)."""
    called: str = Field(default="", max_length=60)
    """What it is called, where a better word than ours is known: "orders"."""
    less: str = Field(default="", max_length=200)
    """The column that is taken away, row by row: "actual" less "budget"."""
    only: Filter | None = None
    """Of the rows that meet this only; what it is divided by is of all rows."""
    over: Part | None = None
    """What it is divided by; where both are sums, each of the rows that have both."""
    percent: bool = False
    """Whether a ratio is told in percent."""
    each: Each | None = None
    """Of the totals of all periods from the first to the last, one without rows as 0."""
    last: int | None = Field(default=None, ge=2, le=60)
    """Of a moving average: how many periods."""

    @property
    def plain(self) -> bool:
        """Whether it is a function of one column and nothing more."""
        return self.single and not self.less

    @property
    def single(self) -> bool:
        """Whether it is a function of the cells of one column, or of a difference, and of nothing else."""
        return not (self.per or self.only or self.over or self.each)

    @property
    def adds(self) -> bool:
        """Whether the numbers of its groups add up to that of the whole."""
        return self.function in (Function.SUM, Function.COUNT) and not (self.per or self.over or self.each)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns that it needs."""
        named = [self.column, self.per, self.less, self.only.column if self.only else ""]
        named += [self.over.column, self.over.less] if self.over else []
        named += [self.each.column] if self.each else []
        return tuple(dict.fromkeys(one for one in named if one))


def wrong_measure(
    one: Measure, table: Table, grains: Sequence[tuple[str, Grain | None]], topped: bool
) -> Iterator[str]:
    """What is wrong with a measure of a table, as sentences; all its columns are there.

    `grains` are the groups, each a column and its grain; `topped`: whether a top of the periods alone is wanted.
    """
    held = column(table, one.column)
    if held is None:
        if one.function is not Function.COUNT:
            yield f'"{one.function}" needs a column.'
    elif one.function not in (Function.COUNT, Function.DISTINCT) and not _fits(one.function, held.kind):
        yield f'"{one.function}" cannot be taken of "{held.name}", which is {held.kind}.'
    if one.shown is Shown.SHARE and not one.adds:
        yield f'A share can only be shown of a count or a sum, not of "{one.function}".'
    if one.shown in ALONG:
        if not any(grain in PERIODS for _, grain in grains):
            yield f'"{one.shown}" needs a group with a grain of day, week, month, quarter or year.'
        elif topped:
            yield f'"{one.shown}" cannot be shown for the top of the periods.'
        if held is not None and held.kind in TIMES and one.function in (Function.MIN, Function.MAX):
            yield f'"{one.shown}" cannot be shown of dates.'
    if one.per and one.function is not Function.SUM:
        yield '"per" goes with "sum" only.'
    yield from _along(one)
    yield from _less(one.column, one.less, one.function, table)
    yield from _over(one, table)
    yield from _each(one, table, grains)


def _along(one: Measure) -> Iterator[str]:
    if one.shown in (Shown.RUNNING, Shown.MOVING) and not one.adds:
        yield f'"{one.shown}" can only be shown of a count or a sum.'
    if (one.shown is Shown.MOVING) != (one.last is not None):
        yield '"last" is the number of periods of "moving", and goes with it only.'


def _less(name: str, less: str, function: Function, table: Table) -> Iterator[str]:
    if not less:
        return
    kinds = [held.kind for held in (column(table, name), column(table, less)) if held]
    if len(kinds) < 2 or any(kind not in NUMBERS for kind in kinds) or name == less:
        yield f'"less" takes one column of numbers from another; "{name}" and "{less}" are not both.'
    if function in (Function.COUNT, Function.DISTINCT):
        yield f'"less" does not go with "{function}".'


def _over(one: Measure, table: Table) -> Iterator[str]:
    if one.only is not None:
        yield from wrong_filter(one.only, table)
        if one.function not in (Function.COUNT, Function.SUM) or one.per or one.each:
            yield '"only" goes with "count" and "sum", and not with "per" or "each".'
    if one.percent and one.over is None:
        yield '"percent" goes with "over".'
    part = one.over
    if part is None:
        return
    if one.function not in (Function.COUNT, Function.SUM) or one.per or one.each:
        yield '"over" divides a "count" or a "sum", without "per" or "each".'
    held = column(table, part.column)
    if part.function not in (Function.COUNT, Function.SUM, Function.DISTINCT):
        yield f'What is divided by is a "count", "sum" or "distinct", not "{part.function}".'
    elif held is None and part.function is not Function.COUNT:
        yield f'"{part.function}" needs a column.'
    elif held is not None and part.function is Function.SUM and held.kind not in NUMBERS:
        yield f'"sum" cannot be taken of "{held.name}", which is {held.kind}.'
    yield from _less(part.column, part.less, part.function, table)


NESTED = {
    Grain.DAY: (Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.WEEKDAY), Grain.WEEK: (),
    Grain.MONTH: (Grain.QUARTER, Grain.YEAR), Grain.QUARTER: (Grain.YEAR,), Grain.YEAR: (),
}  # fmt: skip
"""The grains whose periods each hold whole periods of a finer one."""


def _each(one: Measure, table: Table, grains: Sequence[tuple[str, Grain | None]]) -> Iterator[str]:
    each = one.each
    if each is None:
        return
    held = column(table, each.column)
    if held is None or held.kind not in TIMES:
        yield f'"each" needs a column of dates; "{each.column}" is none.'
        return
    if each.grain not in PERIODS:
        yield f'"each" takes a day, week, month, quarter or year, not "{each.grain}".'
        return
    yield from wrong_grain(table, each.column, each.grain)
    if one.function not in (Function.COUNT, Function.SUM) or one.per:
        yield '"each" goes with "count" and "sum", without "per".'
    if each.function not in (Function.MEAN, Function.MEDIAN, Function.MIN, Function.MAX):
        yield f'Of the totals "mean", "median", "min" or "max" is taken, not "{each.function}".'
    for name, grain in grains:
        if name == each.column and grain in (*PERIODS, Grain.WEEKDAY) and grain not in NESTED[each.grain]:
            yield f"A {grain} does not hold whole {each.grain}s."


def _fits(function: Function, kind: Kind) -> bool:
    if kind is Kind.YESNO:
        return function is Function.MEAN
    return kind in NUMBERS or (kind in TIMES and function in (Function.MIN, Function.MAX))
