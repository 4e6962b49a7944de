"""Measures of several columns, or of totals, found in a question before the rest of it is read. Pure."""

from __future__ import annotations

import re

from bot.tables.conditional import read_shares
from bot.tables.draft import Draft, Lost
from bot.tables.measures import Function, Measure, Shown
from bot.tables.pieces import Reading
from bot.tables.ratios import read_ratios
from bot.tables.span import Span
from bot.tables.spans import Finder
from bot.tables.totals import read_totals

_SLASH = re.compile(r"(?<=\w|\))\s*/\s*(?=\w|\()")
_DASH = re.compile(r"(?<=\w|\))\s+[-–−]\s+(?=\w|\()")
"""Signs between two columns, where they are that."""


def drafted(text: str, finder: Finder, german: bool) -> Draft | None:
    """A draft with what the words are; None where a word is unknown. Doubt where a measure is not plain."""
    pieces = finder.pieces(text)
    plainly = finder.joined(pieces)
    signed = _SLASH.sub(" divided by ", _DASH.sub(" minus ", text))
    reading = Reading(finder, finder.pieces(signed) if signed != text else pieces, german)
    if signed != text:
        try:
            read_ratios(reading)
        except Lost:
            return None
        if any(one.words in (("divided",), ("minus",)) for one in reading.pieces):
            reading = Reading(finder, pieces, german)  # "Q4 - by region", "East / West"
    try:
        reading.told_in()
        read_ratios(reading)
        read_totals(reading)
        read_shares(reading)
    except Lost:
        return Draft(finder.table, plainly, german) if plainly else None
    spans = finder.joined(reading.pieces)
    if not spans:
        return None
    draft = Draft(finder.table, [one for one in spans if one.mark not in ("along", "beyond")], german)
    draft.made = reading.made
    for one in spans:
        if one.mark == "along":
            draft.along = (Shown(one.which), int(one.value) if one.value else None)
        elif one.mark == "beyond":
            draft.beyond = one.which
    return draft


def functioned(measure: Measure, function: Function) -> Measure:
    """ "Also the median": another function of what is measured already. Lost where it cannot be had of that."""
    if measure.each:
        return measure.model_copy(update={"each": measure.each.model_copy(update={"function": function})})
    if measure.only or measure.over:
        raise Lost
    return Measure(function=function, column=measure.column, less=measure.less)


def take(draft: Draft, span: Span, functions: list[Function]) -> None:
    """Takes a measure that was found; Lost where a function stands before it that cannot be taken of it."""
    measure: Measure = draft.made[int(span.value)]
    for function in functions or [measure.function]:
        if function is not measure.function and (measure.over or measure.each or not measure.less):
            raise Lost
        draft.measures.append(measure.model_copy(update={"function": function}))
    functions.clear()
