"""Which code of an answer is run, where its output is shown, and what may not be claimed of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.running.clean import clean
from bot.running.ran import Ran, Stop
from bot.running.runnable import MARK, MOST, Run, runnable
from bot.running.sentences import HEADS
from bot.running.shown import CHARACTERS, LINES, bare, shown, unmet


def fenced(code: str, info: str = "python") -> str:
    return f"```{info}\n{code}\n```"


SQUARE = fenced("def square(n):\n    return n * n")
PRINTS = fenced("print(6 * 7)")


def ran(text: str, *outputs: str, **more: object) -> list[Run]:
    """The programs of an answer as though they had printed these."""
    programs = runnable(text)
    assert len(programs) == len(outputs)
    pairs = zip(programs, outputs, strict=True)
    return [
        Run(
            program=one,
            ran=Ran.model_validate({"output": f"{MARK}\n{output}" if one.above else output, **more}),
        )
        for one, output in pairs
    ]


@pytest.mark.parametrize(
    "code",
    [
        "print(6 * 7)",
        "import math\nprint(math.pi)",
        "def main():\n    print(1)\n\nif __name__ == '__main__':\n    main()",
        "for n in range(3):\n    print(n)",
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\nprint(A(1))",
        "import asyncio\nasync def main():\n    print(1)\nasyncio.run(main())",
        "import sys\nsys.stdout.write('x')",
        "from pprint import pprint\npprint({})",
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    print(error)",
        "print([row for row in range(3) if row])",
        "match 3:\n    case int() as n:\n        print(n)",
        "# print the rest of the list\nprint([1, 2][1:])",
    ],
)
def test_python_that_computes_and_prints_is_run(code: str) -> None:
    assert [one.code for one in runnable(f"Look:\n\n{fenced(code)}\n")] == [code]


@pytest.mark.parametrize(
    "code",
    [
        "def square(n):\n    return n * n",
        "x = 1",
        "import math\nmath.sqrt(2)",
        "name = input('Name? ')\nprint(name)",
        "import sys\nprint(sys.stdin.read())",
        "print(open('data.csv').read())",
        "import numpy as np\nprint(np.arange(3))",
        "import requests\nprint(requests.get('x'))",
        "import socket\nprint(socket.gethostname())",
        "from urllib import request\nprint(request.urlopen('x'))",
        "import urllib.request\nprint(1)",
        "import threading\nthreading.Thread(target=print).start()",
        "import subprocess\nprint(subprocess.run(['ls']))",
        "import sqlite3\nprint(sqlite3.connect(':memory:'))",
        "from . import things\nprint(things)",
        "print(total)",
        "def work():\n    ...\nprint(work())",
        ">>> print(1)\n1",
        "print('never closed",
    ],
)
def test_what_is_not_whole_asks_or_needs_more_than_python_is_not_run(code: str) -> None:
    assert runnable(fenced(code)) == ()


@pytest.mark.parametrize("info", ["javascript", "bash", "text", "sql"])
def test_other_languages_are_not_run(info: str) -> None:
    assert runnable(fenced("print(6 * 7)", info)) == ()


def test_code_without_fences_or_with_an_open_one_is_not_run() -> None:
    assert runnable("print(6 * 7)\nprint(1)\n") == ()
    assert runnable("```python\nprint(6 * 7)\n") == ()


def test_a_block_is_run_after_those_it_builds_upon_and_has_its_own_output_alone() -> None:
    text = f"{SQUARE}\n\n{fenced('print(square(3))')}\n\n{fenced('x = square(4)' + chr(10) + 'print(x)')}\n"
    first, second = runnable(text)
    assert first.code == f"def square(n):\n    return n * n\n\nprint('{MARK}')\nprint(square(3))"
    assert second.code.endswith("x = square(4)\nprint(x)") and "square(3)" not in second.code
    one = Run(program=first, ran=Ran(output=f"before\n{MARK}\n9\n", error="E: x (line 6)", stopped=Stop.RAISED))
    assert (one.own.output, one.own.error) == ("9\n", "E: x (line 2)")


def test_a_block_whose_beginnings_failed_counts_as_not_run() -> None:
    text = f"{fenced('x = 1 / 0' + chr(10) + 'print(x)')}\n\n{fenced('print(x)')}"
    later = Run(program=runnable(text)[1], ran=Ran(error="ZeroDivisionError", stopped=Stop.RAISED))
    assert later.own.stopped is Stop.LACKING
    assert "As run" not in shown(text, [later])


def test_of_many_programs_only_the_first_few_are_run() -> None:
    assert len(runnable("\n\n".join([PRINTS] * (MOST + 2)))) == MOST


def test_the_output_stands_under_its_code() -> None:
    text = f"First:\n\n{PRINTS}\n\nThen more."
    assert (
        shown(text, ran(text, "42\n"))
        == f"First:\n\n{PRINTS}\n\nOutput, as run:\n\n{fenced('42', 'text')}\n\nThen more."
    )


@pytest.mark.parametrize("above", ["Output:", "**Expected output:**", "This will print the following:", "Ausgabe:", ""])
@pytest.mark.parametrize("info", ["", "text", "output"])
def test_a_claimed_output_gives_way_to_the_real_one(above: str, info: str) -> None:
    text = f"{PRINTS}\n\nIt multiplies.\n\n{above}\n\n{fenced('41', info)}\n\nDone."
    if not above:
        text = f"{PRINTS}\n\n{fenced('41', info)}\n\nDone."
    told = shown(text, ran(text, "42\n"))
    assert "41" not in told and fenced("42", "text") in told and told.endswith("Done.")
    assert unmet(told, ran(text, "42\n")) == ()


def test_longer_words_above_a_claimed_output_stay() -> None:
    words = "The loop runs once for each of the numbers, adds them all up, and prints the result:"
    text = f"{PRINTS}\n\n{words}\n\n{fenced('41', '')}\n"
    assert words in shown(text, ran(text, "42\n"))


@pytest.mark.parametrize("block", ["python app.py", "$ pip install x", "> python app.py"])
def test_a_command_under_code_is_no_claim(block: str) -> None:
    text = f"{PRINTS}\n\nRun it to see the result:\n\n{fenced(block, '')}\n"
    assert unmet(text, []) == () and block in shown(text, ran(text, "42\n"))


def test_an_output_that_was_not_run_is_a_violation() -> None:
    ((wanted, found),) = unmet(f"{PRINTS}\n\nOutput:\n\n{fenced('42', '')}", [])
    assert wanted == "Do not state what code prints unless it was run."
    assert found == "It said that the code prints “42”, and it was not run."


@pytest.mark.parametrize(
    "claim",
    ["This prints `41`.", "It will output “41”.", "The output is 41.", "The output would be: `41`"],
)
def test_a_spoken_output_that_differs_from_the_run_is_a_violation(claim: str) -> None:
    text = f"{PRINTS}\n\n{claim}"
    ((_, found),) = unmet(text, ran(text, "42\n"))
    assert found == "It said that the code prints “41”, and as run, it printed “42”."
    assert unmet(text, ran(text, "41\n")) == ()
    assert unmet(text, ran(text, "141\n")) != ()


@pytest.mark.parametrize("comment", ["# 41", "# Output: 41", "#=> 41", "# -> 41"])
def test_a_comment_that_claims_another_output_is_a_violation(comment: str) -> None:
    text = fenced(f"print(6 * 7)  {comment}")
    assert "“41”" in unmet(text, ran(text, "42\n"))[0][1]
    assert unmet(text, ran(text, "41\n")) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{PRINTS}\n\nThe function prints `print(x)` style text.",
        f"{PRINTS}\n\nIt prints nicely.",
        fenced("print(6 * 7)  # the answer"),
        f"{SQUARE}\n\nIt returns `49` for 7.",
        "No code. The output is 41.",
        f"{fenced('SELECT 1', 'sql')}\n\nOutput:\n\n{fenced('2', '')}",
    ],
)
def test_other_words_about_code_are_no_claims(text: str) -> None:
    runs = ran(text, "42\n") if runnable(text) else []
    assert unmet(text, runs) == ()


def test_an_error_of_the_program_is_shown_and_a_violation() -> None:
    text = fenced("print(1)\nprint(1 / 0)")
    runs = ran(text, "1\n", error="ZeroDivisionError: division by zero (line 2)", stopped=Stop.RAISED)
    told = shown(text, runs)
    assert "As run, it stopped with an error:" in told
    assert fenced("1\nZeroDivisionError: division by zero (line 2)", "text") in told
    assert unmet(told, runs) == (
        ("The code must run.", "As run, it stopped: ZeroDivisionError: division by zero (line 2)."),
    )


@pytest.mark.parametrize("stopped", [Stop.LACKING, Stop.CRASHED])
def test_what_could_not_be_run_is_neither_shown_nor_blamed(stopped: Stop) -> None:
    runs = ran(PRINTS, "half", error="ModuleNotFoundError", stopped=stopped)
    assert shown(PRINTS, runs) == PRINTS and unmet(PRINTS, runs) == ()


@pytest.mark.parametrize(
    ("stopped", "head"),
    [(Stop.TIME, "it took too long"), (Stop.MEMORY, "too much memory"), (Stop.OUTPUT, "The beginning of its output")],
)
def test_a_stopped_program_says_so_and_is_not_wrong_for_it(stopped: Stop, head: str) -> None:
    runs = ran(PRINTS, "1\n", stopped=stopped, truncated=stopped is Stop.OUTPUT)
    assert head in shown(PRINTS, runs) and unmet(PRINTS, runs) == ()


def test_a_program_that_printed_nothing_says_so() -> None:
    assert shown(PRINTS, ran(PRINTS, "")) == f"{PRINTS}\n\nAs run, it printed nothing."


def test_of_a_long_output_the_beginning_is_shown() -> None:
    for output in ("\n".join(map(str, range(LINES * 3))), "x" * (CHARACTERS * 3)):
        told = shown(PRINTS, ran(PRINTS, output))
        assert "The beginning of its output, as run:" in told and "\n…\n```" in told
        assert len(told) < CHARACTERS + 200


def test_an_output_with_fences_cannot_end_its_own() -> None:
    told = shown(PRINTS, ran(PRINTS, "```\n@everyone\n"))
    assert "````text\n```\n@everyone\n````" in told


def test_in_a_list_the_output_is_indented_like_its_code() -> None:
    text = "1. Like this:\n\n   ```python\n   print(6 * 7)\n   ```\n\n2. Done."
    assert "\n   Output, as run:\n\n   ```text\n   42\n   ```\n\n2. Done." in shown(text, ran(text, "42\n"))


@pytest.mark.parametrize("language", HEADS)
def test_outputs_are_taken_away_again(language: str) -> None:
    text = f"First:\n\n{PRINTS}\n\n> quoted\n\n{SQUARE}\n\n{fenced('print(square(2))')}\n\nThen more."
    told = shown(text, ran(text, "42\n", "```\n4"), language)
    assert HEADS[language][""] in told and bare(told) == text


def test_a_model_cannot_say_that_code_was_run() -> None:
    text = f"{PRINTS}\n\nOutput, as run:\n\n{fenced('41', 'text')}\n\nDone."
    assert bare(text) == f"{PRINTS}\n\nDone."
    assert bare(f"{PRINTS}\n\n**As run, it printed nothing.**") == PRINTS


def test_words_like_ours_within_code_stay() -> None:
    text = fenced("print('''\nOutput, as run:\n''')")
    assert bare(text) == text


@given(st.text(st.sampled_from("`~\n >-1.aP#:()\u241e"), max_size=80), st.text(max_size=40))
def test_any_text_is_read_without_an_error_and_outputs_go_as_they_came(around: str, output: str) -> None:
    text = f"{around}\n\n{PRINTS}\n\n{around}"
    runs = [Run(program=one, ran=Ran(output=output)) for one in runnable(text)]
    told = shown(text, runs)
    unmet(told, runs)
    assert bare(bare(told)) == bare(told)


@given(st.text())
def test_what_is_shown_of_an_output_has_no_marks_that_hide_or_move(output: str) -> None:
    assert all(mark in "\n\t" or mark.isprintable() or mark.isspace() for mark in clean(output))


def test_colours_and_lines_written_over_are_shown_as_a_terminal_would() -> None:
    assert clean("\x1b[31mred\x1b[0m\r\n10%\r100%\n\x1b]8;;http://x\x07link\x1b]8;;\x07\u202e!") == "red\n100%\nlink!"
