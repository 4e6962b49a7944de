"""The form in which a person changes an answer's own words. Pure.

A field holds 3,000 characters, so a longer answer is edited in several. They are cut between blocks or lines; the blank
space between two of them is not in either field, and comes back when they are put together.
"""

from __future__ import annotations

from collections.abc import Mapping

from adapters.slack import limits
from adapters.slack.buttons import EDIT
from adapters.slack.split import prefix, size
from adapters.slack.views.blocks import AROUND, About, View, field, modal, weight, writing
from adapters.slack.views.notice import error_view
from bot.values import Value

FIELD = "text"
"""The fields are called text0, text1 …"""
TOO_LONG = "This answer is too long to be edited here. Tell me what you want changed instead."


class Pieces(Value):
    """A text as fields: `fields[0] + gaps[0] + fields[1] + …`, with `before` at its start and `after` at its end."""

    fields: tuple[str, ...]
    gaps: tuple[str, ...]
    before: str = ""
    after: str = ""


def edit_view(text: str, about: About) -> View:
    """ "Edit the text": all of it, or where it does not fit into a view, a sentence that says so."""
    if len(text) > limits.VIEW_BYTES:
        return error_view(TOO_LONG)
    found = pieces(text).fields
    several = len(found) > 1
    blocks = [
        field(
            f"{FIELD}{number}",
            f"The answer, part {number + 1} of {len(found)}" if several else "The answer, in Markdown",
            writing(initial=one),
            optional=several,
        )
        for number, one in enumerate(found)
    ]
    if len(blocks) > limits.VIEW_BLOCKS or sum(map(weight, blocks)) > limits.VIEW_BYTES - AROUND:
        return error_view(TOO_LONG)
    return modal(EDIT, "Edit the text", blocks, about, submit="Save")


def edited(text: str, entered: Mapping[str, str]) -> str:
    """The text that a submitted form makes of the version's `text`; unchanged fields give exactly that text.

    A field that was emptied takes the space behind it along.
    """
    found = pieces(text)
    told = [entered.get(f"{FIELD}{number}", "") for number in range(len(found.fields))]
    parts = [found.before]
    for one, gap in zip(told, (*found.gaps, found.after), strict=True):
        if one.strip():
            parts += [one, gap]
    return "".join(parts)


def pieces(text: str) -> Pieces:
    """A text cut into fields, behind a block where one ends in a field's second half, else behind a line or a word."""
    body = text.strip()
    start = text.index(body) if body else len(text)
    before, after = text[:start], text[start + len(body) :]
    fields: list[str] = []
    gaps: list[str] = []
    while size(body) > limits.INPUT_TEXT:
        piece = _first(body)
        rest = body[len(piece) :]
        body = rest.lstrip()
        fields.append(piece)
        gaps.append(rest[: len(rest) - len(body)])
    return Pieces(fields=(*fields, body), gaps=tuple(gaps), before=before, after=after)


def _first(body: str) -> str:
    """What goes into the first field: up to a block, a line or a word that ends in the field's second half."""
    room = prefix(body, limits.INPUT_TEXT)
    cuts = (room.rfind(mark, limits.INPUT_TEXT // 2) for mark in ("\n\n", "\n", " "))
    return room[: next((at for at in cuts if at > 0), len(room))].rstrip()
