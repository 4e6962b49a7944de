"""The times that a question names, as filters on the column that says when. Pure."""

from __future__ import annotations

from itertools import pairwise

from bot.charts.times import civil, day_number, read
from bot.tables.analysis import TIMES, Filter, Grain, Operator
from bot.tables.draft import Doubt, Draft, Lost
from bot.tables.natural import MONTHS, natural
from bot.tables.span import Span
from bot.tables.spoken_times import month_days
from bot.tables.table import Column, Kind, Table

_LEADS = ("from", "between", "since", "before", "after", "to", "in")


def iso(number: int) -> str:
    """A day number as 2025-11-03."""
    return "{:04}-{:02}-{:02}".format(*civil(number))


def day_of(iso: str) -> int:
    """The day number of 2025-11-03."""
    return day_number(int(iso[:4]), int(iso[5:7]), int(iso[8:10]))


def bounds(column: Column) -> tuple[int, int]:
    """The first and last day of a column of dates, as day numbers; (0, 0) where it has none."""
    edges = [read(edge[:10]) for edge in (column.least, column.most)]
    days = [day_of(one[0]) for one in edges if one]
    return (days[0], days[1]) if len(days) == 2 else (0, 0)


def months(table: Table) -> Column | None:
    """The one column of text that names months, in a table without dates."""
    if any(one.kind in TIMES for one in table.columns):
        return None
    found = [one for one in table.columns if one.kind is Kind.TEXT and natural(one.samples) is MONTHS
             and len(one.samples) == one.distinct]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _quarters(draft: Draft) -> None:
    """ "Q4" where months have names and no year: the months of it that are there. Lost where a year is said."""
    column = months(draft.table)
    if column is None:
        return
    for span in [one for one in draft.spans if one.mark == "time" and one.grain == "quarter"]:
        held = tuple(one for one in column.samples if 0 <= MONTHS[one.strip().lower().rstrip(".")] - span.month < 3)
        if not span.month or not held:
            raise Lost
        draft.spans.remove(span)
        if len(held) < column.distinct:
            draft.filters.append(Filter(column=column.name, operator=Operator.IN, values=held))


def read_times(draft: Draft) -> None:
    """Takes the times out of the spans and makes them filters. Doubt where a year is not plain."""
    _of_which(draft)
    _quarters(draft)
    rest: list[Span] = []
    spans, at = draft.spans, 0
    while at < len(spans):
        lead = spans[at].mark if spans[at].mark in _LEADS else ""
        first = at + 1 if lead else at
        if first < len(spans) and spans[first].mark == "time":
            negated = bool(rest) and rest[-1].mark == "not"
            if negated:
                rest.pop()
            at = _taken(draft, lead, first, negated)
        else:
            rest.append(spans[at])
            at += 1
    draft.spans = rest


def _of_which(draft: Draft) -> None:
    """ "In March by ship date": which of several dates is meant, taken out of the spans."""
    dates = {one.name for one in draft.table.columns if one.kind in TIMES}
    at = [at for at, one in enumerate(draft.spans) if one.mark == "column" and set(one.columns) <= dates]
    if len(at) != 1 or not any(one.mark in ("time", "grain") for one in draft.spans):
        return
    if len(dates) < 2:
        _said_with(draft, at[0])
        return
    draft.when = draft.one(draft.spans[at[0]]).name
    first = at[0] - 1 if at[0] and draft.spans[at[0] - 1].mark in ("by", "in") else at[0]
    draft.spans = [*draft.spans[:first], *draft.spans[at[0] + 1 :]]


def _said_with(draft: Draft, at: int) -> None:
    """ "Joined in 2024": the only date there is, said before the time, says nothing more."""
    after = [one.mark for one in draft.spans[at + 1 : at + 3]]
    timed = after[:1] == ["time"] or (len(after) == 2 and after[0] in _LEADS and after[1] == "time")
    if timed and not (at and draft.spans[at - 1].mark in ("by", "which", "fn", "missing", "not")):
        draft.spans = [*draft.spans[:at], *draft.spans[at + 1 :]]


