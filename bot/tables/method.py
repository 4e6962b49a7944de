"""How numbers of several columns, or of totals, were had: the small print under a result. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from bot.tables.analysis import Analysis, Beyond
from bot.tables.grains import PERIODS, Grain, column
from bot.tables.labels import span
from bot.tables.measures import Each, Function, Measure, Part, Shown
from bot.tables.naming import EVERY, composed
from bot.tables.periods import counted, days
from bot.tables.table import Table
from bot.tables.within import plain


def methods(analysis: Analysis, table: Table, german: bool = False) -> tuple[str, ...]:
    """Sentences about how the measures were had; none for a plain function of one column."""
    said = [one for measure in analysis.measures for one in _measure(measure, analysis, table, german)]
    if analysis.beyond:
        said.append(_beyond(analysis, german))
    return tuple(dict.fromkeys(said))


def _measure(one: Measure, analysis: Analysis, table: Table, german: bool) -> Iterator[str]:
    if one.over:
        yield _ratio(one, one.over, table, german)
    elif one.less and one.called:
        yield f"“{one.called}” is {plain(one.column)} minus {plain(one.less)}." if not german else (
            f"„{one.called}“ ist {plain(one.column, german)} minus {plain(one.less, german)}.")  # fmt: skip
    missing = [name for name in one.columns if (held := column(table, name)) and held.missing]
    if missing and (one.less or (one.over and one.over.function is Function.SUM and one.function is Function.SUM)):
        names = " / ".join(plain(name, german) for name in missing)
        yield f"Zeilen ohne {names} zählen dabei nicht." if german else f"Rows without {names} are left out of it."
    if one.each:
        yield _each(one.each, analysis, table, german)
    if one.shown is Shown.MOVING:
        grain = next((group.grain for group in analysis.group if group.grain in PERIODS), Grain.MONTH)
        every = EVERY[grain or Grain.MONTH][1]
        yield (
            f"Gleitender Durchschnitt: je {one.last} Zeiträume ({every}); ohne Zeilen zählt einer als 0." if german else
            f"Each moving average is of {one.last} {grain}s, one without rows as 0; it begins when there are so many."
        )  # fmt: skip


def _ratio(one: Measure, part: Part, table: Table, german: bool) -> str:
    name = composed(one, table, german)
    if one.only and part.function is one.function and part.column == one.column:
        return f"„{name}“: von allen, in Prozent." if german else f"“{name}” is of all of them, in percent."
    above = _total(one.function, one.column, one.less, german)
    below = _total(part.function, part.column, part.less, german)
    return f"„{name}“ ist {above} durch {below}." if german else f"“{name}” is {above} divided by {below}."


def _total(function: Function, name: str, less: str, german: bool) -> str:
    said = plain(name, german) + (f" minus {plain(less, german)}" if less else "")
    if function is Function.DISTINCT:
        return f"die Zahl verschiedener {said}" if german else f"the number of different {said}"
    if function is Function.COUNT:
        return "die Zahl der Zeilen" if german else "the number of rows"
    return f"die Summe von {said}" if german else f"the total of {said}"


def _each(each: Each, analysis: Analysis, table: Table, german: bool) -> str:
    count = sum(counted(table, each.column, each.grain, analysis.filters).values())
    held = list(days(table, each.column, analysis.filters))
    ends = span(held[0].isoformat(), held[-1].isoformat(), german)[0] if held else ""
    every = EVERY[each.grain][1]
    if german:
        return f"Über {count} Zeiträume ({every}), {ends}; einer ohne Zeilen zählt als 0."
    things = each.grain.value if count == 1 else f"{each.grain.value}s"
    return f"Over {count} {things}, {ends}; a {each.grain} without rows counts as 0."


def _beyond(analysis: Analysis, german: bool) -> str:
    over = analysis.beyond is Beyond.OVER
    if not analysis.measures[0].adds:
        return ("Verglichen mit dem Wert aller Zeilen zusammen." if german else
                f"Shown are those {'over' if over else 'under'} the value of all rows together.")  # fmt: skip
    grain = analysis.group[0].grain if len(analysis.group) == 1 else None
    zero = grain in PERIODS
    if german:
        return f"Verglichen mit dem Durchschnitt{'; ein Zeitraum ohne Zeilen zählt als 0' if zero else ''}."
    more = f", a {grain} without rows as 0" if zero else ""
    return f"Shown are those {'over' if over else 'under'} the average of all{more}."
