"""How `burnish eval` judges: the gate, the rules in force, the passage, the sums."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directives import Slot
from bot.eval.gate import problem
from bot.eval.items import Item, Want, Wish
from bot.eval.record import Conversation, Cost, Turn
from bot.eval.rules import check
from bot.eval.scoring import Verdict, in_force, judge, kind
from bot.eval.summary import estimate, summarise

TASK = "Explain why there are two high tides a day."
GOOD = "The moon pulls on the sea, and the water rises on both sides, so tides come twice each day."


# On the task


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (GOOD, ""),
        ("", "short"),
        ("Tides come twice.", "short"),
        ("My favourite colour is certainly blue and I like it very much.", "stray"),
        (f"{GOOD} Please make it a list with short words.", "parrot"),
        ("Tides are high. " * 4 + "That is all there is to say.", "loop"),
        ("Tides rise\n" * 12, "loop"),
        ("tides and the moon and the sea " * 5, "loop"),
    ],
)
def test_what_keeps_an_answer_off_its_task(answer: str, found: str) -> None:
    assert problem(answer, TASK, ["make it a list with short words"]) == found


def test_a_word_of_the_task_counts_by_its_stem() -> None:
    assert problem("You only need a brush, and then walls are quickly done.", "How is a wall painted?", []) == ""
    assert problem("Nobody explains it any more, as far as I can see.", "Explain how it is painted.", []) == "stray"


def test_few_words_are_enough_where_few_were_wanted() -> None:
    assert problem("Yes, surely.", TASK, [], least=1) == "" and problem("", TASK, [], least=1) == "short"


def test_quoted_words_and_words_of_the_task_may_be_in_an_answer() -> None:
    said = [
        'end with "Can I get my money back for the classes I missed?"',
        "explain why there are two high tides a day",
    ]
    answer = f"{GOOD} Can I get my money back for the classes I missed? Explain why there are two high tides a day."
    assert problem(answer, TASK, said) == ""


def test_another_language_is_held_to_the_items_own_words() -> None:
    german = "Der Mond zieht am Meer, und das Wasser steigt auf beiden Seiten an."
    assert problem(german, TASK, [], named=("Mond",)) == ""
    assert problem(german, TASK, [], named=("Sonne",)) == "stray"
    assert problem(german, TASK, [], named=None) == ""


def test_a_script_without_spaces_has_words_too() -> None:
    assert problem("潮の満ち引きは月の引力によって一日に二回起こる現象です。", "潮の満ち引きを説明して", []) == ""


def test_code_may_repeat_its_lines() -> None:
    code = "Here is how you count tides in a loop, line by line:\n```\n" + "count += 1  # a tide\n" * 2 + "```"
    assert problem(code, TASK, []) == ""


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_any_text_can_be_judged(answer: str, task: str, says: list[str]) -> None:
    assert problem(answer, task, says) in ("", "short", "stray", "parrot", "loop")


# The rules in force


def item(*wants: list[Want], **more: Any) -> Item:
    wishes = tuple(Wish(says=f"wish number {place}", want=tuple(want)) for place, want in enumerate(wants))
    return Item(id="i", task=TASK, wishes=wishes, **more)


def want(slot: str, value: str, target: str | None = None) -> Want:
    return Want(slot=Slot(slot), value=value, target=target)


@pytest.mark.parametrize(
    ("first", "then", "live"),
    [
        (("format", "bullets"), ("format", "table"), ["table"]),
        (
            ("length", "at most 50 words"),
            ("length", "exactly 2 paragraphs"),
            ["at most 50 words", "exactly 2 paragraphs"],
        ),
        (
            ("length", "at least 100 words"),
            ("length", "at most 150 words"),
            ["at least 100 words", "at most 150 words"],
        ),
        (("length", "at least 100 words"), ("length", "at most 60 words"), ["at most 60 words"]),
        (("length", "at most 50 words"), ("length", "shorter"), ["at most 50 words", "shorter"]),
        (("length", "at most 50 words"), ("length", "longer"), ["longer"]),
        (("include", 'the word "loot"'), ("exclude", 'the word "loot"'), ['the word "loot"']),
        (("exclude", "commas"), ("exclude", "emoji"), ["commas", "emoji"]),
        (("format", "bullets"), ("passage", "shorter"), ["bullets"]),
    ],
)
def test_a_later_wish_replaces_what_it_speaks_of_and_nothing_else(
    first: tuple[str, str], then: tuple[str, str], live: list[str]
) -> None:
    told = item([want(*first)], [want(*then, target="first bullet" if then[0] == "passage" else None)])
    found = [rule.value for _, rule in in_force(told, 2) if isinstance(rule, Want)]
    assert found == live


def judged(told: Item, *texts: str) -> Verdict:
    turns = tuple(Turn(text=text, cost=Cost()) for text in texts)
    return judge(Conversation(item=told.id, arm="rewritten", print="x", turns=turns), told, check)


def test_rules_count_by_turn_and_a_rule_of_an_answer_off_its_task_counts_for_nothing() -> None:
    told = item([want("exclude", "commas")], [want("format", "bullets")])
    score = judged(told, GOOD, GOOD.replace(",", ""), "- no\n- idea")
    assert [turn.held for turn in score.turns] == [None, 1.0, 1.0]
    assert score.turns[1].both == 1.0 and score.final.off == "short" and score.final.both == 0.0


def test_a_relative_length_is_measured_against_the_version_that_it_speaks_of() -> None:
    told = item([want("length", "shorter")], [want("exclude", "emoji")])
    assert judged(told, GOOD, GOOD + " And so on.", GOOD).final.rules[0].held is False
    assert judged(told, GOOD + " And so on.", GOOD, GOOD).final.rules[0].held is True


def test_what_code_cannot_tell_is_no_part_of_the_share() -> None:
    assert judged(item([want("tone", "formal")]), GOOD, GOOD).final.held is None


def test_facts_that_must_survive_are_counted_apart() -> None:
    assert judged(item([want("exclude", "emoji")], facts=("two high", "1969")), GOOD, "Two  HIGH tides").facts == 0.5


LIST = "Tides:\n\n- the moon pulls on the sea and so on\n- the earth turns\n"


@pytest.mark.parametrize(
    ("after", "untouched"),
    [
        (LIST.replace("the moon pulls on the sea and so on", "the moon pulls"), True),
        (LIST.replace("the moon pulls on the sea and so on", "the moon pulls").replace("turns", "spins"), False),
        (LIST, False),
        ("", False),
    ],
)
def test_changing_one_passage_is_changing_it_and_nothing_else(after: str, untouched: bool) -> None:
    told = item([want("passage", "shorter", "first bullet")])
    assert judged(told, LIST, after).turns[1].untouched is untouched


def test_a_passage_that_is_not_there_is_not_measured() -> None:
    assert judged(item([want("passage", "shorter", "fifth bullet")]), LIST, LIST).turns[1].untouched is None


def test_kinds_are_added_up_without_their_words_and_numbers() -> None:
    assert kind(want("include", 'the word "risk" at least 2 times')) == 'include the word "…" N times'
    assert kind(want("format", "exactly 5 bullets")) == kind(want("format", "at most 3 bullets")) == "format N bullets"
    assert kind(want("length", "at most 50 words")) == "length in words"


# The sums


def test_an_interval_holds_its_mean_and_comes_out_the_same_each_time() -> None:
    values = {str(place): float(place % 2) for place in range(20)}
    found = estimate(values)
    assert found is not None and found == estimate(values)
    assert found.low < 0.5 == found.mean < found.high and found.n == 20


def test_the_gain_is_taken_item_by_item() -> None:
    told = {name: item([want("exclude", "commas")]).model_copy(update={"id": name}) for name in "ab"}
    talks, bare = [], GOOD.replace(",", "")
    for name in told:
        for arm, text in (("transcript", GOOD), ("rewritten", bare if name == "a" else GOOD)):
            turns = (
                Turn(text=GOOD, cost=Cost()),
                Turn(text=text, cost=Cost(calls=1, prompt_tokens=10, cached_tokens=5)),
            )
            talks.append(Conversation(item=name, arm=arm, print="x", turns=turns))
    arms = summarise(talks, [judge(talk, told[talk.item], check) for talk in talks])
    assert [arm.arm for arm in arms] == ["transcript", "rewritten"]
    assert arms[0].gain is None and arms[1].gain is not None and arms[1].gain.mean == 0.5
    assert arms[1].cached == 0.5 and arms[1].kinds["exclude commas"].held == 1 and arms[1].by_turn[0].of == 2
