"""Taking what has come in a thread: each event is interpreted, rewrites the context, teaches the profile; durable."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from bot import texts
from bot.answers import Answer, Frame, Offer
from bot.casting import voting
from bot.comparing import side
from bot.desk import Desk
from bot.events import Asked, Attached, Deleted, Edited, FeedbackEvent, Pressed, Replied, ThreadRef
from bot.interpret.buttons import INSTEAD
from bot.interpret.meaning import Tables, as_said, interpret
from bot.interpret.words import read
from bot.job import Job, Line
from bot.lessons import lessons
from bot.noticing import Noticing
from bot.offers import anew, instead
from bot.ports import Model, Publisher
from bot.settling import pressed, settled
from bot.showing import show_rest, tell
from bot.store.sql import Commit, SQLStore, State
from bot.take import take
from bot.threads import Interpretation, Outcome, Thread, Turn, refocused
from bot.which import offers as which

log = structlog.get_logger()


@dataclass(frozen=True)
class Step:
    """An event that can be applied now: the thread and answer it is about, and what it means there."""

    event: FeedbackEvent
    thread: Thread
    answer: Answer | None
    meant: Interpretation
    took_ms: float
    problems: tuple[str, ...] = ()
    """Of its files, why some could not be read."""


class Taker:
    """Applies a thread's events in their order, one commit each."""

    def __init__(
        self,
        store: SQLStore,
        publisher: Publisher,
        tables: Tables,
        reader: Model | None,
        clock: Callable[[], float],
        *,
        desk: Desk,
        clear: Callable[[], Awaitable[None]],
        runs: bool = False,
        dry: bool,
        wake: Callable[[ThreadRef], None],
    ) -> None:
        self._desk = desk
        self._clear = clear  # forgets what was read and drawn
        self._wake = wake  # another thread has something to do
        self._dry = dry  # nothing is ever written, so nothing waits for it
        self._store = store
        self._publisher = publisher
        self._tables = tables
        self._reader = reader  # asked about feedback that is not plain; None for never
        self._clock = clock
        self._noticing = Noticing(store, clock, runs=runs)

    async def take(self, ref: ThreadRef, line: Line, stopped: Job | None = None) -> State:
        """Apply every event that has come, each in a commit of its own; the thread after them.

        While an answer is owed, a new question and what is about another answer wait.
        """
        line.woken.clear()
        state = await self._store.load(ref)
        if state.untold:
            for entry in await self._store.untold(ref):
                await self._tell(entry.event, entry.outcome)
        while step := await self._next(state, self._reader):
            line.woken.clear()
            state = await self._apply(step, stopped)
        return state

    async def beside(self, job: Job) -> bool:
        """Whether a job may be written on: what has come does not change its answer, and is applied beside it."""
        job.line.woken.clear()
        state = await self._store.load(job.ref)
        while step := await self._next(state, None):
            if not take(step.thread, step.answer, step.event, step.meant).inert_after(job.thread):
                return False
            state = await self._apply(step, None)
            job.thread, job.answer = state.thread, state.answer or job.answer
        return True

    async def _next(self, state: State, reader: Model | None) -> Step | None:
        """The first event that can be applied now, and what it means."""
        owed = state.thread.owed is not None and not self._dry
        for raw in state.unapplied:
            event = await self._choosing(await self._placed(raw), state)
            if owed and elsewhere(event, state.thread):
                continue
            thread, answer = await self._focus(state, event)
            event, problems = await self._opened(event, thread)
            begun = time.perf_counter()
            meant = await self._meaning(event, thread, answer, reader)
            if not owed or meant.question is None:
                return Step(event, thread, answer, meant, (time.perf_counter() - begun) * 1000, problems)
        return None

    async def _opened(self, event: FeedbackEvent, thread: Thread) -> tuple[FeedbackEvent, tuple[str, ...]]:
        """The event with what its files hold, and why some of them could not be read."""
        signal = event.signal
        if event.refused or not isinstance(signal, Asked | Replied | Attached) or not any(f.file for f in signal.files):
            return event, ()
        names = ", ".join(file.name for file in signal.files if file.file)
        reading = Frame(
            thread=str(event.thread),
            answer=thread.answers + 1,
            version=None,
            text="",
            progress="thinking",
            line=texts.READING.format(names=names),
            sequence=thread.sequence,
        )
        if thread.owed is None and not isinstance(signal, Attached):
            await self._publisher.thinking(reading)
        read = await self._desk.read(event.thread, signal.files)
        return event.model_copy(update={"signal": signal.model_copy(update={"files": read.files})}), read.problems

    async def _placed(self, event: FeedbackEvent) -> FeedbackEvent:
        """An edit, a deletion or an offer that was taken, as an event about the answer that its message was about."""
        if _takes_offer(event):
            entry = await self._store.entry(_pressed(event))
            number = entry.outcome.answer if entry and entry.outcome else None
            return event.model_copy(update={"answer": number})
        if event.answer is not None or not isinstance(event.signal, Edited | Deleted):
            return event
        said = await self._store.saying(event.thread, event.signal.message)
        number = said.outcome.answer if said and said.outcome else None
        return event.model_copy(update={"answer": number})

    async def _choosing(self, event: FeedbackEvent, state: State) -> FeedbackEvent:
        """What says which passage is meant, as an event about the answer that its author was asked about."""
        asked = next((one for one in state.thread.pending if one.person == event.by), None)
        named = event.answer or (asked.answer if asked else None)
        if asked is None or _target(event, state.thread) == asked.answer:
            return event
        if pressed(event) != asked.event:
            signal = event.signal
            if not isinstance(signal, Replied) or (signal.quote and named != asked.answer):
                return event
            about = await self._store.answer(event.thread, asked.answer)
            try:
                if settled((asked,), about, event, read) is None:
                    return event
            except Exception:  # a reader's bug: the event is then read as one about the newest answer
                log.exception("choice not understood", thread=str(event.thread), event_id=event.id)
                return event
        return event.model_copy(update={"answer": asked.answer})

    async def _tell(self, event: FeedbackEvent, outcome: Outcome | None) -> None:
        """Say what is to be said of an event; kept, so that what failed or was cut off is said another time."""
        if outcome is None or not outcome.notice:
            return
        heard = await tell(self._publisher, str(event.thread), event.by, outcome.notice, outcome.offers)
        await self._store.told(event.id, heard=heard)

    async def _apply(self, step: Step, stopped: Job | None) -> State:
        """One event: the context rewritten, the profile taught; durable, then announced.

        Gives the state after it, with what has come meanwhile.
        """
        event, thread, answer = step.event, step.thread, step.answer
        turn = take(thread, answer, event, step.meant)
        taught = lessons(event, step.meant, turn)
        notice = await self._noticing.notice(thread, turn, event, step.meant)
        turn, overtuned, relaxing = await self._noticing.overtuned(turn, event)
        kept, undoing = await self._noticing.remembered(taught, event)
        notice = " ".join(filter(None, (*step.problems, notice, overtuned, kept)))
        offers = (*turn.outcome.offers, *_which(turn, event), *relaxing, *undoing)
        outcome = turn.outcome.model_copy(update={"notice": notice, "offers": offers, "interpret_ms": step.took_ms})
        versions = turn.answer.versions if turn.answer and answer and turn.answer.versions != answer.versions else ()
        commit = Commit(
            thread=turn.thread,
            answer=turn.answer,
            versions=versions,
            outcomes=(outcome,),
            lessons=taught,
        )
        if stopped:
            commit = await self._with_stopped(commit, turn, stopped)
        if step.meant.then:  # durable before its press is applied: a restart in between presses again, and says it once
            await self._store.accept(step.meant.then)
        shows = _shows(thread, answer, commit)
        voted = bool(commit.answer) and voting(thread) != voting(commit.thread)  # shown once all is taken
        commit = commit.model_copy(update={"shows": shows or voted, "tells": event.id if notice else ""})
        saved = await self._store.commit(commit)
        if saved is None:
            log.warning("thread moved elsewhere; taken again", thread=str(thread.ref))
            return await self._store.load(thread.ref)
        if step.meant.forgets:
            await self._clear()
        for touched in saved.touched:
            self._wake(touched)
        if shows and not step.meant.forgets:
            await show_rest(self._publisher, self._store, saved)
        if notice:
            await self._tell(event, outcome)
        return saved

    async def _focus(self, state: State, event: FeedbackEvent) -> tuple[Thread, Answer | None]:
        """The thread and the answer that an event speaks about: the newest, where it names none."""
        if not elsewhere(event, state.thread):
            return state.thread, state.answer
        answer, focus = await self._store.focused(state.thread.ref, _target(event, state.thread))
        if answer is None or focus is None:
            return state.thread, state.answer
        return refocused(state.thread, answer, focus), answer

    async def _meaning(
        self, event: FeedbackEvent, thread: Thread, answer: Answer | None, reader: Model | None
    ) -> Interpretation:
        """What an event means. A reader's bug must not stop the thread, nor lose what was said: then words count as
        they stand, and anything else as said and not understood."""
        if event.refused:
            return Interpretation(notice=event.refused.why if event.refused.told else "")
        if _takes_offer(event):
            said = await self._store.entry(_pressed(event))
            known = said if said and said.event.thread == event.thread else None
            before = await self._store.entry(anew(_pressed(event)))
            used = before is not None and before.event.at != event.at  # the same press again after a restart goes on
            return instead(event, known.event if known else None, known.outcome if known else None, used=used)
        try:
            return await interpret(event, thread, answer, self._tables, reader)
        except Exception:
            log.exception("event not understood", thread=str(thread.ref), event_id=event.id)
        try:
            return await interpret(event, thread, answer, self._tables, None, read=as_said)
        except Exception:
            return Interpretation(notice=texts.TROUBLE)

    async def _with_stopped(self, commit: Commit, turn: Turn, job: Job) -> Commit:
        """The commit with what became of the generation that was stopped: its event says so, a person's stop keeps
        what there was as a version."""
        entry = await self._store.entry(job.owed.event)
        goes_on = commit.thread.owed is not None and commit.thread.owed.event == job.owed.event
        if entry is None or entry.outcome is None or goes_on:
            return commit
        update: dict[str, object] = {"stopped": True}
        thread, answer, versions = commit.thread, commit.answer, commit.versions
        if (
            turn.stop
            and answer
            and answer.number == job.answer.number
            and job.best.text.strip()
            and thread.context.task
            and side(job.thread) is None  # half a variant is no answer
        ):
            version = job.version(self._clock(), stopped=True)
            answer = answer.model_copy(update={"shown": version.number, "versions": (*answer.versions, version)})
            thread = thread.model_copy(update={"next_version": version.number + 1})
            versions = (*versions, version)
            update["version"] = version.number
        outcomes = (*commit.outcomes, entry.outcome.model_copy(update=update))
        return commit.model_copy(
            update={"thread": thread, "answer": answer, "versions": versions, "outcomes": outcomes}
        )


