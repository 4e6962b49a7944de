"""Which chart a result becomes: from its shape, what the caller knows of it, and what people asked for. Pure."""

from __future__ import annotations

from bot.charts.chart import (
    TITLE,
    Asked,
    Axis,
    Chart,
    Hints,
    Layout,
    Mark,
    NoChart,
    Point,
    Scale,
    clean,
    short,
)
from bot.charts.fit import few_places, few_points, few_series, few_times, in_order, is_run
from bot.charts.places import crossed, ordered, places_of, series_of
from bot.charts.sentences import mark_name, say
from bot.charts.shape import Shape, shaped
from bot.charts.times import named
from bot.tables.table import Result
from bot.values import Value

FEW_TIMES = 3
"""So many points in time stand better as bars than as a line."""
BARS = 60
"""Bars over time that can still be told apart."""
BRIEF = 4
"""Characters of names that stand in any number, since every second one is enough to read the others."""
SLICES = 6
"""Parts of a pie that can still be compared."""
WIDTH = 66
"""Characters that fit side by side under the bars."""
LABELS = 16
"""Points of a line that can carry their numbers."""
_BARS = (Mark.BAR, Mark.HBAR)


class _Plan(Value):
    """A decision on the way: the kind, how series share a place, why, and what could not be done."""

    mark: Mark
    layout: Layout
    why: str
    notes: tuple[str, ...] = ()


def choose(result: Result, hints: Hints | None = None, asked: Asked | None = None) -> Chart | NoChart:
    """The chart of a result, or the reason why none is drawn. Never raises on any result."""
    hints, asked = hints or Hints(), asked or Asked()
    shape = shaped(result, hints)
    if isinstance(shape, NoChart):
        return shape
    shape, part = _folded(shape, hints)
    shape = crossed(shape, hints) if asked.crossed else shape
    plan = _as_asked(_ours(shape, hints), shape, hints, asked)
    shape = ordered(_fitted(in_order(shape), plan, hints), hints, asked)
    plan = _standing(plan, shape, asked)
    plan = _with_log(plan, shape, hints, asked)
    return _chart(shape, plan, hints, asked, part)


def _folded(shape: Shape, hints: Hints) -> tuple[Shape, str]:
    """One place with many series becomes many places; what is the same everywhere goes to the title."""
    places, names = places_of(shape), series_of(shape)
    if len(names) == 1 and names[0]:
        points = tuple(point.model_copy(update={"series": ""}) for point in shape.points)
        return shape.model_copy(update={"points": points, "series": ""}), names[0]
    if len(places) > 1 or len(names) == 1 or shape.x.scale is Scale.NUMBERS:
        return shape, ""
    points = tuple(Point(x=point.series, y=point.y) for point in shape.points)
    x = Axis(title=shape.series, scale=Scale.NAMES)
    place = named(str(places[0]), shape.x.grain, hints.german, shape.x.numbered) if shape.x.grain else str(places[0])
    return shape.model_copy(update={"points": points, "x": x, "series": ""}), place


def _positive(shape: Shape) -> bool:
    return all(point.y >= 0 for point in shape.points)


def _ours(shape: Shape, hints: Hints) -> _Plan:
    """What we choose when nobody asks."""
    places, series, german = len(places_of(shape)), len(series_of(shape)), hints.german
    if shape.x.scale is Scale.NUMBERS:
        return _Plan(mark=Mark.POINT, layout=Layout.GROUPED, why=say("why points", german))
    parts = hints.share and series > 1 and _positive(shape)
    layout = Layout.STACKED if parts else Layout.GROUPED
    if shape.x.scale is Scale.TIME:
        if places <= FEW_TIMES:
            return _Plan(mark=Mark.BAR, layout=layout, why=say("why parts" if parts else "why few times", german))
        if parts:
            return _Plan(mark=Mark.BAR if places <= 12 else Mark.AREA, layout=layout, why=say("why parts", german))
        if 8 < series <= 20 and places <= 24:
            return _Plan(mark=Mark.HEAT, layout=layout, why=say("why heat", german))
        return _Plan(mark=Mark.LINE, layout=layout, why=say("why time", german))
    if series > 5 and places > 5 and not parts and not (hints.additive and _positive(shape) and series <= 8):
        return _Plan(mark=Mark.HEAT, layout=layout, why=say("why heat", german))
    if series > 1 and series * min(places, 20) > 24 and hints.additive and _positive(shape):
        layout = Layout.STACKED
    if _stands(shape, layout):
        return _Plan(mark=Mark.BAR, layout=layout, why=say("why names", german))
    return _Plan(mark=Mark.HBAR, layout=layout, why=say("why many", german))


def _stands(shape: Shape, layout: Layout) -> bool:
    """Whether the names fit under standing bars."""
    names = [str(place) for place in places_of(shape)]
    if len(names) > 12 and max(map(len, names)) <= BRIEF and is_run(names) and len(series_of(shape)) < 3:
        return True  # hours, days of a month, weeks
    bars = len(names) * (len(series_of(shape)) if layout is Layout.GROUPED else 1)
    return len(names) <= 12 and bars <= 24 and (max(map(len, names)) + 1) * len(names) <= WIDTH


