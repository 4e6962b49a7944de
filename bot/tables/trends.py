"""Trends of an answer: "revenue fell in November", "rose from October to December", "steady". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.analysis import Shown
from bot.tables.compared import band
from bot.tables.scales import ALWAYS, LEADS, Ground, Mention, Scale

_UP = re.compile(
    r"\b(?:grew|grown|grows|growing|growth|rose|risen|rises|rising|rise|increas(?:e|es|ed|ing)|climbed|climbs|climb|"
    r"improved|improvement|recovered|recovery|rebounded|rebounding|rebound|recovering|climbing|went up|"
    r"up(?= (?:from|by|\d|[$€£]))|(?:was|is|were|are) up(?= in\b)|picked up|surged|"
    r"surge|jumped|soared|upward|positive trend|gains?|gained|stieg(?:en)?|gestiegen|wuchs(?:en)?|gewachsen|"
    r"zugenommen|"
    r"nahm(?: \S+){0,4} zu|legten?(?: \S+){0,4} zu|anstieg|zuwachs|wachstum|erholte)\b", re.I,
)  # fmt: skip
_DOWN = re.compile(
    r"\b(?:fell|fallen|falls|falling|dropped|drops?|dropping|dipping|slipping|sinking|shrinking|declin(?:e|es|"
    r"ed|ing)|decreas(?:e|es|ed|ing)|shrank|shrunk|"
    r"slipped|dipped|dip|sank|plunged|plummeted|slump(?:ed)?|went down|down(?= (?:from|by|\d|[$€£]))|(?:was|is|"
    r"were|are) down(?= in\b)|weakened|downward|"
    r"negative trend|"
    r"fiel(?:en)?|gefallen|sank(?:en)?|gesunken|abgenommen|nahm(?: \S+){0,4} ab|ging(?:en)?(?: \S+){0,4} zurück|"
    r"rückgang|"
    r"schrumpfte)\b", re.I,
)  # fmt: skip
_FOLD = re.compile(
    r"\b(?P<hedge>nearly|almost|more than|over|about|roughly|fast|rund)?\s*"
    r"(?:(?P<two>doubled|verdoppelt\w*)|(?P<three>tripled|verdreifacht\w*)|(?P<half>halved|halbiert\w*))\b", re.I,
)  # fmt: skip
_LEVEL = re.compile(
    r"\b(?P<exact>unchanged|unverändert|constant|konstant|flat)\b|\b(?:stable|steady(?! (?:growth|increase|rise|"
    r"decline|fall|drop))|stabil|level(?= (?:throughout|over|from)))\b", re.I,
)  # fmt: skip
_NOT = re.compile(
    r"\b(?:(?:f[ae]ll|drop|rise|rose|climb)\w* (?:below|under|short|above|over|unter|über)|would|could|should|"
    r"might|may|will|can|if|not|no|never|without|nor|neither|rather than|instead of|wird|würde|"
    r"könnte|sollte|wenn|nicht|kein\w*|ohne|biggest|largest|strongest|steepest|sharpest|most|least|highest|lowest|"
    r"smallest|room for|potential|next|plan|größte\w*|stärkste\w*)\b|n't\b|\b(?:to|of) (?=grow|increase|rise|"
    r"improve)",
    re.I,
)
_OVERALL = re.compile(
    r"\b(?:overall|over (?:the|this|that) (?:period|quarter|year|time|month)|trend|insgesamt|im verlauf|"
    r"über (?:das|den) (?:quartal|zeitraum))\b", re.I,
)  # fmt: skip
_SINCE = re.compile(r"\b(?:since|from|after|ab|seit|von)\s+(?:the )?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|through|bis)\s+(?:the )?$", re.I)


def trends(text: str, before: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false trends of a clause, as its words and why. `before` is the clause before it."""
    if not held.periods or _NOT.search(text):
        return
    up, down, fold, level = _UP.search(text), _DOWN.search(text), _FOLD.search(text), _LEVEL.search(text)
    if not (up or down or fold or level) or (up and down):
        return
    mentions = held.mentions(text)
    lead = before + text
    if not any(one.column in held.periods for one in mentions) and LEADS.match(before):
        mentions, lead = held.mentions(lead), before + text
    else:
        lead = text
    times = [one for one in mentions if one.column in held.periods]
    column = times[0].column if times else _only(held.periods)
    groups = [one for one in held.mentions(sentence) if one.column not in held.periods]
    fixed = _fixed(mentions, groups, held)
    if column is None or fixed is None:
        return
    match = up or down or fold or level
    assert match is not None
    found: list[bool] = []
    for scale in held.fitting(column, fixed, text, sentence, [one.label for one in times]) or ():
        if scale.shown is Shown.VALUE and (told := _true(scale, column, fixed, times, lead, text, match)) is not None:
            found.append(told)
    if found and not any(found):
        yield match[0].strip(), f"“{match[0].strip()}” is not what the numbers over time show."


