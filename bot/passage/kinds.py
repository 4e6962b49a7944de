"""What a kind of part (`paragraph`, `bullet`, `row`) can be in a text: one list for each way to count. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from bot.passage.blocks import PSEUDO, Outline, Table
from bot.passage.roles import conclusions, examples, intros
from bot.passage.sentences import sentences
from bot.passage.spans import Reading, Span, inside

Reader = Callable[[str, Outline, Span], Iterator[Reading]]
"""What a kind can be within a scope of a text."""


def _paragraphs(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """Prose; and where a quotation or a line in bold alone could count too, with these."""
    prose = inside(parts.paragraphs, scope)
    yield prose
    more = inside(parts.quoted, scope)
    bold = inside((one.span for one in parts.headings if one.level == PSEUDO), scope)
    for extra in (more, bold):
        if extra:
            yield sorted((*prose, *extra), key=lambda span: span.start)
    if not prose and not more:
        yield [item.body for item in parts.items if item.body.within(scope)]


def _sentences(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """Those of prose; and where there are lists, with those of their items."""
    prose = inside((*parts.paragraphs, *parts.quoted), scope) or [
        one for one in (*parts.paragraphs, *parts.quoted) if scope.within(one)]  # fmt: skip
    items = [item.body for item in parts.items if item.body.within(scope)]
    if prose:
        pieces = [Span(start=max(one.start, scope.start), end=min(one.end, scope.end)) for one in prose]
        yield [one for piece in sorted(pieces, key=lambda span: span.start) for one in sentences(text, piece)]
    if items:
        both = sorted((*prose, *items), key=lambda span: span.start)
        yield [one for piece in both for one in sentences(text, piece)]
    if not prose and not items:
        yield list(sentences(text, scope)) if scope.end - scope.start < len(text) else []


def _items(ordered: bool | None) -> Reader:
    """Items of lists: of all on the outermost level, of each list by itself, and of all levels together."""

    def read(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
        inside = [item for item in parts.items if item.body.within(scope) and item.span != scope]
        of_kind = [item for item in inside if ordered is None or item.ordered is ordered] or inside
        outer = min((item.level for item in of_kind), default=0)
        top = [item for item in of_kind if item.level == outer]
        groups = list(dict.fromkeys(item.group for item in top))
        yield [item.body for item in top]
        for group in groups if len(groups) > 1 else ():
            yield [item.body for item in top if item.group == group]
        if len(of_kind) > len(top):
            yield [item.body for item in of_kind]

    return read


def _subitems(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    inside = [item for item in parts.items if item.body.within(scope) and item.span != scope and item.level > 0]
    yield [item.body for item in inside]
    groups = list(dict.fromkeys(item.group for item in inside))
    for group in groups if len(groups) > 1 else ():
        yield [item.body for item in inside if item.group == group]


def _lists(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    nested = {item.group for item in parts.items if item.level > 0}
    yield [span for group, span in enumerate(parts.lists) if group not in nested and span.within(scope)]


def tables_in(parts: Outline, scope: Span) -> list[Table]:
    return [table for table in parts.tables if table.span.within(scope)]


def _rows(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """Rows below the header; with several tables also those of each by itself."""
    tables = tables_in(parts, scope)
    yield [row.span for table in tables for row in table.rows[1:]]
    for table in tables if len(tables) > 1 else ():
        yield [row.span for row in table.rows[1:]]


def _headers(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    yield [table.rows[0].span for table in tables_in(parts, scope) if table.rows]


def _cells(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    yield [cell for table in parts.tables for row in table.rows for cell in row.cells if cell.within(scope)]


def _codes(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    from bot.running.shown import is_output  # which reads code, and code is read by parts of a text

    yield inside((code.span for code in parts.codes if not is_output(text, code.span.start)), scope)


def _code_lines(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """The lines of each block of code, as they are counted in an editor."""
    for code in parts.codes:
        if code.span.within(scope):
            yield _lines_of(text, code.content)


def _lines(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """Lines of text that are not blank; where there is code, its lines too."""
    codes = [code for code in parts.codes if code.span.within(scope)]
    inside = [code for code in parts.codes if scope.within(code.content)]
    if inside:
        yield _lines_of(text, scope)
        return
    shown = [line for line in _lines_of(text, scope) if line.of(text).strip()]
    starts = [code.span.start for code in codes]
    before = [(line, bisect_right(starts, line.start) - 1) for line in shown]
    yield [line for line, at in before if at < 0 or not line.within(codes[at].span)]
    yield from _code_lines(text, parts, scope)


def _lines_of(text: str, scope: Span) -> list[Span]:
    """The lines of a part, without the blanks at their edges."""
    found: list[Span] = []
    for match in re.compile(r"[^\r\n]*(?=\r|\n|\Z)").finditer(text, scope.start, scope.end):
        if match.start() == match.end() and match.start() > scope.start and text[match.start() - 1] not in "\r\n":
            continue
        if match.start() == match.end() and text[match.start() - 1 : match.start() + 1] == "\r\n":
            continue
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        found.append(Span(start=start, end=max(start, match.start() + len(line.rstrip()))))
    return found


def _sections(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """Sections of the highest rank that has more than one, but for a title's that holds all."""
    inside = [one for one in parts.headings if one.section.within(scope)]
    ranks = sorted({one.level for one in inside})
    several = [rank for rank in ranks if sum(one.level == rank for one in inside) > 1]
    rank = several[0] if several else ranks[-1] if ranks else 0
    yield [one.section for one in inside if one.level == rank]


