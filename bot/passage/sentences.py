"""Where the sentences of a piece of prose stand. Pure."""

from __future__ import annotations

import re

from bot.passage.spans import Span

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]*_`]*+(?=\s|$)|[。！？]+[」』”’）]*")
_BEFORE_NAMES = "mr mrs ms dr prof st sr jr gen rep sen fig no nr vol pp eq sec ch art vs bzw"
_ANYWHERE = "e.g i.e cf approx etc al inc ltd co dept est z.b d.h u.a ca usw p.ex p.s u.s u.k a.m p.m"
_NAMES, _SHORT = frozenset(_BEFORE_NAMES.split()), frozenset(_ANYWHERE.split())


def sentences(text: str, prose: Span) -> tuple[Span, ...]:
    """The sentences in a part of a text; what has no full stop at its end is one too."""
    found: list[Span] = []
    start = _skip(text, prose.start, prose.end)
    for match in _STOP.finditer(text, prose.start, prose.end):
        if match.end() > start and _ends(text, match, prose.end):
            found.append(Span(start=start, end=match.end()))
            start = _skip(text, match.end(), prose.end)
    rest = text[start : prose.end].rstrip()
    if found and not re.search(r"\w", rest):  # an emoji behind the last full stop
        found[-1] = Span(start=found[-1].start, end=max(found[-1].end, start + len(rest)))
    elif rest:
        found.append(Span(start=start, end=start + len(rest)))
    return tuple(found)


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _next(text: str, at: int, end: int) -> str:
    """The first character from there on that is no blank; "" where there is none."""
    at = _skip(text, at, end)
    return text[at : min(at + 1, end)]


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a stop ends a sentence: not one behind a short form, an initial or a list's number."""
    if match[0][0] != "." or match[0].startswith(".."):
        after = _next(text, match.end(), end)
        return match[0][0] not in ".…" or not after.islower()
    word = re.search(r"[\w.]*$", text[max(0, match.start() - 20) : match.start()])
    last = word[0].lower() if word else ""
    after = _next(text, match.end(), end)
    if last in _NAMES or (len(last) == 1 and last.isalpha() and last != "i"):
        return not after
    if last in _SHORT:
        return not after or (after.isupper() and last in ("etc", "al", "a.m", "p.m", "inc", "ltd", "usw"))
    begins = match.start() - len(last)
    if last.isdigit() and len(last) <= 2 and (begins == 0 or text[begins - 1] == "\n"):
        return not after
    return not after.islower()
