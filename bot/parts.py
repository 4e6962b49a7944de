"""Changing some parts of an answer and nothing else: which, in what order, and whether a new one will do. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

from bot import texts
from bot.answers import Answer, Version
from bot.code import check, wishes
from bot.constraints.parse import constraint
from bot.context import PromptContext
from bot.directives import FACTS, Directive, Scope, Slot
from bot.interpret.words import read
from bot.length import parse_length, words
from bot.passage import Found, Span, form, is_removal, moved, named, outline
from bot.prompt import Excerpt, key
from bot.values import Value
from bot.verify import Violation
from bot.wanted import wanted

AROUND = 400
"""Characters before and after a passage that the model is shown of what surrounds it."""


class Part(Value):
    """A passage to be changed, and the wishes about it, oldest first."""

    found: Found
    wishes: tuple[Directive, ...]

    @property
    def goes(self) -> bool:
        """Whether it is to be taken out: by its latest wish, and by code."""
        return is_removal(self.wishes[-1].value)


class Plan(Value):
    """Parts of one version's text to be changed, in the order of the text, none overlapping another."""

    text: str
    parts: tuple[Part, ...]


def plan(context: PromptContext, answer: Answer, *, again: bool = False) -> Plan | None:
    """The parts to change, where wishes about passages are all that is new since the shown version; None for all.

    `again` takes the version that the shown one was made from, to change the same parts another time.
    """
    base = _origin(context, answer) if again else answer.current
    if base is None:
        return None
    known = {held.id for held in base.context.directives}
    held = {one.directive.id for one in wanted(context).content}
    new = [one for one in context.directives if one.id not in known]
    wishes = [one for one in new if one.slot is Slot.PASSAGE and one.spans and one.id in held]
    served = _served(context, answer, base, wishes)
    rest = [one for one in new if one not in wishes and one.slot is not Slot.KEEP and one.id not in served]
    before = [one for one in context.directives if one not in new]
    if not wishes or rest or not _same(context, before, base, served):
        return None
    placed = [(_placed(wish, answer, base), wish) for wish in wishes]
    if not all(found for found, _ in placed):
        return None
    return Plan(text=base.text, parts=_merged(base.text, [(found, wish) for found, wish in placed if found]))


def _served(context: PromptContext, answer: Answer, base: Version, wishes: Sequence[Directive]) -> frozenset[str]:
    """The ids of what differs from a version's context and still is no reason to write all of it anew.

    What is pinned or noted is to be known, nothing to be done. A wish for the whole thread stays when people go back
    to an older version: if a version was written with it (or, withdrawn, without it) before the wishes about passages
    came, the shown one was chosen in spite of it. The same goes for one that the text meets as it is.
    """
    now = {one.id: one for one in context.directives}
    then = {one.id: one for one in base.context.directives}
    asked = {one.id for one in wishes}
    contexts = [{one.id for one in version.context.directives} for version in answer.versions]
    earlier = [held for held in contexts if not held & asked]
    found: set[str] = set()
    for name in now.keys() ^ then.keys():
        one = now.get(name) or then[name]
        chosen = any((name in held) == (name in now) for held in earlier)
        if one.slot in FACTS or (one.scope is Scope.THREAD and (chosen or (name in now and _met(one, base.text)))):
            found.add(name)
    return frozenset(found)


def _met(wish: Directive, text: str) -> bool:
    """Whether code can tell that a text is as wished; of a tone or a reader's level it never can for sure."""
    if wish.verbatim or wish.slot in (Slot.TONE, Slot.EXPERTISE):
        return False
    check = constraint(wish.slot, wish.value)
    return check is not None and not check.check(text)


def _same(context: PromptContext, before: Sequence[Directive], base: Version, served: frozenset[str]) -> bool:
    """Whether without the new wishes, and what is served, all is as it was but for words to be kept that go now."""
    freed = {name for one in context.directives for name in one.withdraws}
    kept = [one for one in base.context.directives if one.id not in freed | served]
    now = [one for one in before if one.id not in served]
    then = key(base.context.model_copy(update={"directives": tuple(kept)})) if freed or served else base.key
    return key(context.model_copy(update={"directives": tuple(now)})) == then


def _origin(context: PromptContext, answer: Answer) -> Version | None:
    """The version before the newest wishes: the nearest ancestor that had fewer."""
    ids = [held.id for held in context.directives]
    version = answer.current
    while version and [held.id for held in version.context.directives] == ids:
        version = answer.version(version.parent)
    return version


