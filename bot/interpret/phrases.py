"""Wishes that a word list cannot hold: for whom, in whose style, into what, and which version."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from bot.directives import Slot
from bot.interpret.amounts import NUMBERS, ORDINALS, amount, amount_abroad, number
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled
from bot.interpret.vocabulary.expertise import READERS
from bot.interpret.vocabulary.form import GENRES

Phrase = tuple[int, Wish]
"""Where it ends in the plain text, and what it wishes."""
CHILD = 12
"""Up to this age a reader is a child; above it the age is kept as it was said."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in (*_who().items(), *_what().items())}


def _who() -> dict[str, str]:
    """For whom."""
    ages = "|".join((*NUMBERS, r"\d{1,2}"))
    traits = (
        r"my|our|the|an?|some|other|your|his|her|their|senior|junior|busy|new|young|old|experienced|seasoned|"
        r"technical|"
        r"non[- ]technical|professional|fellow|high[- ]school|college|middle[- ]school|first[- ]year|business|sales|"
        r"marketing|product|project|software|backend|frontend|data|machine learning|medical|general|elderly|"
        r"executive|"
        r"\d+(?:th|st|nd|rd)[- ]grade|team|school|potential|hiring|non[- ]native|international|external|internal"
    )
    return {
        "age": (
            rf"(?:(?:for|to|like|as if|as though|aimed at)\s+(?:(?:i'?m|i am|i was|i were|an?|my|some)\s+)*|eli\s?)"
            rf"(?P<age>{ages})\b(?:[\s-]*(?:year|yr)s?[\s-]*olds?|\s*y/?o)?(?:\s+(?:kids?|child(?:ren)?|boys?|"
            rf"girls?))?"
        ),
        "reader": (
            rf"(?P<lead>for|to|aimed at|targeted (?:at|to)|written for|suitable for|i'?m|i am|as)\s+"
            rf"(?P<who>(?:(?:{traits})\s+)*(?:{READERS.replace(' ', '|')}))(?![\w'-])"
        ),
    }


def _what() -> dict[str, str]:
    """In whose style, which version, into what."""
    ordinals = "|".join(ORDINALS)
    return {
        "style": (
            r"(?P<how>in the (?:style|voice|manner|tone|spirit) of (?P<whose>[^,;.!?\n]{2,60})|"
            r"in [a-z]+(?: [a-z]+)?'s? (?:style|voice)|"
            r"as if (?:you were|you are|it was written by|it were written by|written by) [^,;.!?\n]{2,60}?|"
            r"(?:more )?(?P<like>like (?:an?|my|the|some) [a-z][a-z'-]*(?: [a-z][a-z'-]*){0,2}|"
            r"like [a-z]+(?: [a-z]+)?))"
            r"(?=\s*(?:$|[,;.!?)]| and | but | please| pls))"
        ),
        "restore": (
            rf"(?:(?P<verb>(?:go(?:ing)? )?back to|restore|revert (?:back )?to|return to|roll back to|"
            rf"switch (?:back )?to|use|"
            rf"i (?:prefer|preferred|like|liked)|more like|like|as in|same as|bring back|i want|"
            rf"give me)\s+)?(?:the |your )?"
            rf"(?:(?:version|v|draft|answer|attempt|#)\.?\s?(?P<digit>\d{{1,3}}|{'|'.join(NUMBERS)})|"
            rf"(?P<place>{ordinals})(?: (?P<what>version|one|answer|draft|attempt|try|response))?)\b"
            rf"(?P<praise>(?:'s| is| was| looked)? (?:(?:much|way|a lot|far) )?(?:better|the best|best|nicer|good|"
            rf"fine)| back| again| more)?"
        ),
        "genre": (
            rf"(?P<lead>(?:as|into|like|be|in the form of|form of|"
            rf"to)\s+)?(?P<a>an? )?(?P<genre>{_genres()})(?![\w'-])"
        ),
    }


def _genres() -> str:
    return "|".join(sorted(GENRES.split("|"), key=len, reverse=True))


