"""What is told of answers and profiles, looked up for one person: why, the versions, the profile."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.choices import HISTORY, WHY
from adapters.discord.events import profile_of
from adapters.discord.explaining import explained
from adapters.discord.where import PROFILE
from adapters.discord.wire import Outgoing
from bot import explanation
from bot.answers import Answer, Frame, Version
from bot.bootstrap import Bot
from bot.context import PromptContext
from bot.events import FeedbackEvent, ThreadRef
from bot.explanation import Explanation, Viewer
from bot.profiles import Profile
from bot.threads import refocused
from bot.values import Value


class Spoken(Value):
    """An answer that somebody speaks of, as it is now."""

    frame: Frame
    """What buttons about it carry."""
    answer: Answer | None
    now: PromptContext
    """What shapes it at this moment."""

    @property
    def version(self) -> Version | None:
        """The version that `frame` names, or the one that is shown."""
        return (self.answer.version(self.frame.version) or self.answer.current) if self.answer else None


class Lookup:
    """Reads what is shown."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def answer(self, ref: ThreadRef, number: int | None = None, version: int | None = None) -> Spoken:
        """An answer of a thread, by default the one that feedback is about, and what shapes it."""
        thread = (await self._bot.store.load(ref)).thread
        number = number or thread.about or thread.answers
        now, answer = thread.context, await self._bot.store.answer(ref, number) if number else None
        if answer and number != thread.answer:
            answer, focus = await self._bot.store.focused(ref, number)
            now = refocused(thread, answer, focus).context if answer and focus else now
        found = answer.version(version) or answer.current if answer else None
        frame = Frame(
            thread=str(ref),
            answer=number,
            version=found.number if found else None,
            text=found.text if found else "",
            progress="done",
            sequence=thread.sequence,
        )
        return Spoken(frame=frame, answer=answer, now=now)

    async def why(self, spoken: Spoken, person: str, page: int = 0) -> Outgoing:
        """Why an answer is what it is."""
        answer = spoken.answer
        version = answer.current if answer else None
        if answer is None or version is None:
            return explained(explanation.unanswered(), spoken.frame)
        wishes = (*version.context.directives, *spoken.now.directives)
        authors = [one.author for one in wishes] + [task.author for task in (version.context.task,) if task]
        viewer = await self._viewer(person, explanation.sources(version, spoken.now), _writers(answer) + authors)
        return self._told(explanation.why(answer, version, spoken.now, viewer), spoken.frame, viewer, WHY, page)

    async def history(self, spoken: Spoken, person: str, page: int = 0) -> Outgoing:
        """The versions of an answer."""
        answer = spoken.answer or Answer(number=1)
        sources, authors = [one.event for one in answer.versions], _writers(answer)
        for version in answer.versions:
            authors += [one.author for one in version.context.directives]
        viewer = await self._viewer(person, sources, authors)
        return self._told(explanation.history(answer, viewer), spoken.frame, viewer, HISTORY, page)

    async def profile(self, workspace: str, person: str, page: int = 0) -> Outgoing:
        """What is kept of a person."""
        ref = profile_of(workspace, person)
        held: Profile = await self._bot.store.profile(workspace, person)
        viewer = await self._viewer(person, [one.event for one in held.directives], [])
        sequence = (await self._bot.store.load(ref)).thread.sequence
        frame = Frame(thread=str(ref), answer=0, version=None, text="", progress="done", sequence=sequence)
        return self._told(explanation.profile(held, viewer), frame, viewer, PROFILE, page)

    def _told(self, told: Explanation, frame: Frame, viewer: Viewer, view: str, page: int) -> Outgoing:
        return explained(told, frame, viewer.names, view=view, page=page)

    async def _viewer(self, person: str, sources: Iterable[str], authors: Iterable[str]) -> Viewer:
        """Who looks, with the events that are spoken of; people stand there as mentions, which show their names and
        notify nobody."""
        events: dict[str, FeedbackEvent] = {}
        for name in dict.fromkeys(sources):
            if entry := await self._bot.store.entry(name):
                events[name] = entry.event
        people = {person, *authors, *(one.by for one in events.values())}
        names = {one: f"<@{one}>" for one in people if one.isdigit()}
        return Viewer(person=person, events=events, buttons=self._bot.tables.buttons, names=names)


def _writers(answer: Answer) -> list[str]:
    """Who edited versions by hand."""
    return [one.by for one in answer.versions if one.by]
