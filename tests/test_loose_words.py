"""Wishes as people type them in a hurry: commas left out, words drawn out, what belongs to the words just before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interpret.pauses import paused
from bot.interpret.reading import Kind
from bot.interpret.tokens import plain
from bot.interpret.words import read


def wished(text: str, quote: str | None = None) -> list[tuple[str, str]]:
    """Slot and value of each wish, in the order of the slots' names."""
    return sorted((wish.slot.value, wish.value) for wish in read(text, quote=quote).wishes)


_FORMS = (
    ("as bullets", "bullets"),
    ("numbered list", "numbered"),
    ("in bullet points please", "bullets"),
    ("give me steps", "steps"),
)
_AMOUNTS = (
    ("exactly 10 of them", "exactly 10"), ("no more than 4", "at most 4"), ("7 tops", "at most 7"),
    ("at least three of them", "at least 3"), ("4 or 5 of em", "at most 5"),
)  # fmt: skip


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("amount", _AMOUNTS)
@pytest.mark.parametrize("joint", [", ", " - ", " (", ". "])
def test_a_number_belongs_to_the_form_named_just_before(
    form: tuple[str, str], amount: tuple[str, str], joint: str
) -> None:
    said = f"{form[0]}{joint}{amount[0]}{')' if '(' in joint else ''}"
    assert wished(said) == [("format", f"{amount[1]} {form[1]}")], said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in Stichpunkten, höchstens 5", "at most 5 bullets"),
        ("en viñetas, mínimo 4", "at least 4 bullets"),
        ("em tópicos, no máximo cinco", "at most 5 bullets"),
        ("sous forme de liste numérotée, 6 maximum", "at most 6 numbered"),
        ("リストで4つまで", "at most 4 bullets"),
        ("分四点写", "exactly 4 bullets"),
    ],
)
def test_so_it_does_in_the_other_languages(text: str, value: str) -> None:
    assert wished(text) == [("format", value)]


@pytest.mark.parametrize(
    "text",
    [
        "he fired bullets, at least 3",
        "do you want bullets, 5 or 6 of them?",
        "there were tables, 5 of them, in the hall",
        "I counted 10 of them at the zoo",
        "Sarah hates commas lol",
        "my daughter hates commas so please explain when to use them",
        "the answer has 3 words for you too many",
        "I only have 50 words of space",
        "numbers look good after all, see you monday",
        "put a capital letter at the start of every sentence",
        "can you bring back my mug?",
        "i want my money back",
        "I installed the previous version",
        "the version before the merge had the bug",
        "the title in all caps looks odd",
        "assume we win, then what?",
        "use two commas, none of them needed said the teacher who hates none",
        "the bit is broken",
        "do the same tomorrow",
        "are we still on for 3?",
        "everything is fine except my laptop died",
        "用一点时间",
        'translate "keep it short" into French',
    ],
)
def test_words_that_only_look_like_such_a_wish_hold_nothing(text: str) -> None:
    assert [wish for wish in wished(text) if wish[0] not in ("passage", "step")] == []


