"""After a restart, or where a session could not be resumed: what happened meanwhile is heard of after all, once.

Discord replays nothing to a new session. So everything that has newer messages than were read is looked through, and
what is known of our own conversations is compared with what is there: edits, deletions, and reactions on answers.
All of it is bounded (`limits`), and goes the way of what is heard: what is known already changes nothing.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable

import discord
import structlog

from adapters.discord import limits, parse, written
from adapters.discord.buttons import PLATFORM
from adapters.discord.delivery import Gone, Reaction
from adapters.discord.listen import Listener
from adapters.discord.missed import Put, Seen, deleted, reactions, said_in
from adapters.discord.shards import Marks, Shards
from adapters.discord.troubles import TROUBLES, code
from adapters.discord.where import DIRECT
from bot.bootstrap import Bot
from bot.events import ThreadRef

log = structlog.get_logger()

GONE = (limits.UNKNOWN_CHANNEL, limits.UNKNOWN_MESSAGE, limits.NO_ACCESS, limits.NO_PERMISSION)
Conversations = dict[str, list[ThreadRef]]
"""By the channel that they are in."""


class CatchUp:
    """Looks for what was missed, for one shard at a time."""

    def __init__(
        self,
        bot: Bot,
        client: discord.Client,
        listener: Listener,
        marks: Marks,
        shards: Shards,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._bot = bot
        self._client = client
        self._listener = listener
        self._marks = marks
        self._shards = shards
        self._now = now

    async def run(self, shard: int) -> None:
        """Catch up with a shard that has begun anew. A shard of which nothing was ever read has missed nothing."""
        since = self._marks.hold(shard)
        try:
            if since is not None:
                await self._missed(shard, self._from(since))
        finally:
            self._marks.release(shard)

    def _from(self, mark: int) -> int:
        """The id of the first message that is looked at."""
        least = limits.first_id(self._now() - limits.MISSED_FOR)
        return max(least, limits.first_id(limits.made(mark) - limits.MISSED_AGAIN))

    async def _missed(self, shard: int, since: int) -> None:
        ours: Conversations = defaultdict(list)
        for ref in await self._bot.heard.threads(PLATFORM, limits.MISSED_THREADS):
            if self._shards.of(ref.workspace) == shard and ref.channel.isdigit():
                ours[ref.channel].append(ref)
        others = [one for one in self._newer(shard, since) if one not in ours]
        log.info("Discord: catching up", shard=shard, conversations=len(ours), channels=len(others))
        for channel in [*ours, *others[: limits.MISSED_CHANNELS]]:
            try:
                await self._channel(channel, ours.get(channel, []), since)
            except TROUBLES as problem:
                if code(problem) not in GONE:
                    log.warning("not caught up with", channel=channel, reason=str(problem))

    def _newer(self, shard: int, since: int) -> list[str]:
        """The channels and threads of a shard's servers in which something was said since, the newest first."""
        found: list[tuple[int, str]] = []
        for guild in self._client.guilds:
            if self._shards.of(str(guild.id)) != shard:
                continue
            places: list[discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread] = [
                *guild.text_channels,
                *guild.voice_channels,
                *guild.stage_channels,
                *guild.threads,
            ]
            for one in places:
                last = one.last_message_id or 0
                mine = one.permissions_for(guild.me)
                if last >= since and mine.view_channel and mine.read_message_history:
                    found.append((last, str(one.id)))
        return [channel for _, channel in sorted(found, reverse=True)]

    async def _channel(self, channel: str, ours: list[ThreadRef], since: int) -> None:
        """One channel: what was said in it since, and what became of our conversations in it."""
        messages = await self._newest(channel, ours[0].workspace if ours else "", 0 if ours else since)
        for message in messages:
            if message.id >= since:
                self._heard(message)
        for ref in ours:
            await self._conversation(ref, messages)

    async def _newest(self, channel: str, workspace: str, since: int) -> list[discord.Message]:
        """The newest messages of a channel, oldest first."""
        where = self._where(int(channel), workspace)
        after = discord.Object(since - 1) if since else None
        found = [one async for one in where.history(limit=limits.MISSED_MESSAGES, after=after, oldest_first=False)]
        return found[::-1]

    def _where(self, channel: int, workspace: str) -> discord.abc.Messageable:
        """A channel, known or not; its messages say of which server they are."""
        known = self._client.get_channel(channel)
        guild = int(workspace) if workspace.isdigit() else None
        partial = self._client.get_partial_messageable(channel, guild_id=guild)
        return known if isinstance(known, discord.abc.Messageable) else partial

    def _heard(self, message: discord.Message) -> None:
        """A message that came meanwhile; what was heard of live is newer."""
        found = written.heard(message, self._me)
        if found and not self._listener.live(found.message):
            self._listener.hear(found)

    async def _conversation(self, ref: ThreadRef, messages: list[discord.Message]) -> None:
        """What became of one of ours: its messages, and the reactions on its answers."""
        history = await self._bot.store.history(ref)
        seen = Seen(
            workspace=ref.workspace,
            channel=ref.channel,
            messages=frozenset(str(one.id) for one in messages),
            since=messages[0].id if len(messages) == limits.MISSED_MESSAGES else 0,
        )
        by_id = {str(one.id): one for one in messages}
        known = set(said_in(history))
        apart = ref.thread == ref.channel and ref.thread in known and ref.thread not in by_id
        starter = ref.thread if apart else ""
        for message in messages:
            if str(message.id) in known:
                self._edited(message)
        missing = [one.message for one in deleted(history, seen, self._now()) if one.message != starter]
        missing += [starter] if starter else []
        await self._missing(ref, [one for one in missing if not self._listener.live(one)], starter)
        for place in await self._places(ref):
            shown = by_id.get(place)
            if shown is not None:
                await self._reactions(ref, shown)

    def _edited(self, message: discord.Message) -> None:
        found = written.changed(message, self._me)
        if found and not self._listener.live(found.message):
            self._listener.hear(found)

    async def _missing(self, ref: ThreadRef, messages: list[str], starter: str) -> None:
        """Messages of a conversation that are not in its channel: in the channel above, or deleted.

        Above is what a thread was begun on, and what replies to that. What was begun in a forum has its `starter` in
        itself, or it is not to be had: of that nothing is known.
        """
        parent = await self._parent(ref) if messages else None
        for message in messages[-limits.MISSED_MESSAGES :]:
            if parent is None and message == starter:
                continue
            try:
                found = await self._where(parent, ref.workspace).fetch_message(int(message)) if parent else None
            except discord.NotFound:
                found = None
            except discord.Forbidden as problem:
                log.info("not known whether it is deleted", channel=parent, reason=str(problem))
                continue
            if found:
                self._edited(found)
            else:
                self._listener.hear(self._gone(ref, message, parent))

    def _gone(self, ref: ThreadRef, message: str, parent: int | None) -> Gone:
        where = str(parent) if parent else ref.channel
        return Gone(workspace=ref.workspace, channel=where, user="", at=self._now(), message=message)

    async def _parent(self, ref: ThreadRef) -> int | None:
        thread = self._client.get_channel(int(ref.channel))
        if thread is None and ref.workspace != DIRECT:
            thread = await self._client.fetch_channel(int(ref.channel))
        has_it = isinstance(thread, discord.Thread) and isinstance(thread.parent, discord.TextChannel)
        return thread.parent_id if has_it and isinstance(thread, discord.Thread) else None

    async def _places(self, ref: ThreadRef) -> list[str]:
        """The messages that show a conversation's answers."""
        answers = (await self._bot.store.load(ref)).thread.answers
        numbers = range(answers, max(0, answers - limits.MISSED_ANSWERS), -1)
        return [one.message for number in numbers for one in await self._bot.places.of(ref, number) if one.message]

    async def _reactions(self, ref: ThreadRef, message: discord.Message) -> None:
        """Who has put what on an answer, compared with what is known."""
        now: dict[str, Put] = {}
        for one in message.reactions:
            if shown := parse.emoji(one.emoji):
                users = [user async for user in one.users(limit=limits.MISSED_REACTIONS)]
                people = frozenset(str(user.id) for user in users if not user.bot)
                now[shown[1]] = Put(
                    emoji=shown[0], key=shown[1], users=people, whole=len(users) < limits.MISSED_REACTIONS
                )
        found = reactions(
            ref, await self._bot.store.history(ref), str(message.id), ref.channel, now, self._now(), self._me
        )
        self._hear_all(one for one in found if not self._listener.live(one.message, one.user, one.key))

    def _hear_all(self, found: Iterable[Reaction]) -> None:
        for one in found:
            self._listener.hear(one)

    @property
    def _me(self) -> int:
        return self._client.user.id if self._client.user else 0
