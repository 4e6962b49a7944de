"""The commands about what is kept of a person: /profile, /memory, /meet, /forget. Only they see what comes of them."""

from __future__ import annotations

from adapters.discord import events, limits, sentences
from adapters.discord.buttons import BESIDE, offered
from adapters.discord.commands import Interaction
from adapters.discord.events import FORGET
from adapters.discord.ground import Ground, Standing, standing
from adapters.discord.panels import followed
from adapters.discord.parse import text
from adapters.discord.render import Document
from adapters.discord.where import DIRECT
from adapters.discord.wire import Outgoing
from adapters.discord.written import room
from bot.answers import Frame, Offer
from bot.events import Commanded, ThreadRef

EXPORT = "burnish-export.json"


class Keeping:
    """Shows what is kept of a person, and changes it as they say."""

    def __init__(self, ground: Ground) -> None:
        self._on = ground

    async def profile(self, interaction: Interaction) -> None:
        """Show a person's profile."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        here = standing(interaction)
        await followed(interaction, (await self._on.panels.lookup.profile_page(here.workspace, here.user),))

    async def memory(self, interaction: Interaction) -> None:
        """Show what is remembered of their conversations."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        here = standing(interaction)
        page = await self._on.panels.lookup.memory_page(here.workspace, here.user, steward=here.steward)
        await followed(interaction, (page,))

    async def export(self, interaction: Interaction) -> None:
        """All that is kept of a person, as a file."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        here = standing(interaction)
        who = events.profile_of(here.workspace, here.user).who(here.user)
        all = await self._on.bot.store.export(who)
        if len(all.encode("utf-8", "replace")) > limits.UPLOAD:
            return await followed(interaction, (Outgoing(content=sentences.TOO_MUCH),))
        document = Document(name=EXPORT, text=all)
        return await followed(interaction, (Outgoing(content=sentences.EXPORTED, document=document),))

    async def says(self, interaction: Interaction, words: str) -> None:
        """A command about what is kept; what comes of it is its answer."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        here = standing(interaction)
        await self._said(interaction, here, events.profile_of(here.workspace, here.user), text(words))

    async def here(self, interaction: Interaction, words: str) -> None:
        """The same of one conversation: that of the answer that a command here means."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        here = standing(interaction)
        spoken = await self._on.spoken(here.workspace, here.channel, here.user)
        ref = spoken.ref if spoken else events.whole(here.workspace, here.channel)
        if spoken is None and not (here.bot and room(interaction.channel) in ("thread", "direct")):
            return await followed(interaction, (Outgoing(content=sentences.NO_THREAD),))
        return await self._said(interaction, here, ref, words)

    async def _said(self, interaction: Interaction, here: Standing, ref: ThreadRef, words: str) -> None:
        self._on.remember(interaction, ref.channel)
        event = here.event(ref, Commanded(text=words))
        await self._on.accept(event, here)
        await self._on.bot.inbox.settled(ref)
        entry = await self._on.bot.store.entry(event.id)
        if not (entry and entry.outcome and entry.outcome.notice):
            await followed(interaction, (Outgoing(content=sentences.DONE),))

    async def forget(self, interaction: Interaction) -> None:
        """Say what would be erased; a press erases it. Each time that it is asked for is another."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        here = standing(interaction)
        ref = events.profile_of(here.workspace, here.user)
        frame = Frame(thread=str(ref), answer=0, version=None, text="", progress="done")
        rows = offered(frame, [Offer(label=sentences.ERASE, button=FORGET, value=here.interaction)], BESIDE)
        where = sentences.ERASES_DIRECT if here.workspace == DIRECT else sentences.ERASES_HERE
        await followed(interaction, (Outgoing(content=sentences.ERASES.format(where), rows=rows),))
