"""Where in an answer's Markdown the words stand that a person has marked on the page. Pure."""

from __future__ import annotations

from bot.passage import Found, locate

LONGEST = 2_000
"""Characters of a marked passage that are looked for."""


def source(text: str, marked: str) -> str:
    """The piece of the Markdown that shows as the marked words, if there is exactly one; else the words as marked."""
    if len(marked) > LONGEST or text.count(marked) == 1:
        return marked
    located = locate(text, marked, quoted=True)
    return located.words(text) if isinstance(located, Found) else marked
