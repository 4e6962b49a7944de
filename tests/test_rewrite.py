"""`rewrite` and `wanted`: what was said, what is withdrawn, and what holds in the end."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from values import context, histories, policies, wish, wishes, withdrawal

from bot.context import Policy, PromptContext, Task, ask, rewrite
from bot.directives import STYLE, Directive, Scope, Slot
from bot.prompt import render
from bot.wanted import Held, agrees, rivalry, wanted


def said(history: list[Directive], base: PromptContext | None = None) -> PromptContext:
    now = base or context()
    for directive in history:
        now = rewrite(now, [directive])
    return now


@given(histories(), st.data())
def test_withdrawing_equals_never_having_said_it(history: list[Directive], data: st.DataObject) -> None:
    gone = {directive.event for directive in history if data.draw(st.booleans())}
    after = said([*history, *(withdrawal(event, n=100 + k) for k, event in enumerate(sorted(gone)))])
    assert after == said([directive for directive in history if directive.event not in gone])


@given(histories(), st.data())
def test_the_same_event_again_at_any_later_point_changes_nothing(history: list[Directive], data: st.DataObject) -> None:
    repeated: list[Directive] = []
    for index, directive in enumerate(history):
        repeated.append(directive)
        repeated.extend(data.draw(st.lists(st.sampled_from(history[: index + 1]), max_size=2)))
    assert said(repeated) == said(history)


@given(histories())
def test_all_at_once_equals_one_after_the_other(history: list[Directive]) -> None:
    assert rewrite(context(), history) == said(history)


@given(histories(), st.randoms(use_true_random=False))
def test_deliveries_in_any_order_come_to_the_same_context(history: list[Directive], order: random.Random) -> None:
    shuffled = order.sample(history, len(history))
    assert said(shuffled) == said(history)


@given(histories(), policies, st.randoms(use_true_random=False))
def test_order_matters_only_among_wishes_that_compete(
    history: list[Directive], policy: Policy, order: random.Random
) -> None:
    """Said in another order, but each slot's own wishes in theirs: the same holds."""
    queues: dict[tuple[str, ...], list[Directive]] = {}
    for directive in history:
        group = (directive.slot,) if directive.slot in STYLE else ("content",)
        queues.setdefault(group, []).append(directive)
    remixed: list[Directive] = []
    while any(queues.values()):
        remixed.append(order.choice([queue for queue in queues.values() if queue]).pop(0))
    places = [directive.model_copy(update={"order": n}) for n, directive in enumerate(remixed, start=1)]
    first = wanted(context(*said(history).directives, policy=policy))
    second = wanted(context(*said(places).directives, policy=policy))

    def shape(held: object) -> list[tuple[str, str, int]]:
        return [(one.directive.slot, one.directive.value, one.level) for one in held]  # type: ignore[attr-defined]

    assert shape(first.all) == shape(second.all)
    assert len(first.conflicts) == len(second.conflicts)


@given(histories(), policies)
def test_a_conflict_is_never_silently_lost(history: list[Directive], policy: Policy) -> None:
    """Whenever what would hold for two people alone pulls one thing different ways, that is a conflict of both."""
    alone: dict[tuple[str, ...], list[Held]] = {}
    for author in {directive.author for directive in history}:
        own = [directive for directive in history if directive.author == author]
        for held in wanted(context(*own, asker=author)).all:
            alone.setdefault(rivalry(held.directive), []).append(held)
    torn = {
        frozenset(held.directive.id for held in sides)
        for sides in alone.values()
        if any(not agrees(a, b) for one, other in combinations(sides, 2) for a in one.run for b in other.run)
    }
    found = wanted(context(*history, policy=policy)).conflicts
    assert {frozenset(side.id for side in conflict.sides) for conflict in found} == torn


@given(histories(), policies)
def test_everything_said_holds_lost_or_waits_and_nothing_twice(history: list[Directive], policy: Policy) -> None:
    want = wanted(context(*history, policy=policy))
    ids = [one.id for held in want.all for one in held.run]
    ids += [one.id for one in (*want.superseded, *want.proposed)]
    assert sorted(ids) == sorted(directive.id for directive in history)


@given(histories())
def test_a_slot_holds_at_most_one_value(history: list[Directive]) -> None:
    rivals = [rivalry(held.directive) for held in wanted(context(*history)).style]
    assert len(rivals) == len(set(rivals))


@given(histories())
def test_rendering_is_the_same_bytes_each_time(history: list[Directive]) -> None:
    now = context(*history)
    assert render(now) == render(PromptContext.model_validate_json(now.model_dump_json()))


@given(histories(), wishes(n=61))
def test_the_question_and_all_before_it_stay_the_prefix_when_something_is_said(
    history: list[Directive], new: Directive
) -> None:
    before, after = render(context(*history)), render(context(*history, new))
    assert after[:-1] == before[:-1]
    assert after[-1].content.startswith("Explain tides.")


