"""A model's code brought into the form of a block of code or lines of one; None where it does not fit. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.passage.blocks import Code
from bot.passage.outline import outline
from bot.passage.prose import newlines
from bot.passage.replies import unwrapped
from bot.passage.spans import Span

if TYPE_CHECKING:
    from bot.code.placed import Placed


def fit_fence(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A block of code keeps its fences; only what stands between them is new."""
    code = next(one for one in outline(text).codes if one.span == span)
    lines = _code_lines(text, code, reply)
    if lines is None:
        return None
    head, tail = text[span.start : code.content.start], text[code.content.end : span.end]
    return newlines(head if head.endswith("\n") else f"{head}\n") + lines + newlines(tail or "")


def fit_code(text: str, span: Span, reply: str, free: bool) -> str | None:
    """Lines of code keep their indentation; of a function nothing but its new version is taken, whatever else came."""
    from bot.code.placed import placed  # which itself finds the blocks of a text by this package

    if function := next((one for one in placed(text) if one.span == span), None):
        return _fit_function(text, function, reply)
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


def _fit_function(text: str, old: Placed, reply: str) -> str | None:
    """A function's new version; its lines begin as those of the block do, which may stand in a list or a quotation."""
    from bot.code.spliced import version

    change = version(old.snippet.code, old.function, reply, old.snippet.language, above=False)
    block = next(one for one in outline(text).codes if one.content == old.snippet.span)
    if change is None or _closes(text, block, change[1]):
        return None
    lines = newlines(change[1]).split("\n")
    before = _before(text, block) if old.snippet.span.of(text) != old.snippet.code else ""
    return "\n".join([lines[0], *(before + line if line else before.rstrip() for line in lines[1:])])


def _code_lines(text: str, code: Code, reply: str) -> str | None:
    content = unwrapped(reply)
    if content is None or _closes(text, code, content):
        return None
    indent = _before(text, code)
    return "\n".join(indent + line if line else line for line in _dedented(content))


_FENCE = re.compile(r"(?P<before>(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*)(?P<mark>`{3,}|~{3,})")


def _before(text: str, code: Code) -> str:
    """What each line of a block begins with: blanks as wide as a list's marker, a quotation's marks."""
    start = text.rfind("\n", 0, code.span.start) + 1
    fence = _FENCE.match(text, start, code.span.end)
    return re.sub(r"[^\s>]", " ", fence["before"] if fence else text[start : code.span.start])


def _closes(text: str, code: Code, content: str) -> bool:
    """Whether a line of it would end the block that it goes into."""
    fence = _FENCE.match(code.span.of(text))
    return bool(fence and re.search(rf"^[ \t]*{re.escape(fence['mark'])}", content, re.MULTILINE))


def _dedented(content: str) -> list[str]:
    """The lines without the blank ones around them and the indentation that all share."""
    lines = [line.rstrip() for line in content.strip("\n").split("\n")]
    shared = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return [line[shared:] for line in lines]
