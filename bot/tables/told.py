"""A result in words: as a Markdown table, as sentences that may be quoted, as the text in place of a picture. Pure.

Numbers are written in one place (`written`), so that the table, the sentences and the check of answers agree.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from bot.tables.analysis import (
    NUMBERS,
    PERIODS,
    TIMES,
    Analysis,
    Beyond,
    Function,
    Grain,
    Group,
    Measure,
    Shown,
    column,
)
from bot.tables.labels import named as named
from bot.tables.naming import EVERY, TAKEN_OF, composed, whole
from bot.tables.naming import unit as unit_of
from bot.tables.rounding import FACTOR, SAID, decimals, scaled
from bot.tables.table import Column, Kind, Result, Table
from bot.tables.translated import in_german, things_in_german
from bot.tables.within import caption, joined, plain
from bot.values import Value

Cell = str | int | float | None
ROWS = 30
"""Rows of a table that people still read."""
_BEFORE = ("$", "£")
_SHOWN = {
    Shown.VALUE: ("{}", "{}"), Shown.SHARE: ("share of {}", "Anteil: {}"),
    Shown.CHANGE: ("change of {}", "Veränderung: {}"), Shown.GROWTH: ("change of {} in %", "Veränderung in %: {}"),
    Shown.RUNNING: ("cumulative {}", "{} kumuliert"),
    Shown.MOVING: ("{n}{each} moving average of {}", "{} (gleitender Durchschnitt, {n})"),
}  # fmt: skip


_ITS = {
    Shown.SHARE: ("its share", "Anteil"), Shown.CHANGE: ("its change", "Veränderung"),
    Shown.GROWTH: ("its change", "Veränderung"), Shown.RUNNING: ("its running total", "laufende Summe"),
    Shown.MOVING: ("its moving average", "gleitender Durchschnitt"),
}  # fmt: skip


_BEYOND = {Beyond.OVER: ("above average", "über dem Durchschnitt"),
           Beyond.UNDER: ("below average", "unter dem Durchschnitt")}  # fmt: skip


class Head(Value):
    """A column of a result: what it is called, what it holds, its unit."""

    name: str
    kind: Kind
    unit: str = ""
    group: bool = False


def heads(analysis: Analysis, table: Table, german: bool = False) -> tuple[Head, ...]:
    """The columns of the query that `compile` makes, in its order."""
    groups = [_group_head(one, table, german) for one in analysis.group]
    grain = next((one.grain for one in analysis.group if one.grain in PERIODS), None)
    return (*groups, *(_measure_head(one, table, german, grain) for one in analysis.measures))


def _group_head(group: Group, table: Table, german: bool) -> Head:
    held = column(table, group.column)
    kind = held.kind if held else Kind.TEXT
    if group.grain is None:
        return Head(name=_own(group.column, table, german), kind=Kind.TEXT if kind is Kind.YESNO else kind, group=True)
    names = {"day": "Tag", "week": "Woche", "month": "Monat", "quarter": "Quartal", "year": "Jahr",
             "weekday": "Wochentag", "hour": "Stunde"}  # fmt: skip
    kind = Kind.DATE if group.grain is Grain.DAY else Kind.INTEGER if group.grain is Grain.HOUR else Kind.TEXT
    return Head(name=names[group.grain] if german else group.grain.value, kind=kind, group=True)


def _own(name: str, table: Table, german: bool) -> str:
    """The name of a column, in German where it is a common word."""
    return in_german(name, [one.name for one in table.columns]) if german else name


def _measure_head(measure: Measure, table: Table, german: bool, grain: Grain | None) -> Head:
    held = column(table, measure.column)
    name = composed(measure, table, german) or _called(measure, held, table, german)
    if measure.per and not measure.called:
        name = f"{name} {'je' if german else 'per'} {measure.per}"
    counted = measure.function in (Function.COUNT, Function.DISTINCT)
    unit = "" if counted or held is None else "%" if held.kind is Kind.YESNO else held.unit
    kind = Kind.INTEGER if counted else held.kind if held and held.kind in TIMES else Kind.NUMBER
    if kind is Kind.NUMBER and held and held.kind is Kind.INTEGER and not measure.per and (
        measure.function in (Function.SUM, Function.MIN, Function.MAX)
    ):  # fmt: skip
        kind = Kind.INTEGER
    if not measure.plain and not measure.per:
        unit, kind = unit_of(measure, table), Kind.INTEGER if whole(measure, table) else Kind.NUMBER
    if measure.shown in (Shown.SHARE, Shown.GROWTH):
        unit, kind = "%", Kind.NUMBER
    kind = Kind.NUMBER if measure.shown is Shown.MOVING else kind
    said = _SHOWN[measure.shown][german]
    if measure.shown is Shown.GROWTH and measure.percent:
        said = said.replace(" in %", " (relative)" if not german else " (relativ)")
    return Head(name=said.format(name, n=measure.last, each=_each(grain, german)), kind=kind, unit=unit)


def _called(measure: Measure, held: Column | None, table: Table, german: bool) -> str:
    """What a measure of one column, or of rows, is called."""
    if measure.called:
        return things_in_german(measure.called) if german else measure.called
    if held is None:
        return "Zeilen" if german else "rows"
    if held.kind is Kind.YESNO and measure.function is Function.MEAN:
        return f"Anteil {_own(held.name, table, german)}" if german else f"share of {held.name}"
    return TAKEN_OF[measure.function][german].format(_own(held.name, table, german))


def _each(grain: Grain | None, german: bool) -> str:
    """The periods of a moving average, as they stand in its name."""
    return (f"-{EVERY[grain][1]}s" if german else f"-{grain}") if grain in EVERY else ""


def result(
    analysis: Analysis, table: Table, rows: Sequence[Sequence[Cell]], more: int = 0, german: bool = False
) -> Result:
    """What the query gave, with its columns named; `more` rows were left out."""
    found = heads(analysis, table, german)
    return Result(
        columns=tuple(one.name for one in found), kinds=tuple(one.kind for one in found),
        rows=tuple(tuple(row) for row in rows), more=more,
    )  # fmt: skip


def units(analysis: Analysis, table: Table) -> tuple[str, ...]:
    """The unit of each column of the result."""
    return tuple(one.unit for one in heads(analysis, table))


def digits(cells: Sequence[Cell], unit: str = "") -> int:
    """How many decimals a column of numbers is written with: none from 10,000 or for whole numbers, 1 for percent.

    A number that stands alone is written to the cent, where it is exact to the cent.
    """
    numbers = [abs(cell) for cell in cells if isinstance(cell, int | float) and math.isfinite(cell)]
    if not numbers or all(float(one).is_integer() for one in numbers):
        return 0
    if unit == "%":
        return 1
    largest = max(numbers)
    if len(cells) == 1 and abs(largest - round(largest, 2)) < 1e-6:
        return 2
    if largest >= 10_000:
        return 0
    return 2 if largest >= 1 else min(6, 2 - math.floor(math.log10(largest or 1)))


def written(cell: Cell, places: int = 0, unit: str = "", german: bool = False) -> str:
    """One cell as it is written everywhere: `1,234.50 €`, `12.3 %`; a dash for nothing."""
    if cell is None or (isinstance(cell, float) and not math.isfinite(cell)):
        return "–"
    if isinstance(cell, str):
        return cell
    text = f"{cell:,.{places}f}"
    if not text.strip("-0.,"):
        text = text.lstrip("-")
    if german:
        text = text.translate(str.maketrans(",.", ".,"))
    if unit in _BEFORE:
        return f"-{unit}{text[1:]}" if text.startswith("-") else unit + text
    return f"{text}{' ' if german else ''}%" if unit == "%" else f"{text} {unit}" if unit else text


def cells(
    held: Result, analysis: Analysis, table: Table, german: bool = False, units: bool = True
) -> tuple[tuple[str, ...], ...]:
    """All cells as they are written; without `units` only percentages have theirs."""
    found = heads(analysis, table, german)
    columns = [_column(held, at, one, analysis, german, units) for at, one in enumerate(found)]
    return tuple(tuple(column[row] for column in columns) for row in range(len(held.rows)))


def _column(held: Result, at: int, head: Head, analysis: Analysis, german: bool, units: bool) -> list[str]:
    """The cells of a column as they are written."""
    column = [row[at] for row in held.rows]
    if head.group or head.kind not in NUMBERS:
        return [named(cell, german) if head.group else written(cell) for cell in column]
    scale = scaled(analysis, column, head.unit)
    unit = head.unit if units or head.unit == "%" else ""
    if scale:
        column = [cell / FACTOR[scale] if isinstance(cell, int | float) else cell for cell in column]
        unit = f"{SAID[scale][german]} {unit}".strip() if units else unit
    places = decimals(analysis, scale, digits(column, head.unit), head.kind is Kind.INTEGER)
    return [written(cell, places, unit, german) for cell in column]


def markdown(held: Result, analysis: Analysis, table: Table, german: bool = False) -> str:
    """The result as a Markdown table of at most 30 rows, units in its head; what cells hold is escaped."""
    found = heads(analysis, table, german)
    scales = [scaled(analysis, [row[at] for row in held.rows], one.unit) if not one.group and one.kind in NUMBERS
              else None for at, one in enumerate(found)]  # fmt: skip
    titles = [_titled(one, SAID[scale][german] if scale else "") for one, scale in zip(found, scales, strict=True)]
    lines = [[_escaped(one) for one in titles], ["---" if one.group else "---:" for one in found]]
    lines += [[_escaped(cell) for cell in row] for row in cells(held, analysis, table, german, units=False)[:ROWS]]
    left = max(len(held.rows) - ROWS, 0) + held.more
    text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    number = written(left, 0, "", german)
    rows = ("Zeile" if left == 1 else "Zeilen") if german else "row" if left == 1 else "rows"
    return text + (f"\n\n{number} {'weitere' if german else 'more'} {rows}." if left else "")


def _titled(head: Head, scale: str) -> str:
    """The head of a column, with its unit where its name does not tell it; percent stands with the numbers."""
    name = head.name.replace("_", " ")
    if scale:
        name = re.sub(r"\s*\([A-Z€$£]{1,3}\)$", "", name)
        return f"{name} ({scale} {head.unit})" if head.unit and head.unit not in name else f"{name} ({scale})"
    return f"{name} ({head.unit})" if head.unit and head.unit != "%" and head.unit not in name else name


def _escaped(text: str) -> str:
    line = re.sub(r"\s+", " ", text)[:80]
    return re.sub(r"([\\|*_`\[\]<>~#]|&(?=#?\w+;))", r"\\\1", line)


def sentences(held: Result, analysis: Analysis, table: Table, german: bool = False) -> tuple[str, ...]:
    """Sentences about the result that are true as they stand: the whole or each row, at most 30."""
    found = heads(analysis, table, german)
    if not held.rows:
        return ("Dazu gibt es keine Zeilen." if german else "There are no rows for that.",)
    said = []
    for row in cells(held, analysis, table, german)[:ROWS]:
        label = " / ".join(cell for cell, one in zip(row, found, strict=True) if one.group)
        values = ", ".join(f"{one.name} {cell}" for cell, one in zip(row, found, strict=True) if not one.group)
        line = f"{label}: {values}." if label else f"{values}."
        said.append(line[:1].upper() + line[1:])
    left = len(held.rows) - len(said) + held.more
    more = (f"{left} weitere Zeilen.",) if german else (f"{left} more rows.",)
    return (*said, *(more if left else ()))


def heading(analysis: Analysis, table: Table, german: bool = False) -> str:
    """What a result is, as a caption above it: "Revenue and orders by month, Q4 2025"."""
    found = heads(analysis, table, german)
    measures = _short(analysis, found, german)
    groups = [plain(one.name, german) for one in found if one.group]
    text = joined(measures, german) + (f" {'nach' if german else 'by'} {joined(groups, german)}" if groups else "")
    if analysis.top:
        last = analysis.order is not None and not analysis.order.descending
        text += (
            f", {('die letzten' if last else 'die ersten') if german else ('bottom' if last else 'top')} {analysis.top}"
        )
    if analysis.beyond:
        text += f", {_BEYOND[analysis.beyond][german]}"
    return text[:1].upper() + text[1:] + caption(analysis, table, german)


def _short(analysis: Analysis, found: Sequence[Head], german: bool) -> list[str]:
    """The measures of a caption: what is shown beside of the same numbers as "its share", "its change"."""
    names: list[str] = []
    before: Measure | None = None
    for one, head in zip(analysis.measures, found[len(analysis.group) :], strict=True):
        name = plain(head.name, german)
        if one.shown is not Shown.VALUE and before == one.model_copy(update={"shown": Shown.VALUE, "last": None}):
            name = _ITS[one.shown][german]
        elif one.shown is Shown.VALUE:
            before = one
        names += [name] if name not in names else []
    return names


def alt(held: Result, analysis: Analysis, table: Table, german: bool = False) -> str:
    """The text in place of a picture: what it shows, its first rows, how many more; at most about 1,000 characters."""
    said = sentences(held, analysis, table, german)
    text = f"{heading(analysis, table, german)}. {' '.join(said[:8])}"
    left = len(held.rows) + held.more - 8
    if left > 0:
        text += f" Dazu {left} weitere." if german else f" And {left} more."
    return text if len(text) <= 1000 else text[:999] + "…"
