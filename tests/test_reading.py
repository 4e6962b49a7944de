"""What a reply means, beyond the labelled set: doubt read the other way, talk, long replies, the model's reading."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bots import ScriptedModel
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_reading import Tally, found, plainly, problems, replies, wanted

from bot.answers import Answer, Version
from bot.context import PromptContext
from bot.directives import Slot
from bot.interpret.consult import consult
from bot.interpret.doubts import read_as
from bot.interpret.reading import Kind, Wish
from bot.interpret.words import read, style_of
from bot.likeness import version_like


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("what about prices?", ("include", "prices")),
        ("and for kids?", ("expertise", "child")),
        ("why a table?", ("format", "prose")),
        ("why so long?", ("length", "shorter")),
        ("is it too formal?", ("tone", "casual")),
        ("any sources?", ("include", "sources")),
        ("und die Kosten?", ("include", "Kosten")),
    ],
)
def test_a_question_in_doubt_can_be_read_as_a_wish(text: str, wish: tuple[str, str]) -> None:
    assert [(one.slot.value, one.value) for one in read_as(text, Kind.FEEDBACK).wishes] == [wish]


def test_what_says_no_wish_is_kept_as_it_stands() -> None:
    reading = read_as("and the second one?", Kind.FEEDBACK)
    assert reading.wishes == () and reading.unread == ("and the second one?",)


@given(st.text(max_size=80), st.sampled_from([Kind.FEEDBACK, Kind.QUESTION]))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_read_as_either(text: str, kind: Kind) -> None:
    reading = read_as(text, kind)
    assert reading.kind is kind and reading.doubt is None


def test_nobody_is_offered_a_choice_before_there_is_an_answer_or_when_asked_what_was_wrong() -> None:
    assert read("shorter?").doubt is Kind.QUESTION
    assert read("shorter?", has_answer=False).doubt is None
    assert read("shorter?", answering=True).doubt is None


@pytest.mark.parametrize("text", ["Ben can you make it shorter?", "Anna, could you keep it under 50 words?"])
def test_what_is_asked_of_somebody_by_name_is_for_them(text: str) -> None:
    unnamed = text.split(maxsplit=1)[1]
    assert read(text).kind is Kind.CHATTER and read(unnamed).kind is Kind.FEEDBACK


@pytest.mark.parametrize(
    "text",
    [
        "I cut the intro, still too long",
        "we changed the title, now make it shorter",
        "you forgot the log file",
        "it says 1969 but should say 1968",
        "remember: no emojis",
        "don't forget the deadline",
    ],
)
def test_what_wants_the_answer_changed_is_no_report_and_no_pin(text: str) -> None:
    assert not {wish.slot for wish in read(text).wishes} & {Slot.STEP, Slot.PIN}


def test_a_long_reply_is_read_sentence_by_sentence() -> None:
    filler = "The second chart compares the regions that we looked at in spring with those of last year. " * 20
    reading = read(f"Please make it shorter. {filler}And answer in German.")
    assert [(one.slot.value, one.value) for one in reading.wishes] == [("length", "shorter"), ("language", "German")]


@pytest.mark.parametrize(
    ("words", "slot"), [("table", Slot.FORMAT), ("shorter", Slot.LENGTH), ("German", Slot.LANGUAGE)]
)
def test_a_value_of_style_knows_its_slot(words: str, slot: Slot) -> None:
    wish = style_of(words)
    assert wish is not None and wish.slot is slot


def a_version(number: int, text: str) -> Version:
    return Version(number=number, event=f"e{number}", text=text, context=PromptContext(), key=str(number))


def test_the_shortest_and_the_longest_version_are_found_and_no_other_than_an_earlier_one() -> None:
    versions = (a_version(1, "one two three"), a_version(2, "one"), a_version(3, "one two"))
    answer = Answer(number=1, shown=3, versions=versions)
    shortest = version_like(answer, Wish(slot=Slot.LENGTH, value="shorter"))
    longest = version_like(answer, Wish(slot=Slot.LENGTH, value="longer"))
    assert shortest == versions[1] and longest == versions[0]
    assert version_like(answer.model_copy(update={"shown": 2}), Wish(slot=Slot.LENGTH, value="shorter")) is None
    assert version_like(answer, Wish(slot=Slot.FORMAT, value="table")) is None


async def consulted(text: str, kind: str = "feedback", **wish: Any) -> list[tuple[str, str, str | None]]:
    """What is taken of a model's reading with that one wish."""
    one = {"slot": "tone", "value": "formal", "scope": "answer", "words": text, "target": "", **wish}
    model = ScriptedModel(lambda request, call: json.dumps({"kind": kind, "wishes": [one]}))
    return [(found.slot.value, found.value, found.target) for found in await consult(model, text)]


async def test_a_canonical_value_that_nothing_in_the_words_supports_is_dropped() -> None:
    assert await consulted("swap the two halves") == []
    assert await consulted("it sounds like a robot") == [("tone", "formal", None)]
    assert await consulted("swap the two halves", slot="length", value="at most 50 words") == []
    assert await consulted("no more than fifty words or so", slot="length", value="at most 50 words") != []


async def test_a_target_counts_only_where_the_words_name_it() -> None:
    said = "the bit on gravity sounds stiff"
    assert await consulted(said, value="casual", target="the bit on gravity") == [
        ("passage", "casual", "the bit on gravity")
    ]
    assert await consulted(said, value="casual", target="the conclusion") == []
    assert await consulted(said, slot="passage", value="rewrite it") == []


async def test_what_the_model_takes_for_no_feedback_has_no_wishes() -> None:
    assert await consulted("it sounds like a robot", kind="chatter") == []


def test_the_measure_counts_a_miss_of_each_sort() -> None:
    reply = {"text": "as a table?", "kind": "question", "directives": [{"slot": "length", "value": "shorter"}]}
    wrong = problems(reply, plainly(reply))
    assert [one.split()[0] for one in wrong] == ["kind", "wishes", "doubt"]
    tally = Tally()
    tally.take({**reply, "lang": "en"}, plainly(reply))
    report = tally.report()
    assert report["shares"]["reply"] == {"all": [0, 1]} and report["kinds"] == {"question -> feedback": 1}
    assert report["slots misread"] == {"length -> format": 1}
    assert wanted(reply) != found(plainly(reply).wishes)


def test_the_measure_takes_every_labelled_file() -> None:
    assert len(replies()) >= 900
