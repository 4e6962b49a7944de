"""Taking what has come in a thread: each event is interpreted, rewrites the context, teaches the profile; durable."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog

from bot import texts
from bot.answers import Answer
from bot.events import Asked, Commanded, Deleted, Edited, FeedbackEvent, Replied, ThreadRef
from bot.explain import explain
from bot.interpret.meaning import Tables, as_said, interpret
from bot.notices import notices
from bot.ports import Model, Publisher
from bot.profiles import Profile, learn
from bot.showing import Showing, at_rest
from bot.store.sql import Commit, SQLStore, State
from bot.threads import Interpretation, Thread, Turn, refocused, take
from bot.writing import Job, Line

log = structlog.get_logger()


class Taker:
    """Applies a thread's events in their order, one commit each."""

    def __init__(
        self,
        store: SQLStore,
        publisher: Publisher,
        tables: Tables,
        reader: Model | None,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._publisher = publisher
        self._tables = tables
        self._reader = reader  # asked about feedback that is not plain; None for never
        self._clock = clock

    async def take(self, ref: ThreadRef, line: Line, stopped: Job | None = None) -> State:
        """Apply every event that has come, each in a commit of its own; the thread after them.

        An event about another answer waits while one is owed.
        """
        line.woken.clear()
        state = await self._store.load(ref)
        while state.unapplied:
            event = await self._placed(state.unapplied[0])
            if state.thread.owed and _elsewhere(event, state.thread):
                break
            line.woken.clear()
            state = await self._apply(state, event, stopped)
        return state

    async def _placed(self, event: FeedbackEvent) -> FeedbackEvent:
        """An edit or a deletion as an event about the answer that its message was about."""
        if event.answer is not None or not isinstance(event.signal, Edited | Deleted):
            return event
        said = await self._store.saying(event.thread, event.signal.message)
        number = said.outcome.answer if said and said.outcome else None
        return event.model_copy(update={"answer": number})

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
        """What an event means. A reader's bug must not stop the thread, nor lose what was said: then words count as
        they stand, and anything else as said and not understood."""
        try:
            return await interpret(event, thread, answer, self._tables, reader)
        except Exception:
            log.exception("event not understood", thread=str(thread.ref), event_id=event.id)
        try:
            return await interpret(event, thread, answer, self._tables, None, read=as_said)
        except Exception:
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
            await Showing(self._publisher, self._store, event.thread, answer.message).show(
                at_rest(commit.thread, answer), last=True
            )
        if notice := commit.outcomes[0].notice:
            await self._publisher.tell(str(event.thread), event.by, notice)

    async def beside(self, job: Job) -> bool:
        """Whether a job may be written on: what has come does not change its answer, and is applied beside it."""
        state = await self._store.load(job.ref)
        thread, answer = state.thread, state.answer
        for event in [await self._placed(one) for one in state.unapplied]:
            if _elsewhere(event, thread):
                break
            meant = await self._meaning(event, thread, answer, None)
            turn = take(thread, answer, event, meant)
            if not turn.inert_after(job.thread):
                return False
            thread, answer = turn.thread, turn.answer
        state = await self.take(job.ref, job.line)
        job.thread = state.thread
        job.answer = state.answer or job.answer
        return True


def _elsewhere(event: FeedbackEvent, thread: Thread) -> bool:
    """Whether an event speaks of another answer than the one the thread is at."""
    return event.answer is not None and event.answer != thread.answer and 0 < event.answer <= thread.answers
