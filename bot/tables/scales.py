"""What an answer may compare: each measure of each view as numbers by label, and where a text names labels. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.tables.analysis import PERIODS, Analysis, Function, Shown, views
from bot.tables.compile import OTHERS
from bot.tables.facts import Known, Row, known, rows_of
from bot.tables.numerals import numerals
from bot.tables.spans import concepts, words
from bot.tables.table import Result
from bot.values import Value

_JOIN = re.compile(
    r"(?:\s*\([^()]{1,24}\)|\s+(?:with|at|mit)\s+[$€£]?[\d.,]*\d%?)?\s*(?:,|and|und|&|, and|sowie|/)\s*(?:then |"
    r"the |in |im |on |am |for |für )*(?:[*_]{1,2})?\s*",
    re.I,
)
_AVERAGE = re.compile(r"\b(?:averag\w*|avg|mean|median|durchschnitt\w*|mittler\w*)\b", re.I)
LEADS = re.compile(
    r"\s*(?:in|for|by|from|between|during|on|since|after|im|von|bis|seit|zwischen|am|für|compared|versus)\b", re.I
)
"""How a part of a sentence begins that says when or of what the next part is."""
ALWAYS = re.compile(
    r"\b(?:steady|steadily|consistent(?:ly)?|continuous(?:ly)?|(?:in )?(?:every|each) (?:single )?(?:day|week|month|"
    r"quarter|year)|(?:day|week|month|quarter|year) (?:after|over|by|on) (?:day|week|month|quarter|year)|throughout|"
    r"stetig\w*|durchgehend|kontinuierlich\w*|(?:in )?jede[nmrs]? (?:tag|woche|monat|quartal|jahr))\b", re.I,
)  # fmt: skip
"""That something is so in each of the periods."""
_PLAIN = frozenset({"share", "of", "in", "%", "average", "total", "the", "lowest", "highest"})
_COUNTED = re.compile(r"\b(?:popular|common|frequent|busiest|quietest|beliebtest\w*|häufigst\w*)\b", re.I)
_MEASURES = frozenset(re.findall(
    r"\S+",
    "revenue quantity cost profit price discount weight salary rating age customer order delivery visitor user click "
    "session budget tax return employee shipment ticket",
))  # fmt: skip
"""What a clause may be about, by its concept: one that names another measure than those there cannot be checked."""


class Mention(Value):
    """A label that stands in a text."""

    start: int
    end: int
    column: str
    label: str
    lead: bool = False
    """Whether it only says when or of what the rest is: "In December, ..."."""


class Scale(Value):
    """One measure of one view: its number by labels, in the order of the result."""

    columns: tuple[str, ...]
    periods: tuple[bool, ...]
    concepts: frozenset[str]
    shown: Shown
    averaged: bool
    adds: bool
    counts: bool
    edge: str = ""
    """ "high" or "low", where it is itself the highest or lowest of cells."""
    first: bool
    """Of the measure that the view begins with."""
    cells: tuple[tuple[tuple[str, ...], float], ...]

    def at(self, column: str, fixed: dict[str, str]) -> dict[str, float]:
        """The numbers by label of one column, with the other column (if there is one) fixed."""
        place = self.columns.index(column)
        rest = [(at, fixed.get(name)) for at, name in enumerate(self.columns) if name != column]
        return {
            labels[place]: value
            for labels, value in self.cells
            if labels[place] and all(labels[at] == wanted for at, wanted in rest)
        }


class Ground(Value):
    """What the claims of an answer stand on."""

    scales: tuple[Scale, ...]
    known: Known
    periods: frozenset[str]
    """The columns that are periods."""

    @property
    def labels(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The labels by column, each with how it may be written."""
        return self.known.labels

    def mentions(self, text: str) -> list[Mention]:
        """The labels that a text names, in order; of overlapping ones the longest."""
        found = [
            Mention(start=one.start, end=one.end, column=column, label=label)
            for one in self.known.found(text)
            if text[one.start - 1 : one.start] != "-" and text[one.end : one.end + 1] != "-"
            for column, label in one.names if label
        ]  # fmt: skip
        found.sort(key=lambda one: (one.start - one.end, one.start))
        kept: list[Mention] = []
        for one in found:
            if all(one.end <= other.start or one.start >= other.end for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda one: one.start)

    def fitting(
        self, column: str, fixed: dict[str, str], clause: str, sentence: str, labels: Sequence[str]
    ) -> list[Scale] | None:
        """The measures that a clause may be about, of views that group by these columns; None where it is about one
        that is not there. Where none is named, it is that whose number of these labels is said, or else the first."""
        wanted = {column, *fixed}
        held = [one for one in self.scales if set(one.columns) == wanted]
        for text in (clause, sentence):
            said = set(concepts(words(text))) - {word for name in wanted for word in concepts(words(name))}
            about = said & (_MEASURES | {word for one in held for word in one.concepts})
            if _AVERAGE.search(text):
                held = [one for one in held if one.averaged]
            if about:
                best = max((len(one.concepts & about) for one in held), default=0)
                named = [one for one in held if best and len(one.concepts & about) == best]
                if named and not any(one.concepts <= said for one in named):  # "most deliveries", of "delivery days"
                    named += [one for one in held if one.counts]
                return named or None
        if _COUNTED.search(sentence):
            return [one for one in held if one.counts] or None
        numbers = list(numerals(clause))
        said_of = [scale for scale in held if any(
            one.meets(value) for one in numbers
            for name, value in scale.at(column, fixed).items() if name in labels
        )]  # fmt: skip
        return said_of or [one for one in held if one.first]


