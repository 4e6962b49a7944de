"""discord.py's client, as we run it: every shard of this process, nothing cached that the database has, raw events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

import aiohttp
import discord
import structlog
import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.trunk import Trunk
from adapters.discord.wire import NOBODY

log = structlog.get_logger()

API = "https://discord.com/api/v10"
READY = 1.0
"""Seconds without another server after which all that a shard has have come (ours; discord.py's own is 2)."""
GUARDED = ("MESSAGE_", "INTERACTION_", "THREAD_", "CHANNEL_", "GUILD_", "TYPING_", "PRESENCE_", "USER_", "INTEGRATION_")
"""Events of which one that discord.py cannot read is left out: by itself it would end the whole bot."""


class Listening(Protocol):
    """Who is told of what the client hears, in the order in which it is heard."""

    async def logged_in(self) -> None:
        """Logged in, and not connected yet."""

    def connected(self, shard: int) -> None:
        """A shard begins anew: what happened before was not heard."""

    async def ready(self, shard: int) -> None:
        """All that a shard knows of its servers has come."""

    def said(self, message: discord.Message) -> None:
        """A message came."""

    def changed(self, message: discord.Message) -> None:
        """Something about a message is another than before."""

    def gone(self, messages: Iterable[int], channel: int, guild: int | None) -> None:
        """Messages were deleted."""

    def reaction(self, raw: discord.RawReactionActionEvent) -> None:
        """An emoji was put on or taken off."""

    def cleared(self, raw: discord.RawReactionClearEvent | discord.RawReactionClearEmojiEvent) -> None:
        """A moderator took emoji off."""

    async def interaction(self, interaction: discord.Interaction) -> None:
        """A button or a form was used; commands are the tree's."""

    def unreadable(self, payload: Any) -> None:
        """An interaction came that discord.py cannot read."""


class Client(discord.AutoShardedClient):
    """A client that tells a listener what it hears; see `listen.Listener`.

    In: whether the message-content intent is granted; of several processes, which shards are this one's.
    """

    listener: Listening | None = None
    """Told of everything; what comes before there is one is nothing."""

    def __init__(
        self,
        *,
        content: bool,
        trace: aiohttp.TraceConfig,
        shard_count: int | None = None,
        shard_ids: Sequence[int] = (),
        **options: Any,
    ) -> None:
        intents = discord.Intents.default()
        intents.message_content = content
        intents.voice_states = intents.typing = intents.invites = intents.guild_scheduled_events = False
        given: dict[str, Any] = (
            {"guild_ready_timeout": READY} | options | ({"shard_ids": list(shard_ids)} if shard_ids else {})
        )
        super().__init__(
            intents=intents,
            shard_count=shard_count,
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_mentions=NOBODY,
            http_trace=trace,
            **given,
        )
        self.tree = Trunk(self)

    def _get_state(self, **options: Any) -> Any:
        state = super()._get_state(**options)
        for event, parse in state.parsers.items():
            if event.startswith(GUARDED):
                state.parsers[event] = self._guarded(event, parse)
        return state

    def _guarded(self, event: str, parse: Callable[[Any], None]) -> Callable[[Any], None]:
        def read(payload: Any) -> None:
            try:
                parse(payload)
            except Exception:
                log.exception("an event that cannot be read", event_type=event)
                if event == "INTERACTION_CREATE" and self.listener:
                    self.listener.unreadable(payload)

        return read

    async def setup_hook(self) -> None:
        """Logged in, and not connected yet."""
        if self.listener:
            await self.listener.logged_in()

    async def on_shard_connect(self, shard_id: int) -> None:
        """A shard identified anew."""
        if self.listener:
            self.listener.connected(shard_id)

    async def on_shard_ready(self, shard_id: int) -> None:
        """A shard has its servers."""
        if self.listener:
            await self.listener.ready(shard_id)

    async def on_message(self, message: discord.Message) -> None:
        """A message came."""
        if self.listener:
            self.listener.said(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """A message was changed, or its links were unfurled."""
        if self.listener:
            self.listener.changed(payload.message)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A message was deleted."""
        if self.listener:
            self.listener.gone([payload.message_id], payload.channel_id, payload.guild_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Messages were deleted, by a moderator or another bot."""
        if self.listener:
            self.listener.gone(sorted(payload.message_ids), payload.channel_id, payload.guild_id)

    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """An emoji was put on."""
        if self.listener:
            self.listener.reaction(payload)

    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """An emoji was taken off."""
        if self.listener:
            self.listener.reaction(payload)

    async def on_raw_reaction_clear(self, payload: discord.RawReactionClearEvent) -> None:
        """All emoji of a message were taken off."""
        if self.listener:
            self.listener.cleared(payload)

    async def on_raw_reaction_clear_emoji(self, payload: discord.RawReactionClearEmojiEvent) -> None:
        """All of one emoji were taken off."""
        if self.listener:
            self.listener.cleared(payload)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A button, a form, or a command."""
        if self.listener:
            await self.listener.interaction(interaction)

    async def on_error(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Whatever a listener raised goes into the log, and stops nothing."""
        log.exception("not handled", event_type=event)


def point(api: str) -> None:
    """Have discord.py speak to another address than Discord's, for all clients of this process."""
    found = yarl.URL(api)
    Route.BASE = api.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = found.with_scheme("wss" if found.scheme == "https" else "ws").with_path(
        "/gateway"
    )
    Asset.BASE = str(found.with_path("/cdn"))
