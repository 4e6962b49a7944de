"""`burnish eval` as an operator runs it, and one item through each arm."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bots import ScriptedModel
from chaos import model_server

from bot.cli import main
from bot.errors import BadEval, ModelUnavailable, PromptTooLong
from bot.eval.arms import ARMS, Arm, chosen
from bot.eval.conversation import converse
from bot.eval.items import Item, parse_items
from bot.eval.record import Conversation, Cost, Turn, fingerprint, parse_records
from bot.eval.run import conversations, planned
from bot.ports import Request
from bot.settings import Settings
from bot.values import Value

TRANSCRIPT, REWRITTEN, CHECKED, FINISHED, CANDIDATES = ARMS
TIDES = Item.model_validate(
    {
        "id": "tides",
        "task": "Explain tides.",
        "wishes": [
            {"says": "as bullets", "want": [{"slot": "format", "value": "bullets"}]},
            {"says": "at most 50 words please", "want": [{"slot": "length", "value": "at most 50 words"}]},
        ],
    }
)


class Ended(Value):
    """What a command line printed, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


Burnish = Callable[..., Ended]


@pytest.fixture
def burnish(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Burnish:
    """Runs `burnish eval` with these words, as `python -m bot` does."""

    def run(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["burnish", "eval", *words])
        monkeypatch.setenv("BURNISH_MODEL_RETRIES", "0")
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ended(returncode=int(ended.value.code or 0), stdout=printed.out, stderr=printed.err)

    return run


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with model_server(0.0) as served:
        yield served


def settings(**more: Any) -> Settings:
    return Settings(**{"settle": 0.02, "seed": 7, **more})


async def talk(arm: Arm, model: ScriptedModel, item: Item = TIDES, **more: Any) -> tuple[Turn, ...]:
    return await converse(item, arm, model, settings(**more))


# The command


def test_all_arms_are_measured_and_written_to_the_terminal_to_json_and_to_a_picture(
    burnish: Burnish, url: str, tmp_path: Path
) -> None:
    figures, picture = tmp_path / "a.json", tmp_path / "a.png"
    result = burnish("--model", url, "--limit", "1", "--json", str(figures), "--chart", str(picture))
    assert result.returncode == 0, result.stderr
    for arm in ARMS:
        assert f"\n{arm.name} " in result.stdout
    data = json.loads(figures.read_text())
    assert [arm["arm"] for arm in data["arms"]] == [arm.name for arm in ARMS]
    assert all(
        arm["conversations"] == 1 and 0 <= arm["both"]["low"] <= arm["both"]["high"] <= 1 for arm in data["arms"]
    )
    assert len(data["conversations"]) == 5 and all(one["turns"][-1]["text"] for one in data["conversations"])
    size = picture.read_bytes()[16:24]
    width, height = int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big")
    assert picture.read_bytes().startswith(b"\x89PNG") and 1000 < width < 3000 and 400 < height < 2000


def test_a_run_that_was_stopped_goes_on_where_it_was_and_a_finished_one_asks_no_model(
    burnish: Burnish, url: str, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.jsonl"
    words = ["--limit", "1", "--arms", "transcript,rewritten", "--resume", str(kept)]
    assert burnish("--model", url, *words).returncode == 0
    lines = kept.read_text().splitlines()
    kept.write_text(lines[0] + "\n" + lines[1][:40])  # killed in the middle of the second
    again = burnish("--model", url, *words)
    assert again.returncode == 0 and "2 of 2" in again.stderr and "1 of 2" not in again.stderr
    assert len(kept.read_text().splitlines()) == 2
    with_none = burnish("--model", url, *words)
    assert with_none.returncode == 0 and "of 2" not in with_none.stderr


def test_ifevals_form_is_run_and_scored_with_its_own_verifiers(burnish: Burnish, url: str, tmp_path: Path) -> None:
    item = {"key": 1, "task": "Describe a river.", "instruction_id_list": ["punctuation:no_comma"],
            "kwargs": [{"num_words": None}]}  # fmt: skip
    file = tmp_path / "ifeval.jsonl"
    file.write_text(json.dumps(item))
    result = burnish("--model", url, "--items", str(file), "--arms", "rewritten")
    assert result.returncode == 0, result.stderr
    assert "punctuation:no_comma" in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--arms", "transcript,magic"], "magic"),
        (["--arms", ","], "transcript"),
        (["--items", "/nowhere/items.jsonl"], "/nowhere/items.jsonl"),
        (["--chart", "/nowhere/chart.png"], "there is no folder /nowhere"),
        (["--limit", "1", "--arms", "transcript", "--model", "http://127.0.0.1:9/v1"], "does not answer"),
        (["--limit", "1", "--arms", "rewritten", "--model", "http://127.0.0.1:9/v1"], "does not answer"),
    ],
)
def test_what_cannot_be_run_is_a_sentence_and_no_traceback(burnish: Burnish, words: list[str], said: str) -> None:
    result = burnish(*words)
    assert result.returncode == 1 and said in result.stderr and "Traceback" not in result.stderr


# One item through the arms


async def test_the_transcript_grows_and_the_rewritten_prompt_does_not() -> None:
    usual, ours = ScriptedModel(), ScriptedModel()
    await talk(TRANSCRIPT, usual)
    await talk(REWRITTEN, ours)
    assert [len(request.messages) for request in usual.requests] == [2, 4, 6]
    assert [len(request.messages) for request in ours.requests] == [2, 2, 2]
    assert usual.requests[0] == ours.requests[0]  # one first draft for both: the same prompt and the same seed
    assert usual.requests[-1].messages[-1].content == "at most 50 words please"


