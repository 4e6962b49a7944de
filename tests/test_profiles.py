"""`learn` and what is inferred: pure, total, and exactly undone by what is taken back."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from values import context, wish

from bot.directives import Scope, Slot
from bot.events import PersonRef
from bot.inferring import HALF_LIFE, THREADS, inferred, spent_by
from bot.profiles import Evidence, Lesson, Profile, Usual, learn, united
from bot.relevance import fitting
from bot.tasks import TaskKind

ANA = PersonRef(platform="test", workspace="w", person="ana")
BLANK = Profile.of(ANA)
BULLETS = Usual(slot=Slot.FORMAT, value="bullets", task=TaskKind.EXPLAINING)


def shown(thread: int, value: str = "bullets", **more: Any) -> Evidence:
    """What ana wanted in a thread, a day after the one before."""
    given: dict[str, Any] = {
        "slot": Slot.FORMAT,
        "task": TaskKind.EXPLAINING,
        "thread": f"t{thread}",
        "event": f"e{thread}",
        "source": f"message:m{thread}",
        "at": thread * 86_400.0,
        **more,
    }
    return Evidence(value=value, **given)


def after(*evidence: Evidence, profile: Profile = BLANK) -> Profile:
    """The profile once that was shown."""
    for one in evidence:
        profile = learn(profile, Lesson(who=ANA, thread=one.thread, evidence=(one,)))
    return profile


def usual(profile: Profile, now: float = 10 * 86_400.0) -> list[str]:
    """The ids of what is inferred."""
    return [one.id for one in inferred(profile, now)]


standing = st.builds(
    lambda n, value: wish("tone", value, n=n, scope=Scope.ALWAYS),
    st.integers(1, 30),
    st.sampled_from(["formal", "casual", "friendly"]),
)
pieces = st.builds(
    lambda n, value, task: shown(n, value, task=task),
    st.integers(1, 12),
    st.sampled_from(["bullets", "prose", "table"]),
    st.sampled_from([*TaskKind, None]),
)
lessons = st.builds(
    lambda directives, evidence, thread: Lesson(
        who=ANA, thread=thread, directives=tuple(directives), evidence=tuple(evidence)
    ),
    st.lists(standing, max_size=3),
    st.lists(pieces, max_size=3),
    st.sampled_from(["t1", "t2"]),
)


@given(st.lists(lessons, max_size=6), lessons)
def test_the_same_lesson_twice_changes_nothing(before: list[Lesson], lesson: Lesson) -> None:
    profile = BLANK
    for one in before:
        profile = learn(profile, one)
    once = learn(profile, lesson)
    assert learn(once, lesson) == once


@given(st.lists(lessons, max_size=5), st.integers(1, 12))
def test_what_is_taken_back_is_as_if_it_had_never_been_shown(given_lessons: list[Lesson], gone: int) -> None:
    event = f"e{gone}"
    with_it, without = BLANK, BLANK
    for one in given_lessons:
        with_it = learn(with_it, one)
        kept = tuple(piece for piece in one.evidence if piece.event != event)
        directives = tuple(held for held in one.directives if held.event != event)
        without = learn(without, one.model_copy(update={"evidence": kept, "directives": directives}))
    assert learn(with_it, Lesson(who=ANA, withdrawn=(event,))) == without


@given(lessons)
def test_nobody_elses_lesson_teaches_anything(lesson: Lesson) -> None:
    for other in ("ben", "Ana", "ana "):
        strange = lesson.model_copy(update={"who": ANA.model_copy(update={"person": other})})
        assert learn(BLANK, strange) == BLANK
    for workspace in ("W", "v"):
        strange = lesson.model_copy(update={"who": ANA.model_copy(update={"workspace": workspace})})
        assert learn(BLANK, strange) == BLANK


@given(st.lists(pieces, max_size=30), st.floats(0, 1e9))
def test_nothing_is_inferred_from_fewer_threads_than_it_takes_and_all_of_it_shows_its_evidence(
    given_evidence: list[Evidence], now: float
) -> None:
    profile = BLANK.model_copy(update={"evidence": tuple(given_evidence)})
    for one in inferred(profile, now):
        assert len({piece.thread for piece in one.evidence}) >= THREADS
        assert set(one.evidence) <= set(profile.evidence) and 0 < one.confidence <= 1
        assert {piece.task for piece in one.evidence} == {one.usual.task}
        assert Usual.parse(one.id) == one.usual


def test_three_threads_make_a_habit_and_insisting_in_one_does_not() -> None:
    assert usual(after(shown(1), shown(2))) == []
    assert usual(after(shown(1), shown(2), shown(3))) == [BULLETS.id]
    insisted = [shown(1, event=f"x{n}") for n in range(9)]
    assert usual(after(*insisted)) == []


def test_a_habit_gives_way_to_another_after_three_threads_of_it() -> None:
    old = after(*(shown(n) for n in range(1, 6)))
    assert usual(after(shown(6, "prose"), profile=old)) == [BULLETS.id]
    two = after(shown(6, "prose"), shown(7, "prose"), profile=old)
    assert usual(two) == []
    assert usual(after(shown(8, "prose"), profile=two)) == [BULLETS.model_copy(update={"value": "prose"}).id]


def test_a_habit_that_is_not_seen_any_more_fades() -> None:
    profile = after(shown(1), shown(2), shown(3))
    assert usual(profile, 3 * 86_400.0 + HALF_LIFE) == [BULLETS.id]
    assert usual(profile, 3 * 86_400.0 + 2 * HALF_LIFE) == []


def test_expertise_is_of_a_topic_and_everything_else_of_a_kind_of_task() -> None:
    def piece(n: int) -> Evidence:
        return shown(n, "expert", slot=Slot.EXPERTISE, topics=("sql",), task=TaskKind.CODE)

    assert usual(after(*(piece(n) for n in range(1, 4)))) == ["usual:expertise::sql:expert"]
    assert usual(after(*(shown(n, task=None) for n in range(1, 4)))) == []


def test_what_is_withdrawn_is_not_inferred_again_from_the_same_evidence_and_is_from_new() -> None:
    profile = after(shown(1), shown(2), shown(3))
    gone = learn(profile, Lesson(who=ANA, withdrawn=(BULLETS.id,)), spent_by(profile, (BULLETS.id,)))
    assert usual(gone) == [] and gone.evidence == profile.evidence
    assert usual(after(shown(4), shown(5), profile=gone)) == []
    assert usual(after(shown(4), shown(5), shown(6), profile=gone)) == [BULLETS.id]


def test_never_is_never() -> None:
    profile = learn(after(shown(1), shown(2), shown(3)), Lesson(who=ANA, never=BULLETS.id))
    assert usual(after(*(shown(n) for n in range(4, 10)), profile=profile)) == []
    assert usual(after(*(shown(n, "table") for n in range(4, 10)), profile=profile)) == [
        BULLETS.model_copy(update={"value": "table"}).id
    ]


def test_what_was_never_to_be_may_be_allowed_again() -> None:
    never = learn(after(shown(1), shown(2), shown(3)), Lesson(who=ANA, never=BULLETS.id))
    assert usual(learn(never, Lesson(who=ANA, allows=BULLETS.id))) == [BULLETS.id]


def test_a_wish_of_one_thread_is_not_taken_back_by_the_same_emoji_in_another() -> None:
    reaction = "reaction:1:ana:✂"
    said = wish("length", "shorter", scope=Scope.ALWAYS, source=reaction)
    held = learn(BLANK, Lesson(who=ANA, thread="t1", directives=(said,)))
    assert learn(held, Lesson(who=ANA, thread="t2", withdrawn=(reaction,))) == held
    assert learn(held, Lesson(who=ANA, thread="t1", withdrawn=(reaction,))).directives == ()


def test_joined_accounts_are_one_profile_and_each_keeps_what_it_was_taught() -> None:
    other = PersonRef(platform="other", workspace="v", person="7")
    formal = wish("tone", "formal", by="7", scope=Scope.ALWAYS)
    here = after(shown(1), shown(2))
    there = learn(
        Profile.of(other),
        Lesson(who=other, thread="t9", evidence=(shown(9),), directives=(formal,)),
    )
    both = united(here, [there])
    assert usual(both) == [BULLETS.id] and both.who == ANA
    assert [(one.value, one.author) for one in both.directives] == [("formal", "ana")]
    assert usual(here) == usual(there) == []
    assert united(here, [there.model_copy(update={"off": True})]).off


@given(st.permutations(["formal", "German", "a joke", "prices"]), st.integers(0, 3))
def test_what_fits_stands_in_one_order_however_it_was_learned(values: list[str], gap: int) -> None:
    slots = {"formal": Slot.TONE, "German": Slot.LANGUAGE, "a joke": Slot.INCLUDE, "prices": Slot.EXCLUDE}
    said = [wish(slots[value], value, n=n + 1, scope=Scope.ALWAYS) for n, value in enumerate(values)]
    profile = BLANK.model_copy(update={"directives": tuple(said)})
    shown = [one.value for one in fitting(profile, context(text="What is a tide?"), gap * 86_400.0).directives]
    assert shown == ["formal", "German", "a joke", "prices"]
    assert shown == [one.value for one in fitting(profile, context(text="What is a wave?"), 0.0).directives]
