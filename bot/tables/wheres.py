"""The filters that a question names: values, what is left out, comparisons with numbers, what is missing. Pure."""

from __future__ import annotations

from collections.abc import Callable

from bot.tables.analysis import NUMBERS, Filter, Operator, number
from bot.tables.draft import Doubt, Draft, Lost
from bot.tables.span import Span
from bot.tables.spans import name_concepts
from bot.tables.table import Column, Kind

_COMPARED = {
    "over": Operator.OVER, "least": Operator.LEAST, "under": Operator.UNDER, "most": Operator.MOST,
}  # fmt: skip


def read_filters(draft: Draft) -> None:
    """Takes all filters but times out of the spans. Lost or Doubt where one is not plain."""
    for step in (_comparisons, _left_out, _missing, _values):
        _stepped(draft, step)
    kept = [one for one in draft.filters if not one.unless]
    if any(one.unless and one.model_copy(update={"unless": False}) in kept for one in draft.filters):
        raise Lost  # "active and inactive members"


def _stepped(draft: Draft, step: Callable[[Draft, int, list[Span]], int]) -> None:
    """Goes through the spans; a step says how many it has taken, and may take back from what was kept."""
    rest: list[Span] = []
    at = 0
    while at < len(draft.spans):
        taken = step(draft, at, rest)
        if not taken:
            rest.append(draft.spans[at])
        at += taken or 1
    draft.spans = rest


def _marks(draft: Draft, at: int, count: int) -> list[str]:
    return [one.mark for one in draft.spans[at : at + count]]


def _comparisons(draft: Draft, at: int, rest: list[Span]) -> int:
    mark = draft.spans[at].mark
    if mark in _COMPARED and _marks(draft, at + 1, 1) == ["number"]:
        values, length, operator = [draft.spans[at + 1].value], 2, _COMPARED[mark]
    elif mark == "between" and _marks(draft, at + 1, 3) == ["number", "and", "number"]:
        values, length, operator = [draft.spans[at + 1].value, draft.spans[at + 3].value], 4, Operator.BETWEEN
    else:
        return 0
    while len(rest) > 1 and rest[-1].mark == "in" and rest[-2].mark == "column":
        rest.pop()  # "a quantity of at least 7"
    after = draft.spans[at + length : at + length + 1]
    if after and after[0].mark == "share":  # 10 %
        length += 1
        after = draft.spans[at + length : at + length + 1]
        if not _of_percent(draft, rest):
            raise Lost
    named = rest[-1] if rest and rest[-1].mark == "column" and _numeric(draft, rest[-1]) else None
    if after and after[0].mark == "unit" and named and set(named.columns) <= set(after[0].columns):
        column, length = draft.one(rest.pop(), numeric=True), length + 1
    elif after and after[0].mark == "unit" and not named:
        column, length = draft.one(after[0], numeric=True), length + 1
    elif after and after[0].mark == "grain" and named and "duration" in name_concepts(draft.one(named, numeric=True)):
        column, length = draft.one(rest.pop(), numeric=True), length + 1
    elif after and after[0].mark == "column" and _numeric(draft, after[0]):
        column, length = draft.one(after[0], numeric=True), length + 1
    else:
        column = draft.one(_behind(draft, rest), numeric=True)
    draft.filters.append(Filter(column=column.name, operator=operator, values=tuple(values)))
    while rest and rest[-1].mark == "in":
        rest.pop()
    return length


def _of_percent(draft: Draft, rest: list[Span]) -> bool:
    held = [one for one in rest if one.mark == "column" and _numeric(draft, one)]
    return bool(held) and all(draft.column(name).unit == "%" for name in held[-1].columns)


def _numeric(draft: Draft, span: Span) -> bool:
    """Whether it can be compared with a number; what only tells things apart cannot."""
    columns = [draft.column(name) for name in span.columns]
    return any(one.kind in NUMBERS and not draft.key(one) for one in columns)


def _behind(draft: Draft, rest: list[Span]) -> Span:
    """The numeric column named just before; it is taken."""
    if rest and rest[-1].mark == "column" and _numeric(draft, rest[-1]):
        return rest.pop()
    raise Lost


def _left_out(draft: Draft, at: int, rest: list[Span]) -> int:
    if draft.spans[at].mark != "not":
        return 0
    start = at + 1
    while _marks(draft, start, 1) == ["in"]:
        start += 1
    listed, end = _listed(draft, start)
    if listed:
        for column, values in _by_column(draft, listed).items():
            draft.filters.append(_held(draft.column(column), values, unless=True))
            if rest and rest[-1].mark == "column" and rest[-1].columns == (column,) and not _grouped(rest):
                rest.pop()  # "all departments except Sales"
                while rest and rest[-1].mark == "in":
                    rest.pop()
        return end - at
    span = draft.spans[start] if start < len(draft.spans) else None
    if span and span.mark == "missing":
        beside = _beside(draft, start, rest)
        draft.filters.append(Filter(column=beside.name, operator=Operator.MISSING, unless=True))
        return start + 1 - at + (1 if _next_column(draft, start) else 0)
    if span and span.mark == "column" and _can_miss(found := draft.one(span)):
        draft.filters.append(Filter(column=found.name, operator=Operator.MISSING))
        return start + 1 - at
    raise Lost


