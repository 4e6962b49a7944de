"""Outputs that an answer claims in words: beside what was run, and where nothing was."""

from __future__ import annotations

import pytest

from bot.running.ran import Ran
from bot.running.runnable import Run, runnable
from bot.running.shown import shown, unmet

PRINTS = "```python\nprint(6 * 7)\n```"


def ran(text: str, output: str) -> list[Run]:
    """The programs of an answer as though they had printed that."""
    return [Run(program=one, ran=Ran(output=output)) for one in runnable(text)]


FIRM = ["Result: 41", "**Output:** `41`", "Output:\n41", "Output:\n\n- 41", "stdout: 41",
        "I ran it and got 41.", "I've tested this and it prints 41.", "→ 41", "Die Ausgabe ist 41.",
        "This prints:\n\n41", "The program's output is `41`.",         "Result: [4, 1]", "> Output: 41"]  # fmt: skip
LOOSE = ["When you run this, you’ll get 41.", "Running it gives: 41", "The result is 41.", "You will see `41` printed.",
         "After executing, the console shows `41`.", "Executing the code yields 41."]  # fmt: skip


@pytest.mark.parametrize("claim", [*FIRM, *LOOSE])
def test_whatever_words_claim_another_output_beside_a_run_are_a_violation(claim: str) -> None:
    text = f"{PRINTS}\n\n{claim}\n"
    ((_, found),) = unmet(text, ran(text, "42\n"))
    assert found.endswith("and as run, it printed “42”.")
    assert unmet(text, ran(text, "41 [4, 1]\n")) == ()


@pytest.mark.parametrize("claim", FIRM)
def test_an_output_with_its_label_or_a_run_that_was_none_is_a_violation_without_a_run_too(claim: str) -> None:
    assert [wanted for wanted, _ in unmet(f"{PRINTS}\n\n{claim}\n", [])] == [
        "Do not state what code prints unless it was run."
    ]


@pytest.mark.parametrize("words", [
    "Output: `list[int]`", "Result: `out.txt`", "Result: a list of 41 squares", "Output: 41 lines",
    "This takes 41 ms.", "If n is 0, the result is 41.", "The result is 41 times faster.",
    "I tested it with 41 inputs.",
    "Change 41 to any.",     "You get 41 rows for each file.", "See PEP 41.", "Input: 41",
])  # fmt: skip
def test_other_words_with_numbers_and_labels_are_no_claims(words: str) -> None:
    text = f"{PRINTS}\n\n{words}\n"
    assert unmet(text, []) == () == unmet(text, ran(text, "42\n"))


@pytest.mark.parametrize("block", ["Sample run:\n\n```\n41\n```", "It prints:\n\n```console\n$ python a.py\n41\n```",
                                   "If you run the script you will see:\n\n    41\n"])  # fmt: skip
def test_blocks_that_show_a_run_are_claims_too(block: str) -> None:
    text = f"{PRINTS}\n\n{block}\n"
    assert "“41”" in unmet(text, [])[0][1]
    assert "41" not in shown(text, ran(text, "42\n"))
