"""Totals of periods that a question names: "average monthly sales", "cumulative revenue", "above average". Pure."""

from __future__ import annotations

from collections.abc import Callable

from bot.tables.analysis import Beyond
from bot.tables.beside import beside
from bot.tables.draft import Draft, Lost
from bot.tables.grains import PERIODS, Grain
from bot.tables.groupings import dated
from bot.tables.lexicon import ADDITIVE
from bot.tables.measures import Each, Function, Measure, Shown
from bot.tables.pieces import Reading, is_count
from bot.tables.span import Piece, Span
from bot.tables.spans import head
from bot.tables.table import Kind
from bot.tables.times import fitting

_TAKEN = (Function.MEAN, Function.MEDIAN, Function.MIN, Function.MAX)
_EACH = ("per", "pro", "je", "each", "for each", "every", "for every", "in each")
_RUNNING = frozenset({"cumulative", "cumulated", "cumulatively", "accumulated", "running", "kumuliert", "kumulierte",
                      "kumulierter", "kumulierten", "laufende", "aufgelaufene", "aufgelaufener"})  # fmt: skip
_MOVING = frozenset({"moving", "rolling", "gleitender", "gleitende", "gleitenden", "trailing"})
_OVER = frozenset({"over", "under", "better than", "worse than", "more than", "less than", "higher than", "above",
                   "lower than", "greater than", "below"})  # fmt: skip
_UNDER = frozenset({"under", "below", "less than", "lower than", "worse than", "fewer than", "smaller than",
                    "weniger als", "unter", "kleiner als"})  # fmt: skip
_MORE = ("more", "higher", "greater", "larger", "bigger")
_FEWER = ("fewer", "less", "lower", "smaller")


def read_totals(reading: Reading) -> None:
    """Takes what is said of the totals of periods out of a question."""
    steps: tuple[Callable[[Reading, int], None], ...] = (_moving, _running, _beyond, _regular, _each)
    for step in steps:
        at = 0
        while at < len(reading.pieces):
            step(reading, at)
            at += 1


def _running(reading: Reading, at: int) -> None:
    """ "Cumulative revenue", "the running total of orders"."""
    if reading.said(at) not in _RUNNING or reading.mark(at):
        return
    if reading.said(at) in ("running", "laufende") and not _function(reading, at + 1, (Function.SUM,)):
        return
    end = at + 1 if _function(reading, at + 1, (Function.SUM,)) else at
    reading.pieces[at : end + 1] = [_marked(Shown.RUNNING)]


def _marked(shown: Shown, last: str = "") -> Piece:
    return Piece(words=(shown.value,), span=Span(mark="along", which=shown.value, value=last))


def _moving(reading: Reading, at: int) -> None:
    """ "The 3-month moving average of revenue", "the moving average over 7 days"."""
    if reading.said(at) not in _MOVING or not _function(reading, at + 1, (Function.MEAN,)):
        return
    start, end = at, at + 1
    first, second = reading.before(reading.before(at)), reading.before(at)
    if reading.mark(first) != "number" or reading.mark(second) != "grain":
        first = reading.after(end, ("in", "over", "from"))
        second = reading.after(first)
        end = second
    else:
        start = first
    if reading.mark(first) != "number" or reading.mark(second) != "grain":
        return
    count, grain = _value(reading, first), _which(reading, second)
    if grain not in PERIODS or not count.isdigit() or not 2 <= int(count) <= 60:
        return
    by = Piece(words=(grain.value,), span=Span(mark="grain", which=grain.value, value="always"))
    reading.pieces[start : end + 1] = [_marked(Shown.MOVING, count), by]


def _value(reading: Reading, at: int) -> str:
    span = reading.pieces[at].span
    return span.value if span else ""


def _which(reading: Reading, at: int) -> Grain:
    span = reading.pieces[at].span
    return Grain(span.which) if span else Grain.HOUR


def _function(reading: Reading, at: int, among: tuple[Function, ...]) -> Function | None:
    """Which of these functions a piece names; None for none."""
    span = reading.pieces[at].span if 0 <= at < len(reading.pieces) else None
    return Function(span.which) if span and span.mark == "fn" and span.which in among else None


def _beyond(reading: Reading, at: int) -> None:
    """ "Months above the average", "regions with below-average revenue"."""
    said = reading.said(at)
    if said.startswith(("überdurchschnittlich", "unterdurchschnittlich")):
        reading.pieces[at] = Piece(words=("beyond",), span=Span(mark="beyond", which=_way(said.startswith("unter"))))
        return
    _more(reading, at)
    said = reading.said(at)
    if said not in _OVER | _UNDER:
        return
    end = reading.after(at)
    if reading.mark(end) == "grain":  # "above the monthly average"
        end = reading.after(end)
    if _function(reading, end, (Function.MEAN,)):
        piece = Piece(words=("beyond",), span=Span(mark="beyond", which=_way(said in _UNDER)))
        reading.pieces[at : end + 1] = [piece]
        _grouped(reading, at)