def _standing(plan: _Plan, shape: Shape, asked: Asked) -> _Plan:
    """Lying or standing, when the names have been fitted."""
    if plan.mark not in _BARS or (
        shape.x.scale is Scale.TIME and asked.swapped is None and asked.mark is not Mark.HBAR
    ):
        return plan
    lying = asked.swapped if asked.swapped is not None else asked.mark is Mark.HBAR or not _stands(shape, plan.layout)
    return plan.model_copy(update={"mark": Mark.HBAR if lying else Mark.BAR})


def _as_asked(plan: _Plan, shape: Shape, hints: Hints, asked: Asked) -> _Plan:
    """The plan with what people asked for, where the result allows it."""
    notes: list[str] = []
    mark, layout, why = plan.mark, plan.layout, plan.why
    many = len(series_of(shape)) > 1
    if asked.mark is not None and asked.mark is not mark:
        if _possible(asked.mark, shape, hints):
            mark, why = asked.mark, say("why asked", hints.german)
        else:
            notes.append(say("no mark", hints.german, mark=mark_name(asked.mark, hints.german)))
    if asked.swapped is not None and mark not in _BARS and asked.mark is None and _possible(Mark.BAR, shape, hints):
        mark, why = Mark.BAR, say("why asked", hints.german)
    wanted = asked.layout
    if wanted is None and mark is Mark.AREA and many:
        wanted = Layout.STACKED
    if wanted is not None and wanted is not Layout.GROUPED:
        if not many:
            notes.append(say("one series", hints.german)) if asked.layout else None
        elif not _positive(shape):
            notes.append(say("no stack", hints.german))
            mark = Mark.LINE if mark is Mark.AREA else mark
        else:
            layout, why = wanted, say("why asked", hints.german) if asked.layout else why
            mark = _stackable(mark, shape)
    elif wanted is Layout.GROUPED or mark not in (*_BARS, Mark.AREA):
        layout = Layout.GROUPED
        mark = Mark.LINE if mark is Mark.AREA and many else Mark.BAR if mark is Mark.HEAT and wanted else mark
    return _Plan(mark=mark, layout=layout, why=why, notes=tuple(notes))


def _stackable(mark: Mark, shape: Shape) -> Mark:
    """The kind that can be stacked and is nearest."""
    if mark is Mark.LINE:
        return Mark.BAR if shape.x.scale is Scale.TIME and len(places_of(shape)) <= 12 else Mark.AREA
    return mark if mark in (*_BARS, Mark.AREA) else Mark.BAR


def _possible(mark: Mark, shape: Shape, hints: Hints) -> bool:
    """Whether a result can be drawn as this kind without misleading."""
    places, many = len(places_of(shape)), len(series_of(shape)) > 1
    if shape.x.scale is Scale.NUMBERS:
        return mark is Mark.POINT or (mark is Mark.LINE and places == len(shape.points))
    match mark:
        case Mark.BAR | Mark.HBAR:
            return shape.x.scale is Scale.NAMES or hints.additive or places <= BARS
        case Mark.HEAT:
            return many
        case Mark.PIE:
            return not many and _positive(shape) and (places <= SLICES or hints.additive) and _sum(shape) > 0
        case Mark.LINE | Mark.AREA:
            return places > 1
    return True


def _sum(shape: Shape) -> float:
    return sum(point.y for point in shape.points)


