"""The export has all that is kept of a person, each row that names them, and nobody else's words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bots import ScriptedModel, a_bot
from eva import BEN, CSV, EVA, EVA_THERE, EXCEL, MARKS, THERE, WHO, driver_of, kept, silent, tables, talk, waiting

from bot.events import ThreadRef
from bot.exporting import Account, Export, spelled_out
from bot.store.erasing import Erasing
from bot.store.exporting import export

OTHERS = (
    "harbour",
    "as bullets",
    "tides",
    "How does the moon move",
    "simpler",
    "tidal power",
    "rivers",
    "longer",
    "ARR means",
)
"""What only the others have said, or were answered about."""
IMPERSONAL = {"migration", "house", "install", "installing", "erased", "sqlite_sequence"}
"""Tables with nothing about a person: of `erased`, hashes alone."""
TECHNICAL = {"memory_key", "memory_index"}
"""What makes the search work: a secret that says nothing, and marks made with it."""


async def exported(path: Path) -> tuple[Export, dict[str, list[tuple[Any, ...]]], str]:
    """Eva's export after everything that she and the others do, the tables, and the threads that she asked in."""
    async with a_bot(path, ScriptedModel(silent)) as room:
        rooms = await talk(room)
        await kept(driver_of(room), rooms)
        await waiting(room, rooms)
        found = await driver_of(room).read(export(WHO))
        return found, tables(path), " ".join(str(rooms[one].ref) for one in ("eva", "both"))


async def test_every_row_that_is_theirs_has_its_counterpart(tmp_path: Path) -> None:
    found, rows, own = await exported(tmp_path)
    here, there = found.accounts
    assert (here.who, there.who) == (WHO, THERE)
    names = {name for name in rows if not name.startswith("memory_index_")}
    assert names == IMPERSONAL | TECHNICAL | set(COUNTERPARTS)
    for table, counterpart in COUNTERPARTS.items():
        theirs = [row for row in rows[table] if _theirs(table, row, own)]
        assert theirs, table  # else nothing is proved
        for row in theirs:
            assert counterpart(row, there if EVA_THERE in row else here), (table, row)


def _theirs(table: str, row: tuple[Any, ...], own: str) -> bool:
    """Whether a row names Eva, or belongs to a thread that she asked in."""
    about = {"thread": 0, "answer": 0, "version": 0, "place": 0}.get(table)
    if about is not None and row[about] in own.split():
        return True
    return any(isinstance(part, str) and (EVA in part or EVA_THERE in part) for part in row)


def _version(row: tuple[Any, ...], account: Account) -> bool:
    """In a thread of hers its text; in another's, her wishes and verdicts as events of hers, and her hand's text."""
    body = json.loads(row[3])
    for thread in account.threads:
        if str(thread.ref) == row[0]:
            texts = [(one.number, one.text) for answer in thread.answers for one in answer.versions]
            asked = [answer.number for answer in thread.answers]
            return (row[2], body["text"]) in texts or row[1] not in asked  # another's question, in the same thread
    events = {did.event.id for did in account.events}
    wishes = {one["event"] for one in body["context"]["directives"] if one["author"] == EVA}
    written = [did.event.signal for did in account.events if did.event.signal.kind == "rewrote"]
    by_hand = body["by"] != EVA or any(getattr(one, "text", "") == body["text"] for one in written)
    judged = EVA not in (*body["accepted"], *body["rejected"]) or any(
        one.slot in ("accept", "reject") for did in account.events for one in did.wanted
    )
    return wishes <= events and by_hand and judged


def _thread(row: tuple[Any, ...], account: Account) -> bool:
    """A thread of hers; of another's, her events in it."""
    spoken = {str(did.event.thread) for did in account.events}
    return row[0] in {str(one.ref) for one in account.threads} | spoken


def _event(row: tuple[Any, ...], account: Account) -> bool:
    """Her event; or another's, in which her id stands and which is no word of hers."""
    events = {did.event.id: did.event.model_dump_json() for did in account.events}
    return events.get(row[1]) == row[4] if row[8] == EVA else row[1] not in events


def _file(row: tuple[Any, ...], account: Account) -> bool:
    """The file, byte for byte."""
    one = next(one for one in account.files if one.id == row[0])
    return (one.thread, one.name, one.at, one.content) == (row[1], *row[3:6]) and len(row[5]) == one.size


