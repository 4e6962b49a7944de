"""Measures in SQL: what of each row is needed for them, and how the rows of a group become numbers. Pure.

In these queries `v` is what is measured, `d` what it is divided by, `p` what is counted once, `t` the period that each
has a total, `c` how many periods there are; each with the index of its measure.
"""

from __future__ import annotations

from bot.tables.analysis import Analysis
from bot.tables.cells import Parameter, condition, following, held, is_yes, plain
from bot.tables.filters import number
from bot.tables.measures import Each, Function, Measure
from bot.tables.periods import counted, timed
from bot.tables.table import Column, Kind, Table


def needed(measure: Measure, at: int, table: Table) -> tuple[list[str], list[Parameter]]:
    """What of each row a measure needs, and the parameters of that, in their order."""
    value, part = _cell(measure.column, measure.less, table), measure.over
    kept: list[str] = []
    wanted: list[str] = []
    parameters: list[Parameter] = []
    if part:
        below = _cell(part.column, part.less, table)
        if measure.function is Function.SUM and part.function is Function.SUM:
            kept.append(f"{below} IS NOT NULL")
            below = f"CASE WHEN {value} IS NOT NULL THEN {below} END"
        wanted.append(f"{below} AS d{at}")
    if measure.only:
        meets, parameters = condition(measure.only, held(table, measure.only.column))
        kept.append(f"NOT coalesce({meets}, 0)" if measure.only.unless else meets)
    if measure.each:
        when = held(table, measure.each.column)
        kept.append(f"{when.sql} IS NOT NULL")
        wanted.append(f"{following(when, measure.each.grain)} AS t{at}")
    if measure.per:
        wanted.append(f"{held(table, measure.per).sql} AS p{at}")
    value = f"CASE WHEN {' AND '.join(kept)} THEN {value} END" if kept else value
    return [f"{value} AS v{at}", *wanted], parameters


def names(measure: Measure, at: int) -> list[str]:
    """What `needed` calls it."""
    letters = ["v", *(["d"] if measure.over else []), *(["t"] if measure.each else [])]
    return [f"{letter}{at}" for letter in [*letters, *(["p"] if measure.per else [])]]


def _cell(name: str, less: str, table: Table) -> str:
    if not name:
        return "1"
    cell = plain(held(table, name))
    return f"({cell} - {held(table, less).sql})" if less else cell


def aggregated(analysis: Analysis, table: Table, source: str, keys: list[str], letter: str = "m") -> str:
    """The measures of rows, by keys."""
    part = f"PARTITION BY {', '.join(keys)}" if keys else ""
    for step in (_totalled, _ranked):
        more = [
            one for at, measure in enumerate(analysis.measures)
            for one in step(analysis, measure, at, table, keys, part)
        ]  # fmt: skip
        source = f"(SELECT *, {', '.join(more)} FROM {source})" if more else source
    orders = [f"min({key.replace('g', 'n')}) AS {key.replace('g', 'n')}" for key in keys if key.startswith("g")]
    measures = [f"{_function(one, table, at)} AS {letter}{at}" for at, one in enumerate(analysis.measures)]
    by = f" GROUP BY {', '.join(keys)}" if keys else ""
    return f"SELECT {', '.join([*keys, *orders, *measures])} FROM {source}{by}"


def _totalled(
    analysis: Analysis, measure: Measure, at: int, table: Table, keys: list[str], part: str
) -> list[str]:  # fmt: skip
    """How many periods there are; for more than their mean also the total of each, at one row of it."""
    each = measure.each
    if each is None:
        return []
    count = f"{_periods(analysis, each, table, keys)} AS c{at}"
    if each.function is Function.MEAN:
        return [count]
    by = f"OVER (PARTITION BY {', '.join([*keys, f't{at}'])})"
    first = f"t{at} IS NOT NULL AND row_number() {by} = 1"
    return [count, f"CASE WHEN {first} THEN coalesce({measure.function}(v{at}) {by}, 0) END AS b{at}"]


