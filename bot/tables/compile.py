"""An analysis as one SQLite query. Pure.

Identifiers are only those of the table (checked to be safe) and ours; values, numbers and labels are parameters, so
that no cell and no word of a person ever stands in the SQL.
"""

from __future__ import annotations

import re

from bot.tables.aggregates import aggregated, names, needed
from bot.tables.analysis import (
    PERIODS,
    Analysis,
    Beyond,
    Group,
    Order,
    Shown,
    period,
    problems,
)
from bot.tables.cells import Parameter, condition, following, grouped, held
from bot.tables.natural import natural
from bot.tables.periods import counted
from bot.tables.table import Kind, Table

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
    wanted, parameters = _read(alone, table)
    where, values = _where(alone, table)
    parameters += values
    parts = [f"r AS (SELECT {', '.join(wanted)} FROM {table.sql}{where})"]
    if alone.top:
        ranked, more = _ranked(alone, table)
        parts += ranked
        parameters += more
    source, keys = ("s", [*_keys(alone), "o"]) if alone.top else ("r", _keys(alone))
    parts.append(f"a AS ({aggregated(alone, table, source, keys)})")
    if any(one.shown is Shown.SHARE for one in alone.measures):
        parts.append(f"d AS ({aggregated(alone, table, 'r', _whole(alone), 'w')})")
    shown = [f"{_shown(alone, at)} AS x{at}" for at in range(len(alone.measures))]
    cells = ", ".join([*(f"a.{key}" for key in _keys(alone)), *shown])
    return (
        f"WITH {', '.join(parts)} SELECT {cells} FROM {_joined(alone)}{_beyond(alone, table)}"
        + (f" ORDER BY {', '.join(_order(alone, table))}" if alone.group else ""),
        tuple(parameters),
    )


def _keys(analysis: Analysis) -> list[str]:
    return [f"g{at}" for at in range(len(analysis.group))]


def _read(analysis: Analysis, table: Table) -> tuple[list[str], list[Parameter]]:
    """What of each row is needed: the groups, their natural order, the cells to measure; and the parameters of it."""
    wanted: list[str] = []
    parameters: list[Parameter] = []
    for at, group in enumerate(analysis.group):
        cell = held(table, group.column)
        wanted += [f"{grouped(cell, group.grain)} AS g{at}", f"{following(cell, group.grain)} AS n{at}"]
    for at, measure in enumerate(analysis.measures):
        cells, values = needed(measure, at, table)
        wanted += cells
        parameters += values
    return wanted, parameters


def _where(analysis: Analysis, table: Table) -> tuple[str, list[Parameter]]:
    conditions, parameters = [], list[Parameter]()
    for one in analysis.filters:
        meets, values = condition(one, held(table, one.column))
        conditions.append(f"NOT coalesce({meets}, 0)" if one.unless else meets)
        parameters += values
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), parameters


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
    ranking = f"k AS (SELECT {', '.join(keys)}, {rank} FROM ({aggregated(analysis, table, 'r', keys)}))"
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
    return groups + [name for at, one in enumerate(analysis.measures) for name in names(one, at)]


def _ranks(analysis: Analysis) -> int:
    """Which group the top is of: the one that is no period; the second of two."""
    at = period(analysis)
    return 0 if len(analysis.group) == 1 else 1 if at is None else 1 - at


def _within(analysis: Analysis) -> bool:
    """Whether the top is one of each of the first groups."""
    return len(analysis.group) == 2 and period(analysis) is None


def _whole(analysis: Analysis) -> list[str]:
    """What a share is a part of: the whole, or its period where there are two groups."""
    at = period(analysis)
    return [f"g{at}"] if at is not None and len(analysis.group) == 2 else []


def _joined(analysis: Analysis) -> str:
    if not any(one.shown is Shown.SHARE for one in analysis.measures):
        return "a"
    keys = _whole(analysis)
    return f"a LEFT JOIN d ON {f'd.{keys[0]} IS a.{keys[0]}' if keys else '1'}"


def _beyond(analysis: Analysis, table: Table) -> str:
    """Keeps the groups over, or under, the average: of their totals; else what all rows have together."""
    if analysis.beyond is None:
        return ""
    first = analysis.measures[0]
    sign = ">" if analysis.beyond is Beyond.OVER else "<"
    group = analysis.group[0]
    if not first.adds:
        average = f"SELECT m0 FROM ({aggregated(analysis, table, 'r', [])})"
    elif len(analysis.group) == 1 and group.grain in PERIODS:
        count = sum(counted(table, group.column, group.grain, analysis.filters).values())
        average = f"SELECT sum(m0) * 1.0 / {count or 1} FROM a WHERE g0 IS NOT NULL"
    else:
        average = "SELECT avg(m0) FROM a WHERE g0 IS NOT NULL"
    return f" WHERE a.g0 IS NOT NULL AND a.m0 {sign} ({average})"


def _shown(analysis: Analysis, at: int) -> str:
    cell, shown = f"a.m{at}", analysis.measures[at].shown
    if shown is Shown.VALUE:
        return cell
    if shown is Shown.SHARE:
        return f"100.0 * {cell} / nullif(d.w{at}, 0)"
    when = period(analysis) or 0
    others = [f"a.{key}" for key in [*_keys(analysis), *(["o"] if analysis.top else [])] if key != f"g{when}"]
    if shown in (Shown.RUNNING, Shown.MOVING):
        return _gathered(cell, when, others, analysis.measures[at].last if shown is Shown.MOVING else None)
    apart = "PARTITION BY " + ", ".join(others) + " " if others else ""
    window = f"({apart}ORDER BY a.n{when})"
    before = f"lag({cell}) OVER {window}"
    change = f"{cell} - {before}" if shown is Shown.CHANGE else f"100.0 * ({cell} - {before}) / nullif({before}, 0)"
    positive = "" if shown is Shown.CHANGE else f" AND {before} > 0"
    return f"CASE WHEN lag(a.n{when}) OVER {window} = a.n{when} - 1{positive} THEN {change} END"


def _gathered(cell: str, when: int, others: list[str], last: int | None) -> str:
    """What has come together by a period: of all before it, or on average of the last ones."""
    order = f"a.n{when}"
    apart = ", ".join([*others, f"{order} IS NULL"])
    if last is None:
        return f"CASE WHEN {order} IS NOT NULL THEN sum({cell}) OVER (PARTITION BY {apart} ORDER BY {order}) END"
    window = f"(PARTITION BY {apart} ORDER BY {order} RANGE BETWEEN {last - 1} PRECEDING AND CURRENT ROW)"
    first = f"(SELECT min(n{when}) FROM r)"  # of all rows: those of the top may begin later
    return f"CASE WHEN {order} - {first} >= {last - 1} THEN sum({cell}) OVER {window} * 1.0 / {last} END"


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
    cell = held(table, group.column)
    return group.grain is not None or cell.kind not in (Kind.TEXT, Kind.YESNO) or bool(natural(cell.samples))
