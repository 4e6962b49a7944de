"""All that one page shows, read from the store at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.web.parse import PAGE, PLATFORM, WORKSPACE
from adapters.web.publish import Hub, Told
from adapters.web.starting import State
from bot.answers import Answer, Frame
from bot.bootstrap import Bot
from bot.context import PromptContext
from bot.events import ThreadRef
from bot.interpret.meaning import Tables
from bot.store.sql import Entry, Summary
from bot.threads import Thread


@dataclass(frozen=True)
class Scene:
    """A thread as one person sees it, and what stands around it."""

    me: str
    people: tuple[str, ...]
    ref: ThreadRef
    thread: Thread
    threads: tuple[Summary, ...]
    history: tuple[Entry, ...]
    answers: dict[int, Answer]
    frames: dict[int, Frame]
    """Of the answers that are being written, or failed."""
    tables: Tables
    note: str
    """What people should know of the model."""
    model: State
    seq: int
    """What of the hub's updates is in it at least."""
    told: Told | None = None
    """What the person who looks was told last, until they go on."""

    @property
    def title(self) -> str:
        """The thread's; "" for one that nothing was said in yet."""
        return next((one.title for one in self.threads if one.ref == self.ref), "")

    @property
    def titles(self) -> dict[str, str]:
        """The titles of this page's threads by their names in addresses."""
        return {one.ref.thread: one.title for one in self.threads}

    @property
    def newest(self) -> int:
        """The number of the newest answer whose question stands; 0 before the first."""
        return self.thread.about or self.thread.answers

    def context(self, number: int) -> PromptContext:
        """What shapes an answer now: the thread's context for the one it is at, else the shown version's."""
        current = self.answers[number].current if number in self.answers else None
        return self.thread.context if number == self.thread.answer or current is None else current.context


async def look(bot: Bot, hub: Hub, state: State, me: str, ref: ThreadRef) -> Scene:
    """The scene as it is now. Its `seq` is taken first: what comes while it is read is newer than it."""
    seq = hub.seq
    thread = (await bot.store.load(ref)).thread
    answers: dict[int, Answer] = {}
    frames: dict[int, Frame] = {}
    for number in range(1, thread.answers + 1):
        if answer := await bot.store.answer(ref, number):
            answers[number] = answer
        if frame := hub.frame(str(ref), number):
            frames[number] = frame
    return Scene(
        me=me,
        people=bot.settings.people,
        ref=ref,
        thread=thread,
        threads=tuple(one for one in await bot.store.threads(PLATFORM, WORKSPACE) if one.ref.channel == PAGE),
        history=await bot.store.history(ref),
        answers=answers,
        frames=frames,
        tables=bot.tables,
        note=bot.model.note,
        model=state,
        seq=seq,
        told=hub.told(str(ref), me),
    )
