"""Which notices people have not been told yet: kept beside the event, so that a restart says them. Pure scripts."""

from __future__ import annotations

from bot.store.script import Script

TRIES = 3
"""How often a notice is tried at most: a person who has left must not be tried for ever. Our choice."""


def to_tell(event: str) -> Script[None]:
    """Within a commit: the event's notice is still to be told."""
    yield "UPDATE event SET untold = ? WHERE dedupe = ?", (TRIES, event)


def told(event: str, heard: bool) -> Script[None]:
    """The notice was told, or tried once more in vain."""
    yield (
        "UPDATE event SET untold = CASE WHEN ? = 1 THEN 0 ELSE untold - 1 END WHERE dedupe = ? AND untold > 0",
        (int(heard), event),
    )


def untold(ref: str) -> Script[list[tuple[str, str | None]]]:
    """The bodies and outcomes of a thread's events whose notices are still to be told, in their order."""
    rows = yield "SELECT body, outcome FROM event WHERE thread = ? AND untold > 0 ORDER BY seq", (ref,)
    return [(body, outcome) for body, outcome in rows]
