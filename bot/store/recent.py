"""A person's latest threads, for what has no thread of its own: a command, a page about them. A pure script."""

from __future__ import annotations

from bot.events import ThreadRef
from bot.store.script import Script
from bot.store.state import Summary


def recent(platform: str, workspace: str, person: str, most: int, channel: str = "") -> Script[tuple[Summary, ...]]:
    """The threads with answers that a person spoke in, the one they spoke in last first; of one channel, or of all."""
    beginning = str(ThreadRef(platform=platform, workspace=workspace, channel=channel, thread="")) if channel else ""
    rows = yield (
        "SELECT thread.id, thread.title, thread.owed FROM thread"
        " JOIN (SELECT thread, max(id) AS last FROM event WHERE person = ? GROUP BY thread) AS spoken"
        " ON spoken.thread = thread.id"
        " WHERE thread.platform = ? AND thread.workspace = ? AND substr(thread.id, 1, ?) = ?"
        " AND EXISTS (SELECT 1 FROM answer WHERE answer.thread = thread.id)"
        " ORDER BY spoken.last DESC LIMIT ?",
        (person, platform, workspace, len(beginning), beginning, most),
    )
    return tuple(Summary(ref=ThreadRef.parse(id), title=title, owed=bool(owed)) for id, title, owed in rows)
