"""The whole bot in this process, in the local Slack over Socket Mode: people do things there, and see what comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import slack_server
from bots import ScriptedModel
from slack_server import SlackServer
from slack_shown import shown
from slack_state import Json
from slack_transport import over_sockets

from adapters.slack import sockets
from adapters.slack.serve import Slack, slack
from bot.bootstrap import Bot
from bot.events import ThreadRef
from bot.store.state import Entry
from bot.threads import Outcome

TEAM = "T1"


@dataclass
class Desk:
    """A local Slack, the bot that runs in it, and the model that answers."""

    server: SlackServer
    running: Slack
    model: ScriptedModel

    @property
    def bot(self) -> Bot:
        return self.running.bot

    def ref(self, ts: str, channel: str = "C1") -> ThreadRef:
        """The thread that a message began."""
        return ThreadRef(platform="slack", workspace=TEAM, channel=channel, thread=ts)

    async def settle(self) -> None:
        """Wait until all that people did has come to its end."""
        while True:
            await self.running.listener.idle()
            before = await self._heads()
            for ref in [one.ref for one in await self.bot.store.threads("slack", TEAM)]:
                await self.bot.inbox.settled(ref)
            await self.running.listener.idle()
            if await self._heads() == before:
                return

    async def _heads(self) -> list[tuple[str, int, int]]:
        found = []
        for one in await self.bot.store.threads("slack", TEAM):
            state = await self.bot.store.load(one.ref)
            found.append((str(one.ref), state.thread.head, len(state.unapplied)))
        return found

    async def asks(self, text: str = "What is a tide?", user: str = "U1", channel: str = "C1", **more: Any) -> str:
        """A mention in a channel, answered; the message's ts."""
        ts = await self.server.says(user, channel, text, mention=True, **more)
        await self.settle()
        return ts

    async def replies(self, text: str, thread: str, user: str = "U1", channel: str = "C1", **more: Any) -> str:
        """A reply in a thread, and what comes of it."""
        ts = await self.server.says(user, channel, text, thread, **more)
        await self.settle()
        return ts

    def answers(self, thread: str, channel: str = "C1") -> list[Json]:
        """What the bot shows in a thread: user, ts, text."""
        bot = self.server.team.bot_user
        return [one for one in self.server.visible(channel, thread) if one["user"] == bot]

    def answer(self, thread: str, channel: str = "C1") -> Json:
        """The one message that the bot has in a thread."""
        (only,) = self.answers(thread, channel)
        return only

    async def history(self, thread: str, channel: str = "C1") -> tuple[Entry, ...]:
        """The events of a thread."""
        return await self.bot.store.history(self.ref(thread, channel))

    async def kinds(self, thread: str, channel: str = "C1") -> list[str]:
        """What the core was told in a thread."""
        return [one.event.signal.kind for one in await self.history(thread, channel)]

    async def last(self, thread: str, channel: str = "C1") -> tuple[Any, Outcome]:
        """A thread's last event, and what came of it."""
        entry = (await self.history(thread, channel))[-1]
        assert entry.outcome is not None
        return entry.event, entry.outcome

    def told(self, user: str = "U1") -> list[str]:
        """What only this person sees in channels."""
        return [shown(one["blocks"]) for one in self.beside(user)]

    def beside(self, user: str = "U1") -> list[Json]:
        """The notices themselves, as far as they have not been taken away."""
        return [one for one in self.server.team.ephemerals if one["user"] == user and not one.get("gone")]

    def modal(self, user: str = "U1") -> Json:
        """The modal that a person has open."""
        view = self.server.modal(user)
        assert view is not None, "no modal is open"
        return view

    def seen(self, user: str = "U1") -> str:
        """What it says."""
        return shown(self.modal(user)["blocks"])

    def home(self, user: str = "U1") -> str:
        """What a person's Home tab says."""
        return shown(self.server.team.homes[user]["blocks"])

    async def pressed(self, user: str, where: str, what: str, option: str = "") -> None:
        """A press, and what comes of it."""
        assert (await self.server.presses(user, where, what, option)).acked
        await self.settle()

    def prompt(self) -> str:
        """The last message that the model was sent."""
        return self.model.requests[-1].messages[-1].content


@asynccontextmanager
async def a_bot_in(
    server: SlackServer, path: Path, model: ScriptedModel | None = None, **settings: Any
) -> AsyncGenerator[Desk]:
    """The bot, connected, until the block ends; on the same path the next one goes on where it was."""
    model = model or ScriptedModel()
    given: dict[str, Any] = {"database": path / "slack.db", "settle": 0.02, "attempts": 1, **settings}
    made = over_sockets(server, **given)
    stopped = asyncio.Event()
    async with slack(made, model=model) as running:
        transport = asyncio.create_task(sockets.serve(running.app, running.clients, made, stopped))
        try:
            await server.sockets.connected()
            yield Desk(server, running, model)
        finally:
            stopped.set()
            await transport


@asynccontextmanager
async def a_desk(path: Path, model: ScriptedModel | None = None, **settings: Any) -> AsyncGenerator[Desk]:
    """A local Slack with the bot in it."""
    async with slack_server.slack() as server, a_bot_in(server, path, model, **settings) as desk:
        yield desk
