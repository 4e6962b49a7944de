"""The log of the local Discord: every call of its API as it went, and what is to go wrong on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass
class Call:
    """One call of the API, as it went."""

    name: str
    """Our name of the route: messages.post, reactions.put."""
    path: str
    payload: dict[str, Any]
    at: float
    """Discord's seconds since the start."""
    channel: int = 0
    files: tuple[str, ...] = ()
    status: int = 0
    """0 while it runs, and where the answer got lost."""
    code: int = 0
    retry_after: float = 0.0
    impatient: bool = False
    """It came before the Retry-After that its bucket was last told had passed."""
    done: float = 0.0
    """When it was answered."""


@dataclass
class Fault:
    """What goes wrong with a route on purpose."""

    status: int
    code: int
    message: str
    after: int
    times: int
    retry_after: float
    via: bool
    lost: bool
    drop: bool
