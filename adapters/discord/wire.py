"""What is called on Discord to put answers before people, and nothing else of it.

Every call goes with `AllowedMentions.none()`, with previews of links off, and gives no view to discord.py to keep.
"""

from __future__ import annotations

import io
from typing import Any, Protocol

import discord
from discord.ui import Button, Select, View

from adapters.discord.buttons import Menu, Row
from adapters.discord.render import Document
from bot.values import Value

NOBODY = discord.AllowedMentions.none()


class Outgoing(Value):
    """A message as it is to be."""

    content: str
    rows: tuple[Row, ...] = ()
    document: Document | None = None


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
        """Replace all that a message shows."""

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

    async def send(self, channel: int, message: Outgoing, *, nonce: str, reply_to: int | None) -> int:
        """See `Wire`."""
        to = self._client.get_partial_messageable(channel)
        more: dict[str, Any] = {}
        if reply_to is not None:
            more["reference"] = discord.MessageReference(
                message_id=reply_to, channel_id=channel, fail_if_not_exists=False
            )
            more["mention_author"] = False
        said = await to.send(**arguments(message), nonce=nonce, suppress_embeds=True, **more)
        return said.id

    async def edit(self, channel: int, message: int, new: Outgoing) -> None:
        """See `Wire`."""
        given = arguments(new)
        files = given.pop("files", [])
        one = self._client.get_partial_messageable(channel).get_partial_message(message)
        await one.edit(**{"view": None, **given}, attachments=files)

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
    if message.document:
        text = message.document.text.encode("utf-8", "replace")
        given["files"] = [discord.File(io.BytesIO(text), message.document.name)]
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
