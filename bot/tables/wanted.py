"""What a question wants measured. Pure."""

from __future__ import annotations

from bot.tables.analysis import NUMBERS, PERIODS, Function, Group, Measure, Operator, Order
from bot.tables.beside import changes, shares
from bot.tables.composing import take
from bot.tables.counts import counted, read_count
from bot.tables.draft import Doubt, Draft, Lost
from bot.tables.lexicon import ADDITIVE, LESS, MORE, SUMS
from bot.tables.span import Span
from bot.tables.spans import head
from bot.tables.table import Column, Kind
from bot.tables.times import fitting

_ASIDE = ("in", "and", "from", "to", "by", "which", "overview", "compare", "since")
"""What may stand between, once groups and filters are taken."""


def read_measures(draft: Draft) -> None:
    """Takes the rest of the spans as measures; Lost where something is left, Doubt where it is not plain."""
    read_named(draft)
    _defaults(draft)
    _doubtful(draft)
    if "share" in draft.marks:
        draft.measures = shares(draft.measures)
    if "change" in draft.marks:
        _changes(draft)


def read_named(draft: Draft) -> None:
    """Takes the measures that are named, without what may be meant when none is."""
    functions: list[Function] = []
    at = 0
    while at < len(draft.spans):
        at = _one(draft, at, functions)
    if functions:
        _bare(draft, functions)


def _doubtful(draft: Draft) -> None:
    """What would have an answer, but not surely the one that was meant."""
    if "ranked by" in draft.marks and len(draft.measures) != 1:
        raise Lost
    if (
        draft.marks & {"best", "worst"}
        and "by group" in draft.marks
        and not draft.marks & {"which group", "best group"}
    ):
        raise Lost
    if {"share", "share of value"} <= draft.marks and not draft.shared and draft.groups:
        raise Lost  # of each group's own, or of all of them together
    if draft.order and draft.measures and not plain_rank(draft, draft.measures[0]):
        raise Lost
    averaged = [one for one in draft.measures if one.function in (Function.MEAN, Function.MEDIAN) and not one.called]
    grain = next((one.grain for one in draft.groups if one.grain in PERIODS), None)
    if grain and not draft.each and any(one.column and head(draft.column(one.column)) in ADDITIVE for one in averaged):
        raise Doubt(
            draft.say(
                f"The average of the rows in each {grain}, or the total of each {grain}?",
                "Der Durchschnitt der Zeilen in jedem Zeitraum, oder die Summe jedes Zeitraums?",
            )
        )


def plain_rank(draft: Draft, measure: Measure) -> bool:
    """Whether it is plain which end is the best, or the top."""
    if not measure.column or measure.function in (Function.COUNT, Function.DISTINCT):
        return True
    held = head(draft.column(measure.column))
    return held in MORE if "quality" in draft.marks else held not in LESS or "top" not in draft.marks


def _one(draft: Draft, at: int, functions: list[Function]) -> int:
    """Takes what stands there; where it ends."""
    span, after = draft.spans[at], draft.spans[at + 1 : at + 2]
    match span.mark:
        case "fn":
            return _function(draft, span, at, functions)
        case "made":
            take(draft, span, functions)
        case "column" | "yes" | "per":
            draft.after = draft.spans[at - 1].mark if at else ""
            _column(draft, span, functions)
        case "value of order":
            _order_value(draft, functions)
        case "count":
            return read_count(draft, at)
        case "rows" if draft.measures and draft.spans[at - 1].mark not in ("and", "best", "worst"):
            pass  # "the average weight of returned deliveries"
        case "rows":
            _averaged_away(functions)
            draft.measures.append(Measure(function=Function.COUNT, called=span.value))
        case "best" | "worst":
            draft.order = Order(measure=0, descending=span.mark == "best")
            draft.marks |= {span.mark, span.value}
        case "rate":
            yes = [one for one in (*after, *draft.spans[max(at - 1, 0) : at]) if one.mark == "yes"]
            if not yes:
                raise Lost
        case "down" | "up" if not at + 1 < len(draft.spans):
            draft.ordered = span.mark
        case "share" | "change" | "overview" | "compare" | "sold":
            draft.marks.add(span.mark)
        case mark if mark in _ASIDE:
            pass
        case _:
            raise Lost
    return at + 1


