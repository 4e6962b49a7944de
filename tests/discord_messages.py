"""Messages of the local Discord: post, edit, delete, read. Posting and changing is the same for people and the bot."""

from __future__ import annotations

import copy
from collections.abc import Mapping

import discord_limits as limits
import discord_rights as rights
import discord_shapes as shapes
from discord_asked import Ask, Upload, attach
from discord_checks import check_message, invalid, walk
from discord_shown import address
from discord_state import (
    BOT,
    COMPONENTS_V2,
    EPHEMERAL,
    HAS_THREAD,
    LOADING,
    ApiError,
    Channel,
    Event,
    Json,
    Message,
    World,
    born,
)  # fmt: skip

GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 9, 1 << 12
REPLY = 19
_SUPPRESS = 1 << 2


def told(world: World, message: Message) -> Json:
    """A message as the API gives it to the bot: without the content that the portal does not grant."""
    payload = shapes.message(world, message)
    return payload if world.privileged & (1 << 15) else blinded(world, message, payload)


def blinded(world: World, message: Message, payload: Json) -> Json:
    """The message without its content, unless it is the bot's own, direct, or speaks to it."""
    if not reads_anyway(world, message):
        payload = payload | {"content": "", "embeds": [], "attachments": [], "components": []}
    if isinstance(inner := payload.get("referenced_message"), dict):
        replied = world.messages[int(inner["id"])]
        payload = payload | {"referenced_message": blinded(world, replied, inner)}
    return payload


def reads_anyway(world: World, message: Message) -> bool:
    """Whether the bot reads a message without the privilege: its own, in DMs, one that mentions it, and a pinging
    reply to a normal message of its own (not to the answer of an interaction)."""
    if message.author == BOT or not world.channels[message.channel].guild:
        return True
    replied = world.messages.get(message.reference)
    if message.reply_pings and replied and replied.author == BOT and replied.interaction:
        return f"<@{BOT}>" in message.content
    return BOT in message.mentions


def announce(world: World, message: Message, name: str) -> None:
    """Tell the gateway of a message; of an ephemeral one nobody hears."""
    if message.only:
        return
    where = world.channels[message.channel]
    intent = GUILD_MESSAGES if where.guild else DIRECT_MESSAGES
    payload = shapes.message(world, message, event=True)
    world.emit(Event(name, payload, intent, where.guild, where.id, message))


def publish(
    world: World, channel: Channel, author: int, payload: Json, files: Mapping[int, Upload] | None = None, *,
    kind: int = 0, interaction: int = 0, only: int = 0, ago: float = 0.0,
) -> Message:  # fmt: skip
    """Put a message before people: un-archive its thread, address it, announce it."""
    wake(world, channel, author)
    made = Message(world.clock.snowflake(ago), channel.id, author, str(payload.get("content") or ""), kind)
    made.nonce, made.interaction, made.only = payload.get("nonce"), interaction, only
    made.flags = int(payload.get("flags") or 0) & (EPHEMERAL | COMPONENTS_V2 | _SUPPRESS | LOADING)
    made.embeds = embedded(payload.get("embeds"))
    made.components = numbered(payload.get("components"))
    made.attachments = attach(world, channel.id, payload, dict(files or {}), [])
    if reference := payload.get("message_reference"):
        made.reference, made.kind = referred(world, channel, reference), kind or REPLY
    made.versions = [made.content]
    world.messages[made.id] = made
    address(world, made, payload.get("allowed_mentions"))
    if channel.thread:
        channel.members.add(author)
    announce(world, made, "MESSAGE_CREATE")
    return made


def wake(world: World, channel: Channel, author: int) -> None:
    """Whoever writes in an archived thread opens it again, unless it is locked."""
    if not channel.archived:
        return
    may = rights.permissions(world, channel, author) & rights.MANAGE_THREADS
    if channel.locked and not may:
        raise ApiError(403, 160005, "Thread is locked")
    channel.archived, channel.archived_at = False, world.clock.wall()
    thread_event(world, channel, "THREAD_UPDATE")


def thread_event(world: World, channel: Channel, name: str, **more: object) -> None:
    """Tell the gateway of a thread."""
    payload = shapes.thread(world, channel) | more
    world.emit(Event(name, payload, 1 << 0, channel.guild, channel.id))


def embedded(embeds: list[Json] | None) -> list[Json]:
    """Embeds as Discord keeps them."""
    return [{"type": "rich"} | embed for embed in embeds or []]


def numbered(components: list[Json] | None) -> list[Json]:
    """Components, each with an id of its own, as Discord gives them."""
    made = copy.deepcopy(components or [])
    for number, (_, one) in enumerate(walk(made), start=1):
        one["id"] = one.get("id") or number
    return made


def referred(world: World, channel: Channel, reference: Json) -> int:
    """The message that is replied to; one that is not there is refused, or left out where that is asked for."""
    number = int(reference.get("message_id") or 0)
    found = world.messages.get(number)
    if found is not None and found.channel == channel.id and not found.only:
        return number
    if reference.get("fail_if_not_exists", True):
        raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    return 0


def change(world: World, message: Message, payload: Json, files: Mapping[int, Upload] | None = None) -> Message:
    """Change a message; what the payload leaves out stays."""
    if "content" in payload:
        message.content = str(payload["content"] or "")
    if "embeds" in payload:
        message.embeds = embedded(payload["embeds"])
    if "components" in payload:
        message.components = numbered(payload["components"])
    if "attachments" in payload or files:
        message.attachments = attach(world, message.channel, payload, dict(files or {}), message.attachments)
    flags = int(payload.get("flags") or 0)
    message.flags = message.flags & ~LOADING | flags & COMPONENTS_V2
    message.edited = world.clock.wall()
    message.versions.append(message.content)
    address(world, message, payload.get("allowed_mentions"))
    announce(world, message, "MESSAGE_UPDATE")
    return message


