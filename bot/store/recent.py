"""A person's latest threads, for what has no thread of its own: a command, a page about them. A pure script."""

from __future__ import annotations

from bot.store.script import Script


def recent(platform: str, workspace: str, person: str, most: int) -> Script[list[tuple[str, str, int]]]:
    """Ids, titles and "owes an answer" of the threads with answers that a person spoke in, the latest first."""
    rows = yield (
        "SELECT thread.id, thread.title, thread.owed FROM thread"
        " JOIN (SELECT thread, max(id) AS last FROM event WHERE person = ? GROUP BY thread) AS spoken"
        " ON spoken.thread = thread.id"
        " WHERE thread.platform = ? AND thread.workspace = ?"
        " AND EXISTS (SELECT 1 FROM answer WHERE answer.thread = thread.id)"
        " ORDER BY spoken.last DESC LIMIT ?",
        (person, platform, workspace, most),
    )
    return [(id, title, owed) for id, title, owed in rows]
