"""What the page asks the server for, and the server itself."""

from __future__ import annotations

import asyncio
import socket
import time
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import anyio
import structlog
import uvicorn
from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from adapters.web import render
from adapters.web.beside import goes_on
from adapters.web.charts import Charts
from adapters.web.files import Files
from adapters.web.guard import Guard
from adapters.web.live import news
from adapters.web.looking import Looking
from adapters.web.parse import PROFILE, Refusal, fields, parse, profile_ref, thread_ref
from adapters.web.passages import source
from adapters.web.publish import Hub
from adapters.web.starting import Starting
from bot.bootstrap import Bot, bootstrap
from bot.errors import BadSettings
from bot.events import Deleted, Edited, FeedbackEvent, Replied, ThreadRef
from bot.settings import Settings

log = structlog.get_logger()

STATIC = Path(__file__).parent / "static"
PING = 15
"""Seconds after which a silent stream says that it is still there."""
GRACE = 1.0
"""Seconds that a stream has to end by itself when the server stops."""


async def serve(settings: Settings, *, open_browser: bool) -> None:
    """Run the playground until it is told to stop. Raises BadSettings where its port cannot be had."""
    bound = _bound(settings.host, settings.port)
    address = f"http://{_name(settings.host)}:{bound.getsockname()[1]}/"
    hub = Hub()
    async with bootstrap(settings, hub) as bot:
        server = uvicorn.Server(
            uvicorn.Config(app(bot, hub), log_level="warning", timeout_graceful_shutdown=3, server_header=False)
        )
        print(f"Burnish is at {address}  (Ctrl-C stops it)", flush=True)
        if open_browser:
            await asyncio.to_thread(webbrowser.open, address)
        await server.serve(sockets=[bound])


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as problem:
        bound.close()
        raise BadSettings(
            f"The playground cannot listen on {host} port {port} ({problem.strerror}). Try --port 0: it takes any."
        ) from problem
    return bound


