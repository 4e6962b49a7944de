"""A result as sentences are made of it: its rows with their labels, their numbers, and how these are written. Pure."""

from __future__ import annotations

import math
import re

from bot.tables.analysis import PERIODS, TIMES, Analysis, Grain, Group, Shown, column
from bot.tables.compile import OTHERS
from bot.tables.labels import day, named
from bot.tables.nouns import Noun, noun
from bot.tables.table import Kind, Result, Table
from bot.tables.told import cells
from bot.tables.within import joined, plain
from bot.values import Value


class Seen(Value):
    """One view with its result."""

    view: Analysis
    result: Result
    table: Table
    texts: tuple[tuple[str, ...], ...]
    german: bool = False

    def say(self, english: str, german: str) -> str:
        """The sentence in the language of the answer."""
        return german if self.german else english

    def was(self, at: int) -> str:
        """The verb of `called`."""
        many = self.noun(at).many and self.view.measures[at].shown is not Shown.SHARE
        return ("waren" if many else "war") if self.german else "were" if many else "was"

    def called(self, at: int) -> str:
        """What is shown of a measure: `revenue`, `the share of revenue`."""
        name = self.noun(at).text
        if self.view.measures[at].shown is Shown.SHARE:
            return f"der Anteil {_of(name, self.noun(at).many)}" if self.german else f"the share of {name}"
        return name

    def noun(self, at: int) -> Noun:
        """What a measure is called."""
        return noun(self.view.measures[at], self.table, self.german)

    def value(self, row: int, at: int) -> float | None:
        """The number of a measure in a row; None where there is none."""
        cell = self.result.rows[row][len(self.view.group) + at]
        return float(cell) if isinstance(cell, int | float) and math.isfinite(cell) else None

    def text(self, row: int, at: int) -> str:
        """It as it is written everywhere."""
        return self.texts[row][len(self.view.group) + at]

    def raw(self, row: int, group: int = 0) -> str | None:
        """What a row stands for, as the query gave it; None for what is missing."""
        cell = self.result.rows[row][group]
        return None if cell is None else str(cell)

    def label(self, row: int, group: int = 0) -> str:
        """What a row stands for, as people say it."""
        held, name = self.view.group[group], plain(self.view.group[group].column, self.german)
        raw = self.result.rows[row][group]
        if raw is None:
            return f"„{name}“ fehlt" if self.german else f"rows with {name} missing"
        if held.grain is Grain.HOUR:
            return f"{'Stunde' if self.german else 'hour'} {raw}"
        text = day(str(raw), self.german) if held.grain is Grain.DAY else named(raw, self.german)
        found = column(self.table, held.column)
        if held.grain is None and found is not None and found.kind is Kind.YESNO:
            return f"{name}: {({'yes': 'ja', 'no': 'nein'}.get(text, text)) if self.german else text}"
        if held.grain is None and re.fullmatch(r"[\d.,-]+", text) and (found is None or found.kind not in TIMES):
            return f"{name} {text}"
        return re.sub(r"\s+", " ", text)[:80]

    def place(self, row: int, group: int = 0) -> str:
        """The same after its preposition: "in November 2025", "on Monday", "for North"."""
        held = self.view.group[group]
        text = self.label(row, group)
        if self.raw(row, group) is not None and held.grain is not None:
            return f"{_preposition(held, text, self.german)} {text}"
        return f"{'für' if self.german else 'for'} {text}"

    def places(self, rows: list[int], group: int = 0) -> str:
        """Several after one preposition."""
        first = self.place(rows[0], group)
        return joined([first, *(self.label(row, group) for row in rows[1:])], self.german)

    def ordinary(self, row: int) -> bool:
        """Whether a row stands for one group, and not for what is missing or beyond the top."""
        return all(self.raw(row, at) is not None for at in range(len(self.view.group))) and row != self.others

    @property
    def others(self) -> int | None:
        """The row of all that is not in the top, where there is one."""
        if not self.view.top or not self.view.others or len(self.view.group) != 1:
            return None
        last, top = len(self.result.rows) - 1, self.view.top
        missing = sum(self.raw(row) is None for row in range(len(self.result.rows)))
        return last if last + 1 - missing >= top and last >= 0 and self.raw(last) == OTHERS else None

    @property
    def whole(self) -> bool:
        """Whether the rows are all that there is: nothing cut off, nothing beyond a top."""
        if self.result.more or self.view.beyond:
            return False
        if not self.view.top or self.view.others:
            return True
        held = column(self.table, self.view.group[0].column)
        few = held is not None and self.view.group[0].grain is None and held.distinct <= len(self.result.rows)
        return len(self.view.group) == 1 and (len(self.result.rows) < self.view.top or few)

    def adds(self, at: int) -> bool:
        """Whether the rows of a measure can be added up."""
        one = self.view.measures[at]
        return one.shown is Shown.VALUE and one.adds

    def shown(self, *wanted: Shown) -> int | None:
        """The first measure of which this is shown."""
        return next((at for at, one in enumerate(self.view.measures) if one.shown in wanted), None)

    def beside(self, at: int, shown: Shown) -> int | None:
        """The measure that shows this of the same numbers."""
        wanted = self.view.measures[at].model_copy(update={"shown": shown})
        return next((other for other, one in enumerate(self.view.measures) if one == wanted), None)


def _of(name: str, many: bool) -> str:
    """What a share is of, in German: `am Umsatz`, `an der Menge`, `an den Kosten`."""
    article, _, rest = name.partition(" ")
    lead = {"der": "am", "das": "am", "die": "an den" if many else "an der"}.get(article)
    return f"{lead} {rest}" if lead else f"an {name}"


def _preposition(held: Group, text: str, german: bool) -> str:
    if held.grain in (Grain.DAY, Grain.WEEKDAY):
        return "am" if german else "on"
    if german and held.grain in PERIODS:
        return "in" if re.match(r"Q\d|KW|\d", text) else "im"
    return "in"


def seen(view: Analysis, result: Result, table: Table, german: bool = False) -> Seen:
    """A view with what its query gave."""
    return Seen(view=view, result=result, table=table, texts=cells(result, view, table, german), german=german)


def same(one: float, other: float) -> bool:
    """Whether two numbers are as good as equal."""
    return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))
