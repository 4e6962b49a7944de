"""What the person of an event is told beside the answer, as far as it takes more than the event and the thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot import holdings, texts
from bot.answers import Offer
from bot.condition import condition, overtuning, unmet_in
from bot.events import Asked, Commanded, Edited, FeedbackEvent, Replied
from bot.explain import explain
from bot.explained import Viewer, in_words
from bot.interpret.buttons import REMOVE, SHARE
from bot.joined import joined
from bot.lessons import keepable, unkept
from bot.memory import NAMED
from bot.notices import hushed, notices
from bot.profiles import Lesson
from bot.relevance import fitting
from bot.store.sql import SQLStore
from bot.threads import Interpretation, Thread, Turn


class Noticing:
    """Looks up what there is to say."""

    def __init__(self, store: SQLStore, clock: Callable[[], float], *, runs: bool = False) -> None:
        self._runs = runs  # Python of an answer is run
        self._store = store
        self._clock = clock

    async def notice(self, before: Thread, turn: Turn, event: FeedbackEvent, meant: Interpretation) -> str:
        """What the person of an event is told of what it did; "" for nothing."""
        if meant.topic == "profile":
            profile = await self._store.profile(event.author)
            return in_words(holdings.profile(profile, Viewer(person=event.by), self._clock()))
        if meant.topic == "memory":
            remembered = await self._store.remembered(event.author)
            return in_words(holdings.memory(remembered, Viewer(person=event.by)))
        if meant.topic:
            task = turn.thread.context.task
            own = task is None or task.author == event.by
            return explain(meant.topic, turn.answer, turn.thread.context, own=own)
        if name := meant.personal.drops or (meant.personal.shares if event.steward else ""):
            return meant.notice if await self._store.has(event.author, name, event.steward) else texts.OFFER_GONE
        if meant.personal.joins is not None:
            return joined(*await self._store.join(event.author, meant.personal.joins, self._clock()))
        if meant.personal.parts:
            return texts.PARTED if await self._store.part(event.author) else texts.NOT_JOINED
        if meant.profile_only:
            profile = await self._store.profile(event.author)
            if profile.off and meant.switches is None and meant.wishes:
                return texts.PROFILE_IS_OFF
            if meant.wishes and not any(map(keepable, meant.wishes)):
                return unkept(meant) or texts.PROFILE_CANNOT
        signal = event.signal
        said = signal.text if isinstance(signal, Asked | Replied | Edited | Commanded) else ""
        told = notices(
            before, turn, said, profile_only=meant.profile_only, hushed=hushed(turn.thread, event), runs=self._runs
        )
        return " ".join(filter(None, (told, unkept(meant))))

    async def overtuned(self, turn: Turn, event: FeedbackEvent) -> tuple[Turn, str, tuple[Offer, ...]]:
        """The turn once people are told that wishes have piled up or pull against each other, where that is news.

        What the profile of the person who asked adds is told to nobody else.
        """
        thread = turn.thread
        if thread.context.task is None or not turn.outcome.directives:
            return turn, "", ()
        kept = await self._store.profile(thread.ref.who(thread.context.task.author))
        profile = fitting(kept, thread.context, self._clock(), thread.aside(kept.person))
        unmet = unmet_in(turn.answer)
        sentence, offers, told = overtuning(
            thread.told, condition(thread.context, profile, unmet, turn=thread.sequence)
        )
        if kept.who != event.author:
            plain = condition(thread.context, None, unmet, turn=thread.sequence)
            sentence, offers, _ = overtuning(thread.told, plain)
        return turn.model_copy(update={"thread": thread.model_copy(update={"told": told})}), sentence, offers

    async def remembered(self, taught: Iterable[Lesson], event: FeedbackEvent) -> tuple[str, tuple[Offer, ...]]:
        """What a person is told of a meaning that is remembered, with what takes it out or makes it everybody's."""
        found = [one for lesson in taught for one in lesson.memories if one.kind == "correction" and one.term]
        if not found or (await self._store.profile(event.author)).off:
            return "", ()
        name = f"{NAMED}{found[0].name}"
        offers = [Offer(label=texts.FORGET_THAT, button=REMOVE, value=name)]
        if event.steward and not found[0].shared:
            offers.append(Offer(label=texts.FOR_EVERYONE, button=SHARE, value=name))
        return texts.remembered(found[0].term, shared=found[0].shared), tuple(offers)
