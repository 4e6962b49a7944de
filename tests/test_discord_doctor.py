"""`burnish doctor discord` against a local Discord: each thing that can be missing is named, with where to click."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from pathlib import Path

import discord_rights as rights
import pytest
from discord_bot import a_bot_in
from discord_client import pointed
from discord_server import DiscordServer, discord_server
from discord_state import BOT
from pydantic import SecretStr

from adapters.checking import Check
from adapters.discord.doctor import examine, report
from adapters.discord.needs import missing
from adapters.discord.permissions import invite
from bot.settings import Settings

ROOT = Path(__file__).parent.parent


@pytest.fixture
async def server() -> AsyncGenerator[DiscordServer]:
    async with discord_server() as running:
        with pointed(running):
            yield running


def given(server: DiscordServer, **more: object) -> Settings:
    values: dict[str, object] = {"discord_token": SecretStr(server.token), "discord_api_url": server.api, **more}
    return Settings.model_validate(values)


async def seen(settings: Settings) -> dict[str, list[Check]]:
    """What the doctor says, by name."""
    found: dict[str, list[Check]] = {}
    async for check in examine(settings):
        found.setdefault(check.name, []).append(check)
    return found


async def test_a_whole_set_up_is_ready(
    server: DiscordServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with a_bot_in(server, tmp_path):
        pass
    assert await report(given(server))
    shown = capsys.readouterr().out.splitlines()
    for line in ("settings", "token", "content intent", "commands", "gateway", f"server {server.guild.name}", "model"):
        assert any(one.startswith(f"ok       {line}") for one in shown), line
    assert shown[-1] == "Ready: burnish discord" and server.token not in "".join(shown)


async def test_with_nothing_set_everything_is_named(server: DiscordServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert not await report(given(server, discord_token=SecretStr("")))
    shown = capsys.readouterr().out
    assert "missing  settings       discord_token" in shown and "Reset Token" in shown


async def test_a_token_that_is_not_taken_is_said_with_where_to_make_one(server: DiscordServer) -> None:
    (check,) = (await seen(given(server, discord_token=SecretStr("a.b.c"))))["token"]
    assert check.state == "missing" and "Reset Token" in check.said and "a.b.c" not in check.said


async def test_without_the_content_intent_it_says_what_that_costs(server: DiscordServer) -> None:
    server.world.privileged = 0
    found = await seen(given(server))
    assert found["content intent"][0].state == "look" and "Message Content Intent" in found["content intent"][0].said
    assert found["gateway"][0].state == "ok"


async def test_a_permission_that_a_server_does_not_give_is_missing(server: DiscordServer) -> None:
    everyone = server.guild.id
    now = server.guild.roles[everyone].permissions
    await server.changes_role(everyone, everyone, now & ~(rights.PUBLIC_THREADS | rights.SEND_IN_THREADS))
    (check,) = (await seen(given(server)))[f"server {server.guild.name}"]
    assert check.state == "missing" and check.said.startswith("Create Public Threads, Send Messages in Threads:")
    assert invite(str(BOT)) in check.said


async def test_a_permission_that_a_channel_takes_away_is_named_with_the_channel(server: DiscordServer) -> None:
    await server.sets(server.guild.random, BOT, deny=rights.SEND)
    fine, kept = (await seen(given(server)))[f"server {server.guild.name}"]
    assert fine.state == "ok" and kept.state == "look" and "#random: " in kept.said and "Send Messages (" in kept.said


async def test_a_bot_that_is_in_no_server_gets_its_invite(server: DiscordServer) -> None:
    await server.kicks(server.guild.id)
    (check,) = (await seen(given(server)))["servers"]
    assert check.state == "missing" and invite(str(BOT)) in check.said


async def test_commands_that_discord_has_not_are_said(server: DiscordServer) -> None:
    assert (await seen(given(server)))["commands"][0].state == "look"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"discord_token": SecretStr("nonsense")}, "discord_token"),
        ({"discord_shard_ids": (0,)}, "discord_shard_count"),
        ({"discord_shard_ids": (2,), "discord_shard_count": 2}, "discord_shard_ids"),
    ],
)
def test_settings_that_do_not_go_together_are_named(values: dict[str, object], said: str) -> None:
    (wrong,) = missing(Settings.model_validate({"discord_token": SecretStr("a.b.c"), **values}))
    assert said in wrong


async def test_the_command_line_ends_with_1_where_something_is_missing(tmp_path: Path) -> None:
    environment = {**os.environ, "BURNISH_DATABASE": str(tmp_path / "x.db")}
    for words, said in ((("doctor", "discord"), "Not ready"), (("discord",), "discord_token")):
        run = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *words, cwd=ROOT, env=environment, stdout=-1, stderr=-2
        )
        shown, _ = await run.communicate()
        assert run.returncode == 1 and said in shown.decode() and "Traceback" not in shown.decode()
