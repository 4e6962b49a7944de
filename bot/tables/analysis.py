"""What is wanted of a table, typed: measures, groups, filters, order, top n. Pure.

`problems` says in sentences what does not fit a table; what has none always compiles (`compile.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from bot.tables.filters import Filter as Filter
from bot.tables.filters import Operator as Operator
from bot.tables.filters import number as number
from bot.tables.filters import wrong_filter
from bot.tables.grains import NUMBERS as NUMBERS
from bot.tables.grains import PERIODS as PERIODS
from bot.tables.grains import TIMES as TIMES
from bot.tables.grains import WEEKDAYS as WEEKDAYS
from bot.tables.grains import Grain as Grain
from bot.tables.grains import column as column
from bot.tables.grains import wrong_grain
from bot.tables.measures import Each as Each
from bot.tables.measures import Function as Function
from bot.tables.measures import Measure as Measure
from bot.tables.measures import Part as Part
from bot.tables.measures import Shown as Shown
from bot.tables.measures import wrong_measure
from bot.tables.table import Table
from bot.values import Value


class Group(Value):
    """One grouping: a column, or a date counted by a grain."""

    column: str = Field(max_length=200)
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


class Scale(StrEnum):
    """What numbers are told in."""

    THOUSAND = "thousand"
    MILLION = "million"


class Beyond(StrEnum):
    """Which groups are kept by the first measure: those over, or under, the average of all of them."""

    OVER = "over"
    UNDER = "under"


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
    beyond: Beyond | None = None
    places: int | None = Field(default=None, ge=0, le=6)
    """Decimals that are told; as many as are fitting where None."""
    scale: Scale | None = None


class Unclear(Value):
    """A short question back: what is wanted could be two things."""

    question: str


def views(analysis: Analysis) -> tuple[Analysis, ...]:
    """Each as an analysis that is one query: the total, the groups, then the further views."""
    plain = analysis.model_copy(update={"also": (), "total": False})
    whole = plain.model_copy(
        update={"group": (), "order": None, "top": None, "others": False, "beyond": None, "measures": _plain(analysis)}
    )
    found = [whole] if analysis.total and analysis.group else []
    found += [plain]
    return (*found, *(plain.model_copy(update=dict(view)) for view in analysis.also))


def _plain(analysis: Analysis) -> tuple[Measure, ...]:
    """The measures as they can be had of the whole: their values."""
    return tuple(
        dict.fromkeys(one.model_copy(update={"shown": Shown.VALUE, "last": None}) for one in analysis.measures)
    )


def period(analysis: Analysis) -> int | None:
    """Which of the groups is a period; the first if both are."""
    return next((at for at, one in enumerate(analysis.group) if one.grain in PERIODS), None)


def problems(analysis: Analysis, table: Table) -> tuple[str, ...]:
    """What of it this table cannot give, as sentences; empty where it can be compiled."""
    found: list[str] = []
    for view in views(analysis):
        names = ", ".join(f'"{one.name}"' for one in table.columns)
        used = [*(one.column for one in view.group), *(one.column for one in view.filters)]
        used += [name for one in view.measures for name in one.columns]
        unknown = [name for name in used if column(table, name) is None]
        found += [f'There is no column "{name}"; the columns are {names}.' for name in unknown]
        if not unknown:
            found += [*_measures(view, table), *_groups(view, table)]
            found += [say for one in view.filters for say in wrong_filter(one, table)]
    if analysis.table != table.name:
        found.append(f'There is no table "{analysis.table}"; it is called "{table.name}".')
    return tuple(dict.fromkeys(found))


def _measures(view: Analysis, table: Table) -> Iterator[str]:
    grains = [(one.column, one.grain) for one in view.group]
    topped = bool(view.top) and len(view.group) == 1
    for one in view.measures:
        yield from wrong_measure(one, table, grains, topped)
        if one.each and view.others and any(name == one.each.column and grain for name, grain in grains):
            yield "Periods beyond the top cannot stand together where each has an average."
    if view.order and view.order.measure is not None and view.order.measure >= len(view.measures):
        yield f"The order names measure {view.order.measure}, but they are counted from 0 to {len(view.measures) - 1}."
    if view.beyond and (not view.group or view.top):
        yield "Those over or under the average need a group, and no top."
    if view.beyond and view.measures[0].shown is not Shown.VALUE:
        yield "Those over or under the average are told by a value that is shown as it is."
    if view.beyond and any(one.shown not in (Shown.VALUE, Shown.SHARE) for one in view.measures):
        yield "Beside those over or under the average nothing can stand that is reckoned from the periods before."


def _groups(view: Analysis, table: Table) -> Iterator[str]:
    if len(set(view.group)) < len(view.group):
        yield "The same group is named twice."
    if view.top and not view.group:
        yield "A top needs a group."
    for one in view.group:
        yield from wrong_grain(table, one.column, one.grain)
