"""What Discord lets somebody do where they are. Pure."""

from __future__ import annotations

from typing import Any


def governs(interaction: Any) -> bool:
    """Whether somebody makes the rules of the server."""
    return bool(interaction.permissions.administrator or interaction.permissions.manage_guild)


def steward(person: Any) -> bool:
    """Whether a member may manage their server, by what the client knows of its roles; nobody else may."""
    mine = getattr(person, "guild_permissions", None)
    granted = (getattr(mine, name, False) for name in ("administrator", "manage_guild"))
    return any(one is True for one in granted)


def stewards(interaction: Any) -> bool:
    """Whether somebody may manage the server that an interaction was made in."""
    if getattr(interaction, "guild_id", None) is None:
        return False
    mine = getattr(interaction, "permissions", None)
    granted = (getattr(mine, name, False) for name in ("administrator", "manage_guild"))
    return any(one is True for one in granted)


def moderates_in(interaction: Any, channel: Any) -> bool:
    """Whether somebody moderates what is said in another channel or thread of the server."""
    mine = channel.permissions_for(interaction.user)
    return governs(interaction) or bool(mine.administrator or mine.manage_messages or mine.manage_threads)


def moderates(interaction: Any) -> bool:
    """Whether somebody moderates what is said where they are."""
    mine = interaction.permissions
    return governs(interaction) or bool(mine.manage_messages or mine.manage_threads)
