"""What a language's words do in a wish, and the longest phrase that stands at a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple

from bot.directives import Scope, Slot
from bot.interpret.tokens import Token, tokens


class Role(Enum):
    """What a phrase does among the words of a wish."""

    TERM = auto()
    FILLER = auto()
    ASIDE = auto()
    """Politeness, assent, small talk: it says nothing about the answer."""
    FIRM = auto()
    """`please make it`, `should be`: what follows is wanted, not described."""
    MORE = auto()
    LESS = auto()
    NOT = auto()
    INSTEAD = auto()
    """`instead of`: what follows is what shall give way."""
    TOO = auto()
    ENOUGH = auto()
    SLIGHT = auto()
    STRONG = auto()
    VERY = auto()
    IS = auto()
    """`it is`, `sounds`: what follows describes the answer as it stands."""
    AND = auto()
    BUT = auto()
    THANKS = auto()
    PRAISE = auto()


class Term(NamedTuple):
    """A phrase that stands for a value: the one wanted, and the one wanted when the phrase is complained of."""

    slot: Slot
    value: str = ""
    less: str = ""
    own: bool = False
    """It has its direction in it (`shorter`): a `less` or `not` carried over from an earlier word does not touch it.
    With `less` the same as `value` it is soft: a number said beside it takes its place (`summarize in 3 bullets`)."""
    bad: bool = False
    """Said of an answer it is a complaint even without `too` (`long`, `wordy`)."""
    noun: bool = False
    """A bare thing (`a table`): after `add ... and` it is one more thing to add."""


class Entry(NamedTuple):
    """A phrase of the vocabulary."""

    words: tuple[str, ...]
    role: Role
    term: Term | None = None


class Language(NamedTuple):
    """One language's vocabulary."""

    roles: Mapping[Role, str]
    """Comma-separated phrases by what they do."""
    terms: tuple[tuple[str, Term], ...]
    """Comma-separated phrases, each lot with the value that it stands for."""
    scopes: Mapping[Scope, str]
    add: str = ""
    """What stands before a thing to be included."""
    drop: str = ""
    """What stands before a thing to be left out."""
    task: str = ""
    """What a request of its own begins with."""


class Lexicon:
    """The phrases of one language by their first word, longest first."""

    def __init__(self, language: Language) -> None:
        self._first: dict[str, list[Entry]] = {}
        self.words: set[str] = set()
        for role, phrases in language.roles.items():
            self._take(phrases, role, None)
        for phrases, term in language.terms:
            self._take(phrases, Role.TERM, term)
        for entries in self._first.values():
            entries.sort(key=lambda entry: (-len(entry.words), entry.role is not Role.TERM))

    def _take(self, phrases: str, role: Role, term: Term | None) -> None:
        for phrase in split(phrases.lower()):
            for form in dict.fromkeys((phrase, phrase.replace("'", ""))):
                plain = form.replace(" ", "").replace("'", "")
                if plain.isascii() and plain.isalpha():
                    words = tuple(form.split())
                else:
                    words = tuple(token.word for token in tokens(form))
                self._first.setdefault(words[0], []).append(Entry(words, role, term))
                self.words.update(words)

    def longest(self, said: Sequence[Token], place: int) -> Entry | None:
        """The longest phrase that stands at that place of these words."""
        for entry in self._first.get(said[place].word, ()):
            end = place + len(entry.words)
            if end <= len(said) and all(
                said[place + offset].word == word for offset, word in enumerate(entry.words[1:], start=1)
            ):
                return entry
        return None


def split(phrases: str) -> Iterable[str]:
    """The phrases of a comma-separated list."""
    return (phrase.strip() for phrase in phrases.split(",") if phrase.strip())
