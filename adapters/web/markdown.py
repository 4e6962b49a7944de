"""Markdown of models and people as HTML that runs nothing and loads nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from adapters.web.tags import Html, el

ELSEWHERE = {"rel": "noopener noreferrer nofollow", "target": "_blank"}
"""What every link carries."""
SAFE = ("http://", "https://", "mailto:")
_NUMBER = re.compile(
    r"[(]?[-−–+±]?\s?(?:[$€£¥]|USD|EUR|CHF|GBP)?\s?[-−–+]?\d[\d.,'’\u00a0\u2009\u202f]*"
    r"\s?(?:%|pp|[kKMBT]|bn|Mio\.|Mrd\.|Bio\.|[€$£¥]|USD|EUR|CHF|GBP)?[)]?"
)
"""A number as it stands in a cell, with its sign and its unit."""
_NOTHING = re.compile(r"|[-–—]|n/?a|none|null|k\. ?A\.", re.IGNORECASE)
"""What stands in a cell without a number."""


def html(text: str) -> Html:
    """Markdown as HTML: HTML in it is text, pictures are links, and links lead out in a tab of their own."""
    return Html(_parser().render(text))


def plain(text: str) -> str:
    """A line of Markdown as the words that it shows, for where there is room for words only."""
    tokens = _parser().parseInline(text)[0].children or []
    return "".join(" " if token.type.endswith("break") else token.content for token in tokens)


@cache
def _parser() -> MarkdownIt:
    """One parser for the life of the process; it keeps nothing between two texts."""
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
    parser.validateLink = _safe  # type: ignore[method-assign]
    parser.core.ruler.push("columns", _columns)
    parser.add_render_rule("image", _picture)
    parser.add_render_rule("link_open", _link)
    parser.add_render_rule("table_open", lambda *_: '<div class="wide" tabindex="0"><table>')
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return parser


def _columns(state: StateCore) -> None:
    """Of every table: numbers stand to the right, the rest as the Markdown has it; by classes, no style is let in."""
    table: list[list[tuple[Token, str]]] = []
    for place, token in enumerate(state.tokens):
        if token.type == "tr_open":
            table.append([])
        elif token.type in ("th_open", "td_open"):
            table[-1].append((token, state.tokens[place + 1].content))
        elif token.type == "table_close":
            for column in zip(*table, strict=False):  # every row has as many cells as the first
                _aligned(column)
            table = []


def _aligned(column: tuple[tuple[Token, str], ...]) -> None:
    said = [words.strip(" *_`") for _, words in column[1:]]
    numbers = [bool(_NUMBER.fullmatch(words)) for words in said if not _NOTHING.fullmatch(words)]
    for token, _ in column:
        wanted = str(token.attrs.pop("style", "")).removeprefix("text-align:")
        name = "number" if numbers and all(numbers) else wanted
        if name:
            token.attrSet("class", name)


def _safe(url: str) -> bool:
    return url.strip().lower().startswith(SAFE)


def _picture(_: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """A picture as a link: nothing is loaded from outside unless a person opens it."""
    url = str(tokens[at].attrs.get("src", ""))
    return el("a", tokens[at].content or url, href=url, **ELSEWHERE)


def _link(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    tokens[at].attrs.update(ELSEWHERE)
    return renderer.renderToken(tokens, at, options, env)
