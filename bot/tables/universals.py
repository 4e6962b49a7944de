"""What an answer says of all or of only some: "every region made over 40,000", "only East exceeded 70,000". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.tables.analysis import Shown
from bot.tables.numerals import Numeral, numerals
from bot.tables.scales import ALWAYS, Ground, Scale
from bot.tables.spans import concepts, words

_REST = r"\s+(?P<rest>(?:[^,;]|,(?=\d))*)"
_ALL = re.compile(rf"\b(?P<all>all|every|each|both|alle|jede[rs]?|no|none of the|keine?)\b{_REST}", re.I)
_ONLY = re.compile(rf"\b(?:only|nur|einzige)\b{_REST}", re.I)
_OVER = re.compile(
    r"\b(?:over|above|more than|exceed(?:s|ed)?|at least|surpass(?:es|ed)?|topped|passed|über|mehr als|mindestens)"
    r"\s+[$€£]?$",
    re.I,
)
_UNDER = re.compile(
    r"\b(?:under|below|less than|fewer than|at most|fell short of|unter|weniger als|höchstens)\s+[$€£]?$", re.I
)
_GREW = re.compile(r"\b(?:(?P<up>grew|rose|increased|improved|wuchs\w*|stieg\w*)|(?P<down>fell|declined|dropped|"
                   r"decreased|fiel\w*|sank\w*))\b", re.I)  # fmt: skip


def universals(sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false ones of a sentence, as its words and why."""
    if match := _ALL.search(sentence):
        none = match["all"].lower() in ("no", "none of the", "kein", "keine")
        for column in held.labels:
            if _names(match["rest"], column, held):
                yield from _all(match, column, none, held, sentence)
    if match := _ONLY.search(sentence):
        yield from _only(match, held, sentence)


def _names(rest: str, column: str, held: Ground) -> bool:
    """Whether it begins with what the column holds: "(the) (four) regions"."""
    return bool(set(concepts(words(rest)[:4])) & set(concepts(words(column))))


def _bound(rest: str) -> tuple[Numeral, bool] | None:
    for one in numerals(rest):
        if _OVER.search(rest[: one.start]):
            return one, True
        if _UNDER.search(rest[: one.start]):
            return one, False
    return None


def _scales(column: str, rest: str, sentence: str, held: Ground, percent: bool) -> list[Scale]:
    wanted = (Shown.SHARE, Shown.GROWTH) if percent else (Shown.VALUE,)
    return [
        one for one in held.fitting(column, {}, rest, sentence, list(held.labels[column])) or () if one.shown in wanted
    ]


def _all(match: re.Match[str], column: str, none: bool, held: Ground, sentence: str) -> Iterator[tuple[str, str]]:
    rest = match["rest"]
    said = f"{match['all']} {' '.join(rest.split()[:4])}"
    if found := _bound(rest):
        one, over = found
        tests = [
            [_meets(value, one, over) for value in scale.at(column, {}).values()]
            for scale in _scales(column, rest, sentence, held, one.percent)
        ]
        if tests and not any(all(test != none for test in tested) for tested in tests):
            yield said, f"That is not so of {'none' if none else 'all'}."
    elif (grew := _GREW.search(rest)) and column not in held.periods:
        always = ALWAYS.search(rest) is not None
        yield from _grew(said, bool(grew["up"]), column, none, always, held)


def _grew(said: str, up: bool, column: str, none: bool, always: bool, held: Ground) -> Iterator[tuple[str, str]]:
    """ "All regions grew": from the first period to the last, where there is a view of both."""
    tried, right = False, False
    for scale in held.scales:
        other = next((name for name in scale.columns if name in held.periods), None)
        if other is None or column not in scale.columns or scale.shown is not Shown.VALUE:
            continue
        tried = True
        series = [
            list(dict(sorted(scale.at(other, {column: label}).items())).values())
            for label in held.labels[column]
            if label
        ]
        moves = [_moves(one, up, always) for one in series if len(one) > 1]
        right = right or all(move != none for move in moves)
    if tried and not right:
        yield said, "That is not so of all."


def _moves(series: list[float], up: bool, always: bool) -> bool:
    steps = pairwise(series) if always else ((series[0], series[-1]),)
    return all(after > before if up else after < before for before, after in steps)


def _meets(value: float, one: Numeral, over: bool) -> bool:
    bound = one.values[0]
    return value >= bound - 1e-9 if over else value <= bound + 1e-9


def _only(match: re.Match[str], held: Ground, sentence: str) -> Iterator[tuple[str, str]]:
    rest = match["rest"]
    mentions = held.mentions(rest)
    found = _bound(rest)
    if any(_names(rest, column, held) for column in held.labels):  # "West is the only region below 50,000"
        mentions = held.mentions(sentence[: match.start()])
    elif mentions and mentions[0].start > 12:
        return
    if not mentions or found is None:
        return
    column = mentions[0].column
    labels = {one.label for one in mentions if one.column == column}
    one, over = found
    tests = [
        {label for label, value in scale.at(column, {}).items() if _meets(value, one, over)} == labels
        for scale in _scales(column, rest, sentence, held, one.percent)
    ]
    if tests and not any(tests):
        yield f"only {mentions[0].label}", "That is not so of these only."
