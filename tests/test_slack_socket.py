"""Socket Mode: acknowledged once kept, and connected again whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr
from slack_payloads import event_callback
from slack_server import SlackServer, slack
from slack_socket import Delivered
from slack_state import Json
from slack_transport import Heard, heard, over_sockets

from adapters.slack import sockets
from bot.errors import BadSettings

EVENT = {"type": "reaction_added", "user": "U1", "reaction": "eyes", "item": {"type": "message"}}


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[SlackServer]:
    """A local Slack whose minutes pass fast."""
    async with slack(speed=60) as running:
        running.sockets.patience = 10
        yield running


@pytest_asyncio.fixture
async def bot(server: SlackServer, tmp_path: Path) -> AsyncGenerator[Heard]:
    """Connected, all connections."""
    async with heard(over_sockets(server), tmp_path) as found:
        await server.sockets.connected(sockets.CONNECTIONS)
        yield found


async def send(server: SlackServer, event_id: str, *, drop: bool = False) -> Delivered:
    """Send an event until it is acknowledged."""
    payload: Json = event_callback(server.world, server.team, EVENT, event_id)
    return await server.socket(payload, drop=drop)


async def test_each_envelope_goes_to_one_connection_and_is_acknowledged(server: SlackServer, bot: Heard) -> None:
    sent = [await send(server, f"Ev{number}") for number in range(4)]
    assert all(one.acked and one.attempts == 1 for one in sent)
    assert len({one.connection for one in sent}) == sockets.CONNECTIONS
    assert bot.events == ["Ev0", "Ev1", "Ev2", "Ev3"] and set(bot.bots) == {"UBOT"}


async def test_slack_is_told_only_once_the_listener_has_kept_it(server: SlackServer, bot: Heard) -> None:
    bot.held = asyncio.Event()
    sending = asyncio.create_task(send(server, "Ev1"))
    await bot.begun.wait()
    done, _ = await asyncio.wait([sending], timeout=0.1)
    assert not done and not bot.payloads
    bot.held.set()
    assert (await sending).attempts == 1 and bot.events == ["Ev1"]


async def test_what_could_not_be_kept_is_not_acknowledged_and_comes_again(server: SlackServer, bot: Heard) -> None:
    server.sockets.patience, bot.failing = 0.5, 1
    sent = await send(server, "Ev1")
    assert sent.acked and sent.attempts == 2 and bot.events == ["Ev1"]
    assert server.sockets.sent[-1]["retry_attempt"] == 1


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled", "too_many_websockets"])
async def test_when_slack_asks_to_connect_again_we_do(server: SlackServer, bot: Heard, reason: str) -> None:
    await server.sockets.disconnect(reason)
    await server.sockets.connected(sockets.CONNECTIONS)
    assert server.sockets.accepted >= 2 * sockets.CONNECTIONS
    assert (await send(server, "Ev1")).acked and bot.events == ["Ev1"]


async def test_a_socket_that_breaks_is_replaced(server: SlackServer, bot: Heard) -> None:
    server.sockets.drop()
    await server.sockets.connected(sockets.CONNECTIONS)
    assert (await send(server, "Ev1")).acked and bot.events == ["Ev1"]


async def test_an_event_whose_socket_breaks_in_the_middle_comes_again_with_its_id(
    server: SlackServer, bot: Heard
) -> None:
    sent = await send(server, "Ev1", drop=True)
    assert sent.acked and sent.attempts == 2
    assert set(bot.events) == {"Ev1"}


async def test_a_client_that_cannot_connect_again_is_replaced_by_a_new_one(server: SlackServer, bot: Heard) -> None:
    server.fail("apps.connections.open", "internal_error", times=3)
    server.sockets.drop()
    await server.sockets.connected(sockets.CONNECTIONS)
    assert (await send(server, "Ev1")).acked and bot.events == ["Ev1"]


async def test_a_limit_on_connecting_is_waited_for(server: SlackServer, tmp_path: Path) -> None:
    server.fail("apps.connections.open", "ratelimited", retry_after=1)
    async with heard(over_sockets(server), tmp_path) as found:
        await server.sockets.connected()
        assert (await send(server, "Ev1")).acked and found.events == ["Ev1"]
    assert not any(call.impatient for call in server.calls("apps.connections.open"))


async def test_an_address_that_never_answers_is_given_up(
    server: SlackServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "PATIENCE", 0.3)
    real, stale = sockets.address, 2

    async def address(*given: object) -> str:
        nonlocal stale
        url = await real(*given)  # type: ignore[arg-type]
        stale -= 1
        return url if stale < 0 else url.replace("ticket=", "ticket=gone")

    monkeypatch.setattr(sockets, "address", address)
    async with heard(over_sockets(server), tmp_path):
        await server.sockets.connected(sockets.CONNECTIONS)
    assert stale < 0


async def test_what_is_under_way_is_acknowledged_when_we_stop(server: SlackServer, bot: Heard) -> None:
    bot.held = asyncio.Event()
    sending = asyncio.create_task(send(server, "Ev1"))
    await bot.begun.wait()
    bot.stopped.set()
    bot.held.set()
    sent = await sending
    assert sent.acked and sent.attempts == 1 and bot.events == ["Ev1"]


async def test_stopping_leaves_no_socket_and_no_task(server: SlackServer, tmp_path: Path) -> None:
    before = asyncio.all_tasks()
    async with heard(over_sockets(server), tmp_path):
        await server.sockets.connected(sockets.CONNECTIONS)
    await server.until(lambda: not server.sockets.connections)
    await server.until(lambda: asyncio.all_tasks() <= before)


@pytest.mark.parametrize("token", ["xapp-nobodys", "bot"])
async def test_an_app_token_that_slack_does_not_take_is_a_sentence(
    server: SlackServer, tmp_path: Path, token: str
) -> None:
    wrong = server.team.token if token == "bot" else token
    settings = over_sockets(server).model_copy(update={"slack_app_token": SecretStr(wrong)})
    with pytest.raises(BadSettings, match=r"slack_app_token: Slack does not take it \((invalid_auth|not_allowed)"):
        async with heard(settings, tmp_path) as found:
            await found.stopped.wait()
