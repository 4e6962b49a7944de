"""Code of an answer run and shown as run, through the front door, on the real sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot

from bot.bootstrap import bootstrap
from bot.errors import BadSettings
from bot.running import sandbox
from bot.running.ran import Limits
from bot.settings import Settings

CACHE = Path(__file__).parent.parent / ".pytest_cache" / "sandbox"
"""Where the sandbox is made once for all tests."""
ADDS = "Here it is:\n\n```python\nprint(sum(range(1, 101)))\n```"

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, what ends by itself has the time for it."""
    limits = Limits(seconds=60.0, start_seconds=120.0)
    monkeypatch.setattr(sandbox.Sandbox.__init__, "__defaults__", (limits,))


def saying(*texts: str, reads: bool = True) -> ScriptedModel:
    """A model that says these one after the other, the last one again and again."""
    return ScriptedModel(lambda request, call: texts[min(call, len(texts)) - 1], reads=reads)


async def test_code_that_prints_is_run_and_its_output_stands_under_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path, saying(ADDS), run_code=True, cache_dir=CACHE) as room:
        await room.ask("Sum the numbers from 1 to 100 in Python and run the code.")
        assert (await room.text()).endswith("Output, as run:\n\n```text\n5050\n```")
        assert "is run" in room.model.requests[-1].messages[0].content
        assert not any("can't run" in told for _, _, told, *_ in room.seen.told)
        version = (await room.answer()).current
        assert version and version.written == ADDS


async def test_an_output_that_the_model_made_up_gives_way_to_the_real_one(tmp_path: Path) -> None:
    made_up = f"{ADDS}\n\nOutput, as run:\n\n```text\n4999\n```"
    async with a_bot(tmp_path, saying(made_up), run_code=True, cache_dir=CACHE) as room:
        await room.ask("Sum the numbers from 1 to 100 in Python.")
        assert "4999" not in await room.text() and "5050" in await room.text()
    async with a_bot(tmp_path / "off", saying(made_up)) as room:
        await room.ask("Sum the numbers from 1 to 100 in Python.")
        assert "as run" not in await room.text()


async def test_code_that_fails_is_sent_back_once_with_its_error(tmp_path: Path) -> None:
    fails = "```python\nprint(1 // 0)\n```"
    model = saying(fails, ADDS)
    async with a_bot(tmp_path, model, run_code=True, cache_dir=CACHE, attempts=2) as room:
        await room.ask("Sum the numbers from 1 to 100 in Python.")
        assert "5050" in await room.text() and len(model.requests) == 2
        assert "must run" in model.requests[1].messages[-1].content


async def test_a_changed_passage_is_run_again(tmp_path: Path) -> None:
    model = saying(ADDS, "```python\nprint(sum(range(1, 11)))\n```")
    async with a_bot(tmp_path, model, run_code=True, cache_dir=CACHE) as room:
        await room.ask("Sum the numbers from 1 to 100 in Python.")
        await room.reply("make the code only go to 10")
        assert "55" in await room.text() and "5050" not in await room.text()


async def test_an_operator_without_the_extra_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_PACKAGES", ("burnish-no-such-package",))
    with pytest.raises(BadSettings, match=r"burnish\[run\]"):
        async with bootstrap(Settings(database=tmp_path / "x.db", run_code=True), None):  # type: ignore[arg-type]
            pass
