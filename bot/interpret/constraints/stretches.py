"""Stretches of text made of nothing but the words of one family of constraints. English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.interpret.constraints.grammar import Rule
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled

_FILLING = (
    r"(?:should|must|can|could|would|may|needs?|ought|has|have) to be|(?:should|must|can|could|would|may) be|"
    r"there (?:should|must|needs? to|has to|have to|could|can) be|(?:i|we)(?:'d| would)? (?:want|need|like|love|"
    r"prefer)(?: to (?:see|have|get))?|can you|could you|can i (?:get|have)|could i (?:get|have)|"
    r"use|using|gimme|w/|slap|stick|throw|pop|chuck|put|add|make|give|write|do|include|have|having|contain|keep|set|leave|let|want|need|needs|wants|"
    r"should|must|be|get|show|with|in|into|of|on|at|to|for|as|that|which|it|this|them|they|me|the|a|an|your|my|some|"
    r"can|could|please|pls|plz|thanks|thx|also|just|too|somewhere|there|total|overall|around it|inside it|wrap it"
)
_JOINT = r"[ \t]*(?:[,:;()–-]+[ \t]*)?(?<=[\s,:;()–-])"
_ACROSS = r"\s*(?:[,:;().?!–-]+\s*)?(?<=[\s,:;().?!–-])"
"""The same, and the end of a sentence: `two takes? ****** between them`."""


class Needs(NamedTuple):
    """Patterns of which each must be found in a stretch."""

    patterns: tuple[str, ...]


def opens() -> str:
    """What may stand before the verb of a wish."""
    return r"(?:(?:please|also|just|and|can you|could you)\s+)*"


def family(
    words: tuple[str, ...],
    needs: Needs,
    wishes: Callable[[Text, re.Match[str]], tuple[Wish, ...] | None],
    triggers: str,
    *,
    across: bool = False,
) -> Rule:
    """The rule for a family: a stretch of its words and of those that only ask, if it has all that the family needs.

    In: the family's words as patterns, what it needs, what such a stretch wishes, what must stand in a text for it to
    be worth a look, and whether a stretch may go on in the next sentence. The stretch is as long as it can be.
    """
    token = rf"(?>(?:{'|'.join(words)}|{_FILLING})(?![\w'])|{'|'.join(words)})"
    joint = _ACROSS if across else _JOINT

    def read(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
        if not all(compiled(pattern).search(match[0]) for pattern in needs.patterns):
            return None
        return wishes(text, match)

    return Rule(rf"{token}(?>{joint}{token})*+(?![\w'])", read, triggers)
