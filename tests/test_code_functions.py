"""The functions of a piece of code, changing one of them alone, and what a new version lost."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.code import functions, keeps, kept, meant, spliced

ROOT = Path(__file__).parent.parent
CODE = '''import functools

LIMIT = 10


# Counts up.
# Slowly.
@functools.cache
def fib(n):
    """One number."""
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)  # twice


class Stack:
    size = 3

    # Puts one on.
    def push(self, item):
        self.items.append(item)

    @property
    def top(self):
        def last():
            return self.items[-1]

        return last()


def other():
    return fib(3)
'''


def one(path: str, code: str = CODE, language: str = "python"):  # type: ignore[no-untyped-def]
    return next(found for found in functions(code, language) if found.path == path)


def test_functions_are_found_with_their_paths_and_all_that_is_theirs() -> None:
    assert [found.path for found in functions(CODE)] == [
        "fib",
        "Stack",
        "Stack.push",
        "Stack.top",
        "Stack.top.last",
        "other",
    ]
    fib, push = one("fib"), one("Stack.push")
    assert fib.span.of(CODE).startswith("@functools.cache\ndef fib") and fib.span.of(CODE).endswith("# twice")
    assert fib.above.of(CODE) == "# Counts up.\n# Slowly."
    assert push.indent == "    " and push.above.of(CODE) == "# Puts one on."


GENERATOR = "def fib(n):\n    a, b = 0, 1\n    for _ in range(n):\n        yield a\n        a, b = b, a + b\n"


@pytest.mark.parametrize("reply", [
    GENERATOR,
    f"Sure, here it is:\n\n```python\n{GENERATOR}```\nEnjoy!",
    f"```python\nimport functools\n\n{GENERATOR}\n\ndef other():\n    return 0\n```",
])  # fmt: skip
def test_one_function_is_replaced_and_nothing_else(reply: str) -> None:
    new = spliced(CODE, one("fib"), reply)
    fib = one("fib")
    assert new == CODE[: fib.span.start] + GENERATOR.rstrip("\n") + CODE[fib.span.end :]


def test_a_method_is_brought_to_its_indentation_with_its_strings_as_they_are() -> None:
    reply = 'def push(self, item):\n    """Put one on.\n\n    At the end.\n    """\n    text = """a\n  b\n"""\n'
    reply += "    self.items += [item, text]\n"
    new = spliced(CODE, one("Stack.push"), reply)
    assert new is not None
    assert '    def push(self, item):\n        """Put one on.\n\n        At the end.\n' in new
    assert 'text = """a\n  b\n"""\n        self.items' in new
    assert "    # Puts one on.\n    def push" in new


def test_comments_above_a_new_version_take_the_place_of_the_old_ones() -> None:
    new = spliced(CODE, one("fib"), "# Counts fast.\ndef fib(n):\n    return n\n")
    assert new is not None and "Slowly" not in new and "# Counts fast.\ndef fib(n):\n    return n\n\n\nclass" in new


def test_a_whole_class_in_the_reply_gives_its_method() -> None:
    new = spliced(CODE, one("Stack.push"), "class Stack:\n  def push(self, item):\n    self.items = [item]\n")
    assert new is not None and "    def push(self, item):\n      self.items = [item]\n\n    @property" in new


@pytest.mark.parametrize("reply", [
    "", "I cannot do that.", "def fibonacci(n):\n    return n\n", "def fib(n:\n    return n\n",
    "import numpy as np\n\ndef fib(n):\n    return np.array(n)\n", "class fib:\n    pass\n",
    "def fib(n):\n    return 1\n\ndef fib(n):\n    return 2\n",
])  # fmt: skip
def test_a_reply_that_does_not_fit_is_refused(reply: str) -> None:
    assert spliced(CODE, one("fib"), reply) is None


def test_another_name_is_taken_where_that_was_wished() -> None:
    new = spliced(CODE, one("other"), "def third():\n    return fib(3)\n", renamed=True)
    assert new is not None and new.endswith("def third():\n    return fib(3)\n")


def test_line_ends_and_tabs_stay_the_codes_own() -> None:
    windows = CODE.replace("\n", "\r\n")
    new = spliced(windows, one("fib", windows), GENERATOR)
    assert new is not None and "\n" not in new.replace("\r\n", "")
    tabbed = "class A:\n\tdef f(self):\n\t\treturn 1\n\n\tdef g(self):\n\t\treturn 2\n"
    new = spliced(tabbed, one("A.f", tabbed), "def f(self):\n    if self:\n        return 3\n")
    assert new == "class A:\n\tdef f(self):\n\t\tif self:\n\t\t\treturn 3\n\n\tdef g(self):\n\t\treturn 2\n"


SCRIPT = """// Adds.
export function add(a, b) {
  return a + b;
}

const twice = (x) => {
  return add(x, x);
};

class A {
  é() { return 'ü'; }
  run() {
    return 1;
  }
}
"""


def test_functions_of_other_languages_are_found_and_replaced_too() -> None:
    assert [found.path for found in functions(SCRIPT, "javascript")] == ["add", "twice", "A", "A.é", "A.run"]
    new = spliced(SCRIPT, one("A.run", SCRIPT, "js"), "class A {\n  run() {\n    return 2;\n  }\n}", "js")
    assert new == SCRIPT.replace("return 1", "return 2")
    new = spliced(SCRIPT, one("twice", SCRIPT, "js"), "```js\nconst twice = (x) => 2 * x;\n```", "js")
    assert new == SCRIPT.replace("(x) => {\n  return add(x, x);\n}", "(x) => 2 * x")


