"""What people write and react with in the local Discord. Each call changes what is there and tells the gateway, whether
a bot is connected or not; nobody waits for it."""

from __future__ import annotations

from collections.abc import Sequence

import discord_channels as channels
import discord_messages as messages
import discord_reactions as reactions
import discord_rights as rights
from discord_asked import Upload
from discord_gateway import Gateway
from discord_state import BOT, GROUP, Channel, Guild, Json, Message, World


class Talking:
    """Writing, editing, deleting, reacting, threads."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.world, self.gateway = world, gateway

    @property
    def guild(self) -> Guild:
        """The first guild."""
        return next(iter(self.world.guilds.values()))

    async def says(
        self, user: int, channel: int, text: str = "", files: Sequence[Upload] = (), *, mention: bool = False,
        reply_to: int = 0, ping: bool = True, ago: float = 0.0,
    ) -> int:  # fmt: skip
        """Write a message; its id. `ping`: whether a reply notifies; `ago`: seconds since it was written."""
        where = self.world.channels[channel]
        wanted = rights.SEND_IN_THREADS if where.thread else rights.SEND
        assert rights.permissions(self.world, where, user) & wanted, "may not write here"
        payload: Json = {"content": f"<@{BOT}> {text}" if mention else text}
        if reply_to:
            payload["message_reference"] = {"message_id": str(reply_to)}
            payload["allowed_mentions"] = {"parse": ["users", "roles", "everyone"], "replied_user": ping}
        made = messages.publish(self.world, where, user, payload, dict(enumerate(files)), ago=ago)
        return made.id

    async def replies(self, user: int, message: int, text: str, *, ping: bool = True) -> int:
        """Reply to a message, where it is; the reply's id."""
        return await self.says(user, self.at(message).channel, text, reply_to=message, ping=ping)

    async def edits(self, user: int, message: int, text: str) -> None:
        """Change a message of one's own."""
        found = self.at(message)
        assert found.author == user, "not theirs"
        messages.change(self.world, found, {"content": text})

    async def unfurls(self, message: int, link: str = "https://example.com") -> None:
        """A link's preview appears: an update, though nobody changed the text."""
        found = self.at(message)
        found.embeds.append({"type": "link", "url": link, "title": "Example"})
        messages.announce(self.world, found, "MESSAGE_UPDATE")

    async def deletes(self, user: int, message: int) -> None:
        """Delete a message: one's own, or as a moderator anybody's."""
        found = self.at(message)
        may = rights.permissions(self.world, self.world.channels[found.channel], user) & rights.MANAGE_MESSAGES
        assert found.author == user or may, "not theirs"
        messages.remove(self.world, found)

    async def reacts(self, user: int, message: int, emoji: str) -> None:
        """React: 👍, name:id or a:name:id."""
        assert reactions.react(self.world, self.at(message), user, reactions.parse(self.world, emoji)), (
            "it is so already"
        )

    async def unreacts(self, user: int, message: int, emoji: str) -> None:
        """Take a reaction back."""
        assert reactions.unreact(self.world, self.at(message), user, reactions.parse(self.world, emoji)), (
            "there is none"
        )

    async def clears(self, user: int, message: int, emoji: str = "") -> None:
        """As a moderator, take all reactions away, or all of one emoji."""
        found = self.at(message)
        where = self.world.channels[found.channel]
        assert rights.permissions(self.world, where, user) & rights.MANAGE_MESSAGES, "no moderator"
        reactions.clear(self.world, found, reactions.parse(self.world, emoji) if emoji else None)

    async def starts_thread(self, user: int, message: int, name: str = "a thread") -> int:
        """Begin a thread on a message; its id is the message's."""
        found = self.at(message)
        return channels.start(self.world, self.world.channels[found.channel], user, {"name": name}, found).id

    async def archives(self, thread: int, *, lock: bool = False) -> None:
        """A thread is archived, by somebody or by time."""
        channels.change(self.world, self.world.channels[thread], {"archived": True, "locked": lock})

    async def removes_channel(self, channel: int) -> None:
        """Somebody deletes a channel or a thread."""
        channels.remove(self.world, self.world.channels[channel])

    def direct(self, user: int) -> int:
        """A person's conversation with the bot."""
        return self.world.direct(user).id

    def group(self, *users: int) -> int:
        """A conversation of people without the bot."""
        made = Channel(self.world.clock.snowflake(), GROUP, recipients=users, name="group", owner=users[0])
        self.world.channels[made.id] = made
        return made.id

    def at(self, message: int) -> Message:
        """A message by its id."""
        assert message in self.world.messages, f"no message {message}"
        return self.world.messages[message]
