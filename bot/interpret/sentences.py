"""A reply cut into parts, each with what it wishes or what it is otherwise."""

from __future__ import annotations

import re

from bot.directives import Scope, Slot
from bot.interpret.abroad import meant_abroad
from bot.interpret.alone import is_read, refused
from bot.interpret.clauses import Clause, sentences
from bot.interpret.clausewise import clausewise, corrected
from bot.interpret.content import unneeded
from bot.interpret.corrections import opposed
from bot.interpret.cover import Found
from bot.interpret.kinds import asks_for_change, asks_plainly, asks_whether, is_question, is_task
from bot.interpret.leads import before_tail
from bot.interpret.passages import passage
from bot.interpret.reading import Wish
from bot.interpret.said import Part, Said
from bot.interpret.scopes import scoped, scoped_within
from bot.interpret.talk import is_chatter
from bot.interpret.tokens import Text, masked
from bot.interpret.told import told, wishing
from bot.interpret.tongues import covered, english, foreign_head, foreign_task, lexicons
from bot.interpret.versions import restored

__all__ = ["Part", "Said", "parts"]


def parts(text: Text) -> list[Part]:
    """All parts of a reply, in order."""
    found: list[Part] = []
    said = sentences(text.plain)
    place = 0
    while place < len(said):
        both = said[place : place + 2]
        if len(both) == 2 and (one := _told(text, both[0].start, both[1].end)):  # "I restarted it. Still no internet."
            found.append(one)
            place += 1
        else:
            found.extend(_sentence(text, said[place], found[-1] if found else None))
        place += 1
    return found


def _told(text: Text, start: int, end: int) -> Part | None:
    """A stretch that tells a fact and wishes nothing."""
    fact = told(text, start, end)
    return Part(Said.REPORT if fact.reports else Said.WISH, start, end, fact.found) if fact else None


def _sentence(text: Text, sentence: Clause, before: Part | None) -> list[Part]:
    start, end = sentence.start, sentence.end
    task = is_task(text.plain, start, end) or foreign_task(text, start, end)
    if task and not (_only_wishes(text, start, end) or is_chatter(text.plain, start, end)):
        return [Part(Said.TASK, start, end)]
    if one := _told(text, start, end):
        return [one]
    plainer, scope = scoped(text, start, end)
    if plainer is text and scope is Scope.ANSWER:
        within, lasting = scoped_within(text, start, end)
        if within is not text and is_read(within, start, end):
            plainer, scope = within, lasting
    read = _whole(plainer, start, end) or clausewise(plainer, sentence, before)
    if not any(part.wishes for part in read):
        read = clausewise(text, sentence, before) if plainer is not text else read
        if not any(part.wishes for part in read):
            return _unwished(text, sentence, read)
    return [part._replace(wishes=tuple(_with(one, scope) for one in part.wishes)) for part in read]


def _only_wishes(text: Text, start: int, end: int) -> bool:
    """Whether what looks like a request of its own is all about the answer (`write a shorter version`)."""
    whole = covered(text, start, end)
    if whole is None or not whole.found or masked(text.plain[start:end]) != text.plain[start:end]:
        return False  # `translate "keep it short" into French` names words, and wishes nothing in them
    forms = [one for one in whole.found if one.wish.slot is Slot.FORMAT]
    others = [one for one in whole.found if one.wish.slot is Slot.EXPERTISE]
    return not (
        forms and others and re.search(r"\b(?:write|draft|compose|create)\b.{0,12}\ban?\b", text.plain[start:end])
    )


def _with(found: Found, scope: Scope) -> Found:
    return found._replace(wish=found.wish.model_copy(update={"scope": scope}))


def _whole(text: Text, start: int, end: int) -> list[Part]:
    """A sentence that is nothing but wishes, thanks or small talk; [] where it is more."""
    abroad = meant_abroad(text.plain, start, before_tail(text.plain, start, end))
    if abroad and not (wishing(text, *abroad) or foreign_head(text, *abroad)):
        return [Part(Said.WISH, start, end, (corrected(text, abroad),))]
    if back := restored(text, lexicons(), start, end):
        return [Part(Said.WISH, start, end, (Found(back),))]
    if unneeded(text, start, end):
        return []
    right = opposed(text.plain, start, before_tail(text.plain, start, end))
    if right and passage(text, english(), start, end):
        right = None  # "the third bullet is wrong: it's 40%, not 14%"
    if right and not (is_read(text, right.start, right.end) or is_read(text, start, end)):
        return [Part(Said.WISH, start, end, (corrected(text, right),))]
    if refused(text, start, end):
        return [Part(Said.WISH, start, end, (Found(Wish(slot=Slot.REJECT)),))]
    whole = covered(text, start, end)
    if whole is None or (text.plain[start:end].rstrip().endswith("?") and asks_plainly(text.plain, start, end)):
        return []
    if whole.found:
        return [Part(Said.WISH, start, end, whole.found)]
    if whole.firm and not (whole.thanks or whole.praise):
        return []
    return [Part(Said.THANKS if whole.thanks or whole.praise else Said.CHATTER, start, end)]


def _unwished(text: Text, sentence: Clause, read: list[Part]) -> list[Part]:
    """What a sentence is in which nothing was wished."""
    plain, start, end = text.plain, sentence.start, sentence.end
    if is_chatter(plain, start, end):
        return [Part(Said.CHATTER, start, end)]
    if is_question(plain, start, end) and not asks_for_change(plain, start, end):
        return [Part(Said.QUESTION, start, end)]
    if asks_whether(plain, start, end):
        return [Part(Said.QUESTION, start, end)]
    if all(part.said in (Said.THANKS, Said.CHATTER) for part in read):
        return read
    if any(part.said is Said.THANKS for part in read):
        return read
    return [Part(Said.UNREAD, start, end)]
