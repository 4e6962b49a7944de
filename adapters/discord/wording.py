"""Sentences that only people on Discord read."""

from __future__ import annotations

MOVED_TO = "The answer is now here: {} (Discord lets an old message be edited only so often)."
"""In an old answer, with the address of the one that has taken its place."""


def missing(channel: int, code: int) -> str:
    """To whoever can give the bot a permission."""
    needed = "View Channel, Send Messages, Send Messages in Threads, Read Message History and Attach Files"
    why = "I can't see it" if code == 50001 else "I am not allowed to write there"
    return (
        f"Somebody asked me something in <#{channel}>, but {why}. "
        f"To have me answer there, give my role {needed} in that channel; /burnish shows what is missing."
    )