@pytest.mark.parametrize(("language", "code", "paths"), [
    ("java", "class A {\n  int f() { return 1; }\n}", ["A", "A.f"]),
    ("go", "package a\n\nfunc F(x int) int {\n\treturn x\n}\n", ["F"]),
    ("rust", "fn f() -> i32 {\n    1\n}\n", ["f"]),
    ("c", "int *f(int a) {\n  return 0;\n}\n", ["f"]),
    ("cpp", "int A::f() {\n  return 0;\n}\n", ["f"]),
    ("ruby", "class A\n  def f\n    1\n  end\nend\n", ["A", "A.f"]),
    ("php", "<?php\nfunction f() { return 1; }\n", ["f"]),
    ("csharp", "class A {\n  int F() => 1;\n}", ["A", "A.F"]),
    ("bash", "f() {\n  echo 1\n}\n", ["f"]),
    ("python", "def f(:\n    pass\n", ["f"]),
])  # fmt: skip
def test_functions_are_found_in_many_languages(language: str, code: str, paths: list[str]) -> None:
    assert [found.path for found in functions(code, language)] == paths


@pytest.mark.parametrize(("words", "paths"), [
    ("change only the fib function", ["fib"]), ("only fib(), please", ["fib"]), ("rewrite `fib`", ["fib"]),
    ("only fib", ["fib"]), ("make the method push faster", ["Stack.push"]), ("change Stack.push", ["Stack.push"]),
    ("the other function is fine, make it shorter", ["other"]), ("on the other hand, shorter", []),
    ("push it further", []), ("make it shorter", []), ("the Fib function", ["fib"]), ("the Stack class", ["Stack"]),
])  # fmt: skip
def test_the_function_that_a_person_means_is_found_by_its_name(words: str, paths: list[str]) -> None:
    assert [found.path for found in meant(words, functions(CODE))] == paths


def test_a_name_that_is_spoken_is_found_and_two_of_one_name_are_both_given() -> None:
    code = "def calculate_fibonacci(n):\n    return n\n"
    code += "\n\nclass A:\n    def run(self):\n        pass\n\n\nclass B:\n    def run(self):\n        pass\n"
    assert [found.path for found in meant("the calculate fibonacci function", functions(code))] == [
        "calculate_fibonacci"
    ]
    assert [found.path for found in meant("the run method", functions(code))] == ["A.run", "B.run"]


@pytest.mark.parametrize(("new", "lost"), [
    (CODE, ()),
    (CODE.replace("def fib(n):", "def fib(n, memo=None):"), ()),
    (CODE.replace("def other", "def third"), ("`other` is gone.",)),
    (CODE.replace("def push(self, item)", "def push(self)"), ("`Stack.push` no longer takes `item`.",)),
    (CODE.replace("def push(self, item)", "def push(self, item, at)"), ("`Stack.push` now needs `at`.",)),
    (CODE.replace("LIMIT = 10", ""), ("`LIMIT` is gone.",)),
    (CODE.replace("def other", "async def other"), ("`other` has become asynchronous.",)),
    ("def fib(:", ()),
])  # fmt: skip
def test_what_others_use_and_is_gone_is_named(new: str, lost: tuple[str, ...]) -> None:
    assert keeps(CODE, new) == lost


def test_a_script_that_lost_a_function_is_told() -> None:
    assert keeps(SCRIPT, SCRIPT.replace("twice", "double"), "js") == ("`twice` is gone.",)


def test_answers_are_compared_by_their_code() -> None:
    assert kept(f"Old:\n\n```python\n{CODE}```", f"```python\n{GENERATOR}```") == (
        "`LIMIT` is gone.", "`Stack` is gone.", "`other` is gone.")  # fmt: skip
    assert kept("No code.", f"```python\n{GENERATOR}```") == ()


PATHS = sorted((ROOT / "bot").rglob("*.py"))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_replacing_any_function_of_our_own_code_by_itself_changes_no_character(data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(PATHS)).read_text(encoding="utf-8")
    found = [each for each in functions(code) if sum(other.path == each.path for other in functions(code)) == 1]
    if not found:
        return
    chosen = data.draw(st.sampled_from(found))
    assert spliced(code, chosen, code) == code


@settings(deadline=None, max_examples=60)
@given(
    st.data(), st.sampled_from(["    return 0", "    '''é'''\n    yield 1", "    if 1:\n        pass\n\n    return {}"])
)
def test_outside_of_the_function_every_character_stays(data: st.DataObject, body: str) -> None:
    code = data.draw(st.sampled_from(PATHS)).read_text(encoding="utf-8")
    found = [each for each in functions(code) if each.kind == "function"]
    if not found:
        return
    chosen = data.draw(st.sampled_from(found))
    new = spliced(code, chosen, f"def {chosen.name}(self):\n{body}\n")
    assert new is not None
    assert new.startswith(code[: chosen.span.start]) and new.endswith(code[chosen.span.end :])
    ast.parse(new)


@given(st.text(st.sampled_from(list("def fg():\n\t @#'\"\r;é=1")), max_size=120), st.text(max_size=60))
def test_no_code_and_no_reply_make_it_raise(code: str, reply: str) -> None:
    for language in ("python", "javascript", "ruby", "text"):
        for each in functions(code, language):
            assert 0 <= each.above.start <= each.above.end <= each.span.start <= each.span.end <= len(code)
            spliced(code, each, reply, language)
            spliced(code, each, code, language)
        keeps(code, reply, language)
        meant(reply, functions(code, language))
