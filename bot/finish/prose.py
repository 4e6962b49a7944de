"""Which parts of an answer are prose, so that no mark is changed in code, links, tables' rules or data. Pure.

It reads lines and marks only, in time linear in the text; what it is unsure of counts as no prose and stays as it is.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from bot.passage.sentences import sentences as sentence_spans
from bot.passage.spans import Span
from bot.values import Value

Kind = Literal["prose", "heading", "list", "table", "code", "quote", "rule"]


class Block(Value):
    """Lines of a text that belong together; without the line break at their end."""

    kind: Kind
    span: Span


POINT = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+\S")
"""The beginning of a list's point."""
_OPENS = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?:(`{3,})[^`]*|(~{3,}).*)$")
_CLOSES = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$| {0,3}(?:\*[ \t]*){3,}$| {0,3}(?:_[ \t]*){3,}$| {0,3}={3,}[ \t]*$")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)|<<[^<>]+>>[ \t]*$|(?:\*\*[^*]+\*\*|__[^_]+__):?[ \t]*$")
_ROW = re.compile(r"[ \t]*\|")
_ROW_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def _kinds(lines: list[str]) -> Iterator[Kind | None]:
    """The kind of each line; None for a blank one."""
    fence = ""
    before: Kind | None = None
    last: Kind | None = None  # of the latest line that was not blank
    for at, line in enumerate(lines):
        kind: Kind | None
        if fence:
            kind = "code"
            if (closes := _CLOSES.match(line)) and closes[1].startswith(fence):
                fence = ""
        elif opens := _OPENS.match(line):
            kind, fence = "code", opens[1] or opens[2]
        elif not line.strip():
            kind = None
        else:
            kind = _kind(line, lines[at + 1] if at + 1 < len(lines) else "", before, last)
        yield kind
        before, last = kind, kind or last


def _kind(line: str, after: str, before: Kind | None, last: Kind | None) -> Kind:
    """The kind of a line outside fences, by itself, the one after it and what stands before it."""
    if _ROW.match(line) or ("|" in line and (before == "table" or ("|" in after and _ROW_RULE.match(after)))):
        return "table"
    if "|" in line and _ROW_RULE.match(line):
        return "table"
    if _RULE.match(line):
        return "rule"
    if line.startswith(("    ", "\t")) and last != "list" and before in (None, "code"):
        return "code"
    if POINT.match(line) or (before == "list" or (last == "list" and line.startswith((" ", "\t")))):
        return "list"
    if _HEADING.match(line):
        return "heading"
    return "quote" if line.lstrip().startswith(">") else "prose"


