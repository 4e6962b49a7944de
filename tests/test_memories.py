"""Memory in the database: found again, never across people or workspaces, shared, taken back, erased for good."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_memory import entry

from bot.cues import cues, marks
from bot.events import PersonRef
from bot.memory import Memory
from bot.store import memories as kept
from bot.store import search
from bot.store.memories import Memories
from bot.store.schema import MIGRATIONS
from bot.store.script import Script
from bot.store.sqlite import SQLite, _migrate, _run

ASKED = "Show the churn of Zanzibar"
PEOPLE = [
    PersonRef(platform=platform, workspace=workspace, person=person)
    for platform in ("slack", "discord")
    for workspace in ("T1", "T2")
    for person in ("ana", "ben")
]
ANA, BEN = PEOPLE[:2]


def said(who: PersonRef, name: str = "", **more: Any) -> Memory:
    words = {"term": "churn", "text": "the churn of Zanzibar", "thread": f"{who.platform}:{who.workspace}:c:1"}
    return entry(name or f"{who}#0", who=who, **{**words, **more})


async def opened(path: Path) -> tuple[Memories, SQLite]:
    driver = await SQLite.open(path / "store.db")
    return Memories(driver), driver


async def found(memories: Memories, who: PersonRef, asked: str = ASKED) -> list[str]:
    return [one.name for one in await memories.candidates(who, cues(asked))]


def consistent(path: Path) -> list[tuple[str, ...]]:
    """Check the index against the table; every number in the index, by SQLite alone."""
    with sqlite3.connect(path / "store.db") as raw:
        raw.execute("INSERT INTO memory_index (memory_index, rank) VALUES ('integrity-check', 1)")
        return raw.execute("SELECT rowid FROM memory_index").fetchall()


def on_disk(path: Path) -> bytes:
    """All bytes of the database's files, after what was written is moved from the log into the file."""
    with sqlite3.connect(path / "store.db") as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return b"".join(file.read_bytes() for file in path.iterdir())


async def test_what_is_kept_is_found_by_its_words_and_kept_once(tmp_path: Path) -> None:
    memories, _ = await opened(tmp_path)
    assert await memories.remember(said(ANA)) and not await memories.remember(said(ANA, text="other"))
    [one] = await memories.candidates(ANA, cues("How did it churn?"))
    assert one == said(ANA).model_copy(update={"number": one.number}) and one.number > 0
    assert await found(memories, ANA, "Explain tides") == [] == await found(memories, ANA, "of the and")
    assert (await memories.recall(ANA, ASKED, tokens=999)).corrections == (one,)
    await memories.close()


async def test_nothing_crosses_a_platform_a_workspace_or_a_person(tmp_path: Path) -> None:
    memories, _ = await opened(tmp_path)
    for who in PEOPLE:
        await memories.remember(said(who))
    for who in PEOPLE:
        assert await found(memories, who) == [f"{who}#0"]
        assert [one.who for one in await memories.of(who)] == [who]
    await memories.close()
    with sqlite3.connect(tmp_path / "store.db") as raw:
        tokens = [set(row[0].split()) for row in raw.execute("SELECT cues FROM memory")]
        assert len(set.union(*tokens)) == sum(map(len, tokens))  # one word is another mark in each scope
        for own in tokens:
            query = " OR ".join(f'"{mark}"' for mark in own)
            assert (
                len(raw.execute("SELECT rowid FROM memory_index WHERE memory_index MATCH ?", (query,)).fetchall()) == 1
            )
        for word in ("churn", "zanzibar"):
            assert raw.execute("SELECT rowid FROM memory_index WHERE memory_index MATCH ?", (word,)).fetchall() == []


async def test_even_anothers_marks_find_nothing_outside_the_scope(tmp_path: Path) -> None:
    memories, driver = await opened(tmp_path)
    await memories.remember(said(ANA))

    def script() -> Script[list[int]]:
        rows = yield "SELECT secret FROM memory_key", ()
        hits = []
        for room in (ANA, BEN, ANA.model_copy(update={"workspace": "T2"}), ANA.model_copy(update={"person": ""})):
            hits.append(len((yield from search.found(room, "correction", marks(cues(ASKED), rows[0][0])))))
        return hits

    assert await driver.read(script()) == [1, 0, 0, 0]
    await memories.close()


