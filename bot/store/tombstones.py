"""What stands for an event that was erased, so that a platform's redelivery does not bring it back. Pure scripts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from bot.store.script import Script

UNSCRUBBED = "unscrubbed"
"""How the mark begins that stands from an erasure until the disk was cleared of it: a crash in between forgets nothing.
"""


def tombstone(event: str) -> str:
    """What is kept of an erased event: nothing of its id can be read from it."""
    return hashlib.sha256(event.encode()).hexdigest()


def bury(events: Iterable[str], erasure: str) -> Script[None]:
    """Keep that these events are not to come back, and that the disk is to be cleared of this erasure."""
    yield "INSERT INTO erased (mark) VALUES (?) ON CONFLICT (mark) DO NOTHING", (f"{UNSCRUBBED} {erasure}",)
    for event in events:
        for name in _names(event):
            yield "INSERT INTO erased (mark) VALUES (?) ON CONFLICT (mark) DO NOTHING", (tombstone(name),)


def buried(event: str) -> Script[bool]:
    """Whether an event was erased."""
    marks = tuple(map(tombstone, _names(event)))
    return bool((yield f"SELECT 1 FROM erased WHERE mark IN ({', '.join('?' * len(marks))})", marks))


def _names(event: str) -> tuple[str, ...]:
    """An event's id, and of an emoji put on (`...:on:STAMP`) the id without its stamp: it still stands on the platform,
    and whoever catches up with that finds it with another one."""
    put = event.rpartition(":")[0]
    return (event, put) if put.endswith(":on") else (event,)


def unscrubbed() -> Script[tuple[str, ...]]:
    """The marks of the erasures that the disk is still to be cleared of."""
    rows = yield "SELECT mark FROM erased WHERE mark > ? AND mark < ?", (UNSCRUBBED, f"{UNSCRUBBED}~")
    return tuple(mark for (mark,) in rows)
