"""What the cells of a column look like, counted: the ground on which its kind is decided. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.tables.dirty import dates, numbers
from bot.tables.dirty.dates import Form
from bot.tables.dirty.numbers import Style
from bot.tables.dirty.words import NO, NOTHING, PERHAPS, YES
from bot.tables.reading.source import Cell

_REMEMBERED = 20_000
"""Different cells of a column that are remembered, so that each is looked at once."""


@dataclass(frozen=True)
class Look:
    """How one cell can be read."""

    style: Style = Style.NONE
    unit: str = ""
    form: Form = Form.NONE
    yesno: bool = False
    nothing: bool = False
    perhaps: bool = False
    compact: bool = False
    whole: bool = False
    """It is a whole number, read with a decimal point."""
    whole_comma: bool = False
    """It is one, read with a decimal comma."""


def look(cell: Cell) -> Look:
    """How a cell can be read."""
    if isinstance(cell, str):
        return _look(cell)
    if isinstance(cell, dt.datetime):
        timed = (cell.hour, cell.minute, cell.second) != (0, 0, 0)
        return Look(form=Form.ISO | (Form.CLOCK if timed else Form.NONE) | (Form.ZONE if cell.tzinfo else Form.NONE))
    if isinstance(cell, dt.date):
        return Look(form=Form.ISO)
    if isinstance(cell, float) and not cell.is_integer():
        return Look(style=Style.POINT)
    if cell is None:
        return Look(nothing=True)
    return Look(style=Style.WHOLE | (Style.LONG if abs(cell) >= 2**63 else Style.NONE), whole=True, whole_comma=True)


def _look(text: str) -> Look:
    style, unit = numbers.look(text)
    if style:
        form = Form.NONE if style & Style.WHOLE or len(text) < 6 else dates.look(text)
        whole, other = (
            bool(style & Style.WHOLE) or isinstance(numbers.value(text, comma), int) for comma in (False, True)
        )
        compact = dates.compact(text)
        return Look(style=style, unit=unit, form=form, compact=compact, whole=whole, whole_comma=other)
    if len(text) > 5 and (form := dates.look(text)):
        return Look(form=form)
    low = text.lower()
    return Look(yesno=low in YES or low in NO, nothing=low in NOTHING, perhaps=low in PERHAPS)


_QUICK = re.compile(r"(?:0|-?[1-9]\d{0,6})(\.\d\d?)?")
"""What can be nothing but a number with a decimal point, and most cells of large files are."""
_WHOLE = look("1")
_DECIMAL = look("1.5")


@dataclass
class Tally:
    """The looks of a column with how often and a few cells of each."""

    looks: Counter[Look] = field(default_factory=Counter)
    examples: dict[Look, list[Cell]] = field(default_factory=dict)
    _seen: dict[Cell, Look] = field(default_factory=dict)

    def add(self, cells: Iterable[Cell]) -> None:
        """Count cells."""
        seen, quick = self._seen, [0, 0]
        for cell, count in Counter(cells).items():
            found = seen.get(cell)
            if found is None:
                if isinstance(cell, str) and (plain := _QUICK.fullmatch(cell)):
                    quick[plain.lastindex == 1] += count
                    self._keep(_DECIMAL if plain.lastindex else _WHOLE, cell)
                    continue
                found = self._first(cell)
                if len(seen) < _REMEMBERED:
                    seen[cell] = found
            self.looks[found] += count
        for plain_look, count in zip((_WHOLE, _DECIMAL), quick, strict=True):
            if count:
                self.looks[plain_look] += count

    def _first(self, cell: Cell) -> Look:
        found = look(cell)
        self._keep(found, cell)
        return found

    def _keep(self, found: Look, cell: Cell) -> None:
        examples = self.examples.setdefault(found, [])
        if len(examples) < 6 and cell not in examples:
            examples.append(cell)

    def forget(self) -> None:
        """Give back the memory that counting took."""
        self._seen = {}

    @property
    def held(self) -> int:
        """Cells that hold a value, those included that only perhaps do."""
        return sum(count for one, count in self.looks.items() if not one.nothing)

    def count(self, key: str) -> int:
        """Cells that can be read so: number, date, yesno, perhaps, nothing, compact, whole."""
        return sum(count for one, count in self.looks.items() if _is(one, key))

    def among(self, style: Style = Style.NONE, but: Style = Style.NONE) -> int:
        """Cells that have such a style of number, and not another."""
        return sum(count for one, count in self.looks.items() if one.style & style and not one.style & but)

    def formed(self, form: Form, but: Form = Form.NONE) -> int:
        """Cells that have such a form of date, and not another."""
        return sum(count for one, count in self.looks.items() if one.form & form and not one.form & but)

    def texts(self, wanted: Callable[[Look], object]) -> list[str]:
        """A few cells that look so."""
        found = [str(cell) for one in self.looks if wanted(one) for cell in self.examples[one] if cell is not None]
        return found[:4]


def _is(one: Look, key: str) -> bool:
    match key:
        case "number":
            return bool(one.style)
        case "date":
            return bool(one.form)
        case _:
            return bool(getattr(one, key))
