"""Turns: who waits to make a call of one kind, and whose turn it is. When one may be made, the adapter says.

A call is made when its turn comes: last ones first (what an answer has come to, and whatever a person waits for); of
the running ones, that whose answer has waited longest since its own last; else in the order of coming.
"""

from __future__ import annotations

import asyncio
import math
from abc import ABC, abstractmethod
from collections import deque
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from adapters.pausing import Clock, Sleep, pause


@dataclass(eq=False)
class Waiter:
    """One call on its way: waiting while `turn` is not done, being made after."""

    last: bool
    whose: str
    """The answer that it is for; "" for none."""
    arrival: int
    """From `Turns.arrival`."""
    turn: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


W = TypeVar("W", bound=Waiter)


class Turns(ABC, Generic[W]):
    """The calls of one kind. `clock` and `sleep` are in seconds."""

    def __init__(self, clock: Clock, sleep: Sleep) -> None:
        self.news = asyncio.Event()
        """To be set where a call may now be made earlier than could be said before."""
        self._clock = clock
        self._sleep = sleep
        self._arrivals = 0
        self._waiting: list[W] = []
        self._flying = 0
        self._ended: deque[float] = deque()
        """When the calls that still count had been answered."""
        self._blocked = -math.inf
        """Nothing is sent before then: the platform has said so."""
        self._sent: dict[str, float] = {}
        """When each answer had its own last send."""
        self._runner: asyncio.Task[None] | None = None

    def arrival(self) -> int:
        """The number of a new call, in the order of coming."""
        self._arrivals += 1
        return self._arrivals

    async def turn(self, waiter: W) -> None:
        """Wait until this call may be made; `done` has to follow."""
        waiter.turn = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        self.news.set()
        if self._runner is None or self._runner.done():
            self._runner = asyncio.create_task(self._run())
        try:
            await waiter.turn
        except asyncio.CancelledError:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
            elif not waiter.turn.cancelled():  # its turn had just come
                self.done(waiter, sent=False)
            self.news.set()
            raise

    def done(self, waiter: W, *, sent: bool) -> None:
        """The call has been answered; `sent`: well, so that its answer's next turn comes after the others'."""
        now = self._clock()
        self._flying -= 1
        self._ended.append(now)
        if sent and waiter.whose:
            self._sent[waiter.whose] = now
        self._answered(waiter, now, sent)
        self.news.set()

    def block(self, seconds: float) -> None:
        """Send nothing for so long."""
        self._blocked = max(self._blocked, self._clock() + seconds)

    async def _run(self) -> None:
        while self._waiting:
            now = self._clock()
            self._forget(now)
            when = {waiter: self._earliest(waiter, now) for waiter in self._waiting}
            ready = [waiter for waiter, at in when.items() if at <= now]
            if ready:
                self._grant(min(ready, key=self._rank), now)
            else:
                self.news.clear()
                await pause(self._sleep, min(when.values()) - now, self.news)

    def _rank(self, waiter: W) -> tuple[bool, float, int]:
        own = -math.inf if waiter.last else self._sent.get(waiter.whose, -math.inf)
        return not waiter.last, own, waiter.arrival

    def _grant(self, waiter: W, now: float) -> None:
        self._waiting.remove(waiter)
        if waiter.turn.cancelled():
            return
        self._flying += 1
        self._granted(waiter, now)
        waiter.turn.set_result(None)

    @abstractmethod
    def _earliest(self, waiter: W, now: float) -> float:
        """From when on a call may be made, as far as can be said before others are answered (infinite: not yet)."""

    @abstractmethod
    def _forget(self, now: float) -> None:
        """Leave behind what counts no longer."""

    @abstractmethod
    def _granted(self, waiter: W, now: float) -> None:
        """A call is going to be made."""

    @abstractmethod
    def _answered(self, waiter: W, now: float, sent: bool) -> None:
        """A call has been answered; `sent`: well."""
