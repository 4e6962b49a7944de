"""The forms by which a person says what to change about an answer, or asks about a message. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from adapters.slack import limits
from adapters.slack.buttons import REFINE
from adapters.slack.split import prefix
from adapters.slack.views.blocks import About, View, context, field, modal, option, safe, section, writing
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
ASK = "ask"
"""The form that asks about a message."""
SHOWN = 600
"""Characters of the message that is asked about."""


class Passage(Value):
    """A part of an answer that can be chosen."""

    label: str
    span: Span

    @property
    def value(self) -> str:
        """How a choice names it: by its place in that version's text."""
        return f"{self.span.start}-{self.span.end}"


def refine_view(text: str, about: About, *, say: str = "") -> View:
    """ "Refine this answer": what to change, which passage, for how long. `text` is that of the version in `about`."""
    whole = option("The whole answer", WHOLE)
    options = [whole, *(option(one.label, one.value) for one in passages(text))]
    holds = [option(label, scope.value) for scope, label in FOR.items()]
    blocks = [
        field(SAY, "What should change?", writing(initial=prefix(say, limits.INPUT_TEXT), placeholder=EXAMPLES)),
        field(PASSAGE, "Which passage?", {"type": "static_select", "options": options, "initial_option": whole}),
        field(
            QUOTE,
            "Or quote its words",
            writing(placeholder="Paste a few words of the answer", multiline=False),
            optional=True,
            hint="What you paste here counts, whatever is chosen above.",
        ),
        field(HOLDS, "For how long?", {"type": "radio_buttons", "options": holds, "initial_option": holds[0]}),
    ]
    return modal(REFINE, "Refine this answer", blocks, about, submit="Refine")


EXAMPLES = "Shorter, and for a beginner · leave out the prices · mention the deadline"


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


def ask_view(text: str, about: About) -> View:
    """ "Ask about this message": the message, and a field for the question. The thread in `about` is the message's."""
    blocks = [
        section(safe(f"“{' '.join(text.split())}”", SHOWN)),
        field(QUESTION, "What do you want to know?", writing(placeholder="What does this mean for us?")),
        context("I answer in the message’s thread, where everybody there can read it."),
    ]
    return modal(ASK, "Ask about this message", blocks, about, submit="Ask")


def passages(text: str) -> tuple[Passage, ...]:
    """The answer's parts in the order of the text, each of which its own words find again; at most what a menu holds.

    Where they are too many, nested items go first, then all items, then what comes last.
    """
    room = limits.OPTIONS - 1
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
