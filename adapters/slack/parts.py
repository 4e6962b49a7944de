"""The messages of one answer, and each call that brings them nearer to what is to be seen.

Where a message is, is durable before and after it is posted (`Place`; before, without a message): a process that dies
at any moment leaves enough to find its message again, and nothing is posted twice. Each call sends what is newest when
its turn comes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters import placed
from adapters.newest import at_rest
from adapters.slack import limits
from adapters.slack.calls import TROUBLES, Calls, content, metadata
from adapters.slack.own import Own
from adapters.slack.pace import code, passing, unsent
from adapters.slack.people import People
from adapters.slack.pictures import Illustration, Pictures
from adapters.slack.render import Part
from adapters.slack.stream import Stream, Streams, continues, steady, under
from adapters.slack.upload import Uploads
from bot.answers import Frame
from bot.events import ThreadRef
from bot.interpret.buttons import ButtonTable
from bot.store.places import Places
from bot.store.sql import SQLStore

T = TypeVar("T")
log = structlog.get_logger()

OnStopped = Callable[[ThreadRef, int], Awaitable[None]]
Send = Callable[[AsyncWebClient], Awaitable[T]]


@dataclass(frozen=True)
class Means:
    """What all answers' messages are brought about by."""

    calls: Calls
    people: People
    own: Own
    streams: Streams
    uploads: Uploads
    pictures: Pictures
    places: Places
    store: SQLStore
    buttons: ButtonTable
    note: str
    on_stopped: OnStopped


class Turn(Protocol):
    """What a call is made through: at its turn, or, None, overtaken by what makes it needless."""

    async def __call__(self, method: str, send: Send[T], *, last: bool, repeat: bool = True) -> T | None:
        """See `Pace.call`."""


Newest = Callable[[], Awaitable[tuple[Frame, tuple[Part, ...]]]]


@dataclass
class Message(placed.Message):
    """One message of an answer, as far as this process knows it."""

    tried: str = ""
    """The digest of what it was last to show."""
    pictured: bool = False
    """Whether there was a picture in that."""
    stream: Stream | None = None
    """While it is being streamed."""


