"""The reader of wishes that code can check: a labelled set, what it must not read, and what holds for any text."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from bots import ScriptedModel, a_bot
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.directives import Scope, Slot
from bot.eval.ifeval import phrases
from bot.interpret.constraints.parts import parts
from bot.interpret.reading import Kind, Reading
from bot.interpret.tokens import plain
from bot.interpret.words import read

LABELLED = [json.loads(line) for line in (Path(__file__).parent / "constraints.jsonl").read_text("utf-8").splitlines()]


def found(reading: Reading) -> list[tuple[str, str, str]]:
    """The wishes of a reading, comparable with a label."""
    return sorted((wish.slot.value, wish.value, wish.scope.value) for wish in reading.wishes)


def miss(reply: dict[str, Any]) -> str:
    """What was read wrongly in a reply; "" where all is right."""
    reading = read(reply["text"])
    wanted = sorted((one["slot"], one["value"], one["scope"]) for one in reply["wishes"])
    right = (reply["kind"], wanted, reply.get("unread", []))
    got = (reading.kind.value, found(reading), list(reading.unread))
    return "" if got == right else f"{reply['text']!r}: {got}, should be {right}"


def test_every_labelled_constraint_is_read_rightly_and_nothing_of_the_rest_is_lost() -> None:
    misses = [problem for reply in LABELLED if (problem := miss(reply))]
    assert not misses, f"{len(misses)} of {len(LABELLED)}:\n" + "\n".join(misses)


def test_the_labelled_constraints_are_many_and_half_of_them_were_written_after_the_reader() -> None:
    assert len(LABELLED) >= 250
    assert len({reply["text"] for reply in LABELLED}) == len(LABELLED)
    assert sum("held" in reply for reply in LABELLED) >= len(LABELLED) // 2
    slots = {wish["slot"] for reply in LABELLED for wish in reply["wishes"]}
    assert {"length", "format", "case", "start", "end", "language", "include", "exclude"} <= slots


_LIMITS = {
    "at least {n}": ("at least", 0), "no fewer than {n}": ("at least", 0), "a minimum of {n}": ("at least", 0),
    "{n} or more": ("at least", 0), "more than {n}": ("at least", 1), "at most {n}": ("at most", 0),
    "no more than {n}": ("at most", 0), "up to {n}": ("at most", 0), "a maximum of {n}": ("at most", 0),
    "fewer than {n}": ("at most", -1), "less than {n}": ("at most", -1), "exactly {n}": ("exactly", 0),
}  # fmt: skip
_READ_OF_THE_EVAL = (
    "length_constraints:number_words", "length_constraints:number_sentences", "length_constraints:number_paragraphs",
    "length_constraints:nth_paragraph_first_word", "detectable_format:number_highlighted_sections",
    "detectable_format:number_bullet_lists", "detectable_format:title", "detectable_format:multiple_sections",
    "detectable_format:json_format", "detectable_format:constrained_response", "detectable_content:postscript",
    "detectable_content:number_placeholders", "keywords:existence", "keywords:forbidden_words",
    "change_case:english_lowercase", "change_case:english_capital", "change_case:capital_word_frequency",
    "startend:quotation", "startend:end_checker", "combination:two_responses", "punctuation:no_comma",
)  # fmt: skip
_FRAMES = (
    "{it}",
    "please use {it}",
    "make it {it}",
    "your answer should have {it}",
    "can you give me {it}?",
    "{it} pls",
)


@pytest.mark.parametrize("limit", _LIMITS)
@pytest.mark.parametrize("unit", ["sentences", "paragraphs", "words", "bullet points"])
@pytest.mark.parametrize("frame", _FRAMES)
def test_every_limit_reads_alike_with_every_unit_in_every_frame(limit: str, unit: str, frame: str) -> None:
    relation, step = _LIMITS[limit]
    reading = read(frame.format(it=f"{limit.format(n=7)} {unit}"))
    value = f"{relation} {7 + step} {unit.removesuffix(' points') if unit == 'sentences' else unit}"
    assert [wish.value for wish in reading.wishes] == [value.replace("bullet points", "bullets")]
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("{term} at least 4 times", "at least 4"),
        ("{term} four or more times", "at least 4"),
        ("{term} more than twice", "at least 3"),
        ("{term} 4+ times", "at least 4"),
        ("{term} no more than 4 times", "at most 4"),
        ("{term} fewer than 4 times", "at most 3"),
        ("{term} only once", "at most 1"),
        ("{term} exactly twice", "exactly 2"),
    ],
)
@pytest.mark.parametrize("frame", ["use {it}", "mention {it}", "make sure to include {it}", "I want to see {it}"])
def test_how_often_a_word_is_wanted_reads_alike_in_every_frame(said: str, limit: str, frame: str) -> None:
    reading = read(frame.format(it=said.format(term='the word "tide"')))
    assert found(reading) == [("include", f'the word "tide" {limit} times', "answer")]


@pytest.mark.parametrize(
    "text",
    [
        "the word risk appears 12 times",
        "there are no commas in the second line",
        "people who are avoiding using the letter t",
        "put my name in all caps",
        "start with Python basics",
        "end with the pricing table",
        "say hello to Anna",
        "at least 300 people died",
        "the json is invalid",
        "no commas in the intro",
        "in the intro, no commas",
        "capital gains should be mentioned",
    ],
)
def test_what_is_content_or_about_a_part_becomes_no_wish_for_the_whole_answer(text: str) -> None:
    slots = (Slot.CASE, Slot.START, Slot.END, Slot.LENGTH, Slot.LANGUAGE)
    wishes = [wish for wish in read(text).wishes if wish.slot in slots or wish.value == "commas"]
    assert [wish for wish in wishes if wish.target is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "it has 3 words in capitals",
        "why is this all caps?",
        "there are 3 sections marked SECTION 1",
        'could the word "bank" be ambiguous?',
        'should I pick "A" or "B"?',
        'what does "carpe diem" mean?',
        "copy my request to the clipboard",
        "answer my exact question",
        "the user can fill in 3 fields",
        "wrap the variable name in quotes",
        "is there a title?",
        "we have 3 options between now and June",
        'it ends with "The end."',
        "version x 2",
    ],
)
def test_what_only_tells_or_asks_how_it_is_wishes_for_nothing(text: str) -> None:
    assert read(text).wishes == ()


@pytest.mark.parametrize(
    ("pieces", "value"),
    [
        (["use", "at least 3 words", "in all caps", "please"], "at least 3 words in capitals"),
        (["please", "at least 2 [placeholders]", "somewhere", "to fill in"], "at least 2 placeholders"),
        (["a title", "at the top", "in double angle brackets", "please"], "a title in << >>"),
        (["put", "quotation marks", "around", "the whole reply"], "quotation marks around the answer"),
    ],
)
def test_the_words_of_one_wish_can_stand_in_any_order(pieces: list[str], value: str) -> None:
    said = {" ".join(order): read(" ".join(order)).wishes for order in permutations(pieces)}
    assert [text for text, wishes in said.items() if [wish.value for wish in wishes] != [value]] == []


def test_every_way_in_which_the_eval_says_a_constraint_is_read_without_rest() -> None:
    kwargs = {
        "num_paragraphs": 3, "nth_paragraph": 2, "first_word": "however", "num_highlights": 2, "num_bullets": 3,
        "section_spliter": "SECTION", "num_sections": 2, "postscript_marker": "P.S.", "num_placeholders": 2,
        "end_phrase": "The end.", "capital_frequency": 3, "capital_relation": "less than", "keywords": ["sun", "moon"],
        "forbidden_words": ["rain"], "num_words": 40, "num_sentences": 5, "relation": "less than",
    }  # fmt: skip
    told = [way for name in _READ_OF_THE_EVAL for way in phrases(name, kwargs, task="Why?")]
    assert [way for way in told if not read(way).wishes or read(way).unread] == []


def test_a_reason_is_no_wish_but_what_else_is_said_stays() -> None:
    assert read("no commas, because they slow me down").unread == ()
    assert read("no commas, that joke fell flat").unread == ("that joke fell flat",)


def test_the_scope_said_beside_a_constraint_holds_for_the_rest_of_the_sentence_too() -> None:
    reading = read("from now on no emoji and make it funnier")
    assert {wish.scope for wish in reading.wishes} == {Scope.ALWAYS}
    assert {wish.value for wish in reading.wishes} == {"emoji", "funny"}


def test_words_of_scope_that_are_named_as_words_are_no_scope() -> None:
    reading = read("avoid the words always and never")
    assert found(reading) == [("exclude", 'the word "always"', "answer"), ("exclude", 'the word "never"', "answer")]


def test_lines_that_only_show_the_form_are_no_wishes_of_their_own() -> None:
    reading = read("Exactly 3 bullet points in the form of:\n* This is bullet 1\n* This is bullet 2\n...")
    assert found(reading) == [("format", "exactly 3 bullets", "answer")] and reading.unread == ()


def test_the_case_of_exact_words_is_kept() -> None:
    assert [wish.value for wish in read("end with 'See You THERE!'").wishes] == ["See You THERE!"]


async def test_constraints_said_in_a_thread_are_put_to_the_model_in_full(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await room.ask()
        await room.reply("don't use any commas and end with 'See you there'")
        assert "comma" in room.prompt() and "See you there" in room.prompt()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_text_can_be_read_and_its_parts_lie_within_it_in_order(text: str) -> None:
    said = plain(text)
    places = [(part.start, part.end) for part in parts(said)]
    assert places == sorted(places)
    assert all(0 <= start <= end <= len(said.plain) for start, end in places)


_PIECES = st.sampled_from(
    ["no commas", "all lowercase", "at least 40 words", 'end with "Bye!"', "add a title", 'avoid the word "very"',
     "exactly 3 paragraphs", "shorter", "more formal"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=4, unique=True), st.sampled_from([", ", " and ", ". ", "; ", " + "]))
def test_constraints_said_together_are_each_read_as_if_said_alone(pieces: list[str], joint: str) -> None:
    together = read(joint.join(pieces))
    alone = {wish for piece in pieces for wish in read(piece).wishes}
    counted = any(wish.slot is Slot.LENGTH and any(map(str.isdigit, wish.value)) for wish in alone)
    wanted = {wish for wish in alone if not (counted and wish.value == "shorter")}  # a number takes its place
    assert set(together.wishes) == wanted and together.kind is Kind.FEEDBACK and together.unread == ()
