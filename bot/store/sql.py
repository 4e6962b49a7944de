"""The store: threads, events, answers and profiles, over any driver that speaks the shared dialect."""

from __future__ import annotations

from collections import OrderedDict

from bot.answers import Answer, Version
from bot.events import Asked, FeedbackEvent, Replied, ThreadRef
from bot.profiles import Lesson, Profile
from bot.store import telling
from bot.store.script import Driver, Script
from bot.threads import Focus, Outcome, Owed, Thread, focus
from bot.values import Value

CACHED = 512
"""How many threads are kept in memory; each is checked against its head before it is used."""
TITLE = 80
"""Characters of a thread's first question that stand in a list."""


class State(Value):
    """A thread as the database has it: its newest answer, and the events not yet applied, in the order of arrival."""

    thread: Thread
    answer: Answer | None = None
    unapplied: tuple[FeedbackEvent, ...] = ()
    unshown: bool = False
    """Whether people may not see yet what the answer came to."""
    untold: bool = False
    """Whether somebody may not have been told yet what came of an event."""


class Commit(Value):
    """What changes together. It takes effect only on the head that `thread` was loaded with."""

    thread: Thread
    answer: Answer | None = None
    """The newest answer; its row is written, its versions are not."""
    versions: tuple[Version, ...] = ()
    """Versions of that answer to write, new or changed."""
    outcomes: tuple[Outcome, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    shows: bool = False
    """Whether people are to see another thing than before; `shown` says that they do."""
    tells: str = ""
    """The event whose notice a person is to be told; `told` says that they were."""


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
        return await self._driver.write(_accept(event, event.model_dump_json()))

    async def load(self, ref: ThreadRef) -> State:
        """A thread with its newest answer and what is unapplied; a blank one where nothing came yet."""
        return await self._driver.read(_state(ref, self._known.get(str(ref))))

    async def commit(self, change: Commit) -> State | None:
        """Make a change durable; the state after it, or None where somebody else was first."""
        thread = change.thread.model_copy(update={"head": change.thread.head + 1})
        state = await self._driver.write(_commit(change, thread))
        if state:
            self._remember(state.thread, state.answer)
        return state

    def _remember(self, thread: Thread, answer: Answer | None) -> None:
        name = str(thread.ref)
        self._known[name] = (thread, answer)
        self._known.move_to_end(name)
        while len(self._known) > CACHED:
            self._known.popitem(last=False)

    async def posted(self, ref: ThreadRef, number: int, message: str) -> None:
        """Keep the platform's id of the message that shows an answer."""

        def script() -> Script[None]:
            yield "UPDATE answer SET message = ? WHERE thread = ? AND number = ?", (message, str(ref), number)

        await self._driver.write(script())
        thread, answer = self._known.get(str(ref), (None, None))
        if thread and answer and answer.number == number:
            self._remember(thread, answer.model_copy(update={"message": message}))

    async def shown(self, thread: Thread) -> None:
        """People see what the thread came to; nothing where it has moved on since."""

        def script() -> Script[None]:
            yield "UPDATE thread SET unshown = 0 WHERE id = ? AND head = ?", (str(thread.ref), thread.head)

        await self._driver.write(script())

    async def told(self, event: str, *, heard: bool) -> None:
        """A person was told an event's notice; or not, and it is tried some more times."""
        await self._driver.write(telling.told(event, heard))

    async def untold(self, ref: ThreadRef) -> tuple[Entry, ...]:
        """The events of a thread whose notices are still to be told, in their order."""
        return tuple(_entry(*row) for row in await self._driver.read(telling.untold(str(ref))))

    async def focused(self, ref: ThreadRef, number: int) -> tuple[Answer | None, Focus | None]:
        """One of a thread's answers, and what the thread knows of it."""

        def script() -> Script[tuple[Answer | None, Focus | None]]:
            rows = yield "SELECT focus FROM answer WHERE thread = ? AND number = ?", (str(ref), number)
            known = Focus.model_validate_json(rows[0][0]) if rows and rows[0][0] else None
            return (yield from _answer(str(ref), number)), known

        return await self._driver.read(script())

    async def answer(self, ref: ThreadRef, number: int) -> Answer | None:
        """One answer with its versions; None where the thread has no such answer."""
        return await self._driver.read(_answer(str(ref), number))

    async def profile(self, workspace: str, person: str) -> Profile:
        """A person's profile in a workspace; an empty one where nothing is known."""
        return await self._driver.read(_profile(workspace, person))

    async def owing(self, thread: Thread, owed: Owed) -> tuple[Profile, Entry | None]:
        """What an owed answer needs besides its thread: the asker's profile, and the event that it answers."""
        asker = thread.context.task.author if thread.context.task else ""

        def script() -> Script[tuple[Profile, Entry | None]]:
            profile = yield from _profile(thread.ref.workspace, asker)
            return profile, (yield from _event(owed.event))

        return await self._driver.read(script())

    async def pending(self, platform: str) -> tuple[ThreadRef, ...]:
        """A platform's threads with something to do: an event not applied, an answer owed or not shown, a notice
        not told."""

        def script() -> Script[tuple[ThreadRef, ...]]:
            rows = yield (
                "SELECT id FROM thread WHERE platform = ? AND (owed = 1 OR unshown = 1"
                " OR id IN (SELECT thread FROM event WHERE seq IS NULL OR untold > 0))",
                (platform,),
            )
            return tuple(ThreadRef.parse(name) for (name,) in rows)

        return await self._driver.read(script())

    async def threads(self, platform: str, workspace: str, most: int = 200) -> tuple[Summary, ...]:
        """The threads of a workspace, the one with the newest event first."""

        def script() -> Script[tuple[Summary, ...]]:
            rows = yield (
                "SELECT id, title, owed FROM thread WHERE platform = ? AND workspace = ?"
                " ORDER BY touched DESC, id LIMIT ?",
                (platform, workspace, most),
            )
            return tuple(Summary(ref=ThreadRef.parse(name), title=title, owed=bool(owed)) for name, title, owed in rows)

        return await self._driver.read(script())

    async def history(self, ref: ThreadRef) -> tuple[Entry, ...]:
        """All events of a thread, oldest first."""

        def script() -> Script[tuple[Entry, ...]]:
            rows = yield "SELECT body, outcome FROM event WHERE thread = ? ORDER BY id", (str(ref),)
            return tuple(_entry(body, outcome) for body, outcome in rows)

        return await self._driver.read(script())

    async def entry(self, event: str) -> Entry | None:
        """One event by its id, with what came of it; None where it never came."""
        return await self._driver.read(_event(event))

    async def saying(self, ref: ThreadRef, message: str) -> Entry | None:
        """The event that a message of a thread was, the last where it was said anew; None where it is not known."""

        def script() -> Script[Entry | None]:
            rows = yield (
                "SELECT body, outcome FROM event WHERE thread = ? AND message = ? AND message <> ''"
                " ORDER BY id DESC LIMIT 1",
                (str(ref), message),
            )
            return _entry(*rows[0]) if rows else None

        return await self._driver.read(script())

    async def close(self) -> None:
        """Let go of the database."""
        await self._driver.close()


def _accept(event: FeedbackEvent, body: str) -> Script[bool]:
    ref = event.thread
    yield (
        "INSERT INTO thread (id, platform, workspace, title, head, owed, unshown, touched)"
        " VALUES (?, ?, ?, ?, 0, 0, 0, 0)"
        " ON CONFLICT (id) DO NOTHING",
        (str(ref), ref.platform, ref.workspace, _title(event)),
    )
    new = yield (
        "INSERT INTO event (dedupe, thread, message, person, body) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (dedupe) DO NOTHING RETURNING id",
        (event.id, str(ref), event.message, event.by, body),
    )
    return bool(new)


def _state(ref: ThreadRef, known: tuple[Thread, Answer | None] | None) -> Script[State]:
    """The thread's state; what is known of it in memory counts where the head is the same."""
    rows = yield (
        "SELECT thread.head, event.body, thread.unshown,"
        " (SELECT count(*) FROM event AS told WHERE told.thread = thread.id AND told.untold > 0)"
        " FROM thread LEFT JOIN event ON event.thread = thread.id"
        " AND event.seq IS NULL WHERE thread.id = ? ORDER BY event.id",
        (str(ref),),
    )
    head = rows[0][0] if rows else 0
    if known is None or known[0].head != head:
        known = yield from _thread(ref)
    events = tuple(FeedbackEvent.model_validate_json(body) for _, body, _, _ in rows if body is not None)
    unshown, untold = rows[0][2:] if rows else (0, 0)
    return State(thread=known[0], answer=known[1], unapplied=events, unshown=bool(unshown), untold=bool(untold))


def _thread(ref: ThreadRef) -> Script[tuple[Thread, Answer | None]]:
    rows = yield "SELECT body FROM thread WHERE id = ?", (str(ref),)
    body = rows[0][0] if rows else None
    thread = Thread.model_validate_json(body) if body else Thread(ref=ref)
    answer = (yield from _answer(str(ref), thread.answer)) if thread.answer else None
    return thread, answer


def _answer(ref: str, number: int) -> Script[Answer | None]:
    rows = yield "SELECT message, shown FROM answer WHERE thread = ? AND number = ?", (ref, number)
    if not rows:
        return None
    bodies = yield "SELECT body FROM version WHERE thread = ? AND answer = ? ORDER BY number", (ref, number)
    versions = tuple(Version.model_validate_json(body) for (body,) in bodies)
    message, shown = rows[0]
    return Answer(number=number, message=message, shown=shown, versions=versions)


def _profile(workspace: str, person: str) -> Script[Profile]:
    rows = yield "SELECT body FROM profile WHERE workspace = ? AND person = ?", (workspace, person)
    return Profile.model_validate_json(rows[0][0]) if rows else Profile(workspace=workspace, person=person)


def _event(event: str) -> Script[Entry | None]:
    rows = yield "SELECT body, outcome FROM event WHERE dedupe = ?", (event,)
    return _entry(*rows[0]) if rows else None


def _commit(change: Commit, thread: Thread) -> Script[State | None]:
    """Write a change behind its fence; `thread` is the change's, with the head after it."""
    ref = str(thread.ref)
    moved = yield (
        "UPDATE thread SET head = ?, owed = ?, unshown = CASE WHEN ? = 1 THEN 1 ELSE unshown END, body = ?,"
        " touched = (SELECT coalesce(max(id), 0) FROM event WHERE thread = ?)"
        " WHERE id = ? AND head = ? RETURNING id",
        (
            thread.head,
            int(thread.owed is not None),
            int(change.shows),
            thread.model_dump_json(),
            ref,
            ref,
            change.thread.head,
        ),
    )
    if not moved:
        return None
    answer = (yield from _write_answer(change.answer, change, thread)) if change.answer else None
    for outcome in change.outcomes:
        yield (
            "UPDATE event SET seq = ?, outcome = ? WHERE dedupe = ? AND (seq IS NULL OR seq = ?)",
            (outcome.seq, outcome.model_dump_json(), outcome.event, outcome.seq),
        )
    if change.tells:
        yield from telling.to_tell(change.tells)
    for lesson in change.lessons:
        profile = lesson.taught((yield from _profile(lesson.workspace, lesson.person)))
        yield (
            "INSERT INTO profile (workspace, person, body) VALUES (?, ?, ?)"
            " ON CONFLICT (workspace, person) DO UPDATE SET body = excluded.body",
            (profile.workspace, profile.person, profile.model_dump_json()),
        )
    return (yield from _state(thread.ref, (thread, answer)))


def _write_answer(answer: Answer, change: Commit, thread: Thread) -> Script[Answer]:
    """Write an answer's row and its new or changed versions; the answer with the message that shows it."""
    ref = str(thread.ref)
    rows = yield (
        "INSERT INTO answer (thread, number, message, shown, focus) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (thread, number) DO UPDATE SET shown = excluded.shown, focus = excluded.focus"
        " RETURNING message",
        (ref, answer.number, answer.message, answer.shown, focus(thread).model_dump_json()),
    )
    for version in change.versions:
        yield (
            "INSERT INTO version (thread, answer, number, body) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (thread, answer, number) DO UPDATE SET body = excluded.body",
            (ref, answer.number, version.number, version.model_dump_json()),
        )
    return answer.model_copy(update={"message": rows[0][0]})


def _entry(body: str, outcome: str | None) -> Entry:
    return Entry(
        event=FeedbackEvent.model_validate_json(body),
        outcome=Outcome.model_validate_json(outcome) if outcome else None,
    )


def _title(event: FeedbackEvent) -> str:
    text = event.signal.text if isinstance(event.signal, Asked | Replied) else ""
    line = " ".join(text.split())
    return line if len(line) <= TITLE else line[: TITLE - 1].rstrip() + "…"
