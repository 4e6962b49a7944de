"""Which code of an answer is to be run: Python that computes and prints, whole, without asking anybody. Pure."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import lru_cache

from bot.code.blocks import Snippet, snippets
from bot.code.python import parsed, ready
from bot.code.unfinished import prompted
from bot.passage.outline import outline
from bot.running.names import acts, given, needed, prints, self_contained
from bot.running.ran import LIMITS, Ran, Stop
from bot.values import Value

_DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
MOST = 3
"""Programs of one answer that are run."""


MARK = "␞␞␞"
"""The line that a program prints after the blocks that it builds upon, and before its own."""


class Program(Value):
    """Code of an answer that can be run, and where its output belongs."""

    code: str
    """One block; where it builds upon earlier ones, those first, then a line that prints MARK."""
    end: int
    """The place in the text right after the fence that closes its own block."""
    indent: str
    """What stands before the lines of the block: blanks of a list, marks of a quotation."""
    above: int = 0
    """Lines of `code` before those of its own block."""


class Run(Value):
    """A program, and what came of it."""

    program: Program
    ran: Ran

    @property
    def own(self) -> Ran:
        """What came of its own block; `lacking` where it was not come to."""
        if not self.program.above:
            return self.ran
        _, mark, output = self.ran.output.partition(f"{MARK}\n")
        if not mark:
            return Ran(stopped=Stop.LACKING, seconds=self.ran.seconds)
        error = re.sub(r"\(line (\d+)\)$", lambda line: self._line(int(line[1])), self.ran.error)
        return self.ran.model_copy(update={"output": output, "error": error.rstrip()})

    def _line(self, number: int) -> str:
        number -= self.program.above
        return f"(line {number})" if number > 0 else ""


class _Block(Value):
    code: str
    end: int
    indent: str


@lru_cache(maxsize=64)
def runnable(text: str) -> tuple[Program, ...]:
    """The programs of an answer, at most MOST, in its order.

    A block that uses what an earlier one defines is run after that one; only its own output is its. What cannot be
    whole (names from nowhere, dots for what was left out), asks for input, opens files or imports a package is none.
    """
    blocks, found = _blocks(text), list[Program]()
    trees = [parsed(block.code) for block in blocks]
    for at, (block, tree) in enumerate(zip(blocks, trees, strict=True)):
        if tree is None or not acts(tree) or not self_contained(tree):
            continue
        before = _built_upon(tree, trees[:at])
        if before is None or not (prints(tree) or any(_speaks(trees[part], needed(tree)) for part in before)):
            continue
        program = _program(block, [blocks[part].code for part in before])
        if len(program.code) <= LIMITS.code:
            found.append(program)
    return tuple(found[:MOST])


def _program(block: _Block, before: Sequence[str]) -> Program:
    above = "".join(f"{code.strip(chr(10))}\n\n" for code in before) + (f"print({MARK!r})\n" if before else "")
    return Program(code=above + block.code, end=block.end, indent=block.indent, above=above.count("\n"))


def _speaks(tree: ast.Module | None, called: set[str]) -> bool:
    """Whether one of the functions or classes that are called prints."""
    bodies = [one for one in tree.body if isinstance(one, _DEFINED) and one.name in called] if tree else []
    return any(prints(ast.Module(body=[one], type_ignores=[])) for one in bodies)


def _built_upon(tree: ast.Module, earlier: Sequence[ast.Module | None]) -> list[int] | None:
    """The earlier blocks that give what a block needs, in their order; None where something comes from nowhere."""
    missing, parts = needed(tree), set[int]()
    if missing and any(isinstance(one, ast.ImportFrom) and one.module == "__future__" for one in tree.body):
        return None  # it must stand first
    for at in range(len(earlier) - 1, -1, -1):
        other = earlier[at]
        if missing and other is not None and missing & given(other) and self_contained(other):
            missing = (missing - given(other)) | needed(other)
            parts.add(at)
    return None if missing else sorted(parts)


def _blocks(text: str) -> list[_Block]:
    """The fenced blocks of Python that are meant to be whole."""
    spans = {one.content: one.span for one in outline(text).codes if _closed(one.span.of(text))}
    return [
        _Block(code=ready(one.code), end=spans[one.span].end, indent=_indent(text, spans[one.span].start))
        for one in snippets(text)
        if _whole(one) and one.span in spans
    ]


def _closed(block: str) -> bool:
    return block.rstrip().endswith(("```", "~~~"))


def _whole(one: Snippet) -> bool:
    return one.fenced and one.language == "python" and not prompted(one.code)


def _indent(text: str, start: int) -> str:
    """What the lines of a block begin with: a list's mark stands on the first line alone."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return "".join(mark if mark in "> \t" else " " for mark in before)
