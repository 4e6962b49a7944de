"""What a measure of several columns is called: "cost per kg", "profit in % of revenue". Pure."""

from __future__ import annotations

import re

from bot.tables.filters import Filter
from bot.tables.grains import Grain, column
from bot.tables.lexicon import UNITS
from bot.tables.measures import Function, Measure, Part
from bot.tables.spans import name_concepts
from bot.tables.table import Kind, Table
from bot.tables.within import filtered, joined, plain

TAKEN_OF = {
    Function.SUM: ("{}", "{}"), Function.MEAN: ("average {}", "{} im Durchschnitt"),
    Function.MEDIAN: ("median {}", "{} im Median"), Function.MIN: ("lowest {}", "{} (kleinster Wert)"),
    Function.MAX: ("highest {}", "{} (größter Wert)"), Function.DISTINCT: ("different {}", "{} (verschiedene)"),
    Function.COUNT: ("{} given", "{} (angegeben)"),
}  # fmt: skip
"""What a function of one column is called, English and German."""
EVERY = {
    Grain.DAY: ("daily", "Tag"), Grain.WEEK: ("weekly", "Woche"), Grain.MONTH: ("monthly", "Monat"),
    Grain.QUARTER: ("quarterly", "Quartal"), Grain.YEAR: ("yearly", "Jahr"),
}  # fmt: skip
"""How a total of each period is told, English and German."""
_TAKEN = {
    Function.MEAN: ("average", "im Durchschnitt"), Function.MEDIAN: ("median", "im Median"),
    Function.MIN: ("lowest", "mindestens"), Function.MAX: ("highest", "höchstens"),
}  # fmt: skip


def composed(measure: Measure, table: Table, german: bool = False) -> str:
    """What it is called, without what of it is shown, and without "per"; "" for a function of one column alone."""
    if measure.plain or (measure.per and not measure.less):
        return ""
    if measure.over:
        return measure.called or _ratio(measure, measure.over, table, german)
    name = measure.called or _named(measure.function, measure.column, measure.less, table, german)
    if measure.only:
        name = f"{name} {_meeting(measure.only, table, german)}"
    if measure.each:
        every, taken = EVERY[measure.each.grain][german], _TAKEN[measure.each.function][german]
        return f"{name} je {every} {taken}" if german else f"{taken} {every} {name}"
    return name


def _named(function: Function, name: str, less: str, table: Table, german: bool) -> str:
    if not name:
        return "Zeilen" if german else "rows"
    said = plain(name, german)
    if less:
        said = f"{said} minus {plain(less, german)}"
    if function in (Function.COUNT, Function.DISTINCT):
        return f"{said} ({'Zahl' if german else 'number'})"
    return TAKEN_OF[function][german].format(said)


def _ratio(measure: Measure, part: Part, table: Table, german: bool) -> str:
    above = _named(measure.function, measure.column, measure.less, table, german)
    if measure.only and part.function is measure.function and part.column == measure.column:
        meets = _meeting(measure.only, table, german)
        return f"Anteil: {above} {meets}" if german else f"share of {above} {meets}"
    above = f"{above} {_meeting(measure.only, table, german)}" if measure.only else above
    if measure.percent:
        return f"{above} in % von {_below(part, table, german)}" if german else (
            f"{above} in % of {_below(part, table, german)}")  # fmt: skip
    return f"{above} {'je' if german else 'per'} {unit_of(part, table, german)}"


def _below(part: Part, table: Table, german: bool) -> str:
    return _named(part.function, part.column, part.less, table, german)


def unit_of(part: Part, table: Table, german: bool = False) -> str:
    """One of what is divided by: `kg` of a weight in kg, `unit` of a quantity, `order` of rows that are orders."""
    held = column(table, part.column)
    if held is None:
        return "Zeile" if german else "row"
    if part.function is Function.SUM and not part.less:
        said = re.search(r"[(\[]([a-z]{1,6})[)\]]$", held.name)
        found = held.unit or (said[1] if said else "")
        if found in UNITS and found.islower() and found.isalpha():
            return found
        if name_concepts(held) == ("quantity",):
            return "Stück" if german else "unit"
    named = _below(part, table, german) if part.less else plain(part.column, german)
    return re.sub(r" (?:id|no|nr|number)$", "", named)


def _meeting(one: Filter, table: Table, german: bool) -> str:
    """A condition behind what is counted: `with status late`, `where returned is yes`."""
    held = column(table, one.column)
    if held is not None and held.kind is Kind.TEXT and one.grain is None and one.values:
        lead = ("ohne" if german else "without") if one.unless else "mit" if german else "with"
        values = joined([value[:40] for value in one.values], german)
        return f"{lead} {plain(one.column, german)} {values}"
    return filtered(one, held, False, german)


def unit(measure: Measure, table: Table) -> str:
    """The unit of a measure of several columns."""
    held = column(table, measure.column)
    if measure.percent:
        return "%"
    return "" if held is None or measure.function in (Function.COUNT, Function.DISTINCT) else held.unit


def whole(measure: Measure, table: Table) -> bool:
    """Whether its values are whole numbers."""
    if measure.over or measure.each or measure.function not in (Function.SUM, Function.COUNT):
        return False
    columns = [column(table, one) for one in (measure.column, measure.less) if one]
    return measure.function is Function.COUNT or all(one and one.kind is Kind.INTEGER for one in columns)
