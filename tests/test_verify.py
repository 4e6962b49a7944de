"""`verify`: each broken wish is named, and nothing that holds is."""

from __future__ import annotations

import pytest
from values import context, wish

from bot.directives import Directive
from bot.verify import ON_TASK, score, verify
from bot.wanted import wanted

TEXT = "The tide rises because the moon pulls on the sea. It falls when the pull weakens."
BULLETS = "- The moon pulls.\n- The sea rises.\n- The sea falls."


def broken(text: str, *directives: Directive) -> list[str]:
    return [violation.slot for violation in verify(text, wanted(context(*directives)))]


@pytest.mark.parametrize(
    ("slot", "value", "kept", "lost"),
    [
        ("length", "at most 20 words", TEXT, TEXT * 2),
        ("length", "at least 16 words", TEXT, "Too short."),
        ("length", "exactly 2 sentences", TEXT, "One sentence only."),
        ("length", "exactly 2 paragraphs", "One.\n\nTwo.", "One."),
        ("length", "about 16 words", TEXT, TEXT * 2),
        ("length", "at most 280 characters", TEXT, " ".join(f"Wave {n} comes in." for n in range(30))),
        ("format", "bullets", BULLETS, TEXT),
        ("format", "exactly 3 bullets", BULLETS, BULLETS + "\n- One more."),
        ("format", "numbered", "1. One\n2. Two", BULLETS),
        ("format", "checklist", "- [ ] One\n- [x] Two", BULLETS),
        ("format", "table", "| a | b |\n|---|---|\n| 1 | 2 |", TEXT),
        ("format", "json", '```json\n{"tide": "high"}\n```', '{"tide": }'),
        ("format", "headings", "## Tides\nThey rise.", TEXT),
        ("format", "code only", "```python\nprint(1)\n```", "Here it is:\n```python\nprint(1)\n```"),
        ("format", "prose", TEXT, BULLETS),
        ("include", 'the word "moon"', TEXT, "The sea rises."),
        ("exclude", "moon", "The sea rises.", TEXT),
        ("keep", "“the moon pulls”", TEXT, "The sea rises."),
    ],
)
def test_a_wish_is_broken_where_it_is_and_only_there(slot: str, value: str, kept: str, lost: str) -> None:
    assert broken(kept, wish(slot, value)) == []
    assert broken(lost, wish(slot, value)) == [slot]


def test_shorter_is_measured_against_the_version_it_speaks_of() -> None:
    assert broken(TEXT, wish("length", "shorter", words=40, version=1)) == []
    assert broken(TEXT, wish("length", "shorter", words=10, version=1)) == ["length"]
    assert broken(TEXT, wish("length", "longer", words=10, version=1)) == []


@pytest.mark.parametrize("text", ["", "  \n ", "***"])
def test_an_empty_answer_is_no_answer(text: str) -> None:
    assert broken(text) == [ON_TASK]


def test_an_answer_stuck_in_a_loop_is_no_answer() -> None:
    assert broken("The moon pulls on the sea. " * 12) == [ON_TASK]


def test_an_answer_that_talks_about_its_own_prompt_is_no_answer() -> None:
    assert broken("To the best of my knowledge, the requirements for this task have been met.") == [ON_TASK]


def test_a_limit_still_counts_after_shorter() -> None:
    limit, shorter = wish("length", "at most 10 words", n=1), wish("length", "shorter", n=2, words=40, version=1)
    assert broken(TEXT, limit, shorter) == ["length"]


def test_code_may_repeat_its_lines_also_before_its_block_is_closed() -> None:
    assert broken("```python\n" + "    total = total + 1\n" * 9) == []


def test_an_answer_that_recites_the_requirement_is_no_answer() -> None:
    assert broken("Sure! Write in a formal tone. That is it.", wish("tone", "formal")) == [ON_TASK]


def test_off_the_task_is_worse_than_any_number_of_broken_wishes() -> None:
    wishes = [wish("format", "table", n=1), wish("length", "at most 5 words", n=2), wish("exclude", "moon", n=3)]
    want = wanted(context(*wishes))
    assert score(verify(TEXT, want)) < score(verify("", want))


def test_bullets_inside_code_do_not_count() -> None:
    assert broken("```\n- not\n- a list\n```", wish("format", "bullets")) == ["format"]
