"""The newest frame wins: one answer's messages are brought, call by call, to what was offered last.

Running frames come far more often than a platform takes calls. So nothing is queued: what waits is one call, which
sends what is newest when its turn comes. A frame at rest overtakes a call that still waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Generic, Protocol, TypeVar

import structlog

from bot.answers import Frame

T = TypeVar("T")
Shown = TypeVar("Shown")
Sending = Callable[[], AbstractContextManager[None]]
Call = Callable[[Sending], Coroutine[Any, Any, T]]
log = structlog.get_logger()

MOVING = ("thinking", "streaming", "checking")
"""The progress of an answer that is being written."""


def at_rest(frame: Frame) -> bool:
    """Whether a frame is what an answer has come to."""
    return frame.progress not in MOVING


class Parts(Protocol):
    """The messages of one answer."""

    @property
    def first(self) -> str:
        """The id of the message that shows the first part; "" before there is one."""

    async def load(self, message: str) -> None:
        """What is known of where the answer is; `message` counts where nothing is."""

    async def step(self) -> bool:
        """One call towards what is wanted now; False where nothing is left to do."""

    async def settle(self, frame: Frame) -> None:
        """A frame at rest is shown."""


class Newest(Generic[Shown]):
    """One answer on a platform. `offer` what it shall show; a task does the rest, and ends when that is shown.

    `render` gives what is to be seen of a frame. `parts` is to be set before anything is offered.
    """

    parts: Parts

    def __init__(self, whose: str, render: Callable[[Frame], Awaitable[Shown]]) -> None:
        self.whose = whose
        self._render = render
        self._loaded = False
        self._frame: Frame | None = None
        self._shown: Frame | None = None
        self._rendered: tuple[Frame, Shown] | None = None
        self._broken = False
        """The platform takes nothing of it: nothing moves until the answer is at rest."""
        self._waiting: list[tuple[Frame | None, asyncio.Future[None]]] = []
        """Who waits until a frame is shown; None: until there is a message."""
        self._overtakable: asyncio.Task[Any] | None = None
        """A call for running text, while it waits."""
        self._work: asyncio.Task[None] | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is being done for it."""
        return self._work is None or self._work.done()

    def offer(self, frame: Frame, message: str = "") -> None:
        """Have this frame shown, in the place of all before; `message` is where the answer is, as far as is known."""
        rest = at_rest(frame)
        if not rest and self._broken and self.parts.first:
            return
        self._frame = frame
        self._release(lambda waited: waited is not None and waited is not frame)
        if rest:
            self._broken = False
            if self._overtakable:
                self._overtakable.cancel()
        if self.idle:
            self._work = asyncio.create_task(self._reach(message), name=f"messages of {self.whose}")

    async def posted(self) -> str:
        """The id of the message that shows the answer's first part, once there is one. Raises what went wrong."""
        if not self.parts.first:
            await self._wait(None)
        return self.parts.first

    async def shown(self, frame: Frame) -> None:
        """Wait until a frame is shown, or a newer one has taken its place. Raises what went wrong."""
        if self._frame is frame and self._shown is not frame:
            await self._wait(frame)

    async def close(self) -> None:
        """Stop. What is not shown is left to the next process."""
        if self._work:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)
        for _, waiter in self._waiting:
            waiter.cancel()

    async def wanted(self) -> tuple[Frame, Shown]:
        """The newest frame, and what is to be seen of it."""
        frame = self._frame
        if frame is None:
            raise RuntimeError(f"nothing is offered of {self.whose}")
        if self._rendered is None or self._rendered[0] is not frame:
            self._rendered = frame, await self._render(frame)
        return self._rendered

    async def overtaken(self, call: Call[T], *, last: bool) -> T | None:
        """Make a call. One for running text is given up while it waits, once the answer is at rest: None.

        `call` gets what to do its sending within: what is being sent is not given up.
        """
        making = asyncio.create_task(call(self._sending))
        self._overtakable = None if last else making
        try:
            return await making
        except asyncio.CancelledError:
            current = asyncio.current_task()
            if current is None or current.cancelling():
                raise
            return None
        finally:
            self._overtakable = None

    @contextmanager
    def _sending(self) -> Iterator[None]:
        waiting, self._overtakable = self._overtakable, None
        try:
            yield
        finally:
            self._overtakable = waiting

    async def _wait(self, frame: Frame | None) -> None:
        if self.idle:
            raise RuntimeError(f"nothing is offered of {self.whose}")
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((frame, waiter))
        await waiter

    async def _reach(self, message: str) -> None:
        """Call by call, until the newest frame is shown."""
        try:
            if not self._loaded:
                await self.parts.load(message)
                self._loaded = True
            while self._frame is not None and self._frame is not self._shown:
                frame = self._frame
                moved = await self.parts.step()
                if self.parts.first:
                    self._release(lambda waited: waited is None)
                if moved or frame is not self._frame:
                    continue
                if at_rest(frame):
                    await self.parts.settle(frame)
                self._shown = frame
                self._ended(frame)
                self._release(lambda waited, frame=frame: waited is frame)
        except Exception as problem:
            self._fail(problem)

    def _ended(self, frame: Frame | None) -> None:
        """A frame is shown; None: nothing more will be."""

    def _release(self, waited: Any) -> None:
        """Let go on who waits for such a frame."""
        for one in [one for one in self._waiting if waited(one[0])]:
            self._waiting.remove(one)
            if not one[1].done():
                one[1].set_result(None)

    def _fail(self, problem: Exception) -> None:
        """Tell who waits what went wrong; what moves is not tried again, what is at rest is, when it is offered."""
        self._broken = True
        self._ended(None)
        log.warning("an answer was not taken", answer=self.whose, reason=str(problem))
        waiting, self._waiting = self._waiting, []
        for _, waiter in waiting:
            if not waiter.done():
                waiter.set_exception(problem)
