"""From what Discord delivered, and was kept, to the core's inbox: looked up, and turned into feedback events."""

from __future__ import annotations

from collections import OrderedDict
from typing import assert_never

import structlog

from adapters.attached import Taken, kept, readable
from adapters.discord import events, forms, limits, sentences
from adapters.discord.above import Above
from adapters.discord.admitting import Admitting
from adapters.discord.asking import given_back, question
from adapters.discord.buttons import PLATFORM
from adapters.discord.delivery import KEPT, Changed, Cleared, Gone, Press, Reaction, Said, Submitted
from adapters.discord.delivery import Delivery as Found
from adapters.discord.events import About
from adapters.discord.files import Files as Downloads
from adapters.discord.panels import Panels
from adapters.discord.publish import DiscordPublisher
from adapters.discord.rooms import Rooms
from adapters.discord.troubles import TROUBLES
from adapters.said import taken_apart
from bot.bootstrap import Bot
from bot.errors import ForPeople
from bot.events import Attachment, ThreadRef
from bot.store.deliveries import Delivery

log = structlog.get_logger()


class Intake:
    """Handles deliveries, each in its lane. Handled twice, they change nothing."""

    def __init__(
        self,
        bot: Bot,
        publisher: DiscordPublisher,
        rooms: Rooms,
        above: Above,
        downloads: Downloads,
        panels: Panels,
        admitting: Admitting,
    ) -> None:
        self._bot = bot
        self._publisher = publisher
        self._rooms = rooms
        self._above = above
        self._downloads = downloads
        self._panels = panels
        self._admitting = admitting
        self._told: OrderedDict[str, None] = OrderedDict()

    async def handle(self, delivery: Delivery) -> None:
        """Take in what was kept. Raises what `troubles.TROUBLES` are."""
        await self.take(KEPT.validate_json(delivery.body))

    async def take(self, found: Found) -> None:
        """Take in one thing."""
        match found:
            case Said():
                await self._said(found)
            case Changed():
                await self._changed(found)
            case Gone():
                await self._gone(found)
            case Reaction():
                await self._reaction(found)
            case Cleared():
                await self._cleared(found)
            case Press():
                await self._press(found)
            case Submitted():
                await self._submitted(found)
            case _:
                assert_never(found)

    async def _said(self, said: Said) -> None:
        """A message: to the bot where it calls it, replies to it, is for it alone, or stands where it was asked."""
        if await self._bot.store.entry(events.named(said.message)):
            return
        if said.room == "unknown":
            said = said.model_copy(update={"room": await self._rooms.look(said.channel)})
        ref, about = await self._where(said)
        state = await self._bot.store.load(ref) if ref else None
        called = said.called or said.room == "direct" or bool(said.to_us) or about.answer is not None
        if not called and not (state and events.listened_to(state)):
            log.debug("not to us", channel=said.channel)
            return
        if said.hidden and not called:
            await self._unread(said, ref)
            return
        known = state is not None and events.answered_in(state)
        what = taken_apart(said.text)
        fetched, problems = await self._with(said, known=known)
        if not what.text and not readable(fetched):
            if called or (state and events.asker(state) == said.user):
                await self._beside(said, ref, *(problems or (sentences.CALLED_IN_VAIN,)))
            return
        if ref is None:
            beside = events.begun(said.workspace, said.channel, said.message, thread=False)
            named = tuple(Attachment(name=one.name) for one in fetched)
            asked = events.spoken(said, beside, what, named, about, known=False)
            ref = beside
            if not await self._admitting.refusal(asked, said):  # no thread for what does not count
                ref = await self._rooms.conversation(said, what.text or fetched[0].name)
        files, full = await kept(self._bot.files, ref, said.user, fetched)
        await self._admitting.accept(events.spoken(said, ref, what, files, about, known=known), said)
        await self._beside(said, ref, *problems, *full)

    async def _where(self, said: Said) -> tuple[ThreadRef | None, About]:
        """The conversation that a message belongs to, None for a new one; and the answer that it replies to."""
        whole = said.room in ("thread", "direct")
        ref = events.whole(said.workspace, said.channel) if whole else None
        if not said.replies_to:
            return ref, About()
        place = await self._bot.places.find(PLATFORM, said.workspace, said.channel, said.replies_to)
        if place and place.answer:
            return place.thread, About(answer=place.answer, version=place.version)
        known = await self._bot.store.entry(events.named(said.replies_to))
        return (known.event.thread if known and ref is None else ref), About()

    async def _with(self, said: Said, *, known: bool) -> Taken:
        """What comes with a message: its files, what was forwarded, and what it was called under; and what its author
        is told of what does not."""
        named, problems = await self._downloads.read(said.files)
        if said.forwarded:
            named = (Attachment(name=events.FORWARDED, text=said.forwarded), *named)
        if not said.called and said.room != "direct":
            return named, problems
        above, more = await self._above_it(said, known=known)
        return (*above, *named), (*more, *problems)

    async def _above_it(self, said: Said, *, known: bool) -> Taken:
        """What a message that calls the bot is about: the message it replies to, or what stands above in the thread.

        Nothing of what the bot said itself, or was told already.
        """
        if said.replies_to:
            if said.to_us or await self._bot.store.entry(events.named(said.replies_to)):
                return (), ()
            found, its = await self._above.message(said.channel, said.replies_to)
            files, problems = await self._downloads.read(its)
            if found is None and not files:
                return (), (*problems, sentences.NOT_READ)
            return (*((found,) if found else ()), *files), problems
        if said.room != "thread" or known:
            return (), ()
        found = await self._above.thread(said)
        return ((found,), ()) if found else ((), (sentences.NOT_READ,))

    async def _unread(self, said: Said, ref: ThreadRef | None) -> None:
        """Somebody wrote in a thread of ours what Discord does not show us: they are told, once in a thread."""
        if ref is None or str(ref) in self._told:
            return
        self._told[str(ref)] = None
        while len(self._told) > limits.MOST_KNOWN:
            self._told.popitem(last=False)
        await self._beside(said, ref, sentences.UNREAD)

    async def _changed(self, new: Changed) -> None:
        """A change of what was said to the bot, or a message that calls the bot only now."""
        first = await self._bot.store.entry(events.named(new.message))
        if first is None:
            if new.called or new.room == "direct":
                await self._said(events.asked_late(new))
            return
        known = await self._bot.store.saying(first.event.thread, new.message)
        if known is None or known.event.by != new.user:
            return
        for event in events.changed(new, taken_apart(new.text), known):
            await self._admitting.accept(event, new)

    async def _gone(self, left: Gone) -> None:
        known = await self._bot.store.entry(events.named(left.message))
        if known and await self._bot.store.saying(known.event.thread, left.message):
            await self._bot.inbox.accept(events.gone(left, known))

    async def _reaction(self, put: Reaction) -> None:
        place = await self._bot.places.find(PLATFORM, put.workspace, put.channel, put.message)
        if place is None or not place.answer:
            return
        before = await self._bot.heard.last(events.doings(put.channel, put.message, put.user, put.key))
        if event := events.reacted(put, place, before):
            await self._admitting.accept(event, put)

    async def _cleared(self, left: Cleared) -> None:
        place = await self._bot.places.find(PLATFORM, left.workspace, left.channel, left.message)
        if place and place.answer:
            for one in events.taken_off(left, await self._bot.store.history(place.thread)):
                await self._reaction(one)

    async def _press(self, press: Press) -> None:
        event = await self._panels.pressed(press)
        if event is None:
            await self._tell(events.profile_of(press.workspace, press.user), press.user, sentences.NOT_YOURS)
            return
        await self._admitting.accept(event, press)

    async def _submitted(self, form: Submitted) -> None:
        """A form. What it is about may be gone since it was opened: then its author is told."""
        draft = await self._panels.asking.draft(form) if form.form == forms.ASK else None
        if draft and (why := await self._admitting.refusal(draft, form)):  # nothing is posted of what does not count
            await self._tell(ThreadRef.parse(form.carried.thread), form.user, given_back(why, question(form)))
            return
        try:
            event, problems = await self._panels.filled(form)
        except ForPeople as problem:
            log.info("a question is not posted", channel=form.channel, reason=problem.reason)
            await self._tell(ThreadRef.parse(form.carried.thread), form.user, str(problem))
            return
        if event is None:
            await self._tell(ThreadRef.parse(form.carried.thread), form.user, *(problems or (sentences.GONE,)))
            return
        await self._admitting.accept(event, form)
        await self._tell(ThreadRef.parse(form.carried.thread), form.user, *problems)

    async def _beside(self, said: Said, ref: ThreadRef | None, *told: str) -> None:
        """Say something to the author of a message, where it stands."""
        where = ref or events.begun(said.workspace, said.channel, said.message, thread=False)
        await self._tell(where, said.user, *told)

    async def _tell(self, ref: ThreadRef, person: str, *told: str) -> None:
        """Say something to one person; where Discord does not take it, nothing is lost but that."""
        for sentence in told:
            try:
                await self._publisher.tell(str(ref), person, sentence)
            except TROUBLES as problem:
                log.warning("not told", thread=str(ref), reason=str(problem))
