"""`burnish bench`: what the path itself costs, beside a bare call of the same client in the same run."""

from __future__ import annotations

import asyncio
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.console.progress import Bar
from adapters.console.replay import Recorder
from bot.bootstrap import Bot, bootstrap
from bot.events import Asked, FeedbackEvent, Replied, Signal, ThreadRef
from bot.ports import Request
from bot.prompt import Message, render
from bot.settings import Settings

QUESTION = "Explain to a new colleague how our release process works and what to watch out for."
CYCLE = ("shorter", "more formal", "as bullets", "longer", "more casual", "as a table", "in German", "for a beginner")
"""What the fifty refinements say, in turn: the same few things keep changing."""
TURNS = 50
CALLS = 400
"""Calls of each kind at each concurrency."""


async def measure(*, embedded: bool) -> None:
    """Print the figures; with `embedded` also how fast feedback takes over on the real built-in model."""
    async with _instant() as url:
        with TemporaryDirectory(prefix="burnish-bench-") as folder:
            settings = Settings(model_url=url, database=Path(folder) / "bench.db", attempts=1)
            recorder = Recorder()
            async with bootstrap(settings, recorder) as bot:
                await _path_cost(bot, recorder)
                await _prompt_cost(bot)
                print(f"\nresident memory of this process: {_resident_mb():.0f} MB")
    _help_cost()
    if embedded:
        await _takeover()


@asynccontextmanager
async def _instant() -> AsyncIterator[str]:
    """The instant server's base URL."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "adapters.console.instant",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert child.stdin and child.stdout
    try:
        yield f"http://127.0.0.1:{int(await child.stdout.readline())}/v1"
    finally:
        child.stdin.close()
        await child.wait()


def _event(thread: str, number: int, signal: Signal) -> FeedbackEvent:
    ref = ThreadRef(platform="bench", workspace="local", channel="c", thread=thread)
    return FeedbackEvent(id=f"bench:{thread}:{number}", thread=ref, by="ana", at=0.0, signal=signal)


async def _path_cost(bot: Bot, recorder: Recorder) -> None:
    """Accepted event to model request, beside the bare client, alternating so that both see the same machine."""
    messages = (Message(role="system", content="Answer."), Message(role="user", content=QUESTION))
    counter = iter(range(10**9))

    async def through_the_path() -> float:
        event = _event(f"t{next(counter)}", 0, Asked(text=QUESTION))
        begun = time.monotonic_ns()
        await bot.inbox.accept(event)
        await bot.inbox.settled(event.thread)
        answer = await bot.store.answer(event.thread, 1)
        assert answer and answer.current
        return (int(answer.current.text.split()[0]) - begun) / 1e6

    async def bare() -> float:
        begun = time.monotonic_ns()
        text = ""
        async with aclosing(bot.model.generate(Request(messages=messages))) as pieces:
            async for piece in pieces:
                text += piece.text
        return (int(text.split()[0]) - begun) / 1e6

    print(f"{'':28}{'p50 ms':>9}{'p99 ms':>9}{'calls/s':>9}")
    for flight in (1, 50):
        await _run(through_the_path, 50, flight)
        await _run(bare, 50, flight)
        path: list[float] = []
        bare_times: list[float] = []
        rates = {"path": [0.0, 0.0], "bare": [0.0, 0.0]}
        for _ in range(4):
            for name, call, times in (("path", through_the_path, path), ("bare", bare, bare_times)):
                began = time.perf_counter()
                times += await _run(call, CALLS // 4, flight)
                rates[name][0] += CALLS // 4
                rates[name][1] += time.perf_counter() - began
        for name, times in (("path", path), ("bare", bare_times)):
            label = {"path": "event to model request", "bare": "bare client to model"}[name]
            p50, p99 = statistics.median(times), statistics.quantiles(times, n=100)[98]
            print(f"{label + f', {flight} in flight':34}{p50:>7.2f}{p99:>9.2f}{rates[name][0] / rates[name][1]:>9.0f}")
        added = statistics.median(path) - statistics.median(bare_times)
        print(f"{'the path adds, at the median':34}{added:>7.2f}")


async def _run(call: Callable[[], Awaitable[float]], times: int, flight: int) -> list[float]:
    """That many calls, so many at once."""
    gate = asyncio.Semaphore(flight)

    async def one() -> float:
        async with gate:
            return await call()

    return list(await asyncio.gather(*(one() for _ in range(times))))


async def _prompt_cost(bot: Bot) -> None:
    """The prompt's length by turn over fifty refinements of one answer, beside the transcript's."""
    ref = _event("long", 0, Asked(text=QUESTION)).thread
    transcript, rows = [QUESTION], []
    for turn in range(TURNS + 1):
        said = CYCLE[(turn - 1) % len(CYCLE)]
        await bot.inbox.accept(_event("long", turn, Asked(text=QUESTION) if turn == 0 else Replied(text=said)))
        await bot.inbox.settled(ref)
        state = await bot.store.load(ref)
        assert state.answer and state.answer.current
        if turn:
            transcript.append(said)
        sent = " ".join(message.content for message in state.answer.current.prompt)
        rows.append((_tokens(sent), _tokens(" ".join(transcript))))
        transcript.append(state.answer.current.text)
    print(f"\nprompt by turn, words and marks ({TURNS} refinements of one answer; the transcript resent beside it)")
    print(f"{'turn':>6}{'rewritten':>11}{'transcript':>12}")
    for turn in (1, 2, 5, 10, 20, 30, 40, 50):
        print(f"{turn:>6}{rows[turn][0]:>11}{rows[turn][1]:>12}")
    print(f"50th over 2nd: {rows[50][0] / rows[2][0]:.2f} (transcript: {rows[50][1] / rows[2][1]:.2f})")
    total, resent = sum(row[0] for row in rows), sum(row[1] for row in rows)
    print(f"all turns together: {total} against {resent}, {total / resent:.1%}")


def _tokens(text: str) -> int:
    return len(re.findall(r"\w+|[^\w\s]", text))


def _resident_mb() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:  # not Linux
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _help_cost() -> None:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "bot", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    print(f"burnish --help: {min(times):.2f} s at best, {statistics.median(times):.2f} s at the median of 5")


async def _takeover() -> None:
    """Feedback while streaming, on the embedded model: how soon the new version's first token comes."""
    print("\nfeedback in mid-stream, embedded model (ms)")
    print(f"{'run':>4}{'to new first token':>20}{'plain first token':>19}{'ratio':>7}{'old tokens after':>18}")
    ratios = []
    with TemporaryDirectory(prefix="burnish-bench-") as folder:
        recorder = Recorder()
        async with bootstrap(Settings(database=Path(folder) / "b.db", attempts=1, seed=1), recorder) as bot:
            bar = Bar()
            await bot.model.ready(bar)
            bar.done()
            for run in range(1, 8):
                took, plain, late = await _one_takeover(bot, recorder, run)
                ratios.append(took / plain)
                print(f"{run:>4}{took:>20.0f}{plain:>19.0f}{took / plain:>7.2f}{late:>18}")
    print(f"ratio at the median: {statistics.median(ratios):.2f}")


