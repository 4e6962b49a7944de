"""Erasing a person: nothing of them in any file, everything of the others as before, and the bot goes on."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from bots import Room, ScriptedModel, a_bot
from values import wish

from bot.cues import cues
from bot.directives import Scope
from bot.events import Asked, Attached, Attachment, FeedbackEvent, PersonRef, Replied, Rewrote, ThreadRef
from bot.memory import Memory
from bot.ports import Request
from bot.profiles import Lesson
from bot.store import memories, people
from bot.store.erasing import Erasing, erase
from bot.store.joining import make, type_in
from bot.store.places import Place
from bot.store.sql import SQLStore
from bot.store.sqlite import SQLite

EVA = "U0EVA77Q"
EVA_THERE = "D55EVA991"
WHO = PersonRef(platform="test", workspace="w", person=EVA)
THERE = PersonRef(platform="other", workspace="x", person=EVA_THERE)
BEN = PersonRef(platform="test", workspace="w", person="ben")
MARKS = (
    EVA, EVA_THERE, "quagmirello", "zanzibarian", "fjordlings", "velvetine", "xylophonic", "brumalis", "kerfuffled",
    "obnubilate", "tarantism", "gallimaufry", "widdershins", "absquatulate", "sesquipedal", "lollygagger", "bumfuzzle",
    "collywobbles", "flibbertigibbet",
)  # fmt: skip
"""Eva's ids, and a rare word for each way in which she said something."""


def raw(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.glob("test.db*"))).lower()


