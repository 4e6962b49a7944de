"""From what Slack delivered, and was kept, to the core's inbox: read again, looked up, turned into feedback events."""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import assert_never

import structlog
from slack_sdk.errors import SlackApiError

from adapters import attached
from adapters.slack import buttons, events, limits, sentences
from adapters.slack.above import Above
from adapters.slack.asking import Asking
from adapters.slack.calls import Calls
from adapters.slack.clients import Clients
from adapters.slack.commands import NO_ENTRY, Commands
from adapters.slack.data import DataFiles
from adapters.slack.delivery import (
    Changed,
    Command,
    Gone,
    Halted,
    HomeOpened,
    Me,
    Press,
    Reaction,
    Removed,
    Said,
    Shortcut,
    Submitted,
)
from adapters.slack.delivery import Delivery as Found
from adapters.slack.events import PLATFORM
from adapters.slack.files import Files
from adapters.slack.pace import Pace, code
from adapters.slack.panels import Panels
from adapters.slack.parse import parse
from adapters.slack.people import People
from adapters.slack.publish import SlackPublisher
from adapters.slack.respond import dismiss, whisper
from adapters.slack.rights import entitled
from adapters.slack.tell import PROFILE
from adapters.slack.viewer import Lookup
from adapters.slack.views.home import FORGET
from adapters.slack.views.refine import ASK
from bot.bootstrap import Bot
from bot.events import Attachment, Commanded, FeedbackEvent, ThreadRef
from bot.interpret.commands import read_command
from bot.store.deliveries import Delivery
from bot.store.state import State
from bot.values import Value

log = structlog.get_logger()


class Kept(Value):
    """A payload as the listener kept it."""

    payload: dict[str, object]
    me: Me
    at: float
    """When it came, in seconds since the epoch."""


