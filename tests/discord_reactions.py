"""Reactions of the local Discord: whose emoji are under a message."""

from __future__ import annotations

import discord_limits as limits
import discord_rights as rights
import discord_shapes as shapes
from discord_asked import Ask
from discord_state import BOT, ApiError, Channel, Emoji, Event, Json, Message, Reaction, World

GUILD_REACTIONS, DIRECT_REACTIONS = 1 << 10, 1 << 13


def parse(world: World, text: str) -> Emoji:
    """An emoji as it is written: 👍, name:id, a:name:id, <:name:id>; a guild's own name for it where one has it."""
    bare = text.strip("<>").removeprefix(":")
    animated, parts = bare.startswith("a:"), bare.removeprefix("a:").split(":")
    if len(parts) == 1:
        return Emoji(text)
    known = next(
        (guild.emojis[int(parts[1])] for guild in world.guilds.values() if int(parts[1]) in guild.emojis), None
    )
    return known or Emoji(parts[0], int(parts[1]), animated)


def react(world: World, message: Message, user: int, emoji: Emoji) -> bool:
    """Put a person's emoji under a message; whether it was not there yet."""
    if emoji.key not in message.reactions and len(message.reactions) >= limits.REACTIONS:
        raise ApiError(403, 30010, f"Maximum number of reactions reached ({limits.REACTIONS})")
    found = message.reactions.setdefault(emoji.key, Reaction(emoji))
    if user in found.users:
        return False
    found.users.append(user)
    where = world.channels[message.channel]
    more: Json = {"message_author_id": str(message.author)}
    if where.guild:
        more["member"] = shapes.member(world, world.guilds[where.guild], user)
    _emit(world, message, "MESSAGE_REACTION_ADD", _placed(world, message, user, found.emoji) | more)
    return True


def unreact(world: World, message: Message, user: int, emoji: Emoji) -> bool:
    """Take a person's emoji away; whether it was there. The event names neither the member nor the author."""
    found = message.reactions.get(emoji.key)
    if found is None or user not in found.users:
        return False
    found.users.remove(user)
    if not found.users:
        del message.reactions[emoji.key]
    _emit(world, message, "MESSAGE_REACTION_REMOVE", _placed(world, message, user, found.emoji))
    return True


def clear(world: World, message: Message, emoji: Emoji | None = None) -> None:
    """Take all reactions away, or all of one emoji."""
    payload = _placed(world, message)
    if emoji is None:
        message.reactions.clear()
        _emit(world, message, "MESSAGE_REACTION_REMOVE_ALL", payload)
    elif message.reactions.pop(emoji.key, None):
        _emit(world, message, "MESSAGE_REACTION_REMOVE_EMOJI", payload | {"emoji": shapes.emoji(emoji)})


def _placed(world: World, message: Message, user: int = 0, emoji: Emoji | None = None) -> Json:
    where = world.channels[message.channel]
    told: Json = {"channel_id": str(where.id), "message_id": str(message.id)}
    told |= {"guild_id": str(where.guild)} if where.guild else {}
    if emoji is None:
        return told
    return told | {"user_id": str(user), "emoji": shapes.emoji(emoji), "burst": False, "burst_colors": [], "type": 0}


def _emit(world: World, message: Message, name: str, payload: Json) -> None:
    where = world.channels[message.channel]
    intent = GUILD_REACTIONS if where.guild else DIRECT_REACTIONS
    world.emit(Event(name, payload, intent, where.guild, where.id))


def _asked(world: World, ask: Ask) -> tuple[Channel, Message, Emoji]:
    channel = rights.reach(world, ask.id("channel"))
    message = world.message(channel.id, ask.id("message"))
    if channel.archived:
        raise ApiError(400, 50083, "Thread is archived")
    emoji = parse(world, ask.at.get("emoji", "👍"))
    known = emoji.id and any(emoji.id in guild.emojis for guild in world.guilds.values())
    if not known and emoji.key not in message.reactions and (emoji.id or emoji.name.isascii()):
        raise ApiError(400, 10014, "Unknown Emoji")
    return channel, message, emoji


def put(world: World, ask: Ask) -> None:
    """PUT the bot's own reaction; twice is as good as once. A new emoji needs the right to add one."""
    channel, message, emoji = _asked(world, ask)
    if channel.guild:
        rights.need(world, channel, rights.HISTORY)
    if emoji.key not in message.reactions:
        rights.need(world, channel, rights.ADD_REACTIONS)
    react(world, message, BOT, emoji)


def delete_own(world: World, ask: Ask) -> None:
    """DELETE the bot's own reaction."""
    _, message, emoji = _asked(world, ask)
    unreact(world, message, BOT, emoji)


def delete(world: World, ask: Ask) -> None:
    """DELETE somebody's reaction."""
    channel, message, emoji = _asked(world, ask)
    rights.need(world, channel, rights.MANAGE_MESSAGES)
    unreact(world, message, ask.id("user"), emoji)


def delete_emoji(world: World, ask: Ask) -> None:
    """DELETE all reactions of one emoji."""
    channel, message, emoji = _asked(world, ask)
    rights.need(world, channel, rights.MANAGE_MESSAGES)
    clear(world, message, emoji)


def delete_all(world: World, ask: Ask) -> None:
    """DELETE all reactions."""
    channel, message, _ = _asked(world, ask)
    rights.need(world, channel, rights.MANAGE_MESSAGES)
    clear(world, message)


def users(world: World, ask: Ask) -> list[Json]:
    """GET who reacted with an emoji, by their ids, page by page."""
    channel = rights.reach(world, ask.id("channel"))
    message = world.message(channel.id, ask.id("message"))
    found = message.reactions.get(parse(world, ask.at["emoji"]).key)
    after, limit = ask.number("after", 0), min(ask.number("limit", 25), limits.PAGE)
    numbers = sorted(user for user in (found.users if found else []) if user > after)[:limit]
    return [shapes.user(world, number) for number in numbers]
