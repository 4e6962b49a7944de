"""Chat spelling and emoji that stand for a word: `way 2 formal`, `cn u mak it shrt`, `more 😎 please`."""

from __future__ import annotations

from bot.interpret.tokens import Text, Token, compiled, replaced, tokens

_CHAT = {
    "ur": "your", "u": "you", "r": "are", "abt": "about", "bc": "because", "cuz": "because", "cn": "can",
    "cld": "could", "wld": "would", "shld": "should", "mak": "make", "mke": "make", "mkae": "make", "maek": "make",
    "mor": "more", "mroe": "more", "moar": "more", "lss": "less", "shrt": "short", "shrtr": "shorter",
    "lngr": "longer", "smpl": "simple", "smplr": "simpler", "simplr": "simpler", "wrds": "words",
    "engrish": "english", "w/o": "without", "b4": "before", "noob": "beginner", "noobs": "beginners",
    "lil": "little", "tho": "though", "tabl": "table", "bulets": "bullets", "frmal": "formal", "eng": "english",
    "xplain": "explain", "plz": "please",
}  # fmt: skip
_LOOSE = (
    r"long|short|formal|casual|wordy|technical|vague|stiff|complicated|complex|simple|much|many|boring|dry|hard|"
    r"verbose|"
    r"cold|salesy|cheesy|childish|basic|dense|detailed|generic"
)
_TOO = rf"\b2(?= (?:{_LOOSE})\b)"
_TO = (
    r"(?:(?<=\btalk )|(?<=\bspeak )|(?<=\btranslate )|(?<=\bexplain )|(?<=\bback ))2(?= [a-z])|"
    r"\b4(?= (?:kids|beginners|dummies|noobs|my|our|a|an|the|experts)\b)"
)
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
    changes = [(token, _CHAT[token.word]) for token in tokens(text.plain) if token.word in _CHAT]
    text = replaced(text, changes) if changes else text
    for pattern, word in ((_LONG_DR, "too long"), (_TOO, "too "), (_TO, "")):
        text = _respelt(text, pattern, word)
    return text


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
