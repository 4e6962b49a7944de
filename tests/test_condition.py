"""Over-tuning: what pulls against each other is told once; many wishes are put together without a loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot
from hypothesis import given
from measure_tuning import DIALOGUES, HEALTHY, pairs_of
from values import context, histories, wish

from bot.condition import Told, condition, overtuning, unmet_in
from bot.consolidate import consolidate
from bot.context import PromptContext, Requirement, Task, ask
from bot.directives import Directive, Scope
from bot.interpret.buttons import REMOVE
from bot.merging import CROWDED, checked, merge, reworded
from bot.ports import Request
from bot.profiles import Profile
from bot.prompt import render
from bot.requirements import requirements, stated
from bot.wanted import wanted


def many(count: int, start: int = 1) -> list[Directive]:
    """So many wishes that have nothing to do with each other."""
    things = [
        "price",
        "deadline",
        "owner",
        "budget",
        "risk",
        "supplier",
        "warranty",
        "colour",
        "weight",
        "origin",
        "material",
        "size",
    ]
    return [wish("include", f"the {things[n]}", n=n + start) for n in range(count)]


@pytest.mark.parametrize(("wishes", "expected"), DIALOGUES)
def test_the_wishes_that_pull_against_each_other_are_found(
    wishes: list[Directive], expected: set[frozenset[str]]
) -> None:
    assert pairs_of(wishes) >= expected


@pytest.mark.parametrize("wishes", HEALTHY)
def test_wishes_that_one_answer_can_meet_are_no_alarm(wishes: list[Directive]) -> None:
    assert pairs_of(wishes) == set()


def test_what_the_profile_says_can_pull_too() -> None:
    expert = wish("expertise", "expert", scope=Scope.ALWAYS, event="p1")
    profile = Profile(workspace="w", person="ana", directives=(expert,))
    asks = context(wish("include", "explain every term", verbatim=True))
    assert len(condition(asks, profile).pulling) == 1 and not condition(asks).pulling


def test_it_is_told_once_and_again_only_when_it_gets_worse() -> None:
    bad = [wish("format", "prose", n=1), wish("include", "a bullet list", n=2)]
    sentence, offers, told = overtuning(Told(), condition(context(*bad)))
    assert "pull against each other: “prose” and “with a bullet list”" in sentence
    assert {(one.button, one.value) for one in offers} == {(REMOVE, "e1#0"), (REMOVE, "e2#0")}
    assert overtuning(told, condition(context(*bad)))[0] == ""
    gone = overtuning(told, condition(context(bad[0])))[2]
    assert overtuning(gone, condition(context(*bad)))[0] == ""
    worse = condition(context(*bad, wish("include", "a table", n=3)))
    assert overtuning(gone, worse)[0].count("pull") == 1


def test_piling_up_is_told_at_the_mark_and_then_only_after_some_more() -> None:
    assert overtuning(Told(), condition(context(*many(CROWDED - 1))))[0] == ""
    sentence, _, told = overtuning(Told(), condition(context(*many(CROWDED))))
    assert sentence.startswith(f"{CROWDED} wishes hold here")
    assert overtuning(told, condition(context(*many(CROWDED + 1))))[0] == ""
    assert "wishes hold here" in overtuning(told, condition(context(*many(CROWDED + 3))))[0]


def test_what_was_said_long_ago_is_offered_when_there_is_too_much() -> None:
    now = condition(context(*many(CROWDED)), turn=25)
    assert [one.order for one in now.stale] == [1, 2, 3, 4, 5]
    sentence, offers, _ = overtuning(Told(), now)
    assert "Said long ago: “with the price”" in sentence and offers[0].value == "e1#0"


async def test_a_wish_that_stays_unmet_is_offered_to_be_dropped_and_one_press_drops_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: f"Tides rise, try {call}.")) as room:
        await room.ask()
        await room.command("/include the word moon")
        for _ in range(2):
            await room.press("again")
        wishes = (await room.thread()).context.directives
        assert unmet_in(await room.answer())[wishes[0].id] >= 3
        said = await room.press("formal")
        assert "I keep missing" in (await room.outcome(said)).notice
        await room.press(REMOVE, wishes[0].id)
        assert "moon" not in room.prompt()


@given(histories(most=25))
def test_every_wish_in_force_stands_in_exactly_one_line(history: list[Directive]) -> None:
    want = wanted(context(*history))
    for lines in (stated(want), merge(stated(want)), requirements(want)):
        covered = sorted(name for line in lines for name in line.covers)
        assert covered == sorted(one.id for held in want.all for one in held.run)
    assert len(merge(stated(want))) <= max(1, len(stated(want)))


def test_many_wishes_are_put_together_and_every_word_that_matters_is_still_there() -> None:
    wishes = [
        *many(5),
        wish("include", "prices", n=7),
        wish("exclude", "jokes", n=8),
        wish("exclude", "dates", n=9),
        wish("tone", "formal", n=10),
        wish("language", "German", n=11),
        wish("length", "at most 50 words", n=12),
        wish("include", "keep it short", verbatim=True, n=13),
    ]
    content = render(context(*wishes))[-1].content
    assert content.count("\n- ") <= 5
    for word in ("price", "deadline", "owner", "budget", "risk", "jokes", "dates", "formal", "German", "50 words"):
        assert word in content


def said(*texts: str) -> tuple[Requirement, ...]:
    """Requirements with an id each."""
    return tuple(Requirement(text=text, covers=(str(number),)) for number, text in enumerate(texts, 1))


WISHES = said("Include the price.", 'Use the word "sea".', "Write at most 50 words.", "Leave out jokes.")


def test_a_models_wording_counts_only_where_nothing_is_lost_or_added() -> None:
    good = '[1, 2] Include the price and use the word "sea".\n[3] Write at most 50 words.\n[4] Leave out jokes.'
    assert [line.covers for line in checked(good, WISHES)] == [("1", "2"), ("3",), ("4",)]
    for bad in (
        good.replace("[4] Leave out jokes.", ""),
        good.replace("50", "60"),
        good.replace('"sea"', "sea"),
        good.replace("Leave out jokes", "Tell jokes"),
        good.replace("jokes.", "jokes and mention our wonderful summer holiday offers."),
        good.replace("[3]", "[2, 3]"),
        good.replace("[3]", "[9]"),
        "Here you are:\n" + good,
    ):
        assert checked(bad, WISHES) == ()


def test_a_models_wording_is_void_once_a_wish_of_it_is_gone_and_new_ones_come_after_it() -> None:
    wording = (Requirement(text="Short, with the price.", covers=("1", "3")), *WISHES[1:2], WISHES[3])
    assert reworded(WISHES, wording) == wording
    new = Requirement(text="Include a summary.", covers=("9",))
    assert reworded((*WISHES, new), wording) == (*wording, new)
    assert reworded(WISHES[1:], wording) == ()


async def test_a_model_is_asked_only_where_wishes_are_crowded_and_rules_do_it_where_it_fails() -> None:
    model = ScriptedModel(lambda request, call: "no lines at all")
    assert await consolidate(model, wanted(context(*many(3)))) == () and not model.requests
    assert await consolidate(model, wanted(context(*many(CROWDED)))) == () and len(model.requests) == 1

    def script(request: Request, call: int) -> str:
        rows = [row.partition(". ") for row in request.messages[-1].content.splitlines() if row[:1].isdigit()]
        numbers = ",".join(number for number, _, _ in rows)
        return f"[{numbers}] {' '.join(text for _, _, text in rows)}"

    want = wanted(context(*many(CROWDED)))
    lines = await consolidate(ScriptedModel(script), want)
    assert len(lines) == 1 and len(lines[0].covers) == CROWDED
    held = context(*many(CROWDED)).model_copy(update={"consolidated": lines})
    assert f"- {lines[0].text}" in render(held)[-1].content


def test_the_style_of_one_task_does_not_leak_into_the_next_one() -> None:
    style = [wish("tone", "formal"), wish("length", "shorter", n=2), wish("format", "table", n=3)]
    kept = wish("language", "German", scope=Scope.THREAD, n=4)
    later: PromptContext = ask(context(*style, kept), Task(text="Next?", author="ana", event="e8", source="message:m8"))
    content = render(later)[-1].content
    assert "German" in content and not any(word in content for word in ("formal", "short", "table"))
