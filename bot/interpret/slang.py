"""Chat spelling and emoji that stand for a word: `way 2 formal`, `cn u mak it shrt`, `more 😎 please`."""

from __future__ import annotations

import re

from bot.interpret.tokens import Text, Token, compiled, replaced, tokens
from bot.interpret.tongues import english

_CHAT = {
    "ur": "your", "u": "you", "r": "are", "abt": "about", "bc": "because", "cuz": "because", "cn": "can",
    "cld": "could", "wld": "would", "shld": "should", "mak": "make", "mke": "make", "mkae": "make", "maek": "make",
    "mor": "more", "mroe": "more", "moar": "more", "lss": "less", "shrt": "short", "shrtr": "shorter",
    "lngr": "longer", "smpl": "simple", "smplr": "simpler", "simplr": "simpler", "wrds": "words",
    "engrish": "english", "b4": "before", "noob": "beginner", "noobs": "beginners",
    "lil": "little", "tho": "though", "tabl": "table", "bulets": "bullets", "frmal": "formal", "eng": "english",
    "xplain": "explain", "plz": "please", "bcp": "beaucoup", "mci": "merci",
    "vllt": "vielleicht", "bissl": "bisschen", "bissle": "bisschen", "bisserl": "bisschen",
    "vc": "você", "tbm": "também",
    "thru": "through", "cuple": "couple", "shortr": "shorter", "simpl": "simple", "ez": "easy",
    "vry": "very", "rly": "really", "rlly": "really", "dat": "that", "dis": "this", "smth": "something",
    "smthing": "something", "ppl": "people", "gimmie": "gimme", "prolly": "probably", "kno": "know",
}  # fmt: skip
_LOOSE = (
    r"long|short|formal|casual|wordy|technical|vague|stiff|complicated|complex|simple|much|many|boring|dry|hard|"
    r"verbose|"
    r"cold|salesy|cheesy|childish|basic|dense|detailed|generic"
)
_COUNTED = (
    r"(?:\w+ )?(?:words?|sentences?|paragraphs?|paras?|lines?|bullets?|points?|items?|steps?|sections?|parts?|"
    r"examples?|"
    r"versions?|options?|tables?|lists?|names?|titles?)\b"
)
_TOO = rf"\b2(?= (?:{_LOOSE})\b(?! {_COUNTED}))"
_TO = (
    r"(?:(?<=\btalk )|(?<=\bspeak )|(?<=\btranslate )|(?<=\bexplain )|(?<=\bback ))2(?= [a-z])|"
    r"\b4(?= (?:kids|beginners|dummies|noobs|my|our|a|an|the|experts)\b)"
)
_AND = r"(?<=[a-z] )(?<!section )(?<!part )(?<!letter )(?<!step )(?<!chapter )n(?= (?!and\b|or\b|is\b)(?:a |[a-z]{2,}))"
_DRAWN = r"([a-z])\1{2,}"
"""A letter three times or more."""
_WITHOUT = r"\bw/o(?:ut)?\b"
_YOU_ARE = r"\byour(?= (?:the|a|an|so|awesome|amazing|great|welcome|being|brilliant)\b)"
_LAST = (
    r"(?P<what>(?:\s+(?:lol+|lmao+|lmfao+|rofl|haha+h*|hehe+|xd+|ngl|tbh|imo|imho|smh|bruh|rn|fr fr|frfr|"
    r"(?<!in )(?<!to )(?<!en )(?<!into )(?<!auf )fr))+)[\s.!?]*$"
)
"""Laughter and the like at the very end: it says nothing, and parts a wish from its end."""
_LONG_DR = r"\b(?:2|too) long\s*;\s*(?:dr|didn't read|didnt read)\b"
_BEFORE = (
    r"(?:\b(?:more|less|too|way too|bit|bit more|much|so|make it|make this|pls|please|but|and|mehr|más|plus|mais)\s*)"
)
_WORDS = {
    "✂": "shorter", "➕": "longer", "🐣": "for a beginner", "🎓": "for an expert", "👔": "formal", "😎": "casual",
    "🔁": "again", "👶": "for a child", "😂": "funny", "🤣": "funny", "😄": "friendly", "😊": "friendly",
    "🤓": "technical",
}  # fmt: skip
"""What an emoji says where a word stands that it belongs to (`more 😎`)."""
_SIGN = rf"(?P<lead>{_BEFORE})(?P<sign>{'|'.join(_WORDS)})\ufe0f?"


def chatted(text: Text) -> Text:
    """The text with chat spelling put right in the plain form; what was said stays traceable."""
    said = [(token, _CHAT.get(token.word) or _drawn(token.word)) for token in tokens(text.plain)]
    changes = [(token, word) for token, word in said if word]
    text = replaced(text, changes) if changes else text
    if (last := compiled(_LAST).search(text.plain)) and last.start():
        text = text._replace(
            plain=text.plain[: last.start()] + " " * (last.end("what") - last.start()) + text.plain[last.end("what") :]
        )
    for pattern, word in (
        (_LONG_DR, "too long"),
        (_TOO, "too "),
        (_AND, "and"),
        (_WITHOUT, "without"),
        (_YOU_ARE, "you're"),
        (_TO, ""),
    ):
        text = _respelt(text, pattern, word)
    return text


def _drawn(word: str) -> str:
    """The word of the vocabulary that was drawn out (`waaaay`, `pleaseee`); "" where there is none."""
    if word.isascii() and not compiled(_DRAWN).search(word):
        return ""
    known = english().words
    if word in known or len(set(word)) == 1:
        return ""
    return next((short for twice in (r"\1\1", r"\1") if (short := re.sub(_DRAWN, twice, word)) in known), "")


def _respelt(text: Text, pattern: str, word: str) -> Text:
    found = list(compiled(pattern).finditer(text.plain))
    if not found:
        return text
    changes = [(Token(one[0], one.start(), one.end()), word or ("to" if one[0] == "2" else "for")) for one in found]
    return replaced(text, changes)


def worded(text: Text) -> Text:
    """The text with an emoji that completes a wish (`more 😎`, `but ✂️`) as the word that it stands for."""
    changes = []
    for match in compiled(_SIGN).finditer(text.said.lower() if len(text.said.lower()) == len(text.said) else ""):
        start, end = match.span("sign")
        if text.said == text.said[: len(text.plain)] and text.origin[:end] == tuple(range(end)):
            changes.append((Token(match["sign"], start, end), f" {_WORDS[match['sign']]}"))
    return replaced(text, changes) if changes else text
