"""Which passage is meant: placed where that is plain, asked about where it is not. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import texts
from bot.answers import Answer, Offer, Version
from bot.directives import Directive, Slot
from bot.events import FeedbackEvent, Replied
from bot.passage import Ambiguous, Found, Located, Missing, Span, locate, moved
from bot.values import Value

WHICH = "which"
"""The button that answers the question; its value is `EVENT:NUMBER`, the number counted from 1."""
SHOWN = 90
"""Characters of a candidate that are shown."""
LABEL = 40
"""Characters of it that stand on a button."""


class Pending(Value):
    """Wishes that wait until their author has said which passage is meant."""

    person: str
    event: str
    """The id of the event that they came from."""
    answer: int
    version: int
    """The version in which the passage was looked for."""
    directives: tuple[Directive, ...]
    """All that the event said, the wishes about other things too."""
    at: int
    """Which of them is asked about."""
    candidates: tuple[Found, ...] = ()
    """None where the passage was not found at all."""


class Placing(Value):
    """What became of the passages that an event speaks of."""

    directives: tuple[Directive, ...] = ()
    """With the places of what was found; none while anything waits."""
    pending: Pending | None = None


def place(directives: Sequence[Directive], answer: Answer | None, event: FeedbackEvent) -> Placing:
    """Every wish about a passage with the place of that passage in the version that is shown, or the question which.

    While nothing is shown yet there is nothing to look in: the wishes stay as they are.
    """
    current = answer.current if answer else None
    if answer is None or current is None:
        return Placing(directives=tuple(directives))
    about = [one for one in directives if one.slot is Slot.PASSAGE and one.target]
    rest = [one for one in directives if about and one.slot is Slot.KEEP and _REST.fullmatch(one.target or one.value)]
    kept = [one for one in directives if one not in rest]
    placed: list[Directive] = []
    for at, directive in enumerate(kept):
        if directive not in about or directive.spans:
            placed.append(directive)
            continue
        located = _located(directive, answer, current, event)
        if not isinstance(located, Found):
            waiting = Pending(
                person=event.by,
                event=event.id,
                answer=answer.number,
                version=current.number,
                directives=(*placed, *kept[at:]),
                at=at,
                candidates=located.candidates if isinstance(located, Ambiguous) else (),
            )
            return Placing(pending=waiting)
        placed.append(placed_at(directive, located, current))
    return Placing(directives=tuple(placed))


_REST = re.compile(
    r"(?:all |just )?(?:the |of the )*(?:rest|remainder|others?|remaining \w+|other \w+)(?: .*)?|"
    r"(?:everything|anything|all)(?: else)?(?: .*)?",
    re.IGNORECASE,
)
"""To keep these is what a change of one passage does anyway."""


def _located(directive: Directive, answer: Answer, current: Version, event: FeedbackEvent) -> Located:
    """Where a wish's passage stands in the shown version: looked for in the version it speaks of, and found again."""
    target = directive.target or ""
    quoted = isinstance(event.signal, Replied) and event.signal.quote == target
    spoken = answer.version(directive.version) or current
    located = locate(spoken.text, target, quoted=quoted)
    if spoken.number == current.number or isinstance(located, Missing):
        return located
    if isinstance(located, Ambiguous):
        return locate(current.text, target, quoted=quoted)
    spans = [moved(spoken.text, current.text, span) for span in located.spans]
    if all(spans):
        return Found(spans=tuple(span for span in spans if span), together=located.together)
    return Missing()


def placed_at(directive: Directive, found: Found, version: Version) -> Directive:
    """The wish with its passage's place; what was to be kept there word for word no longer is."""
    return directive.model_copy(
        update={
            "passage": found.words(version.text),
            "spans": tuple((span.start, span.end) for span in found.spans),
            "version": version.number,
            "withdraws": (*directive.withdraws, *_freed(found, version)),
        }
    )


def _freed(found: Found, version: Version) -> tuple[str, ...]:
    """The wishes to keep words that the passage has in it, or is in."""
    kept: list[str] = []
    for held in version.context.directives:
        if held.slot is not Slot.KEEP or not held.passage or held.passage not in version.text:
            continue
        start = version.text.index(held.passage)
        span = Span(start=start, end=start + len(held.passage))
        if any(span.overlaps(one) for one in found.spans):
            kept.append(held.id)
    return tuple(kept)


def question(pending: Pending, text: str) -> str:
    """What the person is asked; `text` is the version in which the passage was looked for."""
    target = pending.directives[pending.at].target or ""
    if not pending.candidates:
        return texts.no_such_passage(target)
    return texts.which_passage(labels(pending, text))


def labels(pending: Pending, text: str) -> tuple[str, ...]:
    """The candidates as they are shown, each with enough around it to tell it from the others."""
    short = [_clipped(found.words(text)) for found in pending.candidates]
    return tuple(
        one if short.count(one) == 1 else _clipped(_around(text, found))
        for one, found in zip(short, pending.candidates, strict=True)
    )


def offers(pending: Pending, text: str) -> tuple[Offer, ...]:
    """The candidates as buttons."""
    return tuple(
        Offer(label=f"{number}. {_clipped(label, LABEL)}", button=WHICH, value=f"{pending.event}:{number}")
        for number, label in enumerate(labels(pending, text), 1)
    )


def _around(text: str, found: Found) -> str:
    """A passage with some words before and after it."""
    first, last = found.spans[0], found.spans[-1]
    before, after = text[max(0, first.start - 30) : first.start], text[last.end : last.end + 30]
    return f"…{before}[{text[first.start : last.end]}]{after}…"


def _clipped(words: str, most: int = SHOWN) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip(' …')}…"
