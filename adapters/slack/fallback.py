"""An answer's Markdown as the words that it shows, for notifications and for people who have it read to them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


def plain(markdown: str) -> str:
    """The words, block by block; list items with their marks, a table's cells with bars between them."""
    return "\n".join(line for line in _lines(SyntaxTreeNode(_parser().parse(markdown)), "") if line.strip())


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _lines(node: SyntaxTreeNode, mark: str) -> Iterator[str]:
    """A block's lines; the first carries the mark of the list item that it begins."""
    if node.type == "inline":
        yield mark + _words(node)
    elif node.type == "tr":
        yield mark + " | ".join(_words(cell) for cell in node.children)
    elif node.type in ("fence", "code_block", "html_block"):
        yield mark + node.content.rstrip("\n")
    elif node.type in ("bullet_list", "ordered_list"):
        first = int(node.attrs.get("start", 1))
        for number, item in enumerate(node.children, first):
            yield from _marked(item, f"{mark}{number}. " if node.type == "ordered_list" else f"{mark}• ")
    else:
        yield from _marked(node, mark)


def _marked(node: SyntaxTreeNode, mark: str) -> Iterator[str]:
    for place, child in enumerate(node.children):
        yield from _lines(child, " " * len(mark) if place else mark)


def _words(node: SyntaxTreeNode) -> str:
    """What is to be read of a text: a picture by its description, a link by its words."""
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    return "".join(_words(child) for child in node.children) if node.children else node.content
