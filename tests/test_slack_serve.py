"""`burnish slack` as a whole: what it needs, both transports, a replay, and stopping."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from bots import ScriptedModel
from chaos import model_server
from cryptography.fernet import Fernet
from pydantic import SecretStr
from slack_payloads import event_callback, mention_event
from slack_server import SlackServer, slack
from slack_transport import by_oauth, given, over_http, over_sockets

from adapters.slack import http, install, sockets
from adapters.slack import serve as serving
from bot.errors import BadSettings
from bot.settings import Settings, load

ROOT = Path(__file__).parent.parent


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[SlackServer]:
    """A local Slack."""
    async with slack() as running:
        yield running


def variables(settings: Settings) -> dict[str, str]:
    """Settings as the environment's variables."""
    found = {name: getattr(settings, name) for name in settings.model_fields_set}
    plain = {name: one.get_secret_value() if isinstance(one, SecretStr) else one for name, one in found.items()}
    keys = ",".join(key.get_secret_value() for key in settings.secret_keys)
    return {f"BURNISH_{name.upper()}": str(one) for name, one in (plain | {"secret_keys": keys}).items()}


@asynccontextmanager
async def process(settings: Settings, folder: Path, model: str) -> AsyncGenerator[asyncio.subprocess.Process]:
    """The bot as its operator runs it; at the end it is told to stop, and has to."""
    environment = {**os.environ, **variables(settings), "BURNISH_MODEL_URL": model}
    environment["BURNISH_DATABASE"] = str(folder / "burnish.db")
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "slack"), cwd=ROOT, env=environment, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield running
    finally:
        running.send_signal(signal.SIGTERM)
        await running.communicate()
    assert running.returncode == 0


async def address(running: asyncio.subprocess.Process) -> str:
    """Where the process listens, as its log says."""
    assert running.stderr
    async for line in running.stderr:
        said = json.loads(line)
        if said["event"] == "Slack: listening":
            return f"http://127.0.0.1:{said['port']}"
    raise AssertionError("it does not listen")


async def test_over_sockets_the_process_answers_and_stops_when_told(server: SlackServer, tmp_path: Path) -> None:
    with model_server(0.0) as model:
        async with process(over_sockets(server), tmp_path, model):
            await server.sockets.connected(sockets.CONNECTIONS)
            root = await server.says("U1", "C1", "what is a tide?", mention=True)
            await server.until(lambda: "Version 1" in str(server.visible("C1", root)))
    assert len(server.visible("C1", root)) == 2


async def test_over_http_the_process_answers_and_stops_when_told(server: SlackServer, tmp_path: Path) -> None:
    with model_server(0.0) as model:
        async with process(over_http(server), tmp_path, model) as running:
            server.world.request_urls = [await address(running) + http.EVENTS]
            root = await server.says("U1", "C1", "what is a tide?", mention=True)
            await server.until(lambda: "Version 1" in str(server.visible("C1", root)))
    assert len(server.visible("C1", root)) == 2


async def test_over_sockets_other_workspaces_still_install_it_by_http(server: SlackServer, tmp_path: Path) -> None:
    with http.listening("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    app, home = SecretStr(server.world.app_token), f"http://127.0.0.1:{port}"
    settings = by_oauth(server, slack_app_token=app, slack_public_url=home).model_copy(update={"slack_port": port})
    with model_server(0.0) as model:
        async with process(settings, tmp_path, model) as running:
            assert await address(running) == home
            await server.sockets.connected(sockets.CONNECTIONS)
            assert (await server.installs(home + install.INSTALL, "U1")).acked
            root = await server.says("U1", "C1", "what is a tide?", mention=True)
            await server.until(lambda: "Version 1" in str(server.visible("C1", root)))
    assert len(server.visible("C1", root)) == 2


async def test_a_replayed_call_is_answered_once(server: SlackServer, tmp_path: Path) -> None:
    settings = over_http(server, database=tmp_path / "burnish.db", settle=0)
    model, stopped = ScriptedModel(), asyncio.Event()
    async with serving.slack(settings, model=model) as running:
        bound = http.listening(settings.slack_host, 0)
        url = f"http://127.0.0.1:{bound.getsockname()[1]}{http.EVENTS}"
        pages = http.pages(running.app, running.clients, settings, stopped)
        listening = asyncio.create_task(http.run(pages, bound, stopped))
        root = await server.says("U1", "C1", "what is a tide?", mention=True)
        message = server.team.message("C1", root)
        assert message
        payload = event_callback(server.world, server.team, mention_event(message, root), "Ev1")
        for retry in (None, None, (1, "http_timeout")):
            assert (await server.post(url, payload, retry=retry)).acked
        await running.listener.idle()
        await server.until(lambda: "Version 1" in str(server.visible("C1", root)))
        stopped.set()
        await listening
    assert len(server.visible("C1", root)) == 2 and len(model.requests) == 1


async def test_what_is_not_set_is_named_all_at_once(server: SlackServer) -> None:
    with pytest.raises(BadSettings) as caught:
        await serving.serve(given(server, slack_client_id="1.2"))
    for name in ("slack_bot_token", "slack_app_token", "slack_client_secret"):
        assert name in str(caught.value)


@pytest.mark.parametrize("name", ["slack_bot_token", "slack_app_token"])
async def test_a_token_that_slack_does_not_take_is_a_sentence(server: SlackServer, tmp_path: Path, name: str) -> None:
    wrong = "xoxb-nobodys" if name == "slack_bot_token" else "xapp-nobodys"
    settings = over_sockets(server, database=tmp_path / "burnish.db").model_copy(update={name: SecretStr(wrong)})
    with pytest.raises(BadSettings, match=rf"{name}: Slack does not take it \(invalid_auth\)"):
        await serving.serve(settings)


async def test_a_port_that_is_taken_ends_it_with_a_sentence(server: SlackServer, tmp_path: Path) -> None:
    with http.listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        settings = over_http(server, database=tmp_path / "burnish.db").model_copy(update={"slack_port": port})
        with pytest.raises(BadSettings, match=f"cannot listen for Slack on 127.0.0.1 port {port}"):
            await serving.serve(settings)


def test_keys_come_from_the_environment_with_commas_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (Fernet.generate_key().decode() for _ in range(2))
    monkeypatch.setenv("BURNISH_SECRET_KEYS", f"{first}, {second}")
    assert [key.get_secret_value() for key in load().secret_keys] == [first, second]
