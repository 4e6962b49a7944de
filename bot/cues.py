"""The words that a text can be found again by, and what stands for them in an index. Pure.

A word in two inflections is one cue ("refunds", "refunding"). In an index a cue stands as its mark, which depends on a
secret as well: nobody without the secret can say which word it was, and it is another one in each scope.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

MOST = 48
"""How many cues of one text count: the first half of them and the last, since a question stands at either end."""
LONGEST = 4_000
"""Characters of a text that are looked at, half of them at each end."""
MARK = 8
"""Bytes of a mark: two of a workspace's 100,000 words would be one mark once in 3 billion workspaces."""

_UNSPACED = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"\d+(?:[.,]\d+)+|[{_UNSPACED}]+|(?:(?![{_UNSPACED}])[^\W_])+(?:\+\+|#(?!\w))?")
_PAIRED = re.compile(rf"[{_UNSPACED}]")
_TAIL = re.compile(r"n['’]t\b|['’](?:s|re|ve|ll|d|m|t)\b", re.IGNORECASE)
_STOP = frozenset(
    re.findall(
        r"\w+",
        """
        a an and or but if then than that this these those the is are was were be been being am do does did done doing
        have has had having can could will would should may might must shall of in on at to for from by with about into
        onto over under as it its i you he she we they me him her us them my your his our their yours ours what which
        who whom whose when where why how not no yes so such some any all each every more most other another there here
        please tell let lets just also very much many too up out off again now only own same both between during before
        after while because until through s t d m ll re ve ca cannot get got give gave want wants wanted need needs like
        one ones thing things way ways hi hello hey thanks thank ok okay kindly quick quickly really bit lot
        der das den dem des ein eine einen einem einer eines und oder aber wenn dann als dass ist sind waren sein wird
        werden wurde haben hatte kann können soll sollen muss müssen wollen nicht kein keine ich du er sie es wir ihr
        mich dich uns euch mir dir mein meine dein deine unser unsere welche welcher welches wer wie wo wann warum auf
        aus bei mit nach von vom zu zum zur für über unter um im bitte auch nur noch schon sehr mal
        """,
    )
)
"""Words that say nothing of what a text is about, in English and German."""
_VOWEL = re.compile(r"[aeiouyäöü]")


def cues(text: str, most: int = MOST) -> tuple[str, ...]:
    """The content words of a text, each once, in their order and without inflection; at most so many."""
    found = tuple(dict.fromkeys(spoken(text)))
    return found if len(found) <= most else (*found[: most - most // 2], *found[len(found) - most // 2 :])


def spoken(text: str) -> tuple[str, ...]:
    """The content words of a text as they follow each other, without inflection."""
    return tuple(word.cue for word in words(text) if word.tells)


class Word(NamedTuple):
    """One word of a text."""

    spelled: str
    cue: str
    """Without inflection; of a script without spaces, a pair of letters."""
    tells: bool
    """Whether it says something of what the text is about."""


def words(text: str) -> tuple[Word, ...]:
    """All words of a text in their order, of a long one those at both ends."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} {text[-LONGEST // 2 :]}"
    plain = unicodedata.normalize("NFKC", _TAIL.sub("", text))
    found = _WORD.findall(plain)
    loud = plain.isupper() and len(found) > 2
    return tuple(word for spelled in found for word in _read(spelled, loud))


def _read(spelled: str, loud: bool) -> tuple[Word, ...]:
    """What one run of letters gives: pairs of letters where a script sets no spaces, else one word.

    In capitals among small letters it is a name, not a word that says nothing: the IT department.
    """
    if _PAIRED.match(spelled):
        pairs = (spelled[at : at + 2] for at in range(max(1, len(spelled) - 1)))
        return tuple(Word(pair, pair, True) for pair in pairs)
    word = spelled.casefold()
    named = len(spelled) > 1 and spelled.isupper() and not loud
    return (Word(spelled, stem(word[:40]), named or word not in _STOP),)


def stem(word: str) -> str:
    """A word in small letters without the endings -s, -ing, -ed and -en: the same for its forms, not always a word."""
    if not word.isalpha():
        return word
    word = _unclosed(_singular(word))
    if len(word) > 2 and word[-1] == word[-2] and word[-1] not in "aeiouy":
        word = word[:-1]  # "planned" and "plan", so "bill" and "billing" too
    return f"{word[:-1]}i" if len(word) > 2 and word[-1] == "y" and word[-2] not in "aeiou" else word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    kept = "su" if len(word) == 4 else "sui"  # "APIs" are more than one, an "analysis" is not
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in kept else word


def _unclosed(word: str) -> str:
    """Without -ing, -ed, -en or a last e, where a word with a vowel is left."""
    if len(word) > 4 and word.endswith("ied"):
        return f"{word[:-3]}y"
    for ending, least in (("ing", 5), ("ed", 5), ("en", 6)):
        if not word.endswith(ending):
            continue
        rest = word.removesuffix(ending)
        if len(word) >= least and _VOWEL.search(rest) and not word.endswith("eed"):
            return rest.removesuffix("e") if len(rest) > 3 else rest
    return word[:-1] if len(word) > 3 and word.endswith("e") and word[-2] != "e" else word


def marks(words: Iterable[str], secret: str) -> tuple[str, ...]:
    """What stands for these cues in the index of the scope whose secret it is: letters and digits, one for each."""
    key = hashlib.sha256(secret.encode()).digest()
    return tuple(hashlib.blake2b(word.encode(), digest_size=MARK, key=key).hexdigest() for word in words)
