"""Finishing an answer's parts: points, paragraphs, sections, its length. Pure.

Lists, tables, headings and code stay as they are, in one piece: where a step would have to change one, it does nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import count as counting
from itertools import pairwise
from typing import TypeVar

from bot.finish.prose import POINT, Block, blocks, has_only, sentences
from bot.finish.shape import LISTS, Range, Shape, marker
from bot.length import Unit, count
from bot.passage.spans import Span

_KEPT = 0.5
"""The share of an answer's words that a cut must leave: below it, it would be another answer."""
_MOST_PARAGRAPHS = 200
"""Paragraphs that prose is parted into at most."""

Part = TypeVar("Part")


def _spread(parts: Sequence[Part], number: int) -> list[Sequence[Part]]:
    """The parts in so many runs of about the same number, the longer ones first."""
    size, more = divmod(len(parts), number)
    places = [0]
    for place in range(number):
        places.append(places[-1] + size + (place < more))
    return [parts[start:end] for start, end in pairwise(places)]


def _units(text: str) -> list[str]:
    """What must stay together: a heading or an introduction ("For example:") with what follows, a list's blocks."""
    units: list[Span] = []
    joined = False
    before: Block | None = None
    for block in blocks(text):
        if block.kind == "rule":
            joined = False
        elif units and (joined or (before and before.kind == "list" == block.kind)):
            units[-1] = Span(start=units[-1].start, end=block.span.end)
        else:
            units.append(block.span)
        if block.kind != "rule":
            joined = block.kind == "heading" or block.span.of(text).rstrip(" *_").endswith((":", "："))
        before = block
    return [unit.of(text).strip("\n") for unit in units]


