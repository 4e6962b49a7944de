"""Is an answer on its task? Judged apart from `bot.verify`, so that the bot does not grade its own work. Pure.

An answer is on the task when all of this is true:

- it has at least 8 words, or as many as a wish leaves it (`at most 5 words`, one of three given answers);
- it shares a word that carries meaning with the task, by its stem, or has one of the words that the item names; not
  asked of an answer that may be shorter than 8 words, or is wanted in another language while the item names no word;
- it does not parrot the wishes: no run of 8 words of a wish stands in it, and no whole wish of 4 words or more; what a
  wish quotes, and what stands in the task, may be in an answer;
- it is no loop: no line or sentence makes up half of it or comes 4 times, and no run of 6 words covers a third of it.

The numbers are our choice, made before any arm was scored with them; a rule held by an answer that fails this counts
in no figure named "both". Crude on purpose: it asks whether an answer was tried, not whether it is good.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

LEAST_WORDS = 8
RUN = 8
"""Words of a wish in a row that are no chance."""
WHOLE = 4
"""Words from which a whole wish standing in an answer is no chance."""
GRAM, COVERED = 6, 1 / 3
"""A run of so many words that covers more than this share of an answer is a loop."""
TIMES = 4
"""How often a line or sentence may not come."""
PIECE = 3
"""Words from which a line or sentence counts for that."""

_EMPTY = """
about after all also an and any are as at be because been before but by can could do does each explain describe
create write for from get give has have how i if in into is it its just like make me more most my need no not of on
one or other our out please short long should so some tell than that the their them then there these they this to
up us use want was we were what when where which who why will with would you your
bitte das dem den der die ein eine erkläre für ich ist mir mit nicht schreib schreibe uns und von was wie wir auf
como con cómo de del el en es escribe explica la las los mi nos para por que qué un una
"""
_STOP = frozenset(_EMPTY.split())
"""Words that show no task: those that carry no meaning, and those with which one asks."""
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]*)[\"“”«»„]|<<[^<>\n]*>>|\[[^\[\]\n]*\]")
_UNSPACED = re.compile(r"[぀-ヿ一-鿿가-힯]+")
"""Runs of scripts that put no spaces between words."""


def problem(
    answer: str, task: str, says: Iterable[str], *, least: int = LEAST_WORDS, named: Iterable[str] | None = ()
) -> str:
    """What keeps an answer from being on its task, in a word (`short`, `stray`, `parrot`, `loop`); "" for nothing.

    `says`: the wishes so far, as they were said. `least`: the words that the wishes leave it. `named`: words of which
    one does as well as one of the task's; None where no word has to be there (another language, none named).
    """
    words = _words(answer)
    if len(words) < min(least, LEAST_WORDS):
        return "short"
    if named is not None and least >= LEAST_WORDS and not _shares(answer, task, named):
        return "stray"
    if any(_parrots(words, said, task) for said in says):
        return "parrot"
    return "loop" if _loops(answer, words) else ""


def _words(text: str) -> list[str]:
    """The words in lower case; a script without spaces counts two characters a word."""
    pairs = (" ".join(run[i : i + 2] for i in range(0, len(run), 2)) for run in _UNSPACED.findall(text))
    spaced = _UNSPACED.sub(" ", text.lower())
    return re.findall(r"\w+(?:['’]\w+)*", f"{spaced} {' '.join(pairs)}")


def _stem(word: str) -> str:
    """A word without its commonest English, German or Spanish ending, at least 4 letters of it."""
    return re.sub(r"(?<=\w{4})(?:ations?|ings?|ers?|edly|ed|es|en|s|ly|e|os|as|ar|y|ies)$", "", word)


def _content(text: str) -> set[str]:
    pairs = {run[i : i + 2] for run in _UNSPACED.findall(text) for i in range(len(run) - 1)}
    words = _words(_UNSPACED.sub(" ", text))
    stems = {_stem(word) for word in words if word not in _STOP and (len(word) > 2 or word.isdigit())}
    return pairs | (stems - _STOP)


def _shares(answer: str, task: str, named: Iterable[str]) -> bool:
    wanted = _content(task) | _content(" ".join(named))
    return not wanted or bool(wanted & _content(answer))


def _parrots(words: list[str], said: str, task: str) -> bool:
    """Whether the answer says a wish's own words, but for what that wish quotes and what the task says."""
    body, asked = f" {' '.join(words)} ", f" {' '.join(_words(task))} "
    for piece in _QUOTED.sub("\n", said).splitlines():
        parts = _words(piece)
        size = min(len(parts), RUN)
        if size < WHOLE or (size < RUN and piece.strip() != said.strip()):
            continue
        runs = (f" {' '.join(parts[i : i + size])} " for i in range(len(parts) - size + 1))
        if any(run in body and run not in asked for run in runs):
            return True
    return False


def _loops(answer: str, words: list[str]) -> bool:
    prose = re.sub(r"^```.*?(?:^```[ \t]*$|\Z)", "", answer, flags=re.MULTILINE | re.DOTALL)
    pieces = [" ".join(_words(piece)) for piece in re.split(r"\n|(?<=[.!?。！？])\s*", prose)]
    counted = Counter(piece for piece in pieces if piece.count(" ") + 1 >= PIECE)
    _, times = counted.most_common(1)[0] if counted else ("", 0)
    if times >= TIMES or (times > 1 and times * 2 > counted.total()):
        return True
    grams = Counter(tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1))
    _, most = grams.most_common(1)[0] if grams else ((), 0)
    return most > 2 and most * GRAM > len(words) * COVERED
