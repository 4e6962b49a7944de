"""What a Markdown text is made of, each part with the place where it stands. Pure.

The blocks come from the parser that the renderers use (`markdown-it-py`), so that what people see as a list or a table
is one here too; the places inside a line (a cell, an item's own words) are found in the line itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.passage.blocks import PSEUDO, Code, Heading, Item, Outline, Row, Table
from bot.passage.spans import Span


@lru_cache(maxsize=64)
def outline(text: str) -> Outline:
    """The parts of a text. Any text has some outline; what is no Markdown is paragraphs."""
    return _Reader(text).outline()


@cache
def _parser() -> MarkdownIt:
    """For blocks alone: what stands inside a line is looked for in the line, and parsing that takes the most time."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["inline", "text_join"])


_BREAK = re.compile(r"\r\n?|\n")
_MARKER = re.compile(r"[\s>]*(?:[-*+]|(\d{1,9})[.)])(?=\s|$)")
_BOX = re.compile(r"\s*(?:\[[ xX]\]\s+)?")
_DOT = re.compile(r"[ \t]*([•◦▪‣●○–·])[ \t]+(?=\S)")
_BOLD = re.compile(r"(?:\*\*[^*\n]+\*\*|__[^_\n]+__):?")


class _Reader:
    """One walk over the parser's tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        self.ends = [*(match.start() for match in _BREAK.finditer(text)), len(text)]
        self.tokens = _parser().parse(text)
        self.paragraphs: list[Span] = []
        self.quoted: list[Span] = []
        self.quotes: list[Span] = []
        self.marks: list[tuple[Span, str, int]] = []  # headings
        self.items: list[Item] = []
        self.lists: list[Span] = []
        self.tables: list[Table] = []
        self.codes: list[Code] = []

    def outline(self) -> Outline:
        """Walk the tokens, and put the sections together."""
        self._blocks(self.tokens, (), 0)
        self.marks.sort(key=lambda mark: mark[0].start)
        return Outline(
            paragraphs=tuple(self.paragraphs),
            quoted=tuple(self.quoted),
            quotes=tuple(self.quotes),
            headings=tuple(self._sections()),
            items=tuple(sorted(self.items, key=lambda item: item.span.start)),
            lists=tuple(self.lists),
            tables=tuple(self.tables),
            codes=tuple(self.codes),
        )

    def _blocks(self, tokens: Sequence[Token], inside: tuple[str, ...], start: int) -> None:
        """Read sibling blocks; `inside` names the blocks around them, `start` is where the innermost begins."""
        for opening, children in _siblings(tokens):
            kind = opening.type
            if kind == "paragraph_open":
                self._paragraph(opening, children, inside)
            elif kind == "heading_open":
                span = self._lines(opening, start)
                self.marks.append((span, children[0].content if children else "", int(opening.tag[1:])))
            elif kind == "blockquote_open":
                self.quotes.append(self._lines(opening, start))
                self._blocks(children, (*inside, "quote"), start)
            elif kind in ("bullet_list_open", "ordered_list_open"):
                self._list(opening, children, inside, start)
            elif kind == "table_open":
                self._table(opening, children)
            elif kind in ("fence", "code_block"):
                self._code(opening)

    def _lines(self, token: Token, start: int = 0) -> Span:
        """Where a block's lines stand, from its first mark on, without the blank lines after it."""
        first, last = token.map or (0, 1)
        begin = max(self.starts[first], start)
        while begin < self.ends[first] and self.text[begin] in " \t":
            begin += 1
        end = self.ends[min(last, len(self.ends)) - 1]
        return Span(start=begin, end=max(begin, begin + len(self.text[begin:end].rstrip())))

    def _paragraph(self, token: Token, children: Sequence[Token], inside: tuple[str, ...]) -> None:
        span = self._words(token, children)
        if "item" in inside:
            return
        bullets = list(self._dotted(span))
        if bullets:
            self._dots(span, bullets)
        elif "quote" in inside:
            self.quoted.append(span)
        elif _BOLD.fullmatch(span.of(self.text)):
            self.marks.append((span, span.of(self.text).strip("*_: "), PSEUDO))
        else:
            self.paragraphs.append(span)

    def _words(self, token: Token, children: Sequence[Token]) -> Span:
        """A paragraph's words: the parser has taken marks off the front of its lines, nothing off their ends."""
        whole = self._lines(token)
        first = (children[0].content if children else "").split("\n")[0].rstrip()
        line = (token.map or (0, 1))[0]
        ended = self.starts[line] + len(self.text[self.starts[line] : self.ends[line]].rstrip())
        start = ended - len(first)
        return Span(start=start if start >= whole.start else whole.start, end=max(whole.end, start))

    def _dotted(self, span: Span) -> Iterator[tuple[Span, int]]:
        """The lines of a paragraph that begin with a dot that Markdown does not know as a marker, and their words."""
        first, last = bisect_right(self.starts, span.start) - 1, bisect_right(self.starts, span.end)
        for start, end in zip(self.starts[first:last], self.ends[first:last], strict=True):
            begin = max(start, span.start)
            if begin < end <= span.end and (match := _DOT.match(self.text, begin, end)):
                yield Span(start=match.start(1), end=end), match.end()

    def _dots(self, span: Span, bullets: list[tuple[Span, int]]) -> None:
        """A list of such lines; what stands before it is a paragraph."""
        if before := self.text[span.start : bullets[0][0].start].rstrip():
            self.paragraphs.append(Span(start=span.start, end=span.start + len(before)))
        group = len(self.lists)
        self.lists.append(Span(start=bullets[0][0].start, end=span.end))
        ends = [one.start for one, _ in bullets[1:]] + [span.end]
        for (line, begin), limit in zip(bullets, ends, strict=True):
            end = line.start + len(self.text[line.start : limit].rstrip())
            self.items.append(
                Item(span=Span(start=line.start, end=end), body=Span(start=begin, end=end),
                     ordered=False, number=None, level=0, group=group)
            )  # fmt: skip

    def _list(self, token: Token, children: Sequence[Token], inside: tuple[str, ...], start: int) -> None:
        group, level = len(self.lists), inside.count("item")
        self.lists.append(self._lines(token, start))
        for opening, parts in _siblings(children):
            whole = self._lines(opening, start)
            match = _MARKER.match(self.text, whole.start)
            after = match.end() if match else whole.start
            begin = _BOX.match(self.text, after, max(after, whole.end)).end() if match else after  # type: ignore[union-attr]
            body = self._body(parts, Span(start=min(begin, whole.end), end=whole.end))
            number = int(match[1]) if match and match[1] else None
            self.items.append(
                Item(span=whole, body=body, ordered=token.type == "ordered_list_open",
                     number=number, level=level, group=group)
            )  # fmt: skip
            self._blocks(parts, (*inside, "item"), after)

    def _body(self, parts: Sequence[Token], rest: Span) -> Span:
        """An item's own words: its paragraphs up to the first nested part, or all of it if it begins with one."""
        end = None
        for opening, _ in _siblings(parts):
            if opening.type != "paragraph_open":
                break
            end = self._lines(opening).end
        return rest if end is None else Span(start=rest.start, end=max(rest.start, end))

    def _table(self, token: Token, children: Sequence[Token]) -> None:
        lines = [one.map[0] for one in children if one.type == "tr_open" and one.map]
        rows = tuple(self._row(line) for line in lines)
        self.tables.append(Table(span=self._lines(token), rows=rows))

    def _row(self, line: int) -> Row:
        begin, end = self.starts[line], self.ends[line]
        found = re.compile(r"[\s>]*").match(self.text, begin, end)
        begin = found.end() if found else begin
        end = begin + len(self.text[begin:end].rstrip())
        return Row(span=Span(start=begin, end=end), cells=cells(self.text, Span(start=begin, end=end)))

    def _code(self, token: Token) -> None:
        span = self._lines(token)
        if token.type == "code_block":
            start = self.starts[(token.map or (0, 1))[0]]
            whole = Span(start=start, end=span.end)
            self.codes.append(Code(span=whole, content=whole))
            return
        first, last = token.map or (0, 1)
        closed = last - first > 1 and re.fullmatch(r"[\s>]*(?:`{3,}|~{3,})\s*", self._line(last - 1)) is not None
        content = first + 1
        until = last - 1 if closed else last
        if until <= content:
            at = self.ends[first]
            self.codes.append(Code(span=span, content=Span(start=at, end=at)))
            return
        self.codes.append(
            Code(span=span, content=Span(start=self.starts[content], end=self.ends[until - 1])))  # fmt: skip

    def _line(self, number: int) -> str:
        return self.text[self.starts[number] : self.ends[number]]

    def _sections(self) -> Iterator[Heading]:
        """Each heading with its section; the one that ends it is found from the text's end on, in one pass."""
        ends: dict[Span, int] = {}
        open_from: list[tuple[int, int]] = []  # the ranks and starts of what may end an earlier section
        for span, _, level in reversed(self.marks):
            while open_from and open_from[-1][0] > level:
                open_from.pop()
            ends[span] = open_from[-1][1] if open_from else len(self.text)
            open_from.append((level, span.start))
        for span, title, level in self.marks:
            end = ends[span]
            while end > span.start and self.text[end - 1].isspace():
                end -= 1
            yield Heading(span=span, text=title, level=level, section=Span(start=span.start, end=end))


