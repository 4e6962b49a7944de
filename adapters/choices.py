"""What can be pressed under an answer, in the order in which it is offered. Pure."""

from __future__ import annotations

from adapters.newest import MOVING
from bot.answers import Frame
from bot.interpret.buttons import REMOVE, Button, ButtonTable
from bot.values import Value

WHY, HISTORY, REFINE, EDIT = "why", "history", "refine", "edit"
"""An adapter's own, which open a view and are no feedback."""
STOP, UNDO, AGAIN = "stop", "undo", "again"
FIRST = ("shorter", "simpler", "longer", UNDO)
"""What stands in the row, in this order, before whatever else an operator wants in it."""


class Choices(Value):
    """What a frame offers."""

    buttons: tuple[Button, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """Of the select "More…": ids and labels."""
    why: bool = False
    """Whether "Why?" stands there."""


def choices(frame: Frame, table: ButtonTable, fit: int) -> Choices:
    """What a frame offers, with at most `fit` buttons beside "Why?": only "Stop" while the answer is written, only
    "Again" where there is nothing to change, and nothing for a question that was taken back."""
    found = {one.id: one for one in table if one.id != REMOVE and one.wish is not None}
    stop, again = found.pop(STOP, None), found.pop(AGAIN, None)
    if frame.progress == "withdrawn":
        return Choices()
    if frame.progress in MOVING:
        return Choices(buttons=(stop,) if stop else ())
    if frame.progress == "failed" or not frame.text.strip():
        return Choices(buttons=(again,) if again else ())
    if frame.version is None or frame.version < 2:
        found.pop(UNDO, None)
    primary = [found[id] for id in FIRST if id in found and found[id].primary]
    primary += [one for one in found.values() if one.primary and one not in primary]
    rest = [*((again,) if again else ()), *(one for one in found.values() if one not in primary[:fit])]
    options = [(one.id, one.label) for one in rest]
    options += [(EDIT, "Edit the text…"), (REFINE, "Refine…"), (HISTORY, "History")]
    return Choices(buttons=tuple(primary[:fit]), options=tuple(options), why=True)
