"""What a question groups by, and how many of them it wants. Pure."""

from __future__ import annotations

from bot.tables.analysis import NUMBERS, TIMES, Grain, Group, Order
from bot.tables.draft import Draft, Lost
from bot.tables.lexicon import ADDITIVE
from bot.tables.span import Span
from bot.tables.spans import head
from bot.tables.table import Column, Kind
from bot.tables.times import fitting, months


def read_groups(draft: Draft) -> None:
    """Takes tops, "by ..." and "which ..." out of the spans. Lost or Doubt where one is not plain."""
    _tops(draft)
    rest: list[Span] = []
    at = 0
    while at < len(draft.spans):
        span = draft.spans[at]
        if span.mark in ("by", "which"):
            at = _listed(draft, at, rest)
        elif span.mark == "grain" and span.value == "always":
            draft.group(dated(draft, Grain(span.which)))
            at += 1
        elif span.mark == "trend":
            draft.group(Group(column=draft.date().name, grain=fitting(draft.date())))
            at += 1
        else:
            rest.append(span)
            at += 1
    draft.spans = rest


def dated(draft: Draft, grain: Grain) -> Group:
    """A grouping by time; Lost where the table has no such time."""
    if grain is Grain.MONTH and (named := months(draft.table)):
        return Group(column=named.name)
    column = draft.date()
    if grain is Grain.HOUR and column.kind is not Kind.MOMENT:
        raise Lost
    return Group(column=column.name, grain=grain)


def grouped(draft: Draft, span: Span) -> Group:
    """What a span groups by. Lost where it is a measure, or too many different things to be a group."""
    if span.mark == "grain":
        return dated(draft, Grain(span.which))
    column = draft.one(span)
    if column.kind in TIMES:
        return Group(column=column.name, grain=fitting(column))
    return Group(column=column.name)


def measured(draft: Draft, span: Span) -> bool:
    """Whether a column is one that is measured, so that "by" it is an order and not a grouping."""
    columns = [draft.column(name) for name in span.columns]
    return span.mark == "column" and all(
        one.kind is Kind.NUMBER or (one.kind is Kind.INTEGER and (head(one) in ADDITIVE or one.distinct > 50))
        for one in columns
    ) and not any(draft.key(one) for one in columns)  # fmt: skip


def _tops(draft: Draft) -> None:
    for at, span in enumerate(draft.spans[1:], 1):
        if span.mark == "sold" and draft.spans[at - 1].mark in ("best", "worst"):  # "best selling products"
            draft.spans = [*draft.spans[:at], *draft.spans[at + 1 :]]
            draft.marks.add("sold")
            break
    rest: list[Span] = []
    at = 0
    while at < len(draft.spans):
        marks = [one.mark for one in draft.spans[at : at + 4]]
        names = marks[1:2] == ["column"] and not any(
            draft.column(name).kind in NUMBERS for name in draft.spans[at + 1].columns
        )
        length, number, worst = _top(draft.spans[at : at + 3], marks, names)
        if not length:
            rest.append(draft.spans[at])
            at += 1
            continue
        draft.top, draft.order = number or None, Order(measure=0, descending=not worst)
        used = draft.spans[at : at + length]
        at += length
        after = draft.spans[at : at + 1]
        if not after or after[0].mark not in ("column", "grain", "yes") or measured(draft, after[0]):
            raise Lost
        draft.group(grouped(draft, after[0]))
        draft.marks |= {"best group", *("top" for one in used if one.mark in ("top", "bottom"))}
        draft.marks |= {one.value for one in used}
        at += 1
        if number and after[0].mark != "grain" and at < len(draft.spans) and draft.spans[at].mark == "by":
            draft.marks.add("top within")
    draft.spans = rest


def _top(spans: list[Span], marks: list[str], names: bool) -> tuple[int, int, bool]:
    """How many spans a top is, its number, and whether it is of the worst; zeros where there is none."""
    if marks[:2] in (["top", "number"], ["bottom", "number"], ["best", "number"], ["worst", "number"]):
        number, worst, length = spans[1].value, marks[0] in ("bottom", "worst"), 2
        length += 1 if marks[2:3] in (["best"], ["worst"]) else 0
    elif marks[:2] in (["number", "best"], ["number", "worst"], ["number", "top"], ["number", "bottom"]):
        number, worst, length = spans[0].value, marks[1] in ("worst", "bottom"), 2
    elif marks[0] == "top" and marks[1:2] in (["column"], ["yes"]):
        number, worst, length = "5", False, 1
    elif marks[0] in ("best", "worst") and (marks[1:2] == ["grain"] or names):
        return 1, 0, marks[0] == "worst"
    else:
        return 0, 0, False
    if not number.isdigit() or not 1 <= int(number) <= 1000:
        raise Lost
    return length, int(number), worst


def _listed(draft: Draft, at: int, rest: list[Span]) -> int:
    """Takes "by region and month"; what is measured stays, with its "by" before it. Where it ends."""
    by = draft.spans[at]
    at += 1
    while at < len(draft.spans) and draft.spans[at].mark in ("in", "by"):
        at += 1
    if at >= len(draft.spans) or draft.spans[at].mark not in ("column", "grain", "yes"):
        if by.mark == "which":
            rest.append(by)
            return at
        if at < len(draft.spans) and draft.spans[at].mark in (
            "best", "fn", "count", "rows", "value of order", "made",
        ):  # fmt: skip
            rest.append(by)
            return at
        raise Lost
    if measured(draft, draft.spans[at]) or (draft.order and _counted_in(draft, draft.spans[at])):
        _ranked_by(draft, by, rest)
        return at
    if by.mark == "by" and draft.spans[at].mark == "column" and draft.numbered(draft.one(draft.spans[at])):
        rest += [by, draft.spans[at].model_copy(update={"mark": "per"})]
        return at + 1
    while True:
        draft.group(grouped(draft, draft.spans[at]))
        draft.marks.add(by.mark + " group")
        at += 1
        ahead = at
        while ahead < len(draft.spans) and draft.spans[ahead].mark in ("and", "by"):
            ahead += 1
        if ahead == at or ahead >= len(draft.spans) or not _more(draft, draft.spans[ahead]):
            return at
        at = ahead


def _counted_in(draft: Draft, span: Span) -> bool:
    """Whether a top can be by it: "the top 3 departments by rating"."""
    columns = [draft.column(name) for name in span.columns]
    return span.mark == "column" and all(one.kind in NUMBERS and not draft.key(one) for one in columns)


def _ranked_by(draft: Draft, by: Span, rest: list[Span]) -> None:
    """ "Products by revenue": the group stands before, and is ordered by what follows."""
    before = rest[-1] if rest else None
    if by.mark == "which":
        raise Lost
    if by.value == "per":
        raise Lost
    if before and before.mark == "column" and not draft.groups and not measured(draft, before):
        draft.group(grouped(draft, rest.pop()))
        draft.order = Order(measure=0)
    elif not draft.order:
        raise Lost
    draft.marks.add("ranked by")


def _more(draft: Draft, span: Span) -> bool:
    if span.mark == "grain" and span.value != "always":
        return True
    return span.mark in ("column", "yes") and not measured(draft, span) and not any(
        draft.column(name).kind in NUMBERS for name in span.columns
    )  # fmt: skip


def categories(columns: tuple[Column, ...]) -> list[Column]:
    """Those by which a table is plainly seen: text of a few values, fewest first."""
    found = [one for one in columns if one.kind is Kind.TEXT and 2 <= one.distinct <= 50]
    return sorted(found, key=lambda one: one.distinct)
