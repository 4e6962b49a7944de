"""Marks that shall not be in an answer: punctuation, digits, emoji, links and the marks of Markdown. Pure."""

from __future__ import annotations

import re

from bot.constraints.constraint import Constraint

_MARKS: dict[str, tuple[str, str]] = {
    "commas": (r"[,，、،]", "Do not use any commas."),
    "semicolons": (r"[;；]", "Do not use any semicolons."),
    "colons": (r"[:：]", "Do not use any colons."),
    "exclamation marks": (r"[!！¡]", "Do not use any exclamation marks."),
    "question marks": (r"[?？¿]", "Do not use any question marks."),
    "dashes": (r"[–—―]|--|(?<=\S) - (?=\S)", "Do not use any dashes."),
    "parentheses": (r"[()（）]", "Do not use any parentheses."),
    "quotation marks": (r"[\"“”„«»「」]|(?<!\w)['‘](?=\w)[^'’\n]*['’](?!\w)", "Do not use any quotation marks."),
    "digits": (r"\d", "Do not use any digits. Write numbers as words."),
    "emoji": (r"[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]", "Do not use any emoji."),
    "links": (r"https?://|\bwww\.|\[[^\]\n]*\]\([^)\n]*\)", "Do not use any links."),
    "headings": (r"(?m)^ {0,3}#{1,6}\s", "Do not use any headings."),
    "bold": (r"\*\*[^*\n]+\*\*|__[^_\n]+__|<(?:b|strong)>", "Do not use any bold text."),
    "italics": (r"(?<![*\w])\*(?=[^\s*])[^*\n]+\*(?![*\w])|(?<!\w)_(?=[^\s_])[^_\n]+_(?!\w)", "Do not use italics."),
    "bullets": (r"(?m)^\s*[-*+•]\s+\S|^\s*\*[^*\s]", "Do not use any bullet points."),
    "lists": (r"(?m)^\s*(?:[-*+•]|\d+[.)])\s+\S", "Do not use any lists."),
    "tables": (r"(?m)^[ \t]*\|.*\|[ \t]*$|^[ \t]*:?-{2,}[ \t|:-]*\|", "Do not use any tables."),
    "code": (r"`", "Do not use any code."),
    "contractions": (r"(?i)\b\w+(?:n['’]t|['’](?:re|ve|ll|d|m))\b|\b(?:it|that|there|he|she|what|who|let)['’]s\b",
                     "Do not use contractions such as don't."),
}  # fmt: skip
_ALIASES = {
    "exclamation points": "exclamation marks", "em dashes": "dashes", "em-dashes": "dashes",
    "brackets": "parentheses", "quotes": "quotation marks", "numbers in digits": "digits", "emojis": "emoji",
    "urls": "links",

    "bold text": "bold", "bullet points": "bullets", "code blocks": "code", "bullet lists": "bullets",
}  # fmt: skip


class MarkAbsent(Constraint):
    """A kind of mark that shall not be there."""

    mark: str

    @property
    def about(self) -> str:
        """The mark."""
        return self.mark

    @property
    def way(self) -> str:
        """That it is not there."""
        return "exclude"

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return _MARKS[self.mark][1]

    def check(self, text: str) -> str:
        """How many there are."""
        have = len(re.findall(_MARKS[self.mark][0], text))
        return f"It had {have}." if have else ""


def mark_absent(value: str) -> MarkAbsent | None:
    """The constraint of an exclusion's value: "commas", "any emoji", "exclamation points"."""
    name = re.sub(r"^(?:any|all|the|an?|more|using)\s+", "", value.strip(" .").lower())
    name = _ALIASES.get(name, name)
    for known in (name, f"{name}s", f"{name}es"):
        known = _ALIASES.get(known, known)
        if known in _MARKS:
            return MarkAbsent(mark=known)
    return None
