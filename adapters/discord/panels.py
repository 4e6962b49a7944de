"""What a press opens: a form, or what explains an answer, which only the person sees; and what a form says.

A form says nothing about an answer by being opened, so nothing of this is kept: what is not opened is opened again.
"""

from __future__ import annotations

import asyncio

import discord
import structlog

from adapters import editing, refining
from adapters.choices import EDIT, HISTORY, REFINE, WHY
from adapters.discord import events, forms, limits, sentences
from adapters.discord.admitting import Admitting
from adapters.discord.asking import Asking, Question
from adapters.discord.delivery import Press, Submitted
from adapters.discord.explaining import RESTORE, turned
from adapters.discord.pressed import custom_id
from adapters.discord.render import SMALL
from adapters.discord.unsealing import unsealed
from adapters.discord.viewer import Lookup, frame
from adapters.discord.where import MEMORY, PROFILE
from adapters.discord.wire import Outgoing, arguments
from adapters.lookup import Spoken
from adapters.splitting import prefix, size
from bot.bootstrap import Bot
from bot.events import FeedbackEvent, Rewrote, Signal, ThreadRef
from bot.interpret.buttons import REMOVE, SHARE
from bot.memory import NAMED

log = structlog.get_logger()

OPENS = (WHY, HISTORY, PROFILE, MEMORY, REFINE, EDIT)
"""Buttons that open something and say nothing."""
PATIENCE = 8.0
"""Seconds that a change made in what explains has to be written, before that is shown as it stands (ours)."""


class Panels:
    """Opens what explains and what is filled in."""

    def __init__(self, bot: Bot, asking: Asking, admitting: Admitting) -> None:
        self._bot = bot
        self._admitting = admitting
        self.asking = asking
        self.lookup = Lookup(bot)

    def opens(self, press: Press) -> bool:
        """Whether a press opens something, and is no feedback."""
        return press.button in OPENS

    async def open(self, interaction: discord.Interaction, press: Press) -> None:
        """Answer a press with what it opens. Raises discord.py's errors and the network's."""
        ref, held = ThreadRef.parse(press.carried.thread), press.carried
        if ref.workspace != press.workspace:
            await whispered(interaction, sentences.OLD)
        elif press.button in (REFINE, EDIT):
            await self.form(interaction, press.button, await self.lookup.answer(ref, held.answer, held.version))
        elif (page := turned(held.value)) is not None:
            await interaction.response.defer()
            await shown_anew(interaction, await self._view(press.button, ref, press, page))
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await followed(interaction, (await self._view(press.button, ref, press),))

    async def _view(self, view: str, ref: ThreadRef, press: Press, page: int = 0) -> Outgoing:
        """What explains, as it is now; a profile and what is remembered only to whose it is."""
        if view == PROFILE:
            return await self.lookup.profile_page(ref.workspace, press.user, page)
        if view == MEMORY:
            return await self.lookup.memory_page(ref.workspace, press.user, page, steward=press.steward)
        return await self.lookup.page(view, await self.lookup.answer(ref, press.carried.answer), press.user, page)

    async def unsealed(self, press: Press) -> Press | None:
        """A press with all that it carries; None where that is not to be known any longer."""
        return await unsealed(press, self._bot, self.lookup)

    def refreshes(self, interaction: discord.Interaction, press: Press) -> bool:
        """Whether a press was made in what explains, so that it has to show what came of it."""
        inside = interaction.message is not None and interaction.message.flags.ephemeral
        return inside and press.button in (REMOVE, RESTORE, SHARE)

    async def refresh(self, interaction: discord.Interaction, press: Press) -> None:
        """Once a press in what explains is taken in, show it anew; it was acknowledged before."""
        event, ref = await self.pressed(press), ThreadRef.parse(press.carried.thread)
        if event is None:
            return
        await self._admitting.accept(event, press)
        try:
            async with asyncio.timeout(PATIENCE):
                await self._bot.inbox.settled(ref)
        except TimeoutError:
            log.debug("not settled yet", thread=str(ref))
        own = MEMORY if press.carried.value.startswith(NAMED) else PROFILE
        view = own if ref.channel == PROFILE else HISTORY if press.button == RESTORE else WHY
        await shown_anew(interaction, await self._view(view, ref, press))

    async def marked(self, interaction: discord.Interaction, press: Press) -> None:
        """Once an offer that was taken counts, its notice says so, and offers nothing any more; it was acknowledged
        before. What stands there for somebody else stays."""
        message = interaction.message
        if message is None or not (interaction.guild_id is None or _meant_for(press.user, message)):
            return
        event = await self.pressed(press)
        if event is None or await self._admitting.accept(event, press):
            return
        said = sentences.pressed(_label(message, interaction))
        content = f"{prefix(message.content, limits.CONTENT - size(said) - 1)}\n{said}"
        await shown_anew(interaction, Outgoing(content=content))

    async def pressed(self, press: Press) -> FeedbackEvent | None:
        """What a press says, as `events.pressed`; made again after it was refused, it is weighed again."""
        event = events.pressed(press)
        if event is None:
            return None
        first = await self._bot.store.entry(event.id)
        later = await self._bot.heard.last(f"{event.id}:") if first and first.event.refused else None
        return events.again(press, event, first, later)

    async def form(self, interaction: discord.Interaction, name: str, spoken: Spoken) -> None:
        """Open the form that changes an answer, or say why there is none: it has to be the interaction's first
        answer."""
        version = spoken.version
        if version is None:
            await whispered(interaction, sentences.NO_ANSWER)
            return
        make = forms.edit_form if name == EDIT else forms.refine_form
        form = make(frame(spoken), version.text)
        await (interaction.response.send_modal(form) if form else whispered(interaction, sentences.TOO_LONG))

    async def filled(self, form: Submitted) -> Question:
        """What a form says; None where what it is about is gone; and what of it could not be had, in sentences.
        Raises, for a question, what `Asking.asked` does."""
        if form.form == forms.ASK:
            return await self.asking.asked(form)
        signal = await self._entered(form)
        return (events.filled(form, signal) if signal else None), ()

    async def _entered(self, form: Submitted) -> Signal | None:
        held, ref = form.carried, ThreadRef.parse(form.carried.thread)
        answer = await self._bot.store.answer(ref, held.answer) if held.answer else None
        version = (answer.version(held.version) or answer.current) if answer else None
        if version is None:
            return None
        if form.form == REFINE:
            return refining.refined(version.text, form.values)
        if form.form == EDIT:
            return Rewrote(text=editing.edited(version.text, form.values, forms.INPUT))
        return None


