"""How an answer begins, how it ends, and its case. Pure."""

from __future__ import annotations

import re
import unicodedata

from bot.constraints.constraint import Constraint
from bot.constraints.forms import beside_code
from bot.constraints.terms import CURLY, UNSPACED

QUESTION_FIRST = "the question, word for word"
"""The canonical value of the start slot for an answer that repeats the question before it answers."""


def one_case(text: str) -> bool:
    """Whether all letters of a text are of one case: exact words cannot be held to another in it."""
    return text.isupper() or text.islower()


class Starts(Constraint):
    """The very first words."""

    words: str

    @property
    def about(self) -> str:
        """The beginning."""
        return "start"

    @property
    def way(self) -> str:
        """Those words."""
        return self.words.casefold()

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Begin with exactly: “{self.words}”"

    def check(self, text: str) -> str:
        """How it begins instead."""
        met = any(
            body.startswith(words) and not _goes_on(words, body[len(words) :])
            for body, words in _readings(text, self.words)
        )
        return "" if met else f"It began “{_clip(text)}”."


class StartsWithQuestion(Constraint):
    """The question comes first, word for word."""

    question: str

    @property
    def about(self) -> str:
        """The beginning."""
        return "start"

    @property
    def way(self) -> str:
        """The question."""
        return "the question"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return "First repeat the question word for word. Then answer it."

    def check(self, text: str) -> str:
        """That the question is not there, or nothing but the question."""
        body, question = text.strip().casefold(), self.question.strip().casefold()
        if not body.startswith(question):
            return f"It began “{_clip(text)}”."
        return "" if body[len(question) :].strip(" .?!\n\"'") else "It had nothing but the question."


class Ends(Constraint):
    """The very last words."""

    words: str

    @property
    def about(self) -> str:
        """The end."""
        return "end"

    @property
    def way(self) -> str:
        """Those words."""
        return self.words.casefold()

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"End with exactly: “{self.words}”"

    def check(self, text: str) -> str:
        """How it ends instead."""
        met = any(
            body.endswith(words) and not _goes_on(words[::-1], body[: len(body) - len(words)][::-1])
            for body, words in _readings(text, self.words)
        )
        return "" if met else f"It ended “{_clip(text, last=True)}”."


class Case(Constraint):
    """All letters of one case, or an ordinary mixture."""

    case: str
    """`capitals`, `lowercase` or `normal`."""

    @property
    def about(self) -> str:
        """The case."""
        return "case"

    @property
    def way(self) -> str:
        """Which."""
        return self.case

    def said(self, amount: str) -> str:
        """As a model is told it."""
        if self.case == "capitals":
            return "WRITE EVERYTHING IN CAPITAL LETTERS."
        if self.case == "lowercase":
            return "write everything in lowercase letters, with no capital letter at all."
        return "Use capital letters only where they belong."

    def check(self, text: str) -> str:
        """That there are letters of another case; a script without cases meets any, code and addresses keep theirs."""
        read = beside_code(text, addresses=True)
        lower, upper = any(one.islower() for one in read), any(one.isupper() for one in read)
        if self.case == "capitals":
            return "It had lowercase letters." if lower else ""
        if self.case == "lowercase":
            return "It had capital letters." if upper else ""
        if upper and not lower:
            return "It was all in capital letters."
        return "It had no capital letter." if lower and not upper else ""


_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
"""The marks of bold and italic words, which are seen but not read."""


def _readings(text: str, words: str) -> tuple[tuple[str, str], ...]:
    """The text and the words that are looked for at its edge: as they stand, and without marks of emphasis."""
    body, wanted = (
        " ".join(unicodedata.normalize("NFC", one).translate(CURLY).split()) for one in (_unquoted(text), words)
    )
    if one_case(body):
        body, wanted = body.casefold(), wanted.casefold()
    return (body, wanted), (_EMPHASIS.sub("", body).strip(), _EMPHASIS.sub("", wanted).strip() or wanted)


def _goes_on(words: str, rest: str) -> bool:
    """Whether the last of the words is only the beginning of a longer one: "Hello" is not in "Helloween".

    Both reversed, whether the first of them is only the end of one: "bye" is not in "goodbye".
    """
    return bool(
        re.search(r"[^\W_]$", words) and re.match(r"[^\W_]", rest) and not UNSPACED.search(words[-1:] + rest[:1])
    )


def _unquoted(text: str) -> str:
    """The text without quotation marks around all of it."""
    body = text.strip()
    return body[1:-1].strip() if len(body) > 1 and body[0] == '"' == body[-1] else body


def _clip(text: str, *, last: bool = False) -> str:
    words = text.split()
    return " ".join(words[-6:] if last else words[:6])