async def test_what_is_shared_is_found_by_all_of_the_workspace_and_by_nobody_else(tmp_path: Path) -> None:
    memories, _ = await opened(tmp_path)
    await memories.remember(said(ANA, "a"))
    await memories.remember(said(BEN, "b", shared=True))
    assert not await memories.share("a", BEN) and await found(memories, BEN) == ["b"]
    assert await found(memories, ANA) == ["a", "b"]
    assert await memories.share("a", ANA) and await memories.share("a", ANA)
    for who in PEOPLE:
        assert sorted(await found(memories, who)) == (["a", "b"] if who in (ANA, BEN) else [])
    assert [one.name for one in await memories.shared("slack", "T1")] == ["b", "a"]
    assert await memories.shared("slack", "T2") == ()
    await memories.close()
    assert len(consistent(tmp_path)) == 2


async def test_what_is_shared_no_more_is_its_authors_alone_again(tmp_path: Path) -> None:
    memories, _ = await opened(tmp_path)
    await memories.remember(said(ANA, "a", shared=True))
    assert not await memories.unshare("a", BEN)
    assert not await memories.unshare("a", PEOPLE[2], steward=True)  # of another workspace
    assert await memories.unshare("a", BEN, steward=True)
    assert await found(memories, ANA) == ["a"] and await found(memories, BEN) == []
    await memories.close()
    consistent(tmp_path)


async def test_ones_own_is_removed_by_oneself_and_a_shared_one_by_a_steward_too(tmp_path: Path) -> None:
    memories, _ = await opened(tmp_path)
    await memories.remember(said(ANA, "own"))
    await memories.remember(said(ANA, "shared", shared=True))
    assert not await memories.remove("own", BEN, steward=True) and not await memories.remove("shared", BEN)
    assert not await memories.remove("shared", PEOPLE[2], steward=True)
    assert await memories.remove("shared", BEN, steward=True) and await memories.remove("own", ANA)
    assert not await memories.remove("own", ANA)
    await memories.close()
    assert consistent(tmp_path) == []


@pytest.mark.parametrize(("name", "left"), [
    ("e1#0", ["e1#1", "e2#0", "e3#0"]), ("e1", ["e2#0", "e3#0"]), ("message:m1", ["e2#0", "e3#0"]), ("message:m9", 4),
])  # fmt: skip
async def test_what_is_withdrawn_goes_by_its_name_its_event_or_in_its_thread_by_its_source(
    tmp_path: Path, name: str, left: Any
) -> None:
    memories, _ = await opened(tmp_path)
    here = said(ANA).thread
    for one in (said(ANA, "e1#0"), said(ANA, "e1#1"), said(ANA, "e2#0", source="message:m2")):
        await memories.remember(one)
    await memories.remember(said(ANA, "e3#0", thread="slack:T1:c:2"))
    await memories.remember(said(BEN, "b#0", event="e1"))
    gone = await memories.unremember(ANA, here, [name])
    names = [one.name for one in await memories.of(ANA)]
    assert len(names) == 4 - gone and (sorted(names) == left or len(names) == left)
    assert await found(memories, BEN) == ["b#0"]
    await memories.close()
    consistent(tmp_path)


async def test_a_person_has_so_many_entries_and_the_oldest_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "OWN", 3)
    monkeypatch.setattr(kept, "SHARED", 2)
    memories, _ = await opened(tmp_path)
    for number in range(5):
        await memories.remember(said(ANA, f"own{number}"))
        await memories.remember(said(ANA, f"all{number}", shared=True))
    assert sorted(one.name for one in await memories.of(ANA)) == ["all3", "all4", "own2", "own3", "own4"]
    await memories.close()
    assert len(consistent(tmp_path)) == 5


async def test_a_term_is_a_candidate_among_many_entries_that_only_name_it(tmp_path: Path) -> None:
    memories, driver = await opened(tmp_path)
    await memories.remember(said(ANA, "term"))

    def script() -> Script[None]:
        for number in range(300):
            asked = f"Write a report about churn in region {number}"
            yield from kept.remember(said(ANA, f"x{number}", kind="example", question=asked), "s")

    await driver.write(script())
    assert "term" in await found(memories, ANA, "Write about churn in region 7")
    await memories.close()


async def test_a_person_who_is_erased_leaves_no_word_no_mark_and_no_secret_on_the_disk(tmp_path: Path) -> None:
    memories, driver = await opened(tmp_path)
    await memories.remember(said(ANA, "a", question="Qwertz one", rejected="Qwertz two"))
    await memories.remember(said(ANA, "s", shared=True, text="Qwertz three"))
    await memories.remember(said(BEN, "b", shared=True))
    [(_, own)] = [row for row in keys(tmp_path) if row[0] == "ana"]
    [(_, workspace)] = [row for row in keys(tmp_path) if row[0] == ""]
    assert b"Qwertz" in on_disk(tmp_path) and own.encode() in on_disk(tmp_path)

    def script() -> Script[bool]:
        among = yield from kept.forget_all(ANA)
        yield from kept.rotate(ANA.platform, ANA.workspace, "another")
        return among

    assert await driver.write(script())
    assert await found(memories, ANA) == ["b"] == await found(memories, BEN)
    left = on_disk(tmp_path)
    assert not any(word in left for word in (b"Qwertz", own.encode(), workspace.encode()))
    assert [row[0] for row in keys(tmp_path)] == [""]
    await memories.close()
    assert len(consistent(tmp_path)) == 1


