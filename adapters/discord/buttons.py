"""The rows of buttons under an answer, and what a press of one carries. Pure.

A press carries all of itself in its custom_id: which button, of which answer in which thread, on which state. So it is
read by one pure function (`read_press`) from the raw interaction, through the same path as every other payload, durable
before it is acknowledged; nothing of a row is kept in memory, and a row of before a restart, or of a message that the
database has lost, works as well. discord.py's persistent views and `DynamicItem`s would make objects of it and call
back from tasks of their own, whose errors nobody awaits.
"""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Iterable

from adapters.choices import STOP, WHY, choices
from adapters.discord.limits import CUSTOM_ID, LABEL, OPTION_LABEL, OPTIONS, PLACEHOLDER, ROW, ROWS
from adapters.discord.safe import safe
from adapters.splitting import prefix, size
from bot.answers import Frame, Offer
from bot.comparing import choices as between
from bot.events import ThreadRef
from bot.interpret.buttons import ButtonTable
from bot.values import Value

ACTION = "burnish"
"""What every custom_id of ours begins with."""
QUERY = "query"
"""The button that shows what was computed, to whom presses it."""
MORE = "more"
"""The select: its chosen option's value is the id of what was chosen."""
PLATFORM = "discord"
FIT = ROW - 1
"""Buttons beside "Why?" in the first row."""
BESIDE = 9
"""The part that a press carries which was made under a notice: no answer has so many messages."""
SEALED = "~"
"""What a value begins with that stands for one that is too long for a custom_id."""
_DIGITS = string.digits + string.ascii_letters


class Key(Value):
    """A button: its custom_id, what stands on it, and whether it stops something."""

    id: str
    label: str
    danger: bool = False


class Menu(Value):
    """A select, alone in its row: its options are values and labels."""

    id: str
    placeholder: str
    options: tuple[tuple[str, str], ...]


Row = tuple[Key, ...] | Menu


class Press(Value):
    """What a press of ours says. Of which version it is, is that of what the person saw."""

    button: str
    thread: ThreadRef
    answer: int
    part: int
    version: int | None
    sequence: int
    value: str = ""


def rows(frame: Frame, table: ButtonTable, part: int = 0) -> tuple[Row, ...]:
    """The rows of a frame whose last message is that part."""
    offered = choices(frame, table, FIT)
    keys = [(one.id, one.label, "", one.id == STOP) for one in offered.buttons]
    if frame.variants and offered.why:  # until one of them is taken, nothing else is to be done with one press
        keys = [(one.button, one.label, one.value, False) for one in between(frame.variants)]
    keys += [(WHY, "Why?", "", False)] if offered.why else []
    buttons = tuple(
        Key(id=id, label=words(label, LABEL), danger=danger)
        for button, label, value, danger in keys
        if (id := custom_id(frame, button, part, value))
    )
    listed = tuple((id, words(label, OPTION_LABEL)) for id, label in offered.options if size(id) <= OPTION_LABEL)
    menu = custom_id(frame, MORE, part)
    if len(listed) > OPTIONS:  # what an operator has added in the middle goes: the last are views of our own
        listed = (*listed[: OPTIONS - 3], *listed[-3:])
    found: list[Row] = [buttons] if buttons else []
    if frame.computed and offered.why and not frame.variants and (query := custom_id(frame, QUERY, part)):
        found.append((Key(id=query, label="Show the query"),))  # of its own: where it stands never changes
    if listed and menu:
        found.append(Menu(id=menu, placeholder=words("More…", PLACEHOLDER), options=listed))
    return tuple(found)


def offered(frame: Frame, offers: Iterable[Offer], part: int = 0) -> tuple[Row, ...]:
    """Offers as rows of buttons. What one carries that is too long for a custom_id is `sealed` in it; one that does not
    fit so either is left out, and can be said in words."""
    keys: dict[str, Key] = {}
    for offer in offers:
        sealing = sealed(offer.value)
        if id := custom_id(frame, offer.button, part, offer.value) or custom_id(frame, offer.button, part, sealing):
            keys.setdefault(id, Key(id=id, label=words(offer.label, LABEL)))
    listed = list(keys.values())[: ROW * ROWS]
    return tuple(tuple(listed[at : at + ROW]) for at in range(0, len(listed), ROW))


