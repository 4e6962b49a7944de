"""How long a wish shall hold, and the text without the words that say so."""

from __future__ import annotations

import re
from functools import cache

from bot.directives import Scope
from bot.interpret.lexicon import split
from bot.interpret.tokens import Text, compiled
from bot.interpret.tongues import LANGUAGES

_ORDER = (Scope.THREAD, Scope.ANSWER, Scope.ALWAYS)
"""Which counts where a sentence says several: the nearest."""


@cache
def _patterns() -> tuple[tuple[Scope, re.Pattern[str]], ...]:
    rows = []
    for scope in _ORDER:
        phrases = sorted(
            (one for language in LANGUAGES for one in split(language.scopes.get(scope, ""))), key=len, reverse=True
        )
        spaced = [one for one in phrases if one.isascii() or not _unspaced(one)]
        run_on = [one for one in phrases if one not in spaced]
        words = "|".join(re.escape(one) for one in spaced)
        either = rf"(?<![\w'])(?:{words})(?![\w']|\s+(?:noch|same|gleich))" + (
            "|" + "|".join(map(re.escape, run_on)) if run_on else ""
        )
        rows.append((scope, re.compile(either)))
    return tuple(rows)


def _unspaced(phrase: str) -> bool:
    return re.search(r"[\u3040-\u9fff]", phrase) is not None


_BEFORE = (
    r"(?:^|[,;:.!?(\n]|\b(?:please|pls|and|but|also|so|you|should|must|to|i|want|it|be|can|could|ok|okay|just|"
    r"would|bitte|por favor|would like|only|need|prefer|like))\s*$"
)
_AFTER = r"\s*(?:$|[,;:.!?)\n]|(?:please|pls|thanks|and|but|bitte)\b)"
_NEVER = (
    r"(?:^|[,.;:!]\s*|\b(?:please|pls|plz|and|but|also|should|must|i|we|so) )never\b(?!\s*(?:mind|said|asked|wanted|"
    r"meant))"
)


_EVER = (
    r"\b(?:stop|don't|dont|do not|no more|not|quit|no)\b.{2,60}?"
    r"(?P<ever>,? (?:ever(?: again)?|again ever))\s*(?:$|[.!,;])"
)


def scoped_within(text: Text, start: int, end: int) -> tuple[Text, Scope]:
    """The same for words of `always` in the middle of a clause; only where all other words are a wish do they count."""
    for scope, pattern in _patterns():
        if scope is Scope.ALWAYS and (match := pattern.search(text.plain, start, end)):
            plain = text.plain[: match.start()] + " " * len(match[0]) + text.plain[match.end() :]
            return text._replace(plain=plain), scope
    return text, Scope.ANSWER


def scoped(text: Text, start: int, end: int) -> tuple[Text, Scope]:
    """The text with the scope words of a sentence blanked, and the scope; `answer` where the sentence says none.

    Only words at the edge of a clause count: "he always lies" says nothing about how long a wish holds.
    """
    found: Scope | None = None
    plain = text.plain
    for scope, pattern in _patterns():
        for match in pattern.finditer(text.plain, start, end):
            unspaced = _unspaced(match[0])
            edge = (
                compiled(_BEFORE).search(plain[max(start, match.start() - 20) : match.start()])
                or match.start() == start
            )
            if edge or unspaced or compiled(_AFTER).match(plain, match.end()):
                plain = plain[: match.start()] + " " * len(match[0]) + plain[match.end() :]
                found = found or scope
    if found is None and (ever := compiled(_EVER).search(plain, start, end)):
        plain = plain[: ever.start("ever")] + " " * len(ever["ever"]) + plain[ever.end("ever") :]
        return text._replace(plain=plain), Scope.ALWAYS
    if found is None:
        return text, Scope.ALWAYS if compiled(_NEVER).search(plain, start, end) else Scope.ANSWER
    return text._replace(plain=plain), found
