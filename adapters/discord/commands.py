"""The commands about answers: /ask, /refine, /compare, /history, /undo, /why, and the entries of a message's menu.

Interactions only acknowledge, so that only their person sees them; what comes of them is a normal message. What they
say is durable before they are acknowledged, where that does not take too long.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import discord
import structlog
from discord import app_commands

from adapters.attached import FileRef
from adapters.carried import Carried
from adapters.choices import REFINE
from adapters.discord import events, forms, limits, options, sentences
from adapters.discord.asking import FILES, PRIVATE, given_back, packed
from adapters.discord.buttons import PLATFORM
from adapters.discord.delivery import Submitted
from adapters.discord.ground import Ground, standing
from adapters.discord.panels import followed, whispered
from adapters.discord.parse import text
from adapters.discord.troubles import TROUBLES
from adapters.discord.viewer import frame
from adapters.discord.where import DIRECT
from adapters.discord.wire import Outgoing
from adapters.discord.written import files as attached_to
from adapters.discord.written import shown_name
from adapters.lookup import Spoken
from adapters.refining import QUESTION
from bot import texts
from bot.answers import Frame
from bot.events import Asked, Commanded, Signal

log = structlog.get_logger()

Interaction = discord.Interaction


class Commands:
    """Carries commands out."""

    def __init__(self, ground: Ground) -> None:
        self._on = ground

    async def ask(self, interaction: Interaction, question: str, attachment: discord.Attachment | None) -> None:
        """Put a question before everybody, and answer it; where the bot is not, in direct messages."""
        question, here = text(question).strip(), standing(interaction)
        if not question:
            return await whispered(interaction, sentences.ASK_WHAT)
        files = (_file(attachment),) if attachment else ()
        elsewhere = not here.bot
        ref = events.whole(DIRECT if elsewhere else here.workspace, here.channel)
        form = Submitted(
            **here.who(),
            form=forms.ASK,
            carried=Carried(thread=str(ref)),
            values={QUESTION: question, FILES: packed(files)} | ({PRIVATE: "1"} if elsewhere else {}),
            name=shown_name(interaction.user),
        )
        draft = here.event(ref, Asked(text=question))
        why = "" if elsewhere else await self._on.refusal(draft, here)
        if why:
            return await whispered(interaction, given_back(why, question))
        self._on.remember(interaction, ref.channel)
        said = sentences.IN_PRIVATE if elsewhere else sentences.ASKED
        return await self._acknowledged(interaction, self._on.keep(form), said)

    async def refine(
        self, interaction: Interaction, said: str, styles: dict[str, str], passage: str, holds: str
    ) -> None:
        """Change the answer as the options say; without any, by the form."""
        spoken = await self._spoken(interaction)
        if spoken is None or spoken.version is None:
            return await whispered(interaction, sentences.NO_ANSWER_HERE)
        signal = options.refined(spoken.answer, text(said), styles, text(passage), holds)
        if signal is None and (passage or holds):
            return await whispered(interaction, sentences.REFINE_WHAT)
        if signal is None:
            return await self._on.panels.form(interaction, REFINE, spoken)
        if passage and passage[:1] == "v" and options.gone(spoken.answer, passage):
            return await whispered(interaction, texts.PASSAGE_GONE)
        return await self._says(interaction, spoken, signal)

    async def undo(self, interaction: Interaction) -> None:
        """Take the last change of the answer back."""
        spoken = await self._spoken(interaction)
        if spoken is None:
            return await whispered(interaction, sentences.NO_ANSWER_HERE)
        return await self._says(interaction, spoken, Commanded(text="/undo"))

    async def view(self, interaction: Interaction, view: str) -> None:
        """Show why the answer is what it is, or its versions."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        spoken = await self._spoken(interaction)
        if spoken is None:
            return await followed(interaction, (Outgoing(content=sentences.NO_ANSWER_HERE),))
        shown = await self._on.panels.lookup.page(view, spoken, str(interaction.user.id))
        return await followed(interaction, (shown,))

    async def compare(self, interaction: Interaction, what: str) -> None:
        """Have two variants of the answer written, that differ in one thing."""
        spoken = await self._spoken(interaction)
        if spoken is None or spoken.version is None:
            return await whispered(interaction, sentences.NO_ANSWER_HERE)
        return await self._says(interaction, spoken, Commanded(text=f"/compare {text(what)}".strip()))

    async def refine_this(self, interaction: Interaction, message: discord.Message) -> None:
        """The form that changes the answer that a message shows, or that of its thread."""
        here = standing(interaction)
        place = await self._on.bot.places.find(PLATFORM, here.workspace, here.channel, str(message.id))
        if place and place.answer:
            spoken = await self._on.panels.lookup.answer(place.thread, place.answer, place.version)
        else:
            spoken = await self._on.panels.lookup.answer(events.whole(here.workspace, here.channel))
        await self._on.panels.form(interaction, REFINE, spoken)

    async def ask_about(self, interaction: Interaction, message: discord.Message) -> None:
        """The form that asks about a message."""
        here = standing(interaction)
        ref = events.whole(here.workspace, here.channel)
        self._on.panels.asking.remember(here.user, str(message.id), text(message.content), attached_to(message))
        frame = Frame(thread=str(ref), answer=0, version=None, text="", progress="done")
        await interaction.response.send_modal(forms.ask_form(frame, str(message.id), private=not here.bot))

    async def values(self, interaction: Interaction, option: str, typed: str) -> list[app_commands.Choice[str]]:
        """What is offered while an option of /refine is typed; nothing where that takes too long."""
        try:
            async with asyncio.timeout(limits.ACK_PATIENCE):
                if option != "passage":
                    return _choices(options.values(option, text(typed)))
                spoken = await self._spoken(interaction)
                return _choices(options.passages(spoken.answer if spoken else None, text(typed)))
        except TROUBLES as problem:
            log.warning("nothing offered", option=option, reason=repr(problem))
            return []

    async def _spoken(self, interaction: Interaction) -> Spoken | None:
        """The answer that a command means."""
        here = standing(interaction)
        return await self._on.spoken(here.workspace, here.channel, here.user)

    async def _says(self, interaction: Interaction, spoken: Spoken, signal: Signal) -> None:
        """Say something of an answer; what comes of it stands there."""
        here, ref = standing(interaction), spoken.ref
        event = here.event(ref, signal, answer=spoken.number, version=frame(spoken).version)
        self._on.remember(interaction, ref.channel)
        why = await self._on.refusal(event, here)
        link = "" if ref.channel == here.channel else await self._on.link(ref, spoken.number or 0)
        said = why or f"{sentences.ON_IT} {link}".strip()
        if why:  # it is said here, once
            event = self._on.refused(event, why)
        await self._acknowledged(interaction, self._on.accept(event, here), said)

    async def _acknowledged(self, interaction: Interaction, work: Awaitable[None], said: str) -> None:
        """Durable first; where that takes too long, it is acknowledged all the same and said after."""
        task = asyncio.ensure_future(work)
        await asyncio.wait({task}, timeout=limits.ACK_PATIENCE)
        if task.done():
            task.result()
            return await whispered(interaction, said)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await task
        return await followed(interaction, (Outgoing(content=said),))


async def answered(interaction: Interaction, work: Awaitable[None]) -> None:
    """Carry a command out. Never raises: what goes wrong is logged, and its person told."""
    sentence = texts.TROUBLE
    try:
        await work
        return
    except TROUBLES as problem:
        log.warning("command not carried out", reason=repr(problem))
        sentence = sentences.LATE if isinstance(problem, TimeoutError) else sentence
    except Exception:
        log.exception("command not carried out")
    try:
        if interaction.response.is_done():
            await followed(interaction, (Outgoing(content=sentence),))
        else:
            await whispered(interaction, sentence)
    except Exception as problem:
        log.warning("nor was its person told", reason=repr(problem))


def _choices(found: options.Choices) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=value) for name, value in found]


def _file(one: discord.Attachment) -> FileRef:
    return FileRef(
        id=str(one.id), name=one.filename, mimetype=text(one.content_type), size=one.size or 0, url=text(one.url)
    )
