"""What people do in the local Slack. Each call changes what is there and tells the app, and waits for its "got it"."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

import aiohttp
import slack_oauth as oauth
import slack_payloads as payloads
from slack_chat import change, public, remove
from slack_files import new_file
from slack_reading import react, reaction_event
from slack_socket import Delivered, Posts, Sockets
from slack_state import Json, Workspace, World
from slack_views import settle

Upload = tuple[str, str, bytes]
"""A file that a person attaches: name, mimetype, content."""


class People:
    """The doings of people; the server's half that tests use most."""

    def __init__(self, world: World, sockets: Sockets, posts: Posts) -> None:
        self.world, self.sockets, self.posts = world, sockets, posts
        self.echo = True
        """Whether the app hears of what it did itself, as it does in Slack."""
        self.troubles: list[str] = []
        """What Slack complained of to people: a command or a modal that was not answered in time."""

    @property
    def team(self) -> Workspace:
        """The first workspace."""
        return next(iter(self.world.workspaces.values()))

    async def deliver(self, payload: Json, kind: str, *, drop: bool = False) -> Delivered:
        """Bring a payload to the app, by HTTP where it has an address, else by socket. Only events are tried again."""
        again = kind == "events_api"
        if self.world.request_urls:
            return await self.posts.send(payload, again=again)
        return await self.sockets.send(payload, kind, again=again, drop=drop)

    async def socket(self, payload: Json, kind: str = "events_api", *, drop: bool = False) -> Delivered:
        """Send any payload by socket: events_api, interactive, slash_commands."""
        return await self.sockets.send(payload, kind, again=kind == "events_api", drop=drop)

    async def post(
        self, url: str, payload: Json, *, secret: str | None = None, timestamp: str | None = None,
        signature: str | None = None, retry: tuple[int, str] | None = None,
    ) -> Delivered:  # fmt: skip
        """Post any payload once, signed as told."""
        return await self.posts.post(url, payload, secret=secret, timestamp=timestamp, signature=signature, retry=retry)

    async def event(
        self, workspace: Workspace, event: Json, *, event_id: str = "", copies: int = 1, drop: bool = False
    ) -> Delivered:
        """Deliver an event, several times with different ids if asked to; how the first of them went."""
        sent = [payloads.event_callback(self.world, workspace, event, event_id) for _ in range(copies)]
        return (await asyncio.gather(*(self.deliver(one, "events_api", drop=drop) for one in sent)))[0]

    async def says(
        self, user: str, channel: str, text: str, thread_ts: str | None = None, files: Sequence[Upload] = (), *,
        mention: bool = False, copies: int = 1, drop: bool = False, subtype: str = "", **more: object,
    ) -> str:  # fmt: skip
        """Write a message; its ts. A mention arrives as `message` and as `app_mention`, each `copies` times."""
        workspace = self.world.workspace_of(channel)
        ts, text = self.world.clock.stamp(), f"<@{workspace.bot_user}> {text}" if mention else text
        message: Json = {"type": "message", "ts": ts, "channel": channel, "user": user, "text": text}
        message |= {"team": workspace.users[user]["team_id"], "client_msg_id": self.world.new("msg-")}
        message |= {"blocks": payloads.rich_text(text)} | more
        if thread_ts:
            root = workspace.message(channel, thread_ts)
            message |= {"thread_ts": thread_ts, "parent_user_id": root["user"] if root else user}
        for name, mimetype, content in files:
            file = new_file(self.world, workspace, name, mimetype, user, len(content))
            workspace.contents[file["id"]] = content
            message.setdefault("files", []).append(file)
        kind = subtype or ("file_share" if files else "")
        message |= {"subtype": kind} if kind else {}
        workspace.messages[channel, ts] = message
        events = self._events(workspace, message)
        await asyncio.gather(*(self.event(workspace, one, copies=copies, drop=drop) for one in events))
        return ts

    def _events(self, workspace: Workspace, message: Json) -> list[Json]:
        """How the app hears of a message: not at all where it is no member, twice where it is mentioned."""
        channel = workspace.channels[message["channel"]]
        if workspace.bot_user not in channel["members"]:
            return []
        events = [payloads.message_event(workspace, message)]
        if f"<@{workspace.bot_user}>" in message["text"] and channel["kind"] != "im":
            events.append(payloads.mention_event(message, message["ts"]))
        return events

    async def edits(self, user: str, ts: str, text: str) -> Delivered:
        """Change one's message; if the bot is mentioned in it, app_mention comes again too, with `edited`."""
        workspace, message = self._at(ts)
        before, stamp = public(message), self.world.clock.stamp()
        message |= {"text": text, "blocks": payloads.rich_text(text), "edited": {"user": user, "ts": stamp}}
        changed = self.event(workspace, change(workspace, message, before, stamp))
        if len(self._events(workspace, message)) == 1:
            return await changed
        mention = self.event(workspace, payloads.mention_event(message, stamp))
        return (await asyncio.gather(changed, mention))[0]

    async def unfurls(self, ts: str, link: str = "https://example.com") -> Delivered:
        """A link's preview appears: message_changed, though nobody changed the text."""
        workspace, message = self._at(ts)
        before, stamp = public(message), self.world.clock.stamp()
        message["attachments"] = [{"from_url": link, "fallback": "Example", "id": 1, "title": "Example"}]
        return await self.event(workspace, change(workspace, message, before, stamp))

    async def deletes(self, ts: str) -> Delivered:
        """Delete a message."""
        workspace, message = self._at(ts)
        return await self.event(workspace, remove(self.world, workspace, message))

    async def reacts(self, user: str, ts: str, emoji: str, *, copies: int = 1) -> Delivered:
        """React to a message."""
        return await self._reacts(user, ts, emoji, on=True, copies=copies)

    async def unreacts(self, user: str, ts: str, emoji: str) -> Delivered:
        """Take a reaction back."""
        return await self._reacts(user, ts, emoji, on=False, copies=1)

    async def _reacts(self, user: str, ts: str, emoji: str, *, on: bool, copies: int) -> Delivered:
        workspace, message = self._at(ts)
        assert react(workspace, message, user, emoji, on=on), "it is so already"
        return await self.event(workspace, reaction_event(self.world, message, user, emoji, on=on), copies=copies)

    async def halts(self, user: str, ts: str) -> Delivered:
        """Press Slack's own stop control beside a message that is being streamed."""
        workspace, message = self._at(ts)
        message["streaming"] = "stopped"
        event = {"type": "agent_session_stopped", "channel": message["channel"], "thread_ts": message["thread_ts"]}
        event |= {"user": user, "streaming_message_ts": [ts], "event_ts": self.world.clock.stamp()}
        return await self.event(workspace, event)

    async def presses(self, user: str, where: str, what: str, option: str = "") -> Delivered:
        """Press a button or pick from a menu, by label, option or action_id; where: a message's ts or a view's id."""
        workspace = self.world.workspace_of(user)
        payload = payloads.interactive(self.world, workspace, "block_actions", user)
        if view := workspace.views.get(where):
            payload |= {"container": {"type": "view", "view_id": where}, "view": view}
            blocks = view["blocks"]
        else:
            blocks = self._pressed(workspace, user, where, payload)
        payload["actions"] = [payloads.action(self.world, blocks, what, option)]
        return await self.deliver(payload, "interactive")

    def _pressed(self, workspace: Workspace, user: str, ts: str, payload: Json) -> list[Json]:
        """Fill in what a press under a message, or under what only this person sees, says of its place."""
        shown = next((one for one in workspace.ephemerals if one["ts"] == ts), None)
        message = shown or self._at(ts)[1]
        channel, thread = message["channel"], message.get("thread_ts", "")
        container = {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": shown is not None}
        payload["container"] = container | ({"thread_ts": thread} if thread else {})
        payload["channel"] = {"id": channel, "name": workspace.channels[channel]["name"]}
        payload |= {"state": {"values": {}}, "response_url": self.world.hook(workspace, user, channel, ts, thread)}
        if shown is None:
            payload["message"] = public(message)
        return list(message.get("blocks") or [])

    async def submits(self, view: str, values: dict[str, str | list[str]] | None = None) -> Delivered:
        """Submit an open modal; what Slack would complain of goes to `troubles`."""
        workspace, user = self._viewer(view)
        shown = workspace.views[view]
        shown["state"] = payloads.state(shown, values or {})
        payload = payloads.interactive(self.world, workspace, "view_submission", user)
        delivered = await self.deliver(payload | {"view": dict(shown), "response_urls": []}, "interactive")
        answer = delivered.answer if delivered.acked else None
        self.troubles += [told for key, told in settle(self.world, workspace, user, shown, answer).items() if not key]
        return delivered

    async def closes(self, view: str) -> Delivered:
        """Close a modal; the app hears of it where it asked to."""
        workspace, user = self._viewer(view)
        workspace.modals[user].remove(view)
        shown = workspace.views[view]
        if not shown["notify_on_close"]:
            return Delivered(acked=True)
        payload = payloads.interactive(self.world, workspace, "view_closed", user)
        del payload["trigger_id"]
        return await self.deliver(payload | {"view": shown, "is_cleared": False}, "interactive")

    def modal(self, user: str) -> Json | None:
        """The modal that a person sees now."""
        workspace = self.world.workspace_of(user)
        stack = workspace.modals.get(user)
        return workspace.views[stack[-1]] if stack else None

    async def shortcut(self, user: str, ts: str, callback_id: str) -> Delivered:
        """Use a message's "…" menu."""
        workspace, message = self._at(ts)
        channel = message["channel"]
        payload = payloads.interactive(self.world, workspace, "message_action", user)
        payload |= {"callback_id": callback_id, "message_ts": ts, "action_ts": self.world.clock.stamp()}
        payload["channel"] = {"id": channel, "name": workspace.channels[channel]["name"]}
        payload |= {"message": public(message), "response_url": self.world.hook(workspace, user, channel, ts)}
        return await self.deliver(payload, "interactive")

    async def commands(self, user: str, channel: str, text: str = "", command: str = "/burnish") -> Delivered:
        """Give a slash command; what its acknowledgement says, only this person sees."""
        workspace = self.world.workspace_of(channel)
        payload = payloads.command(self.world, workspace, user, channel, command, text)
        delivered = await self.deliver(payload, "slash_commands")
        said = delivered.answer or ({"text": delivered.text} if delivered.text else {})
        if not delivered.acked:
            self.troubles.append(f"{command} failed with the error operation_timeout")
        elif said.get("text") or said.get("blocks"):
            shown = {"ts": self.world.clock.stamp(), "channel": channel, "user": user, "text": ""}
            workspace.ephemerals.append(shown | said)
        return delivered

    async def opens_home(self, user: str, tab: str = "home") -> Delivered:
        """Open the app: its Home tab, or "messages", the pane to talk to it."""
        workspace = self.world.workspace_of(user)
        event: Json = {"type": "app_home_opened", "user": user, "channel": workspace.direct(user), "tab": tab}
        event["event_ts"] = self.world.clock.stamp()
        if tab == "home" and user in workspace.homes:
            event["view"] = workspace.homes[user]
        return await self.event(workspace, event)

    async def installs(self, page: str, user: str, *, deny: bool = False) -> Delivered:
        """Install the app from its own page: follow its link to Slack, approve, and come back with the code."""
        workspace = self.world.workspace_of(user)
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
            async with browser.get(page, allow_redirects=False) as first:
                found = re.search(r'href="([^"]*client_id=[^"]*)"', await first.text())
                link = first.headers.get("Location") or html.unescape(found[1] if found else "")
            asked = {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}
            redirect = asked.get("redirect_uri", "")
            back = {"state": asked.get("state", ""), "error": "access_denied"}
            if not deny:
                code = oauth.code_for(self.world, workspace, user, asked["scope"], redirect)
                back = {"state": asked.get("state", ""), "code": code}
            home = redirect or f"{page.rsplit('/', 1)[0]}/oauth_redirect"
            async with browser.get(home, params=back, allow_redirects=False) as answer:
                text = await answer.text()
                return Delivered(answer.status < 400, status=answer.status, text=text, answer=back)

    async def uninstalls(self, workspace: Workspace) -> Delivered:
        """Remove the app: its tokens are dead, and it is told so twice."""
        oauth.revoke(self.world, workspace, "account_inactive")
        tokens = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [workspace.bot_user]}}
        events = (tokens, {"type": "app_uninstalled"})
        return (await asyncio.gather(*(self.event(workspace, one) for one in events)))[0]

    def _at(self, ts: str) -> tuple[Workspace, Json]:
        """A message by its ts alone, which no other message has."""
        for workspace in self.world.workspaces.values():
            for (_, at), message in workspace.messages.items():
                if at == ts:
                    return workspace, message
        raise AssertionError(f"no message at {ts}")

    def _viewer(self, view: str) -> tuple[Workspace, str]:
        """Who has a view open."""
        for workspace in self.world.workspaces.values():
            for user, stack in workspace.modals.items():
                if view in stack:
                    return workspace, user
        raise AssertionError(f"nobody has {view} open")
