"""What stands in the pieces of a question: columns of numbers, what rows are, words. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.tables.draft import Draft
from bot.tables.grains import NUMBERS
from bot.tables.lexicon import ADDITIVE, TIMED
from bot.tables.measures import Function, Measure
from bot.tables.span import Piece, Span
from bot.tables.spans import Finder, head, name_concepts, plural, stem
from bot.tables.table import Column, Kind

_RATES = frozenset({"price", "discount", "rating", "age", "rate", "share", "ratio", "percentage", "score"})
"""What is not added up, so that no ratio is made of it."""

_COUNTS = frozenset({"visit", "visitor", "session", "click", "impression", "view", "conversion", "signup", "download",
                     "call", "email", "lead", "hour", "kilometer", "mile", "page", "vote"})  # fmt: skip
"""What is counted elsewhere, so that the number of it in a row is no name of the row."""
_MONEY = {"euro": "€", "euros": "€", "eur": "€", "€": "€", "dollar": "$", "dollars": "$", "usd": "$", "$": "$",
          "pound": "£", "pounds": "£", "gbp": "£", "£": "£"}  # fmt: skip


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with two words in a row for the same column as one: "actual spend"."""
    found: list[Piece] = []
    for one in pieces:
        before = found[-1].span if found else None
        if one.span and one.span.mark == "column" and before == one.span:
            found[-1] = one
        else:
            found.append(one)
    return found


def is_count(column: Column) -> bool:
    """Whether a column holds how many there were of something: "Clicks"."""
    last = re.findall(r"[^\W\d_]+", column.name.lower())[-1:]
    timed = not last or last[0] in TIMED or "duration" in name_concepts(column) or "age" in name_concepts(column)
    return column.kind is Kind.INTEGER and not timed and plural(stem(last[0])) == last[0]


class Reading:
    """The pieces of a question while measures of several columns are found in them; `made` are those found."""

    def __init__(self, finder: Finder, pieces: Sequence[Piece], german: bool) -> None:
        self.finder, self.pieces, self.german = finder, _once(pieces), german
        self.draft = Draft(finder.table, [], german)
        self.made: list[Measure] = []

    def mark(self, at: int) -> str:
        """What a piece is; "" for what is none, or without a span."""
        span = self.pieces[at].span if 0 <= at < len(self.pieces) else None
        return span.mark if span else ""

    def said(self, at: int) -> str:
        """The words of a piece."""
        return " ".join(self.pieces[at].words) if 0 <= at < len(self.pieces) else ""

    def columns(self, at: int) -> list[Column]:
        """The columns that a piece may mean."""
        span = self.pieces[at].span if 0 <= at < len(self.pieces) else None
        return [self.draft.column(name) for name in span.columns] if span else []

    def after(self, at: int, among: Collection[str] = ()) -> int:
        """The next piece that says something: past harmless words, and past marks of `among`."""
        at += 1
        while at < len(self.pieces) and (
            (self.pieces[at].span is None and self.pieces[at].known) or self.mark(at) in among
        ):
            at += 1
        return at

    def before(self, at: int, among: Collection[str] = ()) -> int:
        """The piece before it that says something; -1 where there is none."""
        at -= 1
        while at >= 0 and ((self.pieces[at].span is None and self.pieces[at].known) or self.mark(at) in among):
            at -= 1
        return at

    def number(self, at: int) -> Column | None:
        """The one column of numbers that a piece means, and that can be added up."""
        if self.mark(at) not in ("column", "unit"):
            return None
        found = [one for one in self.columns(at) if one.kind in NUMBERS and not self.names_rows(one)]
        added = [one for one in found if head(one) not in _RATES and one.unit != "%"]
        return added[0] if len(found) == 1 and added else None

    def names_rows(self, column: Column) -> bool:
        """Whether a column tells rows apart; not where it only happens to hold another count in each."""
        return self.draft.key(column) and not (column.kind is Kind.INTEGER and head(column) in _COUNTS)

    def operand(self, at: int) -> Measure | None:
        """What can be divided or averaged: the sum of a column, a difference that was found, a number of rows."""
        if self.mark(at) == "made":
            found = self.made[int(self.pieces[at].span.value)]  # type: ignore[union-attr]
            return found if found.less and not found.over else None
        if (column := self.number(at)) is not None:
            return Measure(function=Function.SUM, column=column.name)
        return self.counted(at)

    def counted(self, at: int) -> Measure | None:
        """The number of rows, where a piece says what each of them is."""
        span = self.pieces[at].span if 0 <= at < len(self.pieces) else None
        if span and span.mark == "rows":
            return Measure(function=Function.COUNT, called=span.value)
        found = [one for one in self.columns(at) if self.draft.key(one)] if self.mark(at) == "column" else []
        if len(found) == 1 and found[0].distinct == self.finder.table.rows and not found[0].missing:
            return Measure(function=Function.COUNT, called=plural(head(found[0])) if not self.german else "")
        return None

    def divisor(self, at: int) -> Column | None:
        """The column of numbers that something can be divided by, and not grouped by: a weight, a quantity."""
        column = self.number(at)
        if column is None:
            return None
        measured = column.kind is Kind.NUMBER or head(column) in ADDITIVE or column.distinct > 50
        measured = measured or (is_count(column) and stem(self.said(at)) == self.said(at))  # "per conversion"
        return column if measured or self.mark(at) == "unit" else None

    def told_in(self) -> None:
        """Takes "in euros" away where all money of the table is in that; else it stays, and is not ours to read."""
        signs = {one.unit for one in self.finder.table.columns if one.unit in _MONEY.values()}
        for at in range(len(self.pieces) - 1, 0, -1):
            if self.mark(at - 1) == "in" and {_MONEY.get(self.said(at), "")} == signs:
                self.drop(at - 1, at)

    def put(self, start: int, end: int, measure: Measure) -> int:
        """Puts what was found in the place of its pieces, `end` among them; where it stands."""
        self.made.append(measure)
        piece = Piece(words=("made",), span=Span(mark="made", value=str(len(self.made) - 1)))
        self.pieces[start : end + 1] = [piece]
        return start

    def drop(self, start: int, end: int) -> None:
        """Takes pieces away, `end` among them."""
        del self.pieces[start : end + 1]
