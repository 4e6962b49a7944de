"""The store: threads, events, answers and profiles, over any driver that speaks the shared dialect."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from bot.answers import Answer, Version
from bot.events import Asked, FeedbackEvent, Replied, ThreadRef
from bot.profiles import Profile
from bot.threads import Outcome, Thread
from bot.values import Value

CACHED = 512
"""How many threads are kept in memory; each is checked against its head before it is used."""
TITLE = 80
"""Characters of a thread's first question that stand in a list."""


class Driver(Protocol):
    """A database: transactions on one writer, and reads of what is committed."""

    def transaction(self) -> AbstractAsyncContextManager[None]: ...

    async def write(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]: ...

    async def read(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]: ...

    async def close(self) -> None: ...


class State(Value):
    """A thread as the database has it: its newest answer, and the events not yet applied, in the order of arrival."""

    thread: Thread
    answer: Answer | None = None
    unapplied: tuple[FeedbackEvent, ...] = ()


class Commit(Value):
    """What changes together. It takes effect only on the head that `thread` was loaded with."""

    thread: Thread
    answer: Answer | None = None
    """The newest answer; its row is written, its versions are not."""
    versions: tuple[Version, ...] = ()
    """Versions of that answer to write, new or changed."""
    outcomes: tuple[Outcome, ...] = ()
    profiles: tuple[Profile, ...] = ()


class Summary(Value):
    """A thread in a list."""

    ref: ThreadRef
    title: str
    owed: bool


class Entry(Value):
    """An event of a thread's history, with what came of it; no outcome means it is not applied yet."""

    event: FeedbackEvent
    outcome: Outcome | None


