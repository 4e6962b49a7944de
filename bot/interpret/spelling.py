"""Plain spelling mistakes in the words that matter: `shroter`, `formall`, `bulets`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from bot.interpret.tokens import Text, Token, replaced, tokens
from bot.interpret.vocabulary.real import REAL

SHORTEST = 5
"""Shorter words are never mended: too many real words lie one letter apart."""
LONGEST_REPLY = 40
"""In a reply of more words than this nothing is mended."""
_ALIKE = 0.79


class Speller:
    """The vocabulary's words by what is left of them when one letter is missing."""

    def __init__(self, words: Iterable[str], known: Iterable[str]) -> None:
        right = sorted(words)
        self._known = frozenset((*known, *right, *REAL.split()))
        self._by_rest: dict[str, list[str]] = {}
        for word in right:
            if len(word) >= SHORTEST and word.isascii() and word.isalpha():
                for rest in {word, *_shortened(word)}:
                    self._by_rest.setdefault(rest, []).append(word)

    def meant(self, word: str) -> str | None:
        """The vocabulary word that a misspelt one stands for; None for a word that is right, or unlike any."""
        if len(word) < SHORTEST or not word.isalpha() or word in self._known:
            return None
        near = {one for rest in (word, *_shortened(word)) for one in self._by_rest.get(rest, ())}
        best = max(((_alike(word, one), one) for one in near if one[0] == word[0]), default=(0.0, ""))
        return best[1] if best[0] >= _ALIKE else None

    def mended(self, text: Text) -> Text:
        """The text with its misspelt vocabulary words put right in the plain form."""
        said = tokens(text.plain)
        if len(said) > LONGEST_REPLY:
            return text
        changes: list[tuple[Token, str]] = []
        for token in said:
            word = self.meant(token.word)
            if word and not text.said[text.origin[token.start] + 1 : text.origin[token.end]].isupper():
                changes.append((token, word))
        return replaced(text, changes) if changes else text


def _shortened(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def _alike(word: str, other: str) -> float:
    if abs(len(word) - len(other)) > 2:
        return 0.0
    if sorted(word) == sorted(other):
        return 0.95
    return SequenceMatcher(None, word, other, autojunk=False).ratio()
