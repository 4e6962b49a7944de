"""The statements of the full-text index, all in one place: SQLite's FTS5 has words of its own for them.

The index holds marks and no words (`bot.cues.marks`), so that a search finds only what stands in the scope whose secret
it was made with. It is asked for the scope besides: a mark that two scopes had by chance would cross nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.events import PersonRef
from bot.store.script import Script

FOUND = 50
"""How many entries of one scope a search gives at most, those first that share the most and the rarest words."""


def enter(number: int, marked: str) -> Script[None]:
    """Put an entry of the table `memory` into the index; `marked` is its column `cues`."""
    yield "INSERT INTO memory_index (rowid, cues) VALUES (?, ?)", (number, marked)


def leave(number: int, marked: str) -> Script[None]:
    """Take an entry out of the index; `marked` is what it was entered with."""
    yield "INSERT INTO memory_index (memory_index, rowid, cues) VALUES ('delete', ?, ?)", (number, marked)


def found(room: PersonRef, marked: Sequence[str], most: int = FOUND) -> Script[list[tuple[int, str]]]:
    """The numbers and bodies of the entries of a scope with any of these marks, the best first."""
    if not marked:
        return []
    shared = " AND memory.shared = 0 AND memory.person = ?" if room.person else " AND memory.shared = 1"
    rows = yield (
        "SELECT memory.id, memory.body FROM memory_index JOIN memory ON memory.id = memory_index.rowid"
        f" WHERE memory_index MATCH ? AND memory.platform = ? AND memory.workspace = ?{shared}"
        " ORDER BY memory_index.rank, memory.id DESC LIMIT ?",
        (" OR ".join(f'"{mark}"' for mark in marked), room.platform, room.workspace, *_person(room), most),
    )
    return [(number, body) for number, body in rows]


def _person(room: PersonRef) -> tuple[str, ...]:
    return (room.person,) if room.person else ()
