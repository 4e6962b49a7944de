"""The functions of a piece of code, each with the place where it stands, and which of them a person means. Pure."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.code.blocks import LANGUAGES
from bot.code.declared import declared
from bot.code.grammars import MOST
from bot.code.python import read
from bot.passage.definitions import definitions
from bot.passage.spans import Span
from bot.values import Value

LOOKED = 12_000
"""Characters of code without a tree in which functions are looked for by its lines' looks: that takes 80 ms."""


class Function(Value):
    """A function, a method or a class of a piece of code."""

    name: str
    path: str
    """Its name with those of what it stands in: `Stack.push`."""
    kind: str
    """`function`, `class`, or `impl` for what only holds methods together."""
    span: Span
    """From its first decorator to its last line, without the indentation before it and the line's end after it."""
    above: Span
    """The comments directly above it, likewise; of no length, at the function's start, where there are none."""
    indent: str
    """The blanks before it on its line."""


@lru_cache(maxsize=32)
def functions(code: str, language: str = "python") -> tuple[Function, ...]:
    """What a piece of code defines, in its order, nested ones too; () for more characters than are parsed.

    Found by the language's own parser; in code that does not parse, or in another language, by its lines' looks.
    """
    if len(code) > MOST:
        return ()
    name = LANGUAGES.get(language.lower(), language.lower())
    if name == "python" and (tree := read(code)) is not None:
        return tuple(sorted(_python(tree, code), key=lambda one: (one.span.start, -one.span.end)))
    spans = declared(code, name) if name != "python" else None
    if spans is None and len(code) > LOOKED:
        return ()
    if spans is None or (name == "php" and not spans):  # without its opening tag all of it is text
        spans = [(one.name, one.kind, one.span) for one in definitions(code)]
    return tuple(_placed(code, name, spans))


def _placed(code: str, language: str, spans: Sequence[tuple[str, str, Span]]) -> Iterator[Function]:
    """Each with the path of those around it."""
    around: list[tuple[str, Span]] = []
    for name, kind, span in sorted(spans, key=lambda one: (one[2].start, -one[2].end)):
        while around and not span.within(around[-1][1]):
            around.pop()
        path = ".".join([*(one for one, _ in around), name])
        around.append((name, span))
        yield _function(code, name, path, kind, span, "#" if language in ("python", "ruby", "bash") else "//")


def _function(code: str, name: str, path: str, kind: str, span: Span, mark: str) -> Function:
    start = max(code.rfind("\n", 0, span.start), code.rfind("\r", 0, span.start)) + 1
    before = code[start : span.start]
    indent = before if not before.strip(" \t") else ""
    above = _above(code, start, indent, mark) if indent == before else None
    return Function(name=name, path=path, kind=kind, span=span, indent=indent,
                    above=above or Span(start=span.start, end=span.start))  # fmt: skip


def _above(code: str, start: int, indent: str, mark: str) -> Span | None:
    """The lines of comments that end on the line before, at the same indentation; a blank line ends them."""
    first, end = start, 0
    marks = (mark,) if mark == "#" else ("//", "/*", "*", "#[")
    while first > 0:
        stop = first - 1 - (code[first - 2 : first] == "\r\n")
        line_start = max(code.rfind("\n", 0, stop), code.rfind("\r", 0, stop)) + 1
        line = code[line_start:stop]
        bare = line.lstrip(" \t")
        if not bare.startswith(marks) or bare.startswith("#!") or not line.startswith(indent):
            break
        if mark == "#" and line[: len(line) - len(bare)] != indent:
            break
        end = end or stop
        first = line_start
    return Span(start=first + len(indent), end=end) if end else None


def _python(tree: ast.Module, code: str) -> Iterator[Function]:
    lines = _Lines(code)
    waiting: list[tuple[ast.AST, str]] = [(tree, "")]
    while waiting:
        node, path = waiting.pop()
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                waiting.append((child, path))
                continue
            own = f"{path}.{child.name}" if path else child.name
            waiting.append((child, own))
            kind = "class" if isinstance(child, ast.ClassDef) else "function"
            yield _function(code, child.name, own, kind, lines.span(child), "#")


class _Lines:
    """Where the lines of a text begin, for places that Python gives as line and byte."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.starts = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", code))]

    def at(self, line: int, byte: int) -> int:
        """The character at a line (from 1) and a byte of it."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.code)
        return start + len(self.code[start:end].encode("utf-8", "surrogatepass")[:byte].decode("utf-8", "replace"))

    def span(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Span:
        """A definition with its decorators, its last line's comment, and comments below as deep as its body."""
        start = self.at(node.lineno, node.col_offset)
        for one in node.decorator_list[:1]:
            start = self.code.rfind("@", 0, self.at(one.lineno, one.col_offset))
        end = self.at(node.end_lineno or node.lineno, node.end_col_offset or 0)
        rest = re.compile(r"[ \t]*#[^\r\n]*").match(self.code, end)
        end = rest.end() if rest else end
        deeper = re.compile(rf"(?:\r\n?|\n)[ \t]{{{node.col_offset + 1},}}#[^\r\n]*")
        while match := deeper.match(self.code, end):
            end = match.end()
        return Span(start=start, end=end)


_KIND = r"(?:function|method|class|generator|helper|def|procedure|subroutine|func|struct)"


def meant(words: str, found: Sequence[Function]) -> tuple[Function, ...]:
    """The functions that a person's words name ("the fib function", "only `fib`", "change Stack.push()").

    Several of one name are all given: whoever asks has to say which. Nothing where none is named.
    """
    paths = [one for one in found if "." in one.path and re.search(rf"(?<![\w.]){re.escape(one.path)}(?!\w)", words)]
    if paths:
        return tuple(paths)
    exact = [one for one in found if _mentioned(re.escape(one.name), words, ordinary=_ordinary(one.name))]
    if exact:
        inside = [one for one in exact if any(one.path.startswith(f"{other.path}.") for other in exact)]
        return tuple(inside or exact)
    loose = [one for one in found if _mentioned(_spaced(one.name), words.lower(), ordinary=True, spoken=True)]
    return tuple(loose)


def _ordinary(name: str) -> bool:
    """Whether a name could be a word of a sentence."""
    return re.fullmatch(r"[A-Za-z][a-z]*", name) is not None


def _spaced(name: str) -> str:
    """A name as it is spoken: `calc_fib` and `calcFib` as "calc fib"."""
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name).replace("_", " ").lower().split()
    return r"[ _-]?".join(re.escape(word) for word in words) if words else re.escape(name)


def _mentioned(name: str, words: str, *, ordinary: bool, spoken: bool = False) -> bool:
    own = rf"(?<![\w.]){name}(?!\w)"
    shown = rf"[`'\"“‘]{name}(?:\([^)]*\))?[`'\"”’]|{own}\(|{own} {_KIND}s?\b|\b{_KIND} {own}"
    if re.search(shown, words, re.IGNORECASE if spoken else 0):
        return True
    if spoken:
        return False
    only = rf"\b(?:only|just)(?: (?:change|rewrite|edit|fix|update|touch|modify|replace|in))? {own}|^{own}[ ]?:"
    return re.search(only if ordinary else own, words) is not None
