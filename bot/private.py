"""What must not be kept: secrets and personal data in a text. Pure.

To miss one is worse than to keep a text back: but who is told too often that there is a secret believes it no longer,
so that numbers count only with the right check digits, streets only with a town, and long strings only if no rule made
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from bot.identifying import accounts, cards, identities, mails, phones, places
from bot.secret import secrets
from bot.values import Value

LONGEST = 20_000
"""Characters of a text that are read, from its beginning: what is longer is no wish, and is not kept. Our choice."""


class What(StrEnum):
    """What was found."""

    KEY = "key"
    """A key, a token or a password."""
    CARD = "card"
    ACCOUNT = "account"
    IDENTITY = "identity"
    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"


class Found(Value):
    """A stretch of a text that must not be kept, from which character up to which."""

    what: What
    start: int
    end: int


Reader = Callable[[str], Iterable[tuple[int, int]]]

_READERS: tuple[tuple[What, Reader], ...] = (
    (What.KEY, secrets),
    (What.ACCOUNT, accounts),
    (What.CARD, cards),
    (What.IDENTITY, identities),
    (What.MAIL, mails),
    (What.ADDRESS, places),
    (What.PHONE, phones),
)
"""In the order in which they count where two of them are about the same characters."""
_SAME = str.maketrans(
    "\u00a0\u202f\u2007\u2009\u2010\u2011\u2012\u2013\u2212０１２３４５６７８９＠＋", "    -----0123456789@+"
)
"""Blanks, hyphens and digits that look alike, as the plain ones."""


def private(text: str) -> tuple[Found, ...]:
    """All secrets and personal data in a text, in its order, none of them overlapping another.

    Any text can be read. Of a longer one than LONGEST only so much is: the caller keeps no text that long.
    """
    said = text[:LONGEST].translate(_SAME)
    taken: list[Found] = []
    for what, spans in _READERS:
        for start, end in spans(said):
            if all(end <= one.start or one.end <= start for one in taken):
                taken.append(Found(what=what, start=start, end=end))
    return tuple(sorted(taken, key=lambda one: one.start))


def kinds(found: Iterable[Found]) -> tuple[What, ...]:
    """What was found, each once, in the order of the text."""
    return tuple(dict.fromkeys(one.what for one in found))
