"""A sentence that is meant for longer: what people know of a topic, and wishes for one kind of task or one topic.

What is pasted for the bot to work on says nothing of its author: behind a colon, in quotation marks, in a line that is
quoted, nothing is read here.
"""

from __future__ import annotations

from bot.directives import ACTS, STYLE, Scope, Slot
from bot.interpret.clauses import Clause, sentences
from bot.interpret.conditions import Condition, condition
from bot.interpret.constraints.parts import parts as other_parts
from bot.interpret.cover import Found
from bot.interpret.definitions import definition, kept_for_all, without_all
from bot.interpret.knowing import Known, knowing
from bot.interpret.leads import after_lead, before_tail
from bot.interpret.reading import Wish
from bot.interpret.said import Part, Said
from bot.interpret.scopes import scoped
from bot.interpret.tokens import Text, compiled

LONGEST = 400
"""Characters of a sentence that can be one of these."""
MOST = 8
"""How many of them are read in one message."""
_PASTED = r"[\"“„«]|```|(?:^|\n)\s*>|(?<!fyi)(?<!btw)(?<!note)(?<!context)(?<!here)(?<!code)(?<!questions)(?<!on):\s"
_WORKED_ON = (
    r"\b(?:translate|rewrite|rephrase|reword|paraphrase|proofread|polish|copy-?edit|summari[sz]e|reply to|respond to|"
    r"(?:correct|fix|improve|edit|check) (?:this|the|my)|übersetz\w*|tradui\w*|traduc\w*|traduz\w*|corrig\w*)\b"
)
_OWN = (*STYLE, Slot.INCLUDE, Slot.EXCLUDE, Slot.EXAMPLE)
"""What can hold for a kind of task or a topic."""
_TELLS = (
    r"(?:always |never |please |just |you should |i want you to )*(?:use|prefer|write|stick to|follow|don't|do not|"
    r"dont|explain|give|show|add|include|start|end|begin|name|keep|make|avoid|skip|assume|format|comment|document|"
    r"sign|"
    r"address|call|never|always|no|be|cite|say|leave|put|tell|list|mention|verwende|benutze|nutze|schreib\w*|utilise|"
    r"mets|usa|utiliza|escrib\w*|écris)\b"
)
_ADDS = r"(?:always |never |please |i want you to )*(?:use|prefer|add|include|avoid|don't use|never use)\b"


def parts(text: Text, *, lasting: bool = False) -> list[Part]:
    """All parts of a reply, in order: those that are meant for longer, and what the other readers make of the rest.

    `lasting` is for the words of a command that holds always.
    """
    found: list[Part] = []
    plain = text.plain
    read = 0
    stop = _pasted(text, 0, len(text.plain))
    for sentence in sentences(text.plain):
        if read == MOST or (stop is not None and sentence.start >= stop):
            break
        short = sentence.end - sentence.start <= LONGEST
        if short and (one := _standing(text, sentence, lasting=lasting)):
            read += 1
            found += one
            plain = plain[: sentence.start] + "\n" * (sentence.end - sentence.start) + plain[sentence.end :]
    if not found:
        return other_parts(text)
    return sorted((*found, *other_parts(text._replace(plain=plain))), key=lambda part: part.start)


def _pasted(text: Text, start: int, end: int) -> int | None:
    """From where on a stretch is a text to be worked on, by what stands before it; None where it is none."""
    found = (compiled(pattern).search(text.plain, start, end) for pattern in (_PASTED, _WORKED_ON))
    return min((match.end() for match in found if match), default=None)


def _standing(text: Text, sentence: Clause, *, lasting: bool) -> list[Part]:
    """What a sentence says that is meant for longer, with all else that it says; [] where it is none."""
    start, end = sentence.start, sentence.end
    if said := _set_right(text, start, end):
        return [said]
    if (begin := without_all(text, start, end)) > start:
        return _rest(text, begin, end)
    if known := knowing(text, start, end, of_self=lasting):
        return [] if _pasted(text, start, known.start) is not None else _known(text, sentence, known)
    one = condition(text, start, end)
    if one is None or (not one.first and _pasted(text, start, one.start) is not None):
        return []
    return _conditioned(text, sentence, one, lasting)


def _set_right(text: Text, start: int, end: int) -> Part | None:
    """A fact to be kept for everyone, or a definition that nothing else would read as a correction."""
    fact = kept_for_all(text, start, end)
    if fact is None and not (compiled(_DEFINING).search(text.plain, start, end) and definition(text.slice(start, end))):
        return None
    span = fact or (after_lead(text.plain, start, end), before_tail(text.plain, start, end))
    return Part(Said.WISH, start, end, (Found(Wish(slot=Slot.CORRECT, value=text.slice(*span).rstrip(" .!"))),))


_DEFINING = (
    r"\bwhen(?:ever)? (?:i|we|you|somebody|someone)\b.*\bmean|\b(?:verstehen|meinen) wir\b|\bpar .+ (?:on|nous) enten|"
    r"\b(?:por|con|com) .+ (?:entendemos|queremos)\b|[\w\"] ?:?==? ?\w"
)


