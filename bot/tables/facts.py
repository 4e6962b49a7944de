"""What is known when an answer is checked: the rows of the results, their names, the numbers of the question. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from bot.tables.analysis import Analysis, Operator, Shown, views
from bot.tables.labels import named as told_name
from bot.tables.natural import MONTHS, WEEKDAYS
from bot.tables.numerals import Numeral, numerals
from bot.tables.rounding import FACTOR
from bot.tables.spans import plural, stem, words
from bot.tables.table import Kind, Result
from bot.values import Value

_LABELS = (Kind.TEXT, Kind.DATE, Kind.MOMENT, Kind.YESNO)
_PERCENT = re.compile(r"^(?:share of|anteil)\b|in %|percent|prozent|\brate\b", re.I)
_DATED = re.compile(r"\d{4}-[\dWQ-]+")
Named = Mapping[str, frozenset[str]]


class Row(Value):
    """A row of one of the results. `labels` are its groups, by the name of their column."""

    view: int
    labels: tuple[tuple[str, str], ...]
    shown: tuple[str, ...]
    cells: tuple[float | None, ...]
    percents: tuple[bool, ...]
    extra: tuple[float, ...] = ()
    """Groups that are numbers, and dates by their parts."""
    named: bool = True

    def beside(self, named: Named, near: Named) -> bool:
        """Whether a number of it may stand where these names stand: none speaks of another row, and one that is near
        speaks of it (or none is near, or it is the whole)."""
        mine = dict(self.labels)
        for column, labels in named.items():
            if column in mine and mine[column] not in labels:
                return False
        return not self.labels or not near or any(column in near for column in mine)

    def values(self, percent: bool, bare: bool = False) -> list[float]:
        """What of it a number may say; of a percentage, the percentages and the fractions. With `bare`, percentages
        may stand without their sign."""
        if not percent:
            plain = [
                one
                for one, held in zip(self.cells, self.percents, strict=True)
                if one is not None and (bare or not held)
            ]
            return [*plain, *self.extra]
        found = [
            one for one, is_percent in zip(self.cells, self.percents, strict=True) if one is not None and is_percent
        ]
        return found + [100 * one for one in self.cells if one is not None and 0 < abs(one) < 1]


def rows_of(results: Sequence[Result], analysis: Analysis) -> list[Row]:
    """All rows of the results; which columns are groups is told by the views, or else by their kinds."""
    held = views(analysis)
    found = []
    for at, result in enumerate(results):
        count = len(held[at].group) if len(held) == len(results) else _leading(result)
        percents = tuple(bool(_PERCENT.search(name)) for name in result.columns[count:])
        if len(held) == len(results) and len(held[at].measures) == len(percents):
            told = held[at].measures
            percents = tuple(one or measure.percent for one, measure in zip(percents, told, strict=True))
        for row in result.rows:
            cells = tuple(_number(cell) for cell in row[count:])
            labels = tuple((result.columns[i], "" if row[i] is None else str(row[i])) for i in range(count))
            extra = tuple(float(row[i]) for i in range(count) if isinstance(row[i], int | float))  # type: ignore[arg-type]
            if analysis.scale:  # "430.6" of a column in thousands
                extra += tuple(cell / FACTOR[analysis.scale] for cell in cells if cell is not None)
            shown = tuple(told_name(row[i]) for i in range(count))
            found.append(Row(view=at, labels=labels, shown=shown, cells=cells, percents=percents, extra=extra))
    return found


def _leading(result: Result) -> int:
    count = 0
    while count < len(result.kinds) and result.kinds[count] in _LABELS:
        count += 1
    return count


def _number(cell: str | int | float | None) -> float | None:
    return float(cell) if isinstance(cell, int | float) and math.isfinite(cell) else None


class Found(Value):
    """Where a way to write labels stands in a text, with the columns and labels that it names."""

    start: int
    end: int
    names: tuple[tuple[str, str], ...]


class Known(Value):
    """Names and numbers that an answer may use. `labels` are the groups by column, each with how it may be written."""

    labels: dict[str, dict[str, tuple[str, ...]]]
    ways: dict[str, tuple[tuple[str, str], ...]]
    """Each way to write a label, in small letters, to the columns and labels that it names."""
    lengths: tuple[int, ...]
    """How long ways are, the longest first."""
    numbers: tuple[tuple[float, bool], ...]
    """Of the question and the filters, each with whether it is a percentage."""
    dates: frozenset[int]
    """Parts of the dates that are known."""
    quarters: frozenset[int]
    """Those that are named, or that a known month lies in."""
    rows: int
    """Of all results together, with those left out."""
    counts: dict[int, frozenset[str]]
    """How many there are of what."""
    adds: bool
    """Whether all that is measured adds up, or is a share of what does: an average is then none of its cells."""

    def found(self, text: str) -> list[Found]:
        """Every way to write a label that stands in a text, in order; of those at one place the longest first."""
        small = text.lower()
        if len(small) != len(text):
            small = text
        held = []
        for match in re.finditer(r"(?<!\w)(?=\S)", small):
            at = match.start()
            for length in self.lengths:
                end = at + length
                if small[at:end] in self.ways and not (small[end : end + 1].isalnum() or small[end : end + 1] == "_"):
                    held.append(Found(start=at, end=end, names=self.ways[small[at:end]]))
        return held

    def named(self, text: str) -> dict[str, frozenset[str]]:
        """The labels that a text names, by column."""
        found: dict[str, set[str]] = {}
        for one in self.found(text):
            for column, label in one.names:
                found.setdefault(column, set()).add(label)
        return {column: frozenset(labels) for column, labels in found.items()}

    def masked(self, text: str) -> str:
        """A text without the digits in names of rows that are more than a number."""
        for one in self.found(text):
            said = text[one.start : one.end]
            if re.search(r"\d", said) and re.search(r"[^\W\d_]|-", said):
                text = text[: one.start] + re.sub(r"\d", "_", said) + text[one.end :]
        return text

    def beginning(self, text: str) -> dict[str, frozenset[str]]:
        """The label that a text begins with; empty where it is none, or more are named right after."""
        first = [one for one in self.found(text) if one.start == 0]
        for one in first[:1]:
            rest = text[one.end : one.end + 5].lower()
            if not rest.startswith((" and", " or", ",", " und")):
                return {column: frozenset({label}) for column, label in one.names[:1]}
        return {}

    def asked(self, one: Numeral) -> bool:
        """Whether the number was in the question or the filters."""
        return any(
            abs(value - held) < 1e-9 and (percent or not one.percent)
            for value in one.values
            for held, percent in self.numbers
        )

    def counted(self, one: Numeral, text: str) -> bool:
        """Whether it says how many there are of something: "4 regions"."""
        if not one.whole:
            return False
        if re.match(r"\s(?:more|weitere)(?:\s(?:rows|Zeilen))?\W*$", text[one.end :], re.I):
            return one.values[0] < self.rows
        after = words(text[one.end : one.end + 40])[:3]
        return any(stem(word) in self.counts.get(int(one.values[0]), ()) for word in after)

    def dated(self, one: Numeral, text: str) -> bool:
        """Whether it is part of a date that is known: a year, a day beside a month, a quarter, a week."""
        value = int(one.values[0])
        before, after = text[: one.start][-16:].lower(), text[one.end : one.end + 16].lower()
        last = re.findall(r"[^\W\d_]+|\d+", before)[-2:]
        next_ = re.findall(r"[^\W\d_]+|\d+", after)[:2]
        year = re.fullmatch(r"(?:19|20)\d\d", one.text) is not None
        month = any(word in MONTHS for word in (*last, *next_[:1])) and value <= 31
        part = bool(last) and last[-1] in ("q", "week", "quarter", "quartal", "kw", "woche")
        digits = bool(re.search(r"\d{4}-(?:\d\d-)?$", before)) or bool(re.match(r"-\d\d", after))
        return (year or month or part or digits) and value in self.dates


def known(results: Sequence[Result], analysis: Analysis, question: str, rows: Sequence[Row]) -> Known:
    """All that an answer may use beside the cells."""
    labels: dict[str, dict[str, tuple[str, ...]]] = {}
    counts: dict[int, set[str]] = {}
    for row in rows:
        for column, label in row.labels:
            labels.setdefault(column, {})[label] = _ways(label)
    _unambiguous(labels)
    for column, held in labels.items():
        counts.setdefault(len(held), set()).update({stem(word) for word in (*words(column)[-1:], "group")})
    for result in results:
        counts.setdefault(len(result.rows), set()).update({"row", "zeile", "line"})
    values = [value for one in analysis.filters for value in one.values if one.operator is not Operator.MISSING]
    text = " ".join([question, *values, *(label for held in labels.values() for label in held)])
    dates = {int(digits) for digits in re.findall(r"\d{1,4}", text)}
    quarters = {(int(month) + 2) // 3 for month in re.findall(r"\d{4}-(\d\d)", text)}
    quarters |= {int(one) for one in re.findall(r"(?:\bq|quarter |quartal |-q)\s?([1-4])\b", text, re.I)}
    dates |= quarters
    dates |= {day for month, day in _ends(text)}
    said = " ".join(value for value in (question, *values) if not _DATED.fullmatch(value))
    numbers = [
        (value, one.percent) for one in numerals(said) for value in one.values
        if not (one.whole and re.fullmatch(r"(?:19|20)\d\d", one.text))
    ]  # fmt: skip
    tops = [view.top for view in views(analysis) if view.top]
    ways: dict[str, tuple[tuple[str, str], ...]] = {}
    for column, held in labels.items():
        for label, forms in held.items():
            for way in forms:
                ways[way.lower()] = (*ways.get(way.lower(), ()), (column, label))
    return Known(
        labels=labels, ways=ways, lengths=tuple(sorted({len(way) for way in ways}, reverse=True)),
        numbers=(*numbers, *((float(top), False) for top in tops)), dates=frozenset(dates),
        quarters=frozenset(quarters),
        rows=sum(len(result.rows) + result.more for result in results),
        counts={count: frozenset({*named, *(plural(word) for word in named)}) for count, named in counts.items()},
        adds=all(one.shown is Shown.SHARE or (one.adds and one.shown is Shown.VALUE) for one in analysis.measures),
    )  # fmt: skip


def _ends(text: str) -> list[tuple[int, int]]:
    """The first and last days of the months that are named."""
    last = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
    months = [int(month) for month in re.findall(r"\d{4}-(\d\d)", text) if 1 <= int(month) <= 12]
    return [(month, day) for month in months for day in (1, last[month])]


def _ways(label: str) -> tuple[str, ...]:
    """How a label may be written: `2025-11` as November 2025, November, Nov."""
    if not label:
        return ("missing", "fehlt")
    ways = [label, told_name(label), told_name(label, True)]
    if found := re.fullmatch(r"(\d{4})-(\d\d)", label):
        ways += [name for name, at in MONTHS.items() if at == int(found[2]) and name != "may"]
        ways += ["May"] if found[2] == "05" else []
        ways += [f"{told_name(label, True).split()[0]}{ending}" for ending in ("wert", "werts", "wertes", "niveau")]
    elif found := re.fullmatch(r"(\d{4})-Q(\d)", label):
        ways += [f"Q{found[2]}", *_quarters(int(found[2]), found[1])]
    elif found := re.fullmatch(r"(\d{4})-W(\d\d)", label):
        ways += [f"week {int(found[2])}", f"KW {int(found[2])}", f"W{found[2]}"]
    elif found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", label):
        names = [name for name, at in MONTHS.items() if at == int(found[2])]
        ways += [f"{name} {int(found[3])}" for name in names] + [
            f"{int(found[3])}{dot} {name}" for name in names for dot in ("", ".")
        ]
    elif label.lower() in WEEKDAYS:
        ways += [name for name, at in WEEKDAYS.items() if at == WEEKDAYS[label.lower()] and len(name) > 3]
    if len(words(label)) == 1 and len(label) > 3 and label.isalpha():
        ways.append(label + "s")
    if label.isdigit() and not re.fullmatch(r"(?:19|20)\d\d", label):
        return ()
    return tuple({way.lower(): way for way in reversed(ways) if way}.values())


def _quarters(quarter: int, year: str) -> list[str]:
    """A quarter in words: "third quarter", "third quarter of 2024", "dritten Quartal 2024", "3. Quartal"."""
    english, german = (("first", "erst"), ("second", "zweit"), ("third", "dritt"), ("fourth", "viert"))[quarter - 1]
    plain = [f"{english} quarter", f"quarter {quarter}", f"{quarter}. Quartal", f"Quartal {quarter}"]
    plain += [f"{german}{ending} Quartal" for ending in ("e", "es", "en")] + [f"{english}-quarter"]
    return [*plain, *(f"{one}{of}{year}" for one in plain for of in (" ", " of "))]


def _unambiguous(labels: dict[str, dict[str, tuple[str, ...]]]) -> None:
    """Ways to write that two labels of a column share (the Novembers of two years) name neither."""
    for held in labels.values():
        seen: dict[str, int] = {}
        for ways in held.values():
            for way in ways:
                seen[way.lower()] = seen.get(way.lower(), 0) + 1
        for label, ways in held.items():
            held[label] = tuple(way for way in ways if seen[way.lower()] == 1)
