"""Finishing an answer's parts: points, paragraphs, sections, its length, its first and last words. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.constraints.forms import FENCE
from bot.finish.shape import LISTS, Range, Shape, marker
from bot.length import Unit, count

_POINT = re.compile(r"^[ \t]*(?:[-*+•]|\d+[.)]) +(?:\[[ xX]\] +)?(\S.*)$")
_SENTENCE = re.compile(r"(?<=[.!?…。！？])[\"'”’)*_]*\s+(?=\S)")
_KEPT = 0.5
"""The share of an answer's words that a cut must leave: below it, it would be another answer."""


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, with their marks; joined by spaces they are the paragraph again."""
    ends = [match.start() + len(match[0].rstrip()) for match in _SENTENCE.finditer(paragraph)]
    places = [0, *ends, len(paragraph)]
    return [paragraph[a:b].strip() for a, b in pairwise(places) if paragraph[a:b].strip()]


def paragraphs(text: str) -> list[str]:
    """The blocks between blank lines, code in one piece; a divider is none."""
    blocks: list[str] = []
    for piece in re.split(r"(^```.*?^```[ \t]*$)", text, flags=re.MULTILINE | re.DOTALL):
        if piece.startswith("```"):
            blocks.append(piece)
        else:
            blocks.extend(block.strip("\n") for block in re.split(r"\n[ \t]*\n", piece) if block.strip())
    return [block for block in blocks if not re.fullmatch(r"[ \t]*\*{3,}[ \t]*", block)]


def listed(text: str, shape: Shape) -> str:
    """Prose as a list, where a list is wanted and there is none: one point a line, or a sentence."""
    if shape.form not in LISTS or FENCE.search(text) or any(_POINT.match(line.strip()) for line in text.splitlines()):
        return text
    blocks = paragraphs(text)
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    said = lines if len(lines) >= max(2, shape.points.least) else [one for line in lines for one in sentences(line)]
    if len(said) < 2:
        return text
    return "\n".join(f"{marker(shape.form, place)}{one.strip()}" for place, one in enumerate(said, 1))


def pointed(text: str, shape: Shape) -> str:
    """So many points out of a list that has more; the rest of the list is left out."""
    if shape.form not in LISTS or shape.points.most is None:
        return text
    kept: list[str] = []
    points, dropping = 0, False
    for line in text.splitlines():
        if _POINT.match(line):
            points += 1
            dropping = points > shape.points.most
        elif not line.startswith((" ", "\t")):
            dropping = False
        if not dropping:
            kept.append(line)
    return text if points <= shape.points.most else re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def divided(text: str, shape: Shape) -> str:
    """So many paragraphs, by putting short ones together or parting long ones at a sentence; the divider between."""
    wished, divider = shape.paragraphs, shape.divider
    if not (wished.wished or divider) or shape.form not in ("", "prose") or FENCE.search(text):
        return text
    blocks = paragraphs(text)
    while wished.most and len(blocks) > wished.most:
        place = min(range(len(blocks) - 1), key=lambda at: len(blocks[at]) + len(blocks[at + 1]))
        blocks[place : place + 2] = [f"{blocks[place]} {blocks[place + 1]}"]
    while len(blocks) < (wished.least or (2 if divider else 1)):
        place = max(range(len(blocks)), key=lambda at: len(sentences(blocks[at])))
        said = sentences(blocks[place])
        if len(said) < 2:
            return text
        half = (len(said) + 1) // 2
        blocks[place : place + 1] = [" ".join(said[:half]), " ".join(said[half:])]
    between = f"\n\n{divider}\n\n" if divider else "\n\n"
    joined = between.join(blocks)
    same = blocks == paragraphs(text) and (not divider or text.count(f"\n{divider}\n") == len(blocks) - 1)
    return text if same else joined


def sectioned(text: str, shape: Shape) -> str:
    """So many sections with their marks, by parting what has none between its paragraphs."""
    count_, mark = shape.sections.exact or shape.sections.least, shape.section
    if not mark or not count_ or re.search(rf"(?m)^\W*{re.escape(mark)} ?\d", text):
        return text
    blocks = paragraphs(text)
    if len(blocks) < count_:
        blocks = [one for block in blocks for one in sentences(block)]
    if len(blocks) < count_:
        return text
    size, more = divmod(len(blocks), count_)
    found: list[str] = []
    for place in range(count_):
        part, blocks = blocks[: size + (place < more)], blocks[size + (place < more) :]
        found.append(f"{mark} {place + 1}\n" + "\n\n".join(part))
    return "\n\n".join(found)


def cut(text: str, shape: Shape) -> str:
    """No longer than wanted: whole sentences left out at the end, as long as half of the words stay."""
    limits: tuple[tuple[Unit, Range], ...] = (("words", shape.words), ("sentences", shape.sentences))
    if shape.form not in ("", "prose") or FENCE.search(text) or not any(limit.most for _, limit in limits):
        return text
    blocks = [sentences(block) for block in paragraphs(text)]
    between = f"\n\n{shape.divider}\n\n" if shape.divider else "\n\n"
    short = text
    least = shape.paragraphs.least
    while any(limit.most and count(short, unit) > limit.most for unit, limit in limits):
        if len(blocks[-1]) > 1 or (len(blocks) > max(1, least)):
            blocks[-1].pop()
        else:
            return text
        blocks = [block for block in blocks if block]
        short = between.join(" ".join(block) for block in blocks)
    return short if count(short, "words") >= _KEPT * count(text, "words") or shape.sentences.most else text


_SMALL = {"a", "an", "the", "of", "for", "in", "on", "to", "and", "or", "about", "with", "by", "at", "from", "that"}
_ASKING = re.compile(
    r"^(?:please |can you |could you |i (?:want|need|would like) (?:you to |to )?|help me )*"
    r"(?:write|create|give|tell|explain|describe|make|compose|draft|generate|list|show|provide)(?: me| us)?\s+",
    re.IGNORECASE,
)


def titled(text: str, shape: Shape) -> str:
    """A title where one is missing: a heading's words, or the question's own first ones."""
    first = text.lstrip().partition("\n")[0].strip()
    if shape.title == "brackets":
        if re.search(r"<<[^\n<>]+>>", text):
            return text
        if heading := re.fullmatch(r"(?:#{1,6} +|\*\*)(.+?)(?:\*\*)?", first):
            return text.replace(first, f"<<{heading[1]}>>", 1)
        return f"<<{_title(shape.task)}>>\n\n{text}"
    if not shape.title or re.match(r"#{1,6} |<<|\*\*[^*]+\*\*$|title:", first, re.IGNORECASE):
        return text
    return f"# {_title(shape.task)}\n\n{text}"


def _title(task: str) -> str:
    words = _ASKING.sub("", " ".join(task.split())).split()[:8]
    while len(words) > 1 and words[-1].lower().strip(",") in _SMALL:
        words.pop()
    named = [word if at and word.lower() in _SMALL else word[:1].upper() + word[1:] for at, word in enumerate(words)]
    return re.sub(r"[<>#*\[\]]", "", " ".join(named)).rstrip(".,:;?!") or "Answer"


def questioned(text: str, shape: Shape) -> str:
    """The question before the answer."""
    question = shape.question.strip()
    if not question or text.lstrip().lower().startswith(question.lower()):
        return text
    return f"{question}\n\n{text.lstrip()}"


def started(text: str, shape: Shape) -> str:
    """The first words before the answer."""
    start = shape.start.strip()
    if not start or _bare(text).casefold().startswith(start.casefold()):
        return text
    between = "\n\n" if start[-1:] in ".!?:" else " "
    return f"{start}{between}{text.lstrip()}"


def ended(text: str, shape: Shape) -> str:
    """The last words after the answer; where they stand near its end, what follows them is left out."""
    end = shape.end.strip()
    if not end or _bare(text).casefold().endswith(end.casefold()):
        return text
    place = text.casefold().rfind(end.casefold())
    if place >= 0 and len(text) - place - len(end) <= 3:
        return text[: place + len(end)]
    return f"{text.rstrip()}\n\n{end}"


def _bare(text: str) -> str:
    body = text.strip()
    return body[1:-1].strip() if len(body) > 1 and body[0] == '"' == body[-1] else body


def quoted(text: str, shape: Shape) -> str:
    """Quotation marks around all of it."""
    body = text.strip()
    if not shape.quoted or (len(body) > 1 and body[0] == '"' == body[-1]):
        return text
    return f'"{body}"'
