"""What form a passage has, and bringing a model's words for it into the same form, or not at all. Pure.

A reply that cannot be put in without changing what stands around it (a second bullet, a row with a cell too many, a
code block that is not closed) is refused: the document is never damaged.
"""

from __future__ import annotations

import re
from typing import Literal

from bot.passage.outline import Code, cells, outline
from bot.passage.replies import bare_reply, unwrapped
from bot.passage.spans import Found, Span

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


_OTHER_FORM = re.compile(
    r"\b(?:bullets?|list|table|paragraphs|split|into|break|code|headings?|numbered|steps?|checklist|merge|combine|quote|"
    r"lines?|sections?|json|rows?|columns?)\b",
    re.IGNORECASE,
)


def fitted(text: str, found: Found, reply: str, wish: str = "") -> tuple[str, ...] | None:
    """A model's reply as passages for these places, one a span; None where it cannot be brought into their form.

    `wish` is what was asked for: only one that names another form may get one.
    """
    kind = form(text, found)
    words = found.words(text)
    coded = kind in ("fence", "code")
    plain = bare_reply(_lines(reply), _lines(words), coded=coded)
    if not plain.strip():
        return None
    if kind == "column":
        return _column(text, found, plain)
    span = found.spans[0]
    new = _FITS[kind](text, span, plain, bool(_OTHER_FORM.search(wish)))
    if new is None or not new.strip():
        return None
    return (new.replace("\n", "\r\n") if "\r\n" in text else new,)


def _lines(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text)


def _prefix(text: str, span: Span) -> str:
    """What stands before the words of the lines after the first: an item's indentation, a quotation's marks."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    mark = re.match(r"[ \t>]*", line)
    quote = mark[0] if mark else ""
    return (
        quote + " " * (len(line) - len(quote))
        if re.fullmatch(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]*(?:\[.\] )?", line)
        else quote
    )


def _words(text: str, span: Span, reply: str, free: bool) -> str | None:
    """Words on one line stay on one line, in no block of their own, and stop as they did."""
    old = span.of(text)
    reply = _without_neighbours(text, span, _without_marker(reply))
    if _blocks(reply) or "\n\n" in reply:
        return None
    if "\n" in old:
        return ("\n" + _prefix(text, span)).join(line.strip() for line in reply.split("\n"))
    return _stopped_alike(" ".join(reply.split()), old.strip())


def _stopped_alike(new: str, old: str) -> str:
    """The same kind of end: a phrase gets no full stop of its own, a sentence keeps one."""
    if old[-1:].isalnum() and new.endswith(".") and not new.endswith("..") and not re.search(r"[.!?]\s", new):
        return new[:-1]
    return f"{new}." if old.endswith(".") and new[-1:].isalnum() else new


def _blocks(reply: str) -> bool:
    """Whether a reply has more than plain paragraphs."""
    parts = outline(reply)
    real = [one for one in parts.headings if one.level <= 6]
    return bool(parts.items or parts.tables or parts.codes or parts.quotes or real)


def _without_marker(reply: str) -> str:
    """The words of the only item that a reply is."""
    parts = outline(reply)
    if len(parts.items) == 1 and parts.items[0].span.of(reply).strip() == reply.strip():
        return parts.items[0].body.of(reply)
    return re.sub(r"^>[ \t]?", "", reply, flags=re.MULTILINE) if parts.quotes else reply


def _without_neighbours(text: str, span: Span, reply: str) -> str:
    """The reply without what stands around the passage, where it repeats that."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before, after = text[start : span.start].strip(), text[span.end : end if end >= 0 else len(text)].strip()
    if len(before) > 3 and reply.startswith(before):
        reply = reply[len(before) :].strip()
    if len(after) > 3 and reply.endswith(after):
        reply = reply[: -len(after)].strip()
    return reply


def _paragraph(text: str, span: Span, reply: str, free: bool) -> str | None:
    """Prose stays prose: paragraphs alone, unless another form was asked for."""
    reply = _without_echo(text, span, reply)
    if free:
        return _indented(text, span, reply)
    reply = _without_marker(reply)
    return None if _blocks(reply) else _indented(text, span, reply)


