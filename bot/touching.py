"""Does a question touch what is remembered? By the words they share, and how much these say. Pure.

The thresholds were set on the first half of `tests/memory.jsonl`; what they do on the other half is in its test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from bot.cues import Word, cues, spoken, stem, words
from bot.memory import Memory

ALIKE = 0.6
"""From which likeness of two questions, 0 to 1, an accepted answer to one is an example for the other."""
TOUCHED = 0.7
"""From which share of what a question says a correction without a term concerns it."""
SLIGHT = 0.3
"""The weight of a number, and of a word that most questions may have; of any other it is 1."""

_SLIGHT = frozenset(
    stem(word)
    for word in re.findall(
        r"\w+",
        """
        explain write compare summarise summarize list plan draw draft compose translate describe show find make create
        build help know think say mean use using work works change add put set keep take look see read open start stop
        end go come ask question answer note email mail message text table chart idea example version overview guide
        new old good best better great simple short long small big large different difference few first last next
        day week month year today tomorrow yesterday time date time people person someone everyone team company our
        number amount part kind type sort point part step case problem issue explanation summary code script function
        paragraph sentence word line page section report post update improve fix suggest recommend talk
        calculate many happen possible right wrong true false real cause reason
        erkläre erklären schreibe schreiben zeige vergleiche fasse zusammen liste mache machen gib neue neuen tag woche
        monat jahr mai gut beste
        """,
    )
)


class Asked(NamedTuple):
    """A question, taken apart once for all entries that it is held against."""

    words: tuple[Word, ...]
    cues: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    """Neighbouring cues."""


def asked(question: str) -> Asked:
    """A question, taken apart."""
    return Asked(words(question), cues(question), _pairs(question))


def touches(memory: Memory, question: Asked) -> float:
    """How closely an entry is about what a question asks, up to 1; 0 where it does not concern it."""
    if memory.kind == "example":
        before = cues(memory.question)
        close = likeness(question.cues, before)
        return close if close >= ALIKE and _subject(before) in question.cues else 0.0
    if memory.term:
        return 1.0 if _says(question.words, memory.term) else 0.0
    share = _concerns(memory, question)
    return share if share >= TOUCHED else 0.0


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """How much of what two texts say they share, by their cues: 0 for nothing, 1 for all."""
    one, other = set(one), set(other)
    both = weight(one) + weight(other)
    return 2 * weight(one & other) / both if both else 0.0


def _subject(before: tuple[str, ...]) -> str:
    """The first word that says something: in what is asked of a model, mostly the thing it is about."""
    return next((word for word in before if not _is_slight(word)), before[0] if before else "")


def weight(all: Iterable[str]) -> float:
    """How much these cues say together."""
    return sum(SLIGHT if _is_slight(word) else 1.0 for word in all)


def _concerns(memory: Memory, question: Asked) -> float:
    """The share of a question that a correction without a term speaks of, or of that one's own question it.

    One shared word is not enough, unless there is no other or the words beside it are the same; two questions with
    different numbers (Apollo 11 and 13, Q1 and Q2) are about different things.
    """
    now, before = set(question.cues), set(cues(memory.question))
    said = before.union(cues(memory.text))
    shared = now & said
    if not shared or _other_numbers(now, before, said):
        return 0.0
    telling = {word for word in shared if not _is_slight(word)}
    enough = min(2, sum(not _is_slight(word) for word in before) or 1)
    if len(telling) < enough and not question.pairs & (_pairs(memory.question) | _pairs(memory.text)):
        return 0.0
    return max(weight(shared) / weight(now), weight(now & before) / weight(before) if before else 0.0)


def _other_numbers(now: Iterable[str], before: Iterable[str], said: Iterable[str]) -> bool:
    named, known = _numbers(now), _numbers(before)
    return bool(named and known) and not named & _numbers(said)


def _numbers(all: Iterable[str]) -> set[str]:
    return {word for word in all if any(letter.isdigit() for letter in word)}


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Neighbouring cues of which one at least says something."""
    said = spoken(text)
    return frozenset(pair for pair in pairwise(said) if not all(map(_is_slight, pair)))


def _says(said: tuple[Word, ...], term: str) -> bool:
    """Whether a term stands in a question, in any form of its words: as a whole, with nothing between them."""
    wanted = words(term)
    while wanted and wanted[0].cue in ("the", "a", "an", "our", "my"):
        wanted = wanted[1:]
    size = len(wanted)
    return bool(size) and any(all(map(_is_form, said[at : at + size], wanted)) for at in range(len(said) - size + 1))


def _is_form(said: Word, wanted: Word) -> bool:
    """Whether a word is a form of another: "churned" of "churn", but not "stage" of "staging", nor "go" of "Go"."""
    if len(wanted.spelled) < 3:
        return said.spelled == wanted.spelled or (wanted.spelled.islower() and said.cue == wanted.cue)
    name = wanted.spelled.casefold()
    return said.cue == wanted.cue and (not name.endswith("ing") or said.spelled.casefold().startswith(name))


def _is_slight(word: str) -> bool:
    return word in _SLIGHT or word.replace(".", "").replace(",", "").isdigit()