@lru_cache(maxsize=16)
def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in its order: what stands between blank lines, and lines of one kind; fences in one piece.

    A list with blank lines between its points is several blocks.
    """
    lines = text.split("\n")
    found: list[tuple[Kind, int, int]] = []
    place, joined = 0, False
    for line, kind in zip(lines, _kinds(lines), strict=True):
        end = place + len(line)
        if kind is None:
            joined = False
        elif joined and found[-1][0] == kind and kind not in ("heading", "rule"):
            found[-1] = (kind, found[-1][1], end)
        else:
            found.append((kind, place, end))
            joined = True
        place = end + 1
    return tuple(Block(kind=kind, span=Span(start=start, end=end)) for kind, start, end in found)


def has_only(text: str, *kinds: Kind) -> bool:
    """Whether all blocks of a text are of these kinds."""
    return all(block.kind in kinds for block in blocks(text))


_STOPS = re.compile(r"[.!?…]{4,}")


def sentences(text: str, part: Span | None = None) -> tuple[Span, ...]:
    """The sentences in a part of a text (all of it by default): abbreviations, initials and list numbers end none.

    A long row of full stops is shortened for the reader of sentences: it takes quadratic time over one.
    """
    part = part or Span(start=0, end=len(text))
    short = _STOPS.sub(lambda match: "_" * (len(match[0]) - 3) + match[0][-3:], part.of(text))
    return tuple(one.shifted(part.start) for one in sentence_spans(short, Span(start=0, end=len(short))))


def is_data(text: str) -> bool:
    """Whether the whole text is JSON: an object or a list."""
    if text.strip()[:1] not in ("{", "["):
        return False
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


_LINK = re.compile(
    r"(?<![a-z])(?:(?:https?|ftp|file)://|mailto:|www\.)[^\s<>\"”`]+|"
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,100}|"
    r"(?<![\w./-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/[^\s<>\"”`)]*|(?<=\]\()[^\s()]*(?:\([^\s()]*\)[^\s()]*)?",
    re.IGNORECASE,
)
_HTML = re.compile(r"&(?:#\w{1,8}|[a-z]\w{1,30});|<!--.{0,500}?-->|</?[a-z][^<>\n]{0,300}>", re.IGNORECASE | re.DOTALL)
_DATA = re.compile(
    r"(?<!\w)\w{1,40}\([^()\n]{0,200}\)|\[\s*[\"'\d-][^\[\]\n]{0,300}\]|"
    r"\$(?=\S)[^$\n]{0,200}?[\\^_=][^$\n]{0,200}\$|\\[(\[][^\n]{0,150}?\\[)\]]"
)
"""Calls (`f(a, b)`), lists of values, formulas."""
_TRAIL = ".,;:!?*_'’)]"
_TICKS = re.compile(r"`+")


def _ticked(text: str) -> Iterator[tuple[int, int]]:
    """Inline code: from a row of backticks to the next as long, with no blank line between."""
    rows = [(match.start(), match.end()) for match in _TICKS.finditer(text)]
    after: dict[int, tuple[int, int]] = {}
    nexts: list[tuple[int, int] | None] = []
    for start, end in reversed(rows):
        nexts.append(after.get(end - start))
        after[end - start] = (start, end)
    done = 0
    for (start, _), match in zip(rows, reversed(nexts), strict=True):
        if match and start >= done:
            gap = text.find("\n\n", start)
            if gap < 0 or gap >= match[0]:
                yield start, match[1]
                done = match[1]


def _braced(text: str) -> Iterator[tuple[int, int]]:
    """What stands in curly brackets, the outermost ones."""
    opened: list[int] = []
    for match in re.finditer(r"[{}]", text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if not opened:
                yield start, match.end()


def _link(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where an address stands, without the marks of the sentence around it."""
    if match.start() > 1 and text[match.start() - 2 : match.start()] == "](":
        depth, end = 0, match.end()
        for at in range(match.start(), match.end()):
            depth += (text[at] == "(") - (text[at] == ")")
            if depth < 0:
                end = at
                break
        return match.start(), end
    end = match.end()
    while end > match.start() and text[end - 1] in _TRAIL:
        if text[end - 1] == ")" and "(" in match[0]:
            break
        end -= 1
    return match.start(), end


Guard = Literal["code", "words", "all"]
"""What is guarded: `code`; also links, tags, entities and rules (`words`); also calls, formulas and values (`all`)."""


@lru_cache(maxsize=32)
def guarded(text: str, guard: Guard = "all") -> tuple[tuple[int, int], ...]:
    """The places that are no prose, in order, none touching another."""
    kept: tuple[Kind, ...] = ("code",) if guard == "code" else ("code", "rule")
    found = [(block.span.start, block.span.end) for block in blocks(text) if block.kind in kept]
    found.extend(_ticked(text))
    if guard != "code":
        found.extend(_link(text, match) for match in _LINK.finditer(text))
        found.extend(match.span() for match in _HTML.finditer(text))
        for block in blocks(text):
            if block.kind == "table":
                found.extend(_row_rules(text, block.span))
    if guard == "all":
        found.extend(match.span() for match in _DATA.finditer(text))
        found.extend(_braced(text))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif end > start:
            merged.append((start, end))
    return tuple(merged)


def _row_rules(text: str, table: Span) -> Iterator[tuple[int, int]]:
    place = table.start
    for line in table.of(text).split("\n"):
        if _ROW_RULE.match(line):
            yield place, place + len(line)
        place += len(line) + 1


def is_guarded(text: str, start: int, end: int, guard: Guard = "all") -> bool:
    """Whether the first or the last character of a part stands in a guarded place."""
    places = guarded(text, guard)
    for at in (start, max(start, end - 1)):
        before = bisect_right(places, (at, len(text) + 1)) - 1
        if before >= 0 and places[before][0] <= at < places[before][1]:
            return True
    return False


Change = str | Callable[[re.Match[str]], str]


def replaced(text: str, pattern: re.Pattern[str], by: Change, guard: Guard = "all") -> str:
    """The text with a pattern replaced in its prose; a match whose ends stand in a guarded place stays."""

    if not guarded(text, guard):
        return pattern.sub(by, text)

    def change(match: re.Match[str]) -> str:
        if is_guarded(text, match.start(), match.end(), guard):
            return match[0]
        return by(match) if callable(by) else match.expand(by)

    return pattern.sub(change, text)


def recased(text: str, change: Callable[[str], str]) -> str:
    """The text with the letters of its prose changed; code and addresses keep theirs."""
    places = [(0, 0), *guarded(text, "words"), (len(text), len(text))]
    pieces: list[str] = []
    for (start, end), (after, _) in pairwise(places):
        pieces.append(text[start:end])
        pieces.append(change(text[end:after]))
    return "".join(pieces)
