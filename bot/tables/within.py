"""Filters in words: "in November 2025", "without North", "with quantity of at least 7". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.tables.analysis import TIMES, Analysis, Filter, Grain, Operator, column
from bot.tables.labels import day, named, span
from bot.tables.spans import name_concepts
from bot.tables.table import Column, Kind, Table

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_SINCE = {
    Operator.LEAST: ("since {}", "seit {}"), Operator.OVER: ("after {}", "nach {}"),
    Operator.MOST: ("until {}", "bis {}"), Operator.UNDER: ("before {}", "vor {}"),
}  # fmt: skip
_NUMBER = {
    Operator.BETWEEN: ("from {} to {}", "von {} bis {}"), Operator.LEAST: ("of at least {}", "ab {}"),
    Operator.MOST: ("of at most {}", "bis {}"), Operator.OVER: ("over {}", "über {}"),
    Operator.UNDER: ("under {}", "unter {}"), Operator.CONTAINS: ("containing “{}”", "mit „{}“ darin"),
}  # fmt: skip


def plain(name: str, german: bool = False) -> str:
    """The name of a column as it stands in a sentence: `unit price` of `Unit_Price`, `weight` of `Weight (kg)`."""
    text = re.sub(r"\s*[(\[][^)\]]{0,8}[)\]]\s*$", "", name.replace("_", " ")).strip() or name
    if german:
        return text
    return " ".join(word.lower() if word[1:].islower() or len(word) == 1 else word for word in text.split(" "))


def joined(texts: Sequence[str], german: bool = False) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {'und' if german else 'and'} {texts[-1]}"


def within(analysis: Analysis, table: Table, german: bool = False) -> str:
    """All filters of an analysis as words that a sentence can begin or go on with; "" without any."""
    times = [one for one in table.columns if one.kind in TIMES]
    return " ".join(filtered(one, column(table, one.column), len(times) > 1, german) for one in _ordered(analysis))


def _ordered(analysis: Analysis) -> list[Filter]:
    """When comes first, what is left out last."""
    return sorted(analysis.filters, key=lambda one: (one.unless, not _timed(one)))


def caption(analysis: Analysis, table: Table, german: bool = False) -> str:
    """The same for a caption, each after a comma: `, Q4 2025, without North`."""
    times = [one for one in table.columns if one.kind in TIMES]
    said = [filtered(one, column(table, one.column), len(times) > 1, german) for one in _ordered(analysis)]
    return "".join(f", {re.sub(r'^(?:in|im|on|am|from|von) (?=.*[0-9])', '', one)}" for one in said)


def _timed(one: Filter) -> bool:
    return one.grain is not None or (bool(one.values) and all(_ISO.match(value) for value in one.values))


def filtered(one: Filter, held: Column | None, several: bool = False, german: bool = False) -> str:
    """One filter in words. `held` is its column; `several` where the table has more than one date to filter by."""
    if one.operator is Operator.MISSING:
        name = plain(one.column, german)
        ways = ("with a {}", "mit Angabe zu {}") if one.unless else ("without a {}", "ohne Angabe zu {}")
        return ways[german].format(name)
    if _timed(one) and (held is None or held.kind in TIMES):
        text = _time(one, german)
        return f"{text} ({plain(one.column, german)})" if several else text
    if held is not None and held.kind is Kind.YESNO:
        return _yes(one, held, german)
    if one.operator in _NUMBER:
        text = f"{plain(one.column, german)} {_NUMBER[one.operator][german].format(*one.values)}"
    elif held is not None and held.kind is Kind.TEXT:
        text = joined([value[:60] for value in one.values], german)
        return f"{('ohne' if german else 'without') if one.unless else ('für' if german else 'for')} {text}"
    else:
        text = f"{plain(one.column, german)} {joined(one.values, german)}"
    return f"{('ohne' if german else 'without') if one.unless else ('mit' if german else 'with')} {text}"


def _yes(one: Filter, held: Column, german: bool) -> str:
    wanted = ("yes" in one.values) != one.unless
    if name_concepts(held) == ("return",):
        return ("nur Retouren" if german else "for returns only") if wanted else (
            "ohne Retouren" if german else "without returns")  # fmt: skip
    name, said = plain(held.name, german), one.values[0]
    said = {"yes": "ja", "no": "nein"}.get(said, said) if german else said
    if german:
        return f"{'ohne' if one.unless else 'mit'} {name}: {said}"
    return f"where {name} is {'not ' if one.unless else ''}{said}"


def _time(one: Filter, german: bool) -> str:
    """A filter by time, as it follows a verb."""
    out = "ohne " if german else "without "
    if one.grain in (Grain.WEEKDAY, Grain.HOUR):
        days = joined([named(value, german) for value in one.values], german)
        if one.grain is Grain.HOUR:
            days = f"{'Stunde' if german else 'hour'} {days}"
        lead = out if one.unless else "an " if german and one.grain is Grain.WEEKDAY else "in " if german else "on "
        lead = "in " if one.grain is Grain.HOUR and not one.unless else lead
        return lead + days
    values = [day(value, german) if _ISO.match(value) else named(value, german) for value in one.values]
    if one.operator is Operator.BETWEEN:
        text, single = span(one.values[0], one.values[1], german)
        if one.grain is not None and one.grain is not Grain.DAY:
            text, single = f"{values[0]} {'bis' if german else 'to'} {values[1]}", False
        return (out if one.unless else _lead(text, single, german)) + text
    if one.operator in _SINCE:
        text = _SINCE[one.operator][german].format(*values)
        return f"{'nicht' if german else 'not'} {text}" if one.unless else text
    text = joined(values, german)
    exact = one.grain in (None, Grain.DAY)
    return (out if one.unless else ("am " if german else "on ") if exact else _lead(text, True, german)) + text


def _lead(text: str, single: bool, german: bool) -> str:
    """ "in" before one period, "from" before two ends, "on" before a day."""
    if single:
        return "im " if german and not re.match(r"Q\d|KW|\d", text) else "in "
    return ("von " if german else "from ") if re.search(r" (?:to|bis) ", text) else ("am " if german else "on ")
