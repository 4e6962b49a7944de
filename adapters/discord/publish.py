"""Answers before people in Discord: normal messages, edited in place, in as many as an answer needs."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict

import structlog

from adapters.discord import limits, wording
from adapters.discord.indicator import Indicators
from adapters.discord.means import Means, Now
from adapters.discord.newest import Newest
from adapters.discord.pace import Pace
from adapters.discord.tell import FollowUp, Telling
from adapters.discord.troubles import TROUBLES
from adapters.discord.where import DIRECT
from adapters.discord.wire import Outgoing, Wire
from adapters.newest import at_rest
from bot.answers import Frame, Offer
from bot.bootstrap import Bot
from bot.events import ThreadRef
from bot.interpret.buttons import ButtonTable

log = structlog.get_logger()


class DiscordPublisher:
    """A Publisher: see `bot.ports`. `note` stands under every answer; by default it is what the model has to say."""

    def __init__(self, wire: Wire, pace: Pace, buttons: ButtonTable, note: str = "", *, now: Now = time.time) -> None:
        self._wire = wire
        self._pace = pace
        self._buttons = buttons
        self._note = note
        self._now = now
        self._indicators = Indicators(wire, pace)
        self._telling = Telling(wire, pace)
        self._means: Means | None = None
        self._bot: Bot | None = None
        self._answers: OrderedDict[tuple[str, int], Newest] = OrderedDict()
        self._told: dict[str, float] = {}
        """When somebody was told that a permission is missing in a channel."""
        self._tasks: set[asyncio.Task[None]] = set()

    def attach(self, bot: Bot) -> None:
        """Where messages are is kept in this bot's database. To be called before anything is shown."""
        self._bot = bot
        self._means = Means(
            wire=self._wire,
            pace=self._pace,
            places=bot.places,
            buttons=self._buttons,
            note=self._note or bot.model.note,
            missing=self._missing,
            draw=bot.pictures.png,
            now=self._now,
        )

    async def thinking(self, frame: Frame) -> None:
        """Say that an answer is on its way, by the typing indicator. Returns at once; what goes wrong is logged."""
        self._indicators.show(ThreadRef.parse(frame.thread))

    async def post(self, frame: Frame) -> str:
        """Show an answer for the first time; gives the id of its first message.

        Called again, also by another process after this one died, it finds the message and edits it. A frame at rest is
        all there when this returns. Raises discord.py's errors and the network's.
        """
        answer = await self._answer(frame, first=True)
        answer.offer(frame)
        message = await answer.posted()
        if at_rest(frame):
            await answer.shown(frame)
        return message

    async def edit(self, message: str, frame: Frame) -> None:
        """Replace what an answer shows. Running frames return at once; one at rest when Discord has it, or when a newer
        one has taken its place. Raises, for those, discord.py's errors and the network's.

        An answer older than an hour takes few edits: nothing moves in it, the indicator says that it is written.
        """
        answer = await self._answer(frame)
        answer.offer(frame, message)
        if at_rest(frame):
            await answer.shown(frame)
        elif answer.parts.old or (message.isdigit() and self._now() - limits.made(int(message)) > limits.OLD):
            self._indicators.show(ThreadRef.parse(frame.thread))

    async def tell(self, thread: str, person: str, notice: str, offers: tuple[Offer, ...] = ()) -> None:
        """Say something to one person: where only they see it, if that can be. Raises discord.py's errors and the
        network's."""
        if self._bot is None:
            raise RuntimeError("no bot is attached")
        await self._telling.tell(self._bot.store, ThreadRef.parse(thread), person, notice, offers)

    def remember(self, person: str, channel: str, say: FollowUp, most: int = limits.FOLLOW_UPS) -> None:
        """How to answer somebody who has just pressed or commanded in a channel, so many times: see
        `tell.follow_up`."""
        self._telling.remember(person, channel, say, most)

    async def close(self) -> None:
        """Stop. What is not shown is shown by the next process."""
        await self._indicators.close()
        await self._telling.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for answer in self._answers.values():
            await answer.close()

    async def _answer(self, frame: Frame, *, first: bool = False) -> Newest:
        """The answer that a frame is of; those that rest are forgotten, the ones seen last are kept. `first`: it may be
        another than the one of its number that was shown before, of which nothing is left."""
        if self._means is None:
            raise RuntimeError("no bot is attached")
        ref, key = ThreadRef.parse(frame.thread), (frame.thread, frame.answer)
        if at_rest(frame) or key not in self._answers:
            self._indicators.hide(ref)
        origin = await self._origin(ref, frame.answer) if first or key not in self._answers else ""
        known = self._answers.get(key)
        if known is None or (origin and known.origin not in ("", origin)):
            known = Newest(ref, frame.answer, self._means, origin)
        found = self._answers[key] = known
        self._answers.move_to_end(key)
        for name in list(self._answers)[: -limits.MOST_KNOWN]:
            if self._answers[name].idle:
                del self._answers[name]
        return found

    async def _origin(self, ref: ThreadRef, number: int) -> str:
        """What names the question of an answer: numbers begin anew in a thread that was erased."""
        if self._bot is None:
            return ""
        thread = (await self._bot.store.load(ref)).thread
        task = thread.context.task
        if number != thread.answer:
            _, focus = await self._bot.store.focused(ref, number)
            task = focus.context.task if focus else None
        return task.source if task else ""

    def _missing(self, ref: ThreadRef, code: int) -> None:
        """Tell whoever can mend it, once a day for a channel: the server's owner, by a direct message."""
        owner = self._wire.owner(int(ref.workspace)) if ref.workspace.isdigit() else None
        log.warning("a permission is missing", thread=str(ref), code=code)
        if ref.workspace == DIRECT or owner is None:
            return
        now = self._now()
        if now - self._told.get(ref.channel, 0.0) < limits.TOLD_AGAIN:
            return
        self._told[ref.channel] = now
        task = asyncio.create_task(self._told_owner(owner, ref, code))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _told_owner(self, owner: int, ref: ThreadRef, code: int) -> None:
        try:
            await self._telling.direct(owner, Outgoing(content=wording.missing(int(ref.channel), code)))
        except TROUBLES as problem:
            log.warning("nobody was told of a missing permission", thread=str(ref), reason=str(problem))
