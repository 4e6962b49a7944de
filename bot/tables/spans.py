"""The words of a question found: columns, values, periods, functions. Pure.

Every word is either found, harmless, or unknown; a question with an unknown word is not ours to read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.tables.analysis import NUMBERS
from bot.tables.cells_named import Cells
from bot.tables.headings import REMARKS, bare, divided
from bot.tables.lexicon import (
    ADDITIVE,
    ALWAYS,
    CURRENCIES,
    DECLINED,
    FILLERS,
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
from bot.tables.nearly import mended, parted
from bot.tables.span import Piece, Span
from bot.tables.spoken_times import name_of, sign_of, time_of
from bot.tables.table import Column, Kind, Table
from bot.tables.wording import concepts, is_german, plural, stem, words

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_QUARTER = re.compile(r"\b(20\d\d)[ -]?q([1-4])\b", re.IGNORECASE)
_MONTH = re.compile(r"\b(\d{4})-(\d\d)\b")


def name_concepts(column: Column) -> tuple[str, ...]:
    """What the name of a column stands for: `Total price` is a revenue, `is_returned` a return."""
    found = words(re.sub(r"(?<=[a-zäöü])(?=[A-ZÄÖÜ])", " ", bare(column.name)))
    found = [part for word in found for part in divided(word)]
    found = [word for word in found if word not in UNITS] or found
    while len(found) > 1 and found[0] in ("is", "was", "has", "the"):
        found = found[1:]
    held = concepts([word for word in found if len(word) > 1 or word.isalnum()])
    whole = {("total",), ("total", "price"), ("order", "value"), ("total", "revenue")}
    return ("revenue",) if held in whole and column.kind in NUMBERS else held


def head(column: Column) -> str:
    """The word that says what the column holds: `order` of `order_id`, `price` of `unit_price`."""
    held = [word for word in name_concepts(column) if word not in ("$", "€", "%")]
    while len(held) > 1 and held[-1] in REMARKS:
        held = held[:-1]
    if len(held) > 1 and held[-1] in KEYS:
        return held[-2]
    return held[-1] if held else ""


def outlay(table: Table) -> list[str]:
    """What is spent, where a table calls it the actual beside a budget; empty where it does not."""
    heads = {one.name: head(one) for one in table.columns if one.kind in NUMBERS}
    return [name for name, called in heads.items() if called == "actual"] if "budget" in heads.values() else []


__all__ = ["Finder", "concepts", "head", "is_german", "name_concepts", "outlay", "plural", "stem", "words"]


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
        self.cells = Cells(table)
        called = [*(column.name for column in table.columns), re.sub(r"\.\w+$", "", table.name)]
        named = {word for name in called for word in words(name) if word.isalpha()}
        self.known = named | {plural(word) for word in named if len(word) > 3}
        self.known |= {word for form in self.cells.forms for word in form}

    def spans(self, text: str) -> list[Span] | None:
        """What the words are, in order, without harmless ones; None where one is unknown."""
        return self.joined(self.pieces(text))

    def pieces(self, text: str) -> list[Piece]:
        """The words in order, those that mean something together as one piece."""
        found = words(self._dates(self.capitalised(text)))
        pieces: list[Piece] = []
        at = 0
        while at < len(found):
            length, span = self._longest(found, at)
            if not length and (other := self._other(found[at])):
                found[at : at + 1] = other
                continue
            pieces.append(Piece(words=tuple(found[at : at + max(length, 1)]), span=span, known=bool(length)))
            at += length or 1
        return pieces

    def joined(self, pieces: Sequence[Piece]) -> list[Span] | None:
        """What pieces are, without harmless ones; None where one is unknown."""
        held = [one.span for one in pieces if one.span is not None]
        unknown = [one.words[0] for at, one in enumerate(pieces) if not one.known and not _narrows(pieces, at)]
        return held if all(self._beside(word, held) for word in unknown) else None

    def _other(self, word: str) -> list[str]:
        """An unknown word as it was meant: a compound in its parts, or without its slip; empty where it is neither."""
        if parts := parted(word):
            return list(parts)
        for lead in ("in", "un", "non"):
            rest = word.removeprefix(lead)
            if rest != word and any(one.kind is Kind.YESNO and head(one) == rest for one in self.table.columns):
                return ["not", rest]
        if form := self._inflected(word):
            return [form]
        mend = mended(word, self.known)
        return [mend] if mend else []

    def _inflected(self, word: str) -> str:
        """A word of a column's name in another form: "billed", "Bonuspunkten"; "" where it is none."""
        if len(word) < 5:
            return ""
        forms = {word.removesuffix(end) for end in (*DECLINED, "n", "s") if len(word) - len(end) > 3} | {word + "e"}
        near = {form for form in forms if form != word and form in self.known}
        if len(near) == 1:
            return near.pop()
        for end in ("ed", "ing"):
            first = word.removesuffix(end)
            done = [one for one in self.table.columns if one.kind in NUMBERS and head(one) in (first, first + "e")]
            if first != word and len(done) == 1:
                return head(done[0])
        return ""

    def _beside(self, word: str, held: list[Span]) -> bool:
        """Whether a word that says nothing alone is of the name of a column that was found: "freight" beside "cost"."""
        named = [one.columns[0] for one in held if one.mark == "column" and len(one.columns) == 1]
        parts = [words(one.name) for one in self.table.columns if one.name in named]
        return word.isalpha() and any(
            word in part or (word in ("time", "duration") and TIMED & set(part[1:])) for part in parts
        )

    def capitalised(self, text: str) -> str:
        """Names that are harmless words in small letters, as words of their own: the department "IT"."""
        return self.cells.capitalised(text)

    def _dates(self, text: str) -> str:
        """Dates in digits as one word each: §19000."""

        def iso(match: re.Match[str]) -> str:
            year, month, day = (int(part) for part in match.groups())
            return sign_of(year, month, day)

        text = _ISO.sub(iso, _QUARTER.sub(r" q\2 \1 ", text))
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
        if word in CURRENCIES and word.isalpha():
            sign = CURRENCIES[word]
            named = [one.name for one in self.table.columns if one.kind in NUMBERS
                     and sign in {CURRENCIES.get(part) for part in (one.unit.lower(), *words(one.name))}]  # fmt: skip
            return Span(mark="unit", columns=tuple(named)) if named else None
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
        held = self.cells.called(part)
        if not held:
            return None
        return Span(mark="value", columns=tuple(dict.fromkeys(column for column, _ in held)), value=held[0][1])

    def _phrase(self, part: tuple[str, ...]) -> Span | None:
        if part not in PHRASES:
            return None
        mark, which = PHRASES[part]
        value = "always" if part[0] in ALWAYS else "per" if part[0] in RATIOS else ""
        value = "noun" if part in (("sum",), ("summe",)) else value
        value = "quality" if mark in ("best", "worst") and part[-1] in QUALITIES else value
        return Span(mark=mark, which=which, value=value)

    def _column(self, part: tuple[str, ...]) -> Span | None:
        if len(part) == 1 and part[0] in FILLERS:
            return None
        wanted = concepts(part)
        named = [one.name for one in self.table.columns if name_concepts(one) == wanted]
        if not named and len(wanted) == 1:
            named = [one.name for one in self.table.columns if head(one) == wanted[0]]
        if wanted == ("cost",) and not named:
            named = outlay(self.table)
        if not named:
            return self._rows(wanted) or self._done(part) or self._persons(part) or self._shortened(wanted)
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

    def _shortened(self, wanted: tuple[str, ...]) -> Span | None:
        """A time by what it is of: the "wait" of "Wait time"."""
        named = [one.name for one in self.table.columns if one.kind in NUMBERS and head(one) == "duration"
                 and name_concepts(one)[:-1] == wanted]  # fmt: skip
        return self._named(named) if len(named) == 1 else None

    def _persons(self, part: tuple[str, ...]) -> Span | None:
        """ "People": the column that tells them apart."""
        named = [one.name for one in self.table.columns if head(one) in PERSONS and name_concepts(one)[-1] in KEYS]
        return self._named(named[:1]) if part[0] in PEOPLE and len(part) == 1 and named else None


def _narrows(pieces: Sequence[Piece], at: int) -> bool:
    """Whether it is an "only" beside what narrows anyway: "2025 only", "only Leeds"."""
    if pieces[at].words[0] not in ("only", "nur"):
        return False
    beside = [one.span for one in pieces[max(at - 1, 0) : at + 2] if one.span]
    return any(one.mark in ("time", "value", "yes") for one in beside)


def _digits(word: str) -> str:
    if re.fullmatch(r"\d+,\d{1,2}", word):
        return word.replace(",", ".")
    return word.replace(",", "")
