"""Code in answers: its blocks, its syntax, and what is wanted of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import wish

from bot.code import CodeWish, broken, check, directed, lacking, snippets, unmet, wishes, wrong
from bot.code.blocks import LANGUAGES
from bot.code.features import FEATURES
from bot.directives import Slot

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "code.jsonl").read_text(encoding="utf-8").splitlines()
]
ROOT = Path(__file__).parent.parent


def of(kind: str) -> list[dict[str, Any]]:
    return [row for row in ROWS if row["kind"] == kind]


def test_there_are_two_hundred_labelled_pieces_of_code_and_more() -> None:
    assert len(of("syntax")) + len(of("wish")) >= 200


@pytest.mark.parametrize("row", of("syntax"), ids=lambda row: f"{row['language']}: {row['code'][:30]!r}")
def test_an_error_is_found_where_there_is_one_and_nowhere_else(row: dict[str, Any]) -> None:
    assert bool(wrong(row["code"], row["language"])) is row["wrong"]


@pytest.mark.parametrize("row", of("wish"), ids=lambda row: f"{row['says']}: {row['code'][:30]!r}")
def test_a_wish_is_held_against_the_code(row: dict[str, Any]) -> None:
    read = wishes(row["says"])
    assert read
    assert (not any(check(one, row["code"], row["language"]) for one in read)) is row["met"]


@pytest.mark.parametrize(("slot", "value", "verbatim", "feature", "absent"), [
    (Slot.INCLUDE, "use a generator", True, "generator", False),
    (Slot.INCLUDE, "docstrings", False, "docstrings", False),
    (Slot.EXCLUDE, "recursion", False, "recursion", True), (Slot.EXCLUDE, "code comments", False, "comments", True),
    (Slot.INCLUDE, "a main guard", False, "main guard", False),
])  # fmt: skip
def test_a_directive_about_code_is_a_wish(slot: Slot, value: str, verbatim: bool, feature: str, absent: bool) -> None:
    directive = wish(slot, value, verbatim=verbatim)
    assert directed(directive) == (CodeWish(feature=feature, absent=absent),)
    assert lacking(directive, "Only words.") == ""


def test_a_directive_about_other_things_is_none() -> None:
    assert directed(wish(Slot.TONE, "friendly")) == () == directed(wish(Slot.INCLUDE, "a joke"))
    assert lacking(wish(Slot.EXCLUDE, "recursion"), "```python\ndef f():\n    f()\n```") == "`f` calls itself."


@pytest.mark.parametrize("row", of("reads"), ids=lambda row: row["says"])
def test_wishes_are_read_from_a_persons_words(row: dict[str, Any]) -> None:
    assert [[one.feature, one.absent, one.name] for one in wishes(row["says"])] == row["want"]


SAID = [
    CodeWish(feature=name, absent=absent)
    for name, feature in FEATURES.items()
    for absent in (False, True)
    if (feature.leave if absent else feature.use) and not feature.means and name not in ("iteration", "other packages")
]


@pytest.mark.parametrize("wish", SAID, ids=lambda wish: wish.sentence)
def test_a_wish_said_as_a_requirement_is_read_as_one_about_the_same_thing(wish: CodeWish) -> None:
    assert [(one.about, one.absent) for one in wishes(wish.sentence)] == [(wish.about, wish.absent)]


def test_an_error_is_told_with_its_line() -> None:
    assert (
        wrong("x = 1\nprint(x", "python")
        == "Line 2 of the Python code does not parse, `print(x`: '(' was never closed."
    )
    assert wrong("function f() {\n  return [1;\n}", "js").startswith("Line 2 of the JavaScript code does not parse")


def test_what_is_missing_is_told_in_a_sentence() -> None:
    wish = wishes("use a generator")[0]
    assert (
        check(wish, "def f():\n    return []\n") == "There is no `yield`, and no generator expression that is returned."
    )
    assert check(wishes("add docstrings")[0], "def f():\n    pass\n") == "There is no docstring in `f`."


def test_the_blocks_of_an_answer_have_their_languages_and_places() -> None:
    text = "Here:\n\n```py\nx = 1\n```\n\n- a step:\n\n  ```bash\n  ls\n  pwd\n  ```\n\n```\nplain\n```\n"
    found = snippets(text)
    assert [(one.language, one.named) for one in found] == [("python", True), ("bash", True), ("", False)]
    assert [one.code for one in found] == ["x = 1", "ls\npwd", "plain"]
    assert found[0].span.of(text) == "x = 1"


def test_an_unnamed_block_is_python_where_its_marks_say_so() -> None:
    text = "```\ndef f(n):\n    return [n\n\nprint(f(1))\n```"
    assert snippets(text)[0].language == "python"
    assert [sentence for _, sentence in broken(text)] == [
        "Line 2 of the Python code does not parse, `return [n`: '[' was never closed."
    ]


def test_an_answer_of_nothing_but_code_is_one_block() -> None:
    text = "def fib(n):\n    yield n\n\nprint(list(fib(3)))\n"
    assert [one.language for one in snippets(text)] == ["python"]
    assert unmet(wishes("use a generator")[0], text) == ""
    assert snippets("The answer is short. It has no code.") == ()


def test_a_wish_about_code_says_nothing_of_an_answer_without_any() -> None:
    assert unmet(wishes("use a generator")[0], "A generator makes power.") == ""


def test_blocks_of_one_language_are_held_together() -> None:
    text = "```python\ndef f():\n    yield 1\n```\n\nUse it:\n\n```python\nprint(list(f()))\n```"
    assert unmet(wishes("use a generator")[0], text) == ""
    assert unmet(wishes("no print")[0], text) == "It prints on line 4."


def test_the_repositorys_own_code_has_no_error() -> None:
    paths = [path for folder in ("bot", "adapters", "tests") for path in (ROOT / folder).rglob("*.py")]
    found = {str(path): wrong(path.read_text(encoding="utf-8"), "python") for path in paths}
    assert len(found) > 300
    assert {path: sentence for path, sentence in found.items() if sentence} == {}


def test_code_too_deep_for_a_parser_is_not_judged() -> None:
    deep = "(" * 5000 + ")" * 5000
    assert wrong(deep, "python") == ""
    assert wrong("[" * 5000 + "]" * 5000, "json") == ""
    wrong("[" * 5000 + "]" * 5000, "yaml")


CODE = st.text(
    st.sampled_from(list("abf01 \n\t()[]{}:;,.=\"'`#/\\*<>-+$@!é…\0\r")), max_size=200
) | st.lists(
    st.sampled_from(["def f(n):", "    yield n", "```", "```python", ">>> f(1)", "...", "@a", "class A:",
                     "function f() {",
                     "}", "SELECT 1", "\t", "return", "# a", "'''", "a: [", "<p>", "\r\n"]), max_size=12
).map("\n".join)  # fmt: skip


@given(CODE, st.sampled_from(sorted(LANGUAGES)))
def test_no_code_makes_the_check_of_syntax_raise(code: str, language: str) -> None:
    assert isinstance(wrong(code, language), str)
    broken(f"```{language}\n{code}\n```")


@given(CODE, st.sampled_from(SAID), st.sampled_from(["python", "javascript", "typescript", "tsx", "go", ""]))
def test_no_code_makes_the_check_of_a_wish_raise(code: str, wish: CodeWish, language: str) -> None:
    assert isinstance(check(wish, code, language), str)
    unmet(wish, code)


@given(st.text(max_size=120) | CODE)
def test_no_words_make_the_reader_of_wishes_raise(text: str) -> None:
    assert isinstance(wishes(text), tuple)
    for one in snippets(text):
        assert 0 <= one.span.start <= one.span.end <= len(text)


@pytest.mark.parametrize("language", ["csharp", "javascript", "cpp", "yaml", "bash"])
def test_text_made_to_hold_a_parser_up_is_given_up(language: str) -> None:
    for piece in ("<a", "[{", '"', "((a", "a: ", "/*"):
        wrong(piece * 7000, language)  # the test's time limit is what fails
