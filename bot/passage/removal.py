"""Taking a passage out: with its marker, its row's line, the blank line beside it, and nothing else. Pure.

The numbers of an ordered list stay as they were: Markdown counts from the first one on, so the list still reads right,
and what was not asked for is not touched.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.passage.forms import form
from bot.passage.outline import outline
from bot.passage.spans import Found, Span

REMOVE = "remove"
"""The canonical value of a wish to take a passage out."""
_REMOVAL = re.compile(
    r"(?:please\s+)?(?:leave (?:it|this|that|them) out|take (?:it|this|that|them) out|remove|delete|drop|cut(?: out)?|"
    r"omit|leave out|take out|get rid of|skip|lose|scrap|"
    r"strike|erase)"
    r"(?:\s+(?:it|this|that|them|these|those|this part|entirely|completely|altogether|please|out|"
    r"all of (?:it|them)))*[.!]*",
    re.IGNORECASE,
)


def is_removal(value: str) -> bool:
    """Whether a wish is that the passage goes."""
    return _REMOVAL.fullmatch(value.strip()) is not None


def removal(text: str, found: Found) -> tuple[Span, ...]:
    """What goes when a passage does: cut in any order, since no two overlap."""
    if found.together:
        return _column(text, found)
    kind = form(text, found)
    spans = [_grown(text, span, kind) for span in found.spans]
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _grown(text: str, span: Span, kind: str) -> Span:
    if kind in ("item", "row", "list"):
        wholes = _wholes(text)
        whole = wholes.get((span.start, span.end), span)
        if kind != "list" or span in wholes.values():
            return _with_line(text, whole)
        return _with_blank(text, whole)
    if kind == "cell":
        return span
    if kind == "code":
        return _with_line(text, span) if _own_lines(text, span) else span
    if kind == "words":
        return _with_space(text, span)
    return _with_blank(text, span)


@lru_cache(maxsize=8)
def _wholes(text: str) -> dict[tuple[int, int], Span]:
    """Of each item its whole span, by where its own words stand; of two the first."""
    return {(item.body.start, item.body.end): item.span for item in reversed(outline(text).items)}


def _own_lines(text: str, span: Span) -> bool:
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    end = text.find("\n", span.end)
    return not before.strip() and not text[span.end : end if end >= 0 else len(text)].strip()


def _with_line(text: str, span: Span) -> Span:
    """With the line's beginning and its end; of the last line, with the end of the one before."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    if end >= 0:
        return Span(start=start, end=end + 1)
    before = start - (2 if text[:start].endswith("\r\n") else 1 if start else 0)
    return Span(start=before, end=len(text))


_BLANK = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+")


def _with_blank(text: str, span: Span) -> Span:
    """With the blank lines after it, or before it where it is the last."""
    start = text.rfind("\n", 0, span.start) + 1
    if text[start : span.start].strip():
        return span
    after = _BLANK.match(text, span.end)
    if after and after.end() < len(text):
        return Span(start=start, end=text.rfind("\n", 0, after.end()) + 1)
    return Span(start=len(text[:start].rstrip()), end=after.start() if after else span.end)


def _with_space(text: str, span: Span) -> Span:
    """With one of the blanks beside it, where there is one on both sides or it ends its line."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if after == " " and (before in (" ", "", "\n")):
        return Span(start=span.start, end=span.end + 1)
    if before == " " and (after in ("", "\n", "\r", " ") or after in ".,;:!?"):
        return Span(start=span.start - 1, end=span.end)
    return span


def _column(text: str, found: Found) -> tuple[Span, ...]:
    """A column's cells with a pipe each, those of the line of dashes too."""
    table = next(one for one in outline(text).tables if any(found.spans[0].within(row.span) for row in one.rows))
    at = table.rows[0].cells.index(found.spans[0])
    width = len(table.rows[0].cells)
    if width == 1:
        return (_with_blank(text, table.span),)
    cut: list[Span] = []
    for match in re.compile(r"[^\r\n]+").finditer(text, table.span.start, table.span.end):
        pipes = [one.start() for one in re.compile(r"(?<!\\)\|").finditer(text, match.start(), match.end())]
        leading = bool(pipes) and not text[match.start() : pipes[0]].strip(" \t>")
        edges = pipes if leading else [match.start() - 1, *pipes]
        if at + 1 < len(edges):
            cut.append(Span(start=edges[at] + 1, end=edges[at + 1] + 1))
        elif at < len(edges) and at > 0:
            cut.append(Span(start=edges[at], end=match.end()))
    return tuple(cut)
