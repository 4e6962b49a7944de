"""What an answer shows, as Discord's messages: its text, what stands quietly under it, and its buttons. Pure.

Messages are of plain content with rows of buttons, not of Components V2. That would hold twice the characters, but a
message of V2 has no content: notifications, replies, search and other bots show nothing of it; and a message that was
one once can never be another again. What stands under the answer is small print (`-# `).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import partial

from adapters import splitting
from adapters.discord import sentences
from adapters.discord.buttons import Row, rows
from adapters.discord.charted import NOTHING, Charted, File
from adapters.discord.limits import BEGINNING, BODY, CONTENT, PARTS, UNDER
from adapters.discord.markdown import discord_markdown
from adapters.discord.safe import line
from adapters.discord.table import heads
from adapters.newest import at_rest
from adapters.splitting import prefix, size
from adapters.under import under
from bot.answers import Frame
from bot.interpret.buttons import ButtonTable
from bot.values import Value

SMALL = "-# "
"""What small print begins with."""


class Document(Value):
    """A file beside a message."""

    name: str
    text: str


class Part(Value):
    """One message of an answer."""

    content: str
    rows: tuple[Row, ...] = ()
    document: Document | None = None
    files: tuple[File, ...] = ()
    """The chart as a picture, and its data."""
    digest: str = ""
    """Of all that: two parts with the same one look the same."""

    @property
    def attaches(self) -> bool:
        """Whether there is any file beside it."""
        return bool(self.document or self.files)


def render(
    frame: Frame,
    *,
    buttons: ButtonTable,
    note: str = "",
    names: Mapping[str, str] = {},
    charted: Charted = NOTHING,
    refused: str = "",
) -> tuple[Part, ...]:
    """The messages that show a frame, at least one; the last has what stands under the answer, and the files.

    `note` stands under every answer at rest; `names` are names by user id, for the quiet line and the conflicts: where
    there is none, Discord shows the one that it knows. An answer too long for Discord is its beginning at rest, with
    all of it as a file, and as much as fits while it is written. `charted` is its chart. `refused` says why Discord
    takes no files: then there are none, and it is said what is missing.
    """
    text = "" if frame.progress == "withdrawn" else discord_markdown(frame.text)
    has = bool(text)
    below = partial(_below, frame, note if has else "", names, has, charted, refused)
    bodies = _bodies(text, below(long=False))
    long = len(bodies) > PARTS
    small = below(long=long)
    filed = long and at_rest(frame) and not refused
    if filed:
        bodies = _split(text, BEGINNING)[:1]
    elif long:
        bodies = (*bodies[: PARTS - 1], *_split(bodies[PARTS - 1], CONTENT - size(small) - 1)[:1])
    document = _document(frame) if filed else None
    files = () if refused else charted.files
    last = len(bodies) - 1
    return tuple(
        _part(body, small, rows(frame, buttons, at), document, files) if at == last else _part(body)
        for at, body in enumerate(bodies)
    )


def _bodies(text: str, small: str) -> tuple[str, ...]:
    """The text in parts, of which the last leaves room for what stands under it; an empty one for no text."""
    room = CONTENT - size(small) - 1
    if size(text) <= room:
        return (text,)
    *whole, last = _split(text, BODY)
    return (*whole, *(_split(last, room) if size(last) > room else (last,)))


def _split(text: str, most: int) -> tuple[str, ...]:
    return splitting.split(text, most, heads=heads)


def _below(
    frame: Frame, note: str, names: Mapping[str, str], has_text: bool, charted: Charted, refused: str, *, long: bool
) -> str:
    """The small print, one line for each thing that is to be said."""
    lacking = charted.said
    if refused and (long or frame.chart):
        what = sentences.BOTH if long and frame.chart else sentences.REST if long else sentences.CHART
        lacking = refused.format(what)
    said = [lacking, *under(frame, note, line, has_text=has_text, long=long and not refused)]
    found = "\n".join(f"{SMALL}{_named(' '.join(one.split()), names)}" for one in said if one)
    return found if size(found) <= UNDER else prefix(found, UNDER - 1) + "…"


def _named(sentence: str, names: Mapping[str, str]) -> str:
    """A sentence with people's names for their ids."""
    return re.sub(r"(?<![\w/@!&#:])(\d{17,20})(?!\w)", lambda it: line(names.get(it[1], "")) or f"<@{it[1]}>", sentence)


def _document(frame: Frame) -> Document:
    """The file that holds an answer's whole text. A file notifies nobody, so it is as the model wrote it."""
    version = "" if frame.version is None else f"-version-{frame.version}"
    return Document(name=f"answer-{frame.answer}{version}.md", text=frame.text.strip("\n") + "\n")


def _part(
    body: str,
    small: str = "",
    below: tuple[Row, ...] = (),
    document: Document | None = None,
    files: tuple[File, ...] = (),
) -> Part:
    content = "\n".join(one for one in (body, small) if one) or "…"
    part = Part(content=content, rows=below, document=document, files=files)
    shown = (part.model_dump_json(exclude={"files"}), *(one.name for one in files))
    return part.model_copy(update={"digest": hashlib.sha256("\n".join(shown).encode()).hexdigest()})
