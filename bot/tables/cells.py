"""Cells of a table in SQL: as they are measured, grouped, ordered and compared. Pure."""

from __future__ import annotations

from bot.tables.filters import Filter, Operator, number
from bot.tables.grains import TIMES, WEEKDAYS, Grain, column
from bot.tables.natural import natural
from bot.tables.table import Column, Kind, Table

Parameter = str | int | float


def held(table: Table, name: str) -> Column:
    """The column of that name; ValueError where there is none."""
    found = column(table, name)
    if found is None:
        raise ValueError(f'There is no column "{name}".')
    return found


def plain(cell: Column) -> str:
    """A cell as it is measured; yes and no as 1 and 0."""
    return f"CASE WHEN {_yes(cell)} = 'yes' THEN 1 WHEN {_yes(cell)} = 'no' THEN 0 END" if is_yes(cell) else cell.sql


def is_yes(cell: Column) -> bool:
    """Whether a column is of yes and no."""
    return cell.kind is Kind.YESNO


def _yes(cell: Column) -> str:
    """Yes and no, whether they are kept as words or as 1 and 0."""
    truths = "'1', '1.0', 'yes', 'true', 'y', 't', 'ja', 'j', 'x'"
    return f"CASE WHEN {cell.sql} IS NULL THEN NULL WHEN lower({cell.sql}) IN ({truths}) THEN 'yes' ELSE 'no' END"


def grouped(cell: Column, grain: Grain | None) -> str:
    """A cell as it is grouped: the name of its period."""
    day = f"substr({cell.sql}, 1, 10)"
    thursday = f"date({day}, '-3 days', 'weekday 4')"
    names = " ".join(f"WHEN '{(at + 1) % 7}' THEN '{name}'" for at, name in enumerate(WEEKDAYS))
    match grain:
        case None:
            return f"({_yes(cell)})" if is_yes(cell) else cell.sql
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


def following(cell: Column, grain: Grain | None) -> str:
    """A number by which groups follow one another, one more for each period; NULL where their names do."""
    day, year, month = f"substr({cell.sql}, 1, 10)", f"substr({cell.sql}, 1, 4)", f"substr({cell.sql}, 6, 2)"
    match grain:
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


def condition(one: Filter, cell: Column) -> tuple[str, list[Parameter]]:
    """Whether a row meets a filter, and the parameters of that; `unless` is not looked at."""
    if one.operator is Operator.MISSING:
        return f"({cell.sql} IS NULL)", []
    kind = Kind.TEXT if one.grain else cell.kind
    left = grouped(cell, one.grain) if one.grain or is_yes(cell) else cell.sql
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
