"""What an answer says of all or of only some: "every region made over 40,000", "only East exceeded 70,000". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.analysis import Shown
from bot.tables.moves import DOWN, UP
from bot.tables.numerals import Numeral, numerals
from bot.tables.scales import ALWAYS, Ground, Mention, Scale
from bot.tables.scopes import order
from bot.tables.spans import concepts, words

_REST = r"\s+(?P<rest>(?:[^,;]|,(?=\d))*)"
_ALL = re.compile(rf"\b(?P<all>all|every|each|both|alle|jede[rs]?|no|none of the|keine?)\b{_REST}", re.I)
_ONLY = re.compile(rf"\b(?:only|nur|einzige)\b{_REST}", re.I)
_OVER = re.compile(
    r"\b(?:over|above|more than|exceed(?:s|ed)?|at least|surpass(?:es|ed)?|topped|passed|crossed|cleared|reached|"
    r"hit|broke|north of|upwards of|in excess of|über|mehr als|mindestens)\s+(?:the )?[$€£]?$",
    re.I,
)
_UNDER = re.compile(
    r"\b(?:under|below|less than|fewer than|at most|fell short of|unter|weniger als|höchstens)\s+[$€£]?$", re.I
)
_GREW = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.I)
_NOT = re.compile(
    r"\b(?:not|if|would|could|should|might|will|nicht|wenn|most|biggest|largest|strongest|"
    r"both up and)\b|n't\b",
    re.I,
)


def universals(sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false ones of a sentence, as its words and why."""
    if match := _ALL.search(sentence):
        none = match["all"].lower() in ("no", "none of the", "kein", "keine")
        for column in held.labels:
            if _names(match["rest"], column, held):
                yield from _all(match, column, none, held, sentence)
        if match["all"].lower() in ("both", "all", "each", "beide", "alle"):
            yield from _listed(match, held, sentence)
    if match := _ONLY.search(sentence):
        yield from _only(match, held, sentence)


def _names(rest: str, column: str, held: Ground) -> bool:
    """Whether it begins with what the column holds: "(the) (four) regions"."""
    return bool(set(concepts(words(rest)[:4])) & set(concepts(words(column))))


_NEGATIVE = re.compile(
    r"\b(?:(?:turn|went|go|fell|dipp|slipp|was|is|were|came in|end)\w* (?:\w+ )?(?:negative|into the red|in the red|"
    r"below zero|"
    r"into (?:a |the )?loss)|(?:with|posted|made|had|show\w*|recorded|booked|of|in) (?:a|the|negative|"
    r"only)? ?(?:loss|deficit|"
    r"negative \w+)|(?:loss-making|unprofitable)|verlust\w*|ins minus|im minus)\b", re.I,
)  # fmt: skip


