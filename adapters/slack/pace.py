"""Rates: every call of Slack waits here for its turn, so that none is refused and the ones that matter come first.

A method has a limit a minute in each workspace (`limits.TIERS`). It is kept as a sliding minute, counted from when the
answers of earlier calls had come, so that the delay of the network cannot push a call into the wrong minute. Running
sends (text that moves) get a part of that minute, spread evenly after a short burst, and leave one call for each answer
that moves; last sends (what an answer has come to, and whatever a person waits for) may use all of it, and go first.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError

from adapters.pausing import Clock, Sleep
from adapters.slack import limits
from adapters.turns import Turns, Waiter

T = TypeVar("T")


class Pace:
    """The rates of all methods in all workspaces, for one process. `clock` and `sleep` are in seconds."""

    def __init__(self, clock: Clock = time.monotonic, sleep: Sleep = asyncio.sleep) -> None:
        self.clock = clock
        self.sleep = sleep
        self._lanes: dict[tuple[str, str], _Lane] = {}

    async def call(
        self,
        send: Callable[[], Awaitable[T]],
        *,
        workspace: str,
        method: str,
        channel: str = "",
        last: bool = False,
        whose: str = "",
        repeat: bool = True,
    ) -> T:
        """Call Slack by `send` when it is this call's turn, and give what it gives.

        `whose` names what the call is for (an answer): of the running ones, the one goes first that has waited longest
        since its own last send. `repeat`: whether a call that may have arrived (the connection broke, a server error)
        may be made again; one that certainly did nothing (429, no connection) always is. A 429 is waited for without
        limit; errors of the passing kind are tried `limits.retries(last)` times more. Cancelled while it waits, the
        call is never made. Raises what `send` raised last.
        """
        lane = self._lane(workspace, method)
        waiter = _Call(channel=channel, last=last, whose=whose, arrival=lane.arrival())
        failures = 0
        while True:
            await lane.turn(waiter)
            sent = False
            try:
                given = await send()
                sent = True
                return given
            except (SlackApiError, aiohttp.ClientError, OSError, TimeoutError) as error:
                again = retry_after(error)
                if again is not None:
                    lane.block(again)
                    continue
                failures += 1
                if failures > limits.retries(last) or not (unsent(error) or (repeat and passing(error))):
                    raise
            finally:
                lane.done(waiter, sent=sent)
            await self.sleep(limits.backoff(failures))

    def owe(self, workspace: str, method: str, whose: str) -> None:
        """Keep a call of a method for what an answer comes to, before it has made its first."""
        self._lane(workspace, method).owe(whose)

    def room(self, workspace: str, method: str) -> int:
        """How many last calls of a method could be made right now, after those that wait already."""
        return self._lane(workspace, method).room()

    def _lane(self, workspace: str, method: str) -> _Lane:
        lane = self._lanes.get((workspace, method))
        if lane is None:
            lane = self._lanes[workspace, method] = _Lane(limits.rate(method), self.clock, self.sleep)
        return lane


@dataclass(eq=False)
class _Call(Waiter):
    """One call on its way into a channel."""

    channel: str = ""


class _Lane(Turns[_Call]):
    """One method in one workspace: who waits, and what was sent in the last minute."""

    def __init__(self, rate: limits.Rate, clock: Clock, sleep: Sleep) -> None:
        super().__init__(clock, sleep)
        self._rate = rate
        self._channels: dict[str, float] = {}
        """From when on a channel may get its next message."""
        self._owed: dict[str, float] = {}
        """Answers that move by this method, and until when each is owed its last send."""
        self._credit = float(rate.burst)
        """How many running sends there may be at once; it refills evenly."""
        self._credited = clock()

    def owe(self, whose: str) -> None:
        """Keep a call for what an answer comes to."""
        self._owed[whose] = self._clock() + limits.OWED

    def room(self) -> int:
        """How many last calls could be made now."""
        now = self._clock()
        self._forget(now)
        if now < self._blocked:
            return 0
        return max(0, self._rate.most - self._flying - len(self._ended) - sum(one.last for one in self._waiting))

    def _granted(self, waiter: _Call, now: float) -> None:
        if self._rate.gap:
            self._channels[waiter.channel] = math.inf  # until it has been answered
        if not waiter.last:
            self._credit -= 1

    def _answered(self, waiter: _Call, now: float, sent: bool) -> None:
        if self._rate.gap:
            self._channels[waiter.channel] = now + self._rate.gap
        if sent and waiter.whose and waiter.last:
            self._owed.pop(waiter.whose, None)

    def _earliest(self, waiter: _Call, now: float) -> float:
        rate = self._rate
        at = max(self._blocked, self._channels.get(waiter.channel, -math.inf))
        over = self._flying + len(self._ended) + 1 - (rate.most if waiter.last else self._running())
        if over > 0:
            at = max(at, self._ended[over - 1] + limits.MINUTE if over <= len(self._ended) else math.inf)
        if waiter.last:
            return at
        if self._credit < 1 - limits.ROUNDING:
            at = max(at, now + (1 - self._credit) / rate.refill)
        return max(at, self._sent.get(waiter.whose, -math.inf) + rate.own)

    def _running(self) -> int:
        """How many of a minute's calls running sends may be: each answer that moves keeps one, for its last."""
        kept = max(self._rate.kept, len(self._owed)) if self._rate.kept else 0
        return max(1, self._rate.most - kept)

    def _forget(self, now: float) -> None:
        """Leave behind what is more than a minute old, and refill the credit."""
        while self._ended and self._ended[0] + limits.MINUTE <= now:
            self._ended.popleft()
        self._credit = min(self._rate.burst, self._credit + (now - self._credited) * self._rate.refill)
        self._credited = now
        self._owed = {whose: until for whose, until in self._owed.items() if until > now}
        for waiter in self._waiting:
            if waiter.whose and not waiter.last:
                self.owe(waiter.whose)
        for known, life in ((self._sent, limits.MINUTE), (self._channels, 0.0)):
            if len(known) > limits.MOST_KNOWN:
                for name in [name for name, at in known.items() if at + life <= now]:
                    del known[name]


def status(error: BaseException) -> int | None:
    """The HTTP status of Slack's answer; None where there was none."""
    response = getattr(error, "response", None)
    found = getattr(response, "status_code", None) or getattr(response, "status", None)
    return found if isinstance(found, int) else None


def code(error: BaseException) -> str:
    """Slack's name of what went wrong (`not_in_channel`); "" where it gave none."""
    data = getattr(getattr(error, "response", None), "data", None)
    found = data.get("error") if isinstance(data, dict) else None
    return found if isinstance(found, str) else ""


def retry_after(error: BaseException) -> float | None:
    """How long Slack wants to be left alone by this method; None where the error is another than a rate limit."""
    if status(error) != 429 and code(error) not in ("ratelimited", "rate_limited"):
        return None
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    given = {str(name).lower(): str(value) for name, value in headers.items()}.get("retry-after", "")
    try:
        seconds = float(given)
    except ValueError:
        return limits.RETRY_AFTER
    return seconds if math.isfinite(seconds) and seconds > 0 else limits.RETRY_AFTER


def unsent(error: BaseException) -> bool:
    """Whether the call certainly never reached Slack."""
    return isinstance(error, aiohttp.ClientConnectorError)


def passing(error: BaseException) -> bool:
    """Whether the same call may well succeed a little later; it may also have taken effect already."""
    if isinstance(error, SlackApiError):
        return (status(error) or 0) >= 500 or code(error) in limits.PASSING
    return isinstance(error, aiohttp.ClientError | OSError | TimeoutError)
