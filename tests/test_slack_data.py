"""Data in Slack through the front door: files that people attach, and what stands behind computed numbers."""

from __future__ import annotations

import io
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from arro3.core import Array, DataType, Table
from arro3.io import write_parquet
from bots import ScriptedModel
from files import pdf, xlsx
from slack_bot import Desk, a_bot_in, a_desk
from slack_pictures import seen
from slack_server import slack
from slack_state import Json

from adapters import attached
from adapters.attached import readable
from adapters.slack import sentences
from bot.charts.alt import chart_csv
from bot.events import Attachment
from bot.store.script import Script

SALES = b"region,month,sales\nNorth,2025-10,500\nSouth,2025-10,900\nNorth,2025-11,700\nSouth,2025-11,300\n"
CSV = ("sales.csv", "text/csv", SALES)
BY_REGION = "Show total sales by region."


def parquet() -> bytes:
    """A small table as Parquet."""
    made = io.BytesIO()
    write_parquet(Table.from_pydict({"sales": Array([1.5, 2.5], DataType.float64())}), made)
    return made.getvalue()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path, ScriptedModel(lambda request, call: "South sold as much as North.")) as running:
        yield running


async def attachments(desk: Desk, thread: str) -> tuple[Attachment, ...]:
    """The files of a thread's first event."""
    signal: Any = (await desk.history(thread))[0].event.signal
    return tuple(signal.files)


async def kept(desk: Desk) -> int:
    """How many files the database has."""

    def script() -> Script[int]:
        rows = yield "SELECT COUNT(*) FROM file", ()
        return int(rows[0][0])

    return await desk.bot.files._driver.read(script())


def message(desk: Desk, thread: str) -> Json:
    """The answer's message as Slack holds it."""
    return desk.server.team.messages["C1", desk.answers(thread)[0]["ts"]]


def files(desk: Desk, thread: str) -> list[str]:
    """The files that the bot has put into a thread."""
    ours = [one for one in desk.server.team.thread("C1", thread) if one["user"] == desk.server.team.bot_user]
    return [file["name"] for one in ours for file in one.get("files", ())]


async def drawn(desk: Desk, thread: str, version: int) -> bytes:
    """The chart of a version, as it is drawn."""
    answer = await desk.bot.store.answer(desk.ref(thread), 1)
    made = answer.version(version) if answer else None
    assert made and made.computed and made.computed.chart
    return await desk.bot.pictures.png(made.computed.chart)


# What people attach


@pytest.mark.parametrize(
    ("name", "mimetype", "content"),
    [
        CSV,
        ("sales.tsv", "text/tab-separated-values", b"region\tsales\nNorth\t5\n"),
        ("sales.json", "application/json", b'[{"region": "North", "sales": 5}]'),
        ("sales.xlsx", "application/octet-stream", xlsx()),
        ("sales.parquet", "application/octet-stream", parquet()),
        ("terms.pdf", "application/pdf", pdf(["Terms of sale"])),
    ],
    ids=lambda given: given if isinstance(given, str) and "." in given else "",
)
async def test_data_is_kept_as_it_is_for_its_thread(desk: Desk, name: str, mimetype: str, content: bytes) -> None:
    ts = await desk.asks("What is in it?", files=[(name, mimetype, content)])
    (file,) = await attachments(desk, ts)
    assert (file.name, file.text) == (name, "") and file.file
    assert await desk.bot.files.content(desk.ref(ts), file.file) == content
    assert await desk.bot.files.content(desk.ref("1.0"), file.file) is None


async def test_text_is_text_as_before(desk: Desk) -> None:
    ts = await desk.asks("Sum it up.", files=[("notes.md", "text/markdown", b"# Tides")])
    (file,) = await attachments(desk, ts)
    assert (file.text, file.file) == ("# Tides", "") and await kept(desk) == 0


async def test_a_message_that_comes_several_times_has_its_file_kept_once(desk: Desk) -> None:
    ts = await desk.asks(BY_REGION, files=[CSV], copies=3)
    assert await desk.kinds(ts) == ["asked"] and await kept(desk) == 1 and len(desk.answers(ts)) == 1


async def test_what_is_too_large_too_many_or_no_data_is_said_to_who_sent_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "LARGEST", len(SALES))
    large = ("large.csv", "text/csv", SALES + b"North,2025-12,1\n")
    broken = ("broken.xlsx", "application/octet-stream", b"no workbook")
    many = [(f"{number}.csv", "text/csv", SALES) for number in range(attached.MOST)]
    ts = await desk.asks(BY_REGION, files=[large, broken, *many])
    assert len(desk.answers(ts)) == 1 and len(readable(await attachments(desk, ts))) == attached.MOST - 2
    told = " ".join(desk.told())
    assert "“large.csv” is larger than" in told and "“broken.xlsx” could not be read" in told
    assert attached.TOO_MANY in told


