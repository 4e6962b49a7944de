"""Which rows of a view some words speak of together: "the top three", "the remaining two", "January to March". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.facts import Known, Row
from bot.tables.natural import MONTHS, WEEKDAYS
from bot.tables.numerals import NUMBER_WORDS

_COUNT = rf"(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
_TOP = re.compile(
    rf"\b(?:top|largest|biggest|best|strongest|leading|highest|first|busiest|größten|stärksten|ersten|besten)[- ]"
    rf"(?P<a>{_COUNT})\b|\b(?P<b>{_COUNT}) (?:largest|larger|biggest|best|strongest|leading|top|highest|busiest|"
    rf"größten|"
    r"stärksten|besten)\b", re.I,
)  # fmt: skip
_BOTTOM = re.compile(
    rf"\b(?:bottom|smallest|weakest|lowest|last|kleinsten|schwächsten|letzten)[- ](?P<a>{_COUNT})\b|"
    rf"\b(?P<b>{_COUNT}) (?:smallest|smaller|weakest|lowest|kleinsten|schwächsten)\b", re.I,
)  # fmt: skip
_REST = re.compile(
    rf"\b(?:remaining|remainder|rest|other|others|else|outside|beyond|balance|übrig\w*|restlich\w*|ander\w*|"
    rf"außerhalb)\b"
    rf"(?:\s+(?P<n>{_COUNT})\b)?", re.I,
)  # fmt: skip
_RANGE = re.compile(
    r"(?: \d{1,2}(?:,? \d{4})?)?\s*(?:[-–—]|to|through|until|till|bis(?: zum)?|and|"
    r"und)\s*(?:the )?",
    re.I,
)
_ENDS = re.compile(r"\b(?:from|between|through|von|zwischen)\b|[-–—]", re.I)
_WEEKEND = re.compile(r"\bweekends?\b|\bwochenende\w*", re.I)
_WORKING = re.compile(r"\b(?:weekdays|working days|business days|werktag\w*|during the week|unter der woche)\b", re.I)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "erste": 1, "zweite": 2, "dritte": 3, "vierte": 4}
_PART = re.compile(
    r"\b(?P<nth>first|second|third|fourth|erste|zweite|dritte|vierte)[nrs]? (?P<unit>quarter|half|quartal|hälfte|"
    r"halbjahr)|\b(?P<short>[QH])(?P<n>[1-4])\b|(?P<other>\b(?:in|than) the (?P<nth2>first|second|third|fourth)\b)",
    re.I,
)  # fmt: skip


def scopes(sentence: str, view: Sequence[Row], mine: Sequence[Row], held: Known) -> Iterator[tuple[Row, ...]]:
    """The rows that a sentence speaks of together; `view` are those of one view, `mine` those of them that it names."""
    if mine and len(mine) < len(view):
        yield tuple(mine)
    yield from _by_label(mine)
    yield from _ranges(sentence, view, held)
    yield from _parts(sentence, view)
    if _REST.search(sentence) and mine and len(mine) < len(view):
        yield tuple(row for row in view if row not in mine)
    if (not mine or len(mine) == len(view)) and not topped(sentence):
        yield tuple(view)


def ends(sentence: str, view: Sequence[Row], at: int) -> Iterator[tuple[Row, ...]]:
    """The so many at the top or the bottom by one measure that a sentence speaks of, and the rest of them."""
    ranked = sorted((row for row in view if row.cells[at] is not None), key=lambda row: -(row.cells[at] or 0.0))
    for pattern, top in ((_TOP, True), (_BOTTOM, False)):
        for match in pattern.finditer(sentence):
            count = number(match["a"] or match["b"])
            yield tuple(ranked[:count] if top else ranked[-count:])
    for match in _REST.finditer(sentence):
        if match["n"]:
            yield tuple(ranked[-number(match["n"]) :])


def topped(sentence: str) -> bool:
    """Whether it speaks of so many at one end."""
    return bool(_TOP.search(sentence) or _BOTTOM.search(sentence))


def outside(sentence: str) -> bool:
    """Whether it speaks of what is left."""
    return _REST.search(sentence) is not None


def number(text: str) -> int:
    """A count in digits or in words."""
    return NUMBER_WORDS.get(text.lower()) or int(text)


def _by_label(mine: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Of a view by two columns: what is named of one of them, each alone."""
    for column in dict.fromkeys(name for row in mine for name, _ in row.labels):
        labels = list(dict.fromkeys(dict(row.labels)[column] for row in mine))
        for label in labels[:8] if len(labels) > 1 else ():
            if len(held := tuple(row for row in mine if dict(row.labels)[column] == label)) > 1:
                yield held


def _ranges(sentence: str, view: Sequence[Row], held: Known) -> Iterator[tuple[Row, ...]]:
    """ "January to March", "between Monday and Friday": all from one to the other, in their own order."""
    found = held.found(sentence)
    for one, other in pairwise(found):
        for column, label in one.names:
            last = next((name for place, name in other.names if place == column), None)
            joint = sentence[one.end : other.start]
            if last is None or not _RANGE.fullmatch(joint):
                continue
            if joint.strip().lower() in ("and", "und") and not _ENDS.search(sentence[: one.start]):
                continue
            places = {name: at for at, name in enumerate(sorted(held.labels[column], key=order))}
            low, high = places[label], places[last]
            rows = tuple(row for row in view if low <= places.get(dict(row.labels).get(column, ""), -1) <= high)
            if len(rows) > 1:
                yield rows


def _parts(sentence: str, view: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Weekends among days, quarters and halves among months."""
    for pattern, days in ((_WEEKEND, (6, 7)), (_WORKING, (1, 2, 3, 4, 5))):
        if pattern.search(sentence) and (
            rows := tuple(row for row in view if any(WEEKDAYS.get(name.lower()) in days for _, name in row.labels))
        ):
            yield rows
    for match in _PART.finditer(sentence):
        nth = int(match["n"]) if match["n"] else _NTH[(match["nth"] or match["nth2"]).lower()]
        unit = (match["short"] or match["unit"] or "q")[:1].lower()
        size = 6 if unit == "h" else 3
        rows = tuple(row for row in view if any((month(name) + size - 1) // size == nth for _, name in row.labels))
        if len(rows) > 1:
            yield rows


def month(label: str) -> int:
    """The month of a label, 1 to 12; 0 where it is none."""
    found = re.fullmatch(r"\d{4}-(\d\d)", label)
    return int(found[1]) if found else MONTHS.get(label.lower(), 0)


def order(label: str) -> tuple[int, str]:
    """What labels are sorted by in their own order: weekdays and names of months by their place, others as written."""
    small = label.lower()
    return WEEKDAYS.get(small) or MONTHS.get(small) or 0, label
