"""Two texts word by word: what came and what went. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from adapters.web.tags import Html, el, join

_PIECES = re.compile(r"\s+|\d+(?:[.,]\d+)*|[^\W_]+|[\W_]")
"""A number is one piece, with what parts its thousands: half of one misleads."""


def html(old: str, new: str) -> Html:
    """The new text with what is new in <ins>, and what is gone in <del> where it stood."""
    return join(_piece(went, came) for went, came in changes(old, new))


def changes(old: str, new: str) -> Iterable[tuple[str, str]]:
    """Pairs of what stood in the old text and what stands in the new one, in order; equal where nothing changed."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    for _, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield "".join(before[a:b]), "".join(after[c:d])


def _piece(went: str, came: str) -> Html:
    if went == came:
        return join([came])
    return join([el("del", went) if went else None, el("ins", came) if came else None])