async def test_what_has_left_the_index_is_not_in_it_once_it_is_merged(tmp_path: Path) -> None:
    memories, driver = await opened(tmp_path)
    await memories.remember(said(ANA, "a", term="", question="", text="Qwertz"))
    [(_, secret)] = keys(tmp_path)
    [mark] = marks(cues("Qwertz"), secret)
    await memories.remove("a", ANA)
    assert mark.encode() in blocks(tmp_path)
    await driver.write(search.merge())
    assert mark.encode() not in blocks(tmp_path)
    await memories.close()


async def test_an_entry_with_other_words_is_found_by_these_and_has_no_vector(tmp_path: Path) -> None:
    memories, driver = await opened(tmp_path)
    await memories.remember(said(ANA, "a", term="", text="It is red."))

    def script() -> Script[list[Any]]:
        rows = yield "SELECT id, cues, body FROM memory", ()
        yield "UPDATE memory SET vector = ?", (b"x",)
        yield from kept.reword(rows[0], said(ANA, "a", term="", text="It is yellow."))
        return (yield "SELECT vector FROM memory", ())

    assert await driver.write(script()) == [(None,)]
    assert await found(memories, ANA, "red") == [] and await found(memories, ANA, "yellow") == ["a"]
    await memories.close()
    consistent(tmp_path)


async def test_erasing_says_whether_anything_shared_was_among_it_and_touches_nobody_else(tmp_path: Path) -> None:
    memories, driver = await opened(tmp_path)
    for who in PEOPLE:
        await memories.remember(said(who))
    assert not await driver.write(kept.forget_all(ANA)) and not await driver.write(kept.forget_all(ANA))
    for who in PEOPLE:
        assert await found(memories, who) == ([] if who == ANA else [f"{who}#0"])
    assert await memories.remember(said(ANA)) and await found(memories, ANA) == [f"{ANA}#0"]
    await memories.close()


def blocks(path: Path) -> bytes:
    """All that the full-text index stores."""
    with sqlite3.connect(path / "store.db") as raw:
        return b"".join(row[0] for row in raw.execute("SELECT block FROM memory_index_data"))


def keys(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path / "store.db") as raw:
        return raw.execute("SELECT person, secret FROM memory_key ORDER BY person").fetchall()


steps = st.lists(
    st.tuples(
        st.sampled_from(["remember", "share", "unshare", "remove", "unremember", "forget", "rotate"]),
        st.sampled_from(PEOPLE[:3]), st.integers(0, 3), st.booleans(),
    ), max_size=20,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(steps)
def test_whatever_is_done_the_index_has_what_the_table_has_and_everybody_finds_what_is_theirs(
    done: list[tuple[str, PersonRef, int, bool]],
) -> None:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    database().backup(raw)
    for number, (step, who, which, flag) in enumerate(done):
        run(raw, doing(step, who, f"{who}#{which}", flag, f"secret{number}"))
        raw.execute("INSERT INTO memory_index (memory_index, rank) VALUES ('integrity-check', 1)")
    rows = raw.execute("SELECT name, platform, workspace, person, shared FROM memory").fetchall()
    for who in PEOPLE[:3]:
        theirs = {
            name
            for name, platform, workspace, person, shared in rows
            if (platform, workspace) == (who.platform, who.workspace) and (shared or person == who.person)
        }
        assert {one.name for one in run(raw, kept.candidates(who, cues(ASKED)))} == theirs
    raw.close()


def doing(step: str, who: PersonRef, name: str, flag: bool, secret: str) -> Script[Any]:
    """The script of a step."""
    match step:
        case "remember":
            return kept.remember(said(who, name, shared=flag), secret)
        case "share":
            return kept.share(name, who, secret)
        case "unshare":
            return kept.unshare(name, who, secret, flag)
        case "remove":
            return kept.remove(name, who, flag)
        case "unremember":
            return kept.unremember(who, "", [name])
        case "forget":
            return kept.forget_all(who)
        case _:
            return kept.rotate(who.platform, who.workspace, secret)


@cache
def database() -> sqlite3.Connection:
    """A database in memory with the tables of the schema, to be copied."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    for number, statements in enumerate(MIGRATIONS, start=1):
        _migrate(raw, number, statements)
    return raw


def run(raw: sqlite3.Connection, script: Script[Any]) -> Any:
    """Run a script on it."""
    return _run(raw, script)
