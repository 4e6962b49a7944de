"""The app's commands in the local Discord: registered everywhere or in one guild, found by what people type."""

from __future__ import annotations

import discord_rights as rights
from discord_asked import Ask
from discord_checks import check_commands
from discord_state import APP, ApiError, Channel, Json, World

SUBCOMMAND, GROUP = 1, 2


def _place(ask: Ask) -> int:
    return int(ask.at.get("guild", 0))


def _whole(world: World, guild: int, one: Json, number: str = "") -> Json:
    """A command as Discord keeps it."""
    filled: Json = {"type": 1, "description": "", "default_member_permissions": None, "nsfw": False, "options": []}
    filled |= {"dm_permission": True, "contexts": None, "integration_types": [0]}
    made = filled | one | {"id": number or str(world.clock.snowflake()), "application_id": str(APP)}
    return made | {"version": str(world.clock.snowflake())} | ({"guild_id": str(guild)} if guild else {})


def bulk_put(world: World, ask: Ask) -> list[Json]:
    """PUT all commands: what has the name and type of an old one keeps its id."""
    payload: list[Json] = ask.payload if isinstance(ask.payload, list) else []
    check_commands(payload)
    old = {(one["type"], one["name"]): one["id"] for one in world.commands.get(_place(ask), [])}
    made = [_whole(world, _place(ask), one, old.get((one.get("type", 1), one["name"]), "")) for one in payload]
    world.commands[_place(ask)] = made
    return made


def listed(world: World, ask: Ask) -> list[Json]:
    """GET all commands."""
    return world.commands.get(_place(ask), [])


def create(world: World, ask: Ask) -> Json:
    """POST a command; one of the same name and type is replaced."""
    kept = world.commands.setdefault(_place(ask), [])
    key = (ask.payload.get("type", 1), ask.payload.get("name"))
    old = next((one for one in kept if (one["type"], one["name"]) == key), None)
    check_commands([*(one for one in kept if one is not old), ask.payload])
    made = _whole(world, _place(ask), ask.payload, old["id"] if old else "")
    world.commands[_place(ask)] = [*(one for one in kept if one is not old), made]
    return made


def _one(world: World, ask: Ask) -> Json:
    for one in world.commands.get(_place(ask), []):
        if one["id"] == ask.at["command"]:
            return one
    raise ApiError(404, 10063, "Unknown application command")


def get(world: World, ask: Ask) -> Json:
    """GET a command."""
    return _one(world, ask)


def patch(world: World, ask: Ask) -> Json:
    """PATCH a command."""
    one = _one(world, ask)
    check_commands([one | ask.payload])
    one.update(ask.payload)
    return one


def delete(world: World, ask: Ask) -> None:
    """DELETE a command."""
    world.commands[_place(ask)].remove(_one(world, ask))


def permissions(world: World, ask: Ask) -> list[Json]:
    """GET who may use which command where a guild's owner said so: nobody did."""
    return []


def offered(world: World, user: int, channel: Channel) -> list[Json]:
    """The commands that a person is offered in a place."""
    own = world.commands.get(channel.guild, []) if channel.guild else []
    found = [*own, *world.commands.get(0, [])]
    context = 0 if channel.guild else 1 if channel.recipients == (user,) else 2
    there = world.guilds[channel.guild].bot if channel.guild else context == 1
    granted = rights.permissions(world, channel, user)
    return [one for one in found if _offers(one, context, there, user in world.installs, granted)]


def _offers(one: Json, context: int, there: bool, installed: bool, granted: int) -> bool:
    wanted = one.get("default_member_permissions")
    if wanted is not None and context == 0 and granted & int(wanted) != int(wanted):
        return False
    if one.get("contexts") is not None and context not in one["contexts"]:
        return False
    kinds = one.get("integration_types") or [0]
    return bool((there and 0 in kinds) or (installed and 1 in kinds))


def chosen(world: World, user: int, channel: Channel, words: str, kind: int = 1) -> tuple[Json, list[Json], list[str]]:
    """The command of this name ("burnish votes set" for one within a group), its options, and the path to them."""
    name, *path = words.split() if kind == 1 else [words]
    command = next((one for one in offered(world, user, channel) if (one["type"], one["name"]) == (kind, name)), None)
    assert command, f"nobody offers {words!r} here"
    options: list[Json] = command.get("options") or []
    for step in path:
        inner = next((one for one in options if one["name"] == step and one["type"] in (SUBCOMMAND, GROUP)), None)
        assert inner, f"{command['name']} has no {step!r}"
        options = inner.get("options") or []
    assert not any(one["type"] in (SUBCOMMAND, GROUP) for one in options), f"{words!r} needs a subcommand"
    return command, options, path


def nested(path: list[str], options: list[Json], command: Json) -> list[Json]:
    """Given options within the groups that lead to them."""
    kinds, inner = [], command.get("options") or []
    for step in path:
        found = next(one for one in inner if one["name"] == step)
        kinds.append((found["type"], step))
        inner = found.get("options") or []
    for kind, step in reversed(kinds):
        options = [{"type": kind, "name": step, "options": options}]
    return options
