"""What Discord lets somebody do where they are. Pure."""

from __future__ import annotations

from typing import Any


def governs(interaction: Any) -> bool:
    """Whether somebody makes the rules of the server."""
    return bool(interaction.permissions.administrator or interaction.permissions.manage_guild)


def moderates(interaction: Any) -> bool:
    """Whether somebody moderates what is said where they are."""
    mine = interaction.permissions
    return governs(interaction) or bool(mine.manage_messages or mine.manage_threads)
