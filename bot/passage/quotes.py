"""Where quoted words stand in a text, also where the quotation is not quite exact. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import accumulate

from bot.passage.spans import Ambiguous, Found, Located, Missing, Span

LONGEST = 4_000
"""Characters of a quotation that are looked for."""
LIKE = 0.84
"""How alike words must be to be taken for the quoted ones (difflib's ratio). Our choice: a slip in six letters."""
CLEARLY = 0.06
"""By how much the most alike place must be more alike than the next one."""
SHORTEST = 10
"""Letters from which a quotation may have slips in it: shorter ones are like too much else."""

_ALIKE = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "", "´": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "\u00a0": " ", "\u200b": "", "\u202f": " ",
})  # fmt: skip
_MARKS = re.compile(
    r"(?P<link>!?\[(?=[^\]\n]{0,200}\]\([^)\n]{0,500}\)))|(?P<url>\]\([^)\n]{0,500}\))|"
    r"(?P<line>^[ \t>]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d{1,9}[.)][ \t])+"
    r"(?:\[[ xX]\][ \t])?|^[ \t]*>[ \t]?|^[ \t]*(?:`{3,}|~{3,})[^\n]*$)|"
    r"(?P<escape>\\(?=[^\w\s]))|(?P<bold>[*`~]+|(?<!\w)_+|_+(?!\w))|"
    r"(?P<cell>(?<!\\)\|[ \t]*)",
    re.MULTILINE,
)


@lru_cache(maxsize=64)
def _plain(text: str) -> tuple[str, tuple[int, ...]]:
    """The words alone, lower case, with one space between them; and for each character where it came from."""
    chars: list[str] = []
    places: list[int] = []

    def add(piece: str, place: int) -> None:
        for char in piece:
            if char.isspace():
                if not chars or chars[-1] == " ":
                    continue
                char = " "
            chars.append(char)
            places.append(place)

    at = 0
    for match in (*_MARKS.finditer(text), None):
        until = match.start() if match else len(text)
        for place in range(at, until):
            add(text[place].translate(_ALIKE).lower(), place)
        if match:
            if match.lastgroup in ("line", "cell"):
                add(" ", match.start())
            at = match.end()
    return "".join(chars), tuple(places)


def occurrences(text: str, quote: str) -> tuple[Span, ...]:
    """Every place where the quoted words stand, exactly if they do so anywhere; else but for marks, spaces and case."""
    exact = list(_whole(text, quote, [match.start() for match in re.finditer(re.escape(quote), text)]))
    if exact:
        return tuple(exact)
    words = _plain(quote)[0].strip()
    if not words:
        return ()
    plain, places = _plain(text)
    starts = [match.start() for match in re.finditer(re.escape(words), plain)]
    found = [_source(text, places, one.start, one.end) for one in _whole(plain, words, starts)]
    cased = [one for one in found if _bare(one.of(text)) == _bare(quote)]
    return tuple(cased or found)


def _bare(text: str) -> str:
    """The letters of a text alone, with their case."""
    return re.sub(r"[\W_]+", "", text)


def _whole(text: str, words: str, starts: Sequence[int]) -> Iterator[Span]:
    """The places where they are words of their own; where they nowhere are, all of them."""
    spans = [Span(start=start, end=start + len(words)) for start in starts]
    apart = [span for span in spans if not (_cuts(text, span.start) or _cuts(text, span.end))]
    yield from apart or spans


def _cuts(text: str, at: int) -> bool:
    """Whether a place lies inside a word (of a script that puts spaces between its words)."""
    return 0 < at < len(text) and all(char.isalnum() and ord(char) < 0x2E80 for char in text[at - 1 : at + 1])


def _source(text: str, places: Sequence[int], start: int, end: int) -> Span:
    """The piece of the text that such plain words came from, with a mark of its own opened and closed."""
    return balanced(text, Span(start=places[start], end=places[end - 1] + 1))


_MARK = re.compile(r"\*\*\*|\*\*|\*|___|__|_|`+|~~")


def balanced(text: str, span: Span) -> Span:
    """The span with the marks at its edges that belong to marks in it: `bold** word` takes its `**` along."""
    for mark in ("**", "__", "~~", "`", "*", "_"):
        inside = span.of(text)
        if mark in ("*", "_"):
            inside = inside.replace(mark * 2, "")
        if mark == "_":
            inside = re.sub(r"(?<=\w)_(?=\w)", "", inside)
        if inside.count(mark) % 2 == 0:
            continue
        if text[: span.start].endswith(mark):
            span = Span(start=span.start - len(mark), end=span.end)
        elif text[span.end :].startswith(mark):
            span = Span(start=span.start, end=span.end + len(mark))
    return span


