"""How long retrieval, loading a profile and rendering take with 100,000 profiles and 1,000,000 entries of memory.

`python tests/measure_memory.py --folder F` makes the database in F where there is none yet (some minutes, some GB) and
prints a table; `--people 100` makes a smaller one. The rows are made by the same functions as in production, and are
written in bulk. Words are as frequent as in this repository's own texts; each workspace has terms and names of its own.

*Warm*: the same process goes on asking. *Cold*: before each question a new connection is opened, and the system is told
to forget the file's pages; that is a question after a restart of the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from values import VALUES, context, wish

from bot.cues import cues, marks
from bot.directives import STYLE, Scope
from bot.events import PersonRef
from bot.memory import Memory, indexed
from bot.profiles import Evidence, Profile
from bot.prompt import render
from bot.recall import recalled
from bot.relevance import fitting
from bot.store.memories import Memories
from bot.store.sql import SQLStore
from bot.store.sqlite import SQLite
from bot.tasks import TaskKind

ROOT = Path(__file__).parent.parent
SHARED = 0.05
"""The share of entries that are the whole workspace's."""
WISHES, EVIDENCE = 6, 20
"""What a profile has of each."""
TOKENS = 600
NOW = 1_000_000.0
TASKS = (
    "Explain {}",
    "Write a {} for {}",
    "Compare {} and {}",
    "How do I {} the {}?",
    "Summarise {} by {}",
    "What is {}?",
)


@cache
def vocabulary() -> tuple[list[str], list[int]]:
    """Words with how often they stand in this repository's own texts."""
    paths = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "tests").glob("*.jsonl")]
    counted: Counter[str] = Counter()
    for path in paths:
        counted.update(re.findall(r"[a-z]{2,14}", path.read_text("utf-8").casefold()))
    return list(counted), list(counted.values())


@cache
def sentences() -> list[str]:
    """What answers are put together of."""
    chance = random.Random(1)
    return [" ".join(some(chance, 16)).capitalize() + "." for _ in range(5_000)]


def some(chance: random.Random, count: int) -> list[str]:
    words, weights = vocabulary()
    return chance.choices(words, cum_weights=cumulated(), k=count) if weights else []


@cache
def cumulated() -> list[int]:
    total, found = 0, []
    for weight in vocabulary()[1]:
        total += weight
        found.append(total)
    return found


def term(workspace: int, number: int) -> str:
    """A name that people of that workspace use: of a product, a figure, a team."""
    chance = random.Random(f"{workspace} {number}")
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))


def someone(workspace: int, person: int) -> PersonRef:
    return PersonRef(platform=("slack", "discord")[workspace % 2], workspace=f"T{workspace:05}", person=f"U{person:08}")


def question(chance: random.Random, workspace: int) -> str:
    """What somebody of a workspace asks: a task, common words, one of 300 terms."""
    named = term(workspace, int(300 * chance.random() ** 2))
    parts = [" ".join([*some(chance, chance.randint(1, 4)), named]), " ".join(some(chance, chance.randint(1, 3)))]
    return chance.choice(TASKS).format(*parts)


def remembered(workspace: int, person: int, number: int) -> Memory:
    """One entry: six in ten are examples, two corrections of a term, two others."""
    chance = random.Random(f"{workspace} {person} {number}")
    who, kind = someone(workspace, person), "example" if number % 10 < 6 else "correction"
    asked = question(chance, workspace)
    return Memory(
        name=f"{who}:{number}#0",
        kind="example" if kind == "example" else "correction",
        who=who,
        shared=chance.random() < SHARED,
        question=asked,
        text=" ".join(chance.choices(sentences(), k=chance.randint(3, 12) if kind == "example" else 1)),
        rejected=" ".join(chance.choices(sentences(), k=4)) if kind == "example" and chance.random() < 0.3 else "",
        term=term(workspace, chance.randrange(300)) if number % 10 in (6, 7) else "",
        thread=f"{who.platform}:{who.workspace}:C1:{person}.{number}",
        event=f"{who}:{number}",
        source=f"message:{number}",
        at=NOW + number,
    )