def _without_echo(text: str, span: Span, reply: str) -> str:
    """The reply without whole blocks that stand before or after the passage."""
    around = {_flat(block) for block in re.split(r"\n\s*\n", _lines(text[: span.start] + "\n\n" + text[span.end :]))}
    blocks = re.split(r"\n\s*\n", reply)
    while len(blocks) > 1 and _flat(blocks[-1]) in around:
        blocks.pop()
    while len(blocks) > 1 and _flat(blocks[0]) in around:
        blocks.pop(0)
    return "\n\n".join(blocks)


def _flat(block: str) -> str:
    return " ".join(block.split())


def _indented(text: str, span: Span, reply: str) -> str:
    prefix = _prefix(text, span)
    lines = reply.strip("\n").split("\n")
    return ("\n" + prefix).join(line.rstrip() if line.strip() == "" else line for line in lines)


def _any_blocks(text: str, span: Span, reply: str, free: bool) -> str | None:
    """Several blocks: any that are closed."""
    return None if _unclosed(reply) else _indented(text, span, _without_echo(text, span, reply))


def _unclosed(reply: str) -> bool:
    return sum(1 for _ in re.finditer(r"^[ \t]*(?:```|~~~)", reply, re.MULTILINE)) % 2 == 1


def _item(text: str, span: Span, reply: str, free: bool) -> str | None:
    """One item stays one, with its marker; several only where the wish asks for them."""
    items = outline(reply).items
    if len(items) > 1:
        if not free or _outside_list(reply):
            return None
        start = text.rfind("\n", 0, span.start) + 1
        marker = text[start : span.start]
        return ("\n" + marker).join(_flat(item.body.of(reply)) for item in items)
    return _words(text, span, reply, free)


def _outside_list(reply: str) -> bool:
    parts = outline(reply)
    return bool(parts.paragraphs or parts.tables or parts.codes or parts.quotes)