class Parts(placed.Placed[Message]):
    """The messages of one answer. `newest` gives what they are to show, `turn` makes a call when it may be made."""

    def __init__(self, ref: ThreadRef, answer: int, means: Means, newest: Newest, turn: Turn) -> None:
        expected = (SlackApiError, *TROUBLES)
        super().__init__(ref, answer, means.places, Message, troubles=expected, most=limits.LAST_RETRIES)
        self._means = means
        self._offered = newest
        self._illustration = Illustration(ref, answer, means.pictures)
        self._turn = turn
        self._plainest: set[str] = set()
        """The digests of parts whose blocks Slack refuses."""
        self.halted = False
        """The person has stopped the stream: nothing moves until the answer is at rest."""

    async def load(self, message: str) -> None:
        """What is known of where the answer is; `message` counts where no place is."""
        await super().load(message)
        await self._illustration.load()

    async def step(self) -> bool:
        """One call towards what is wanted now; False where nothing is left to do.

        Raises SlackApiError, LookupError and the network's errors for what will not be got over.
        """
        frame, parts = await self._newest()
        rest = at_rest(frame)
        for number, part in enumerate(parts):
            message = self._messages.get(number)
            if message is None or not message.place.message:
                await self._safely(self._post, number, rest)
                return True
            if message.stream:
                if await self._move(message, message.stream, frame, parts):
                    return True
            elif message.shows != part.digest and (rest or not self.halted):
                await self._safely(self._update, number, rest)
                return True
        if not rest:
            return False
        if len(self._messages) > len(parts):
            await self._delete(max(self._messages))
            return True
        if await self._means.uploads.bring(self._ref, frame):
            return True
        return await self._illustration.step(frame)

    async def _newest(self) -> tuple[Frame, tuple[Part, ...]]:
        """The newest frame, and what is to be seen of it now: with its picture, once there is one."""
        frame, parts = await self._offered()
        return frame, self._illustration.on(frame, parts)

    async def settle(self, frame: Frame) -> None:
        """Keep which version the messages show."""
        self.halted = False
        await super().settle(frame)

    async def _mend(self, message: Message, problem: Exception, rest: bool) -> None:
        """Get over what is wrong with a message, or raise that."""
        said, number = code(problem), message.place.part
        if said == "streaming_state_conflict":  # begun by a process that has died
            await self._close_stream(message)
        elif said == "invalid_blocks" and message.pictured:
            await self._illustration.refused((await self._offered())[0])
        elif said in limits.REFUSED and message.tried not in self._plainest:
            log.warning("Slack refuses these blocks", thread=str(self._ref), reason=said)
            self._plainest.add(message.tried)
        elif message.place.message and rest and said in limits.GONE:
            self._messages[number] = Message(self._place(number, ""))
        elif not message.place.message and passing(problem) and not unsent(problem):
            message.unsure = True  # it may be there: looked for before it is posted again
            await self._means.calls.pace.sleep(limits.backoff(self._troubles))
        else:
            raise problem

    async def _post(self, number: int, rest: bool) -> None:
        """Post a part: as a stream where it moves and may be one, else whole."""
        message = self._messages.setdefault(number, Message(self._place(number, "")))
        if message.unsure:
            found = await self._means.own.message(self._ref, self._answer, number, self._places)
            message.unsure = False
            if found:
                return await self._posted(message, found)
        await self._places.put(message.place)
        if number == 0 and not rest and self._means.streams.allowed(self._ref) and await self._start(message):
            return None

        async def send(client: AsyncWebClient) -> str | None:
            shown = await self._content(number, message)
            if shown is None:
                return None
            said = await client.chat_postMessage(
                channel=self._ref.channel, thread_ts=self._ref.thread, unfurl_links=False, unfurl_media=False, **shown
            )
            message.shows = message.tried
            return str(said["ts"])

        posted = await self._turn("chat.postMessage", send, last=rest or number == 0, repeat=False)
        return await self._posted(message, posted) if posted else None

    async def _content(self, number: int, message: Message) -> dict[str, Any] | None:
        """The arguments for what a part is to show now; None where the answer has no such part any more."""
        _, parts = await self._newest()
        if number >= len(parts):
            return None
        message.tried, message.pictured = parts[number].digest, parts[number].pictured
        mark = metadata(self._ref, self._answer, number)
        return content(parts[number], plainest=message.tried in self._plainest) | {"metadata": mark}

    async def _update(self, number: int, rest: bool) -> None:
        """Replace what a part's message shows."""
        message = self._messages[number]

        async def send(client: AsyncWebClient) -> None:
            if shown := await self._content(number, message):
                await client.chat_update(channel=self._ref.channel, ts=message.place.message, **shown)
                message.shows = message.tried

        await self._turn("chat.update", send, last=rest)

    async def _delete(self, number: int) -> None:
        """Take away a part that the answer no longer has."""
        message = self._messages[number]
        if message.unsure:
            ts = await self._means.own.message(self._ref, self._answer, number, self._places) or ""
            message.place = message.place.model_copy(update={"message": ts})

        async def send(client: AsyncWebClient) -> Any:
            return await client.chat_delete(channel=self._ref.channel, ts=message.place.message)

        try:
            if message.place.message:
                await self._turn("chat.delete", send, last=True)
        except SlackApiError as problem:
            if code(problem) != "message_not_found":
                raise
        await self._places.remove(message.place)
        del self._messages[number]

    async def _start(self, message: Message) -> bool:
        """Begin a stream; False where it cannot be one."""
        task = (await self._means.store.load(self._ref)).thread.context.task

        async def text() -> str:
            return steady((await self._newest())[1][0].markdown)

        stream = await self._means.streams.start(self._ref, task.author if task else "", text)
        if stream is None:
            return False
        message.stream = stream
        await self._posted(message, stream.ts)
        return True

    async def _move(self, message: Message, stream: Stream, frame: Frame, parts: tuple[Part, ...]) -> bool:
        """One call for a stream: more text, or its end where the answer is at rest or is no longer its continuation;
        False where there is nothing to say yet."""
        growing = not at_rest(frame) and continues(stream, parts)
        if growing and len(steady(parts[0].markdown)) <= len(stream.text):
            return False

        async def send(client: AsyncWebClient) -> None:
            newest, wanted = await self._newest()
            if not growing:
                await self._stop(client, message, stream, newest, wanted)
            elif not at_rest(newest) and continues(stream, wanted):
                await self._means.streams.append(client, self._ref, stream, steady(wanted[0].markdown))

        try:
            method = "chat.appendStream" if growing else "chat.stopStream"
            await self._turn(method, send, last=not growing, repeat=False)
        except (SlackApiError, *TROUBLES) as problem:  # it has ended, or nobody knows: chat.update says all of it
            log.info("a stream has ended", thread=str(self._ref), reason=code(problem) or str(problem))
            self._ended(message)
            if code(problem) == "stopped_by_user" and growing:
                self.halted = True
                await self._means.on_stopped(self._ref, self._answer)
        return True

    async def _stop(
        self, client: AsyncWebClient, message: Message, stream: Stream, frame: Frame, parts: tuple[Part, ...]
    ) -> None:
        """End a stream: whole, where what is left to say can be said so; else `chat.update` follows."""
        mark = metadata(self._ref, self._answer, 0)
        blocks = under(parts[0]) if at_rest(frame) and continues(stream, parts) else None
        if blocks is None:
            await self._means.streams.stop(client, self._ref, stream, metadata=mark)
        else:
            rest = parts[0].markdown[len(stream.text) :]
            await self._means.streams.stop(client, self._ref, stream, rest, blocks, mark)
            message.shows = parts[0].digest
        self._ended(message)

    def _ended(self, message: Message) -> None:
        message.stream = None
        self._means.streams.ended(self._ref)

    async def _close_stream(self, message: Message) -> None:
        """End a stream that somebody began; where that fails, the next `chat.update` says why."""

        async def send(client: AsyncWebClient) -> Any:
            return await client.chat_stopStream(channel=self._ref.channel, ts=message.place.message)

        try:
            await self._turn("chat.stopStream", send, last=True)
        except SlackApiError as problem:
            log.info("a stream was not stopped", thread=str(self._ref), reason=code(problem))
