"""How the local Discord writes things down: users, members, roles, channels, guilds, messages, as on the wire."""

from __future__ import annotations

from datetime import UTC, datetime

import discord_rights as rights
from discord_state import (
    APP,
    BOT,
    DIRECT,
    HAS_THREAD,
    OWNER,
    Channel,
    Emoji,
    Guild,
    Interaction,
    Json,
    Message,
    Reaction,
    Role,
    World,
    born,
)  # fmt: skip


def moment(seconds: float) -> str:
    """A time as ISO 8601."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def user(world: World, number: int) -> Json:
    """A user."""
    one = world.users[number]
    told: Json = {"id": str(one.id), "username": one.name, "discriminator": "0", "avatar": None}
    return told | {"global_name": one.name.title(), "bot": one.bot, "public_flags": 0, "flags": 0}


def member(world: World, guild: Guild, number: int, *, whole: bool = True) -> Json:
    """A member of a guild; not `whole`: without the user, as messages have it."""
    told: Json = {"roles": [str(role) for role in sorted(guild.members.get(number, set()))], "nick": None, "flags": 0}
    told |= {"avatar": None, "joined_at": moment(born(guild.id)), "premium_since": None, "deaf": False, "mute": False}
    told |= {"pending": False, "communication_disabled_until": None}
    return told | ({"user": user(world, number)} if whole else {})


def role(one: Role, position: int) -> Json:
    """A role."""
    colors = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    told: Json = {"id": str(one.id), "name": one.name, "permissions": str(one.permissions), "position": position}
    told |= {"color": 0, "colors": colors, "hoist": False, "managed": False, "flags": 0}
    return told | {"mentionable": one.mentionable, "icon": None, "unicode_emoji": None}


def roles(guild: Guild) -> list[Json]:
    """A guild's roles."""
    return [role(one, position) for position, one in enumerate(guild.roles.values())]


def emoji(one: Emoji) -> Json:
    """An emoji as reactions have it."""
    return {"id": str(one.id) if one.id else None, "name": one.name} | ({"animated": True} if one.animated else {})


def channel(world: World, one: Channel) -> Json:
    """A channel, a thread or a direct conversation."""
    if one.thread:
        return thread(world, one)
    last = max((message.id for message in world.here(one.id)), default=None)
    told: Json = {"id": str(one.id), "type": one.kind, "flags": 0, "last_message_id": str(last) if last else None}
    if not one.guild:
        return told | {"recipients": [user(world, number) for number in one.recipients]}
    kinds = world.guilds[one.guild].roles
    overwrites = [
        {"id": str(who), "type": 0 if who in kinds else 1, "allow": str(allow), "deny": str(deny)}
        for who, (allow, deny) in one.overwrites.items()
    ]
    told |= {"guild_id": str(one.guild), "name": one.name, "position": 0, "permission_overwrites": overwrites}
    return told | {"parent_id": None, "nsfw": False, "topic": one.topic or None, "rate_limit_per_user": 0}


def thread(world: World, one: Channel) -> Json:
    """A thread."""
    inside = world.here(one.id)
    meta: Json = {"archived": one.archived, "auto_archive_duration": one.auto_archive, "locked": one.locked}
    meta |= {"archive_timestamp": moment(one.archived_at or born(one.id)), "create_timestamp": moment(born(one.id))}
    told: Json = {"id": str(one.id), "type": one.kind, "guild_id": str(one.guild), "parent_id": str(one.parent)}
    told |= {"owner_id": str(one.owner), "name": one.name, "thread_metadata": meta, "flags": 0}
    told |= {"last_message_id": str(inside[-1].id) if inside else None, "rate_limit_per_user": 0}
    told |= {"message_count": len(inside), "member_count": len(one.members), "total_message_sent": len(inside)}
    return told | ({"member": thread_member(one, BOT)} if BOT in one.members else {})


def thread_member(one: Channel, number: int) -> Json:
    """Somebody's membership of a thread."""
    return {"id": str(one.id), "user_id": str(number), "join_timestamp": moment(born(one.id)), "flags": 0}


