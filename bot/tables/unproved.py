"""Whether a sentence tells a number in words, an order, a comparison or a trend, for which something must be computed.

For answers of which nothing was computed. Offers, questions, conditions and advice tell nothing. Pure.
"""

from __future__ import annotations

import re

from bot.tables.extremes import HIGH, LESS, LOW, MORE, OVER, UNDER
from bot.tables.moves import DOWN, UP
from bot.tables.numerals import spelled
from bot.tables.quantities import FRACTION

_OFFERS = re.compile(
    r"\?\s*$|\b(?:if|whether|would|could|can|can't|cannot|should|might|(?-i:may)|will|ask|asks|tell me|show me|let me|"
    r"which|what|who|how|to (?:find|see|know|compare|tell|learn)|such as|for example|e\.g\.|for instance|look for|"
    r"not|no|nothing|without|wenn|ob|kann\w*|könnte\w*|sollte\w*|würde\w*|wird|welche\w*|nicht|kein\w*|zum beispiel|"
    r"z\.B\.|frag\w*)\b|n't\b", re.I,
)  # fmt: skip
_TOLD = re.compile(
    rf"{HIGH.pattern}|{LOW.pattern}|\b(?:{UP}|{DOWN})\b|\b(?:{MORE}|{LESS})\b.{{0,60}}\b(?:than|als)\b|"
    rf"\b(?:{OVER}|{UNDER})\b|\b(?:doubled|tripled|halved|verdoppelt\w*|halbiert\w*|twice|doppelt|dozens?|hundreds|"
    r"thousands|millions|most of|the (?:vast )?majority|the bulk|größte\w* teil|mehrheit)\b", re.I,
)  # fmt: skip
_WORDS = re.compile(r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b|\bpercent\b|\bprozent\b", re.I)
_CODE = re.compile(
    r"^[ \t]*(?:```|~~~)[ \t]*(?:python3?|py|pycon|sql|r|js|javascript|ts|typescript|java|julia|bash|sh|shell|c|cpp|"
    r"go|rust|php|"
    r"ruby|swift|kotlin|vba|dax|excel)\b[^\n]*\n(?P<code>.*?)(?:^[ \t]*(?:```|~~~)|\Z)", re.I | re.M | re.S,
)  # fmt: skip
_COMMENT = re.compile(r"(?:#|--|//)[^\n]*")


def prose(text: str) -> str:
    """A text without code in a programming language, whose numbers tell nothing of data; its comments stay."""
    return _CODE.sub(lambda match: "\n".join(_COMMENT.findall(match["code"])) + "\n", text)


def tells(sentence: str) -> bool:
    """Whether it tells such a thing, and tells it as so."""
    if _OFFERS.search(sentence):
        return False
    said = _TOLD.search(sentence) or _WORDS.search(sentence) or FRACTION.search(sentence)
    return bool(said) or any(True for _ in spelled(sentence))
