"""What right answers are made of: plain values of plain rows, and the parts of which an answer must show all."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]
Value = Callable[[list[Row]], float]
Part = dict[str, Any]


def named(day: dt.date) -> str:
    """A month as people read it."""
    return f"{day:%B %Y}"


def pick(rows: list[Row], **of: Any) -> list[Row]:
    """The rows with these values."""
    return [row for row in rows if all(row[key] == value for key, value in of.items())]


def total(field: str) -> Value:
    """The sum of a field."""
    return lambda rows: sum(row[field] for row in rows if row[field] is not None)


def mean(field: str) -> Value:
    """The average of a field, over the rows that have it."""
    return lambda rows: statistics.fmean(row[field] for row in rows if row[field] is not None)


def middle(field: str) -> Value:
    """The median of a field."""
    return lambda rows: statistics.median(row[field] for row in rows if row[field] is not None)


def each(rows: Iterable[Row], by: str | Callable[[Row], str], *values: Value) -> dict[str, list[float]]:
    """The values of each group."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[(by(row) if callable(by) else row[by]) or "?"].append(row)
    return {name: [value(held) for value in values or (len,)] for name, held in groups.items()}


def table(found: dict[str, Any], *, by: int | None = None, first: int | None = None, up: bool = False) -> Part:
    """The part that is a table: all groups, or the first so many by one of their values."""
    if by is None:
        return {"rows": found}
    order = sorted(found, key=lambda name: found[name][by], reverse=not up)[:first]
    return {"rows": {name: found[name] for name in order}, "ordered": True}


def shares(found: dict[str, Any]) -> dict[str, list[float]]:
    """Each group's part of the whole, in percent."""
    whole = sum(values[0] for values in found.values())
    return {name: [100 * values[0] / whole] for name, values in found.items()}


def by_name(part: Part) -> Part:
    """The same table in the order of its names."""
    return {"rows": dict(sorted(part["rows"].items())), "ordered": True}


def top(found: dict[str, Any], *, low: bool = False) -> Part:
    """The group with the greatest value."""
    name = (min if low else max)(found, key=lambda one: found[one][0])
    return {"top": name, "number": found[name][0]}


GERMAN = ("", "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli")
NO = [[{"declined": True}]]
Dialogue = tuple[str, list[str], list[list[list[Part]]]]


def number(value: float, *more: float) -> list[list[Part]]:
    """One of these numbers is right."""
    return [[{"number": one}] for one in (value, *more)]


def parts(*found: Part) -> list[list[Part]]:
    """All of these have to be seen."""
    return [list(found)]
