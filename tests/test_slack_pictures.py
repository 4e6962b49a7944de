"""The chart of an answer in Slack: in the answer's own message, changed with it, and never lost with it or doubled.

Here pictures are no more than bytes that follow from the chart, so that no process has to be started to draw each;
`test_slack_data` has them drawn.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from slack_pictures import seen
from slack_publishing import Desk, Mortal, a_desk, frame
from slack_server import SlackServer, slack
from slack_shown import shown

from adapters.slack import limits, sentences
from bot.answers import Frame
from bot.charts.alt import alt
from bot.charts.chart import Chart
from bot.charts.choose import choose
from bot.errors import DrawingFailed
from bot.events import ThreadRef
from bot.pictures import Pictures
from bot.tables.table import Kind, Result

TEXT = "East sold most."


def chart(*amounts: int) -> Chart:
    """A small one, of such amounts by region."""
    rows = tuple(zip(("East", "West", "North"), amounts, strict=False))
    made = choose(Result(columns=("region", "sales"), kinds=(Kind.TEXT, Kind.INTEGER), rows=rows))
    assert isinstance(made, Chart)
    return made


ONE, TWO = chart(5, 3), chart(2, 9)


def shows(ref: ThreadRef, picture: Chart | None, version: int = 1, text: str = TEXT, **more: Any) -> Frame:
    """An answer at rest with that picture."""
    return frame(ref, text, "done", version, chart=picture, computed=True, **more)


@pytest.fixture(autouse=True)
def quickly_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of each chart that differs from that of every other."""

    async def png(self: Pictures, chart: Chart, *, dark: bool = False) -> bytes:
        return b"\x89PNG" + chart.model_dump_json().encode()

    monkeypatch.setattr(Pictures, "png", png)


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with slack(speed=60.0) as made:
        yield made


