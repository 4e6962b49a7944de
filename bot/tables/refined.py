"""Feedback on an analysis: the analysis rewritten, not a new one guessed. Pure.

What of the words is about a chart is passed over here. Feedback that is not understood to the last word is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.tables.analysis import (
    NUMBERS,
    Analysis,
    Beyond,
    Function,
    Group,
    Measure,
    Operator,
    Order,
    Shown,
    problems,
)
from bot.tables.beside import beside, changes, shares
from bot.tables.composing import drafted, functioned
from bot.tables.draft import Doubt, Draft, Lost
from bot.tables.groupings import grouped, measured, read_groups
from bot.tables.refiltered import refiltered
from bot.tables.refining import PHRASES, WORDS
from bot.tables.regrouped import regrouped
from bot.tables.reordered import bare_top, cut, everywhere, flipped, topped
from bot.tables.rounding import read as rounded
from bot.tables.span import Span
from bot.tables.spans import Finder, is_german
from bot.tables.table import Table
from bot.tables.times import read_times
from bot.tables.wanted import read_named
from bot.tables.wheres import read_filters

_FLAGS = ("only", "instead", "also", "absolute", "no total", "with total", "with others", "again", "breakdown",
          "chart", "change", "share", "all", "up", "down", "by name", "compare", "overview")  # fmt: skip
_LONG = 300
_OUT = re.compile(r"\b(?:leave|take|filter) (?P<what>(?!out\b).{3,60}?) out\b", re.IGNORECASE)
_GONE = re.compile(
    r"(?<=^)\W*(?:please |bitte )?(?:remove|take out|hide|skip|don'?t show|(?:i )?don'?t want)\s+", re.IGNORECASE
)
_TOTAL = re.compile(
    r"^\W*(?:please )?(?:add|with|include|show|mit)\s+(?:an? |the )?(?:(?:grand |overall )?totals?|sums?|summen?)"
    r"(?:[ -]?(?:rows?|lines?|zeilen?))?\W*(?:please|bitte)?\W*$",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"^\W*(?:(?:and|now|ok|okay|und|jetzt) )*(?:(?:what|how) about(?: for| in| with)?|"
    r"(?:the |do the )?same (?:thing )?(?:for|in|with)|"
    r"(?:das |dasselbe|das selbe|das gleiche|gleiche|genauso)+ ?(?:für|in|mit)|wie sieht(?:'s| es)? (?:für|in|bei))"
    r" (?P<what>.+?)(?: aus)?\W*$",
    re.IGNORECASE,
)
""" "What about 2024": the same, of something else."""
_ROW = re.compile(
    r"\W*(?:(?:add|more|show|please|sum) )*(?:a |the )?(?:header |more )*rows?(?: numbers?)?(?: please)?\W*", re.I
)
_DROPPED = re.compile(
    r"\W*(?:please |bitte )?(?:drop|remove|leave out|omit|exclude|hide|lass)\b(?!.*\b(?:missing|empty|blank)\b)", re.I
)
_AND = re.compile(r"\W*(?:and|und|plus)\b", re.IGNORECASE)


def refined(analysis: Analysis, words: str, tables: Sequence[Table]) -> Analysis | None:
    """The analysis as the words want it; None where they are not about it, not plain, or change nothing."""
    table = next((one for one in tables if one.name == analysis.table), None)
    if table is None or len(words) > _LONG:
        return None
    if _ROW.fullmatch(words):
        return None  # a row of the picture that people have of it, not the number of rows
    if same := _SAME.match(words):
        words = f"for {same['what']}"
    words = _OUT.sub(r"leave out \g<what>", _GONE.sub("leave out ", words))
    words, told = rounded(_TOTAL.sub("with total", words))
    held = analysis.model_copy(update=told)
    finder = Finder(table, PHRASES, WORDS)
    if told and finder.spans(words) == []:
        return None if held == analysis else held
    try:
        draft = drafted(words, finder, is_german(words))
        if draft is None:
            return None
        if _AND.match(words) and all(one.mark in ("fn", "and", "in") for one in draft.spans):
            draft.spans.append(Span(mark="also"))  # "and the average?"
        draft.spans = [part for one in draft.spans for part in _beside(one)]
        changed = _changed(held, draft)
    except (Lost, Doubt):
        return None
    if _DROPPED.match(words) and any(one.operator is Operator.MISSING for one in changed.filters):
        return None  # "drop the rating" wants the column gone, and not the rows that have one
    return None if changed == analysis or problems(changed, table) else changed


def _beside(span: Span) -> tuple[Span, ...]:
    """ "Split by priority" adds a grouping to the one there is."""
    return (Span(mark="by"), span.model_copy(update={"mark": "also"})) if span.mark == "beside" else (span,)


def _changed(analysis: Analysis, draft: Draft) -> Analysis:
    said = [one.mark for one in draft.spans if one.mark not in ("instead", "only", "sort", "in")]
    ends = analysis.order.descending if analysis.order else True
    if said == ["flip"] or (analysis.top and said == (["worst"] if ends else ["best"])):
        draft.marks |= {*said, *(one.value for one in draft.spans)}
        return flipped(analysis, draft)
    analysis = _widened(analysis, draft)
    read_times(draft)
    if any(one.mark == "compare" for one in draft.spans) and len(draft.periods) == 1:
        raise Lost  # "compare with February": beside what there is, not in its place
    read_filters(draft)
    draft.marks = {mark for mark in draft.marks if not mark.startswith("value of ")}
    analysis, ordered = _sorted(analysis, draft)
    replaced = _replaced(draft)
    top, worst = bare_top(draft)
    if top:
        cut(draft)
    _flagged(draft, analysis)
    read_groups(draft)
    _breakdowns(analysis, draft)
    _bare_functions(analysis, draft)
    read_named(draft)
    analysis = refiltered(analysis, draft)
    analysis = _measured(analysis, draft)
    if draft.beyond:
        analysis = analysis.model_copy(update={"beyond": Beyond(draft.beyond)})
    analysis = regrouped(analysis, draft, replaced)
    analysis = topped(analysis, draft, top or draft.top or 0, worst)
    if ordered is not None:
        order = ordered if "up" not in draft.marks else ordered.model_copy(update={"descending": False})
        analysis = everywhere(analysis, order=order)
    elif draft.marks & {"up", "down", "by name"}:
        held = analysis.order or Order(measure=None if "by name" in draft.marks else 0)
        if "by name" in draft.marks:
            held = Order(measure=None)
        down = "down" in draft.marks or (held.descending and "up" not in draft.marks and "by name" not in draft.marks)
        analysis = everywhere(analysis, order=held.model_copy(update={"descending": down}))
    return _totalled(analysis, draft)


def _widened(analysis: Analysis, draft: Draft) -> Analysis:
    """ "All regions": without its filters."""
    for at, span in enumerate(draft.spans[:-1]):
        after = draft.spans[at + 1]
        if span.mark != "all" or after.mark not in ("column", "grain"):
            continue
        name = draft.date().name if after.mark == "grain" else draft.one(after).name
        kept = tuple(one for one in analysis.filters if one.column != name)
        if kept == analysis.filters:
            raise Lost
        draft.spans = [*draft.spans[:at], *draft.spans[at + 2 :]]
        return analysis.model_copy(update={"filters": kept})
    return analysis


def _sorted(analysis: Analysis, draft: Draft) -> tuple[Analysis, Order | None]:
    """ "Sort by revenue": the order, taken out of the spans."""
    at = next((at for at, one in enumerate(draft.spans) if one.mark == "sort"), None)
    if at is None:
        return analysis, None
    rest = draft.spans[at + 1 :]
    while rest and rest[0].mark in ("by", "in"):
        rest = rest[1:]
    if not rest or rest[0].mark in ("up", "down", "by name"):
        draft.spans = [*draft.spans[:at], *rest]
        return analysis, None
    span, rest = rest[0], rest[1:]
    if span.mark == "count" and rest:
        span, rest = rest[0], rest[1:]
        span = span.model_copy(update={"mark": "rows"})
    draft.spans = [*draft.spans[:at], *rest]
    names = {draft.date().name} if span.mark == "grain" else set(span.columns)
    if span.mark in ("column", "grain") and any(one.column in names for one in _groups(analysis)):
        return analysis, Order(measure=None, descending=False)
    for index, one in enumerate(analysis.measures):
        if (one.column in names) or (span.mark == "rows" and one.function is Function.COUNT):
            return analysis, Order(measure=index)
        if span.mark == "fn" and one.function == span.which:
            return analysis, Order(measure=index)
        if span.mark in ("share", "change") and one.shown.value == span.mark:
            return analysis, Order(measure=index)
    raise Lost


def _groups(analysis: Analysis) -> tuple[Group, ...]:
    return (*analysis.group, *(group for view in analysis.also for group in view.group))


def _replaced(draft: Draft) -> str:
    """The column of "instead of region", taken out of the spans; "" where none is said."""
    for at, span in enumerate(draft.spans):
        if span.mark == "instead of":
            after = [one for one in draft.spans[at + 1 :] if one.mark not in ("by", "in")]
            if not after or after[0].mark not in ("column", "grain", "fn"):
                raise Lost
            draft.marks.add("instead")
            draft.spans = [*draft.spans[:at], *after[1:]]
            if after[0].mark == "fn":
                return ""
            return draft.date().name if after[0].mark == "grain" else draft.one(after[0]).name
    return ""


def _flagged(draft: Draft, analysis: Analysis) -> None:
    """Takes marks that only say how, out of the spans."""
    draft.marks |= {one.mark for one in draft.spans if one.mark in _FLAGS}
    if "all" in draft.marks:
        raise Lost
    draft.spans = [one for one in draft.spans if one.mark not in _FLAGS]
    said = draft.marks & {"only", "also", "again"}
    if (
        said == {"only"}
        and not draft.filters
        and not draft.beyond
        and not any(one.mark in ("top", "fn", "by", "column") for one in draft.spans)
    ):
        raise Lost


def _breakdowns(analysis: Analysis, draft: Draft) -> None:
    """ "Regional breakdown": a group without "by"."""
    rest: list[Span] = []
    for at, span in enumerate(draft.spans):
        taken = at > 0 and draft.spans[at - 1].mark in ("fn", "count", "share")
        text = not taken and span.mark == "column" and not measured(draft, span) and all(
            draft.column(name).kind not in NUMBERS for name in span.columns
        )  # fmt: skip
        said = bool(draft.marks & {"breakdown", "instead", "also"}) or span.value == "adjective"
        another = span.mark == "grain" and any(one.grain for one in analysis.group)
        if another or ((text or span.mark == "grain") and said):
            draft.group(grouped(draft, span))
        else:
            rest.append(span)
    draft.spans = rest


def _bare_functions(analysis: Analysis, draft: Draft) -> None:
    """ "Also the average": of what is measured already."""
    held = [one for one in analysis.measures if one.column and one.function not in (Function.DISTINCT,)]
    rest: list[Span] = []
    for at, span in enumerate(draft.spans):
        after = [one.mark for one in draft.spans[at + 1 :] if one.mark not in ("and", "in", "fn")]
        if span.mark == "fn" and not after[:1]:
            if not held:
                raise Lost
            draft.measures += dict.fromkeys(functioned(one, Function(span.which)) for one in held)
        elif span.mark == "count" and not after:
            draft.measures.append(Measure(function=Function.COUNT))
        else:
            rest.append(span)
    draft.spans = [one for one in rest if one.mark not in ("and", "in", "by", "which")] if not any(
        one.mark in ("column", "count", "rows", "fn") for one in rest
    ) else rest  # fmt: skip


def _measured(analysis: Analysis, draft: Draft) -> Analysis:
    measures = list(analysis.measures)
    if draft.filters and "also" not in draft.marks:  # "only orders over 5 units" counts nothing
        draft.measures = [one for one in draft.measures if one.function is not Function.COUNT or one.column]
    if draft.measures:
        new = list(dict.fromkeys(draft.measures))
        measures = [*measures, *(one for one in new if one not in measures)] if "also" in draft.marks else new
    if "absolute" in draft.marks:
        measures = [one for one in measures if one.shown is Shown.VALUE]
    elif "share" in draft.marks:
        plain = [one for one in measures if one.shown is Shown.VALUE] or measures
        measures = [*shares(plain[:1]), *plain[1:]] if analysis.also else shares(plain)
    if "change" in draft.marks:
        measures = changes([one for one in measures if one.shown is Shown.VALUE])
    if draft.along:
        measures = beside([one for one in measures if one.shown is Shown.VALUE], *draft.along)
    changed = analysis.model_copy(update={"measures": tuple(measures)})
    moved = {"order": _moved(analysis, analysis.order, measures)}
    also = tuple(one.model_copy(update={"order": _moved(analysis, one.order, measures)}) for one in analysis.also)
    return changed.model_copy(update={**moved, "also": also})


def _moved(analysis: Analysis, order: Order | None, measures: list[Measure]) -> Order | None:
    """The order by the same measure, where it stands now; by the first where it is gone."""
    if order is None or order.measure is None:
        return order
    held = analysis.measures[order.measure]
    return order.model_copy(update={"measure": measures.index(held) if held in measures else 0})


def _totalled(analysis: Analysis, draft: Draft) -> Analysis:
    if "no total" in draft.marks:
        return analysis.model_copy(update={"total": False})
    return analysis.model_copy(update={"total": True}) if "with total" in draft.marks else analysis