def negative(text: str, before: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false ones of a clause that says that something was negative, or the only one to be so."""
    match = _NEGATIVE.search(text)
    if match is None or _NOT.search(text) or re.search(r"\b(?:no|never|kein\w*)\b", text, re.I):
        return
    mentions = held.mentions(text) or held.mentions(before)[-1:]
    if not mentions:
        return
    column = mentions[0].column
    labels = {one.label for one in mentions if one.column == column}
    tables = [one.at(column, {}) for one in held.scales if one.columns == (column,) and one.shown is Shown.VALUE]
    below = [{name for name, value in table.items() if value < 0} for table in tables if labels <= set(table)]
    only = _ONLY.search(text) is not None
    if below and not any(labels == one if only else labels <= one for one in below):
        yield match[0], f"That is not so of {' and '.join(sorted(labels))}."


def _bound(rest: str) -> tuple[Numeral, bool] | None:
    for one in numerals(rest):
        if _OVER.search(rest[: one.start]):
            return one, True
        if _UNDER.search(rest[: one.start]):
            return one, False
    return None


def _scales(
    column: str, rest: str, sentence: str, held: Ground, percent: bool, fixed: dict[str, str] | None = None
) -> list[Scale]:
    wanted = (Shown.SHARE, Shown.GROWTH) if percent else (Shown.VALUE,)
    return [
        one
        for one in held.fitting(column, fixed or {}, rest, sentence, list(held.labels[column])) or ()
        if one.shown in wanted
    ]


def _all(match: re.Match[str], column: str, none: bool, held: Ground, sentence: str) -> Iterator[tuple[str, str]]:
    rest = match["rest"]
    said = f"{match['all']} {' '.join(rest.split()[:4])}"
    if found := _bound(rest):
        one, over = found
        beside = {two.column: two.label for two in held.mentions(sentence) if two.column != column}
        fixed = {name: label for name, label in beside.items() if any({name, column} == set(two.columns)
                                                                      for two in held.scales)}  # fmt: skip
        since = _since(rest, column, held)
        tests = [
            [_meets(value, one, over) for name, value in scale.at(column, fixed).items() if name in since]
            for scale in _scales(column, rest, sentence, held, one.percent, fixed)
        ]
        if tests and not any(all(test != none for test in tested) for tested in tests):
            yield said, f"That is not so of {'none' if none else 'all'}."
    elif (grew := _GREW.search(rest)) and column not in held.periods and not _NOT.search(rest):
        moves = _moves(held, column, rest, bool(grew["up"]))
        if moves and not any(all(move != none for move in one.values()) for one in moves):
            yield said, "That is not so of all."


def _since(rest: str, column: str, held: Ground) -> set[str]:
    """Of which labels of a column something is said: of periods those since one that is named, else all."""
    names = sorted(held.labels[column], key=order)
    for one in held.mentions(rest):
        match = re.search(r"\b(since|from|after|seit|ab)\s+(?:the )?$", rest[: one.start], re.I)
        if match and one.column == column and column in held.periods:
            return set(names[names.index(one.label) + (match[1].lower() == "after") :])
    return set(names)


def _listed(match: re.Match[str], held: Ground, sentence: str) -> Iterator[tuple[str, str]]:
    """ "Both West and South exceeded 50,000": those that are named keep the bound."""
    found = _bound(match["rest"])
    mentions = held.mentions(match["rest"])
    if not found or not mentions or mentions[0].start > 4:
        return
    one, over = found
    column = mentions[0].column
    labels = {two.label for two in mentions if two.column == column and two.end <= one.start}
    tables = [scale.at(column, {}) for scale in _scales(column, match["rest"], sentence, held, one.percent)]
    tables = [table for table in tables if labels <= set(table)]
    if tables and not any(all(_meets(table[name], one, over) for name in labels) for table in tables):
        yield f"{match['all']} {' '.join(match['rest'].split()[:4])}", "That is not so of each."


def _moves(held: Ground, column: str, text: str, up: bool) -> list[dict[str, bool]]:
    """Of each view over time, which labels of a column moved so: in the period that is named, in each of them, or from
    the first to the last."""
    found = []
    for scale in held.scales:
        other = next((name for name in scale.columns if name in held.periods), None)
        if other is None or column not in scale.columns or scale.shown not in (Shown.VALUE, Shown.SHARE):
            continue
        times = [one for one in held.mentions(text) if one.column == other]
        series = {label: dict(sorted(scale.at(other, {column: label}).items(), key=lambda one: order(one[0])))
                  for label in held.labels[column] if label}  # fmt: skip
        steps = {label: _steps(one, times, ALWAYS.search(text) is not None) for label, one in series.items()}
        if all(steps.values()):
            found.append({label: all(b > a if up else b < a for a, b in one) for label, one in steps.items()})
    return found


def _steps(series: dict[str, float], times: Sequence[Mention], always: bool) -> list[tuple[float, float]]:
    names, values = list(series), list(series.values())
    told = [names.index(one.label) for one in times if one.label in series]
    if len(told) == 1:
        return [(values[told[0] - 1], values[told[0]])] if told[0] else []
    first, last = (min(told), max(told)) if told else (0, len(values) - 1)
    if last <= first:
        return []
    return list(pairwise(values[first : last + 1])) if always else [(values[first], values[last])]


def _meets(value: float, one: Numeral, over: bool) -> bool:
    bound = one.values[0]
    return value >= bound - 1e-9 if over else value <= bound + 1e-9


def _only_moved(rest: str, column: str, labels: set[str], held: Ground) -> Iterator[tuple[str, str]]:
    """ "Only Team fell in August": it did, and no other."""
    grew = _GREW.search(rest)
    if grew is None or column in held.periods or _NOT.search(rest) or (_GREW.search(rest, grew.end())):
        return
    moves = _moves(held, column, rest, bool(grew["up"]))
    if moves and not any({name for name, moved in one.items() if moved} == labels for one in moves):
        yield f"only {sorted(labels)[0]}", "That is not so of these only."


def _only(match: re.Match[str], held: Ground, sentence: str) -> Iterator[tuple[str, str]]:
    rest = match["rest"]
    mentions = held.mentions(rest)
    found = _bound(rest)
    if any(_names(rest, column, held) for column in held.labels):  # "West is the only region below 50,000"
        mentions = held.mentions(sentence[: match.start()])
    elif mentions and mentions[0].start > 12:
        return
    mentions = [one for one in mentions if one.column not in held.periods] or mentions
    if not mentions:
        return
    column = mentions[0].column
    labels = {one.label for one in mentions if one.column == column}
    if found is None:
        yield from _only_moved(rest, column, labels, held)
        return
    one, over = found
    tests = [
        {label for label, value in scale.at(column, {}).items() if _meets(value, one, over)} == labels
        for scale in _scales(column, rest, sentence, held, one.percent)
    ]
    if tests and not any(tests):
        yield f"only {mentions[0].label}", "That is not so of these only."
