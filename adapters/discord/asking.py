"""A question that a command or a form asks: put before everybody as a message, and answered in a thread on it.

It was kept before the command was acknowledged (as a form: `delivery.Submitted`), so it may come again after a restart.
That it is about to be posted is durable before it is, as with answers: a process that dies meanwhile finds it again.
"""

from __future__ import annotations

from collections import OrderedDict

import discord
import structlog
from pydantic import TypeAdapter

from adapters import refining
from adapters.attached import Fetched, FileRef, Taken, kept, readable
from adapters.discord import events, limits, sentences
from adapters.discord.above import ASKED_ABOUT, Above
from adapters.discord.buttons import PLATFORM
from adapters.discord.delivery import Room, Said, Submitted
from adapters.discord.files import Files
from adapters.discord.pace import Pace
from adapters.discord.rooms import Rooms
from adapters.discord.safe import line, safe
from adapters.discord.troubles import code
from adapters.discord.where import DIRECT, nonce
from adapters.discord.wire import Outgoing, Wire
from adapters.splitting import prefix
from bot.bootstrap import Bot
from bot.errors import ForPeople
from bot.events import Asked, Attachment, FeedbackEvent, ThreadRef
from bot.store.places import Place

log = structlog.get_logger()

CLOSED = (*limits.MISSING, limits.CANNOT_DM, limits.UNKNOWN_CHANNEL)
"""Errors of a place that takes no question from the bot."""
FILES, PRIVATE = "files", "private"
"""What comes with a question beside its words: files; whether it is answered in direct messages."""
QUOTED = 1_200
"""Characters of a question that is given back."""
SHOWN = 1_700
"""Characters of a question that its message shows."""
Question = tuple[FeedbackEvent | None, tuple[str, ...]]
"""A question as an event, None for none; and a sentence for each file that could not be had."""
_FILES: TypeAdapter[tuple[FileRef, ...]] = TypeAdapter(tuple[FileRef, ...])


def packed(files: tuple[FileRef, ...]) -> str:
    """Files as a field of a form."""
    return _FILES.dump_json(files).decode() if files else ""


def question(form: Submitted) -> str:
    """What a form asks, in its person's words."""
    return form.values.get(refining.QUESTION, "").strip()


def given_back(why: str, question: str) -> str:
    """Why a question is not asked, with the question, which Discord does not give back."""
    return f"{why}\n> {prefix(safe(' '.join(question.split())), QUOTED)}"


