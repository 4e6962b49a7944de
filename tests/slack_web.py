"""The Web API of the local Slack: every method's door. Who calls, with which scopes, how often, in which wire form."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import slack_chat as chat
import slack_files as files
import slack_oauth as oauth
import slack_reading as reading
import slack_streams as streams
import slack_views as views
from aiohttp import web
from slack_limits import Rates
from slack_state import Call, Fault, Json, SlackError, Token, Workspace, World

Handler = Callable[[World, Workspace, Json], Json]

_STRUCTURED = {"blocks", "attachments", "metadata", "view", "chunks", "files", "prompts", "loading_messages"}
"""Arguments that come as JSON within a form or a query."""
_HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history", "mpim": "mpim:history"}
_INFO = {"channel": "channels:read", "group": "groups:read", "im": "im:read", "mpim": "mpim:read"}


@dataclass(frozen=True)
class Method:
    """One method: who answers, how often it may be called, what it needs, and whether it reads a JSON body."""

    answer: Handler
    tier: int
    scope: str | dict[str, str] = ""
    """Or by the kind of the conversation that the call names."""
    json: bool = True


METHODS = {
    "chat.postMessage": Method(chat.post_message, 5, "chat:write"),
    "chat.postEphemeral": Method(chat.post_ephemeral, 4, "chat:write"),
    "chat.update": Method(chat.update, 3, "chat:write"),
    "chat.delete": Method(chat.delete, 3, "chat:write"),
    "chat.getPermalink": Method(chat.permalink, 5, json=False),
    "chat.startStream": Method(streams.start, 2, "chat:write"),
    "chat.appendStream": Method(streams.append, 4, "chat:write"),
    "chat.stopStream": Method(streams.stop, 2, "chat:write"),
    "agents.sessions.setStatus": Method(reading.set_session, 3, "chat:write"),
    "assistant.threads.setStatus": Method(reading.set_status, 5, "chat:write"),
    "assistant.threads.setTitle": Method(reading.set_title, 5, "assistant:write"),
    "assistant.threads.setSuggestedPrompts": Method(reading.set_prompts, 5, "assistant:write"),
    "auth.test": Method(reading.auth_test, 5),
    "auth.revoke": Method(oauth.auth_revoke, 3),
    "apps.uninstall": Method(oauth.uninstall, 1, json=False),
    "bots.info": Method(reading.bot_info, 3, "users:read", json=False),
    "conversations.history": Method(reading.history, 3, _HISTORY, json=False),
    "conversations.info": Method(reading.conversation, 3, _INFO, json=False),
    "conversations.members": Method(reading.members, 4, _INFO, json=False),
    "conversations.open": Method(reading.open_direct, 3, "im:write"),
    "conversations.replies": Method(reading.replies, 3, _HISTORY, json=False),
    "files.completeUploadExternal": Method(files.complete_upload, 4, "files:write"),
    "files.delete": Method(files.delete_file, 3, "files:write"),
    "files.getUploadURLExternal": Method(files.upload_url, 4, "files:write", json=False),
    "files.info": Method(files.file_info, 4, "files:read", json=False),
    "reactions.add": Method(reading.add_reaction, 3, "reactions:write"),
    "reactions.get": Method(reading.get_reactions, 3, "reactions:read", json=False),
    "reactions.remove": Method(reading.remove_reaction, 2, "reactions:write"),
    "users.info": Method(reading.user_info, 4, "users:read", json=False),
    "users.list": Method(reading.users, 2, "users:read", json=False),
    "views.open": Method(views.open_view, 4),
    "views.publish": Method(views.publish_view, 4),
    "views.push": Method(views.push_view, 4),
    "views.update": Method(views.update_view, 4),
}


class WebApi:
    """Answers /api/{method}."""

    def __init__(self, world: World, rates: Rates) -> None:
        self.world, self.rates = world, rates

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One call, from the wire to the wire."""
        args, wire = await read(request)
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
        token, given = str(args.pop("token", "") or bearer), {**args}
        call = Call(request.match_info["method"], given, self.world.clock.now(), wire)
        self.world.log.append(call)
        await asyncio.sleep(self.world.latency)
        fault = self._fault(call.method)
        headers: dict[str, str] = {}
        try:
            if wire == "broken":
                raise SlackError("invalid_json")
            if fault and not fault.lost:
                self._fail(call, fault, token)
            told: Json = {"ok": True} | self._handle(call, token, args, request, headers)
            call.answered = "ok"
        except SlackError as error:
            call.answered = error.error
            told = {"ok": False, "error": error.error} | error.more
        if call.retry_after is not None:
            call.status, headers["Retry-After"] = 429, str(call.retry_after)
        if (fault and fault.lost) or call.answered == "drop":
            return self._drop(request, call)
        return web.json_response(told, status=call.status, headers=headers)

    def _drop(self, request: web.Request, call: Call) -> web.StreamResponse:
        """Break the connection instead of answering."""
        call.answered = f"{call.answered} (lost)"
        if request.transport:
            request.transport.abort()
        return web.Response()

    def _fault(self, method: str) -> Fault | None:
        """The next thing that is to go wrong with a method, if it is due."""
        for fault in self.world.faults.get(method, []):
            if fault.times <= 0:
                continue
            if fault.after > 0:
                fault.after -= 1
                return None
            fault.times -= 1
            return fault
        return None

    def _fail(self, call: Call, fault: Fault, token: str) -> None:
        call.status = fault.status
        if fault.retry_after is not None or fault.error in ("ratelimited", "rate_limited"):
            seconds = (fault.retry_after or 1) * self.world.clock.speed
            team = self.world.tokens[token].team if token in self.world.tokens else ""
            call.retry_after = self.rates.block(team, call.method, seconds)
        raise SlackError(fault.error)

    def _handle(self, call: Call, value: str, args: Json, request: web.Request, headers: dict[str, str]) -> Json:
        """Everything between the wire and the method itself."""
        if call.method == "oauth.v2.access":
            return oauth.access(self.world, _client(request, args), args)
        if call.method == "apps.connections.open":
            return self._connect(call, value)
        method = METHODS.get(call.method)
        if method is None:
            raise SlackError("unknown_method", req_method=call.method)
        token = self._token(value, "bot", headers)
        if call.wire == "json" and not method.json:
            args = {}
        workspace = self._workspace(token, args)
        call.team = workspace.team
        self._limit(call, method.tier, args)
        self._allow(method, token, workspace, args, headers)
        return method.answer(self.world, workspace, args)

    def _connect(self, call: Call, value: str) -> Json:
        token = self._token(value, "app", {})
        self._limit(call, 3, {})
        if "connections:write" not in token.scopes:
            raise SlackError("missing_scope", needed="connections:write", provided=",".join(sorted(token.scopes)))
        ticket = self.world.new("ticket-")
        self.world.tickets.add(ticket)
        return {"url": f"{self.world.url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={self.world.app_id}"}

    def _token(self, value: str, kind: str, headers: dict[str, str]) -> Token:
        if not value:
            raise SlackError("not_authed")
        token = self.world.tokens.get(value)
        if token is None:
            raise SlackError("invalid_auth")
        if token.error:
            raise SlackError(token.error)
        headers["x-oauth-scopes"] = ",".join(sorted(token.scopes))
        if token.kind != kind:
            raise SlackError("not_allowed_token_type")
        return token

    def _workspace(self, token: Token, args: Json) -> Workspace:
        """Where a call happens: the token's workspace; for an org-wide token the one of the channel or person."""
        if token.enterprise:
            for workspace in self.world.workspaces.values():
                named = {args.get("channel"), args.get("channel_id"), args.get("user"), args.get("user_id")} - {None}
                inside = named & {*workspace.channels, *workspace.users} or args.get("team_id") == workspace.team
                if workspace.enterprise == token.enterprise and inside:
                    return workspace
        return self.world.workspaces[token.team]

    def _limit(self, call: Call, tier: int, args: Json) -> None:
        channel = str(args.get("channel") or "")
        call.impatient = self.rates.blocked(call.team, call.method, channel) > 0
        call.retry_after = self.rates.retry_after(call.team, call.method, tier, channel)
        if call.retry_after is not None:
            raise SlackError("ratelimited")

    def _allow(self, method: Method, token: Token, place: Workspace, args: Json, headers: dict[str, str]) -> None:
        kind = place.channels.get(str(args.get("channel")), {}).get("kind", "channel")
        needed = method.scope[kind] if isinstance(method.scope, dict) else method.scope
        headers["x-accepted-oauth-scopes"] = needed
        if needed and needed not in token.scopes:
            raise SlackError("missing_scope", needed=needed, provided=headers["x-oauth-scopes"])


async def read(request: web.Request) -> tuple[Json, str]:
    """The arguments of a call and how they came: the query, and a body of JSON, a form, or parts."""
    args: Json = dict(request.query)
    wire = "query" if args or request.method == "GET" else "form"
    if request.content_type == "application/json":
        body = _parsed(await request.text() or "{}")
        wire = "json" if isinstance(body, dict) else "broken"
        args |= body if isinstance(body, dict) else {}
    elif request.can_read_body:
        form = dict(await request.post())
        args |= form
        wire = ("multipart" if "multipart" in request.content_type else "form") if form else wire
    for name in _STRUCTURED & args.keys():
        args[name] = _parsed(args[name])
    return args, wire


def _parsed(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _client(request: web.Request, args: Json) -> tuple[str, str]:
    """The app's id and secret, in the header or among the arguments."""
    header = request.headers.get("Authorization", "")
    if header.startswith("Basic "):
        name, _, secret = base64.b64decode(header.removeprefix("Basic ")).decode().partition(":")
        return name, secret
    return str(args.get("client_id")), str(args.get("client_secret"))
