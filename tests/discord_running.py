"""What owners and moderators set in the local Discord: roles, rights, emoji, members, and whether the bot is there."""

from __future__ import annotations

import discord_rights as rights
import discord_shapes as shapes
from discord_gateway import Gateway
from discord_state import BOT, Emoji, Event, Guild, Json, Role, User, World

GUILDS, GUILD_MEMBERS, GUILD_EXPRESSIONS = 1 << 0, 1 << 1, 1 << 3


class Running:
    """The doings of those who run a guild."""

    world: World
    gateway: Gateway

    async def gives(self, guild: int, user: int, role: int) -> None:
        """Give a member a role."""
        await self._roles(guild, user, self.world.guilds[guild].members[user] | {role})

    async def takes(self, guild: int, user: int, role: int) -> None:
        """Take a role from a member."""
        await self._roles(guild, user, self.world.guilds[guild].members[user] - {role})

    async def _roles(self, guild: int, user: int, roles: set[int]) -> None:
        where = self.world.guilds[guild]
        where.members[user] = roles
        payload = shapes.member(self.world, where, user) | {"guild_id": str(guild)}
        self.world.emit(Event("GUILD_MEMBER_UPDATE", payload, 0 if user == BOT else GUILD_MEMBERS, guild))

    async def makes_role(self, guild: int, name: str, permissions: int = 0, *, mentionable: bool = False) -> int:
        """Make a role; its id."""
        made = Role(self.world.clock.snowflake(), name, permissions, mentionable)
        self.world.guilds[guild].roles[made.id] = made
        self._role(guild, made, "GUILD_ROLE_CREATE")
        return made.id

    async def changes_role(self, guild: int, role: int, permissions: int) -> None:
        """Change what a role may do."""
        found = self.world.guilds[guild].roles[role]
        found.permissions = permissions
        self._role(guild, found, "GUILD_ROLE_UPDATE")

    async def removes_role(self, guild: int, role: int) -> None:
        """Delete a role, from its members too."""
        where = self.world.guilds[guild]
        del where.roles[role]
        for roles in where.members.values():
            roles.discard(role)
        payload = {"guild_id": str(guild), "role_id": str(role)}
        self.world.emit(Event("GUILD_ROLE_DELETE", payload, GUILDS, guild))

    def _role(self, guild: int, role: Role, name: str) -> None:
        position = list(self.world.guilds[guild].roles).index(role.id)
        payload = {"guild_id": str(guild), "role": shapes.role(role, position)}
        self.world.emit(Event(name, payload, GUILDS, guild))

    async def sets(self, channel: int, who: int, *, allow: int = 0, deny: int = 0) -> None:
        """Say in a channel what a role or a person may and may not do there; nothing: take that back."""
        where = self.world.channels[channel]
        saw = rights.permissions(self.world, where, BOT)
        where.overwrites.pop(who, None)
        if allow or deny:
            where.overwrites[who] = (allow, deny)
        sees = rights.permissions(self.world, where, BOT)
        payload = shapes.channel(self.world, where)
        name = "CHANNEL_UPDATE" if saw and sees else "CHANNEL_CREATE" if sees else "CHANNEL_DELETE"
        if saw or sees:
            self.world.emit(Event(name, payload, GUILDS, where.guild))

    async def adds_emoji(self, guild: int, name: str, *, animated: bool = False) -> str:
        """Add an emoji of the guild's own; as people react with it."""
        made = Emoji(name, self.world.clock.snowflake(), animated)
        where = self.world.guilds[guild]
        where.emojis[made.id] = made
        payload: Json = {"guild_id": str(guild), "emojis": shapes.guild(self.world, where)["emojis"]}
        self.world.emit(Event("GUILD_EMOJIS_UPDATE", payload, GUILD_EXPRESSIONS, guild))
        return f"{'a:' if animated else ''}{name}:{made.id}"

    async def joins(self, user: int, name: str, guild: int) -> int:
        """Somebody new comes into a guild; their id."""
        self.world.users.setdefault(user, User(user, name))
        where = self.world.guilds[guild]
        where.members.setdefault(user, set())
        payload = shapes.member(self.world, where, user) | {"guild_id": str(guild)}
        self.world.emit(Event("GUILD_MEMBER_ADD", payload, GUILD_MEMBERS, guild))
        return user

    async def invites(self, number: int) -> Guild:
        """The bot is added to another guild, the number-th."""
        made = rights.add_guild(self.world, number)
        payload = shapes.guild(self.world, made, joined=True)
        del payload["unavailable"]
        self.world.emit(Event("GUILD_CREATE", payload, GUILDS, made.id))
        return made

    async def kicks(self, guild: int) -> None:
        """The bot is removed from a guild."""
        where = self.world.guilds[guild]
        self.world.emit(Event("GUILD_DELETE", {"id": str(guild)}, GUILDS, guild))
        where.bot = False
        where.members.pop(BOT, None)
