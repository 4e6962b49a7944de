"""Channels, threads, guilds and people of the local Discord, as the API reads and changes them."""

from __future__ import annotations

import discord_limits as limits
import discord_messages as messages
import discord_rights as rights
import discord_shapes as shapes
from discord_asked import Ask
from discord_checks import Complaints, invalid
from discord_state import (
    BOT,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    ApiError,
    Channel,
    Event,
    Json,
    Message,
    World,
)  # fmt: skip

GUILDS = 1 << 0
STARTER = 21


def get(world: World, ask: Ask) -> Json:
    """GET a channel or a thread."""
    return shapes.channel(world, rights.reach(world, ask.id("channel")))


def patch(world: World, ask: Ask) -> Json:
    """PATCH a channel's or a thread's name, topic, archive state, lock."""
    channel, payload = rights.reach(world, ask.id("channel")), ask.payload
    mine = channel.thread and channel.owner == BOT
    if channel.archived and payload.get("archived") is not False:
        raise ApiError(400, 50083, "Thread is archived")
    if not channel.thread:
        rights.need(world, channel, rights.MANAGE_CHANNELS)
    elif "locked" in payload or not (mine or payload.keys() <= {"archived"}):
        rights.need(world, channel, rights.MANAGE_THREADS)
    _check(payload)
    return change(world, channel, payload)


def change(world: World, channel: Channel, payload: Json) -> Json:
    """Change a channel or a thread, and tell the gateway."""
    channel.name, channel.topic = payload.get("name", channel.name), payload.get("topic") or channel.topic
    channel.locked = payload.get("locked", channel.locked)
    channel.auto_archive = payload.get("auto_archive_duration", channel.auto_archive)
    if "archived" in payload and payload["archived"] != channel.archived:
        channel.archived, channel.archived_at = payload["archived"], world.clock.wall()
    told = shapes.channel(world, channel)
    name = "THREAD_UPDATE" if channel.thread else "CHANNEL_UPDATE"
    world.emit(Event(name, told, GUILDS, channel.guild, channel.id))
    return told


def delete(world: World, ask: Ask) -> Json:
    """DELETE a channel or a thread, with what is in it."""
    channel = rights.reach(world, ask.id("channel"))
    rights.need(world, channel, rights.MANAGE_THREADS if channel.thread else rights.MANAGE_CHANNELS)
    return remove(world, channel)


def remove(world: World, channel: Channel) -> Json:
    """Take a channel or a thread away."""
    told = shapes.channel(world, channel)
    keys = ("id", "guild_id", "parent_id", "type")
    payload = {key: told[key] for key in keys} if channel.thread else told
    name = "THREAD_DELETE" if channel.thread else "CHANNEL_DELETE"
    world.emit(Event(name, payload, GUILDS, channel.guild, channel.id))
    for message in world.here(channel.id):
        world.deleted[message.id] = world.messages.pop(message.id)
    del world.channels[channel.id]
    return told


def _check(payload: Json) -> None:
    wrong = Complaints()
    if "name" in payload:
        wrong.length(("name",), payload["name"], limits.THREAD_NAME, 1)
    if payload.get("auto_archive_duration", 60) not in limits.AUTO_ARCHIVE:
        told = f"Value must be one of {set(limits.AUTO_ARCHIVE)}."
        wrong.add(("auto_archive_duration",), "BASE_TYPE_CHOICES", told)
    wrong.settle()


def thread_of(world: World, ask: Ask) -> Json:
    """POST a thread on a message: it has the message's id, and a second one is 160004."""
    channel = rights.reach(world, ask.id("channel"))
    message = world.message(channel.id, ask.id("message"))
    if not channel.guild or channel.thread:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    rights.need(world, channel, rights.PUBLIC_THREADS, code=50001)
    _check({"name": ""} | ask.payload)
    return shapes.thread(world, start(world, channel, BOT, ask.payload, message))


def thread_alone(world: World, ask: Ask) -> Json:
    """POST a thread without a message."""
    channel = rights.reach(world, ask.id("channel"))
    public = ask.payload.get("type", PRIVATE_THREAD) == PUBLIC_THREAD
    rights.need(world, channel, rights.PUBLIC_THREADS if public else rights.PRIVATE_THREADS, code=50001)
    _check({"name": ""} | ask.payload)
    return shapes.thread(world, start(world, channel, BOT, ask.payload, None))


def start(world: World, channel: Channel, owner: int, payload: Json, message: Message | None) -> Channel:
    """Begin a thread."""
    if message and message.id in world.channels:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    kind = PUBLIC_THREAD if message else payload.get("type", PRIVATE_THREAD)
    number = message.id if message else world.clock.snowflake()
    made = Channel(number, kind, channel.guild, str(payload["name"]), channel.id, owner, members={owner})
    made.auto_archive = payload.get("auto_archive_duration") or made.auto_archive
    world.channels[made.id] = made
    messages.thread_event(world, made, "THREAD_CREATE", newly_created=True)
    if message:
        messages.started_thread(world, message)
        first = Message(world.clock.snowflake(), made.id, owner, kind=STARTER, reference=message.id)
        world.messages[first.id] = first
        messages.announce(world, first, "MESSAGE_CREATE")
    return made


