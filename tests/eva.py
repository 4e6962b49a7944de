"""Eva, who will be erased, and the others: all that they do with a bot, and what of it is in the files."""

from __future__ import annotations

import json
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from bots import Room
from files import xlsx
from values import wish

from bot.directives import Scope
from bot.events import Asked, Attached, Attachment, PersonRef, Replied, Rewrote, ThreadRef
from bot.memory import Memory
from bot.ports import Request
from bot.profiles import Lesson
from bot.store import memories, people
from bot.store.joining import make, type_in
from bot.store.places import Place
from bot.store.sqlite import SQLite

EVA = "U0EVA77Q"
EVA_THERE = "D55EVA991"
WHO = PersonRef(platform="test", workspace="w", person=EVA)
THERE = PersonRef(platform="other", workspace="x", person=EVA_THERE)
BEN = PersonRef(platform="test", workspace="w", person="ben")
MARKS = (
    EVA, EVA_THERE, "quagmirello", "zanzibarian", "fjordlings", "velvetine", "xylophonic", "brumalis", "kerfuffled",
    "obnubilate", "tarantism", "gallimaufry", "widdershins", "absquatulate", "sesquipedal", "lollygagger", "bumfuzzle",
    "collywobbles", "flibbertigibbet", "gongoozler", "snickersnee", "8243771",
)  # fmt: skip
"""Eva's ids, and a rare word for each way in which she said something."""


CSV = b"region,revenue\nsnickersnee,8243771\nsnickersnee,12\nLand,5\n"
SHEET = "the bytes of her sheet"


def sheet() -> bytes:
    """Her workbook, of some pages: the same each time."""
    chance = random.Random(5)
    return xlsx({"Data": [["place", "amount"], *([f"{chance.getrandbits(80):x}", n] for n in range(1500))]})


EXCEL = sheet()


def raw(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.glob("test.db*"))).lower()


def found(path: Path) -> list[str]:
    """Which of Eva's marks any file of the database has; SHEET where it has a piece of her workbook."""
    content = raw(path)
    pieces = (EXCEL[at : at + 32].lower() for at in range(0, len(EXCEL) - 32, 500))
    return [one for one in MARKS if one.lower().encode() in content] + [SHEET] * any(one in content for one in pieces)


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
    await attach(ben, "gongoozler.csv", CSV)
    await attach(eva, "amounts.xlsx", EXCEL)
    await bot.files.keep(ThreadRef(platform="test", workspace="w", channel="c", thread="new"), EVA, "unsent.csv", CSV)
    await bot.files.keep(ben.ref, "ben", "harbours.csv", b"harbour,ships\nHull,3\n")
    return rooms


async def attach(room: Room, name: str, content: bytes, by: str = EVA) -> Attachment:
    """Somebody puts a file into a thread, as the platforms do it."""
    file = Attachment(name=name, file=await room.bot.files.keep(room.ref, by, name, content))
    await room.send(Attached(files=(file,)), by)
    return file


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
