"""What commands stand on: who gave one where, and which answer it means."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from adapters.discord import events
from adapters.discord.buttons import PLATFORM
from adapters.discord.delivery import Delivery, Submitted
from adapters.discord.members import stewards
from adapters.discord.panels import Panels
from adapters.discord.parse import name, roles, workspace
from adapters.discord.publish import DiscordPublisher
from adapters.discord.rooms import Rooms
from adapters.discord.tell import follow_up
from adapters.discord.where import link
from adapters.lookup import Spoken
from bot.bootstrap import Bot
from bot.events import FeedbackEvent, Refusal, Signal, ThreadRef
from bot.house import Ids
from bot.values import Value

LATEST = 25
"""Threads among which the person's own latest answer in a channel is looked for."""


class Standing(Value):
    """Who gave a command, and where."""

    workspace: str
    channel: str
    user: str
    at: float
    interaction: str
    roles: Ids = ()
    steward: bool = False
    """Whether they may manage the server."""
    bot: bool = True
    """Whether the bot itself is there, and can write."""

    def who(self) -> dict[str, Any]:
        """What every delivery of theirs has."""
        return self.model_dump(exclude={"bot"})

    def event(self, ref: ThreadRef, signal: Signal, **more: Any) -> FeedbackEvent:
        """What they say, as an event: one command is one."""
        made = FeedbackEvent(
            id=f"{PLATFORM}:command:{self.interaction}", thread=ref, by=self.user, at=self.at, signal=signal, **more
        )
        return events.authored(made, steward=self.steward)


def standing(interaction: discord.Interaction) -> Standing:
    """Who gave a command, and where."""
    context = interaction.context
    direct = interaction.guild_id is None and context.dm_channel
    return Standing(
        workspace=workspace(interaction.guild_id),
        channel=name(interaction.channel_id),
        user=name(interaction.user.id),
        at=interaction.created_at.timestamp(),
        interaction=name(interaction.id),
        roles=roles(interaction.user),
        steward=stewards(interaction),
        bot=bool(direct or (interaction.guild_id is not None and interaction.is_guild_integration())),
    )


class Ground:
    """The running bot, as commands use it."""

    def __init__(
        self,
        bot: Bot,
        publisher: DiscordPublisher,
        panels: Panels,
        rooms: Rooms,
        keep: Callable[[Delivery], Awaitable[None]],
    ) -> None:
        self.bot = bot
        self.panels = panels
        self._publisher = publisher
        self._rooms = rooms
        self._keep = keep

    async def keep(self, form: Submitted) -> None:
        """Have what was given handled in its order; it is durable when this returns."""
        await self._keep(form)

    def places(self, channel: str) -> Ids:
        """The places that a channel is in."""
        return self._rooms.places(channel)

    async def refusal(self, event: FeedbackEvent, here: Standing) -> str:
        """Why the rules do not let it count; "" where they do."""
        return await self.bot.door.refusal(event, here.roles, self.places(event.thread.channel))

    async def accept(self, event: FeedbackEvent, here: Standing) -> None:
        """Take it in by the rules; what was refused already is kept as that."""
        if event.refused:
            await self.bot.inbox.accept(event)
        else:
            await self.bot.door.accept(event, here.roles, self.places(event.thread.channel))

    def refused(self, event: FeedbackEvent, why: str) -> FeedbackEvent:
        """An event that does not count, of which its author is told here."""
        return event.model_copy(update={"refused": Refusal(why=why, told=False)})

    def remember(self, interaction: discord.Interaction, channel: str) -> None:
        """What there is to be told of it is told where it was given."""
        self._publisher.remember(str(interaction.user.id), channel, follow_up(interaction))

    async def spoken(self, workspace: str, channel: str, user: str) -> Spoken | None:
        """The answer that a command in a channel means: its own, where it is a thread of ours or direct messages; else
        the latest to a question of the person's own there, else the latest that they spoke of."""
        lookup = self.panels.lookup
        spoken = await lookup.answer(events.whole(workspace, channel))
        if spoken.answer:
            return spoken
        found: list[Spoken] = []
        for one in await self.bot.store.recent(PLATFORM, workspace, user, LATEST):
            if channel not in self._rooms.places(one.ref.channel):
                continue
            spoken = await lookup.answer(one.ref)
            if spoken.answer and spoken.now.task and spoken.now.task.author == user:
                return spoken
            found += [spoken] if spoken.answer else []
        return found[0] if found else None

    async def link(self, ref: ThreadRef, answer: int) -> str:
        """The address of an answer; "" where it is not known."""
        places = await self.bot.places.of(ref, answer)
        shown = next((one for one in places if one.message), None)
        return link(ref, int(ref.channel), int(shown.message)) if shown else ""
