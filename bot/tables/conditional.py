"""Shares of rows that meet a condition: "what percent of shipments were late, by carrier". Pure."""

from __future__ import annotations

from bot.tables.analysis import Filter, Operator
from bot.tables.draft import Draft, Lost
from bot.tables.measures import Function, Measure, Part
from bot.tables.pieces import Reading
from bot.tables.table import Kind
from bot.tables.wheres import read_filters

_VERBS = frozenset({"is", "are", "was", "were", "that", "which", "had", "have", "has", "got", "did", "came", "come",
                    "comes", "sind", "war", "waren", "ist", "wurden", "wurde", "die", "took", "take", "with", "from",
                    "been", "being", "where", "who", "went", "go", "not"})  # fmt: skip
_CONDITION = ("value", "yes", "not", "over", "least", "under", "most", "between", "number", "unit", "missing")
_JOINED = ("and", "in", "from")
_RATE = ("rate", "rates", "quote", "ratio")


def read_shares(reading: Reading) -> None:
    """Puts the shares of rows that meet a condition in the place of their words."""
    for step in (_rate, _share):
        at = 0
        while at < len(reading.pieces):
            step(reading, at)
            at += 1


def _rate(reading: Reading, at: int) -> None:
    """ "The late rate": late rows of all rows."""
    if reading.said(at) not in _RATE or reading.mark(at - 1) != "value":
        return
    if (condition := _filter(reading, at - 1, at - 1)) is not None:
        reading.put(at - 1, at, _of_rows(condition, Measure(function=Function.COUNT)))


def _share(reading: Reading, at: int) -> None:
    if reading.mark(at) != "share" or reading.said(at) == "%":
        return
    if reading.said(reading.before(at)) == "as":
        _against(reading, at)
        return
    noun, attributes = _noun(reading, at)
    if noun is None:
        return
    whole = reading.operand(noun)
    end = _predicate(reading, noun)
    if whole is None or whole.less:
        return
    first = noun + 1
    if end > noun:
        condition = _filter(reading, first, end)
    elif attributes and reading.mark(noun + 1) not in _CONDITION:
        condition, end = _filter(reading, attributes[0], attributes[-1]), noun
        attributes = []
    else:
        return
    if condition is None or _alone(reading, condition, attributes):
        return
    kept = [reading.pieces[one] for one in attributes]
    put = reading.put(at, end, _of_rows(condition, whole, reading))
    reading.pieces[put + 1 : put + 1] = kept


def _against(reading: Reading, at: int) -> None:
    """ "Late parcels as a percentage of all parcels"."""
    left, right = reading.before(reading.before(at)), reading.after(at, ("in",))
    whole = reading.counted(right)
    start = left
    while start and reading.mark(start - 1) in ("value", "yes", "not"):
        start -= 1
    if whole is None or start == left or reading.counted(left) is None:
        return
    if (condition := _filter(reading, start, left - 1)) is not None:
        reading.put(start, right, _of_rows(condition, whole, reading))


def _alone(reading: Reading, condition: Filter, attributes: list[int]) -> bool:
    """Whether it is the share of one value and nothing more: all values are then told, each with its share."""
    listed = reading.draft.column(condition.column).kind is Kind.TEXT and not condition.unless
    listed = listed and condition.operator in (Operator.IS, Operator.IN)
    marks = {reading.mark(at) for at in range(len(reading.pieces))}
    return listed and not attributes and not marks & {"by", "grain", "which", "trend", "best", "worst", "top", "bottom"}


def _noun(reading: Reading, at: int) -> tuple[int | None, list[int]]:
    """What the share is of, and the values that stand before it."""
    attributes: list[int] = []
    ahead = reading.after(at, ("in", "fn", "count"))
    while reading.mark(ahead) in ("value", "yes") or (attributes and reading.mark(ahead) in ("and", "not")):
        attributes.append(ahead)
        ahead = reading.after(ahead)
    if reading.operand(ahead) is not None and reading.mark(ahead) in ("rows", "column"):
        return ahead, attributes
    return None, attributes


def _predicate(reading: Reading, noun: int) -> int:
    """Where the condition behind what the share is of ends; `noun` where there is none."""
    end, found = noun, False
    at = noun + 1
    while at < len(reading.pieces):
        mark, said = reading.mark(at), reading.said(at)
        numeric = reading.number(at) is not None or reading.mark(at) == "share"
        text = mark == "column" and _named(reading, at)
        if mark in _CONDITION:
            end, found = at, True
        elif not (mark in _JOINED or numeric or text or said in _VERBS or (not mark and reading.pieces[at].known)):
            break
        elif (numeric or text) and found:
            end = at
        at += 1
    return end if found else noun


def _named(reading: Reading, at: int) -> bool:
    """Whether a column stands beside a value of it: "with status late"."""
    names = [one.name for one in reading.columns(at)]
    beside = [one.name for near in (at + 1, at - 1, at - 2) if reading.mark(near) == "value"
              for one in reading.columns(near)]  # fmt: skip
    return bool(set(names) & set(beside))


def _filter(reading: Reading, start: int, end: int) -> Filter | None:
    """The one condition of these pieces; None where they are none, or several."""
    spans = reading.finder.joined([one for one in reading.pieces[start : end + 1]
                                   if one.known or one.words[0] not in _VERBS])  # fmt: skip
    if not spans:
        return None
    draft = Draft(reading.finder.table, spans, reading.german)
    try:
        read_filters(draft)
    except Lost:
        return None
    left = [one for one in draft.spans if one.mark not in _JOINED and one.mark != "which"]
    return draft.filters[0] if len(draft.filters) == 1 and not left else None


def _of_rows(condition: Filter, whole: Measure, reading: Reading | None = None) -> Measure:
    """What meets a condition, in percent of all; of yes and no, of those that are given."""
    held = reading.draft.column(condition.column) if reading else None
    plain = condition.operator is Operator.IS and not condition.unless and condition.values == ("yes",)
    if held and held.kind is Kind.YESNO and plain and whole.function is Function.COUNT:
        return Measure(function=Function.MEAN, column=held.name)
    part = Part(function=whole.function, column=whole.column)
    return whole.model_copy(update={"only": condition, "over": part, "percent": True, "called": ""})
