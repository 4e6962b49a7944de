"""Markdown of models and people as HTML that runs nothing and loads nothing. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from adapters.web.tags import Html, el

ELSEWHERE = {"rel": "noopener noreferrer nofollow", "target": "_blank"}
"""What every link carries."""
SAFE = ("http://", "https://", "mailto:")


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
    parser.add_render_rule("image", _picture)
    parser.add_render_rule("link_open", _link)
    parser.add_render_rule("table_open", lambda *_: '<div class="wide" tabindex="0"><table>')
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return parser


def _safe(url: str) -> bool:
    return url.strip().lower().startswith(SAFE)


def _picture(_: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """A picture as a link: nothing is loaded from outside unless a person opens it."""
    url = str(tokens[at].attrs.get("src", ""))
    return el("a", tokens[at].content or url, href=url, **ELSEWHERE)


def _link(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    tokens[at].attrs.update(ELSEWHERE)
    return renderer.renderToken(tokens, at, options, env)
