"""Gaps between two over time, and who overtakes whom: "the gap was widest in May", "East overtook West". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.analysis import Shown
from bot.tables.scales import Ground, Mention
from bot.tables.scopes import order

_GAP = re.compile(r"\b(?:gap|lead|margin|distance|difference|spread|advantage|abstand|vorsprung|unterschied)\b", re.I)
_WIDEST = re.compile(
    r"\b(?:(?P<wide>widest|largest|biggest|greatest|highest|größten)|(?P<narrow>narrowest|smallest|tightest|lowest|"
    r"closest|kleinsten|geringsten))\b", re.I,
)  # fmt: skip
_WIDENED = re.compile(
    r"\b(?:(?P<wide>widen\w*|grew|grown|growing|increas\w+|expand\w*|extend\w*|wuchs|vergrößert\w*)|"
    r"(?P<narrow>narrow(?:ed|s|ing)|shrank|shrunk|shrinking|clos(?:ed|ing)|declin\w+|decreas\w+|fell|schrumpfte|"
    r"verringert\w*))\b", re.I,
)  # fmt: skip
_OVERTOOK = re.compile(
    r"\b(?:overt(?:ook|akes|aken|aking)|overt(?:ake)|(?:moved|pulled|nosed|edged) (?:ahead of|past)|surpassed|passed|"
    r"eclipsed|überholte?|überflügelte?|(?:erstmals|first time|for the first time)[^,;.]{0,20}(?:vor|ahead of|above)|"
    r"(?:vor|ahead of|above)(?=[^,;.]{0,40}(?:erstmals|for the first time)))\b", re.I,
)  # fmt: skip
_NOT = re.compile(r"\b(?:not|never|nearly|almost|if|would|could|might|will|nicht|fast|kein\w*|no)\b|n't\b", re.I)


def gaps(text: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false ones of a clause, as its words and why."""
    if _NOT.search(text):
        return
    mentions = held.mentions(sentence)
    times = [one for one in held.mentions(text) if one.column in held.periods]
    groups = _two(mentions, held)
    series = _series(groups, times, mentions, held) if groups else []
    if len(series) < 2:
        return
    if _GAP.search(sentence):
        yield from _gap(text, [(name, abs(a - b)) for name, a, b in series], times)
    if match := _OVERTOOK.search(text):
        yield from _overtook(match, series, times, held.mentions(text), groups)


def _two(mentions: Sequence[Mention], held: Ground) -> list[str]:
    """The two labels that are set against one another, in order; empty where they are not two."""
    found = list(dict.fromkeys(one.label for one in mentions if one.column not in held.periods))
    return found if len(found) == 2 and len({one.column for one in mentions if one.label in found}) == 1 else []


def _series(
    groups: list[str], times: Sequence[Mention], mentions: Sequence[Mention], held: Ground
) -> list[tuple[str, float, float]]:
    """Each period with the numbers of both."""
    column = next(one.column for one in mentions if one.label == groups[0])
    for scale in held.scales:
        other = [name for name in scale.columns if name != column and name in held.periods]
        if column not in scale.columns or not other or not scale.first or scale.shown not in (Shown.VALUE, Shown.SHARE):
            continue
        tables = {label: scale.at(column, {other[0]: label}) for label in held.labels[other[0]] if label}
        return [(label, table[groups[0]], table[groups[1]]) for label, table in sorted(tables.items(),
                key=lambda one: order(one[0])) if groups[0] in table and groups[1] in table]  # fmt: skip
    return []


def _gap(text: str, series: list[tuple[str, float]], times: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    values, named = dict(series), [one.label for one in times]
    if (match := _WIDEST.search(text)) and len(named) == 1 and named[0] in values:
        edge = (max if match["wide"] else min)(values.values())
        if values[named[0]] != edge:
            yield match[0], f"The gap was not {match[0]} in {named[0]}."
    elif match := _WIDENED.search(text):
        known = [one for one in named if one in values]
        first, last = (known[0], known[-1]) if len(known) > 1 else (series[0][0], series[-1][0])
        if len(known) == 1:
            at = list(values).index(known[0])
            if not at:
                return
            first, last = list(values)[at - 1], known[0]
        if (values[last] > values[first]) != bool(match["wide"]) or values[last] == values[first]:
            yield match[0], f"The gap did not do so from {first} to {last}."


def _overtook(
    match: re.Match[str], series: list[tuple[str, float, float]], times: Sequence[Mention],
    mentions: Sequence[Mention], groups: list[str],
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """In that period the first is above the second, and was not in the one before."""
    said = [one for one in mentions if one.label in groups]
    if len(said) < 2 or not said[0].end <= match.start() or not said[1].start >= match.start():
        return
    turn = 1 if said[0].label == groups[0] else -1
    leads = {name: turn * (a - b) > 0 for name, a, b in series}
    names = list(leads)
    named = [one.label for one in times if one.label in leads]
    if not named:
        turned = [name for before, name in pairwise(names) if leads[name] and not leads[before]]
        if not turned:
            yield match[0], f"{said[0].label} never came to be ahead of {said[1].label}."
        return
    at = names.index(named[0])
    if not leads[named[0]] or (at and leads[names[at - 1]]):
        yield match[0], f"{said[0].label} did not do so in {named[0]}."
