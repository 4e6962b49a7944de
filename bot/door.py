"""The door to the inbox of a community: its rules decide what counts, and nothing that anybody said is lost.

What they do not let count is kept as refused, and its author is told why.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from weakref import WeakValueDictionary

from bot.doings import doing
from bot.events import FeedbackEvent, Pressed, Reacted, Refusal
from bot.house import Area, Ids, What, Who, may
from bot.inbox import Inbox
from bot.interpret.buttons import INSTEAD
from bot.interpret.scene import Tables
from bot.offers import instead
from bot.store.houses import Houses
from bot.store.sql import SQLStore
from bot.threads import Thread

REMEMBERED = 1_000
"""People and threads of whom it is known that they were told why their emoji do not count."""


class Door:
    """Weighs what people do by the rules of their community."""

    def __init__(
        self, inbox: Inbox, store: SQLStore, houses: Houses, tables: Tables, clock: Callable[[], float] = time.time
    ) -> None:
        self._inbox = inbox
        self._store = store
        self._houses = houses
        self._tables = tables
        self._clock = clock
        self._locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()
        self._told: OrderedDict[tuple[str, str], None] = OrderedDict()

    async def accept(self, event: FeedbackEvent, roles: Ids = (), places: Ids = ()) -> str:
        """Take an event in, as `Inbox.accept` does; why it does not count, or "" where it does.

        `roles` are its author's; `places` where it is: the thread, its channel, the channel's category.
        """
        ref = event.thread
        async with self._locks.setdefault((ref.platform, ref.workspace), asyncio.Lock()):
            known = await self._store.entry(event.id)
            if known:
                await self._inbox.accept(known.event)  # a restart in between: it is gone on with
                return known.event.refused.why if known.event.refused else ""
            thread = (await self._store.load(ref)).thread
            weighed = await self._anew(event)
            what = doing(weighed, thread, self._tables)
            if not what.areas:
                await self._inbox.accept(event)
                return ""
            who = await self._who(weighed, thread, what, roles, places)
            return await self._weighed(event, what, who)

    async def refusal(self, event: FeedbackEvent, roles: Ids = (), places: Ids = ()) -> str:
        """Why an event would not count, or ""; nothing is kept. For what has to be made before it can be taken in."""
        thread = (await self._store.load(event.thread)).thread
        weighed = await self._anew(event)
        what = doing(weighed, thread, self._tables)
        rules, used = await self._houses.standing(event.thread, event.by, self._clock())
        return may(rules, await self._who(weighed, thread, what, roles, places), what, used)

    async def _weighed(self, event: FeedbackEvent, what: What, who: Who) -> str:
        now = self._clock()
        rules, used = await self._houses.standing(event.thread, event.by, now)
        why = may(rules, who, what, used)
        update: dict[str, object] = {}
        if why:
            update["refused"] = Refusal(why=why, told=self._news(event))
        elif Area.ASK in what.areas and rules.quorum:
            update["quorum"] = rules.quorum
        await self._inbox.accept(event.model_copy(update=update))
        if not why and rules.cooldown and what.costs and not what.reaction:
            await self._houses.turn(event.thread, event.by, now)
        return why

    async def _anew(self, event: FeedbackEvent) -> FeedbackEvent:
        """The event whose words are weighed: where an offer is taken, its message as it is said anew."""
        signal = event.signal
        if not isinstance(signal, Pressed) or signal.button.strip().lower() != INSTEAD:
            return event
        entry = await self._store.entry(signal.value)
        if entry is None or entry.event.thread != event.thread:
            return event
        return instead(event, entry.event, entry.outcome, used=False).then or event

    async def _who(self, event: FeedbackEvent, thread: Thread, what: What, roles: Ids, places: Ids) -> Who:
        first = Area.POLICY in what.areas  # who decides is the whole thread's: asking in it later gives no say in that
        asker = await self._asker(event, thread, 1 if first else event.answer)
        return Who(person=event.by, roles=roles, places=places, asker=event.by == asker)

    async def _asker(self, event: FeedbackEvent, thread: Thread, number: int | None) -> str:
        """Whose question an answer of the thread is to: the one it is at, where none is named or known."""
        task = thread.context.task
        if number and number != thread.answer:
            answer, focus = await self._store.focused(event.thread, number)
            task = focus.context.task if answer and focus else task
        return task.author if task else ""

    def _news(self, event: FeedbackEvent) -> bool:
        """Whether its author has to be told that it does not count: of emoji once in a thread."""
        if not isinstance(event.signal, Reacted):
            return True
        key = (str(event.thread), event.by)
        known = key in self._told
        self._told[key] = None
        while len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return not known