def sealed(value: str) -> str:
    """What stands for a value that is too long: whoever knows that value knows it again."""
    return f"{SEALED}{hashlib.sha256(value.encode()).hexdigest()[:12]}"


def is_sealed(value: str) -> bool:
    """Whether a value stands for another one."""
    return re.fullmatch(rf"{SEALED}[0-9a-f]{{12}}", value) is not None


def custom_id(frame: Frame, button: str, part: int, value: str = "") -> str:
    """What a button carries, at most 100 characters; "" for what does not fit or could not be read again.

    `burnish:shorter:1.0.2.17:<guild>.<channel>.<thread>:<value>`, ids in base 62.
    """
    version = "" if frame.version is None else str(frame.version)
    state = f"{frame.answer}.{part}.{version}.{frame.sequence}"
    id = f"{ACTION}:{button}:{state}:{_packed(ThreadRef.parse(frame.thread))}:{_shortened(value)}"
    return id if size(id) <= CUSTOM_ID and _ID.fullmatch(id) else ""


_ID = re.compile(rf"{ACTION}:([^:]+):(\d+)\.(\d+)\.(\d*)\.(\d+):([^:.]*)\.([^:.]*)\.([^:.]*):(.*)", re.DOTALL)


def read_press(custom_id: str, chosen: str = "") -> Press | None:
    """What was pressed; None for what is not ours. `chosen` is the value of a select's chosen option."""
    found = _ID.fullmatch(custom_id)
    if found is None:
        return None
    button, answer, part, version, sequence, workspace, channel, thread, value = found.groups()
    if max(map(len, (answer, part, version, sequence))) > 18:
        return None
    unpacked = _unpacked(workspace), _unpacked(channel), _unpacked(thread) or _unpacked(channel)
    ref = ThreadRef(platform=PLATFORM, workspace=unpacked[0], channel=unpacked[1], thread=unpacked[2])
    return Press(
        button=chosen if button == MORE and chosen else button,
        thread=ref,
        answer=int(answer),
        part=int(part),
        version=int(version) if version else None,
        sequence=int(sequence),
        value=_lengthened(value),
    )


def words(label: str, most: int) -> str:
    """A label as Discord wants it: in one line, not too long, never empty, and nothing that looks like a mention."""
    text = safe(" ".join(label.split())) or "…"
    return text if size(text) <= most else prefix(text, most - 1) + "…"


def _packed(ref: ThreadRef) -> str:
    """A thread's three ids; a thread that is its own channel is said once."""
    thread = "" if ref.thread == ref.channel else _short(ref.thread)
    return f"{_short(ref.workspace)}.{_short(ref.channel)}.{thread}"


def _short(id: str) -> str:
    """A number in base 62 behind an `=`; what is no number as it is."""
    if not (id.isascii() and id.isdigit()) or id != str(int(id)):
        return id
    number, digits = int(id), ""
    while number:
        number, digit = divmod(number, 62)
        digits = _DIGITS[digit] + digits
    return f"={digits or '0'}"


def _unpacked(short: str) -> str:
    if not short.startswith("="):
        return short
    number = 0
    for digit in short[1:22]:
        number = number * 62 + max(0, _DIGITS.find(digit))
    return str(number)


def _shortened(value: str) -> str:
    """A value with its long numbers in base 62: events are named by Discord's ids."""
    if value.startswith("!") or "=" in value or re.search(r"(?<!\d)0\d{11,}", value):
        return f"!{value}"
    return re.sub(r"\d{12,22}", lambda found: _short(found[0]) + "=", value)


def _lengthened(value: str) -> str:
    if value.startswith("!"):
        return value[1:]
    return re.sub(r"=([0-9a-zA-Z]+)=", lambda found: _unpacked(f"={found[1]}"), value)
