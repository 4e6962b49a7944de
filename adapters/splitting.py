"""Markdown cut into parts that fit a message each, at the ends of its blocks. Pure.

A code block or a table is never broken: what is too long for one part goes on in the next with its fence or its head
repeated. A list is cut between items, a paragraph between lines, sentences or words, and only what has none of these in
the midst of a word. Heads and lead-ins stay with what they lead to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

ANY = 1_000_000
"""More rows than any table has."""


class Around(NamedTuple):
    """What stands around the lines of a block that may be cut: repeated in each part that has some of them."""

    opening: str
    closing: str
    indent: int


class Unit(NamedTuple):
    """A piece of the text that is not cut."""

    text: str
    before: str
    """What stands between it and the one before; left out at the beginning of a part."""
    indent: int = 0
    """Columns by which the list around it moves it to the right; taken back at the beginning of a part."""
    leads: bool = False
    """Whether it should not be the last of a part."""
    around: Around | None = None
    continues: bool = False
    """Whether its fence was opened by a unit before it."""
    goes_on: bool = False
    """Whether its fence is closed by a unit after it."""


def headless(lines: Sequence[str]) -> int:
    """No line of a code block is its head."""
    return 0


def split(
    markdown: str, most: int, *, rows: int = ANY, heads: Callable[[Sequence[str]], int] = headless
) -> tuple[str, ...]:
    """The parts, of at most `most` UTF-16 units each, at least 200; none of a blank text.

    Nothing is lost but blank lines, and the indentation of a list that goes on; what is added is a fence or a table's
    head, repeated. A table of more than `rows` rows becomes several. `heads` says of a code block's lines how many at
    its beginning are a head too, which is repeated with its fence.
    """
    text = markdown.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text.strip():
        return ()
    if size(text) <= most and ("|" not in text or text.count("\n") < rows):
        return (text,)
    root = SyntaxTreeNode(_parser().parse(text))
    cutter = _Cutter(text.split("\n"), most, rows, heads)
    return tuple(_pack(list(cutter.inside(root, 0, text.count("\n") + 1, False)), most))


def size(text: str) -> int:
    """The length in UTF-16 units, of which some platforms' limits are; never less than in characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def prefix(text: str, most: int) -> str:
    """The longest beginning of at most so many UTF-16 units that cuts no character in two as people see them."""
    if size(text) <= most:
        return text
    end = min(len(text), most)
    while size(text[:end]) > most:
        end -= max(1, (size(text[:end]) - most) // 2)
    whole = end
    while whole > max(0, end - 40) and _joined(text, whole):
        whole -= 1
    return text[: whole if whole > max(0, end - 40) else end]


def _joined(text: str, at: int) -> bool:
    """Whether what stands before and after a place is one character to the eye: an accent, a joined emoji."""
    after, before = text[at], text[at - 1]
    return (
        unicodedata.category(after) in ("Mn", "Mc", "Me")
        or "\u200d" in (after, before)
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # a colour of skin
        or ("\U0001f1e6" <= after <= "\U0001f1ff" and "\U0001f1e6" <= before <= "\U0001f1ff")  # half a flag
    )


@cache
def _parser() -> MarkdownIt:
    """For blocks alone: what stands within a line is of no concern here, and takes most of the time."""
    return MarkdownIt("commonmark").enable("table").disable("inline")


class _Cutter:
    """The source lines as units: blocks that fit as a whole, others by what they are made of."""

    def __init__(self, lines: Sequence[str], most: int, rows: int, heads: Callable[[Sequence[str]], int]) -> None:
        self._lines = lines
        self._most = most
        self._rows = rows
        self._heads = heads

    def inside(self, node: SyntaxTreeNode, start: int, end: int, listed: bool) -> Iterator[Unit]:
        """The units of a container's lines; what no block of it covers (link definitions) goes line by line."""
        at = start
        for child in node.children if node.type != "inline" else []:
            if child.map is None or child.map[1] <= at:
                continue
            first, last = max(child.map[0], at), min(child.map[1], end)
            yield from self._plain(at, first, listed)
            yield from self._block(child, first, self._trimmed(first, last), listed)
            at = last
        yield from self._plain(at, end, listed)

    def _block(self, node: SyntaxTreeNode, start: int, end: int, listed: bool) -> Iterator[Unit]:
        text = "\n".join(self._lines[start:end])
        rows = end - start if node.type == "table" else 0
        if not text.strip():
            return
        if size(text) <= self._most and rows <= self._rows and not self._has_long_table(node):
            leads = node.type == "heading" or (node.type == "paragraph" and text.rstrip(" *_").endswith(":"))
            yield Unit(text, self._gap(start), _indent(text) if listed else 0, leads)
        elif node.type == "fence":
            yield from self._fence(node, start, end, listed)
        elif node.type == "table":
            yield from self._table(start, end, listed)
        elif node.type in ("bullet_list", "ordered_list", "list_item", "blockquote"):
            yield from self.inside(node, start, end, listed or node.type.endswith("_list"))
        else:
            yield from self._plain(start, end, listed)

    def _has_long_table(self, node: SyntaxTreeNode) -> bool:
        within = node.walk() if node.type in ("bullet_list", "ordered_list", "list_item", "blockquote") else ()
        return any(one.type == "table" and one.map and one.map[1] - one.map[0] > self._rows for one in within)

    def _plain(self, start: int, end: int, listed: bool) -> Iterator[Unit]:
        """Line by line; a line that is too long in pieces."""
        for number in range(start, end):
            line = self._lines[number]
            for place, piece in enumerate(_pieces(line, self._most)) if line.strip() else ():
                yield Unit(piece, "" if place else self._gap(number), _indent(piece) if listed else 0)

    def _fence(self, node: SyntaxTreeNode, start: int, end: int, listed: bool) -> Iterator[Unit]:
        head, tail = self._lines[start], self._lines[end - 1]
        margin = re.sub(r"[^>\s]", " ", head[: head.index(node.markup)])
        opening = margin + head[head.index(node.markup) :]
        closed = end - 1 > start and tail.strip("> \t").startswith(node.markup) and not tail.strip("> \t" + node.markup)
        body = self._lines[start + 1 : end - 1 if closed else end]
        if repeated := self._heads(body):
            opening, head = ("\n".join([one, *body[:repeated]]) for one in (opening, head))
            body = body[repeated:]
        around = Around(opening, margin + node.markup, len(margin) if listed and ">" not in margin else 0)
        last = tail if closed else ""
        yield from self._framed(around, head, body, last, start, listed)

    def _table(self, start: int, end: int, listed: bool) -> Iterator[Unit]:
        """Row by row; several tables where one would have too many rows."""
        first, rule = self._lines[start : start + 2]
        if end - start == 2:
            yield from self._plain(start, end, listed)
        head = re.sub(r"^(\s*)(?:[-*+]|\d+[.)])(?=\s)", lambda found: " " * len(found[0]), first) if listed else first
        around = Around(f"{head}\n{rule}", "", _indent(head) if listed else 0)
        for at in range(start + 2, end, self._rows - 1):
            body = self._lines[at : min(at + self._rows - 1, end)]
            opening = f"{first}\n{rule}" if at == start + 2 else around.opening
            units = self._framed(around, opening, body, "", start, listed)
            yield from (one if one.continues or at == start + 2 else one._replace(before="\n\n") for one in units)

    def _framed(
        self, around: Around, head: str, body: Sequence[str], last: str, start: int, listed: bool
    ) -> Iterator[Unit]:
        """A block's lines, the first with its opening and the last with its closing."""
        room = self._most - size(around.opening) - size(around.closing) - 2
        if room < self._most // 2 or size(head) > self._most // 2:  # an opening as long as a text: nothing to repeat
            yield from self._plain_lines([*head.split("\n"), *body, last], start)
            return
        pieces = [(piece, place > 0) for line in body for place, piece in enumerate(_pieces(line, room))]
        for number, (piece, within) in enumerate(pieces):
            begins, ends = number == 0, number == len(pieces) - 1
            text = f"{head}\n{piece}" if begins else piece
            yield Unit(
                f"{text}\n{last}" if ends and last else text,
                self._gap(start) if begins else "" if within else "\n",
                _indent(head) if begins and listed else around.indent,
                around=around,
                continues=not begins,
                goes_on=not ends,
            )

    def _plain_lines(self, lines: Sequence[str], start: int) -> Iterator[Unit]:
        for number, line in enumerate(one for one in lines if one.strip()):
            for place, piece in enumerate(_pieces(line, self._most)):
                yield Unit(piece, "" if place else "\n" if number else self._gap(start))

    def _trimmed(self, start: int, end: int) -> int:
        while end > start and not self._lines[end - 1].strip():
            end -= 1
        return end

    def _gap(self, number: int) -> str:
        """What stands between a line and the text before it."""
        start = self._trimmed(0, number)
        return "\n" * (number - start + 1) if start else ""


def _pieces(line: str, most: int) -> Iterator[str]:
    """A line, or what is cut of one that is too long: after a sentence, else after a word, else anywhere."""
    while size(line) > most:
        whole = prefix(line, most)
        ends = [match.end() for match in re.finditer(r"[.!?…。！？][\"'”’)*_]*\s+", whole)]
        words = [match.end() for match in re.finditer(r"\s+", whole)]
        late = [found[-1] for found in (ends, words) if found and found[-1] > len(whole) // 2]
        yield line[: late[0] if late else len(whole)]
        line = line[late[0] if late else len(whole) :]
    yield line


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def _pack(units: Sequence[Unit], most: int) -> Iterator[str]:
    """The units in as few parts as hold them in their order."""
    part: list[Unit] = []
    used = 0
    for unit in units:
        close = size(unit.around.closing) + 1 if unit.around and unit.goes_on else 0
        if part and used + size(unit.before) + size(unit.text) + close > most:
            kept = _leading(part, unit, most - close)
            yield _written(part[: len(part) - len(kept)])
            part = kept
            used = _cost(part)
        used += size(unit.before) + size(unit.text) if part else _cost([unit])
        part.append(unit)
    if part:
        yield _written(part)


def _leading(part: list[Unit], unit: Unit, most: int) -> list[Unit]:
    """The heads at a part's end that go with the next unit, where they fit with it and something stays."""
    count = 0
    while count < len(part) - 1 and part[-1 - count].leads:
        count += 1
    kept = part[len(part) - count :]
    return kept if _cost([*kept, unit]) <= most else []


def _cost(part: Sequence[Unit]) -> int:
    """What a part of these takes, apart from a closing."""
    if not part:
        return 0
    opening = size(part[0].around.opening) + 1 if part[0].around and part[0].continues else 0
    return opening + size(part[0].text) + sum(size(one.before) + size(one.text) for one in part[1:])


def _written(part: Sequence[Unit]) -> str:
    """A part's text: opened and closed, and moved to the left where it begins within a list."""
    found: list[str] = []
    by = part[0].indent
    for number, unit in enumerate(part):
        by = min(by, by if unit.indent >= by else 0)
        opening = f"{unit.around.opening}\n" if number == 0 and unit.around and unit.continues else ""
        moved = re.sub(rf"(?m)^[ \t]{{1,{by}}}", "", opening + unit.text) if by else opening + unit.text
        found.append((unit.before if number else "") + moved)
    last = part[-1]
    if last.around and last.goes_on and last.around.closing:
        closing = last.around.closing
        found.append("\n" + (re.sub(rf"^[ \t]{{1,{by}}}", "", closing) if by else closing))
    return "".join(found)
