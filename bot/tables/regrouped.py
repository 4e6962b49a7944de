"""Feedback on what an analysis groups by. Pure."""

from __future__ import annotations

from bot.tables.analysis import PERIODS, Analysis, Breakdown, Group, Order
from bot.tables.draft import Draft, Lost


def regrouped(analysis: Analysis, draft: Draft, replaced: str) -> Analysis:
    """The analysis by the groups that feedback named; `replaced` is the column that one was to take the place of."""
    if replaced and not draft.groups and not draft.measures:
        raise Lost
    for new in draft.groups:
        if new.grain in PERIODS:
            analysis = _by_period(analysis, new, "instead" in draft.marks and replaced != new.column)
        elif analysis.also and "instead" not in draft.marks:
            analysis = _seen_by(analysis, new)
        else:
            analysis = _by(analysis, new, draft.marks, replaced)
    held = {*analysis.group, *(one for view in analysis.also for one in view.group)}
    if any(new not in held for new in draft.groups):
        raise Lost  # "split by country and month" of carriers would be three
    return analysis


def _by_period(analysis: Analysis, new: Group, instead: bool) -> Analysis:
    """Another grain takes the place of the one there is; else the period comes first."""
    held = [at for at, one in enumerate(analysis.group) if one.grain]
    if held:
        group = tuple(new if at == held[0] else one for at, one in enumerate(analysis.group))
    elif instead:
        group = (new,)
    else:
        group = (new, *analysis.group[:1])
    top = {} if len(group) > 1 or held else {"top": None, "order": None}
    return analysis.model_copy(update={"group": group, **top})


def _seen_by(analysis: Analysis, new: Group) -> Analysis:
    """One more view of an overview, before the others."""
    others = tuple(one for one in analysis.also if one.group != (new,))[:5]
    return analysis.model_copy(update={"also": (Breakdown(group=(new,), order=Order(measure=0)), *others)})


def _by(analysis: Analysis, new: Group, marks: set[str], replaced: str) -> Analysis:
    """A category beside a period, or in the place of another category; beside it where it was to be added."""
    if new in analysis.group:
        return analysis
    held = analysis.group
    if replaced and any(one.column == replaced for one in held):
        group = tuple(new if one.column == replaced else one for one in held)
    elif "instead" in marks or not held:
        group = (new,)
    elif len(held) == 1 and (held[0].grain or "also" in marks):
        group = (*held, new)
    elif len(held) == 1:
        group = (new,)
    else:
        group = (*tuple(one for one in held if one.grain)[:1], new)
        if len(group) == 1:
            raise Lost
    fresh = {} if held and group[-1] in held else {"top": None, "order": None, "others": False}
    return analysis.model_copy(update={"group": group, **fresh, "also": () if "instead" in marks else analysis.also})
