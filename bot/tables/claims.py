"""Claims of an answer that its results do not have: an order, a comparison, a trend. Pure.

What cannot be matched to rows is let pass: a false alarm costs a good answer. Where more than one measure may be meant,
a claim is false only if it is false of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.analysis import Analysis
from bot.tables.combined import combined
from bot.tables.compared import compared
from bot.tables.directions import directions, ranges
from bot.tables.gaps import gaps
from bot.tables.held import SENTENCE, Wrong
from bot.tables.numbered import numbered, ranking
from bot.tables.scales import Ground, ground, listed
from bot.tables.superlatives import superlatives
from bot.tables.table import Result
from bot.tables.trends import trends
from bot.tables.universals import negative, universals
from bot.tables.untold import unmeasured, untimed

_CLAUSE = re.compile(
    r"[,;](?=\s)|\s(?=(?:and|but|while|whereas|though|although|und|aber|während|wobei)\s)|(?<=\s)[–—](?=\s)|"
    r"\s(?=(?:before|then|bevor|ehe)\s)|(?=\bfollowed by\b)|(?=\bgefolgt von\b)"
)
_LIST = re.compile(r"^[ \t>#-]*(?:\d{1,2}[.)]|[-*•])[ \t]+", re.M)


def false_claims(text: str, results: Sequence[Result], analysis: Analysis) -> tuple[Wrong, ...]:
    """The claims of an answer that are false by `results` (those of `views(analysis)`), in order.

    `number` of each is the words that claim. Questions, lines of tables and code are not read.
    """
    held = ground(results, analysis)
    found: list[Wrong] = []
    plain = re.sub(r"```.*?(?:```|$)", "", text, flags=re.S)
    plain = re.sub(r"[*_`]{1,3}(?=\w)|(?<=[\w.,:%])[*_`]{1,3}", "", _LIST.sub("", plain))
    for words, why, line in numbered(text, held):
        found.append(Wrong(number=words, sentence=line.strip()[:300], why=why))
    for sentence in SENTENCE.split(plain):
        if not sentence.strip() or "|" in sentence or sentence.rstrip().endswith("?"):
            continue
        said: set[str] = set()
        for words, why in _wrong(sentence, held):
            if words.lower() not in said:
                said.add(words.lower())
                found.append(Wrong(number=words, sentence=sentence.strip()[:300], why=why))
    return tuple(found)


def _wrong(sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    yield from universals(sentence, held)
    yield from combined(sentence, held)
    yield from directions(sentence)
    yield from ranges(sentence, held)
    yield from ranking(sentence, held)
    yield from untimed(sentence, held)
    masked = listed(sentence, held.mentions(sentence))
    edges = sorted({0, len(sentence), *(match.end() if match.end() > match.start() else match.start()
                                        for match in _CLAUSE.finditer(masked))})  # fmt: skip
    before = ""
    for start, end in pairwise(edges):
        text = sentence[start:end]
        yield from compared(text, sentence[:start], sentence, held)
        yield from superlatives(text, sentence[:start], sentence, held)
        yield from trends(text, before, sentence, held)
        yield from gaps(text, sentence, held)
        yield from negative(text, sentence[:start], held)
        yield from unmeasured(text, sentence, held)
        before = text
