"""Bringing a model's words for a passage into its form, or not at all. Pure.

A reply that cannot be put in without changing what stands around it (a second bullet, a row with a cell too many, a
code block that is not closed) is refused: the document is never damaged.
"""

from __future__ import annotations

import re

from bot.passage.forms import form
from bot.passage.outline import outline
from bot.passage.prose import (
    fit_blocks,
    fit_paragraph,
    fit_words,
    flat,
    indented,
    newlines,
    unclosed,
    without_echo,
)
from bot.passage.replies import bare_reply
from bot.passage.snippets import fit_code, fit_fence
from bot.passage.spans import Found, Span
from bot.passage.tables import fit_cell, fit_column, fit_row, fit_table

_OTHER_FORM = re.compile(
    r"\b(?:bullets?|list|table|paragraphs|split|into|break|code|headings?|numbered|steps?|checklist|merge|combine|quote|"
    r"lines?|sections?|json|rows?|columns?)\b",
    re.IGNORECASE,
)


def fitted(text: str, found: Found, reply: str, wish: str = "") -> tuple[str, ...] | None:
    """A model's reply as passages for these places, one a span; None where it cannot be brought into their form.

    `wish` is what was asked for: only one that names another form may get one.
    """
    kind = form(text, found)
    words = found.words(text)
    coded = kind in ("fence", "code")
    plain = bare_reply(newlines(reply), newlines(words), coded=coded)
    if not plain.strip():
        return None
    if kind == "column":
        return fit_column(text, found, plain)
    span = found.spans[0]
    new = _FITS[kind](text, span, plain, bool(_OTHER_FORM.search(wish)))
    if new is None or not new.strip():
        return None
    return (new.replace("\n", "\r\n") if "\r\n" in text else new,)


def _item(text: str, span: Span, reply: str, free: bool) -> str | None:
    """One item stays one, with its marker; several only where the wish asks for them."""
    items = outline(reply).items
    if len(items) > 1:
        if not free or _outside_list(reply):
            return None
        start = text.rfind("\n", 0, span.start) + 1
        marker = text[start : span.start]
        return ("\n" + marker).join(flat(item.body.of(reply)) for item in items)
    return fit_words(text, span, reply, free)


def _outside_list(reply: str) -> bool:
    parts = outline(reply)
    return bool(parts.paragraphs or parts.tables or parts.codes or parts.quotes)


def _list(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A list stays a list, at its indentation; words of the model's around it are left out."""
    parts = outline(reply)
    nested = {item.group for item in parts.items if item.level > 0}
    lists = [one for group, one in enumerate(parts.lists) if group not in nested]
    if len(lists) != 1:
        return indented(text, span, reply) if free and lists == [] and not unclosed(reply) else None
    start = text.rfind("\n", 0, span.start) + 1
    indent = text[start : span.start] if not text[start : span.start].strip(" \t>") else ""
    lines = lists[0].of(reply).split("\n")
    return ("\n" + indent).join(line.rstrip() for line in lines)


def _heading(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A heading keeps its rank and stays on its line."""
    if len(reply.strip().split("\n")) > 1:
        return None
    title = re.sub(r"^#{1,6}\s+|\s+#+$", "", reply.strip())
    old = span.of(text)
    bold = re.fullmatch(r"(\*\*|__)(.+?)\1(:?)", old)
    if bold:
        return f"{bold[1]}{title.strip('*_').rstrip(':')}{bold[1]}{bold[3]}"
    mark = re.match(r"#{1,6}[ \t]+", old)
    if mark and not re.match(r"\*\*.*\*\*$", old[mark.end() :]):
        title = re.sub(r"^(\*\*|__)(.*)\1$", r"\2", title)
    return (mark[0] if mark else "") + title + ("" if mark else old[len(old.split("\n")[0].rstrip("\r")) :])


def _section(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A section keeps its heading, and has none in it that would end it."""
    heading = next(one for one in outline(text).headings if one.section == span)
    first = heading.span.of(text)
    inside = outline(reply).headings
    at_top = bool(inside) and not reply[: inside[0].span.start].strip()
    body = reply[inside[0].span.end :].strip("\n") if at_top else reply
    title = inside[0].span.of(reply) if at_top else ""
    if any(one.level <= heading.level for one in outline(body).headings) or unclosed(body) or not body.strip():
        return None
    asked = free and title and outline(title).headings[0].level == heading.level
    gap = re.match(r"\s*", text[heading.span.end : span.end])
    between = newlines(gap[0]) if gap and gap[0] else "\n\n"
    return f"{title if asked else first}{between}{without_echo(text, span, body).strip()}"


_FITS = {
    "words": fit_words,
    "paragraph": fit_paragraph,
    "blocks": fit_blocks,
    "item": _item,
    "list": _list,
    "row": fit_row,
    "cell": fit_cell,
    "table": fit_table,
    "heading": _heading,
    "section": _section,
    "fence": fit_fence,
    "code": fit_code,
}
