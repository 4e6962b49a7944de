"""What form a passage has. Pure."""

from __future__ import annotations

from typing import Literal

from bot.passage.outline import outline
from bot.passage.spans import Found

Form = Literal["words", "paragraph", "blocks", "item", "list", "row", "cell", "column", "table", "heading", "section",
               "fence", "code"]  # fmt: skip


def form(text: str, found: Found) -> Form:
    """The form of what stands there."""
    if found.together:
        return "column"
    span, parts = found.spans[0], outline(text)
    for code in parts.codes:
        if span == code.span:
            return "code" if code.content == code.span else "fence"
        if span.within(code.content):
            return "code"
    for table in parts.tables:
        if span == table.span:
            return "table"
        if any(span.within(row.span) for row in table.rows):
            return "cell" if any(span.within(cell) for row in table.rows for cell in row.cells) else "row"
    for heading in parts.headings:
        if span in (heading.span, heading.section):
            return "heading" if span == heading.span else "section"
    for item in parts.items:
        if span == item.body:
            return "item"
        if span == item.span:
            return "list"
        if span.within(item.body):
            return "words"
    if span in parts.paragraphs:
        return "paragraph"
    if span in parts.lists:
        return "list"
    blocks = (*parts.paragraphs, *parts.quoted, *(one.span for one in parts.headings))
    return "words" if any(span.within(block) for block in blocks) else "blocks"
