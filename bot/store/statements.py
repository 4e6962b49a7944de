"""The statements behind the store: what is read and written for a state, a change and an event. Pure scripts."""

from __future__ import annotations

from bot.answers import Answer, Version
from bot.events import Asked, FeedbackEvent, Replied, ThreadRef
from bot.store import files, people, spending, telling, tombstones
from bot.store.script import Script
from bot.store.state import Commit, Entry, State
from bot.texts import clipped
from bot.threads import Outcome, Thread, focus

TITLE = 80
"""Characters of a thread's first question that stand in a list."""


def accept(event: FeedbackEvent, body: str, head: int) -> Script[bool]:
    """Keep an event and its thread; whether its id is new. One that was erased does not come back.

    A new thread begins at `head`, a random number: one that was erased and begins again never has the head at which
    another process still knows what it was.
    """
    ref = event.thread
    if (yield from tombstones.buried(event.id)):
        yield from files.drop(event)
        return False
    yield (
        "INSERT INTO thread (id, platform, workspace, title, head, owed, unshown, touched)"
        " VALUES (?, ?, ?, ?, ?, 0, 0, 0)"
        " ON CONFLICT (id) DO NOTHING",
        (str(ref), ref.platform, ref.workspace, title(event), head),
    )
    new = yield (
        "INSERT INTO event (dedupe, thread, message, person, body) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (dedupe) DO NOTHING RETURNING id",
        (event.id, str(ref), event.message, event.by, body),
    )
    return bool(new)


def state(ref: ThreadRef, known: tuple[Thread, Answer | None] | None) -> Script[State]:
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
        known = yield from _thread(ref, head)
    events = tuple(FeedbackEvent.model_validate_json(body) for _, body, _, _ in rows if body is not None)
    unshown, untold = rows[0][2:] if rows else (0, 0)
    return State(thread=known[0], answer=known[1], unapplied=events, unshown=bool(unshown), untold=bool(untold))


def _thread(ref: ThreadRef, head: int) -> Script[tuple[Thread, Answer | None]]:
    rows = yield "SELECT body FROM thread WHERE id = ?", (str(ref),)
    body = rows[0][0] if rows else None
    thread = Thread.model_validate_json(body) if body else Thread(ref=ref, head=head)
    newest = (yield from answer(str(ref), thread.answer)) if thread.answer else None
    return thread, newest


def answer(ref: str, number: int) -> Script[Answer | None]:
    """One answer with its versions; None where there is none."""
    rows = yield "SELECT message, shown FROM answer WHERE thread = ? AND number = ?", (ref, number)
    if not rows:
        return None
    bodies = yield "SELECT body FROM version WHERE thread = ? AND answer = ? ORDER BY number", (ref, number)
    versions = tuple(Version.model_validate_json(body) for (body,) in bodies)
    message, shown = rows[0]
    return Answer(number=number, message=message, shown=shown, versions=versions)


def event(event: str) -> Script[Entry | None]:
    """One event with what came of it; None where it never came."""
    rows = yield "SELECT body, outcome FROM event WHERE dedupe = ?", (event,)
    return entry(*rows[0]) if rows else None


def commit(change: Commit, thread: Thread, secret: str) -> Script[State | None]:
    """Write a change behind its fence; `thread` is the change's, with the head after it.

    `secret` is a new one, for what is remembered of somebody for the first time.
    """
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
    written = (yield from _write_answer(change.answer, change, thread)) if change.answer else None
    for outcome in change.outcomes:
        yield (
            "UPDATE event SET seq = ?, outcome = ? WHERE dedupe = ? AND (seq IS NULL OR seq = ?)",
            (outcome.seq, outcome.model_dump_json(), outcome.event, outcome.seq),
        )
    if change.tells:
        yield from telling.to_tell(change.tells)
    for lesson in change.lessons:
        yield from people.teach(lesson)
        yield from people.remember(lesson, secret)
    return (yield from state(thread.ref, (thread, written)))


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
        if version.attempts and not version.given:
            yield from spending.spend(thread, answer.number, version)
    return answer.model_copy(update={"message": rows[0][0]})


def entry(body: str, outcome: str | None) -> Entry:
    """An event as the database has it."""
    return Entry(
        event=FeedbackEvent.model_validate_json(body),
        outcome=Outcome.model_validate_json(outcome) if outcome else None,
    )


def title(event: FeedbackEvent) -> str:
    """What a thread that an event opened is called in a list."""
    text = event.signal.text if isinstance(event.signal, Asked | Replied) else ""
    return clipped(" ".join(text.split()), TITLE)