def guild(world: World, one: Guild, *, joined: bool = False) -> Json:
    """A guild; `joined`: as GUILD_CREATE has it, with its channels, threads and (few) members."""
    emojis = [emoji(it) | {"available": True, "managed": False, "roles": []} for it in one.emojis.values()]
    told: Json = {"id": str(one.id), "name": one.name, "owner_id": str(one.owner), "roles": roles(one)}
    told |= {"emojis": emojis, "stickers": [], "features": [], "icon": None, "preferred_locale": "en-US"}
    told |= {"verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0}
    told |= {"mfa_level": 0, "nsfw_level": 0, "premium_tier": 0, "system_channel_id": None, "afk_timeout": 60}
    if not joined:
        return told
    seen = [it for it in world.channels.values() if it.guild == one.id and rights.permissions(world, it, BOT)]
    told |= {"channels": [channel(world, it) for it in seen if not it.thread]}
    told |= {"threads": [thread(world, it) for it in seen if it.thread and not it.archived]}
    told |= {"members": [member(world, one, BOT)], "member_count": len(one.members), "large": False}
    told |= {"joined_at": moment(born(one.id)), "unavailable": False, "presences": [], "voice_states": []}
    return told | {"stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": []}


def reaction(one: Reaction) -> Json:
    """What a message says of one emoji under it."""
    count = {"burst": 0, "normal": len(one.users)}
    told: Json = {"emoji": emoji(one.emoji), "count": len(one.users), "count_details": count, "burst_colors": []}
    return told | {"me": BOT in one.users, "me_burst": False}


def message(world: World, one: Message, *, event: bool = False, nested: bool = False) -> Json:
    """A message; `event`: with the guild and the author's member, as the gateway has it; `nested`: as what is
    replied to, without what that replies to."""
    where = world.channels[one.channel]
    told: Json = {"id": str(one.id), "channel_id": str(one.channel), "type": one.kind, "content": one.content}
    told |= {"author": user(world, one.author), "timestamp": moment(born(one.id)), "tts": False, "pinned": False}
    told |= {"edited_timestamp": moment(one.edited) if one.edited else None, "flags": one.flags}
    told |= {"mention_everyone": one.everyone, "mention_roles": [str(it) for it in one.mention_roles]}
    told |= {"mentions": [_mention(world, where, it, event) for it in one.mentions], "embeds": one.embeds}
    told |= {"components": one.components, "attachments": one.attachments}
    if one.reactions:
        told["reactions"] = [reaction(it) for it in one.reactions.values()]
    if one.nonce is not None:
        told["nonce"] = one.nonce
    if one.flags & HAS_THREAD and one.id in world.channels:
        told["thread"] = thread(world, world.channels[one.id])
    if one.interaction:
        told |= _answering(world, one)
    if event:
        told |= _placed(world, one, where)
    if one.reference:
        told |= _referring(world, one, nested=nested)
    return told


def _mention(world: World, where: Channel, number: int, event: bool) -> Json:
    guild_of = world.guilds.get(where.guild)
    extra = {"member": member(world, guild_of, number, whole=False)} if event and guild_of else {}
    return user(world, number) | extra


def _placed(world: World, one: Message, where: Channel) -> Json:
    if not where.guild:
        return {"channel_type": where.kind}
    own = member(world, world.guilds[where.guild], one.author, whole=False)
    return {"guild_id": str(where.guild), "channel_type": where.kind, "member": own}


def _referring(world: World, one: Message, *, nested: bool) -> Json:
    """What a message says of the one that it replies to, or whose thread it starts."""
    found = world.messages.get(one.reference) or world.deleted.get(one.reference)
    where = world.channels[found.channel if found else one.channel]
    told: Json = {"message_reference": {"type": 0, "message_id": str(one.reference), "channel_id": str(where.id)}}
    if where.guild:
        told["message_reference"]["guild_id"] = str(where.guild)
    if not nested:
        there = world.messages.get(one.reference)
        told["referenced_message"] = message(world, there, nested=True) if there else None
    return told


def _answering(world: World, one: Message) -> Json:
    asked = next(it for it in world.interactions.values() if it.id == one.interaction)
    told: Json = {"id": str(asked.id), "type": asked.kind, "user": user(world, asked.user)}
    told |= {"authorizing_integration_owners": asked.payload["authorizing_integration_owners"]}
    if asked.kind == 3:
        told["interacted_message_id"] = str(asked.message)
    elif asked.kind == 5:
        told["triggering_interaction_metadata"] = told | {"type": 3, "interacted_message_id": str(asked.message)}
    return {"application_id": str(APP), "webhook_id": str(APP), "interaction_metadata": told}


def application(world: World) -> Json:
    """The app itself; its flags say which privileged intents the portal grants it."""
    flags = sum(
        bit for intent, bit in ((1 << 1, 1 << 15), (1 << 8, 1 << 13), (1 << 15, 1 << 19)) if _has(world, intent)
    )
    told: Json = {"id": str(APP), "name": "burnish", "description": "", "icon": None, "flags": flags, "team": None}
    told |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": "00", "owner": user(world, OWNER)}
    told |= {"approximate_guild_count": sum(it.bot for it in world.guilds.values()), "tags": []}
    told |= {"interactions_endpoint_url": None, "redirect_uris": [], "approximate_user_install_count": 0}
    return told | {"integration_types_config": {"0": {}, "1": {}}, "bot": user(world, BOT)}


def _has(world: World, intent: int) -> bool:
    return bool(world.privileged & intent)


def callback(world: World, asked: Interaction) -> Json:
    """What the first answer to an interaction is answered itself, where it asks for it."""
    told: Json = {"id": str(asked.id), "type": asked.kind}
    resource: Json = {"type": asked.answered}
    shown = world.messages.get(asked.original)
    if shown and asked.answered in (4, 5, 7):
        told |= {"response_message_id": str(shown.id), "response_message_loading": asked.answered == 5}
        told |= {"response_message_ephemeral": bool(shown.only)}
        resource["message"] = message(world, shown)
    return {"interaction": told, "resource": resource}


def is_direct(one: Channel) -> bool:
    """Whether it is the bot's own conversation with one person."""
    return one.kind == DIRECT
