"""Files become tables that can be asked, in a child process of their own: nothing in them can reach the bot.

async with Workbench.open([File(name="q4.csv", data=...)]) as bench:
    bench.tables, bench.texts, bench.refused
    result = await bench.run("SELECT count(*) FROM t1", [], ["orders"])
"""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NoReturn

from bot.children import ended
from bot.errors import Unanswered
from bot.tables import frames
from bot.tables.dirty.headers import name_of
from bot.tables.formats import format_of
from bot.tables.limits import LIMITS, MB, Limits
from bot.tables.sentences import REFUSED, UNANSWERED
from bot.tables.table import Kind, Refused, Result, Table, Text
from bot.values import Value

_CHILD = Path(__file__).with_name("child.py")
_START = 30.0
"""Seconds of the clock that a child may take to start, besides its work (0.4 on two cores)."""
_NAME = 80
"""Characters of a file's name."""
Parameter = str | int | float | None


class File(Value):
    """A file as it was sent."""

    name: str
    data: bytes


class Workbench:
    """Tables in a child process; `open` it, ask it, and it is gone at the end. One question at a time."""

    def __init__(self, files: Sequence[File], limits: Limits) -> None:
        self._files: list[tuple[str, bytes]] = []
        self._limits = limits
        self._child: Process | None = None
        self._turn = asyncio.Lock()
        self.tables: tuple[Table, ...] = ()
        self.texts: tuple[Text, ...] = ()
        self.refused: tuple[Refused, ...] = ()
        self._take(files)

    @classmethod
    @asynccontextmanager
    async def open(cls, files: Sequence[File], limits: Limits = LIMITS) -> AsyncIterator[Workbench]:
        """Read the files. What could not be read is in `refused`, with a sentence; no file raises."""
        bench = cls(files, limits)
        try:
            await bench._read()
            yield bench
        finally:
            await bench._end()

    @property
    def pid(self) -> int | None:
        """The process id of the child, where one is alive."""
        return self._child.pid if self._child and self._child.returncode is None else None

    async def run(self, sql: str, parameters: Sequence[Parameter] = (), names: Sequence[str] = ()) -> Result:
        """The result of a query, its columns called by `names` where given. Unanswered where there is none.

        A child that died (of an earlier query) is replaced first.
        """
        async with self._turn:
            if self.pid is None:
                await self._read()
            if self.pid is None:
                self._fail("wrong", "there is no table")
            request = frames.packed({"do": "run", "sql": sql, "parameters": list(parameters)})
            answer = await self._asked(request, 2 * self._limits.query_seconds)
        if answer is None:
            self._fail("slow", "the child was ended")
        if "failed" in answer:
            self._fail(answer["failed"], answer["reason"])
        return _result(answer, names)

    def _fail(self, why: str, reason: str) -> NoReturn:
        raise Unanswered(UNANSWERED[why].format(most=f"{self._limits.query_seconds:g}"), reason)

    def _take(self, files: Sequence[File]) -> None:
        """Keep the files that are few and small enough to be read; the others are refused."""
        total = 0
        for at, file in enumerate(files):
            name = name_of(file.name.replace("\\", "/").rsplit("/", 1)[-1])[:_NAME] or "file"
            total += len(file.data)
            if at >= self._limits.files:
                self._refuse(name, "files", self._limits.files)
            elif len(file.data) > self._limits.file_bytes:
                self._refuse(name, "large file", self._limits.file_bytes // MB)
            elif total > self._limits.all_bytes:
                self._refuse(name, "all files", self._limits.all_bytes // MB)
            else:
                self._files.append((name, file.data))

    def _refuse(self, name: str, why: str, most: int = 0, reason: str = "") -> None:
        text = REFUSED[why].format(name=name, most=f"{most:,}")
        self.refused += (Refused(name=name, text=text, reason=reason or why),)

    async def _read(self) -> None:
        """Let a new child read the files. One that it dies of is refused, and the others are read anew."""
        while self._files:
            await self._start()
            self.tables, self.texts = (), ()
            for at, (name, data) in enumerate(self._files):
                request = frames.packed({"do": "read", "name": name, "size": len(data)}) + data
                answer = await self._asked(request, self._limits.read_seconds + _START)
                if answer is None or "refused" in answer:
                    found = answer or {"refused": self._why, "most": 0, "reason": "the child died of it or was ended"}
                    self._refuse(name, found["refused"], found["most"], found["reason"])
                    del self._files[at]
                    break
                self._kept(name, answer)
            else:
                return
            await self._end()

    def _kept(self, name: str, answer: frames.Message) -> None:
        if "text" in answer:
            self.texts += (Text(name=name, text=answer["text"], notes=tuple(answer["notes"])),)
        else:
            self.tables += tuple(Table.model_validate(one) for one in answer["tables"])

    async def _start(self) -> None:
        await self._end()
        self._child = await asyncio.create_subprocess_exec(
            sys.executable, "-I", str(_CHILD), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True, cwd="/",
            env={"TZ": "UTC", "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2", "OMP_NUM_THREADS": "1",
                 "OPENBLAS_NUM_THREADS": "1"},  # none of the bot's secrets
        )  # fmt: skip
        formats = list({format_of(name, data).value for name, data in self._files})
        assert self._child.stdin
        self._child.stdin.write(frames.packed({"limits": self._limits.model_dump(), "formats": formats}))

    async def _asked(self, request: bytes, seconds: float) -> frames.Message | None:
        """The child's answer; None where it died or took too long, and was ended (`_why` tells which)."""
        child = self._child
        assert child and child.stdin and child.stdout
        self._why = "large"
        try:
            async with asyncio.timeout(seconds):
                child.stdin.write(request)
                await child.stdin.drain()
                size = frames.length(await child.stdout.readexactly(frames.HEAD))
                return frames.unpacked(await child.stdout.readexactly(size))
        except (TimeoutError, OSError, ValueError, asyncio.IncompleteReadError) as error:
            await self._end()
            slow = isinstance(error, TimeoutError) or child.returncode in (-24, -9)
            self._why = "slow" if slow else "large"
            return None
        except BaseException:
            await self._end()  # cancelled half way: its answer would be taken for the next one's
            raise

    async def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            await ended(child, grace=0.05)  # it may have ended by itself, which says why


def _result(answer: frames.Message, names: Sequence[str]) -> Result:
    """The answer as a result; a column is of the kind that its cells are."""
    rows = tuple(tuple(row) for row in answer["rows"])
    columns = tuple(names) if len(names) == len(answer["columns"]) else tuple(answer["columns"])
    kinds = tuple(_kind([row[at] for row in rows]) for at in range(len(columns)))
    return Result(columns=columns, kinds=kinds, rows=rows, more=answer["more"])


def _kind(cells: Sequence[str | int | float | None]) -> Kind:
    held = [cell for cell in cells if cell is not None]
    if held and all(isinstance(cell, int) for cell in held):
        return Kind.INTEGER
    if held and all(isinstance(cell, int | float) for cell in held):
        return Kind.NUMBER
    return Kind.DATE if held and all(_is_date(cell) for cell in held) else Kind.TEXT


def _is_date(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) == 10 and cell[4] == cell[7] == "-" and cell.replace("-", "").isdigit()
