"""`burnish chat`: the same path in a terminal. What is typed while an answer streams is taken at once."""

from __future__ import annotations

import asyncio
import re
import sys
import threading
import time
import uuid

from adapters.attached import MOST, TOO_MANY, Fetched, kept
from adapters.console import sentences
from adapters.console.drawn import free, written
from adapters.console.files import read_file, typed_path, typed_paths
from adapters.console.progress import Bar
from adapters.console.terminal import Terminal
from bot.answers import Offer
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
from bot.pictures import Pictures
from bot.settings import Settings
from bot.store.files import Files

HELP = """\
Ask, then say what to change: shorter · for a beginner · as bullets · no, I meant the snake
An emoji alone reacts: {emoji}. /unreact 👍 takes it back.
/attach sales.csv sends a file with your next message; /query shows how numbers were computed, /save keeps a chart
/new starts another thread · /edit TEXT changes your last message, /delete takes it back · /quit leaves
"""
_EMOJI = re.compile(r":[\w+-]+:|(?![!-~]+$)[^\w\s/]{1,8}")


class Conversation:
    """What one person types, as events of one thread after the other."""

    def __init__(self, person: str) -> None:
        self._person = person
        self._last = ""
        self._waiting: tuple[Fetched, ...] = ()
        self.thread = ThreadRef(platform="console", workspace="local", channel="chat", thread=_new())

    def event(self, line: str) -> FeedbackEvent | str:
        """The event that a line is, or what to say to it."""
        word, _, rest = line.partition(" ")
        if word == "/new":
            self.thread = self.thread.model_copy(update={"thread": _new()})
            self._last = ""
            return sentences.NEW
        if word in ("/edit", "/delete"):
            if not self._last:
                return sentences.NOTHING_SAID
            signal: Signal = Edited(message=self._last, text=rest) if word == "/edit" else Deleted(message=self._last)
            return self._event(signal)
        if word == "/unreact":
            return self._event(Unreacted(emoji=rest.strip())) if rest.strip() else sentences.UNREACT
        if word == "/detach":
            self._waiting = ()
            return sentences.DETACHED
        if line == "/query":
            return self._event(Pressed(button="query"))
        if line.startswith("/"):
            return self._event(Commanded(text=line), message=_new() if word == "/ask" else "")
        if self._last and _EMOJI.fullmatch(line):
            return self._event(Reacted(emoji=line))
        return self._event(Replied(text=line) if self._last else Asked(text=line), message=_new())

    async def attach(self, typed: str) -> str:
        """Read the files that somebody names, for their next message; what to say to it. "" asks which wait."""
        if typed.lower().startswith(("http://", "https://")):
            return sentences.ADDRESS
        paths = typed_paths(typed) if typed else ()
        if isinstance(paths, str):
            return paths
        said: list[str] = []
        for path in paths:
            got = await asyncio.to_thread(read_file, path)
            others = tuple(one for one in self._waiting if isinstance(got, str) or one.name != got.name)
            if isinstance(got, str) or len(others) == MOST:
                said.append(got if isinstance(got, str) else TOO_MANY)
            else:
                self._waiting = (*others, got)  # a file of the same name is the same file, read again
        if self._waiting:
            said.append(sentences.waiting([one.name for one in self._waiting]))
        return "\n".join(dict.fromkeys(said)) or sentences.ATTACH

    async def with_files(self, event: FeedbackEvent, files: Files) -> tuple[FeedbackEvent, tuple[str, ...]]:
        """The event with the files that wait for it, kept first, and a sentence for each that has no room.

        They go on waiting where it is no message.
        """
        signal = event.signal
        if isinstance(signal, Commanded) and (asked := re.fullmatch(r"/ask\s+(.+)", signal.text, re.DOTALL)):
            signal = Asked(text=asked[1])
        if not self._waiting or not isinstance(signal, Asked | Replied):
            return event, ()
        brought, full = await kept(files, event.thread, event.by, self._waiting)
        self._waiting = ()
        return event.model_copy(update={"signal": signal.model_copy(update={"files": brought})}), full

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
        await take(text, bot, terminal, conversation)
        if not sys.stdin.isatty():  # a script waits for each answer; a person may go on typing
            await bot.inbox.settled(conversation.thread)
    await bot.inbox.settled(conversation.thread)


async def take(line: str, bot: Bot, terminal: Terminal, conversation: Conversation) -> None:
    """Do what a line says: send it, or what is done here alone. What comes of an event is not waited for."""
    word, *rest = line.split(maxsplit=1)
    typed = rest[0].strip() if rest else ""
    if word == "/attach":
        terminal.quiet(await conversation.attach(typed))
        return
    if word == "/save":
        terminal.quiet(await save(terminal, bot.pictures, typed))
        return
    offer = terminal.offered(line)
    event = conversation.press(offer) if isinstance(offer, Offer) else offer or conversation.event(line)
    if isinstance(event, str):
        terminal.quiet(event)
        return
    event, full = await conversation.with_files(event, bot.files)
    if full:
        terminal.quiet("\n".join(full))
    await bot.inbox.accept(event)


async def save(terminal: Terminal, pictures: Pictures, typed: str) -> str:
    """Write the chart that was shown last, as PNG and CSV; what to say to it. Nothing that is there is written over.

    `typed` is a name for both, or a folder; "" is the current folder. In a folder the names are `chart-1` and so on.
    """
    if terminal.chart is None:
        return sentences.NO_CHART
    path = typed_path(typed)
    if path.suffix.lower() in (".png", ".csv"):
        path = path.with_suffix("")
    try:
        place = free(path) if path.is_dir() else path
        paths = await written(terminal.chart, pictures, place)
    except FileExistsError as there:
        return sentences.THERE_ALREADY.format(name=there.filename)
    except (OSError, ValueError) as error:
        return sentences.NOT_WRITTEN.format(name=path, why=getattr(error, "strerror", None) or error)
    said = sentences.saved([str(one) for one in paths])
    return said if len(paths) == 2 else f"{sentences.NOT_DRAWN} {said}"


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
