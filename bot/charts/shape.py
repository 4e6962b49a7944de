"""What a result holds that can be drawn: places along x, series, numbers. Pure."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter

from bot.charts.chart import LINE, NAME, Axis, Hints, NoChart, Point, Scale, clean, flat
from bot.charts.sentences import say
from bot.charts.times import read_all
from bot.tables.table import Kind, Result
from bot.values import Value

_ORDERED = re.compile(r"\b(?:year|month|quarter|week|weekday|day|hour|jahr|monat|quartal|woche|tag|stunde)\b", re.I)
_WEEK = re.compile(r"\d{4}-?W\d\d")
_YEAR = re.compile(r"\b(?:year|jahr)\b", re.I)
Cell = str | int | float | None
GAPS = 200
"""Of more missing values a line no longer breaks at each."""


class Shape(Value):
    """A result seen as points; `points` may be more than a chart holds."""

    x: Axis
    y: Axis
    series: str
    points: tuple[Point, ...]
    notes: tuple[str, ...] = ()
    gaps: tuple[tuple[str, str], ...] = ()
    """Places and series whose value is missing."""


def shaped(result: Result, hints: Hints) -> Shape | NoChart:
    """The result as points, or why there is nothing to draw."""
    if not result.rows or not result.columns:
        return NoChart(why=say("empty", hints.german))
    groups, measures = _roles(result, hints)
    if not measures:
        return NoChart(why=say("words", hints.german))
    if not groups and len(measures) > 1:
        found = _across(result, hints, measures) if len(result.rows) == 1 else _two(result, hints, measures)
    else:
        found = _long(result, hints, groups, measures)
    if not found.points:
        return NoChart(why=say("hollow", hints.german))
    if len(found.points) == 1:
        return NoChart(why=say("one", hints.german))
    more = (say("more", hints.german, n=result.more),) if result.more else ()
    return found.model_copy(update={"notes": found.notes + more})


def _roles(result: Result, hints: Hints) -> tuple[list[int], list[int]]:
    """Which columns are groups (at most two are drawn) and which are measures."""
    places = range(len(result.columns))
    numbers = [i for i in places if result.kinds[i] in (Kind.INTEGER, Kind.NUMBER)]
    if hints.groups is not None:
        return list(places)[: hints.groups], [i for i in numbers if i >= hints.groups]
    groups = [i for i in places if i not in numbers]
    if not groups and len(numbers) > 1 and _counts_up(result, numbers[0]):
        return [numbers[0]], numbers[1:]
    if numbers and len(numbers) > 1 and _YEAR.search(result.columns[numbers[0]]):
        return sorted([*groups, numbers[0]]), numbers[1:]
    return groups, numbers


def _counts_up(result: Result, at: int) -> bool:
    """Whether a column of whole numbers orders the rows (a year, an hour, the number of items)."""
    if result.kinds[at] is not Kind.INTEGER:
        return False
    cells = [row[at] for row in result.rows]
    values = [int(cell) for cell in cells if isinstance(cell, int)]
    if len(values) < len(cells) or len(values) < 2:
        return False
    if _ORDERED.search(result.columns[at]):
        return True
    steps = {after - before for before, after in itertools.pairwise(values)}
    return len(values) > 2 and len(steps) == 1 and min(steps) > 0


def _number(cell: Cell) -> float | None:
    if isinstance(cell, str) or cell is None:
        return None
    try:
        value = float(cell)
    except OverflowError:
        return None
    return value if math.isfinite(value) and abs(value) < 1e300 else None


def _unit(hints: Hints, at: int) -> str:
    return clean(hints.units[at], 8) if at < len(hints.units) else ""


def _names(cells: list[str], nameless: str, length: int = NAME) -> dict[str, str]:
    """Cleaned names for raw ones, each its own even when clipping would make two alike."""
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    short = Counter(clean(cell, length) for cell in set(cells))
    for cell in dict.fromkeys(cells):
        name = clean(cell, length) or nameless
        if short[name] > 1 and name.endswith("…"):  # what tells them apart is often at their end
            line = flat(cell, NAME * 8)
            name = f"{line[: length // 2 - 1].rstrip()}…{line[-length // 2 :].lstrip()}"
        taken[name] += 1
        names[cell] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return names


def _text(cell: Cell) -> str:
    return "" if cell is None else str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _two(result: Result, hints: Hints, measures: list[int]) -> Shape:
    """Two measures without groups: points."""
    across, up = measures[0], measures[1]
    pairs = [(_number(row[across]), _number(row[up])) for row in result.rows]
    points = tuple(Point(x=x, y=y) for x, y in pairs if x is not None and y is not None)
    x = Axis(title=clean(result.columns[across]), unit=_unit(hints, across), zero=False)
    y = Axis(title=clean(result.columns[up]), unit=_unit(hints, up), zero=False)
    return Shape(x=x, y=y, series="", points=points, notes=_missing(len(pairs) - len(points), hints.german))


def _across(result: Result, hints: Hints, measures: list[int]) -> Shape:
    """One row of several measures: each measure a bar, where they share a scale."""
    same = _alike(result, hints, measures)
    values = [(clean(result.columns[i]), _number(result.rows[0][i])) for i in same]
    points = tuple(Point(x=name, y=value) for name, value in values if value is not None)
    notes = _others(result, hints, measures, same)
    return Shape(x=Axis(scale=Scale.NAMES), y=Axis(unit=_unit(hints, same[0])), series="", points=points, notes=notes)


def _alike(result: Result, hints: Hints, measures: list[int]) -> list[int]:
    """The measures that can share an axis with the first: its unit, and not 20 times its size."""
    tops = {i: max((abs(_number(row[i]) or 0) for row in result.rows), default=0) for i in measures}
    first = measures[0]
    return [
        i for i in measures
        if i == first
        or (_unit(hints, i) == _unit(hints, first) and tops[first] / 20 <= tops[i] <= tops[first] * 20 and tops[i])
    ][:8]  # fmt: skip


def _others(result: Result, hints: Hints, measures: list[int], drawn: list[int]) -> tuple[str, ...]:
    left = [clean(result.columns[i]) for i in measures if i not in drawn]
    return (say("others", hints.german, names=", ".join(left[:4])),) if left else ()


def _missing(count: int, german: bool) -> tuple[str, ...]:
    if not count:
        return ()
    return (say("missing one", german),) if count == 1 else (say("missing", german, n=count),)


def _places(result: Result, at: int, german: bool) -> tuple[list[str], Axis]:
    """The x of every row and its axis: time where all of it is time."""
    title = clean(result.columns[at])
    cells = [_text(row[at]) for row in result.rows]
    year = result.kinds[at] is Kind.INTEGER and not _YEAR.search(title)
    held = [] if year or result.kinds[at] is Kind.YESNO else [cell for cell in cells if cell]
    if held and (times := read_all(held)):
        isos = iter(times[0])
        axis = Axis(title=title, scale=Scale.TIME, grain=times[1], numbered=all(map(_WEEK.fullmatch, held)))
        return [next(isos) if cell else "" for cell in cells], axis
    names = _names(cells, say("nameless", german))
    return [names[cell] for cell in cells], Axis(title=title, scale=Scale.NAMES)


def _long(result: Result, hints: Hints, groups: list[int], measures: list[int]) -> Shape:
    """Groups and measures: the time, or the first group, along x; the second group, or the measures, as series."""
    if not groups:
        cells = [str(i + 1) for i in range(len(result.rows))]
        along, x, rest = cells, Axis(scale=Scale.NAMES), groups
    else:
        seen = [(at, *_places(result, at, hints.german)) for at in groups]
        at, along, x = next((one for one in seen if one[2].scale is Scale.TIME), seen[0])
        rest = [i for i in groups if i != at]
    drawn = measures[:1] if rest else _alike(result, hints, measures)
    split = [" · ".join(_text(row[i]) or say("nameless", hints.german) for i in rest) for row in result.rows]
    names = _names(split, say("nameless", hints.german), LINE) if rest else {}
    title = " · ".join(clean(result.columns[i]) for i in rest)
    points: dict[tuple[str, str], Point] = {}
    gaps: list[tuple[str, str]] = []
    missing = repeated = 0
    for place, row, part in zip(along, result.rows, split, strict=True):
        for i in drawn:
            value, series = (
                _number(row[i]),
                names[part] if rest else clean(result.columns[i], LINE) if drawn[1:] else "",
            )
            if value is None or not place:
                missing += 1
                gaps += [(place, series)] if place else []
            elif (place, series) in points:
                repeated += 1
                if hints.additive:
                    value += points[place, series].y
                    points[place, series] = Point(x=place, y=value, series=series)
            else:
                points[place, series] = Point(x=place, y=value, series=series)
    y = Axis(title=clean(result.columns[drawn[0]]) if not drawn[1:] else "", unit=_unit(hints, drawn[0]))
    notes = _missing(missing, hints.german) + _others(result, hints, measures, drawn)
    word = "summed" if hints.additive else "repeated"
    notes += (say(word, hints.german, n=repeated),) if repeated else ()
    return Shape(
        x=x, y=y, series=title, points=tuple(points.values()), notes=notes, gaps=tuple(gaps) if len(gaps) < GAPS else ()
    )
