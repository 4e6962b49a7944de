"""A model's code brought into the form of a block of code or lines of one; None where it does not fit. Pure."""

from __future__ import annotations

import re

from bot.passage.blocks import Code
from bot.passage.outline import outline
from bot.passage.prose import newlines
from bot.passage.replies import unwrapped
from bot.passage.spans import Span


def fit_fence(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A block of code keeps its fences; only what stands between them is new."""
    code = next(one for one in outline(text).codes if one.span == span)
    lines = _code_lines(text, code, reply)
    if lines is None:
        return None
    head, tail = text[span.start : code.content.start], text[code.content.end : span.end]
    return newlines(head if head.endswith("\n") else f"{head}\n") + lines + newlines(tail or "")


def fit_code(text: str, span: Span, reply: str, free: bool) -> str | None:
    """Lines of code keep their indentation."""
    code = next(one for one in outline(text).codes if span.within(one.content))
    content = unwrapped(reply)
    if content is None or _closes(text, code, content):
        return None
    start = text.rfind("\n", 0, span.start) + 1
    blank = re.match(r"[ \t>]*", text[start:])
    indent = blank[0] if blank else ""
    if span.start > start + len(indent):  # a piece of a line
        return None if "\n" in content.strip() else content.strip()
    lines = _dedented(content)
    first = indent if span.start == start else ""
    return first + "\n".join(line if at == 0 or not line else indent + line for at, line in enumerate(lines))


def _code_lines(text: str, code: Code, reply: str) -> str | None:
    content = unwrapped(reply)
    if content is None or _closes(text, code, content):
        return None
    start = text.rfind("\n", 0, code.span.start) + 1
    before = text[start : code.span.start]
    indent = re.sub(r"[^\s>]", " ", before)
    return "\n".join(indent + line if line else line for line in _dedented(content))


def _closes(text: str, code: Code, content: str) -> bool:
    """Whether a line of it would end the block that it goes into."""
    mark = re.match(r"`{3,}|~{3,}", code.span.of(text))
    return bool(mark and re.search(rf"^[ \t]*{re.escape(mark[0])}", content, re.MULTILINE))


def _dedented(content: str) -> list[str]:
    """The lines without the blank ones around them and the indentation that all share."""
    lines = [line.rstrip() for line in content.strip("\n").split("\n")]
    shared = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return [line[shared:] for line in lines]
