"""The grammars of languages other than Python, as trees; each is loaded when it is first needed. Pure.

`tree-sitter` with a wheel for each grammar: `tree-sitter-language-pack` fetches its grammars over the network when
they are first used, which nothing here may do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Tree

MOST = 20_000
"""Characters of Python and JSON that are parsed at most; a longer block is not judged: the event loop waits for it."""
READ, FEWER = 8_000, 5_000
"""Characters that a grammar is given at most; of those in _SLOWER. Texts made to hold a parser up (`/* ` or `a(` over
and over) took 1.5 seconds for 20,000 characters, and the square of it: so they take 100 ms at most (measured)."""
SLOW = 4000
"""Characters of YAML, TOML and SQL at most: their parsers are written in Python."""
DEEP = 60
"""Brackets that are open at once at most: parsers' time grows with the square of that."""
STEPS = 150
"""A parse is given up after so many of the parser's steps, and one more for 30 bytes: real code takes one for 50
(measured), while 20,000 characters made for it (`<a<a<a…` in C#) took two minutes."""
CHUNK = 4096
"""Bytes that the parser is handed at once; only handed out so does it tell of its steps."""
GRAMMARS = frozenset(
    [
        "javascript",
        "typescript",
        "tsx",
        "java",
        "c",
        "cpp",
        "csharp",
        "go",
        "rust",
        "ruby",
        "php",
        "bash",
        "html",
        "css",
        "python",
    ]
)
_SLOWER = frozenset(["bash", "css", "html", "ruby"])
SCRIPTS = ("javascript", "typescript", "tsx")


def _grammar(language: str) -> object:
    """The grammar of a language, as its wheel hands it out."""
    match language:
        case "javascript":
            import tree_sitter_javascript as javascript

            return javascript.language()
        case "typescript" | "tsx":
            import tree_sitter_typescript as typescript

            return typescript.language_typescript() if language == "typescript" else typescript.language_tsx()
        case "java":
            import tree_sitter_java as java

            return java.language()
        case "c":
            import tree_sitter_c as c

            return c.language()
        case "cpp":
            import tree_sitter_cpp as cpp

            return cpp.language()
        case "csharp":
            import tree_sitter_c_sharp as csharp

            return csharp.language()
        case _:
            return _other(language)


def _other(language: str) -> object:
    match language:
        case "go":
            import tree_sitter_go as go

            return go.language()
        case "rust":
            import tree_sitter_rust as rust

            return rust.language()
        case "ruby":
            import tree_sitter_ruby as ruby

            return ruby.language()
        case "php":
            import tree_sitter_php as php

            return php.language_php()
        case "bash":
            import tree_sitter_bash as bash

            return bash.language()
        case "html":
            import tree_sitter_html as html

            return html.language()
        case "css":
            import tree_sitter_css as css

            return css.language()
        case _:
            import tree_sitter_python as python

            return python.language()


@cache
def _parser(language: str) -> Parser:
    from tree_sitter import Language, Parser

    return Parser(Language(_grammar(language)))


@lru_cache(maxsize=16)
def tree(code: str, language: str) -> Tree | None:
    """The tree of a piece of code; None without a grammar, for too long code, and where it takes too many steps."""
    if language not in GRAMMARS or len(code) > (FEWER if language in _SLOWER else READ) or deep(code):
        return None
    text = (code + "\n").encode("utf-8", "replace")  # Go ends a statement with its line
    steps = iter(range(STEPS + len(text) // 30))
    parser = _parser(language)
    try:
        return parser.parse(
            lambda offset, _: text[offset : offset + CHUNK],
            progress_callback=lambda *_: next(steps, None) is None,
        )
    except ValueError:  # the steps ran out
        parser.reset()
        return None


@lru_cache(maxsize=64)
def deep(code: str) -> bool:
    """Whether it is none that a person reads: DEEP brackets and more are open, in strings or not, or no blank comes.

    An open `<` counts until a statement ends.
    """
    if _UNBROKEN.search(code):
        return True
    opened = angles = most = 0
    for match in _BRACKETS.finditer(code):
        mark = match[0]
        if mark in "([{":
            opened += 1
        elif mark in ")]}":
            opened = max(0, opened - 1)
        angles = 0 if mark in "{};" else max(0, angles + (mark == "<") - (mark == ">"))
        most = max(most, opened + angles)
    return most > DEEP


_UNBROKEN = re.compile(r"\S{3000}")
_BRACKETS = re.compile(r"[()\[\]{};>]|<(?=[\w/<])")


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it, in the order of the text."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(one.children))


def said(node: Node) -> str:
    """A node's characters."""
    return (node.text or b"").decode("utf-8", "replace")
