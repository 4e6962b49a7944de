"""The path: from what has come in a thread to the answer that people see."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import structlog

from bot import texts
from bot.answers import Answer, Frame
from bot.directives import Slot
from bot.errors import ForPeople
from bot.events import Asked, Commanded, Edited, FeedbackEvent, Replied, ThreadRef
from bot.explain import explain, line
from bot.interpret import Tables, interpret
from bot.notices import notices
from bot.passage import Span, locate
from bot.ports import Model, Publisher
from bot.profiles import Profile, learn
from bot.prompt import Message, render, render_passage
from bot.showing import Showing
from bot.store.sql import Commit, SQLStore, State
from bot.threads import Interpretation, Outcome, Thread, Turn, refocused, take
from bot.verify import verify
from bot.wanted import wanted
from bot.writing import Draft, Job, Limits, Line, write

log = structlog.get_logger()

LONGEST_BURST = 2.0
"""Seconds after which a burst of feedback that does not end is answered all the same."""


class Refiner:
    """Works through what has come in a thread. One call a thread at a time; threads run side by side."""

    def __init__(
        self,
        store: SQLStore,
        model: Model,
        publisher: Publisher,
        tables: Tables,
        limits: Limits,
        *,
        reader: Model | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._model = model
        self._reader = reader  # asked about feedback that is not plain; None for never
        self._publisher = publisher
        self._tables = tables
        self._limits = limits
        self._clock = clock

    async def refine(self, ref: ThreadRef, line: Line) -> None:
        """Everything that has come in a thread, until nothing is owed. Newer feedback begins the round again."""
        stopped: Job | None = None
        while True:
            state = await self._take(ref, line, stopped)  # interpret, rewrite, learn: durable
            if state.thread.owed is None:
                return
            job = await self._open(state, line)  # render: the rewritten context as messages
            if job.given is None and self._limits.dry:
                return
            try:
                finished = await self._write(job)  # generate, verify, again; newer feedback stops it at the model
            except ForPeople as problem:
                await self._fail(job, problem)
                return
            if finished:
                await self._finish(job)  # publish: a version, durable, then shown
                stopped = None
            else:
                await self._quiet(job)
                stopped = job

    # Taking what has come

    async def _take(self, ref: ThreadRef, line: Line, stopped: Job | None = None) -> State:
        """Apply every event that has come, each in a commit of its own; the thread after them.

        An event about another answer waits while one is owed.
        """
        line.woken.clear()
        state = await self._store.load(ref)
        while state.unapplied:
            event = state.unapplied[0]
            if state.thread.owed and _elsewhere(event, state.thread):
                break
            line.woken.clear()
            state = await self._apply(state, event, stopped)
        return state

    async def _apply(self, state: State, event: FeedbackEvent, stopped: Job | None) -> State:
        """One event: what it means, the context rewritten, the profile taught; durable, then announced.

        Gives the state after it, with what has come meanwhile.
        """
        thread, answer = await self._focus(state, event)
        begun = time.perf_counter()
        meant = await self._meaning(event, thread, answer, self._reader)
        turn = take(thread, answer, event, meant)
        profile = await self._learned(event, meant)
        outcome = turn.outcome.model_copy(
            update={
                "notice": await self._notice(thread, turn, event, meant),
                "interpret_ms": (time.perf_counter() - begun) * 1000,
            }
        )
        versions = turn.answer.versions if turn.answer and answer and turn.answer.versions != answer.versions else ()
        commit = Commit(
            thread=turn.thread,
            answer=turn.answer,
            versions=versions,
            outcomes=(outcome,),
            profiles=(profile,) if profile else (),
        )
        if stopped:
            commit = await self._with_stopped(commit, turn, stopped)
        saved = await self._store.commit(commit)
        if saved is None:
            log.warning("thread moved elsewhere; taken again", thread=str(thread.ref))
            return await self._store.load(thread.ref)
        await self._announce(event, thread, answer, commit)
        return saved

    async def _focus(self, state: State, event: FeedbackEvent) -> tuple[Thread, Answer | None]:
        """The thread and the answer that an event speaks about."""
        if event.answer is None or not _elsewhere(event, state.thread):
            return state.thread, state.answer
        other = await self._store.answer(state.thread.ref, event.answer)
        if other is None or other.current is None:
            return state.thread, state.answer
        return refocused(state.thread, other), other

    async def _meaning(
        self, event: FeedbackEvent, thread: Thread, answer: Answer | None, reader: Model | None
    ) -> Interpretation:
        try:
            return await interpret(event, thread, answer, self._tables, reader)
        except Exception:  # a reader's bug must not stop the thread: the event counts as said and not understood
            log.exception("event not understood", thread=str(thread.ref), event_id=event.id)
            return Interpretation(notice=texts.TROUBLE)

    async def _learned(self, event: FeedbackEvent, meant: Interpretation) -> Profile | None:
        """The person's profile after the event, where the event changes it."""
        taught = [one for directive in meant.directives for one in (directive, *directive.returns)]
        withdrawn = [name for directive in meant.directives for name in directive.withdraws]
        if not (meant.forgets or withdrawn or any(one.scope == "always" for one in taught)):
            return None
        profile = await self._store.profile(event.thread.workspace, event.by)
        if meant.forgets:
            return Profile(workspace=profile.workspace, person=profile.person)
        after = learn(profile, taught, withdrawn)
        return after if after != profile else None

    async def _notice(self, before: Thread, turn: Turn, event: FeedbackEvent, meant: Interpretation) -> str:
        if meant.topic:
            profile = await self._store.profile(event.thread.workspace, event.by)
            return explain(meant.topic, turn.answer, profile)
        signal = event.signal
        said = signal.text if isinstance(signal, Asked | Replied | Edited | Commanded) else ""
        return notices(before, turn, said)

    async def _with_stopped(self, commit: Commit, turn: Turn, job: Job) -> Commit:
        """The commit with what became of the generation that was stopped: its event says so, a person's stop keeps
        what there was as a version."""
        entry = await self._store.entry(job.owed.event)
        if entry is None or entry.outcome is None or entry.outcome.stopped:
            return commit
        update: dict[str, object] = {"stopped": True}
        thread, answer, versions = commit.thread, commit.answer, commit.versions
        if (
            turn.stop
            and answer
            and answer.number == job.answer.number
            and job.best.text.strip()
            and thread.context.task
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

    async def _announce(self, event: FeedbackEvent, thread: Thread, before: Answer | None, commit: Commit) -> None:
        """Put before people what the event itself has changed: another version shown, a stop, a notice."""
        answer = commit.answer
        moved = answer and before and answer.number == before.number and answer.shown != before.shown
        ended = thread.owed is not None and commit.thread.owed is None
        if answer and (moved or ended):
            await self._showing(event.thread, answer).show(_frame(commit.thread, answer), last=True)
        if notice := commit.outcomes[0].notice:
            await self._publisher.tell(str(event.thread), event.by, notice)

    # Writing what is owed

    async def _open(self, state: State, line: Line) -> Job:
        """The job that a thread owes: its messages rendered from the rewritten context and the asker's profile."""
        thread, answer, owed = state.thread, state.answer, state.thread.owed
        if answer is None or owed is None:
            raise ValueError(f"{thread.ref} owes no answer")
        profile, entry = await self._store.owing(thread, owed)
        messages, span = _prompt(thread, answer, profile)
        showing = self._showing(thread.ref, answer)
        job = Job(
            thread=thread,
            answer=answer,
            owed=owed,
            profile=profile,
            messages=messages,
            showing=showing,
            line=line,
            span=span,
            given=entry.event.given if entry else None,
        )
        text = answer.current.text if answer.current else ""
        await showing.show(job.frame(text, "thinking"))
        return job

    async def _write(self, job: Job) -> bool:
        """Whether the job is written; False where newer feedback stopped it, at the model too."""
        if job.given is not None:
            job.best = Draft(text=job.given, violations=verify(job.given, wanted(job.thread.context, job.profile)))
            return True
        writing = asyncio.create_task(self._guarded(job))
        woken: asyncio.Task[bool] | None = None
        try:
            while not writing.done():
                woken = asyncio.create_task(job.line.woken.wait())
                await asyncio.wait({writing, woken}, return_when=asyncio.FIRST_COMPLETED)
                woken.cancel()
                if not writing.done() and not await self._may_go_on(job):
                    return False
            await writing
            return True
        finally:
            if woken:
                woken.cancel()
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)

    async def _guarded(self, job: Job) -> None:
        try:
            await write(job, self._model, self._limits)
        except ForPeople:
            raise
        except Exception as error:
            log.exception("answer not written", thread=str(job.ref))
            raise ForPeople(texts.TROUBLE, reason=repr(error)) from error

    async def _may_go_on(self, job: Job) -> bool:
        """Look at what has come while a job is written: what does not change the answer is applied beside it."""
        state = await self._store.load(job.ref)
        thread, answer = state.thread, state.answer
        for event in state.unapplied:
            if _elsewhere(event, thread):
                break
            meant = await self._meaning(event, thread, answer, None)
            turn = take(thread, answer, event, meant)
            if not turn.inert_after(job.thread):
                return False
            thread, answer = turn.thread, turn.answer
        state = await self._take(job.ref, job.line)
        job.thread = state.thread
        job.answer = state.answer or job.answer
        return True

    async def _quiet(self, job: Job) -> None:
        """After a generation that was stopped at its very start: wait until the burst of feedback is over."""
        began = time.monotonic()
        if began - job.started >= self._limits.settle:
            return
        while time.monotonic() - began < LONGEST_BURST:
            job.line.woken.clear()
            try:
                await asyncio.wait_for(job.line.woken.wait(), self._limits.settle)
            except TimeoutError:
                return

    async def _finish(self, job: Job) -> None:
        """The written answer as a version: durable, then shown."""
        version = job.version(self._clock())
        answer = job.answer.model_copy(update={"shown": version.number, "versions": (*job.answer.versions, version)})
        thread = job.thread.model_copy(update={"owed": None, "next_version": version.number + 1})
        entry = await self._store.entry(job.owed.event)
        outcomes: tuple[Outcome, ...] = ()
        if entry and entry.outcome:
            outcomes = (entry.outcome.model_copy(update={"version": version.number, "answer": answer.number}),)
        saved = await self._store.commit(Commit(thread=thread, answer=answer, versions=(version,), outcomes=outcomes))
        if saved is None:
            log.warning("thread moved elsewhere; the draft is dropped", thread=str(job.ref))
            return
        await job.showing.show(_frame(thread, answer), last=True)
        log.info(
            "answered",
            thread=str(job.ref),
            version=version.number,
            attempts=version.attempts,
            unmet=len(version.violations),
            prompt_tokens=version.usage.prompt_tokens,
            total_ms=round(version.total_ms or 0),
        )

    async def _fail(self, job: Job, problem: ForPeople) -> None:
        """Say that no answer came. It stays owed: the next event or a restart tries again."""
        log.error("no answer", thread=str(job.ref), reason=problem.reason)
        text = job.answer.current.text if job.answer.current else ""
        await job.showing.show(job.frame(text, "failed", str(problem)), last=True)
        entry = await self._store.entry(job.owed.event)
        if entry and entry.outcome:
            outcome = entry.outcome.model_copy(update={"notice": str(problem)})
            await self._store.commit(Commit(thread=job.thread, answer=job.answer, outcomes=(outcome,)))

    def _showing(self, ref: ThreadRef, answer: Answer) -> Showing:
        return Showing(self._publisher, self._store, ref, answer.message)


