"""The desk on which people's files lie open: each is read in a child process, which stays for the next question."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import structlog

from bot import texts
from bot.errors import Unanswered
from bot.events import Attachment, ThreadRef
from bot.store.files import Files
from bot.tables.limits import LIMITS, Limits
from bot.tables.table import Result, Table
from bot.tables.workbench import File, Parameter, Workbench
from bot.values import Value

log = structlog.get_logger()

OPEN = 2
"""Files that lie open at once; what is asked of another one closes the one that was asked longest ago."""
IDLE = 300.0
"""Seconds after which a file that nobody asks is closed: its child takes the memory of its rows."""
KNOWN = 256
"""Files of which it is kept what they were read as."""


UNREAD = "(It could not be read. Tell nothing of what is in it.)"
"""In the place of a file's text, for a model."""


class Read(Value):
    """Files as they were read, and a sentence for each that could not be; of those only the names are there."""

    files: tuple[Attachment, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass
class _Open:
    """A file that lies open."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    held: AsyncExitStack = field(default_factory=AsyncExitStack)
    bench: Workbench | None = None
    closing: asyncio.TimerHandle | None = None


class Desk:
    """Reads files, and asks their tables."""

    def __init__(self, files: Files, limits: Limits = LIMITS) -> None:
        self._files = files
        self._limits = limits
        self._open: OrderedDict[str, _Open] = OrderedDict()
        self._known: OrderedDict[str, Attachment | str] = OrderedDict()
        self._turns = asyncio.Semaphore(OPEN + 1)  # as many are read or asked at once, each in a child with its memory
        self._ending: set[asyncio.Task[None]] = set()

    async def read(self, ref: ThreadRef, files: Sequence[Attachment]) -> Read:
        """The files with what they hold: tables, or text. What is text already stays as it is."""
        taken: list[Attachment] = []
        problems: list[str] = []
        for file in files:
            found = await self._read(ref, file) if file.file else file
            if isinstance(found, str):
                problems.append(found)
                if found != texts.FILE_GONE:  # of what was erased, not even the name stays
                    taken.append(unread(file, found))
            else:
                taken.append(found)
        return Read(files=tuple(taken), problems=tuple(dict.fromkeys(problems)))

    async def ask(
        self, ref: ThreadRef, file: str, sql: str, parameters: Sequence[Parameter], names: Sequence[str] = ()
    ) -> Result:
        """What a query gives of a file's tables. Raises Unanswered, with a sentence."""
        async with self._bench(ref, file) as bench:
            if bench is None:
                raise Unanswered(texts.FILE_GONE, "the file is kept no more")
            return await bench.run(sql, parameters, names)

    async def clear(self) -> None:
        """Forget all that was read: what was erased is nowhere then, what was not is read again."""
        await self.close()  # first, since what is being read just now becomes known yet
        self._known.clear()

    async def close(self) -> None:
        """Close all that lies open."""
        for name in tuple(self._open):
            await self._closed(name)
        await asyncio.gather(*self._ending, return_exceptions=True)

    async def _read(self, ref: ThreadRef, file: Attachment) -> Attachment | str:
        """A file with what it holds, or the sentence that says why it cannot be read."""
        known = self._known.get(file.file)
        if known is None:
            async with self._bench(ref, file.file, file.name) as bench:
                known = _taken(file, bench)
            self._known[file.file] = known
            while len(self._known) > KNOWN:
                self._known.popitem(last=False)
        return known

    @asynccontextmanager
    async def _bench(self, ref: ThreadRef, file: str, name: str = "") -> AsyncIterator[Workbench | None]:
        """A file as it lies open; None where the store does not have it. One question at a time."""
        one = self._open.setdefault(file, _Open())
        self._open.move_to_end(file)
        async with one.turn, self._turns:
            if one.closing:
                one.closing.cancel()
            try:
                if one.bench is None and (content := await self._files.content(ref, file)) is not None:
                    named = name or await self._files.name(ref, file)
                    held = [File(name=named, data=content)]
                    one.bench = await one.held.enter_async_context(Workbench.open(held, self._limits))
                yield one.bench
            finally:
                one.closing = asyncio.get_running_loop().call_later(IDLE, self._close, file)
        for other in [name for name, lies in self._open.items() if not lies.turn.locked()][:-OPEN]:
            self._close(other)

    def _close(self, file: str) -> None:
        task = asyncio.create_task(self._closed(file))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def _closed(self, file: str) -> None:
        one = self._open.pop(file, None)
        if one is None:
            return
        async with one.turn:  # a question that is being answered is answered
            if one.closing:
                one.closing.cancel()
            one.bench = None
            await one.held.aclose()


def unread(file: Attachment, why: str) -> Attachment:
    """A file that could not be read, with the sentence that says why: nobody may tell what is in it."""
    return file.model_copy(update={"unread": True, "why": why, "text": UNREAD})


def _taken(file: Attachment, bench: Workbench | None) -> Attachment | str:
    """A file as it was read."""
    if bench is None:
        return texts.FILE_GONE
    for refused in bench.refused:
        log.warning("file not read", file=file.file, reason=refused.reason)
        return refused.text
    if bench.texts:
        said = bench.texts[0]
        return file.model_copy(update={"text": "\n".join((*said.notes, said.text)) if said.notes else said.text})
    return file.model_copy(update={"tables": bench.tables})


def file_of(files: Sequence[Attachment], table: Table) -> str:
    """The id of the file that a table is of."""
    return next((file.file for file in reversed(files) if table in file.tables), "")
