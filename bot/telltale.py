"""The words that only one person has used, and that give them away wherever they come again. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.computed import Computed
from bot.events import Asked, Attached, Attachment, Commanded, Edited, FeedbackEvent, Replied, Rewrote
from bot.tables.table import Table

SHORTEST = 5
"""Letters from which a word can be somebody's own; with a digit in it (a number, an account) three are enough."""
EXACT = 4
"""Digits from which a number in a table can be somebody's own: smaller ones come anywhere."""
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
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


_CALENDAR = frozenset(
    re.findall(
        r"\w+",
        """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday quarter week missing januar februar märz mai juni juli oktober dezember montag
    dienstag mittwoch donnerstag freitag samstag sonntag quartal woche fehlt
    """,
    )
)
"""Words in tables of whatever content: periods, and what stands for nothing."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def words(text: str) -> frozenset[str]:
    """The words of a text that could be somebody's own, in small letters; a number counts without its separators."""
    found = (word.casefold() for word in _WORD.findall(text))
    found = (re.sub(r"[.,]", "", word) for word in found)
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
            return text, *read(files)
        case Attached(files=files):
            return read(files)
        case Commanded(text=text) | Edited(text=text) | Rewrote(text=text):
            return (text,)
        case _:
            return ()


def held(tables: Iterable[Table], computed: Iterable[Computed]) -> frozenset[str]:
    """The words that give away what tables hold: their names and values, and what was computed of them."""
    texts = [text for table in tables for text in _named(table)]
    texts += [text for one in computed for text in _found(one)]
    every = frozenset().union(*map(words, texts))
    return frozenset(one for one in every if one not in _CALENDAR and not (one.isdigit() and _plain(one)))


def _named(table: Table) -> Iterator[str]:
    yield table.name
    for column in table.columns:
        yield from (column.name, column.least, column.most, *column.samples)
    for row in table.first:
        yield from row


def _found(computed: Computed) -> Iterator[str]:
    """What was computed as it is written: the rows, and the numbers of the sentences, without the words around them."""
    yield from (line for line in computed.block.splitlines() if line.startswith("|"))
    yield from (word for said in computed.findings for word in said.split() if _counts(word))
    for result in computed.results:
        yield from (cell for row in result.rows for cell in row if isinstance(cell, str))
    for point in computed.chart.points if computed.chart else ():
        yield from (str(point.x), point.series)


def _plain(number: str) -> bool:
    """Whether a number can stand anywhere: a small one, or a year."""
    return len(number) < EXACT or _YEAR.fullmatch(number) is not None


def files(event: FeedbackEvent) -> tuple[Attachment, ...]:
    """The files that came with an event."""
    return event.signal.files if isinstance(event.signal, Asked | Replied | Attached) else ()


def read(files: Iterable[Attachment]) -> tuple[str, ...]:
    """What files are called, and what they say as text."""
    return tuple(text for file in files for text in (file.name, file.text))


def _counts(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