def _taken(draft: Draft, lead: str, at: int, negated: bool) -> int:
    """Makes the times from there on a filter; where they end."""
    spans, times = draft.spans, [draft.spans[at]]
    joints: list[str] = []
    at += 1
    while at < len(spans):
        between = [one.mark for one in spans[at : at + 2]]
        length = 2 if between in (["and", "in"], ["to", "in"], ["compare", "in"]) else 1
        if between[0] not in ("and", "to", "compare") or at + length >= len(spans) or spans[at + length].mark != "time":
            break
        joints.append(between[0])
        times.append(spans[at + length])
        at += length + 1
    column = draft.date()
    year = next((civil(one.low)[0] for one in reversed(times) if one.low), 0)
    found = [_resolved(draft, one, column, year) for one in times]
    draft.periods += [Grain(one.grain) for one in found]
    if "compare" in joints:
        draft.marks.add("compare")
    draft.filters.append(_filter(column, lead, joints, found, negated))
    return at


def _resolved(draft: Draft, time: Span, column: Column, year: int) -> Span:
    """A time with its year: the one said beside it, or the only one in the data."""
    if time.low:
        return time
    first, last = bounds(column)
    found = []
    for one in [year] if year else range(civil(first)[0], civil(last)[0] + 1):
        low, high = month_days(one, time.month, 1 if time.value.startswith("day") else int(time.value))
        if time.value.startswith("day"):
            low = high = low + int(time.value[4:]) - 1
        if year or (low <= last and high >= first):
            found.append(time.model_copy(update={"low": low, "high": high}))
    if len(found) == 1:
        return found[0]
    span = (iso(first), iso(last))
    if not found:
        raise Doubt(draft.say(f"The data run from {span[0]} to {span[1]}. Which part of it do you mean?",
                              f"Die Daten reichen von {span[0]} bis {span[1]}. Welcher Teil ist gemeint?"))  # fmt: skip
    years = ", ".join(str(civil(one.low)[0]) for one in found)
    raise Doubt(draft.say(f"Which year do you mean: {years}?", f"Welches Jahr ist gemeint: {years}?"))


def _filter(column: Column, lead: str, joints: list[str], found: list[Span], negated: bool) -> Filter:
    first = found[0]
    edges = {"since": (Operator.LEAST, first.low), "before": (Operator.UNDER, first.low),
             "after": (Operator.OVER, first.high), "to": (Operator.MOST, first.high)}  # fmt: skip
    if lead in edges and len(found) == 1:
        operator, day = edges[lead]
        return Filter(column=column.name, operator=operator, values=(iso(day),), unless=negated)
    ranged = lead in ("from", "between") or "to" in joints
    follow = all(one.high + 1 == other.low for one, other in pairwise(found))
    grains = {one.grain for one in found}
    if ranged or follow or len(grains) > 1:
        low, high = min(one.low for one in found), max(one.high for one in found)
        return Filter(column=column.name, operator=Operator.BETWEEN, values=(iso(low), iso(high)), unless=negated)
    values = tuple(label(one.low, Grain(first.grain)) for one in found)
    return Filter(column=column.name, operator=Operator.IN, values=values, unless=negated, grain=Grain(first.grain))


def label(day: int, grain: Grain) -> str:
    """What the period is called that a day lies in: 2025-11, 2025-Q4."""
    year, month, _ = civil(day)
    if grain is Grain.YEAR:
        return f"{year:04}"
    if grain is Grain.QUARTER:
        return f"{year:04}-Q{(month + 2) // 3}"
    return f"{year:04}-{month:02}" if grain is Grain.MONTH else iso(day)


def fitting(column: Column) -> Grain:
    """The grain in which what a column of dates holds is best seen over time: at most about 60 steps."""
    first, last = bounds(column)
    days = last - first
    return Grain.DAY if days <= 31 else Grain.MONTH if days <= 1800 else Grain.YEAR
