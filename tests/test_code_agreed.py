"""An accepted version's code: what it is called and takes stays while only its inside or its style changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot
from values import context, wish

from bot.agreed import facts_named, lost, restorable
from bot.context import Agreed
from bot.directives import Directive, Slot
from bot.wanted import Wanted, wanted

TEXT = "Memoize it:\n\n```python\ndef fibonacci(n: int) -> int:\n    return n if n < 2 else fibonacci(n - 1)\n```"
ASKED = "Make it more memory-efficient using a generator."


def after(*wishes: Directive, text: str = TEXT) -> Wanted:
    """What is wanted after somebody accepted that text."""
    return wanted(context(*wishes).model_copy(update={"agreed": Agreed(version=1, text=text)}))


def said(value: str) -> Directive:
    return wish(Slot.INCLUDE, value, verbatim=True)


def code(head: str, language: str = "python") -> str:
    return f"```{language}\n{head}\n    yield n\n```"


@pytest.mark.parametrize("one", [
    said(ASKED), said("use a generator"), wish(Slot.EXCLUDE, "recursion"), wish(Slot.INCLUDE, "type hints"),
    wish(Slot.INCLUDE, "docstrings"), said("no imports, and handle errors"), wish(Slot.TONE, "formal"),
])  # fmt: skip
def test_a_wish_about_the_inside_of_code_keeps_what_it_is_called_and_takes(one: Directive) -> None:
    want = after(one)
    assert [fact.text for fact in lost(code("def fib(n):"), want) if "(" in fact.text] == ["`fibonacci(n: int)`"]
    assert [fact.text for fact in lost(code("def fibonacci():"), want) if "(" in fact.text] == ["`fibonacci(n: int)`"]
    assert not [fact.text for fact in lost(code("def fibonacci(n, start=0):"), want) if "(" in fact.text]
    assert "`fibonacci(n: int)`" in facts_named(want)


@pytest.mark.parametrize("one", [
    said("use a generator and rename it to fib"), said("use a generator that takes a start value"),
    wish(Slot.INCLUDE, "a class"), said("make it async"), said("write it in JavaScript"), said("call it `fib`"),
    wish(Slot.INCLUDE, "a second function"), wish(Slot.LENGTH, "shorter"), said("only a function for the sum"),
    wish(Slot.PASSAGE, "remove", target="function `fibonacci`"),
])  # fmt: skip
def test_a_wish_that_may_be_about_its_name_or_what_it_takes_releases_both(one: Directive) -> None:
    want = after(one)
    assert not [fact for fact in lost(code("def fib():"), want) if "(" in fact.text]
    assert "`fibonacci(n: int)`" not in facts_named(want)


def test_an_answer_without_code_or_in_another_language_lost_none_of_it() -> None:
    assert lost("A generator yields one number at a time.", after(said("use a generator"))) == ()
    assert lost("```js\nfunction* f() { yield 1; }\n```", after(said("use a generator"))) == ()
    assert lost(code("def f(n):"), after(said("use a generator"), text="Use recursion.")) == ()


def test_other_languages_keep_their_names() -> None:
    script = "```js\nfunction fibonacci(n) {\n  return n;\n}\n```"
    want = after(said("use a generator"), text=script)
    assert [fact.text for fact in lost("```js\nfunction* fib(n) {\n  yield n;\n}\n```", want)] == ["`fibonacci`"]


def test_code_is_never_given_back_as_a_sentence() -> None:
    assert restorable(code("def fib(n):"), after(said("use a generator"))) == ()


async def test_a_version_that_renames_what_was_accepted_is_sent_back(tmp_path: Path) -> None:
    def script(request: object, call: int) -> str:
        return [TEXT, code("def fib(n):"), code("def fibonacci(n: int):")][call - 1]

    model = ScriptedModel(script, reads=True)
    async with a_bot(tmp_path, model, attempts=2) as room:
        await room.ask("Create a Python function to calculate Fibonacci.")
        await room.press("accept")
        await room.reply("Use a generator.")
        assert "Keep these facts: `fibonacci(n: int)`." in room.prompt()
        assert await room.text() == code("def fibonacci(n: int):")
        assert "Not managed" not in room.seen.frames[-1].line
