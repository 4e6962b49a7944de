"""A reply as the reader sees it: folded to plain lower case, cut into words, and always traceable to what was said."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_FOLDED = str.maketrans(
    "¿¡‘’‛′`´“”„‟«»，；：！？（）。　\u00a0\u202f\t", "  ''''''\"\"\"\"\"\",;:!?(). \u0020\u0020\u0020"
)
_UNSAID = (
    r":(?=[\w+'’.-]*[^\W\d])[\w+'’.-]{2,100}(?:::[a-z0-9_-]+)?:|:[a-z0-9_+-]{2,40}(?:::[a-z0-9_-]+)?:|<a?:\w+:\d+>"
    r"|"
    r"[\u200d\ufe0f\u20e3\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0000-\U000e007f]+"
)
_BOT = (
    r"^\s*(?:(?:hey|hi|hello|yo|ok|okay|dear|so|um)[\s,]+)?"
    r"(?:@?burnish|(?<=hey )bot|(?<=hi )bot|(?<=dear )bot|@bot)\b[\s,:]*"
)
_WORD = r"\d+(?:[.,]\d+)+|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff々]|[^\W_\u3040-\u9fff]+(?:'[^\W\d_]+)*"
_QUOTED = r"\"[^\"\n]{1,300}\"|(?<!\w)'[^'\n]{1,100}'(?!\w)|「[^」]{1,200}」"


_SIGN = (
    r":[a-z0-9_+-]{2,40}(?:::[a-z0-9_-]+)?:|<a?:\w+:\d+>|"
    r"[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
)


def emoji_in(said: str) -> list[str]:
    """The emoji of a message, as characters or by name."""
    return compiled(_SIGN).findall(said)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first used: importing the reader costs nothing."""
    return re.compile(pattern)


class Token(NamedTuple):
    """A word of the plain text, and where it stands there."""

    word: str
    start: int
    end: int


class Text(NamedTuple):
    """What was said, the same in plain form, and for every plain character where it came from."""

    said: str
    plain: str
    origin: tuple[int, ...]
    """One longer than `plain`: the last entry is the end of `said`."""

    def slice(self, start: int, end: int) -> str:
        """The person's own words for a stretch of the plain text, without white space around them."""
        return self.said[self.origin[start] : self.origin[end]].strip()


NAME = (
    r"(?<![\w@#/])(?:@(?!(?:burnish|bot)\b)(?![!&]?[A-Z0-9]{6,20}>)|#(?=[^\s\d#]|\d+[\w-]*[^\W\d]|[^\s]*\u00a0)|/(?=[^\s]+\u00a0))"
    r"(?:[^\s]|\u00a0)*[^\s.,;:!?)\]}\"'’”»…]"
)
"""A person, a group, a channel or a command, by name: adapters put U+00A0 between the words of one (`saying.bound`)."""


def _fold(text: str) -> str:
    """Lower case and straight marks, without what names and emoji say; as long as the original, character by
    character."""
    bare = compiled(NAME).sub(lambda match: match[0][0] + "ø" * (len(match[0]) - 1), text)
    bare = compiled(_UNSAID).sub(lambda match: " " * len(match[0]), bare)
    low = "".join(small if len(small := char.lower()) == 1 else char for char in bare.translate(_FOLDED))
    return compiled(_BOT).sub(lambda match: " " * len(match[0]), low)


def plain(text: str) -> Text:
    """A text with its plain form: emoji, emoji names and a leading call to the bot are blank there."""
    return Text(text, _fold(text), tuple(range(len(text) + 1)))


def replaced(text: Text, changes: list[tuple[Token, str]]) -> Text:
    """The text with other words in its plain form; what was said stays as it is."""
    parts: list[str] = []
    origin: list[int] = []
    place = 0
    for token, word in changes:
        parts += (text.plain[place : token.start], word)
        origin += text.origin[place : token.start]
        origin += [text.origin[token.start]] * len(word)
        place = token.end
    parts.append(text.plain[place:])
    origin += text.origin[place:]
    return Text(text.said, "".join(parts), tuple(origin))


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words between two places of a plain text; each Chinese or Japanese character is one of its own."""
    stop = len(text) if end is None else end
    return [Token(match[0], match.start(), match.end()) for match in compiled(_WORD).finditer(text, start, stop)]


def masked(text: str) -> str:
    """The plain text with everything inside quotation marks made unreadable, for finding where clauses end."""
    return compiled(_QUOTED).sub(lambda match: match[0][0] + "x" * (len(match[0]) - 2) + match[0][-1], text)
