"""What code in languages with a grammar of ours, Python and JavaScript aside, has of what is wanted of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bot.code.functions import functions
from bot.code.grammars import said, tree, walk
from bot.code.wish import CodeWish

if TYPE_CHECKING:
    from tree_sitter import Node

CALLS = {
    "java": r"System\.(?:out|err)\.\w+|IO\.println",
    "go": r"fmt\.(?:Print|Fprint)\w*|println?",
    "rust": r"e?println?!|dbg!",
    "c": r"f?printf|puts|putchar",
    "cpp": r"f?printf|puts|std::cout\b.*|cout\b.*|std::print(?:ln)?",
    "csharp": r"Console\.\w+",
    "ruby": r"puts|p|print",
    "php": r"echo|print(?:_r|f)?|var_dump",
}
"""The languages that are looked at, each with how it prints."""
_LOOPS = re.compile(
    r"(?:for|while|do|foreach|enhanced_for|for_in|for_range_loop|for_each|until|for_range|loop)_?"
    r"(?:statement|expression|loop)?"
)


def missing_other(wish: CodeWish, code: str, language: str) -> str:
    """What the code has instead of a feature that is wanted or unwanted; "" where it is met or not to be told."""
    found = tree(code, language)
    finder, none, some = OF_OTHERS.get(wish.feature, (None, "", ""))
    if found is None or found.root_node.has_error or finder is None or language not in CALLS:
        return ""
    line = next(finder(found.root_node, code, language), 0)
    if wish.absent:
        return some.format(line) if line else ""
    return "" if line else none


def _row(node: Node) -> int:
    return node.start_point.row + 1


def _remarks(root: Node, code: str, language: str) -> Iterator[int]:
    return (_row(one) for one in walk(root) if "comment" in one.type and re.search(r"\w", said(one)))


def _loops(root: Node, code: str, language: str) -> Iterator[int]:
    return (_row(one) for one in walk(root) if one.is_named and _LOOPS.fullmatch(one.type))


def _classes(root: Node, code: str, language: str) -> Iterator[int]:
    kinds = ("class_declaration", "class_specifier", "class", "struct_item", "struct_specifier", "record_declaration")
    return (_row(one) for one in walk(root) if one.is_named and one.type in kinds)


def _recursive(root: Node, code: str, language: str) -> Iterator[int]:
    """Functions whose name is called within them."""
    for one in functions(code, language):
        inside = code[one.span.start : one.span.end]
        called = rf"(?<![\w.>:]){re.escape(one.name)}\s*\("
        if one.kind == "function" and len(re.findall(called, inside)) > 1:
            yield code.count("\n", 0, one.span.start) + 1


def _prints(root: Node, code: str, language: str) -> Iterator[int]:
    for one in walk(root):
        called = said(one).partition("(")[0].strip() if re.search(r"call|invocation|macro|echo", one.type) else ""
        shifted = language == "cpp" and one.type == "binary_expression"
        whole = said(one).split(" ")[0] if called or shifted or one.type == "echo_statement" else ""
        if whole and re.fullmatch(CALLS[language], called or whole, re.DOTALL):
            yield _row(one)


_Finder = Callable[["Node", str, str], Iterator[int]]
OF_OTHERS: dict[str, tuple[_Finder, str, str]] = {
    "comments": (_remarks, "There is no comment in the code.", "There is a comment on line {}."),
    "loop": (_loops, "There is no loop.", "There is a loop on line {}."),
    "class": (_classes, "There is no class.", "There is a class on line {}."),
    "recursion": (_recursive, "No function calls itself.", "The function on line {} calls itself."),
    "print": (_prints, "", "It prints on line {}."),
}
"""By feature: where it is found, what is said where it is missing, and where it is there."""