def remove(world: World, message: Message) -> None:
    """Take a message away. A thread that it started stays."""
    world.deleted[message.id] = world.messages.pop(message.id)
    where = world.channels[message.channel]
    payload = {"id": str(message.id), "channel_id": str(where.id)}
    payload |= {"guild_id": str(where.guild)} if where.guild else {}
    intent = GUILD_MESSAGES if where.guild else DIRECT_MESSAGES
    if not message.only:
        world.emit(Event("MESSAGE_DELETE", payload, intent, where.guild, where.id))


def post(world: World, ask: Ask) -> Json:
    """POST messages. A nonce that is enforced gives the message that it already made."""
    channel, payload = rights.reach(world, ask.id("channel")), ask.payload
    rights.need_sending(world, channel)
    if ask.files:
        rights.need(world, channel, rights.ATTACH)
    if payload.get("message_reference") and channel.guild:
        rights.need(world, channel, rights.HISTORY)
    if set(channel.recipients) & world.closed:
        raise ApiError(403, 50007, "Cannot send messages to this user")
    check_message(payload, files=len(ask.files))
    key = (channel.id, str(payload.get("nonce")))
    if payload.get("enforce_nonce") and key in world.nonces:
        number, at = world.nonces[key]
        if world.clock.now() - at < limits.NONCE_SECONDS and number in world.messages:
            return told(world, world.messages[number])
    made = publish(world, channel, BOT, payload, ask.files)
    if payload.get("nonce") is not None:
        world.nonces[key] = (made.id, world.clock.now())
    return told(world, made)


def edit(world: World, ask: Ask) -> Json:
    """PATCH a message of the bot's own."""
    channel = rights.reach(world, ask.id("channel"))
    message = world.message(channel.id, ask.id("message"))
    if message.author != BOT:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    if channel.archived:
        raise ApiError(400, 50083, "Thread is archived")
    if ask.files:
        rights.need(world, channel, rights.ATTACH)
    check_message(ask.payload, files=len(ask.files), before=shapes.message(world, message))
    if world.clock.wall() - born(message.id) > world.old_seconds:
        if message.old_edits >= world.old_edits:
            after = max(0.001, round(world.old_retry / world.clock.speed, 3))
            text = "Maximum number of edits to messages older than 1 hour reached. Try again later."
            raise ApiError(429, 30046, text, retry_after=after, **{"global": False})
        message.old_edits += 1
    return told(world, change(world, message, ask.payload, ask.files))


def delete(world: World, ask: Ask) -> None:
    """DELETE a message: the bot's own, or anybody's where it may."""
    channel = rights.reach(world, ask.id("channel"))
    message = world.message(channel.id, ask.id("message"))
    if channel.archived:
        raise ApiError(400, 50083, "Thread is archived")
    if message.author != BOT:
        rights.need(world, channel, rights.MANAGE_MESSAGES)
    remove(world, message)


def bulk_delete(world: World, ask: Ask) -> None:
    """POST bulk-delete: two to a hundred messages that are not too old."""
    channel, numbers = rights.reach(world, ask.id("channel")), [int(one) for one in ask.payload.get("messages") or []]
    rights.need(world, channel, rights.MANAGE_MESSAGES)
    if not 2 <= len(numbers) <= limits.PAGE:
        raise invalid("messages", "BASE_TYPE_BAD_LENGTH", f"Must be between 2 and {limits.PAGE} in length.")
    if any(world.clock.wall() - born(number) > limits.BULK_SECONDS for number in numbers):
        raise ApiError(400, 50034, "You can only bulk delete messages that are under 14 days old.")
    for number in numbers:
        if number in world.messages and world.messages[number].channel == channel.id:
            remove(world, world.messages[number])


def get(world: World, ask: Ask) -> Json:
    """GET one message."""
    channel = rights.reach(world, ask.id("channel"))
    if channel.guild:
        rights.need(world, channel, rights.HISTORY, code=50001)
    return told(world, world.message(channel.id, ask.id("message")))


def history(world: World, ask: Ask) -> list[Json]:
    """GET messages, the newest first: before, after or around one, or the last ones."""
    channel, limit = rights.reach(world, ask.id("channel")), ask.number("limit", 50)
    if not 1 <= limit <= limits.PAGE:
        raise invalid("limit", "NUMBER_TYPE_MAX", f"int value should be between 1 and {limits.PAGE}.")
    if channel.guild and not rights.permissions(world, channel, BOT) & rights.HISTORY:
        return []
    found = world.here(channel.id)
    if around := ask.number("around", 0):
        older = [one for one in found if one.id <= around][-(limit // 2 + 1) :]
        newer = [one for one in found if one.id > around]
        found = (older + newer)[:limit]
    elif after := ask.number("after", 0):
        found = [one for one in found if one.id > after][:limit]
    else:
        before = ask.number("before", 0)
        found = [one for one in found if not before or one.id < before][-limit:]
    return [told(world, one) for one in reversed(found)]


def started_thread(world: World, message: Message) -> None:
    """A message got a thread: everybody hears that it changed, though its text did not."""
    message.flags |= HAS_THREAD
    announce(world, message, "MESSAGE_UPDATE")