def test_the_prompts_size_follows_from_what_is_wanted_not_from_how_much_was_said() -> None:
    cycle = [("tone", "formal"), ("length", "shorter"), ("format", "bullets"), ("tone", "casual"), ("format", "table")]
    sizes = []
    history: list[Directive] = []
    for n in range(1, 201):
        slot, value = cycle[n % len(cycle)]
        history.append(wish(slot, value, n=n))
        sizes.append(len(render(context(*history))[-1].content))
    assert max(sizes[20:]) <= max(sizes[:20])


def test_a_later_wish_wins_and_the_earlier_one_comes_back_when_it_is_withdrawn() -> None:
    now = said([wish("tone", "formal", n=1), wish("tone", "casual", n=2)])
    assert wanted(now).style[0].directive.value == "casual"
    assert [one.value for one in wanted(now).superseded] == ["formal"]
    assert wanted(rewrite(now, [withdrawal("e2")])).style[0].directive.value == "formal"


def test_shorter_said_four_times_is_one_stronger_wish_and_saturates() -> None:
    now = said([wish("length", "shorter", n=n) for n in (1, 2, 3, 4)])
    (held,) = wanted(now).style
    assert held.level == 3
    assert render(now)[-1].content.count("short") == 1


def test_an_edited_message_takes_its_old_place() -> None:
    now = said([wish("tone", "formal", n=1), wish("tone", "casual", n=2)])
    edit = wish("tone", "friendly", n=3, source="message:m1", part=1)
    after = rewrite(now, [withdrawal("message:m1", n=3), edit])
    assert wanted(after).style[0].directive.value == "casual"
    assert wanted(after).superseded[0].value == "friendly"


def test_a_withdrawal_that_comes_before_what_it_withdraws_still_counts() -> None:
    reaction = wish("length", "shorter", n=1, source="reaction:1:ana:scissors")
    withdrawn = withdrawal("reaction:1:ana:scissors", n=2)
    assert said([withdrawn, reaction]).directives == ()
    put_on_again = reaction.model_copy(update={"event": "e3", "order": 3, "at": 3.0})
    assert said([withdrawn, reaction, put_on_again]).directives == (put_on_again,)


def test_the_askers_wish_wins_by_default_and_the_other_side_is_kept() -> None:
    now = context(wish("tone", "formal", by="ana", n=1), wish("tone", "casual", by="ben", n=2))
    want = wanted(now)
    assert want.style[0].directive.author == "ana"
    (conflict,) = want.conflicts
    assert [side.author for side in conflict.sides] == ["ana", "ben"] and conflict.settled


def test_two_limits_pull_apart_and_the_askers_holds() -> None:
    now = context(wish("length", "at most 50 words", by="ana", n=1), wish("length", "at most 500 words", by="ben", n=2))
    want = wanted(now)
    assert want.style[0].directive.value == "at most 50 words" and len(want.conflicts) == 1


def test_shorter_never_loosens_a_limit() -> None:
    limit, shorter = wish("length", "at most 50 words", n=1), wish("length", "shorter", n=2, words=200, version=1)
    assert "at most 50 words" in render(context(limit, shorter))[-1].content


def test_an_older_edit_that_is_delivered_late_changes_nothing() -> None:
    first = wish("tone", "formal", n=1)
    newer = [withdrawal("message:m1", n=5), wish("tone", "casual", n=5, source="message:m1", part=1)]
    older = [withdrawal("message:m1", n=3), wish("tone", "friendly", n=3, source="message:m1", part=1)]
    assert rewrite(said([first, *newer]), older) == said([first, *newer])


def test_with_a_quorum_a_strangers_wish_waits_until_enough_people_share_it() -> None:
    policy = Policy(decides="quorum", quorum=2)
    alone = context(wish("tone", "casual", by="ben", n=1), policy=policy)
    assert wanted(alone).style == () and len(wanted(alone).proposed) == 1
    both = context(wish("tone", "casual", by="ben", n=1), wish("tone", "casual", by="cho", n=2), policy=policy)
    assert wanted(both).style[0].directive.value == "casual"


def test_a_new_question_keeps_the_threads_scope_and_drops_the_answers() -> None:
    now = context(
        wish("tone", "formal", n=1, scope=Scope.THREAD), wish("length", "shorter", n=2), wish("language", "German", n=3)
    )
    task = Task(text="And neap tides?", author="ana", event="e4", source="message:m4")
    after = ask(now, task, answer="Tides are waves. " * 200)
    assert [held.slot for held in after.directives] == [Slot.TONE]
    assert after.background[0].question == "Explain tides."
    assert len(after.background[0].answer.split()) <= 201


def test_background_stays_bounded_over_many_questions() -> None:
    now = context()
    for n in range(20):
        task = Task(text=f"And {n}?", author="ana", event=f"q{n}", source=f"message:q{n}")
        now = ask(now, task, answer="word " * 1000)
    assert sum(len(exchange.answer.split()) for exchange in now.background) < 300