def _only(names: frozenset[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None


def _fixed(mentions: Sequence[Mention], groups: Sequence[Mention], held: Ground) -> dict[str, str] | None:
    """The group that the trend is of; None where that is not plain."""
    mine = [one for one in mentions if one.column not in held.periods] or list(groups)
    labels = {(one.column, one.label) for one in mine if len([name for name in held.labels[one.column] if name]) > 1}
    if len(labels) > 1:
        return None
    return dict(labels)


def _true(
    scale: Scale, column: str, fixed: dict[str, str], times: Sequence[Mention], lead: str, text: str,
    match: re.Match[str],
) -> bool | None:  # fmt: skip
    """Whether it is so of this measure; None where it cannot be told."""
    values = dict(sorted(scale.at(column, fixed).items()))
    names = list(values)
    labels = sorted({one.label for one in times}, key=lambda one: names.index(one) if one in names else -1)
    if len(names) < 2 or any(label not in values for label in labels):
        return None
    if _LEVEL.fullmatch(match[0]):
        some = [values[name] for name in names[names.index(labels[0]) : names.index(labels[-1]) + 1]] if len(
            labels) > 1 else list(values.values())  # fmt: skip
        allowed = 0.03 if _LEVEL.fullmatch(match[0])["exact"] else 0.15  # type: ignore[index]
        return len(labels) == 1 or max(some) - min(some) <= allowed * max(abs(one) for one in some)
    spans = _spans(names, labels, times, lead, text)
    if not spans:
        return None
    if _FOLD.fullmatch(match[0].strip()) or _FOLD.search(match[0]):
        return any(_folded(match, values[a], values[b]) for a, b in spans)
    rising = _UP.search(text) is not None
    if len(labels) != 1 and ALWAYS.search(text):
        pairs = pairwise(names[names.index(labels[0]) : names.index(labels[-1]) + 1] if labels else names)
        return all(values[b] > values[a] if rising else values[b] < values[a] for a, b in pairs)
    return any(values[b] > values[a] if rising else values[b] < values[a] for a, b in spans)


def _folded(match: re.Match[str], start: float, end: float) -> bool:
    factor = 2.0 if match["two"] else 3.0 if match["three"] else 0.5
    low, high = band(factor, (match["hedge"] or "").lower())
    return start > 0 and low * 0.95 <= end / start <= high * 1.05


def _spans(
    names: list[str], labels: list[str], times: Sequence[Mention], lead: str, text: str
) -> list[tuple[str, str]]:
    """From which period to which; more than one where either may be meant."""
    if len(labels) > 1:
        return [(labels[0], labels[-1])]
    if len(labels) == 1:
        at, ahead = names.index(labels[0]), lead[: times[0].start] if times[0].start <= len(lead) else ""
        if _SINCE.search(ahead):
            return [(labels[0], names[-1])] if at < len(names) - 1 else []
        if _UNTIL.search(ahead):
            return [(names[0], labels[0])] if at else []
        return [(names[at - 1], names[at])] if at else []
    if ALWAYS.search(text) or _OVERALL.search(text):
        return [(names[0], names[-1])]
    return [(names[0], names[-1]), (names[-2], names[-1])]