def _elsewhere(event: FeedbackEvent, thread: Thread) -> bool:
    """Whether an event speaks of another answer than the one the thread is at."""
    return event.answer is not None and event.answer != thread.answer and 0 < event.answer <= thread.answers


def _frame(thread: Thread, answer: Answer) -> Frame:
    """What people see of an answer at rest."""
    ref, current = str(thread.ref), answer.current
    if thread.context.task is None:
        return Frame(
            thread=ref, answer=answer.number, version=None, text="", progress="withdrawn", line=texts.WITHDRAWN
        )
    if current is None:
        return Frame(thread=ref, answer=answer.number, version=None, text="", progress="stopped", line=texts.STOPPED)
    return Frame(
        thread=ref,
        answer=answer.number,
        version=current.number,
        text=current.text,
        progress="stopped" if current.stopped else "done",
        line=line(current, answer.version(current.parent)),
    )


def _prompt(thread: Thread, answer: Answer, profile: Profile) -> tuple[tuple[Message, ...], Span | None]:
    """The messages for what is owed: of one passage, where exactly that is new and it can be located; else of all."""
    current = answer.current
    known = {held.id for held in current.context.directives} if current else set()
    new = [held for held in thread.context.directives if held.id not in known]
    if current and len(new) == 1 and new[0].slot is Slot.PASSAGE and new[0].target:
        span = locate(current.text, new[0].target)
        if span:
            passage = current.text[span.start : span.end]
            return render_passage(thread.context, passage, new[0], profile), span
    return render(thread.context, profile), None
