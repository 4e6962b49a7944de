"""Wishes about code as a model is told them, newer wishes of that kind, and texts made to hold the check up."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot
from values import context, wish

from bot.code import broken, check, functions, lacking, wishes, wrong
from bot.code.directed import NO_CODE, told
from bot.code.grammars import MOST, READ, SLOW, deep
from bot.directives import Slot
from bot.prompt import render

TASK = "Create a Python function to calculate Fibonacci."
ESSAY = "Write an essay about our school."


@pytest.mark.parametrize(("slot", "value", "line"), [
    (Slot.INCLUDE, "type hints", "Give every parameter and result a type hint."),
    (Slot.EXCLUDE, "recursion", "Use no recursion: no function calls itself."),
    (Slot.EXCLUDE, "third-party libraries", "Use only the standard library."),
    (Slot.EXCLUDE, "comments", "Write no comments in the code."),
    (Slot.INCLUDE, "type hints and docstrings",
     "Give every parameter and result a type hint. Give every function and class a docstring."),
    (Slot.INCLUDE, "type hints for the public functions", "Include type hints for the public functions."),
    (Slot.INCLUDE, "a test for negative numbers", "Include a test for negative numbers."),
    (Slot.INCLUDE, "a joke", "Include a joke."),
])  # fmt: skip
def test_a_model_is_told_what_is_checked_where_that_is_all_that_was_said(slot: Slot, value: str, line: str) -> None:
    assert f"- {line}" in render(context(wish(slot, value), text=TASK))[-1].content


def test_what_is_said_of_other_things_too_is_about_code_only_where_code_was_asked_for() -> None:
    for value, plain in (("tests", "Include tests."), ("more comments", "Include more comments.")):
        assert f"- {plain}" in render(context(wish(Slot.INCLUDE, value), text=ESSAY))[-1].content
        assert told(wish(Slot.INCLUDE, value), TASK) != "" == told(wish(Slot.INCLUDE, value), ESSAY)
    assert told(wish(Slot.INCLUDE, "type hints", verbatim=True), TASK) == ""


def test_an_answer_without_code_lacks_what_was_wanted_of_it_where_code_was_asked_for() -> None:
    generator = wish(Slot.INCLUDE, "use a generator", verbatim=True)
    assert lacking(generator, "Generators are lazy.", TASK) == NO_CODE
    assert lacking(generator, "Generators are lazy.", ESSAY) == "" == lacking(generator, "Generators are lazy.")
    assert lacking(generator, "Write `(x for x in y)`.", TASK) == ""
    assert lacking(wish(Slot.EXCLUDE, "recursion"), "Generators are lazy.", TASK) == ""


ONE = "def f(n):\n    '''Doc.'''\n    return sum(range(n))\n\nprint(f(3))\n"
LOOP = "def f(n):\n    for x in range(n):\n        print(x)\n"


@pytest.mark.parametrize(("says", "code", "met"), [
    ("make it a one-liner", ONE, True), ("make it a one-liner", LOOP, False),
    ("as a one-liner", "f = lambda n: n + 1\n", True),
    ("as a one-liner", "def f(n):\n    n += 1\n    return n\n", False),
    ("use memoization", "@lru_cache\ndef f(n):\n    return n\n", True),
    ("use memoization", "memo = {}\ndef f(n):\n    return memo[n]\n", True), ("use memoization", ONE, False),
    ("add logging", "import logging\nlogging.info('a')\n", True), ("add logging", LOOP, False),
    ("use match/case", "match a:\n    case 1:\n        pass\n", True), ("use a match statement", LOOP, False),
    ("use a context manager", "with open(a) as b:\n    pass\n", True), ("use a context manager", LOOP, False),
    ("use the walrus operator", "if (a := f()):\n    pass\n", True), ("no walrus operator", "x = (a := 1)\n", False),
])  # fmt: skip
def test_more_wishes_about_code_are_held_against_it(says: str, code: str, met: bool) -> None:
    assert (not any(check(one, code) for one in wishes(says))) is met and wishes(says)


@pytest.mark.parametrize("says", [
    "explain it as a one-liner", "summarize it in a one-liner", "add a one-liner summary", "write about logging",
    "add a section on logging in", "I saw a walrus", "match the style", "explain memoization",
])  # fmt: skip
def test_words_that_only_look_like_wishes_about_code_are_none(says: str) -> None:
    assert wishes(says) == ()


async def test_a_one_liner_is_one_statement_of_code_and_no_sentence(tmp_path: Path) -> None:
    async with a_bot(
        tmp_path, ScriptedModel(lambda request, call: f"Here it is. It loops.\n\n```python\n{LOOP}```")
    ) as room:
        await room.ask(TASK)
        await room.reply("make it a one-liner")
        assert "`f` has more than one statement." in room.seen.frames[-1].line
        assert "sentence" not in room.seen.frames[-1].line


@pytest.mark.parametrize("language", ["csharp", "javascript", "cpp", "java", "ruby", "bash", "css", "html", "c"])
def test_a_block_longer_than_a_grammar_is_given_is_not_judged(language: str) -> None:
    assert wrong("}} ((\n" * (READ // 6 + 1), language) == ""


def test_code_that_no_person_reads_is_not_judged() -> None:
    assert deep("(" * 61) and deep("[{" * 31) and deep("A<" * 62) and deep("a::" * 1000)
    assert not deep("(" * 60) and not deep("if (a < b) { c = d; }\n" * 300) and not deep("() => {};\n" * 300)
    assert wrong("(" * 200, "java") == "" == wrong("x = " + "[" * 200, "python")
    assert wrong("a: [\n" * SLOW, "yaml") == "" == wrong("SELECT FROM FROM;\n" * SLOW, "sql")
    assert functions("def f(:\n" * MOST) == ()


def test_heads_that_repeat_hold_no_reader_of_functions_up() -> None:
    functions("a" + "*&" * 4000, "kotlin")  # the test's time limit is what fails
    functions("def f(:\n" * 1400)
    broken("```c\n}} (\n```\n\n" * 300)


async def test_code_with_an_error_is_sent_back_with_the_error_and_its_line(tmp_path: Path) -> None:
    said = ["```python\ndef f(:\n    pass\n```", "```python\ndef f():\n    pass\n```"]
    model = ScriptedModel(lambda request, call: said[call - 1], reads=True)
    async with a_bot(tmp_path, model, attempts=2) as room:
        await room.ask("Write a Python function f that does nothing.")
        assert "def f():" in await room.text() and "Line 1" in model.requests[1].messages[-1].content