def _name(host: str) -> str:
    """How a browser on this machine calls that address."""
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def app(bot: Bot, hub: Hub) -> Starlette:
    """The playground of a running bot, whose publisher is the hub. It makes the model ready while it runs."""
    page = Playground(bot, hub)
    return Starlette(
        routes=[
            Route("/", page.new),
            Route("/t/{thread}", page.thread),
            Route("/t/{thread}/state", page.state),
            Route("/t/{thread}/why/{answer:int}", page.looking.why),
            Route("/t/{thread}/compare/{answer:int}", page.looking.compare),
            Route("/t/{thread}/live", page.live),
            Route("/t/{thread}/files", page.files.look),
            Route("/t/{thread}/files", page.files.take, methods=["POST"]),
            Route("/t/{thread}/chart/{answer:int}/{version:int}.svg", page.charts.svg),
            Route("/t/{thread}/chart/{answer:int}/{version:int}.png", page.charts.png),
            Route("/t/{thread}/chart/{answer:int}/{version:int}.csv", page.charts.csv),
            Route("/t/{thread}/profile", page.looking.profile),
            Route("/t/{thread}/memory", page.looking.memory),
            Route("/kept", page.looking.export),
            Route("/events", page.take, methods=["POST"]),
            Route("/model", page.retry, methods=["POST"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guard, host=bot.settings.host)],
        exception_handlers={HTTPException: _plainly},
        lifespan=page.running,
    )


async def _plainly(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 500
    detail = problem.detail if isinstance(problem, HTTPException) else "Something went wrong."
    return PlainTextResponse(detail, status)


class Playground:
    """What the page can ask for."""

    def __init__(self, bot: Bot, hub: Hub) -> None:
        self._bot = bot
        self._hub = hub
        self._starting = Starting(bot.model, hub)
        self.looking = Looking(bot, hub, self._starting)
        self.files = Files(bot, self.looking)
        self.charts = Charts(bot, self.looking)
        self._following: dict[str, asyncio.Task[None]] = {}

    @asynccontextmanager
    async def running(self, _: Starlette) -> AsyncIterator[None]:
        """While the server runs: what an earlier process left is gone on with, and the model comes up."""
        self._starting.begin()
        await self._bot.inbox.resume("web")
        try:
            yield
        finally:
            await self._starting.end()
            for task in self._following.values():
                task.cancel()
            await asyncio.gather(*self._following.values(), return_exceptions=True)

    # Pages

    async def new(self, request: Request) -> Response:
        """An empty page, whose first question opens a thread of a new name."""
        ref = thread_ref(uuid4().hex[:16])
        assert ref is not None
        return HTMLResponse(render.page(await self.looking.scene(request, ref)))

    async def thread(self, request: Request) -> Response:
        """A thread's page."""
        scene = await self.looking.scene(request, self.looking.ref(request))
        if not scene.history:
            raise HTTPException(404, "There is no such thread.")
        return HTMLResponse(render.page(scene))

    async def state(self, request: Request) -> Response:
        """What a page shows, as pieces to put in place of those it has."""
        scene = await self.looking.scene(request, self.looking.ref(request))
        pieces = {
            "seq": scene.seq,
            "begun": bool(scene.history),
            "title": scene.title,
            "threads": render.threads(scene),
            "talk": render.talk(scene),
            "model": render.model(scene.model),
        }
        return JSONResponse(pieces)

    # What changes something

    async def take(self, request: Request) -> Response:
        """Take an event in. When the page reads "accepted", it is durable; sent twice, it is one."""
        try:
            payload = fields(await request.body())
        except ClientDisconnect:
            payload = Refusal(sentence="That did not arrive whole.")
        event = payload if isinstance(payload, Refusal) else parse(payload, self._bot.settings.people, time.time())
        if isinstance(event, FeedbackEvent):
            event = await self._allowed(event)
        if isinstance(event, FeedbackEvent):
            event = await self.files.named(event)
        if isinstance(event, Refusal):
            log.info("payload refused", why=event.sentence)
            return JSONResponse({"problem": event.sentence}, 400)
        first_seen = await self._bot.inbox.accept(event)
        name = str(event.thread)
        if first_seen:
            self._hub.hush(name)
            if goes_on(event) or event.thread.channel == PROFILE:
                self._hub.went_on(name, event.by)
            self._follow(event.thread)
        self._hub.changed(name)
        return JSONResponse({"accepted": True, "first_seen": first_seen})

    async def retry(self, request: Request) -> Response:
        """Try once more to get the model."""
        self._starting.begin()
        return JSONResponse({"accepted": True})

    async def _allowed(self, event: FeedbackEvent) -> FeedbackEvent | Refusal:
        """The event, with a marked passage in the words of the answer's source; a refusal for others' messages."""
        signal = event.signal
        if isinstance(signal, Edited | Deleted):
            history = await self._bot.store.history(event.thread)
            if not any(one.event.message == signal.message and one.event.by == event.by for one in history):
                return Refusal(sentence="You can change only your own messages.")
        if isinstance(signal, Replied) and signal.quote and event.answer:
            answer = await self._bot.store.answer(event.thread, event.answer)
            version = (answer.version(event.version) or answer.current) if answer else None
            if version:
                quoted = signal.model_copy(update={"quote": source(version.text, signal.quote)})
                return event.model_copy(update={"signal": quoted})
        return event

    def _follow(self, ref: ThreadRef) -> None:
        """Tell the tabs once a thread has come to rest: not everything that is applied has a frame or a notice."""
        name = str(ref)
        if name not in self._following:
            self._following[name] = asyncio.create_task(self._rest(ref), name=f"following {name}")

    async def _rest(self, ref: ThreadRef) -> None:
        try:
            await self._bot.inbox.settled(ref)
        finally:
            self._following.pop(str(ref), None)
            self._hub.changed(str(ref))

    # Live

    async def live(self, request: Request) -> Response:
        """Everything new for a tab, as server-sent events, until the tab is closed."""
        closing = anyio.Event()
        me = self.looking.me(request)
        stream = news(self._hub, str(self.looking.ref(request)), me, closing, also=str(profile_ref(me)))
        return EventSourceResponse(stream, ping=PING, shutdown_event=closing, shutdown_grace_period=GRACE)
