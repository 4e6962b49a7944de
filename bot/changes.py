"""What events did to a context, so that it can be undone, reset, restored. Pure."""

from __future__ import annotations

from bot.answers import Version
from bot.context import PromptContext
from bot.directives import Directive, Slot
from bot.events import Deleted, Edited, FeedbackEvent, Unreacted
from bot.values import Value

UNDO_DEPTH = 50
"""How many changes of one answer can be undone."""


class Change(Value):
    """What one event did to the context: enough to take it back."""

    event: str
    added: tuple[str, ...] = ()
    removed: tuple[Directive, ...] = ()


def changed(
    changes: tuple[Change, ...], before: PromptContext, after: PromptContext, event: FeedbackEvent, slots: set[Slot]
) -> tuple[Change, ...]:
    """The changes that can be undone: an undo takes the last one off, anything else that changed something joins.

    `before` and `after` are the contexts around the event, `slots` those of its directives. What a removed reaction,
    an edit or a deletion takes back is as if it had never been said: it cannot be undone.
    """
    then = {held.id: held for held in before.directives}
    now = {held.id: held for held in after.directives}
    added = tuple(name for name in now if name not in then)
    removed = tuple(held for name, held in then.items() if name not in now)
    if not added and not removed:
        return changes
    if isinstance(event.signal, Unreacted | Edited | Deleted):
        return _unsaid(changes, removed, Change(event=event.id, added=added))
    if Slot.UNDO in slots and changes and _takes_back(changes[-1], then, now):
        return changes[:-1]
    return (*changes, Change(event=event.id, added=added, removed=removed))[-UNDO_DEPTH:]


def _unsaid(changes: tuple[Change, ...], gone: tuple[Directive, ...], instead: Change) -> tuple[Change, ...]:
    """The changes without what is gone; what was said instead stands where that was, or comes last."""
    names, sources = {held.id for held in gone}, {held.source for held in gone}
    found: list[Change] = []
    placed = not instead.added
    for change in changes:
        added = tuple(name for name in change.added if name not in names)
        if added != change.added and not placed:
            added, placed = (*added, *instead.added), True
        removed = tuple(held for held in change.removed if held.source not in sources)
        if added or removed:
            found.append(change.model_copy(update={"added": added, "removed": removed}))
    return tuple(found) if placed else (*found, instead)


def _takes_back(change: Change, before: dict[str, Directive], after: dict[str, Directive]) -> bool:
    gone = set(before) - set(after)
    back = set(after) - set(before)
    return gone == set(change.added) & set(before) and back == {held.id for held in change.removed} - set(before)


def undoing(changes: tuple[Change, ...]) -> tuple[tuple[str, ...], tuple[Directive, ...]] | None:
    """What an undo withdraws and what it returns; None where nothing is left to undo."""
    return (changes[-1].added, changes[-1].removed) if changes else None


def resetting(context: PromptContext) -> tuple[str, ...]:
    """What a reset withdraws: everything said in this thread."""
    return tuple(held.id for held in context.directives)


def restoring(context: PromptContext, version: Version) -> tuple[tuple[str, ...], tuple[Directive, ...]]:
    """What going back to a version withdraws from a context and returns to it."""
    now = {held.id: held for held in context.directives}
    then = {held.id: held for held in version.context.directives}
    gone = tuple(name for name, held in now.items() if then.get(name) != held)
    back = tuple(held for name, held in then.items() if now.get(name) != held)
    return gone, back
