"""An answer's Markdown as Discord shows it: what it does not know is written in what it does. Pure.

Discord reads a dialect: three levels of headings, fences of three backticks, `__` for underlined and `||` for hidden
text; and no tables, pictures, HTML, rules, task lists, link definitions or nested quotations. So the Markdown is parsed
once and written anew. What comes out is still Markdown, and is cut into messages by `splitting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from adapters.discord.html import readable
from adapters.discord.inline import Inline
from adapters.discord.limits import HEADINGS
from adapters.discord.safe import GAP, safe
from adapters.discord.table import table

RULE = "─" * 12
"""A thematic break."""
FENCE = "```"


def discord_markdown(markdown: str) -> str:
    """The same text for Discord, without mentions; "" for a blank one. Nothing that is to be read is lost."""
    env: dict[str, Any] = {}
    tokens = _parser().parse(markdown.replace("\r\n", "\n").replace("\r", "\n"), env)
    inline = Inline()
    text = "\n".join(_Blocks(inline).inside(SyntaxTreeNode(tokens))).strip("\n")
    left = list(_definitions(env, inline.used))
    return safe("\n\n".join(one for one in (text, "\n".join(left)) if one.strip()))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")


def _definitions(env: dict[str, Any], used: set[str]) -> Iterator[str]:
    """Link definitions that no link has used: their words would be lost."""
    for label, found in env.get("references", {}).items():
        if found["href"] not in used:
            yield f"\\[{label}\\]: <{found['href']}> {found['title']}".rstrip()


class _Blocks:
    """Blocks as lines."""

    def __init__(self, inline: Inline) -> None:
        self._inline = inline

    def inside(self, node: SyntaxTreeNode, tight: bool = False) -> Iterator[str]:
        """The lines of a container's blocks; between them an empty line where it is not tight."""
        children = [one for one in node.children if one.type != "inline"]
        for place, child in enumerate(children):
            if place and not tight:
                yield ""
            yield from self._block(child)

    def _block(self, node: SyntaxTreeNode) -> Iterator[str]:
        if node.type == "heading":
            yield self._heading(node)
        elif node.type in ("fence", "code_block"):
            yield from fenced(node.content, node.info if node.type == "fence" else "")
        elif node.type in ("bullet_list", "ordered_list"):
            yield from self._list(node)
        elif node.type == "blockquote":
            yield from (f"> {line}" for line in self.inside(node))
        elif node.type == "table":
            yield from table(node, self._inline)
        elif node.type == "hr":
            yield RULE
        elif node.type == "html_block":
            yield from readable(node.content.rstrip("\n")).split("\n")
        else:
            yield from _lines_of(self._inline.text(node))

    def _heading(self, node: SyntaxTreeNode) -> str:
        level = int(node.tag[1:])
        words = " ".join(self._inline.text(node, strong=level <= HEADINGS).split())
        if not words:
            return ""
        return f"{'#' * level} {words}" if level <= HEADINGS else f"**{words}**"

    def _list(self, node: SyntaxTreeNode) -> Iterator[str]:
        first = int(node.attrs.get("start", 1))
        for number, item in enumerate(node.children, first):
            mark = f"{number}. " if node.type == "ordered_list" else "- "
            yield from self._item(item, mark)

    def _item(self, item: SyntaxTreeNode, mark: str) -> Iterator[str]:
        """An item's lines, moved to the right below its mark; code, which would show that, is not moved."""
        within = code = False
        before = mark
        for line in self.inside(item, tight=True):
            code = line.startswith(FENCE) and not within
            if not within:
                line = re.sub(r"^\[([ xX])\](?=\s)", lambda it: "☐" if it[1] == " " else "☑", line)
            if code or within:
                if before == mark:
                    yield mark.rstrip() + " "
                yield line
            else:
                yield before + line if line.strip() else ""
            if line.startswith(FENCE):
                within = not within
            before = " " * len(mark)
        if before == mark:
            yield mark


def fenced(content: str, info: str = "") -> Iterator[str]:
    """Code in a fence of three backticks, the only one that Discord knows; with its language."""
    language = re.match(r"[\w+#.-]*", info.strip())
    yield FENCE + (language[0] if language else "")
    text = content.rstrip("\n").replace(FENCE, f"``{GAP}`")
    yield from text.split("\n") if text else ()
    yield FENCE


def _lines_of(text: str) -> list[str]:
    """A paragraph's lines, none of which begins what only Discord knows: small print, or a quotation to the end."""
    return [re.sub(r"^(\s*)(-#|>>>|>)(?=\s)", r"\1\\\2", line) for line in text.split("\n")]
