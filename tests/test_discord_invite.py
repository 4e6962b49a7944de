"""The invite asks for exactly what the code uses, and what it asks for is enough."""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
from bots import ScriptedModel
from discord_bot import a_bot_in
from discord_server import discord_server
from discord_state import ADA

from adapters.discord import permissions

INVITE = Path(__file__).parent.parent / "deploy" / "discord" / "invite.toml"
ADAPTER = Path(permissions.__file__).parent


def invite() -> dict[str, object]:
    return tomllib.loads(INVITE.read_text(encoding="utf-8"))


def test_the_invite_and_the_code_ask_for_the_same() -> None:
    found = invite()
    server = found["guild_install"]
    assert isinstance(server, dict)
    assert server["permissions"] == [permissions.titled(name) for name in permissions.NEEDED]
    assert server["bits"] == permissions.bits() and tuple(server["scopes"]) == permissions.SCOPES
    assert found["url"] == permissions.invite("YOUR_APPLICATION_ID")
    assert found["user_install"] == {"scopes": list(permissions.PERSONAL)}


def test_the_link_carries_what_it_says() -> None:
    asked = parse_qs(urlsplit(permissions.invite("1")).query)
    granted = discord.Permissions(int(asked["permissions"][0]))
    assert permissions.lacking(granted) == () and not granted.administrator
    assert sum(on for _, on in granted) == len(permissions.NEEDED), "and nothing else"
    assert permissions.lacking(discord.Permissions.none()) == permissions.NEEDED


@pytest.mark.parametrize("intent", ["members", "presences"])
def test_no_other_privileged_intent_is_asked_for(intent: str) -> None:
    from adapters.discord.client import Client
    from adapters.discord.learning import learning
    from adapters.discord.pace import Pace

    asked = Client(content=True, trace=learning(Pace())).intents
    assert not getattr(asked, intent) and asked.message_content


async def test_with_these_permissions_alone_everything_works(tmp_path: Path) -> None:
    long = ScriptedModel(lambda request, call: " ".join(f"Tide-number-{n}-rose-by-{n * 7}-cm." for n in range(900)))
    async with discord_server() as server:
        everyone, own = sorted(server.guild.roles)[:2]
        await server.changes_role(server.guild.id, own, permissions.bits())
        people = server.guild.roles[everyone].permissions
        server.guild.roles[everyone].permissions = 0
        await server.sets(server.guild.general, ADA, allow=people)
        async with a_bot_in(server, tmp_path, long) as desk:
            thread = await desk.asks()
            files = [file for one in desk.answers(thread) for file in one["files"]]
            await desk.says("more formal", thread)
            await server.archives(thread)
            await desk.presses(ADA, desk.answers(thread)[0]["id"], "Why?")
        async with a_bot_in(server, tmp_path, long):
            pass
        refused = [(call.name, call.status) for call in server.log if call.status in (401, 403)]
        assert files and refused == []
