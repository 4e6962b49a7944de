"""The API's door of the local Discord: who calls, how often, what goes wrong on purpose, and how it is answered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord_channels as channels
import discord_commands as commands
import discord_interactions as interactions
import discord_limits as limits
import discord_messages as messages
import discord_reactions as reactions
from aiohttp import web
from discord_asked import Ask, read
from discord_limits import Bucket, Rates, Verdict
from discord_log import Call, Fault
from discord_state import ApiError, Json, World

Handler = Callable[[World, Ask], Any]

PREFIX = "/api/v10"
_CHANNEL, _MESSAGE = r"/channels/{channel:\d+}", r"/channels/{channel:\d+}/messages/{message:\d+}"
_EMOJI, _GUILD = rf"{_MESSAGE}/reactions/{{emoji}}", r"/guilds/{guild:\d+}"
_HOOK, _APP = r"/webhooks/{app:\d+}/{token}", r"/applications/{app:\d+}"
_MEMBERS = f"{_CHANNEL}/thread-members"


@dataclass(frozen=True)
class Route:
    """One route: its name, its place, who answers, which bucket counts it, and whether it needs the bot's token."""

    name: str
    method: str
    path: str
    answer: Handler
    counted: Bucket | None = None
    token: bool = True

    @property
    def bucket(self) -> Bucket:
        """What counts its calls; a bucket of its own, with plenty in it, where nothing is known of it."""
        return self.counted or Bucket(self.name, limits.PLENTY.limit, limits.PLENTY.seconds)


def _commands(name: str, where: str) -> list[Route]:
    one = where + r"/{command:\d+}"
    return [
        Route(f"{name}.put", "PUT", where, commands.bulk_put), Route(f"{name}.get", "GET", where, commands.listed),
        Route(f"{name}.post", "POST", where, commands.create), Route(f"{name}.one", "GET", one, commands.get),
        Route(f"{name}.patch", "PATCH", one, commands.patch), Route(f"{name}.delete", "DELETE", one, commands.delete),
    ]  # fmt: skip


ROUTES = [
    Route("messages.post", "POST", f"{_CHANNEL}/messages", messages.post, limits.POSTS),
    Route("messages.edit", "PATCH", _MESSAGE, messages.edit, limits.EDITS),
    Route("messages.delete", "DELETE", _MESSAGE, messages.delete, limits.DELETES),
    Route("messages.bulk", "POST", f"{_CHANNEL}/messages/bulk-delete", messages.bulk_delete, limits.DELETES),
    Route("messages.get", "GET", _MESSAGE, messages.get),
    Route("messages.history", "GET", f"{_CHANNEL}/messages", messages.history),
    Route("reactions.put", "PUT", f"{_EMOJI}/@me", reactions.put, limits.REACTING),
    Route("reactions.own", "DELETE", f"{_EMOJI}/@me", reactions.delete_own, limits.REACTING),
    Route("reactions.delete", "DELETE", rf"{_EMOJI}/{{user:\d+}}", reactions.delete, limits.REACTING),
    Route("reactions.emoji", "DELETE", _EMOJI, reactions.delete_emoji, limits.REACTING),
    Route("reactions.all", "DELETE", f"{_MESSAGE}/reactions", reactions.delete_all, limits.REACTING),
    Route("reactions.users", "GET", _EMOJI, reactions.users),
    Route("typing", "POST", f"{_CHANNEL}/typing", channels.typing, limits.TYPING),
    Route("threads.start", "POST", f"{_MESSAGE}/threads", channels.thread_of),
    Route("threads.alone", "POST", f"{_CHANNEL}/threads", channels.thread_alone),
    Route("threads.archived", "GET", f"{_CHANNEL}/threads/archived/public", channels.archived_threads),
    Route("threads.active", "GET", f"{_GUILD}/threads/active", channels.active_threads),
    Route("threads.members", "GET", _MEMBERS, channels.thread_members),
    Route("threads.join", "PUT", rf"{_MEMBERS}/{{user:@me|\d+}}", channels.join_thread),
    Route("threads.leave", "DELETE", rf"{_MEMBERS}/{{user:@me|\d+}}", channels.leave_thread),
    Route("channels.get", "GET", _CHANNEL, channels.get),
    Route("channels.patch", "PATCH", _CHANNEL, channels.patch),
    Route("channels.delete", "DELETE", _CHANNEL, channels.delete),
    Route("guilds.get", "GET", _GUILD, channels.guild),
    Route("guilds.channels", "GET", f"{_GUILD}/channels", channels.guild_channels),
    Route("guilds.roles", "GET", f"{_GUILD}/roles", channels.guild_roles),
    Route("guilds.emojis", "GET", f"{_GUILD}/emojis", channels.guild_emojis),
    Route("guilds.members", "GET", f"{_GUILD}/members", channels.guild_members),
    Route("guilds.member", "GET", rf"{_GUILD}/members/{{user:\d+}}", channels.guild_member),
    Route("users.me", "GET", "/users/@me", channels.me),
    Route("users.guilds", "GET", "/users/@me/guilds", channels.my_guilds),
    Route("users.direct", "POST", "/users/@me/channels", channels.open_direct),
    Route("users.get", "GET", r"/users/{user:\d+}", channels.user),
    Route("applications.me", "GET", "/applications/@me", channels.application),
    Route("applications.me", "GET", "/oauth2/applications/@me", channels.application),
    Route("gateway.get", "GET", "/gateway", channels.gateway, token=False),
    Route("gateway.bot", "GET", "/gateway/bot", channels.gateway_bot),
    *_commands("commands", f"{_APP}/commands"),
    Route("commands.permissions", "GET", f"{_APP}{_GUILD}/commands/permissions", commands.permissions),
    *_commands("guild_commands", f"{_APP}{_GUILD}/commands"),
    Route("interactions.callback", "POST", r"/interactions/{interaction:\d+}/{token}/callback",
          interactions.callback, limits.HOOKS, token=False),
    Route("interactions.followup", "POST", _HOOK, interactions.followup, limits.HOOKS, token=False),
    Route("interactions.get", "GET", f"{_HOOK}/messages/{{message}}", interactions.get, limits.HOOKS, token=False),
    Route("interactions.edit", "PATCH", f"{_HOOK}/messages/{{message}}", interactions.edit, limits.HOOKS, token=False),
    Route("interactions.delete", "DELETE", f"{_HOOK}/messages/{{message}}", interactions.delete, limits.HOOKS,
          token=False),
]  # fmt: skip