def _placed(wish: Directive, answer: Answer, base: Version) -> Found | None:
    """Where a wish's passage stands in a version, wherever it stood in the one that it speaks of."""
    spoken = answer.version(wish.version) or base
    spans = [moved(spoken.text, base.text, Span(start=start, end=end)) for start, end in wish.spans]
    found = tuple(sorted((span for span in spans if span), key=lambda span: span.start))
    return Found(spans=found, together=_column(base.text, found)) if len(found) == len(wish.spans) else None


def _column(text: str, spans: Sequence[Span]) -> bool:
    """Whether they are the cells of one column: those are changed together."""
    return len(spans) > 1 and any(
        tuple(row.cells[at] for row in table.rows if at < len(row.cells)) == tuple(spans)
        for table in outline(text).tables
        for at in range(len(table.rows[0].cells) if table.rows else 0)
    )


_LINKED = re.compile(
    r"\b(?:merge|combine|join|fuse|swap|switch|reorder|sort|one (?:bullet|sentence|paragraph|item))\b", re.IGNORECASE
)


def _merged(text: str, placed: Sequence[tuple[Found, Directive]]) -> tuple[Part, ...]:
    """One part for each passage; wishes about places that overlap are one part, which has them all."""
    parts: list[tuple[Found, list[Directive]]] = []
    for found, wish in placed:
        if len(found.spans) > 1 and _LINKED.search(wish.value) and not found.together:
            found = Found(spans=(Span(start=found.spans[0].start, end=found.spans[-1].end),))
        pieces = [found] if found.together else [Found(spans=(span,)) for span in found.spans]
        for piece in pieces:
            hit = [one for one in parts if any(a.overlaps(b) for a in one[0].spans for b in piece.spans)]
            for one in hit:
                parts.remove(one)
            wishes = [held for one in hit for held in one[1]]
            whole = _union([piece, *(one[0] for one in hit)])
            parts.append((whole, [*wishes, wish]))
    ordered = sorted(parts, key=lambda one: one[0].spans[0].start)
    return tuple(Part(found=found, wishes=tuple(dict.fromkeys(wishes))) for found, wishes in ordered)


def _union(pieces: Sequence[Found]) -> Found:
    if len({piece.spans for piece in pieces}) == 1:
        return pieces[0]
    spans = [span for piece in pieces for span in piece.spans]
    return Found(spans=(Span(start=min(span.start for span in spans), end=max(span.end for span in spans)),))


def excerpt(text: str, part: Part) -> Excerpt:
    """The passage as a model is shown it: with some of what stands before and after it, and the form it has to keep."""
    words = part.found.words(text)
    return Excerpt(
        passage=words,
        before=_end_of(text[: part.found.spans[0].start]),
        after=_start_of(text[part.found.spans[-1].end :]),
        form=form(text, part.found),
        count=len(part.found.spans) if part.found.together else words.count("|") - 1,
    )


def _end_of(text: str) -> str:
    """The last of a text, from a line's beginning where there is one."""
    end = text[-AROUND:]
    return (end.partition("\n")[2] if len(text) > AROUND and "\n" in end else end).strip()


def _start_of(text: str) -> str:
    """The first of a text, up to a line's end where there is one."""
    start = text[:AROUND]
    return (start.rpartition("\n")[0] if len(text) > AROUND and "\n" in start else start).strip()


def failings(part: Part, old: str, new: str) -> Iterator[Violation]:
    """What code can see broken in a new passage, of what was asked of it; a passage that is as it was is one."""
    for wish in part.wishes:
        if " ".join(old.split()) == " ".join(new.split()):
            yield violation(wish, texts.PASSAGE_SAME)
        elif found := next(_broken(wish, old, new), ""):
            yield violation(wish, found)


def violation(wish: Directive, found: str) -> Violation:
    """A wish about a passage that was not met."""
    target = " ".join((wish.target or "").split())
    where = target if named(target) else f"“{target if len(target) <= 60 else target[:59] + '…'}”"
    return Violation(slot=Slot.PASSAGE.value, wanted=texts.passage_wanted(where, wish.value), found=found)


def _broken(wish: Directive, old: str, new: str) -> Iterator[str]:
    """What the value of a wish asks for, read as feedback on the passage alone, and checked on it alone."""
    asked = (
        [(Slot.LENGTH, wish.value)]
        if parse_length(wish.value)
        else [(one.slot, one.value) for one in read(wish.value, has_answer=True, answering=False, quote=None).wishes]
    )
    for slot, value in asked:
        length = parse_length(value) if slot is Slot.LENGTH else None
        if length and length.is_relative:
            have, had = words(new), words(old)
            if not (have < had if length.relation == "shorter" else have > had):
                yield texts.passage_words(have, had)
        elif (checked := constraint(slot, value)) and (found := checked.check(new)):
            yield found
    for code_wish in wishes(wish.value):  # of what does not parse, nothing is said here
        if found := check(code_wish, dedent(new)):
            yield found
