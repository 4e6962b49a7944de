"""Finding a passage again in a newer version: where the text around it has changed, or it was moved. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from bot.passage.quotes import occurrences
from bot.passage.spans import Span


def moved(old: str, new: str, span: Span) -> Span | None:
    """Where the passage of an older text stands in a newer one; None where it was changed or taken out.

    What the two texts have in common says where it is; a passage that was moved is found by its words, if they stand
    there once.
    """
    if old == new:
        return span
    words = span.of(old)
    for start, other, size in _common(old, new):
        if start <= span.start and span.end <= start + size:
            return span.shifted(other - start)
    again = occurrences(new, words) if words.strip() else ()
    exact = [one for one in again if one.of(new) == words]
    return exact[0] if len(exact) == 1 else None


def _common(old: str, new: str) -> list[tuple[int, int, int]]:
    """The stretches that both have, as places in each and their length; words and blanks are compared whole."""
    pieces = [re.findall(r"\w+|\s+|[^\w\s]", text) for text in (old, new)]
    places = [_starts(one) for one in pieces]
    matcher = SequenceMatcher(a=pieces[0], b=pieces[1], autojunk=False)
    return [
        (places[0][block.a], places[1][block.b], places[0][block.a + block.size] - places[0][block.a])
        for block in matcher.get_matching_blocks()
        if block.size
    ]


def _starts(pieces: list[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts
