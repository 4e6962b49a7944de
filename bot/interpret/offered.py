"""What can be chosen instead of typed: the values that the vocabularies know. Pure."""

from __future__ import annotations

from functools import cache

from bot.directives import Slot
from bot.interpret.reading import Wish
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
    """The values of a slot in canonical words, those with the most ways to say them first."""
    found: dict[str, int] = {}
    for phrases, term in ENGLISH.terms:
        if term.slot is slot and term.value and not any(char.isdigit() for char in term.value):
            found[term.value] = found.get(term.value, 0) + phrases.count(",") + 1
    ranked = sorted(found, key=lambda value: -found[value])
    return (*ranked, *(LENGTHS if slot is Slot.LENGTH else ()))


def said(slot: Slot, value: str) -> str:
    """A value of a slot as words that are read as that wish; words of a person's own as far as that goes."""
    plain = " ".join(value.split())
    for way in _SAID.get(slot, ("{}",)):
        words = way.format(plain)
        if [one.slot for one in _wishes(words)] == [slot]:
            return words
    return _SAID.get(slot, ("{}",))[-1].format(plain)


def _wishes(words: str) -> tuple[Wish, ...]:
    reading = read(words)
    return () if reading.unread else reading.wishes
