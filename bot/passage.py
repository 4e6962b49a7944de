"""Changing one part only: where a passage stands in a text, and putting a new one in its place. Pure."""

from __future__ import annotations

import re

from bot.values import Value

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "ninth": 9, "9th": 9, "tenth": 10, "10th": 10,
    "last": -1, "final": -1, "penultimate": -2,
}  # fmt: skip
_PART = re.compile(
    rf"^(?:the )?(?:({'|'.join(_ORDINALS)}) )?"
    r"(paragraph|sentence|bullet(?: point)?|point|item|step|line|row|section|code(?: block)?|table|"
    r"intro(?:duction)?|opening|conclusion|ending|end|title|heading)(?: (\d{1,3}))?$",
    re.IGNORECASE,
)


class Span(Value):
    """A part of a text: characters `start` up to, not including, `end`."""

    start: int
    end: int


def locate(text: str, target: str) -> Span | None:
    """Where a target stands: a quoted passage that occurs exactly once, or a part named by kind and place.

    None where it is not there or could be several places: then ask, never guess.
    """
    if match := _PART.match(target.strip().strip("\"'“”").lower()):
        ordinal, kind, number = match.groups()
        place = _ORDINALS[ordinal] if ordinal else int(number) if number else None
        return _part(text, kind, place)
    quoted = target.strip().strip('"“”')
    if quoted and text.count(quoted) == 1:
        start = text.index(quoted)
        return Span(start=start, end=start + len(quoted))
    return None


def named(target: str) -> bool:
    """Whether a target names a part by its kind and place ("second paragraph"), as against quoting it."""
    return _PART.match(target.strip().lower()) is not None


def splice(text: str, span: Span, passage: str) -> str:
    """The text with another passage in that place, and every other character as it was."""
    return text[: span.start] + passage + text[span.end :]


def _part(text: str, kind: str, place: int | None) -> Span | None:
    if kind.startswith(("intro", "opening")):
        return _pick(_paragraphs(text), 1)
    if kind.startswith(("conclusion", "end")):
        return _pick(_paragraphs(text), -1)
    if kind in ("title", "heading"):
        return _pick(_lines(text, r"#{1,6} .+"), place or 1)
    if kind.startswith("code"):
        return _pick(_fences(text), place)
    if kind in ("bullet", "bullet point", "point", "item", "step"):
        return _pick(_lines(text, r"[ \t]*(?:[-*+•]|\d+[.)]) (.+)"), place)
    if kind == "table":
        return _pick(_blocks(text, r"\|.*\|[ \t]*"), place)
    if kind in ("line", "row"):
        return _pick(_lines(text, r".*\S.*"), place)
    if kind == "sentence":
        return _pick(_sentences(text), place)
    return _pick(_paragraphs(text), place)


def _pick(spans: list[Span], place: int | None) -> Span | None:
    """The one of that place (from 1, or from the end); without a place the only one there is."""
    if place is None:
        return spans[0] if len(spans) == 1 else None
    index = place - 1 if place > 0 else place
    return spans[index] if -len(spans) <= index < len(spans) else None


def _fences(text: str) -> list[Span]:
    found = re.finditer(r"^(```|~~~)[^\n]*\n.*?^\1[ \t]*$", text, re.MULTILINE | re.DOTALL)
    return [Span(start=match.start(), end=match.end()) for match in found]


def _outside(text: str, spans: list[Span]) -> list[Span]:
    fences = _fences(text)
    return [span for span in spans if not any(fence.start <= span.start < fence.end for fence in fences)]


def _lines(text: str, pattern: str) -> list[Span]:
    """Lines of that form outside code; where the pattern has a group, that part of them."""
    found = re.finditer(rf"^{pattern}$", text, re.MULTILINE)
    group = 1 if re.compile(pattern).groups else 0
    return _outside(text, [Span(start=match.start(group), end=match.end(group)) for match in found])


def _blocks(text: str, line: str) -> list[Span]:
    found = re.finditer(rf"^(?:{line}(?:\n|\Z))+", text, re.MULTILINE)
    return _outside(text, [Span(start=match.start(), end=match.start() + len(match[0].rstrip())) for match in found])


def _paragraphs(text: str) -> list[Span]:
    """Blocks between blank lines, code blocks as one, headings not counted."""
    spans: list[Span] = []
    for match in re.finditer(
        r"(?:^(?:```|~~~)[^\n]*\n.*?^(?:```|~~~)[ \t]*$)|(?:[^\n]*\S[^\n]*(?:\n|\Z))+", text, re.M | re.S
    ):
        body = match[0].rstrip()
        if body and not re.fullmatch(r"#{1,6} [^\n]*", body):
            spans.append(Span(start=match.start(), end=match.start() + len(body)))
    return spans


def _sentences(text: str) -> list[Span]:
    headings = _lines(text, r"#{1,6} .+")
    found = re.finditer(r"[^\s.!?][^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?…]*", text)
    spans = _outside(text, [Span(start=match.start(), end=match.end()) for match in found])
    return [span for span in spans if not any(one.start <= span.start < one.end for one in headings)]
