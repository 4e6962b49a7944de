"""Views: opened within the three seconds for which Slack lets us, filled when what they show was looked up.

A view says nothing about an answer by being opened, so nothing of this is kept: what is not opened is opened again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.lookup import Spoken
from adapters.slack import sentences, views
from adapters.slack.buttons import EDIT, HISTORY, REFINE, WHY
from adapters.slack.calls import Calls
from adapters.slack.clients import Clients
from adapters.slack.delivery import HomeOpened, Press, Shortcut, Submitted
from adapters.slack.events import PLATFORM, mentioned, profile_of
from adapters.slack.pace import Pace, code
from adapters.slack.people import People
from adapters.slack.publish import SlackPublisher
from adapters.slack.tell import PROFILE
from adapters.slack.text import plain
from adapters.slack.viewer import Lookup, about
from adapters.slack.views import About, View, home
from adapters.slack.views.refine import ASK
from bot.bootstrap import Bot
from bot.events import ThreadRef
from bot.explanation import WHY as WHY_TITLE
from bot.interpret.buttons import REMOVE
from bot.interpret.emoji import vocabulary
from bot.profiles import Profile

log = structlog.get_logger()

OPENS = (WHY, HISTORY, REFINE, EDIT, home.PROFILE, home.CODE, home.EXPORT)
"""Buttons that open a view and say nothing."""
LATE = ("expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id")
"""What Slack says where three seconds were too short."""
CLOSED = ("not_found", "view_not_found")
"""What Slack says of a view that the person has closed."""
HISTORY_TITLE, EXPORT_TITLE = "History", "What I keep of you"
FILE = "burnish-profile.json"


class Panels:
    """Opens modals and fills the App Home; brings up to date what changed while it was looked at."""

    def __init__(self, bot: Bot, clients: Clients, publisher: SlackPublisher, pace: Pace, people: People) -> None:
        self._bot = bot
        self._publisher = publisher
        self._calls = Calls(clients, pace)
        self._people = people
        self._lookup = Lookup(bot, clients, people)
        self._beside: set[asyncio.Task[None]] = set()

    def opens(self, press: Press) -> bool:
        """Whether a press opens a view, and is no feedback."""
        return press.button in OPENS

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it while nobody waits for it; what goes wrong is logged."""
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._beside.discard(task)
        if not task.cancelled() and (problem := task.exception()):
            log.error("view not shown", exc_info=problem)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._beside:
            await asyncio.wait(self._beside)

    async def close(self) -> None:
        """Stop what is under way."""
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)

    async def open(self, found: Press | Shortcut) -> None:
        """Open what a button, or an entry of a message's menu, is for."""
        try:
            if isinstance(found, Shortcut):
                await self._menu(found)
            else:
                await self._pressed(found)
        except SlackApiError as problem:
            if code(problem) not in LATE:
                raise
            log.warning("view not opened in time", workspace=found.team, reason=code(problem))
            ref = ThreadRef.parse(found.carried.thread) if isinstance(found, Press) else _thread(found)
            await self._publisher.tell(str(ref), found.user, sentences.LATE)

    async def _pressed(self, press: Press) -> None:
        ref, held = ThreadRef.parse(press.carried.thread), press.carried
        match press.button:
            case "why":
                await self._filled(press, WHY_TITLE, lambda: self._why(ref, press))
            case "history":
                await self._filled(press, HISTORY_TITLE, lambda: self._history(ref, press))
            case "refine" | "edit":
                spoken = await self._lookup.answer(ref, held.answer, held.version)
                await self._open(press, _form(press.button, spoken))
            case home.PROFILE:
                await self._open(press, views.profile_view(About(thread=str(profile_of(press.team, press.user)))))
            case home.CODE:
                await self._open(press, views.code_view(About(thread=str(profile_of(press.team, press.user)))))
            case home.EXPORT:
                await self._filled(press, EXPORT_TITLE, lambda: self._export(press.team, press.user))

    async def _menu(self, found: Shortcut) -> None:
        """ "Ask about this message" about any; "Refine this answer" about one of ours, or the newest of its thread."""
        ref = _thread(found)
        if found.name == ASK:
            names = await self._people.names(found.team, *mentioned(found.text))
            where = About(thread=str(ref))
            view = views.ask_view(plain(found.text, names), where)
            await self._open(found, view | {"private_metadata": where.packed(found.ts)})
            return
        place = await self._bot.places.find(PLATFORM, found.team, found.channel, found.ts)
        if place and place.answer:
            spoken = await self._lookup.answer(place.thread, place.answer, place.version)
        else:
            spoken = await self._lookup.answer(ref)
        await self._open(found, _form(REFINE, spoken))

    async def _filled(self, press: Press, title: str, make: Callable[[], Awaitable[View]]) -> None:
        """Open a view that says "one moment", and put what was looked up into it."""
        view = await self._open(press, views.loading_view(title))
        try:
            made = await make()
        except Exception:
            log.exception("view not filled", workspace=press.team, button=press.button)
            made = views.error_view(sentences.NOT_SHOWN, title)
        await self._update(press.team, view, made)

    async def _why(self, ref: ThreadRef, press: Press) -> View:
        spoken = await self._lookup.answer(ref, press.carried.answer)
        told = (await self._lookup.why(spoken, press.user)).explanation
        links = await self._lookup.links(told, ref, press.enterprise, apart=False)
        return views.why_view(told, about(spoken), links)

    async def _history(self, ref: ThreadRef, press: Press) -> View:
        spoken = await self._lookup.answer(ref, press.carried.answer)
        return views.history_view((await self._lookup.history(spoken, press.user)).explanation, about(spoken))

    async def _export(self, team: str, person: str) -> View:
        """All that is kept of a person, as a file in the direct messages with them."""
        text = await self._bot.store.export(profile_of(team, person).who(person))

        async def say(client: AsyncWebClient) -> Any:
            return await client.chat_postMessage(
                channel=person, text=sentences.EXPORTED, parse="none", link_names=False
            )

        said = await self._calls.make(team, "chat.postMessage", say, channel=person, last=True, repeat=False)

        async def send(client: AsyncWebClient) -> Any:
            return await client.files_upload_v2(filename=FILE, title=FILE, content=text, channel=said["channel"])

        await self._calls.make(team, "files.completeUploadExternal", send, last=True, repeat=False)
        return views.error_view(sentences.SENT, EXPORT_TITLE)

    async def home(self, opened: HomeOpened) -> None:
        """Show a person their page."""
        await self._home(opened.team, opened.enterprise, opened.user)

    async def cleared(self, ref: ThreadRef, person: str) -> None:
        """Once what somebody said in a thread has erased them, show them their page as it is then."""
        await self._bot.inbox.settled(ref)
        await self._home(ref.workspace, "", person)

    async def _home(self, team: str, enterprise: str, person: str) -> None:
        ref = profile_of(team, person)
        held, told, _ = await self._lookup.profile(ref, person)
        memory = await self._lookup.remembered(team, enterprise, person)
        threads = await self._lookup.threads(team, enterprise, person)
        words = vocabulary(self._bot.tables.emoji)
        about, holds = self._lookup.mine(ref), held != Profile.of(held.who)
        view = views.home_view(told.explanation, about, threads, words, memory, off=held.off, holds=holds)

        async def send(client: AsyncWebClient) -> Any:
            return await client.views_publish(user_id=person, view=view)

        await self._calls.make(team, "views.publish", send, last=True)

    async def refresh(self, done: Press | Submitted) -> None:
        """Once all is settled that somebody said in a view, show them what it came to."""
        ref = ThreadRef.parse(done.carried.thread)
        if not done.view or (ref.channel != PROFILE and isinstance(done, Submitted)):
            return
        await self._bot.inbox.settled(ref)
        if ref.channel == PROFILE:
            await self._home(done.team, done.enterprise, done.user)
        elif isinstance(done, Press):
            make = self._why if done.button == REMOVE else self._history
            await self._update(done.team, done.view, await make(ref, done))

    async def _open(self, found: Press | Shortcut, view: View) -> str:
        """Open a view; its id."""

        async def send(client: AsyncWebClient) -> Any:
            return await client.views_open(trigger_id=found.trigger, view=view)

        said = await self._calls.make(found.team, "views.open", send, last=True, repeat=False)
        return str(said["view"]["id"])

    async def _update(self, team: str, id: str, view: View) -> None:
        """Put something else into a view; nothing where the person has closed it."""

        async def send(client: AsyncWebClient) -> Any:
            return await client.views_update(view_id=id, view=view)

        try:
            await self._calls.make(team, "views.update", send, last=True)
        except SlackApiError as problem:
            if code(problem) not in CLOSED:
                raise


def _thread(found: Shortcut) -> ThreadRef:
    """The thread of the message that a menu belongs to."""
    return ThreadRef(platform=PLATFORM, workspace=found.team, channel=found.channel, thread=found.thread or found.ts)


def _form(name: str, spoken: Spoken) -> View:
    """The form that changes an answer, or what is to be said where there is none to change."""
    version = spoken.version
    if version is None:
        return views.error_view(sentences.NO_ANSWER)
    make = views.edit_view if name == EDIT else views.refine_view
    return make(version.text, about(spoken))