@pytest.mark.parametrize("who", ["my manager", "the client", "our editor", "Anna"])
@pytest.mark.parametrize("feels", ["hates", "can't stand", "is allergic to", "doesn't like"])
@pytest.mark.parametrize(
    "then", [", so none please", " so please avoid them", "; leave them out", " - no more of those"]
)
def test_what_somebody_hates_is_left_out_where_the_reply_says_so(who: str, feels: str, then: str) -> None:
    assert wished(f"{who} {feels} commas{then}") == [("exclude", "commas")]
    assert wished(f"{who} {feels} commas") == []


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("no full names or links", [("exclude", "full names"), ("exclude", "links")]),
        ("no dates, names or prices", [("exclude", "dates"), ("exclude", "names"), ("exclude", "prices")]),
        ("no jargon or urls", [("exclude", "jargon"), ("exclude", "links")]),
        ("no first or last names", [("exclude", "first or last names")]),
        ("no yes or no answers", [("exclude", "yes or no answers")]),
    ],
)
def test_or_joins_things_that_are_each_whole(text: str, wishes: list[tuple[str, str]]) -> None:
    assert wished(text) == wishes


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("3 bullets no intro", [("exclude", "intro"), ("format", "exactly 3 bullets")]),
        ("all lowercase no punctuation", [("case", "lowercase"), ("exclude", "punctuation")]),
        ("more casual less wordy", [("length", "shorter"), ("tone", "casual")]),
        ("as json w/o explanation", [("exclude", "explanation"), ("format", "json")]),
        ("shorter n friendlier", [("length", "shorter"), ("tone", "friendly")]),
        ("waaaay shorter", [("length", "much shorter")]),
        ("pleeease make it shorterrr", [("length", "shorter")]),
        ("no more or less than 50 words", [("length", "exactly 50 words")]),
        ("2 short paragraphs", [("length", "exactly 2 paragraphs")]),
        ("2 short", [("length", "longer")]),
        ("nvm, make it formal", [("tone", "formal")]),
    ],
)
def test_what_is_typed_in_a_hurry_is_read_as_it_is_meant(text: str, wishes: list[tuple[str, str]]) -> None:
    assert wished(text) == wishes


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("I only have 3 words for you: make it shorter", [("length", "shorter")]),
        ("we've got two words for this: too formal", [("tone", "casual")]),
        ("two words: too formal", [("tone", "casual")]),
        ("50 words: formal", [("length", "at most 50 words"), ("tone", "formal")]),
    ],
)
def test_the_words_that_somebody_has_to_say_are_no_length(text: str, wishes: list[tuple[str, str]]) -> None:
    assert wished(text) == wishes


@given(st.text(max_size=60), st.sampled_from(["3 bullets no intro", "less dry more fun", "I have 2 words for you: no"]))
def test_a_comma_put_in_moves_nothing(before: str, said: str) -> None:
    text = plain(f"{before} {said}")
    after = paused(text)
    assert (len(after.plain), after.origin, after.said) == (len(text.plain), text.origin, text.said)
    assert set(re.findall(r"\w+", after.plain)) <= set(re.findall(r"\w+", text.plain))


@pytest.mark.parametrize(
    ("text", "value", "target"),
    [
        ("the intro is too long, make it shorter", "shorter", "intro"),
        ("the intro is way too fluffy, get to the point", "is way too fluffy, get to the point", "intro"),
        ("the title is dull, can you make it catchier", "is dull, can you make it catchier", "title"),
        ("everything's fine except the title, make it shorter", "shorter", "title"),
        ("I like everything except the title: more formal", "formal", "title"),
        ("make this bit funnier", "funny", "bit"),
    ],
)
def test_it_is_the_part_just_spoken_of(text: str, value: str, target: str) -> None:
    assert [(wish.value, wish.target) for wish in read(text).wishes] == [(value, target)]


def test_the_whole_is_not_the_part_just_spoken_of() -> None:
    said = "the first paragraph is confusing, and make the whole thing shorter"
    assert wished(said) == [("length", "shorter"), ("passage", "for a beginner")]


def test_this_bit_is_the_passage_quoted() -> None:
    assert wished("shorten this bit", quote="Our team has a history.") == [("passage", "shorter")]


@pytest.mark.parametrize(
    "text",
    [
        "nah go back to the one before",
        "revert to the version before that",
        "I prefer the earlier one",
        "zurück zur vorherigen Version",
        "reviens à la version précédente",
        "vuelve a la versión anterior",
        "volta para a versão anterior",
    ],
)
def test_the_version_before_is_one_step_back(text: str) -> None:
    assert wished(text) == [("undo", "")]


@pytest.mark.parametrize("text", ["bring the table back", "can we get the table back", "can you bring back the table?"])
def test_what_was_there_before_comes_back(text: str) -> None:
    assert wished(text) == [("restore", "like table")]


@pytest.mark.parametrize("text", ["now do the same for Austria", "new one: write a poem about rain"])
def test_the_same_for_something_else_is_a_task_of_its_own(text: str) -> None:
    assert read(text).kind is Kind.TASK


@pytest.mark.parametrize("text", ["same thing but shorter", "do the same but shorter"])
def test_the_same_but_otherwise_is_a_wish(text: str) -> None:
    assert (read(text).kind, wished(text)) == (Kind.FEEDBACK, [("length", "shorter")])


def test_a_reader_who_knows_something_is_named_by_it() -> None:
    assert wished("assume I know SQL already") == [("expertise", "someone who knows SQL")]
    assert wished("we assume they know about the outage") == []