def lacks(form: Submitted) -> str:
    """What a form lacks before it can be taken in, as a sentence; "" where it can be. Discord itself takes blanks."""
    needed = {REFINE: (refining.SAY, sentences.SAY_WHAT), forms.ASK: (refining.QUESTION, sentences.ASK_WHAT)}
    name, sentence = needed.get(form.form, ("", ""))
    return sentence if name and not form.values.get(name, "").strip() else ""


def _meant_for(person: str, message: discord.Message) -> bool:
    """Whether a notice in a server is for somebody: only they see it, or it begins with their name."""
    return message.flags.ephemeral or message.content.startswith(f"{SMALL}<@{person}>")


def _label(message: discord.Message, interaction: discord.Interaction) -> str:
    """What stands on the button that was pressed."""
    id = custom_id(interaction)
    rows = (row for row in message.components if isinstance(row, discord.ActionRow))
    found = (one for row in rows for one in row.children if isinstance(one, discord.Button) and one.custom_id == id)
    return next((one.label or "" for one in found), "")


async def whispered(interaction: discord.Interaction, sentence: str) -> None:
    """Answer an interaction with a sentence that only its person sees."""
    given = arguments(Outgoing(content=sentence))
    await interaction.response.send_message(**given, ephemeral=True, suppress_embeds=True)


async def shown_anew(interaction: discord.Interaction, message: Outgoing) -> None:
    """Put something else into the message that an acknowledged press was made in."""
    given = {"view": None, **arguments(message)}
    files = given.pop("files", [])
    await interaction.edit_original_response(**given, attachments=files)


async def followed(interaction: discord.Interaction, messages: tuple[Outgoing, ...]) -> None:
    """Say something after an interaction that was put off."""
    for message in messages:
        await interaction.followup.send(**arguments(message), ephemeral=True, suppress_embeds=True)
