"""The messages of one answer, and each call that brings them nearer to what is to be seen.

Where a message is, is durable before and after it is posted (`Place`; before, without a message); every post has a
nonce made of its answer and part. So a process that dies at any moment leaves enough to find its message again, and
nothing is posted twice. A message that another has taken the place of keeps a place with a negative part.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import structlog

from adapters import placed
from adapters.discord import limits, wording
from adapters.discord.charted import refusal
from adapters.discord.means import Means
from adapters.discord.own import shown_by
from adapters.discord.pace import Kind
from adapters.discord.render import Part
from adapters.discord.troubles import TROUBLES, code, passing, retry_after
from adapters.discord.where import home, link, nonce
from adapters.discord.wire import Outgoing
from adapters.newest import at_rest
from bot.answers import Frame
from bot.events import ThreadRef
from bot.store.places import Place

T = TypeVar("T")
log = structlog.get_logger()


def outgoing(part: Part, *, moving: bool = False) -> Outgoing:
    """A part as a message."""
    return Outgoing(content=part.content, rows=part.rows, document=part.document, files=part.files, moving=moving)


class Turn(Protocol):
    """What a call is made through: at its turn, or, None, overtaken by what makes it needless."""

    async def __call__(
        self, kind: Kind, send: Callable[[], Awaitable[T]], *, last: bool, repeat: bool = True
    ) -> T | None:
        """See `Pace.call`."""


Newest = Callable[[], Awaitable[tuple[Frame, tuple[Part, ...]]]]


@dataclass
class Message(placed.Message):
    """One message of an answer, as far as this process knows it."""

    instead: int = 0
    """The message whose place it takes."""
    opened: bool = False
    """Whether its thread was taken out of the archive for it."""
    attaches: bool = False
    """Whether the last call for it had files with it."""
    holds: bool = True
    """Whether files may be attached to it."""

    @property
    def id(self) -> int:
        """Its id; 0 before it is posted."""
        return int(self.place.message or 0)


class Parts(placed.Placed[Message]):
    """The messages of one answer. `newest` gives what they are to show, `turn` makes a call when it may be made;
    `refuse` has the newest shown without files, told why; `origin` names the question."""

    def __init__(
        self,
        ref: ThreadRef,
        answer: int,
        means: Means,
        newest: Newest,
        turn: Turn,
        refuse: Callable[[str], None],
        origin: str,
    ) -> None:
        super().__init__(ref, answer, means.places, Message, troubles=TROUBLES, most=limits.LAST_RETRIES)
        self._means = means
        self._newest = newest
        self._turn = turn
        self._refuse = refuse
        self._origin = origin
        self._home = home(ref)
        self._retired = 0
        """How many messages others have taken the place of."""
        self._left: Message | None = None
        """A message that is to lead to the one that has taken its place."""

    async def step(self) -> bool:
        """One call towards what is wanted now; False where nothing is left to do.

        Raises discord.py's errors and the network's for what will not be got over.
        """
        frame, parts = await self._newest()
        rest = at_rest(frame)
        there = {number: one for number in range(len(parts)) if (one := self._messages.get(number)) and one.id}
        stale = [number for number, one in there.items() if _differs(one, parts[number], rest)]
        stale = [number for number in stale if rest or not self._old(there[number])]
        missing = [number for number in range(len(parts)) if number not in there]
        calls = [self._safely(self._update, number, rest) for number in stale[:1]]
        if rest or not calls:  # they are of two kinds, and need not wait for each other
            calls += [self._safely(self._post, number, rest) for number in missing[:1]]
        for problem in await asyncio.gather(*calls, return_exceptions=True):
            if problem:
                raise problem
        if calls:
            return True
        if rest and len(self._messages) > len(parts):
            await self._delete(max(self._messages))
            return True
        if rest and self._left:
            await self._lead()
            return True
        return False

    @property
    def old(self) -> bool:
        """Whether nothing moves in it any more, since it is so old."""
        return any(self._old(one) for one in self._messages.values() if one.id)

    def _old(self, message: Message) -> bool:
        """Whether it takes so few edits that nothing moves in it."""
        return self._means.now() - limits.made(message.id) > limits.OLD

    def _know(self, known: Iterable[Place]) -> None:
        known = tuple(known)
        super()._know(known)
        self._retired = sum(one.part < 0 for one in known)

    async def _mend(self, message: Message, problem: Exception, rest: bool) -> None:
        """Get over what is wrong with a message, or raise that."""
        said = code(problem)
        if message.attaches and (why := refusal(problem)):
            log.warning("files are not taken", thread=str(self._ref), reason=str(problem))
            self._refuse(why)
            return
        if said in limits.MISSING:
            self._means.missing(self._ref, said)
        refused_as_old = message.id and self._old(message) and retry_after(problem) is not None
        if not message.id and passing(problem):
            message.unsure = True  # it may be there: looked for before it is posted again
            await self._means.pace.sleep(limits.backoff(self._troubles))
        elif not message.id:
            raise problem
        elif said == limits.ARCHIVED and not message.opened:
            message.opened = True
            await self._open(message)
        elif rest and said == limits.UNKNOWN_MESSAGE:  # somebody has deleted it: what comes after it comes anew, too
            await self._anew(message.place.part, keep=False)
        elif rest and (said in (limits.TOO_MANY_EDITS, limits.ARCHIVED) or refused_as_old):
            await self._anew(0, keep=True)
        else:
            raise problem

    async def _open(self, message: Message) -> None:
        try:
            await self._turn("other", lambda: self._means.wire.unarchive(self._home.channel), last=True)
        except TROUBLES as problem:  # then a new message opens the thread
            log.info("a thread stays archived", thread=str(self._ref), reason=str(problem))

    async def _anew(self, number: int, *, keep: bool) -> None:
        """Have the parts from one on posted anew; `keep`: those that showed them stay, and lead to the new ones."""
        for part in sorted(one for one in self._messages if one >= number):
            message = self._messages[part]
            self._messages[part] = Message(self._place(part, ""), instead=message.id)
            if keep:
                self._retired += 1
                old = message.place.model_copy(update={"part": -self._retired})
                await self._places.put(old)
                self._left = self._left or Message(old)
            elif part > number and message.id:
                await self._remove(message)

    async def _post(self, number: int, rest: bool) -> None:
        """Post a part."""
        message = self._messages.setdefault(number, Message(self._place(number, "")))
        if message.unsure and (found := await self._find(number)):
            message.unsure = False
            return await self._posted(message, str(found))
        message.unsure = False
        await self._places.put(message.place)
        tried = ""

        async def send() -> int | None:
            nonlocal tried
            _, parts = await self._newest()
            if number >= len(parts):
                return None
            tried = parts[number].digest
            message.attaches = parts[number].attaches
            return await self._means.wire.send(
                self._home.channel,
                outgoing(parts[number]),
                nonce=nonce(self._ref, self._answer, number, message.instead, self._origin),
                reply_to=(self._left.id if self._left else self._home.reply_to) if number == 0 else None,
            )

        posted = await self._turn("send", send, last=rest or number == 0)
        if posted:
            await self._posted(message, str(posted))
            message.shows, message.holds = tried, message.attaches
        return None

    async def _update(self, number: int, rest: bool) -> None:
        """Replace what a part's message shows."""
        message = self._messages[number]

        async def send() -> None:
            frame, parts = await self._newest()
            if number < len(parts):
                part, moving = parts[number], not at_rest(frame)
                message.attaches = part.attaches
                await self._means.wire.edit(self._home.channel, message.id, outgoing(part, moving=moving))
                message.shows, message.holds = part.digest, part.attaches or (moving and message.holds)

        await self._turn("edit", send, last=rest, repeat=not self._old(message))

    async def _delete(self, number: int) -> None:
        """Take away a part that the answer no longer has."""
        message = self._messages[number]
        if message.unsure and (found := await self._find(number)):
            message.place = message.place.model_copy(update={"message": str(found)})
        if message.id:
            await self._remove(message)
        await self._places.remove(message.place)
        del self._messages[number]

    async def _remove(self, message: Message) -> None:
        try:
            await self._turn("other", lambda: self._means.wire.delete(self._home.channel, message.id), last=True)
        except TROUBLES as problem:
            if code(problem) != limits.UNKNOWN_MESSAGE:
                raise

    async def _lead(self) -> None:
        """From a message that could not be edited, if it can now, to the one that has taken its place."""
        left, self._left = self._left, None
        if left is None:
            return
        to = link(self._ref, self._home.channel, int(self.first))
        new = Outgoing(content=f"-# {wording.MOVED_TO.format(to)}")
        try:
            await self._turn("edit", lambda: self._means.wire.edit(self._home.channel, left.id, new), last=True)
        except TROUBLES as problem:
            log.info("an old answer does not lead to the new one", thread=str(self._ref), reason=str(problem))

    async def _find(self, number: int) -> int | None:
        """Our message that shows a part, though we never learned its id."""
        _, parts = await self._newest()
        after = max([self._home.reply_to or self._home.channel, *(one.id for one in self._messages.values())])
        wire, channel = self._means.wire, self._home.channel
        seen = await self._turn("other", lambda: wire.own(channel, after, limits.HISTORY), last=True)
        words = parts[number].content if number < len(parts) else ""
        return await shown_by(seen or (), self._place(number, ""), words, self._places)


def _differs(message: Message, part: Part, rest: bool) -> bool:
    """Whether a message shows something else than it is to show; of what is attached, only once nothing moves."""
    return message.shows != part.digest or (rest and message.holds and not part.attaches)
