"""What an answer may compare: each measure of each view as numbers by label, and where a text names labels. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.tables.analysis import PERIODS, Analysis, Function, Grain, Shown, views
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
_UNIT = r"(?:day|week|month|quarter|year)"
ALWAYS = re.compile(
    r"\b(?:steady|steadily|consistent(?:ly)?|continuous(?:ly)?|throughout|stetig\w*|durchgehend|kontinuierlich\w*|"
    rf"(?:in |of )?(?:every|each|all)(?: single| one)?(?: of)?(?: the)?(?: \w+)? {_UNIT}s?|"
    rf"(?:(?!year (?:over|on)){_UNIT}) (?:after|over|by|on) {_UNIT}|(?:in )?jede[nmrs]? (?:tag|woche|monat|quartal|"
    rf"jahr))\b", re.I,
)  # fmt: skip
"""That something is so in each of the periods."""
_ORDERED = (*PERIODS, Grain.WEEKDAY)
_PLAIN = frozenset({"share", "of", "in", "%", "average", "total", "the", "lowest", "highest"})
_COUNTED = re.compile(r"\b(?:popular|common|frequent|busiest|quietest|beliebtest\w*|häufigst\w*)\b", re.I)
_MANY = re.compile(r"\b(?:most|fewest|more|fewer|many|few|number|count|busiest|meiste\w*|wenigste\w*|viele)\b", re.I)
_VAGUE = frozenset({"sales", "amount", "pieces"})
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

    def about(self, text: str) -> set[str]:
        """What the words of a text stand for, without vague ones."""
        return set(concepts([word for word in words(text) if word not in self.vague]))

    @property
    def vague(self) -> frozenset[str]:
        """Words that may be said for the measure that is there, where no measure is called so."""
        held = any("revenue" in one.concepts for one in self.scales)
        return frozenset() if held else _VAGUE

    def everywhere(self, column: str) -> list[dict[str, float]]:
        """The numbers by label of one column in each of the periods, of the first measure of a view of both."""
        for scale in self.scales:
            other = [name for name in scale.columns if name != column and name in self.periods]
            if column in scale.columns and len(scale.columns) == 2 and other and scale.first:
                return [scale.at(column, {other[0]: label}) for label in self.labels[other[0]] if label]
        return []

    def fitting(
        self, column: str, fixed: dict[str, str], clause: str, sentence: str, labels: Sequence[str]
    ) -> list[Scale] | None:
        """The measures that a clause may be about, of views that group by these columns; None where it is about one
        that is not there. Where none is named, it is that whose number of these labels is said, or else the first."""
        wanted = {column, *fixed}
        held = [one for one in self.scales if set(one.columns) == wanted]
        for text in (clause, sentence):
            said = self.about(text) - {word for name in wanted for word in concepts(words(name))}
            about = said & (_MEASURES | {word for one in held for word in one.concepts})
            if _AVERAGE.search(text):
                held = [one for one in held if one.averaged]
            if about:
                best = max((len(one.concepts & about) for one in held), default=0)
                named = [one for one in held if best and len(one.concepts & about) == best]
                if named and _MANY.search(clause) and not any(one.concepts <= said for one in named):
                    # "most deliveries", of "delivery days"
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
        periods |= {names[index] for index, one in enumerate(view.group) if one.grain in _ORDERED}
        mine = [row for row in rows if row.view == at and not (view.others and OTHERS in dict(row.labels).values())]
        mine_scales = [_scale(view, index, names, mine) for index in range(len(view.measures))]
        scales += mine_scales
        if len(view.group) == 2 and not view.top and not results[at].more:
            scales += [_added(one, place) for one in mine_scales for place in range(2)
                       if one.adds and one.shown is Shown.VALUE]  # fmt: skip
    return Ground(scales=tuple(scales), known=known(results, analysis, "", rows), periods=frozenset(periods))


def _added(scale: Scale, place: int) -> Scale:
    """Of two columns one, with what the other one adds up to."""
    sums: dict[str, float] = {}
    for labels, value in scale.cells:
        sums[labels[place]] = sums.get(labels[place], 0.0) + value
    cells = tuple(((label,), value) for label, value in sums.items())
    update = {"columns": (scale.columns[place],), "periods": (scale.periods[place],), "cells": cells}
    return scale.model_copy(update=update)


def _scale(view: Analysis, index: int, names: tuple[str, ...], rows: Sequence[Row]) -> Scale:
    measure, count = view.measures[index], len(view.group)
    groups = {word for name in names[:count] for word in concepts(words(name))}
    said = frozenset(concepts(words(f"{names[count + index]} {measure.column}")))
    return Scale(
        columns=names[:count], periods=tuple(one.grain in _ORDERED for one in view.group),
        concepts=said - groups - _PLAIN,
        shown=measure.shown,
        averaged=measure.function in (Function.MEAN, Function.MEDIAN) or "average" in said
        or bool(measure.per or measure.over or measure.each),
        adds=measure.adds,
        counts=measure.function is Function.COUNT and measure.adds,
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
