"""What stands within a line: emphasis, code, links and pictures as Discord writes them. Pure."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode

from adapters.discord.html import readable
from adapters.discord.safe import GAP, is_address

_MASKABLE = re.compile(r"https?://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*", re.IGNORECASE)
"""An address that can stand behind words."""
_SPECIAL = frozenset("\\*_~`|>#[]")
"""Characters that Discord takes a backslash before."""


class Inline:
    """Writes texts; remembers which addresses were written."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def text(self, node: SyntaxTreeNode, *, strong: bool = True) -> str:
        """A node's text; `strong`: whether bold is marked, which it is not within what is bold already."""
        if node.type in ("inline", "paragraph", "heading", "th", "td"):
            return "".join(self.text(one, strong=strong) for one in node.children)
        if node.type in ("strong", "em", "s"):
            return self._marked(node, strong)
        if node.type == "link":
            return self._link(node, strong)
        if node.type == "image":
            return self._picture(node)
        return _leaf(node)

    def plain(self, node: SyntaxTreeNode) -> str:
        """A node's words, as they stand in code: a link with its address, nothing marked."""
        if node.type == "link":
            self.used.add(str(node.attrs["href"]))
            words, href = "".join(map(self.plain, node.children)), str(node.attrs["href"])
            return _beside(words, "" if _same(words, href) else href, str(node.attrs.get("title", "")))
        if node.type == "image":
            self.used.add(str(node.attrs["src"]))
            return _beside(node.content, str(node.attrs["src"]), str(node.attrs.get("title", "")))
        if node.children:
            return "".join(map(self.plain, node.children))
        if node.type in ("softbreak", "hardbreak"):
            return " "
        return readable(node.content, marks=False) if node.type == "html_inline" else node.content

    def _marked(self, node: SyntaxTreeNode, strong: bool) -> str:
        within = "".join(self.text(one, strong=strong and node.type != "strong") for one in node.children)
        if node.type == "em":
            return f"{node.markup}{within}{node.markup}"
        if node.type == "s":
            return f"~~{within}~~"
        return f"**{within}**" if strong else within

    def _link(self, node: SyntaxTreeNode, strong: bool) -> str:
        href, title = str(node.attrs["href"]), str(node.attrs.get("title", ""))
        self.used.add(href)
        words = "".join(self.text(one, strong=strong) for one in node.children)
        plain = "".join(map(self.plain, node.children))
        if _same(plain, href):
            return _beside(f"<{href}>" if _MASKABLE.fullmatch(href) else plain, "", title)
        if not words.strip() or is_address(plain) or not _MASKABLE.fullmatch(href) or "](" in words:
            return _beside(words, f"<{href}>" if _MASKABLE.fullmatch(href) else href, title)
        return _beside(f"[{words}]({href})", "", title)

    def _picture(self, node: SyntaxTreeNode) -> str:
        href, title = str(node.attrs["src"]), str(node.attrs.get("title", ""))
        self.used.add(href)
        words = "".join(self.text(one) for one in node.children or []) or "picture"
        if is_address(words) or not _MASKABLE.fullmatch(href) or "](" in words:
            return _beside(f"🖼 {words}", href, title)
        return _beside(f"🖼 [{words}]({href})", "", title)


def _leaf(node: SyntaxTreeNode) -> str:
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    if node.type == "code_inline":
        return _code(node.content)
    if node.type == "html_inline":
        return readable(node.content)
    if node.type == "text_special":  # an escape, or an entity, which Discord does not know
        if node.info == "escape" and node.content != node.markup:
            return node.markup if node.content in _SPECIAL else node.content
        return f"\\{node.content}" if node.content in _SPECIAL else node.content
    return node.content.replace("||", "\\|\\|")  # else what stands between two of them is hidden


def _code(content: str) -> str:
    text = content.replace("```", f"``{GAP}`")
    if "`" not in text:
        return f"`{text}`"
    return f"`` {text} ``" if text.startswith("`") or text.endswith("`") else f"``{text}``"


def _beside(words: str, *more: str) -> str:
    """Words with what belongs to them in brackets."""
    return " ".join([*([words] if words else []), *(f"({one})" for one in more if one)])


def _same(words: str, href: str) -> bool:
    """Whether a link says where it leads."""
    return words.strip() in (href, href.removeprefix("mailto:"))
