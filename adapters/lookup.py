"""What is told of answers and profiles, looked up for one person: why, the versions, the profile."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping

from bot import explanation, holdings
from bot.answers import Answer, Version
from bot.bootstrap import Bot
from bot.context import PromptContext
from bot.events import FeedbackEvent, ThreadRef
from bot.explained import Explanation, Viewer
from bot.memory import NAMED
from bot.profiles import Profile
from bot.threads import refocused
from bot.values import Value


class Spoken(Value):
    """An answer that somebody speaks of, as it is now; without one, the thread."""

    ref: ThreadRef
    number: int | None = None
    """The answer's; None where there is none."""
    sequence: int
    """How many events the thread had applied: the same press on the same state is one press."""
    answer: Answer | None = None
    version: Version | None = None
    """The one that was asked for, or the one that is shown."""
    now: PromptContext
    """What shapes it at this moment."""


class Told(Value):
    """What explains, for one person."""

    explanation: Explanation
    names: Mapping[str, str] = {}
    """By id, the people in it, as they are called there."""


class Lookup(ABC):
    """Reads what is shown. What people are called on a platform is the adapter's. `clock` tells seconds since the
    epoch: what is inferred fades with time."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.time) -> None:
        self._bot = bot
        self._clock = clock

    async def answer(self, ref: ThreadRef, number: int | None = None, version: int | None = None) -> Spoken:
        """An answer of a thread, by default the one that feedback is about, and what shapes it."""
        thread = (await self._bot.store.load(ref)).thread
        number = number or thread.about or thread.answers
        now, answer = thread.context, await self._bot.store.answer(ref, number) if number else None
        if answer and number != thread.answer:
            answer, focus = await self._bot.store.focused(ref, number)
            now = refocused(thread, answer, focus).context if answer and focus else now
        found = answer.version(version) or answer.current if answer else None
        return Spoken(ref=ref, number=number or None, sequence=thread.sequence, answer=answer, version=found, now=now)

    async def why(self, spoken: Spoken, person: str) -> Told:
        """Why an answer is what it is."""
        answer = spoken.answer
        version = answer.current if answer else None
        if answer is None or version is None:
            return Told(explanation=explanation.unanswered())
        wishes = (*version.context.directives, *spoken.now.directives)
        authors = [one.author for one in wishes] + [task.author for task in (version.context.task,) if task]
        sources = explanation.sources(version, spoken.now)
        viewer = await self._viewer(spoken.ref, person, sources, _writers(answer) + authors)
        told = explanation.why(answer, version, spoken.now, viewer)
        return Told(explanation=await self._takable(told, spoken.ref, person), names=viewer.names)

    async def history(self, spoken: Spoken, person: str) -> Told:
        """The versions of an answer."""
        answer = spoken.answer or Answer(number=1)
        sources, authors = [one.event for one in answer.versions], _writers(answer)
        for version in answer.versions:
            authors += [one.author for one in version.context.directives]
        viewer = await self._viewer(spoken.ref, person, sources, authors)
        return Told(explanation=explanation.history(answer, viewer), names=viewer.names)

    async def profile(self, ref: ThreadRef, person: str) -> tuple[Profile, Told, Spoken]:
        """A person's profile: as it is kept, as it is told, and what a view of it speaks of; `ref` is the thread of
        what they say about it."""
        held, now = await self._bot.store.profile(ref.who(person)), self._clock()
        viewer = await self._viewer(ref, person, holdings.evidence(held, now), [])
        thread = (await self._bot.store.load(ref)).thread
        told = Told(explanation=holdings.profile(held, viewer, now), names=viewer.names)
        return held, told, Spoken(ref=ref, sequence=thread.sequence, now=thread.context)

    async def memory(self, ref: ThreadRef, person: str) -> Told:
        """What is remembered of a person's conversations; `ref` as for `profile`."""
        remembered = await self._bot.store.remembered(ref.who(person))
        viewer = await self._viewer(ref, person, [], [])
        return Told(explanation=holdings.memory(remembered, viewer), names=viewer.names)

    async def _takable(self, told: Explanation, ref: ThreadRef, person: str) -> Explanation:
        """An explanation in which only that of memory can be taken out which is still there, and is this person's to
        change."""
        names = {row.takes for one in told.sections for row in one.rows if row.takes.startswith(NAMED)}
        if not names:
            return told
        has, who, runs = self._bot.store.has, ref.who(person), await self._runs(ref.workspace, person)
        fixed = {name for name in names if not await has(who, name.removeprefix(NAMED), runs)}
        sections = []
        for one in told.sections:
            rows = tuple(row.model_copy(update={"takes": ""}) if row.takes in fixed else row for row in one.rows)
            sections.append(one.model_copy(update={"rows": rows}))
        return told.model_copy(update={"sections": tuple(sections)})

    async def _runs(self, workspace: str, person: str) -> bool:
        """Whether somebody may change what is remembered for a whole workspace, as the platform has it."""
        return False

    async def _viewer(self, ref: ThreadRef, person: str, sources: Iterable[str], authors: Iterable[str]) -> Viewer:
        """Who looks, with the events that are spoken of and the names of all who are."""
        events: dict[str, FeedbackEvent] = {}
        for name in dict.fromkeys(sources):
            if entry := await self._bot.store.entry(name):
                events[name] = self._given(entry.event, ref, person)
        spoke = (one.by for one in events.values())
        names = await self._names(ref.workspace, (person, *spoke, *authors))
        return Viewer(person=person, events=events, buttons=self._bot.tables.buttons, names=names)

    def _given(self, event: FeedbackEvent, ref: ThreadRef, person: str) -> FeedbackEvent:
        """An event of a thread, in the words in which such a one is given on the platform."""
        return event

    @abstractmethod
    async def _names(self, workspace: str, people: Iterable[str]) -> Mapping[str, str]:
        """By id, what people are called; whose name is not known is left out."""


def _writers(answer: Answer) -> list[str]:
    """Who edited versions by hand."""
    return [one.by for one in answer.versions if one.by]