class SQLStore:
    """Everything durable. Events are ordered by the number the database gave them, never by a clock."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._known: OrderedDict[str, tuple[Thread, Answer | None]] = OrderedDict()

    async def accept(self, event: FeedbackEvent) -> bool:
        """Keep an event. True the first time its id is seen; it is durable when this returns, either way."""
        ref = str(event.thread)
        async with self._driver.transaction():
            await self._driver.write(
                "INSERT INTO thread (id, platform, workspace, title, head, owed, touched) VALUES (?, ?, ?, ?, 0, 0, 0)"
                " ON CONFLICT (id) DO NOTHING",
                (ref, event.thread.platform, event.thread.workspace, _title(event)),
            )
            new = await self._driver.write(
                "INSERT INTO event (dedupe, thread, body) VALUES (?, ?, ?)"
                " ON CONFLICT (dedupe) DO NOTHING RETURNING id",
                (event.id, ref, event.model_dump_json()),
            )
        return bool(new)

    async def load(self, ref: ThreadRef) -> State:
        """A thread with its newest answer and what is unapplied; a blank one where nothing came yet."""
        rows = await self._driver.read(
            "SELECT thread.head, event.body FROM thread LEFT JOIN event ON event.thread = thread.id"
            " AND event.seq IS NULL WHERE thread.id = ? ORDER BY event.id",
            (str(ref),),
        )
        head = rows[0][0] if rows else 0
        thread, answer = await self._at(ref, head)
        events = tuple(FeedbackEvent.model_validate_json(body) for _, body in rows if body is not None)
        return State(thread=thread, answer=answer, unapplied=events)

    async def _at(self, ref: ThreadRef, head: int) -> tuple[Thread, Answer | None]:
        """The thread at that head, from memory where it is the same."""
        name = str(ref)
        known = self._known.get(name)
        if known is None or known[0].head != head:
            rows = await self._driver.read("SELECT body FROM thread WHERE id = ?", (name,))
            body = rows[0][0] if rows else None
            thread = Thread.model_validate_json(body) if body else Thread(ref=ref)
            known = (thread, await self.answer(ref, thread.answer) if thread.answer else None)
            self._remember(*known)
        return known

    def _remember(self, thread: Thread, answer: Answer | None) -> None:
        name = str(thread.ref)
        self._known[name] = (thread, answer)
        self._known.move_to_end(name)
        while len(self._known) > CACHED:
            self._known.popitem(last=False)

    async def commit(self, change: Commit) -> Thread | None:
        """Make a change durable; the thread with its new head, or None where somebody else was first."""
        head = change.thread.head + 1
        thread = change.thread.model_copy(update={"head": head})
        ref = str(thread.ref)
        async with self._driver.transaction():
            moved = await self._driver.write(
                "UPDATE thread SET head = ?, owed = ?, body = ?,"
                " touched = (SELECT coalesce(max(id), 0) FROM event WHERE thread = ?)"
                " WHERE id = ? AND head = ? RETURNING id",
                (head, int(thread.owed is not None), thread.model_dump_json(), ref, ref, change.thread.head),
            )
            if not moved:
                return None
            await self._write_answer(ref, change)
            for outcome in change.outcomes:
                await self._driver.write(
                    "UPDATE event SET seq = ?, outcome = ? WHERE dedupe = ? AND (seq IS NULL OR seq = ?)",
                    (outcome.seq, outcome.model_dump_json(), outcome.event, outcome.seq),
                )
            for profile in change.profiles:
                await self._driver.write(
                    "INSERT INTO profile (workspace, person, body) VALUES (?, ?, ?)"
                    " ON CONFLICT (workspace, person) DO UPDATE SET body = excluded.body",
                    (profile.workspace, profile.person, profile.model_dump_json()),
                )
        self._remember(thread, change.answer)
        return thread

    async def _write_answer(self, ref: str, change: Commit) -> None:
        answer = change.answer
        if answer is None:
            return
        await self._driver.write(
            "INSERT INTO answer (thread, number, message, shown) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (thread, number) DO UPDATE SET shown = excluded.shown",
            (ref, answer.number, answer.message, answer.shown),
        )
        for version in change.versions:
            await self._driver.write(
                "INSERT INTO version (thread, answer, number, body) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (thread, answer, number) DO UPDATE SET body = excluded.body",
                (ref, answer.number, version.number, version.model_dump_json()),
            )

    async def posted(self, ref: ThreadRef, number: int, message: str) -> None:
        """Keep the platform's id of the message that shows an answer."""
        async with self._driver.transaction():
            await self._driver.write(
                "UPDATE answer SET message = ? WHERE thread = ? AND number = ?", (message, str(ref), number)
            )
        thread, answer = self._known.get(str(ref), (None, None))
        if thread and answer and answer.number == number:
            self._remember(thread, answer.model_copy(update={"message": message}))

    async def answer(self, ref: ThreadRef, number: int) -> Answer | None:
        """One answer with its versions; None where the thread has no such answer."""
        rows = await self._driver.read(
            "SELECT message, shown FROM answer WHERE thread = ? AND number = ?", (str(ref), number)
        )
        if not rows:
            return None
        bodies = await self._driver.read(
            "SELECT body FROM version WHERE thread = ? AND answer = ? ORDER BY number", (str(ref), number)
        )
        versions = tuple(Version.model_validate_json(body) for (body,) in bodies)
        message, shown = rows[0]
        return Answer(number=number, message=message, shown=shown, versions=versions)

    async def profile(self, workspace: str, person: str) -> Profile:
        """A person's profile in a workspace; an empty one where nothing is known."""
        rows = await self._driver.read(
            "SELECT body FROM profile WHERE workspace = ? AND person = ?", (workspace, person)
        )
        return Profile.model_validate_json(rows[0][0]) if rows else Profile(workspace=workspace, person=person)

    async def pending(self) -> tuple[ThreadRef, ...]:
        """The threads with something to do: an event not applied, or an answer owed."""
        rows = await self._driver.read(
            "SELECT DISTINCT thread FROM event WHERE seq IS NULL UNION SELECT id FROM thread WHERE owed = 1"
        )
        return tuple(ThreadRef.parse(name) for (name,) in rows)

    async def threads(self, platform: str, workspace: str, most: int = 200) -> tuple[Summary, ...]:
        """The threads of a workspace, the one with the newest event first."""
        rows = await self._driver.read(
            "SELECT id, title, owed FROM thread WHERE platform = ? AND workspace = ? ORDER BY touched DESC, id LIMIT ?",
            (platform, workspace, most),
        )
        return tuple(Summary(ref=ThreadRef.parse(name), title=title, owed=bool(owed)) for name, title, owed in rows)

    async def history(self, ref: ThreadRef) -> tuple[Entry, ...]:
        """All events of a thread, oldest first."""
        rows = await self._driver.read("SELECT body, outcome FROM event WHERE thread = ? ORDER BY id", (str(ref),))
        return tuple(_entry(body, outcome) for body, outcome in rows)

    async def entry(self, event: str) -> Entry | None:
        """One event by its id, with what came of it; None where it never came."""
        rows = await self._driver.read("SELECT body, outcome FROM event WHERE dedupe = ?", (event,))
        return _entry(*rows[0]) if rows else None

    async def close(self) -> None:
        """Let go of the database."""
        await self._driver.close()


def _entry(body: str, outcome: str | None) -> Entry:
    return Entry(
        event=FeedbackEvent.model_validate_json(body),
        outcome=Outcome.model_validate_json(outcome) if outcome else None,
    )


def _title(event: FeedbackEvent) -> str:
    text = event.signal.text if isinstance(event.signal, Asked | Replied) else ""
    line = " ".join(text.split())
    return line if len(line) <= TITLE else line[: TITLE - 1].rstrip() + "…"
