"""`burnish replay`: a dialogue goes through the very path; a JSON line comes back for each event."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from adapters.attached import kept
from adapters.console.dialogue import Dialogue
from adapters.console.drawn import make, written
from adapters.console.progress import Bar
from bot.answers import Answer, Frame, Offer, Version
from bot.bootstrap import Bot, bootstrap
from bot.charts.alt import alt
from bot.events import FeedbackEvent
from bot.refine import prompt as would_be
from bot.settings import Settings
from bot.threads import Outcome


class Recorder:
    """A publisher that shows nothing and counts the tokens that a person would have seen."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        """Everything shown, in order."""
        self.told: list[tuple[str, str, str]] = []
        """Thread, person and notice."""
        self.offered: list[Offer] = []
        self._tokens: dict[str, int] = {}
        self._moved = asyncio.Event()

    async def thinking(self, frame: Frame) -> None:
        """Note that an answer is on its way."""
        self._show(frame)

    async def post(self, frame: Frame) -> str:
        """Show an answer for the first time."""
        self._show(frame)
        return f"{frame.thread}/{frame.answer}"

    async def edit(self, message: str, frame: Frame) -> None:
        """Show the next frame of it."""
        self._show(frame)

    async def tell(self, thread: str, person: str, notice: str, offers: tuple[Offer, ...] = ()) -> None:
        """Keep a notice and what was offered with it."""
        self.told.append((thread, person, notice))
        self.offered.extend(offers)

    def _show(self, frame: Frame) -> None:
        self.frames.append(frame)
        if frame.progress == "streaming":
            self._tokens[frame.thread] = self._tokens.get(frame.thread, 0) + 1
        else:
            self._tokens[frame.thread] = 0
        self._moved.set()

    async def streamed(self, thread: str, tokens: int) -> None:
        """Wait until that many tokens of the running answer have been shown."""
        await self.until(lambda: self._tokens.get(thread, 0) >= tokens)

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for a frame after which this is true."""
        while not true():
            self._moved.clear()
            await self._moved.wait()


async def replay(
    dialogue: Dialogue, bot: Bot, recorder: Recorder, *, dry: bool = False, charts: Path | None = None
) -> AsyncIterator[dict[str, Any]]:
    """Send the events in order and give a line for each, once all that it brought about has settled.

    Charts are written to the folder `charts`, each as PNG and CSV and called after its event: `chart-2.png`.

    An event that was replayed into the same database before is not applied again: its line comes from the database.
    """
    waiting: list[tuple[int, float]] = []
    for index, entry in enumerate(dialogue.entries):
        event = await _with_files(dialogue, index, bot)
        if entry.while_streaming is not None and not dry:
            await _until(bot, recorder, event, entry.while_streaming)
        begun = time.perf_counter()
        await bot.inbox.accept(event)
        waiting.append((index, (time.perf_counter() - begun) * 1000))
        following = dialogue.entries[index + 1] if index + 1 < len(dialogue.entries) else None
        if following and following.while_streaming is not None and following.thread == entry.thread and not dry:
            continue
        await bot.inbox.settled(event.thread)
        for number, accept_ms in waiting:
            yield await _line(dialogue, number, accept_ms, bot, dry, charts)
        waiting.clear()


async def _with_files(dialogue: Dialogue, index: int, bot: Bot) -> FeedbackEvent:
    """An event with the files that it brings, kept first; where it was replayed before, they are there already."""
    event, files = dialogue.events[index], dialogue.files[index]
    if not files or await bot.store.entry(event.id):
        return event
    brought, _ = await kept(bot.files, event.thread, event.by, files)  # the log says which had no room
    return event.model_copy(update={"signal": event.signal.model_copy(update={"files": brought})})


async def _until(bot: Bot, recorder: Recorder, event: FeedbackEvent, tokens: int) -> None:
    """Wait for so many tokens of the thread's running answer, or until nothing runs there any more."""
    streamed = asyncio.create_task(recorder.streamed(str(event.thread), tokens))
    settled = asyncio.create_task(bot.inbox.settled(event.thread))
    await asyncio.wait({streamed, settled}, return_when=asyncio.FIRST_COMPLETED)
    for task in (streamed, settled):
        task.cancel()
    await asyncio.gather(streamed, settled, return_exceptions=True)