def _shows(before: Thread, answer: Answer | None, commit: Commit) -> bool:
    """Whether people are to see another thing of an answer at once: another version, or an end without a new one."""
    after = commit.answer
    moved = after and answer and after.number == answer.number and after.shown != answer.shown
    over = before.comparing is not None and commit.thread.comparing is None
    ended = (before.owed is not None or over) and commit.thread.owed is None
    return bool(after and (moved or ended))


def _which(turn: Turn, event: FeedbackEvent) -> tuple[Offer, ...]:
    """The passages that an event could mean, where it has just been asked which."""
    pending, answer = turn.thread.asking(event.id), turn.answer
    version = answer.version(pending.version) if pending and answer else None
    return which(pending, version.text) if pending and version else ()


def elsewhere(event: FeedbackEvent, thread: Thread) -> bool:
    """Whether an event speaks of another answer than the one the thread is at."""
    return _target(event, thread) != thread.answer


def _target(event: FeedbackEvent, thread: Thread) -> int:
    """The answer that an event speaks of: the newest whose question stands, where it names none."""
    named = event.answer if event.answer and event.answer <= thread.answers else None
    return named or thread.about or thread.answers


def _takes_offer(event: FeedbackEvent) -> bool:
    return isinstance(event.signal, Pressed) and event.signal.button.strip().lower() == INSTEAD


def _pressed(event: FeedbackEvent) -> str:
    """The id of the event whose message an offer is about."""
    return event.signal.value if isinstance(event.signal, Pressed) else ""
