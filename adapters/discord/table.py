"""Tables, which Discord does not show: columns of one width in code, or, where that is too wide, a list a row. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from adapters.discord.inline import Inline
from adapters.discord.limits import TABLE_WIDTH
from adapters.discord.safe import GAP, safe

BETWEEN, CROSS, UNDER = " │ ", "─┼─", "─"
_RULE = re.compile(r"─[─┼]*")


def table(node: SyntaxTreeNode, inline: Inline) -> Iterator[str]:
    """A table's lines."""
    rows = [[inline.plain(cell) for cell in row.children] for part in node.children for row in part.children]
    cells = [[safe(" ".join(cell.split()).replace("```", f"``{GAP}`")) for cell in row] for row in rows]
    widths = [max(width(row[at]) for row in cells) for at in range(len(cells[0]))]
    if sum(widths) + len(BETWEEN) * (len(widths) - 1) > TABLE_WIDTH and len(cells) > 1:
        yield from _listed(node, inline)
        return
    sides = [str(cell.attrs.get("style", "")).rpartition(":")[2] for cell in node.children[0].children[0].children]
    yield "```"
    yield _row(cells[0], widths, sides)
    yield CROSS.join(UNDER * one for one in widths) or UNDER
    yield from (_row(row, widths, sides) for row in cells[1:])
    yield "```"


def heads(lines: Sequence[str]) -> int:
    """How many lines of a code block are a table's head, which is repeated where the table is cut."""
    return 2 if len(lines) > 2 and _RULE.fullmatch(lines[1].strip() or " ") else 0


def width(text: str) -> int:
    """The columns that a text takes in code."""
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _row(cells: Sequence[str], widths: Sequence[int], sides: Sequence[str]) -> str:
    return BETWEEN.join(map(_cell, cells, widths, sides)).rstrip()


def _cell(text: str, columns: int, side: str) -> str:
    room = columns - width(text)
    left = room if side == "right" else room // 2 if side == "center" else 0
    return " " * left + text + " " * (room - left)


def _listed(node: SyntaxTreeNode, inline: Inline) -> Iterator[str]:
    """Each row as a list under its first cell; a table of one column as one list."""
    rows = [row.children for part in node.children for row in part.children]
    texts = [[" ".join(inline.text(cell, strong=False).split()) for cell in row] for row in rows]
    head, *body = texts
    yield f"**{head[0]}**" if head[0] else ""
    for first, *others in body:
        yield f"- {f'**{first}**' if first and others else first or '–'}"
        for name, text in zip(head[1:], others, strict=False):
            if text:
                yield f"  - {name}: {text}" if name else f"  - {text}"