async def _line(
    dialogue: Dialogue, index: int, accept_ms: float, bot: Bot, dry: bool, charts: Path | None
) -> dict[str, Any]:
    """What came of one event."""
    event = dialogue.events[index]
    entry = await bot.store.entry(event.id)
    outcome = entry.outcome if entry and entry.outcome else Outcome(event=event.id, seq=0)
    answer = await bot.store.answer(event.thread, outcome.answer) if outcome.answer else None
    version = answer.version(outcome.version) if answer else None
    made = version if version and version.event == event.id else None
    prompt = [message.model_dump() for message in made.prompt] if made and made.prompt else None
    if dry:
        state = await bot.store.load(event.thread)
        asker = state.thread.context.task.author if state.thread.context.task else event.by
        profile = await bot.store.profile(event.thread.who(asker))
        messages, _ = would_be(state.thread, state.answer or Answer(number=1), profile)
        prompt = [message.model_dump() for message in messages]
    return {
        "event": index + 1,
        "thread": event.thread.thread,
        "kind": outcome.kind.value if outcome.kind else None,
        "directives": [
            {"slot": one.slot.value, "value": one.value, "scope": one.scope.value, "target": one.target}
            for one in outcome.directives
        ],
        "version": outcome.version,
        "answer": version.text if version else None,
        "chart": await _chart(version, bot, charts / f"chart-{index + 1}" if charts else None),
        "violations": [{"slot": one.slot, "text": one.text} for one in version.violations] if version else [],
        "attempts": made.attempts if made else 0,
        "stopped": outcome.stopped,
        "prompt": prompt,
        "prompt_tokens": made.usage.prompt_tokens if made else None,
        "cached_tokens": made.usage.cached_tokens if made else None,
        "completion_tokens": made.usage.completion_tokens if made else None,
        "ms": _times(accept_ms, outcome, made),
        "notice": outcome.notice or None,
        "offers": [{"label": one.label, "press": _press(dialogue, one)} for one in outcome.offers],
    }


async def _chart(version: Version | None, bot: Bot, place: Path | None) -> dict[str, Any] | None:
    """A version's chart in words, and the files it was written to; None where it has none."""
    chart = version.computed.chart if version and version.computed else None
    if chart is None:
        return None
    files = await written(chart, bot.pictures, place, replace=True) if place else ()
    return {"kind": chart.mark.value, "alt": alt(chart), "files": [str(one) for one in files]}


def _press(dialogue: Dialogue, offer: Offer) -> str:
    """How a line of the dialogue takes this offer: `instead 2`, `which 2:1`, `remove 2#0`."""
    names = f"{dialogue.events[0].id.rpartition(':')[0]}:"
    return f"{offer.button} {offer.value.removeprefix(names)}"


def _times(accept_ms: float, outcome: Outcome, made: Version | None) -> dict[str, float | None]:
    times = {
        "accept": accept_ms,
        "interpret": outcome.interpret_ms,
        "first_token": made.first_token_ms if made else None,
        "total": made.total_ms if made else None,
    }
    return {name: None if value is None else round(value, 2) for name, value in times.items()}


async def run(
    dialogue: Dialogue, settings: Settings, *, dry: bool, out: Path | None, keep: bool, charts: Path | None = None
) -> None:
    """Replay with a bot of its own and write the lines to `out`, or to the standard output.

    Without `keep` the database is a temporary one. Charts are written to the folder `charts`, which is made where it
    is not there. Raises OSError where files cannot be written, FetchFailed where the embedded model cannot be had.
    """
    recorder = Recorder()
    if charts:
        make(charts)
    with ExitStack() as stack:
        if not keep:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="burnish-")))
            settings = settings.model_copy(update={"database": folder / "replay.db"})
        stream = stack.enter_context(out.open("w", encoding="utf-8")) if out else sys.stdout
        async with bootstrap(settings, recorder, dry=dry) as bot:
            if not dry:
                bar = Bar()
                await bot.model.ready(bar)
                bar.done()
            await bot.inbox.resume("replay")
            async for line in replay(dialogue, bot, recorder, dry=dry, charts=charts):
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
                stream.flush()
