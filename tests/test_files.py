"""Files: their content is kept for their thread alone, within bounds, and what nobody sent in the end goes."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.attached import Content, FileRef, each
from bot.answers import Version
from bot.errors import ForPeople
from bot.events import Attached, Attachment, FeedbackEvent, PersonRef, ThreadRef
from bot.exporting import own_file
from bot.keeping import Keeping
from bot.retaining import DAY
from bot.store import files
from bot.store.files import Files
from bot.store.retention import Retention, Retired
from bot.store.schema import MIGRATIONS
from bot.store.sql import SQLStore
from bot.store.sqlite import SQLite, _migrate
from bot.store.statements import entry
from bot.telltale import files as sent_with


def ref(thread: str = "1", workspace: str = "w", platform: str = "test") -> ThreadRef:
    return ThreadRef(platform=platform, workspace=workspace, channel="c", thread=thread)


@pytest.fixture
async def driver(tmp_path: Path) -> AsyncIterator[SQLite]:
    database = await SQLite.open(tmp_path / "test.db")
    yield database
    await database.close()


@pytest.fixture
def kept(driver: SQLite) -> Files:
    return Files(driver, lambda: 10.0)


async def names(driver: SQLite, person: str = "ana", workspace: str = "w") -> list[str]:
    """What somebody's files are called, the oldest first."""
    who = PersonRef(platform="test", workspace=workspace, person=person)
    return [name for _, _, name, _, _ in await driver.read(files.of(who))]


async def sent(driver: SQLite, where: ThreadRef, id: str, *, at: float = 0.0) -> None:
    """An event brings a file."""
    signal = Attached(files=(Attachment(name="a.csv", file=id),))
    await SQLStore(driver).accept(FeedbackEvent(id=f"{where}-{id}", thread=where, by="ana", at=at, signal=signal))


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"", bytes(range(256)) * 99])
async def test_a_file_is_there_byte_for_byte_after_a_restart_and_for_its_own_thread_alone(
    tmp_path: Path, content: bytes
) -> None:
    first = await SQLite.open(tmp_path / "test.db")
    id = await Files(first).keep(ref(), "ana", "a.csv", content)
    await first.close()
    again = await SQLite.open(tmp_path / "test.db")
    assert await Files(again).content(ref(), id) == content
    assert await Files(again).name(ref(), id) == "a.csv"
    for other in (ref("2"), ref(workspace="v"), ref(platform="other")):
        assert await Files(again).content(other, id) is None and await Files(again).name(other, id) == ""
    await again.close()


async def test_the_same_file_once_more_is_the_one_that_is_there(kept: Files, driver: SQLite) -> None:
    first = await kept.keep(ref(), "ana", "a.csv", b"1")
    assert await kept.keep(ref(), "ana", "a.csv", b"1") == first
    others = {
        await kept.keep(ref("2"), "ana", "a.csv", b"1"),
        await kept.keep(ref(), "ben", "a.csv", b"1"),
        await kept.keep(ref(), "ana", "b.csv", b"1"),
        await kept.keep(ref(), "ana", "a.csv", b"2"),
    }
    assert len(others) == 4 and first not in others
    assert await kept.content(ref(), first) == b"1"


async def test_the_same_file_at_once_is_kept_once(kept: Files, driver: SQLite) -> None:
    ids = await asyncio.gather(*(kept.keep(ref(), "ana", "a.csv", b"1") for _ in range(5)))
    assert len(set(ids)) == 1 and await names(driver) == ["a.csv"]


async def test_a_thread_that_is_full_takes_no_more_and_says_so(
    kept: Files, driver: SQLite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "THREAD", 10)
    first = await kept.keep(ref(), "ana", "a.csv", b"123456")
    with pytest.raises(ForPeople, match=r"“b\.csv” was left out"):
        await kept.keep(ref(), "ben", "b.csv", b"12345")
    assert await kept.keep(ref(), "ana", "a.csv", b"123456") == first  # a redelivery is no more
    await kept.keep(ref(), "ben", "c.csv", b"1234")
    await kept.keep(ref("2"), "ana", "b.csv", b"12345")
    assert sorted(await names(driver)) == ["a.csv", "b.csv"] and await names(driver, "ben") == ["c.csv"]


