"""Mends the words of constraints where they are misspelt: `captial letters`, `paragrahps`."""

from __future__ import annotations

from functools import cache

from bot.interpret.spelling import Speller
from bot.interpret.tongues import lexicons

_WORDS = (
    "commas capital capitals letters lowercase uppercase keyword keywords exclamation semicolons placeholder"
    " placeholders "
    "postscript highlight quotation brackets asterisks paragraph paragraphs sentence sentences maximum minimum"
)
_RIGHT = (
    "capitol capitols capitalize capitalized capitalise latter latters litters betters caption captions commands"
    " comas asterisk "
    "highlights highlighted highlighting highlighter quotations bracket racket rackets sentenced maximal minimal"
    " maximums "
    "lowercased uppercased lowercases letter lettered exclamations paragraphed brackets semicolon"
)
"""Right as they are, though they look like one of these."""


@cache
def constraint_speller() -> Speller:
    """Mends the words that constraints are said with; real words that look alike stay."""
    known = {word for lexicon in lexicons() for word in lexicon.words}
    return Speller(_WORDS.split(), known | set(_RIGHT.split()))