def _subsections(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    inside = [one for one in parts.headings if one.section.within(scope)]
    ranks = sorted({one.level for one in inside if one.level > 1})
    yield [one.section for one in inside if len(ranks) > 1 and one.level == ranks[1]]


def _headings(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """Headings; with and without a title that stands over all."""
    inside = [one for one in parts.headings if one.span.within(scope)]
    real = [one for one in inside if one.level < PSEUDO] or inside
    yield [one.span for one in real]
    if len(real) < len(inside):
        yield [one.span for one in inside]
    below = [one for one in real if one.level > 1]
    if len(real) > len(below) > 0:
        yield [one.span for one in below]


def _titles(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """The heading that stands over all."""
    inside = [one for one in parts.headings if one.span.within(scope)]
    top = [one for one in inside if one.level == 1]
    first = [one for one in inside if not text[scope.start : one.span.start].strip()]
    yield [one.span for one in (top or first or inside)]


def _block_quotes(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """Quotations; of one that is a single paragraph, the words without their marks."""
    quotes = inside(parts.quotes, scope)
    words = [[one for one in parts.quoted if one.within(quote)] for quote in quotes]
    yield [held[0] if len(held) == 1 else quote for quote, held in zip(quotes, words, strict=True)]


def _definitions(kind: str) -> Reader:
    def read(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
        yield list(dict.fromkeys(span for _, span in defined(text, parts, scope, kind)))

    return read


def defined(text: str, parts: Outline, scope: Span, kind: str) -> Iterator[tuple[str, Span]]:
    """The functions or classes in the code of a scope by name; inside another by path too (`Stack.push`)."""
    from bot.code.placed import placed  # which itself finds the blocks of a text by this package

    for one in placed(text) if parts.codes else ():
        if one.function.kind == kind and one.span.within(scope):
            yield from ((name, one.span) for name in dict.fromkeys((one.function.name, one.function.path)))


def part_blocks(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """What a part can be: a paragraph, an item, a row of a table."""
    rows = (row.span for table in parts.tables for row in table.rows[1:])
    blocks = (*parts.paragraphs, *parts.quoted, *(item.body for item in parts.items), *rows)
    yield sorted(inside(blocks, scope), key=lambda span: span.start)


def _sections_or_paragraphs(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """What German calls an `Abschnitt`."""
    yield from _sections(text, parts, scope)
    yield from _paragraphs(text, parts, scope)


def _lines_or_rows(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """What German, French, Portuguese, Japanese and Chinese have one word for; a table's header may be counted too."""
    yield from _lines(text, parts, scope)
    yield from _rows(text, parts, scope)
    yield from ([row.span for row in table.rows] for table in tables_in(parts, scope))


KINDS: dict[str, Reader] = {
    "paragraph": _paragraphs,
    "sentence": _sentences,
    "bullet": _items(False),
    "item": _items(None),
    "step": _items(True),
    "subitem": _subitems,
    "list": _lists,
    "row": _rows,
    "header": _headers,
    "cell": _cells,
    "table": lambda text, parts, scope: iter([inside((one.span for one in parts.tables), scope)]),
    "code": _codes,
    "codeline": _code_lines,
    "line": _lines,
    "section": _sections,
    "subsection": _subsections,
    "heading": _headings,
    "title": _titles,
    "intro": intros,
    "conclusion": conclusions,
    "example": examples,
    "quote": _block_quotes,
    "function": _definitions("function"),
    "class": _definitions("class"),
    "part": part_blocks,
    "section_or_paragraph": _sections_or_paragraphs,
    "line_or_row": _lines_or_rows,
}
