"""Words, phrases and letters that shall or shall not be in an answer. Pure."""

from __future__ import annotations

import re
import unicodedata

from bot.constraints.constraint import Bounds, Constraint, Counted, plural

UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts in which a word is not set off by spaces or takes endings without one."""

CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"'})
"""Typographic signs and the plain ones they stand for."""
_EMPHASIS = re.compile(r"(?<![^\W_])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![^\W_])")
"""Marks of bold and italic words, which may stand within a phrase."""


def plain(text: str) -> str:
    """The text with straight quotation marks and apostrophes, in one case and with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).translate(CURLY).casefold().split())


def whole(text: str, term: str) -> int:
    """How often a term stands in a text by itself, in any case: "moon" does not stand in "moonlight"."""
    if UNSPACED.search(term):
        return plain(text).count(plain(term))
    read = _EMPHASIS.sub("", text) if " " in term and not re.search(r"[*_]", term) else text
    behind = r"(?!\+\+|#(?!\w))" if len(term.strip()) == 1 else ""  # C is not in C++, nor in C#
    return len(re.findall(rf"(?<![^\W_]){re.escape(plain(term))}(?![^\W_]){behind}", plain(read)))


class TermTimes(Counted):
    """A word or phrase so often; at least once where nothing is said of how often."""

    bounds: Bounds = Bounds(relation="at least", count=1)
    term: str
    times: bool = True
    """Whether a number of times was asked for."""

    @property
    def about(self) -> str:
        """The term."""
        return self.term

    @property
    def way(self) -> str:
        """That it is there."""
        return "include"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        kind = "phrase" if " " in self.term.strip() else "word"
        return f'Use the {kind} "{self.term}"' + (f" {plural(amount, 'time')}." if self.times else ".")

    def counts(self, text: str) -> tuple[int, ...]:
        """As a whole word: "cat" is not in "category"."""
        return (whole(text, self.term),)

    def check(self, text: str) -> str:
        """How often it is there, or that it is missing."""
        found = super().check(text)
        return f"It did not have “{self.term}”." if found == "It had 0." and not self.times else found


class TermAbsent(Constraint):
    """A word or phrase that shall not be there."""

    term: str
    exact: bool = True
    """Whether these very words were named, as against what they stand for."""

    @property
    def about(self) -> str:
        """The term."""
        return self.term

    @property
    def way(self) -> str:
        """That it is not there."""
        return "exclude"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        kind = "phrase" if " " in self.term.strip() else "word"
        return f'Do not use the {kind} "{self.term}".' if self.exact else f"Leave out {self.term}."

    def check(self, text: str) -> str:
        """That it is still there."""
        return f"It still had “{self.term}”." if whole(text, self.term) else ""


class LetterTimes(Counted):
    """A letter so often, in either case."""

    bounds: Bounds
    letter: str

    @property
    def about(self) -> str:
        """The letter."""
        return f"letter {self.letter.casefold()}"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f'Use the letter "{self.letter}" {plural(amount, "time")}.'

    def counts(self, text: str) -> tuple[int, ...]:
        """In either case."""
        return (text.casefold().count(self.letter.casefold()),)


class Capitals(Counted):
    """So many words in capital letters."""

    bounds: Bounds

    @property
    def about(self) -> str:
        """Such words."""
        return "words in capitals"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Write {plural(amount, 'word')} in CAPITAL LETTERS."

    def counts(self, text: str) -> tuple[int, ...]:
        """Words of two letters or more: "I" and "A" are in capitals anyway."""
        return (sum(1 for word in re.findall(r"\w+", text) if len(word) > 1 and word.isupper()),)


class OneOf(Constraint):
    """The answer is one of these options and nothing else."""

    options: tuple[str, ...]

    @property
    def about(self) -> str:
        """The answer's form."""
        return "format"

    @property
    def way(self) -> str:
        """The options."""
        return " / ".join(self.options)

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Answer with exactly one of these and nothing else: {', '.join(f'“{one}”' for one in self.options)}."

    def check(self, text: str) -> str:
        """That it is none of them, to the letter, or has more around it."""
        bare = text.strip(" \t\n\"'“”*_`")
        within = any(one in text and bare.rstrip(".!") == one.rstrip(".!") for one in self.options)
        return "" if within else "It was none of them."
