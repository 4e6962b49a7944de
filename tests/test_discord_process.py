"""The bot's own process in the local Discord, driven from outside: started, killed at any moment, stopped."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from bots import ScriptedModel
from discord_server import DiscordServer, discord_server
from discord_state import ADA, BEN, BOT, CLEO, Json
from openai_server import OpenAIServer

from adapters.console.replay import Recorder
from bot import texts
from bot.bootstrap import bootstrap
from bot.settings import Settings

ROOT = Path(__file__).parent.parent


@asynccontextmanager
async def a_process(
    server: DiscordServer, model: OpenAIServer, path: Path, **environment: str
) -> AsyncGenerator[asyncio.subprocess.Process]:
    """`burnish discord`, connected; killed at the end, if it is still there."""
    given = {
        "DISCORD_TOKEN": server.token, "DISCORD_API_URL": server.api, "MODEL_URL": model.url, "SETTLE": "0.05",
        "DATABASE": str(path / "process.db"), "ATTEMPTS": "1", "READ_WITH_MODEL": "never", **environment,
    }  # fmt: skip
    log = (path / "log").open("ab")
    run = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "discord", cwd=ROOT, stdout=log, stderr=log,
        env={**os.environ, **{f"BURNISH_{name}": value for name, value in given.items()}},
    )  # fmt: skip
    try:
        async with asyncio.timeout(60):
            connected = asyncio.create_task(_connected(server))
            ended = asyncio.create_task(run.wait())
            await asyncio.wait({connected, ended}, return_when=asyncio.FIRST_COMPLETED)
            connected.cancel()
            assert not ended.done(), (path / "log").read_text()
            ended.cancel()
        yield run
    finally:
        if run.returncode is None:
            run.kill()
        await run.wait()
        log.close()


async def _connected(server: DiscordServer) -> None:
    while True:
        try:
            await server.gateway.connected()
            return
        except TimeoutError:
            continue


def tides(request: object) -> str:
    """An answer that takes a while."""
    return " ".join(f"Tide {number} rose by {number * 7} cm." for number in range(50))


def shown(server: DiscordServer, channel: int) -> list[Json]:
    """What the bot has in a thread."""
    return [one for one in server.visible(channel) if one["author"] == BOT] if channel in server.world.channels else []


async def kinds(path: Path) -> list[str]:
    """What the core was told in the one conversation that there is."""
    given = Settings(database=path / "process.db")
    async with bootstrap(given, Recorder(), model=ScriptedModel()) as bot:
        (ref,) = await bot.heard.threads("discord", 9)
        return [one.event.signal.kind for one in await bot.store.history(ref)]


async def test_killed_in_mid_answer_and_talked_to_while_it_is_down(tmp_path: Path) -> None:
    async with discord_server() as server, OpenAIServer(tides, delay=0.01) as model:
        async with a_process(server, model, tmp_path) as run:
            thread = await server.says(ADA, server.guild.general, "What is a tide?", mention=True)
            await server.until(lambda: shown(server, thread), 30)
            run.kill()
            await run.wait()
        (begun,) = shown(server, thread)
        server.gateway.forget()
        reply = await server.says(BEN, thread, "mention the moon")
        await server.edits(BEN, reply, "mention the sun")
        await server.reacts(ADA, begun["id"], "🎓")
        await server.reacts(CLEO, begun["id"], "👍")
        await server.reacts(BEN, begun["id"], "✂️")
        await server.unreacts(BEN, begun["id"], "✂️")
        async with a_process(server, model, tmp_path) as run:
            await server.until(lambda: "Version" in str(shown(server, thread)), 60)
            await server.until(lambda: texts.ACCEPTED in str(shown(server, thread)), 60)
            run.terminate()
            assert await run.wait() == 0, (tmp_path / "log").read_text()
        assert [one["id"] for one in shown(server, thread) if "Version" in one["content"]] == [begun["id"]]
        assert sorted(await kinds(tmp_path)) == ["asked", "reacted", "reacted", "replied"]
        prompt = str(model.requests[-1].payload["messages"])
        assert "the sun" in prompt and "the moon" not in prompt and "expert" in prompt


async def test_where_the_content_intent_is_refused_it_runs_without_and_says_so_once(tmp_path: Path) -> None:
    async with discord_server() as server, OpenAIServer(lambda request: "The moon.") as model:
        server.world.privileged = 0
        async with a_process(server, model, tmp_path) as run:
            thread = await server.says(ADA, server.guild.general, "What is a tide?", mention=True)
            await server.until(lambda: "Version" in str(shown(server, thread)), 30)
            run.terminate()
            assert await run.wait() == 0
        log = (tmp_path / "log").read_text()
        assert log.count("Message Content Intent is off") == 1 and "Traceback" not in log
        assert server.token not in log


async def test_a_token_that_is_not_taken_is_one_sentence(tmp_path: Path) -> None:
    async with discord_server() as server:
        run = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "discord", cwd=ROOT, stdout=-1, stderr=-1,
            env={**os.environ, "BURNISH_DISCORD_TOKEN": "a.b.c", "BURNISH_DISCORD_API_URL": server.api,
                 "BURNISH_DATABASE": str(tmp_path / "x.db")},
        )  # fmt: skip
        _, said = await run.communicate()
        assert run.returncode == 1 and b"Reset Token" in said and b"Traceback" not in said
