"""Which kind a column is, and how its cells become values of that kind. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.tables.dirty import dates, numbers
from bot.tables.dirty.dates import Form
from bot.tables.dirty.numbers import Style
from bot.tables.dirty.tally import Tally
from bot.tables.dirty.words import NO, NOTHING, PERHAPS, YES
from bot.tables.reading.source import Cell
from bot.tables.sentences import counted, note, quoted
from bot.tables.table import Kind

Stored = str | int | float | None
SURE = 0.95
"""Share of the cells that must be of a kind; the few others count as missing, and that is noted."""
_DATED = re.compile(r"date|datum|day|tag\b|\bam\b|jour|fecha", re.I)


@dataclass(frozen=True)
class Habits:
    """How the whole file writes what a single column leaves open; None where nothing shows it."""

    comma: bool | None = None
    day_first: bool | None = None


@dataclass(frozen=True)
class Reading:
    """How the cells of a column are read."""

    kind: Kind
    unit: str = ""
    comma: bool = False
    day_first: bool = True
    notes: tuple[str, ...] = field(default=())


def habits(tallies: Sequence[Tally], semicolon: bool) -> Habits:
    """What those columns show that can be read in one way only."""
    comma = sum(one.among(Style.COMMA, but=Style.POINT) for one in tallies if _numeric(one))
    point = sum(one.among(Style.POINT, but=Style.COMMA) for one in tallies if _numeric(one))
    day = sum(one.formed(Form.DAY_FIRST, but=Form.MONTH_FIRST) for one in tallies)
    month = sum(one.formed(Form.MONTH_FIRST, but=Form.DAY_FIRST) for one in tallies)
    return Habits(
        comma=comma > point if comma or point else True if semicolon else None,
        day_first=day > month if day or month else None,
    )


def _numeric(tally: Tally) -> bool:
    return bool(tally.held) and tally.count("number") >= SURE * _solid(tally)


def _solid(tally: Tally) -> int:
    """Cells that hold a value for certain."""
    return max(tally.held - tally.count("perhaps"), 1)


def reading(name: str, tally: Tally, file: Habits) -> Reading:
    """How a column is best read: as dates, numbers, yes and no; else as text."""
    solid = _solid(tally)
    if not tally.held:
        return Reading(Kind.TEXT)
    if tally.count("compact") >= solid and _DATED.search(name):
        return _with_odd(name, tally, Reading(Kind.DATE))
    if tally.count("date") >= SURE * solid:
        return _with_odd(name, tally, _dates(name, tally, file))
    if tally.count("number") >= SURE * solid:
        return _with_odd(name, tally, _numbers(name, tally, file))
    if tally.count("yesno") == tally.held and _both(tally):
        return _with_odd(name, tally, Reading(Kind.YESNO))
    return Reading(Kind.TEXT)


def _both(tally: Tally) -> bool:
    """Whether yes and no are words, or both letters stand there: a column of nothing but "y" may be something else."""
    found = {text.lower() for text in tally.texts(lambda one: one.yesno)}
    return any(len(text) > 1 for text in found) or (bool(found & YES) and bool(found & NO))


def _with_odd(name: str, tally: Tally, found: Reading) -> Reading:
    """With notes on the cells that are not of the kind."""
    if found.kind is Kind.TEXT:
        return found
    notes = list(found.notes)
    if words := tally.count("perhaps") + sum(
        n for one, n in tally.looks.items() if one.nothing and tally.examples[one] != [None]
    ):
        told = tally.texts(lambda one: one.perhaps or one.nothing)
        if told:
            notes.append(note("words", n=counted(words, "cell"), name=name, values=quoted(told)))
    is_date = found.kind in (Kind.DATE, Kind.MOMENT)
    odd = [one for one in tally.looks if not (one.nothing or one.perhaps) and not (
        one.form or one.compact if is_date else one.yesno if found.kind is Kind.YESNO else one.style)]  # fmt: skip
    if odd:
        count, told = sum(tally.looks[one] for one in odd), tally.texts(lambda one: one in odd)
        kind = "dates" if is_date else "numbers"
        notes.append(note("odd", n=counted(count, "cell"), name=name, kind=kind, values=quoted(told)))
    return Reading(found.kind, found.unit, found.comma, found.day_first, tuple(notes))


def _numbers(name: str, tally: Tally, file: Habits) -> Reading:
    units = [unit for unit in dict.fromkeys(one.unit for one in tally.looks if one.style) if unit]
    if len(units) > 1:
        return Reading(Kind.TEXT, notes=(note("currencies", name=name, values=" and ".join(units)),))
    if tally.among(Style.LONG):
        return Reading(Kind.TEXT, notes=(note("long numbers", name=name),))
    if tally.among(Style.CODE) and tally.among(Style.WHOLE) == tally.count("number"):
        return Reading(Kind.TEXT, notes=(note("codes", name=name),))
    unit = units[0] if units else numbers.unit_of(name)
    comma, notes = _comma(name, tally, file)
    whole = tally.count("whole_comma" if comma else "whole") == tally.count("number")
    return Reading(Kind.INTEGER if whole else Kind.NUMBER, unit, comma, notes=notes)


def _comma(name: str, tally: Tally, file: Habits) -> tuple[bool, tuple[str, ...]]:
    """Whether what could be both has a decimal comma, with what is to be told of it."""
    comma, point = tally.among(Style.COMMA, but=Style.POINT), tally.among(Style.POINT, but=Style.COMMA)
    unclear = tally.texts(lambda one: one.style & Style.COMMA and one.style & Style.POINT)
    if comma and point:
        return comma > point, (note("mixed number", name=name),)
    if comma:
        shown = tally.texts(lambda one: one.style == Style.COMMA)[0]
        return True, (note("comma", name=name, value=shown, read=_plain(numbers.value(shown, True))),)
    if point or not unclear:
        return False, ()
    shown = unclear[0]
    decimal = bool(file.comma)
    read, other = numbers.value(shown, decimal), numbers.value(shown, not decimal)
    return decimal, (note("unclear number", name=name, value=shown, read=_plain(read), other=_plain(other)),)


def _plain(value: int | float | None) -> str:
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)


def _dates(name: str, tally: Tally, file: Habits) -> Reading:
    day, month = (
        tally.formed(Form.DAY_FIRST, but=Form.MONTH_FIRST), tally.formed(Form.MONTH_FIRST, but=Form.DAY_FIRST),
    )  # fmt: skip
    dotted = all(
        "." in text for text in tally.texts(lambda one: one.form & Form.DAY_FIRST and not one.form & Form.MONTH_FIRST)
    )
    unclear = tally.texts(lambda one: one.form & Form.DAY_FIRST and one.form & Form.MONTH_FIRST)
    notes: list[str] = []
    if unclear and day and month and not dotted:
        return Reading(Kind.TEXT, notes=(note("mixed date", name=name),))
    day_first = (not month or bool(day)) if day or month else file.day_first is not False
    if unclear:
        shown, key = unclear[0], "day first" if day_first else "month first"
        read, other = (dates.value(shown, first, False) or "" for first in (day_first, not day_first))
        if not (day and not dotted) and not month and read != other:
            notes.append(note("unclear date", name=name, value=shown, read=dates.said(read), other=dates.said(other)))
        elif read != other:
            notes.append(note(key, name=name, value=shown))
    forms = {one.form & ~(Form.CLOCK | Form.ZONE | Form.SHORT | Form.WHOLE) for one in tally.looks if one.form}
    ways = {"iso" if one & Form.ISO else "named" if one & Form.NAMED else "numbers" for one in forms}
    if len(ways) > 1:
        notes.append(note("forms", name=name, n=len(ways)))
    if tally.formed(Form.SHORT):
        notes.append(note("short year", name=name))
    if tally.formed(Form.ZONE):
        notes.append(note("zones", name=name))
    kind = Kind.MOMENT if tally.formed(Form.CLOCK) else Kind.DATE
    return Reading(kind, day_first=day_first, notes=tuple(notes))


def stored(cell: Cell, how: Reading) -> Stored:
    """A cell as it is kept: dates as 2025-04-03, moments as 2025-04-03T14:05:00, yes and no as 1 and 0."""
    if cell is None:
        return None
    match how.kind:
        case Kind.INTEGER | Kind.NUMBER:
            return _number(cell, how)
        case Kind.DATE | Kind.MOMENT:
            if isinstance(cell, dt.date):
                at = cell if isinstance(cell, dt.datetime) else dt.datetime(cell.year, cell.month, cell.day)
                return at.strftime("%Y-%m-%dT%H:%M:%S") if how.kind is Kind.MOMENT else at.strftime("%Y-%m-%d")
            return dates.value(str(cell), how.day_first, how.kind is Kind.MOMENT)
        case Kind.YESNO:
            low = str(cell).lower()
            return 1 if low in YES else 0 if low in NO else None
    text = _text(cell)
    return None if text.lower() in NOTHING else text


def _number(cell: Cell, how: Reading) -> Stored:
    if isinstance(cell, str):
        found = numbers.value(cell, how.comma) if cell.lower() not in PERHAPS else None
    else:
        found = cell if isinstance(cell, int | float) else None
    if found is None or how.kind is Kind.INTEGER:
        return int(found) if found is not None else None
    return float(found)


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.strftime("%Y-%m-%d" if cell.time() == dt.time() else "%Y-%m-%d %H:%M:%S")
    return str(cell)
