"""A local Slack on loopback, as facts/slack.md has it: Web API, Socket Mode, signed HTTP, and people who use it.

    async with slack() as server:
        client = AsyncWebClient(token=server.team.token, base_url=server.api)
        root = await server.says("U1", "C1", "what is a tide?", mention=True)
        server.visible("C1", root)

slack_state   what it holds: workspaces, tokens, one clock, the log     slack_limits   sizes and rates
slack_web     the Web API's door       slack_chat, _streams, _reading, _views, _files, _oauth   its methods
slack_blocks  what blocks must be      slack_shown    what a person sees of a message, and whom it notifies
slack_socket  how payloads reach the app                                slack_people   what people do
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import slack_files
import slack_hooks
from aiohttp import web
from slack_limits import Rates
from slack_people import People
from slack_shown import visible_text
from slack_socket import Delivered, Posts, Sockets
from slack_state import Call, Fault, Json, Token, Workspace, World
from slack_web import WebApi


class SlackServer(People):
    """The running server. Its knobs are attributes of `world`, `sockets` and `rates`, and what `fail` is told."""

    def __init__(self, world: World, rates: Rates, session: aiohttp.ClientSession) -> None:
        super().__init__(world, Sockets(world), Posts(world, session))
        self.rates = rates
        self._tasks: set[asyncio.Task[Any]] = set()
        world.emit = self._echo

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return self.world.url

    @property
    def api(self) -> str:
        """What an AsyncWebClient takes as base_url."""
        return f"{self.world.url}/api/"

    @property
    def log(self) -> list[Call]:
        """Every call of the Web API so far."""
        return self.world.log

    @property
    def workspaces(self) -> dict[str, Workspace]:
        """By team id."""
        return self.world.workspaces

    def calls(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.log if call.method == method]

    def fail(
        self, method: str, error: str, *, after: int = 0, times: int = 1, status: int = 200,
        retry_after: int | None = None, lost: bool = False,
    ) -> None:  # fmt: skip
        """Let a method go wrong: after so many good calls, so many times.

        "ratelimited" answers 429 with `retry_after` (seconds) and refuses until that has passed; "drop" breaks the
        connection before anything is done; `lost` does what was asked and then breaks it; a status is sent as it is.
        """
        self.world.faults.setdefault(method, []).append(Fault(error, after, times, status, retry_after, lost))

    def visible(self, channel: str, thread_ts: str = "") -> list[Json]:
        """A thread's (or a channel's top) messages as people see them: user, ts, text, labels, edited, files."""
        return [
            {"user": one["user"], "ts": one["ts"], "text": visible_text(one), "edited": "edited" in one}
            for one in self._messages(channel, thread_ts)
        ]

    def _messages(self, channel: str, thread_ts: str) -> list[Json]:
        workspace = self.world.workspace_of(channel)
        if thread_ts:
            return workspace.thread(channel, thread_ts)
        return [one for (where, _), one in workspace.messages.items() if where == channel and "thread_ts" not in one]

    async def until(self, true: Callable[[], object], seconds: float = 60.0) -> None:
        """Wait until something has become true."""
        async with asyncio.timeout(seconds):
            while not true():  # noqa: ASYNC110 - it may be about anything
                await asyncio.sleep(0.005)

    def _echo(self, workspace: Workspace, event: Json) -> None:
        """Tell the app of what its own call did, as Slack does, without waiting for it."""
        if self.echo and (self.sockets.connections or self.world.request_urls):
            self._start(self.event(workspace, event))

    def _start(self, work: Coroutine[Any, Any, Delivered]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Stop everything that still runs."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.sockets.drop()


@asynccontextmanager
async def slack(
    *, rates: bool = False, speed: float = 1.0, port: int = 0, workspace: bool = True
) -> AsyncGenerator[SlackServer]:
    """A local Slack with the workspace T1.

    `rates`: whether tiers are enforced. `speed`: how many times faster minutes pass (rates, lifetimes, redeliveries);
    what Slack wants within three seconds stays three seconds. Without `workspace` there is none yet.
    """
    world = World(speed=speed)
    world.tokens[world.app_token] = Token(world.app_token, "app", scopes={"connections:write"})
    if workspace:
        world.add_token(world.add_workspace("T1"))
    async with aiohttp.ClientSession() as session:
        limits = Rates(world.clock, on=rates)
        server = SlackServer(world, limits, session)
        app = web.Application(client_max_size=64 * 1024**2)
        app.router.add_route("*", "/api/{method}", WebApi(world, limits).answer)
        app.router.add_get("/link/", server.sockets.accept)
        app.router.add_routes([*slack_files.routes(world), *slack_hooks.routes(world)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
            world.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield server
        finally:
            await server.close()
            with contextlib.suppress(asyncio.CancelledError):
                await runner.cleanup()