COUNTERPARTS: dict[str, Callable[[tuple[Any, ...], Account], bool]] = {
    "profile": lambda row, account: (
        row[3] == account.profile.model_dump_json() or (row[2] == BEN.person and EVA in row[3])
    ),
    "joined": lambda row, account: row[4] == account.joined,
    "join_code": lambda row, account: row[3] in account.codes,
    "memory": lambda row, account: row[1] in {one.name for one in account.memory},
    "event": _event,
    "thread": _thread,
    "answer": _thread,
    "version": _version,
    "spent": lambda row, account: (
        (row[0], row[1], row[2], row[6]) in {(one.thread, one.answer, one.version, one.at) for one in account.written}
    ),
    "turn": lambda row, account: row[3] == account.last,
    "closed": lambda row, account: row[0] in account.locked,
    "delivery": lambda row, account: account.waiting == 1,
    "heard": lambda row, account: row[1] in account.marks,
    "place": lambda row, account: row[6] in str(account.threads),
    "file": _file,
}
"""By table, whether a row is in the export."""


async def test_nothing_that_another_person_said_is_in_it(tmp_path: Path) -> None:
    found, _, _ = await exported(tmp_path)
    text = found.model_dump_json()
    assert [one for one in OTHERS if one in text.replace("the tide", "")] == []
    assert set(MARKS) - {one for one in MARKS if one in text} == set()


async def test_it_reads_back_from_its_json_and_is_empty_after_an_erasure(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.ask("What is a quagmirello?", EVA)
        found = await driver_of(room).read(export(WHO))
        assert Export.model_validate_json(spelled_out(found)) == found
        assert found.accounts[0].threads[0].answers[0].question == "What is a quagmirello?"
        assert found.accounts[0].threads[0].answers[0].versions[0].text == await room.text()
        await Erasing(driver_of(room)).erase(WHO)
        (account,) = (await driver_of(room).read(export(WHO))).accounts
        assert account == Account(who=WHO, profile=account.profile) and not account.profile.directives


async def test_an_event_of_a_namesake_is_not_in_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.ask("What is a quagmirello?", EVA)
        other = WHO.model_copy(update={"workspace": "w2"})
        (account,) = (await driver_of(room).read(export(other))).accounts
        assert account.events == () and account.threads == ()


async def test_a_file_is_in_it_as_text_or_else_in_base64_and_where_that_is_too_much_by_its_name(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        await room.bot.files.keep(room.ref, EVA, "a.csv", CSV)
        await room.bot.files.keep(room.ref, EVA, "b.xlsx", EXCEL)
        await room.bot.files.keep(room.ref, "ben", "c.csv", b"x")
        (account,) = Export.model_validate_json(await room.bot.store.export(WHO)).accounts
        assert [(one.name, one.size, one.text) for one in account.files] == [
            ("a.csv", len(CSV), CSV.decode()),
            ("b.xlsx", len(EXCEL), None),
        ]
        assert account.files[1].content == EXCEL
        (named,) = Export.model_validate_json(await room.bot.store.export(WHO, contents=False)).accounts
        assert [(one.name, one.content) for one in named.files] == [("a.csv", None), ("b.xlsx", None)]


async def test_each_joined_account_has_its_own_files_and_gets_at_no_others(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(silent)) as room:
        rooms = {"eva": room, "ben": room, "cho": room}
        await kept(driver_of(room), rooms)
        there = ThreadRef(platform="other", workspace="x", channel="c", thread="1")
        here_file = await room.bot.files.keep(room.ref, EVA, "here.csv", b"a")
        there_file = await room.bot.files.keep(there, EVA_THERE, "there.csv", b"b")
        found = (await driver_of(room).read(export(WHO))).accounts
        assert [(one.who, [file.name for file in one.files]) for one in found] == [
            (WHO, ["here.csv"]),
            (THERE, ["there.csv"]),
        ]
        assert await room.bot.files.content(there, here_file) is None
        assert await room.bot.files.content(room.ref, there_file) is None
        await Erasing(driver_of(room)).erase(THERE)
        assert tables(tmp_path)["file"] == []