def _more(reading: Reading, at: int) -> None:
    """ "Days with more orders than average", in the order of "over average orders"."""
    said = reading.said(at)
    than = next((near for near in range(at + 1, min(at + 5, len(reading.pieces))) if reading.said(near) == "than"), 0)
    end = reading.after(than) if than else 0
    if said in (*_MORE, *_FEWER) and than and _function(reading, end, (Function.MEAN,)):
        put = [Piece(words=("over" if said in _MORE else "under",)), reading.pieces[end]]
        reading.pieces[at : end + 1] = [*put, *reading.pieces[at + 1 : than]]


def _grouped(reading: Reading, at: int) -> None:
    """ "Carriers above the average": what stands before it is grouped by."""
    before = reading.before(at, ("in",))
    text = reading.mark(before) == "column" and all(one.kind is Kind.TEXT for one in reading.columns(before))
    if (text or reading.mark(before) == "grain") and reading.mark(reading.before(before)) not in ("by", "which"):
        reading.pieces.insert(before, Piece(words=("by",), span=Span(mark="by")))


def _way(under: bool) -> str:
    return (Beyond.UNDER if under else Beyond.OVER).value


def _regular(reading: Reading, at: int) -> None:
    """ "Average monthly sales": what is taken of the total of each month."""
    span = reading.pieces[at].span
    if span is None or span.mark != "grain" or span.value != "always":
        return
    function = _function(reading, reading.before(at), _TAKEN)
    start, end = reading.before(at), reading.after(at, ("in",))
    if function is None:
        function, start = _function(reading, reading.after(at), (Function.MEAN, Function.MEDIAN)), at
        end = reading.after(reading.after(at), ("in",))
    if function is not None and _function(reading, end, (Function.SUM,)):
        end = reading.after(end, ("in",))
    if function is None:
        return
    _totalled(reading, start, end, function, Grain(span.which))


def _each(reading: Reading, at: int) -> None:
    """ "Average number of orders per day", "sales per month on average"."""
    span = reading.pieces[at].span
    if span is None or span.mark != "grain" or reading.said(at - 1) not in (*_EACH, "a", "an"):
        return
    end = reading.before(at - 1) if reading.said(at - 1) in _EACH else reading.before(at)
    if at - end > 2 + (reading.said(at - 2) == "a"):
        return
    start = reading.before(end, ("in",))
    if reading.mark(start) == "count":
        start = reading.before(start)
    if _function(reading, start, (Function.SUM,)):
        start = reading.before(start)
    function = _function(reading, start, _TAKEN)
    behind = reading.after(at)
    last = at
    if function is None and _function(reading, behind, (Function.MEAN,)) and reading.mark(behind + 1) not in (
        "column", "rows", "made"
    ):  # fmt: skip
        function, last = Function.MEAN, behind
        start = _first(reading, end)
    if function is None or function in (Function.MIN, Function.MAX):
        return
    measure = _total(reading, end)
    if measure and Grain(span.which) in PERIODS:
        _put(reading, start, last, measure, function, Grain(span.which))


def _first(reading: Reading, end: int) -> int:
    """Where what is counted or added begins: "the number of orders"."""
    before = reading.before(end)
    return before if reading.mark(before) == "count" or _function(reading, before, (Function.SUM,)) else end


def _total(reading: Reading, at: int) -> Measure | None:
    """What has a total in each period: what is added up, or how many rows there are."""
    column = reading.number(at)
    if column is not None and head(column) not in ADDITIVE and not is_count(column):
        return None
    found = reading.operand(at)
    return found if found and found.over is None else None


def _totalled(reading: Reading, start: int, end: int, function: Function, grain: Grain) -> None:
    if reading.mark(end) == "count":
        end = reading.after(end, ("in",))
    measure = _total(reading, end)
    if measure and grain in PERIODS:
        _put(reading, start, end, measure, function, grain)


def _put(reading: Reading, start: int, end: int, measure: Measure, function: Function, grain: Grain) -> None:
    date = reading.draft.date()
    each = Each(function=function, column=date.name, grain=grain)
    reading.put(start, end, measure.model_copy(update={"each": each}))


def along(draft: Draft) -> None:
    """What is seen from period to period, of the measures that were read: beside each its running total. Lost where
    nothing can be added up.
    """
    shown = draft.along
    if shown is None:
        return
    if not draft.measures or any(not one.adds for one in draft.measures) or draft.top:
        raise Lost
    if not any(one.grain in PERIODS for one in draft.groups):
        grain = fitting(draft.date())
        draft.group(dated(draft, grain))
        draft.groups.sort(key=lambda one: one.grain not in PERIODS)
    draft.order = None
    draft.measures = beside(draft.measures, *shown)