def find(text: str, quote: str) -> Located:
    """Where a quotation stands: once; or with an ellipsis in it; or with a slip, where one place is clearly it."""
    quote = quote.strip()[:LONGEST]
    if not quote:
        return Missing()
    spans = occurrences(text, quote) or _ellipsis(text, quote)
    if not spans:
        return _fuzzy(text, quote)
    found = tuple(Found(spans=(span,)) for span in spans)
    return found[0] if len(found) == 1 else Ambiguous(candidates=found)


def _ellipsis(text: str, quote: str) -> tuple[Span, ...]:
    """`start ... end`: from each start to the first end behind it; `start ...` alone is where the start is."""
    pieces = [piece for piece in re.split(r"\s*(?:\.\.\.|…|\[\.\.\.\]|\[…\])\s*", quote) if piece.strip()]
    if len(pieces) == 1 and pieces[0] != quote:
        return occurrences(text, pieces[0])
    if len(pieces) != 2:
        return ()
    starts, ends = occurrences(text, pieces[0]), occurrences(text, pieces[1])
    found: list[Span] = []
    for start in starts:
        behind = [end for end in ends if end.start >= start.end]
        closer = any(start.end <= other.start < behind[0].start for other in starts) if behind else False
        if behind and not closer:
            near = [end for end in behind if "\n\n" not in text[start.end : end.start]] or behind
            found.extend(Span(start=start.start, end=end.end) for end in (near if len(starts) == 1 else near[:1]))
    return tuple(dict.fromkeys(found))


def _fuzzy(text: str, quote: str) -> Located:
    """The one place that is clearly most like the quoted words; numbers have to be the same."""
    words = _plain(quote)[0].strip()
    plain, places = _plain(text)
    if len(re.sub(r"\W", "", words)) < SHORTEST or len(words) > 600:
        return Missing()
    rated = sorted(_rated(plain, words), key=lambda one: -one[0])
    if not rated or rated[0][0] < LIKE:
        return Missing()
    best, span = rated[0]
    rivals = [(ratio, other) for ratio, other in rated if not other.overlaps(span) and ratio > best - CLEARLY]
    places_of = [_source(text, places, one.start, one.end) for one in (span, *_apart(rivals))]
    found = tuple(Found(spans=(one,)) for one in places_of)
    return found[0] if len(found) == 1 else Ambiguous(candidates=found)


def _apart(rated: Sequence[tuple[float, Span]]) -> list[Span]:
    """Of places that overlap each other the most alike one."""
    kept: list[Span] = []
    starts: list[int] = []
    ends: list[int] = []  # both in the order of the text: what is kept does not overlap
    for _, span in rated:
        at = bisect_left(ends, span.start + 1)
        if at == len(starts) or starts[at] >= span.end:
            kept.append(span)
            starts.insert(at, span.start)
            ends.insert(at, span.end)
    return kept


def _rated(plain: str, words: str) -> Iterator[tuple[float, Span]]:
    """Runs of about as many words as the quotation has, with how alike they are to it."""
    tokens = [Span(start=match.start(), end=match.end()) for match in re.finditer(r"\S+", plain)]
    many = len(words.split())
    alike = _likeness(words)
    enough = _letters(plain, words)
    for first in range(len(tokens)):
        for last in {first + many - 1 + more for more in (-1, 0, 1)}:
            if not first <= last < len(tokens):
                continue
            start, end = tokens[first].start, tokens[last].end
            if enough(start, end) and (ratio := alike(plain[start:end])):
                yield ratio, Span(start=start, end=end)


def _letters(plain: str, words: str) -> Callable[[int, int], bool]:
    """Whether a stretch has enough of a quotation's letters to be LIKE it: difflib's `quick_ratio`, in less time."""
    wanted = Counter(words)
    sums = [(many, [0, *accumulate(map(letter.__eq__, plain))]) for letter, many in wanted.most_common()]

    def enough(start: int, end: int) -> bool:
        most = LIKE * (end - start + len(words)) / 2
        if min(end - start, len(words)) < most:
            return False
        spare = len(words) - most + 1e-9  # for what the fractions are rounded by
        for many, counts in sums:
            have = counts[end] - counts[start]
            if have < many:
                spare -= many - have
                if spare < 0:
                    return False
        return True

    return enough


def _likeness(words: str) -> Callable[[str], float]:
    """How alike a stretch is to a quotation; 0 where it has other numbers. The same stretch is compared once."""
    numbers = re.findall(r"\d+", words)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(words)

    @cache
    def alike(stretch: str) -> float:
        if re.findall(r"\d+", stretch) != numbers:
            return 0.0
        matcher.set_seq1(stretch)
        return matcher.ratio()

    return alike
