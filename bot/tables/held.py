"""Holding every number of an answer against the results. Pure.

A number is right if it is a cell (as exactly as it is written) of the row that is named beside it; a sum, difference,
ratio or share of rows that are named, where the words say so; a number of the question or its filters; a date, a
place in a list, or how many rows there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.tables.analysis import Analysis
from bot.tables.derived import Column, columns, derived, means, sums
from bot.tables.facts import Known, Row, known, rows_of
from bot.tables.numerals import Numeral, numerals, spelled
from bot.tables.quantities import bounded, wrong_changes, wrong_counts, wrong_fractions
from bot.tables.table import Result
from bot.values import Value

SENTENCE = re.compile(
    r"\n+|(?<=[^\d\s][.!?])(?<!\bvs\.)(?<!\b[eE]\.g\.)(?<!\bi\.e\.)(?<!\bz\.B\.)(?<!\bapprox\.)(?<!\bca\.)(?<!\bNo\.)"
    r"(?<!\bSt\.)(?<!\bMio\.)(?<!\bMrd\.)(?<!\bTsd\.)\s+(?=[A-ZÄÖÜ\d*_#-])|(?<=[\d%)][.!?])\s+(?=[A-ZÄÖÜ*_#-])"
    r"(?!(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
    r"|(?:(?<=[\d.,]\d\d[.!?])|(?<=[%)][.!?]))\s+(?=[A-ZÄÖÜ])"
)
"""Where a sentence ends."""
_JOINED = re.compile(r"\s*(?:and|und|&)\s*(?:the |in )?", re.I)
_CLAUSE = re.compile(
    r"[,;|!?](?=\s)|(?<!\bvs)(?<!\b[ei]\.[ge])(?<!\bca)(?<!\bMio)(?<!\bMrd)(?<!\bTsd)[.](?=\s)|"
    r"\s(?:and|while|whereas|but|und|während|aber)\s|(?<=\s)[–—](?=\s)"
)
_LIST = re.compile(r"^[ \t>*_#-]*\d{1,2}[.)](?=\s)", re.M)
_TOP = re.compile(r"\b(?:top|first|bottom|last|best|ersten|letzten|besten)\s*$", re.I)
_QUARTER = re.compile(r"\bQ([1-4])\b")
_NOTE = re.compile(r"(?<=[\w.,!?%)])\[\^?\d{1,2}\]")
_FILL = (
    r"(?:\s+(?:of|was|is|were|at|to|by|about|around|roughly|nearly|almost|some|approximately|just|over|under|came|"
    r"comes|stood|amounted|reached|rund|etwa|bei|auf|von|war|lag|betrug)){0,4}\s*[$€£~]?$"
)
_AVERAGED = re.compile(rf"\b(?:averag(?:e|ed|es|ing)|mean|durchschnitt(?:lich)?|im schnitt){_FILL}", re.I)
_ON_AVERAGE = re.compile(r"(?:\s+[\w-]+){0,2}\s+(?:on average|im schnitt|im durchschnitt)\b", re.I)
_TOTALLED = re.compile(rf"\b(?:total(?:l?ed|s|l?ing)?|in total|altogether|insgesamt|gesamt){_FILL}", re.I)
_IN_ALL = re.compile(r"(?:\s+[\w-]+){0,2}\s+(?:in total|in all|altogether|insgesamt)\b", re.I)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")


class Wrong(Value):
    """A number that nothing holds."""

    number: str
    sentence: str
    why: str


def wrong_numbers(text: str, results: Sequence[Result], analysis: Analysis, question: str) -> tuple[Wrong, ...]:
    """The numbers of an answer that are not held, in order; empty for an answer whose every number is.

    `results` are those of `views(analysis)`, in that order.
    """
    rows = rows_of(results, analysis)
    held = known(results, analysis, question, rows)
    measures = tuple(columns(rows, analysis, results))
    found: list[Wrong] = []
    for sentence in SENTENCE.split(_LIST.sub(lambda match: "_" * len(match[0]), text)):
        if not sentence.strip():
            continue
        masked, said = _masked(sentence, held), _named(sentence, rows, held)
        for quarter in _QUARTER.finditer(sentence):
            if held.dates and int(quarter[1]) not in held.quarters:
                found.append(
                    Wrong(number=quarter[0], sentence=sentence.strip()[:300], why=f"{quarter[0]} is not there.")
                )
        for words, why in (
            *wrong_counts(sentence, held),
            *wrong_fractions(sentence, said, measures, held),
            *wrong_changes(sentence, said, measures),
        ):
            found.append(Wrong(number=words, sentence=sentence.strip()[:300], why=why))
        for one in (*numerals(masked), *spelled(masked)):
            if not _right(one, masked, sentence, rows, held, measures):
                found.append(Wrong(number=one.text, sentence=sentence.strip()[:300], why=_why(one, rows)))
    return tuple(found)


def _masked(sentence: str, held: Known) -> str:
    """Without the digits in names of rows and in marks of footnotes."""
    return held.masked(_NOTE.sub(lambda match: "_" * len(match[0]), sentence))


def _right(
    one: Numeral, masked: str, sentence: str, rows: Sequence[Row], held: Known, measures: Sequence[Column]
) -> bool:
    if one.whole and (held.dated(one, sentence) or (_ORDINAL.match(masked, one.end) and _ranks(one, masked, held))):
        return True
    if one.whole and _TOP.search(masked[: one.start]) and one.values[0] <= max(held.counts, default=0):
        return True
    if held.asked(one) or held.counted(one, masked):
        return True
    named = held.named(sentence)
    near = _nearest(one, masked, sentence, held)
    placed = {**named, **near}
    bare = "|" in sentence
    said = _named(sentence, rows, held)
    if (told := _told_as(one, masked, held)) and not any(
        row.labels and one.meets(value) for row in said for value in row.values(one.percent)
    ):
        bare = told == "average" or not held.named(_clause(one, masked, sentence, held))
        return any(_is_kind(one, told, sentence, group, rows, held, measures) for group in (said, []) if group or bare)
    beside = [row for row in rows if row.beside(placed, near or named)]
    if any(_meets(one, value) for row in beside for value in row.values(one.percent, bare)):
        return True
    if bounded(one, masked, sentence, rows, held):
        return True
    close = [row for row in said if row.beside(near, near)] if near else []
    part = _named(_clause(one, masked, sentence, held), rows, held)
    return not one.negative and any(
        derived(one, sentence, group, close, column, held)
        for group in ((said, part) if part and len(part) < len(said) else (said,)) for column in measures
    )  # fmt: skip


def _told_as(one: Numeral, masked: str, held: Known) -> str:
    """ "average" or "total", where a number that is no percentage is said to be that of some."""
    before, after = masked[: one.start][-48:], masked[one.end : one.end + 40]
    if one.percent or not held.adds:
        return ""
    if _AVERAGED.search(before) or _ON_AVERAGE.match(after):
        return "average"
    return "total" if _TOTALLED.search(before) or _IN_ALL.match(after) else ""


def _is_kind(
    one: Numeral, told: str, sentence: str, said: Sequence[Row], rows: Sequence[Row], held: Known,
    measures: Sequence[Column],
) -> bool:  # fmt: skip
    """Whether it is the average, or the total, of what is spoken of."""
    whole = [value for row in rows if not row.labels for value in row.values(False)]
    if told == "total" and any(_meets(one, value) for value in whole):
        return True
    for column in measures:
        mine = [row for row in column.rows if row in said]
        if said and not mine:
            continue
        reckon = means if told == "average" else sums
        if any(one.meets(value, one.steps[0] if one.whole else 0.0) for value in reckon(sentence, mine, column, held)):
            return True
    return False


def _named(sentence: str, rows: Sequence[Row], held: Known) -> list[Row]:
    """The rows that a sentence names; none where it names no label."""
    named = held.named(sentence)
    return [row for row in rows if row.labels and row.beside(named, named)] if named else []


def _meets(one: Numeral, value: float) -> bool:
    """Whether it says the value; a minus is only right before what is negative."""
    return one.meets(value) and (value < 0 or not one.negative)


def _ranks(one: Numeral, masked: str, held: Known) -> bool:
    """Whether so many there are, or it is a day of a month."""
    return one.values[0] <= max(held.counts, default=0) or held.dated(one, masked)


def _clause(one: Numeral, masked: str, sentence: str, held: Known) -> str:
    """The part of a sentence that a number stands in; "East and North" does not end one."""
    for first, second in pairwise(held.found(sentence)):
        if _JOINED.fullmatch(sentence[first.end : second.start]):
            masked = masked[: first.end] + "_" * (second.start - first.end) + masked[second.start :]
    start = max((match.end() for match in _CLAUSE.finditer(masked) if match.end() <= one.start), default=0)
    end = min((match.start() for match in _CLAUSE.finditer(masked) if match.start() >= one.end), default=len(masked))
    return sentence[start:end]


def _nearest(one: Numeral, masked: str, sentence: str, held: Known) -> dict[str, frozenset[str]]:
    """The names that the number stands with: "120 in North", else the one name of its part of the sentence."""
    after = sentence[one.end : one.end + 60]
    if match := re.match(r"[^\w,;.|]{0,3}(?:in|for|from|im|für|aus)\s+(?:the\s+)?", after):
        rest = after[match.end() :]
        if direct := held.beginning(rest):
            return direct
    found = held.named(_clause(one, masked, sentence, held))
    single = {name: labels for name, labels in found.items() if len(labels) == 1}
    if single and len(single) == len(found):
        return single
    return {}


def _why(one: Numeral, rows: Sequence[Row]) -> str:
    """What is wrong with it, as a sentence for a model."""
    others = [row for row in rows if any(one.meets(value) for value in row.values(one.percent))]
    if others and others[0].labels:
        return f"{one.text} is the number of {' / '.join(others[0].shown)}, not of what stands beside it."
    return f"{one.text} is not in the results. Use only numbers that stand there."