def _averaged_away(functions: list[Function]) -> None:
    """ "The average number of orders" needs two steps, which is not ours; "total orders" is their number."""
    if any(one is not Function.SUM for one in functions):
        raise Lost
    functions.clear()


def _function(draft: Draft, span: Span, at: int, functions: list[Function]) -> int:
    """A function before its column, or "on average" and "in total" behind it."""
    function = Function(span.which)
    ahead = [one.mark for one in draft.spans[at + 1 :] if one.mark not in ("and", "in", "fn", "best", "worst")]
    if ahead[:1] and ahead[0] in ("column", "yes", "value of order", "count", "rows", "made"):
        if not functions or draft.spans[at - 1].mark == "and":
            functions.append(function)
        elif function is not Function.SUM:
            raise Lost
    elif function is Function.SUM and draft.measures:
        if any(one.function not in (Function.SUM, Function.COUNT) for one in draft.measures):
            raise Lost
        if span.value == "noun" and any(one.function is Function.COUNT for one in draft.measures):
            raise Lost  # "open orders, sum": not how many they are
    elif function is Function.SUM:
        functions.append(function)
    else:
        raise Lost
    return at + 1


def _column(draft: Draft, span: Span, functions: list[Function]) -> None:
    if span.mark == "yes":
        if not ({"share"} & draft.marks or any(one.mark == "rate" for one in draft.spans)):
            raise Lost
        column = draft.one(span)
        draft.measures.append(Measure(function=Function.MEAN, column=column.name))
        return
    columns = [draft.column(name) for name in span.columns]
    if span.mark == "per":
        _per(draft, columns[0], functions)
    elif any(one.kind in NUMBERS for one in columns) and not all(draft.key(one) for one in columns):
        column = draft.one(span, numeric=True)
        if not functions and draft.measures and head(column) not in ADDITIVE:
            raise Lost
        averaged = bool(draft.measures) and draft.measures[-1].function not in (Function.SUM, Function.COUNT)
        if not functions and averaged and draft.after == "and":
            raise Lost  # "the average of revenue and quantity"
        for function in functions or [_extreme(draft, column)]:
            draft.measures.append(Measure(function=function, column=column.name))
        functions.clear()
    elif functions == [Function.DISTINCT]:
        draft.measures.append(Measure(function=Function.DISTINCT, column=draft.one(span).name))
        functions.clear()
    elif draft.key(draft.one(span)):
        if draft.measures and draft.after not in ("and", "best", "worst"):
            return  # "the average age of employees"
        _averaged_away(functions)
        draft.measures.append(counted(draft, draft.one(span)))
    elif (columns[0].kind is Kind.TEXT and ("compare" in draft.marks or span.value == "adjective")) or (
        "share" in draft.marks and not draft.groups and columns[0].kind is Kind.TEXT
    ):
        draft.group(Group(column=draft.one(span).name))
    else:
        raise Lost


def _extreme(draft: Draft, column: Column) -> Function:
    """Of "the highest price" the price itself; else what is taken when nothing is said."""
    asked = draft.marks & {"best", "worst"}
    if asked and head(column) not in ADDITIVE:
        if draft.groups:
            raise Doubt(
                draft.say(
                    f"By the average of “{column.name}”, or by its {'highest' if 'best' in asked else 'lowest'} value?",
                    f"Nach dem Durchschnitt von „{column.name}“ oder nach dem Einzelwert?",
                )
            )
        draft.order = None
        return Function.MAX if "best" in asked else Function.MIN
    if asked and not draft.groups:
        if head(column) in SUMS:
            raise Lost
        draft.order = None
        return Function.MAX if "best" in asked else Function.MIN  # "the highest bill"
    return draft.default(column)


def _per(draft: Draft, column: Column, functions: list[Function]) -> None:
    """ "Per order": the sum of each of them, on average."""
    if len(draft.measures) != 1 or draft.measures[0].function not in (Function.SUM, Function.MEAN) or functions:
        raise Lost
    if not draft.measures[0].single:
        raise Lost
    held = draft.column(draft.measures[0].column)
    if head(held) not in ADDITIVE:
        raise Lost
    each = _each(draft, held, column).model_copy(update={"less": draft.measures[0].less})
    draft.measures, draft.each = [each], True


