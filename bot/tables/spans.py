"""The words of a question found: columns, values, periods, functions. Pure.

Every word is either found, harmless, or unknown; a question with an unknown word is not ours to read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.tables.analysis import NUMBERS
from bot.tables.lexicon import (
    ADDITIVE,
    ALWAYS,
    CONCEPTS,
    FILLERS,
    GERMAN,
    KEYS,
    NUMBER_WORDS,
    PEOPLE,
    PERSONS,
    PHRASES,
    QUALITIES,
    RATIOS,
    TIMED,
    UNITS,
)  # fmt: skip
from bot.tables.natural import MONTHS, WEEKDAYS
from bot.tables.nearly import mended, parted
from bot.tables.span import Span
from bot.tables.spoken_times import name_of, sign_of, time_of
from bot.tables.table import Column, Kind, Table

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_SCALE = re.compile(r"\s*[(\[]\s*\d+\s*(?:[-–]|to|bis)\s*\d+\s*[)\]]")
"""What the name of a column tells of its range: "Rating (1-5)"."""
_MONTH = re.compile(r"\b(\d{4})-(\d\d)\b")
_TOKEN = re.compile(
    r"§\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+,\d{1,2}(?!\d)|\d+(?=(?:st|nd|rd|th)\b)|\d+|"
    r"[^\W\d_]+|[<>]=?|,|&|\$|€|%"
)


def words(text: str) -> list[str]:
    """The words, numbers and signs of a text, in small letters."""
    return _TOKEN.findall(text.lower().replace("_", " "))


def is_german(text: str) -> bool:
    """Whether a question is more likely German: two of its plain words, or one in a short one."""
    found = words(text)
    count = sum(word in GERMAN for word in found)
    return count >= 2 or (count == 1 and len(found) <= 4)


def stem(word: str) -> str:
    """A word without its plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and re.search(r"(?:s|x|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def plural(word: str) -> str:
    """An English word for several."""
    return word[:-1] + "ies" if word.endswith("y") else word if word.endswith("s") else word + "s"


def concepts(found: Sequence[str]) -> tuple[str, ...]:
    """What words stand for, one after another."""
    return tuple(concept for word in found for concept in CONCEPTS.get(word, (stem(word),)))


def name_concepts(column: Column) -> tuple[str, ...]:
    """What the name of a column stands for: `Total price` is a revenue, `is_returned` a return."""
    name = _SCALE.sub("", column.name) or column.name
    found = words(re.sub(r"(?<=[a-zäöü])(?=[A-ZÄÖÜ])", " ", name))
    found = [word for word in found if word not in UNITS] or found
    while len(found) > 1 and found[0] in ("is", "was", "has", "the"):
        found = found[1:]
    held = concepts([word for word in found if len(word) > 1 or word.isalnum()])
    whole = {("total",), ("total", "price"), ("order", "value"), ("total", "revenue")}
    return ("revenue",) if held in whole and column.kind in NUMBERS else held


def head(column: Column) -> str:
    """The word that says what the column holds: `order` of `order_id`, `price` of `unit_price`."""
    held = [word for word in name_concepts(column) if word not in ("$", "€", "%")]
    if len(held) > 1 and held[-1] in KEYS:
        return held[-2]
    return held[-1] if held else ""


class Finder:
    """Finds words for one table."""

    def __init__(
        self,
        table: Table,
        more: dict[tuple[str, ...], tuple[str, str]] | None = None,
        fillers: frozenset[str] = FILLERS,
    ) -> None:
        """`more` are phrases beside those of the lexicon, which go before all else."""
        self.table, self.more, self.fillers = table, more or {}, fillers
        self.values: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for column in table.columns:
            if column.kind is Kind.TEXT and column.distinct <= 200:
                for value in column.samples:
                    self._learn(column.name, value)
        named = {word for column in table.columns for word in words(column.name) if word.isalpha()}
        self.known = named | {word for form in self.values for word in form}

    def _learn(self, column: str, value: str) -> None:
        found = tuple(words(value))
        if len("".join(found)) < 2 or all(word.isdigit() for word in found):
            return
        forms = {found, (*found[:-1], stem(found[-1]))}
        if len(found) == 1 and found[0] in CONCEPTS:
            forms.add(("*", *CONCEPTS[found[0]]))
        for form in forms:
            self.values.setdefault(form, []).append((column, value))

    def spans(self, text: str) -> list[Span] | None:
        """What the words are, in order, without harmless ones; None where one is unknown."""
        found, held = words(self._dates(text)), list[Span]()
        at = 0
        beside: list[str] = []
        while at < len(found):
            length, span = self._longest(found, at)
            if not length and (other := self._other(found[at])):
                found[at : at + 1] = other
                continue
            if not length:
                beside.append(found[at])
            if span is not None:
                held.append(span)
            at += length or 1
        return held if all(self._beside(word, held) for word in beside) else None

    def _other(self, word: str) -> list[str]:
        """An unknown word as it was meant: a compound in its parts, or without its slip; empty where it is neither."""
        if parts := parted(word):
            return list(parts)
        for lead in ("in", "un", "non"):
            rest = word.removeprefix(lead)
            if rest != word and any(one.kind is Kind.YESNO and head(one) == rest for one in self.table.columns):
                return ["not", rest]
        mend = mended(word, self.known)
        return [mend] if mend else []

    def _beside(self, word: str, held: list[Span]) -> bool:
        """Whether a word that says nothing alone is of the name of a column that was found: "freight" beside "cost"."""
        named = [one.columns[0] for one in held if one.mark == "column" and len(one.columns) == 1]
        parts = [words(one.name) for one in self.table.columns if one.name in named]
        return word.isalpha() and any(
            word in part or (word in ("time", "duration") and TIMED & set(part[1:])) for part in parts
        )

    def _dates(self, text: str) -> str:
        """Dates in digits as one word each: §19000."""

        def iso(match: re.Match[str]) -> str:
            year, month, day = (int(part) for part in match.groups())
            return sign_of(year, month, day)

        text = _ISO.sub(iso, text)
        text = _DOTTED.sub(lambda match: sign_of(int(match[3]), int(match[2]), int(match[1])), text)
        return _MONTH.sub(lambda match: f" {name_of(int(match[2]))} {match[1]} ", text)

    def _longest(self, found: list[str], at: int) -> tuple[int, Span | None]:
        for length in range(min(5, len(found) - at), 0, -1):
            part = tuple(found[at : at + length])
            if part in self.more:
                return length, Span(mark=self.more[part][0], which=self.more[part][1])
            for span in (self._exact(part), self._value(part), self._phrase(part), self._column(part)):
                if span is not None:
                    return length, self._either(part, span)
            if (time := time_of(part, found[at - 1] if at else "")) is not None:
                return length, time
        word = found[at]
        if units := self._unit(word):
            return 1, units
        if word in NUMBER_WORDS:
            return 1, Span(mark="number", value=NUMBER_WORDS[word])
        if word in self.fillers or word in ("%", "$", "€"):
            return 1, Span(mark="share") if word == "%" else None
        if re.fullmatch(r"\d[\d.,]*", word):
            return 1, Span(mark="number", value=_digits(word))
        return (1, None) if word in ("st", "nd", "rd", "th") else (0, None)

    def _unit(self, word: str) -> Span | None:
        """A unit that columns are told in: "kg" of "Weight (kg)"."""
        if word not in UNITS or word in ("€", "$", "£", "%"):
            return None
        named = [one.name for one in self.table.columns if one.unit.lower() == word or word in words(one.name)]
        return Span(mark="unit", columns=tuple(named)) if named else None

    def _either(self, part: tuple[str, ...], span: Span) -> Span:
        """A value that could also be a column, said by its concept, is marked with both."""
        if span.mark == "value" and (column := self._column(part)) and set(column.columns) != set(span.columns):
            return span.model_copy(update={"which": "|".join(column.columns)})
        return span

    def _exact(self, part: tuple[str, ...]) -> Span | None:
        names = [one.name for one in self.table.columns if tuple(words(one.name)) == part]
        if not names or (part in PHRASES and PHRASES[part][0] not in ("grain", "rows")):
            return None
        return self._named(names)

    def _named(self, names: list[str]) -> Span:
        kinds = {one.kind for one in self.table.columns if one.name in names}
        return Span(mark="yes" if kinds == {Kind.YESNO} else "column", columns=tuple(names))

    def _value(self, part: tuple[str, ...]) -> Span | None:
        if len(part) == 1 and (part[0] in FILLERS or part[0] in ("in", "and", "no", "top", "other")):
            return None
        held = self.values.get(part) or self.values.get((*part[:-1], stem(part[-1])))
        if not held and len(part) == 1 and part[0] in CONCEPTS:
            held = self.values.get(("*", *CONCEPTS[part[0]]))
        if not held and len(part) == 1:
            held = self._named_alike(part[0])
        if not held:
            return None
        return Span(mark="value", columns=tuple(dict.fromkeys(column for column, _ in held)), value=held[0][1])

    def _named_alike(self, word: str) -> list[tuple[str, str]]:
        """Months and weekdays that a text column names in another form: "Nov" for "November"."""
        for names in (MONTHS, WEEKDAYS):
            if word in names:
                return [
                    pair for form, pairs in self.values.items() for pair in pairs
                    if len(form) == 1 and names.get(form[0]) == names[word]
                ][:1]  # fmt: skip
        return []

    def _phrase(self, part: tuple[str, ...]) -> Span | None:
        if part not in PHRASES:
            return None
        mark, which = PHRASES[part]
        value = "always" if part[0] in ALWAYS else "per" if part[0] in RATIOS else ""
        value = "quality" if mark in ("best", "worst") and part[-1] in QUALITIES else value
        return Span(mark=mark, which=which, value=value)

    def _column(self, part: tuple[str, ...]) -> Span | None:
        if len(part) == 1 and part[0] in FILLERS:
            return None
        wanted = concepts(part)
        named = [one.name for one in self.table.columns if name_concepts(one) == wanted]
        if not named and len(wanted) == 1:
            named = [one.name for one in self.table.columns if head(one) == wanted[0]]
        if not named:
            return self._rows(wanted) or self._done(part) or self._persons(part)
        span = self._named(named)
        return span.model_copy(update={"value": "adjective"}) if part == ("regional",) else span

    def _rows(self, wanted: tuple[str, ...]) -> Span | None:
        """What the rows are called by the name of the table: deliveries in deliveries.csv."""
        called = concepts(words(re.sub(r"\.\w+$", "", self.table.name)))
        if len(wanted) != 1 or wanted[0] not in called or wanted[0] in ADDITIVE or wanted[0] in ("date", "region"):
            return None
        return Span(mark="rows", value=plural(wanted[0]))

    def _done(self, part: tuple[str, ...]) -> Span | None:
        """What the rows are, as a verb: "visited" of visits."""
        word = part[0]
        if len(part) > 1 or not word.endswith("ed") or len(word) < 6:
            return None
        return self._rows((word.removesuffix("ed"),))

    def _persons(self, part: tuple[str, ...]) -> Span | None:
        """ "People": the column that tells them apart."""
        named = [one.name for one in self.table.columns if head(one) in PERSONS and name_concepts(one)[-1] in KEYS]
        return self._named(named[:1]) if part[0] in PEOPLE and len(part) == 1 and named else None


def _digits(word: str) -> str:
    if re.fullmatch(r"\d+,\d{1,2}", word):
        return word.replace(",", ".")
    return word.replace(",", "")