def _rest(text: Text, start: int, end: int) -> list[Part]:
    """A stretch of a sentence as a reply of its own; [] where nothing is said in it."""
    if not compiled(r"\w").search(text.plain, start, end):
        return []
    alone = "\n" * start + text.plain[start:end] + "\n" * (len(text.plain) - end)
    return parts(text._replace(plain=alone))


def _known(text: Text, sentence: Clause, known: Known) -> list[Part]:
    """What its author knows, and what else the sentence says before and after it."""
    joint = compiled(r"[\s,;:.!?()–—-]*(?:(?:so|and|but|therefore|thus|hence|then)\b[\s,]*)*")
    begun = joint.match(text.plain, known.end, sentence.end)
    after = _rest(text, begun.end() if begun else known.end, sentence.end)
    head = compiled(r"(?:[\s,;(–—-]|\b(?:since|because|as|cause|bc|and|but|so|for|like)\b)*$")
    stop = head.search(text.plain, sentence.start, known.start)
    upto = stop.start() if stop else known.start
    aside = compiled(_ASIDE).fullmatch(text.plain[sentence.start : upto].strip(" ,:;.!"))
    before = [] if aside or after_lead(text.plain, sentence.start, upto) >= upto else _rest(text, sentence.start, upto)
    return [*before, Part(Said.WISH, known.start, known.end, tuple(map(Found, known.wishes))), *after]


_ASIDE = (
    r"(?:(?:fyi|btw|note(?: that)?|just so you know|for context|by the way|remember(?: that)?|keep in mind(?: that)?|"
    r"from now on|always|in general|look|honestly|i mean|übrigens|au fait|por cierto)[\s,:]*)+"
)


def _conditioned(text: Text, sentence: Clause, one: Condition, lasting: bool) -> list[Part]:
    """What is wanted under a condition: its wishes, or the sentence itself where nobody can read it."""
    blank = " " * (one.end - one.start)
    rest = text._replace(plain=text.plain[: one.start] + blank + text.plain[one.end :])
    end = sentence.end if one.first else one.start
    leads = compiled(r"\w").search(text.plain, sentence.start, one.start)
    begin = one.end if one.first and not leads else sentence.start
    bare, scope = scoped(rest, begin, end)
    if scope is Scope.THREAD or rest.plain[begin:end].rstrip().endswith("?"):
        return []
    said = _rest(rest, begin, end)
    found = [wish.wish for part in said for wish in part.wishes]
    holds = lasting or one.lasts or scope is Scope.ALWAYS or any(wish.scope is Scope.ALWAYS for wish in found)
    if not holds or any(wish.slot in ACTS for wish in found):
        return []
    if found and all(wish.slot in _OWN for wish in found):
        return [_part(text, part, one) for part in said]
    place = after_lead(bare.plain, one.end if one.first else begin, end)
    place = one.end if one.first and place >= end else place
    words = text.slice(place, before_tail(text.plain, place, end)).strip(" ,:;")
    tells = compiled(_TELLS if one.first else _ADDS).match(bare.plain[place:end].lstrip() or "x")
    if not tells or not _ones_own(words, rest.plain[place:end]):
        return []
    return [Part(Said.WISH, sentence.start, sentence.end, _own(words, one))]


def _part(text: Text, part: Part, one: Condition) -> Part:
    """A part of what is wanted under a condition: its wishes; a few words that nobody can read are one too."""
    if part.wishes:
        return part._replace(wishes=tuple(held for found in part.wishes for held in _held(found, one)))
    start = one.end if one.first and part.start < one.end < part.end else part.start
    words = text.slice(start, before_tail(text.plain, start, part.end)).strip(" ,:;")
    few = part.said is Said.UNREAD and len(words.split()) <= FEW and _ones_own(words, text.plain[start : part.end])
    if few and not compiled(_TALKS).match(words.lower()):
        return Part(Said.WISH, start, part.end, _own(words, one))
    return part._replace(start=start)


def _ones_own(words: str, plain: str) -> bool:
    """Whether words can stand as a wish: not too many, and none that were blanked as other people's."""
    word = compiled(r"\w+")
    return 0 < len(words) <= LONGEST_OWN and len(word.findall(plain)) >= len(word.findall(words))


LONGEST_OWN = 200
"""Characters of a wish that stands in a person's own words."""
FEW = 6
"""Words that beside a wish for one kind of task are taken for another, though nobody can read them."""
_TALKS = r"(?:i|we|you|they|he|she|it|that|this|because|since|so|as|my|our|there)\b|i'|it's|that's|they're"


def _held(found: Found, one: Condition) -> tuple[Found, ...]:
    """A wish for each kind or topic that is named."""
    return tuple(
        found._replace(wish=found.wish.model_copy(update={"scope": Scope.ALWAYS, "task": task, "topic": topic}))
        for task, topic in one.meant
    )


def _own(words: str, one: Condition) -> tuple[Found, ...]:
    return _held(Found(Wish(slot=Slot.INCLUDE, value=words, verbatim=True)), one)
