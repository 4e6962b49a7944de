"""Marks that shall not be in an answer: punctuation, digits, emoji, links and the marks of Markdown. Pure."""

from __future__ import annotations

import re

from bot.constraints.constraint import Constraint
from bot.constraints.forms import FENCE, RULE, beside_code

_MARKS: dict[str, tuple[str, str]] = {
    "commas": (r"[,，、،]", "Do not use any commas."),
    "semicolons": (r"[;；]", "Do not use any semicolons."),
    "colons": (r":(?!//|(?<=\d:)\d)|：", "Do not use any colons."),
    "exclamation marks": (r"[!！¡]", "Do not use any exclamation marks."),
    "question marks": (r"[?？¿]", "Do not use any question marks."),
    "dashes": (r"[–—―]|(?<=\w)-{2,3}(?!-)|(?<=\S )-{1,3}(?= \S)", "Do not use any dashes."),
    "parentheses": (r"[()（）]", "Do not use any parentheses."),
    "quotation marks": (r"[\"“”„«»「」]|(?<!\w)['‘](?=\w)[^'‘’\n]{0,300}['’](?!\w)", "Do not use any quotation marks."),
    "digits": (r"\d", "Do not use any digits. Write numbers as words."),
    "emoji": (r"[^\s\u2600-\u27bf]\ufe0f\u20e3?|"
              r"[\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]|"
              r"(?<![\w:/]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])", "Do not use any emoji."),
    "links": (r"https?://|\bwww\.|\[[^\[\]\n]{1,300}\]\((?!https?://)[^()\s]{1,500}[)\s]", "Do not use any links."),
    "headings": (r"(?m)^ {0,3}#{1,6}\s", "Do not use any headings."),
    "bold": (r"(?<![A-Za-z0-9)*])\*\*(?=[^\s*])[^*\n]*(?<=\S)\*\*|"
             r"(?<!\w)__(?![a-z0-9]+__)(?=[^\s_])[^_\n]*(?<=\S)__|<(?:b|strong)>",
             "Do not use any bold text."),
    "italics": (r"(?<![*\w])\*(?=[^\s*])[^*\n]*(?<=\S)\*(?![*\w])|(?<!\w)_(?=[^\s_])[^_\n]*(?<=\S)_(?!\w)",
                "Do not use italics."),
    "bullets": (r"(?m)^[ \t]*(?:[-*+•][ \t]{1,9}\S|\*(?=[^*\s])(?![^*\n]*\*))", "Do not use any bullet points."),
    "lists": (r"(?m)^[ \t]*(?:[-*+•]|\d{1,4}[.)])[ \t]{1,9}\S", "Do not use any lists."),
    "tables": (r"(?m)^[ \t]*\|.*\|[ \t]*$|^[ \t]*:?-{2}[ \t|:-]*\|", "Do not use any tables."),
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


_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>)\]]+")
_TARGET = re.compile(r"(?<=\])\([^()\s]{1,2000}(?: \"[^\"\n]{0,200}\")?\)")
"""Where a link or a picture leads to: not seen, its brackets neither."""
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6});", re.IGNORECASE)
_LAYOUT = {"headings", "bold", "italics", "bullets", "lists", "tables", "dashes"}
"""Marks that mean nothing inside code, and that the lines of a table and rules are made of."""
_PUNCTUATION = {"commas", "semicolons", "colons", "exclamation marks", "question marks", "dashes", "parentheses"}
"""Marks that are no punctuation inside an address, nor in code, where no other may stand instead."""
_WRITTEN = {"quotation marks", "digits", "contractions"}
"""Characters that code has of its own."""


def _seen(text: str, mark: str) -> str:
    """The text without what has the characters of a mark and is none to a reader."""
    if mark in _LAYOUT:
        text = RULE.sub("", re.sub(r"`[^`\n]{1,500}`", "", FENCE.sub("", text)))
    elif mark in _PUNCTUATION or mark in _WRITTEN:
        text = beside_code(text)
    if mark == "dashes":
        text = re.sub(r"(?m)^[ \t]*[|:+-][-|:+ \t]*$", "", text)
    if mark not in _PUNCTUATION | {"digits"}:
        return text
    return _ADDRESS.sub("", _ENTITY.sub("", re.sub(r"!(?=\[)", "", _TARGET.sub("", text))))


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
        have = len(re.findall(_MARKS[self.mark][0], _seen(text, self.mark)))
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
