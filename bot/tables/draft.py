"""What a question has said so far, while it is read; and the two ways in which reading ends early. Pure."""

from __future__ import annotations

import re

from bot.tables.analysis import NUMBERS, TIMES, Filter, Function, Grain, Group, Measure, Order, Shown
from bot.tables.lexicon import ADDITIVE, CONCEPTS, KEYS
from bot.tables.span import Span
from bot.tables.spans import head, name_concepts, words
from bot.tables.table import Column, Kind, Table

NEXT = 3
"""Numbers of things that follow on one another leave out two of three at most. Our choice."""

_NO_TOTAL = frozenset(re.findall(
    r"\S+", "year month week day quarter jahr monat woche tag quartal lat lon latitude longitude zip plz rank id level "
    "grade rate ratio percent percentage share average index"
))  # fmt: skip
"""Words in the name of a column of numbers that nobody adds up."""


class Lost(Exception):
    """Not ours to read: a model is asked."""


class Doubt(Exception):
    """It could be two things; the text is a short question back."""


class Draft:
    """The parts of an analysis as they are found. `spans` are those not understood yet."""

    def __init__(self, table: Table, spans: list[Span], german: bool) -> None:
        self.table, self.spans, self.german = table, spans, german
        self.measures: list[Measure] = []
        self.groups: list[Group] = []
        self.filters: list[Filter] = []
        self.periods: list[Grain] = []
        """Of the times named, each its grain: two months can be compared."""
        self.order: Order | None = None
        self.top: int | None = None
        self.marks: set[str] = set()
        self.ordered = ""
        """ "down" or "up", where the question says which comes first."""
        self.each = False
        """Whether an average was asked for of each thing, so that it is plain."""
        self.when = ""
        """The column that the question says the times are of, where there are several: "by ship date"."""
        self.shared = False
        """Whether the values that a share was asked of have become groups."""
        self.made: list[Measure] = []
        """Measures of several columns, or of totals, found before the rest is read; spans marked "made" count them."""
        self.along: tuple[Shown, int | None] | None = None
        """What is seen from period to period, and of how many periods."""
        self.beyond = ""
        """ "over" or "under": only groups that lie so beside the average."""
        self.after = ""
        """The mark before the column that is read."""

    def say(self, english: str, german: str) -> str:
        """A sentence in the language of the question."""
        return german if self.german else english

    def column(self, name: str) -> Column:
        """The column of that name; Lost where there is none."""
        for one in self.table.columns:
            if one.name == name:
                return one
        raise Lost

    def one(self, span: Span, numeric: bool = False) -> Column:
        """The column that a span means; Doubt where it could be several."""
        found = [self.column(name) for name in span.columns]
        if numeric:
            found = [one for one in found if one.kind in NUMBERS]
        return self.only(found)

    def only(self, found: list[Column]) -> Column:
        """The one column of these; Doubt where there are several, Lost where there is none."""
        if not found:
            raise Lost
        if len(found) > 1:
            names = ", ".join(f"“{one.name}”" for one in found[:4])
            raise Doubt(self.say(f"Which column do you mean: {names}?", f"Welche Spalte ist gemeint: {names}?"))
        return found[0]

    def date(self) -> Column:
        """The column that says when; Doubt where there are several, Lost where there is none."""
        dates = [one for one in self.table.columns if one.kind in TIMES]
        return self.only([one for one in dates if one.name == self.when] or dates)

    def main(self) -> Column:
        """The column that "sales" are: its revenue; Doubt where there are several, Lost where there is none."""
        return self.only(self.of("revenue"))

    def lone(self) -> Column | None:
        """The only column of numbers, where nothing is known of it that speaks against a total; else None."""
        numeric = [one for one in self.table.columns if one.kind in NUMBERS and not self.key(one)]
        if len(numeric) != 1 or numeric[0].unit == "%" or (set(words(numeric[0].name)) & _NO_TOTAL):
            return None
        known = {concept for held in CONCEPTS.values() for concept in held} - ADDITIVE
        return None if head(numeric[0]) in known else numeric[0]

    def of(self, concept: str) -> list[Column]:
        """The numeric columns that hold a thing; those named just so, or else those whose last word it is."""
        numeric = [one for one in self.table.columns if one.kind in NUMBERS]
        named = [one for one in numeric if name_concepts(one) == (concept,)]
        return named or [one for one in numeric if head(one) == concept]

    def key(self, column: Column) -> bool:
        """Whether a column tells things apart (an order's number), so that it is counted and not added."""
        held = name_concepts(column)
        return (len(held) > 1 and held[-1] in KEYS and held[-1] != "name") or (
            column.distinct == self.table.rows > 20 and head(column) not in ADDITIVE
            and (column.kind is Kind.TEXT or (column.kind is Kind.INTEGER and self._numbers(column)))
        )  # fmt: skip

    def _numbers(self, column: Column) -> bool:
        """Whether whole numbers that are all different number the rows: they come first, or follow on one another.

        Those of a list, as how many people each country has, are measured.
        """
        first = column == self.table.columns[0]
        return first or int(column.most) - int(column.least) < NEXT * self.table.rows

    def numbered(self, column: Column) -> bool:
        """Whether a column numbers things, as orders are: "per" one of them means each of them on average. One that
        names them, as the countries of a list, is what one groups by, however often each stands there."""
        named = (name_concepts(column) or ("",))[-1]
        codes = all(any(map(str.isdigit, one)) and " " not in one for one in column.samples)
        return self.key(column) and named != "name" and (column.kind is Kind.INTEGER or named in KEYS or codes)

    def group(self, group: Group) -> None:
        """Adds a grouping; Lost where there would be three."""
        if group not in self.groups:
            self.groups.append(group)
        if len(self.groups) > 2:
            raise Lost

    def measures_are_rates(self) -> bool:
        """Whether only rates were found, which are shares already."""
        return bool(self.measures) and all(one.function is Function.MEAN for one in self.measures)

    def default(self, column: Column) -> Function:
        """What is taken of a column when nothing is said; Doubt where that is not plain."""
        if head(column) in ADDITIVE and "%" not in (column.unit, column.name[-1:], column.name[-2:-1]):
            return Function.SUM
        if any(self.column(one.column).distinct == self.table.rows for one in self.groups):
            return Function.SUM  # of one row for each, which is its average as well
        raise Doubt(
            self.say(
                f"The total of “{column.name}”, or the average?",
                f"Die Summe von „{column.name}“ oder der Durchschnitt?",
            )
        )
