"""Places along x: which they are, their order as asked for, and their exchange with the series. Pure."""

from __future__ import annotations

from bot.charts.chart import Asked, Axis, Hints, Order, Point, Scale
from bot.charts.fit import is_rest
from bot.charts.sentences import say
from bot.charts.shape import Shape
from bot.charts.times import named


def series_of(shape: Shape) -> list[str]:
    """The series of a shape, in its order."""
    return list(dict.fromkeys(point.series for point in shape.points))


def places_of(shape: Shape) -> list[str | float]:
    """The places along x, in its order."""
    return list(dict.fromkeys(point.x for point in shape.points))


def crossed(shape: Shape, hints: Hints) -> Shape:
    """The series along x, the places as series."""
    if len(series_of(shape)) < 2 or shape.x.scale is Scale.NUMBERS:
        return shape.model_copy(update={"notes": (*shape.notes, say("no cross", hints.german))})
    grain = shape.x.grain
    points = sorted(shape.points, key=lambda point: str(point.x)) if grain else shape.points
    turned = tuple(
        Point(
            x=point.series,
            y=point.y,
            series=named(str(point.x), grain, hints.german, shape.x.numbered) if grain else str(point.x),
        )
        for point in points
    )
    x = Axis(title=shape.series, scale=Scale.NAMES)
    return shape.model_copy(update={"points": turned, "x": x, "series": shape.x.title, "gaps": ()})


def ordered(shape: Shape, hints: Hints, asked: Asked) -> Shape:
    """The places in the order that was asked for."""
    if asked.order is None or shape.x.scale is Scale.NUMBERS:
        return shape
    if shape.x.scale is Scale.TIME:
        return shape.model_copy(update={"notes": (*shape.notes, say("time order", hints.german))})
    totals: dict[str | float, float] = dict.fromkeys(places_of(shape), 0.0)
    for point in shape.points:
        totals[point.x] += point.y
    last = {place for place in totals if is_rest(str(place))}
    by_name = asked.order is Order.NAME
    turn = -1 if asked.order is Order.DOWN else 1
    places = sorted(totals, key=lambda one: (one in last, str(one).casefold() if by_name else turn * totals[one]))
    rank = {place: at for at, place in enumerate(places)}
    return shape.model_copy(update={"points": tuple(sorted(shape.points, key=lambda point: rank[point.x]))})