_AGE_ABROAD = (
    r"(?:como si tuviera|como si yo tuviera|como se eu tivesse|comme si j'avais|als (?:wäre|wär) ich|als ob ich|"
    r"para (?:un niño|una niña) de|"
    r"para uma criança de|pour un enfant de|für (?:ein|einen|eine)|wie (?:einem|für einen|"
    r"für eine?))\s+(?P<age>\d{1,2})"
    r"(?:[- ]?(?:años|anos|ans|jahre alt|jahre|jährigen?|jähriges kind))?(?: wäre)?(?=\s*(?:$|[,.;:!?)]))"
)


def _age(text: Text, place: int) -> Phrase | None:
    if (abroad := compiled(_AGE_ABROAD).match(text.plain, place)) and int(abroad["age"]) <= CHILD:
        return abroad.end(), Wish(slot=Slot.EXPERTISE, value="child")
    match = _patterns()["age"].match(text.plain, place)
    if match is None:
        return None
    said = match[0]
    if not re.search(r"old|y/?o\b|i'?m|i am|i was|i were|eli", said):
        return None
    age = number(match["age"])
    value = "child" if age <= CHILD else f"a {age} year old"
    return match.end(), Wish(slot=Slot.EXPERTISE, value=value)


_POSED = (
    r"(?:like|as if|as though|pretend|assume) (?:that )?(?:i'?m|i am|i was|i were) (?P<who>(?:an?|the|"
    r"your) [a-z][\w'-]*"
    r"(?: [a-z][\w'-]*){0,2}?)(?=\s*(?:$|[,.;:!?)]| and | but | please| pls))"
)
_NAMED_READERS = {
    "beginner": "beginner", "newbie": "beginner", "noob": "beginner", "dummy": "beginner", "layman": "beginner",
    "layperson": "beginner", "novice": "beginner", "expert": "expert", "pro": "expert", "kid": "child",
    "child": "child", "toddler": "child",
}  # fmt: skip


_NEW_TO_IT = (
    r"(?:for|to|aimed at|written for|assume|assuming|imagine|pretend)(?: it's for)? (?:the reader is |readers are )?"
    r"(?:someone|somebody|people|folks|anyone|a person|a reader|readers|those|an audience)(?:'s)? ?(?:who(?:'s|"
    r" is| has| have|'ve|'d)?|"
    r"that(?:'s| has)?|with|without|unfamiliar|not)? ?(?:never (?:seen|used|heard|heard of|done|tried|touched|"
    r"read|met|encountered|"
    r"come across|looked at|worked with)(?: (?:it|this|that|one|anything|any of (?:it|this)|about (?:it|"
    r"this)))?(?: before)?|"
    r"(?:no|zero|little|hardly any|almost no|any) (?:prior |previous |technical |tech )?(?:idea|clue|background|"
    r"knowledge|experience)"
    r"(?: (?:about|of|in|with) (?:it|this|that|the (?:topic|subject)))?|(?:completely |totally |"
    r"brand )?new to (?:it|this|the topic|"
    r"the subject|all (?:of )?this)|familiar with (?:it|this|the topic)|knows? (?:nothing|next to nothing|nada|zilch)"
    r"(?: about (?:it|this|that|the topic))?|doesn't know (?:anything|a thing)(?: about (?:it|this))?)"
    r"(?=\s*(?:$|[,.;:!?)]| and | but | so | please| pls))"
)
_SO_THAT = (
    r"(?:so|such|so that|that|in a way|in such a way|until|where)(?: that)? (?:(?P<kid>(?:a|my|even a|any) (?:kid|"
    r"child|toddler|"
    r"\d{1,2}[- ]year[- ]old|(?:five|six|seven|eight|nine|ten)[- ]year[- ]old|little (?:brother|sister)|kids|"
    r"son|daughter)|kids|children)"
    r"|(?P<any>(?:literally |even )?(?:anyone|anybody|everyone|everybody|a (?:layman|layperson|beginner|noob|"
    r"newbie|novice|normal person|"
    r"non[- ]?\w+|dummy|monkey|total (?:beginner|noob))|an? (?:idiot|outsider|amateur)|beginners|laypeople|"
    r"normal people|non[- ]?\w+ people|"
    r"people (?:outside|without)[^,;.!?]{2,30}?|i|we|us))|(?P<who>(?:my|our|the|his|her|their) [a-z]+(?: [a-z]+)?))"
    r" (?:can|could|would|will|might|may|gets?|understands?|follows?)(?: (?:actually|easily|finally|even|still))*"
    r"(?: (?:understand|get|follow|grasp|read|make sense of|comprehend|be able to (?:understand|follow)))?"
    r"(?: (?:it|this|that|what'?s going on|what you mean|along))?(?=\s*(?:$|[,.;:!?)]| and | but | please| pls))"
)
_MUST_READ = (
    r"(?P<who>(?P<kid>(?:my|our) (?:\d{1,2}[- ]year[- ]old|kids?|children|son|daughter))|(?:my|our|the|his|"
    r"her) [a-z]+(?: [a-z]+)?) "
    r"(?:has|have|needs?|must|should|will have|is going|got) (?:to )?(?:be able to )?(?:understand|follow|read|get) "
    r"(?:it|this|that)(?: one| too| as well)?(?=\s*(?:$|[,.;:!?)]| and | but | so | please| pls))"
)
_IMAGINED = (
    r"(?:imagine|pretend|assume|picture|suppose|think of it as if|act as if|act like)(?: that)? (?:the |your |"
    r"my )?(?:reader|audience|"
    r"person reading(?: it)?|recipient|listener|users?|readers)(?: is| are|'s) (?P<who>(?:an?|the|my|our|all|"
    r"mostly) [^,;.!?]{2,40}?|"
    r"[a-z]+s)(?=\s*(?:$|[,.;:!?)]| and | but | please| pls))"
)