def found(path: Path) -> list[str]:
    """Which of Eva's marks any file of the database has."""
    content = raw(path)
    return [one for one in MARKS if one.lower().encode() in content]


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(f"file:{path / 'test.db'}?mode=ro", uri=True)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def rows_about(path: Path, thread: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a thread."""
    every = tables(path)
    return {
        name: [row for row in every[name] if thread in row]
        for name in ("thread", "event", "answer", "version", "place", "spent", "closed")
    }


def echo(request: Request, call: int) -> str:
    """A model that repeats what it was told to."""
    told = " ".join(message.content for message in request.messages)
    said = [word for word in MARKS[2:] if word in told]
    return f"Answer {call}: the tide rises and falls. {' '.join(said)}"


def silent(request: Request, call: int) -> str:
    return f"Answer {call}: the tide rises and falls."


async def talk(room: Room) -> dict[str, Room]:
    """Everything that Eva and the others do, in four threads."""
    bot = room.bot
    rooms = {n: Room(bot, room.seen, room.model, thread=n) for n in ("eva", "ben", "cho", "both")}
    eva, ben, cho, both = rooms["eva"], rooms["ben"], rooms["cho"], rooms["both"]
    await eva.ask("What is a quagmirello?", EVA)  # her own thread, in which others speak too
    await eva.reply("shorter, and mention fjordlings", EVA)
    await eva.reply("more formal", "ben")
    await eva.reply("from now on use velvetine words", EVA)
    await ben.ask("Why are there tides?", "ben")  # Ben's, in which she does everything
    await ben.reply("as bullets", "ben")
    await ben.reply("mention xylophonic waves, please", EVA)
    await ben.react("✂️", EVA)
    await ben.send(Attached(files=(Attachment(name="brumalis.txt", text="kerfuffled figures"),)), EVA)
    said = await ben.reply("say obnubilate", EVA)
    await ben.edit(said.message, "say tarantism", EVA)
    await ben.reply("no, I meant the gallimaufry", EVA)
    await ben.send(Replied(text="make this clearer, widdershins", quote="the tide rises"), EVA)
    taken_back = await ben.reply("mention zanzibarian coasts", EVA)
    await ben.delete(taken_back.message, EVA)
    await ben.press("accept", by=EVA)
    await ben.react("👎", EVA)
    await ben.command("/policy anyone", "ben")
    await ben.send(Rewrote(text="The absquatulate tide rises and falls."), EVA)
    await ben.reply("longer", "ben")
    await ben.command("/policy quorum 2", "ben")
    await ben.reply("mention sesquipedal words", EVA)
    await ben.react("🙂", "cho")
    await cho.ask("How does the moon move?", "cho")  # without her
    await cho.reply("simpler", "ben")
    await both.ask("What is tidal power?", "ben")  # Ben's first, and then she asks something of her own in it
    await both.send(Asked(text="Who built the lollygagger dam?"), EVA)
    await both.ask("And what of rivers?", "ben")
    return rooms


async def kept(driver: SQLite, rooms: dict[str, Room]) -> None:
    """What is kept beside the threads: profiles, memories, joined accounts, budgets, what waits to be looked at."""
    always = wish("include", "bumfuzzle", by=EVA, scope=Scope.ALWAYS)
    await driver.write(people.teach(Lesson(who=WHO, directives=(always,))))
    there = wish("include", "collywobbles", by=EVA_THERE, scope=Scope.ALWAYS)
    await driver.write(people.teach(Lesson(who=THERE, directives=(there,))))
    bens = wish("include", f"what <@{EVA}> says", by="ben", scope=Scope.ALWAYS)
    await driver.write(people.teach(Lesson(who=BEN, directives=(bens,))))
    for n, (who, shared) in enumerate(((WHO, False), (WHO, True), (BEN, False), (BEN, True))):
        text = "flibbertigibbet means churn" if who == WHO else "ARR means revenue"
        memory = Memory(
            name=f"fact-{n}", kind="correction", who=who, shared=shared, question="What is a quagmirello?", text=text,
            thread=str(rooms["eva"].ref), event=f"x{n}", source=f"message:x{n}", at=1.0,
        )  # fmt: skip
        await driver.write(memories.remember(memory, f"secret {n}"))
    await driver.write(make(WHO, "ABCDEFGH", 1000.0))
    await driver.write(type_in(THERE, "abcd-efgh", 1001.0))
    await driver.write(type_in(WHO, "ABCDEFGH", 1002.0))
    await driver.write(make(WHO, "ABCDEFGJ", time.time()))


async def waiting(room: Room, rooms: dict[str, Room]) -> None:
    bot = room.bot
    await bot.houses.turn(rooms["ben"].ref, EVA, 1.0)
    await bot.houses.turn(rooms["ben"].ref, "ben", 1.0)
    await bot.houses.close(rooms["cho"].ref, EVA, 1.0)
    await bot.deliveries.keep("test", "w:ben", json.dumps({"team": "w", "user": EVA, "text": "quagmirello"}))
    await bot.deliveries.keep("test", "w:cho", json.dumps({"team": "w", "user": "cho", "text": "hello"}))
    await bot.heard.mark("test", f"dm/{EVA}", 7)
    await bot.heard.mark("test", "0/1", 7)
    for name in ("eva", "ben"):
        ref = rooms[name].ref
        await bot.places.put(
            Place(platform="test", workspace="w", channel="c", message=f"shows-{name}", thread=ref, answer=1, version=1)
        )


def driver_of(room: Room) -> SQLite:
    return room.bot.store._driver  # type: ignore[return-value]


@pytest.mark.parametrize("script", [silent, echo])
async def test_nothing_of_an_erased_person_is_in_any_file_and_the_others_go_on(tmp_path: Path, script: Any) -> None:
    async with a_bot(tmp_path, ScriptedModel(script)) as room:
        rooms = await talk(room)
        await kept(driver_of(room), rooms)
        await waiting(room, rooms)
        assert found(tmp_path) == list(MARKS)  # else the scan proves nothing
        before, cho_before = tables(tmp_path), rows_about(tmp_path, str(rooms["cho"].ref))
        erased = await Erasing(driver_of(room)).erase(WHO)
        assert set(erased.accounts) == {WHO, THERE}
        assert found(tmp_path) == []

        after, cho_after = tables(tmp_path), rows_about(tmp_path, str(rooms["cho"].ref))
        closed = cho_after.pop("closed")
        cho_before.pop("closed")
        assert cho_after == cho_before and [row[1] for row in closed] == ["erased"]
        assert {row[0] for row in after["thread"]} == {str(rooms["ben"].ref), str(rooms["cho"].ref)}
        bens = [json.loads(row[4]) for row in after["event"] if row[2] == str(rooms["ben"].ref)]
        assert {one["by"] for one in bens} == {"ben", "cho"}
        was = [json.loads(row[4]) for row in before["event"] if row[2] == str(rooms["ben"].ref)]
        assert [one["signal"] for one in bens] == [one["signal"] for one in was if one["by"] != EVA]
        versions = [json.loads(row[3]) for row in before["version"] if row[0] == str(rooms["ben"].ref)]
        left = [row[2] for row in after["version"] if row[0] == str(rooms["ben"].ref)]
        if script is silent:  # all but the one that Eva wrote by hand; the echoing model's have her words in them
            assert left == [one["number"] for one in versions if one["by"] != EVA] and len(left) < len(versions)
        assert left
        assert [row[2] for row in after["profile"]] == ["ben"]
        assert "what <@erased> says" in str(after["profile"])
        assert {row[1] for row in after["memory"]} == {"fact-2", "fact-3"} and "ARR means revenue" in str(
            after["memory"]
        )
        assert after["joined"] == [] and after["join_code"] == []
        assert [row[2] for row in after["turn"]] == ["ben"] and len(after["delivery"]) == 1
        assert [row[1] for row in after["heard"]] == ["0/1"]
        assert [row[6] for row in after["place"]] == ["shows-ben"]

        found_again = await driver_of(room).read(memories.candidates(BEN, cues("What is ARR?")))
        assert {one.name for one in found_again} == {"fact-2", "fact-3"}
        await goes_on(rooms["ben"], rooms["cho"])
        assert found(tmp_path) == []
    with closing(sqlite3.connect(tmp_path / "test.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        database.execute("INSERT INTO memory_index (memory_index, rank) VALUES ('integrity-check', 1)")


async def goes_on(ben: Room, cho: Room) -> None:
    """The others' threads are refined, undone, restored, explained."""
    await ben.bot.inbox.resume("test")
    await ben.settle()
    assert (await ben.thread()).owed is None
    before = await ben.text()
    assert before
    await ben.reply("shorter and more formal", "ben")
    answer = await ben.answer()
    assert answer.current and "shorter" in str(answer.current.context.directives)
    assert not any(one.author == EVA for one in (await ben.thread()).context.directives)
    await ben.command("/undo", "ben")
    assert await ben.text() == before
    first = answer.versions[0].number
    await ben.command(f"/restore {first}", "ben")
    assert (await ben.answer()).shown == first
    await ben.command("/why", "ben")
    assert "bullets" in ben.seen.told[-1][2].lower() or "tides" in ben.seen.told[-1][2].lower()
    await ben.command("/history", "ben")
    await cho.reply("more formal", "cho")
    assert (await cho.answer()).current


async def test_what_was_erased_does_not_come_back_when_it_is_delivered_once_more(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        asked = await room.ask("What is a quagmirello?", EVA)
        replied = await room.reply("shorter", EVA)
        await Erasing(driver_of(room)).erase(WHO)
        for event in (asked, replied):
            assert not await room.bot.inbox.accept(event)
        await room.settle()
        assert found(tmp_path) == [] and tables(tmp_path)["thread"] == []
        await room.ask("Is this new?", EVA, id="new")
        assert await room.text()


async def test_no_page_of_a_full_file_keeps_a_copy(tmp_path: Path) -> None:
    """Where pages are split, SQLite leaves copies of rows behind that no deletion reaches."""
    store, chance = SQLStore(driver := await SQLite.open(tmp_path / "test.db")), random.Random(7)
    for n in range(1500):
        by = chance.choice((EVA, "ben", "cho"))
        word = "quagmirello " if by == EVA else "tides "
        ref = ThreadRef(platform="test", workspace="w", channel="c", thread=str(chance.randrange(60)))
        name = f"{chance.getrandbits(40)}-{by}"
        text = word * chance.choice((3, 20, 200))
        await store.accept(FeedbackEvent(id=name, thread=ref, by=by, at=float(n), signal=Asked(text=text)))
    assert found(tmp_path)
    await Erasing(driver).erase(WHO)
    assert found(tmp_path) == []
    assert await store.threads("test", "w")
    await store.close()


async def test_an_emoji_that_still_stands_on_the_platform_is_not_found_anew(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("Why are there tides?", "ben")
        beginning = f"discord:reaction:c:m:{EVA}:scissors"
        await room.react("✂️", EVA, id=f"{beginning}:on:1")
        await Erasing(driver_of(room)).erase(WHO)
        again = await room.react("✂️", EVA, id=f"{beginning}:on:2")  # as a catch-up would say it
        assert await room.bot.store.entry(again.id) is None and found(tmp_path) == []
        assert (await room.react("✂️", "ben", id="discord:reaction:c:m:ben:scissors:on:3")).id


@pytest.mark.parametrize("whose", ["ben", EVA])
async def test_a_generation_under_way_is_dropped_and_done_anew_without_them(tmp_path: Path, whose: str) -> None:
    def script(request: Request, call: int) -> str:
        return " ".join([echo(request, call)] + ["word"] * 40)

    async with a_bot(tmp_path, ScriptedModel(script, pause=0.01)) as room:
        await room.ask("Why are there tides?", "ben")
        await room.reply("mention xylophonic waves", EVA)
        await room.reply("more formal" if whose == "ben" else "mention tarantism", whose, wait=False)
        await room.streamed(5)
        erased = await Erasing(driver_of(room)).erase(WHO)
        await room.settle()
        assert [str(one) for one in erased.touched] == [str(room.ref)]
        assert found(tmp_path) == []
        assert (await room.thread()).owed is None
        assert "xylophonic" not in await room.text() and await room.text()
        assert [one.value for one in (await room.thread()).context.directives] == ["formal"] * (whose == "ben")
        shown = [frame for frame in room.seen.frames if frame.thread == str(room.ref)][-1]
        assert shown.progress == "done" and shown.text == await room.text()


async def test_a_question_of_theirs_under_way_leaves_nothing(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda *_: "quagmirello " * 30, pause=0.01)) as room:
        await room.ask("What is a quagmirello?", EVA, wait=False)
        await room.streamed(5)
        await Erasing(driver_of(room)).erase(WHO)
        await room.settle()
        assert found(tmp_path) == []
        every = tables(tmp_path)
        assert not any(every[name] for name in ("thread", "event", "answer", "version"))


async def test_a_namesake_in_another_workspace_and_on_another_platform_keeps_everything(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        for platform, workspace in (("test", "w2"), ("other", "w"), ("test", "w")):
            there = Room(room.bot, room.seen, room.model, thread="9")
            there.ref = ThreadRef(platform=platform, workspace=workspace, channel="c", thread="9")
            await there.ask("What is a quagmirello?", EVA, id=f"{platform}-{workspace}")
        await Erasing(driver_of(room)).erase(WHO)
        assert {(row[1], row[2]) for row in tables(tmp_path)["thread"]} == {("test", "w2"), ("other", "w")}


async def test_a_person_whose_id_is_a_word_is_erased_and_the_word_stays(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("What will Will do?", "ben")
        await room.reply("mention quagmirello", "Will")
        await room.react("✂️", "Will")
        await room.reply("Will says it is too long, so shorter", "ben")
        will = PersonRef(platform="test", workspace="w", person="Will")
        await Erasing(driver_of(room)).erase(will)
        assert found(tmp_path) == []
        every = tables(tmp_path)
        assert not any(
            f'"{will.person}"' in str(row) or ":Will:" in str(row) for rows in every.values() for row in rows
        )
        texts = [json.loads(row[4])["signal"]["text"] for row in every["event"]]
        assert texts == ["What will Will do?", "Will says it is too long, so shorter"]


async def test_erasing_somebody_of_whom_nothing_is_kept_changes_nothing(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("Why are there tides?", "ben")
        before = tables(tmp_path)
        assert (await Erasing(driver_of(room)).erase(WHO)).threads == 0
        after = tables(tmp_path)
        assert after == before


async def test_the_log_is_emptied_once_those_who_read_are_done(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("What is a quagmirello?", EVA)
        with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM event").fetchall()
            erasing = asyncio.create_task(Erasing(driver_of(room)).erase(WHO))
            await asyncio.sleep(0.2)
            assert not erasing.done()
            reader.execute("COMMIT")
            await erasing
        assert found(tmp_path) == []


_KILLED = """
import asyncio, os, sys
from bot.events import PersonRef
from bot.store import erasing
from bot.store.sqlite import SQLite

async def main(path, moment):
    driver = await SQLite.open(path)
    script = erasing.erase(PersonRef(platform="test", workspace="w", person=sys.argv[3]), "s")
    if moment == "after":
        await driver.write(script)
        os._exit(9)
    def cut():
        rows = None
        count = 0
        try:
            while True:
                statement = script.send(rows)
                count += 1
                if count == int(moment):
                    os._exit(9)
                rows = yield statement
        except StopIteration as end:
            return end.value
    await driver.write(cut())
    os._exit(0)

asyncio.run(main(sys.argv[1], sys.argv[2]))
"""


@pytest.mark.parametrize("moment", ["8", "20", "40", "after"])
async def test_a_kill_in_between_leaves_all_or_nothing_and_the_next_start_clears_the_disk(
    tmp_path: Path, moment: str
) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("What is a quagmirello?", EVA)
        await room.reply("mention fjordlings", EVA)
        other = Room(room.bot, room.seen, room.model, thread="2")
        await other.ask("Why are there tides?", "ben")
        await other.reply("mention xylophonic waves", EVA)
    before = tables(tmp_path)
    file = str(tmp_path / "test.db")
    ended = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", _KILLED, file, moment, EVA],
        cwd=Path(__file__).parent.parent,
        check=False,
    )
    assert ended.returncode == 9
    if moment != "after":
        assert tables(tmp_path) == before
    store = SQLStore(await SQLite.open(file))
    if moment == "after":
        assert found(tmp_path) == []
    assert await store.accept(FeedbackEvent(id="z", thread=other.ref, by="ben", at=1.0, signal=Replied(text="shorter")))
    await store.close()


async def test_the_script_is_one_transaction(tmp_path: Path) -> None:
    """An error anywhere in it undoes all of it."""
    async with a_bot(tmp_path) as room:
        await room.ask("What is a quagmirello?", EVA)
        before = tables(tmp_path)

        def broken() -> Any:
            yield from erase(WHO, "s")
            yield "INSERT INTO nowhere VALUES (1)", ()

        with pytest.raises(sqlite3.OperationalError):
            await driver_of(room).write(broken())
        assert tables(tmp_path) == before
