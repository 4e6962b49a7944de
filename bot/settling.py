"""Settling which passage is meant: by a press, or a reply that says so and nothing else. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import texts
from bot.answers import Answer, Version
from bot.directives import Directive
from bot.events import FeedbackEvent, Pressed, Replied
from bot.interpret.reading import Kind
from bot.interpret.scene import Read
from bot.passage import Ambiguous, Found, Located, Missing, Span, locate, moved
from bot.passage.naming import is_quoted, parse, unquoted
from bot.values import Value
from bot.which import WHICH, Pending, placed_at


class Choice(Value):
    """What a reply or a press chose of what was asked."""

    pending: str
    """The id of the event whose wishes waited."""
    directives: tuple[Directive, ...] = ()
    """Those wishes, each with its place in the version that is shown."""
    notice: str = ""
    """What the person is told: that a passage is no longer in the answer."""


def settled(waiting: Sequence[Pending], answer: Answer | None, event: FeedbackEvent, read: Read) -> Choice | None:
    """What an event chooses of what its author was asked about this answer; None where it chooses nothing.

    A press, a place (`the second`, `2`), words of one candidate, or where none was found, words of the answer. A reply
    that says anything else (`read` finds a wish, thanks or a question in it, or words stand beside its quotation) is
    no choice. What was chosen is looked for in the version that is shown; wishes whose passage is gone are left out.
    """
    pending = next((one for one in waiting if one.person == event.by), None)
    if pending is None or answer is None or answer.number != pending.answer:
        return None
    version, current = answer.version(pending.version), answer.current
    found = _chosen(pending, version, event, read) if version else None
    if found is None or version is None or current is None:
        return None
    directives = list(pending.directives)
    asked = directives[pending.at]
    words = found.words(version.text)
    target = asked.target if asked.target and parse(asked.target) and not pending.candidates else words
    directives[pending.at] = placed_at(asked, found, version).model_copy(update={"target": target})
    brought = [_brought(one, answer, current) for one in directives]
    return Choice(
        pending=pending.event,
        directives=tuple(one for one in brought if one),
        notice="" if all(brought) else texts.PASSAGE_GONE,
    )


def _brought(directive: Directive, answer: Answer, current: Version) -> Directive | None:
    """The wish with its passage's place in the version that is shown; None where the passage is no longer in it."""
    spoken = answer.version(directive.version)
    if not directive.spans or spoken is None or spoken.number == current.number:
        return directive
    spans = [moved(spoken.text, current.text, Span(start=start, end=end)) for start, end in directive.spans]
    found = Found(spans=tuple(span for span in spans if span))
    return placed_at(directive, found, current) if all(spans) else None


def pressed(event: FeedbackEvent) -> str:
    """The id of the event whose question a press answers; "" where it is no such press."""
    signal = event.signal
    if isinstance(signal, Pressed) and signal.button.strip().lower() == WHICH:
        return signal.value.rpartition(":")[0]
    return ""


def _chosen(pending: Pending, version: Version, event: FeedbackEvent, read: Read) -> Found | None:
    signal = event.signal
    if isinstance(signal, Pressed):
        number = signal.value.rpartition(":")[2]
        return _numbered(pending, int(number)) if pressed(event) == pending.event and number.isdigit() else None
    if not isinstance(signal, Replied) or signal.files:
        return None
    said = signal.text.strip()
    if (place := _place(said, len(pending.candidates))) is not None:
        return _numbered(pending, place)
    if signal.quote:
        quoted = locate(version.text, signal.quote, quoted=True)
        return _among(pending, quoted) if _POINTS.fullmatch(said) else None
    return _among(pending, _quoting(version.text, said)) if _only_quotes(said, read) else None


_POINTS = re.compile(r"(?:(?:i mean|i meant|it'?s)\s+)?(?:(?:this|that|here)(?: one)?)?[.!]*", re.IGNORECASE)
"""What may stand beside a quotation that is the choice: nothing, or words that only point at it."""

_PLACES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "one": 1,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "last": -1, "former": 1, "latter": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8,
}  # fmt: skip
_PLACE = re.compile(
    r"(?:(?:i mean|i meant|it'?s|that'?s|yes|ok|okay|please|change|take|number|no\.?|option|the)[\s,:]+)*#?"
    rf"(?P<place>\d{{1,2}}|{'|'.join(_PLACES)})[.)]?"
    r"(?:\s+(?:one|option|of them|of those|please|passage|paragraph|sentence|bullet|item|row|line|place))*[.!]*",
    re.IGNORECASE,
)


def _place(said: str, many: int) -> int | None:
    """The number of the candidate that words name by its place; None where they name none."""
    match = _PLACE.fullmatch(said)
    if match is None or not many:
        return None
    word = match["place"].lower()
    place = int(word) if word.isdigit() else _PLACES[word]
    return place if place > 0 else many + 1 + place


def _numbered(pending: Pending, number: int) -> Found | None:
    return pending.candidates[number - 1] if 1 <= number <= len(pending.candidates) else None


_MOST_WORDS = 40
"""Words of a reply that can be a quotation of the answer."""


def _only_quotes(said: str, read: Read) -> bool:
    """Whether a reply can be a quotation and nothing else: in quotation marks, or some words that want nothing."""
    if len(said.split()) > _MOST_WORDS:
        return False
    if is_quoted(said):
        return True
    reading = read(said, has_answer=True, answering=False, quote=None)
    says = bool(reading.wishes) or reading.kind in (Kind.THANKS, Kind.QUESTION, Kind.TASK)
    return len(said.split()) > 1 and not says


def _quoting(text: str, said: str) -> Located:
    """Where the words of a reply stand, or the part that it names."""
    located = locate(text, said)
    return located if not isinstance(located, Missing) else locate(text, unquoted(_LEAD.sub("", said)))


_LEAD = re.compile(r"(?:the one|i meant?)\b\s*(?:with|about|that says|where it says)?\s*:?", re.IGNORECASE)


def _among(pending: Pending, located: Located) -> Found | None:
    """The candidate that the words are in, or that is in them; where there was none, what they say themselves."""
    if not pending.candidates:
        return located if isinstance(located, Found) else None
    places = located.candidates if isinstance(located, Ambiguous) else (located,) if isinstance(located, Found) else ()
    hits = [
        one
        for one in pending.candidates
        if any(place.spans[0].within(span) or span.within(place.spans[0]) for place in places for span in one.spans)
    ]
    return hits[0] if len(hits) == 1 else None
