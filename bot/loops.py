"""Is a text stuck, saying one thing over and over? Cheap enough to be asked while it is generated. Pure."""

from __future__ import annotations

import re
from collections import Counter

LOOPED = 12
"""Letters of a line or sentence from which saying it again and again is a loop."""
LOOPS = 4
"""How often that is."""
STUTTER = 8
"""How often one word in a row is a loop: a song's "la la la" stays below."""
TAIL = 1_500
"""Characters at the end in which a short piece that repeats at once is looked for: a loop goes on to the end."""
COUNTED = 3
"""How many lines that differ by a number alone are no list."""

CODE = re.compile(r"^```.*?(?:^```[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
"""A block of code, closed or still open."""

_WORD_LOOP = re.compile(rf"\b(\w+)(?:[\s,.;!]+\1\b){{{STUTTER - 1},}}", re.IGNORECASE)
_PIECE_LOOP = re.compile(rf"(\S.{{{LOOPED},100}}?)(?:\s*\1){{{LOOPS - 1},}}", re.DOTALL)
_NGRAM = 8
"""Words in a row that no text repeats by chance; a loop is where such runs make up half of it."""


def stuck(text: str) -> str:
    """What an answer is stuck on, its first 60 characters, or "". Code may repeat its lines."""
    prose = CODE.sub("", text)
    pieces = (piece.strip() for piece in re.split(r"\n|(?<=[.!?])\s|(?<=[。！？])", prose))
    long = Counter(piece for piece in pieces if len(re.sub(r"[\W_]", "", piece)) >= LOOPED)
    line, times = long.most_common(1)[0] if long else ("", 0)
    if times >= LOOPS:
        return line[:60]
    found = _WORD_LOOP.search(prose) or _PIECE_LOOP.search(prose[-TAIL:])
    if found and len(re.sub(r"[\W\d_]", "", found[0])) >= LOOPED:
        return found[0][:60]
    return _counted(prose) or _repeated(prose)


def _counted(prose: str) -> str:
    """The line of which others differ by one number alone: "This is point 1.", "This is point 2." """
    lines = [re.sub(r"^\s*(?:(?:[-*+•#]+|\d+[.)])\s+)*", "", line).strip(" *_") for line in prose.splitlines()]
    lines = [line for line in lines if re.search(r"\w", line)]
    masked = Counter(
        re.sub(r"\d+", "#", line)
        for line in lines
        if len(re.findall(r"\d+", line)) == 1 and len(line.split()) > 1 and len(re.findall(r"[^\W\d_]", line)) >= 5
    )
    shape, times = masked.most_common(1)[0] if masked else ("", 0)
    if times < COUNTED or times * 5 < len(lines) * 3:
        return ""
    return next(line[:60] for line in lines if re.sub(r"\d+", "#", line) == shape)


def _repeated(prose: str) -> str:
    """The run of words that comes back so often that such runs are half the text."""
    words = re.findall(r"\w+", prose.lower())
    runs = Counter(tuple(words[place : place + _NGRAM]) for place in range(len(words) - _NGRAM + 1))
    again = sum(times for times in runs.values() if times >= LOOPS)
    if not runs or again * 2 < len(words):
        return ""
    return " ".join(runs.most_common(1)[0][0])[:60]