class Intake:
    """Handles deliveries, each in its lane. Handled twice, they change nothing."""

    def __init__(
        self, bot: Bot, publisher: SlackPublisher, panels: Panels, clients: Clients, pace: Pace, people: People
    ) -> None:
        self._bot = bot
        self._publisher = publisher
        self._panels = panels
        self._clients = clients
        self._people = people
        self._vain: OrderedDict[str, None] = OrderedDict()
        self._calls = Calls(clients, pace)
        self._files = Files(clients, bot.settings.slack_api_url)
        self._data = DataFiles(bot, publisher)
        self._above = Above(clients, pace, people)
        lookup, asking = Lookup(bot, clients, people), Asking(clients, pace, people, bot.places)
        self._commands = Commands(bot, publisher, lookup, asking, people, self._accept)
        publisher.on_stopped = self.stopped

    async def handle(self, delivery: Delivery) -> None:
        """Take in what was kept. Raises SlackApiError, LookupError and the network's errors."""
        kept = Kept.model_validate(json.loads(delivery.body))  # pydantic's own reader takes no halves of characters
        found = parse(kept.payload, kept.me)
        if found is None:
            log.debug("nothing to us", delivery=delivery.id)
            return
        await self._take(found, kept)

    async def _take(self, found: Found, kept: Kept) -> None:
        match found:
            case Said():
                await self._said(found, kept.me)
            case Changed():
                await self._changed(found, kept.me)
            case Gone():
                await self._gone(found)
            case Reaction():
                await self._reaction(found)
            case Press():
                await self._press(found)
            case Submitted():
                await self._submitted(found, kept.at)
            case Command():
                await self._commands.handle(found, kept.at)
            case Halted():
                await self._halted(found)
            case Removed():
                await self._clients.forget(found.team, found.enterprise)
            case Shortcut() | HomeOpened():
                log.debug("opened, not kept", kind=found.kind)  # the listener's
            case _:
                assert_never(found)

    async def _said(self, said: Said, me: Me) -> None:
        """A message: to the bot where it calls it, is written to it alone, or stands where the bot was asked."""
        ref = events.thread_of(said)
        if await self._bot.store.entry(events.named(said)):
            return  # the same message under its other name
        state = await self._bot.store.load(ref)
        called = said.called or said.direct
        if not called and not events.listened_to(state):
            log.debug("not to us", thread=str(ref))
            return
        names = await self._people.names(said.team, *events.mentioned(said.text))
        what = events.words(said.text, me.bot_user, names)
        fetched, problems = await self._files.read(said.team, said.files)
        if not what.text and not attached.readable(fetched):
            if (called or _asker(state) == said.user) and self._first(events.named(said)):
                await self._beside(said, *(problems or (sentences.CALLED_IN_VAIN,)))
            return
        files, full = await attached.kept(self._bot.files, ref, said.user, fetched)
        problems = (*problems, *full)
        known = events.answered_in(state)
        if said.called and not said.direct and not known and said.thread not in ("", said.ts):
            above = await self._above.read(ref, said.ts)
            files, problems = (
                (above, *files) if above else files,
                problems if above else (*problems, sentences.NOT_READ),
            )
        await self._accept(events.spoken(said, what, files, known=known), direct=said.direct)
        await self._beside(said, *problems)

    async def _accept(self, event: FeedbackEvent, *, direct: bool = False) -> None:
        """To the core, with what its author may. Who has all of theirs erased keeps no page with it either."""
        await self._bot.inbox.accept(await entitled(event, self._people, direct=direct))
        if isinstance(event.signal, Commanded) and read_command(event.signal.text).name == FORGET:
            self._panels.start(self._panels.cleared(event.thread, event.by))

    def _first(self, message: str) -> bool:
        """Whether a message that asks nothing is heard of for the first time: a mention comes twice."""
        if message in self._vain:
            return False
        self._vain[message] = None
        while len(self._vain) > limits.MOST_KNOWN:
            self._vain.popitem(last=False)
        return True

    async def _changed(self, new: Changed, me: Me) -> None:
        """A change of what was said to the bot, or a message that calls the bot only now."""
        known = await self._bot.store.saying(events.thread_of(new), new.ts)
        if known is None:
            if new.called or new.direct:
                await self._said(events.asked_late(new), me)
            return
        if known.event.by != new.user:
            return
        names = await self._people.names(new.team, *events.mentioned(new.text))
        for event in events.changed(new, events.words(new.text, me.bot_user, names), known):
            await self._accept(event)

    async def _gone(self, left: Gone) -> None:
        known = await self._bot.store.saying(events.thread_of(left), left.ts)
        if known and known.event.by == left.user:
            await self._accept(events.gone(left))

    async def _reaction(self, put: Reaction) -> None:
        place = await self._bot.places.find(PLATFORM, put.team, put.channel, put.ts)
        if place and place.answer:
            await self._accept(events.reacted(put, place))

    async def _press(self, press: Press) -> None:
        event = events.pressed(press)
        if event is None or self._panels.opens(press):
            return
        if press.button == buttons.DATA:
            if told := await self._data.pressed(press):
                await self._tell(event.thread, press.user, told)
            return
        if event.thread.channel == PROFILE:
            self._publisher.remember(press.user, press.response_url)
        await self._accept(event)
        if events.settles(press) and press.response_url:
            self._panels.start(dismiss(press.response_url))
        self._panels.start(self._panels.refresh(press))

    async def _submitted(self, form: Submitted, at: float) -> None:
        """A form. What it is about may be gone since it was opened: then its author is told."""
        ref, number = ThreadRef.parse(form.carried.thread), form.carried.answer
        files: tuple[Attachment, ...] = ()
        if form.callback == ASK:
            asked_about = await self._asked_about(form, ref)
            if asked_about is None:
                return
            files = asked_about
        answer = await self._bot.store.answer(ref, number) if number else None
        event = events.filled(form, answer, files, at)
        if event is None:
            await self._tell(events.profile_of(form.team, form.user), form.user, sentences.GONE)
            return
        if event.thread.channel == PROFILE:
            self._publisher.remember(form.user, "")
        await self._accept(event)
        self._panels.start(self._panels.refresh(form))

    async def _asked_about(self, form: Submitted, ref: ThreadRef) -> tuple[Attachment, ...] | None:
        """The message that a form asks about, with its files; None where it cannot be read, which its author is
        told."""
        own = events.profile_of(form.team, form.user)
        try:
            found, refs = await self._above.message(ref, form.carried.value or ref.thread)
        except SlackApiError as problem:
            log.info("message not read", thread=str(ref), reason=code(problem))
            sentence = sentences.NOT_THERE if code(problem) in NO_ENTRY else sentences.GONE
        else:
            sentence = sentences.GONE
            if found:
                fetched, problems = await self._files.read(form.team, refs)
                files, full = await attached.kept(self._bot.files, ref, form.user, fetched)
                await self._tell(own, form.user, *problems, *full)
                return found, *files
        await self._tell(own, form.user, sentence)
        return None

    async def _halted(self, stop: Halted) -> None:
        """Slack's own stop control. Which answer is meant, its message says; the thread's newest where none does."""
        for message in stop.messages:
            place = await self._bot.places.find(PLATFORM, stop.team, stop.channel, message)
            if place and place.answer:
                event = events.halted(place.thread, place.answer, message, stop.user, stop.at)
                await self._bot.inbox.accept(event)
        ref = events.thread_halted(stop)
        if not stop.messages and events.answered_in(await self._bot.store.load(ref)):
            await self._bot.inbox.accept(events.halted(ref, None, stop.stamp, stop.user, stop.at))

    async def stopped(self, ref: ThreadRef, answer: int) -> None:
        """The publisher has met a stream that a person stopped: the same, should Slack not tell us so."""
        task = (await self._bot.store.load(ref)).thread.context.task
        places = await self._bot.places.of(ref, answer)
        first = next((place.message for place in places if place.part == 0), "")
        await self._bot.inbox.accept(events.halted(ref, answer, first, task.author if task else "", 0.0))

    async def _beside(self, said: Said, *told: str) -> None:
        """Say something to the author of a message. In a thread that nobody has replied in yet, Slack shows no such
        notice: there it stands beside the message."""
        if said.thread:
            return await self._tell(events.thread_of(said), said.user, *told)
        for sentence in told:
            try:
                await whisper(self._calls, said.team, said.channel, said.user, sentence)
            except SlackApiError as problem:
                log.warning("not told", channel=said.channel, reason=code(problem))
        return None

    async def _tell(self, ref: ThreadRef, person: str, *said: str) -> None:
        """Say something to one person; where Slack does not take it, nothing is lost but that."""
        for sentence in said:
            try:
                await self._publisher.tell(str(ref), person, sentence)
            except SlackApiError as problem:
                log.warning("not told", thread=str(ref), reason=code(problem))


def _asker(state: State) -> str:
    """Whose question a thread is about."""
    return state.thread.context.task.author if state.thread.context.task else ""
