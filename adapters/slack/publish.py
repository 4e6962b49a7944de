"""Answers before people in Slack: streams and paced edits, in as many messages as an answer needs."""

from __future__ import annotations

from collections import OrderedDict

import structlog

from adapters.newest import at_rest
from adapters.slack import limits
from adapters.slack.calls import Calls, Clients
from adapters.slack.newest import Newest
from adapters.slack.own import Own
from adapters.slack.pace import Pace
from adapters.slack.parts import Means, OnStopped
from adapters.slack.people import People
from adapters.slack.pictures import Pictures
from adapters.slack.status import Statuses
from adapters.slack.stream import Streams
from adapters.slack.tell import Telling
from adapters.slack.upload import File, Uploads
from bot.answers import Frame, Offer
from bot.bootstrap import Bot
from bot.events import ThreadRef
from bot.interpret.buttons import ButtonTable

log = structlog.get_logger()


class SlackPublisher:
    """A Publisher: see `bot.ports`. `note` stands under every answer; by default it is what the model has to say."""

    def __init__(
        self, clients: Clients, pace: Pace, buttons: ButtonTable, note: str = "", *, people: People | None = None
    ) -> None:
        self.on_stopped: OnStopped | None = None
        """Told of a stream that a person has stopped by Slack's own control."""
        self._calls = Calls(clients, pace)
        self._people = people or People(clients, pace)
        self._buttons = buttons
        self._note = note
        self._statuses = Statuses(self._calls)
        self._telling = Telling(self._calls, self._people)
        self._streams = Streams(self._calls, self._people)
        self._means: Means | None = None
        self._bot: Bot | None = None
        self._answers: OrderedDict[tuple[str, int], Newest] = OrderedDict()

    def attach(self, bot: Bot) -> None:
        """Where messages are is kept in this bot's database. To be called before anything is shown."""
        own = Own(self._calls)
        uploads = Uploads(self._calls, own, bot.places)
        self._bot = bot
        self._means = Means(
            calls=self._calls,
            people=self._people,
            own=own,
            streams=self._streams,
            uploads=uploads,
            pictures=Pictures(self._calls, uploads, bot.places, bot.pictures),
            places=bot.places,
            store=bot.store,
            buttons=self._buttons,
            note=self._note or bot.model.note,
            on_stopped=self._stopped,
        )

    async def thinking(self, frame: Frame) -> None:
        """Say that an answer is on its way, by the thread's status. Returns at once; what goes wrong is logged."""
        self._statuses.show(ThreadRef.parse(frame.thread))

    async def post(self, frame: Frame) -> str:
        """Show an answer for the first time: as a stream while it moves, else whole. Gives its first message's `ts`.

        Called again, also by another process after this one died, it finds the message and edits it. A frame at rest is
        all there when this returns. Raises SlackApiError, LookupError and the network's errors.
        """
        await self._let_go(frame)
        answer = self._answer(frame)
        answer.offer(frame)
        message = await answer.posted()
        if at_rest(frame):
            await answer.shown(frame)
        return message

    async def edit(self, message: str, frame: Frame) -> None:
        """Replace what an answer shows. Running frames return at once; one at rest when Slack has it, or when a newer
        one has taken its place. Raises, for those, SlackApiError, LookupError and the network's errors."""
        answer = self._answer(frame)
        answer.offer(frame, message)
        if at_rest(frame):
            await answer.shown(frame)

    async def tell(self, thread: str, person: str, notice: str, offers: tuple[Offer, ...] = ()) -> None:
        """Say something to one person: where only they see it. Raises SlackApiError and the network's errors."""
        if self._bot is None:
            raise RuntimeError("no bot is attached")
        await self._telling.tell(self._bot.store, ThreadRef.parse(thread), person, notice, offers)

    async def send(self, ref: ThreadRef, answer: int, file: File) -> bool:
        """Put a file of an answer into its thread; False where it is there already. Raises as `Uploads.send`."""
        if self._means is None:
            raise RuntimeError("no bot is attached")
        return await self._means.uploads.send(ref, answer, file)

    def remember(self, person: str, response_url: str) -> None:
        """Where to answer somebody about what is in no thread; "" for in private."""
        self._telling.remember(person, response_url)

    async def close(self) -> None:
        """Stop. What is not shown is shown by the next process."""
        await self._statuses.close()
        for answer in self._answers.values():
            await answer.close()

    def _answer(self, frame: Frame) -> Newest:
        """The answer that a frame is of; those that rest are forgotten, the ones seen last are kept."""
        if self._means is None:
            raise RuntimeError("no bot is attached")
        ref, key = ThreadRef.parse(frame.thread), (frame.thread, frame.answer)
        self._statuses.hide(ref)
        found = self._answers.setdefault(key, Newest(ref, frame.answer, self._means))
        self._answers.move_to_end(key)
        for name in list(self._answers)[: -limits.MOST_KNOWN]:
            if self._answers[name].idle:
                del self._answers[name]
        return found

    async def _let_go(self, frame: Frame) -> None:
        """Forget an answer whose thread was erased: one that is posted now under its name is another."""
        key, known = (frame.thread, frame.answer), self._answers.get((frame.thread, frame.answer))
        if known is None or not (known.idle and known.parts.first) or self._means is None:
            return
        if not await self._means.places.of(ThreadRef.parse(frame.thread), frame.answer):
            self._answers.pop(key, None)

    async def _stopped(self, ref: ThreadRef, answer: int) -> None:
        """Pass on that a person has stopped a stream; what goes wrong there stops no other answer."""
        if self.on_stopped is None:
            return
        try:
            await self.on_stopped(ref, answer)
        except Exception:
            log.exception("a stop was not passed on", thread=str(ref), answer=answer)
