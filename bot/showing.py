"""One answer before people's eyes: posted once, then edited; the newest frame always wins."""

from __future__ import annotations

import asyncio

import structlog

from bot import texts
from bot.answers import Answer, Frame, Offer
from bot.casting import standing
from bot.comparing import beside, variants
from bot.events import ThreadRef
from bot.explain import line
from bot.ports import Publisher
from bot.store.sql import SQLStore, State
from bot.threads import Thread

log = structlog.get_logger()


class Showing:
    """The message that shows an answer. Posting runs beside the generation, so that it delays no token."""

    def __init__(self, publisher: Publisher, store: SQLStore, ref: ThreadRef, message: str | None) -> None:
        self._publisher = publisher
        self._store = store
        self._ref = ref
        self._message = message
        self._posting: asyncio.Task[None] | None = None
        self._latest: Frame | None = None

    async def show(self, frame: Frame, *, last: bool = False) -> bool:
        """Show a frame; while the message is being posted only the newest waits. `last` waits until it is shown.

        Whether the platform took it: what goes wrong there is logged, and never stops the thread.
        """
        try:
            self._latest = frame
            if self._message is None and self._posting is None:
                if frame.progress in ("thinking", "checking") and not frame.text:
                    await self._publisher.thinking(frame)
                    return True
                self._posting = asyncio.create_task(self._post(frame))
            if last and self._posting:
                await self._posting
            if self._message is not None and self._latest is not None:
                self._latest = None
                await self._publisher.edit(self._message, frame)
        except Exception:
            log.exception("not shown", thread=frame.thread, answer=frame.answer, progress=frame.progress)
            return False
        return True

    async def _post(self, frame: Frame) -> None:
        self._message = await self._publisher.post(frame)
        await self._store.posted(self._ref, frame.answer, self._message)
        if self._latest is frame:
            self._latest = None


async def tell(publisher: Publisher, thread: str, person: str, notice: str, offers: tuple[Offer, ...] = ()) -> bool:
    """Say something to one person, with buttons for what they may have meant instead.

    Whether the platform took it: what goes wrong there is logged, and never stops the thread.
    """
    try:
        await publisher.tell(thread, person, notice, offers)
    except Exception:
        log.exception("not told", thread=thread)
        return False
    return True


async def show_rest(publisher: Publisher, store: SQLStore, state: State, showing: Showing | None = None) -> None:
    """Show what an answer has come to, and keep that it is shown."""
    if state.answer is None:
        return
    showing = showing or Showing(publisher, store, state.thread.ref, state.answer.message)
    if await showing.show(at_rest(state.thread, state.answer), last=True):
        await store.shown(state.thread)


def at_rest(thread: Thread, answer: Answer) -> Frame:
    """What people see of an answer at rest."""
    ref, current = str(thread.ref), answer.current
    blank = Frame(thread=ref, answer=answer.number, version=None, text="", progress="stopped", sequence=thread.sequence)
    if thread.context.task is None:
        return blank.model_copy(update={"progress": "withdrawn", "line": texts.WITHDRAWN})
    if current is None:
        return blank.model_copy(update={"line": texts.STOPPED})
    frame = Frame(
        thread=ref,
        answer=answer.number,
        version=current.number,
        text=current.text,
        progress="stopped" if current.stopped else "done",
        line=line(current, answer.version(current.parent)),
        conflicts=standing(thread),
        chart=current.computed.chart if current.computed else None,
        written=bool(current.model) or current.given,
        computed=current.computed is not None,
        sequence=thread.sequence,
    )
    if thread.comparing and thread.comparing.whole and (shown := variants(thread, answer)):
        return beside(frame, shown).model_copy(update={"line": texts.COMPARING})
    return frame
