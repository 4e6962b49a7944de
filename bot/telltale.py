"""The words that only one person has used, and that give them away wherever they come again. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.events import Asked, Attached, Attachment, Commanded, Edited, FeedbackEvent, Replied, Rewrote

SHORTEST = 5
"""Letters from which a word can be somebody's own; with a digit in it (a number, an account) three are enough."""
_WORD = re.compile(r"[^\W_]+")
_EVERYDAY = frozenset(
    re.findall(
        r"\w+",
        """
    about above across after again against almost alone along already always among another answer anyone anything
    around asked because become before behind being below better between beyond bring bullet bullets called cannot
    casual change clear close could course detail detailed details different doing during early easier either
    english enough every everyone everything exactly example examples explain explained family first formal format
    found french friendly general german given going great group having heard hello himself house however human
    important include inside instead itself keeps known large later least leave length level light likely little
    living local longer longest looking makes making maybe means might moment money month months morning mostly
    myself nature nearly needed needs never night nothing number often order other others ourselves outside
    paragraph paragraphs people perhaps person place please point points possible present problem professional quite
    rather reader ready really reason right second sentence sentences several shall short shorter shortest should
    simple simpler simply since small someone something sometimes sorry sound spanish start state still stuff style
    table tables taken thank thanks their theirs themselves there therefore these thing things think third those
    though thought through times today together tone under understand until using usually value version water where
    whether which while whole whose without words work works world would write writing written wrong years yours
    yourself
    """,
    )
)
"""Words that anybody uses, or says to a bot that writes answers."""


def words(text: str) -> frozenset[str]:
    """The words of a text that could be somebody's own, in small letters."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(one for one in found if one not in _EVERYDAY and len(one) >= (3 if _counts(one) else SHORTEST))


def telltales(theirs: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    """The words that stand in a person's texts and in nobody else's."""
    own = frozenset().union(*map(words, theirs))
    return own.difference(*map(words, others)) if own else own


def tells(text: str, telltale: frozenset[str]) -> bool:
    """Whether one of these words stands in a text."""
    return bool(telltale) and not telltale.isdisjoint(words(text))


def said(event: FeedbackEvent) -> tuple[str, ...]:
    """What an event has in its author's words: its text and its files; a quotation is the answer's."""
    match event.signal:
        case Asked(text=text, files=files) | Replied(text=text, files=files):
            return text, *_read(files)
        case Attached(files=files):
            return _read(files)
        case Commanded(text=text) | Edited(text=text) | Rewrote(text=text):
            return (text,)
        case _:
            return ()


def files(event: FeedbackEvent) -> tuple[Attachment, ...]:
    """The files that came with an event."""
    return event.signal.files if isinstance(event.signal, Asked | Replied | Attached) else ()


def _read(files: tuple[Attachment, ...]) -> tuple[str, ...]:
    return tuple(text for file in files for text in (file.name, file.text))


def _counts(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
