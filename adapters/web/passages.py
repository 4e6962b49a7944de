"""Where in an answer's Markdown the words stand that a person has marked on the page. Pure."""

from __future__ import annotations

import re

LONGEST = 2_000
"""Characters of a marked passage that are looked for."""
_MARKS = r"[*_`~]*"
_BETWEEN = r"[\s*_`~>#|-]+(?:\d+[.)]\s+)?"


def source(text: str, marked: str) -> str:
    """The piece of the Markdown that shows as the marked words, if there is exactly one; else the words as marked."""
    words = marked.split()
    if not words or len(marked) > LONGEST or text.count(marked) == 1:
        return marked
    pattern = _BETWEEN.join(_MARKS.join(re.escape(char) for char in word) + _MARKS for word in words)
    found = [match[0] for match in re.finditer(pattern, text)]
    return _balanced(found[0]) if len(found) == 1 else marked


def _balanced(piece: str) -> str:
    """The piece without a mark at its end that opens nothing in it."""
    tail = re.search(r"[*_`~]+$", piece)
    return piece[: tail.start()] if tail and piece.count(tail[0]) % 2 else piece
