"""Secrets and personal data in a text. Pure. (first cut: helper "private data and planting" owns this file)"""

from __future__ import annotations

from bot.values import Value


class Found(Value):
    """A secret or personal data in a text."""

    what: str
    start: int
    end: int


def private(text: str) -> tuple[Found, ...]:
    """What of a text is not to be stored."""
    return ()
