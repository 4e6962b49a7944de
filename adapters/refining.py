"""What a form can say of an answer: what to change, in which of its passages, and for how long. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.directives import Scope
from bot.events import Replied
from bot.passage import Found, Span, locate, outline
from bot.values import Value

SAY, PASSAGE, QUOTE, HOLDS, QUESTION = "say", "passage", "quote", "holds", "question"
"""The fields, as what was entered in them comes back."""
WHOLE = "whole"
"""The passage that is no passage."""
FOR = {Scope.ANSWER: "This answer", Scope.THREAD: "This thread", Scope.ALWAYS: "Always, for me"}
"""For how long a wish can be to hold."""
EXAMPLES = "Shorter, and for a beginner · leave out the prices · mention the deadline"


class Passage(Value):
    """A part of an answer that can be chosen."""

    label: str
    span: Span

    @property
    def value(self) -> str:
        """How a choice names it: by its place in that version's text."""
        return f"{self.span.start}-{self.span.end}"


def refined(text: str, entered: Mapping[str, str]) -> Replied:
    """What a submitted "Refine this answer" says; `text` is that of the version that the form was made for."""
    holds = entered.get(HOLDS, "")
    return Replied(
        text=entered.get(SAY, ""),
        quote=entered.get(QUOTE, "").strip() or _chosen(text, entered.get(PASSAGE, "")),
        holds=Scope(holds) if holds in tuple(Scope) else None,
    )


def _chosen(text: str, value: str) -> str | None:
    """The words of the passage that was chosen; None for the whole answer, and for a place that is not in it."""
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", value, re.ASCII)
    return text[int(match[1]) : int(match[2])] or None if match else None


def passages(text: str, room: int) -> tuple[Passage, ...]:
    """The answer's parts in the order of the text, each of which its own words find again; at most so many.

    Where they are too many, nested items go first, then all items, then what comes last.
    """
    for depth in (9, 0, -1):
        parts = sorted(_parts(text, depth), key=lambda part: (part[1][0].start, -part[1][0].end))
        if len(parts) <= room or depth < 0:
            break
    found: dict[Span, Passage] = {}
    for label, spans in parts:
        span = next((one for one in spans if one not in found and _found_again(text, one)), None)
        if span is not None and len(found) < room:
            found[span] = Passage(label=label, span=span)
    return tuple(found.values())


def _parts(text: str, depth: int) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """What can be chosen, by its first words, and the spans that could stand for it, the best first."""

    def words(span: Span) -> str:
        return _bare(span.of(text))

    parts = outline(text)
    yield from ((f"Section: {_bare(one.text)}", (one.section,)) for one in parts.headings)
    yield from ((words(one), (one,)) for one in (*parts.paragraphs, *parts.quoted))
    yield from ((f"• {words(one.body)}", (one.body, one.span)) for one in parts.items if one.level <= depth)
    yield from ((f"List: {words(one)}", (one,)) for one in parts.lists if depth < 0)
    yield from ((f"Table: {words(one.rows[0].span)}", (one.span,)) for one in parts.tables if one.rows)
    yield from ((f"Code: {one.content.of(text)}", (one.span,)) for one in parts.codes)


def _found_again(text: str, span: Span) -> bool:
    """Whether its words name it and nothing else."""
    words = span.of(text)
    return bool(words.strip()) and locate(text, words, quoted=True) == Found(spans=(span,))


_BLOCK_MARKS = re.compile(r"^[\s>]*(?:#{1,6}\s|[-+*]\s|\d+[.)]\s)|\|", re.MULTILINE)
_INLINE_MARKS = re.compile(r"[*`~]+|\b_+|_+\b|[\[\]]")


def _bare(words: str) -> str:
    """The first words of a passage without Markdown's marks; as they are where nothing else is left."""
    bare = _INLINE_MARKS.sub("", _BLOCK_MARKS.sub(" ", words[:400])).strip()
    return bare or words
