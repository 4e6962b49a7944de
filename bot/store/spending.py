"""Answers that were written for people, counted in the very transaction that keeps them. Pure scripts."""

from __future__ import annotations

from bot.answers import Version
from bot.events import ThreadRef
from bot.store.script import Script
from bot.threads import Thread

Counts = tuple[int, int]
"""Of one person, and of all."""


def spend(thread: Thread, answer: int, version: Version) -> Script[None]:
    """Within a commit: a version was written for whoever asked for it; what a vote has brought about is nobody's own.

    One version counts once, however often it is kept.
    """
    ref, context = thread.ref, version.context
    voted, asker = context.policy.decides == "quorum", context.task.author if context.task else ""
    yield (
        "INSERT INTO spent (thread, answer, number, platform, workspace, person, at)"
        " SELECT ?, ?, ?, ?, ?, CASE WHEN ? = 1 AND person <> ? THEN '' ELSE person END, ? FROM event WHERE dedupe = ?"
        " ON CONFLICT (thread, answer, number) DO NOTHING",
        (
            str(ref),
            answer,
            version.number,
            ref.platform,
            ref.workspace,
            int(voted),
            asker,
            version.at,
            version.event,
        ),
    )


def written(platform: str, workspace: str, person: str, since: float) -> Script[Counts]:
    """How many answers were written since a moment."""
    rows = yield (
        "SELECT coalesce(sum(CASE WHEN person = ? THEN 1 ELSE 0 END), 0), count(*) FROM spent"
        " WHERE platform = ? AND workspace = ? AND at >= ?",
        (person, platform, workspace, since),
    )
    return int(rows[0][0]), int(rows[0][1])


def underway(ref: ThreadRef, person: str) -> Script[Counts]:
    """How many are being written, or wait to be: threads that owe an answer, or have not taken in what came.

    A person's are those in which they spoke last; what is refused waits for nothing.
    """
    rows = yield (
        "SELECT event.thread, event.person FROM event JOIN thread ON thread.id = event.thread"
        " WHERE thread.platform = ? AND thread.workspace = ?"
        " AND (thread.owed = 1 OR thread.id IN (SELECT thread FROM event WHERE seq IS NULL))"
        " AND event.id = (SELECT max(id) FROM event AS last WHERE last.thread = thread.id)",
        (ref.platform, ref.workspace),
    )
    return sum(who == person for _, who in rows), len(rows)
