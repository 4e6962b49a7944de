"""The app manifest and the code ask for the same: no scope, event, command or shortcut more, and none less."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import Any

import pytest
import slack_payloads as payloads
import yaml
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.web.async_client import AsyncWebClient
from slack_server import slack
from slack_web import METHODS

from adapters.slack import commands, http, install, scopes
from adapters.slack.buttons import ACTION
from adapters.slack.delivery import Me, Shortcut
from adapters.slack.parse import parse

ROOT = Path(__file__).parent.parent
ADAPTER = ROOT / "adapters" / "slack"
MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "deploy/slack/manifest.yaml").read_text(encoding="utf-8"))
TEXT = (ROOT / "deploy/slack/manifest.yaml").read_text(encoding="utf-8")
FEATURES, SETTINGS = MANIFEST["features"], MANIFEST["settings"]


def wire(name: str) -> set[str]:
    """The methods of the Web API that a method of slack-sdk's client calls, itself or through others."""
    source = inspect.getsource(getattr(AsyncWebClient, name))
    called = set(re.findall(r'api_call\(\s*"([\w.]+)"', source))
    return called.union(*(wire(other) for other in re.findall(r"self\.([a-z]+_\w+)\(", source) if other in CLIENT))


CLIENT = {
    name
    for name, method in inspect.getmembers(AsyncWebClient, inspect.iscoroutinefunction)
    if not name.startswith("_") and "api_call(" in inspect.getsource(method)
} - {"api_call"} | {"files_upload_v2"}


def called() -> set[str]:
    """Every method of the Web API that the adapter calls; Bolt's OAuth flow and the socket's client are ours to use."""
    names = {
        node.attr
        for path in ADAPTER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in CLIENT
    }
    return set().union(*(wire(name) for name in names)) | {"oauth.v2.access"}


def test_the_table_has_exactly_the_methods_that_the_adapter_calls() -> None:
    assert inspect.iscoroutinefunction(AsyncBaseSocketModeClient.issue_new_wss_url)
    assert set(scopes.METHODS) == called()


@pytest.mark.parametrize("method", scopes.METHODS)
def test_a_methods_scopes_are_those_that_slack_wants(method: str) -> None:
    known = METHODS.get(method)
    if known is None:
        assert method in ("apps.connections.open", "oauth.v2.access")
        return
    wanted = known.scope.values() if isinstance(known.scope, dict) else filter(None, [known.scope])
    assert set(scopes.METHODS[method]) == set(wanted)


def test_the_manifest_asks_for_exactly_the_scopes_that_are_used() -> None:
    assert MANIFEST["oauth_config"]["scopes"] == {"bot": list(scopes.BOT)}


def test_the_manifest_subscribes_to_exactly_the_events_that_are_known() -> None:
    assert SETTINGS["event_subscriptions"]["bot_events"] == list(scopes.EVENTS)


def test_exactly_the_events_that_are_subscribed_to_are_read() -> None:
    tree = ast.parse((ADAPTER / "heard.py").read_text(encoding="utf-8"))
    matches = [node for node in ast.walk(tree) if isinstance(node, ast.Match)]
    by_type = next(one for one in matches if ast.unparse(one.subject) == "text(event, 'type')")
    read = {node.value for case in by_type.cases for node in ast.walk(case.pattern) if isinstance(node, ast.Constant)}
    assert read == {name.partition(".")[0] for name in scopes.EVENTS}


async def test_the_shortcuts_are_those_that_are_read() -> None:
    found = {one["callback_id"]: one for one in FEATURES["shortcuts"]}
    assert set(found) == {f"{ACTION}refine", f"{ACTION}ask"}
    async with slack() as server:
        ts = await server.says("U1", "C1", "hello")
        payload = payloads.interactive(server.world, server.team, "message_action", "U1")
        payload |= {"message_ts": ts, "message": server.team.message("C1", ts), "channel": {"id": "C1"}}
        for callback, one in found.items():
            read = parse(payload | {"callback_id": callback}, Me(bot_user="UBOT"))
            assert isinstance(read, Shortcut) and ACTION + read.name == callback
            assert one["type"] == "message" and len(one["name"]) <= 24 and len(one["description"]) <= 150


def test_the_command_says_what_it_can_do() -> None:
    (one,) = FEATURES["slash_commands"]
    assert one["command"] == "/burnish"
    assert one["usage_hint"] == f"[{'|'.join(commands.NAMES)}]"


def test_what_needs_to_be_switched_on_is() -> None:
    home = {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}
    assert FEATURES["app_home"] == home
    assert FEATURES["agent_view"]["agent_description"] and "assistant_view" not in FEATURES
    assert SETTINGS["interactivity"]["is_enabled"] and SETTINGS["socket_mode_enabled"]
    assert not SETTINGS["token_rotation_enabled"]
    assert set(scopes.FEATURES) - {"files"} <= set(FEATURES)


def test_for_http_all_addresses_are_those_that_we_serve() -> None:
    addresses = re.findall(r"https://burnish\.example\.com(/\S+)", TEXT)
    assert sorted(addresses) == sorted([http.EVENTS] * 3 + [install.REDIRECT])
    plain = re.sub(r"^( *)# ((?:  - )?(?:url|request_url|redirect_urls|- https).*)", r"\1\2", TEXT, flags=re.MULTILINE)
    there = yaml.safe_load(re.sub(r"^( *)#   - (https.*)", r"\1  - \2", plain, flags=re.MULTILINE))
    assert there["oauth_config"]["redirect_urls"] == ["https://burnish.example.com/slack/oauth_redirect"]
    assert there["settings"]["interactivity"]["request_url"].endswith(http.EVENTS)
    assert there["features"]["slash_commands"][0]["url"].endswith(http.EVENTS)
