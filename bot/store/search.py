"""The statements of the full-text index, all in one place: SQLite's FTS5 has words of its own for them.

The index holds marks and no words (`bot.cues.marks`), so that a search finds only what stands in the scope whose secret
it was made with. It is asked for the scope besides: a mark that two scopes had by chance would cross nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.events import PersonRef
from bot.store.script import Row, Script

FOUND = 50
"""How many entries of a kind in one scope a search gives, those first that share the most and the rarest words."""


def enter(number: int, marked: str) -> Script[None]:
    """Put an entry of the table `memory` into the index; `marked` is its column `cues`."""
    yield "INSERT INTO memory_index (rowid, cues) VALUES (?, ?)", (number, marked)


def leave(number: int, marked: str) -> Script[None]:
    """Take an entry out of the index; `marked` is what it was entered with."""
    yield "INSERT INTO memory_index (memory_index, rowid, cues) VALUES ('delete', ?, ?)", (number, marked)


def merge() -> Script[None]:
    """Rewrite the index without the marks of what has left it, which stay in it until then. Seconds for a million."""
    yield "INSERT INTO memory_index (memory_index) VALUES ('optimize')", ()


def found(room: PersonRef, kind: str, marked: Sequence[str], most: int = FOUND) -> Script[list[tuple[int, str]]]:
    """The numbers and bodies of the entries of a kind in a scope with any of these marks, the best first."""
    if not marked:
        return []
    where, values = within(room)
    rows = yield (
        "SELECT memory.id, memory.body FROM memory_index JOIN memory ON memory.id = memory_index.rowid"
        f" WHERE memory_index MATCH ? AND kind = ? AND {where} ORDER BY memory_index.rank, memory.id DESC LIMIT ?",
        (" OR ".join(f'"{mark}"' for mark in marked), kind, *values, most),
    )
    return [(number, body) for number, body in rows]


def within(room: PersonRef) -> tuple[str, Row]:
    """The condition for the entries of a scope, and its values: of a person, or of nobody for what is shared."""
    if room.person:
        own = "platform = ? AND workspace = ? AND person = ? AND shared = 0"
        return own, (room.platform, room.workspace, room.person)
    return "platform = ? AND workspace = ? AND shared = 1", (room.platform, room.workspace)