def _whom(text: Text, place: int) -> Phrase | None:
    """`so a child can follow it`, `for someone who has never coded`, `imagine the reader is a nurse`."""
    if match := compiled(_NEW_TO_IT).match(text.plain, place):
        return match.end(), Wish(slot=Slot.EXPERTISE, value="beginner")
    if match := compiled(_SO_THAT).match(text.plain, place):
        value = "child" if match["kid"] else "beginner" if match["any"] else text.slice(*match.span("who"))
        return match.end(), Wish(slot=Slot.EXPERTISE, value=value)
    if match := compiled(_MUST_READ).match(text.plain, place):
        value = "child" if match["kid"] else text.slice(*match.span("who"))
        return match.end(), Wish(slot=Slot.EXPERTISE, value=value)
    if match := compiled(_IMAGINED).match(text.plain, place):
        who = match["who"].removeprefix("an ").removeprefix("a ").removeprefix("total ").removeprefix("complete ")
        return match.end(), Wish(slot=Slot.EXPERTISE, value=_NAMED_READERS.get(who) or text.slice(*match.span("who")))
    return None


_KNOWING = (
    r"assum(?:e|ing) (?:that )?(?P<who>i|we|they|the readers?|readers?|people|everyone|he|she)(?: already| all)? "
    r"knows? "
    r"(?:about )?(?P<what>(?!(?:nothing|everything|it|this|that|the basics|all|how|what|why|who)\b)[^,;.!?]{2,40}?)"
    r"(?: already| well)?(?=\s*(?:$|[,.;:!?)]| and | but | so | please| pls))"
)