def _siblings(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """The blocks on one level, each with the tokens inside it."""
    at = 0
    while at < len(tokens):
        opening, begin = tokens[at], at + 1
        depth: int = opening.nesting
        while depth > 0:
            at += 1
            depth += tokens[at].nesting
        yield opening, tokens[begin:at]
        at += 1


_PIPE = re.compile(r"(?<!\\)\|")


def cells(text: str, row: Span) -> tuple[Span, ...]:
    """The cells of a table's line, trimmed; a pipe behind a backslash is none."""
    cuts = [row.start - 1, *(match.start() for match in _PIPE.finditer(text, row.start, row.end)), row.end]
    pieces = [(left + 1, right) for left, right in pairwise(cuts)]
    if pieces and not text[pieces[0][0] : pieces[0][1]].strip() and len(pieces) > 1:
        pieces = pieces[1:]
    if pieces and not text[pieces[-1][0] : pieces[-1][1]].strip() and len(pieces) > 1:
        pieces = pieces[:-1]
    return tuple(_trimmed(text, start, end) for start, end in pieces)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    if not piece.strip():
        middle = start + min(1, len(piece))
        return Span(start=middle, end=middle)
    start += len(piece) - len(piece.lstrip())
    return Span(start=start, end=start + len(piece.strip()))
