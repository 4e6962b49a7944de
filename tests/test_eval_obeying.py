"""The writer that does as it is told, and how a simulated person looks at an answer: what is missing, what leaked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from values import context, wish

from bot.answers import Version
from bot.constraints.parse import constraint
from bot.directives import Scope, Slot
from bot.eval.habits import LONG, SHORT, Preference, Question
from bot.eval.leaks import strays
from bot.eval.missing import missing, opposed, there
from bot.eval.obeying import obeying
from bot.eval.people import pool
from bot.length import words
from bot.profiles import Profile
from bot.prompt import Message, render
from bot.tasks import TaskKind
from bot.verify import verify
from bot.wanted import wanted

BULLETS = Preference(slot=Slot.FORMAT, value="bullets", kind=TaskKind.EXPLAINING)
PROSE = BULLETS.model_copy(update={"value": "prose"})
FORMAL = Preference(slot=Slot.TONE, value="formal", kind=TaskKind.CODE)
WHY = tuple(one for one in pool() if one.kind is TaskKind.EXPLAINING)
CODE = tuple(one for one in pool() if one.kind is TaskKind.CODE)


def version(text: str = "x", *held: Any, profile: tuple[Any, ...] = (), prompt: str = "") -> Version:
    return Version(
        number=1,
        event="e0",
        text=text,
        context=context(*held),
        key="",
        profile=Profile(workspace="w", person="ana", directives=profile),
        prompt=(Message(role="user", content=prompt),),
    )


# What is missing


@pytest.mark.parametrize(("value", "count", "is_there"), [
    ("short", SHORT, True), ("short", SHORT + 1, False), ("long", LONG, True), ("long", LONG - 1, False),
])  # fmt: skip
def test_a_length_is_counted_on_the_text(value: str, count: int, is_there: bool) -> None:
    assert there(version("word " * count), Preference(slot=Slot.LENGTH, value=value)) is is_there


def test_a_form_is_checked_on_the_text_whatever_was_told() -> None:
    told = wish(Slot.FORMAT, "bullets")
    assert there(version("- one\n- two"), BULLETS) and not there(version("one and two", told), BULLETS)
    assert not there(version(""), PROSE)


def test_tone_and_expertise_count_as_they_are_told_by_the_thread_or_the_profile() -> None:
    formal = wish(Slot.TONE, "formal", scope=Scope.ALWAYS)
    assert not there(version("Dear Sir"), FORMAL)
    assert there(version("yo", wish(Slot.TONE, "formal")), FORMAL) and there(version("yo", profile=(formal,)), FORMAL)
    assert not there(version("yo", wish(Slot.TONE, "casual"), profile=(formal,)), FORMAL)


def test_it_is_against_the_profile_only_where_the_profile_put_the_other_thing_there() -> None:
    casual = wish(Slot.TONE, "casual", scope=Scope.ALWAYS)
    assert opposed(version("yo", profile=(casual,)), FORMAL)
    assert not opposed(version("yo", wish(Slot.TONE, "casual")), FORMAL) and not opposed(version("yo"), FORMAL)


def test_people_notice_the_form_before_the_tone() -> None:
    assert missing(version("one"), (FORMAL, BULLETS)) == (BULLETS, FORMAL)


# The writer


@pytest.mark.parametrize("form", ["bullets", "steps", "table", "code only", "prose"])
@settings(deadline=None)
@given(limit=st.integers(30, 300), least=st.booleans(), question=st.sampled_from(pool()))
def test_the_writer_keeps_to_the_form_and_the_length_that_its_prompt_names(
    form: str, limit: int, least: bool, question: Question
) -> None:
    length = f"at least {limit} words" if least else f"at most {limit} words"
    asked = context(wish(Slot.FORMAT, form), wish(Slot.LENGTH, length, n=2), text=question.text)
    text = obeying(render(asked)[-1].content)
    checks = [constraint(Slot.FORMAT, form), constraint(Slot.LENGTH, length)]
    assert [one.check(text) for one in checks if one] == ["", ""]
    assert text == obeying(render(asked)[-1].content)


def test_the_writer_answers_every_question_and_goes_by_its_own_habits_where_nothing_is_said() -> None:
    texts = [obeying(render(context(text=one.text))[-1].content) for one in pool()]
    assert all(SHORT < words(text) < LONG for text in texts)
    assert not [
        one.text for one, text in zip(pool(), texts, strict=True) if verify(text, wanted(context(text=one.text)))
    ]
    prose = sum(there(version(text), PROSE) for text in texts)
    assert 0.5 < prose / len(texts) < 0.9


def test_a_thread_s_wish_wins_over_a_line_about_the_person() -> None:
    prompt = "About the person who asks:\n- Keep it short.\n\nExplain tides.\n\nRequirements:\n- Write at length."
    assert words(obeying(prompt)) > LONG and words(obeying(prompt.replace("at length", "in French"))) < SHORT


# Leaks


def test_a_line_about_the_person_leaks_where_it_is_for_another_kind_of_task_or_topic() -> None:
    formal = wish(Slot.TONE, "formal", scope=Scope.ALWAYS, task=TaskKind.CODE)
    prompt = "About the person who asks:\n- Write in a formal tone.\n\nExplain tides."
    assert strays(version(profile=(formal,), prompt=prompt), CODE[0]) == ()
    assert strays(version(profile=(formal,), prompt=prompt), WHY[0]) == ("Write in a formal tone.",)
    assert strays(version(prompt=prompt), CODE[0]) == ("Write in a formal tone.",)
    expert = wish(Slot.EXPERTISE, "expert", scope=Scope.ALWAYS, topic="sql")
    told = "About the person who asks:\n- Write for an expert. Use exact terms, and skip the basics.\n\nX"
    assert len(strays(version(profile=(expert,), prompt=told), WHY[0])) == 1
