"""The path: from what has come in a thread to the answer that people see."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import structlog

from bot import texts
from bot.along import Along, along
from bot.answers import Answer
from bot.comparing import choices, placed, side, variants, with_side
from bot.computing import Computing
from bot.consolidate import consolidate
from bot.desk import Desk
from bot.errors import ForPeople
from bot.events import ThreadRef
from bot.interpret.meaning import Tables
from bot.job import Draft, Job, Limits, Line
from bot.memory import Recall
from bot.offers import doubts
from bot.parts import Plan, excerpt, plan
from bot.ports import Model, Publisher
from bot.profiles import Profile
from bot.prompt import Message, render, render_passage
from bot.relevance import fitting
from bot.running.ran import Runner
from bot.showing import Showing, show_rest, tell
from bot.splicing import write_parts
from bot.store.memories import Memories
from bot.store.sql import Commit, SQLStore, State
from bot.taking import Taker
from bot.threads import Outcome, Thread
from bot.verify import verify
from bot.wanted import wanted
from bot.writing import write

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
        memories: Memories,
        *,
        reader: Model | None = None,
        desk: Desk,
        computing: Computing,
        runner: Runner | None = None,
        clock: Callable[[], float] = time.time,
        wake: Callable[[ThreadRef], None] = lambda ref: None,
    ) -> None:
        self._store = store
        self._model = model
        self._memories = memories
        self._publisher = publisher
        self._taker = Taker(
            store,
            publisher,
            tables,
            reader,
            clock,
            desk=desk,
            clear=computing.clear,
            runs=runner is not None,
            dry=limits.dry,
            wake=wake,
        )
        self._computing = computing
        self._runner = runner  # runs Python of an answer; None where that is not allowed
        self._limits = limits
        self._clock = clock
        self._showing: set[asyncio.Task[None]] = set()  # what the platform has not taken yet

    async def refine(self, ref: ThreadRef, line: Line) -> None:
        """Everything that has come in a thread, until nothing is owed. Newer feedback begins the round again."""
        stopped: Job | None = None
        gathering: float | None = None
        while True:
            state = await self._taker.take(ref, line, stopped)  # interpret, rewrite, learn: durable
            if state.thread.owed is None:
                return await self._rest(state)
            gathering = gathering or time.monotonic()
            if await self._more(state, line, gathering):
                continue
            gathering = None
            job = await self._open(state, line)  # render: the rewritten context as messages
            if job.given is None and self._limits.dry:
                return await self._leave(job)
            try:
                finished = await self._write(job)  # generate, verify, again; newer feedback stops it at the model
            except ForPeople as problem:
                await self._fail(job, problem)
                stopped = None
                continue
            if finished:
                await self._finish(job)  # publish: a version, durable, then shown
                stopped = None
            else:
                await self._quiet(job)
                stopped = job

    async def _open(self, state: State, line: Line) -> Job:
        """The job that a thread owes: its messages rendered from the rewritten context and the asker's profile."""
        thread, answer, owed = state.thread, state.answer, state.thread.owed
        if answer is None or owed is None:
            raise ValueError(f"{thread.ref} owes no answer")
        kept, entry = await self._store.owing(thread, owed)
        tells = int(entry is not None and entry.event.author == kept.who)  # nobody else is told of a habit
        profile = fitting(kept, thread.context, self._clock(), thread.aside(kept.person), new=tells)
        memory = await self._recall(thread, kept)
        messages, parts = prompt(thread, answer, profile, memory, runs=self._runner is not None)
        showing = Showing(self._publisher, self._store, thread.ref, answer.message)
        return Job(
            thread=thread,
            answer=answer,
            owed=owed,
            profile=profile,
            messages=messages,
            showing=showing,
            line=line,
            plan=parts,
            memory=Recall() if parts else memory,
            kept=kept,
            entry=entry,
            given=entry.event.given if entry else None,
            runs=self._runner is not None,
        )

    async def _recall(self, thread: Thread, kept: Profile) -> Recall:
        """What of earlier conversations touches the question; nothing for whose profile is off, here or at all."""
        task = thread.context.task
        if task is None or kept.off or "" in thread.aside(kept.person) or not self._limits.memory:
            return Recall()
        found = await self._memories.recall(kept.who, task.text, tokens=self._limits.memory, thread=str(thread.ref))
        return found if self._limits.examples else found.model_copy(update={"examples": ()})

    async def _write(self, job: Job) -> bool:
        """Whether the job is written; False where newer feedback stopped it, at the model too."""
        if job.given is not None:
            job.best = Draft(text=job.given, violations=verify(job.given, wanted(job.context, job.profile)))
            return True
        writing = asyncio.create_task(self._guarded(job))
        woken: asyncio.Task[bool] | None = None
        try:
            await asyncio.sleep(0)  # the model is asked first, people are told then
            if job.first_token is None:
                await job.showing.show(job.frame(job.answer.current.text if job.answer.current else "", "thinking"))
            while not writing.done():
                woken = asyncio.create_task(job.line.woken.wait())
                await asyncio.wait({writing, woken}, return_when=asyncio.FIRST_COMPLETED)
                woken.cancel()
                if not writing.done() and not await self._taker.beside(job):
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
            if not await self._compute(job):
                return
            await self._consolidate(job)
            if job.plan:
                await write_parts(job, job.plan, self._model, self._limits, self._runner)
            else:
                await write(job, self._model, self._limits, self._runner)
        except ForPeople:
            raise
        except Exception as error:
            log.exception("answer not written", thread=str(job.ref))
            raise ForPeople(texts.TROUBLE, reason=repr(error)) from error

    async def _compute(self, job: Job) -> bool:
        """What the answer tells of attached data, into its prompt; False where a sentence takes the answer's place."""
        found = await self._computing.compute(job.thread, job.answer, job.profile)
        if isinstance(found, str):
            job.best = Draft(text=found)
            return False
        if found:
            job.computed = found
            if not job.plan:
                job.messages = render(job.context, job.profile, job.memory, found, runs=job.runs)
        return True

    async def _consolidate(self, job: Job) -> None:
        """Many wishes put on fewer lines by a model that can; the rules of `render` do it for any other."""
        context = job.thread.context
        if job.plan or not self._model.reads or context.consolidated or side(job.thread):
            return
        if lines := await consolidate(self._model, wanted(context, job.profile)):
            context = job.thread.context.model_copy(update={"consolidated": lines})  # it may have moved meanwhile
            job.thread = job.thread.model_copy(update={"context": context})
            job.messages = render(context, job.profile, job.memory, job.computed, runs=job.runs)

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

    async def _more(self, state: State, line: Line, since: float) -> bool:
        """Where people vote: wait until the crowd is quiet, or its burst is long enough; whether more has come.

        The person who asked does not wait for it.
        """
        thread = state.thread
        if thread.context.policy.decides != "quorum" or thread.owed is None or time.monotonic() - since > LONGEST_BURST:
            return False
        entry = await self._store.entry(thread.owed.event)
        if entry is None or thread.context.task is None or entry.event.by == thread.context.task.author:
            return False
        try:
            await asyncio.wait_for(line.woken.wait(), self._limits.settle)
        except TimeoutError:
            return False
        return True

    async def _finish(self, job: Job) -> None:
        """The written answer as a version: durable, then shown."""
        version = job.version(self._clock())
        thread, answer = placed(job.thread, job.answer, version)
        beside = self._along(job, thread, answer)
        said = {"notice": beside.notice, "offers": (*beside.offers, *doubts(job.entry))} if beside else {}
        saved = await self._store.commit(
            Commit(
                thread=thread,
                answer=answer,
                versions=(version,),
                outcomes=await self._outcomes(job, version=version.number, answer=answer.number, **said),
                lessons=(beside.lesson,) if beside and beside.lesson else (),
                shows=thread.owed is None,
                tells=job.owed.event if beside else "",
            )
        )
        if saved is None:
            log.warning("thread moved elsewhere; the draft is dropped", thread=str(job.ref))
            return
        if thread.owed is None:  # of two variants, the first is not shown alone
            await self._shown(saved, job)
        if beside and job.entry:
            who = job.entry.event.by
            heard = await tell(self._publisher, str(job.ref), who, beside.notice, beside.offers)
            await self._store.told(job.owed.event, heard=heard)
        log.info(
            "answered",
            thread=str(job.ref),
            version=version.number,
            attempts=version.attempts,
            unmet=len(version.violations),
            prompt_tokens=version.usage.prompt_tokens,
            total_ms=round(version.total_ms or 0),
        )

    def _along(self, job: Job, thread: Thread, answer: Answer) -> Along | None:
        """What the person of the event is told along with the answer, which is kept until they were told."""
        if job.entry is None or job.kept is None or job.given is not None:
            return None
        if thread.comparing and thread.comparing.whole:
            return Along(notice=texts.COMPARING, offers=choices(variants(thread, answer)))
        want = wanted(job.context, job.profile)
        return along(job.entry.event, want, job.kept, meets=self._limits.meets)

    async def _outcomes(self, job: Job, **update: object) -> tuple[Outcome, ...]:
        """What came of the event that the job answers, with what came of it now."""
        entry = await self._store.entry(job.owed.event)
        return (entry.outcome.model_copy(update=update),) if entry and entry.outcome else ()

    async def _shown(self, saved: State, job: Job) -> None:
        """Show what was written; where the platform makes it wait, newer feedback is looked at meanwhile."""
        showing = asyncio.create_task(show_rest(self._publisher, self._store, saved, job.showing))
        self._showing.add(showing)
        showing.add_done_callback(self._showing.discard)
        woken = asyncio.create_task(job.line.woken.wait())
        try:
            await asyncio.wait({showing, woken}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()

    async def _fail(self, job: Job, problem: ForPeople) -> None:
        """Say that no answer came. What was said holds: Again, or the next feedback, writes the answer."""
        log.error("no answer", thread=str(job.ref), reason=problem.reason)
        outcomes = await self._outcomes(job, notice=str(problem))
        thread = job.thread.model_copy(update={"owed": None})
        await self._store.commit(Commit(thread=thread, answer=job.answer, outcomes=outcomes))
        text = job.answer.current.text if job.answer.current else ""
        await job.showing.show(job.frame(text, "failed", str(problem)), last=True)

    async def _leave(self, job: Job) -> None:
        """Nothing is to be written: then nothing stays owed either."""
        await self._store.commit(Commit(thread=job.thread.model_copy(update={"owed": None}), answer=job.answer))

    async def _rest(self, state: State) -> None:
        """Nothing is owed: people see what there is, also where an earlier process ended before they did."""
        if state.unshown:
            await show_rest(self._publisher, self._store, state)


def prompt(
    thread: Thread, answer: Answer, profile: Profile, memory: Recall | None = None, *, runs: bool = False
) -> tuple[tuple[Message, ...], Plan | None]:
    """The messages for what is owed, and the parts to change where only wishes about passages are new; else all."""
    again = thread.owed is not None and thread.owed.again
    context = with_side(thread)
    parts = plan(context, answer, again=again) if side(thread) is None else None
    if parts is None:
        return render(context, profile, memory, runs=runs), None
    asked = [part for part in parts.parts if not part.goes]
    return tuple(
        message
        for part in asked
        for message in render_passage(thread.context, part.wishes, excerpt(parts.text, part), profile)
    ), parts
