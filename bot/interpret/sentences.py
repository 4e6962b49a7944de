"""A reply cut into parts, each with what it wishes or what it is otherwise."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from bot.directives import STYLE, Scope, Slot
from bot.interpret.clauses import Clause, clauses, sentences
from bot.interpret.content import Head, head, wishes
from bot.interpret.corrections import Correction, is_command, is_statement, meant, opposed
from bot.interpret.cover import Found
from bot.interpret.kinds import asks_for_change, asks_plainly, is_chatter, is_question, is_talk, is_task, may_wish
from bot.interpret.leads import after_lead, before_tail
from bot.interpret.passages import names_part, passage
from bot.interpret.reading import Wish
from bot.interpret.scopes import scoped
from bot.interpret.tokens import Text, compiled, masked
from bot.interpret.tongues import covered, english, foreign_head, foreign_task


class Said(Enum):
    """What a part of a reply is."""

    WISH = auto()
    UNREAD = auto()
    QUESTION = auto()
    TASK = auto()
    THANKS = auto()
    CHATTER = auto()


class Part(NamedTuple):
    """A stretch of the plain text, and what it is."""

    said: Said
    start: int
    end: int
    wishes: tuple[Found, ...] = ()


class _Clause(NamedTuple):
    """A clause as it was read by itself."""

    clause: Clause
    said: Said
    found: tuple[Found, ...] = ()
    head: Head | None = None
    """Set where what it is about may go on into the next clause."""
    bare: bool = False
    """It is no more than a name: behind an open head it belongs to that."""


def parts(text: Text) -> list[Part]:
    """All parts of a reply, in order."""
    found: list[Part] = []
    for sentence in sentences(text.plain):
        found.extend(_sentence(text, sentence, found[-1] if found else None))
    return found


def _sentence(text: Text, sentence: Clause, before: Part | None) -> list[Part]:
    start, end = sentence.start, sentence.end
    task = is_task(text.plain, start, end) or foreign_task(text, start, end)
    if task and not (_only_wishes(text, start, end) or is_chatter(text.plain, start, end)):
        return [Part(Said.TASK, start, end)]
    plainer, scope = scoped(text, start, end)
    read = _whole(plainer, start, end) or _clausewise(plainer, sentence, before)
    if not any(part.wishes for part in read):
        read = _clausewise(text, sentence, before) if plainer is not text else read
        if not any(part.wishes for part in read):
            return _unwished(text, sentence, read)
    return [part._replace(wishes=tuple(_with(one, scope) for one in part.wishes)) for part in read]


def _only_wishes(text: Text, start: int, end: int) -> bool:
    """Whether what looks like a request of its own is all about the answer (`write a shorter version`)."""
    whole = covered(text, start, end)
    if whole is None or not whole.found:
        return False
    forms = [one for one in whole.found if one.wish.slot is Slot.FORMAT]
    others = [one for one in whole.found if one.wish.slot is Slot.EXPERTISE]
    return not (
        forms and others and re.search(r"\b(?:write|draft|compose|create)\b.{0,12}\ban?\b", text.plain[start:end])
    )


def _with(found: Found, scope: Scope) -> Found:
    return found._replace(wish=found.wish.model_copy(update={"scope": scope}))


def _whole(text: Text, start: int, end: int) -> list[Part]:
    """A sentence that is nothing but wishes, thanks or small talk; [] where it is more."""
    right = opposed(text.plain, start, before_tail(text.plain, start, end))
    if right and not (_read(text, right.start, right.end) or _read(text, start, end)):
        return [Part(Said.WISH, start, end, (_corrected(text, right),))]
    if _refused(text, start, end):
        return [Part(Said.WISH, start, end, (Found(Wish(slot=Slot.REJECT)),))]
    whole = covered(text, start, end)
    if whole is None or (text.plain[start:end].rstrip().endswith("?") and asks_plainly(text.plain, start, end)):
        return []
    if whole.found:
        return [Part(Said.WISH, start, end, whole.found)]
    if whole.firm and not (whole.thanks or whole.praise):
        return []
    return [Part(Said.THANKS if whole.thanks or whole.praise else Said.CHATTER, start, end)]


def _refused(text: Text, start: int, end: int) -> bool:
    return text.plain[start:end].strip(" .!?,") in ("no", "nope", "nah", "no no", "nein", "non", "não", "nao")


def _read(text: Text, start: int, end: int) -> bool:
    whole = covered(text, start, end)
    return whole is not None and bool(whole.found)


def _corrected(text: Text, right: Correction) -> Found:
    end = before_tail(text.plain, right.start, right.end)
    return Found(Wish(slot=Slot.CORRECT, value=text.slice(right.start, end)))


def _clausewise(text: Text, sentence: Clause, before: Part | None) -> list[Part]:
    """A sentence read clause by clause; what a head is about takes in the clauses that are no wish of their own."""
    asked = masked(text.plain[sentence.start : sentence.end]).rstrip(" )\"'").endswith("?")
    if asked and not may_wish(text.plain, sentence.start, sentence.end):
        return [Part(Said.QUESTION, sentence.start, sentence.end)]
    read: list[_Clause] = []
    for clause in _placed(text, clauses(text.plain, sentence)):
        one = _clause(text, clause)
        if one.said is not Said.WISH or (one.head and one.head.slot is not Slot.KEEP):
            two = _halves(text, clause)
        else:
            two = None
        if two:
            read.append(two[0])
            one = two[1]
            clause = one.clause
        last = read[-1] if read else None
        if last and last.head and _goes_on(text, last, one):
            read[-1] = last._replace(
                clause=last.clause._replace(end=clause.end),
                head=last.head._replace(end=before_tail(text.plain, last.head.start, clause.end)),
            )
        elif one.said in (Said.UNREAD, Said.CHATTER) and _sets_right(text, one, last, before):
            right = Correction(clause.start, before_tail(text.plain, clause.start, clause.end))
            read.append(one._replace(said=Said.WISH, head=Head(Slot.CORRECT, right.start, right.end)))
        elif last and last.said is Said.UNREAD and (one.said is Said.UNREAD or (one.bare and clause.before)):
            read[-1] = last._replace(clause=last.clause._replace(end=clause.end))
        else:
            read.append(one)
    return [_part(text, one) for one in read]


def _placed(text: Text, found: list[Clause]) -> list[Clause]:
    """The clauses, one that only names a part (`in the intro,`) joined with what is wanted there."""
    joined: list[Clause] = []
    for clause in found:
        last = joined[-1] if joined else None
        names = last is not None and clause.before in (":", ",") and names_part(text.plain, last.start, last.end)
        if last and (names or text.plain[last.start : last.end] in ("actually", "in fact", "in reality")):
            joined[-1] = joined[-1]._replace(end=clause.end)
        else:
            joined.append(clause)
    return joined


def _part(text: Text, one: _Clause) -> Part:
    found = one.found
    if one.head:
        found = tuple(Found(wish) for wish in wishes(text, one.head))
    said = one.said if found or one.said is not Said.WISH else Said.UNREAD
    return Part(said, one.clause.start, one.clause.end, found)


def _clause(text: Text, clause: Clause) -> _Clause:
    start, end = clause.start, clause.end
    if right := meant(text.plain, start, before_tail(text.plain, start, end)):
        if not _read(text, right.start, right.end):
            return _Clause(clause, Said.WISH, head=Head(Slot.CORRECT, right.start, right.end))
        start = right.start
    if _refused(text, start, end):
        return _Clause(clause, Said.WISH, (Found(Wish(slot=Slot.REJECT)),))
    if after_lead(text.plain, start, end) >= end:
        return _Clause(clause, Said.CHATTER)
    whole = covered(text, start, end)
    if whole is not None and whole.found:
        return _Clause(clause, Said.WISH, whole.found, bare=whole.bare)
    if whole is not None:
        if whole.thanks or whole.praise:
            return _Clause(clause, Said.THANKS)
        if not whole.firm and not _is_content(text, start, end):
            return _Clause(clause, Said.CHATTER)
    elif is_talk(text.plain, start, end):
        return _Clause(clause, Said.UNREAD)
    found = head(text, start, end)
    if found and found.slot is Slot.KEEP:
        return _Clause(clause, Said.WISH, head=found)
    if pointed := passage(text, english(), start, end):
        return _Clause(clause, Said.WISH, (Found(pointed),))
    found = found or foreign_head(text, start, end)
    if found:
        return _Clause(clause, Said.WISH, head=found)
    return _Clause(clause, Said.UNREAD)


_TURN = r"\s(?=(?:with|without|including|so that|so|by|while|using|for|that|which|because|sorted|based|from|in)\s)"


def _halves(text: Text, clause: Clause) -> tuple[_Clause, _Clause] | None:
    """A clause that begins with a whole wish and goes on: `as a table with pros and cons`."""
    for match in reversed(list(compiled(_TURN).finditer(text.plain, clause.start, clause.end))):
        whole = covered(text, clause.start, match.start())
        plain = whole is not None and whole.found and not whole.bare
        if whole and plain and all(one.wish.slot in STYLE for one in whole.found):
            first = _Clause(clause._replace(end=match.start()), Said.WISH, whole.found)
            return first, _clause(text, Clause(match.end(), clause.end, "with"))
    return None


def _is_content(text: Text, start: int, end: int) -> bool:
    """Whether words that are all known but say nothing of style still name a thing (`keep the tone`)."""
    found = head(text, start, end)
    return found is not None


_OWN_SUBJECT = (
    r"(?:i|we|you|it|this|that|these|those|there|they|he|she|it's|that's|i'm|we're|you're|because|since|so that|"
    r"so|please|pls|can|could|would|"
    r"nobody|everyone|no one|my|our|by|which|who|if|when|while|although|otherwise|then|is|are|was|were)\b"
)


def _goes_on(text: Text, last: _Clause, one: _Clause) -> bool:
    """Whether a clause is one more thing that the head before it is about (`and a twist ending`)."""
    plain, clause = text.plain, one.clause
    assert last.head is not None
    if last.head.slot is Slot.CORRECT:
        return (
            one.said is Said.UNREAD and clause.before != "because" and not is_command(plain, clause.start, clause.end)
        )
    separator = clause.before.split()[-1:] or [""]
    if (
        clause.before in (":", "because")
        or separator[0] in ("but", "aber", "mais", "pero")
        or clause.before.strip("-–—") == ""
    ):
        return False
    if one.said is Said.WISH and not (one.bare and last.head.slot is not Slot.KEEP and _joined(clause)):
        return False
    if one.said in (Said.THANKS, Said.CHATTER):
        return False
    return not (
        compiled(_OWN_SUBJECT).match(plain, clause.start, clause.end) or is_command(plain, clause.start, clause.end)
    )


def _joined(clause: Clause) -> bool:
    return clause.before.strip(", ").split()[-1:] not in ([], [""])


_WRONG = r"(?:no,? )?(?:the )?(?:wrong|incorrect|not the right) \w+(?: \w+)?$"


def _sets_right(text: Text, one: _Clause, last: _Clause | None, before: Part | None) -> bool:
    """Whether a clause follows on "that's wrong" or "no" and says what is right instead."""
    if last and compiled(_WRONG).match(text.plain, last.clause.start, last.clause.end):
        return is_statement(text.plain, one.clause.start, one.clause.end)
    rejected = last.found if last else before.wishes if before and before.said is Said.WISH else ()
    if not rejected or any(found.wish.slot is not Slot.REJECT for found in rejected):
        return False
    return is_statement(text.plain, one.clause.start, one.clause.end)


def _unwished(text: Text, sentence: Clause, read: list[Part]) -> list[Part]:
    """What a sentence is in which nothing was wished."""
    plain, start, end = text.plain, sentence.start, sentence.end
    if is_chatter(plain, start, end):
        return [Part(Said.CHATTER, start, end)]
    if is_question(plain, start, end) and not asks_for_change(plain, start, end):
        return [Part(Said.QUESTION, start, end)]
    if all(part.said in (Said.THANKS, Said.CHATTER) for part in read):
        return read
    if any(part.said is Said.THANKS for part in read):
        return read
    return [Part(Said.UNREAD, start, end)]