def _fitted(shape: Shape, plan: _Plan, hints: Hints) -> Shape:
    """The shape within what one picture of this kind can hold."""
    if shape.x.scale is Scale.NUMBERS:
        return few_points(shape, hints)
    if plan.mark is Mark.PIE:
        return few_places(shape, hints, SLICES)
    if plan.mark is Mark.HEAT:
        shape = few_series(shape, hints, 20)
        return few_times(shape, hints, 400) if shape.x.scale is Scale.TIME else few_places(shape, hints, 24)
    shape = few_series(shape, hints)
    if shape.x.scale is Scale.NAMES:
        many = len(series_of(shape)) if plan.layout is Layout.GROUPED else 1
        return few_places(shape, hints, 40 if plan.mark is Mark.LINE else max(6, min(20, 40 // many)))
    bars = plan.mark in _BARS and len(places_of(shape)) > BARS
    return few_times(shape, hints, BARS if bars else 500)


def _with_log(plan: _Plan, shape: Shape, hints: Hints, asked: Asked) -> _Plan:
    """A log scale only above zero, and never under marks that are filled from zero."""
    if not asked.log:
        return plan
    if any(point.y <= 0 for point in shape.points):
        return plan.model_copy(update={"notes": (*plan.notes, say("no log", hints.german))})
    if plan.mark in (Mark.LINE, Mark.POINT):
        return plan
    mark = Mark.LINE if shape.x.scale is Scale.TIME else Mark.POINT
    note = say("log marks", hints.german, mark=mark_name(mark, hints.german))
    return plan.model_copy(update={"mark": mark, "layout": Layout.GROUPED, "notes": (*plan.notes, note)})


def _chart(shape: Shape, plan: _Plan, hints: Hints, asked: Asked, part: str) -> Chart:
    log, zero = _scale(shape, plan, asked)
    many = len(series_of(shape)) > 1
    named_points = plan.mark is Mark.POINT and shape.x.scale is Scale.NAMES
    able = (plan.mark in _BARS and _within(shape, plan, hints)) or (
        len(shape.points) <= LABELS and (plan.mark is Mark.LINE or named_points)
    )
    single = plan.mark in _BARS or (named_points and not many)
    few = single and plan.layout is Layout.GROUPED and _room(shape, plan, hints)
    points = shape.points
    if shape.x.scale is Scale.NUMBERS and plan.mark is Mark.LINE:
        points = tuple(sorted(points, key=lambda point: float(point.x)))
    ours = hints.colours if asked.ours else ()
    return Chart(
        mark=plan.mark, x=_headed(shape.x, asked.x_title),
        y=_headed(shape.y, asked.y_title).model_copy(update={"log": log, "zero": zero}), points=points,
        title=_title(shape, hints, asked, part), series=shape.series, layout=plan.layout,
        legend=many and asked.legend is not False,
        labels=few if asked.labels is None else asked.labels and able,
        gaps=shape.gaps if plan.mark is Mark.LINE else (),
        colours=(asked.paint, *ours) if asked.paint else ours, german=hints.german,
        notes=_notes(shape, plan, hints, asked, able), why=plan.why, hints=hints, asked=asked,
    )  # fmt: skip


def _scale(shape: Shape, plan: _Plan, asked: Asked) -> tuple[bool, bool]:
    """Whether y is on a log scale, and whether it begins at zero."""
    values = [point.y for point in shape.points]
    log = bool(asked.log) and min(values) > 0 and plan.mark in (Mark.LINE, Mark.POINT)
    filled = plan.mark in (*_BARS, Mark.AREA)
    far = min(values) > 0.5 * max(values) > 0
    open_ended = not far and shape.x.scale is not Scale.NUMBERS if asked.zero is None else asked.zero
    return log, not log and (filled or open_ended)


def _notes(shape: Shape, plan: _Plan, hints: Hints, asked: Asked, able: bool) -> tuple[str, ...]:
    """What is to be said of the picture; `able` says that numbers fit at its marks."""
    notes = shape.notes + plan.notes
    if asked.ours and not hints.colours:
        notes += (say("no colours", hints.german),)
    if asked.unmet:
        notes += (say(asked.unmet, hints.german, mark=mark_name(plan.mark, hints.german)),)
    if asked.legend and len(series_of(shape)) < 2:
        notes += (say("no legend", hints.german),)
    if asked.labels and not able and plan.mark is not Mark.PIE:
        notes += (say("no room" if plan.mark in _BARS else "no labels", hints.german),)
    return tuple(dict.fromkeys(notes))


def _headed(axis: Axis, asked: str | None) -> Axis:
    """The axis with the heading that was asked for, which says its unit itself."""
    return axis if asked is None else axis.model_copy(update={"heading": asked})


def _within(shape: Shape, plan: _Plan, hints: Hints) -> bool:
    """Whether standing stacks are wide enough for their numbers; of those that lie each part has what fits."""
    if plan.mark is not Mark.BAR or plan.layout is Layout.GROUPED:
        return True
    longest = max(len(short(point.y, hints.german, shape.y.unit)) for point in shape.points)
    return (longest + 1) * len(places_of(shape)) <= WIDTH


def _room(shape: Shape, plan: _Plan, hints: Hints) -> bool:
    """Whether the numbers fit at the bars."""
    if plan.mark is not Mark.BAR:
        return len(shape.points) <= 24
    longest = max(len(short(point.y, hints.german, shape.y.unit)) for point in shape.points)
    return (longest + 1) * len(shape.points) <= WIDTH


def _title(shape: Shape, hints: Hints, asked: Asked, part: str) -> str:
    """What was asked for, what the caller says, or "revenue by region"."""
    if given := (hints.title if asked.title is None else asked.title):
        return clean(given, TITLE)
    if asked.title is not None:
        return ""
    what = shape.y.title or ", ".join(series_of(shape)[:3]) or ", ".join(map(str, places_of(shape)[:3]))
    link = ("gegen" if hints.german else "against") if shape.x.scale is Scale.NUMBERS else (
        "nach" if hints.german else "by")  # fmt: skip
    by = (" und " if hints.german else " and ").join(name for name in (shape.x.title, shape.series) if name)
    text = f"{what} {link} {by}" if what and by else what or by
    text = f"{text[:1].upper()}{text[1:]}" + (f" · {part}" if part else "")
    return clean(text + (f", {hints.filtered}" if hints.filtered else ""), TITLE)
