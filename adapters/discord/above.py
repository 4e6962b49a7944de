"""What was said before the bot was called: read once, bounded, as a file that comes with the question."""

from __future__ import annotations

import discord
import structlog

from adapters.attached import FileRef
from adapters.discord.delivery import Said
from adapters.discord.rooms import Rooms
from adapters.discord.troubles import TROUBLES
from adapters.discord.written import files, shown_name, words
from bot.events import Attachment

log = structlog.get_logger()

MOST = 50
"""Messages of a thread that are taken, the latest: half a page of the reference. Our choice."""
LONGEST = 20_000
"""Characters of all of them, from the end. Our choice."""
REPLIED_TO = "the message you replied to"
ASKED_ABOUT = "the message asked about"


class Above:
    """Reads what people said to each other."""

    def __init__(self, client: discord.Client, rooms: Rooms) -> None:
        self._client = client
        self._rooms = rooms

    async def thread(self, said: Said) -> Attachment | None:
        """The messages of a thread before that one, with their authors' names; None where there are none to be had."""
        where = self._client.get_partial_messageable(int(said.channel))
        try:
            before = where.history(limit=MOST, before=discord.Object(int(said.message)), oldest_first=False)
            found = [_started(one) async for one in before]
        except TROUBLES as problem:
            log.warning("thread not read", channel=said.channel, reason=str(problem))
            return None
        told = [told for one in reversed(found) if (told := self._told(one))]
        return _attachment(f"the {len(told)} messages above" if len(told) > 1 else "the message above", told)

    async def message(
        self, channel: str, message: str, name: str = REPLIED_TO
    ) -> tuple[Attachment | None, tuple[FileRef, ...]]:
        """One message, and the files in it; neither where it is gone or hidden. Raises the network's errors."""
        found = await self._rooms.message(channel, message)
        told = self._told(found) if found else ""
        return _attachment(name, [told] if told else []), files(found) if found else ()

    def _told(self, message: discord.Message) -> str:
        """What a message says, behind its author's name; of files, their names."""
        me = self._client.user
        listed = ", ".join(one.name for one in files(message))
        said = (words(message, me.id if me else 0), f"(file: {listed})" if listed else "")
        what = "\n".join(filter(None, (*said, *(_embedded(one) for one in message.embeds))))
        return f"{shown_name(message.author)}: {what}" if what else ""


def _started(message: discord.Message) -> discord.Message:
    """A message of a thread; of the line that begins it, the message in the channel that it was begun on."""
    resolved = message.reference.resolved if message.reference else None
    begins = message.type is discord.MessageType.thread_starter_message
    return resolved if begins and isinstance(resolved, discord.Message) else message


def _embedded(embed: discord.Embed) -> str:
    """What a card says, which other bots mostly write in."""
    parts = [embed.title or "", embed.description or "", *(f"{one.name}: {one.value}" for one in embed.fields)]
    return "\n".join(filter(None, parts))


def _attachment(name: str, told: list[str]) -> Attachment | None:
    whole = "\n\n".join(told)
    kept = whole[-LONGEST:]
    return Attachment(name=name, text=kept, omitted=len(whole) - len(kept)) if kept else None
