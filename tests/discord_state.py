"""What the local Discord holds: guilds, people, channels, messages, interactions, one clock, the log."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import discord_limits as limits
from discord_log import Call, Fault
from slack_state import Clock as Ticking

Json = dict[str, Any]
EPOCH = 1_420_070_400.0
"""Discord's first second: snowflakes count from it."""
BOT = APP = 900_000_000_000_000_900
ADA, BEN, CLEO, MODERATOR, OWNER = (number * 10**15 + number for number in range(101, 106))
"""People; all of them are in every guild. Their ids are as long as real ones, since discord.py looks for such."""
GUILD, SECOND_GUILD = ((250 * 10**9 + number) << 22 for number in (1, 2))
"""Guilds: of two shards the second has the first one."""
TEXT, DIRECT, GROUP, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 3, 11, 12
EPHEMERAL, HAS_THREAD, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 5, 1 << 7, 1 << 15
"""Flags of a message."""


class ApiError(Exception):
    """An answer that is an error, with Discord's own code. `errors`: the nested object of 50035."""

    def __init__(self, status: int, code: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.more = status, code, message, more


class Clock(Ticking):
    """Discord's time, and ids made of it."""

    _last = 0

    def wall(self) -> float:
        """Seconds since 1970, as far put forward as the clock was."""
        return time.time() + self._skipped

    def snowflake(self, ago: float = 0.0) -> int:
        """The next id: later than all before it, but for those of `ago` seconds before now."""
        made = int((self.wall() - ago - EPOCH) * 1_000) << 22
        if ago:
            return made + next(_LITTLE)
        self._last = max(self._last + 1, made)
        return self._last


_LITTLE = itertools.count(1)


def born(snowflake: int) -> float:
    """When an id was made, in seconds since 1970."""
    return (snowflake >> 22) / 1_000 + EPOCH


@dataclass(frozen=True)
class User:
    """A person or a bot."""

    id: int
    name: str
    bot: bool = False


@dataclass
class Role:
    """A role of a guild."""

    id: int
    name: str
    permissions: int
    mentionable: bool = False


@dataclass(frozen=True)
class Emoji:
    """A Unicode emoji (no id) or a guild's own."""

    name: str
    id: int = 0
    animated: bool = False

    @property
    def key(self) -> str:
        """What tells it from others: a renamed custom emoji is the same."""
        return str(self.id) if self.id else self.name.replace("\ufe0f", "")


@dataclass
class Channel:
    """A text channel, a thread, or a direct conversation (without a guild)."""

    id: int
    kind: int
    guild: int = 0
    name: str = ""
    parent: int = 0
    owner: int = 0
    recipients: tuple[int, ...] = ()
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By role or person: what is allowed and what is denied."""
    archived: bool = False
    locked: bool = False
    auto_archive: int = 1_440
    topic: str = ""
    members: set[int] = field(default_factory=set)
    archived_at: float = 0.0

    @property
    def thread(self) -> bool:
        """Whether it is a thread."""
        return self.kind in (PUBLIC_THREAD, PRIVATE_THREAD)


@dataclass
class Guild:
    """A server."""

    id: int
    name: str
    owner: int
    bot: bool = True
    """The bot is a member; where not, only people's own installs of the app reach it."""
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, set[int]] = field(default_factory=dict)
    """By person: the roles."""
    emojis: dict[int, Emoji] = field(default_factory=dict)

    @property
    def general(self) -> int:
        """Its first channel."""
        return self.id + 1

    @property
    def random(self) -> int:
        """Its second channel."""
        return self.id + 2

    @property
    def moderators(self) -> int:
        """The moderators' role."""
        return self.id + 11


@dataclass
class Reaction:
    """One emoji under a message, and whose it is."""

    emoji: Emoji
    users: list[int] = field(default_factory=list)


