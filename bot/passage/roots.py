"""Words brought down to what they have in common, for finding what a part is about. Pure."""

from __future__ import annotations

import re

_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "to",
        "for",
        "with",
        "is",
        "are",
        "was",
        "be",
        "it",
        "its",
        "this",
        "that",
        "your",
        "my",
        "how",
        "what",
        "why",
        "when",
    ]
)


def roots(words: str) -> set[str]:
    """What words come down to for comparing: lower case, without endings."""
    return {_root(word) for word in re.findall(r"\w+", words.lower()) if word not in _EMPTY}


def _root(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def bare(words: str) -> str:
    """Words without marks and case, one space between them."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", words.lower()).split())
