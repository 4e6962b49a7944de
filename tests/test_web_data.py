"""Files and charts of the playground over HTTP: what is taken, what is refused, what a picture may do."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import files
import pytest
from web_line import Line, Reply, a_line

from adapters import attached
from adapters.web.figure import filename
from adapters.web.listen import STATIC
from bot.charts.chart import Axis, Chart, Mark, Point
from bot.errors import DrawingFailed
from bot.events import Asked, ThreadRef

SALES = (STATIC / "coffee_q4.csv").read_bytes()
REF = ThreadRef.parse("web:playground:page:thread-1")
ASK = {"by": "Ana", "thread": "thread-1", "kind": "asked", "text": "Analyze Q4 sales."}
SVG = "http://www.w3.org/2000/svg"


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    async with a_line(tmp_path) as line:
        yield line


async def upload(line: Line, name: str, content: bytes, thread: str = "thread-1", **headers: str) -> Reply:
    return await line.send("POST", f"/t/{thread}/files?as=Ana&name={quote(name)}", content, **headers)


async def kept(line: Line, name: str = "sales.csv", content: bytes = SALES) -> str:
    return str((await upload(line, name, content)).json["id"])


async def charted(line: Line) -> None:
    """A thread with a chart in its second version."""
    await line.post({**ASK, "id": "ask-00001", "files": await kept(line)})
    await line.bot.inbox.settled(REF)
    words = "Add regional breakdown and visual representation."
    await line.post({**ASK, "id": "reply-0001", "kind": "replied", "text": words, "answer": "1"})
    await line.bot.inbox.settled(REF)


async def asked_with(line: Line, ids: str) -> Asked:
    await line.post({**ASK, "id": "ask-00001", "files": ids})
    entry = await line.bot.store.entry("web:ask-00001")
    assert entry and isinstance(entry.event.signal, Asked)
    return entry.event.signal


async def test_data_goes_in_by_its_id_and_text_as_text(line: Line) -> None:
    data, text = await kept(line), await kept(line, "notes.md", "Größe: 5".encode())
    one, two = (await asked_with(line, f"{data} {text}")).files
    assert (one.name, one.file, one.text) == ("sales.csv", data, "")
    assert (two.name, two.file, two.text) == ("notes.md", "", "Größe: 5")
    assert await line.bot.files.content(REF, data) == SALES


async def test_a_long_text_says_how_much_of_it_is_left_out(line: Line) -> None:
    (file,) = (await asked_with(line, await kept(line, "a.txt", b"x" * (attached.LONGEST + 5)))).files
    assert (len(file.text), file.omitted) == (attached.LONGEST, 5)


async def test_a_file_of_another_thread_is_not_to_be_had(line: Line) -> None:
    elsewhere = (await upload(line, "sales.csv", SALES, thread="thread-2")).json["id"]
    reply = await line.post({**ASK, "id": "ask-00001", "files": elsewhere})
    assert (reply.status, reply.json["problem"]) == (
        400,
        "A file that you attached is no longer here. Attach it once more.",
    )
    assert await line.bot.store.entry("web:ask-00001") is None


async def test_the_same_message_twice_is_one_event_with_its_file(line: Line) -> None:
    id = await kept(line)
    replies = [await line.post({**ASK, "id": "ask-00001", "files": id}) for _ in range(2)]
    assert [reply.json["first_seen"] for reply in replies] == [True, False]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "“a.csv” is empty."),
        ("a.png", b"\x89PNG\r\n\x1a\n", "I cannot read “a.png”."),
        ("a.xlsx", b"no workbook", "“a.xlsx” could not be read: it is damaged"),
        ("a.txt", b"x" * (attached.LARGEST_TEXT + 1), "“a.txt” is larger than 2 MB."),
        ("", b"x", "That file has no name."),
    ],
)
async def test_what_cannot_be_taken_gets_a_sentence(line: Line, name: str, content: bytes, sentence: str) -> None:
    reply = await upload(line, name, content)
    assert reply.status == 400 and reply.json["problem"].startswith(sentence)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("name=a.mp4&type=video/mp4&size=5", "I cannot read “a.mp4”."),
        ("name=a.csv&size=80000001", "“a.csv” is larger than 80 MB."),
        ("name=a.txt&type=text/plain&size=2000001", "“a.txt” is larger than 2 MB."),
        ("name=a.csv&size=-1", ""),
        ("name=a.xlsx&size=50000000", ""),
        ("name=%00", "That file has no name."),
    ],
)
async def test_the_page_can_ask_before_it_sends(line: Line, asked: str, sentence: str) -> None:
    assert (await line.send("GET", f"/t/thread-1/files?as=Ana&{asked}")).json["problem"].startswith(sentence)


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec_fetch_site": "cross-site"}])
async def test_another_site_cannot_send_a_file(line: Line, headers: dict[str, str]) -> None:
    assert (await upload(line, "a.csv", SALES, **headers)).status == 403


async def test_nobody_unknown_can_send_a_file(line: Line) -> None:
    reply = await line.send("POST", "/t/thread-1/files?as=Eve&name=a.csv", SALES)
    assert (reply.status, reply.json["problem"].partition(".")[0]) == (400, "There is no such person here")
    assert (await upload(line, "a.csv", SALES, thread="%2e%2e")).status == 404


async def test_a_file_that_is_too_large_is_refused_before_it_is_read(line: Line) -> None:
    reply = await upload(line, "a.csv", b"", content_length=str(attached.LARGEST + 1))
    assert (reply.status, reply.text) == (413, "That is too large: 80,000,000 bytes is the most.")


async def test_a_file_without_a_length_is_cut_off_where_it_grows_too_large(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "LARGEST", 0x10000)
    body = b"10000\r\n" + b"x" * 0x10000 + b"\r\n1\r\nx\r\n0\r\n\r\n"
    reply = await upload(line, "a.csv", body, content_length="", transfer_encoding="chunked")
    assert (reply.status, reply.json["problem"]) == (400, "“a.csv” did not arrive whole. Attach it once more.")


async def test_only_a_file_may_be_as_large_as_a_file(line: Line) -> None:
    assert (await line.send("POST", "/t/thread-1/state", b"", content_length="5000000")).status == 413
    assert (await line.send("POST", "/events", b"", content_length="5000000")).status == 413


async def test_an_excel_file_is_read_as_data(line: Line) -> None:
    rows: list[list[object]] = [["region", "revenue"], ["North", 12], ["South", 30]]
    await line.post(
        {
            **ASK,
            "id": "ask-00001",
            "text": "Total revenue?",
            "files": await kept(line, "b.xlsx", files.xlsx({"S": rows})),
        }
    )
    await line.bot.inbox.settled(REF)
    answer = await line.bot.store.answer(REF, 1)
    assert answer and answer.current and "42" in answer.current.text


async def test_a_picture_is_a_picture_and_can_do_nothing_by_itself(line: Line) -> None:
    await charted(line)
    light, dark = [await line.send("GET", f"/t/thread-1/chart/1/2.svg{more}") for more in ("", "?ground=dark")]
    for reply in (light, dark):
        assert (reply.status, reply.headers["content-type"]) == (200, "image/svg+xml")
        assert reply.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["cross-origin-resource-policy"] == "same-origin"
        assert reply.text.startswith(f'<svg xmlns="{SVG}"') and "<script" not in reply.text
        assert "http" not in reply.text.replace(SVG, "")
    assert light.body != dark.body


async def test_the_picture_and_its_data_can_be_saved(line: Line) -> None:
    await charted(line)
    picture = await line.send("GET", "/t/thread-1/chart/1/2.png")
    assert picture.body.startswith(b"\x89PNG") and picture.headers["content-type"] == "image/png"
    assert picture.headers["content-disposition"] == 'attachment; filename="revenue-by-month-and-region-q4-2025.png"'
    data = await line.send("GET", "/t/thread-1/chart/1/2.csv")
    assert data.headers["content-type"] == "text/csv; charset=utf-8"
    assert data.headers["content-disposition"] == 'attachment; filename="revenue-by-month-and-region-q4-2025.csv"'
    sums: dict[tuple[str, str], float] = {}
    for row in csv.DictReader(io.StringIO(SALES.decode())):
        key = (row["date"][:7], row["region"])
        sums[key] = round(sums.get(key, 0.0) + float(row["revenue"]), 2)
    head, *rows = csv.reader(io.StringIO(data.body.decode("utf-8-sig")))
    assert head == ["month", "region", "revenue"]
    assert {(month[:7], region): round(float(revenue), 2) for month, region, revenue in rows} == sums


@pytest.mark.parametrize(
    "path",
    ["/t/thread-1/chart/1/1", "/t/thread-1/chart/1/9", "/t/thread-1/chart/9/2", "/t/thread-2/chart/1/2",
     "/t/thread-1/chart/99999999999999999999/2", "/t/thread-1/chart/1/-2"],
)  # fmt: skip
async def test_a_chart_that_is_not_there_is_404(line: Line, path: str) -> None:
    await charted(line)
    assert [(await line.send("GET", f"{path}.{kind}")).status for kind in ("svg", "png", "csv")] == [404, 404, 404]


async def test_nothing_of_an_address_is_drawn(line: Line) -> None:
    await charted(line)
    plain, asked = [await line.send("GET", f"/t/thread-1/chart/1/2.svg?{more}") for more in ("", "title=x&points=1")]
    assert plain.body == asked.body


async def test_where_drawing_fails_the_data_is_there_all_the_same(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    await charted(line)

    async def fail(*_: object, **__: object) -> bytes:
        raise DrawingFailed("the drawing process died")

    monkeypatch.setattr(line.bot.pictures, "svg", fail)
    reply = await line.send("GET", "/t/thread-1/chart/1/2.svg")
    assert (reply.status, reply.text) == (503, "This chart could not be drawn just now. Its data is there as CSV.")
    assert (await line.send("GET", "/t/thread-1/chart/1/2.csv")).status == 200


def test_a_chart_without_a_title_in_plain_letters_has_a_name_all_the_same() -> None:
    def named(title: str) -> str:
        point = Point(x="a", y=1)
        return filename(Chart(mark=Mark.BAR, x=Axis(), y=Axis(), points=(point,), title=title), "csv")

    assert named('"; x="../../y') == "x-y.csv"
    assert named("売上") == named("") == "chart.csv"
    assert named("Umsätze je Quartal") == "umsatze-je-quartal.csv"