def _list(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A list stays a list, at its indentation; words of the model's around it are left out."""
    parts = outline(reply)
    nested = {item.group for item in parts.items if item.level > 0}
    lists = [one for group, one in enumerate(parts.lists) if group not in nested]
    if len(lists) != 1:
        return _indented(text, span, reply) if free and lists == [] and not _unclosed(reply) else None
    start = text.rfind("\n", 0, span.start) + 1
    indent = text[start : span.start] if not text[start : span.start].strip(" \t>") else ""
    lines = lists[0].of(reply).split("\n")
    return ("\n" + indent).join(line.rstrip() for line in lines)


def _row(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A row keeps its number of cells and its outer pipes; a header repeated by the model is left out."""
    old = cells(text, span)
    heads = {_flat(row.span.of(text)) for table in outline(text).tables for row in table.rows[:1]}
    lines = [line.strip() for line in reply.split("\n") if line.strip() and not re.fullmatch(r"[\s|:+-]+", line)]
    rows = [line for line in lines if _flat(line) not in heads or _flat(span.of(text)) in heads]
    rows = [line for line in rows if re.search(r"(?<!\\)\|", line)] if len(old) > 1 else rows
    if len(rows) != 1:
        return None
    new = cells(rows[0], Span(start=0, end=len(rows[0])))
    if len(new) != len(old):
        return None
    return splice_cells(text, span, tuple(cell.of(rows[0]) for cell in new))


def splice_cells(text: str, row: Span, words: tuple[str, ...]) -> str:
    """A row with other words in its cells, and its pipes and blanks as they were."""
    line = row.of(text)
    for cell, new in sorted(zip(cells(text, row), words, strict=True), key=lambda one: -one[0].start):
        line = line[: cell.start - row.start] + new + line[cell.end - row.start :]
    return line


def _cell(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A cell stays on its line, and pipes in it stay its own."""
    if re.match(r"\s*\|", reply):
        line = " ".join(reply.split())
        inside = cells(line, Span(start=0, end=len(line)))
        reply = inside[0].of(line) if len(inside) == 1 else ""
    if _blocks(_without_marker(reply)):
        return None
    flat = " ".join(_without_marker(reply).split())
    return _stopped_alike(re.sub(r"(?<!\\)\|", r"\\|", flat), span.of(text).strip()) if flat else None


def _column(text: str, found: Found, reply: str) -> tuple[str, ...] | None:
    """As many lines as there are cells, each a cell."""
    lines = [line.strip().strip("|").strip() for line in reply.split("\n")]
    lines = [line for line in lines if line and not re.fullmatch(r"[\s|:-]+", line)]
    listed = re.compile(r"(?:[-*+]|\d+[.)])\s+")
    if all(listed.match(line) for line in lines) and not any(listed.match(span.of(text)) for span in found.spans):
        lines = [listed.sub("", line, count=1) for line in lines]
    if len(lines) != len(found.spans) or any(re.search(r"(?<!\\)\|", line) for line in lines):
        return None
    return tuple(lines)


def _table(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A table stays one, with as many columns in every row; words around it are left out."""
    tables = outline(reply).tables
    if len(tables) != 1:
        return _indented(text, span, reply) if free and not tables and not _unclosed(reply) else None
    old = next(table for table in outline(text).tables if table.span == span)
    width = len(tables[0].rows[0].cells)
    same = free or width == len(old.rows[0].cells)
    if not same or any(len(row.cells) != width for row in tables[0].rows):
        return None
    return _indented(text, span, tables[0].span.of(reply))


def _heading(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A heading keeps its rank and stays on its line."""
    if len(reply.strip().split("\n")) > 1:
        return None
    title = re.sub(r"^#{1,6}\s+|\s+#+$", "", reply.strip())
    old = span.of(text)
    bold = re.fullmatch(r"(\*\*|__)(.+?)\1(:?)", old)
    if bold:
        return f"{bold[1]}{title.strip('*_').rstrip(':')}{bold[1]}{bold[3]}"
    mark = re.match(r"#{1,6}[ \t]+", old)
    if mark and not re.match(r"\*\*.*\*\*$", old[mark.end() :]):
        title = re.sub(r"^(\*\*|__)(.*)\1$", r"\2", title)
    return (mark[0] if mark else "") + title + ("" if mark else old[len(old.split("\n")[0].rstrip("\r")) :])


def _section(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A section keeps its heading, and has none in it that would end it."""
    heading = next(one for one in outline(text).headings if one.section == span)
    first = heading.span.of(text)
    inside = outline(reply).headings
    at_top = bool(inside) and not reply[: inside[0].span.start].strip()
    body = reply[inside[0].span.end :].strip("\n") if at_top else reply
    title = inside[0].span.of(reply) if at_top else ""
    if any(one.level <= heading.level for one in outline(body).headings) or _unclosed(body) or not body.strip():
        return None
    asked = free and title and outline(title).headings[0].level == heading.level
    gap = re.match(r"\s*", text[heading.span.end : span.end])
    between = _lines(gap[0]) if gap and gap[0] else "\n\n"
    return f"{title if asked else first}{between}{_without_echo(text, span, body).strip()}"


def _fence(text: str, span: Span, reply: str, free: bool) -> str | None:
    """A block of code keeps its fences; only what stands between them is new."""
    code = next(one for one in outline(text).codes if one.span == span)
    lines = _code_lines(text, code, reply)
    if lines is None:
        return None
    head, tail = text[span.start : code.content.start], text[code.content.end : span.end]
    return _lines(head if head.endswith("\n") else f"{head}\n") + lines + _lines(tail or "")


def _code(text: str, span: Span, reply: str, free: bool) -> str | None:
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


_FITS = {
    "words": _words,
    "paragraph": _paragraph,
    "blocks": _any_blocks,
    "item": _item,
    "list": _list,
    "row": _row,
    "cell": _cell,
    "table": _table,
    "heading": _heading,
    "section": _section,
    "fence": _fence,
    "code": _code,
}