def profiled(workspace: int, person: int) -> Profile:
    chance = random.Random(f"{workspace} {person}")
    who = someone(workspace, person)
    wishes = [
        wish(slot, chance.choice(VALUES[slot]), by=who.person, n=number, scope=Scope.ALWAYS)
        for number, slot in enumerate(chance.sample(list(VALUES), WISHES), start=1)
    ]
    evidence = [
        Evidence(
            slot=(slot := chance.choice(STYLE)), value=chance.choice(VALUES.get(slot, ["capitals"])),
            task=chance.choice(list(TaskKind)), topics=tuple(some(chance, 2)), at=NOW - 86400 * number,
            thread=f"{who.platform}:{who.workspace}:C1:{number}.1", event=f"Ev{number:010}", source=f"message:{number}",
        )
        for number in range(EVIDENCE)
    ]  # fmt: skip
    return Profile.of(who).model_copy(update={"directives": tuple(wishes), "evidence": tuple(evidence)})


def secret(room: PersonRef) -> str:
    return f"{room}".ljust(64, "0")


def entries(place: tuple[int, int, int]) -> list[tuple[Any, ...]]:
    """The rows of one entry of each person of a workspace."""
    workspace, people, number = place
    rows = []
    for person in random.Random(f"{workspace} {number}").sample(range(people), people):
        one = remembered(workspace, person, number)
        marked = " ".join(marks(indexed(one), secret(one.room)))
        body = one.model_dump_json(exclude={"number", "shared"})
        who = one.who
        rows.append((one.name, who.platform, who.workspace, who.person, int(one.shared), one.kind, one.thread, one.at,
                     marked, body))  # fmt: skip
    return rows


def profiles(place: tuple[int, int]) -> list[tuple[Any, ...]]:
    workspace, people = place
    made = (profiled(workspace, person) for person in range(people))
    return [(one.platform, one.workspace, one.person, one.model_dump_json()) for one in made]


