"""What a question wants counted: rows, different things, pieces. Pure."""

from __future__ import annotations

from bot.tables.analysis import NUMBERS, Function, Measure
from bot.tables.draft import Doubt, Draft, Lost
from bot.tables.lexicon import COUNTED
from bot.tables.spans import head, plural
from bot.tables.table import Column, Kind


def read_count(draft: Draft, at: int) -> int:
    """ "How many" and what is counted; where it ends."""
    ahead = at + 1
    distinct = False
    while ahead < len(draft.spans) and draft.spans[ahead].mark in ("in", "fn"):
        if draft.spans[ahead].mark == "fn" and draft.spans[ahead].which != Function.DISTINCT:
            raise Lost
        distinct = distinct or draft.spans[ahead].mark == "fn"
        ahead += 1
    span = draft.spans[ahead] if ahead < len(draft.spans) else None
    if span and span.mark == "rows" and not distinct:
        draft.measures.append(Measure(function=Function.COUNT, called=span.value))
        return ahead + 1
    if span and span.mark == "column":
        column = draft.one(span)
        if column.kind in NUMBERS and not draft.key(column):
            if head(column) not in COUNTED or distinct:
                raise Lost if head(column) != "revenue" else _sales(draft, column)
            draft.measures.append(Measure(function=Function.SUM, column=column.name))
        elif distinct:
            draft.measures.append(Measure(function=Function.DISTINCT, column=column.name))
        else:
            draft.measures.append(counted(draft, column))
        return ahead + 1
    _of_values(draft)
    return at + 1


def _sales(draft: Draft, column: Column) -> Doubt:
    return Doubt(
        draft.say(
            f"The number of rows, or the total of “{column.name}”?",
            f"Die Anzahl der Zeilen oder die Summe von „{column.name}“?",
        )
    )


def _of_values(draft: Draft) -> None:
    """ "How many returns", "how many kettles were sold": what is counted is a filter."""
    named = {mark.removeprefix("value of ") for mark in draft.marks if mark.startswith("value of ")}
    if not named:
        raise Lost
    quantity = draft.of("quantity")
    things = [name for name in named if draft.column(name).kind is Kind.TEXT and head(draft.column(name)) == "product"]
    sold = any(one.mark == "sold" for one in draft.spans)
    if quantity and (things or sold):
        if sold:
            draft.measures.append(Measure(function=Function.SUM, column=draft.only(quantity).name))
            return
        raise Doubt(draft.say("The number of pieces, or of orders?", "Die Stückzahl oder die Zahl der Bestellungen?"))
    draft.measures.append(Measure(function=Function.COUNT))


def counted(draft: Draft, column: Column) -> Measure:
    """The number of the things that a column names: of rows, where each row is one."""
    if column.distinct == draft.table.rows and not column.missing:
        return Measure(function=Function.COUNT, called=plural(head(column)) if not draft.german else "")
    return Measure(function=Function.DISTINCT, column=column.name)
