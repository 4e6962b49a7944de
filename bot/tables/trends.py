"""Trends of an answer: "revenue fell in November", "rose from October to December", "steady". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.analysis import Shown
from bot.tables.compared import band
from bot.tables.moves import DOWN, MOVED, UP
from bot.tables.numerals import numerals
from bot.tables.scales import ALWAYS, LEADS, Ground, Mention, Scale
from bot.tables.scopes import order

_UP = re.compile(rf"\b(?:{UP})\b", re.I)
_DOWN = re.compile(rf"\b(?:{DOWN})\b", re.I)
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
    r"might|(?-i:may)|will|can|if|not|no|never|without|nor|neither|rather than|instead of|wird|würde|"
    r"könnte|sollte|wenn|nicht|kein\w*|ohne|biggest|largest|strongest|steepest|sharpest|most|least|highest|lowest|"
    r"smallest|room for|potential|next|plan(?:s|ned)? to|größte\w*|stärkste\w*)\b|n't\b|\b(?:to|of) (?=grow|"
    r"increase|rise|"
    r"improve)",
    re.I,
)
_OVERALL = re.compile(
    r"\b(?:overall|over (?:the|this|that) (?:period|quarter|year|time|month)|trend|insgesamt|im verlauf|"
    r"über (?:das|den) (?:quartal|zeitraum))\b", re.I,
)  # fmt: skip
_SINCE = re.compile(r"\b(?:since|from|after|ab|seit|von)\s+(?:the )?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|through|bis)\s+(?:the )?$", re.I)

_BASE = re.compile(
    r"\b(?:compared (?:with|to)|relative to|versus|vs\.?|against|than|over|from|gegenüber|im vergleich (?:zum?|zur|"
    r"mit))"
    r"\s+(?:the |in |dem )?$", re.I,
)  # fmt: skip
_ALTHOUGH = re.compile(r"\s*(?:although|while|though|even though|when|as|obwohl|während|als)\b", re.I)
_EXCEPT = re.compile(r"\b(?:except(?:ion|ing)?|apart from|aside from|excluding|außer|bis auf|ausnahme)\b", re.I)
_YEARLY = re.compile(r"\byear[- ](?:over|on)[- ]year\b|\byoy\b|\bvorjahr\w*|\ba year (?:earlier|ago|before)\b", re.I)
_AFTER = re.compile(r"\s*(?:after|following|nach)\b", re.I)
_WHEN = re.compile(r"\s*[,;–—]?\s*(?:when|where|as|which|wobei|als|wo|with)\b", re.I)


def trends(text: str, before: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false trends of a clause, as its words and why. `before` is the clause before it."""
    if not held.periods or _NOT.search(text) or _EXCEPT.search(sentence):
        return
    up, down, fold, level = _UP.search(text), _DOWN.search(text), _FOLD.search(text), _LEVEL.search(text)
    if up and down:
        yield from _both(text, before, sentence, held)
        return
    if not (up or down or fold or level):
        return
    mentions = held.mentions(text)
    lead = before + text
    timed = any(one.column in held.periods for one in mentions)
    based = timed and all(_BASE.search(text[: one.start]) for one in mentions if one.column in held.periods)
    if (not timed or based) and (LEADS.match(before) or _WHEN.match(text) or _ALTHOUGH.match(before)):
        mentions, lead = held.mentions(lead), "" if _WHEN.match(text) else lead
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
    about = sentence[: sentence.find(text) + len(text)]
    scales = held.fitting(column, fixed, text, about, [one.label for one in times]) or ()
    told = [_true(one, column, fixed, times, lead, text, match) for one in scales
            if one.shown in (Shown.VALUE, Shown.SHARE)]  # fmt: skip
    found = [one for one in told if one is not None]
    if found and not any(found):
        yield match[0].strip(), f"“{match[0].strip()}” is not what the numbers over time show."


def _both(text: str, before: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """A rise and a fall in one clause, each with its period: "after a rise in November it fell in December"."""
    times = [one for one in held.mentions(text) if one.column in held.periods]
    for one in times[:-1]:
        parts = text[: one.end], text[one.end :]
        if all(bool(_UP.search(part)) != bool(_DOWN.search(part)) for part in parts):
            for part in parts:
                yield from trends(
                    re.sub(
                        r"^\s*(?:after|following|"
                        r"nach)\b",
                        "",
                        part,
                        flags=re.I,
                    ),
                    before,
                    sentence,
                    held,
                )
            return


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
    values = dict(sorted(scale.at(column, fixed).items(), key=lambda one: order(one[0])))
    names = list(values)
    labels = sorted({one.label for one in times}, key=lambda one: names.index(one) if one in names else -1)
    if len(names) < 2 or any(label not in values for label in labels):
        return None
    if len(labels) == 1 and _SINCE.search(lead[: times[0].start]):
        labels = [*labels, names[-1]] if labels[0] != names[-1] else labels
    if not labels:
        labels = _numbered(values, text)
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


def _numbered(values: dict[str, float], text: str) -> list[str]:
    """The one or two periods whose numbers are said, where each is that of one period only."""
    found = []
    for one in numerals(text):
        met = [name for name, value in values.items() if one.meets(value)]
        if not one.percent and one.values[0] > 31 and len(met) == 1:
            found += met
    names = list(values)
    return sorted(dict.fromkeys(found), key=names.index) if len(set(found)) < 3 else []


def _folded(match: re.Match[str], start: float, end: float) -> bool:
    factor = 2.0 if match["two"] else 3.0 if match["three"] else 0.5
    low, high = band(factor, (match["hedge"] or "").lower())
    return start > 0 and low * 0.95 <= end / start <= high * 1.05


def _spans(
    names: list[str], labels: list[str], times: Sequence[Mention], lead: str, text: str
) -> list[tuple[str, str]]:
    """From which period to which; more than one where either may be meant."""
    if _YEARLY.search(lead):
        ends = labels[-1:] or names[-1:]
        return [(before, one) for one in ends if (before := f"{int(one[:4]) - 1}{one[4:]}") in names]
    if len(labels) == 1 and _AFTER.match(lead) and MOVED.search(lead[: len(lead) - len(text)]):
        at = names.index(labels[0])
        return [(labels[0], names[at + 1]), (labels[0], names[-1])] if at < len(names) - 1 else []
    based = [one.label for one in times if _BASE.search(lead[: one.start])]
    if len(based) == 1 and len(labels) > 1 and not re.search(r"\b(?:to|auf|until|bis)\b", lead[times[0].end :], re.I):
        return [(based[0], next(one for one in labels if one != based[0]))]
    if len(labels) > 1:
        return [(labels[0], labels[-1])]
    if len(labels) == 1 and based:
        return [(labels[0], names[-1])] if labels[0] != names[-1] else []
    if len(labels) == 1 and times:
        at, ahead = names.index(labels[0]), lead[: times[0].start] if times[0].start <= len(lead) else ""
        if _SINCE.search(ahead):
            return [(labels[0], names[-1])] if at < len(names) - 1 else []
        if _UNTIL.search(ahead):
            return [(names[0], labels[0])] if at else []
        return [(names[at - 1], names[at])] if at else []
    if len(labels) == 1:
        at = names.index(labels[0])
        return [(names[at - 1], labels[0]), (names[0], labels[0])] if at else []
    if ALWAYS.search(text) or _OVERALL.search(text):
        return [(names[0], names[-1])]
    return [(names[0], names[-1]), (names[-2], names[-1])]