def _reader(text: Text, place: int) -> Phrase | None:
    knowing = compiled(_KNOWING).match(text.plain, place)
    if knowing and not compiled(r"\b(?:i|we|you|they|he|she|people|who|to|can|not)\s*$").search(text.plain, 0, place):
        what = text.slice(*knowing.span("what"))
        return knowing.end(), Wish(slot=Slot.EXPERTISE, value=f"someone who knows {what}")
    if posed := compiled(_POSED).match(text.plain, place):
        who = posed["who"].removeprefix("a ").removeprefix("an ").removeprefix("total ").removeprefix("complete ")
        value = _NAMED_READERS.get(who) or text.slice(*posed.span("who"))
        return posed.end(), Wish(slot=Slot.EXPERTISE, value=value)
    match = _patterns()["reader"].match(text.plain, place)
    if match is None:
        return None
    who, own = match["who"], match["lead"].startswith(("i", "as"))
    value = text.slice(*match.span("who"))
    if re.search(r"\b(?:senior|experienced|seasoned|experts?)\b", who) and not re.search(r"\b(?:my|our|the)\b", who):
        value = "expert"
    elif own:
        return None  # "I'm a nurse" is no wish by itself
    elif re.search(r"\b(?:kids?)$", who):
        value = "child"
    elif re.fullmatch(r"(?:an? |new )*(?:beginners?|newcomers?)", who):
        value = "beginner"
    return match.end(), Wish(slot=Slot.EXPERTISE, value=value)


_NO_STYLE = (
    r"\b(?:version|one|first|second|third|previous|last|original|before|this|that|it|examples?|tables?|lists?|"
    r"bullets?|"
    r"said|"
    r"asked|told|ideas?|points?|parts?|ways?|sentence|paragraph|section|intro|new|dumb|stupid|lot|bit)\b"
)


def _style(text: Text, place: int) -> Phrase | None:
    match = _patterns()["style"].match(text.plain, place)
    if match is None:
        return None
    start, end = match.span("like") if match["like"] else match.span("how")
    how = text.slice(start, end)
    if match["like"]:
        if compiled(_NO_STYLE).search(match["like"]):
            return None
        if not re.match(r"like (?:an?|my|the|some) ", match["like"]) and not re.match(r"(?i:like) [A-Z]", how):
            return None
        if _patterns()["genre"].search(match["like"]) and not text.plain[:place].rstrip().endswith("more"):
            return None
    return match.end(), Wish(slot=Slot.TONE, value=how[0].lower() + how[1:])


def _restore(text: Text, place: int) -> Phrase | None:
    match = _patterns()["restore"].match(text.plain, place)
    if match is None:
        return None
    if match["place"]:
        named = match["what"] in ("version", "draft", "attempt", "try") or match["place"] == "original"
        compared = match["verb"] or (match["praise"] or "").strip().endswith(("better", "best", "nicer"))
        if not (compared and (named or match["what"])) and not (
            named and match.end() == len(text.plain.rstrip(" .!?"))
        ):
            return None
        return match.end(), Wish(slot=Slot.RESTORE, value=str(ORDINALS[match["place"]]))
    count = number(match["digit"])
    return (match.end(), Wish(slot=Slot.RESTORE, value=str(count))) if count else None


_WHOLE = (
    "story",
    "poem",
    "essay",
    "letter",
    "article",
    "post",
    "email",
    "song",
    "report",
    "script",
    "speech",
    "recipe",
    "headline",
    "abstract",
    "article",
    "pitch",
    "ticket",
    "slides",
    "minutes",
)


def _genre(text: Text, place: int) -> Phrase | None:
    match = _patterns()["genre"].match(text.plain, place)
    if match is None:
        return None
    genre = match["genre"].replace("one pager", "one-pager")
    if not (match["lead"] or match["a"]) and (genre in _WHOLE or genre == "ad"):
        return None
    if re.search(r"\b(?:the|your|my|this|that|of|our)\s+$", text.plain[:place]) and not match["lead"]:
        return None
    return match.end(), Wish(slot=Slot.FORMAT, value=genre)


def _amount(text: Text, place: int) -> Phrase | None:
    signed = place - 1 if text.plain[max(0, place - 1) : place] == "~" else place
    return amount(text.plain, signed) or amount_abroad(text.plain, place)


PHRASES: tuple[Callable[[Text, int], Phrase | None], ...] = (_amount, _whom, _age, _reader, _restore, _style, _genre)
"""Each tells what stands at a place of the text; the first that knows counts."""
