"""How long an answer shall be: the canonical words of the length slot, and what they come to in numbers."""

from __future__ import annotations

import re
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


_WORD = re.compile(rf"{_UNSPACED}|(?:(?!{_UNSPACED})\w)(?:(?!{_UNSPACED})[\w'’.,-])*")


def words(text: str) -> int:
    """How many words a text has; Markdown's marks and lone punctuation do not count.

    Of scripts without spaces each letter counts, as people count there ("200字").
    """
    return len(_WORD.findall(_MARKS.sub(" ", text)))


_ABBREVIATIONS = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|approx|No|Fig|Inc|Ltd|Co|z\.B|ca|bzw)\.(?=\s+\S)|"
    r"(?:[Nn]r|pp?|[Vv]ol|[Cc]h|[Ss]ec)\.(?=\s+\d)|(?:[Cc]f|[Vv]gl)\.(?=\s+\S)|"
    r"(?<![A-Za-z.])(?:[A-Za-z]\.){2,9}(?=\s+[a-z0-9])|"
    r"(?:[zZ]\. ?B|[dD]\. ?h|[uUvV]\. ?a|[iI]\. ?d\. ?R|[oO]\. ?ä)\.(?=\s+\S)|"
    r"(?<![A-Za-z.])(?:[A-Z]\. ){2,4}(?=[A-Z][a-z]))|"
    r"(?:\.{3}|…)(?=\s+[a-zß-ÿ])"
)
"""Points that end no sentence: titles, short forms and initials before more text, `e.g.` before a small letter, dots
that a sentence goes on behind."""
_FENCED = re.compile(r"^```[^\n]*\n.*?(?:^```[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)


def sentences(text: str) -> int:
    """How many sentences: runs of text that end in . ! ? or at the end of a line that has words; code has none."""
    found = 0
    for line in _MARKS.sub(" ", _FENCED.sub("", text)).splitlines():
        whole = _ABBREVIATIONS.sub(lambda match: re.sub("[.…]", "", match[0]), line.strip())
        pieces = re.split(r"(?<=[.!?…])[\"'”’)]*\s+|(?<=[。！？])[」』”’)]*", whole)
        found += sum(1 for piece in pieces if re.search(r"\w", piece))
    return found


_RULE = re.compile(r"^[ \t]*(?:\*{3,}|-{3,}|_{3,})[ \t]*$", re.MULTILINE)


def paragraphs(text: str) -> int:
    """How many blocks of text stand between blank lines or rules (`---`, `***`)."""
    return sum(1 for block in re.split(r"\n\s*\n", _RULE.sub("\n", text)) if re.search(r"\w", block))


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
    return len(text)
