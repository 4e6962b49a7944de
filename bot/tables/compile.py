"""An analysis as one SQLite query. Pure.

Identifiers are only those of the table (checked to be safe) and ours; values, numbers and labels are parameters, so
that no cell and no word of a person ever stands in the SQL.
"""

from __future__ import annotations

import re

from bot.tables.analysis import (
    TIMES,
    WEEKDAYS,
    Analysis,
    Filter,
    Function,
    Grain,
    Group,
    Measure,
    Operator,
    Order,
    Shown,
    column,
    number,
    period,
    problems,
)
from bot.tables.natural import natural
from bot.tables.table import Column, Kind, Table

Parameter = str | int | float
OTHERS = "Others"
"""How the row is called that stands for what is not in the top."""
_SAFE = re.compile(r"[a-z][a-z0-9_]{0,30}")


def compile(analysis: Analysis, table: Table) -> tuple[str, tuple[Parameter, ...]]:
    """The query and its parameters. Its columns are the groups, then the measures as shown.

    `also` and `total` are queries of their own (`views`). Raises ValueError, with sentences, for what the table
    cannot give.
    """
    alone = analysis.model_copy(update={"also": (), "total": False})
    if found := problems(alone, table):
        raise ValueError(" ".join(found))
    if not all(_SAFE.fullmatch(name) for name in (table.sql, *(one.sql for one in table.columns))):
        raise ValueError("An identifier of the table is not safe.")
    where, parameters = _where(alone, table)
    parts = [f"r AS (SELECT {_read(alone, table)} FROM {table.sql}{where})"]
    if alone.top:
        ranked, more = _ranked(alone, table)
        parts += ranked
        parameters += more
    source, keys = ("s", [*_keys(alone), "o"]) if alone.top else ("r", _keys(alone))
    parts.append(f"a AS ({_aggregated(alone, table, source, keys)})")
    if any(one.shown is Shown.SHARE for one in alone.measures):
        parts.append(f"d AS ({_aggregated(alone, table, 'r', _whole(alone), 'w')})")
    shown = [f"{_shown(alone, at)} AS x{at}" for at in range(len(alone.measures))]
    wanted = ", ".join([*(f"a.{key}" for key in _keys(alone)), *shown])
    return (
        f"WITH {', '.join(parts)} SELECT {wanted} FROM {_joined(alone)}"
        + (f" ORDER BY {', '.join(_order(alone, table))}" if alone.group else ""),
        tuple(parameters),
    )


def _keys(analysis: Analysis) -> list[str]:
    return [f"g{at}" for at in range(len(analysis.group))]


def _read(analysis: Analysis, table: Table) -> str:
    """What of each row is needed: the groups, their natural order, the cells to measure."""
    wanted = []
    for at, group in enumerate(analysis.group):
        cell = _held(table, group.column)
        wanted += [f"{_grouped(cell, group.grain)} AS g{at}", f"{_natural(cell, group)} AS n{at}"]
    for at, measure in enumerate(analysis.measures):
        wanted.append(f"{_plain(_held(table, measure.column)) if measure.column else '1'} AS v{at}")
        if measure.per:
            wanted.append(f"{_held(table, measure.per).sql} AS p{at}")
    return ", ".join(wanted)


def _held(table: Table, name: str) -> Column:
    found = column(table, name)
    if found is None:
        raise ValueError(f'There is no column "{name}".')
    return found


def _plain(cell: Column) -> str:
    """A cell as it is measured; yes and no as 1 and 0."""
    return f"CASE WHEN {_yes(cell)} = 'yes' THEN 1 WHEN {_yes(cell)} = 'no' THEN 0 END" if _is(cell) else cell.sql


def _is(cell: Column) -> bool:
    return cell.kind is Kind.YESNO


def _yes(cell: Column) -> str:
    """Yes and no, whether they are kept as words or as 1 and 0."""
    truths = "'1', '1.0', 'yes', 'true', 'y', 't', 'ja', 'j', 'x'"
    return f"CASE WHEN {cell.sql} IS NULL THEN NULL WHEN lower({cell.sql}) IN ({truths}) THEN 'yes' ELSE 'no' END"