class RestApi:
    """Answers /api/v10."""

    def __init__(self, world: World, rates: Rates) -> None:
        self.world, self.rates = world, rates

    def routes(self) -> list[web.RouteDef]:
        """All of them, and 404 for what is none."""
        known = [web.route(one.method, PREFIX + one.path, self._handler(one)) for one in ROUTES]
        return [*known, web.route("*", "/api/{rest:.*}", self._unknown)]

    def _handler(self, route: Route) -> Callable[[web.Request], Any]:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._answer(route, request)

        return handle

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        call = Call("unknown", request.path, {}, self.world.clock.now(), status=404)
        self.world.log.append(call)
        return _answered(404, {"message": "404: Not Found", "code": 0}, {})

    async def _answer(self, route: Route, request: web.Request) -> web.StreamResponse:
        """One call, from the wire to the wire."""
        world = self.world
        call = Call(route.name, request.path.removeprefix(PREFIX), {}, world.clock.now())
        world.log.append(call)
        headers: dict[str, str] = {}
        try:
            ask = await read(request)
            call.payload, call.files = ask.payload, tuple(file.name for file in ask.files.values())
            call.channel = int(ask.at.get("channel", 0))
            await asyncio.sleep(world.latency)
            told = self._handle(route, call, ask, request, headers)
            call.status = 204 if told is None else 200
        except ApiError as error:
            call.status, call.code = error.status, error.code
            told = {"message": error.message, "code": error.code} | error.more
        call.done = world.clock.now()
        if call.status == 0 or call.status < 0:
            return _broken(request, call)
        if call.status == 429:
            call.retry_after = told["retry_after"]
            headers["Retry-After"] = str(told["retry_after"])
        return _answered(call.status, told, headers)

    def _handle(self, route: Route, call: Call, ask: Ask, request: web.Request, headers: dict[str, str]) -> Any:
        """Everything between the wire and the route itself."""
        headers["Via"] = "1.1 google"
        if route.token and request.headers.get("Authorization") != f"Bot {self.world.token}":
            raise ApiError(401, 0, "401: Unauthorized")
        self._limit(route, call, ask, headers)
        fault = self._fault(route.name)
        if fault and not fault.lost:
            self._fail(route, ask, fault, headers)
        told = route.answer(self.world, ask)
        if fault:
            raise ApiError(-1, 0, "lost")
        return told

    def _limit(self, route: Route, call: Call, ask: Ask, headers: dict[str, str]) -> None:
        major = _major(ask)
        call.impatient = self.rates.blocked(route.bucket, major) > 0
        verdict: Verdict = self.rates.take(route.bucket, major, counted=route.token)
        headers |= verdict.headers
        if verdict.wait:
            headers["X-RateLimit-Scope"] = verdict.scope
            raise _too_many(verdict.wait, everywhere=verdict.scope == "global")

    def _fault(self, name: str) -> Fault | None:
        """The next thing that is to go wrong with a route, if it is due."""
        for fault in self.world.faults.get(name, []):
            if fault.times <= 0:
                continue
            if fault.after > 0:
                fault.after -= 1
                return None
            fault.times -= 1
            return fault
        return None

    def _fail(self, route: Route, ask: Ask, fault: Fault, headers: dict[str, str]) -> None:
        if fault.drop:
            raise ApiError(-1, 0, "dropped")
        if fault.status == 429 and not fault.code:
            if not fault.via:
                del headers["Via"]
            wait = self.rates.block(route.bucket, _major(ask), fault.retry_after * self.world.clock.speed)
            raise _too_many(wait, everywhere=False)
        raise ApiError(fault.status, fault.code, fault.message)


def _major(ask: Ask) -> str:
    return next((f"{name}:{ask.at[name]}" for name in ("channel", "guild", "token") if name in ask.at), "")


def _too_many(wait: float, *, everywhere: bool) -> ApiError:
    more: Json = {"retry_after": wait, "global": everywhere}
    return ApiError(429, 0, "You are being rate limited.", **more)


def _answered(status: int, told: Any, headers: dict[str, str]) -> web.Response:
    """JSON, and nothing but "application/json", since discord.py compares the whole header."""
    if told is None:
        return web.Response(status=status, headers=headers)
    return web.Response(body=json.dumps(told).encode(), status=status, headers=headers, content_type="application/json")


def _broken(request: web.Request, call: Call) -> web.Response:
    """Break the connection instead of answering."""
    call.status = 0
    if request.transport:
        request.transport.abort()
    return web.Response()
