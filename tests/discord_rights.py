"""Who may do what in the local Discord: permissions from roles and from what a channel says otherwise."""

from __future__ import annotations

from discord_state import (
    ADA,
    BEN,
    BOT,
    CLEO,
    DIRECT,
    GUILD,
    MODERATOR,
    OWNER,
    TEXT,
    ApiError,
    Channel,
    Guild,
    Role,
    User,
    World,
)  # fmt: skip

ADD_REACTIONS, VIEW, SEND, MANAGE_MESSAGES = 1 << 6, 1 << 10, 1 << 11, 1 << 13
EMBED_LINKS, ATTACH, HISTORY, MENTION_EVERYONE, EXTERNAL_EMOJI = 1 << 14, 1 << 15, 1 << 16, 1 << 17, 1 << 18
ADMINISTRATOR, MANAGE_CHANNELS, MANAGE_GUILD = 1 << 3, 1 << 4, 1 << 5
USE_COMMANDS, MANAGE_THREADS, PUBLIC_THREADS, PRIVATE_THREADS = 1 << 31, 1 << 34, 1 << 35, 1 << 36
SEND_IN_THREADS = 1 << 38
EVERYONE = (
    ADD_REACTIONS | VIEW | SEND | EMBED_LINKS | ATTACH | HISTORY | EXTERNAL_EMOJI | USE_COMMANDS | PUBLIC_THREADS
    | SEND_IN_THREADS
)  # fmt: skip
MODERATING = MANAGE_MESSAGES | MANAGE_THREADS | MENTION_EVERYONE
ALL = (1 << 53) - 1


def people() -> dict[int, User]:
    """The bot and five people."""
    names = {ADA: "ada", BEN: "ben", CLEO: "cleo", MODERATOR: "mod", OWNER: "owner"}
    return {BOT: User(BOT, "burnish", bot=True)} | {number: User(number, name) for number, name in names.items()}


def add_guild(world: World, number: int = 1, *, bot: bool = True) -> Guild:
    """A guild with everybody in it, two channels, a moderator and an owner."""
    made = Guild(GUILD + ((number - 1) << 22), f"Guild {number}", OWNER, bot)
    roles = [Role(made.id, "@everyone", EVERYONE), Role(made.id + 10, "burnish", 0)]
    roles.append(Role(made.moderators, "moderators", MODERATING, mentionable=True))
    made.roles = {role.id: role for role in roles}
    made.members = {user: set() for user in world.users if user != BOT or bot}
    made.members[MODERATOR].add(made.moderators)
    if bot:
        made.members[BOT].add(made.id + 10)
    world.guilds[made.id] = made
    for nth, name in ((made.general, "general"), (made.random, "random")):
        world.channels[nth] = Channel(nth, TEXT, made.id, name)
    return made


def permissions(world: World, channel: Channel, user: int) -> int:
    """What a person may do in a channel; a thread has its parent's rights."""
    if not channel.guild:
        return ALL if user in channel.recipients or (user == BOT and channel.kind == DIRECT) else 0
    guild = world.guilds[channel.guild]
    if user not in guild.members:
        return 0
    where = world.channels[channel.parent] if channel.thread else channel
    roles = guild.members[user] | {guild.id}
    granted = 0
    for role in roles:
        granted |= guild.roles[role].permissions
    if user == guild.owner or granted & ADMINISTRATOR:
        return ALL
    for targets in ({guild.id}, roles - {guild.id}, {user}):
        found = [where.overwrites[target] for target in targets if target in where.overwrites]
        for _, denied in found:
            granted &= ~denied
        for allowed, _ in found:
            granted |= allowed
    return granted if granted & VIEW else 0


def reach(world: World, number: int) -> Channel:
    """A channel that the bot sees: 10003 where there is none, 50001 where it may not look."""
    channel = world.channels.get(number)
    if channel is None:
        raise ApiError(404, 10003, "Unknown Channel")
    if not permissions(world, channel, BOT):
        raise ApiError(403, 50001, "Missing Access")
    return channel


def need(world: World, channel: Channel, wanted: int, *, code: int = 50013) -> None:
    """Refuse what the bot may not do here: 50013, or 50001."""
    if permissions(world, channel, BOT) & wanted != wanted:
        raise ApiError(403, code, "Missing Permissions" if code == 50013 else "Missing Access")


def need_sending(world: World, channel: Channel) -> None:
    """Refuse to write where the bot may not."""
    need(world, channel, SEND_IN_THREADS if channel.thread else SEND)


def member_guild(world: World, number: int) -> Guild:
    """A guild that the bot is in, or 10004."""
    guild = world.guilds.get(number)
    if guild is None or not guild.bot:
        raise ApiError(404, 10004, "Unknown Guild")
    return guild
