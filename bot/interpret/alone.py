"""One clause read by itself, or cut in two where a wish and something else run into each other."""

from __future__ import annotations

from typing import NamedTuple

from bot.directives import STYLE, Slot
from bot.interpret.abroad import kept_abroad, lacking_abroad, passage_abroad
from bot.interpret.clauses import Clause
from bot.interpret.content import REST, Head, head, keeps_thing, rest_stays, unneeded
from bot.interpret.corrections import meant
from bot.interpret.cover import Found
from bot.interpret.leads import after_lead, before_tail
from bot.interpret.passages import REMOVE, passages
from bot.interpret.reading import Wish
from bot.interpret.said import Said
from bot.interpret.talk import is_talk
from bot.interpret.tokens import Text, compiled
from bot.interpret.tongues import covered, english, foreign_head, lexicons
from bot.interpret.versions import restored


class ReadClause(NamedTuple):
    """A clause as it was read by itself."""

    clause: Clause
    said: Said
    found: tuple[Found, ...] = ()
    head: Head | None = None
    """Set where what it is about may go on into the next clause."""
    bare: bool = False
    """It is no more than a name: behind an open head it belongs to that."""


def refused(text: Text, start: int, end: int) -> bool:
    """Whether a stretch says no, and nothing else."""
    return text.plain[start:end].strip(" .!?,") in ("no", "nope", "nah", "no no", "nein", "non", "não", "nao")


def is_read(text: Text, start: int, end: int) -> bool:
    """Whether a stretch is nothing but wishes that a word list holds."""
    whole = covered(text, start, end)
    return whole is not None and bool(whole.found)


def read_alone(text: Text, clause: Clause) -> ReadClause:
    start, end = clause.start, clause.end
    if rest_stays(text.plain, start, end):
        return ReadClause(clause, Said.WISH, (Found(Wish(slot=Slot.KEEP, value=REST)),))
    if back := restored(text, lexicons(), start, end):
        return ReadClause(clause, Said.WISH, (Found(back),))
    if spare := unneeded(text, start, end):
        return ReadClause(clause, Said.WISH, head=spare)
    if right := meant(text.plain, start, before_tail(text.plain, start, end)):
        if not is_read(text, right.start, right.end):
            return ReadClause(clause, Said.WISH, head=Head(Slot.CORRECT, right.start, right.end))
        start = right.start
    if refused(text, start, end):
        return ReadClause(clause, Said.WISH, (Found(Wish(slot=Slot.REJECT)),))
    if after_lead(text.plain, start, end) >= end:
        return ReadClause(clause, Said.CHATTER)
    whole = covered(text, start, end)
    if whole is not None and whole.found:
        if all(one.noun for one in whole.found) and keeps_thing(text.plain, start, end):
            return ReadClause(clause, Said.WISH, head=head(text, start, end))
        return ReadClause(clause, Said.WISH, whole.found, bare=whole.bare)
    if whole is not None:
        if whole.thanks or whole.praise:
            return ReadClause(clause, Said.THANKS)
        if not whole.firm and not _is_content(text, start, end):
            return ReadClause(clause, Said.CHATTER)
    elif is_talk(text.plain, start, end):
        return ReadClause(clause, Said.UNREAD)
    found = head(text, start, end)
    if found and found.slot is Slot.KEEP:
        return ReadClause(clause, Said.WISH, head=found)
    if pointed := passages(text, english(), start, end):
        return ReadClause(clause, Said.WISH, tuple(Found(one) for one in pointed))
    return _abroad(text, clause, found)


def _abroad(text: Text, clause: Clause, found: Head | None) -> ReadClause:
    """A clause about content or about one part, in any language; `found` is what English reads in it."""
    start, end = clause.start, clause.end
    if stays := kept_abroad(text.plain, start, before_tail(text.plain, start, end)):
        return ReadClause(clause, Said.WISH, (Found(Wish(slot=Slot.KEEP, value=text.slice(*stays))),))
    if lacks := lacking_abroad(text.plain, start, before_tail(text.plain, start, end)):
        return ReadClause(clause, Said.WISH, head=Head(Slot.INCLUDE, *lacks))
    pointed = passage_abroad(text, lexicons()[1:], start, end)
    if pointed and (found is None or pointed.value == REMOVE):
        return ReadClause(clause, Said.WISH, (Found(pointed),))
    found = found or foreign_head(text, start, end)
    return ReadClause(clause, Said.WISH, head=found) if found else ReadClause(clause, Said.UNREAD)


