"""Holding every number of an answer against the results. Pure.

A number is right if it is a cell (as exactly as it is written) of the row that is named beside it; a sum, difference,
ratio or share of rows that are named, where the words say so; a number of the question or its filters; a date, a
place in a list, or how many rows there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from bot.tables.analysis import Analysis, Function, Shown, views
from bot.tables.facts import Known, Row, known, rows_of
from bot.tables.numerals import NUMBER_WORDS, Numeral, numerals, spelled
from bot.tables.quantities import bounded, wrong_counts, wrong_fractions
from bot.tables.table import Result
from bot.values import Value

SENTENCE = re.compile(
    r"\n+|(?<=[^\d\s][.!?])\s+(?=[A-ZÄÖÜ\d*_#-])|(?<=[\d%)][.!?])\s+(?=[A-ZÄÖÜ*_#-])"
    r"(?!(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
    r"|(?:(?<=[\d.,]\d\d[.!?])|(?<=[%)][.!?]))\s+(?=[A-ZÄÖÜ])"
)
"""Where a sentence ends."""
_CLAUSE = re.compile(r"[,;|.!?](?=\s)|\s(?:and|while|whereas|but|und|während|aber)\s|(?<=\s)[–—](?=\s)")
_SUM = re.compile(r"\b(?:total|totals|totalling|totaling|sum|together|combined|overall|altogether|both|in all|add up|"
                  r"insgesamt|zusammen|summe|gesamt|beide)\b", re.I)  # fmt: skip
_DIFFERENCE = re.compile(r"\b(?:difference|more|less|fewer|higher|lower|ahead|behind|gap|rose|fell|grew|dropped|gained|"
                         r"lost|up|down|increase\w*|decrease\w*|decline\w*|change\w*|rise|drop|growth|above|below|than|"
                         r"stieg\w*|fiel\w*|sank\w*|wuchs\w*|gesunken|gewachsen|zugenommen|abgenommen|rückgang|anstieg|zuwachs|wachstum|"
                         r"mehr|weniger|unterschied|gestiegen|gefallen|vorsprung|höher|niedriger|plus|"
                         r"minus)\b", re.I)  # fmt: skip
_RATIO = re.compile(r"\btimes\b|\d\s?[x×](?!\w)|\b(?:ratio|factor|mal|fache)\b|fache", re.I)
_SHARE = re.compile(r"\b(?:share|accounts?|accounted|accounting|makes? up|made up|of (?:the )?(?:total|whole|all|"
                    r"overall|revenue|sales)|contribut\w+|represent\w*|anteil|vom|des gesamten|der gesamten|"
                    r"macht)\b", re.I)  # fmt: skip
_LIST = re.compile(r"^[ \t>*_#-]*\d{1,2}[.)](?=\s)", re.M)
_TOP = re.compile(r"\b(?:top|first|bottom|last|best|ersten|letzten|besten)\s*$", re.I)
_QUARTER = re.compile(r"\bQ([1-4])\b")
_NOTE = re.compile(r"(?<=[\w.,!?%)])\[\^?\d{1,2}\]")
_LARGEST = re.compile(
    r"\b(?:top|largest|biggest|best|strongest|leading)[- ](?P<a>\d|two|three|four|five)\b|"
    r"\b(?P<b>\d|two|three|four|five) (?:largest|biggest|best|strongest|leading|top)\b", re.I,
)  # fmt: skip
_AVERAGE = re.compile(r"\b(?:averag\w*|mean|durchschnitt\w*|im schnitt)\b", re.I)
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
    found: list[Wrong] = []
    for sentence in SENTENCE.split(_LIST.sub(lambda match: "_" * len(match[0]), text)):
        if not sentence.strip():
            continue
        masked = _masked(sentence, held)
        for quarter in _QUARTER.finditer(sentence):
            if held.dates and int(quarter[1]) not in held.quarters:
                found.append(
                    Wrong(number=quarter[0], sentence=sentence.strip()[:300], why=f"{quarter[0]} is not there.")
                )
        for words, why in (*wrong_counts(sentence, held), *wrong_fractions(sentence, rows, held)):
            found.append(Wrong(number=words, sentence=sentence.strip()[:300], why=why))
        for one in (*numerals(masked), *spelled(masked)):
            if not _right(one, masked, sentence, rows, held, results, analysis):
                found.append(Wrong(number=one.text, sentence=sentence.strip()[:300], why=_why(one, rows)))
    return tuple(found)


def _masked(sentence: str, held: Known) -> str:
    """Without the digits in names of rows and in marks of footnotes."""
    return held.masked(_NOTE.sub(lambda match: "_" * len(match[0]), sentence))


def _right(
    one: Numeral, masked: str, sentence: str, rows: Sequence[Row], held: Known, results: Sequence[Result],
    analysis: Analysis,
) -> bool:  # fmt: skip
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
    beside = [row for row in rows if row.beside(placed, near or named)]
    if any(_meets(one, value) for row in beside for value in row.values(one.percent, bare)):
        return True
    if bounded(one, masked, sentence, rows, held):
        return True
    return not one.negative and _derived(
        one, sentence, [row for row in rows if row.beside(named, named)], rows, analysis, results
    )


def _meets(one: Numeral, value: float) -> bool:
    """Whether it says the value; a minus is only right before what is negative."""
    return one.meets(value) and (value < 0 or not one.negative)


def _ranks(one: Numeral, masked: str, held: Known) -> bool:
    """Whether so many there are, or it is a day of a month."""
    return one.values[0] <= max(held.counts, default=0) or held.dated(one, masked)


def _nearest(one: Numeral, masked: str, sentence: str, held: Known) -> dict[str, frozenset[str]]:
    """The names that the number stands with: "120 in North", else the one name of its part of the sentence."""
    after = sentence[one.end : one.end + 60]
    if match := re.match(r"[^\w,;.|]{0,3}(?:in|for|from|im|für|aus)\s+(?:the\s+)?", after):
        rest = after[match.end() :]
        if direct := held.beginning(rest):
            return direct
    start = max((match.end() for match in _CLAUSE.finditer(masked) if match.end() <= one.start), default=0)
    end = min((match.start() for match in _CLAUSE.finditer(masked) if match.start() >= one.end), default=len(masked))
    found = held.named(sentence[start:end])
    single = {name: labels for name, labels in found.items() if len(labels) == 1}
    if single and len(single) == len(found):
        return single
    return {}


def _derived(
    one: Numeral, sentence: str, named: Sequence[Row], rows: Sequence[Row], analysis: Analysis,
    results: Sequence[Result],
) -> bool:  # fmt: skip
    """Whether it is a sum, difference, ratio or share of named rows, and said to be one."""
    for view in sorted({row.view for row in rows if row.labels}):
        mine = [row for row in named if row.view == view and row.named]
        everything = [row for row in rows if row.view == view]
        whole = not results[view].more and not (views(analysis)[view].top and not views(analysis)[view].others)
        for at, measure in enumerate(analysis.measures[: len(everything[0].cells)]):
            adds = measure.shown is Shown.VALUE and measure.function in (Function.SUM, Function.COUNT)
            adds = adds and not measure.per
            values = [value for row in mine if (value := row.cells[at]) is not None][:8]
            totals = [value for row in everything if (value := row.cells[at]) is not None] if adds else []
            if _of(one, sentence, values, totals if whole else [], adds) or _summed(one, sentence, totals, whole):
                return True
            if _points(one, sentence, values, totals if whole else [], measure.shown is Shown.SHARE):
                return True
    return False


def _summed(one: Numeral, sentence: str, totals: list[float], whole: bool) -> bool:
    """Whether it is what the largest are together, or the average of all."""
    if one.percent or not totals:
        return False
    if whole and _AVERAGE.search(sentence) and one.meets(sum(totals) / len(totals)):
        return True
    match = _LARGEST.search(sentence)
    if not match or not _SUM.search(sentence):
        return False
    said = (match["a"] or match["b"]).lower()
    count = NUMBER_WORDS.get(said) or int(said)
    return one.meets(sum(sorted(totals, reverse=True)[:count]), one.steps[0])


def _points(one: Numeral, sentence: str, values: list[float], totals: list[float], shares: bool) -> bool:
    """Whether it is how many percentage points lie between two shares."""
    if not re.search(r"point|punkt", one.text, re.I) or not (shares or any(totals)):
        return False
    held = values if shares else [100 * value / sum(totals) for value in values]
    return any(one.meets(a - b, one.steps[0]) for a, b in combinations(held, 2))


def _of(one: Numeral, sentence: str, values: list[float], totals: list[float], added: bool) -> bool:
    pairs = [pair for two in combinations(values, 2) for pair in (two, two[::-1])]
    slack = one.steps[0] if not one.percent else 0.0
    if one.percent:
        grown = [100 * (a - b) / b for a, b in pairs if b] if _DIFFERENCE.search(sentence) else []
        whole = sum(totals)
        shared = [100 * value / whole for value in values] if whole and _SHARE.search(sentence) else []
        if len(values) > 1 and shared and _SUM.search(sentence):
            shared.append(sum(shared))
        return any(one.meets(value) for value in (*grown, *shared))
    if added and _SUM.search(sentence):
        sums = [sum(values)] if len(values) > 1 else []
        sums += [sum(totals)] if totals and len(values) != 1 else []
        if any(one.meets(value, slack) for value in sums):
            return True
    if _DIFFERENCE.search(sentence) and any(one.meets(a - b, slack) for a, b in pairs):
        return True
    return bool(_RATIO.search(sentence)) and any(one.meets(a / b) for a, b in pairs if b)


def _why(one: Numeral, rows: Sequence[Row]) -> str:
    """What is wrong with it, as a sentence for a model."""
    others = [row for row in rows if any(one.meets(value) for value in row.values(one.percent))]
    if others and others[0].labels:
        return f"{one.text} is the number of {' / '.join(others[0].shown)}, not of what stands beside it."
    return f"{one.text} is not in the results. Use only numbers that stand there."
