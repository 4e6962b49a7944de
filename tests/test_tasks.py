"""Kinds of task: labelled questions, a hundred of them not looked at while the rules were made; and any text at all."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tasks import LONGEST, TaskKind, kind_of

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "tasks.jsonl").read_text("utf-8").splitlines()
]
"""Each has `text`, `task` (null for none of ours), where they came with some `files`, and `held` where set aside."""
TUNED = [row for row in ROWS if not row.get("held")]
HELD = [row for row in ROWS if row.get("held")]
KINDS = [kind.value for kind in TaskKind]


def confusion(rows: list[dict[str, Any]]) -> Counter[tuple[str | None, str | None]]:
    """How often each label was read as each kind."""
    read = ((row["task"], kind_of(row["text"], files=row.get("files", ()))) for row in rows)
    return Counter((label, kind.value if kind else None) for label, kind in read)


def test_the_labelled_set_is_large_has_every_kind_and_says_nothing_twice() -> None:
    assert len(TUNED) >= 270 and len(HELD) >= 100
    assert len({row["text"] for row in ROWS}) >= len(ROWS) - 1  # the same words, once with a file
    for rows in (TUNED, HELD):
        assert {row["task"] for row in rows} == {*KINDS, None}


def test_of_the_questions_that_the_rules_were_made_with_nearly_all_are_read_and_none_as_another_kind() -> None:
    found = confusion(TUNED)
    assert sum(count for (label, read), count in found.items() if label == read) >= 271
    assert {pair for pair in found if pair[0] != pair[1] and pair[1] is not None} == set()


def test_of_the_questions_set_aside_most_are_read_and_hardly_any_as_another_kind() -> None:
    found = confusion(HELD)
    assert sum(count for (label, read), count in found.items() if label == read) >= 93
    assert sum(count for (label, read), count in found.items() if label != read and read is not None) <= 1


@pytest.mark.parametrize(("kind", "floor"), [("code", 0.92), ("writing", 0.88), ("explaining", 0.96), ("data", 0.92)])
def test_each_kind_has_its_floor(kind: str, floor: float) -> None:
    for rows in (TUNED, HELD):
        found = confusion([row for row in rows if row["task"] == kind])
        assert found[kind, kind] >= floor * sum(found.values())


@pytest.mark.parametrize(
    "text", ["explain what a mutex is and then write an example in go", "write code and then explain how it works"]
)
def test_a_question_for_two_kinds_is_of_none(text: str) -> None:
    assert kind_of(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('translate to German: "write a python function"', TaskKind.WRITING),
        ("reword this: explain how the SQL query works", TaskKind.WRITING),
        ("proofread this email.\n\nDear Bob, what is the average of the numbers?", TaskKind.WRITING),
    ],
)
def test_what_is_pasted_does_not_say_what_is_asked(text: str, kind: TaskKind) -> None:
    assert kind_of(text) is kind


def test_a_file_says_what_words_leave_open() -> None:
    assert kind_of("anything odd here?") is None
    assert kind_of("anything odd here?", files=["sales.CSV"]) is TaskKind.DATA
    assert kind_of("anything odd here?", files=["notes.md"]) is None
    assert kind_of("write an email about this", files=["sales.csv"]) is TaskKind.WRITING


_PIECES = st.sampled_from(
    ["write ", "a function ", "email ", "explain ", "this: ", "```x = 1```", "1, 2, 3 ", "|a|b|\n", "why ", "to ", "\n"]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join)), st.lists(st.text(max_size=20)))
@settings(max_examples=300, deadline=None)
def test_any_text_with_any_files_is_read_and_always_alike(text: str, files: list[str]) -> None:
    assert kind_of(text, files=files) is kind_of(text, files=tuple(files))


@given(st.text(max_size=300))
@settings(max_examples=50, deadline=None)
def test_only_the_beginning_of_a_long_question_is_read(rest: str) -> None:
    begin = "write an email to Bob. " + "x" * LONGEST
    assert kind_of(begin + rest) is TaskKind.WRITING
