"""`burnish eval profiles`: simulated people, a writer that does as it is told, and the figures that come of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from values import context

from bot.cli import main
from bot.constraints.parse import constraint
from bot.directives import Slot
from bot.eval.habits import Change, Day, Person, Preference, Question
from bot.eval.learned import BUCKETS, Edit, Life, Used, Visit, by_slot, followed, found, sums, wrong
from bot.eval.living import live
from bot.eval.obedient import ObedientModel
from bot.eval.obeying import obeying
from bot.eval.people import CHANGES, drawn, pool
from bot.eval.wordings import BUTTONS, EMOJI, LIMITS, SAID
from bot.interpret.buttons import read_button
from bot.interpret.emoji import read_emoji
from bot.interpret.reading import Wish
from bot.interpret.words import read
from bot.profiles import Usual
from bot.prompt import render
from bot.settings import Settings
from bot.tasks import TaskKind
from bot.wanted import way

BULLETS = Preference(slot=Slot.FORMAT, value="bullets", kind=TaskKind.EXPLAINING)
PROSE = BULLETS.model_copy(update={"value": "prose"})
FORMAL = Preference(slot=Slot.TONE, value="formal", kind=TaskKind.CODE)
SQL = Preference(slot=Slot.EXPERTISE, value="expert", topic="sql")
WHY = tuple(one for one in pool() if one.kind is TaskKind.EXPLAINING)
CODE = tuple(one for one in pool() if one.kind is TaskKind.CODE)
USUAL = Usual(slot=Slot.FORMAT, value="bullets", task=TaskKind.EXPLAINING)


def somebody(*days: Day, likes: tuple[Preference, ...] = (BULLETS,), **more: Any) -> Person:
    return Person(name="ana", preferences=likes, days=days, **more)


def why(number: int) -> tuple[Day, ...]:
    return tuple(Day(question=one) for one in WHY[:number])


# People


def test_the_pool_has_questions_of_each_kind_and_none_twice() -> None:
    questions = pool()
    assert len(questions) >= 160 and len({one.text for one in questions}) == len(questions)
    assert all(sum(one.kind is kind for one in questions) >= 40 for kind in TaskKind)


def test_the_same_seed_draws_the_same_people_and_nobody_asks_a_thing_twice() -> None:
    people = drawn(12, 20, 3)
    assert people == drawn(12, 20, 3) and people != drawn(12, 20, 4)
    assert people[:5] == drawn(5, 20, 3)
    assert all(len({day.question.text for day in one.days}) == 20 for one in people)


def test_half_of_the_people_change_their_mind_and_some_want_the_other_thing_for_once() -> None:
    people = drawn(40, 20, 1)
    changes = [one.change for one in people if one.change]
    assert len(changes) == 20
    assert all(
        one.thread == CHANGES and one.old.about == one.new.about and one.old.pull != one.new.pull for one in changes
    )
    days = [(one, place, day) for one in people for place, day in enumerate(one.days, 1)]
    odd = [(one, place, day.once) for one, place, day in days if day.once]
    assert 0.05 < len(odd) / len(days) < 0.15
    for one, place, once in odd:
        assert once in one.wants(place) and once not in one.truth(place)


def test_a_person_wants_what_they_prefer_of_such_a_question_by_that_time() -> None:
    change = Change(thread=2, old=BULLETS, new=PROSE)
    sql = next(one for one in CODE if one.topic == "sql")
    person = somebody(*why(2), Day(question=sql), likes=(BULLETS, FORMAL, SQL), change=change)
    assert [person.wants(thread) for thread in (1, 2, 3)] == [(BULLETS,), (PROSE,), (FORMAL, SQL)]


def test_what_people_say_is_read_as_what_they_miss() -> None:
    for (slot, value), said in SAID.items():
        asked = Preference(slot=slot, value=value)
        for text in (*said, *(LIMITS[value] if slot is Slot.LENGTH else ())):
            reading = read(text)
            assert not reading.unread and [pulled(one) for one in reading.wishes] == [(slot, asked.pull)], text
    for (slot, value), emoji in EMOJI.items():
        assert pulled(read_emoji(emoji)) == (slot, Preference(slot=slot, value=value).pull)
    for (slot, value), button in BUTTONS.items():
        assert pulled(read_button(button)) == (slot, Preference(slot=slot, value=value).pull)


def pulled(one: Wish | None) -> tuple[Slot, str]:
    assert one is not None
    return one.slot, way(one.slot, one.value)


# Scores


def edit(one: Preference, *, contrary: bool = False, inferred: bool = True) -> Edit:
    return Edit(slot=one.slot, wanted=one.value, said="…", contrary=contrary, inferred=contrary and inferred)


def used(value: str = "bullets", *, inferred: bool = True) -> Used:
    return Used(usual=USUAL.model_copy(update={"value": value}), inferred=inferred)


def life(*visits: Visit) -> Life:
    return Life(person="ana", profile=True, visits=visits)


ASKED = tuple(Visit(thread=number, edits=(edit(BULLETS),)) for number in (1, 2, 3))
KNOWN = Visit(thread=3, edits=(edit(BULLETS),), known=(USUAL,))


def test_edits_are_averaged_over_the_threads_of_a_bucket_and_later_threads_count_in_the_last() -> None:
    visits = [Visit(thread=thread, edits=(edit(BULLETS),) * (2 if thread < 5 else 1)) for thread in range(1, 23)]
    visits[0] = Visit(thread=1)
    made = sums([life(*visits)], [somebody(*why(22))])
    assert made.edits == (0.0, 2.0, 1.0, 1.0, 1.0, 1.0) and made.content == (1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert made.threads == 22 and len(made.edits) == len(BUCKETS)
    assert sums([life(*visits[:1])], [somebody(*why(1))]).edits == (0.0, None, None, None, None, None)


def test_a_preference_is_rightly_inferred_by_slot_kind_and_direction_and_waits_for_its_first_use() -> None:
    person = somebody(*why(6))
    made = found(person, life(*ASKED[:2], KNOWN, Visit(thread=4, known=(USUAL,)), Visit(thread=5, used=(used(),))))
    assert [(one.inferred, one.first, one.asked, one.threads) for one in made] == [(True, 4, 3, 5)]
    never = found(person, life(*ASKED))
    assert [(one.inferred, one.first) for one in never] == [(False, None)]
    (row,) = by_slot([life(*ASKED[:2])], [person])
    assert (row.preferences, row.right, row.scarce, row.wrong) == (1, 0, 1, 0)
    (row,) = by_slot([life(*ASKED)], [person])
    assert row.scarce == 0


@pytest.mark.parametrize(
    "other", [{"value": "table"}, {"task": TaskKind.CODE}, {"task": None}, {"slot": Slot.TONE, "value": "formal"}]
)
def test_what_is_none_of_theirs_is_wrongly_inferred(other: dict[str, Any]) -> None:
    usual = USUAL.model_copy(update=other)
    lived = life(Visit(thread=1, known=(USUAL, usual)), Visit(thread=2, known=(usual,)))
    assert wrong(somebody(*why(2)), lived) == (usual.id,)
    assert sum(one.wrong for one in by_slot([lived], [somebody(*why(2))])) == 1


def test_what_was_theirs_before_they_changed_their_mind_is_not_wrongly_inferred() -> None:
    change = Change(thread=2, old=BULLETS, new=PROSE)
    both = (USUAL, USUAL.model_copy(update={"value": "prose"}))
    lived = life(Visit(thread=1, known=both), Visit(thread=2, known=both))
    assert wrong(somebody(*why(2), change=change), lived) == (both[1].id,)  # before the change, it was
    assert wrong(somebody(*why(2), change=change), life(Visit(thread=2, known=both))) == ()


def test_an_answer_is_made_worse_by_a_whim_a_change_of_mind_or_a_wrong_inference() -> None:
    contrary = (edit(PROSE, contrary=True),)
    whim = Day(question=WHY[0], once=PROSE)
    person = somebody(whim, *why(4)[1:], change=Change(thread=3, old=BULLETS, new=PROSE))
    lived = life(
        Visit(thread=1, edits=contrary, used=(used(),)),
        Visit(thread=2, edits=contrary, used=(used(),)),
        Visit(thread=3, edits=contrary, used=(used(),)),
        Visit(thread=4, pressed="keep", used=(used(),), strays=("Write.",)),
    )
    made = sums([lived], [person])
    assert (made.with_profile, made.worse, made.for_once, made.outdated, made.leaks) == (4, 3, 1, 1, 1)
    assert made.against_kept == 0
    kept = sums([life(Visit(thread=3, edits=(edit(PROSE, contrary=True, inferred=False),)))], [person])
    assert (kept.worse, kept.outdated, kept.against_kept) == (1, 1, 1)
    pressed = sums([life(Visit(thread=2, pressed="never", used=(used(),)))], [person])
    assert (pressed.worse, pressed.for_once, pressed.outdated, pressed.against_kept) == (1, 0, 0, 0)
    assert pressed.edits[1] == 1.0 and pressed.content[1] == 0.0


def test_a_change_of_mind_is_followed_once_the_old_is_dropped_and_the_new_one_used() -> None:
    days = (*why(3), Day(question=CODE[0]), *(Day(question=one) for one in WHY[3:6]))
    person = somebody(*days, change=Change(thread=3, old=BULLETS, new=PROSE))
    before = (Visit(thread=1, used=(used(),)), Visit(thread=2, used=(used(),)))
    after = (
        Visit(thread=3, used=(used(),)),
        Visit(thread=4, used=()),
        Visit(thread=5),
        Visit(thread=6, used=(used("prose"),)),
        Visit(thread=7, used=(used("prose"),)),
    )
    made = followed(person, life(*before, *after))
    assert made and (made.was_used, made.concerned, made.dropped, made.adopted, made.kept) == (True, 4, 1, 2, False)
    stubborn = followed(person, life(*before, Visit(thread=3, used=(used(inferred=False),))))
    assert stubborn and (stubborn.dropped, stubborn.adopted, stubborn.kept) == (None, None, True)
    assert followed(somebody(*days), life(*before)) is None


# Lives


async def lived(person: Person, *, profile: bool = True) -> Life:
    return await live(person, ObedientModel(), Settings(settle=0.0, attempts=1, seed=1), profile=profile)


async def test_with_a_profile_somebody_has_to_say_it_three_times_and_without_one_for_ever() -> None:
    person = somebody(*(Day(question=one) for one in unlisted(6)), Day(question=CODE[0]))
    with_it, without = await lived(person), await lived(person, profile=False)
    assert [len(visit.edits) for visit in with_it.visits] == [1, 1, 1, 0, 0, 0, 0]
    assert [len(visit.edits) for visit in without.visits] == [1, 1, 1, 1, 1, 1, 0]
    assert [visit.pressed for visit in with_it.visits] == ["", "", "", "keep", "", "", ""]
    assert [one.inferred for visit in with_it.visits for one in visit.used] == [True, False, False]
    assert not any(visit.used or visit.known for visit in without.visits)
    assert wrong(person, with_it) == () and sums([with_it], [person]).leaks == 0


async def test_what_is_inferred_from_whims_is_pressed_away_and_counts_as_wrong() -> None:
    whims = [Day(question=one, once=BULLETS) for one in unlisted(3)]
    person = somebody(*whims, *(Day(question=one) for one in unlisted(5)[3:]), likes=(PROSE,))
    made = await lived(person)
    assert made.visits[3].pressed == "never" and not made.visits[3].edits and not made.visits[4].used
    assert wrong(person, made) == (USUAL.id,) and sums([made], [person]).worse == 1


async def test_who_wants_a_habit_of_theirs_otherwise_for_once_says_not_here_and_keeps_it() -> None:
    plain = [Day(question=one) for one in unlisted(5)]
    person = somebody(*plain[:3], plain[3].model_copy(update={"once": PROSE}), plain[4])
    made = await lived(person)
    assert made.visits[3].pressed == "here" and made.visits[4].used and sums([made], [person]).for_once == 1


def unlisted(number: int) -> list[Question]:
    """Questions that the writer does not answer with bullets by itself."""
    prose = constraint(Slot.FORMAT, "prose")
    assert prose
    return [one for one in WHY if not prose.check(obeying(render(context(text=one.text))[-1].content))][:number]


async def test_of_people_as_they_are_drawn_edits_fall_and_nothing_leaks() -> None:
    people = drawn(2, 20, 1)
    lives = [await lived(one) for one in people]
    made = sums(lives, people)
    first, last = made.edits[1], made.edits[-1]
    assert first and last is not None and last < first and made.leaks == 0 and made.with_profile > 10


# The command


@pytest.fixture
def burnish(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*line: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["burnish", "eval", *line])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


def test_the_tables_are_printed_and_all_of_it_is_written(
    burnish: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    figures, picture = tmp_path / "p.json", tmp_path / "p.png"
    code, out, err = burnish(
        "profiles", "--people", "2", "--threads", "3", "--json", str(figures), "--chart", str(picture)
    )
    assert code == 0, err
    for said in (
        "with a profile",
        "without",
        "rightly inferred",
        "made worse",
        "a model that does as it is told",
    ):
        assert said in out
    data = json.loads(figures.read_text())
    assert set(data["arms"]) == {"with a profile", "without"} and len(data["people"]) == 2
    shown = data["people"][0]["lives"]["with a profile"]["visits"]
    assert [visit["thread"] for visit in shown] == [1, 2, 3] and all(visit["text"] for visit in shown)
    edits = [len(visit["edits"]) for one in data["people"] for visit in one["lives"]["without"]["visits"]]
    first, later = data["arms"]["without"]["edits"][:2]
    assert (first * 2 + later * 4) == pytest.approx(sum(edits))
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_file_that_cannot_be_written_is_said_before_anything_is_run(
    burnish: Callable[..., tuple[int, str, str]],
) -> None:
    code, out, err = burnish("profiles", "--json", "/nowhere/p.json")
    assert code == 1 and "/nowhere/p.json" in err and not out


def test_a_model_that_does_not_answer_ends_it_with_a_sentence(
    burnish: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BURNISH_MODEL_RETRIES", "0")
    code, _, err = burnish("profiles", "--people", "1", "--threads", "1", "--model", "http://127.0.0.1:9/v1")
    assert code == 1 and "does not answer" in err
