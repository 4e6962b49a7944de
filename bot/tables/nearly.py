"""Words that are nearly one that a table or a question has: slips of the keyboard, German compounds. Pure."""

from __future__ import annotations

from collections.abc import Collection

from bot.tables.lexicon import CONCEPTS, FILLERS, PHRASES

_SWAPPED = 5
"""Letters of the shortest word of which two neighbours may have changed places."""
_MISSED = 6
"""Letters of the shortest word in which one may be missing, or be too many."""
_LEADS = {"gesamt": "gesamt", "durchschnitts": "durchschnittlich"}
_RATES = ("quote", "rate")
_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
COMMON = frozenset(word for phrase in PHRASES for word in phrase if len(word) >= _SWAPPED)


def mended(word: str, known: Collection[str]) -> str:
    """The one known word that differs by a slip; "" where there is none, or more than one.

    The first and last letters stand: with those a word is another, or another form of it.
    """
    if len(word) < _SWAPPED or not word.isalpha() or word in known or word in FILLERS or word in CONCEPTS:
        return ""
    found = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 2)}
    if len(word) >= _MISSED:
        found |= {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
        found |= {word[:at] + letter + word[at:] for at in range(1, len(word)) for letter in _LETTERS}
    near = {one for one in found if one != word and (one in known or one in CONCEPTS or one in COMMON)}
    return near.pop() if len(near) == 1 else ""


def parted(word: str) -> tuple[str, ...]:
    """A German compound as the words it is made of, all of them known: Frachtkosten, Gesamtgewicht; () for others."""
    for lead, said in _LEADS.items():
        rest = word.removeprefix(lead)
        if rest != word and rest in CONCEPTS:
            return (said, rest)
    for at in range(4, len(word) - 3):
        first, last = word[:at], word[at:]
        if last in _RATES and first in CONCEPTS:
            return (first, last)
        if last in CONCEPTS and (first in CONCEPTS or first.removesuffix("s") in CONCEPTS):
            return (first if first in CONCEPTS else first.removesuffix("s"), last)
    return ()