class Asking:
    """Asks for people."""

    def __init__(self, bot: Bot, wire: Wire, pace: Pace, rooms: Rooms, above: Above, files: Files) -> None:
        self._bot = bot
        self._wire = wire
        self._pace = pace
        self._rooms = rooms
        self._above = above
        self._files = files
        self._targets: OrderedDict[tuple[str, str], tuple[tuple[Attachment, ...], tuple[FileRef, ...]]] = OrderedDict()
        """What somebody asks about, and its files, where only their command could read it."""

    def remember(self, person: str, message: str, text: str, files: tuple[FileRef, ...] = ()) -> None:
        """What a message says that somebody begins to ask about, and what is attached to it."""
        if text.strip() or files:
            said = (Attachment(name=ASKED_ABOUT, text=text),) if text.strip() else ()
            self._targets[person, message] = said, files
        while len(self._targets) > limits.MOST_KNOWN:
            self._targets.popitem(last=False)

    async def draft(self, form: Submitted) -> FeedbackEvent | None:
        """The question as an event that can be weighed before it is posted; None where no rules are about it, in
        private, and where it is on its way already."""
        if _private(form) or form.workspace == DIRECT or await self._bot.places.of(_origin(form), 0):
            return None
        about, ref = _about(form), events.whole(form.workspace, form.channel)
        if about and await self._rooms.look(form.channel) == "channel":
            threaded = self._rooms.may_thread(form.channel)
            ref = events.begun(form.workspace, form.channel, about, thread=threaded)
        id = f"{PLATFORM}:form:{form.interaction}"
        return FeedbackEvent(id=id, thread=ref, by=form.user, at=form.at, signal=Asked(text=question(form)))

    async def asked(self, form: Submitted) -> Question:
        """The question as an event, posted; None where what it is about is gone.

        Raises ForPeople where it can't be posted; discord.py's errors and the network's where it can be later.
        """
        asks, about = question(form), _about(form)
        if not asks:
            return None, ()
        fetched, problems = await self._files.read(_FILES.validate_json(form.values.get(FILES) or "[]"))
        if about:
            more, others = await self._about(form, about)
            fetched, problems = (*fetched, *more), (*problems, *others)
            if not readable(fetched):
                return None, problems
        try:
            ref, message = await self._posted(form, asks, about)
        except discord.HTTPException as problem:
            if code(problem) not in CLOSED:
                raise
            raise ForPeople(sentences.NOT_POSTED, reason=str(problem)) from problem
        files, full = await kept(self._bot.files, ref, form.user, fetched)
        event = FeedbackEvent(
            id=events.named(message),
            thread=ref,
            by=form.user,
            at=form.at,
            message=message,
            signal=Asked(text=asks, files=files),
        )
        return event, (*problems, *full)

    async def _about(self, form: Submitted, about: str) -> Taken:
        """The message asked about, with its files; nothing where it is gone or hidden."""
        said: tuple[Fetched, ...]
        if known := self._targets.get((form.user, about)):
            said, its = known
        else:
            found, its = await self._above.message(form.channel, about, ASKED_ABOUT)
            said = (found,) if found else ()
        files, problems = await self._files.read(its)
        return (*said, *files), problems

    async def _posted(self, form: Submitted, question: str, about: str) -> tuple[ThreadRef, str]:
        """Where it is answered, and the message that asks it."""
        private = _private(form)
        if private or form.workspace == DIRECT:
            direct = str(await self._wire.direct(int(form.user))) if private else form.channel
            return events.whole(DIRECT, direct), await self._message(form, direct, question)
        room = await self._rooms.look(form.channel)
        if room in ("thread", "direct"):
            return events.whole(form.workspace, form.channel), await self._message(form, form.channel, question)
        if about:
            ref = await self._rooms.conversation(_said(form, about, question, room), question)
            return ref, await self._message(form, ref.channel, question, int(about) if ref.thread != ref.channel else 0)
        message = await self._message(form, form.channel, question)
        return await self._rooms.conversation(_said(form, message, question, room), question), message

    async def _message(self, form: Submitted, channel: str, question: str, reply_to: int = 0) -> str:
        """The id of the message that asks, posted if it is not there yet; its place has the interaction for a thread,
        and no answer has the number 0."""
        about = _origin(form)
        content = f"**{line(form.name) or 'Somebody'}** asked: {prefix(safe(question), SHOWN)}"
        known = next(iter(await self._bot.places.of(about, 0)), None)
        if known and known.message:
            return known.message
        if known:
            earlier = await self._wire.own(int(channel), limits.first_id(form.at), limits.HISTORY)
            if found := next((one for one in earlier if one.content == content), None):
                await self._bot.places.put(_place(about, channel, str(found.id)))
                return str(found.id)
        await self._bot.places.put(_place(about, channel, ""))
        message = await self._pace.call(
            lambda: self._wire.send(
                int(channel), Outgoing(content=content), nonce=nonce(about, 0, 0), reply_to=reply_to or None
            ),
            channel=int(channel),
            kind="send",
            last=True,
        )
        await self._bot.places.put(_place(about, channel, str(message)))
        return str(message)


def _about(form: Submitted) -> str:
    """The message that a form asks about, if any."""
    return form.carried.value.partition("/")[0]


def _private(form: Submitted) -> bool:
    """Whether it is answered in direct messages, wherever it is asked."""
    return bool(form.values.get(PRIVATE)) or form.carried.value.endswith("/me")


def _origin(form: Submitted) -> ThreadRef:
    """What the place of the message that asks is kept under."""
    return events.begun(form.workspace, form.channel, form.interaction, thread=False)


def _said(form: Submitted, message: str, question: str, room: Room) -> Said:
    """The message on which a thread begins."""
    return Said(
        workspace=form.workspace, channel=form.channel, user=form.user, room=room, message=message, text=question
    )


def _place(about: ThreadRef, channel: str, message: str) -> Place:
    return Place(platform=PLATFORM, workspace=about.workspace, channel=channel, message=message, thread=about, answer=0)