async def test_somebodys_oldest_files_in_other_threads_give_way(
    driver: SQLite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PERSON", 10)
    for n, (where, person, name) in enumerate(
        (
            (ref("1"), "ana", "oldest"), (ref("2"), "ana", "older"), (ref("3"), "ana", "here"),
            (ref("1"), "ben", "bens"), (ref("1", "v"), "ana", "elsewhere"),
        )
    ):  # fmt: skip
        await Files(driver, lambda at=n: float(at)).keep(where, person, name, b"123")  # type: ignore[misc]
    await Files(driver, lambda: 9.0).keep(ref("3"), "ana", "new", b"1234")
    assert await names(driver) == ["older", "here", "new"]
    await Files(driver, lambda: 10.0).keep(ref("3"), "ana", "large", b"12345678")
    assert await names(driver) == ["here", "new", "large"]
    assert await names(driver, "ben") == ["bens"] and await names(driver, "ana", "v") == ["elsewhere"]


@pytest.mark.parametrize("workspace", ["w", "w:x", "w%", "wé"])
async def test_the_files_of_a_workspace_are_told_from_those_of_one_whose_name_begins_like_it(
    kept: Files, driver: SQLite, workspace: str
) -> None:
    await kept.keep(ref(workspace=workspace), "ana", "own", b"1")
    for other in (f"{workspace}1", f"{workspace}:c", f"1{workspace}"):
        await kept.keep(ref(workspace=other), "ana", "other", b"1")
    assert await names(driver, workspace=workspace) == ["own"]


async def test_files_go_with_their_thread(kept: Files, driver: SQLite) -> None:
    for thread, day in (("old", 1), ("new", 9)):
        await sent(driver, ref(thread), await kept.keep(ref(thread), "ana", f"{thread}.csv", b"1"), at=day * DAY)
    assert await Retention(driver).retire("test", "w", 5 * DAY) == Retired(threads=1)
    assert await names(driver) == ["new.csv"]


async def test_a_file_that_no_event_of_its_thread_names_goes_after_a_day_and_the_others_stay(driver: SQLite) -> None:
    old, young = Files(driver, lambda: 0.0), Files(driver, lambda: 2.5 * DAY)
    named = await old.keep(ref(), "ana", "named", b"1")
    await sent(driver, ref(), named)
    await sent(driver, ref("2"), await old.keep(ref(), "ana", "named elsewhere", b"2"))
    await old.keep(ref("never"), "ana", "never sent", b"3")
    await young.keep(ref("never"), "ana", "may yet be sent", b"4")
    await old.keep(ref("never"), "ana", "kept again", b"5")
    await young.keep(ref("never"), "ana", "kept again", b"5")
    assert (await Keeping(driver, {}, lambda: 3.0 * DAY).look()).files == 2
    assert sorted(await names(driver)) == ["kept again", "may yet be sent", "named"]
    assert (await Keeping(driver, {}, lambda: 3.0 * DAY).look()).files == 0


async def test_many_go_in_small_steps(kept: Files, driver: SQLite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "STEP", 3)
    for n in range(10):
        id = await kept.keep(ref(), "ana", f"{n}", b"1")
        if n % 2:
            await sent(driver, ref(), id)
    assert await Retention(driver).unnamed(11.0) == Retired(files=5)
    assert sorted(await names(driver)) == ["1", "3", "5", "7", "9"]


async def test_a_file_that_is_sent_between_the_look_and_the_deletion_stays(kept: Files, driver: SQLite) -> None:
    id = await kept.keep(ref(), "ana", "a.csv", b"1")
    found, more = await driver.read(files.unnamed(11.0, ""))
    assert (found, more) == ((id,), None)
    await sent(driver, ref(), id)
    assert await driver.write(files.let_go(found, 11.0)) == 0
    assert await kept.content(ref(), id) == b"1"


@given(st.binary(max_size=60) | st.text(max_size=30).map(str.encode))
def test_a_file_in_an_export_is_its_content_byte_for_byte(content: bytes) -> None:
    file = own_file("F1", "a.csv", "t", 1.0, len(content), content)
    read = type(file).model_validate_json(file.model_dump_json())
    assert read.content == content and (read.text is None) != (read.base64 is None)


OLD_EVENT = """{"id": "e1", "thread": {"platform": "test", "workspace": "w", "channel": "c", "thread": "1"},
"by": "ana", "at": 1.0, "signal": {"kind": "attached", "files": [{"name": "a.csv", "text": "a,b", "omitted": 3}]}}"""
OLD_VERSION = """{"number": 1, "event": "e1", "text": "It rises.", "key": "k", "context": {"data":
[{"name": "a.csv", "text": "a,b", "omitted": 3}]}}"""


def test_what_was_stored_before_files_were_kept_is_read() -> None:
    old = Attachment(name="a.csv", text="a,b", omitted=3)
    assert sent_with(entry(OLD_EVENT, None).event) == (old,)
    version = Version.model_validate_json(OLD_VERSION)
    assert version.computed is None and version.context.data == (old,) and version.written == "It rises."


@pytest.mark.parametrize("had", range(1, len(MIGRATIONS)))
async def test_a_database_of_any_age_is_brought_up_to_date_and_keeps_what_it_has(tmp_path: Path, had: int) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        for number, statements in enumerate(MIGRATIONS[:had], start=1):
            _migrate(raw, number, statements)
        raw.execute("INSERT INTO thread (id, platform, workspace, title, head, owed, unshown, touched)"
                    " VALUES (?, 'test', 'w', 'Old', 3, 0, 0, 1)", (str(ref()),))  # fmt: skip
        raw.execute(
            "INSERT INTO event (dedupe, thread, message, body) VALUES ('e1', ?, '', ?)", (str(ref()), OLD_EVENT)
        )
    driver = await SQLite.open(file)
    store = SQLStore(driver)
    assert [one.id for one in (await store.load(ref())).unapplied] == ["e1"]
    id = await Files(driver).keep(ref(), "ana", "a.csv", b"1")
    assert await Files(driver).content(ref(), id) == b"1" and await names(driver) == ["a.csv"]
    await store.close()


async def test_of_one_message_no_more_is_fetched_than_a_conversation_holds() -> None:
    fetched: list[str] = []

    async def fetch(file: FileRef) -> Content:
        fetched.append(file.name)
        return Content(name=file.name, data=bytes(file.size))

    large = [FileRef(id=name, name=f"{name}.csv", size=80 * files.MB) for name in "abcd"]
    small = FileRef(id="e", name="e.csv", size=5)
    taken, problems = await each([*large, small], fetch)
    assert fetched == ["a.csv", "b.csv", "e.csv"] and len(problems) == 2
    assert [one.name for one in taken if isinstance(one, Content)] == ["a.csv", "b.csv", "e.csv"]
