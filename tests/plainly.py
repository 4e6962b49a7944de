"""An analysis evaluated in plain Python, row by row: what SQLite's answers are compared with."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Callable, Sequence
from typing import Any

from bot.tables.analysis import PERIODS, Analysis, Beyond, Each, Filter, Function, Grain, Measure, Operator, Shown
from bot.tables.table import Kind, Table

Row = dict[str, Any]
Key = tuple[Any, ...]


def evaluate(analysis: Analysis, table: Table, rows: Sequence[Row]) -> dict[Key, tuple[Any, ...]]:
    """The groups with the measures as shown; without order. Tops are not cut."""
    kinds = {one.name: one.kind for one in table.columns}
    kept = [row for row in rows if all(_keeps(one, kinds, row) for one in analysis.filters)]
    groups: dict[Key, list[Row]] = {} if analysis.group else {(): []}
    for row in kept:
        groups.setdefault(
            tuple(_key(row[one.column], one.grain, kinds[one.column]) for one in analysis.group), []
        ).append(row)
    when = next((at for at, one in enumerate(analysis.group) if one.grain in PERIODS), None)
    found: dict[Key, tuple[Any, ...]] = {}
    for key, held in groups.items():
        cells = []
        for measure in analysis.measures:
            value = _measured(measure, kinds, held, analysis, table, key)
            if measure.shown is Shown.SHARE:
                whole = kept if when is None or len(analysis.group) == 1 else [
                    row for other, part in groups.items() if other[when] == key[when] for row in part
                ]  # fmt: skip
                all_of = _value(measure, kinds, whole)
                value = None if value is None or not all_of else 100 * value / all_of
            elif measure.shown is not Shown.VALUE:
                assert when is not None
                grain = analysis.group[when].grain
                before = groups.get((*key[:when], _before(key[when], grain), *key[when + 1 :])) if key[when] else None
                if measure.shown in (Shown.RUNNING, Shown.MOVING):
                    cells.append(_gathered(measure, kinds, groups, key, when, grain))
                    continue
                at = (*key[:when], _before(key[when], grain), *key[when + 1 :]) if before else ()
                old = _measured(measure, kinds, before, analysis, table, at) if before else None
                value = None if value is None or old is None else value - old
                if measure.shown is Shown.GROWTH:
                    value = None if value is None or old is None or old <= 0 else 100 * value / old
            cells.append(value)
        found[key] = tuple(cells)
    return _beyond(analysis, table, kinds, kept, found) if analysis.beyond else found


def _beyond(
    analysis: Analysis, table: Table, kinds: dict[str, Kind], kept: list[Row], found: dict[Key, tuple[Any, ...]]
) -> dict[Key, tuple[Any, ...]]:
    """Those over, or under, the average of the totals; of what is not added up, all rows together."""
    first, one = analysis.measures[0], analysis.group[0]
    cells = [value[0] for key, value in found.items() if key[0] is not None and value[0] is not None]
    if not first.adds:
        average = _measured(first, kinds, kept, analysis, table, (None,) * len(analysis.group))
    elif len(analysis.group) == 1 and one.grain in PERIODS:
        names = {_key(day, one.grain, Kind.DATE) for day in _days(analysis, table, one.column)}
        average = sum(cells) / len(names) if cells and names else None
    else:
        average = statistics.fmean(cells) if cells else None
    sign = 1 if analysis.beyond is Beyond.OVER else -1
    return {
        key: value for key, value in found.items()
        if key[0] is not None and value[0] is not None and average is not None and sign * (value[0] - average) > 0
    }  # fmt: skip


def _gathered(
    measure: Measure, kinds: dict[str, Kind], groups: dict[Key, list[Row]], key: Key, when: int, grain: Grain | None
) -> Any:
    """What has come together by a period; on average of the last ones, from the first of all groups on."""
    if key[when] is None:
        return None
    first = min(other[when] for other in groups if other[when] is not None)
    steps, at = [key[when]], key[when]
    while at > first:
        at = _before(at, grain)
        steps.append(at)
    if measure.last and len(steps) < measure.last:
        return None
    steps = steps[: measure.last] if measure.last else steps
    parts = [groups.get((*key[:when], step, *key[when + 1 :])) for step in steps]
    values = [_plain(measure, kinds, part) for part in parts if part]
    held = [value for value in values if value is not None]
    return None if not held else sum(held) / (measure.last or 1)


def _measured(
    measure: Measure, kinds: dict[str, Kind], rows: Sequence[Row], analysis: Analysis, table: Table, key: Key
) -> Any:
    """A measure of rows, whatever it is made of; `key` is the group, for the periods that lie in it."""
    if measure.each:
        return _totals(measure, measure.each, kinds, rows, analysis, table, key)
    part = measure.over
    if part is None:
        return _plain(measure, kinds, rows)
    above, below = rows, rows
    if measure.function is Function.SUM and part.function is Function.SUM:
        names = [name for name in (measure.column, measure.less, part.column, part.less) if name]
        above = below = [row for row in rows if all(row[name] is not None for name in names)]
    value = _plain(measure, kinds, above)
    value = 0 if value is None and measure.only else value
    under = _plain(Measure(function=part.function, column=part.column, less=part.less), kinds, below)
    return None if value is None or not under else value / under * (100 if measure.percent else 1)


def _plain(measure: Measure, kinds: dict[str, Kind], rows: Sequence[Row]) -> Any:
    if measure.only:
        rows = [row for row in rows if _keeps(measure.only, kinds, row)]
    if measure.less:
        name = "less"
        rows = [
            {**row, name: None if None in (row[measure.column], row[measure.less]) else
             row[measure.column] - row[measure.less]} for row in rows
        ]  # fmt: skip
        return _value(measure.model_copy(update={"column": name}), {**kinds, name: Kind.NUMBER}, rows)
    return _value(measure, kinds, rows)


def _totals(
    measure: Measure, each: Each, kinds: dict[str, Kind], rows: Sequence[Row], analysis: Analysis, table: Table,
    key: Key,
) -> Any:  # fmt: skip
    """Of the totals of all periods of a group, those without rows as 0."""
    names = {
        _key(day, each.grain, Kind.DATE) for day in _days(analysis, table, each.column)
        if all(one.column != each.column or one.grain is None or one.grain is Grain.HOUR
               or key[at] in (None, _key(day, one.grain, Kind.DATE)) for at, one in enumerate(analysis.group))
    }  # fmt: skip
    dated = [row for row in rows if row[each.column] is not None]
    parts: dict[str, list[Row]] = {}
    for row in dated:
        parts.setdefault(_key(row[each.column], each.grain, kinds[each.column]), []).append(row)
    totals = [_plain(measure, kinds, part) or 0 for part in parts.values()]
    totals += [0] * (len(names) - len(parts))
    if not dated or not names:
        return None
    if each.function is Function.MEAN:
        sums = [one for part in parts.values() if (one := _plain(measure, kinds, part)) is not None]
        return sum(sums) / len(names) if sums or measure.function is Function.COUNT else None
    ways: dict[Function, Callable[[list[Any]], Any]] = {
        Function.MEDIAN: statistics.median, Function.MIN: min, Function.MAX: max,
    }  # fmt: skip
    return ways[each.function](totals)


def _days(analysis: Analysis, table: Table, name: str) -> list[str]:
    held = next(one for one in table.columns if one.name == name)
    if not held.least:
        return []
    first, last = dt.date.fromisoformat(held.least[:10]), dt.date.fromisoformat(held.most[:10])
    found = [(first + dt.timedelta(days=at)).isoformat() for at in range((last - first).days + 1)]
    filters = [one for one in analysis.filters if one.column == name and one.grain is not Grain.HOUR]
    filters = [one for one in filters if one.operator is not Operator.MISSING]
    return [day for day in found if all(_keeps(one, {name: Kind.DATE}, {name: day}) for one in filters)]


def _yes(cell: Any, kind: Kind) -> Any:
    return cell if kind is not Kind.YESNO or cell is None else "yes" if cell else "no"


def _key(cell: Any, grain: Grain | None, kind: Kind) -> Any:
    if cell is None or grain is None:
        return _yes(cell, kind)
    day = dt.date.fromisoformat(cell[:10])
    match grain:
        case Grain.DAY:
            return cell[:10]
        case Grain.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        case Grain.MONTH:
            return cell[:7]
        case Grain.QUARTER:
            return f"{day.year}-Q{(day.month - 1) // 3 + 1}"
        case Grain.YEAR:
            return cell[:4]
        case Grain.WEEKDAY:
            return day.strftime("%A")
        case Grain.HOUR:
            return int(cell[11:13])


def _before(key: str, grain: Grain | None) -> str:
    if grain is Grain.YEAR:
        return str(int(key) - 1)
    if grain is Grain.QUARTER:
        year, quarter = int(key[:4]), int(key[-1])
        return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4"
    if grain is Grain.WEEK:
        year, week, _ = (dt.date.fromisocalendar(int(key[:4]), int(key[-2:]), 1) - dt.timedelta(7)).isocalendar()
        return f"{year}-W{week:02}"
    if grain is Grain.MONTH:
        return (dt.date.fromisoformat(key + "-01") - dt.timedelta(1)).isoformat()[:7]
    return (dt.date.fromisoformat(key) - dt.timedelta(1)).isoformat()


def _value(measure: Measure, kinds: dict[str, Kind], rows: Sequence[Row]) -> Any:
    if not measure.column:
        return len(rows)
    cells = [row[measure.column] for row in rows if row[measure.column] is not None]
    match measure.function:
        case Function.COUNT:
            return len(cells)
        case Function.DISTINCT:
            return len(set(cells))
        case _ if not cells:
            return None
        case Function.SUM if measure.per:
            things = len({row[measure.per] for row in rows if row[measure.per] is not None})
            return sum(cells) / things if things else None
        case Function.SUM:
            return sum(cells)
        case Function.MEAN:
            return statistics.fmean(cells) * (100 if kinds[measure.column] is Kind.YESNO else 1)
        case Function.MEDIAN:
            return statistics.median(cells)
        case Function.MIN:
            return min(cells)
        case Function.MAX:
            return max(cells)


def _keeps(one: Filter, kinds: dict[str, Kind], row: Row) -> bool:
    return _meets(one, kinds[one.column], row[one.column]) is not one.unless


def _meets(one: Filter, kind: Kind, cell: Any) -> bool:
    if one.operator is Operator.MISSING:
        return cell is None
    if cell is None:
        return False
    held, values = _key(cell, one.grain, kind), list[Any](one.values)
    if one.grain is Grain.HOUR or (one.grain is None and kind in (Kind.INTEGER, Kind.NUMBER)):
        values = [float(value) for value in values]
    elif one.grain is None and kind in (Kind.DATE, Kind.MOMENT):
        held = cell[:10]
    elif isinstance(held, str):
        held, values = _folded(held), [_folded(value) for value in values]
    match one.operator:
        case Operator.IS | Operator.IN:
            return held in values
        case Operator.BETWEEN:
            return bool(min(values) <= held <= max(values))
        case Operator.CONTAINS:
            return values[0] in held
        case Operator.LEAST:
            return bool(held >= values[0])
        case Operator.MOST:
            return bool(held <= values[0])
        case Operator.OVER:
            return bool(held > values[0])
        case _:
            return bool(held < values[0])


def _folded(text: str) -> str:
    """Without regard to the case of a-z only, as SQLite compares."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in text)
