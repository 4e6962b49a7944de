"""Feedback on which rows an analysis takes. Pure."""

from __future__ import annotations

from bot.charts.times import read as read_time
from bot.tables.analysis import Analysis, Filter, Grain, Operator
from bot.tables.draft import Draft, Lost
from bot.tables.times import day_of

_FINER = {Grain.YEAR: Grain.MONTH, Grain.QUARTER: Grain.MONTH, Grain.MONTH: Grain.WEEK, Grain.WEEK: Grain.DAY}


def refiltered(analysis: Analysis, draft: Draft) -> Analysis:
    """The filters with those that were said: a later one on a column takes the place of an earlier one."""
    filters = list(analysis.filters)
    for new in draft.filters:
        same = [one for one in filters if one.column == new.column and one.unless == new.unless]
        listed = (Operator.IS, Operator.IN)
        if draft.marks & {"also", "again"} and not new.unless and new.operator in listed and not new.grain:
            filters = _more_values(filters, new)
            continue
        if new.unless and same and new.operator in listed and same[0].operator in listed:
            values = tuple(dict.fromkeys((*same[0].values, *new.values)))
            if values != same[0].values:
                filters[filters.index(same[0])] = same[0].model_copy(update={"values": values, "operator": Operator.IN})
            continue
        if "also" in draft.marks and len(same) == 1 and (joined := _joined(same[0], new)):
            filters[filters.index(same[0])] = joined
            continue
        if draft.marks & {"also", "again"} and not new.unless:
            raise Lost
        other = new.model_copy(update={"unless": not new.unless})  # "only the active ones", then "the inactive ones"
        filters = [one for one in filters if (one not in same or new.unless) and one != other] + [new]
    changed = analysis.model_copy(update={"filters": tuple(filters)})
    if draft.periods and len(set(draft.periods)) == 1 and len(draft.periods) == 1 and analysis.also:
        changed = _finer(changed, draft.periods[0])
    return changed


def _joined(one: Filter, other: Filter) -> Filter | None:
    """Two stretches of time that follow each other, as one; None for all else."""
    if {one.operator, other.operator} != {Operator.BETWEEN} or one.grain or other.grain:
        return None
    first, last = sorted((one, other), key=lambda held: held.values[0])
    if not (found := read_time(first.values[1])) or not (after := read_time(last.values[0])):
        return None
    if day_of(after[0]) != day_of(found[0]) + 1:
        return None
    return first.model_copy(update={"values": (first.values[0], last.values[1])})


def _more_values(filters: list[Filter], new: Filter) -> list[Filter]:
    """ "Also South", "include East again": more of a column than was left."""
    for at, one in enumerate(filters):
        if one.column != new.column or one.operator not in (Operator.IS, Operator.IN) or one.grain:
            continue
        if one.unless:
            kept = tuple(value for value in one.values if value not in new.values)
            if kept == one.values:
                continue
            left = [one.model_copy(update={"values": kept})] if kept else []
            return [*filters[:at], *left, *filters[at + 1 :]]
        values = tuple(dict.fromkeys((*one.values, *new.values)))
        return [*filters[:at], one.model_copy(update={"operator": Operator.IN, "values": values}), *filters[at + 1 :]]
    raise Lost


def _finer(analysis: Analysis, grain: Grain) -> Analysis:
    """An overview of one month is seen by its weeks."""
    group = tuple(
        one.model_copy(update={"grain": _FINER[grain]}) if one.grain is grain and grain in _FINER else one
        for one in analysis.group
    )
    return analysis.model_copy(update={"group": group})
