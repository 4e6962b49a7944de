"""What the page asks the server for, and the server itself."""

from __future__ import annotations

import asyncio
import socket
import time
import webbrowser
from collections.abc import AsyncIterator, Iterable
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

from adapters.web import panels, render
from adapters.web.guard import Guard
from adapters.web.live import news
from adapters.web.parse import Refusal, fields, parse, thread_ref
from adapters.web.passages import source
from adapters.web.publish import Hub
from adapters.web.scene import Scene, look
from adapters.web.starting import Starting
from bot import explanation
from bot.answers import Answer
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
            Route("/t/{thread}/why/{answer:int}", page.why),
            Route("/t/{thread}/compare/{answer:int}", page.compare),
            Route("/t/{thread}/live", page.live),
            Route("/t/{thread}/profile", page.profile),
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
        return HTMLResponse(render.page(await self._look(request, ref)))

    async def thread(self, request: Request) -> Response:
        """A thread's page."""
        scene = await self._look(request, self._ref(request))
        if not scene.history:
            raise HTTPException(404, "There is no such thread.")
        return HTMLResponse(render.page(scene))

    async def state(self, request: Request) -> Response:
        """What a page shows, as pieces to put in place of those it has."""
        scene = await self._look(request, self._ref(request))
        pieces = {
            "seq": scene.seq,
            "title": scene.title,
            "threads": render.threads(scene),
            "talk": render.talk(scene),
            "model": render.model(scene.model),
        }
        return JSONResponse(pieces)

    async def why(self, request: Request) -> Response:
        """Why an answer is what it is."""
        scene = await self._look(request, self._ref(request))
        answer = self._answer(request, scene)
        version = answer.current
        if version is None:
            return HTMLResponse(panels.why(explanation.unanswered(), answer.number))
        now = scene.context(answer.number)
        told = explanation.why(answer, version, now, await self._viewer(scene, explanation.sources(version, now)))
        return HTMLResponse(panels.why(told, answer.number))

    async def compare(self, request: Request) -> Response:
        """Two versions of an answer, word by word; without `from`, the newer one with what it came from."""
        scene = await self._look(request, self._ref(request))
        answer = self._answer(request, scene)
        new = answer.version(_number(request, "to")) or answer.current or next(iter(answer.versions), None)
        if new is None:
            raise HTTPException(404, "There is no version to compare yet.")
        old = answer.version(_number(request, "from")) or answer.version(new.parent) or answer.versions[0]
        return HTMLResponse(panels.compare(answer, old, new))

    async def profile(self, request: Request) -> Response:
        """What the person's profile holds."""
        scene = await self._look(request, self._ref(request))
        held = await self._bot.store.profile(scene.thread.ref.who(scene.me))
        viewer = await self._viewer(scene, (one.event for one in held.directives))
        return HTMLResponse(panels.profile(explanation.profile(held, viewer)))

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
        if isinstance(event, Refusal):
            log.info("payload refused", why=event.sentence)
            return JSONResponse({"problem": event.sentence}, 400)
        first_seen = await self._bot.inbox.accept(event)
        name = str(event.thread)
        if first_seen:
            self._hub.hush(name)
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
        stream = news(self._hub, str(self._ref(request)), _me(request, self._bot), closing)
        return EventSourceResponse(stream, ping=PING, shutdown_event=closing, shutdown_grace_period=GRACE)

    # Reading

    async def _look(self, request: Request, ref: ThreadRef | None) -> Scene:
        if ref is None:
            raise HTTPException(404, "There is no such thread.")
        return await look(self._bot, self._hub, self._starting.state, _me(request, self._bot), ref)

    def _ref(self, request: Request) -> ThreadRef:
        ref = thread_ref(request.path_params["thread"])
        if ref is None:
            raise HTTPException(404, "There is no such thread.")
        return ref

    def _answer(self, request: Request, scene: Scene) -> Answer:
        answer = scene.answers.get(request.path_params["answer"])
        if answer is None:
            raise HTTPException(404, "There is no such answer.")
        return answer

    async def _viewer(self, scene: Scene, sources: Iterable[str]) -> explanation.Viewer:
        """Who looks, with the events that are spoken of, of whatever thread."""
        found: dict[str, FeedbackEvent] = {}
        for name in set(sources):
            if entry := await self._bot.store.entry(name):
                found[name] = entry.event
        return explanation.Viewer(person=scene.me, events=found, buttons=scene.tables.buttons)


def _me(request: Request, bot: Bot) -> str:
    """Who looks: the person that the address names, or the first."""
    asked = request.query_params.get("as", "")
    return asked if asked in bot.settings.people else bot.settings.people[0]


def _number(request: Request, name: str) -> int | None:
    value = request.query_params.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else None
