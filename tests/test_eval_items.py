"""What `burnish eval` measures with: IFEval's constraints as people say them, and the items that it ships with."""

from __future__ import annotations

import json
import re
import sys
from importlib import resources
from typing import Any

import pytest

from bot.constraints.parse import constraint
from bot.directives import Slot
from bot.errors import BadEval
from bot.eval import verifiers
from bot.eval.ifeval import INSTRUCTIONS, phrase, phrases
from bot.eval.items import Instruction, Item, Wish, parse_items
from bot.interpret.words import read
from bot.length import parse_length

TASK = "Explain why there are two high tides a day."
GOOD = "The moon pulls on the sea, and the water rises on both sides, so tides come twice each day."


# IFEval


EXAMPLES: dict[str, Any] = {
    "relation": "less than", "let_relation": "at least", "capital_relation": "at least", "num_words": 40,
    "num_sentences": 5, "num_paragraphs": 3, "nth_paragraph": 2, "first_word": "however", "num_highlights": 2,
    "num_bullets": 3, "section_spliter": "SECTION", "num_sections": 2, "postscript_marker": "P.S.",
    "num_placeholders": 2, "keywords": ["tide", "moon"], "forbidden_words": ["sun"], "keyword": "tide", "frequency": 2,
    "letter": "q", "let_frequency": 2, "language": "de", "capital_frequency": 3, "end_phrase": "The end.",
    "prompt_to_repeat": TASK,
}  # fmt: skip


@pytest.mark.parametrize("instruction", INSTRUCTIONS)
def test_a_constraint_is_said_in_five_ways_or_more_and_each_says_all_of_it(instruction: str) -> None:
    ways = phrases(instruction, EXAMPLES, task=TASK)
    assert len(set(ways)) == len(ways) >= 5
    assert not any("{" in way for way in ways)
    seen = {phrase(instruction, EXAMPLES, task=TASK, seed=str(seed)) for seed in range(60)}
    assert seen == set(ways)


def test_both_relations_are_said_and_a_strange_one_is_an_error() -> None:
    for way in phrases("length_constraints:number_words", {"relation": "at least", "num_words": 40}, task=""):
        assert "40" in way
    with pytest.raises(ValueError, match="relation"):
        phrases("length_constraints:number_words", {"relation": "around", "num_words": 40}, task="")


def test_every_instruction_of_ifeval_has_its_verifier_and_arguments_that_are_null_do_no_harm() -> None:
    for instruction in INSTRUCTIONS:
        keys = verifiers._registry()[instruction](instruction).get_instruction_args_keys()
        kwargs = {name: EXAMPLES[name] for name in keys}
        assert verifiers.follows(Instruction(id=instruction, kwargs={**kwargs, "other": None}), "") is False


FEW = {"relation": "less than", "num_sentences": 3}
CAPITALS = {"capital_relation": "at least", "capital_frequency": 2}


@pytest.mark.parametrize(
    ("instruction", "kwargs", "text", "held"),
    [
        ("length_constraints:number_sentences", FEW, "One. Two!", True),
        ("length_constraints:number_sentences", FEW, "One. Two! Three?", False),
        ("change_case:capital_word_frequency", CAPITALS, "A BIG tide", True),
        ("change_case:capital_word_frequency", CAPITALS, "a BIG tide", False),
        ("punctuation:no_comma", {}, GOOD, False),
    ],
)
def test_the_verifiers_work_without_nltks_trained_files(
    instruction: str, kwargs: dict[str, Any], text: str, held: bool
) -> None:
    assert verifiers.follows(Instruction(id=instruction, kwargs=kwargs), text) is held


def test_without_the_verifiers_the_operator_is_told_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "if_verifiable.ifeval", None)
    verifiers._registry.cache_clear()
    with pytest.raises(BadEval, match=r"pip install 'burnish\[eval\]'"):
        verifiers.ready()


def test_a_whole_prompt_is_asked_where_the_bare_task_is_missing() -> None:
    line = {"key": 9, "prompt": "Say hi. No commas.", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [None]}
    assert parse_items(json.dumps(line), "x")[0].task == "Say hi. No commas."


# The items that it ships with


SHIPPED = parse_items((resources.files("bot.eval") / "items.jsonl").read_text("utf-8"), "items.jsonl")


def test_there_are_sixty_tasks_of_three_to_five_wishes() -> None:
    assert len(SHIPPED) == 60
    assert all(3 <= len(one.wishes) <= 5 for one in SHIPPED)


@pytest.mark.parametrize("told", SHIPPED, ids=lambda one: one.id)
def test_what_a_shipped_wish_wants_is_what_code_can_check_or_names_its_passage(told: Item) -> None:
    for wish in told.wishes:
        assert wish.want
        for one in wish.want:
            length = parse_length(one.value) if one.slot is Slot.LENGTH else None
            unchecked = one.slot in (Slot.TONE, Slot.PASSAGE) or (length and length.is_relative)
            assert unchecked or constraint(one.slot, one.value, told.task), one
    assert any(one.slot is not Slot.TONE for wish in told.wishes for one in wish.want)


def test_the_reader_reads_nearly_every_shipped_wish_as_its_author_meant_it() -> None:
    wrong = [wish.says for told in SHIPPED for wish in told.wishes if not _read_rightly(wish)]
    assert len(wrong) <= 10, wrong


def _read_rightly(wish: Wish) -> bool:
    got = sorted((one.slot, _same(one.value), one.target or "") for one in read(wish.says).wishes)
    return got == sorted((one.slot, _same(one.value), one.target or "") for one in wish.want)


def _same(value: str) -> str:
    """A limit said as "under 50 words" may be read as 49 or as 50."""
    return re.sub(r"at most (\d+)", lambda found: f"at most {(int(found[1]) + 1) // 5 * 5}", value.casefold())
