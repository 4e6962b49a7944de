"""Where the passage stands that a person speaks of: found exactly, or several places it could be, or nothing. Pure.

Every way in which the words can be understood is a reading; where readings disagree, nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.passage.beside import beside, labelled_abroad
from bot.passage.blocks import Outline
from bot.passage.kinds import KINDS, defined, part_blocks, tables_in
from bot.passage.name import Name
from bot.passage.naming import is_quoted, parse, split, unquoted
from bot.passage.outline import outline
from bot.passage.quotes import find, occurrences
from bot.passage.roots import bare, roots
from bot.passage.spans import Ambiguous, Found, Located, Missing, Reading, Span, chosen

MOST = 8
"""Candidates at most; where it could be more places, none are listed and the person is asked to quote."""


def locate(text: str, target: str, *, quoted: bool = False) -> Located:
    """Where a target stands: a passage quoted, or a part named by kind, place, name or subject.

    `quoted` says that the target's words are the answer's own (marked on the page, quoted by the platform), whatever
    they could name.
    """
    target = target.strip()
    located = (
        find(text, unquoted(target) if is_quoted(target) and not quoted else target)
        if (quoted or is_quoted(target))
        else _named(text, target)
    )
    if isinstance(located, Ambiguous) and len(located.candidates) > MOST:
        return Ambiguous(candidates=located.candidates[:MOST])
    return located


def spot(text: str, target: str) -> Span | None:
    """The one span where a target stands; None where it is several, could be several, or is not there."""
    located = locate(text, target)
    return located.spans[0] if isinstance(located, Found) and len(located.spans) == 1 else None


def named(target: str) -> bool:
    """Whether a target names a part by its kind and place ("second paragraph"), as against quoting it."""
    return not is_quoted(target) and bool(parse(target) or split(target) or _CROSSING.fullmatch(target))


_CROSSING = re.compile(
    r"(?:the\s+)?(?:(?:table\s+)?cell\s+(?:in|at|of)\s+)?(?:the\s+)?(row\s+[^\s,]+|[^\s,]+\s+row)(?:\s*,\s*|\s+and\s+|\s+)"
    r"(?:the\s+)?(column\s+[^\s,]+|[^\s,]+\s+column)",
    re.IGNORECASE,
)


_RELATIVE = re.compile(r"(?:the\s+)?(?:\w+\s+){1,4}(?:after|below|before|above|between|following)\b", re.IGNORECASE)
"""Words that name a part by what stands beside it, whatever that is part of."""


def _named(text: str, target: str) -> Located:
    whole = Span(start=0, end=len(text))
    if target and (spans := occurrences(text, target)) and len(target.split()) > 3 and target in text:
        found = tuple(Found(spans=(span,)) for span in spans)
        return found[0] if len(found) == 1 else Ambiguous(candidates=found)
    if crossing := _CROSSING.fullmatch(target):
        return _cell(text, crossing[1], crossing[2])
    if near := beside(text, target, _named) if _RELATIVE.match(target) else None:
        return near
    if parts := split(target):
        inside = _nested(text, *parts)
        if not isinstance(inside, Missing):
            return inside
    name = parse(target)
    if (name is None or name.about or not name.places) and (near := beside(text, target, _named)):
        return near
    name = name or labelled_abroad(target)
    if name is None:
        return find(text, target)
    located = _part(text, name, whole)
    return find(text, target) if isinstance(located, Missing) and not name.places else located


def _cell(text: str, row: str, column: str) -> Located:
    """The cell that a row and a column have in common."""
    rows, columns = _named(text, row), _named(text, column)
    if not (isinstance(rows, Found) and isinstance(columns, Found)):
        return Missing()
    return chosen([Found(spans=tuple(cell for cell in columns.spans if cell.within(rows.spans[0])))])


def _nested(text: str, inner: str, outer: str) -> Located:
    """A part of a part: looked for in each place that the outer one can be."""
    name = parse(inner)
    around = _section_called(text, outer) or locate(text, outer)
    if name is None or isinstance(around, Missing):
        return Missing()
    places = around.candidates if isinstance(around, Ambiguous) else (around,)
    found: list[Found] = []
    for place in places:
        for span in _widened(text, place):
            inside = _part(text, name, span)
            if not isinstance(inside, Missing):
                found.extend(inside.candidates if isinstance(inside, Ambiguous) else (inside,))
    return chosen(found)


def _section_called(text: str, words: str) -> Located | None:
    """`under Setup`: a section by its title alone."""
    title = bare(unquoted(re.sub(r"^(?:the\s+|heading\s+)+", "", words, flags=re.IGNORECASE)))
    hits = [one for one in outline(text).headings if bare(one.text) == title]
    return chosen(Found(spans=(one.section,)) for one in hits) if hits and title else None


def _widened(text: str, place: Found) -> Iterator[Span]:
    """Where to look for a part of it: an item with what is nested in it."""
    for span in place.spans:
        yield next((item.span for item in outline(text).items if item.body == span), span)


def _part(text: str, name: Name, scope: Span) -> Located:
    """A part by its name within a scope: what each reading of its kind comes to."""
    if name.says:
        return _saying(text, name, scope)
    if name.label:
        return _labelled(text, name, scope)
    if name.kind == "column":
        return chosen(_columns(text, name, scope))
    reader = KINDS.get(name.kind)
    readings = [list(one) for one in reader(text, outline(text), scope)] if reader else []
    if name.about:
        return _about(text, name, readings, scope)
    if name.numbered and name.kind in ("step", "item", "bullet"):
        written = [_written(outline(text), name, scope)]
        readings = written + readings if len(written[0]) == len(name.places) else readings
        if len(written[0]) == len(name.places):
            rest = [one for one in readings[1:] if len(one) > 0]
            return chosen([Found(spans=tuple(written[0])), *_picked(rest, name)] if name.kind != "step" else [
                Found(spans=tuple(written[0]))])  # fmt: skip
    return chosen(_picked(readings, name))


def _picked(readings: Iterable[Reading], name: Name) -> Iterator[Found]:
    for reading in readings:
        yield from _pick(reading, name)


def _pick(reading: Reading, name: Name) -> Iterator[Found]:
    """What a name picks of the parts of one reading."""
    if name.every:
        yield Found(spans=tuple(reading))
    elif not name.places:
        yield from (Found(spans=(span,)) for span in reading)
    else:
        picked = [_at(reading, place) for place in name.places]
        if all(picked):
            flat = [span for spans in picked for span in spans]
            if 0 in name.places and len(flat) > 1:
                yield from (Found(spans=(span,)) for span in flat)
            else:
                yield Found(spans=tuple(sorted(dict.fromkeys(flat), key=lambda span: span.start)))


def _at(reading: Reading, place: int) -> list[Span]:
    """The part at a place; in the middle of an even number there are two."""
    if place == 0:
        half = len(reading) // 2
        return list(reading[half : half + 1] if len(reading) % 2 else reading[half - 1 : half + 1] if reading else [])
    index = place - 1 if place > 0 else len(reading) + place
    return [reading[index]] if 0 <= index < len(reading) else []


def _labelled(text: str, name: Name, scope: Span) -> Located:
    """A function, a class, a section, a column or a row by what it is called."""
    parts = outline(text)
    if name.kind in ("function", "class"):
        both = [one for kind in ("function", "class") for one in defined(text, parts, scope, kind)]
        return chosen(Found(spans=(span,)) for called, span in both if called == name.label)
    if name.kind == "column":
        return chosen(_columns(text, name, scope))
    if name.kind == "row":
        rows = [row for table in tables_in(parts, scope) for row in table.rows[1:]]
        exact = [row.span for row in rows if row.cells and bare(row.cells[0].of(text)) == bare(name.label)]
        return chosen(Found(spans=(span,)) for span in exact) if exact else _about(
            text, name.model_copy(update={"about": name.label}), [[row.span for row in rows]], scope)  # fmt: skip
    inside = [one for one in parts.headings if one.section.within(scope)]
    hits = [one for one in inside if bare(one.text) == bare(name.label)] or [
        one for one in inside if roots(name.label) <= roots(one.text)]  # fmt: skip
    spans = [one.span if name.kind == "heading" else one.section for one in hits]
    if spans:
        return chosen(Found(spans=(span,)) for span in spans)
    return _about(
        text, Name(kind="part", about=name.label), [list(one) for one in part_blocks(text, parts, scope)], scope
    )


def _saying(text: str, name: Name, scope: Span) -> Located:
    """The part that has certain words in it; the words themselves, where no kind of part was named."""
    found = find(text, name.says)
    if name.kind in ("quote", "part") or isinstance(found, Missing):
        return found
    reader = KINDS[name.kind]
    places = found.candidates if isinstance(found, Ambiguous) else (found,)
    parts = [span for reading in reader(text, outline(text), scope) for span in reading]
    holding = [span for span in parts if any(place.spans[0].within(span) for place in places)]
    return chosen(Found(spans=(span,)) for span in holding)


def _about(text: str, name: Name, readings: Sequence[Reading], scope: Span) -> Located:
    """The parts that have all the words of a subject: one whose label has them goes before those that mention them."""
    words = roots(name.about)
    if not words:
        return Missing()
    spans = list(dict.fromkeys(span for reading in readings for span in reading))
    hits = [span for span in spans if words <= roots(span.of(text))]
    titled = [one.section for one in outline(text).headings if one.section.within(scope) and words <= roots(one.text)]
    if name.kind in ("part", "section") and titled:
        return chosen(Found(spans=(span,)) for span in titled)
    labelled = [span for span in hits if words <= roots(_label(span.of(text)))]
    best = labelled if len(labelled) == 1 else hits
    if name.places:
        return chosen(_pick(sorted(best if not labelled else hits, key=lambda span: span.start), name))
    if name.every:
        return chosen([Found(spans=tuple(best))])
    return chosen(Found(spans=(span,)) for span in best)


def _label(piece: str) -> str:
    """The words in bold or before a colon that a part begins with; a row's first cell."""
    match = re.match(r"\|?\s*(?:\*\*([^*\n]+)\*\*|__([^_\n]+)__|([^:.|\n]{1,60})(?=:\s|\s*\|))", piece)
    return next((group for group in match.groups() if group), "") if match else ""


def _written(parts: Outline, name: Name, scope: Span) -> list[Span]:
    """The items that have these numbers written before them, if each stands there once."""
    items = [item for item in parts.items if item.body.within(scope) and item.number is not None]
    outer = [item for item in items if item.level == min(one.level for one in items)]
    found: list[Span] = []
    for place in name.places:
        hits = [item.body for item in outer if item.number == place]
        found.extend(hits if len(hits) == 1 else ())
    return found


def _columns(text: str, name: Name, scope: Span) -> Iterator[Found]:
    """A column's cells, its header's too: by its place, or by what its header says."""
    for table in tables_in(outline(text), scope):
        width = len(table.rows[0].cells) if table.rows else 0
        columns = [
            Found(spans=tuple(row.cells[at] for row in table.rows if at < len(row.cells)), together=True)
            for at in range(width)
        ]
        if name.label or name.about:
            words = bare(name.label or name.about)
            yield from (one for one in columns if bare(one.spans[0].of(text)) == words)
        elif name.places:
            picked = [_at([column.spans[0] for column in columns], place) for place in name.places]
            heads = [span for spans in picked for span in spans]
            if heads and all(picked):
                yield from (one for one in columns if one.spans[0] in heads)
        else:
            yield from columns