async def test_a_rewritten_answer_is_one_draft_and_a_checked_one_is_tried_again() -> None:
    once, checked = ScriptedModel(), ScriptedModel()
    turns = await talk(REWRITTEN, once, attempts=3)
    assert [turn.cost.calls for turn in turns] == [1, 1, 1]
    turns = await talk(CHECKED, checked, attempts=3)
    assert turns[1].cost.calls == 3  # never a bullet
    assert turns[0].cost.calls == 1


async def test_how_a_wish_was_read_and_what_it_cost_is_kept() -> None:
    turns = await talk(REWRITTEN, ScriptedModel())
    assert turns[1].read == ("format: bullets",) and turns[0].read == ()
    assert turns[0].cost.prompt_tokens == turns[0].cost.longest_prompt != 0
    assert turns[0].cost.completion_tokens == 7


async def test_a_draft_that_is_broken_off_is_counted_all_the_same() -> None:
    looping = ScriptedModel(lambda request, call: "The tide rises and falls again. " * 60)
    turn = (await talk(REWRITTEN, looping))[0]
    assert 0 < (turn.cost.completion_tokens or 0) < 60 * 6 and (turn.cost.prompt_tokens or 0) > 0


async def test_a_prompt_that_is_too_long_leaves_the_answer_as_it_was() -> None:
    def script(request: Request, call: int) -> str:
        if len(request.messages) > 4:
            raise PromptTooLong("too long")
        return f"Answer {call}: the tide rises."

    turns = await talk(TRANSCRIPT, ScriptedModel(script))
    assert turns[2].text == turns[1].text == "Answer 2: the tide rises." and turns[2].notice == "too long"


@pytest.mark.parametrize("arm", [TRANSCRIPT, REWRITTEN], ids=lambda arm: arm.name)
async def test_a_model_that_does_not_answer_ends_the_run(arm: Arm) -> None:
    def script(request: Request, call: int) -> str:
        raise ModelUnavailable("no", "connection refused")

    with pytest.raises(BadEval, match="connection refused"):
        await talk(arm, ScriptedModel(script))


async def test_nothing_that_one_item_taught_holds_for_the_next() -> None:
    model = ScriptedModel()
    teaching = TIDES.model_copy(update={"wishes": (TIDES.wishes[0].model_copy(update={"says": "always be formal"}),)})
    await talk(REWRITTEN, model, teaching)
    asked = len(model.requests)
    await talk(REWRITTEN, model)
    assert "formal" not in model.requests[asked].messages[-1].content


async def test_conversations_run_side_by_side_with_a_seed_for_each_repeat() -> None:
    model = ScriptedModel(pause=0.001)
    runs = planned([TIDES], [TRANSCRIPT, REWRITTEN], 2, settings())
    found = [one async for one in conversations(runs, model, settings(), parallel=4)]
    assert {one.key for one in found} == {run.key for run in runs} and len(found) == 4
    assert len({request.seed for request in model.requests}) == 6  # three turns of two repeats; the arms share theirs


def test_arms_are_named_and_come_in_their_own_order() -> None:
    assert [arm.name for arm in chosen("finished, transcript")] == ["transcript", "finished"]
    assert chosen(None) == ARMS


# What is kept


def test_other_items_or_settings_have_another_fingerprint() -> None:
    other = TIDES.model_copy(update={"task": "Explain dew."})
    prints = {fingerprint(TIDES, model="a"), fingerprint(TIDES, model="b"), fingerprint(other, model="a")}
    assert len(prints) == 3 and fingerprint(TIDES, model="a") in prints


def test_a_kept_file_with_a_bad_line_is_named_with_line_and_field() -> None:
    good = Conversation(item="a", arm="rewritten", print="x", turns=(Turn(text="t", cost=Cost()),)).model_dump_json()
    assert len(parse_records(f"{good}\n{good[:30]}", "f")) == 1
    with pytest.raises(BadEval, match=r"f cannot be resumed: line 2: turns"):
        parse_records(f'{good}\n{{"item": "a", "arm": "b", "print": "x"}}\n', "f")


def test_a_bad_item_is_named_with_line_and_field() -> None:
    bad = [
        TIDES.model_dump_json(),
        '{"id": "a", "task": "b", "wishes": [{"says": "c", "want": [{"slot": "colour"}]}]}',
        "{not json",
        '{"key": 1, "task": "t", "instruction_id_list": ["magic:wand"], "kwargs": [{}]}',
        '{"key": 2, "task": "t", "instruction_id_list": ["length_constraints:number_words"], "kwargs": [{}]}',
        '{"key": 3, "instruction_id_list": [], "kwargs": []}',
    ]
    with pytest.raises(BadEval) as raised:
        parse_items("\n".join(bad), "mine.jsonl")
    said = str(raised.value).splitlines()
    assert said[0] == "mine.jsonl cannot be used:"
    found = [line.split(":")[0].strip() for line in said[1:]]
    assert found == ["line 2", "line 3", "line 4", "line 5", "line 6"]
    assert (
        "wishes.0.want.0.slot" in said[1] and "magic:wand" in said[3] and "num_words" in said[4] and "task" in said[5]
    )
