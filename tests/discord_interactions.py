"""Interactions of the local Discord: the first answer within three seconds, then the token for a quarter of an hour."""

from __future__ import annotations

import discord_limits as limits
import discord_rights as rights
import discord_shapes as shapes
from discord_asked import Ask
from discord_checks import check_choices, check_message, check_modal, invalid
from discord_messages import change, publish, remove
from discord_state import APP, BOT, EPHEMERAL, LOADING, ApiError, Interaction, Json, Message, World

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
PONG, MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9
_ANSWERS = {
    COMMAND: {MESSAGE, DEFER, MODAL},
    COMPONENT: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    SUBMIT: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE},
}
_SLASH, _MENU = 20, 23
"""Types of the messages that answer a command."""


def begin(world: World, kind: int, user: int, channel: int, data: Json, message: Message | None = None) -> Interaction:
    """What the app is sent of a person's doing."""
    where, number = world.channels[channel], world.clock.snowflake()
    guild = world.guilds.get(where.guild)
    token = f"interaction-{number}"
    owners = {"0": str(guild.id if guild else 0)} if _bot_there(world, channel) else {}
    owners |= {"1": str(user)} if user in world.installs else {}
    shown = shapes.channel(world, where) | {"permissions": str(rights.permissions(world, where, user))}
    payload: Json = {"id": str(number), "application_id": str(APP), "type": kind, "token": token, "version": 1}
    payload |= {"data": data, "channel_id": str(channel), "channel": shown, "locale": "en-US", "entitlements": []}
    payload |= {"authorizing_integration_owners": owners, "attachment_size_limit": limits.FILE_BYTES}
    payload |= {"app_permissions": str(rights.permissions(world, where, BOT))}
    payload |= {"context": 0 if guild else 1 if shapes.is_direct(where) else 2}
    if guild:
        member = shapes.member(world, guild, user) | {"permissions": shown["permissions"]}
        partial = {"id": str(guild.id), "locale": "en-US", "features": []}
        payload |= {"guild_id": str(guild.id), "guild": partial, "guild_locale": "en-US", "member": member}
    else:
        payload["user"] = shapes.user(world, user)
    if message:
        payload["message"] = shapes.message(world, message)
    asked = Interaction(number, token, kind, user, channel, payload, message.id if message else 0)
    asked.at, asked.expires = world.clock.real(), world.clock.now() + limits.TOKEN_SECONDS
    world.interactions[token] = asked
    return asked


def _bot_there(world: World, channel: int) -> bool:
    """Whether the bot itself is where an interaction happens; where not, the person's own install is used."""
    where = world.channels[channel]
    return world.guilds[where.guild].bot if where.guild else shapes.is_direct(where)


def callback(world: World, ask: Ask) -> Json | None:
    """POST the first answer."""
    asked = world.interactions.get(ask.at["token"])
    if asked is None or asked.id != ask.id("interaction"):
        raise ApiError(404, 10062, "Unknown interaction")
    if asked.answered:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    if asked.failed or world.clock.real() - asked.at > limits.ACK_SECONDS:
        raise ApiError(404, 10062, "Unknown interaction")
    kind, data = int(ask.payload.get("type") or 0), ask.payload.get("data") or {}
    if kind not in _ANSWERS[asked.kind] or (kind in (DEFER_UPDATE, UPDATE) and not asked.message):
        allowed = ", ".join(map(str, sorted(_ANSWERS[asked.kind])))
        raise invalid("type", "BASE_TYPE_CHOICES", f"Value must be one of {{{allowed}}}.")
    _answer(world, asked, kind, data, ask)
    asked.answered, asked.delay = kind, world.clock.real() - asked.at
    world.acked(asked)
    return shapes.callback(world, asked) if ask.query.get("with_response") in ("1", "true") else None


def _answer(world: World, asked: Interaction, kind: int, data: Json, ask: Ask) -> None:
    """Do what the first answer says."""
    if kind == CHOICES:
        check_choices(data.get("choices") or [])
        asked.choices = data.get("choices") or []
    elif kind == MODAL:
        check_modal(data)
        asked.modal = data
        world.modals[asked.user] = asked
    elif kind in (DEFER_UPDATE, UPDATE):
        asked.original = asked.message
        if kind == UPDATE:
            _change(world, world.messages[asked.message], data, ask)
    else:
        if kind == MESSAGE:
            check_message(data, files=len(ask.files))
        flags = int(data.get("flags") or 0) | (LOADING if kind == DEFER else 0)
        asked.original = _say(world, asked, data | {"flags": flags}, ask).id


def _say(world: World, asked: Interaction, data: Json, ask: Ask) -> Message:
    """A message that answers an interaction."""
    only = asked.user if int(data.get("flags") or 0) & EPHEMERAL else 0
    kind = 0
    if asked.kind == COMMAND and not asked.original:
        kind = _SLASH if asked.payload["data"].get("type", 1) == 1 else _MENU
    where = world.channels[asked.channel]
    return publish(world, where, BOT, data, ask.files, kind=kind, interaction=asked.id, only=only)


def _change(world: World, message: Message, data: Json, ask: Ask) -> None:
    check_message(data, files=len(ask.files), before=shapes.message(world, message))
    change(world, message, data, ask.files)


def _live(world: World, ask: Ask) -> Interaction:
    """The interaction that a token speaks for."""
    asked = world.interactions.get(ask.at["token"])
    if asked is None or ask.id("app") != APP or not asked.answered:
        raise ApiError(404, 10015, "Unknown Webhook")
    if world.clock.now() > asked.expires:
        raise ApiError(401, 50027, "Invalid Webhook Token")
    return asked


def followup(world: World, ask: Ask) -> Json:
    """POST another message; the first one after a type 5 takes its place."""
    asked = _live(world, ask)
    check_message(ask.payload, files=len(ask.files))
    thinking = world.messages.get(asked.original)
    if asked.answered == DEFER and thinking and thinking.flags & LOADING:
        return shapes.message(world, change(world, thinking, ask.payload, ask.files))
    asked.followups += 1
    alone = "0" not in asked.payload["authorizing_integration_owners"]
    if alone and asked.followups > limits.USER_FOLLOWUPS:
        raise ApiError(400, 40094, "This interaction has reached the maximum number of follow up messages.")
    return shapes.message(world, _say(world, asked, ask.payload, ask))


def _found(world: World, ask: Ask) -> tuple[Interaction, Message]:
    """A message of an interaction: @original, or one of its own by id."""
    asked, name = _live(world, ask), ask.at["message"]
    found = world.messages.get(asked.original if name == "@original" else int(name))
    if found is None or (found.interaction != asked.id and found.id != asked.message):
        raise ApiError(404, 10008, "Unknown Message")
    return asked, found


def get(world: World, ask: Ask) -> Json:
    """GET a message of an interaction."""
    return shapes.message(world, _found(world, ask)[1])


def edit(world: World, ask: Ask) -> Json:
    """PATCH a message of an interaction."""
    _, message = _found(world, ask)
    _change(world, message, ask.payload, ask)
    return shapes.message(world, message)


def delete(world: World, ask: Ask) -> None:
    """DELETE a message of an interaction."""
    remove(world, _found(world, ask)[1])
