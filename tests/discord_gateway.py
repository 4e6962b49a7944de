"""The gateway of the local Discord: sockets, sessions that outlive them, shards, and who hears of which event."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass, field

import discord_limits as limits
import discord_rights as rights
import discord_shapes as shapes
from aiohttp import WSMsgType, web
from discord_messages import blinded
from discord_state import BOT, Event, Json, World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 8, 9, 10, 11
GUILDS, GUILD_MEMBERS, PRESENCES, CONTENT = 1 << 0, 1 << 1, 1 << 8, 1 << 15
PRIVILEGED = GUILD_MEMBERS | PRESENCES | CONTENT
NOT_AUTHENTICATED, BAD_TOKEN, BAD_SHARD, DISALLOWED = 4003, 4004, 4010, 4014


class Connection:
    """One socket of the bot. What is sent waits in a line, so that events keep their order."""

    def __init__(self, ws: web.WebSocketResponse, request: web.Request) -> None:
        self.ws, self.request = ws, request
        self.line: asyncio.Queue[str] = asyncio.Queue()
        self.session: Session | None = None

    def send(self, op: int, data: object = None, sequence: int | None = None, name: str | None = None) -> None:
        """Put a frame in the line."""
        self.line.put_nowait(json.dumps({"op": op, "d": data, "s": sequence, "t": name}))

    async def write(self) -> None:
        """Send what is in the line, for as long as the socket is there."""
        with contextlib.suppress(ConnectionError):
            while True:
                await self.ws.send_str(await self.line.get())

    def abort(self) -> None:
        """Break it without a word."""
        if self.request.transport:
            self.request.transport.abort()


@dataclass
class Session:
    """What the bot identified for. It goes on without a socket for a few minutes, to be resumed."""

    id: str
    intents: int
    shard: tuple[int, int]
    events: list[Json] = field(default_factory=list)
    """All that was ever dispatched in it."""
    connection: Connection | None = None
    lost: float = 0.0
    """When its socket was lost."""

    def push(self, name: str, data: Json) -> None:
        """Dispatch an event: now, or when it is resumed."""
        sequence = len(self.events) + 1
        self.events.append({"name": name, "data": data, "sequence": sequence})
        if self.connection:
            self.connection.send(DISPATCH, data, sequence, name)


class Gateway:
    """All sockets and sessions. Its knobs are attributes."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.connections: list[Connection] = []
        self.sessions: dict[str, Session] = {}
        self.identified: list[Session] = []
        """Every IDENTIFY that was granted."""
        self.resumed: list[tuple[str, int]] = []
        """Every RESUME that was granted: the session, and how many events it had missed."""
        self.refuse_resumes = 0
        """So many RESUMEs are answered with INVALID_SESSION."""
        self.acking = True
        """Whether heartbeats are acknowledged."""
        self.heartbeat = 41_250
        """Milliseconds between heartbeats, as HELLO says."""
        self.session_seconds = limits.SESSION_SECONDS
        self._changed = asyncio.Event()

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """One socket, for as long as it lasts."""
        ws = web.WebSocketResponse(max_msg_size=0)
        await ws.prepare(request)
        connection = Connection(ws, request)
        self.connections.append(connection)
        writer = asyncio.create_task(connection.write())
        try:
            connection.send(HELLO, {"heartbeat_interval": self.heartbeat})
            async for message in ws:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    await self._take(connection, json.loads(message.data))
        finally:
            writer.cancel()
            self._lose(connection)
            with contextlib.suppress(asyncio.CancelledError):
                await writer
        return ws

    def _lose(self, connection: Connection) -> None:
        """A socket is gone. A session that was closed with 1000 or 1001 is over, any other can be resumed."""
        self.connections.remove(connection)
        session = connection.session
        if session and session.connection is connection:
            session.connection, session.lost = None, self.world.clock.now()
            if connection.ws.close_code in (1000, 1001):
                self.sessions.pop(session.id, None)
        self._changed.set()

    async def _take(self, connection: Connection, frame: Json) -> None:
        op, data = frame.get("op"), frame.get("d")
        if op == HEARTBEAT:
            if self.acking:
                connection.send(ACK)
        elif op == IDENTIFY and isinstance(data, dict):
            await self._identify(connection, data)
        elif op == RESUME and isinstance(data, dict):
            self._resume(connection, data)
        elif connection.session is None:
            await connection.ws.close(code=NOT_AUTHENTICATED, message=b"Not authenticated.")
        elif op == MEMBERS and isinstance(data, dict):
            self._members(connection.session, data)

    async def _identify(self, connection: Connection, data: Json) -> None:
        shard, intents = tuple(data.get("shard") or (0, 1)), int(data.get("intents") or 0)
        if data.get("token") != self.world.token:
            await connection.ws.close(code=BAD_TOKEN, message=b"Authentication failed.")
        elif not 0 <= shard[0] < shard[1]:
            await connection.ws.close(code=BAD_SHARD, message=b"Invalid shard.")
        elif intents & PRIVILEGED & ~self.world.privileged:
            await connection.ws.close(code=DISALLOWED, message=b"Disallowed intent(s).")
        else:
            self._begin(connection, Session(f"session-{self.world.clock.snowflake()}", intents, (shard[0], shard[1])))

    def _begin(self, connection: Connection, session: Session) -> None:
        """READY, and then every guild of the shard."""
        world, guilds = (
            self.world,
            [one for one in self.world.guilds.values() if self._owns(session, one.id) and one.bot],
        )
        self.sessions[session.id] = session
        self.identified.append(session)
        self._join(connection, session)
        ready: Json = {"v": 10, "user": shapes.user(world, BOT), "session_id": session.id, "shard": [*session.shard]}
        ready |= {"guilds": [{"id": str(one.id), "unavailable": True} for one in guilds], "private_channels": []}
        ready |= {"resume_gateway_url": f"{world.url.replace('http', 'ws', 1)}/gateway"}
        application = shapes.application(world)
        session.push("READY", ready | {"application": {"id": application["id"], "flags": application["flags"]}})
        for guild in guilds if session.intents & GUILDS else ():
            session.push("GUILD_CREATE", shapes.guild(world, guild, joined=True))
        self._changed.set()

    def _join(self, connection: Connection, session: Session) -> None:
        if session.connection:
            session.connection.session = None
        connection.session, session.connection = session, connection

    def _resume(self, connection: Connection, data: Json) -> None:
        """Replay what was missed, while the session lives; else it is invalid."""
        session, sequence = self.sessions.get(str(data.get("session_id"))), int(data.get("seq") or 0)
        late = session and not session.connection and self.world.clock.now() - session.lost > self.session_seconds
        if session is None or late or self.refuse_resumes > 0 or sequence > len(session.events):
            self.refuse_resumes = max(0, self.refuse_resumes - 1)
            self.sessions.pop(str(data.get("session_id")), None)
            connection.send(INVALID, False)
            return
        missed = session.events[sequence:]
        self._join(connection, session)
        for event in missed:
            connection.send(DISPATCH, event["data"], event["sequence"], event["name"])
        self.resumed.append((session.id, len(missed)))
        session.push("RESUMED", {"_trace": []})
        self._changed.set()

    def _members(self, session: Session, data: Json) -> None:
        """The members that the bot asks for, in one chunk."""
        guild = self.world.guilds[int(data["guild_id"])]
        wanted = {int(one) for one in data.get("user_ids") or []}
        found = [user for user in sorted(guild.members) if user in wanted]
        if not wanted and (data.get("query") or session.intents & GUILD_MEMBERS):
            query = str(data.get("query") or "")
            found = [user for user in sorted(guild.members) if self.world.users[user].name.startswith(query)]
        told: Json = {"guild_id": str(guild.id), "chunk_index": 0, "chunk_count": 1, "presences": []}
        told |= {"members": [shapes.member(self.world, guild, user) for user in found], "nonce": data.get("nonce")}
        told["not_found"] = [str(user) for user in sorted(wanted - set(found))]
        session.push("GUILD_MEMBERS_CHUNK", told)

    def dispatch(self, event: Event) -> None:
        """Tell every session that hears of it; those that nobody can resume any more are let go."""
        now = self.world.clock.now()
        for session in list(self.sessions.values()):
            if not session.connection and now - session.lost > self.session_seconds:
                del self.sessions[session.id]
                continue
            if self._hears(session, event):
                seen = event.message is None or session.intents & CONTENT
                session.push(event.name, event.payload if seen else self._blind(event))

    def _blind(self, event: Event) -> Json:
        assert event.message
        return blinded(self.world, event.message, event.payload)

    def _hears(self, session: Session, event: Event) -> bool:
        if not self._owns(session, event.guild):
            return False
        if event.name == "INTERACTION_CREATE":
            return session.connection is not None
        if event.guild in self.world.guilds and not self.world.guilds[event.guild].bot:
            return False
        if event.intent and not session.intents & event.intent:
            return False
        channel = self.world.channels.get(event.channel)
        return channel is None or bool(rights.permissions(self.world, channel, BOT))

    def _owns(self, session: Session, guild: int) -> bool:
        """Whether a guild is the session's shard's; direct messages are the first one's."""
        return (guild >> 22) % session.shard[1] == session.shard[0]

    async def connected(self, count: int = 1) -> None:
        """Wait until so many sessions have a socket, for at most a minute."""
        async with asyncio.timeout(60):
            while sum(one.connection is not None for one in self.sessions.values()) < count:
                self._changed.clear()
                await self._changed.wait()

    async def disconnected(self) -> None:
        """Wait until no socket is left, for at most a minute."""
        async with asyncio.timeout(60):
            while self.connections:
                self._changed.clear()
                await self._changed.wait()

    def drop(self) -> None:
        """Break all sockets without a word."""
        for connection in list(self.connections):
            connection.abort()

    def reconnect(self) -> None:
        """Ask the bot to connect anew and resume."""
        for connection in list(self.connections):
            connection.send(RECONNECT)

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tell the bot that its sessions are no good."""
        for connection in list(self.connections):
            if connection.session and not resumable:
                self.sessions.pop(connection.session.id, None)
            connection.send(INVALID, resumable)

    def forget(self) -> None:
        """Let every session die that has no socket, as if minutes had passed."""
        self.sessions = {name: one for name, one in self.sessions.items() if one.connection}
