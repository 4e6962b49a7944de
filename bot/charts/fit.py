"""What is too much for one picture: put together, thinned or left out, and said. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from bot.charts.chart import POINTS, Hints, Point, Scale, told
from bot.charts.sentences import GRAINS, say
from bot.charts.shape import Shape
from bot.charts.times import ORDER, Grain, coarser, ending

SERIES = 8
"""Series that can still be told apart by colour."""
PLACES = 20
"""Bars that can still be read on a phone."""
COUNTED = 60
"""Places that follow each other as numbers do (hours, days of a month, weeks): none of them is put together."""
DWARFING = 1.5
"""So many times as large as the largest bar, a bar of all others leaves nothing to compare."""
FEW = 6
"""Parts of a pie, which is always whole."""


def few_series(shape: Shape, hints: Hints, most: int = SERIES) -> Shape:
    """At most `most` series: the largest, the rest as "Other" where they may be summed, else left out."""
    totals: dict[str, float] = defaultdict(float)
    for point in shape.points:
        totals[point.series] += abs(point.y)
    if len(totals) <= most:
        return shape
    keep = most - 1 if hints.additive else most
    kept = set(sorted(totals, key=lambda name: -totals[name])[:keep])
    other = say("other", hints.german)
    points = [point for point in shape.points if point.series in kept]
    if hints.additive:
        rest: dict[str | float, float] = defaultdict(float)
        for point in shape.points:
            if point.series not in kept:
                rest[point.x] += point.y
        points += [Point(x=x, y=y, series=_free(other, kept)) for x, y in rest.items()]
        note = say("together", hints.german, n=len(totals) - keep, other=_free(other, kept))
    else:
        note = say("series", hints.german, n=keep, all=len(totals))
    return shape.model_copy(update={"points": tuple(points), "notes": (*shape.notes, note)})


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += " …"
    return name


def few_places(shape: Shape, hints: Hints, most: int = PLACES) -> Shape:
    """At most `most` names along x: the largest, the rest as "Other" where they may be summed, else left out."""
    totals: dict[str | float, float] = defaultdict(float)
    for point in shape.points:
        totals[point.x] += abs(point.y)
    if len(totals) <= (max(most, COUNTED) if is_run([str(name) for name in totals]) else most):
        return shape
    ranked = sorted(totals, key=lambda name: -totals[name])
    keep = most - 1 if hints.additive else most
    left = sum(totals[name] for name in ranked[keep:])
    dwarfing = hints.additive and left > DWARFING * totals[ranked[0]] and shape.y.unit != "%" and most > FEW
    keep = most if dwarfing else keep
    kept = set(ranked[:keep])
    points = [point for point in shape.points if point.x in kept]
    notes = [say("largest", hints.german, n=keep, all=len(totals))]
    if dwarfing:
        rest_of = sum(point.y for point in shape.points if point.x not in kept)
        value = told(rest_of, hints.german, shape.y.unit)
        notes.append(say("dwarfed", hints.german, n=len(totals) - keep, value=value))
    elif hints.additive:
        other = _free(say("other", hints.german), {str(name) for name in kept})
        rest: dict[str, float] = defaultdict(float)
        for point in shape.points:
            if point.x not in kept:
                rest[point.series] += point.y
        points += [Point(x=other, y=y, series=series) for series, y in rest.items()]
        notes = [say("together", hints.german, n=len(totals) - keep, other=other)]
    return shape.model_copy(update={"points": tuple(points), "notes": (*shape.notes, *notes)})


def few_times(shape: Shape, hints: Hints, most: int = POINTS) -> Shape:
    """At most `most` points over time: summed by a coarser step where they may be, else thinned."""
    count = len(shape.points)
    if count <= most:
        return shape
    if hints.additive and shape.x.grain:
        for grain in ORDER[ORDER.index(shape.x.grain) + 1 :]:
            sums: dict[tuple[str, str], float] = defaultdict(float)
            for point in shape.points:
                sums[coarser(str(point.x), grain), point.series] += point.y
            if len(sums) <= most:
                points = tuple(Point(x=x, y=y, series=series) for (x, series), y in sums.items())
                word = GRAINS[grain] if hints.german else grain.value
                notes = [say("coarser", hints.german, grain=word, all=count), *_partly(shape, grain, hints.german)]
                title = word if shape.x.title.casefold() in _STEPS else shape.x.title
                x = shape.x.model_copy(update={"grain": grain, "title": title})
                update = {"points": points, "x": x, "notes": (*shape.notes, *notes), "gaps": ()}
                return shape.model_copy(update=update)
    lines: dict[str, list[Point]] = defaultdict(list)
    for point in shape.points:
        lines[point.series].append(point)
    room = most // len(lines)
    points = tuple(point for line in lines.values() for point in thinned(line, room))
    note = say("thinned", hints.german, n=len(points), all=count)
    return shape.model_copy(update={"points": points, "notes": (*shape.notes, note)})


_STEPS = {name for grain in ORDER for name in (grain.value, GRAINS[grain].casefold())}


def _partly(shape: Shape, grain: Grain, german: bool) -> list[str]:
    """What says that the first or last step holds fewer days than the others, which looks like a fall."""
    days = sorted(str(point.x)[:10] for point in shape.points)
    first, last = days[0] != coarser(days[0], grain), days[-1] < ending(days[-1], grain)
    if not (first or last):
        return []
    ends = {
        (True, True): ("first and last", "Erster und letzter Abschnitt"),
        (True, False): ("first", "Erster Abschnitt"),
        (False, True): ("last", "Letzter Abschnitt"),
    }[first, last][german]
    return [say("partly", german, ends=ends, grain=GRAINS[grain] if german else grain.value)]


def thinned(line: Sequence[Point], most: int) -> list[Point]:
    """At most `most` points of a line (4 or more), each stretch with its highest and lowest, the ends kept."""
    if len(line) <= most:
        return list(line)
    stretches = max(1, (most - 2) // 2)
    inner = line[1:-1]
    kept: list[Point] = [line[0]]
    for step in range(stretches):
        part = range(step * len(inner) // stretches, (step + 1) * len(inner) // stretches)
        if part:
            ends = {min(part, key=lambda at: inner[at].y), max(part, key=lambda at: inner[at].y)}
            kept += [inner[at] for at in sorted(ends)]
    return [*kept, line[-1]]


def few_points(shape: Shape, hints: Hints, most: int = POINTS) -> Shape:
    """At most `most` points of a cloud: every n-th."""
    count = len(shape.points)
    if count <= most:
        return shape
    step = -(-count // most)
    note = say("sampled", hints.german, step=step, all=count)
    return shape.model_copy(update={"points": shape.points[::step], "notes": (*shape.notes, note)})


def in_order(shape: Shape) -> Shape:
    """Times in their order; names in the result's own where it has one (falling, rising, or counted), else by size."""
    if shape.x.scale is Scale.TIME:
        return shape.model_copy(update={"points": tuple(sorted(shape.points, key=lambda point: str(point.x)))})
    totals: dict[str | float, float] = defaultdict(float)
    for point in shape.points:
        totals[point.x] += point.y
    rest = {place for place in totals if is_rest(str(place))} if len(totals) > 2 else set()
    values = [total for place, total in totals.items() if place not in rest]
    if is_counted([str(place) for place in totals]):
        return shape
    if values in (sorted(values), sorted(values, reverse=True)):
        ranked = sorted(totals, key=lambda place: place in rest)
    else:
        ranked = sorted(totals, key=lambda place: (place in rest, -totals[place]))
    rank = {place: at for at, place in enumerate(ranked)}
    return shape.model_copy(update={"points": tuple(sorted(shape.points, key=lambda point: rank[point.x]))})


