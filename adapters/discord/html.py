"""HTML that models write among Markdown: the tags that mean something become marks, the words stay. Pure."""

from __future__ import annotations

import re
from html import unescape

_MARKS = {
    "b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~", "strike": "~~", "u": "__", "ins": "__",
    "code": "`", "kbd": "`", "tt": "`", "samp": "`", "summary": "**",
}  # fmt: skip
"""What Discord writes for a tag, at its beginning and at its end."""
_LINES = ("br", "p", "div", "hr", "details", "ul", "ol", "table", "tr", "tbody", "thead", "center", "blockquote")
"""Tags that begin or end a line."""
_NOTHING = ("sub", "sup", "span", "font", "small", "mark", "big", "td", "th", "section", "article", "figure", "abbr")
"""Tags that change only how words look."""
_TAG = re.compile(r"</?([a-z][a-z0-9]*)((?:\s[^<>]*)?)\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"<(a|img)\s[^<>]*?(?:href|src)\s*=\s*[\"']?([^\"'\s<>]+)[\"']?[^<>]*>", re.IGNORECASE)


def readable(html: str, *, marks: bool = True) -> str:
    """Words with marks for tags, or with nothing for them; an unknown tag and a comment stay as they are written."""

    def written(found: re.Match[str]) -> str:
        name = found[1].casefold()
        attributes = found[2].strip(" /")
        if link := _LINK.fullmatch(found[0]):
            return f"<{link[2]}> " if marks else f"({link[2]}) "
        if name in _MARKS:
            return _MARKS[name] if marks else ""
        if name in _LINES:
            return "\n" if marks else " "
        if name == "li":
            return "" if found[0].startswith("</") else "\n- " if marks else " "
        if name in _NOTHING or (name == "a" and not attributes):
            return ""
        return found[0]

    text = unescape(_TAG.sub(written, html))
    return re.sub(r"\n{2,}", "\n", text).strip("\n") if "\n" in text.strip("\n") else text
