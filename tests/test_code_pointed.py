"""Changing one function of an answer's code and nothing else, through the front door."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot
from hypothesis import given
from hypothesis import strategies as st

from bot.code import placed, pointed
from bot.passage import Found, fitted, locate

FIB = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)"
PARSE = "async def parse(text):\n    # Splits it.\n    return text.split()"
PUSH = "    @counted\n    def push(self, item):\n        def log():\n            print(item)\n\n        log()"
RUN = "    def run(self):\n        return 1"
CODE = f"{FIB}\n\n\n@cached\n{PARSE}\n\n\nclass Stack:\n{PUSH}\n\n{RUN}\n\n\nclass Queue:\n{RUN}\n"
TEXT = f"Here it is:\n\n```python\n{CODE}```\n\nIt  has *two* classes.\n"
LOOP = "def fib(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a"


async def changed(tmp_path: Path, said: str, reply: str, text: str = TEXT) -> str:
    """What the answer is after a message about its code that the model answers so."""
    model = ScriptedModel(lambda request, call: text if call == 1 else reply)
    async with a_bot(tmp_path, model) as room:
        await room.ask("Write some code.")
        await room.reply(said)
        assert len(model.requests) == 2
        return await room.text()


@pytest.mark.parametrize("said", [
    "change only fib(): make it iterative", "only fib(): make it iterative",
    "Rewrite only the fib function iteratively",
    "in fib(), use a loop", "only use a loop in `fib`", "make fib() iterative, leave the rest alone",
    "change fib to use a loop and don't touch anything else",
])  # fmt: skip
@pytest.mark.parametrize("reply", [
    LOOP, f"```python\n{LOOP}\n```", f"Sure! Here is the new function:\n\n```python\n{LOOP}\n```\n\nIt is faster now.",
    TEXT.replace(FIB, LOOP).replace("return 1", "return 2"), "\n".join(f"    {line}" for line in LOOP.split("\n")),
])  # fmt: skip
async def test_one_function_is_written_anew_and_every_other_character_stays(
    tmp_path: Path, said: str, reply: str
) -> None:
    assert await changed(tmp_path, said, reply) == TEXT.strip().replace(FIB, LOOP)


@pytest.mark.parametrize("reply", [
    LOOP.replace("fib", "fibonacci"), LOOP.replace("(n):", "(n:"), "It cannot be done.", "class fib:\n    pass",
    f"import numpy\n\n{LOOP.replace('return a', 'return numpy.int64(a)')}", f"{LOOP}\n\n{LOOP}", "fib = 1",
])  # fmt: skip
async def test_a_reply_without_that_function_changes_nothing_and_people_are_told(tmp_path: Path, reply: str) -> None:
    model = ScriptedModel(lambda request, call: TEXT if call == 1 else reply)
    async with a_bot(tmp_path, model, attempts=2) as room:
        await room.ask("Write some code.")
        await room.reply("only fib(): make it iterative")
        assert await room.text() == TEXT.strip()
        assert len(model.requests) == 3 and "stayed as it was" in room.seen.frames[-1].line


@pytest.mark.parametrize(("said", "old", "new"), [
    ("rewrite only the parse function with type hints", "@cached\n" + PARSE,
     "@cached\nasync def parse(text: str) -> list[str]:\n    return text.split()"),
    ("change only Stack.push: no logging", PUSH.strip(), "def push(self, item):\n    self.items.append(item)"),
    ("only the method Queue.run: return 3", f"Queue:\n{RUN}", "def run(self):\n    return 3"),
    ("only log(): say nothing", "def log():\n            print(item)", "def log():\n    pass"),
    ("only the class Queue: as a stub", f"class Queue:\n{RUN}", "class Queue:\n    pass"),
])  # fmt: skip
async def test_methods_decorated_nested_and_asynchronous_functions_are_found_too(
    tmp_path: Path, said: str, old: str, new: str
) -> None:
    text = await changed(tmp_path, said, new)
    assert text.count(old) == TEXT.count(old) - 1
    kept = TEXT.strip().split(old)
    assert text.startswith(kept[0]) and text.endswith(kept[-1]) and text != TEXT.strip()


async def test_of_two_functions_of_one_name_it_is_asked_which(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: TEXT)
    async with a_bot(tmp_path, model) as room:
        await room.ask("Write some code.")
        await room.reply("only run(): return 2")
        assert len(model.requests) == 1 and await room.text() == TEXT.strip()


@pytest.mark.parametrize(("language", "code", "said", "reply", "old", "new"), [
    ("js", "export function add(a, b) {\n  return a + b;\n}\n\nconst twice = (x) => add(x, x);\n",
     "only twice(): return 2 * x", "```js\nconst twice = (x) => 2 * x;\n```", "add(x, x)", "2 * x"),
    ("ts", "class A {\n  private run(): number {\n    return 1;\n  }\n}\n", "only A.run: return 2",
     "private run(): number {\n  return 2;\n}", "return 1", "return 2"),
    ("go", "package a\n\nfunc F(x int) int {\n\treturn x\n}\n\nfunc G() {}\n", "only F(): return 0",
     "func F(x int) int {\n\treturn 0\n}", "return x", "return 0"),
    ("java", "class A {\n  int f() { return 1; }\n\n  int g() { return 1; }\n}\n", "change only f(): return 2",
     "int f() { return 2; }", "f() { return 1", "f() { return 2"),
    ("rust", "struct S;\n\nimpl S {\n    fn f(&self) -> i32 {\n        1\n    }\n}\n", "only S.f: return 2",
     "fn f(&self) -> i32 {\n    2\n}", "        1", "        2"),
    ("php", "function f() { return 1; }\nfunction g() { return 1; }\n", "only f(): return 2",
     "function f() { return 2; }", "f() { return 1", "f() { return 2"),
    ("kotlin", "fun f(): Int {\n  return 1\n}\n", "only f(): return 2", "fun f(): Int {\n  return 2\n}", "1", "2"),
])  # fmt: skip
async def test_functions_of_other_languages_are_written_anew_alone(
    tmp_path: Path, language: str, code: str, said: str, reply: str, old: str, new: str
) -> None:
    text = f"Here:\n\n```{language}\n{code}```"
    assert await changed(tmp_path, said, reply, text) == text.replace(old, new)


async def test_two_functions_named_at_once_are_each_written_anew(tmp_path: Path) -> None:
    def script(request: object, call: int) -> str:
        return [TEXT, LOOP, "async def parse(text):\n    return list(text)"][call - 1]

    model = ScriptedModel(script)
    async with a_bot(tmp_path, model) as room:
        await room.ask("Write some code.")
        await room.reply("only fib() and parse(): write a loop")
        told = PARSE.replace("# Splits it.\n    return text.split()", "return list(text)")
        assert await room.text() == TEXT.strip().replace(FIB, LOOP).replace(f"@cached\n{PARSE}", told)


def test_a_function_in_a_list_or_a_quotation_keeps_what_its_lines_begin_with() -> None:
    for mark, inner in (("1. ", "   "), ("> ", "> "), ("- > ", "  > ")):
        block = [f"{inner}{line}".rstrip() if line else inner.rstrip() for line in f"{FIB}\n\n\nx = 1\n```".split("\n")]
        text = "\n".join([f"{mark}```python", *block])
        found = locate(text, "fib()")
        assert isinstance(found, Found)
        new = fitted(text, found, LOOP)
        assert new == (LOOP.replace("\n", f"\n{inner}"),)


def test_line_ends_stay_those_of_the_text() -> None:
    text = TEXT.replace("\n", "\r\n")
    found = locate(text, "fib()")
    assert isinstance(found, Found) and fitted(text, found, LOOP) == (LOOP.replace("\n", "\r\n"),)


def test_of_overloads_in_a_whole_reply_the_one_in_the_same_place_is_taken() -> None:
    code = "class A {\n  int f(int a) { return 1; }\n  int f(String a) { return 2; }\n}"
    text = f"```java\n{code}\n```"
    second = [one for one in placed(text) if one.function.name == "f"][1]
    new = fitted(text, Found(spans=(second.span,)), code.replace("return", "return -"))
    assert new == ("int f(String a) { return - 2; }",)


@pytest.mark.parametrize("said", [
    "just run it", "why does fib() recurse?", "fib(): what does it do?", "make it faster", "use a generator",
    "fib() is great", "only add type hints", "make fib() iterative", "in run, walk or bike, say which is best",
    "", "push it further", "please only fib",
    "in fib(), use a loop. And a longer intro.",
])  # fmt: skip
def test_what_is_not_about_one_function_alone_is_read_like_any_other_words(said: str) -> None:
    assert pointed(said, TEXT) == ()


@pytest.mark.parametrize("said", [
    "only gcd(): make it iterative", "only change `gcd`: make it iterative", "fix `gcd`, leave the rest alone",
])  # fmt: skip
async def test_of_a_function_that_is_not_there_people_are_told_and_nothing_changes(tmp_path: Path, said: str) -> None:
    model = ScriptedModel(lambda request, call: TEXT)
    async with a_bot(tmp_path, model) as room:
        await room.ask("Write some code.")
        await room.reply(said)
        assert len(model.requests) == 1 and await room.text() == TEXT.strip()
        assert any("can't find" in told and "gcd" in told for _, _, told, *_ in room.seen.told)


@pytest.mark.parametrize(("said", "target", "value"), [
    ("only touch the first function, use a loop", "function `fib`", "use a loop"),
    ("the last method should return 3, rest is fine", "method `Queue.run`", "return 3"),
    ("only change `run` in Queue: return 3", "method `Queue.run`", "return 3"),
    ("just fix Stack's run: return 3", "method `Stack.run`", "return 3"),
    ("fix just the recursion in fib", "function `fib`", "fix the recursion"),
    ("leave parse alone, but make fib a loop", "function `fib`", "make it a loop"),
    ("everything except fib is good. Make fib use a loop", "function `fib`", "make it use a loop"),
    ("Don't touch parse or Stack, just improve fib with a loop", "function `fib`", "improve it with a loop"),
    ("Can you simplify fib? don't change anything else", "function `fib`", "simplify it"),
    ("rewrite the fib function only, w/o recursion", "function `fib`", "w/o recursion"),
    ("only the async function parse: split at commas", "function `parse`", "split at commas"),
    ("Please only modify the fib function. Use a loop.", "function `fib`", "Use a loop"),
    ("keep everything as is except fib, which should use a loop", "function `fib`", "use a loop"),
    ("parse() only: split at commas", "function `parse`", "split at commas"),
    ("Stack.push should not log, rest unchanged", "method `Stack.push`", "not log"),
    ("only fib needs a docstring", "function `fib`", "a docstring"),
])  # fmt: skip
def test_one_function_is_meant_in_many_ways(said: str, target: str, value: str) -> None:
    assert [(one.target, one.value) for one in pointed(said, TEXT)] == [(target, value)]


@pytest.mark.parametrize("said", [
    "leave parse alone, make it faster", "don't touch fib", "fib is fine", "make the second function async",
    "only `yield` please", "only change `item`: make it a set", "fix the bug in fib", "only enumerate() please",
    "explain the second function", "why does fib recurse? don't change anything else",
])  # fmt: skip
def test_words_about_what_stays_or_what_is_no_function_point_at_none(said: str) -> None:
    assert pointed(said, TEXT) == ()


def test_words_about_a_text_without_code_are_never_about_a_function() -> None:
    assert pointed("only fib(): use a loop", "Write fib() as a loop.") == ()


@given(st.text(st.sampled_from(list("only fib():,.in `parse` make add to ?")), max_size=80))
def test_no_words_make_it_raise_and_every_target_is_found(said: str) -> None:
    for one in pointed(said, TEXT):
        assert one.value and isinstance(locate(TEXT, one.target), Found)


async def test_a_function_that_is_changed_is_held_to_the_wish_about_it(tmp_path: Path) -> None:
    code = "```python\ndef fib(n):\n    return [n, n]\n\n\ndef show(n):\n    print(fib(n))\n```"
    lists = "def fib(n):\n    return [n]"
    right = "def fib(n):\n    a, b = 0, 1\n    for _ in range(n):\n        yield a\n        a, b = b, a + b"
    said = [code, lists, right]
    model = ScriptedModel(lambda request, call: said[min(call, 3) - 1], reads=True)
    async with a_bot(tmp_path, model, attempts=2) as room:
        await room.ask("Write Fibonacci in Python.")
        await room.reply("change only fib(): use a generator")
        assert "yield a" in await room.text() and "print(fib(n))" in await room.text()


WHOLE = {
    "Only touch Push, ignore negative numbers": (
        "go",
        "type S struct{ x []int }\n\n// Push adds.\nfunc (s *S) Push(x int) {\n\ts.x = append(s.x, 0)\n}\n\n"
        "func (s *S) Len() int { return 1 }\n",
        "s.x = append(s.x, 0)",
    ),
    "only change total() to use reduce": (
        "ts",
        "class A {\n  total(): number {\n    return 0;\n  }\n\n  get size(): number {\n    return 1;\n  }\n}\n",
        "return 0",
    ),
    "the first method should return 5, leave everything else as is": (
        "java",
        "class A {\n  @Override\n  public int f() {\n    return 0;\n  }\n\n  int g() { return 1; }\n}\n",
        "return 0",
    ),
    "modify only the scale method, clamp it to 10": (
        "rust",
        "impl P {\n    fn len(&self) -> f64 {\n        return 1\n    }\n\n"
        "    fn scale(&self) -> f64 {\n        0.0\n    }\n}\n",
        "0.0",
    ),
    "leave g alone, but make f return 5": (
        "python",
        "def f():\n    return 0\n\n\n@cached\ndef g():\n    return 1\n",
        "return 0",
    ),
    "everything except A.f is fine. Make A.f return 5": (
        "python",
        "class A:\n    @property\n    def f(self):\n        return 0\n\n    async def g(self):\n        return 1\n",
        "return 0",
    ),
}


@pytest.mark.parametrize("said", WHOLE)
async def test_of_a_reply_that_writes_everything_anew_one_function_is_taken(tmp_path: Path, said: str) -> None:
    language, code, old = WHOLE[said]
    text = f"Here:\n\n```{language}\n{code}```\n\nThat is all."
    new = old.replace("0", "5")
    reply = text.replace(old, new).replace("return 1", "return 7").replace("Here:", "Sure!")
    assert await changed(tmp_path, said, reply, text) == text.replace(old, new)
