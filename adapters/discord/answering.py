"""Interactions with buttons and forms: each gets its answer within three seconds, whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import structlog

from adapters.choices import EDIT, REFINE
from adapters.discord import limits, pressed, sentences
from adapters.discord.buttons import BESIDE, read_press
from adapters.discord.delivery import Delivery, Press, Submitted
from adapters.discord.panels import Panels, followed, lacks, whispered
from adapters.discord.publish import DiscordPublisher
from adapters.discord.tell import follow_up
from adapters.discord.troubles import TROUBLES
from adapters.discord.wire import Outgoing
from bot import texts
from bot.events import ThreadRef

log = structlog.get_logger()


class Answering:
    """Keeps what was pressed or filled in, and says that it came; opens what a press opens."""

    def __init__(
        self,
        client: discord.Client,
        keep: Callable[[Delivery], Awaitable[None]],
        publisher: DiscordPublisher,
        panels: Panels,
    ) -> None:
        self._client = client
        self._keep = keep
        self._publisher = publisher
        self._panels = panels

    async def answer(self, interaction: discord.Interaction) -> None:
        """Answer one. Never raises: what goes wrong is logged, and its person told."""
        sentence = texts.TROUBLE
        try:
            await self._answered(interaction)
            return
        except TROUBLES as problem:
            log.warning("interaction not answered as it should be", reason=repr(problem))
            sentence = sentences.LATE if isinstance(problem, TimeoutError) else sentence
        except Exception:
            log.exception("interaction not answered as it should be")
        await self._sorry(interaction, sentence)

    async def _answered(self, interaction: discord.Interaction) -> None:
        found = _read(interaction)
        if found is None:
            await whispered(interaction, sentences.OLD)
        elif isinstance(found, Press) and self._panels.opens(found):
            async with asyncio.timeout(limits.ACK_PATIENCE) as patience:
                if not interaction.response.is_done():
                    await self._opened(interaction, found, patience)
        elif isinstance(found, Submitted) and (lack := lacks(found)):
            await whispered(interaction, lack)
        else:
            await self._kept(interaction, found)

    async def _opened(self, interaction: discord.Interaction, press: Press, patience: asyncio.Timeout) -> None:
        """Only the first answer has to come in time."""
        if press.button not in (REFINE, EDIT):
            patience.reschedule(None)
        await self._panels.open(interaction, press)

    async def _kept(self, interaction: discord.Interaction, found: Press | Submitted) -> None:
        """Durable first. Where that takes too long it is acknowledged all the same: it is in the line to be kept."""
        ref = ThreadRef.parse(found.carried.thread)
        most = limits.FOLLOW_UPS if ref.workspace == found.workspace else 1  # of what is said there, they look there
        self._publisher.remember(found.user, ref.channel, follow_up(interaction), most)
        if isinstance(found, Press):
            async with asyncio.timeout(limits.ACK_PATIENCE / 2):
                whole = await self._panels.unsealed(found)
            if whole is None:
                return await whispered(interaction, texts.OFFER_GONE)
            found = whole
        try:
            async with asyncio.timeout(limits.ACK_PATIENCE):
                await self._keep(found)
        except TimeoutError:
            log.warning("acknowledged before it was kept", interaction=found.interaction)
        if isinstance(found, Submitted) and interaction.message is None:  # of a command, which waits for a message
            await whispered(interaction, sentences.TAKEN)
        else:
            await interaction.response.defer()
        if isinstance(found, Press) and _beside(interaction):
            await self._panels.marked(interaction, found)
        elif isinstance(found, Press) and self._panels.refreshes(interaction, found):
            await self._panels.refresh(interaction, found)
        return None

    async def _sorry(self, interaction: discord.Interaction, sentence: str) -> None:
        try:
            if interaction.response.is_done():
                await followed(interaction, (Outgoing(content=sentence),))
            else:
                await whispered(interaction, sentence)
        except Exception as problem:
            log.warning("nor was its person told", reason=repr(problem))

    async def unreadable(self, payload: Any) -> None:
        """Answer an interaction that discord.py cannot read, where it says at least its id and token."""
        found = payload if isinstance(payload, dict) else {}
        id, token = str(found.get("id")), found.get("token")
        if not (id.isdigit() and isinstance(token, str) and token):
            return
        kind = 8 if found.get("type") == 4 else 4
        data: dict[str, Any] = {"choices": []} if kind == 8 else {"content": sentences.OLD, "flags": 64}
        route = discord.http.Route("POST", f"/interactions/{id}/{{token}}/callback", token=token)
        try:
            await self._client.http.request(route, json={"type": kind, "data": data})
        except TROUBLES as problem:
            log.warning("an unreadable interaction is not answered", reason=repr(problem))


def _beside(interaction: discord.Interaction) -> bool:
    """Whether a button stands under a notice."""
    held = read_press(pressed.custom_id(interaction))
    return held is not None and held.part == BESIDE


def _read(interaction: discord.Interaction) -> Press | Submitted | None:
    """What an interaction is; None also where it cannot even be read."""
    try:
        if interaction.type is discord.InteractionType.modal_submit:
            return pressed.submitted(interaction)
        return pressed.pressed(interaction)
    except Exception:
        log.exception("interaction not read")
        return None
