"""The reader of free text: a labelled set of replies, what it must not read, and what holds for any text at all."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_reading import found, plainly, problems, replies

from bot.directives import DATA, STYLE, Scope, Slot
from bot.interpret.reading import Kind, Reading
from bot.interpret.words import read, value_of
from bot.length import parse_length

REPLIES = replies([Path(__file__).parent / "replies.jsonl"])
UNSEEN = replies(sorted(Path(__file__).parent.glob("replies_unseen*.jsonl")))
"""Labelled before the reader was tried on them; those that it cannot read stay in."""
INTERPRET = Path(__file__).parents[1] / "bot" / "interpret"


def test_a_complaint_of_a_form_is_no_wish_for_it() -> None:
    reading = read("not bad, but it reads like a press release")
    assert reading.wishes == () and reading.unread == ("not bad, but it reads like a press release",)


def misses(labelled: list[dict[str, Any]]) -> list[str]:
    """Each reply that was read wrongly, with what was wrong."""
    found = [(reply["text"], problems(reply, plainly(reply))) for reply in labelled]
    return [f"{text!r}: {'; '.join(wrong)}" for text, wrong in found if wrong]


def test_every_labelled_reply_is_read_rightly() -> None:
    missed = misses(REPLIES)
    assert not missed, f"{len(missed)} of {len(REPLIES)}:\n" + "\n".join(missed)


def test_of_the_replies_that_were_labelled_unseen_nearly_all_are_read_rightly() -> None:
    missed = misses(UNSEEN)
    assert len(missed) <= 0.03 * len(UNSEEN), "\n".join(missed)


def test_the_labelled_set_is_large_and_has_every_kind_slot_scope_language_and_doubt() -> None:
    labelled = [*REPLIES, *UNSEEN]
    assert len(REPLIES) >= 650 and len(UNSEEN) >= 450
    texts = [(reply["text"], reply.get("quote")) for reply in labelled]
    assert len(set(texts)) == len(texts)
    assert {reply["kind"] for reply in labelled} == {kind.value for kind in Kind} - {"answer_to_bot"}
    wishes = [wish for reply in labelled for wish in reply["directives"]]
    assert {slot.value for slot in Slot if slot not in DATA} - {wish["slot"] for wish in wishes} <= {"start"}
    assert {wish["scope"] for wish in wishes} == {scope.value for scope in Scope}
    assert {reply["lang"] for reply in labelled} == {"en", "de", "fr", "es", "pt", "ja", "zh"}
    assert {reply.get("doubt") for reply in labelled} == {None, "feedback", "question"}


def test_every_labelled_length_is_one_that_can_be_checked() -> None:
    lengths = [
        wish.value
        for reply in REPLIES
        for wish in read(reply["text"], quote=reply.get("quote")).wishes
        if wish.slot is Slot.LENGTH
    ]
    assert len(lengths) > 50
    assert [value for value in lengths if parse_length(value) is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "the formal definition is wrong",
        "write about a short king",
        "what is a table in SQL?",
        "my German teacher",
        "the table of contents is missing a chapter on short sellers",
        "she polished the silver in the French kitchen",
        "his casual remark started the war",
        "we should stop the bleeding first",
        "undo is what the menu item is called",
        "the word shorter is misspelled in paragraph titles",
        "Formal Methods is the name of the course",
        "they had a long, simple, friendly chat",
        "the police sorted the cables on the stable table",
        "explain how to formally verify a lock",
        "again and again the sea hits the shore",
        "he wrote the letter in Spanish in 1920",
        "is the long version of the trail open?",
        "the beginner slope was closed",
        "tell the expert to wait",
        "a haiku has 17 syllables",
        "the stop sign was red",
        "perfect numbers are rare",
        "the wrong man was arrested",
        "they always lie about their age",
        "the example company is called Acme",
        "keep calm and carry on was the slogan",
    ],
)
def test_words_that_only_look_like_a_wish_change_no_style_and_do_nothing(text: str) -> None:
    harmless = (Slot.INCLUDE, Slot.EXCLUDE, Slot.CORRECT, Slot.KEEP, Slot.PASSAGE)
    assert [wish for wish in read(text).wishes if wish.slot not in harmless] == []


@pytest.mark.parametrize(
    "word", ["sorter", "tablet", "cable", "former", "bullied", "ballets", "spinach", "Germany", "thread"]
)
def test_a_real_word_is_not_mended_into_a_wish(word: str) -> None:
    assert read(f"{word} please").wishes == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("shroter", "shorter"),
        ("formall pls", "formal"),
        ("as bulets", "bullets"),
        ("as a tabel", "table"),
        ("translate to spansh", "Spanish"),
        ("more freindly", "friendly"),
        ("simpler plese", "beginner"),
        ("less techncal", "beginner"),
        ("exmaple please", ""),
    ],
)
def test_a_misspelt_wish_is_understood(text: str, value: str) -> None:
    reading = read(text)
    assert [wish.value for wish in reading.wishes] == [value]
    assert reading.unread == ()


def test_a_passage_keeps_the_persons_words_where_no_one_wish_says_them() -> None:
    reading = read("say it was Ana who called, not Ben", quote="Ben called.")
    assert [(wish.slot, wish.value, wish.target) for wish in reading.wishes] == [
        (Slot.PASSAGE, "say it was Ana who called, not Ben", "Ben called.")
    ]
    assert reading.unread == ()


def test_a_question_about_a_quoted_passage_is_a_question() -> None:
    assert read("what does this mean?", quote="idempotent").kind is Kind.QUESTION


def test_an_answer_to_the_bots_question_is_read_the_same_way() -> None:
    reading = read("too long and the dates are off", answering=True)
    assert reading.kind is Kind.ANSWER_TO_BOT
    assert found(reading.wishes) == [("length", "shorter", "answer", "")]
    assert reading.unread == ("the dates are off",)


@pytest.mark.parametrize(("text", "kind"), [("@ben have you seen this?", Kind.CHATTER), ("thanks anyway", Kind.THANKS)])
def test_what_is_no_answer_stays_what_it_is(text: str, kind: Kind) -> None:
    assert read(text, answering=True).kind is kind


def test_feedback_stays_feedback_before_there_is_an_answer() -> None:
    assert read("as bullets please", has_answer=False).kind is Kind.FEEDBACK


def test_unread_clauses_come_word_for_word_and_neighbours_together() -> None:
    reading = read("Shorter, please! Fix the Typo in the 2nd word, rename foo to BAR.  As a table.")
    assert found(reading.wishes) == [("format", "table", "answer", ""), ("length", "shorter", "answer", "")]
    assert reading.unread == ("Fix the Typo in the 2nd word, rename foo to BAR.",)


def test_what_nobody_can_read_is_kept_whole() -> None:
    text = "  Make it more memory-efficient using a generator.\n"
    assert read(text) == Reading(kind=Kind.FEEDBACK, unread=(text.strip(),))


@pytest.mark.parametrize(
    ("slot", "words", "value"),
    [
        (Slot.LENGTH, "50 words", "at most 50 words"),
        (Slot.LENGTH, "exactly 3 sentences", "exactly 3 sentences"),
        (Slot.FORMAT, "bullet points", "bullets"),
        (Slot.LANGUAGE, "deutsch", "German"),
        (Slot.TONE, "warm", "friendly"),
        (Slot.TONE, "like the sea", "like the sea"),
        (Slot.TONE, "autumnal", None),
    ],
)
def test_values_get_their_canonical_words(slot: Slot, words: str, value: str | None) -> None:
    assert value_of(slot, words) == value


_WORDS = st.sampled_from(
    [
        "shorter",
        "formal",
        "please",
        "no",
        "not",
        "and",
        ",",
        ".",
        "but",
        "the",
        "a",
        "table",
        "in",
        "German",
        "add",
        "drop",
        "keep",
        "intro",
        "second",
        "paragraph",
        "why",
        "what",
        "?",
        "is",
        "too",
        "more",
        "less",
        "example",
        ":",
        "wrong",
        "it",
        "always",
        "thread",
        "3",
        "three",
        "words",
        "bullets",
        "actually",
        "meant",
        '"',
        "'",
        "(",
        ")",
        "-",
        "thanks",
        "lol",
        "@ben",
        "undo",
        "短",
        "もっと",
        "kürzer",
        "très",
        "👍",
        "✂️",
        "don't",
        "isn't",
        "as",
        "for",
        "beginner",
        "like",
        "pirate",
        "without",
        "with",
        "because",
    ]
)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)


def holds(text: str, reading: Reading) -> None:
    """What is true of every reading."""
    for clause in reading.unread:
        assert clause and clause in text
    if reading.kind in (Kind.FEEDBACK, Kind.ANSWER_TO_BOT):
        assert reading.wishes or reading.unread
    for wish in reading.wishes:
        if wish.slot in (Slot.INCLUDE, Slot.EXCLUDE, Slot.CORRECT, Slot.KEEP, Slot.PASSAGE, Slot.TONE):
            assert wish.value.strip()
        if wish.slot is Slot.LENGTH:
            assert parse_length(wish.value)
    if reading.kind in (Kind.TASK, Kind.QUESTION):
        assert reading.unread == () and all(wish.scope is not Scope.ANSWER for wish in reading.wishes)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=200), _SENTENCES), st.booleans(), st.booleans())
def test_any_text_is_read_and_nothing_is_dropped(text: str, has_answer: bool, answering: bool) -> None:
    reading = read(text, has_answer=has_answer, answering=answering)
    holds(text, reading)
    assert reading == read(text, has_answer=has_answer, answering=answering)


@settings(max_examples=150, deadline=None)
@given(_SENTENCES, st.text(min_size=1, max_size=40))
def test_feedback_on_a_quoted_passage_is_one_wish_beside_what_holds_always(text: str, quote: str) -> None:
    reading = read(text, quote=quote)
    holds(text, reading)
    pointed = [wish for wish in reading.wishes if wish.slot is Slot.PASSAGE and wish.target == quote]
    if pointed:
        always = [wish for wish in reading.wishes if wish.slot in STYLE and wish.scope is Scope.ALWAYS]
        assert len(reading.wishes) == len([*pointed, *always]) and len(pointed) == 1 and not reading.unread


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["fix the typo", "rename foo", "the hero dies", "use metric units"]), max_size=3, unique=True
    )
)
def test_every_unreadable_clause_survives_beside_a_plain_one(clauses: list[str]) -> None:
    reading = read(", ".join(["shorter", *clauses]))
    assert found(reading.wishes) == [("length", "shorter", "answer", "")]
    for clause in clauses:
        assert any(clause in unread for unread in reading.unread)


def test_a_normal_reply_takes_less_than_five_milliseconds() -> None:
    texts = [(reply["text"], reply.get("quote")) for reply in REPLIES]
    for text, quote in texts:
        read(text, quote=quote)
    times = []
    for text, quote in texts:
        start = time.thread_time()
        read(text, quote=quote)
        times.append(time.thread_time() - start)
    assert sorted(times)[len(times) // 2] < 0.005


@pytest.mark.parametrize(
    "piece",
    [
        "not ",
        "a ",
        '"',
        "the intro, ",
        "add x and ",
        "more ",
        "no ",
        "shorter, ",
        "(",
        "@a ",
        "1. ",
        "短",
        "\n",
        "in the ",
    ],
)
def test_a_long_text_of_one_piece_takes_no_more_than_its_length_warrants(piece: str) -> None:
    start = time.thread_time()
    read(piece * (4000 // len(piece)))
    assert time.thread_time() - start < 3


def test_importing_the_reader_builds_nothing() -> None:
    program = (
        "import re, time; import bot.interpret.reading; start = time.perf_counter(); import bot.interpret.words;"
        "from bot.interpret import tongues; print(tongues.english.cache_info().currsize, time.perf_counter() - start)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert said[0] == "0"


def test_the_reader_is_pure() -> None:
    allowed = {"bot", "re", "collections", "dataclasses", "difflib", "enum", "functools", "typing", "__future__"}
    ours = [path for path in INTERPRET.rglob("*.py") if path.name not in ("__init__.py", "consult.py", "modelled.py")]
    assert len(ours) > 20
    for path in ours:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert {name.split(".")[0] for name in names} <= allowed, path


def test_a_list_and_its_number_are_one_form() -> None:
    for text in ("exactly 10 bullet points, as a list", "as a list, with 10 bullet points"):
        assert [wish.value for wish in read(text).wishes] == ["exactly 10 bullets"]
