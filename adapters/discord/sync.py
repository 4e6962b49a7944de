"""Whether Discord shows the commands that the bot has, and making it so."""

from __future__ import annotations

from typing import Any

import structlog
from discord import app_commands

from adapters.discord.commands import Commands
from adapters.discord.governing import Governing
from adapters.discord.keeping import Keeping
from adapters.discord.tree import grow

log = structlog.get_logger()

_OPTIONAL = ("options", "choices", "required", "autocomplete", "min_value", "max_value", "min_length", "max_length",
             "channel_types")  # fmt: skip
"""What Discord leaves out where it is nothing."""


async def registered(tree: app_commands.CommandTree[Any]) -> None:
    """Tell Discord the commands, where it has other ones. Raises discord.py's errors and the network's."""
    if not await in_sync(tree):
        await tree.sync()
        log.info("Discord: commands registered", commands=len(_own(tree)))


def grown(tree: app_commands.CommandTree[Any]) -> app_commands.CommandTree[Any]:
    """A tree with our commands that nobody carries out, to be compared."""
    nobody: Any = None
    grow(tree, Commands(nobody), Keeping(nobody), Governing(nobody))
    return tree


async def in_sync(tree: app_commands.CommandTree[Any]) -> bool:
    """Whether Discord has the very commands that the tree has."""
    client = tree.client
    there = await client.http.get_global_commands(client.application_id or 0)
    return _sorted(there) == _sorted(_own(tree))


def _own(tree: app_commands.CommandTree[Any]) -> list[Any]:
    return [one.to_dict(tree) for one in tree._get_all_commands(guild=None)]


def _sorted(commands: Any) -> list[Any]:
    return sorted((_plain(one) for one in commands), key=lambda one: (one["type"], one["name"]))


def _plain(command: Any) -> dict[str, Any]:
    """What matters of a command."""
    granted = command.get("default_member_permissions")
    return {
        "type": command.get("type", 1),
        "name": command["name"],
        "description": command.get("description") or "",
        "options": [_option(one) for one in command.get("options") or []],
        "granted": None if granted is None else int(granted),
        "contexts": sorted(command.get("contexts") or []),
        "installs": sorted(command.get("integration_types") or [0]),
        "nsfw": bool(command.get("nsfw")),
    }


def _option(option: Any) -> dict[str, Any]:
    kept: dict[str, Any] = {name: option[name] for name in ("type", "name", "description") if name in option}
    kept |= {name: option[name] for name in _OPTIONAL if option.get(name) not in (None, False, [], ())}
    kept["options"] = [_option(one) for one in option.get("options") or []]
    kept["choices"] = [{"name": one["name"], "value": one["value"]} for one in option.get("choices") or []]
    kept["channel_types"] = sorted(option.get("channel_types") or [])
    return kept
