"""Is a text stuck, saying one thing over and over? Cheap enough to be asked while it is generated. Pure."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

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
SPOKEN = 4
"""Words from which such a line says something: a shorter one is a name or a heading."""
SEEN = 4_000
"""Characters at the end that are looked at, about 700 words: a loop goes on to the end."""
VERSE = 80
"""Characters of the longest line of a verse."""
WORDY = 40
"""Words from which a text can be told to go round in a few of them."""
ROUND = 10
"""So few different words are a circle."""
NEW = 0.5
"""New lines that a verse has at least for each line of its refrain."""

ASKED_FOR = 1_200
"""Characters of an answer that may repeat as it likes, where repeating is asked for: a song of six verses."""
_REPEATS = re.compile(
    r"\b(?:repeat\w*|refrain|chorus|lyrics|songs?|chants?|mantras?|lullab\w+|nursery|poems?|villanelle|anaphora|"
    r"over and over|\d+ times|(?:ten|twenty|fifty|a hundred|hundred) times|binary|zeros?|matrix|array|"
    r"insert|rows|dummy|placeholder|"
    r"wiederhol\w*|refrain|lied|gedicht|répèt\w*|répét\w*|chanson|poème|repit\w*|repet\w*|canción|canção|poema)\b|"
    r"歌|詩|诗|繰り返|重复",
    re.IGNORECASE,
)

CODE = re.compile(r"^```.*?(?:^```[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
"""A block of code, closed or still open."""

_WORD_LOOP = re.compile(rf"\b(\w+)(?:[\s,.;!]+\1\b){{{STUTTER - 1},}}", re.IGNORECASE)
_PIECE_LOOP = re.compile(rf"(\S.{{{LOOPED},100}}?)(?:\s*\1){{{LOOPS - 1},}}", re.DOTALL)
_NGRAM = 8
"""Words in a row that no text repeats by chance; a loop is where such runs make up half of it."""


def stuck(text: str, task: str = "") -> str:
    """What an answer is stuck on, its first 60 characters, or "". Code may repeat its lines, a song its refrain.

    Only the last `SEEN` characters are looked at: it is asked again and again while a text grows. A task that asks
    for what repeats is answered by what repeats, up to `ASKED_FOR` characters of it.
    """
    if len(text) <= ASKED_FOR and _REPEATS.search(task[:SEEN]):
        return ""
    prose = CODE.sub("", text)[-SEEN:]
    pieces = [piece.strip() for piece in re.split(r"\n|(?<=[.!?])\s|(?<=[。！？])", prose)]
    counted = Counter(piece for piece in pieces if len(re.sub(r"[\W_]", "", piece)) >= LOOPED)
    again = [piece for piece, times in counted.most_common() if times >= LOOPS]
    refrain = _refrain(prose, again)
    if again and not refrain:
        return again[0][:60]
    found = _WORD_LOOP.search(prose) or _pieces(prose[-TAIL:])
    if found and len(re.sub(r"[\W\d_]", "", found[0])) >= LOOPED:
        return found[0][:60]
    return _counted(prose) or ("" if refrain else _repeated(prose) or _circles(prose))


def _pieces(tail: str) -> re.Match[str] | None:
    """A short piece that repeats at once; looked for only where some run of letters comes often enough for that."""
    solid = "".join(tail.split())
    runs = Counter(solid[place : place + LOOPED] for place in range(len(solid) - LOOPED + 1))
    return _PIECE_LOOP.search(tail) if runs and max(runs.values()) >= LOOPS - 1 else None


def _refrain(prose: str, again: list[str]) -> bool:
    """Whether what comes again is the refrain of a verse: whole short lines, with new lines between most of them."""
    lines = [line.strip() for line in prose.splitlines() if line.strip()]
    if not again or not set(again) <= set(lines) or max(map(len, lines)) > VERSE:
        return False
    if any(re.match(r"[-*+•|#]|\d+[.)]", line) for line in lines):
        return False
    places = [place for place, line in enumerate(lines) if line in again]
    beside = sum(1 for one, two in pairwise(places) if lines[one] == lines[two] and two == one + 1)
    new = sum(1 for times in Counter(lines).values() if times < LOOPS)
    return beside * 2 <= len(places) and new >= NEW * len(places)


def _counted(prose: str) -> str:
    """The line of which others differ by a number that counts up: "This is point 1 of it.", "This is point 2 of it."

    Headings and short lines do that in good lists too ("Chapter 1", "Windows 7", "Windows 8").
    """
    lines = [line for line in prose.splitlines() if re.search(r"\w", line)]
    numbers: dict[str, list[int]] = {}
    first: dict[str, str] = {}
    for line in lines:
        bare = re.sub(r"^\s*(?:(?:[-*+•]|\d{1,4}[.)])\s+)*", "", line).strip(" *_")
        found = re.findall(r"\d{1,9}", bare)
        if len(found) != 1 or len(re.findall(r"\w+", bare)) < SPOKEN or bare.startswith("#"):
            continue
        shape = re.sub(r"\d+", "#", bare)
        first.setdefault(shape, bare)
        numbers.setdefault(shape, []).append(int(found[0]))
    shape, said = max(numbers.items(), key=lambda one: len(one[1]), default=("", []))
    if len(said) < COUNTED or len(said) * 5 < len(lines) * 3:
        return ""
    return first[shape][:60] if all(two - one == 1 for one, two in pairwise(said)) else ""


def _repeated(prose: str) -> str:
    """The run of words that comes back so often that such runs are half the text."""
    words = re.findall(r"\w+", prose.lower())
    runs = Counter(tuple(words[place : place + _NGRAM]) for place in range(len(words) - _NGRAM + 1))
    again = sum(times for times in runs.values() if times >= LOOPS)
    if not runs or again * 2 < len(words):
        return ""
    return " ".join(runs.most_common(1)[0][0])[:60]


def _circles(prose: str) -> str:
    """The first words of prose that goes round in a few words; "" for any other, and for tables and lists."""
    lines = [line for line in prose.splitlines() if not re.match(r"\s*(?:[-*+•|#>]|\d+[.)])", line)]
    said = re.findall(r"\w+", " ".join(lines).lower())
    if len(said) < WORDY or len(set(said)) > ROUND or max(len(line.split()) for line in lines) < ROUND:
        return ""
    return " ".join(said[:8])