def _said(text: str) -> list[str]:
    """The sentences of prose, each with the space behind it."""
    places = [0, *(span.start for span in sentences(text)[1:]), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


def listed(text: str, shape: Shape) -> str:
    """Prose as a list, where a list is wanted and there is none: one point a line, or a sentence."""
    if shape.form not in LISTS:
        return text
    if not has_only(text, "prose"):
        return _remarked(text, shape.form)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    intro = f"{lines.pop(0)}\n\n" if lines and lines[0].endswith((":", "：")) else ""
    said = lines
    if len(lines) < max(2, shape.points.least):
        said = [one.strip() for line in lines for one in _said(line) if one.strip()]
    if len(said) < 2 or any(POINT.match(one) or one.startswith(("#", ">", "|")) for one in said):
        return text
    return intro + "\n".join(f"{marker(shape.form, place)}{one}" for place, one in enumerate(said, 1))


_PLAIN = re.compile(r"^[-*+•][ \t]+(?!\[[ xX]\])(?=\S)", re.M)
_NUMBERED = re.compile(r"^\d{1,3}[.)][ \t]+(?=\S)", re.M)
_REFERRED = re.compile(
    r"\b(?:step|point|number|item|option|no\.?|schritt|punkt|nr\.?|étape|paso|passo) ?\d|[#№第]\d", re.I
)
"""Words that name a point by its number."""


def _remarked(text: str, form: str) -> str:
    """One flat list with the other kind of marks, where nothing names its points by their numbers."""
    old = _PLAIN if form in ("numbered", "steps") else _NUMBERED
    if form == "checklist" or not has_only(text, "prose", "heading", "list") or not _is_one_list(text):
        return text
    points = [line for line in text.splitlines() if POINT.match(line)]
    if len(points) < 2 or not all(old.match(line) for line in points) or _REFERRED.search(text):
        return text
    places = counting(1)
    return old.sub(lambda _: marker(form, next(places)), text)


def pointed(text: str, shape: Shape) -> str:
    """So many points out of a list that has more; the last ones are left out, with what is nested in them.

    Nested points are said in their point's own line, where all lines together are too many.
    """
    most = shape.points.most
    if shape.form not in LISTS or most is None or not has_only(text, "prose", "heading", "list"):
        return text
    lines = text.split("\n")
    at = [place for place, line in enumerate(lines) if POINT.match(line)]
    if len(at) <= most or not _is_one_list(text) or _depends(shape, lines, at):
        return text
    margin = min(len(lines[place]) - len(lines[place].lstrip()) for place in at)
    kept: list[str] = []
    points, inside = 0, False
    for line in lines:
        is_point = bool(POINT.match(line))
        indent = len(line) - len(line.lstrip())
        if is_point and indent == margin:
            points, inside = points + 1, True
        elif line.strip() and not is_point and indent <= margin:
            if inside and points > most:
                kept.append("")
            inside = False
        if inside and points > most:
            continue
        kept.append(_nested(kept.pop(), line) if is_point and indent > margin and kept else line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _depends(shape: Shape, lines: Sequence[str], at: Sequence[int]) -> bool:
    """Whether the last points cannot go: a procedure's end, or points that the words around them have counted."""
    if shape.form == "steps":
        return True
    around = " ".join(line for place, line in enumerate(lines) if place not in at)
    named = _NUMBERS[len(at) - 2] if 2 <= len(at) <= len(_NUMBERS) + 1 else str(len(at))
    return re.search(rf"\b(?:{len(at)}|{named})\b(?!\s*(?:%|\w*hours?|minutes?|days?|times))", around, re.I) is not None


def _nested(point: str, line: str) -> str:
    """A point's line with a nested one said in it."""
    words = re.sub(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?", "", line).rstrip()
    return f"{point.rstrip()} {words}" if point.rstrip()[-1:] in ".:!?;" else f"{point.rstrip()}; {words}"


def _is_one_list(text: str) -> bool:
    """Whether nothing stands between the points of a text but blank lines."""
    kinds = [block.kind for block in blocks(text)]
    places = [place for place, kind in enumerate(kinds) if kind == "list"]
    return bool(places) and all(kind == "list" for kind in kinds[places[0] : places[-1] + 1])


def divided(text: str, shape: Shape) -> str:
    """So many paragraphs, by putting short ones together or parting long ones at a sentence; the divider between."""
    wished, divider = shape.paragraphs, shape.divider
    plain = has_only(text, "prose", "rule") if divider else has_only(text, "prose")
    if not (wished.wished or divider) or shape.form not in ("", "prose"):
        return text
    if not plain and (not divider or not has_only(text, "prose", "rule", "heading")):
        return text
    units = _units(text)
    if plain and wished.most and len(units) > wished.most:
        units = [_joined(run) for run in _spread(units, wished.most)]
    least = wished.least or (2 if divider else 1)
    if len(units) < least:
        units = _parted(units, least) if plain else []
    if not units:
        return text
    between = f"\n\n{divider}\n\n" if divider else "\n\n"
    if divider:
        units = [re.sub(r"\n[ \t]*\n\s*", "\n", unit) for unit in units]
    same = units == _units(text) and (not divider or text.count(f"\n{divider}\n") == len(units) - 1)
    return text if same else between.join(units)


def _joined(run: Sequence[str]) -> str:
    """Paragraphs as one."""
    whole = " ".join(one.strip() for one in run)
    return re.sub(r"([。！？]) ", r"\1", whole)


def _parted(units: Sequence[str], least: int) -> list[str]:
    """So many paragraphs, the longest ones parted at a sentence; none where there are too few sentences."""
    said = [_said(unit) for unit in units]
    if sum(map(len, said)) < least or least > _MOST_PARAGRAPHS:
        return []
    while len(said) < least:
        place = max(range(len(said)), key=lambda at: len(said[at]))
        half = (len(said[place]) + 1) // 2
        said[place : place + 1] = [said[place][:half], said[place][half:]]
    return ["".join(one).strip() for one in said]


def sectioned(text: str, shape: Shape) -> str:
    """So many sections with their marks, by parting what has none between its paragraphs."""
    number, mark = shape.sections.exact or shape.sections.least, shape.section
    if not mark or not number or re.search(rf"(?m)^[^\w\n]*{re.escape(mark)} ?\d", text):
        return text
    units = _units(text)
    if len(units) < number and has_only(text, "prose"):
        units = [one.strip() for unit in units for one in _said(unit)]
    if len(units) < number:
        return text
    parts = _spread(units, number)
    return "\n\n".join(f"{mark} {place}\n" + "\n\n".join(part) for place, part in enumerate(parts, 1))


_CONTRAST = re.compile(
    r"[\"'“‘(*_]*(?:(?:however|but|yet|unless|except|although|though|nevertheless|nonetheless|still|otherwise|instead|"
    r"only|conversely|in contrast|by contrast|on the other hand|that said|even so|not|never|aber|jedoch|allerdings|"
    r"dennoch|trotzdem|außer|mais|cependant|toutefois|pourtant|sauf|pero|sin embargo|no obstante|excepto|salvo|ma|"
    r"però|tuttavia|mas|porém|contudo)\b|但|然而|不过|除非|しかし|ただし|でも|だが|하지만|그러나)",
    re.IGNORECASE,
)
"""How a sentence begins that takes back part of the one before it."""


def cut(text: str, shape: Shape) -> str:
    """No longer than wanted: whole sentences of prose left out at the end, as long as half of the words stay.

    What stays is as it was. Nothing is cut where a list, a table or code would go, or what was said would stand alone:
    before a sentence that takes something back, or behind one that announces something.
    """
    limits: tuple[tuple[Unit, Range], ...] = (("words", shape.words), ("sentences", shape.sentences))
    if shape.form not in ("", "prose") or not any(limit.most for _, limit in limits):
        return text

    def over(end: int) -> bool:
        return any(limit.most and count(text[:end], unit) > limit.most for unit, limit in limits)

    if not over(len(text)):
        return text
    said = [one for block in blocks(text) if block.kind == "prose" for one in sentences(text, block.span)]
    kept = bisect_right(said, False, key=lambda one: over(one.end))
    if not 0 < kept < len(said):
        return text
    last, after = said[kept - 1], said[kept]
    short = text[: last.end]
    gone = (block.kind for block in blocks(text) if block.span.end > last.end)
    if any(kind not in ("prose", "heading", "rule") for kind in gone) or _CONTRAST.match(after.of(text)):
        return text
    if last.of(text).rstrip(" *_\"'”’)").endswith((":", "：", ",", ";")):
        return text
    enough = count(short, "words") >= _KEPT * count(text, "words") or shape.sentences.most
    return short if enough and count(short, "paragraphs") >= shape.paragraphs.least else text
