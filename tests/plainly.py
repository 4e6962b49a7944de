"""An analysis evaluated in plain Python, row by row: what SQLite's answers are compared with."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Sequence
from typing import Any

from bot.tables.analysis import PERIODS, Analysis, Filter, Function, Grain, Measure, Operator, Shown
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
            value = _value(measure, kinds, held)
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
                old = _value(measure, kinds, before) if before else None
                value = None if value is None or old is None else value - old
                if measure.shown is Shown.GROWTH:
                    value = None if value is None or old is None or old <= 0 else 100 * value / old
            cells.append(value)
        found[key] = tuple(cells)
    return found


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
