"""Erasing a person whose files others worked with: what came of these goes, what came of others' stays as it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bots import Room, ScriptedModel, a_bot
from eva import CSV, EVA, EXCEL, SHEET, WHO, attach, driver_of, found, raw, silent, tables

from bot import texts
from bot.desk import Desk, Read
from bot.events import Asked, Attached, Attachment, FeedbackEvent, Replied, Rewrote, ThreadRef
from bot.keeping import Keeping
from bot.memory import Memory
from bot.store import memories
from bot.store.erasing import Erasing
from bot.store.files import Files

BENS = b"harbour,ships\nHull,4311\nDover,2009\n"


async def asks(room: Room, text: str, by: str = "ben") -> str:
    """A new question in the thread; what people see of its answer."""
    await room.send(Asked(text=text), by)
    return await room.text()


async def test_nothing_that_was_computed_of_their_files_is_left_in_others_threads(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.ask("Why are there tides?", "ben")
        await attach(room, "gongoozler.csv", CSV)
        text = await asks(room, "What is the total revenue by region?")
        assert "| snickersnee | 8,243,783 |" in text
        await room.reply("add a bar chart", "ben")
        shown = (await room.answer()).current
        assert shown and shown.computed and shown.computed.chart
        await room.reply("only snickersnee", EVA)
        await room.reply("as a share", "ben")
        await room.reply("more formal", "ben")
        await room.send(Rewrote(text=f"In short: {await room.text()}"), "ben")
        await room.send(Replied(text="what does that mean?", quote="8,243,783", meant="question"), "ben")
        assert (await room.thread()).context.background
        assert {"gongoozler", "snickersnee"} < set(found(tmp_path)) and b"8,243,783" in raw(tmp_path)
        await Erasing(driver_of(room)).erase(WHO)
        assert found(tmp_path) == [] and b"8,243,783" not in raw(tmp_path) and b"8243783" not in raw(tmp_path)
        assert tables(tmp_path)["file"] == []
        first = await room.answer(1)
        assert first.current and "tide" in first.current.text
        await room.bot.inbox.resume("test")
        await room.settle()
        await room.reply("shorter", "ben")
        assert (await room.thread()).owed is None and (await room.thread()).context.data == ()
        assert found(tmp_path) == []


async def test_what_was_computed_of_others_files_in_the_same_thread_stays_as_it_is(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.ask("Why are there tides?", "ben")
        await attach(room, "amounts.xlsx", EXCEL)
        file = await attach(room, "harbours.csv", BENS, "ben")
        text = await asks(room, "What is the total ships by harbour?")
        assert "| Hull | 4,311 |" in text and found(tmp_path)
        await room.reply("add a bar chart", "ben")
        await room.reply("mention quagmirello", EVA)
        before = (await room.answer()).versions[1]
        await Erasing(driver_of(room)).erase(WHO)
        assert found(tmp_path) == []
        after = (await room.answer()).versions[1]
        assert (
            (after.text, after.computed) == (before.text, before.computed) and after.computed and after.computed.chart
        )
        assert [one.name for one in (await room.thread()).context.data] == ["harbours.csv"]
        assert await room.bot.files.content(room.ref, file.file) == BENS
        await room.reply("only Dover", "ben")
        assert "2,009" in await room.text() and "4,311" not in await room.text()


async def test_what_others_remember_of_their_numbers_goes_too(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.ask("Why are there tides?", "ben")
        await attach(room, "gongoozler.csv", CSV)
        await asks(room, "What is the total revenue?")
        for name, text in (("number", "It is 8,243,788 in all."), ("other", "The moon pulls at 1,204 places.")):
            entry = Memory(
                name=name, kind="correction", who=room.ref.who("ben"), question="What is it?", text=text, term=name,
                thread=str(room.ref), event=f"x-{name}", source=f"event:x-{name}", at=1.0,
            )  # fmt: skip
            await driver_of(room).write(memories.remember(entry, f"secret {name}"))
        await Erasing(driver_of(room)).erase(WHO)
        assert [one.name for one in await driver_of(room).read(memories.of(room.ref.who("ben")))] == ["other"]
        assert b"8,243,788" not in raw(tmp_path)


async def test_a_file_is_whose_it_was_when_it_was_kept_whoever_names_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.ask("Why are there tides?", "ben")
        file = await attach(room, "gongoozler.csv", CSV)
        await room.send(Attached(files=(file,)), "ben")
        await Erasing(driver_of(room)).erase(WHO)
        assert found(tmp_path) == [] and (await room.thread()).context.data == ()


async def test_a_thread_of_theirs_goes_with_the_files_that_others_put_into_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.ask("What is a quagmirello?", EVA)
        await attach(room, "gongoozler.csv", BENS, "ben")
        await Erasing(driver_of(room)).erase(WHO)
        assert found(tmp_path) == [] and b"dover" not in raw(tmp_path)
        assert not any(tables(tmp_path)[name] for name in ("thread", "event", "file"))


async def test_a_file_whose_erased_message_is_delivered_once_more_is_dropped_and_the_disk_cleared(
    tmp_path: Path,
) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.ask("Why are there tides?", "ben")

        async def delivered() -> bool:
            id = await room.bot.files.keep(room.ref, EVA, "gongoozler.xlsx", EXCEL)
            signal = Attached(files=(Attachment(name="gongoozler.xlsx", file=id),))
            event = FeedbackEvent(id="sent", thread=room.ref, by=EVA, at=9.0, signal=signal)
            first_seen = await room.bot.inbox.accept(event)
            await room.settle()
            return first_seen

        assert await delivered() and SHEET in found(tmp_path)
        await Erasing(driver_of(room)).erase(WHO)
        assert found(tmp_path) == []
        assert not await delivered()
        assert tables(tmp_path)["file"] == []
        await Keeping(driver_of(room), {}).look()
        assert found(tmp_path) == []


async def test_what_is_sent_while_they_are_erased_breaks_nothing(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.ask("Why are there tides?", "ben")
        id = await room.bot.files.keep(room.ref, EVA, "gongoozler.csv", CSV)
        await asyncio.gather(Erasing(driver_of(room)).erase(WHO), room.reply("shorter", "ben"))
        await room.send(Attached(files=(Attachment(name="late.csv", file=id),)), EVA)
        assert await room.bot.files.content(room.ref, id) is None
        assert (await room.thread()).context.data == () and (await room.thread()).owed is None


async def test_what_is_being_read_while_all_is_forgotten_is_forgotten_too(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        fetched, go_on = asyncio.Event(), asyncio.Event()

        class Slow(Files):
            async def content(self, ref: ThreadRef, id: str) -> bytes | None:
                content = await super().content(ref, id)
                fetched.set()
                await go_on.wait()
                return content

        desk = Desk(Slow(driver_of(room)))
        file = Attachment(name="harbours.csv", file=await room.bot.files.keep(room.ref, EVA, "harbours.csv", BENS))
        reading = asyncio.create_task(desk.read(room.ref, [file]))
        await fetched.wait()
        await Erasing(driver_of(room)).erase(WHO)
        clearing = asyncio.create_task(desk.clear())
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(reading, clearing)
        assert await desk.read(room.ref, [file]) == Read(problems=(texts.FILE_GONE,))
        await desk.close()


async def test_pictures_of_what_was_erased_are_drawn_anew_and_not_kept(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await attach(room, "gongoozler.csv", CSV)
        await room.send(Asked(text="What is the total revenue by region? As a bar chart."), EVA)
        shown = (await room.answer()).current
        assert shown and shown.computed and shown.computed.chart
        first = await room.bot.pictures.png(shown.computed.chart)
        assert await room.bot.pictures.png(shown.computed.chart) is first
        await room.command("/forget", EVA)
        await room.command("/forget everything", EVA)
        assert found(tmp_path) == []
        assert await room.bot.pictures.png(shown.computed.chart) is not first
