"""Saying something to one person: where only they see it, or where all see it but soon not any more.

Within a quarter of an hour of a press or a command, a notice is its ephemeral follow-up. Else there is nothing on
Discord that only one person sees in a channel: so it stands there in small print, names them without a ping, and is
deleted after a while. In direct messages it stays. What was learned of somebody in other conversations is no matter of
those who are in this one: it goes to their direct messages.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord
import structlog

from adapters import splitting
from adapters.discord import limits, sentences
from adapters.discord.buttons import BESIDE, offered
from adapters.discord.events import ANNOUNCED
from adapters.discord.pace import Pace
from adapters.discord.render import SMALL, Document
from adapters.discord.safe import safe
from adapters.discord.troubles import TROUBLES, code
from adapters.discord.where import DIRECT, PROFILE, address, home
from adapters.discord.wire import Outgoing, Wire, arguments
from bot.answers import Frame, Offer
from bot.comparing import CHOOSE
from bot.events import ThreadRef
from bot.store.sql import SQLStore

NOTICE = "notice.md"
"""The file that has all of a long notice."""
FollowUp = Callable[[Outgoing], Awaitable[None]]
log = structlog.get_logger()


@dataclass
class _Open:
    """Where one person can be told something that only they see, for a while."""

    say: FollowUp
    until: float
    left: int


def follow_up(interaction: discord.Interaction) -> FollowUp:
    """Ephemeral messages after an interaction that was acknowledged."""

    async def say(message: Outgoing) -> None:
        await interaction.followup.send(**arguments(message), ephemeral=True)

    return say


class Telling:
    """Notices to people, with buttons for what they may have meant."""

    def __init__(self, wire: Wire, pace: Pace) -> None:
        self._wire = wire
        self._pace = pace
        self._open: OrderedDict[tuple[str, str], _Open] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    def remember(self, person: str, channel: str, say: FollowUp, most: int = limits.FOLLOW_UPS) -> None:
        """Somebody has just pressed or commanded in a channel: they can be told `most` things there by `say`."""
        until = self._pace.clock() + limits.INTERACTION_LIFE - limits.INTERACTION_SPARE
        self._open[person, channel] = _Open(say, until, most)
        self._open.move_to_end((person, channel))
        while len(self._open) > limits.MOST_KNOWN:
            self._open.popitem(last=False)

    async def tell(
        self, store: SQLStore, ref: ThreadRef, person: str, notice: str, offers: tuple[Offer, ...] = ()
    ) -> None:
        """Say it; what is about no thread, where it was commanded or in a direct message. What two variants can be
        chosen by stands under them already. Raises discord.py's errors and the network's."""
        if offers and all(one.button == CHOOSE for one in offers):
            return
        thread = (await store.load(ref)).thread
        frame = Frame(
            thread=str(ref), answer=thread.answer, version=None, text="", progress="done", sequence=thread.sequence
        )
        said = _themselves(safe(notice), person)
        messages = _messages(said)
        messages[-1] = messages[-1].model_copy(update={"rows": offered(frame, offers, BESIDE)})
        private = ref.workspace != DIRECT and any(one.button in ANNOUNCED for one in offers)
        for message in messages:
            if await self._followed(ref, person, message):
                continue
            await (self._alone if private else self._said)(ref, person, message)

    async def close(self) -> None:
        """Leave what is not deleted yet."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _followed(self, ref: ThreadRef, person: str, message: Outgoing) -> bool:
        """Whether it was said where only they see it."""
        known = self._open.get((person, ref.channel))
        if ref.channel == PROFILE:
            mine = [one for (whose, _), one in self._open.items() if whose == person]
            known = max(mine, key=lambda one: one.until, default=None)
        if known is None or known.left < 1 or self._pace.clock() > known.until:
            return False
        known.left -= 1
        try:
            await known.say(message)
        except TROUBLES as problem:
            known.left = 0
            log.info("not told where it was pressed", thread=str(ref), reason=str(problem))
            return False
        return True

    async def _said(self, ref: ThreadRef, person: str, message: Outgoing) -> None:
        """Say it in the channel for a while; in direct messages for good."""
        if ref.channel == PROFILE:
            await self.direct(int(person), message)
            return
        where = home(ref)
        if ref.workspace == DIRECT:
            await self._send(where.channel, message)
            return
        code = "```" in message.content  # in small print its fences would be words
        lines = "\n".join(f"{'' if code else SMALL}{one}" for one in message.content.split("\n") if one.strip())
        shown = message.model_copy(update={"content": f"{SMALL}<@{int(person)}>\n{lines}"[: limits.CONTENT]})
        id = await self._send(where.channel, shown, where.reply_to)
        task = asyncio.create_task(self._clear(where.channel, id, lasting=bool(message.rows)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _alone(self, ref: ThreadRef, person: str, message: Outgoing) -> None:
        """Say in a direct message what is said of a thread; to somebody who takes none, only that there is something
        to be seen."""
        content = f"{message.content}\n{sentences.about(address(str(ref)))}"
        if not await self.direct(int(person), message.model_copy(update={"content": content})):
            await self._said(ref, person, Outgoing(content=sentences.USUAL_UNTOLD))

    async def direct(self, person: int, message: Outgoing) -> bool:
        """Say it in a direct message; to somebody who takes none, not at all. Whether it was said."""
        try:
            await self._send(await self._wire.direct(person), message)
        except TROUBLES as problem:
            if code(problem) != limits.CANNOT_DM:
                raise
            log.info("takes no direct messages", person=person)
            return False
        return True

    async def _send(self, channel: int, message: Outgoing, reply_to: int | None = None) -> int:
        nonce = secrets.token_hex(limits.NONCE // 2)
        return await self._pace.call(
            lambda: self._wire.send(channel, message, nonce=nonce, reply_to=reply_to),
            channel=channel,
            kind="send",
            last=True,
        )

    async def _clear(self, channel: int, message: int, *, lasting: bool) -> None:
        await self._pace.sleep(limits.OFFER_LIFE if lasting else limits.NOTICE_LIFE)
        try:
            await self._pace.call(lambda: self._wire.delete(channel, message), channel=channel, kind="other", last=True)
        except TROUBLES as problem:
            log.info("a notice stays", channel=channel, reason=str(problem))


def _messages(said: str) -> list[Outgoing]:
    """A notice as messages; one that would take too many is its beginning, with all of it as a file."""
    first, *more = splitting.split(said, limits.BODY - limits.UNDER) or ("…",)
    if len(more) < limits.NOTICE_PARTS:
        return [Outgoing(content=one) for one in (first, *more)]
    document = Document(name=NOTICE, text=f"{said}\n")
    return [Outgoing(content=f"{first}\n{SMALL}{sentences.ALL_IN_FILE}", document=document)]


def _themselves(notice: str, person: str) -> str:
    """A notice with a person's name, which notifies nobody, for their id."""
    return re.sub(rf"(?<![\w/@!&#:]){re.escape(person)}(?!\w)", f"<@{person}>", notice) if person.isdigit() else notice
