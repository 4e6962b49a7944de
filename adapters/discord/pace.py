"""Rates: every call for a channel waits here for its turn, so that none is refused and the ones that matter come first.

Discord counts each kind of call in each channel, over all of its messages; a thread is a channel of its own. Its limits
are learned from the headers of its answers (`learn`, through `trace`); until then they are what people have seen, kept
as a sliding window. Running edits are spread evenly and leave as many calls free as there are answers that may end: the
last text of an answer then never waits long behind the moving text of the others. Last calls go first and may use all.
discord.py keeps rates, too. It counts calls that are on their way twice, and lets one that took the last of a window
return only when that window is over: so one call is on its way at a time, and only last calls take the last.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Literal, TypeVar

from adapters.discord import limits
from adapters.discord.troubles import TROUBLES, passing, retry_after
from adapters.pausing import Clock, Sleep
from adapters.turns import Turns, Waiter

T = TypeVar("T")
Kind = Literal["send", "edit", "other"]
MOST: dict[Kind, int] = {"send": limits.SENDS, "edit": limits.EDITS, "other": limits.OTHERS}


def kept(active: int, age: float, most: int, window: float) -> int:
    """How many calls running edits leave alone, with so many answers moving, the youngest of them for `age` seconds.

    The fewest with which, should all of them end at once, the last waits no longer than a part of that age.
    """
    for left in range(1, most):
        if (active - left) * window / (most - left) <= limits.PATIENCE * age:
            return left
    return most - 1


class Pace:
    """The rates of all channels, for one process. `clock` and `sleep` are in seconds."""

    def __init__(self, clock: Clock = time.monotonic, sleep: Sleep = asyncio.sleep) -> None:
        self.clock = clock
        self.sleep = sleep
        self._lanes: dict[tuple[Kind, int], _Lane] = {}
        self._moving: dict[int, dict[str, tuple[float, float]]] = {}
        """The answers that move in a channel: since when, and when last heard of."""
        self._whole = _Whole(clock)

    async def call(
        self,
        send: Callable[[], Awaitable[T]],
        *,
        channel: int,
        kind: Kind,
        last: bool = False,
        whose: str = "",
        repeat: bool = True,
    ) -> T:
        """Call Discord by `send` when it is this call's turn, and give what it gives.

        `whose` names the answer: of the running ones, the one goes first that has waited longest since its own last
        call. `repeat`: whether a call that did not succeed may be made again; one that was refused with a 429 is,
        without limit where it is a last one. Cancelled while it waits, the call is never made. Raises what `send`
        raised last.
        """
        lane = self._lane(kind, channel)
        waiter = Waiter(last=last, whose=whose, arrival=lane.arrival())
        failures = 0
        while True:
            await lane.turn(waiter)
            sent = False
            try:
                given = await send()
                sent = True
                return given
            except TROUBLES as error:
                again = retry_after(error)
                failures += 1
                if again is not None and repeat and (last or failures <= limits.RETRIES):
                    lane.block(again)
                    continue
                if failures > (limits.LAST_RETRIES if last else limits.RETRIES) or not (repeat and passing(error)):
                    raise
            finally:
                lane.done(waiter, sent=sent)
            await self.sleep(limits.backoff(failures))

    def moves(self, channel: int, whose: str) -> None:
        """An answer is being written there."""
        now = self.clock()
        known = self._moving.setdefault(channel, {})
        known[whose] = known.get(whose, (now, now))[0], now
        for lane in self._lanes_of(channel):
            lane.news.set()

    def rests(self, channel: int, whose: str) -> None:
        """It has come to its end, and that is shown."""
        known = self._moving.get(channel, {})
        known.pop(whose, None)
        if not known:
            self._moving.pop(channel, None)
        for lane in self._lanes_of(channel):
            lane.news.set()

    def learn(self, channel: int, kind: Kind, headers: Mapping[str, str]) -> None:
        """What the headers of an answer say of such calls in that channel."""
        try:
            most, remaining = int(headers["X-RateLimit-Limit"]), int(headers["X-RateLimit-Remaining"])
            after = float(headers["X-RateLimit-Reset-After"])
        except (KeyError, ValueError):
            return
        if most > 0 and remaining >= 0 and math.isfinite(after) and after >= 0:
            self._lane(kind, channel).learn(most, remaining, after)

    def _lanes_of(self, channel: int) -> list[_Lane]:
        return [lane for kind in MOST if (lane := self._lanes.get((kind, channel)))]

    def _lane(self, kind: Kind, channel: int) -> _Lane:
        lane = self._lanes.get((kind, channel))
        if lane is None:
            if len(self._lanes) >= limits.MOST_KNOWN:
                for key in [key for key, known in self._lanes.items() if known.idle]:
                    del self._lanes[key]
            lane = _Lane(MOST[kind], self.clock, self.sleep, self._whole, lambda: self._active(channel))
            self._lanes[kind, channel] = lane
        return lane

    def _active(self, channel: int) -> tuple[int, float]:
        """How many answers move in a channel, and for how long the youngest of them has."""
        now = self.clock()
        known = self._moving.get(channel, {})
        for whose in [one for one, (_, heard) in known.items() if heard + limits.MOVING_LIFE <= now]:
            del known[whose]
        return len(known), now - max((since for since, _ in known.values()), default=now)


class _Whole:
    """All calls of the bot in the last second."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._made: deque[float] = deque()

    def made(self) -> None:
        self._made.append(self._clock())

    def earliest(self, last: bool, now: float) -> float:
        """From when on one more may be made."""
        while self._made and self._made[0] + limits.SECOND <= now:
            self._made.popleft()
        most = limits.GLOBAL - limits.GLOBAL_OTHERS - (0 if last else limits.GLOBAL_KEPT)
        over = len(self._made) + 1 - most
        return self._made[over - 1] + limits.SECOND if over > 0 else now