def _ranked(
    analysis: Analysis, measure: Measure, at: int, table: Table, keys: list[str], part: str
) -> list[str]:  # fmt: skip
    """The place of each value among all of its group, for a median."""
    each = measure.each.function if measure.each else None
    if Function.MEDIAN not in (measure.function, each):
        return []
    cell = f"b{at}" if each else f"v{at}"
    order = f"{part} ORDER BY".strip()
    return [f"row_number() OVER ({order} {cell} IS NULL, {cell}) AS i{at}", f"count({cell}) OVER ({part}) AS j{at}"]


def _periods(analysis: Analysis, each: Each, table: Table, keys: list[str]) -> str:
    """How many periods there are: in all, or within the group of time that a row lies in."""
    groups = [(one.column, one.grain) for one in analysis.group]
    found = [(at, grain) for at, grain in timed(each.column, groups) if f"g{at}" in keys]
    held = counted(table, each.column, each.grain, analysis.filters, [grain for _, grain in found])
    if not found or not held:
        return str(sum(held.values()) or "NULL")
    name = " || ' ' || ".join(f"g{at}" for at, _ in found)
    usual = max(held.values(), key=list(held.values()).count)
    counts = sorted(set(held.values()) - {usual})
    cases = [f"WHEN {name} IN ({_listed([key for key in held if held[key] == one])}) THEN {one}" for one in counts]
    return f"CASE WHEN {name} IS NULL THEN NULL {' '.join(cases)} ELSE {usual} END"


def _listed(keys: list[tuple[str, ...]]) -> str:
    return ", ".join(f"'{' '.join(key)}'" for key in sorted(keys))


def _function(measure: Measure, table: Table, at: int) -> str:
    value = _of_cells(measure.function, measure.column, measure.less, table, f"v{at}", at)
    if measure.each:
        return _of_totals(measure.each.function, value, at)
    if measure.over:
        part = measure.over
        below = _of_cells(part.function, part.column, part.less, table, f"d{at}", at)
        above = f"coalesce({value}, 0)" if measure.only else value
        return f"{'100.0' if measure.percent else '1.0'} * {above} / nullif({below}, 0)"
    return f"{value} * 1.0 / nullif(count(DISTINCT p{at}), 0)" if measure.per else value


def _of_cells(function: Function, name: str, less: str, table: Table, cell: str, at: int) -> str:
    match function:
        case Function.COUNT:
            return f"count({cell})"
        case Function.DISTINCT:
            return f"count(DISTINCT {cell})"
        case Function.MEAN:
            return f"100.0 * avg({cell})" if is_yes(held(table, name)) else f"avg({cell})"
        case Function.MEDIAN:
            return f"avg(CASE WHEN i{at} IN ((j{at} + 1) / 2, (j{at} + 2) / 2) THEN {cell} END)"
        case Function.MIN | Function.MAX:
            return f"{function}({cell})"
        case Function.SUM:
            columns = [held(table, one) for one in (name, less) if one]
            exact = all(_fits(one, table.rows) for one in columns)
            return f"sum({cell})" if exact else f"sum({cell} * 1.0)"


def _of_totals(function: Function, total: str, at: int) -> str:
    """Of the totals of all periods, those without rows as 0: they come after what is below 0."""
    cell, count = f"b{at}", f"c{at}"
    if function is Function.MEAN:
        return f"CASE WHEN count(t{at}) > 0 THEN {total} * 1.0 / max({count}) END"
    if function is Function.MEDIAN:
        place = f"i{at} + CASE WHEN {cell} < 0 THEN 0 ELSE {count} - j{at} END"
        middle = f"{cell} IS NOT NULL AND {place} IN (({count} + 1) / 2, ({count} + 2) / 2)"
        half = f"(2 - max({count}) % 2)"
        return f"CASE WHEN count({cell}) > 0 THEN sum(CASE WHEN {middle} THEN {cell} ELSE 0 END) * 1.0 / {half} END"
    end = f"{function}({cell})"
    return f"CASE WHEN count({cell}) < max({count}) THEN {function}({end}, 0) ELSE {end} END"


def _fits(cell: Column, rows: int) -> bool:
    """Whether the sum of a column cannot leave 64 bits."""
    edges = [number(edge) for edge in (cell.least, cell.most)]
    largest = max((abs(edge) for edge in edges if edge is not None), default=2**63)
    return cell.kind is not Kind.INTEGER or largest * max(rows, 1) < 2**61
