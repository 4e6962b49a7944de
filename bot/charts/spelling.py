"""Words about a picture with a slip of the finger in them, spelled as they were meant. Pure."""

from __future__ import annotations

import re

MOST = 5
"""Words of what is read so: of a sentence too much else could be meant."""
_KNOWN = ("horizontal", "vertical", "stacked", "logarithmic", "scatter", "heatmap", "diagram", "doughnut", "columns",
          "legend", "liegende", "gestapelt", "balkendiagramm", "liniendiagramm", "kreisdiagramm")  # fmt: skip
_KINDS = ("line", "bar", "pie", "area", "column", "donut", "stacked", "lines", "bars")
_NOUN = re.compile(r"(?P<kind>[a-z]{2,9})[ -](?P<noun>chart|plot|graph|diagram|chrat|cahrt)s?\b", re.IGNORECASE)
_PLAIN = {
    "a", "an", "the", "this", "my", "our", "as", "nice", "of", "one", "lane", "pine", "par", "are", "like", "best",
    "tie", "fine", "live", "big", "can", "bad", "blue", "bare", "base", "bear", "link", "bank",
}  # fmt: skip
"""Words that are near a kind and none."""


def respelled(words: str) -> str:
    """The words with one slip mended ("hrizontal bars", "lin chart"); "" where there is none to mend."""
    if len(words.split()) > MOST:
        return ""
    if (found := _NOUN.search(words)) and (kind := found["kind"].casefold()) not in {*_KINDS, *_PLAIN}:
        near = [one for one in _KINDS if _near(kind, one)]
        if near:
            return words[: found.start()] + f"{near[0]} chart" + words[found.end() :]
    for word in re.findall(r"\w{6,}", words):
        near = [one for one in _KNOWN if word.casefold() != one and _near(word.casefold(), one)]
        if near and word.casefold().rstrip("s") not in (one.rstrip("s") for one in _KNOWN):
            return words.replace(word, near[0], 1)
    return ""


def _near(word: str, known: str) -> bool:
    """Whether one letter more, less, other or exchanged with the next makes one of the other."""
    if abs(len(word) - len(known)) > 1:
        return False
    start = next((at for at, (one, two) in enumerate(zip(word, known, strict=False)) if one != two), None)
    if start is None:
        return len(word) != len(known)
    rest, other = word[start:], known[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:] == other
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] or swapped
