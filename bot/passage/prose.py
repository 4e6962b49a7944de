"""A model's words brought into the form of words, paragraphs or blocks, and what other forms need of that. Pure."""

from __future__ import annotations

import re

from bot.passage.outline import outline
from bot.passage.spans import Span


def newlines(text: str) -> str:
    """A text with newlines alone at its line ends."""
    return re.sub(r"\r\n?", "\n", text)


def prefix(text: str, span: Span) -> str:
    """What stands before the words of the lines after the first: an item's indentation, a quotation's marks."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    mark = re.match(r"[ \t>]*", line)
    quote = mark[0] if mark else ""
    return (
        quote + " " * (len(line) - len(quote))
        if re.fullmatch(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]*(?:\[.\] )?", line)
        else quote
    )


def fit_words(text: str, span: Span, reply: str, free: bool) -> str | None:
    """Words on one line stay on one line, in no block of their own, and stop as they did."""
    old = span.of(text)
    reply = _without_neighbours(text, span, without_marker(reply))
    if has_blocks(reply) or "\n\n" in reply:
        return None
    if "\n" in old:
        return ("\n" + prefix(text, span)).join(line.strip() for line in reply.split("\n"))
    return stopped_alike(" ".join(reply.split()), old.strip())


def stopped_alike(new: str, old: str) -> str:
    """The same kind of end: a phrase gets no full stop of its own, a sentence keeps one."""
    if old[-1:].isalnum() and new.endswith(".") and not new.endswith("..") and not re.search(r"[.!?]\s", new):
        return new[:-1]
    return f"{new}." if old.endswith(".") and new[-1:].isalnum() else new


def has_blocks(reply: str) -> bool:
    """Whether a reply has more than plain paragraphs."""
    parts = outline(reply)
    real = [one for one in parts.headings if one.level <= 6]
    return bool(parts.items or parts.tables or parts.codes or parts.quotes or real)


def without_marker(reply: str) -> str:
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


def fit_paragraph(text: str, span: Span, reply: str, free: bool) -> str | None:
    """Prose stays prose: paragraphs alone, unless another form was asked for."""
    reply = without_echo(text, span, reply)
    if free:
        return indented(text, span, reply)
    reply = without_marker(reply)
    return None if has_blocks(reply) else indented(text, span, reply)


def without_echo(text: str, span: Span, reply: str) -> str:
    """The reply without whole blocks that stand before or after the passage."""
    around = {flat(block) for block in re.split(r"\n\s*\n", newlines(text[: span.start] + "\n\n" + text[span.end :]))}
    blocks = re.split(r"\n\s*\n", reply)
    while len(blocks) > 1 and flat(blocks[-1]) in around:
        blocks.pop()
    while len(blocks) > 1 and flat(blocks[0]) in around:
        blocks.pop(0)
    return "\n\n".join(blocks)


def flat(block: str) -> str:
    """Words with one blank between them."""
    return " ".join(block.split())


def indented(text: str, span: Span, reply: str) -> str:
    """A reply with what its later lines need before them in that place."""
    before = prefix(text, span)
    lines = reply.strip("\n").split("\n")
    return ("\n" + before).join(line.rstrip() if line.strip() == "" else line for line in lines)


def fit_blocks(text: str, span: Span, reply: str, free: bool) -> str | None:
    """Several blocks: any that are closed."""
    return None if unclosed(reply) else indented(text, span, without_echo(text, span, reply))


def unclosed(reply: str) -> bool:
    """Whether a block of code is opened and not closed."""
    return sum(1 for _ in re.finditer(r"^[ \t]*(?:```|~~~)", reply, re.MULTILINE)) % 2 == 1