def _grouped(cell: Column, grain: Grain | None) -> str:
    """A cell as it is grouped: the name of its period."""
    day = f"substr({cell.sql}, 1, 10)"
    thursday = f"date({day}, '-3 days', 'weekday 4')"
    names = " ".join(f"WHEN '{(at + 1) % 7}' THEN '{name}'" for at, name in enumerate(WEEKDAYS))
    match grain:
        case None:
            return f"({_yes(cell)})" if _is(cell) else cell.sql
        case Grain.DAY:
            return day
        case Grain.WEEK:
            return f"strftime('%Y', {thursday}) || '-W' || substr('0' || ((strftime('%j', {thursday}) + 6) / 7), -2)"
        case Grain.MONTH:
            return f"substr({cell.sql}, 1, 7)"
        case Grain.QUARTER:
            return f"substr({cell.sql}, 1, 4) || '-Q' || ((substr({cell.sql}, 6, 2) + 2) / 3)"
        case Grain.YEAR:
            return f"substr({cell.sql}, 1, 4)"
        case Grain.WEEKDAY:
            return f"CASE strftime('%w', {day}) {names} END"
        case Grain.HOUR:
            return f"CAST(substr({cell.sql}, 12, 2) AS INTEGER)"


def _natural(cell: Column, group: Group) -> str:
    """A number by which groups follow one another, one more for each period; NULL where their names do."""
    day, year, month = f"substr({cell.sql}, 1, 10)", f"substr({cell.sql}, 1, 4)", f"substr({cell.sql}, 6, 2)"
    match group.grain:
        case None:
            names = natural(cell.samples) if cell.kind is Kind.TEXT else {}
            cases = " ".join(f"WHEN '{name}' THEN {at}" for name, at in names.items())
            return f"CASE rtrim(lower(trim({cell.sql})), '.') {cases} END" if names else "NULL"
        case Grain.DAY:
            return f"CAST(julianday({day}) + 0.5 AS INTEGER)"
        case Grain.WEEK:
            return f"CAST(julianday({day}, '-3 days', 'weekday 4') + 0.5 AS INTEGER) / 7"
        case Grain.MONTH:
            return f"{year} * 12 + {month}"
        case Grain.QUARTER:
            return f"{year} * 4 + ({month} + 2) / 3"
        case Grain.YEAR:
            return f"{year} + 0"
        case Grain.WEEKDAY:
            return f"(strftime('%w', {day}) + 6) % 7"
        case Grain.HOUR:
            return f"CAST(substr({cell.sql}, 12, 2) AS INTEGER)"


def _where(analysis: Analysis, table: Table) -> tuple[str, list[Parameter]]:
    conditions, parameters = [], list[Parameter]()
    for one in analysis.filters:
        condition, values = _condition(one, _held(table, one.column))
        conditions.append(f"NOT coalesce({condition}, 0)" if one.unless else condition)
        parameters += values
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), parameters


def _condition(one: Filter, cell: Column) -> tuple[str, list[Parameter]]:
    if one.operator is Operator.MISSING:
        return f"({cell.sql} IS NULL)", []
    kind = Kind.TEXT if one.grain else cell.kind
    left = _grouped(cell, one.grain) if one.grain or _is(cell) else cell.sql
    left = f"substr({cell.sql}, 1, 10)" if kind in TIMES else f"({left})"
    exact = kind in (Kind.INTEGER, Kind.NUMBER) or one.grain is Grain.HOUR
    values: list[Parameter] = [(number(value) or 0) if exact else value for value in one.values]
    fold = " COLLATE NOCASE" if kind is Kind.TEXT and not exact else ""
    match one.operator:
        case Operator.IS | Operator.IN:
            return f"({left}{fold} IN ({', '.join('?' for _ in values)}))", values
        case Operator.BETWEEN:
            return f"({left} BETWEEN min(?, ?) AND max(?, ?))", [*values, *values]
        case Operator.CONTAINS:
            return f"(instr(lower({left}), lower(?)) > 0)", values
        case _:
            return f"({left} {one.operator} ?)", values