_REST = re.compile(
    r"(?:all )?(?:the )?(?:others?|rest|remainder|remaining|misc(?:ellaneous)?|übrige\w*|sonstige\w*|andere\w*|"
    r"rest(?:liche)?\w*|other \w+|otros?|autres?)(?: …)?",
    re.IGNORECASE,
)


def is_rest(place: str) -> bool:
    """Whether a name stands for all that has none of its own ("Others"), which goes last whatever its size."""
    return _REST.fullmatch(place.strip()) is not None


_CYCLES = (
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"],
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    ["mon", "die", "mit", "don", "fre", "sam", "son"],
)


_RUN = re.compile(
    r"(?:w|kw|week|woche|day|tag)? ?\d{1,2}(?::\d\d)?(?: ?(?:h|uhr|am|pm))?|(?:18|19|20|21)\d\d", re.IGNORECASE
)


def is_run(places: list[str]) -> bool:
    """Whether names are steps of a clock or a calendar: hours, days of a month, weeks, years."""
    return len(places) > 2 and is_counted(places) and all(_RUN.fullmatch(place) for place in places)


_NUMBERED = re.compile(r"(\D*)(\d{1,9})", re.ASCII)


def is_counted(places: list[str]) -> bool:
    """Whether names have an order of their own: months, weekdays, numbers, spans like "10-20", Q1 to Q4."""
    short = [place.casefold()[:3] for place in places]
    if any(all(name in cycle for name in short) for cycle in _CYCLES):
        return True
    ends = [_NUMBERED.fullmatch(place) for place in places]
    parts = [(end[1], int(end[2])) for end in ends if end]
    if len(parts) == len(places) and len({start for start, _ in parts}) == 1 and parts == sorted(parts):
        return True
    return all(place.lstrip("Qq<>≤≥ -+$€")[:1].isdigit() for place in places)
