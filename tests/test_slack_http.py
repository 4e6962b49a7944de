"""Signed HTTP through the real server: what Slack signed gets in, everything else is refused with a 4xx."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import io
import socket
import time
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from slack_payloads import event_callback
from slack_server import SlackServer, slack
from slack_state import Json
from slack_transport import Heard, given, heard, one_workspace, over_http

from adapters.slack import http
from bot.errors import BadSettings

EVENT = {"type": "reaction_added", "user": "U1", "reaction": "eyes", "item": {"type": "message"}}


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[SlackServer]:
    """A local Slack."""
    async with slack() as running:
        yield running


@pytest_asyncio.fixture
async def bot(server: SlackServer, tmp_path: Path) -> AsyncGenerator[Heard]:
    """Listening on a free port."""
    async with heard(over_http(server), tmp_path) as found:
        server.world.request_urls = [found.url + http.EVENTS]
        yield found


def event(server: SlackServer, event_id: str = "") -> Json:
    """An event as Slack posts it."""
    return event_callback(server.world, server.team, EVENT, event_id)


async def test_what_slack_signed_gets_in(server: SlackServer, bot: Heard) -> None:
    sent = await server.deliver(event(server, "Ev1"), "events_api")
    assert sent.acked and sent.attempts == 1 and bot.events == ["Ev1"] and bot.bots == ["UBOT"]


REFUSED: dict[str, dict[str, str]] = {
    "forged": {"secret": "another-secret"},
    "stale": {"timestamp": str(int(time.time()) - 301)},
    "from the future": {"timestamp": str(int(time.time()) + 3_600)},
    "not a number": {"timestamp": "yesterday"},
    "an empty timestamp": {"timestamp": ""},
    "a negative timestamp": {"timestamp": "-1"},
    "a timestamp in other digits": {"timestamp": "١٧٠"},
    "a timestamp with a fraction": {"timestamp": f"{time.time()}"},
    "a timestamp of 5,000 digits": {"timestamp": "9" * 5_000},
    "no signature": {"signature": ""},
    "a signature that is no text": {"signature": "v0=ü"},
    "an old version's signature": {"signature": "v1=" + "0" * 64},
}


@pytest.mark.parametrize("forgery", REFUSED.values(), ids=REFUSED.keys())
async def test_what_slack_did_not_sign_now_is_refused(server: SlackServer, bot: Heard, forgery: dict[str, Any]) -> None:
    sent = await server.post(bot.url + http.EVENTS, event(server), **forgery)
    assert sent.status == 401 and not bot.payloads


async def test_a_call_without_any_signature_is_refused(bot: Heard) -> None:
    async with aiohttp.ClientSession() as session:
        for body in (b'{"type": "event_callback"}', b"ssl_check=1&x=1", b"\xff\xfe", b""):
            async with session.post(bot.url + http.EVENTS, data=body) as answer:
                assert answer.status == 401
    assert not bot.payloads


async def test_a_huge_body_is_refused_with_and_without_its_length(bot: Heard) -> None:
    async def pieces() -> AsyncGenerator[bytes]:
        for _ in range(3):
            yield b"x" * 1_000_000

    async with aiohttp.ClientSession() as session:
        for body in (io.BytesIO(b"x" * (http.LARGEST + 1)), pieces()):
            async with session.post(bot.url + http.EVENTS, data=body) as answer:
                assert answer.status == 413
    assert not bot.payloads


@pytest.mark.parametrize("body", [b"\xff\xfe", b"{", b"[1]", b"payload=%7B", b"[" * 100_000])
async def test_what_cannot_be_read_is_a_400_though_it_is_signed(bot: Heard, server: SlackServer, body: bytes) -> None:
    stamp = str(int(time.time()))
    signed = hmac.new(server.world.signing_secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signed}"}
    headers["Content-Type"] = "application/x-www-form-urlencoded" if body.startswith(b"payload") else "application/json"
    async with (
        aiohttp.ClientSession() as session,
        session.post(bot.url + http.EVENTS, data=body, headers=headers) as answer,
    ):
        assert answer.status == 400
    assert not bot.payloads


async def test_a_replay_carries_the_same_id_and_a_retry_says_so(server: SlackServer, bot: Heard) -> None:
    payload, stamp = event(server, "Ev7"), str(int(time.time()))
    for retry in (None, (1, "http_timeout")):
        assert (await server.post(bot.url + http.EVENTS, payload, timestamp=stamp, retry=retry)).acked
    assert bot.events == ["Ev7", "Ev7"]


async def test_slack_is_told_only_once_the_listener_has_kept_it(server: SlackServer, bot: Heard) -> None:
    bot.held = asyncio.Event()
    sending = asyncio.create_task(server.deliver(event(server, "Ev1"), "events_api"))
    await bot.begun.wait()
    done, _ = await asyncio.wait([sending], timeout=0.1)
    assert not done and not bot.payloads
    bot.held.set()
    assert (await sending).acked and bot.events == ["Ev1"]


async def test_what_could_not_be_kept_comes_again(server: SlackServer, bot: Heard) -> None:
    bot.failing = 1
    sent = await server.deliver(event(server, "Ev1"), "events_api")
    assert sent.acked and sent.attempts == 2 and bot.events == ["Ev1"]


async def test_what_comes_before_slack_says_who_we_are_comes_again(server: SlackServer, bot: Heard) -> None:
    server.fail("auth.test", "internal_error", status=500)
    sent = await server.deliver(event(server, "Ev1"), "events_api")
    assert sent.acked and sent.attempts == 2 and bot.events == ["Ev1"]


@pytest.mark.parametrize("text", ["ask what a payload is", "", "ask a&b=c +1 % ü"])
async def test_a_command_arrives_whatever_its_words(server: SlackServer, bot: Heard, text: str) -> None:
    assert (await server.commands("U1", "C1", text)).acked
    assert [one["text"] for one in bot.payloads] == [text]


async def test_buttons_and_shortcuts_come_to_the_same_address(server: SlackServer, bot: Heard) -> None:
    ts = await server.says("U1", "C1", "hello")
    assert (await server.shortcut("U1", ts, "burnish:ask")).acked
    assert bot.payloads[-1]["callback_id"] == "burnish:ask"


async def test_slacks_question_for_the_address_is_answered(server: SlackServer, bot: Heard) -> None:
    sent = await server.post(bot.url + http.EVENTS, {"type": "url_verification", "challenge": "c-1"})
    assert sent.status == 200 and sent.answer == {"challenge": "c-1"}


async def test_a_load_balancer_is_told_when_we_stop(bot: Heard) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(bot.url + http.HEALTH) as answer:
            assert (answer.status, await answer.text()) == (200, "ok")
        async with session.get(bot.url + http.EVENTS) as answer:
            assert answer.status == 405
        async with session.get(bot.url + "/slack/install") as answer:
            assert answer.status == 404


async def test_a_call_under_way_is_finished_when_we_stop(server: SlackServer, bot: Heard) -> None:
    bot.held = asyncio.Event()
    sending = asyncio.create_task(server.post(bot.url + http.EVENTS, event(server, "Ev1")))
    await bot.begun.wait()
    bot.stopped.set()
    bot.held.set()
    assert (await sending).acked and bot.events == ["Ev1"]


async def test_without_a_signing_secret_nothing_is_taken(server: SlackServer, tmp_path: Path) -> None:
    async with heard(one_workspace(server), tmp_path) as found:
        assert (await server.post(found.url + http.EVENTS, event(server))).status == 404


async def test_where_we_are_not_installed_it_is_acknowledged_and_goes_nowhere(server: SlackServer, bot: Heard) -> None:
    server.world.tokens[server.team.token].error = "token_revoked"
    assert (await server.deliver(event(server), "events_api")).acked
    assert not bot.payloads


async def test_a_port_that_is_taken_is_a_sentence(server: SlackServer) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(BadSettings, match=r"cannot listen for Slack on 127\.0\.0\.1 port \d+ \(.+\)"):
            http.listening("127.0.0.1", other.getsockname()[1])
    assert given(server).slack_port == 0
