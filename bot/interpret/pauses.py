"""Commas that people leave out (`3 bullets no intro`), and a few words announced (`two words for you: ...`)."""

from __future__ import annotations

import re

from bot.interpret.amounts import NUMBERS
from bot.interpret.tokens import Text, compiled, tokens

_FORM = (
    r"(?:bullets?|points?|table|list|checklist|json|yaml|csv|prose|steps|words?|sentences?|paragraphs?|lines?|"
    r"lowercase|lower case|uppercase|upper case|caps|capitals|code|shorter|longer|simpler|briefer|casual|formal|"
    r"friendly|friendlier|funny|funnier|max|tops|only|please|pls|plz|english|german|french|spanish|portuguese)"
)
_NO_THING = (
    r"(?!(?:more|less|longer|fewer|problem|matter|need|idea|way|one|thanks|thank|worries|longer|shorter|doubt|wonder|"
    r"later|earlier|bigger|other|better|rush)\b)[a-z]{3,}"
)
_DEGREE = r"(?!(?:more|less|than|is|of|or|and|no|a|the|about|to|for|like|on|in)\b)[a-z]{3,}"
_PAUSES = (
    rf"\b(?:less|fewer) {_DEGREE}(?P<a> )(?=(?:more|less|fewer|no) {_DEGREE}\b)",
    rf"\b(?:more) {_DEGREE}(?P<b> )(?=(?:less|fewer) {_DEGREE}\b)",
    rf"\bno {_NO_THING}(?P<c> )(?=no {_NO_THING})",
    r"^\s*(?:(?:wait|ok|oh|hmm|um|sorry|actually|ew|ugh|lol|omg|yikes|eh) )?(?:no|nope|nah)(?P<e> )(?=(?:the|"
    r"it's|we|he|she|they|that's|"
    r"i|go back|undo|make|keep|"
    r"use|give me|try|change|put|leave|bring|revert|switch|turn|do it|don't)\b)",
    r"\b(?:go back|undo(?: that| it)?|revert(?: that| it)?|try again)(?P<f> )(?=(?:that|it|this|the (?:last|"
    r"first|previous|old)(?: \w+)?) "
    r"(?:was|is|looked)\b)",
    r"(?<!\byou)(?<!\bu)(?<!\bplease)(?<!\bpls)(?<!\bplz)(?<!\bjust)(?<!\bto)(?<!\band)(?<!\bbut)(?<!\bor)(?<!\bthen)(?<!\balso)"
    r"(?<!\bcan)(?<!\bcould)(?<!\blet's)(?<!\bnot)(?<!\bdon't)(?<!\bdont)(?<!\bnever)(?<!\bso)(?<!\bwould)(?<!\bshould)(?<!\bi)"
    r"(?<!\bwe)(?<!\bthat)(?<!\bnow)(?<!\bok)(?<!\bokay)(?<!\bmaybe)(?<!\bdoesn't)(?<!\bdidn't)(?<!\bwill)(?<!\bmust)(?<!\bhelp)"
    r"(?<!\bkindly)(?<!\bthey)(?<!\bhow)(?<!\bif)(?<=[a-z])(?P<g> )\s*(?=(?:make|keep|turn|rewrite|shorten|"
    r"simplify) (?:it|this) (?!to\b|clear\b|"
    r"sure\b|work\b|happen\b|in mind\b)[a-z])",
    rf"\b{_FORM}(?P<d> )(?=(?:no|without|w/o) {_NO_THING})",
)
"""Where a comma belongs in place of the space: a wish ends there and one of its own begins."""
_NUMBER = "(?:" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r"|\d{1,2})"
_TOLD = (
    rf"(?:^|(?<=[.!?\n]))\s*(?:(?:ok|okay|well|so|hey|yo|lol|listen)[\s,]+)*(?:(?:i|we)(?:'ve| have)?(?: only| just)?"
    rf"(?: have| got| had| 've)?(?: only| just| exactly)? (?P<count>{_NUMBER}) (?:little |simple |short )?words? "
    rf"(?:for (?:you|this|that|it|them)|to say(?: to you)?|on (?:this|that|it))\s*(?:here\s*)?(?:[:;,.!–—-]+|\.{{2,"
    rf"}}|…))"
)
"""`I only have 3 words for you:` says how many words the speaker has, and nothing of the answer's length."""
_COUNTED = rf"^\s*(?P<count>{_NUMBER}) words?\s*(?:[:;.!–—-]+|…)\s*(?=\S)"
"""`two words: too long`, where exactly so many words follow."""


def paused(text: Text) -> Text:
    """The text with the commas that were left out, and without an announcement of a few words, in its plain form."""
    plain = _unannounced(text.plain)
    for pattern in _PAUSES:
        for match in compiled(pattern).finditer(plain):
            place = next(match.start(name) for name, said in match.groupdict().items() if said)
            plain = f"{plain[:place]},{plain[place + 1 :]}"
    return text._replace(plain=plain) if plain != text.plain else text


def _unannounced(plain: str) -> str:
    match = compiled(_TOLD).search(plain)
    if match is None and (counted := compiled(_COUNTED).match(plain)):
        said = len(tokens(plain, counted.end()))
        match = counted if said == _number(counted["count"]) else None
    return plain if match is None else plain[: match.start()] + " " * len(match[0]) + plain[match.end() :]


def _number(said: str) -> int:
    return int(said) if re.fullmatch(r"\d+", said) else NUMBERS[said]
