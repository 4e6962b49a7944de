"""Carrying facts over from an accepted version: its own sentences, put where they fit. Pure and mechanical."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.facts import Fact
from bot.passage import Span

RESTORED = 4
"""Sentences that are carried over at most: more would be the old answer again."""

_STOP = re.compile(r"[.!?][\"”’)*]*\s+|[。！？]")
_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>[-*+•](?: \[[ xX]\])?|(?P<number>\d+)(?P<dot>[.)]))[ \t]+(?=\S)")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)")


def around(text: str, at: int) -> Span:
    """The sentence that has that place, within its line; its list mark does not belong to it."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    line = start
    for match in _STOP.finditer(text, line, end):
        if match.end() > at:
            return Span(start=start, end=match.end())
        start = match.end()
    item = _ITEM.match(text[line:end])
    return Span(start=max(start, line + item.end()) if item and line + item.end() <= at else start, end=end)


def restore_facts(text: str, accepted: str, lost: Iterable[Fact]) -> str | None:
    """The text with the accepted version's sentences that hold the lost facts, each after what it followed there.

    In a list a sentence becomes an item, elsewhere it joins a paragraph. None where nothing can be carried over: the
    fact stands in a table, in code or in a heading, the text has no prose or list to take it, or too much was lost.
    Lengths are not looked at: the caller checks the result.
    """
    spans: dict[int, Span] = {}
    for fact in lost:
        span = around(accepted, fact.at)
        if not _movable(accepted, fact.at):
            return None
        spans.setdefault(span.start, span)
        if len(spans) > RESTORED:
            return None
    if not spans:
        return None
    found = text.rstrip()
    for start in sorted(spans):
        sentence = accepted[start : spans[start].end].strip()
        put = _put(found, sentence, _before(accepted, start))
        if put is None:
            return None
        found = put
    return found + text[len(text.rstrip()) :]


def _movable(text: str, at: int) -> bool:
    """Whether the line at that place is prose or a list's item."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start : text.find("\n", at) if "\n" in text[at:] else len(text)].strip()
    fences = sum(bool(_FENCE.match(one)) for one in text[:start].splitlines())
    return fences % 2 == 0 and _is_prose(line)


def _is_prose(line: str) -> bool:
    """Whether a line outside code is prose or a list's item, and no row, heading, data or quotation."""
    return not line.strip().startswith(("|", "#", "```", "~~~", "{", "[", ">"))


def _before(text: str, start: int) -> str:
    """What stands before a sentence, for finding its place: about a sentence."""
    return text[max(0, start - 120) : start]


def _put(text: str, sentence: str, before: str) -> str | None:
    """The text with a sentence after the line that is most about what stood before it; None where no line takes it."""
    lines = text.split("\n")
    takes = list(_taking(lines))
    if not takes:
        return None
    about = _words(before + " " + sentence)
    place = max(takes, key=lambda index: (len(about & _words(lines[index])), index))
    plain = _ITEM.sub("", sentence)
    item = _ITEM.match(lines[place])
    if item is None:
        ended = plain if re.search(r"[.!?:。！？][\"”’)*]*$", plain) else f"{plain}."
        lines[place] = f"{lines[place].rstrip()} {ended}"
    elif item["number"]:
        lines.insert(place + 1, f"{item['indent']}{int(item['number']) + 1}{item['dot']} {plain}")
        _renumber(lines, place + 2, item["indent"])
    else:
        lines.insert(place + 1, f"{item[0]}{plain}".replace("[x]", "[ ]"))
    return "\n".join(lines)


def _taking(lines: list[str]) -> Iterator[int]:
    """The places of the lines that can take a sentence."""
    fenced = False
    for index, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and line.strip() and _is_prose(line):
            yield index


def _renumber(lines: list[str], start: int, indent: str) -> None:
    """Count on by one the items of the same list that come after an inserted one."""
    for index in range(start, len(lines)):
        item = _ITEM.match(lines[index])
        if item and item["number"] and item["indent"] == indent:
            rest = lines[index][item.end() :]
            lines[index] = f"{indent}{int(item['number']) + 1}{item['dot']} {rest}"
        elif lines[index].strip() and not lines[index].startswith((" ", "\t")):
            return


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3 or word.isdigit()}
