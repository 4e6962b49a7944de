"""What Discord lets somebody do where they are. Pure."""

from __future__ import annotations

from typing import Any


def governs(interaction: Any) -> bool:
    """Whether somebody makes the rules of the server."""
    return bool(interaction.permissions.administrator or interaction.permissions.manage_guild)


def moderates_in(interaction: Any, channel: Any) -> bool:
    """Whether somebody moderates what is said in another channel or thread of the server."""
    mine = channel.permissions_for(interaction.user)
    return governs(interaction) or bool(mine.administrator or mine.manage_messages or mine.manage_threads)


def moderates(interaction: Any) -> bool:
    """Whether somebody moderates what is said where they are."""
    mine = interaction.permissions
    return governs(interaction) or bool(mine.manage_messages or mine.manage_threads)
