"""What is called on Discord to put answers before people, and nothing else of it.

Every call goes with `AllowedMentions.none()`, with previews of links off, and gives no view to discord.py to keep.
"""

from __future__ import annotations

import io
from collections import OrderedDict
from typing import Any, Protocol

import discord
import structlog
from discord.ui import Button, Select, View

from adapters.discord import limits
from adapters.discord.buttons import Menu, Row
from adapters.discord.charted import File
from adapters.discord.render import Document
from bot.values import Value

log = structlog.get_logger()

NOBODY = discord.AllowedMentions.none()


class Outgoing(Value):
    """A message as it is to be."""

    content: str
    rows: tuple[Row, ...] = ()
    document: Document | None = None
    files: tuple[File, ...] = ()
    moving: bool = False
    """Whether it is not yet what it is to be: what is attached to it stays until it is."""


class Own(Value):
    """A message of our own, as the history has it."""

    id: int
    content: str
    custom_ids: tuple[str, ...]


class Wire(Protocol):
    """Discord, as far as answers need it. All of it raises `troubles.TROUBLES`."""

    async def send(self, channel: int, message: Outgoing, *, nonce: str, reply_to: int | None) -> int:
        """Post a message; gives its id. With a nonce of the last minutes, it is the message of that time."""

    async def edit(self, channel: int, message: int, new: Outgoing) -> None:
        """Replace all that a message shows; of `files`, those that it has already by their names stay."""

    async def delete(self, channel: int, message: int) -> None:
        """Delete a message of our own."""

    async def typing(self, channel: int) -> None:
        """Say for ten seconds that the bot is typing."""

    async def own(self, channel: int, after: int, limit: int) -> tuple[Own, ...]:
        """Our own among the newest messages of a channel after an id, newest first."""

    async def unarchive(self, thread: int) -> None:
        """Open an archived thread again."""

    async def direct(self, person: int) -> int:
        """The id of the channel of direct messages with a person."""

    def owner(self, guild: int) -> int | None:
        """The person who owns a server; None where that is not known."""


class DiscordWire:
    """A Wire by a running client of discord.py; channels and messages need not be in its cache."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._attached: OrderedDict[int, list[discord.Attachment]] = OrderedDict()
        """By message, what is attached to it, as far as it is known."""

    async def send(self, channel: int, message: Outgoing, *, nonce: str, reply_to: int | None) -> int:
        """See `Wire`."""
        to = self._client.get_partial_messageable(channel)
        more: dict[str, Any] = {}
        if reply_to is not None:
            more["reference"] = discord.MessageReference(
                message_id=reply_to, channel_id=channel, fail_if_not_exists=False
            )
            more["mention_author"] = False
        said = self._known(await to.send(**arguments(message), nonce=nonce, suppress_embeds=True, **more))
        if {one.name for one in message.files} - {one.filename for one in said.attachments}:
            await self.edit(channel, said.id, message)  # it is the message of an earlier time, without them
        return said.id

    async def edit(self, channel: int, message: int, new: Outgoing) -> None:
        """See `Wire`."""
        one = self._client.get_partial_messageable(channel).get_partial_message(message)
        stay = await self._staying(one, new)
        there = {file.filename for file in stay}
        given = arguments(new.model_copy(update={"files": tuple(it for it in new.files if it.name not in there)}))
        files = given.pop("files", [])
        if not new.moving:
            given["attachments"] = [*stay, *files]
        self._known(await one.edit(**{"view": None, **given}))

    async def _staying(self, one: discord.PartialMessage, new: Outgoing) -> list[discord.Attachment]:
        """What a message has of its new files already; where that cannot be known, nothing."""
        if new.moving or not new.files:
            return []
        if one.id not in self._attached:
            try:
                self._known(await one.fetch())
            except discord.HTTPException as problem:
                log.info("attached anew", message=one.id, reason=str(problem))
        found = {file.filename: file for file in self._attached.get(one.id, [])}
        return [found[file.name] for file in new.files if file.name in found]

    def _known(self, message: discord.Message) -> discord.Message:
        """Remember what is attached to a message of ours, as Discord has just told it."""
        self._attached[message.id] = list(message.attachments)
        self._attached.move_to_end(message.id)
        while len(self._attached) > limits.MOST_KNOWN:
            self._attached.popitem(last=False)
        return message

    async def delete(self, channel: int, message: int) -> None:
        """See `Wire`."""
        await self._client.get_partial_messageable(channel).get_partial_message(message).delete()

    async def typing(self, channel: int) -> None:
        """See `Wire`."""
        await self._client.get_partial_messageable(channel).typing()

    async def own(self, channel: int, after: int, limit: int) -> tuple[Own, ...]:
        """See `Wire`."""
        me = self._client.user
        found = self._client.get_partial_messageable(channel).history(
            limit=limit, after=discord.Object(after), oldest_first=False
        )
        return tuple([_own(one) async for one in found if me and one.author.id == me.id])

    async def unarchive(self, thread: int) -> None:
        """See `Wire`."""
        await self._client.http.edit_channel(thread, archived=False)

    async def direct(self, person: int) -> int:
        """See `Wire`."""
        return (await self._client.create_dm(discord.Object(person))).id

    def owner(self, guild: int) -> int | None:
        """See `Wire`."""
        known = self._client.get_guild(guild)
        return known.owner_id if known else None


def arguments(message: Outgoing) -> dict[str, Any]:
    """A message as discord.py takes it, for a new one."""
    given: dict[str, Any] = {"content": message.content, "allowed_mentions": NOBODY}
    if message.rows:
        given["view"] = view(message.rows)
    files = [discord.File(io.BytesIO(one.data), one.name, description=one.alt or None) for one in message.files]
    if message.document:
        text = message.document.text.encode("utf-8", "replace")
        files.append(discord.File(io.BytesIO(text), message.document.name))
    if files:
        given["files"] = files
    return given


def view(rows: tuple[Row, ...]) -> View:
    """Rows as discord.py sends them; it is stopped, so that discord.py forgets it: presses are read by `read_press`."""
    made = View(timeout=None)
    for at, row in enumerate(rows):
        if isinstance(row, Menu):
            options = [discord.SelectOption(label=label, value=value) for value, label in row.options]
            made.add_item(Select(custom_id=row.id, placeholder=row.placeholder, options=options, row=at))
            continue
        for key in row:
            style = discord.ButtonStyle.danger if key.danger else discord.ButtonStyle.secondary
            made.add_item(Button(custom_id=key.id, label=key.label, style=style, row=at))
    made.stop()
    return made


def _own(message: discord.Message) -> Own:
    ids = [
        str(item.custom_id)
        for row in message.components
        if isinstance(row, discord.ActionRow)
        for item in row.children
        if item.custom_id
    ]
    return Own(id=message.id, content=message.content, custom_ids=tuple(ids))
