"""Feedback on which groups come first, and how many of them are shown. Pure."""

from __future__ import annotations

from bot.tables.analysis import Analysis, Order
from bot.tables.draft import Draft, Lost
from bot.tables.wanted import plain_rank


def everywhere(analysis: Analysis, **update: object) -> Analysis:
    """The change in the groups and, where the groups are periods of an overview, in its further views instead."""
    if not analysis.also:
        return analysis.model_copy(update=update)
    return analysis.model_copy(update={"also": tuple(one.model_copy(update=update) for one in analysis.also)})


def flipped(analysis: Analysis, draft: Draft) -> Analysis:
    """ "The other way round", "the worst ones instead": the same in the other order; Lost where more is said."""
    if len(analysis.group) != 1 or analysis.also:
        raise Lost  # of two groups the one beside the other may be meant
    time = analysis.group[0].grain is not None and not analysis.top
    held = analysis.order or Order(measure=None if time else 0, descending=not time)
    if "flip" not in draft.marks and (held.measure is None or not plain_rank(draft, analysis.measures[held.measure])):
        raise Lost
    return analysis.model_copy(update={"order": held.model_copy(update={"descending": not held.descending})})


def bare_top(draft: Draft) -> tuple[int, bool]:
    """ "Top 3" without of what: its number, and whether it is of the worst."""
    for at, span in enumerate(draft.spans[:-1]):
        after = draft.spans[at + 2 : at + 3]
        if span.mark in ("top", "bottom", "best", "worst") and draft.spans[at + 1].mark == "number":
            if after and after[0].mark in ("column", "grain", "best", "worst"):
                return 0, False
            number = draft.spans[at + 1].value
            if not number.isdigit() or not 1 <= int(number) <= 1000:
                raise Lost
            draft.marks |= {"top" if span.mark in ("top", "bottom") else span.mark, span.value}
            draft.spans = [*draft.spans[:at], *draft.spans[at + 2 :]]
            return int(number), span.mark in ("bottom", "worst")
    return 0, False


def cut(draft: Draft) -> None:
    """ "Just the top 3": the first of those that are shown, whatever is good of them."""
    if any(one.mark == "only" for one in draft.spans) and not draft.marks & {"best", "worst", "quality"}:
        draft.spans = [one for one in draft.spans if one.mark != "only"]
        draft.marks.add("cut")


def topped(analysis: Analysis, draft: Draft, top: int, worst: bool) -> Analysis:
    if "with others" in draft.marks:
        if not (top or analysis.top or any(one.top for one in analysis.also)):
            raise Lost
        analysis = everywhere(analysis, others=True)
    if not top:
        return analysis
    if not analysis.group or not ("cut" in draft.marks or plain_rank(draft, analysis.measures[0])):
        raise Lost
    held = analysis.order if analysis.order and analysis.order.measure is not None else Order(measure=0)
    down = not worst and (draft.order is None or draft.order.descending)
    if "cut" in draft.marks and not worst:
        down = held.descending
    return everywhere(analysis, top=top, order=held.model_copy(update={"descending": down}))
