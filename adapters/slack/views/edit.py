"""The form in which a person changes an answer's own words, in as many fields as it needs (`editing`). Pure."""

from __future__ import annotations

from collections.abc import Mapping

from adapters import editing
from adapters.editing import FIELD, Pieces
from adapters.slack import limits
from adapters.slack.buttons import EDIT
from adapters.slack.views.blocks import AROUND, About, View, field, modal, weight, writing
from adapters.slack.views.notice import error_view

__all__ = ["FIELD", "Pieces", "edit_view", "edited", "pieces"]

TOO_LONG = "This answer is too long to be edited here. Tell me what you want changed instead."


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
    """The text that a submitted form makes of the version's `text`; unchanged fields give exactly that text."""
    return editing.edited(text, entered, limits.INPUT_TEXT)


def pieces(text: str) -> Pieces:
    """A text cut into fields."""
    return editing.pieces(text, limits.INPUT_TEXT)
