"""A model's words brought into the form of a table, a row, a column or a cell; None where they do not fit. Pure."""

from __future__ import annotations

import re

from bot.passage.outline import cells, outline
from bot.passage.prose import flat, has_blocks, indented, stopped_alike, unclosed, without_marker
from bot.passage.spans import Found, Span


def fit_row(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A row keeps its number of cells and its outer pipes; a header repeated by the model is left out."""
    old = cells(text, span)
    heads = {flat(row.span.of(text)) for table in outline(text).tables for row in table.rows[:1]}
    lines = [line.strip() for line in reply.split("\n") if line.strip() and not re.fullmatch(r"[\s|:+-]+", line)]
    rows = [line for line in lines if flat(line) not in heads or flat(span.of(text)) in heads]
    rows = [line for line in rows if re.search(r"(?<!\\)\|", line)] if len(old) > 1 else rows
    if len(rows) != 1:
        return None
    new = cells(rows[0], Span(start=0, end=len(rows[0])))
    if len(new) != len(old):
        return None
    return _splice_cells(text, span, tuple(cell.of(rows[0]) for cell in new))


def _splice_cells(text: str, row: Span, words: tuple[str, ...]) -> str:
    """A row with other words in its cells, and its pipes and blanks as they were."""
    line = row.of(text)
    for cell, new in sorted(zip(cells(text, row), words, strict=True), key=lambda one: -one[0].start):
        line = line[: cell.start - row.start] + new + line[cell.end - row.start :]
    return line


def fit_cell(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A cell stays on its line, and pipes in it stay its own."""
    if re.match(r"\s*\|", reply):
        line = " ".join(reply.split())
        inside = cells(line, Span(start=0, end=len(line)))
        reply = inside[0].of(line) if len(inside) == 1 else ""
    if has_blocks(without_marker(reply)):
        return None
    flat = " ".join(without_marker(reply).split())
    return stopped_alike(re.sub(r"(?<!\\)\|", r"\\|", flat), span.of(text).strip()) if flat else None


def fit_column(text: str, found: Found, reply: str) -> tuple[str, ...] | None:
    """As many lines as there are cells, each a cell."""
    lines = [line.strip().strip("|").strip() for line in reply.split("\n")]
    lines = [line for line in lines if line and not re.fullmatch(r"[\s|:-]+", line)]
    listed = re.compile(r"(?:[-*+]|\d+[.)])\s+")
    if all(listed.match(line) for line in lines) and not any(listed.match(span.of(text)) for span in found.spans):
        lines = [listed.sub("", line, count=1) for line in lines]
    if len(lines) != len(found.spans) or any(re.search(r"(?<!\\)\|", line) for line in lines):
        return None
    return tuple(lines)


def fit_table(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A table stays one, with as many columns in every row; words around it are left out."""
    tables = outline(reply).tables
    if len(tables) != 1:
        return indented(text, span, reply) if free and not tables and not unclosed(reply) else None
    old = next(table for table in outline(text).tables if table.span == span)
    width = len(tables[0].rows[0].cells)
    same = free or width == len(old.rows[0].cells)
    if not same or any(len(row.cells) != width for row in tables[0].rows):
        return None
    return indented(text, span, tables[0].span.of(reply))
