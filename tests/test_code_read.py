"""Wishes about code in people's own words: read, told to the model, replaced by later ones, held against the code."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import Room, ScriptedModel, a_bot
from values import wish

from bot.code import CodeWish, lacking, unmet, wishes
from bot.code.bare import bare, nothing_else
from bot.code.directed import competes, directed, signed
from bot.directives import Slot
from bot.ports import Request

TASK = "Write a Python function for the n-th Fibonacci number."
FIB = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)"
LOOP = "def fib(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a"
RUST = "fn fib(n: u64) -> u64 {\n    n\n}"


def fenced(code: str, language: str = "python") -> str:
    return f"Here it is:\n\n```{language}\n{code}\n```"


async def told(room: Room, *said: str) -> str:
    """The last line under the answer after these replies."""
    for one in said:
        await room.reply(one)
    return room.seen.frames[-1].line


@pytest.mark.parametrize(("said", "slot", "value"), [
    ("make it lazy", Slot.INCLUDE, "a generator"), ("don't recurse", Slot.EXCLUDE, "recursion"),
    ("can we do it without it calling itself?", Slot.EXCLUDE, "recursion"), ("use reduce", Slot.INCLUDE, "`reduce`"),
    ("fully typed please", Slot.INCLUDE, "type hints"), ("there are no docstrings", Slot.INCLUDE, "docstrings"),
    ("rename fib to fibonacci", Slot.INCLUDE, "a rename of `fib` to `fibonacci`"), ("@dataclass please",
     Slot.INCLUDE, "a dataclass"), ("in Rust please", Slot.INCLUDE, "code in Rust"), ("max 5 lines",
     Slot.INCLUDE, "at most 5 lines of code"), ("don't use numpy", Slot.EXCLUDE, "`numpy`"),
])  # fmt: skip
async def test_a_message_of_nothing_else_is_told_to_the_model_as_it_is_checked(
    tmp_path: Path, said: str, slot: Slot, value: str
) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: fenced(FIB))) as room:
        await room.ask(TASK)
        event = await room.reply(said)
        directive = (await room.outcome(event)).directives[0]
        assert (directive.slot, directive.value, directive.verbatim) == (slot, value, False)
        assert f"- {directed(directive)[0].sentence}" in room.prompt()


@pytest.mark.parametrize(("first", "second", "gone", "stays"), [
    ("do it with recursion", "iterative please", "Use recursion", "Use no recursion"),
    ("in Rust", "translate to Go", "in Rust", "Write the code in Go."),
    ("add type hints", "no type hints after all", "Give every", "Use no type hints."),
    ("at most 30 lines of code", "max 20 lines of code", "30", "at most 20 lines of code"),
])  # fmt: skip
async def test_a_later_wish_about_the_same_thing_takes_the_place_of_the_earlier_one(
    tmp_path: Path, first: str, second: str, gone: str, stays: str
) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: fenced(FIB))) as room:
        await room.ask(TASK)
        await told(room, first, second)
        assert stays in room.prompt() and gone not in room.prompt()


async def test_code_in_another_language_than_was_wished_is_told(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: fenced(FIB))) as room:
        await room.ask(TASK)
        assert "The code is in Python." in await told(room, "port this to Rust")
    async with a_bot(
        tmp_path / "b", ScriptedModel(lambda request, call: fenced(*((FIB,) if call == 1 else (RUST, "rs"))))
    ) as room:
        await room.ask(TASK)
        assert "Not managed" not in await told(room, "port this to Rust")


@pytest.mark.parametrize("said", ["keep the signature but use a loop", "same signature, but as a generator",
                                  "use a generator, keep the same signature"])  # fmt: skip
async def test_a_signature_that_is_to_stay_is_held(tmp_path: Path, said: str) -> None:
    code = "def fib(n, start=0):\n    for _ in range(n):\n        yield start"
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: fenced(LOOP if call == 1 else code))) as room:
        await room.ask(TASK)
        assert "`fib(n)` is now `fib(n, start)`" in await told(room, said)


async def test_a_limit_of_lines_of_an_answer_that_is_mostly_code_is_one_of_the_code(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: fenced(LOOP))) as room:
        await room.ask(TASK)
        assert "Not managed" not in await told(room, "max 5 lines")
        assert "It has 5 lines of code." in await told(room, "max 4 lines")


@pytest.mark.parametrize(("says", "want"), [
    ("there are no type hints", [("type hints", False)]), ("it still uses recursion", [("recursion", True)]),
    ("this is not a generator", [("generator", False)]), ("it has no tests", [("tests", False)]),
    ("it uses recursion", []), ("no docstrings?", []), ("it should have no comments", [("comments", True)]),
    ("it returns None instead of raising ValueError", [("raised", False)]), ("don't raise ValueError",
     [("raised", True)]), ("the docstrings are missing", [("docstrings", False)]),
    ("the rest still uses a list comprehension", [("list comprehension", True)]),
])  # fmt: skip
def test_a_complaint_wants_the_opposite_of_what_it_tells(says: str, want: list[tuple[str, bool]]) -> None:
    assert [(one.feature, one.absent) for one in wishes(says)] == want


@pytest.mark.parametrize("says", [
    "go", "go on", "Java", "in plain English", "no swift reaction", "explain it in java terms", "see utils.py",
    "use data.csv", "sum it up", "let us keep it", "you can use any name", "join us", "don't be lazy",
    "split it into two paragraphs", "let me see the types of errors it can raise", "what about negative numbers?",
    "use the same style as before", "rename it to something shorter", "a few lines about code",
])  # fmt: skip
def test_words_that_only_look_like_wishes_with_names_are_none(says: str) -> None:
    assert wishes(says) == () == bare(says)


@pytest.mark.parametrize("said", [
    "use a generator and rename it to fib", "always use type hints", "add tests for negative numbers",
    "no loops in the second part", "use a generator. And a shorter intro.", "explain the generator in one sentence",
])  # fmt: skip
def test_a_message_that_says_more_is_left_to_the_reader_of_words(said: str) -> None:
    assert bare(said) == ()


EVERY = [
    *(one for says in ("make it lazy", "use numpy", "use `deque`", "call it fib_gen", "rename a to b", "in C++",
                       "no var", "use a CTE", "at most 5 lines of code", "split it into three functions", "use os.path",
                       "camelCase", "no bare except", "inner join", "no any", "no mutable defaults")
      for one in wishes(says)),
]  # fmt: skip


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.sentence)
def test_the_value_of_a_wish_is_read_as_that_wish_and_as_nothing_more(one: CodeWish) -> None:
    directive = wish(Slot.EXCLUDE if one.absent else Slot.INCLUDE, one.value)
    assert directed(directive) == (one,) and nothing_else(one.value)


def test_what_there_can_be_one_of_alone_competes() -> None:
    assert competes(wish(Slot.INCLUDE, "code in Rust")) == "language" == competes(wish(Slot.INCLUDE, "code in Go"))
    assert competes(wish(Slot.INCLUDE, "a generator")) == "" == competes(wish(Slot.INCLUDE, "in Go", verbatim=True))


def test_a_language_is_told_only_where_all_blocks_say_theirs() -> None:
    rust = wishes("in Rust")[0]
    assert unmet(rust, fenced(RUST, "rust")) == "" == unmet(rust, "```\nsome words\n```")
    assert unmet(rust, f"{fenced(RUST, 'rust')}\n\n{fenced('cargo run', 'bash')}") == ""
    assert unmet(rust, fenced(FIB)) == "The code is in Python."


def test_commands_beside_code_do_not_meet_a_wish_about_it() -> None:
    generator = wish(Slot.INCLUDE, "a generator")
    assert lacking(generator, f"{fenced('pip install x', 'bash')}\n\n{fenced(FIB)}") != ""
    assert lacking(generator, fenced("fn f() {}", "rust")) == ""


def test_a_signature_is_that_of_python_alone() -> None:
    assert signed(fenced(FIB)) == "the signature `fib(n)`" and signed(fenced(RUST, "rust")) == ""


def capable(request: Request, call: int) -> str:
    """A model that does what its prompt says; its first draft of a version with a generator forgets the `yield`."""
    told = request.messages[-1].content
    name = "fibs" if "to `fibs`" in told else "fibonacci"
    hints = "Give every parameter" in told
    head = f"def {name}(n: int) -> Iterator[int]:" if hints else f"def {name}(n):"
    doc = '    """Give the first n numbers of Fibonacci."""\n' if "docstring" in told else ""
    if "Use a generator" in told and (call > 2):
        body = "    a, b = 0, 1\n    for _ in range(n):\n        yield a\n        a, b = b, a + b"
    else:
        body = "    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a"
    return fenced(f"{head}\n{doc}{body}")


async def test_the_fibonacci_function_becomes_what_is_wished_step_by_step(tmp_path: Path) -> None:
    model = ScriptedModel(capable, reads=True)
    async with a_bot(tmp_path, model, attempts=2) as room:
        await room.ask("Create a Python function to calculate Fibonacci.")
        await room.press("accept")
        for said, there in (
            ("Make it a generator", "yield a"), ("fully typed please", "def fibonacci(n: int) -> Iterator[int]:"),
            ("there are no docstrings", '"""Give'), ("rename fibonacci to fibs", "def fibs(n: int)"),
        ):  # fmt: skip
            assert "Not managed" not in await told(room, said)
            assert there in await room.text() and "yield a" in await room.text()
        assert "Not managed" not in await told(room, "no type hints after all")
        assert "def fibs(n):" in await room.text()
    first = model.requests[2].messages[-1].content
    assert "Take special care:\n- Use a generator" in first, "the draft without a `yield` was sent back"
