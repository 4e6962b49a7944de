"""Comparisons of an answer: "North is ahead of South", "twice as much as West", "lower than in October". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.tables.analysis import Shown
from bot.tables.extremes import LESS, MORE, OVER, UNDER
from bot.tables.numerals import NUMBER_WORDS
from bot.tables.scales import ALWAYS, Ground, Mention

_LEAD = (
    r"(?:\s+(?:its|their|dem|der|den|that|those|it|was|the|of|in|for|on|im|in der|für|bei|both|did|region|month|all of)"
    r"\b)*\s*$"
)
_THAN = re.compile(rf"\b(?:(?P<up>{MORE})|(?P<down>{LESS}))\b(?P<between>[^;.]{{0,60}}?)\b(?:than|als)\b", re.I)
_VERB = re.compile(rf"\b(?:(?P<up>{OVER})|(?P<down>{UNDER}))\b", re.I)
_PARTS = {
    "half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4, "one quarter": 1 / 4,
    "three quarters": 3 / 4, "a fifth": 1 / 5, "a tenth": 1 / 10,
}  # fmt: skip
_WORDS = "|".join(NUMBER_WORDS)
_TIMES = re.compile(
    r"\b(?P<hedge>nearly|almost|close to|just under|just over|well over|more than|less than|over|at least|about|"
    r"roughly|around|approximately|fast|knapp|mehr als|rund|etwa|weniger als)?\s*\b"
    rf"(?P<times>twice|doubl(?:e|ed|es)|tripl(?:e|ed|es)|quadrupl(?:e|ed)|halved|(?:\d+(?:[.,]\d+)?|{_WORDS})"
    rf"(?: times| ?x\b| ?×|[- ]fold| ?mal)|doppelt|halb|dreimal|viermal|{'|'.join(_PARTS)})"
    r"(?: so \w+(?: \w+){0,2} wie| as (?:\w+ ){0,4}?as(?: those (?:of|in))?| the (?:\w+ ){1,2}of| that of| of what|"
    r" what| of| higher than| larger than|(?= [A-ZÄÖÜ]))(?!\w)", re.I,
)  # fmt: skip
_FACTOR = {
    "twice": 2.0, "doppelt": 2.0, "dreimal": 3.0, "viermal": 4.0, "halb": 0.5, "halved": 0.5, "double": 2.0,
    "doubled": 2.0, "doubles": 2.0, "triple": 3.0, "tripled": 3.0, "triples": 3.0, "quadruple": 4.0, "quadrupled": 4.0,
}  # fmt: skip
_NOT = re.compile(
    r"\b(?:not|no|never|nicht|kein\w*|if|would|could|should|might|combined|together|put together|zusammen|grew|rose|"
    r"fell|growth|grow|declined?|dropped|increased?|faster|slower|change\w*)\b|n't\b", re.I,
)  # fmt: skip


def compared(text: str, before: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false comparisons of a clause, as its words and why. `before` is the sentence up to the clause."""
    mentions = held.mentions(text)
    if not mentions or _NOT.search(sentence if " than " not in text else text):
        return
    for match in _TIMES.finditer(text):
        if pair := _pair(match.start(), match.end(), text, mentions, before, held):
            low, high = band(_factor(match["times"].lower()), (match["hedge"] or "").lower())
            yield from _ratio(match[0].strip(), *pair, low, high, text, sentence, held)
        return
    for match in (*_THAN.finditer(text), *_VERB.finditer(text)):
        between = match.groupdict().get("between")
        at = match.start() if not between else match.end()
        if pair := _pair(at, match.end(), text, mentions, before, held):
            yield from _order(match[0], *pair, bool(match["up"]), text, sentence, held)


def _factor(said: str) -> float:
    """How many times: of "twice", "five times", "2.5x", "a third"."""
    if found := _FACTOR.get(said) or _PARTS.get(said):
        return found
    word = re.split(r"[ x×-]|mal|fold", said)[0]
    return float(NUMBER_WORDS.get(word) or word.replace(",", "."))


def band(factor: float, hedge: str) -> tuple[float, float]:
    """Between which ratios one may be said to be so many times another."""
    if hedge in ("nearly", "almost", "close to", "just under", "fast", "knapp"):
        return 0.85 * factor, 1.005 * factor
    if hedge in ("more than", "over", "at least", "mehr als", "just over", "well over"):
        return 0.999 * factor, 1.5 * factor
    if hedge in ("less than", "weniger als"):
        return 0.5 * factor, factor
    width = 0.12 if hedge else 0.05
    return (1 - width) * factor, (1 + width) * factor


def _pair(
    start: int, end: int, text: str, mentions: list[Mention], before: str, held: Ground
) -> tuple[str, str, str, dict[str, str]] | None:
    """The column, what is compared, and with what; the one label of the other column that both stand beside."""
    after = [one for one in mentions if one.start >= end and re.fullmatch(_LEAD, text[end : one.start])]
    if not after:
        return None
    with_ = after[0]
    mine = [one for one in mentions if one.column == with_.column and one.end <= start and one.label != with_.label]
    mine = mine or [one for one in held.mentions(before) if one.column == with_.column and one.label != with_.label]
    if not mine:
        return None
    others = {one.column: one.label for one in (*held.mentions(before), *mentions) if one.column != with_.column}
    lone = {name: label for name, label in others.items() if len([one for one in held.labels[name] if one]) > 1}
    return with_.column, mine[-1].label, with_.label, lone


def _tables(
    column: str, one: str, other: str, fixed: dict[str, str], text: str, sentence: str, held: Ground
) -> Iterator[tuple[float, float]]:
    for scale in held.fitting(column, fixed, text, sentence, [one]) or ():
        table = scale.at(column, fixed)
        if scale.shown in (Shown.VALUE, Shown.SHARE) and one in table and other in table:
            yield table[one], table[other]


def _order(
    said: str,
    column: str,
    one: str,
    other: str,
    fixed: dict[str, str],
    up: bool,
    text: str,
    sentence: str,
    held: Ground,
) -> Iterator[tuple[str, str]]:
    pairs = list(_tables(column, one, other, fixed, text, sentence, held))
    if not pairs and not fixed and (each := list(_everywhere(column, one, other, sentence, held))):
        right = all(a > b if up else a < b for a, b in each)
    else:
        right = not pairs or any(a > b if up else a < b for a, b in pairs)
    if not right:
        yield said, f"{one} is not {'higher' if up else 'lower'} than {other}."


def _everywhere(column: str, one: str, other: str, sentence: str, held: Ground) -> Iterator[tuple[float, float]]:
    """Both in each of the periods, where "every" says so."""
    if not ALWAYS.search(sentence):
        return
    for scale in [one for one in held.scales if column in one.columns and len(one.columns) == 2 and one.first][:1]:
        rest = next(name for name in scale.columns if name != column)
        for label in held.labels[rest]:
            table = scale.at(column, {rest: label})
            if one in table and other in table:
                yield table[one], table[other]


def _ratio(
    said: str, column: str, one: str, other: str, fixed: dict[str, str], low: float, high: float, text: str,
    sentence: str, held: Ground,
) -> Iterator[tuple[str, str]]:  # fmt: skip
    pairs = list(_tables(column, one, other, fixed, text, sentence, held))
    if pairs and not any(b and low <= a / b <= high for a, b in pairs):
        yield said, f"{one} is not “{said}” {other}."