@dataclass
class Message:
    """A message."""

    id: int
    channel: int
    author: int
    content: str = ""
    kind: int = 0
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    reactions: dict[str, Reaction] = field(default_factory=dict)
    flags: int = 0
    reference: int = 0
    """What it replies to."""
    reply_pings: bool = False
    mentions: list[int] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    everyone: bool = False
    nonce: str | int | None = None
    edited: float = 0.0
    old_edits: int = 0
    """Edits since it was old."""
    interaction: int = 0
    """The interaction that it answers; 0 for a normal message."""
    only: int = 0
    """Who alone sees it (ephemeral); 0 for everybody."""
    versions: list[str] = field(default_factory=list)
    """Its contents so far, the present one last."""


@dataclass
class Interaction:
    """What a person did with a command, a button, a menu or a modal, and what the app answered."""

    id: int
    token: str
    kind: int
    user: int
    channel: int
    payload: Json
    message: int = 0
    """What the pressed component is on."""
    at: float = 0.0
    answered: int = 0
    """The type of the first answer."""
    delay: float = 0.0
    """Real seconds until then."""
    original: int = 0
    """The message that @original means."""
    choices: list[Json] = field(default_factory=list)
    modal: Json | None = None
    followups: int = 0
    failed: bool = False
    """Nobody answered in time: the person reads "This interaction failed"."""
    error: str = ""
    expires: float = 0.0


@dataclass(frozen=True)
class Event:
    """Something for the gateway: who hears of it is the gateway's matter."""

    name: str
    payload: Json
    intent: int = 0
    guild: int = 0
    channel: int = 0
    message: Message | None = None


class World:
    """Everything that the server knows. Its knobs are plain attributes."""

    def __init__(self, *, speed: float) -> None:
        self.clock = Clock(speed)
        self.url, self.token = "", "bot.token.900"
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        """By id, in the order in which they came; ephemeral ones too."""
        self.deleted: dict[int, Message] = {}
        self.contents: dict[int, bytes] = {}
        """Attachments by id."""
        self.interactions: dict[str, Interaction] = {}
        """By token."""
        self.modals: dict[int, Interaction] = {}
        """What each person has open: the interaction that a modal answered."""
        self.commands: dict[int, list[Json]] = {}
        """By guild; 0 for the global ones."""
        self.nonces: dict[tuple[int, str], tuple[int, float]] = {}
        self.log: list[Call] = []
        self.faults: dict[str, list[Fault]] = {}
        self.typing: list[tuple[int, float]] = []
        """Where the bot was shown typing, and when."""
        self.pinged: set[tuple[str, int]] = set()
        """Whom the bot's messages would notify (an edit: mark), each with the message's id: "@everyone", "<@101>",
        "<@&12>". Cautious: the bot's own permission to do so does not count, nor does code around it."""
        self.closed: set[int] = set()
        """People who take no direct messages from the bot."""
        self.installs: set[int] = set()
        """People who have the app with them everywhere."""
        self.privileged = (1 << 1) | (1 << 8) | (1 << 15)
        """The privileged intents that the developer portal grants: members, presences, message content."""
        self.latency = 0.0
        """Real seconds that every call takes at least."""
        self.old_seconds, self.old_edits, self.old_retry = limits.OLD_SECONDS, limits.OLD_EDITS, limits.OLD_RETRY
        self.shards = 1
        self.emit: Callable[[Event], None] = lambda event: None
        self.acked: Callable[[Interaction], None] = lambda interaction: None
        """Told when an interaction got its first answer."""

    def message(self, channel: int, message: int) -> Message:
        """A message that all see, or 10008."""
        found = self.messages.get(message)
        if found is None or found.channel != channel or found.only:
            raise ApiError(404, 10008, "Unknown Message")
        return found

    def here(self, channel: int) -> list[Message]:
        """A channel's messages that all see, oldest first."""
        return sorted((m for m in self.messages.values() if m.channel == channel and not m.only), key=lambda m: m.id)

    def threads(self, guild: int) -> list[Channel]:
        """A guild's threads."""
        return [one for one in self.channels.values() if one.guild == guild and one.thread]

    def direct(self, user: int) -> Channel:
        """The bot's conversation with a person, opened now if need be."""
        for channel in self.channels.values():
            if channel.kind == DIRECT and channel.recipients == (user,):
                return channel
        made = Channel(self.clock.snowflake(), DIRECT, recipients=(user,))
        self.channels[made.id] = made
        return made