def active_threads(world: World, ask: Ask) -> Json:
    """GET the threads of a guild that are not archived."""
    guild = rights.member_guild(world, ask.id("guild"))
    return _threads(world, [one for one in world.threads(guild.id) if not one.archived])


def archived_threads(world: World, ask: Ask) -> Json:
    """GET the public archived threads of a channel."""
    channel = rights.reach(world, ask.id("channel"))
    found = [one for one in world.threads(channel.guild) if one.parent == channel.id and one.archived]
    return _threads(world, sorted(found, key=lambda one: -one.archived_at)) | {"has_more": False}


def _threads(world: World, found: list[Channel]) -> Json:
    mine = [shapes.thread_member(one, BOT) for one in found if BOT in one.members]
    return {"threads": [shapes.thread(world, one) for one in found], "members": mine}


def thread_members(world: World, ask: Ask) -> list[Json]:
    """GET who is in a thread."""
    channel = rights.reach(world, ask.id("channel"))
    return [shapes.thread_member(channel, number) for number in sorted(channel.members)]


def join_thread(world: World, ask: Ask) -> None:
    """PUT the bot or somebody into a thread."""
    channel = rights.reach(world, ask.id("channel"))
    if channel.archived:
        raise ApiError(400, 50083, "Thread is archived")
    channel.members.add(BOT if ask.at.get("user", "@me") == "@me" else ask.id("user"))


def leave_thread(world: World, ask: Ask) -> None:
    """DELETE the bot or somebody from a thread."""
    channel = rights.reach(world, ask.id("channel"))
    channel.members.discard(BOT if ask.at.get("user", "@me") == "@me" else ask.id("user"))


def typing(world: World, ask: Ask) -> None:
    """POST typing."""
    channel = rights.reach(world, ask.id("channel"))
    rights.need_sending(world, channel)
    world.typing.append((channel.id, world.clock.now()))


def open_direct(world: World, ask: Ask) -> Json:
    """POST the bot's conversation with a person."""
    number = int(ask.payload.get("recipient_id") or 0)
    if number not in world.users or number == BOT:
        raise invalid("recipient_id", "CHANNEL_RECIPIENT_REQUIRED", "Recipient(s) required")
    return shapes.channel(world, world.direct(number))


def guild(world: World, ask: Ask) -> Json:
    """GET a guild."""
    return shapes.guild(world, rights.member_guild(world, ask.id("guild")))


def guild_channels(world: World, ask: Ask) -> list[Json]:
    """GET a guild's channels, without its threads."""
    found = rights.member_guild(world, ask.id("guild"))
    return [shapes.channel(world, one) for one in world.channels.values() if one.guild == found.id and not one.thread]


def guild_roles(world: World, ask: Ask) -> list[Json]:
    """GET a guild's roles."""
    return shapes.roles(rights.member_guild(world, ask.id("guild")))


def guild_emojis(world: World, ask: Ask) -> list[Json]:
    """GET a guild's emoji."""
    return [shapes.emoji(one) for one in rights.member_guild(world, ask.id("guild")).emojis.values()]


def guild_member(world: World, ask: Ask) -> Json:
    """GET a member of a guild."""
    found = rights.member_guild(world, ask.id("guild"))
    if ask.id("user") not in found.members:
        raise ApiError(404, 10007, "Unknown Member")
    return shapes.member(world, found, ask.id("user"))


def guild_members(world: World, ask: Ask) -> list[Json]:
    """GET a guild's members, for whom the portal grants that."""
    found = rights.member_guild(world, ask.id("guild"))
    if not world.privileged & (1 << 1):
        raise ApiError(403, 50001, "Missing Access")
    numbers = [number for number in sorted(found.members) if number > ask.number("after", 0)]
    return [shapes.member(world, found, number) for number in numbers[: ask.number("limit", 1)]]


def my_guilds(world: World, ask: Ask) -> list[Json]:
    """GET the guilds that the bot is in."""
    return [
        {"id": str(one.id), "name": one.name, "icon": None, "owner": False, "permissions": "0", "features": []}
        for one in world.guilds.values()
        if one.bot
    ]


def me(world: World, ask: Ask) -> Json:
    """GET the bot itself."""
    return shapes.user(world, BOT) | {"verified": True, "mfa_enabled": False, "email": None, "locale": "en-US"}


def user(world: World, ask: Ask) -> Json:
    """GET a user."""
    if ask.id("user") not in world.users:
        raise ApiError(404, 10013, "Unknown User")
    return shapes.user(world, ask.id("user"))


def application(world: World, ask: Ask) -> Json:
    """GET the app."""
    return shapes.application(world)


def gateway(world: World, ask: Ask) -> Json:
    """GET where the gateway is."""
    return {"url": f"{world.url.replace('http', 'ws', 1)}/gateway"}


def gateway_bot(world: World, ask: Ask) -> Json:
    """GET where the gateway is, how many shards to open, and how many sessions may still be begun."""
    limit = {"total": 1_000, "remaining": 1_000, "reset_after": 0, "max_concurrency": 1}
    return gateway(world, ask) | {"shards": world.shards, "session_start_limit": limit}