@pytest.fixture
async def desk(server: SlackServer, tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(server, tmp_path) as made:
        yield made


async def drawn(desk: Desk, *charts: Chart) -> list[bytes]:
    """The pictures of charts, as they are drawn."""
    return [await desk.bot.pictures.png(one) for one in charts]


def looks(desk: Desk, ref: ThreadRef) -> list[bytes]:
    """What pictures people see in the messages of a thread, within them."""
    return [picture for one in desk.raw(ref) for picture in seen(desk.server.team, one)]


def files(desk: Desk, ref: ThreadRef) -> list[str]:
    """The files that were put into a thread, each as a message of its own."""
    return [file["name"] for one in desk.raw(ref) for file in one.get("files", ())]


async def test_the_picture_stands_under_the_words_with_what_it_shows_said(desk: Desk) -> None:
    ref = await desk.asked()
    await desk.publisher.post(shows(ref, ONE))
    (message,) = desk.raw(ref)
    assert looks(desk, ref) == await drawn(desk, ONE)
    kinds = [block["type"] for block in message["blocks"]]
    assert kinds == ["markdown", "image", "context", "actions", "actions"]
    assert message["blocks"][1]["alt_text"] == alt(ONE) and "East 5" in alt(ONE)
    assert alt(ONE) in message["text"]  # for who has it read aloud
    (file,) = desk.server.team.files.values()
    assert file["alt_txt"] == alt(ONE)


async def test_the_words_are_there_before_the_picture_is_brought(desk: Desk) -> None:
    ref = await desk.asked()
    await desk.writes(ref, TEXT, chart=ONE)
    order = [call.method for call in desk.server.log if call.method.startswith(("chat.", "files."))]
    assert order.index("chat.stopStream") < order.index("files.getUploadURLExternal") < order.index("chat.update")
    assert looks(desk, ref) == await drawn(desk, ONE) and len(desk.replies(ref)) == 1


async def test_a_version_with_the_same_chart_brings_nothing_anew(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(shows(ref, ONE))
    await desk.publisher.edit(message, shows(ref, ONE, 2, "East."))
    assert desk.called("files.completeUploadExternal") == 1
    assert looks(desk, ref) == await drawn(desk, ONE) and len(desk.replies(ref)) == 1


async def test_another_chart_changes_the_picture_in_place_and_an_undo_shows_the_first_again(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(shows(ref, ONE))
    await desk.publisher.edit(message, shows(ref, TWO, 2))
    assert looks(desk, ref) == await drawn(desk, TWO)
    calls = len(desk.server.log)
    await desk.publisher.edit(message, shows(ref, ONE, 1, sequence=3))
    assert looks(desk, ref) == await drawn(desk, ONE)
    assert [call.method for call in desk.server.log[calls:]] == ["chat.update"]
    await desk.publisher.edit(message, shows(ref, None, 3))
    assert looks(desk, ref) == [] and [one["ts"] for one in desk.replies(ref)] == [message]


async def test_after_a_restart_an_undo_still_needs_no_upload(server: SlackServer, tmp_path: Path) -> None:
    async with a_desk(server, tmp_path) as desk:
        ref = await desk.asked()
        message = await desk.publisher.post(shows(ref, ONE))
        await desk.publisher.edit(message, shows(ref, TWO, 2))
    async with a_desk(server, tmp_path) as desk:
        await desk.publisher.edit(message, shows(ref, ONE, 1))
        assert looks(desk, ref) == await drawn(desk, ONE) and desk.called("files.completeUploadExternal") == 2


async def test_a_file_that_is_still_processed_is_waited_for(desk: Desk) -> None:
    desk.server.world.processing = 3
    ref = await desk.asked()
    await desk.publisher.post(shows(ref, ONE))
    assert looks(desk, ref) == await drawn(desk, ONE)
    assert not any(call.answered == "invalid_blocks" for call in desk.server.log)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    ("in_place", "at"), [*((True, at) for at in range(1, 7)), *((False, at) for at in range(4, 13))]
)
async def test_a_process_that_dies_at_any_call_leaves_one_answer_with_one_picture(
    server: SlackServer, tmp_path: Path, at: int, after: bool, in_place: bool
) -> None:
    server.world.edits_share = in_place
    pace = Mortal(at, after=after, speed=server.world.clock.speed)
    async with a_desk(server, tmp_path, pace) as desk:
        ref = await desk.asked()
        posting = asyncio.create_task(desk.publisher.post(shows(ref, ONE)))
        dying = asyncio.create_task(pace.dead.wait())
        await asyncio.wait((posting, dying), return_when=asyncio.FIRST_COMPLETED)
        posting.cancel()
        dying.cancel()
    async with a_desk(server, tmp_path) as desk:
        await desk.publisher.post(shows(ref, ONE))
        assert looks(desk, ref) == (await drawn(desk, ONE) if in_place else [])
        assert files(desk, ref) == ([] if in_place else ["chart-1-1.png"])
        assert len(desk.raw(ref)) == (1 if in_place else 2)


async def test_where_an_edit_shows_nobody_the_picture_it_goes_into_the_thread_once(
    server: SlackServer, tmp_path: Path
) -> None:
    server.world.edits_share = False
    async with a_desk(server, tmp_path) as desk:
        ref = await desk.asked()
        message = await desk.publisher.post(shows(ref, ONE))
        assert files(desk, ref) == ["chart-1-1.png"] and looks(desk, ref) == []
        assert sentences.CHART_BELOW in desk.replies(ref)[0]["text"]
        await desk.publisher.edit(message, shows(ref, TWO, 2))  # known now: it is not even tried in the message
        assert files(desk, ref) == ["chart-1-1.png", "chart-1-2.png"]
        assert desk.called("files.completeUploadExternal") == 3
    async with a_desk(server, tmp_path) as desk:
        await desk.publisher.edit(message, shows(ref, ONE, 1))
        assert len(files(desk, ref)) == 2 and sentences.CHART_BELOW in desk.replies(ref)[0]["text"]
    contents = server.team.contents
    assert [contents[one["files"][0]["id"]] for one in desk.raw(ref)[1:]] == await drawn(desk, ONE, TWO)


async def test_where_the_file_in_the_thread_got_no_answer_it_is_not_put_there_twice(desk: Desk) -> None:
    desk.server.world.edits_share = False
    desk.server.fail("files.completeUploadExternal", "", after=1, lost=True)
    ref = await desk.asked()
    await desk.publisher.post(shows(ref, ONE))
    assert files(desk, ref) == ["chart-1-1.png"]


async def test_where_slack_refuses_the_picture_it_goes_into_the_thread_and_the_words_stay_as_they_are(
    desk: Desk,
) -> None:
    desk.server.world.processing = 10_000
    ref = await desk.asked()
    await desk.publisher.post(shows(ref, ONE))
    first = desk.raw(ref)[0]
    assert files(desk, ref) == ["chart-1-1.png"] and looks(desk, ref) == []
    assert first["blocks"][0] == {"type": "markdown", "text": TEXT, "block_id": "b0"}
    assert sum(call.answered == "invalid_blocks" for call in desk.server.log) == limits.RETRIES + 1


async def test_a_picture_that_somebody_has_deleted_is_brought_anew(server: SlackServer, tmp_path: Path) -> None:
    async with a_desk(server, tmp_path) as desk:
        ref = await desk.asked()
        message = await desk.publisher.post(shows(ref, ONE))
        (deleted,) = server.team.files
        await desk.publisher.edit(message, shows(ref, TWO, 2))
        del server.team.files[deleted]
        await desk.publisher.edit(message, shows(ref, ONE, 3))
        assert looks(desk, ref) == await drawn(desk, ONE) and files(desk, ref) == []
    async with a_desk(server, tmp_path) as desk:
        calls = len(server.log)
        await desk.publisher.edit(message, shows(ref, ONE, 1))
        assert looks(desk, ref) == await drawn(desk, ONE)
        assert [call.method for call in server.log[calls:]] == ["chat.update"]


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal", "files.info"])
async def test_a_picture_that_cannot_be_brought_is_said_and_tried_again_with_the_next_version(
    desk: Desk, method: str
) -> None:
    desk.server.fail(method, "missing_scope")
    ref = await desk.asked()
    message = await desk.publisher.post(shows(ref, ONE))
    said = desk.replies(ref)[0]["text"]
    assert TEXT in said and sentences.NO_CHART in said and "[Data (CSV)]" in said and looks(desk, ref) == []
    await desk.publisher.edit(message, shows(ref, ONE, 2))
    assert sentences.NO_CHART not in desk.replies(ref)[0]["text"] and looks(desk, ref) == await drawn(desk, ONE)


@pytest.mark.parametrize("lost", [True, False])
@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal", "files.info"])
async def test_a_connection_that_breaks_on_the_way_costs_nothing(desk: Desk, method: str, lost: bool) -> None:
    desk.server.fail(method, "drop", lost=lost)
    ref = await desk.asked()
    await desk.publisher.post(shows(ref, ONE))
    assert looks(desk, ref) == await drawn(desk, ONE) and len(desk.raw(ref)) == 1


async def test_what_cannot_be_drawn_is_said_and_the_words_are_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def png(chart: Chart) -> bytes:
        raise DrawingFailed("the child died")

    monkeypatch.setattr(desk.bot.pictures, "png", png)
    ref = await desk.asked()
    await desk.publisher.post(shows(ref, ONE))
    assert TEXT in desk.replies(ref)[0]["text"] and sentences.NO_CHART in desk.replies(ref)[0]["text"]


async def test_a_newer_frame_does_not_wait_for_the_picture_of_an_older_one(desk: Desk) -> None:
    desk.server.world.processing = 10_000
    ref = await desk.asked()
    posting = asyncio.create_task(desk.publisher.post(shows(ref, ONE)))
    await desk.server.until(lambda: desk.called("files.info"))
    await desk.publisher.edit(desk.replies(ref)[0]["ts"], shows(ref, None, 2, "No chart."))
    await posting
    assert desk.text(ref) == "No chart." and files(desk, ref) == [] and desk.called("files.info") < limits.PROCESSED


async def test_a_long_answer_with_tables_keeps_all_rows_aligned_and_its_picture_under_the_last(desk: Desk) -> None:
    rows = [f"| Product {number} | {number * 1000:,} |" for number in range(400)]
    table = "\n".join(("| product | sales |", "| --- | ---: |", *rows))
    ref = await desk.asked()
    await desk.publisher.post(shows(ref, ONE, 1, f"{TEXT}\n\n{table}"))
    messages = desk.raw(ref)
    bodies = [block["text"] for one in messages for block in one["blocks"] if block["type"] == "markdown"]
    assert len(messages) > 1 and [line for body in bodies for line in body.split("\n") if "Product" in line] == rows
    assert all("| product | sales |\n| --- | ---: |" in body for body in bodies)  # each part's numbers to the right
    assert [bool(seen(desk.server.team, one)) for one in messages] == [False] * (len(messages) - 1) + [True]


async def test_code_in_a_notice_is_shown_as_code(desk: Desk) -> None:
    ref = await desk.asked()
    await desk.publisher.tell(str(ref), "U1", "This was run:\n\n```sql\nSELECT '<!channel>'\n```\n\nThat is all.")
    (notice,) = desk.server.team.ephemerals
    assert shown(notice["blocks"]) == "This was run:\nSELECT '<!channel>'\nThat is all."
    assert [block["type"] for block in notice["blocks"]] == ["section", "rich_text", "section"]
    assert desk.server.world.pinged == set()
