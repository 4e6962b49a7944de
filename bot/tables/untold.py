"""Claims about what the results do not hold: a time before them, another measure. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.tables.extremes import HIGH, LESS, LOW, MORE
from bot.tables.labels import first
from bot.tables.moves import DOWN, UP
from bot.tables.scales import Ground

_EARLIER = re.compile(
    r"\b(?:(?:last|previous|prior|preceding) (?P<a>year|quarter|month|week)|(?P<b>year|quarter|month|"
    r"week)[- ](?:over|on)"
    r"[- ](?:year|quarter|month|week)|yoy|(?P<c>vorjahr|vorquartal|vormonat|vorwoche)\w*|"
    r"(?:letzte[nmrs]?|vorige[nmrs]?) (?P<d>jahr|quartal|monat|woche))\b", re.I,
)  # fmt: skip
_DAYS = {"y": 364, "j": 364, "q": 88, "m": 27, "w": 6}
"""How many days lie at least between two that are one such time apart."""
_MOVED = re.compile(rf"\b(?:{UP}|{DOWN}|{MORE}|{LESS}|up|down|compar\w+|same as|gleich)\b", re.I)
_NOT = re.compile(
    r"\b(?:not|no|cannot|can't|without|never|if|would|could|should|might|to compare|compare with|nicht|kein\w*|ohne|"
    r"wenn|könnte\w*|würde\w*|sollte\w*)\b|n't\b|\?", re.I,
)  # fmt: skip
_MONEY = frozenset({"revenue", "cost", "profit", "price", "salary"})
_OTHER = frozenset({"profit", "price", "discount", "salary", "rating", "age", "tax"})
_CLAIMED = re.compile(rf"{HIGH.pattern}|{LOW.pattern}|\b(?:{UP}|{DOWN})\b|\b(?:{MORE}|{LESS})\b.{{0,40}}\bthan\b", re.I)


def untimed(sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """ "More than last year", where the results do not reach back so far."""
    match = _EARLIER.search(sentence)
    if not match or _NOT.search(sentence) or not _MOVED.search(sentence):
        return
    unit = next((one for one in match.groupdict().values() if one), "year")
    unit = unit.lower().removeprefix("vor") if unit.lower().startswith("vor") else unit.lower()
    days = [day for name in held.periods for label in held.labels[name] if (day := first(label)) is not None]
    if not days or max(days) - min(days) < _DAYS[unit[0]]:
        yield match[0], f"The results hold no {match[0]}. Do not compare with it."


def unmeasured(text: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """ "The highest profit", where no profit was computed."""
    claimed = _CLAIMED.search(text)
    if not claimed or _NOT.search(sentence) or not held.mentions(text):
        return
    there = {word for one in held.scales for word in one.concepts}
    known = _OTHER | (_MONEY if there & _MONEY else frozenset())
    about = held.about(re.sub(r"(?<!profit )\bmargins?\b", "", text, flags=re.I))
    if (named := about & known) and not about & there:
        yield claimed[0], f"No {min(named)} was computed. Say nothing of it."
