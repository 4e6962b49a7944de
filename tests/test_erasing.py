"""Erasing a person: nothing of them in any file, everything of the others as before, and the bot goes on."""

from __future__ import annotations

import asyncio
import json
import random
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from bots import Room, ScriptedModel, a_bot
from eva import (
    BEN,
    EVA,
    MARKS,
    SHEET,
    THERE,
    WHO,
    attach,
    driver_of,
    echo,
    found,
    kept,
    raw,
    rows_about,
    silent,
    tables,
    talk,
    waiting,
)

from bot.cues import cues
from bot.events import Asked, Attached, Attachment, FeedbackEvent, PersonRef, Replied, Rewrote, ThreadRef
from bot.memory import Memory
from bot.ports import Request
from bot.store import memories, sqlite, tombstones
from bot.store.erasing import Erasing, erase
from bot.store.sql import SQLStore
from bot.store.sqlite import SQLite


@pytest.mark.parametrize("script", [silent, echo])
async def test_nothing_of_an_erased_person_is_in_any_file_and_the_others_go_on(tmp_path: Path, script: Any) -> None:
    async with a_bot(tmp_path, ScriptedModel(script)) as room:
        rooms = await talk(room)
        await kept(driver_of(room), rooms)
        await waiting(room, rooms)
        assert found(tmp_path) == [*MARKS, SHEET]  # else the scan proves nothing
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
        assert after["file"] == [row for row in before["file"] if row[2] == "ben"] != []

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


@pytest.mark.parametrize("where", ["eva", "ben", "new"])
async def test_who_says_forget_is_forgotten_wherever_they_say_it(tmp_path: Path, where: str) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        rooms = await talk(room)
        rooms["new"] = Room(room.bot, room.seen, room.model, thread="new")
        await kept(driver_of(room), rooms)
        await rooms[where].command("/forget", EVA)
        for one in rooms.values():
            await one.settle()
        assert found(tmp_path) == []
        assert room.seen.told[-1][1] == EVA
        await goes_on(rooms["ben"], rooms["cho"])
        assert found(tmp_path) == []


async def at_random(room: Room, chance: random.Random, *, data: bool = False) -> None:
    """Ben asks, and then all three do anything at all; Eva says "quorbel" in all that she says, and in her tables."""
    await room.ask("Why are there tides?", "ben")
    for n in range(40):
        by = chance.choice((EVA, EVA, "ben", "cho"))
        word = f"quorbel{n}" if by == EVA else f"river{n}"
        held = [one.id for one in (await room.thread()).context.directives]
        match chance.randrange(13):
            case 0 | 1:
                await room.reply(f"{chance.choice(('mention', 'leave out', 'no, I meant', 'keep'))} {word}", by)
            case 2:
                await room.reply(f"make this {word}", by, quote="the tide rises")
            case 3:
                await room.react(chance.choice(("✂️", "👍", "👎", "📌", "🔀", "🔁", "🧒")), by)
            case 4:
                said = await room.reply(f"say {word}", by)
                await (room.edit(said.message, f"say {word}x", by) if n % 2 else room.delete(said.message, by))
            case 5 if held:
                await room.press("remove", chance.choice(held), by)
            case 6:
                await room.command(chance.choice(("/undo", "/reset", "/restore 1", "/why", "/compare", "/ledger")), by)
            case 7:
                await room.command(f"/policy {chance.choice(('anyone', 'quorum 2', 'asker'))}", by)
            case 8 if data:
                amount = "70431" if by == EVA else "20986"
                await attach(room, f"{word}.csv", f"area,amount\n{word}a,{n}{amount}\n{word}b,3\n".encode(), by)
                await room.send(Asked(text="What is the total amount by area?"), "ben")
            case 8:
                await room.send(Attached(files=(Attachment(name=f"{word}.txt", text=word),)), by)
            case 9:
                await room.send(Rewrote(text=f"The {word} tide rises and falls."), by)
            case 10:
                await room.reply(f"remember that {word} is a coast", by)
            case 11:
                await room.reply(f"from now on mention {word}", by)
            case _:
                await room.reply(f"what of {word}?" if by != EVA else f"say it like {word}, and longer", by)