def _ranked(analysis: Analysis, table: Table) -> tuple[list[str], list[Parameter]]:
    """The rank of each group, and the rows of the top (or of all, those beyond it as others)."""
    by, within, n = _ranks(analysis), _within(analysis), analysis.top or 1
    order = analysis.order or Order(measure=0)
    measured = f"m{order.measure or 0} IS NULL, m{order.measure or 0}" + (" DESC" if order.descending else "")
    if order.measure is None:
        measured = f"n{by} {'DESC' if order.descending else 'ASC'}, g{by} {'DESC' if order.descending else 'ASC'}"
    part = "PARTITION BY g0 " if within else ""
    keys = ["g0", "g1"] if within else [f"g{by}"]
    rank = f"row_number() OVER ({part}ORDER BY g{by} IS NULL, {measured}, n{by}, g{by}) AS z"
    match = " AND ".join(f"r.{key} IS k.{key}" for key in keys)
    ranking = f"k AS (SELECT {', '.join(keys)}, {rank} FROM ({_aggregated(analysis, table, 'r', keys)}))"
    cells = [name for name in _names(analysis) if name not in (f"g{by}", f"n{by}")]
    kept = ", ".join(f"r.{name}" for name in cells)
    if not analysis.others:
        columns = ", ".join(f"r.{name}" for name in _names(analysis))
        return [ranking, f"s AS (SELECT {columns}, 0 AS o FROM r JOIN k ON {match} WHERE k.z <= ?)"], [n]
    named = f"CASE WHEN k.z <= ? THEN r.g{by} ELSE ? END AS g{by}, CASE WHEN k.z <= ? THEN r.n{by} END AS n{by}"
    rows = f"s AS (SELECT {kept + ', ' if kept else ''}{named}, k.z > ? AS o FROM r JOIN k ON {match})"
    return [ranking, rows], [n, OTHERS, n, n]


def _names(analysis: Analysis) -> list[str]:
    groups = [f"{letter}{at}" for at in range(len(analysis.group)) for letter in "gn"]
    cells = [f"v{at}" for at in range(len(analysis.measures))]
    return groups + cells + [f"p{at}" for at, one in enumerate(analysis.measures) if one.per]


def _ranks(analysis: Analysis) -> int:
    """Which group the top is of: the one that is no period; the second of two."""
    at = period(analysis)
    return 0 if len(analysis.group) == 1 else 1 if at is None else 1 - at


def _within(analysis: Analysis) -> bool:
    """Whether the top is one of each of the first groups."""
    return len(analysis.group) == 2 and period(analysis) is None


def _aggregated(analysis: Analysis, table: Table, source: str, keys: list[str], letter: str = "m") -> str:
    """The measures of rows, by keys."""
    part = f"PARTITION BY {', '.join(keys)} " if keys else ""
    medians = [at for at, one in enumerate(analysis.measures) if one.function is Function.MEDIAN]
    if medians:
        ranks = ", ".join(
            f"row_number() OVER ({part}ORDER BY v{at} IS NULL, v{at}) AS i{at}, "
            f"count(v{at}) OVER ({part.strip()}) AS j{at}"
            for at in medians
        )
        source = f"(SELECT *, {ranks} FROM {source})"
    orders = [f"min({key.replace('g', 'n')}) AS {key.replace('g', 'n')}" for key in keys if key.startswith("g")]
    measures = [f"{_function(one, table, at)} AS {letter}{at}" for at, one in enumerate(analysis.measures)]
    grouped = f" GROUP BY {', '.join(keys)}" if keys else ""
    return f"SELECT {', '.join([*keys, *orders, *measures])} FROM {source}{grouped}"