def ground(results: Sequence[Result], analysis: Analysis) -> Ground:
    """All that can be compared in the results of `views(analysis)`."""
    held = views(analysis)
    rows = rows_of(results, analysis)
    scales: list[Scale] = []
    periods: set[str] = set()
    for at, view in enumerate(held if len(held) == len(results) else ()):
        names = results[at].columns
        periods |= {names[index] for index, one in enumerate(view.group) if one.grain in PERIODS}
        mine = [row for row in rows if row.view == at and not (view.others and OTHERS in dict(row.labels).values())]
        scales += [_scale(view, index, names, mine) for index in range(len(view.measures))]
    return Ground(scales=tuple(scales), known=known(results, analysis, "", rows), periods=frozenset(periods))


def _scale(view: Analysis, index: int, names: tuple[str, ...], rows: Sequence[Row]) -> Scale:
    measure, count = view.measures[index], len(view.group)
    groups = {word for name in names[:count] for word in concepts(words(name))}
    said = frozenset(concepts(words(f"{names[count + index]} {measure.column}")))
    return Scale(
        columns=names[:count], periods=tuple(one.grain in PERIODS for one in view.group),
        concepts=said - groups - _PLAIN,
        shown=measure.shown,
        averaged=measure.function in (Function.MEAN, Function.MEDIAN) or bool(measure.per) or "average" in said,
        adds=measure.function in (Function.SUM, Function.COUNT) and not measure.per,
        counts=measure.function is Function.COUNT,
        edge={Function.MAX: "high", Function.MIN: "low"}.get(measure.function, ""),
        first=measure.model_copy(update={"shown": view.measures[0].shown}) == view.measures[0],
        cells=tuple((tuple(label for _, label in row.labels), value) for row in rows
                    if (value := row.cells[index]) is not None),
    )  # fmt: skip


def listed(text: str, mentions: Sequence[Mention]) -> str:
    """The text with what joins labels to one list ("East, North and West") blanked, so that no clause ends there."""
    for one, other in pairwise(mentions):
        if one.column == other.column and _JOIN.fullmatch(text[one.end : other.start]):
            text = text[: one.end] + " " * (other.start - one.end) + text[other.start :]
    return text