_TURN = (
    r"\s(?=(?:with|w/|without|including|so that|so|by|while|using|for|that|which|because|sorted|based|from|in|"
    r"(?:i|we|you|people|they) (?:can|could|will|would))\s)"
)
_REASON = (
    r"\s(?=(?:(?:my|our|his|her|their) (?:[a-z]+ )?[a-z]+ (?:is|are|has|have|had|was|will|won't|can't|doesn't|"
    r"don't|hates?|"
    r"loves?|wants?|needs?|never|always|gets?|keeps?|asked|said)|(?:nobody|no one|everyone|everybody|people|"
    r"they|she|he|"
    r"we|i) (?:is|are|has|have|had|was|will|won't|can't|cant|doesn't|don't|dont|hates?|reads?|gets?|only|never|just|"
    r"got|am|do|looks?|feels?|sounds?|makes?|seems?|confuses?|distracts?|annoys?|already|really|need|want)|"
    r"(?:it|that|this|those|these|they) (?:looks?|feels?|sounds?|makes?|seems?|confuses?|distracts?|annoys?|reads?)|"
    r"(?:it's|its|it is|this is|that's|thats|i'm|im|we're|they're|they are|she's|he's) (?:for|going|gonna|not|a|"
    r"an|the|on|just|"
    r"too|about|hard|so|more|way|kinda|really|super|cringe|annoying|distracting|confusing|ugly|easier|better|"
    r"cleaner))\b)"
)
"""Where a reason begins that no comma sets apart: `make it shorter my boss has no patience`."""
LONGEST_THING = 30
"""Characters of a thing to be left out that a reason may run into."""
_EXCEPT = r"\s(?:except|apart from|but not|besides|other than|excluding)(?: for)?\s(?=(?:the|my|your) \S)"


def halves(text: Text, clause: Clause) -> tuple[ReadClause, ReadClause] | None:
    """A clause that begins with a whole wish and goes on: `as a table with pros and cons`."""
    for match in reversed(list(compiled(_TURN).finditer(text.plain, clause.start, clause.end))):
        whole = covered(text, clause.start, match.start())
        plain = whole is not None and whole.found and not whole.bare
        if whole and plain and all(one.wish.slot in STYLE for one in whole.found):
            first = ReadClause(clause._replace(end=match.start()), Said.WISH, whole.found)
            return first, read_alone(text, Clause(match.end(), clause.end, "with"))
    return _spared(text, clause) or because(text, clause)


def _spared(text: Text, clause: Clause) -> tuple[ReadClause, ReadClause] | None:
    """`translate everything except the code`: what is wanted, and what shall stay."""
    match = compiled(_EXCEPT).search(text.plain, clause.start, clause.end)
    whole = match and covered(text, clause.start, match.start())
    if not match or not whole or not whole.found or any(one.wish.slot not in STYLE for one in whole.found):
        return None
    stop = before_tail(text.plain, match.end(), clause.end)
    first = ReadClause(clause._replace(end=match.start()), Said.WISH, whole.found)
    return first, ReadClause(
        Clause(match.end(), clause.end, "with"), Said.WISH, head=Head(Slot.KEEP, match.end(), stop)
    )


def because(text: Text, clause: Clause) -> tuple[ReadClause, ReadClause] | None:
    """A wish and its reason that run into each other."""
    for match in compiled(_REASON).finditer(text.plain, clause.start, clause.end):
        whole = covered(text, clause.start, match.start())
        second = ReadClause(Clause(match.end(), clause.end, "because"), Said.UNREAD)
        if whole and whole.found and not whole.bare and all(one.wish.slot in STYLE for one in whole.found):
            return ReadClause(clause._replace(end=match.start()), Said.WISH, whole.found), second
        spare = head(text, clause.start, match.start())
        if spare and spare.slot in (Slot.EXCLUDE, Slot.KEEP) and spare.end - spare.start < LONGEST_THING:
            return ReadClause(clause._replace(end=match.start()), Said.WISH, head=spare), second
    return None


def _is_content(text: Text, start: int, end: int) -> bool:
    """Whether words that are all known but say nothing of style still name a thing (`keep the tone`)."""
    found = head(text, start, end)
    return found is not None
