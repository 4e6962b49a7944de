"""What the local Slack holds: workspaces with their people, channels and messages, tokens, one clock, the log."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

SCOPES = (
    "app_mentions:read assistant:write channels:history chat:write commands files:read files:write groups:history "
    "im:history im:write mpim:history reactions:read reactions:write users:read"
)  # fmt: skip
"""The bot scopes that an app of this kind asks for from its first day."""


class SlackError(Exception):
    """An answer with "ok": false. `more` goes into the answer beside the error."""

    def __init__(self, error: str, *messages: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more: Json = more
        if messages:
            self.more["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in messages]}


class Clock:
    """Slack's time. It runs `speed` times as fast as ours where minutes count, and can be put forward."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self._start = time.monotonic()
        self._skipped = 0.0
        self._micros = 0
        self._moved = asyncio.Event()

    def now(self) -> float:
        """Seconds since the server started, sped up: for rates, lifetimes and redeliveries."""
        return (time.monotonic() - self._start) * self.speed + self._skipped

    def real(self) -> float:
        """Seconds as we live them: for what Slack wants within three seconds."""
        return time.monotonic() + self._skipped

    def skip(self, seconds: float) -> None:
        """Put the clock forward."""
        self._skipped += seconds
        self._moved.set()
        self._moved = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """Wait for so long of Slack's time."""
        due = self.now() + seconds
        while (left := due - self.now()) > 0:
            try:
                async with asyncio.timeout(left / self.speed):
                    await self._moved.wait()
            except TimeoutError:
                continue

    def stamp(self) -> str:
        """The next `ts`: later than all before it."""
        self._micros = max(self._micros + 1, int((time.time() + self._skipped) * 1e6))
        return f"{self._micros // 10**6}.{self._micros % 10**6:06d}"


@dataclass
class Token:
    """A token and what it may do."""

    value: str
    kind: str
    """ "bot" or "app"."""
    team: str = ""
    enterprise: str = ""
    """Where it is an org-wide install's."""
    scopes: set[str] = field(default_factory=set)
    error: str = ""
    """What every call with it is answered: token_revoked, account_inactive."""


@dataclass
class Call:
    """One call of the Web API, as it went."""

    method: str
    args: Json
    at: float
    """Slack's seconds since the start."""
    wire: str
    """How the arguments came: json, form, query, multipart; "broken" is JSON that is none."""
    team: str = ""
    answered: str = ""
    """ "ok", an error, or "" while it runs."""
    status: int = 200
    retry_after: int | None = None
    impatient: bool = False
    """It came before the Retry-After that this method was last told had passed."""


@dataclass
class Fault:
    """What goes wrong with a method on purpose."""

    error: str
    after: int
    times: int
    status: int
    retry_after: int | None
    lost: bool
    """It is done, but the caller is never told: the connection breaks."""


@dataclass
class Workspace:
    """One workspace, with the bot as a member."""

    team: str
    name: str
    bot_user: str
    bot_id: str
    app_id: str
    enterprise: str = ""
    org: bool = False
    """The app was installed for the whole organisation: no team id where Slack leaves it out."""
    users: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    messages: dict[tuple[str, str], Json] = field(default_factory=dict)
    """By channel and ts, in the order in which they came; each knows its "channel"."""
    deleted: list[Json] = field(default_factory=list)
    ephemerals: list[Json] = field(default_factory=list)
    """Each with channel, user, ts, thread_ts, text and blocks; "gone" once it was taken away."""
    views: dict[str, Json] = field(default_factory=dict)
    """Every view ever opened, pushed or published, as it is now, by id."""
    modals: dict[str, list[str]] = field(default_factory=dict)
    """The ids of the modals that a person has open, the top one last."""
    homes: dict[str, Json] = field(default_factory=dict)
    """What each person's Home tab shows."""
    statuses: dict[tuple[str, str], Json] = field(default_factory=dict)
    """By channel and thread: "status", "loading_messages", "at"."""
    sessions: dict[tuple[str, str], str] = field(default_factory=dict)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    prompts: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    files: dict[str, Json] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    token: str = ""

    def add_user(self, user: str, name: str, *, team: str = "", bot: bool = False) -> Json:
        """A person, or another app's bot; with a team, someone of another organisation (Slack Connect)."""
        profile = {"real_name": name, "display_name": name.split()[0], "team": team or self.team, "image_72": ""}
        made: Json = {"id": user, "team_id": team or self.team, "name": name.split()[0].lower(), "deleted": False}
        made |= {"real_name": name, "tz": "Europe/Berlin", "tz_offset": 3600, "profile": profile, "is_bot": bot}
        self.users[user] = made | {"is_app_user": bot, "is_admin": False, "is_restricted": False, "updated": 1}
        return self.users[user]

    def add_channel(self, channel: str, kind: str = "channel", *, members: tuple[str, ...] = ()) -> Json:
        """A conversation; kind is Slack's channel_type: channel, group, im, mpim. Without members: everybody."""
        inside = list(members or self.users)
        made: Json = {"id": channel, "name": channel.lower(), "is_archived": False, "members": inside, "kind": kind}
        made |= {"is_channel": kind == "channel", "is_group": kind == "group", "is_im": kind == "im"}
        made |= {"is_mpim": kind == "mpim", "is_private": kind != "channel", "context_team_id": self.team}
        if kind == "im":
            made["user"] = next(member for member in inside if member != self.bot_user)
        self.channels[channel] = made
        return made

    def direct(self, user: str) -> str:
        """The direct messages between a person and the bot; made where there are none yet."""
        channel = f"D{user.lstrip('UW')}"
        if channel not in self.channels:
            self.add_channel(channel, "im", members=(user, self.bot_user))
        return channel

    def message(self, channel: str, ts: str) -> Json | None:
        """A message by its place."""
        return self.messages.get((channel, ts))

    def status(self, channel: str, thread_ts: str, now: float) -> str:
        """What stands under a thread ("is thinking…"), or nothing: it goes away with an answer or after two minutes."""
        set_to = self.statuses.get((channel, thread_ts), {"status": "", "at": now})
        return str(set_to["status"]) if now - set_to["at"] < 120 else ""

    def thread(self, channel: str, root: str) -> list[Json]:
        """The messages of a thread, its root first."""
        return [
            message
            for (where, ts), message in self.messages.items()
            if where == channel and (ts == root or message.get("thread_ts") == root)
        ]


