"""A whole bot for tests: the real path and a real database, with a model that follows a script."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

from adapters.console.replay import Recorder
from bot.answers import Answer, Usage
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
from bot.ports import Piece, Request
from bot.settings import Settings
from bot.threads import Outcome, Thread

Script = Callable[[Request, int], str]
"""What the model says to a request; the number counts its calls from 1."""


class ScriptedModel:
    """A model in this process: says what its script says, word by word, and notes what it was asked."""

    name = "scripted"
    note = ""
    holds: Literal["grammar", "schema", "nothing"] = "nothing"

    def __init__(self, script: Script | None = None, *, pause: float = 0.0, reads: bool = False) -> None:
        self.script = script or (lambda request, call: f"Answer {call}: the tide rises and falls.")
        self.pause = pause
        """Seconds between two words."""
        self.reads = reads
        self.requests: list[Request] = []
        self.running = 0
        """How many generations go on right now."""
        self.closed_early = 0

    async def ready(self, progress: Callable[[str, float | None], None]) -> None:
        """Nothing to fetch."""

    async def generate(self, request: Request) -> AsyncGenerator[Piece, None]:
        """Stream the script's text."""
        self.requests.append(request)
        words = self.script(request, len(self.requests)).split(" ")
        self.running += 1
        ended = False
        try:
            for index, word in enumerate(words):
                await asyncio.sleep(self.pause)
                yield Piece(text=word if index == 0 else f" {word}")
            ended = True
            prompt = sum(len(message.content.split()) for message in request.messages)
            yield Piece(usage=Usage(prompt_tokens=prompt, completion_tokens=len(words)), model=self.name)
        finally:
            self.running -= 1
            self.closed_early += not ended

    async def close(self) -> None:
        """Nothing to close."""


class Room:
    """People talking to a bot in one thread. Each call sends an event and, unless told otherwise, waits for the end."""

    def __init__(self, bot: Bot, seen: Recorder, model: ScriptedModel, thread: str = "1") -> None:
        self.bot, self.seen, self.model = bot, seen, model
        self.ref = ThreadRef(platform="test", workspace="w", channel="c", thread=thread)
        self.count = 0
        self.began = 0.0
        """When the thread began, in seconds since the epoch: its events come a second after each other."""

    async def send(self, signal: Signal, by: str = "ana", *, wait: bool = True, **more: Any) -> FeedbackEvent:
        """Send a signal as a fact of its own."""
        self.count += 1
        spoken = signal.kind in ("asked", "replied")
        event = FeedbackEvent(
            id=more.pop("id", f"{self.ref.thread}-e{self.count}"),
            thread=self.ref,
            by=by,
            at=self.began + self.count,
            message=f"m{self.count}" if spoken else "",
            signal=signal,
            **more,
        )
        await self.bot.inbox.accept(event)
        if wait:
            await self.settle()
        return event

    async def ask(self, text: str = "Explain tides.", by: str = "ana", **more: Any) -> FeedbackEvent:
        """Ask a question."""
        return await self.send(Asked(text=text), by, **more)

    async def reply(self, text: str, by: str = "ana", **more: Any) -> FeedbackEvent:
        """Reply with words."""
        return await self.send(Replied(text=text, quote=more.pop("quote", None)), by, **more)

    async def react(self, emoji: str, by: str = "ana", **more: Any) -> FeedbackEvent:
        """Put an emoji on the answer."""
        return await self.send(Reacted(emoji=emoji), by, **more)

    async def unreact(self, emoji: str, by: str = "ana", **more: Any) -> FeedbackEvent:
        """Take it off."""
        return await self.send(Unreacted(emoji=emoji), by, **more)

    async def press(self, button: str, value: str = "", by: str = "ana", **more: Any) -> FeedbackEvent:
        """Press a button."""
        return await self.send(Pressed(button=button, value=value), by, **more)

    async def command(self, text: str, by: str = "ana", **more: Any) -> FeedbackEvent:
        """Give a slash command."""
        return await self.send(Commanded(text=text), by, **more)

    async def edit(self, message: str, text: str, by: str = "ana", **more: Any) -> FeedbackEvent:
        """Edit a message of one's own."""
        return await self.send(Edited(message=message, text=text), by, **more)

    async def delete(self, message: str, by: str = "ana", **more: Any) -> FeedbackEvent:
        """Delete a message of one's own."""
        return await self.send(Deleted(message=message), by, **more)

    async def settle(self) -> None:
        """Wait until nothing is being worked on."""
        await self.bot.inbox.settled(self.ref)

    async def streamed(self, words: int) -> None:
        """Wait until so many words of the running answer have been shown."""
        await self.seen.streamed(str(self.ref), words)

    async def thread(self) -> Thread:
        """The thread as the database has it."""
        return (await self.bot.store.load(self.ref)).thread

    async def answer(self, number: int | None = None) -> Answer:
        """An answer, the thread's newest by default."""
        thread = await self.thread()
        found = await self.bot.store.answer(self.ref, number or thread.answer)
        assert found is not None
        return found

    async def text(self) -> str:
        """What people see of the newest answer."""
        current = (await self.answer()).current
        return current.text if current else ""

    async def outcome(self, event: FeedbackEvent) -> Outcome:
        """What came of an event."""
        entry = await self.bot.store.entry(event.id)
        assert entry is not None and entry.outcome is not None
        return entry.outcome

    def prompt(self) -> str:
        """The last message that the model was sent."""
        return self.model.requests[-1].messages[-1].content


@asynccontextmanager
async def a_bot(path: Path, model: ScriptedModel | None = None, **settings: Any) -> AsyncIterator[Room]:
    """A running bot on that database, and a room to talk to it in."""
    model = model or ScriptedModel()
    seen = Recorder()
    given: dict[str, Any] = {"database": path / "test.db", "settle": 0.02, "attempts": 1, **settings}
    async with bootstrap(Settings(**given), seen, model=model) as bot:
        yield Room(bot, seen, model)
