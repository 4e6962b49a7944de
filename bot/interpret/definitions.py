"""What a message defines, and for whom. Pure. (first cut: helper "kinds of task and topics" owns this file)"""

from __future__ import annotations


def definition(text: str) -> tuple[str, str] | None:
    """The term and its meaning."""
    return None


def for_all(text: str) -> bool:
    """Whether it is meant for the whole workspace."""
    return False
