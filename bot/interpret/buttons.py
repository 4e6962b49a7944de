"""What the buttons under an answer mean: an exact table, which an operator can change."""

from __future__ import annotations

from collections.abc import Mapping

from bot.directives import STYLE, Scope, Slot
from bot.interpret.reading import Wish
from bot.values import Value

REMOVE = "remove"
"""The button that takes back one directive: its value is the directive's id, and it is no wish."""
SHARE = "share"
"""The button that makes everybody's what is remembered of one's own; its value names it."""
INSTEAD = "instead"
"""The button that has a message read as the other kind that it may be: its value is that message's event id."""
_PLAIN = (Slot.EXAMPLE, Slot.COMPARE, Slot.AGAIN, Slot.UNDO, Slot.RESET, Slot.ACCEPT, Slot.REJECT, Slot.STOP)


class Button(Value):
    """A button: what stands on it, what pressing it wishes, and whether it stands in the first row."""

    id: str
    label: str
    wish: Wish | None
    """None for `remove`, which is no wish, and for `restore`, whose wish takes the pressed value."""
    primary: bool = False


ButtonTable = tuple[Button, ...]


def _button(id: str, label: str, slot: Slot, value: str = "", *, primary: bool = False) -> Button:
    return Button(id=id, label=label, wish=Wish(slot=slot, value=value), primary=primary)


BUTTONS: ButtonTable = (
    _button("shorter", "Shorter", Slot.LENGTH, "shorter", primary=True),
    _button("longer", "More detail", Slot.LENGTH, "longer", primary=True),
    _button("simpler", "Simpler", Slot.EXPERTISE, "beginner", primary=True),
    _button("again", "Again", Slot.AGAIN, primary=True),
    _button("undo", "Undo", Slot.UNDO, primary=True),
    _button("formal", "More formal", Slot.TONE, "formal"),
    _button("casual", "More casual", Slot.TONE, "casual"),
    _button("bullets", "Bullets", Slot.FORMAT, "bullets"),
    _button("table", "Table", Slot.FORMAT, "table"),
    _button("example", "Example", Slot.EXAMPLE),
    _button("compare", "Compare", Slot.COMPARE),
    _button("accept", "Good", Slot.ACCEPT),
    _button("reject", "Not right", Slot.REJECT),
    _button("reset", "Start over", Slot.RESET),
    _button("stop", "Stop", Slot.STOP),
    Button(id="restore", label="Restore", wish=None),
    Button(id=REMOVE, label="×", wish=None),
)
"""All buttons, in the order in which they stand under an answer."""


def read_button(button: str, value: str = "", table: ButtonTable = BUTTONS) -> Wish | None:
    """What a pressed button wishes, by its id or its label; None for one that is no wish (`remove`), is unknown, or
    lacks its version.

    `value` is what the button carried: the number of the version for `restore`, nothing for the others.
    """
    name = button.strip().casefold()
    found = next((one for one in table if name in (one.id.casefold(), one.label.casefold())), None)
    if found is None:
        return None
    if found.id == "restore":
        number = value.strip().removeprefix("v")
        return Wish(slot=Slot.RESTORE, value=str(int(number))) if number.isascii() and number.isdigit() else None
    return found.wish


def parse_buttons(mapping: Mapping[str, str], table: ButtonTable = BUTTONS) -> ButtonTable:
    """The table with an operator's changes: `id -> "Label: slot value"`, or "" to take a button away.

    A known id keeps its place, a new one stands at the end. Raises ValueError that names every bad entry at once.
    """
    found = {one.id: one for one in table}
    problems: list[str] = []
    for id, entry in mapping.items():
        if not entry.strip():
            if found.pop(id, None) is None:
                problems.append(f"{id!r}: there is no such button to take away")
            continue
        label, colon, meaning = entry.partition(":")
        wish, problem = parse_meaning(meaning)
        if id in (REMOVE, "restore"):
            problem = "this button's meaning is fixed"
        elif not (id.strip() and label.strip() and colon):
            problem = 'write it as "Label: slot value"'
        if problem or wish is None:
            problems.append(f"{id!r}: {problem}")
            continue
        primary = found[id].primary if id in found else False
        found[id] = Button(id=id, label=label.strip(), wish=wish, primary=primary)
    if problems:
        raise ValueError("bad buttons: " + "; ".join(problems))
    return tuple(found.values())


def parse_meaning(text: str) -> tuple[Wish | None, str]:
    """The wish that an operator's "slot value" stands for, or None and what is wrong with it.

    `always` or `thread` before it gives its scope: "always tone formal".
    """
    words = text.split()
    scope = Scope.ANSWER
    if words and words[0] in (Scope.ALWAYS, Scope.THREAD):
        scope = Scope(words.pop(0))
    if not words:
        return None, "it says no slot"
    if words[0] not in tuple(Slot):
        return None, f"{words[0]!r} is no slot; slots are {', '.join(Slot)}"
    slot, value = Slot(words[0]), " ".join(words[1:])
    if slot in (Slot.RESTORE, Slot.PASSAGE, Slot.CORRECT, Slot.KEEP):
        return None, f"{slot.value} needs words of the person's own"
    if not value and slot not in _PLAIN:
        return None, f"{slot.value} needs a value"
    if value and slot in _PLAIN and slot not in (Slot.EXAMPLE, Slot.COMPARE):
        return None, f"{slot.value} takes no value"
    if scope is not Scope.ANSWER and slot not in STYLE and slot not in (Slot.INCLUDE, Slot.EXCLUDE, Slot.EXAMPLE):
        return None, f"{slot.value} is done once and has no scope"
    return Wish(slot=slot, value=value, scope=scope), ""
