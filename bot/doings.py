"""What an event does, as far as a community's rules ask: which areas it touches, and whether an answer comes of it.
Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.announcing import KEEP
from bot.comparing import CHOOSE
from bot.directives import CONTENT, STYLE, Slot
from bot.events import (
    Asked,
    Attached,
    Commanded,
    Edited,
    FeedbackEvent,
    Pressed,
    Reacted,
    Replied,
    Rewrote,
)
from bot.house import Area, What
from bot.interpret.buttons import INSTEAD, REMOVE, read_button
from bot.interpret.commands import read_command
from bot.interpret.doubts import read_as
from bot.interpret.emoji import read_emoji
from bot.interpret.reading import Kind, Wish
from bot.interpret.scene import Tables
from bot.interpret.words import read
from bot.meeting import MEET
from bot.threads import Thread

NOTHING = What()
LOOKING = ("why", "history", "profile", "memory", "help", "ledger")
"""Buttons and commands that show something: everybody may."""
ASKS = What(areas=(Area.ASK,), costs=True)
CHANGES = What(areas=(Area.REFINE,), costs=True)
JUDGES = What(areas=(Area.REFINE,))
_AREAS = {
    **dict.fromkeys(STYLE, Area.STYLE),
    **dict.fromkeys(CONTENT, Area.CONTENT),
    **dict.fromkeys((Slot.AGAIN, Slot.UNDO, Slot.RESTORE, Slot.RESET, Slot.COMPARE), Area.VERSIONS),
}
_LONGEST = 3_000
"""Characters of a message that are read to see what it is about."""


def doing(event: FeedbackEvent, thread: Thread, tables: Tables) -> What:
    """What an event does in a thread. Taking something back, looking at something and one's own profile are free."""
    signal = event.signal
    match signal:
        case Asked():
            return ASKS
        case Replied():
            return _replied(signal, thread)
        case Reacted():
            wish = read_emoji(signal.emoji, tables.emoji)
            return _wishing([wish]).model_copy(update={"reaction": True}) if wish else NOTHING
        case Pressed():
            return _pressed(signal, tables)
        case Commanded():
            return _commanded(signal.text)
        case Edited():
            task = thread.context.task
            asked = task is not None and task.source == f"message:{signal.message}"
            return ASKS if asked else _said(Replied(text=signal.text), thread)
        case Attached():
            return What(areas=(Area.FILES,), costs=True)
        case Rewrote():
            return What(areas=(Area.TEXT,))
        case _:
            return NOTHING


def _replied(signal: Replied, thread: Thread) -> What:
    return ASKS if thread.context.task is None else _said(signal, thread)


def _said(signal: Replied, thread: Thread) -> What:
    """What the words of a message do, and its files; an edit's as much as a reply's."""
    files = What(areas=(Area.FILES,), costs=True) if signal.files else NOTHING
    if signal.meant:
        reading = read_as(signal.text, Kind(signal.meant))
    else:
        reading = read(signal.text[:_LONGEST], has_answer=thread.answers > 0, answering=False, quote=signal.quote)
    if reading.kind in (Kind.QUESTION, Kind.TASK):
        return _both(ASKS, files)
    if reading.kind in (Kind.THANKS, Kind.CHATTER) and not reading.wishes:
        return files
    said = _wishing(reading.wishes, unread=bool(reading.unread))
    return _both(said, files)


def _pressed(signal: Pressed, tables: Tables) -> What:
    name = signal.button.strip(" ?").lower()
    if name in LOOKING:
        return NOTHING
    if name == REMOVE:
        return What(areas=(Area.VERSIONS,), costs=True)
    if name in (KEEP, MEET):
        return NOTHING
    if name == CHOOSE:
        return What(areas=(Area.VERSIONS,))
    if name == INSTEAD:
        return _both(CHANGES, ASKS)
    wish = read_button(signal.button, signal.value, tables.buttons)
    return _wishing([wish]) if wish else CHANGES


def _commanded(text: str) -> What:
    command = read_command(text)
    if command.problem or command.name in LOOKING or command.name in ("forget", "meet"):
        return What(areas=(Area.REFINE,)) if command.name == "ledger" and command.argument else NOTHING
    if command.name == "ask":
        return ASKS
    if command.name == "policy":
        return What(areas=(Area.POLICY,))
    return _wishing(command.wishes, unread=bool(command.unread))


def _wishing(wishes: Iterable[Wish], *, unread: bool = False) -> What:
    """What wishes do; words that nobody could read are about what the answer says."""
    slots = [wish.slot for wish in wishes]
    areas = [_AREAS[slot] for slot in slots if slot in _AREAS] + ([Area.CONTENT] if unread else [])
    if not areas:
        return JUDGES if slots else CHANGES
    return What(areas=tuple(dict.fromkeys(areas)), costs=True)


def _both(one: What, other: What) -> What:
    areas = tuple(dict.fromkeys((*one.areas, *other.areas)))
    return What(areas=areas, costs=one.costs or other.costs)
