"""A sentence that is meant for longer: what people know of a topic, and wishes for one kind of task or one topic.

What is pasted for the bot to work on says nothing of its author: behind a colon, in quotation marks, in a line that is
quoted, nothing is read here.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.directives import ACTS, STYLE, Scope, Slot
from bot.interpret.clauses import Clause
from bot.interpret.conditions import Condition, condition
from bot.interpret.cover import Found
from bot.interpret.knowing import Known, knowing
from bot.interpret.leads import after_lead, before_tail
from bot.interpret.reading import Wish
from bot.interpret.said import Part, Said
from bot.interpret.scopes import scoped
from bot.interpret.tokens import Text, compiled

Read = Callable[[Text, Clause, Part | None], list[Part]]
"""How a sentence is read that has nothing of this in it."""

_PASTED = r"[\"“„«]|```|(?:^|\n)\s*>|(?<!fyi)(?<!btw)(?<!note)(?<!context)(?<!here)(?<!code)(?<!questions)(?<!on):\s"
_OWN = (*(slot for slot in STYLE), Slot.INCLUDE, Slot.EXCLUDE, Slot.EXAMPLE)
"""What can hold for a kind of task or a topic."""
_TELLS = (
    r"(?:always |never |please |just |you should |i want you to )*(?:use|prefer|write|stick to|follow|don't|do not|dont|"
    r"explain|give|show|add|include|start|end|begin|name|keep|make|avoid|skip|assume|format|comment|document|sign|address|"
    r"call|never|always|no|be|cite|say|leave|put|tell|list|mention|verwende|benutze|nutze|schreib\w*|utilise|mets|usa|utiliza|"
    r"use|escrib\w*|écris)\b"
)
_ADDS = r"(?:always |never |please |i want you to )*(?:use|prefer|add|include|avoid|don't use|never use)\b"


def standing(text: Text, sentence: Clause, before: Part | None, read: Read, *, lasting: bool) -> list[Part] | None:
    """What such a sentence says; None where it is none. `lasting` is for the words of a command that holds always."""
    start, end = sentence.start, sentence.end
    if compiled(_PASTED).search(text.plain, 0, start):
        return None
    if known := knowing(text, start, end, of_self=lasting):
        return None if compiled(_PASTED).search(text.plain, start, known.start) else _known(text, sentence, known, read)
    one = condition(text, start, end)
    if one is None or (not one.first and compiled(_PASTED).search(text.plain, start, one.start)):
        return None
    return _conditioned(text, sentence, before, read, one, lasting)


def _known(text: Text, sentence: Clause, known: Known, read: Read) -> list[Part]:
    """What its author knows, and what else the sentence says before and after it."""
    parts = [Part(Said.WISH, known.start, known.end, tuple(map(Found, known.wishes)))]
    joint = compiled(r"[\s,;:.!?()–—-]*(?:(?:so|and|but|therefore|thus|hence|then)\b[\s,]*)*")
    begun = joint.match(text.plain, known.end, sentence.end)
    after = begun.end() if begun else known.end
    if compiled(r"\w").search(text.plain, after, sentence.end):
        parts += read(text, Clause(after, sentence.end), None)
    head = compiled(r"(?:[\s,;(–—-]|\b(?:since|because|as|cause|bc|and|but|so|fyi|btw|also)\b)*$")
    stop = head.search(text.plain, sentence.start, known.start)
    upto = stop.start() if stop else known.start
    if after_lead(text.plain, sentence.start, upto) < upto and compiled(r"\w").search(text.plain, sentence.start, upto):
        if not compiled(_ASIDE).fullmatch(text.plain[sentence.start : upto].strip(" ,:;.!")):
            parts = read(text, Clause(sentence.start, upto, sentence.before), None) + parts
    return parts


_ASIDE = (
    r"(?:(?:fyi|btw|note(?: that)?|just so you know|for context|by the way|remember(?: that)?|keep in mind(?: that)?|"
    r"from now on|always|in general|look|honestly|i mean|übrigens|au fait|por cierto)[\s,:]*)+"
)


def _conditioned(
    text: Text, sentence: Clause, before: Part | None, read: Read, one: Condition, lasting: bool
) -> list[Part] | None:
    """What is wanted under a condition: its wishes, or the sentence itself where nobody can read it."""
    blank = " " * (one.end - one.start)
    rest = text._replace(plain=text.plain[: one.start] + blank + text.plain[one.end :])
    end = sentence.end if one.first else one.start
    begin = one.end if one.first and not compiled(r"\w").search(text.plain, sentence.start, one.start) else sentence.start
    bare, scope = scoped(rest, begin, end)
    if scope is Scope.THREAD or rest.plain[begin:end].rstrip().endswith("?"):
        return None
    parts = read(rest, Clause(begin, end, sentence.before), before)
    found = [wish.wish for part in parts for wish in part.wishes]
    holds = lasting or one.lasts or scope is Scope.ALWAYS or any(wish.scope is Scope.ALWAYS for wish in found)
    if not holds or any(wish.slot in ACTS for wish in found):
        return None
    if found and all(wish.slot in _OWN for wish in found):
        return [part._replace(wishes=tuple(_held(wish, one) for wish in part.wishes)) for part in parts]
    place = after_lead(bare.plain, one.end if one.first else begin, end)
    place = one.end if one.first and place >= end else place
    words = text.slice(place, before_tail(text.plain, place, end)).strip(" ,:;")
    if not compiled(_TELLS if one.first else _ADDS).match(bare.plain[place:end].lstrip() or "x"):
        return None
    own = Wish(slot=Slot.INCLUDE, value=words, scope=Scope.ALWAYS, task=one.task, topic=one.topic, verbatim=True)
    return [Part(Said.WISH, sentence.start, sentence.end, (Found(own),))] if words else None


def _held(found: Found, one: Condition) -> Found:
    update = {"scope": Scope.ALWAYS, "task": one.task, "topic": one.topic}
    return found._replace(wish=found.wish.model_copy(update=update))
