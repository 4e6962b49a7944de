"""What a terminal shows: a publisher that prints."""

from __future__ import annotations

import re
from typing import TextIO

from adapters.console import sentences
from bot.answers import Frame, Offer
from bot.charts.alt import alt
from bot.charts.chart import Chart
from bot.which import WHICH

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Terminal:
    """A publisher that prints: an answer as it streams, its chart in words, and a quiet line under it."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._shown = ""
        self._rested: Frame | None = None
        self.chart: Chart | None = None
        """That of the answer that was shown last."""
        self._offers: tuple[Offer, ...] = ()
        self._dim = ("\x1b[2m", "\x1b[0m") if out.isatty() else ("", "")

    async def thinking(self, frame: Frame) -> None:
        """Print that an answer is on its way."""
        await self.edit("", frame)

    async def post(self, frame: Frame) -> str:
        """Begin an answer."""
        await self.edit("", frame)
        return f"{frame.thread}/{frame.answer}"

    async def edit(self, message: str, frame: Frame) -> None:
        """Print what is new in a frame; where a frame is no continuation, all of it.

        Two variants are printed once both are whole, one under the other, and a text that is still being checked once
        it holds; what was printed last is not printed again.
        """
        if frame.progress == "thinking":
            self._shown = ""
            self.quiet("…")
            return
        ended = frame.progress in ("done", "stopped")
        if (frame.variants and not ended) or (ended and self._rested and _alike(self._rested, frame)):
            return
        self._rested = frame if ended else None
        if frame.text and frame.progress not in ("failed", "checking"):
            self._text(_CONTROL.sub("", frame.text), ended=ended)
        if ended:
            self.chart = frame.chart
        if ended and frame.chart:
            self.quiet(alt(frame.chart))
        if frame.line:
            self.quiet(frame.line)
        if ended and (found := [sentences.QUERY] * frame.computed + [sentences.SAVE] * (frame.chart is not None)):
            self.quiet(" · ".join(found))

    def _text(self, text: str, *, ended: bool) -> None:
        if not text.startswith(self._shown):
            self._out.write("\n\n" if self._shown else "")
            self._shown = ""
        self._out.write(text[len(self._shown) :])
        self._shown = "" if ended else text
        if ended:
            self._out.write("\n")
        self._out.flush()

    async def tell(self, thread: str, person: str, notice: str, offers: tuple[Offer, ...] = ()) -> None:
        """Print a notice, and under it what can be had by typing its number with a slash.

        A passage that is asked about needs none: the notice has the numbers, and the plain number is the reply.
        """
        if self._rested is None or notice != self._rested.line:
            self.quiet(notice)
        offered = tuple(one for one in offers if one.button != WHICH)
        self._offers = offered or self._offers
        for number, one in enumerate(offered, 1):
            self.quiet(f"  /{number}  {one.label}")

    def offered(self, line: str) -> Offer | str | None:
        """What a line like `/1` takes, or what to say to it; None for any other line."""
        match = re.fullmatch(r"/([1-9])", line)
        if match is None:
            return None
        place = int(match[1]) - 1
        return self._offers[place] if place < len(self._offers) else sentences.NO_OFFER

    def quiet(self, text: str) -> None:
        """Print something that is not the answer, on a line of its own."""
        if self._shown:
            self._out.write("\n")
            self._shown = ""
        self._out.write(f"{self._dim[0]}{_CONTROL.sub('', text)}{self._dim[1]}\n")
        self._out.flush()


def _alike(one: Frame, other: Frame) -> bool:
    """Whether the same is printed of both."""
    unseen = {"version": None, "progress": "done", "conflicts": (), "variants": (), "sequence": 0}
    return one.model_copy(update=unseen) == other.model_copy(update=unseen)