class World:
    """Everything that one running local Slack knows."""

    def __init__(self, *, speed: float, app_id: str = "A1") -> None:
        self.clock = Clock(speed)
        self.app_id = app_id
        self.url = ""
        """Of the server, without a slash at its end."""
        self.workspaces: dict[str, Workspace] = {}
        self.tokens: dict[str, Token] = {}
        self.log: list[Call] = []
        self.faults: dict[str, list[Fault]] = {}
        self.triggers: dict[str, Json] = {}
        self.hooks: dict[str, Json] = {}
        self.tickets: set[str] = set()
        self.codes: dict[str, Json] = {}
        self.uploads: dict[str, str] = {}
        self.streaming = ""
        """The error that the streaming methods answer; empty where they work."""
        self.stream_seconds = 300.0
        self.processing = 0
        """Looks at a file of the bot's, until it has been processed."""
        self.edits_share = True
        """Whether a picture that an edit puts into a message is the channel's from then on."""
        self.latency = 0.0
        self.page = 1_000
        """The most that one page of a thread or a channel holds."""
        self.client_id, self.client_secret = "1.2", "client-secret"
        self.signing_secret = "signing-secret"
        self.app_token = "xapp-1-A1-1-abc"
        self.request_urls: list[str] = []
        """Where events are posted, in turn; empty: Socket Mode."""
        self.pinged: set[tuple[str, str]] = set()
        """Whom the bot's messages would have notified, each with the message's ts."""
        self.emit: Callable[[Workspace, Json], None] = lambda workspace, event: None
        """Told of every event that the bot's own calls cause."""
        self._numbers = itertools.count(1)

    def add_workspace(self, team: str, name: str = "Acme", *, enterprise: str = "", org: bool = False) -> Workspace:
        """A workspace with three people and two channels: T1 has U1 to U3, C1 and C2; T2 has U21 to U23, C21, C22."""
        number = "" if team == "T1" else team.removeprefix("T")
        made = Workspace(team, name, f"UBOT{number}", f"BBOT{number}", self.app_id, enterprise, org)
        for nth, person in enumerate(("Ada Lovelace", "Ben Bell", "Cleo Curie"), start=1):
            made.add_user(f"U{number}{nth}", person)
        made.add_user(made.bot_user, "Burnish", bot=True)
        made.add_channel(f"C{number}1")
        made.add_channel(f"C{number}2")
        self.workspaces[team] = made
        return made

    def add_token(self, workspace: Workspace, scopes: str = SCOPES) -> Token:
        """A bot token for a workspace."""
        value = f"xoxb-{workspace.team}-{next(self._numbers)}"
        enterprise = workspace.enterprise if workspace.org else ""
        self.tokens[value] = Token(value, "bot", workspace.team, enterprise, set(scopes.replace(",", " ").split()))
        workspace.token = value
        return self.tokens[value]

    def new(self, prefix: str) -> str:
        """An id that nothing else has."""
        return f"{prefix}{next(self._numbers):06d}"

    def workspace_of(self, channel: str) -> Workspace:
        """The workspace that has this channel or person."""
        for workspace in self.workspaces.values():
            if channel in workspace.channels or channel in workspace.users:
                return workspace
        raise KeyError(channel)

    def trigger(self, workspace: Workspace, user: str) -> str:
        """A trigger_id: good for one view within three seconds."""
        trigger = self.new("tr.")
        self.triggers[trigger] = {"team": workspace.team, "user": user, "at": self.clock.real(), "used": False}
        return trigger

    def hook(self, workspace: Workspace, user: str, channel: str, ts: str = "", thread_ts: str = "") -> str:
        """A response_url: good for five posts within half an hour."""
        name = self.new("hook")
        made = {"team": workspace.team, "user": user, "channel": channel, "ts": ts, "thread_ts": thread_ts}
        self.hooks[name] = made | {"uses": 0, "at": self.clock.now()}
        return f"{self.url}/hooks/{name}"
