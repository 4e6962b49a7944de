"""What is told of answers and profiles, looked up for one person: why, the versions, the profile, their threads."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.slack.clients import Clients
from adapters.slack.events import PLATFORM, profile_of
from adapters.slack.people import People
from adapters.slack.sentences import typed
from adapters.slack.views import About, Recent
from adapters.slack.views.home import THREADS
from bot import explanation
from bot.answers import Answer, Version
from bot.bootstrap import Bot
from bot.context import PromptContext
from bot.events import Commanded, FeedbackEvent, ThreadRef
from bot.explanation import Explanation, Viewer
from bot.profiles import Profile
from bot.threads import refocused
from bot.values import Value


class Spoken(Value):
    """An answer that somebody speaks of, as it is now."""

    about: About
    answer: Answer | None
    now: PromptContext
    """What shapes it at this moment."""

    @property
    def version(self) -> Version | None:
        """The version that `about` names, or the one that is shown."""
        return (self.answer.version(self.about.version) or self.answer.current) if self.answer else None


class Lookup:
    """Reads what a view shows."""

    def __init__(self, bot: Bot, clients: Clients, people: People) -> None:
        self._bot = bot
        self._clients = clients
        self._people = people

    async def answer(self, ref: ThreadRef, number: int | None = None, version: int | None = None) -> Spoken:
        """An answer of a thread, by default the one that feedback is about, and what shapes it."""
        thread = (await self._bot.store.load(ref)).thread
        number = number or thread.about or thread.answers
        now, answer = thread.context, await self._bot.store.answer(ref, number) if number else None
        if answer and number != thread.answer:
            answer, focus = await self._bot.store.focused(ref, number)
            now = refocused(thread, answer, focus).context if answer and focus else now
        found = answer.version(version) or answer.current if answer else None
        about = About(
            thread=str(ref), answer=number or None, version=found.number if found else None, sequence=thread.sequence
        )
        return Spoken(about=about, answer=answer, now=now)

    async def why(self, spoken: Spoken, person: str) -> Explanation:
        """Why an answer is what it is."""
        answer = spoken.answer
        version = answer.current if answer else None
        if answer is None or version is None:
            return explanation.unanswered()
        sources, now = explanation.sources(version, spoken.now), spoken.now
        wishes = (*version.context.directives, *now.directives)
        authors = [one.author for one in wishes] + [task.author for task in (version.context.task,) if task]
        viewer = await self._viewer(ThreadRef.parse(spoken.about.thread), person, sources, _writers(answer) + authors)
        return explanation.why(answer, version, now, viewer)

    async def history(self, spoken: Spoken, person: str) -> Explanation:
        """The versions of an answer."""
        answer = spoken.answer or Answer(number=1)
        sources, authors = [one.event for one in answer.versions], _writers(answer)
        for version in answer.versions:
            authors += [one.author for one in version.context.directives]
        viewer = await self._viewer(ThreadRef.parse(spoken.about.thread), person, sources, authors)
        return explanation.history(answer, viewer)

    async def profile(self, team: str, person: str) -> tuple[Profile, Explanation, About]:
        """A person's profile: as it is kept, as it is told, and what a view of it speaks of."""
        ref = profile_of(team, person)
        held = await self._bot.store.profile(team, person)
        viewer = await self._viewer(ref, person, [one.event for one in held.directives], [])
        sequence = (await self._bot.store.load(ref)).thread.sequence
        return held, explanation.profile(held, viewer), About(thread=str(ref), sequence=sequence)

    async def threads(self, team: str, enterprise: str, person: str) -> tuple[Recent, ...]:
        """A person's latest threads, with their addresses."""
        found = await self._bot.store.recent(PLATFORM, team, person, THREADS)
        return tuple([Recent(title=one.title, link=await self.link(one.ref, enterprise)) for one in found])

    async def link(self, ref: ThreadRef, enterprise: str = "") -> str:
        """A thread's address; "" where it is not known."""
        workspace = await self._clients.workspace(ref.workspace, enterprise)
        if workspace is None or not workspace.url:
            return ""
        return f"{workspace.url.rstrip('/')}/archives/{ref.channel}/p{ref.thread.replace('.', '')}"

    async def _viewer(self, ref: ThreadRef, person: str, sources: Iterable[str], authors: Iterable[str]) -> Viewer:
        """Who looks, with the events that are spoken of and the names of all who are."""
        events: dict[str, FeedbackEvent] = {}
        for name in dict.fromkeys(sources):
            if entry := await self._bot.store.entry(name):
                events[name] = _typed(entry.event, thread=ref != profile_of(ref.workspace, person))
        spoke = (one.by for one in events.values())
        names = await self._people.names(ref.workspace, person, *spoke, *authors)
        return Viewer(person=person, events=events, buttons=self._bot.tables.buttons, names=names)


def _typed(event: FeedbackEvent, *, thread: bool) -> FeedbackEvent:
    """An event with its command as people give it here."""
    if not isinstance(event.signal, Commanded):
        return event
    return event.model_copy(update={"signal": Commanded(text=typed(event.signal.text, thread=thread))})


def _writers(answer: Answer) -> list[str]:
    """Who edited versions by hand."""
    return [one.by for one in answer.versions if one.by]
