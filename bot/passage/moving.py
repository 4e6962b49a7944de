"""Finding a passage again in a newer version: where the text around it has changed, or it was moved. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

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


LONGEST = 1_000_000
"""Pairs of equal pieces up to which two texts are compared word by word: about 0.2 s here. Above it by their lines."""


def _common(old: str, new: str) -> list[tuple[int, int, int]]:
    """The stretches that both have, as places in each and their length; words and blanks are compared whole."""
    before = _shared(old, new)
    after = _shared(old[before:][::-1], new[before:][::-1])
    ends = [(0, 0, before), (len(old) - after, len(new) - after, after)]
    middle = old[before : len(old) - after], new[before : len(new) - after]
    for pieces in (r"\w+|\s+|[^\w\s]", r"[^\n]*\n+|[^\n]+"):
        both = [re.findall(pieces, text) for text in middle]
        counts = [Counter(one) for one in both]
        if sum(many * counts[1][piece] for piece, many in counts[0].items()) <= LONGEST:
            return [*ends, *((a + before, b + before, size) for a, b, size in _blocks(*both))]
    return ends


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike, up to a word's end."""
    many = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    while many > 0 and any(0 < many < len(text) and text[many - 1].isalnum() and text[many].isalnum()
                           for text in (one, other)):  # fmt: skip
        many -= 1
    return many


def _blocks(one: list[str], other: list[str]) -> Iterator[tuple[int, int, int]]:
    places = [_starts(one), _starts(other)]
    for block in SequenceMatcher(a=one, b=other, autojunk=False).get_matching_blocks():
        if block.size:
            start = places[0][block.a]
            yield start, places[1][block.b], places[0][block.a + block.size] - start


def _starts(pieces: list[str]) -> list[int]:
    return [0, *accumulate(map(len, pieces))]
