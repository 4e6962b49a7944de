"""`burnish doctor slack` against a local Slack: each thing that can be missing is named, with where to click."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from cryptography.fernet import Fernet
from pydantic import SecretStr
from slack_server import SlackServer, slack
from slack_transport import by_oauth, given, heard, one_workspace, over_http, over_sockets

from adapters.checking import Check
from adapters.slack import scopes
from adapters.slack.doctor import examine, report
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
KEY = Fernet.generate_key().decode()


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[SlackServer]:
    """A local Slack."""
    async with slack() as running:
        yield running


async def seen(settings: Settings) -> dict[str, Check]:
    """What the doctor says, by name; of several of one name the first."""
    found: dict[str, Check] = {}
    async for check in examine(settings):
        found.setdefault(check.name, check)
    return found


def changed(settings: Settings, **values: str) -> Settings:
    """The settings with other secrets."""
    return settings.model_copy(update={name: SecretStr(value) for name, value in values.items()})


async def test_a_whole_set_up_is_ready(server: SlackServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert await report(over_sockets(server))
    shown = capsys.readouterr().out.splitlines()
    for line in ("settings", "bot token", "scopes", "app token", "socket", "model"):
        assert any(one.startswith(f"ok       {line}") for one in shown), line
    assert shown[-1] == "Ready: burnish slack"
    assert not any("xoxb" in one or "xapp" in one for one in shown)


async def test_a_whole_set_up_over_http_is_ready(server: SlackServer) -> None:
    found = await seen(over_http(server))
    assert not any(one.state == "missing" for one in found.values())
    assert "/slack/events" in found["request URL"].said


async def test_with_nothing_set_everything_is_named(server: SlackServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert not await report(given(server))
    shown = capsys.readouterr().out
    assert "missing  settings       slack_bot_token" in shown and "slack_app_token" in shown
    assert shown.splitlines()[-1].startswith("Not ready")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"slack_bot_token": "xoxp-1"}, "begins with xoxb-"),
        ({"slack_app_token": "xoxb-1"}, "begins with xapp-"),
        ({"slack_client_secret": "s"}, "slack_client_id and slack_client_secret go together"),
    ],
)
async def test_a_token_of_the_wrong_kind_is_seen_by_its_beginning(
    server: SlackServer, values: dict[str, str], said: str
) -> None:
    found = await seen(changed(over_sockets(server), **values))
    assert found["settings"].state == "missing" and said in found["settings"].said


async def test_oauth_needs_a_key_and_an_address(server: SlackServer, capsys: pytest.CaptureFixture[str]) -> None:
    settings = by_oauth(server, KEY).model_copy(update={"secret_keys": (), "slack_public_url": None})
    assert not await report(settings)
    shown = capsys.readouterr().out
    assert "burnish key" in shown and "slack_public_url" in shown


async def test_a_bot_token_that_slack_does_not_take(server: SlackServer) -> None:
    found = await seen(changed(over_sockets(server), slack_bot_token="xoxb-nobodys"))
    assert found["bot token"].state == "missing" and "invalid_auth" in found["bot token"].said
    assert "OAuth & Permissions" in found["bot token"].said and "scopes" not in found
    assert found["socket"].state == "ok"


async def test_a_scope_that_is_missing_is_named_with_the_apps_own_page(server: SlackServer) -> None:
    server.world.tokens[server.team.token].scopes -= {"reactions:read", "files:write"}
    found = await seen(over_sockets(server))
    assert found["scopes"].state == "missing"
    assert found["scopes"].said.startswith("files:write, reactions:read: add under OAuth & Permissions")
    assert "https://api.slack.com/apps/A1" in found["scopes"].said


async def test_an_app_token_without_its_scope(server: SlackServer) -> None:
    server.world.tokens[server.world.app_token].scopes.clear()
    found = await seen(over_sockets(server))
    assert found["app token"].state == "missing" and "missing_scope" in found["app token"].said
    assert "connections:write" in found["app token"].said and "socket" not in found


async def test_tokens_of_two_apps(server: SlackServer) -> None:
    server.team.app_id = "A2"
    found = await seen(over_sockets(server))
    assert found["socket"].state == "missing" and "different apps (A2 and A1)" in found["socket"].said


async def test_an_eleventh_connection_is_sent_away(server: SlackServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slack_limits.SOCKETS", 0)
    found = await seen(over_sockets(server))
    assert found["socket"].state == "missing" and "too_many_websockets" in found["socket"].said


async def test_slack_out_of_reach_is_a_line_each(server: SlackServer) -> None:
    settings = over_sockets(server).model_copy(update={"slack_api_url": "http://127.0.0.1:9/api/"})
    found = await seen(settings)
    assert found["bot token"].state == found["app token"].state == "missing"


async def test_what_no_token_can_read_is_said_to_be_looked_at(server: SlackServer) -> None:
    found = await seen(over_sockets(server))
    assert all(found[name].state == "look" for name in ("events", "features", "manifest"))
    assert all(event in found["events"].said for event in scopes.EVENTS)


async def test_kept_workspaces_that_no_key_opens(server: SlackServer, tmp_path: Path) -> None:
    async with heard(by_oauth(server, KEY), tmp_path) as bot:
        await server.installs(f"{bot.url}/slack/install", "U1")
        settings = bot.settings.model_copy(update={"database": tmp_path / "burnish.db"})
        found = await seen(settings)
        assert found["workspaces"].said == "1 kept, encrypted" and found["public address"].state == "look"
        other = settings.model_copy(update={"secret_keys": (SecretStr(Fernet.generate_key().decode()),)})
        assert (await seen(other))["workspaces"].state == "missing"


async def test_a_model_that_does_not_answer(server: SlackServer) -> None:
    settings = one_workspace(server).model_copy(update={"model_url": "http://127.0.0.1:9/v1"})
    found = await seen(settings)
    assert found["model"].state == "missing" and "model_url" in found["model"].said


@pytest.mark.parametrize(("token", "code"), [("", 0), ("xoxb-nobodys", 1)])
async def test_from_the_command_line_the_exit_code_says_it(server: SlackServer, token: str, code: int) -> None:
    environment = {
        "BURNISH_SLACK_API_URL": server.api,
        "BURNISH_SLACK_BOT_TOKEN": token or server.team.token,
        "BURNISH_SLACK_APP_TOKEN": server.world.app_token,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "doctor", "slack"),
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    shown, problem = await process.communicate()
    assert process.returncode == code, problem
    assert b"Traceback" not in problem and (b"Ready: burnish slack" in shown) == (code == 0)
