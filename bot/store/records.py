"""All that is kept of a thread, read and written back at once. Pure scripts."""

from __future__ import annotations

from bot.answers import Answer
from bot.erasing import Left, Record
from bot.events import ThreadRef
from bot.store import statements
from bot.store.script import Script
from bot.threads import Focus, Outcome, Thread

TABLES = ("event", "file", "place", "spent", "closed", "version", "answer")
"""The tables with rows of a thread, in an order in which they can be deleted."""


def record(name: str) -> Script[Record]:
    """All that is kept of a thread."""
    rows = yield "SELECT body, head FROM thread WHERE id = ?", (name,)
    thread = Thread(ref=ThreadRef.parse(name), head=rows[0][1] if rows else 0)
    if rows and rows[0][0]:
        thread = Thread.model_validate_json(rows[0][0])
    happened = yield "SELECT body, outcome FROM event WHERE thread = ? ORDER BY id", (name,)
    answers: list[Answer] = []
    focuses: list[tuple[int, Focus]] = []
    for number, focus in (yield "SELECT number, focus FROM answer WHERE thread = ? ORDER BY number", (name,)):
        found = yield from statements.answer(name, number)
        answers += [found] if found else []
        focuses += [(number, Focus.model_validate_json(focus))] if focus else []
    entries = tuple(statements.entry(*row) for row in happened)
    return Record(thread=thread, entries=entries, answers=tuple(answers), focuses=tuple(focuses))


def replace(before: Record, left: Left) -> Script[None]:
    """Keep what is left of a thread in place of what was there before."""
    name, after = str(before.thread.ref), left.record
    if after == before:
        return
    stay = {entry.event.id: entry for entry in after.entries}
    for entry in before.entries:
        now = stay.get(entry.event.id)
        if now is None:
            yield "DELETE FROM event WHERE dedupe = ?", (entry.event.id,)
        elif now != entry:
            yield (
                "UPDATE event SET body = ?, outcome = ?, untold = CASE WHEN ? = 1 THEN untold ELSE 0 END"
                " WHERE dedupe = ?",
                (now.event.model_dump_json(), _json(now.outcome), int(_tells(now.outcome)), now.event.id),
            )
    yield from _versions(name, before, left)
    focuses = dict(after.focuses)
    for answer in after.answers:
        focus = focuses.get(answer.number)
        yield (
            "UPDATE answer SET shown = ?, focus = ? WHERE thread = ? AND number = ?",
            (answer.shown, focus.model_dump_json() if focus else None, name, answer.number),
        )
    yield (
        "UPDATE thread SET head = ?, owed = ?, unshown = CASE WHEN ? = 1 THEN 1 ELSE unshown END, body = ?, title = ?"
        " WHERE id = ?",
        (
            after.thread.head,
            int(after.thread.owed is not None),
            int(left.shows),
            after.thread.model_dump_json(),
            statements.title(after.entries[0].event) if after.entries else "",
            name,
        ),
    )


def _versions(name: str, before: Record, left: Left) -> Script[None]:
    for number, version in left.versions:
        at = (name, number, version)
        yield "DELETE FROM version WHERE thread = ? AND answer = ? AND number = ?", at
        yield "UPDATE place SET version = NULL WHERE thread = ? AND answer = ? AND version = ?", at
    was = {(answer.number, one.number): one for answer in before.answers for one in answer.versions}
    for answer in left.record.answers:
        for one in answer.versions:
            if one != was[answer.number, one.number]:
                yield (
                    "UPDATE version SET body = ? WHERE thread = ? AND answer = ? AND number = ?",
                    (one.model_dump_json(), name, answer.number, one.number),
                )


def remove(name: str) -> Script[tuple[str, ...]]:
    """Delete all that is kept of a thread; the ids of its events."""
    rows = yield "SELECT dedupe FROM event WHERE thread = ?", (name,)
    for table in TABLES:
        yield f"DELETE FROM {table} WHERE thread = ?", (name,)
    yield "DELETE FROM thread WHERE id = ?", (name,)
    return tuple(event for (event,) in rows)


def _json(outcome: Outcome | None) -> str | None:
    return outcome.model_dump_json() if outcome else None


def _tells(outcome: Outcome | None) -> bool:
    return bool(outcome and outcome.notice)
