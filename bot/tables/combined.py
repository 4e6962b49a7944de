"""Comparisons of what several are together: "East made more than West and South combined". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.tables.analysis import Shown
from bot.tables.extremes import LESS, MORE, OVER, UNDER
from bot.tables.scales import ALWAYS, Ground, Mention, Scale

_TOGETHER = re.compile(r"\b(?:combin\w+|together|put together|jointly|zusammen\w*)\b", re.I)
_SET = re.compile(
    rf"\b(?:(?P<up>{MORE})\b[^;.]{{0,60}}?\b(?:than|als)\b|(?P<down>{LESS})\b[^;.]{{0,60}}?\b(?:than|als)\b|"
    rf"(?P<over>{OVER})\b|(?P<under>{UNDER})\b)", re.I,
)  # fmt: skip
_NOT = re.compile(
    r"\b(?:not|never|no|nor|nicht|kein\w*|if|would|could|should|might|wenn|times|twice|half|double|nearly|almost|"
    r"individually|separately|on (?:its|their) own|respectively|each one|grew|growth)\b|n't\b", re.I,
)  # fmt: skip


def combined(sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false one of a sentence that sets what some are together against others, as its words and why."""
    found = list(_SET.finditer(sentence))
    if len(found) != 1 or not _TOGETHER.search(sentence) or _NOT.search(sentence):
        return
    match = found[0]
    mentions = held.mentions(sentence)
    right = [one for one in mentions if one.start >= match.end()]
    if not right:
        return
    left = [one for one in mentions if one.end <= match.start()]
    columns = [one.column for one in left if one.column in {other.column for other in right}]
    if not columns:
        return
    column = columns[-1]
    mine, theirs = _labels(left, column), _labels(right, column)
    fixed = {one.column: one.label for one in mentions if one.column != column}
    if len(mine) + len(theirs) < 3 or mine & theirs or not theirs:
        return
    up = bool(match["up"] or match["over"])
    told = [(sum(table[one] for one in mine), sum(table[one] for one in theirs))
            for table in _tables(column, fixed, sentence, held) if mine | theirs <= set(table)]  # fmt: skip
    holds = [a > b if up else a < b for a, b in told]
    if holds and not (all(holds) if ALWAYS.search(sentence) else any(holds)):
        yield match[0], f"{' and '.join(sorted(mine))} are not {'more' if up else 'less'} than what they stand against."


def _labels(mentions: Sequence[Mention], column: str) -> set[str]:
    return {one.label for one in mentions if one.column == column}


def _tables(column: str, fixed: dict[str, str], sentence: str, held: Ground) -> Iterator[dict[str, float]]:
    """The numbers that add up, of what is spoken of; in each of the periods where "every" says so."""
    if not fixed and ALWAYS.search(sentence) and (each := held.everywhere(column)):
        yield from each
        return
    for scale in held.fitting(column, fixed, sentence, sentence, ()) or ():
        if _adds(scale):
            yield scale.at(column, fixed)


def _adds(scale: Scale) -> bool:
    return scale.adds and scale.shown in (Shown.VALUE, Shown.SHARE)
