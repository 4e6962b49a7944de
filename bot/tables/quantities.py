"""Quantities that an answer says in words: "all five regions", "a third of revenue", "three over 50,000". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.tables.facts import Known, Row
from bot.tables.numerals import NUMBER_WORDS, Numeral
from bot.tables.spans import stem

_WORD = "|".join(NUMBER_WORDS)
_COUNTED = re.compile(
    rf"(?P<all>\b(?:all|the|these|those|over|across|alle|die|diese|über)(?: of)?(?: the)?\s+)?\b(?P<n>{_WORD})\s+"
    r"(?P<noun>[^\W\d_]+)(?P<rest>[^.;]{0,60})", re.I,
)  # fmt: skip
_SUBSET = re.compile(r"\s*(?:with|that|which|whose|above|over|below|under|mit|die|at the|,|\(|:|–)", re.I)
_FRACTION = re.compile(
    r"(?P<hedge>\b(?:about|around|roughly|nearly|almost|just under|less than|under|over|more than|just over|well over|"
    r"rund|etwa|fast|knapp|mehr als|über|gut)\s+)?\b(?:(?P<half>half|die hälfte)|(?P<third>(?:a|one|ein)[ -](?:third|"
    r"drittel))|(?P<two>(?:two|zwei)[ -](?:thirds|drittel))|(?P<quarter>(?:a|one|ein)[ -](?:quarter|viertel))|"
    r"(?P<three>(?:three|drei)[ -](?:quarters|viertel))|(?P<fifth>(?:a|one|ein)[ -](?:fifth|fünftel)))\s+"
    r"(?:of (?:all |the |our |total |its )*(?!what\b|that\b)|des |der |vom )(?P<of>\w+)", re.I,
)  # fmt: skip
_PERCENT = {"half": 50.0, "third": 100 / 3, "two": 200 / 3, "quarter": 25.0, "three": 75.0, "fifth": 20.0}
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


def wrong_fractions(sentence: str, rows: Sequence[Row], held: Known) -> Iterator[tuple[str, str]]:
    """ "A third of revenue" where nothing that is named has such a share."""
    for match in _FRACTION.finditer(sentence):
        wanted = next(value for name, value in _PERCENT.items() if match[name])
        low, high = _around(wanted, (match["hedge"] or "").strip().lower())
        shares = list(_shares(sentence, rows, held))
        if shares and not any(low <= share <= high for share in shares):
            yield match[0].split(" of ")[0].strip(), f"No share that stands there is {match[0].strip()}."


def _around(wanted: float, hedge: str) -> tuple[float, float]:
    if hedge in ("nearly", "almost", "just under", "less than", "under", "fast", "knapp"):
        return wanted - 5, wanted + 0.05
    if hedge in ("over", "more than", "just over", "well over", "mehr als", "über", "gut"):
        return wanted - 0.05, wanted + (25 if hedge in ("more than", "over", "well over", "mehr als", "über") else 5)
    width = 3.0 if hedge else 1.5
    return wanted - width, wanted + width


def _shares(sentence: str, rows: Sequence[Row], held: Known) -> Iterator[float]:
    """Shares of the rows that are named, one by one and together; of any, where none is named."""
    named = held.named(sentence)
    for view in sorted({row.view for row in rows if row.labels}):
        everything = [row for row in rows if row.view == view]
        mine = [row for row in everything if row.beside(named, named)] if named else everything
        for at in range(len(everything[0].cells)):
            values = [row.cells[at] or 0.0 for row in everything]
            if min(values) < 0 or not sum(values):
                continue
            found = [100 * (row.cells[at] or 0.0) / sum(values) for row in mine]
            yield from found
            if named and len(found) < len(values):
                yield sum(found)
            elif not named:
                ranked = sorted(found, reverse=True)
                yield from (sum(ranked[:count]) for count in range(2, len(ranked)))


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
            if not named and (len(kept) in counts or (_EVERY.search(sentence) and len(kept) == len(mine))):
                return True
            if not named and _NONE.search(sentence) and not kept:
                return True
    return False


def _keeps(value: float, one: Numeral, over: bool) -> bool:
    return value >= one.values[0] if over else value <= one.values[0]