class _Lane(Turns[Waiter]):
    """One kind of call in one channel: who waits, and what is left of the window."""

    def __init__(
        self, most: int, clock: Clock, sleep: Sleep, whole: _Whole, active: Callable[[], tuple[int, float]]
    ) -> None:
        super().__init__(clock, sleep)
        self._most = most
        self._window = limits.WINDOW
        self._whole = whole
        self._active = active
        self._told: tuple[int, float] | None = None
        """How many calls Discord has said are left, and until when; before it has, the calls of a window count."""
        self._moved = -math.inf
        """When the last running call was made."""

    @property
    def idle(self) -> bool:
        """Whether there is nothing that has to be remembered of it."""
        self._forget(self._clock())
        return not self._waiting and not self._flying and not self._ended and self._told is None

    def learn(self, most: int, remaining: int, after: float) -> None:
        """What an answer's headers say."""
        until = self._clock() + after
        if self._told and abs(self._told[1] - until) < after / 2:  # of the same window: answers overtake each other
            remaining = min(remaining, self._told[0])
        self._window = max(after, self._window) if most == self._most else after
        self._most, self._told = most, (remaining, until)
        self.news.set()

    def _granted(self, waiter: Waiter, now: float) -> None:
        self._whole.made()
        if not waiter.last:
            self._moved = now

    def _answered(self, waiter: Waiter, now: float, sent: bool) -> None:
        if self._told and math.isinf(self._told[1]):  # the first answer of a window, and it did not say what is left
            self._told = None

    def _earliest(self, waiter: Waiter, now: float) -> float:
        if self._flying:
            return math.inf
        at = max(self._blocked, self._whole.earliest(waiter.last, now))
        if waiter.last:
            return max(at, self._free_from(0, now))
        left = kept(*self._active(), self._most, self._window)
        at = max(at, self._free_from(left, now), self._moved + self._window / max(1, self._most - left))
        return max(at, self._sent.get(waiter.whose, -math.inf) + limits.OWN_GAP)

    def _free_from(self, left: int, now: float) -> float:
        """From when on there is a call that leaves so many."""
        if self._told:
            remaining, until = self._told
            return now if remaining - self._flying > left else until
        over = self._flying + len(self._ended) + 1 - (self._most - left)
        if over <= 0:
            return now
        return self._ended[over - 1] + self._window if over <= len(self._ended) else math.inf

    def _forget(self, now: float) -> None:
        """Leave behind what is over: a window of Discord's, and of ours."""
        if self._told and self._told[1] <= now:
            self._told = (self._most, math.inf) if self._flying else None
            self._ended.clear()
        while self._ended and self._ended[0] + self._window <= now:
            self._ended.popleft()
        if len(self._sent) > limits.MOST_KNOWN:
            self._sent = {name: at for name, at in self._sent.items() if at + self._window > now}
