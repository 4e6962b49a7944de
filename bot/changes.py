"""What events did to a context, so that it can be undone, reset, restored. Pure."""

from __future__ import annotations

from bot.answers import Version
from bot.context import PromptContext, Task
from bot.directives import FACTS, Directive, Scope, Slot
from bot.events import Deleted, Edited, FeedbackEvent, Unreacted
from bot.values import Value

UNDO_DEPTH = 50
"""How many changes of one answer can be undone."""


class Change(Value):
    """What one event did to the context and to what people see: enough to take it back."""

    event: str
    added: tuple[str, ...] = ()
    removed: tuple[Directive, ...] = ()
    shown: int | None = None
    """The version that was shown before it; None for none, and in what was stored before this was kept."""
    task: Task | None = None
    """The question before it, where going back to a version went back to another wording; else None."""


def changed(
    changes: tuple[Change, ...],
    before: PromptContext,
    after: PromptContext,
    event: FeedbackEvent,
    directives: tuple[Directive, ...],
    shown: int | None = None,
) -> tuple[Change, ...]:
    """The changes that can be undone: an undo takes the last one off, anything else that changed something joins.

    `before` and `after` are the contexts around the event, `shown` the version that was shown before it. What a removed
    reaction, an edit or a deletion takes back is as if it had never been said: it cannot be undone.
    """
    then = {held.id: held for held in before.directives}
    now = {held.id: held for held in after.directives}
    added = tuple(name for name in now if name not in then)
    removed = tuple(held for name, held in then.items() if name not in now)
    if isinstance(event.signal, Unreacted | Edited | Deleted):
        return _unsaid(changes, removed, Change(event=event.id, added=added)) if added or removed else changes
    undoes = any(one.slot is Slot.UNDO for one in directives)
    if undone(changes, directives) or (undoes and changes and _takes_back(changes[-1], then, now)):
        return changes[:-1]
    if not (added or removed or _shows_other(directives, shown)):
        return changes
    task = before.task if before.task != after.task else None
    return (*changes, Change(event=event.id, added=added, removed=removed, shown=shown, task=task))[-UNDO_DEPTH:]


def undone(changes: tuple[Change, ...], directives: tuple[Directive, ...]) -> Change | None:
    """The change that an undo among these directives takes back: the last one; None where there is none."""
    last = changes[-1] if changes else None
    means = (last.added, last.removed) if last else None
    return last if any(one.slot is Slot.UNDO and (one.withdraws, one.returns) == means for one in directives) else None


def _shows_other(directives: tuple[Directive, ...], shown: int | None) -> bool:
    """Whether people come to see another version, whatever becomes of the wishes: again, or back to one."""
    back = any(one.slot is Slot.RESTORE and one.value.isdigit() and int(one.value) != shown for one in directives)
    return shown is not None and (back or any(one.slot is Slot.AGAIN for one in directives))


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
        if added or removed or not (change.added or change.removed):
            found.append(change.model_copy(update={"added": added, "removed": removed}))
    return tuple(found) if placed else (*found, instead)


def _takes_back(change: Change, before: dict[str, Directive], after: dict[str, Directive]) -> bool:
    gone = set(before) - set(after)
    back = set(after) - set(before)
    return (
        bool(gone or back)
        and gone == set(change.added) & set(before)
        and back == {held.id for held in change.removed} - set(before)
    )


def undoing(changes: tuple[Change, ...]) -> tuple[tuple[str, ...], tuple[Directive, ...]] | None:
    """What an undo withdraws and what it returns; None where nothing is left to undo."""
    return (changes[-1].added, changes[-1].removed) if changes else None


def resetting(context: PromptContext) -> tuple[str, ...]:
    """What a reset withdraws: everything said in this thread."""
    return tuple(held.id for held in context.directives)


def restoring(context: PromptContext, version: Version) -> tuple[tuple[str, ...], tuple[Directive, ...]]:
    """What going back to a version withdraws from a context and returns to it.

    What is wanted of the whole thread or always, what is pinned and what the ledger says stays as it is now.
    """
    now = {held.id: held for held in context.directives if _of_version(held)}
    then = {held.id: held for held in version.context.directives if _of_version(held)}
    gone = tuple(name for name, held in now.items() if then.get(name) != held)
    back = tuple(held for name, held in then.items() if now.get(name) != held)
    return gone, back


def _of_version(held: Directive) -> bool:
    return held.scope is Scope.ANSWER and held.slot not in FACTS