async def test_asking_about_a_message_takes_its_files_along(desk: Desk) -> None:
    ts = await desk.replies("Our sales", "", user="U2", files=[CSV, ("a.png", "image/png", b"\x89PNG")])
    await desk.server.shortcut("U1", ts, "burnish:ask")
    await desk.settle()
    await desk.server.submits(desk.modal()["id"], {"question": BY_REGION})
    await desk.settle()
    about, file, lost = await attachments(desk, ts)
    assert lost.unread
    assert about.name == "the message asked about" and file.name == "sales.csv"
    assert await desk.bot.files.content(desk.ref(ts), file.file) == SALES
    assert "“a.png”" in str(desk.server.visible(desk.server.team.direct("U1")))


# What stands behind the numbers


async def charted(desk: Desk) -> str:
    """A question about attached data, answered, and then with a chart."""
    ts = await desk.asks(BY_REGION, files=[CSV])
    await desk.replies("Add a chart.", ts)
    return ts


async def test_an_answer_from_data_has_its_table_its_picture_and_what_stands_behind_them(desk: Desk) -> None:
    ts = await charted(desk)
    said = desk.answer(ts)["text"]
    assert "| North | 1,200 |" in said and "---:" in said  # numbers to the right
    assert "[Show the query] [Data (CSV)]\n[Shorter]" in said
    assert seen(desk.server.team, message(desk, ts)) == [await drawn(desk, ts, 2)]


async def test_undo_and_another_picture_change_the_one_message(desk: Desk) -> None:
    ts = await charted(desk)
    await desk.replies("as lines", ts)
    third = await drawn(desk, ts, 3)
    assert seen(desk.server.team, message(desk, ts)) == [third] != [await drawn(desk, ts, 2)]
    uploads = len(desk.server.calls("files.completeUploadExternal"))
    await desk.replies("undo", ts)
    assert seen(desk.server.team, message(desk, ts)) == [await drawn(desk, ts, 2)]
    await desk.replies("undo", ts)
    assert seen(desk.server.team, message(desk, ts)) == [] and "[Data (CSV)]" not in desk.answer(ts)["text"]
    assert len(desk.server.calls("files.completeUploadExternal")) == uploads and len(desk.answers(ts)) == 1


async def test_the_query_is_shown_to_who_presses_each_time_that_they_press(desk: Desk) -> None:
    ts = await desk.asks(BY_REGION, files=[CSV])
    for user in ("U1", "U1", "U2"):
        await desk.pressed(user, desk.answer(ts)["ts"], "Show the query")
    assert len(desk.told("U1")) == 2 and len(desk.told("U2")) == 1 and "SELECT" in desk.told("U2")[0]
    assert await desk.kinds(ts) == ["asked", "pressed", "pressed", "pressed"]
    assert len(desk.answers(ts)) == 1 and "Version 1" in desk.answer(ts)["text"]


async def test_the_data_comes_as_a_file_once_however_often_it_is_wanted(desk: Desk) -> None:
    ts = await charted(desk)
    answer = desk.answers(ts)[0]["ts"]
    await desk.pressed("U1", answer, "Data (CSV)")
    assert files(desk, ts) == ["data-1-2.csv"] and desk.told("U1") == []
    await desk.pressed("U2", answer, "Data (CSV)")
    assert files(desk, ts) == ["data-1-2.csv"] and desk.told("U2") == [sentences.DATA_THERE.format(name="data-1-2.csv")]
    (file,) = [one for one in desk.server.team.files.values() if one["name"] == "data-1-2.csv"]
    version = (await desk.bot.store.answer(desk.ref(ts), 1)).version(2)  # type: ignore[union-attr]
    content = desk.server.team.contents[file["id"]].decode("utf-8-sig")
    assert content == chart_csv(version.computed.chart) and "North" in content  # type: ignore[union-attr, arg-type]
    assert await desk.kinds(ts) == ["asked", "replied"]  # it says nothing about the answer


async def test_data_whose_upload_got_no_answer_is_not_put_there_twice(desk: Desk) -> None:
    ts = await charted(desk)
    desk.server.fail("files.completeUploadExternal", "", lost=True)
    await desk.pressed("U1", desk.answers(ts)[0]["ts"], "Data (CSV)")
    assert files(desk, ts) == ["data-1-2.csv"]


async def test_data_that_slack_does_not_take_is_said_and_can_be_asked_for_again(desk: Desk) -> None:
    ts = await charted(desk)
    desk.server.fail("files.getUploadURLExternal", "missing_scope")
    answer = desk.answers(ts)[0]["ts"]
    await desk.pressed("U1", answer, "Data (CSV)")
    assert desk.told() == [sentences.NO_DATA] and files(desk, ts) == []
    await desk.pressed("U1", answer, "Data (CSV)")
    assert files(desk, ts) == ["data-1-2.csv"]


async def test_after_a_restart_the_same_message_goes_on_with_its_data(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: "South sold as much as North.")
    async with slack() as server:
        async with a_bot_in(server, tmp_path, model) as desk:
            ts = await charted(desk)
            first = desk.answer(ts)["ts"]
        async with a_bot_in(server, tmp_path, model) as desk:
            await desk.replies("as lines", ts)
            assert seen(server.team, message(desk, ts)) == [await drawn(desk, ts, 3)]
            await desk.pressed("U1", first, "Data (CSV)")
            assert files(desk, ts) == ["data-1-3.csv"] and desk.answers(ts)[0]["ts"] == first
