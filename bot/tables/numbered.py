"""Numbered lists of an answer, which are an order: "1. East 2. North 3. West". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.analysis import Shown
from bot.tables.numerals import numerals
from bot.tables.scales import Ground
from bot.tables.scopes import order

_ITEM = re.compile(r"^[ \t>*_-]*(?P<n>\d{1,2})[.)][*_]*[ \t]+(?P<text>[^\n]+)", re.M)


def numbered(text: str, held: Ground) -> Iterator[tuple[str, str, str]]:
    """The lists whose items stand in no order of any measure, nor of their own; each as its words, why and its line."""
    for items in _lists(text):
        firsts = [held.mentions(line)[:1] for line in items]
        if any(not one or one[0].start > 12 for one in firsts) or len({one[0].column for one in firsts}) > 1:
            continue
        column, labels = firsts[0][0].column, [one[0].label for one in firsts]
        tables = [scale.at(column, {}) for scale in held.scales
                  if scale.columns == (column,) and scale.shown in (Shown.VALUE, Shown.SHARE)]  # fmt: skip
        tables = [table for table in tables if all(label in table for label in labels)]
        if len(set(labels)) < 2 or not tables or labels == sorted(labels, key=order):
            continue
        tables = [table for table in tables if _told(table, labels, items)] or tables
        series = [[table[label] for label in labels] for table in tables]
        if not any(_falls(one) or _falls(one[::-1]) for one in series):
            yield items[0].strip()[:60], "The list is numbered, but not in the order of the numbers.", items[0]


_RANKING = re.compile(
    r"\b(?:in descending order|from (?:highest|largest|most|best) to (?:lowest|smallest|least|worst)|the ranking is|"
    r"in absteigender reihenfolge)\b", re.I,
)  # fmt: skip


def ranking(sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """ "In descending order: East, North and West", where these do not fall by any measure."""
    match = _RANKING.search(sentence)
    labels = list(dict.fromkeys((one.column, one.label) for one in held.mentions(sentence)))
    if not match or len(labels) < 2 or len({column for column, _ in labels}) > 1 or re.search(r"\bnot\b", sentence):
        return
    column = labels[0][0]
    tables = [one.at(column, {}) for one in held.scales if one.columns == (column,)]
    series = [[table[label] for _, label in labels] for table in tables if all(label in table for _, label in labels)]
    if series and not any(_falls(one) for one in series):
        yield match[0], "They are not in that order."


def _told(table: dict[str, float], labels: Sequence[str], items: Sequence[str]) -> bool:
    """Whether each line gives its number of this measure."""
    pairs = zip(labels, items, strict=True)
    return all(any(one.meets(table[label]) for one in numerals(line)) for label, line in pairs)


def _falls(values: Sequence[float]) -> bool:
    return all(one >= other for one, other in pairwise(values))


def _lists(text: str) -> list[list[str]]:
    """The lines of each list, without their numbers."""
    found: list[list[str]] = []
    last = 0
    for match in _ITEM.finditer(text):
        if int(match["n"]) == 1 or not found or int(match["n"]) != last + 1:
            found.append([])
        found[-1].append(re.sub(r"[*_`]{1,3}", "", match["text"]))
        last = int(match["n"])
    return [one for one in found if len(one) > 1]
