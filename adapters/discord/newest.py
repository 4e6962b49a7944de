"""One answer on Discord, brought to what was offered last: its parts, each call at its turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from adapters import newest
from adapters.discord.charted import NOTHING, charted
from adapters.discord.means import Means
from adapters.discord.pace import Kind
from adapters.discord.parts import Parts, T
from adapters.discord.render import Part, render
from adapters.discord.where import home
from adapters.newest import Sending, at_rest
from bot.answers import Frame
from bot.events import ThreadRef


class Newest(newest.Newest[tuple[Part, ...]]):
    """One answer on Discord; see `newest.Newest`. The pace of its channel knows while it moves."""

    parts: Parts

    def __init__(self, ref: ThreadRef, answer: int, means: Means, origin: str) -> None:
        super().__init__(f"{ref}#{answer}", self._parts_of)
        self._means = means
        self._channel = home(ref).channel
        self.origin = origin
        """What names its question; "" where that is not known."""
        self._refused: tuple[Frame | None, str] = None, ""
        """The frame that Discord takes without files only, and why."""
        self.parts = Parts(ref, answer, means, self.wanted, self._turn, self._refuse, origin)

    def offer(self, frame: Frame, message: str = "") -> None:
        """See `newest.Newest.offer`."""
        if not at_rest(frame):
            self._means.pace.moves(self._channel, self.whose)
        super().offer(frame, message)

    async def _parts_of(self, frame: Frame) -> tuple[Part, ...]:
        means = self._means
        without, why = self._refused
        refused = why if without is frame else ""
        drawn = frame.chart is not None and at_rest(frame) and not refused
        beside = await charted(frame.chart, means.draw) if frame.chart and drawn else NOTHING
        return render(frame, buttons=means.buttons, note=means.note, charted=beside, refused=refused)

    def _refuse(self, why: str) -> None:
        """Show the newest frame without files, and say why."""
        self._refused = self._frame, why
        self._rendered = None

    async def _turn(self, kind: Kind, send: Callable[[], Awaitable[T]], *, last: bool, repeat: bool = True) -> T | None:
        """One call at its turn. One for running text is given up while it waits, once the answer is at rest: None."""
        pace, channel = self._means.pace, self._channel

        def call(sending: Sending) -> Coroutine[Any, Any, T]:
            async def begun() -> T:
                with sending():
                    return await send()

            return pace.call(begun, channel=channel, kind=kind, last=last, whose=self.whose, repeat=repeat)

        return await self.overtaken(call, last=last)

    def _ended(self, frame: Frame | None) -> None:
        if frame is None or at_rest(frame):
            self._means.pace.rests(self._channel, self.whose)
