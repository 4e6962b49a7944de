"""How long an answer shall be: the canonical words of the length slot, and what they come to in numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from bot.values import Value

Unit = Literal["words", "sentences", "paragraphs", "lines", "characters"]

SHORTER = {"a bit shorter": 0.8, "shorter": 0.6, "much shorter": 0.35}
"""How much of the words of the version spoken of may remain. Our choice: a step that people notice."""
LONGER = {"a bit longer": 1.25, "longer": 1.6, "much longer": 2.5}
"""How many times its words are wanted at least."""
STRONGEST = 3
"""Saying it more often than this changes nothing more."""

_ABSOLUTE = re.compile(
    r"(at most|at least|about|exactly) (\d{1,5}) (word|sentence|paragraph|line|character)s?", re.IGNORECASE
)


class Length(Value):
    """A wish for a length: relative to the version it speaks of, or absolute."""

    relation: Literal["shorter", "longer", "at most", "at least", "about", "exactly"]
    factor: float = 1.0
    count: int = 0
    unit: Unit = "words"

    @property
    def pull(self) -> str:
        """The side to which it pulls: `down`, `up`, or the value itself where it names one point."""
        if self.relation in ("shorter", "at most"):
            return "down"
        if self.relation in ("longer", "at least"):
            return "up"
        return f"{self.count} {self.unit}"

    @property
    def is_relative(self) -> bool:
        """Whether it needs a version to be measured against."""
        return self.relation in ("shorter", "longer")


@lru_cache(maxsize=4096)
def parse_length(value: str) -> Length | None:
    """The length that a canonical value stands for; None where the words are the person's own."""
    text = " ".join(value.lower().split())
    if text in SHORTER:
        return Length(relation="shorter", factor=SHORTER[text])
    if text in LONGER:
        return Length(relation="longer", factor=LONGER[text])
    if match := _ABSOLUTE.fullmatch(text):
        relation, count, unit = match.groups()
        return Length.model_validate({"relation": relation.lower(), "count": int(count), "unit": f"{unit.lower()}s"})
    return None


_UNSPACED = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"
_MARKS = re.compile(r"^[\s>#*+-]+|^\s*\d+[.)]\s|[*_`|]+", re.MULTILINE)
_TARGET = re.compile(r"(?<=\])\((?:https?://|www\.|/|#)[^()\s]{1,2000}\)")
"""Where a link leads to: it is behind the link's words and not read."""
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\]]{1,2000}")


_WORD = re.compile(rf"{_UNSPACED}|(?:(?!{_UNSPACED})\w)(?:(?!{_UNSPACED})[\w'’.,-])*")


def words(text: str) -> int:
    """How many words a text has; Markdown's marks and lone punctuation do not count, an address is one word.

    Of scripts without spaces each letter counts, as people count there ("200字").
    """
    read = _ADDRESS.sub("address", _TARGET.sub("", text))
    return len(_WORD.findall(_MARKS.sub(" ", letters(read))))


_JOINED = re.compile("\u200d.|[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|(?<=[\U0001f1e6-\U0001f1ff])[\U0001f1e6-\U0001f1ff]")
"""What makes one sign with the one before it: joined emoji, their colours, the second half of a flag."""


def letters(text: str) -> str:
    """The text with one character for each that is seen: marks upon letters and joined emoji stand in no place."""
    if text.isascii():
        return text
    seen = _JOINED.sub("", unicodedata.normalize("NFC", text))
    return "".join(one for one in seen if not unicodedata.category(one).startswith("M"))


_NEXT = r"(?!\s+(?:The|It|He|She|We|They|You|I|This|That|These|Those|There|But|And|So|In|A|An|If|My|Our|Then|When)\b)"
"""No word that begins a sentence: `Inc.` and `U.S.` may end one."""
_ABBREVIATIONS = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Prof|St|vs|approx|No|Fig|z\.B|ca|bzw)\.(?=\s+\S)|"
    rf"(?:Jr|Sr|etc|Inc|Ltd|Co|Corp)\.(?=\s+\S){_NEXT}|"
    r"(?:[Nn]r|pp?|[Vv]ol|[Cc]h|[Ss]ec)\.(?=\s+\d)|(?:[Cc]f|[Vv]gl)\.(?=\s+\S)|"
    r"(?<![A-Za-z.])(?:[A-Za-z]\.){2,9}(?=\s+[a-z0-9])|"
    rf"(?<![A-Za-z.])(?:U\.S|U\.K|E\.U|U\.N|U\.S\.A|D\.C)\.(?=\s+[A-Z]){_NEXT}|"
    r"(?:[zZ]\. ?B|[dD]\. ?h|[uUvV]\. ?a|[iI]\. ?d\. ?R|[oO]\. ?ä)\.(?=\s+\S)|"
    r"\d{1,2}\.(?=\s+(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahrhundert|Klasse|Kapitel|Stock|Platz))|"
    r"(?<![A-Za-z.])(?:[A-Z]\. ){2,4}(?=[A-Z][a-z]))|"
    r"(?:\.{3}|…)(?=\s+[a-zß-ÿ])|"
    r"[.!?…](?=[\"'”’»)]+\s+[a-zß-ÿ])"
)
"""Points that end no sentence: titles, short forms and initials before more text, `e.g.` before a small letter, a day
before its month, dots and closing marks that a sentence goes on behind."""
_FENCED = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_TICKED = re.compile(r"`[^`\n]{1,500}`")


def sentences(text: str) -> int:
    """How many sentences: runs of text that end in . ! ? or at the end of a line that has words; code has none."""
    found = 0
    for line in _MARKS.sub(" ", _TICKED.sub("code", _FENCED.sub("", text))).splitlines():
        whole = _ABBREVIATIONS.sub(lambda match: re.sub("[.!?…]", "", match[0]), line.strip())
        pieces = re.split(r"(?<=[.!?…])[\"'”’»)]*\s+|(?<=[。！？])[」』”’）]*", whole)
        found += sum(1 for piece in pieces if re.search(r"\w", piece))
    return found


_RULE = re.compile(r"^[ \t]*(?:\*{3,}|-{3,}|_{3,})[ \t]*$", re.MULTILINE)
_HEADING = re.compile(
    r"[ \t]*(?:#{1,6}[ \t]+\S.*|(\*\*|__)(?!\s)[^*_\n]{1,120}\1:?[ \t]*|[^\n]+\n(?:={2,}|-{2,})[ \t]*)"
)
_POINT = re.compile(r"[ \t]*(?:[-*+•]|\d{1,4}[.)])[ \t]+\S")


def paragraphs(text: str) -> int:
    """How many blocks of text stand between blank lines or rules (`---`, `***`).

    A heading and a block of code are none, where there is anything else, and a list belongs to the line before it
    that ends in a colon; points with blank lines between them are one list.
    """
    blocks = [one for one in re.split(r"\n\s*\n", _RULE.sub("\n", _FENCED.sub("", text))) if re.search(r"\w", one)]
    found, before = 0, ""
    for block in blocks:
        listed = _POINT.match(block) and (before.endswith(":") or _POINT.match(before))
        found += not listed and not _HEADING.fullmatch(block.strip("\n"))
        before = block.strip()
    return found or len(blocks) or int(bool(re.search(r"\w", text)))


def count(text: str, unit: Unit) -> int:
    """How many of a unit a text has."""
    if unit == "words":
        return words(text)
    if unit == "sentences":
        return sentences(text)
    if unit == "paragraphs":
        return paragraphs(text)
    if unit == "lines":
        return sum(1 for line in text.splitlines() if line.strip())
    return len(letters(text))
