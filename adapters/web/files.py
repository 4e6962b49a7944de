"""Files that people attach: each comes up by itself and is kept, and the event that sends it names it."""

from __future__ import annotations

import asyncio

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from adapters.attached import NAME, Content, attachment, refused, told_apart
from adapters.web.looking import Looking
from adapters.web.parse import Refusal
from bot.bootstrap import Bot
from bot.errors import ForPeople
from bot.events import Asked, Attached, Attachment, FeedbackEvent, Replied, ThreadRef

log = structlog.get_logger()

AT_ONCE = 2
"""Files that are held in memory at once, each up to `attached.LARGEST` bytes; others wait. Our choice."""
SLOWEST = 300
"""Seconds that one file may take to arrive. Our choice."""
PARTLY = "“{name}” did not arrive whole. Attach it once more."
GONE = "A file that you attached is no longer here. Attach it once more."
NAMELESS = "That file has no name."


class Files:
    """Takes files in, for a thread and a person, and finds them again for the event that names them."""

    def __init__(self, bot: Bot, looking: Looking) -> None:
        self._bot = bot
        self._looking = looking
        self._room = asyncio.Semaphore(AT_ONCE)

    async def look(self, request: Request) -> Response:
        """Whether a file would be taken, by its name, its type and its size: asked before any of it is sent."""
        name, sent = _name(request), request.query_params
        size = sent.get("size", "")
        problem = refused(name, sent.get("type", ""), int(size) if size.isascii() and size.isdigit() else 0)
        return JSONResponse({"problem": problem if name else NAMELESS})

    async def take(self, request: Request) -> Response:
        """Take a file in. When the page reads its id, it is durable; an upload that is never sent goes in a day."""
        ref, person, name = self._looking.ref(request), request.query_params.get("as", ""), _name(request)
        if person not in self._bot.settings.people:
            return _problem("There is no such person here. Reload the page and try again.")
        if not name:
            return _problem(NAMELESS)
        async with self._room:
            content = await _arrived(request)
            if content is None:
                return _problem(PARTLY.format(name=name))
            found = attachment(name, content)
            if isinstance(found, str):
                return _problem(found)
            try:
                id = await self._bot.files.keep(ref, person, name, content)
            except ForPeople as problem:
                return _problem(str(problem))
        log.info("file kept", thread=str(ref), bytes=len(content))
        return JSONResponse({"id": id})

    async def named(self, event: FeedbackEvent) -> FeedbackEvent | Refusal:
        """The event with its files as they were kept: text as text, data by its id; a refusal where one is gone."""
        if not isinstance(event.signal, Asked | Replied | Attached) or not event.signal.files:
            return event
        files: list[Attachment] = []
        for file in event.signal.files:
            found = await self._found(event.thread, file.file)
            if isinstance(found, str):
                return Refusal(sentence=found)
            files.append(found)
        return event.model_copy(update={"signal": event.signal.model_copy(update={"files": told_apart(files)})})

    async def _found(self, ref: ThreadRef, id: str) -> Attachment | str:
        name, content = await self._bot.files.name(ref, id), await self._bot.files.content(ref, id)
        if content is None:
            return GONE
        found = attachment(name, content)
        return Attachment(name=name, file=id) if isinstance(found, Content) else found


def _name(request: Request) -> str:
    """A file's name on one line."""
    return " ".join(request.query_params.get("name", "").replace("\0", "").split())[:NAME]


async def _arrived(request: Request) -> bytes | None:
    """The bytes of a request; None where not all of them came."""
    pieces: list[bytes] = []
    try:
        async with asyncio.timeout(SLOWEST):
            async for piece in request.stream():
                pieces.append(piece)
    except (ClientDisconnect, TimeoutError):
        return None
    return b"".join(pieces)


def _problem(sentence: str) -> Response:
    log.info("file refused", why=sentence)
    return JSONResponse({"problem": sentence}, 400)