async def _one_takeover(bot: Bot, recorder: Recorder, run: int) -> tuple[float, float, int]:
    """One feedback at the 30th token; then the same two prompts one after the other on the idle server."""
    ask = _event(f"takeover{run}", 0, Asked(text=f"{QUESTION} This is case {run}."))
    await bot.inbox.accept(ask)
    await recorder.streamed(str(ask.thread), 30)
    old = recorder.frames[-1].text
    begun = time.monotonic()
    await bot.inbox.accept(_event(f"takeover{run}", 1, Replied(text="more formal, as bullets")))
    seen = len(recorder.frames)
    await recorder.until(lambda: any(frame.progress == "thinking" for frame in recorder.frames[seen:]))
    await recorder.streamed(str(ask.thread), 1)
    took = (time.monotonic() - begun) * 1000
    later = [frame for frame in recorder.frames[seen:] if frame.progress == "streaming"]
    late = sum(frame.text.startswith(old) for frame in later)
    context = (await bot.store.load(ask.thread)).thread.context
    await bot.inbox.settled(ask.thread)
    bare_context = context.model_copy(update={"directives": ()})
    await _first_token(bot, render(bare_context), 30)
    return took, await _first_token(bot, render(context), 1), late


async def _first_token(bot: Bot, messages: tuple[Message, ...], tokens: int) -> float:
    """Milliseconds to the first of so many tokens; then the stream is closed."""
    begun, first, count = time.monotonic(), 0.0, 0
    async with aclosing(bot.model.generate(Request(messages=messages, seed=1))) as pieces:
        async for piece in pieces:
            count += bool(piece.text)
            first = first or (time.monotonic() - begun) * 1000
            if count >= tokens:
                break
    return first