def _grouped(rest: list[Span]) -> bool:
    """Whether the column that stands there last is what is grouped by."""
    before = [one.mark for one in rest[:-1] if one.mark != "in"]
    return not before or before[-1] not in ("column", "fn", "rows", "made")


def _can_miss(column: Column) -> bool:
    """Whether "without" one means that the cell is empty: not where it could be 0."""
    return bool(column.missing) and (column.kind not in NUMBERS or (number(column.least) or 0) > 0)


def _missing(draft: Draft, at: int, rest: list[Span]) -> int:
    if draft.spans[at].mark != "missing":
        return 0
    column = _beside(draft, at, rest)
    draft.filters.append(Filter(column=column.name, operator=Operator.MISSING))
    return 2 if _next_column(draft, at) else 1


def _next_column(draft: Draft, at: int) -> bool:
    return _marks(draft, at + 1, 1) in (["column"], ["yes"])


def _beside(draft: Draft, at: int, rest: list[Span]) -> Column:
    """The column named beside "missing", after it or before it; taken where it was before."""
    if _next_column(draft, at):
        return draft.one(draft.spans[at + 1])
    if rest and rest[-1].mark in ("column", "yes"):
        return draft.one(rest.pop())
    raise Lost


def _listed(draft: Draft, at: int) -> tuple[list[Span], int]:
    """Values in a row, joined by "and", "or" or "versus", and where they end."""
    found: list[Span] = []
    end = at
    while at < len(draft.spans):
        if draft.spans[at].mark in ("value", "yes"):
            if end == at and found and set(found[-1].columns) & set(draft.spans[at].columns):
                raise Lost  # "not delivered late": neither both nor one of them
            found.append(draft.spans[at])
            end = at + 1
        elif draft.spans[at].mark == "compare" and found and _marks(draft, at + 1, 1) in (["value"], ["yes"]):
            draft.marks.add("compare")
        elif draft.spans[at].mark not in ("and", "in") or not found or _anew(draft, at, found):
            break
        at += 1
    return found, end


def _anew(draft: Draft, at: int, found: list[Span]) -> bool:
    """Whether an "in" begins something else: "sales for IT", where "Sales" could be a department too."""
    span, after = draft.spans[at], draft.spans[at + 1 : at + 2]
    alone = span.mark == "in" and draft.spans[at - 1].mark not in ("and", "compare")
    return alone and any(set(one.columns) & set(found[-1].columns) for one in after)


def _by_column(draft: Draft, listed: list[Span]) -> dict[str, list[str]]:
    """The values of each column, as they are written there."""
    held: dict[str, list[str]] = {}
    for span in listed:
        if len(span.columns) > 1:
            shared = [name for name in span.columns if all(name in one.columns for one in listed)]
            if len(shared) != 1:
                names = " / ".join(f"“{name}”" for name in span.columns)
                raise Doubt(draft.say(f"“{span.value}” stands in {names}. Which one do you mean?",
                                      f"„{span.value}“ steht in {names}. Was ist gemeint?"))  # fmt: skip
            span = span.model_copy(update={"columns": (shared[0],)})
        held.setdefault(span.columns[0], []).append(span.value if span.mark == "value" else "yes")
    return {column: list(dict.fromkeys(values)) for column, values in held.items()}


def _held(column: Column, values: list[str], unless: bool = False) -> Filter:
    operator = Operator.IS if len(values) == 1 else Operator.IN
    return Filter(column=column.name, operator=operator, values=tuple(values), unless=unless)


def _values(draft: Draft, at: int, rest: list[Span]) -> int:
    span = draft.spans[at]
    if span.mark not in ("value", "yes") or (span.mark == "yes" and _no_filter(draft, at, rest)):
        return 0
    listed, end = _listed(draft, at)
    if any(one.which for one in listed):
        placed = rest and rest[-1].mark in ("in", "from", "compare")
        if not placed and len(listed) == 1:
            raise Lost
    for column, values in _by_column(draft, listed).items():
        if draft.column(column).kind is Kind.YESNO and draft.column(column).distinct == 0:
            raise Lost
        draft.filters.append(_held(draft.column(column), values))
        draft.marks.add(f"value of {column}")
        if draft.column(column).kind is Kind.YESNO or (rest and rest[-1].mark == "share"):
            draft.marks.add("share of value")
    named = {name for one in listed for name in one.columns}
    if rest and rest[-1].mark == "column" and set(rest[-1].columns) <= named:
        rest.pop()  # "region North"
    if end < len(draft.spans) and draft.spans[end].mark == "column" and set(draft.spans[end].columns) <= named:
        end += 1  # "the North region"
    while rest and (rest[-1].mark in ("in", "from") or _toward(rest[-1], listed)):
        rest.pop()
    return end - at


def _toward(span: Span, listed: list[Span]) -> bool:
    """ "Nach Österreich", "signed by Amari": before one value it is no grouping."""
    return span.mark == "by" and not span.value and len(listed) == 1 and listed[0].mark == "value"


def _no_filter(draft: Draft, at: int, rest: list[Span]) -> bool:
    """Whether a yes/no column stands there as what is grouped by, or as a rate."""
    before = [one.mark for one in rest if one.mark != "in"][-1:]
    return before in (["by"], ["rate"], ["which"]) or _marks(draft, at + 1, 1) == ["rate"]
