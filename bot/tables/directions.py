"""Which way it went by the two numbers that a sentence gives itself: "rose from 50 to 40". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.tables.moves import DOWN, UP
from bot.tables.numerals import numerals
from bot.tables.scales import Ground

_UP = re.compile(rf"\b(?:{UP})\b", re.I)
_DOWN = re.compile(rf"\b(?:{DOWN})\b", re.I)
_FROM_TO = re.compile(r"\b(?:from|von)\b(?P<a>[^;:]{0,60}?)\b(?:to|auf)\b(?P<b>[^;:]{0,40})", re.I)
_UP_FROM = re.compile(r"(?P<b>[^;:]{0,60}?),? \b(?P<way>up|down) from (?P<a>[^;:]{0,40})", re.I)
_NOUN = re.compile(
    r"\b(?:from|von)\b(?P<a>[^;:]{0,60}?)\b(?:to|auf)\b(?P<b>[^;:]{0,40}?)(?:\s[–—-]|"
    r",)\s(?:an? )(?:\w+ )?(?:(?P<up>increase|rise|"
    r"gain|jump|growth)|(?P<down>decrease|decline|drop|fall|loss|reduction))\b", re.I,
)  # fmt: skip
_RANGE = re.compile(
    r"\brang(?:e|es|ed|ing)\s+(?:from|between)\s(?P<a>[^;]{0,60}?)\b(?:to|"
    r"and)\b(?P<b>[^;]{0,60})",
    re.I,
)


def ranges(sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """ "Ranged from 20 to 40", which are numbers of one measure but not its lowest and highest."""
    for match in _RANGE.finditer(sentence) if not re.search(r"\b(?:not|except|without|excluding)\b", sentence) else ():
        ends = [[one for one in numerals(match[part]) if not _year(one.text)][:1] for part in ("a", "b")]
        if not (ends[0] and ends[1]):
            continue
        low, high = ends[0][0], ends[1][0]
        there = [[value for _, value in scale.cells] for scale in held.scales]
        there = [one for one in there if any(map(low.meets, one)) and any(map(high.meets, one))]
        if (
            there
            and not any(low.meets(min(one)) and high.meets(max(one)) for one in there)
            and not held.mentions(sentence[: match.start()])
        ):
            yield match[0].split()[0], "These are not the lowest and the highest."


def directions(sentence: str) -> Iterator[tuple[str, str]]:
    """ "Rose from 50 to 40" and "40, up from 50", which are false whatever the results are."""
    for match in _FROM_TO.finditer(sentence):
        clause = re.split(r"[,;](?=\s)|\s(?:and|but|while|und|aber|before|then)\s", sentence[: match.start()])[-1]
        up, down = _UP.search(clause), _DOWN.search(clause)
        if bool(up) != bool(down) and (told := _turned(match["a"], match["b"], up is not None)):
            yield f"{(up or down or match)[0]}{told}", "It is the other way round."
    for match in _NOUN.finditer(sentence):
        if told := _turned(match["a"], match["b"], match["up"] is not None):
            yield f"{match['up'] or match['down']}{told}", "It is the other way round."
    for match in _UP_FROM.finditer(sentence):
        if told := _turned(match["a"], match["b"], match["way"].lower() == "up"):
            yield f"{match['way']}{told}", "It is the other way round."


def _turned(first: str, last: str, up: bool) -> str:
    """The two numbers, where the second is not on the side that is told; "" else."""
    one = [found for found in numerals(first) if not _year(found.text)][:1]
    other = [found for found in numerals(last) if not _year(found.text)]
    both = one and other and one[0].percent == other[0].percent
    if not both:
        return ""
    a, b = one[0].values[0], other[0].values[0]
    return "" if a == b or (b > a) == up else f" from {one[0].text} to {other[0].text}"


def _year(text: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d|\d{1,2}", text) is not None
