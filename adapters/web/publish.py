"""Putting answers before people: every frame and notice to every open tab of the playground."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from adapters.web.notice import spoken
from bot import texts
from bot.answers import Frame, Offer
from bot.values import Value
from bot.which import WHICH

MOST = 256
"""Updates that wait for one tab. A tab that falls further behind gets a whole page's state instead."""
MOVING = ("thinking", "streaming", "checking")
"""The progress of an answer that is being written."""
TOLD = 256
"""Sentences that are kept, the latest to each person in each thread."""

Kind = Literal["frame", "changed", "notice", "model"]


class Update(Value):
    """Something that a tab should show. The newest of one `name` takes the place of the one before."""

    kind: Kind
    seq: int
    """Grows with every update of this process: a tab shows nothing older than what it has."""
    thread: str = ""
    frame: Frame | None = None
    person: str = ""
    notice: str = ""

    @property
    def name(self) -> tuple[str, str, str]:
        """What it is news of."""
        if self.kind == "notice":  # each is said aloud, also where two come at once
            return self.kind, self.thread, str(self.seq)
        return self.kind, self.thread, str(self.frame.answer) if self.frame else ""


class Told(Value):
    """The latest that a person was told in a thread, and what they can have with one press."""

    seq: int
    """That of the update: what was told later has a larger one."""
    notice: str
    offers: tuple[Offer, ...] = ()


class Tab:
    """What waits for one open tab: bounded, and of each answer only the newest frame."""

    def __init__(self, thread: str) -> None:
        self._thread = thread
        self._waiting: dict[tuple[str, str, str], Update] = {}
        self._news = asyncio.Event()

    def put(self, update: Update) -> None:
        """Add an update, unless it is a frame of a thread that the tab does not show."""
        if update.kind == "frame" and update.thread != self._thread:
            return
        self._waiting.pop(update.name, None)
        self._waiting[update.name] = update
        if len(self._waiting) > MOST:
            self._waiting = {update.name: Update(kind="changed", seq=update.seq, thread=self._thread)}
        self._news.set()

    def hush(self, thread: str) -> None:
        """Forget the frames of running text of a thread: newer feedback has come, and they are of the past."""
        past = [name for name, one in self._waiting.items() if one.frame and one.thread == thread and _moving(one)]
        for name in past:
            del self._waiting[name]

    async def news(self, within: float) -> tuple[Update, ...]:
        """Wait for what is new, and take all of it; nothing, where nothing has come within so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while not self._waiting:
                    self._news.clear()
                    await self._news.wait()
        updates = tuple(self._waiting.values())
        self._waiting.clear()
        return updates


class Hub:
    """A Publisher: what an answer shows goes to all tabs, and is kept while it moves, for tabs that open meanwhile."""

    def __init__(self) -> None:
        self.seq = 0
        self._tabs: set[Tab] = set()
        self._frames: dict[tuple[str, int], Frame] = {}
        self._told: OrderedDict[tuple[str, str], Told] = OrderedDict()

    async def thinking(self, frame: Frame) -> None:
        """Show that an answer is on its way."""
        await self.edit(f"{frame.thread}#{frame.answer}", frame)

    async def post(self, frame: Frame) -> str:
        """Show an answer for the first time. The message's id follows from the frame: posted twice, it is one."""
        message = f"{frame.thread}#{frame.answer}"
        await self.edit(message, frame)
        return message

    async def edit(self, message: str, frame: Frame) -> None:
        """Replace what an answer shows."""
        key = (frame.thread, frame.answer)
        before = self._frames.get(key)
        if frame.progress in (*MOVING, "failed"):
            self._frames[key] = frame
        else:
            self._frames.pop(key, None)
        self._tell_all("frame", thread=frame.thread, frame=frame)
        if frame.progress != "streaming" or before is None:
            self.changed(frame.thread)

    async def tell(self, thread: str, person: str, notice: str, offers: tuple[Offer, ...] = ()) -> None:
        """Say something to one person. What came of an event stands in the thread's history too; what is told along
        with an answer only here."""
        heard = " ".join(
            filter(None, (spoken(notice), texts.can_press(one.label for one in offers if one.button != WHICH)))
        )
        self._tell_all("notice", thread=thread, person=person, notice=heard)
        self._told.pop((thread, person), None)
        self._told[thread, person] = Told(seq=self.seq, notice=notice, offers=offers)
        while len(self._told) > TOLD:
            self._told.popitem(last=False)
        self.changed(thread)

    def told(self, thread: str, person: str) -> Told | None:
        """The latest that a person was told in a thread, until they have gone on."""
        return self._told.get((thread, person))

    def went_on(self, thread: str, person: str) -> None:
        """A person has said or pressed something else: what they were told before is of the past."""
        self._told.pop((thread, person), None)

    def changed(self, thread: str) -> None:
        """A thread has something new to show."""
        self._tell_all("changed", thread=thread)

    def model(self) -> None:
        """The model's state has changed."""
        self._tell_all("model")

    def hush(self, thread: str) -> None:
        """Newer feedback has come in a thread: running text that no tab has got yet is not shown any more."""
        for tab in self._tabs:
            tab.hush(thread)

    def frame(self, thread: str, answer: int) -> Frame | None:
        """What an answer shows while it is written, or where it failed; None at rest."""
        return self._frames.get((thread, answer))

    @contextmanager
    def tab(self, thread: str) -> Iterator[Tab]:
        """A tab that shows this thread, open until the block ends."""
        opened = Tab(thread)
        self._tabs.add(opened)
        try:
            yield opened
        finally:
            self._tabs.discard(opened)

    def _tell_all(
        self, kind: Kind, thread: str = "", frame: Frame | None = None, person: str = "", notice: str = ""
    ) -> None:
        self.seq += 1
        update = Update(kind=kind, seq=self.seq, thread=thread, frame=frame, person=person, notice=notice)
        for tab in self._tabs:
            tab.put(update)


def _moving(update: Update) -> bool:
    return update.frame is not None and update.frame.progress in MOVING
