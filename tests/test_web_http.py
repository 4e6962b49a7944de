"""The playground over HTTP: what is refused, what is one event however often it comes, what a tab is sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.datastructures import Headers
from web_line import Line, a_line

from adapters.web.guard import LARGEST, is_ours, is_own_page
from adapters.web.publish import MOST, Hub
from bot.answers import Frame

PRESS = {"by": "Ana", "thread": "thread-1", "kind": "asked", "text": "Explain tides."}
THREAD = "web:playground:page:thread-1"


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    async with a_line(tmp_path) as line:
        yield line


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1", "localhost.evil.example:80"])
async def test_a_foreign_name_is_refused(line: Line, host: str) -> None:
    assert (await line.send("GET", "/", host=host)).status in (400, 421)


async def test_the_own_names_are_served(line: Line) -> None:
    for host in ("localhost", "127.0.0.1:9999", "[::1]:80"):
        assert (await line.send("GET", "/", host=host)).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "http://127.0.0.1:1"},
    ],
)
async def test_a_post_from_another_site_is_refused_and_changes_nothing(line: Line, headers: dict[str, str]) -> None:
    assert (await line.post({**PRESS, "id": "press-0001"}, **headers)).status == 403
    assert await line.bot.store.entry("web:press-0001") is None


async def test_a_post_from_the_own_page_is_taken(line: Line) -> None:
    origin = f"http://127.0.0.1:{line.port}"
    reply = await line.post({**PRESS, "id": "press-0001"}, origin=origin, sec_fetch_site="same-origin")
    assert (reply.status, reply.json["accepted"]) == (200, True)
    assert await line.bot.store.entry("web:press-0001") is not None


async def test_a_body_that_is_too_large_is_refused_before_it_is_read(line: Line) -> None:
    assert (await line.send("POST", "/events", b"", content_length=str(LARGEST + 1))).status == 413


async def test_a_body_without_a_length_is_cut_off_where_it_grows_too_large(line: Line) -> None:
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    body = piece * (LARGEST // 0x10000 + 2) + b"0\r\n\r\n"
    reply = await line.send("POST", "/events", body, content_length="", transfer_encoding="chunked")
    assert (reply.status, reply.json["problem"]) == (400, "That did not arrive whole.")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"id=%ff",
        b"a" * 5000,
        b'{"id": 1}',
        b"id=press-0001&by=Ana&thread=thread-1&kind=replied&text=",
    ],
)
async def test_a_bad_payload_gets_a_sentence(line: Line, body: bytes) -> None:
    reply = await line.send("POST", "/events", body)
    assert reply.status == 400
    assert reply.json["problem"].endswith((".", "!"))


async def test_one_action_sent_many_times_at_once_is_one_event(line: Line) -> None:
    replies = await asyncio.gather(*(line.post({**PRESS, "id": "ask-00001"}) for _ in range(8)))
    assert [reply.status for reply in replies] == [200] * 8
    assert sum(reply.json["first_seen"] for reply in replies) == 1
    await asyncio.sleep(0.2)
    assert len(line.model.requests) == 1


async def test_nobody_changes_or_deletes_anothers_message(line: Line) -> None:
    await line.post({**PRESS, "id": "ask-00001"})
    for kind in ("edited", "deleted"):
        change = {**PRESS, "id": f"{kind}-0001", "by": "Ben", "kind": kind, "message": "ask-00001"}
        assert (await line.post(change)).json["problem"] == "You can change only your own messages."


@pytest.mark.parametrize(
    "path",
    ["/t/thread-9", "/t/x", "/t/thread-1/why/9", "/t/thread-1/compare/9", "/t/%2e%2e/state", "/static/../listen.py",
     "/static/%2e%2e/listen.py", "/nowhere"],
)  # fmt: skip
async def test_what_is_not_there_is_404(line: Line, path: str) -> None:
    assert (await line.send("GET", path)).status == 404


async def test_every_reply_carries_the_policy_and_every_page_only_own_addresses(line: Line) -> None:
    for path in ("/", "/static/page.css", "/nowhere", "/t/thread-1/state"):
        reply = await line.send("GET", path)
        assert "default-src 'none'; script-src 'self'" in reply.headers["content-security-policy"]
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert "http://" not in reply.text.replace("http://www.w3.org/2000/svg", "") and "https://" not in reply.text


@pytest.mark.parametrize("person", ["Eve", "<script>", "", "%00"])
async def test_a_stranger_in_the_address_is_the_first_person(line: Line, person: str) -> None:
    assert 'data-me="Ana"' in (await line.send("GET", f"/?as={person}")).text


def test_bound_to_every_address_it_takes_addresses_and_no_foreign_names() -> None:
    assert is_ours("192.168.1.5:8080", "0.0.0.0") and not is_ours("192.168.1.5:8080", "127.0.0.1")
    assert not is_ours("evil.example", "0.0.0.0") and is_ours("burnish.local", "burnish.local")


def test_no_browser_at_all_may_post() -> None:
    assert is_own_page(Headers({"host": "localhost:8080"}))


def frame(text: str, progress: str = "streaming", answer: int = 1) -> Frame:
    return Frame.model_validate({"thread": THREAD, "answer": answer, "version": 1, "text": text, "progress": progress})


async def test_a_slow_tab_gets_only_the_newest_frame_of_an_answer() -> None:
    hub = Hub()
    with hub.tab(THREAD) as tab:
        message = await hub.post(frame("one"))
        assert message == await hub.post(frame("one")) == f"{THREAD}#1"
        for text in ("one two", "one two three"):
            await hub.edit(message, frame(text))
        frames = [update.frame.text for update in await tab.news(1) if update.frame]
        assert frames == ["one two three"]


async def test_a_tab_that_nobody_reads_does_not_grow() -> None:
    hub = Hub()
    with hub.tab(THREAD) as tab:
        for number in range(MOST * 3):
            hub.changed(f"thread {number}")
        assert len(await tab.news(1)) <= MOST + 1


async def test_newer_feedback_silences_running_text_but_never_a_finished_answer() -> None:
    hub = Hub()
    with hub.tab(THREAD) as tab:
        await hub.edit("m", frame("running"))
        await hub.edit("m", frame("finished", "done", answer=2))
        hub.hush(THREAD)
        assert [update.frame.text for update in await tab.news(1) if update.frame] == ["finished"]


async def test_a_tab_gets_no_running_text_of_other_threads() -> None:
    hub = Hub()
    with hub.tab("web:playground:page:thread-2") as tab:
        await hub.edit("m", frame("running"))
        assert [update.kind for update in await tab.news(1)] == ["changed"]
