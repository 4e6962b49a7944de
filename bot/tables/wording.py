"""The words of a text, and what they stand for. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.tables.lexicon import CONCEPTS, GERMAN

_TOKEN = re.compile(
    r"§\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+,\d{1,2}(?!\d)|\d+(?=(?:st|nd|rd|th)\b)|\d+|"
    r"[^\W\d_]+|[<>]=?|,|&|\$|€|%"
)


def words(text: str) -> list[str]:
    """The words, numbers and signs of a text, in small letters."""
    return _TOKEN.findall(text.lower().replace("_", " "))


def is_german(text: str) -> bool:
    """Whether a question is more likely German: two of its plain words, or one in a short one."""
    found = words(text)
    count = sum(word in GERMAN for word in found)
    return count >= 2 or (count == 1 and len(found) <= 4)


def stem(word: str) -> str:
    """A word without its plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and re.search(r"(?:s|x|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def plural(word: str) -> str:
    """An English word for several."""
    return word[:-1] + "ies" if word.endswith("y") else word if word.endswith("s") else word + "s"


def concepts(found: Sequence[str]) -> tuple[str, ...]:
    """What words stand for, one after another."""
    return tuple(
        concept for word in found for concept in CONCEPTS.get(word) or CONCEPTS.get(stem(word)) or (stem(word),)
    )
