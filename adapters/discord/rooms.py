"""Where people talk: what kind of place a channel is, what the bot may do there, and the threads that it begins."""

from __future__ import annotations

from typing import Literal

import discord
import structlog

from adapters.discord import events, limits
from adapters.discord.delivery import Room, Said
from adapters.discord.pace import Pace
from adapters.discord.parse import roles
from adapters.discord.safe import safe
from adapters.discord.troubles import TROUBLES, code
from adapters.discord.written import room
from adapters.splitting import prefix, size
from bot.events import ThreadRef

log = structlog.get_logger()

HAVE_THREADS = (discord.ChannelType.text, discord.ChannelType.news)
"""The kinds of channels in which a message can begin a thread."""
ARCHIVED_AFTER: Literal[1440] = 1440
"""Minutes without a message after which Discord puts a thread away: a day, its own default. Nothing is lost by it."""
UNNAMED = "Question"


class Rooms:
    """The channels of a running client."""

    def __init__(self, client: discord.Client, pace: Pace) -> None:
        self._client = client
        self._pace = pace

    async def look(self, channel: str) -> Room:
        """What kind of place a channel is that was not known when something came from it."""
        known = self._client.get_channel(int(channel))
        if known is None:
            try:
                known = await self._client.fetch_channel(int(channel))
            except TROUBLES as problem:
                log.info("a channel is not known", channel=channel, reason=str(problem))
                return "channel"
        found = room(known)
        return "channel" if found == "unknown" else found

    async def conversation(self, said: Said, title: str) -> ThreadRef:
        """Where a question in a channel is answered: in a thread on it, where the bot may begin one and write in it;
        else by replies in the channel. Raises the troubles that may pass."""
        threaded = self.may_thread(said.channel) and await self._begun(said, title)
        return events.begun(said.workspace, said.channel, said.message, thread=threaded)

    def may_thread(self, channel: str) -> bool:
        """Whether messages of a channel can have threads, and the bot may begin them and write there."""
        known = self._client.get_channel(int(channel))
        if not isinstance(known, discord.TextChannel) or known.type not in HAVE_THREADS:
            return False
        mine = known.permissions_for(known.guild.me)
        return mine.create_public_threads and mine.send_messages_in_threads

    async def _begun(self, said: Said, title: str) -> bool:
        """Whether there is a thread on the message now, ours or somebody else's; its id is the message's."""

        async def begin() -> None:
            await self._client.http.start_thread_with_message(
                int(said.channel), int(said.message), name=named(title), auto_archive_duration=ARCHIVED_AFTER
            )

        try:
            await self._pace.call(begin, channel=int(said.channel), kind="other", last=True, repeat=True)
        except discord.HTTPException as problem:
            if code(problem) == limits.HAS_THREAD:
                return True
            if problem.status >= 500:
                raise
            log.info("no thread, so it is a reply", channel=said.channel, reason=str(problem))
            return False
        return True

    async def message(self, channel: str, message: str) -> discord.Message | None:
        """A message; None where it is gone, or not to be read."""
        try:
            return await self._client.get_partial_messageable(int(channel)).fetch_message(int(message))
        except discord.HTTPException as problem:
            log.info("message not read", channel=channel, reason=str(problem))
            return None

    def places(self, *channels: str) -> tuple[str, ...]:
        """Where channels are, for rules about places: each itself, the channel that it is a thread of, the category."""
        return tuple(dict.fromkeys(one for channel in channels for one in self._around(channel)))

    def _around(self, channel: str) -> list[str]:
        known = self._client.get_channel(int(channel)) if channel.isdigit() else None
        above = known.parent if isinstance(known, discord.Thread) else known
        category = getattr(above, "category_id", None)
        ids = (channel, above.id if above else None, category)
        return [str(one) for one in ids if one]

    async def roles(self, workspace: str, person: str) -> tuple[str, ...]:
        """The roles of a member of a server; none where they cannot be had."""
        guild = self._client.get_guild(int(workspace))
        try:
            return roles(await guild.fetch_member(int(person))) if guild else ()
        except TROUBLES as problem:
            log.info("a member is not known", person=person, reason=str(problem))
            return ()


def named(title: str) -> str:
    """What a thread is called: the question in one line, as long as Discord lets it be."""
    line = safe(" ".join(title.split())) or UNNAMED
    return line if size(line) <= limits.THREAD_NAME else prefix(line, limits.THREAD_NAME - 1) + "…"
