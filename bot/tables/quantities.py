"""Quantities that an answer says in words: "all five regions", "a third of revenue", "three over 50,000". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.tables.derived import Column, growths, shares
from bot.tables.facts import Known, Row
from bot.tables.moves import MOVED
from bot.tables.numerals import NUMBER_WORDS, Numeral
from bot.tables.spans import stem

_WORD = "|".join(NUMBER_WORDS)
_COUNTED = re.compile(
    rf"(?P<all>\b(?:all|the|these|those|over|across|alle|die|diese|über)(?: of)?(?: the)?\s+)?\b(?P<n>{_WORD})\s+"
    r"(?P<noun>[^\W\d_]+)(?P<rest>[^.;]{0,60})", re.I,
)  # fmt: skip
_SUBSET = re.compile(r"\s*(?:with|that|which|whose|above|over|below|under|mit|die|at the|,|\(|:|–)", re.I)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10,
}  # fmt: skip
_SMALL = {"a": 1, "one": 1, "ein": 1, "einem": 1, "eines": 1, "die": 1, "der": 1, **NUMBER_WORDS}
FRACTION = re.compile(
    r"(?P<hedge>\b(?:about|around|roughly|nearly|almost|just under|just shy of|less than|fewer than|well under|under|"
    r"well over|just over|more than|over|approximately|close to|rund|etwa|fast|knapp|mehr als|weniger als|über|"
    r"gut)\s+)?"
    rf"\b(?:(?P<n>{'|'.join(_SMALL)})[ -])?(?P<part>{'|'.join(_PARTS)})s?\s+"
    r"(?:of (?:all |the |our |total |its |overall )*(?!what\b|that\b)|des |der |vom |aller )(?P<of>\w+)"
    rf"|(?P<hedge2>\b(?:about|around|roughly|nearly|almost|just under|more than|over|fewer than|less than)\s+)?"
    rf"\b(?P<a>{'|'.join(_SMALL)}) (?:in|out of)(?: every)? (?P<b>{'|'.join(NUMBER_WORDS)})\s+(?P<of2>\w+)", re.I,
)  # fmt: skip
_BY = re.compile(
    r"\b(?:by|um)\s+(?P<hedge>(?:about|around|roughly|nearly|almost|just under|less than|well over|just over|"
    r"more than|over|rund|etwa|fast|knapp|mehr als|weniger als|über|gut)\s+)?"
    rf"(?:(?P<n>{'|'.join(_SMALL)})[ -])?(?P<part>{'|'.join(_PARTS)})s?\b(?!\s+of\b)", re.I,
)  # fmt: skip
_LESS = ("nearly", "almost", "just under", "just shy of", "close to", "fast", "knapp")
_FAR_LESS = ("less than", "under", "fewer than", "well under", "weniger als")
_MORE = ("over", "more than", "just over", "well over", "mehr als", "über", "gut")
_OVER = re.compile(
    r"\b(?:over|above|more than|exceed(?:s|ed)?|at least|surpass(?:es|ed)?|topped|passed|über|mehr als|mindestens)"
    r"\s+[$€£]?$", re.I,
)  # fmt: skip
_UNDER = re.compile(r"\b(?:under|below|less than|fewer than|at most|unter|weniger als|höchstens)\s+[$€£]?$", re.I)
_EVERY = re.compile(r"\b(?:all|every|each|both|alle|jede[rs]?|beide)\b", re.I)
_NONE = re.compile(r"\b(?:no|none|keine?)\b", re.I)


def wrong_counts(sentence: str, held: Known) -> Iterator[tuple[str, str]]:
    """Numbers in words of groups that there are not: "all five regions" of four."""
    for match in _COUNTED.finditer(sentence):
        there = [count for count, nouns in held.counts.items() if stem(match["noun"].lower()) in nouns and nouns]
        number = NUMBER_WORDS[match["n"].lower()]
        if not there or number in there:
            continue
        named = max((len(labels) for labels in held.named(sentence).values()), default=0)
        part = not match["all"] or named == number or _SUBSET.match(match["rest"]) is not None
        if not part or number > max(there):
            yield f"{match['n']} {match['noun']}", f"There are {max(there)}."


def wrong_fractions(
    sentence: str, named: Sequence[Row], measures: Sequence[Column], held: Known
) -> Iterator[tuple[str, str]]:
    """ "A third of revenue" where nothing that is named (or of nothing named, that is there) has such a share."""
    for match in FRACTION.finditer(sentence):
        if match["part"] and not match["n"] and match["part"].lower() not in ("half", "hälfte"):
            continue
        if (
            match["part"]
            and match[0].lower().split(" of ")[0].endswith("s")
            and any(match["part"].lower() in nouns for nouns in held.counts.values())
        ):
            continue  # "two quarters of growth" are periods
        if match["of2"] and any(stem(match["of2"].lower()) in nouns for nouns in held.counts.values()):
            continue  # "in two out of three months" counts them
        if match["of"] and any(one.start == 0 for one in held.found(sentence[match.start("of") :])):
            continue  # "a third of North's": no share of the whole
        wanted = (
            100 * _SMALL[(match["n"] or "a").lower()] / _PARTS[match["part"].lower()] if match["part"]
            else 100 * _SMALL[match["a"].lower()] / _SMALL[match["b"].lower()]
        )  # fmt: skip
        low, high = _around(wanted, (match["hedge"] or match["hedge2"] or "").strip().lower())
        there = [share for one in measures if not named or any(row in named for row in one.rows)
                 for share in shares(sentence, [row for row in one.rows if row in named], one, held)]  # fmt: skip
        if there and not any(low <= share <= high for share in there):
            yield match[0].split(" of ")[0].strip(), f"No share that stands there is {match[0].strip()}."


def wrong_changes(sentence: str, named: Sequence[Row], measures: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """ "Fell by a third" where nothing that is named did."""
    for match in _BY.finditer(sentence) if MOVED.search(sentence) else ():
        wanted = 100 * _SMALL[(match["n"] or "a").lower()] / _PARTS[match["part"].lower()]
        low, high = _around(wanted, (match["hedge"] or "").strip().lower())
        there = []
        for one in measures:
            mine = [row for row in one.rows if row in named]
            there += [abs(value) for value in growths(sentence, mine, mine, one)] if mine or not named else []
        if there and not any(low <= value <= high for value in there):
            yield match[0], f"No change that stands there is {match[0]}."


def _around(wanted: float, hedge: str) -> tuple[float, float]:
    """Between which percentages a share may lie that is called so."""
    if hedge in _LESS:
        return wanted - max(2.0, 0.12 * wanted), wanted + 0.05
    if hedge in _FAR_LESS:
        return 0.6 * wanted, wanted
    if hedge in _MORE:
        return wanted - 0.05, wanted + (5 if hedge in ("just over", "gut") else max(5.0, 0.4 * wanted))
    width = 3.0 if hedge else 1.5
    return wanted - width, wanted + width


def bounded(one: Numeral, masked: str, sentence: str, rows: Sequence[Row], held: Known) -> bool:
    """Whether it is a bound that so many keep as is said: "three regions made over 50,000", "every month"."""
    over, under = _OVER.search(masked[: one.start]), _UNDER.search(masked[: one.start])
    if not (over or under):
        return False
    named = held.named(sentence)
    counts = [NUMBER_WORDS[match["n"].lower()] for match in _COUNTED.finditer(sentence)
              if any(stem(match["noun"].lower()) in nouns for nouns in held.counts.values())]  # fmt: skip
    only = re.search(r"\b(?:only|nur)\b", sentence, re.I) is not None
    for view in sorted({row.view for row in rows if row.labels}):
        mine = [row for row in rows if row.view == view]
        for at in range(len(mine[0].cells)):
            if mine[0].percents[at] != one.percent:
                continue
            kept = [row for row in mine if row.cells[at] is not None and _keeps(row.cells[at] or 0.0, one, bool(over))]
            told = [row for row in mine if named and row.beside(named, named)]
            if only and told and kept == told:
                return True
            if told and not only and _EVERY.search(sentence) and all(row in kept for row in told):
                return True
            there = [row for row in mine if row.cells[at] is not None]
            if not named and (len(kept) in counts or (_EVERY.search(sentence) and len(kept) == len(there))):
                return True
            if told and _NONE.search(sentence) and not any(row in kept for row in told):
                return True
            if not named and _NONE.search(sentence) and not kept:
                return True
    return False


def _keeps(value: float, one: Numeral, over: bool) -> bool:
    return value >= one.values[0] if over else value <= one.values[0]