@pytest.mark.parametrize("seed", [2, 4, 5, 23, 32, 39])
async def test_whatever_they_did_nothing_of_it_is_left(tmp_path: Path, seed: int) -> None:
    def script(request: Request, call: int) -> str:
        said = re.findall(r"quorbel\d+x?", " ".join(message.content for message in request.messages))
        return f"Answer {call}: the tide rises and falls. {' '.join(said)}"

    async with a_bot(tmp_path, ScriptedModel(script)) as room:
        await at_random(room, random.Random(seed))
        assert b"quorbel" in raw(tmp_path)
        await Erasing(driver_of(room)).erase(WHO)
        if (await room.thread()).answers:  # else Eva has asked something in it, and it is hers
            await room.bot.inbox.resume("test")
            await room.settle()
            await room.reply("more formal", "ben")
            assert (await room.answer()).current and (await room.thread()).owed is None
        assert b"quorbel" not in raw(tmp_path) and found(tmp_path) == []


@pytest.mark.parametrize("seed", [1, 7, 15])
async def test_whatever_was_computed_of_their_files_nothing_of_it_is_left(tmp_path: Path, seed: int) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await at_random(room, random.Random(seed), data=True)
        assert b"| quorbel" in raw(tmp_path) and re.search(rb"70,431", raw(tmp_path))
        await Erasing(driver_of(room)).erase(WHO)
        assert b"quorbel" not in raw(tmp_path) and found(tmp_path) == []
        assert not re.search(rb"70,?431", raw(tmp_path))
        assert all(row[2] != EVA for row in tables(tmp_path)["file"])


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


async def test_erasures_at_once_are_all_cleared_and_the_others_write_meanwhile(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        people_ = [f"U0EVA77Q{n}" for n in range(6)]
        for n, person in enumerate(people_):
            await Room(room.bot, room.seen, room.model, thread=str(n)).ask(f"What is a quagmirello {n}?", person)
        erasing = Erasing(driver_of(room))
        *_, text = await asyncio.gather(
            *(erasing.erase(PersonRef(platform="test", workspace="w", person=one)) for one in people_),
            Room(room.bot, room.seen, room.model, thread="ben").ask("Why are there tides?", "ben"),
        )
        assert found(tmp_path) == [] and text
        assert not await driver_of(room).read(tombstones.unscrubbed())
        assert len(tables(tmp_path)["thread"]) == 1


async def test_a_reader_that_stays_leaves_the_disk_to_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_TRIES", 2)
    async with a_bot(tmp_path) as room:
        await room.ask("What is a quagmirello?", EVA)
        with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM event").fetchall()
            await Erasing(driver_of(room)).erase(WHO)
            assert found(tmp_path)
            assert await driver_of(room).read(tombstones.unscrubbed())
        assert await driver_of(room).scrub()
        assert found(tmp_path) == []


async def test_what_others_corrected_for_them_stays_with_the_others_without_their_question(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        evas = Room(room.bot, room.seen, room.model, thread="eva")
        await evas.ask("What is the quagmirello churn?", EVA)
        mine = Memory(
            name="e1#0@test:w:c:eva", kind="correction", who=BEN, question="What is the quagmirello churn?",
            text="churn means logo churn", term="churn", thread=str(evas.ref), event="e1", source="message:m1", at=1.0,
        )  # fmt: skip
        await driver_of(room).write(memories.remember(mine, "secret"))
        await room.ask("What is our churn?", "ben")
        assert "logo churn" in str(room.model.requests[-1])
        text = await room.text()
        await Erasing(driver_of(room)).erase(WHO)
        assert found(tmp_path) == [] and await room.text() == text
        (left,) = await driver_of(room).read(memories.of(BEN))
        assert (left.text, left.question) == ("churn means logo churn", "")
        await room.ask("Is churn bad?", "ben")
        assert "logo churn" in str(room.model.requests[-1])


async def test_what_they_shared_leaves_the_prompts_of_others_answers(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        shared = Memory(
            name="e1#0@test:w:c:0", kind="correction", who=WHO, shared=True, question="What is our churn?",
            text="churn means flibbertigibbet", term="churn", thread="test:w:c:0", event="e1",
            source="message:m1", at=1.0,
        )  # fmt: skip
        await driver_of(room).write(memories.remember(shared, "secret"))
        await room.ask("What is our churn?", "ben")
        assert "flibbertigibbet" in str(room.model.requests[-1]) and EVA.encode() in raw(tmp_path).upper()
        text = await room.text()
        await Erasing(driver_of(room)).erase(WHO)
        assert found(tmp_path) == []
        assert await room.text() == text
        await room.reply("shorter", "ben")
        assert "flibbertigibbet" not in str(room.model.requests[-1]) and await room.text() != text


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
