"""An answer's own text in the fields of a form, and back. Pure.

A field holds only so many characters, so a longer answer is edited in several. They are cut between blocks or lines;
the blank space between two of them is not in either field, and comes back when they are put together.
"""

from __future__ import annotations

from collections.abc import Mapping

from adapters.splitting import prefix, size
from bot.values import Value

FIELD = "text"
"""The fields are called text0, text1 …"""


class Pieces(Value):
    """A text as fields: `fields[0] + gaps[0] + fields[1] + …`, with `before` at its start and `after` at its end."""

    fields: tuple[str, ...]
    gaps: tuple[str, ...]
    before: str = ""
    after: str = ""


def edited(text: str, entered: Mapping[str, str], most: int) -> str:
    """The text that a submitted form makes of the version's `text`; unchanged fields give exactly that text.

    A field that was emptied takes the space behind it along.
    """
    found = pieces(text, most)
    told = [entered.get(f"{FIELD}{number}", "") for number in range(len(found.fields))]
    parts = [found.before]
    for one, gap in zip(told, (*found.gaps, found.after), strict=True):
        if one.strip():
            parts += [one, gap]
    return "".join(parts)


def pieces(text: str, most: int) -> Pieces:
    """A text cut into fields of so many characters: behind a block where one ends in a field's second half, else
    behind a line or a word."""
    body = text.strip()
    start = text.index(body) if body else len(text)
    before, after = text[:start], text[start + len(body) :]
    fields: list[str] = []
    gaps: list[str] = []
    while size(body) > most:
        piece = _first(body, most)
        rest = body[len(piece) :]
        body = rest.lstrip()
        fields.append(piece)
        gaps.append(rest[: len(rest) - len(body)])
    return Pieces(fields=(*fields, body), gaps=tuple(gaps), before=before, after=after)


def _first(body: str, most: int) -> str:
    """What goes into the first field: up to a block, a line or a word that ends in the field's second half."""
    room = prefix(body, most)
    cuts = (room.rfind(mark, most // 2) for mark in ("\n\n", "\n", " "))
    return room[: next((at for at in cuts if at > 0), len(room))].rstrip()