def _each(draft: Draft, held: Column, key: Column) -> Measure:
    """What is had of a column for each different value of another."""
    if key.distinct == draft.table.rows and not key.missing:
        return Measure(function=Function.MEAN, column=held.name)
    return Measure(function=Function.SUM, column=held.name, per=key.name)


def _order_value(draft: Draft, functions: list[Function]) -> None:
    keys = [one for one in draft.table.columns if head(one) == "order" and draft.key(one)]
    key, main = draft.only(keys), draft.main()
    whole = key.distinct == draft.table.rows
    for function in functions or [Function.MEAN]:
        if function is Function.MEAN:
            called = draft.say("average order value", "durchschnittlicher Bestellwert")
            draft.measures.append(_each(draft, main, key).model_copy(update={"called": called}))
        elif whole:
            draft.measures.append(Measure(function=function, column=main.name))
        else:
            raise Lost
    functions.clear()


def _bare(draft: Draft, functions: list[Function]) -> None:
    """A function without its column: "the total" is the total of what is sold."""
    if functions != [Function.SUM] or draft.measures:
        raise Lost
    draft.measures.append(Measure(function=Function.SUM, column=(draft.lone() or draft.main()).name))


def _defaults(draft: Draft) -> None:
    if "sold" in draft.marks and not draft.measures:
        found = [*draft.of("revenue"), *draft.of("quantity")]
        if len(found) > 1:
            names = ", ".join(f"“{one.name}”" for one in found)
            raise Doubt(draft.say(f"By which column: {names}?", f"Nach welcher Spalte: {names}?"))
        draft.measures.append(Measure(function=Function.SUM, column=draft.only(found).name))
    if "compare" in draft.marks:
        _compared(draft)
    if "change" in draft.marks and not any(one.grain in PERIODS for one in draft.groups):
        _compared(draft, change=True)
    if "share" in draft.marks and not draft.groups and not draft.measures_are_rates():
        _share_of_value(draft)
    if (
        not draft.measures
        and draft.groups
        and not draft.marks & {"share", "change", "compare"}
        and any(draft.column(one.column).kind is Kind.YESNO and not one.unless for one in draft.filters)
    ):
        draft.measures.append(Measure(function=Function.COUNT))  # "returns by country"
    if not draft.measures and (draft.groups or draft.marks & {"share", "change", "compare"}):
        draft.measures.append(Measure(function=Function.SUM, column=draft.main().name))
    if not draft.measures:
        raise Lost
    if draft.marks & {"best", "worst"} and not draft.groups and draft.order is not None:
        raise Lost


def _compared(draft: Draft, change: bool = False) -> None:
    """What is compared are the periods named, or else the values."""
    grains = set(draft.periods)
    if len(draft.periods) >= 2 and len(grains) == 1:
        draft.group(Group(column=draft.date().name, grain=draft.periods[0]))
        draft.groups.sort(key=lambda one: one.grain is None)
        return
    named = {one.column for one in draft.groups}
    several = [one for one in draft.filters if one.operator is Operator.IN and not one.unless and not one.grain]
    if not change and len(several) == 1 and several[0].column not in named:
        draft.group(Group(column=several[0].column))
        return
    if change:
        date = draft.date()
        raise Doubt(draft.say(f"The change per {fitting(date)}, or between which two periods?",
                              "Die Veränderung je Monat, oder zwischen welchen Zeiträumen?"))  # fmt: skip
    if not draft.groups:
        raise Lost


def _share_of_value(draft: Draft) -> None:
    """ "The share of North": all regions, each with its share."""
    plain = [one for one in draft.filters if one.operator in (Operator.IS, Operator.IN) and not one.grain]
    if len(plain) != 1 or plain[0].unless:
        raise Lost
    draft.filters.remove(plain[0])
    draft.shared = True
    draft.group(Group(column=plain[0].column))


def _changes(draft: Draft) -> None:
    if len(draft.measures) > 2:
        raise Lost
    draft.measures = changes(draft.measures)
    draft.order, draft.top = None, None