def build(path: Path, workspaces: int, people: int, each: int) -> None:
    """Fill the tables, the entries in the order in which they would have come: everybody's first, second, ..."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA synchronous = OFF")
    number = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for rows in pool.map(profiles, [(workspace, people) for workspace in range(workspaces)]):
            raw.execute("BEGIN")
            raw.executemany("INSERT INTO profile VALUES (?, ?, ?, ?)", rows)
            raw.execute("COMMIT")
        places = [(workspace, people, round) for round in range(each) for workspace in range(workspaces)]
        for rows in pool.map(entries, places):
            raw.execute("BEGIN")
            raw.executemany(
                "INSERT INTO memory (name, platform, workspace, person, shared, kind, thread, at, cues, body)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
            raw.executemany(
                "INSERT INTO memory_index (rowid, cues) VALUES (?, ?)",
                ((number + place, row[8]) for place, row in enumerate(rows, start=1)),
            )
            raw.execute("COMMIT")
            number += len(rows)
    raw.execute("BEGIN")
    raw.executemany("INSERT INTO memory_key VALUES (?, ?, ?, ?)", keys(workspaces, people))
    raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def keys(workspaces: int, people: int) -> Iterator[tuple[str, str, str, str]]:
    for workspace in range(workspaces):
        for person in range(people):
            who = someone(workspace, person)
            yield who.platform, who.workspace, who.person, secret(who)
        room = who.model_copy(update={"person": ""})
        yield room.platform, room.workspace, "", secret(room)


def asked(chance: random.Random, path: Path, options: argparse.Namespace) -> tuple[PersonRef, str, str]:
    """Somebody, a question of theirs, and, every other time, the name of the example whose question it is again."""
    workspace, person = chance.randrange(options.workspaces), chance.randrange(options.people)
    who = someone(workspace, person)
    if chance.random() < 0.5:
        return who, question(chance, workspace), ""
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute(
            "SELECT body FROM memory WHERE platform = ? AND workspace = ? AND person = ? AND kind = 'example'",
            (who.platform, who.workspace, who.person),
        ).fetchall()
    again = Memory.model_validate_json(chance.choice(rows)[0])
    return who, f"Please {again.question[0].lower()}{again.question[1:]}", again.name


async def once(driver: SQLite, ask: tuple[PersonRef, str, str], times: dict[str, list[float]]) -> tuple[bool, int]:
    """One question, each step timed in ms; whether the entry that it repeats was found, and how many candidates."""
    who, text, wanted = ask
    memories, store = Memories(driver), SQLStore(driver)
    clock = [time.perf_counter()]
    candidates = await memories.candidates(who, cues(text))
    clock.append(time.perf_counter())
    recall = recalled(candidates, text, tokens=TOKENS)
    clock.append(time.perf_counter())
    profile = await store.profile(who)
    clock.append(time.perf_counter())
    render(asks := context(text=text, asker=who.person), fitting(profile, asks, NOW), recall)
    clock.append(time.perf_counter())
    steps = [(later - before) * 1000 for before, later in pairwise(clock)]
    steps = [*steps[:2], steps[0] + steps[1], *steps[2:], steps[2] + steps[3], sum(steps)]
    for name, took in zip(STEPS, steps, strict=True):
        times.setdefault(name, []).append(took)
    found = (one.name for one in (*recall.corrections, *recall.examples))
    return wanted in found, len(candidates)


STEPS = (
    "candidates (two scopes, two kinds)", "recalled", "retrieval", "load the profile", "what fits, and render",
    "load and render", "all",
)  # fmt: skip


async def measure(path: Path, options: argparse.Namespace) -> None:
    """Ask, cold and warm, and print."""
    chance = random.Random(7)
    cold: dict[str, list[float]] = {}
    warm: dict[str, list[float]] = {}
    for _ in range(options.cold):
        ask = asked(chance, path, options)
        forget(path)
        driver = await SQLite.open(path)
        await once(driver, ask, cold)
        await driver.close()
    driver = await SQLite.open(path)
    for _ in range(50):
        await once(driver, asked(chance, path, options), {})
    wanted = hits = seen = 0
    for _ in range(options.questions):
        ask = asked(chance, path, options)
        hit, count = await once(driver, ask, warm)
        wanted, hits, seen = wanted + bool(ask[2]), hits + (hit and bool(ask[2])), seen + count
    await driver.close()
    print(f"{'':38}{'warm p50':>10}{'p99':>9}{'cold p50':>10}{'p99':>9}   ms")
    for name in STEPS:
        figures = (at(warm[name], 50), at(warm[name], 99), at(cold[name], 50), at(cold[name], 99))
        print(f"{name:38}{figures[0]:10.2f}{figures[1]:9.2f}{figures[2]:10.2f}{figures[3]:9.2f}")
    print(f"{options.questions} questions warm, {options.cold} cold; {seen / options.questions:.0f} candidates each")
    print(f"of {wanted} questions that were asked before, {hits} found their answer; load {os.getloadavg()[0]:.1f}")


def at(times: list[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def forget(path: Path) -> None:
    """Tell the system to drop the file's pages from its cache."""
    for file in path.parent.iterdir():
        descriptor = os.open(file, os.O_RDONLY)
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def sizes(path: Path) -> None:
    """Print the file's size and what takes it, where this SQLite counts pages by table."""
    print(f"database: {path.stat().st_size / 1e9:.2f} GB")
    raw = sqlite3.connect(path)
    for table in ("memory", "profile"):
        rows, bytes = raw.execute(f"SELECT count(*), sum(length(CAST(body AS BLOB))) FROM {table}").fetchone()
        print(f"  {table}: {rows:,} rows, {bytes / 1e9:.2f} GB of JSON")
    rows = raw.execute("SELECT sum(length(cues)) FROM memory").fetchone()
    index = raw.execute("SELECT sum(length(block)) FROM memory_index_data").fetchone()
    print(f"  marks in memory: {rows[0] / 1e9:.2f} GB; full-text index: {index[0] / 1e9:.2f} GB")
    raw.close()


def main() -> None:
    """Make the database where there is none, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--folder", type=Path, required=True, help="where the database is, or is to be made")
    parser.add_argument("--workspaces", type=int, default=50)
    parser.add_argument("--people", type=int, default=2_000, help="of each workspace")
    parser.add_argument("--entries", type=int, default=10, help="of each person")
    parser.add_argument("--questions", type=int, default=2_000)
    parser.add_argument("--cold", type=int, default=100, help="questions that are asked cold")
    options = parser.parse_args()
    path = options.folder / "memory.db"
    if not path.exists():
        started = time.perf_counter()
        asyncio.run(create(path))
        build(path, options.workspaces, options.people, options.entries)
        print(f"made in {time.perf_counter() - started:.0f} s")
    sizes(path)
    asyncio.run(measure(path, options))


async def create(path: Path) -> None:
    """An empty database with the schema in force."""
    await (await SQLite.open(path)).close()


if __name__ == "__main__":
    main()
