"""What Slack sends is kept, acknowledged, and handled in its order, whatever goes wrong meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import slack_server
from bots import ScriptedModel
from slack_bot import a_bot_in, a_desk

from adapters.slack import limits
from adapters.slack.lanes import Lanes
from bot.store.deliveries import Deliveries, Delivery
from bot.store.sqlite import SQLite


class Handled:
    """Handles deliveries as told, and notes them; its waits take no time."""

    def __init__(self, deliveries: Deliveries) -> None:
        self.deliveries = deliveries
        self.lanes = Lanes(deliveries, self.handle, self.sleep)
        self.bodies: list[str] = []
        self.waits: list[float] = []
        self.troubles: dict[str, list[Exception]] = {}
        self.held = asyncio.Event()
        self.held.set()

    async def handle(self, delivery: Delivery) -> None:
        await self.held.wait()
        if left := self.troubles.get(delivery.body):
            raise left.pop(0)
        self.bodies.append(delivery.body)

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    async def take(self, lane: str, *bodies: str) -> None:
        """Keep deliveries and have them handled."""
        for body in bodies:
            self.lanes.put(await self.deliveries.keep("slack", lane, body))


@pytest.fixture
async def handled(tmp_path: Path) -> AsyncIterator[Handled]:
    driver = await SQLite.open(tmp_path / "test.db")
    found = Handled(Deliveries(driver))
    yield found
    await found.lanes.close()
    await driver.close()


async def test_a_lane_keeps_its_order_and_holds_up_no_other(handled: Handled) -> None:
    handled.troubles["a1"] = [TimeoutError()]
    await handled.take("a", "a1", "a2")
    await handled.take("b", "b1")
    await handled.lanes.idle()
    assert [one for one in handled.bodies if one[0] == "a"] == ["a1", "a2"] and "b1" in handled.bodies
    assert await handled.deliveries.left("slack") == ()


async def test_a_trouble_that_passes_is_tried_again_and_one_that_stays_is_let_go_at_last(handled: Handled) -> None:
    handled.troubles["x"] = [aiohttp.ServerDisconnectedError()] * limits.RETRIES
    handled.troubles["y"] = [OSError("no route")] * 100
    await handled.take("lane", "x", "y", "z")
    await handled.lanes.idle()
    assert handled.bodies == ["x", "z"] and len(handled.waits) == 2 * limits.RETRIES
    assert handled.waits[:2] == [limits.backoff(1), limits.backoff(2)] and await handled.deliveries.left("slack") == ()


async def test_a_mistake_of_ours_is_not_tried_again_and_stops_nothing(handled: Handled) -> None:
    handled.troubles["x"] = [KeyError("a bug")] * 2
    await handled.take("lane", "x", "y")
    await handled.lanes.idle()
    assert handled.bodies == ["y"] and handled.waits == [] and len(handled.troubles["x"]) == 1


async def test_what_is_not_handled_when_we_stop_stays_kept(handled: Handled) -> None:
    handled.held.clear()
    await handled.take("lane", "x", "y")
    await handled.lanes.close()
    assert [one.body for one in await handled.deliveries.left("slack")] == ["x", "y"]


async def test_everything_is_acknowledged_while_the_model_writes(tmp_path: Path) -> None:
    slow = ScriptedModel(lambda request, call: " ".join(f"word{n}" for n in range(5_000)), pause=0.01)
    async with a_desk(tmp_path, slow) as desk:
        ts = await desk.server.says("U1", "C1", "What is a tide?", mention=True)
        await desk.server.until(lambda: slow.running)
        message = await desk.server.says("U1", "C1", "hm", ts)
        done = [
            await desk.server.edits("U1", message, "hmm"),
            await desk.server.deletes(message),
            await desk.server.reacts("U2", ts, "eyes"),
            await desk.server.commands("U2", "C1", "help"),
            await desk.server.opens_home("U2"),
            await desk.server.shortcut("U2", ts, "burnish:ask"),
            await desk.server.submits(desk.modal("U2")["id"], {"question": "What?"})
            if desk.server.modal("U2")
            else await desk.server.opens_home("U3", "messages"),
        ]
        assert all(one.acked and one.attempts == 1 for one in done) and desk.server.troubles == []


WHERE = {"team": {"id": "T1"}, "user": {"id": "U1"}}


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("events_api", {"type": "event_callback", "team_id": "T1", "event": {"type": "channel_rename"}}),
        ("events_api", {"type": "event_callback", "team_id": "T1", "event": {"type": "message", "text": 5}}),
        ("interactive", {"type": "block_actions", "actions": [{"action_id": "x"}], **WHERE}),
        ("interactive", {"type": "message_action", "callback_id": "x", **WHERE}),
        ("interactive", {"type": "view_submission", "view": {"type": "modal", "callback_id": "x"}, **WHERE}),
        ("interactive", {"type": "view_closed", "view": {"type": "modal", "callback_id": "x"}, **WHERE}),
        ("slash_commands", {"command": "/other", "team_id": "T1", "user_id": "U1", "text": ""}),
    ],
)
async def test_what_is_nothing_to_us_is_acknowledged(tmp_path: Path, kind: str, payload: dict[str, object]) -> None:
    async with a_desk(tmp_path) as desk:
        assert (await desk.server.socket(payload, kind)).acked
        await desk.settle()
        assert await desk.bot.deliveries.left("slack") == () and desk.model.requests == []


async def test_what_could_not_be_kept_is_not_acknowledged_so_that_slack_sends_it_again(tmp_path: Path) -> None:
    async with slack_server.slack(speed=100.0) as server, a_bot_in(server, tmp_path) as desk:
        server.sockets.patience = 0.3
        keep = desk.bot.deliveries.keep
        troubles = [OSError("no space left on the device")] * 2

        async def failing(platform: str, lane: str, body: str) -> Delivery:
            if troubles:
                raise troubles.pop()
            return await keep(platform, lane, body)

        desk.bot.deliveries.keep = failing  # type: ignore[method-assign]
        ts = await desk.asks()
        assert troubles == [] and len(desk.answers(ts)) == 1 and await desk.kinds(ts) == ["asked"]


async def test_what_cannot_even_be_read_is_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("adapters.slack.listen.parse", broken)
    async with a_desk(tmp_path) as desk:
        ts = await desk.asks()
        assert [one["type"] for one in desk.server.sockets.sent] == ["events_api"] * 2 and desk.answers(ts) == []


async def test_a_mistake_of_ours_in_a_listener_is_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr("adapters.slack.panels.Panels.opens", broken)
    async with a_desk(tmp_path) as desk:
        ts = await desk.asks()
        delivered = await desk.server.presses("U1", desk.answer(ts)["ts"], "Shorter")
        assert delivered.acked and await desk.kinds(ts) == ["asked"]
