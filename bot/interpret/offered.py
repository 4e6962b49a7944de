"""What can be chosen instead of typed: the values that the vocabularies know. Pure."""

from __future__ import annotations

from functools import cache

from bot.directives import Slot
from bot.interpret.vocabulary.english import ENGLISH
from bot.interpret.words import read

LENGTHS = ("at most 50 words", "at most 100 words", "at most 200 words", "exactly 3 sentences")
"""What people mostly want of a length beside what the vocabulary has."""
_SAID = {
    Slot.TONE: ("{}", "make it sound {}", "in a {} tone"),
    Slot.LENGTH: ("{}", "{} words"),
    Slot.FORMAT: ("{}", "as {}", "as a {}"),
    Slot.EXPERTISE: ("for {}", "for a {}", "for an {}", "{}"),
    Slot.LANGUAGE: ("in {}",),
}
"""How a value is said in words, the first that is read as such counting."""


@cache  # once a slot
def offered(slot: Slot) -> tuple[str, ...]:
    """The values of a slot in canonical words, those with the most ways to say them first; each can be `said`."""
    found: dict[str, int] = {}
    for phrases, term in ENGLISH.terms:
        if term.slot is slot and term.value and not any(char.isdigit() for char in term.value):
            found[term.value] = found.get(term.value, 0) + phrases.count(",") + 1
    ranked = (*sorted(found, key=lambda value: -found[value]), *(LENGTHS if slot is Slot.LENGTH else ()))
    return tuple(one for one in ranked if _read(said(slot, one)) == [(slot, one)])


def said(slot: Slot, value: str) -> str:
    """A value of a slot as words that are read as that wish; words of a person's own as far as that goes."""
    plain = " ".join(value.split())
    ways = [way.format(plain) for way in _SAID.get(slot, ("{}",))]
    read_as = [_read(words) for words in ways]
    exact = (words for words, found in zip(ways, read_as, strict=True) if found == [(slot, plain)])
    close = (words for words, found in zip(ways, read_as, strict=True) if [one for one, _ in found] == [slot])
    return next(exact, None) or next(close, ways[-1])


def _read(words: str) -> list[tuple[Slot, str]]:
    reading = read(words)
    return [] if reading.unread else [(one.slot, one.value) for one in reading.wishes]
