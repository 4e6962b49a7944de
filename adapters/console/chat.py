"""`burnish chat`: the same path in a terminal. What is typed while an answer streams is taken at once."""

from __future__ import annotations

import asyncio
import re
import sys
import threading
import time
import uuid
from typing import TextIO

from adapters.console.progress import Bar
from bot.answers import Frame, Offer
from bot.bootstrap import Bot, bootstrap
from bot.events import (
    Asked,
    Commanded,
    Deleted,
    Edited,
    FeedbackEvent,
    Pressed,
    Reacted,
    Replied,
    Signal,
    ThreadRef,
    Unreacted,
)
from bot.interpret.emoji import vocabulary
from bot.settings import Settings
from bot.which import WHICH

HELP = """\
Ask, then say what to change: shorter · for a beginner · as bullets · no, I meant the snake
An emoji alone reacts: {emoji}. /unreact 👍 takes it back.
/new starts another thread · /edit TEXT changes your last message, /delete takes it back · /quit leaves
"""
_EMOJI = re.compile(r":[\w+-]+:|(?![!-~]+$)[^\w\s/]{1,8}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Terminal:
    """A publisher that prints: an answer as it streams, and a quiet line under it."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._shown = ""
        self._rested: tuple[str, int, str, str] | None = None
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

        Two variants are printed once both are whole, one under the other; what was printed last is not printed again.
        """
        if frame.progress == "thinking":
            self._shown = ""
            self.quiet("…")
            return
        ended = frame.progress in ("done", "stopped")
        now = (frame.thread, frame.answer, frame.text, frame.line)
        if (frame.variants and not ended) or (ended and self._rested == now):
            return
        self._rested = now if ended else None
        if frame.text and frame.progress != "failed":
            self._text(_CONTROL.sub("", frame.text), ended=ended)
        if frame.line:
            self.quiet(frame.line)

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
        if self._rested is None or notice != self._rested[-1]:
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
        return self._offers[place] if place < len(self._offers) else "There is nothing to choose by that number."

    def quiet(self, text: str) -> None:
        """Print something that is not the answer, on a line of its own."""
        if self._shown:
            self._out.write("\n")
            self._shown = ""
        self._out.write(f"{self._dim[0]}{_CONTROL.sub('', text)}{self._dim[1]}\n")
        self._out.flush()


class Conversation:
    """What one person types, as events of one thread after the other."""

    def __init__(self, person: str) -> None:
        self._person = person
        self._last = ""
        self.thread = ThreadRef(platform="console", workspace="local", channel="chat", thread=_new())

    def event(self, line: str) -> FeedbackEvent | str:
        """The event that a line is, or what to say to it."""
        word, _, rest = line.partition(" ")
        if word == "/new":
            self.thread = self.thread.model_copy(update={"thread": _new()})
            self._last = ""
            return "A new thread: ask something."
        if word in ("/edit", "/delete"):
            if not self._last:
                return "You have said nothing yet that could be changed."
            signal: Signal = Edited(message=self._last, text=rest) if word == "/edit" else Deleted(message=self._last)
            return self._event(signal)
        if word == "/unreact":
            return self._event(Unreacted(emoji=rest.strip())) if rest.strip() else "Which one? /unreact 👍"
        if line.startswith("/"):
            return self._event(Commanded(text=line), message=_new() if word == "/ask" else "")
        if self._last and _EMOJI.fullmatch(line):
            return self._event(Reacted(emoji=line))
        return self._event(Replied(text=line) if self._last else Asked(text=line), message=_new())

    def press(self, offer: Offer) -> FeedbackEvent:
        """The event of taking an offer."""
        return self._event(Pressed(button=offer.button, value=offer.value))

    def _event(self, signal: Signal, message: str = "") -> FeedbackEvent:
        self._last = message or self._last
        return FeedbackEvent(
            id=f"console:{_new()}",
            thread=self.thread,
            by=self._person,
            at=time.time(),
            message=message,
            signal=signal,
            alone=True,
            steward=True,
        )


def _new() -> str:
    return uuid.uuid4().hex[:12]


async def talk(settings: Settings, person: str) -> None:
    """Talk until /quit or the end of the input; what is typed is kept in the database as everywhere."""
    terminal = Terminal(sys.stdout)
    async with bootstrap(settings, terminal) as bot:
        bar = Bar()
        await bot.model.ready(bar)
        bar.done()
        if sys.stdin.isatty():
            emoji = "  ".join(f"{sign} {what}" for sign, what in vocabulary(bot.tables.emoji))
            terminal.quiet(HELP.format(emoji=emoji) + (bot.model.note or ""))
        await bot.inbox.resume("console")
        await _converse(bot, terminal, Conversation(person))


async def _converse(bot: Bot, terminal: Terminal, conversation: Conversation) -> None:
    lines = _lines()
    while (line := await lines.get()) is not None:
        text = line.strip()
        if text == "/quit":
            break
        if not text:
            continue
        offer = terminal.offered(text)
        event = conversation.press(offer) if isinstance(offer, Offer) else offer or conversation.event(text)
        if isinstance(event, str):
            terminal.quiet(event)
            continue
        await bot.inbox.accept(event)
        if not sys.stdin.isatty():  # a script waits for each answer; a person may go on typing
            await bot.inbox.settled(event.thread)
    await bot.inbox.settled(conversation.thread)


def _lines() -> asyncio.Queue[str | None]:
    """What comes on the standard input, line by line, and None at its end; a thread reads, so nothing waits for it."""
    queue: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(queue.put_nowait, line)
        loop.call_soon_threadsafe(queue.put_nowait, None)

    threading.Thread(target=read, daemon=True, name="stdin").start()
    return queue