def _function(measure: Measure, table: Table, at: int) -> str:
    cell = f"v{at}"
    match measure.function:
        case Function.COUNT:
            return f"count({cell})"
        case Function.DISTINCT:
            return f"count(DISTINCT {cell})"
        case Function.MEAN:
            return f"100.0 * avg({cell})" if _is(_held(table, measure.column)) else f"avg({cell})"
        case Function.MEDIAN:
            return f"avg(CASE WHEN i{at} IN ((j{at} + 1) / 2, (j{at} + 2) / 2) THEN {cell} END)"
        case Function.MIN | Function.MAX:
            return f"{measure.function}({cell})"
        case Function.SUM:
            summed = f"sum({cell})" if _fits(_held(table, measure.column), table.rows) else f"sum({cell} * 1.0)"
            return f"{summed} * 1.0 / nullif(count(DISTINCT p{at}), 0)" if measure.per else summed


def _fits(cell: Column, rows: int) -> bool:
    """Whether the sum of a column cannot leave 64 bits."""
    edges = [number(edge) for edge in (cell.least, cell.most)]
    largest = max((abs(edge) for edge in edges if edge is not None), default=2**63)
    return cell.kind is not Kind.INTEGER or largest * max(rows, 1) < 2**62


def _whole(analysis: Analysis) -> list[str]:
    """What a share is a part of: the whole, or its period where there are two groups."""
    at = period(analysis)
    return [f"g{at}"] if at is not None and len(analysis.group) == 2 else []


def _joined(analysis: Analysis) -> str:
    if not any(one.shown is Shown.SHARE for one in analysis.measures):
        return "a"
    keys = _whole(analysis)
    return f"a LEFT JOIN d ON {f'd.{keys[0]} IS a.{keys[0]}' if keys else '1'}"


def _shown(analysis: Analysis, at: int) -> str:
    cell, shown = f"a.m{at}", analysis.measures[at].shown
    if shown is Shown.VALUE:
        return cell
    if shown is Shown.SHARE:
        return f"100.0 * {cell} / nullif(d.w{at}, 0)"
    when = period(analysis) or 0
    others = [f"a.{key}" for key in [*_keys(analysis), *(["o"] if analysis.top else [])] if key != f"g{when}"]
    apart = "PARTITION BY " + ", ".join(others) + " " if others else ""
    window = f"({apart}ORDER BY a.n{when})"
    before = f"lag({cell}) OVER {window}"
    change = f"{cell} - {before}" if shown is Shown.CHANGE else f"100.0 * ({cell} - {before}) / nullif({before}, 0)"
    positive = "" if shown is Shown.CHANGE else f" AND {before} > 0"
    return f"CASE WHEN lag(a.n{when}) OVER {window} = a.n{when} - 1{positive} THEN {change} END"


def _order(analysis: Analysis, table: Table) -> list[str]:
    order, by = analysis.order, _ranks(analysis)
    if order is None and len(analysis.group) == 1 and (analysis.top or not _follows(analysis.group[0], table)):
        order = Order(measure=0)
    other = ["a.o"] if analysis.top else []
    keys: list[str] = []
    for at in range(len(analysis.group)):
        way = " DESC" if order and order.measure is None and order.descending and at == 0 else ""
        keys += [*(other if at == by else []), f"a.g{at} IS NULL", f"a.n{at}{way}", f"a.g{at}{way}"]
    if order is None or order.measure is None:
        return keys
    measured = [f"x{order.measure} IS NULL", f"x{order.measure}{' DESC' if order.descending else ''}"]
    if analysis.top and len(analysis.group) == 2:
        first = 0 if _within(analysis) else 1 - by
        return [f"a.g{first} IS NULL", f"a.n{first}", f"a.g{first}", *other, *measured, *keys]
    return [*other, *(f"a.g{at} IS NULL" for at in range(len(analysis.group))), *measured, *keys]


def _follows(group: Group, table: Table) -> bool:
    """Whether the values of a group follow one another: periods, months, numbers."""
    cell = _held(table, group.column)
    return group.grain is not None or cell.kind not in (Kind.TEXT, Kind.YESNO) or bool(natural(cell.samples))
