"""kill -9 at random moments during replays: is anything lost, answered twice, or out of order?

    python tests/chaos.py --kills 100

Each round replays a dialogue of 20 events into a fresh database, kills the bot's process at a random moment (once or
more), runs it again to the end, and compares with a run that nobody disturbed: the same outcome of every event, the
same versions, the same prompts, in the same order.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
EVENTS = 20
TOKENS_AFTER = 8
"""How many tokens of an answer have come when feedback falls into it."""

REPLIES = (
    "shorter", "more formal", "as bullets", "in German", "for a beginner", "add an example", "longer", "as a table",
    "always use British spelling", "drop the second example", "more casual, and under 60 words", "thanks!",
)  # fmt: skip
PRESSES = ("shorter", "simpler", "undo", "again", "accept", "reset", "reject")
EMOJI = ("✂️", "🎓", "👔", "👍", "🔁", "😂")


def dialogue(seed: int, *, streaming: bool = False) -> list[dict[str, Any]]:
    """Twenty events of two people in two threads: everything that people do, in an order drawn by the seed."""
    draw = random.Random(seed)
    lines: list[dict[str, Any]] = []
    worn: set[tuple[str, str, str]] = set()
    for number in range(1, EVENTS + 1):
        thread = draw.choice("112")
        by = draw.choice(["ana", "ana", "ben"])
        line: dict[str, Any] = {"by": by, "thread": thread}
        fresh = not any(one["thread"] == thread for one in lines)
        said = [n for n, one in enumerate(lines, 1) if one["by"] == by and one["thread"] == thread and "reply" in one]
        kind = (
            "ask" if fresh else draw.choice(["reply"] * 5 + ["press"] * 3 + ["react"] * 2 + ["command", "own", "ask"])
        )
        if kind == "own" and not said:
            kind = "reply"
        if kind == "ask":
            line["ask"] = f"Explain thing {number} to us."
        elif kind == "reply":
            line["reply"] = draw.choice(REPLIES)
        elif kind == "press":
            line["press"] = draw.choice(PRESSES)
        elif kind == "command":
            line["command"] = draw.choice(["/tone polite", "/length 40 words", "/undo", "/restore 1", "/policy anyone"])
        elif kind == "react":
            emoji = draw.choice(EMOJI)
            on = (by, thread, emoji) not in worn
            line["react" if on else "unreact"] = emoji
            (worn.add if on else worn.discard)((by, thread, emoji))
        elif draw.random() < 0.5:
            line |= {"edit": draw.choice(REPLIES), "of": draw.choice(said)}
        else:
            line["delete"] = draw.choice(said)
        if streaming and lines and lines[-1]["thread"] == thread and draw.random() < 0.4:
            line["while_streaming"] = TOKENS_AFTER
        lines.append(line)
    return lines


@contextmanager
def model_server(delay_ms: float) -> Iterator[str]:
    """The scripted model's base URL; its text follows from the prompt alone."""
    command = [sys.executable, str(ROOT / "tests/openai_server.py"), "--delay", str(delay_ms)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        try:
            yield str(json.loads(child.stdout.readline())["url"])
        finally:
            child.terminate()


class Run:
    """One dialogue in one database, started as often as it takes."""

    def __init__(self, folder: Path, lines: list[dict[str, Any]], url: str) -> None:
        folder.mkdir(parents=True)
        self.database, self.out = folder / "chaos.db", folder / "out.jsonl"
        self._file = folder / "dialogue.jsonl"
        self._file.write_text("".join(json.dumps(line) + "\n" for line in lines))
        self._url = url

    def start(self) -> subprocess.Popen[bytes]:
        """Start the bot's process on what there is."""
        command = [sys.executable, "-m", "bot", "replay", str(self._file), "--db", str(self.database)]
        command += ["--model", self._url, "--seed", "1", "--out", str(self.out)]
        environment = {**os.environ, "BURNISH_LOG_LEVEL": "warning", "BURNISH_ATTEMPTS": "1"}
        return subprocess.Popen(command, cwd=ROOT, env=environment)

    def finish(self) -> float:
        """Run to the end; seconds that it took."""
        began = time.monotonic()
        if code := self.start().wait(timeout=120):
            raise SystemExit(f"the replay ended with exit code {code}")
        return time.monotonic() - began

    def lines(self) -> list[dict[str, Any]]:
        """What came out, without what may differ: times, and tokens from a cache."""
        lines = [json.loads(line) for line in self.out.read_text().splitlines()]
        return [{name: line[name] for name in line if name not in ("ms", "cached_tokens")} for line in lines]

    def problems(self, events: int) -> list[str]:
        """What is wrong in the database itself: lost, twice, or out of order."""
        found: list[str] = []
        with sqlite3.connect(self.database) as db:
            applied = db.execute("SELECT dedupe, thread, seq FROM event ORDER BY id").fetchall()
            if len(applied) != events or any(seq is None for _, _, seq in applied):
                found.append(f"lost: {events - sum(seq is not None for _, _, seq in applied)} of {events} not applied")
            for thread in {thread for _, thread, _ in applied}:
                seqs = [seq for _, name, seq in applied if name == thread]
                if seqs != list(range(1, len(seqs) + 1)):
                    found.append(f"out of order: {thread} applied as {seqs}")
            bodies = [json.loads(body) for (body,) in db.execute("SELECT body FROM version")]
            answered = [body["event"] for body in bodies]
            if len(answered) != len(set(answered)):
                found.append("answered twice: two versions of one event")
            if db.execute("SELECT count(*) FROM thread WHERE owed = 1").fetchone()[0]:
                found.append("an answer is still owed")
        return found


def main() -> None:
    """Kill, restart, compare; the figures at the end, and exit code 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--delay", type=float, default=2.0, help="milliseconds a token")
    options = parser.parse_args()
    wrong = torment(options.kills, options.seed, options.delay)
    sys.exit(1 if wrong else 0)


def torment(kills: int, seed: int, delay_ms: float) -> int:
    """That many kills; the number of runs that came out wrong."""
    draw = random.Random(seed)
    done, rounds, wrong, midway = 0, 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="burnish-chaos-") as name, model_server(delay_ms) as url:
        while done < kills:
            rounds += 1
            streaming = rounds % 4 == 0
            lines = dialogue(seed * 1000 + rounds, streaming=streaming)
            calm = Run(Path(name) / f"calm{rounds}", lines, url)
            took = calm.finish()
            run = Run(Path(name) / f"run{rounds}", lines, url)
            for _ in range(min(draw.randint(1, 5), kills - done)):
                child = run.start()
                time.sleep(draw.uniform(0.3, max(0.4, took)))
                midway += child.poll() is None
                child.send_signal(signal.SIGKILL)
                child.wait()
                done += 1
            run.finish()
            problems = run.problems(len(lines))
            if not streaming and run.lines() != calm.lines():
                problems.append("another outcome than without the kill: " + _difference(calm.lines(), run.lines()))
            wrong += bool(problems)
            print(f"round {rounds}: {done} kills; {'; '.join(problems) or 'as if nothing had happened'}", flush=True)
    print(f"{done} kills, {midway} of them while the process was at work, {rounds} dialogues: {wrong} came out wrong")
    return wrong


def _difference(calm: list[dict[str, Any]], run: list[dict[str, Any]]) -> str:
    for before, after in zip(calm, run, strict=False):
        for name in before:
            if before[name] != after.get(name):
                return f"event {before['event']}, {name}: {before[name]!r} became {after.get(name)!r}"
    return f"{len(calm)} lines became {len(run)}"


if __name__ == "__main__":
    main()
