"""Words, phrases and letters that shall stand in the answer, so many times, or not at all. English."""

from __future__ import annotations

import re

from bot.directives import Slot
from bot.interpret.constraints.grammar import (
    COUNT,
    HAVE,
    MODAL,
    NEVER,
    QUOTED,
    Rule,
    bounds,
    unquoted,
)
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled

_KIND = r"(?:key ?-?words?|words?|terms?|phrases?|expressions?|names?|lines?|strings?)"
_MANY = r"(?:key ?-?words|words|terms|phrases|expressions|names)"
_STOPS = (
    r"(?!(?:in|at|throughout|anywhere|please|pls|plz|and|or|nor|with|but|the|for|to|exactly|more|less|no|not|only|"
    r"thanks|"
    r"because|since|so|it|that|of|is|are|was|were|should|must|has|have|needs?|appears?|can|cannot|may|be|you|i|we|"
    r"within|"
    r"from|count|limit|like|such|too|very|each|once|twice|thrice|anymore|somewhere|also|as|on|if|when|where|you've|"
    r"used|"
    r"i'm|choice|before|after|here|there|this|your|about|a|an|between|using)(?![\w'-]))"
)
_BARE = rf"{_STOPS}[^\W_][\w'/&+#-]*"
_PLAIN = r"[^\W_][\w'/&+#-]*"
"""A word that was pointed at as a word: it can be any (`the words always and never`)."""
_ONE = rf"(?:{QUOTED}|{_BARE})"
_LINK = r"(?:\s*,\s*(?:and |or |nor |& )?|\s+(?:and|or|nor|&|plus|and/or)\s+|\s*/\s*)"
_QUOTES = rf"(?>{QUOTED}(?:(?>{_LINK}|\s*,?\s+)(?:(?:the )?{_KIND} )?{QUOTED})*+)(?:,? (?:etc\.?|and so on))?"
_LIST = (
    rf"[\[(]?\s*(?:{_ONE}(?:\s*,\s*(?!and |or |nor ){_ONE})*(?:\s*,?\s*(?:and|or|nor|"
    rf"&)\s+(?:the {_KIND} )?{_ONE})?)\s*[\])]?"
    r"(?:,? etc\.?)?"
)
_NAMED = (
    rf"(?:(?:the|these|those|following|both|each of|all of|any of|exact|specific|this|a|my|single|also|of)\s+)*{_KIND}"
)
_NAMED_MANY = rf"(?:(?:the|these|those|following|both|each of|all of|any of|exact|specific|my|of)\s+)*{_MANY}"
_COLON = r"(?:\s*[:=-]\s*|\s+(?:like\s+|such as\s+)?)"
TERMS = (
    rf"(?:{_NAMED}{_COLON}(?P<q>{_QUOTES})|{_NAMED_MANY}{_COLON}(?P<l>{_LIST})|"
    rf"{_NAMED}{_COLON}(?P<b>{_PLAIN}(?:\s+(?:and|or)\s+(?:the )?{_KIND}\s+{_PLAIN})?))"
)
"""Words that are named as words, in quotation marks or without."""
_TERMS_OR = rf"(?:{TERMS}|(?P<q2>{_QUOTES}))"
_INSIDE = (
    r"\s*(?:(?:somewhere|anywhere) )?(?:(?:in|within|throughout|across|inside) (?:it|there|the|your|"
    r"this)(?: \w+){0,3}?)?\s*"
)
_HOW_OFTEN = (
    rf"(?:(?:for |to |a total of |it )?(?:(?:{COUNT}\s*(?:times|x|occurrences|instances|mentions|uses|time)(?![\w'-]))|"
    r"(?:(?P<rel2>at ?least|no (?:less|fewer) than|more than|at most|no more than|not more than|max(?:imum)?|"
    r"min(?:imum)?|only|"
    r"just|exactly|precisely|less than|fewer than) )?(?P<often>once|twice|thrice))"
    r"(?:[\s,(]*(?P<aft>or (?:more|above|less|fewer)|at ?least|at (?:the )?most|exactly|min(?:imum)?|max(?:imum)?|"
    r"tops|and no more|"
    r"only)(?![\w'-])\)?)?(?: each| apiece| in total| or so)*)"
)
_APPEAR = (
    r"(?:appears?|shows? up|comes? up|occurs?|be (?:used|mentioned|included|present|in there|said|repeated|in it|"
    r"there|found|written)|"
    r"features?|gets? (?:used|mentioned)|is (?:used|mentioned|included|in there|repeated|present)|"
    r"are (?:all )?(?:used|mentioned|included|present|in there|in it|there|in the (?:text|answer))|turn up|"
    r"pop up|be seen)"
)


def named(text: Text, match: re.Match[str]) -> list[str]:
    """The terms that a match of TERMS names, in the person's own words."""
    groups = match.groupdict()
    for group in ("q", "q2"):
        if groups.get(group):
            spans = [found.span() for found in compiled(QUOTED).finditer(text.plain, *match.span(group))]
            return [unquoted(text, *span).rstrip(",") for span in spans]
    group = "l" if groups.get("l") else "b"
    start, end = match.span(group)
    pieces = compiled(rf"{QUOTED}|{_PLAIN}").finditer(text.plain, start, end)
    glue = compiled(rf"and|or|nor|etc|the|{_KIND}")
    found = [
        piece.span() for piece in pieces if (group == "b" and piece.start() == start) or not glue.fullmatch(piece[0])
    ]
    return [unquoted(text, *span).strip("'") for span in found]


def quoted(term: str) -> str:
    """How a term stands in a value: `the word "x"`, and `"a phrase"` for more than a word."""
    return f'the word "{term}"' if compiled(r"[^\W_][\w'’-]*").fullmatch(term) else f'"{term}"'


def often(match: re.Match[str]) -> tuple[tuple[str, int], ...] | None:
    """The limits of a match of _HOW_OFTEN; () where it says none."""
    groups = match.groupdict()
    if groups.get("low"):
        return bounds(match, only="at most")
    if not groups.get("often"):
        return ()
    count = {"once": 1, "twice": 2, "thrice": 3}[groups["often"]]
    said = f"{groups['rel2'] or ''} {groups['aft'] or ''}"
    for words, limit, step in (
        (r"no (?:less|fewer)|not less", "at least", 0), (r"no more|not more|and no more", "at most", 0),
        (r"more than", "at least", 1), (r"(?:less|fewer) than", "at most", -1),
        (r"least|min|or more|or above", "at least", 0), (r"most|max|only|just|or less|or fewer|tops", "at most", 0),
    ):  # fmt: skip
        if compiled(words).search(said):
            return ((limit, count + step),)
    return (("exactly", count),)


def _wanted(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    limits, terms = often(match), named(text, match)
    if limits is None or any(limit == "about" for limit, _ in limits) or not all(terms):
        return None
    if not limits:
        return tuple(Wish(slot=Slot.INCLUDE, value=quoted(term)) for term in terms)
    return tuple(
        Wish(slot=Slot.INCLUDE, value=f"{quoted(term)} {limit} {count} times")
        for term in terms
        for limit, count in limits
    )


def _unwanted(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    limits, terms = often(match), named(text, match)
    opposed = compiled(r"not\s+[\"'「『]").match(match[0]) or (  # `it's "Siobhan", not "Shivon"` sets right
        compiled(r"(?:no|never)\s+[\"'「『]").match(match[0])
        and compiled(r"[\"'」』][\s,]*$").search(text.plain, 0, match.start())
    )
    if limits is None or not all(terms) or opposed:
        return None
    if not limits:
        return tuple(Wish(slot=Slot.EXCLUDE, value=quoted(term)) for term in terms)
    (limit, count), *more = limits
    if more or limit != "at least":  # only `not more than ...` makes sense here
        return None
    return tuple(Wish(slot=Slot.INCLUDE, value=f"{quoted(term)} at most {count - 1} times") for term in terms)


_NUMBERED = r"versions?|options?|steps?|parts?|sections?|points?|numbers?|answers?|bullets?"


def _limited(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    """`limit "sale" to 3 uses`: a number alone is the most there may be."""
    wishes = _wanted(text, match)
    return wishes and tuple(
        wish.model_copy(update={"value": re.sub(r"exactly (?=\d+ times$)", "at most ", wish.value)}) for wish in wishes
    )


def _times(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    """`peace x10`, and nothing before it."""
    if text.plain[: match.start()].strip() or compiled(_NUMBERED).fullmatch(match["b"]):
        return None
    return (Wish(slot=Slot.INCLUDE, value=f"{quoted(named(text, match)[0])} exactly {int(match['low'])} times"),)


_LETTER = r"(?:(?:the|a) )?letter \"?'?(?P<letter>[^\W\d_])'?\"?(?![\w])"


def _letter(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    limits = often(match) or None
    if "not" in match.groupdict() and match["not"]:
        limits = (("at most", 0),) if not often(match) else None
    if limits is None and not often(match):
        limits = (("at least", 1),) if match["letter"] else None
    if limits is None or any(limit == "about" for limit, _ in limits):
        return None
    return tuple(
        Wish(slot=Slot.INCLUDE, value=f'the letter "{match["letter"]}" {limit} {count} times')
        for limit, count in limits
    )


_ENTER = (
    r"(?:also |just |only |explicitly )*(?:use|using|include|including|mention|mentioning|contain|containing|"
    r"contains|includes|uses|have|has|having|add|adding|"
    r"incorporate|sneak in|smuggle in|slide in|bring in|squeeze in|stick in|mix in|work in|weave in|sprinkle in|"
    r"slip in|put in|put|say|saying|insert|feature|featuring|with|repeat|"
    r"repeating|write|"
    r"be sure to use|bring up|there should be|there must be|drop in|throw in|squeeze in|get in|fit in|i want|i need|"
    r"needs?|must include)"
    r"(?: in)?\s+(?:(?:at least|all(?: of)?|each of|both|also|the following|of)\s+)*"
)
_BANNED = (
    r"(?:(?:is|are) (?:an? )?(?:banned|forbidden|prohibited|taboo) (?:words?|terms?|phrases?)|(?:is|are|should be|"
    r"must be) (?:banned|forbidden|prohibited|not allowed|off[- ]limits|taboo|disallowed|"
    r"(?:an? )?(?:absolute )?no[ -]?go|out)|"
    rf"(?:not allowed|banned|forbidden|off[- ]limits)|(?:should not|shouldn't|must not|mustn't|can't|cannot|may not|"
    rf"should never|must never|"
    rf"is not to|isn't to) {_APPEAR}|(?:has|have) (?:to go|got to go|no place here))"
)
_AVOID = (
    rf"{NEVER}(?:(?:say|saying|mention|mentioning|repeat|repeating|refer(?:ring)? to|talk(?:ing)? about|the usage of|"
    rf"negative|bad)\s+)*"
)
_MENTION = r"(?:mention|mentioning|say|saying|repeat|repeating)\s+(?:the name )?"
_SURE = r"(?:let|have|can|could|(?:make|be) sure|ensure|see to it|check|i want)(?: that)? "
"""What stands before a statement that is a wish: `the word x appears twice` alone only tells what is so."""
_QUICK = r"['\"]|word|term|phrase|expression|name|line|string"

RULES = (
    Rule(rf"{_ENTER}{_TERMS_OR}(?:{_INSIDE}{_HOW_OFTEN})?", _wanted, _QUICK),
    Rule(rf"(?:limit|restrict|keep|cap) {_TERMS_OR}{_INSIDE}(?:to |at )?{_HOW_OFTEN}", _limited, _QUICK),
    Rule(rf"(?:get|put|squeeze|fit|work|weave|sneak|want|need) {_TERMS_OR} (?:in(?:to)?|inside)(?: (?:there|it|"
         rf"the text))?", _wanted, _QUICK),
    Rule(rf"(?P<q2>{QUOTED}):?{_INSIDE}{_HOW_OFTEN}", _wanted, _QUICK),
    Rule(rf"(?:must|should|needs to|has to) (?:contain|include|have|use|"
         rf"mention)\s*:\s*(?P<l>{_LIST})", _wanted, "(?:contain|include|have|use|mention)s?:"),
    Rule(rf"(?:the )?(?:required |mandatory |must[- ]have )?key ?-?words\s*:\s*(?P<l>{_LIST})", _wanted, "key"),
    Rule(rf"(?P<b>{_BARE})\s+(?:x\s?(?P<low>\d{{1,2}}))(?=\s*(?:$|please|pls))", _times, r"x\s?\d"),
    Rule(rf"(?:(?:limit|restrict|keep|cap) )?{TERMS}{_INSIDE}{_HOW_OFTEN}", _wanted, _QUICK),
    Rule(rf"{_TERMS_OR}{_INSIDE}(?:{MODAL}|to) {_APPEAR}(?:{_INSIDE}{_HOW_OFTEN})?", _wanted, _QUICK),
    Rule(rf"{_SURE}{_TERMS_OR}{_INSIDE}(?:{MODAL} )?{_APPEAR}(?:{_INSIDE}{_HOW_OFTEN})?", _wanted, _QUICK),
    Rule(rf"{_MENTION}(?P<b>{_BARE}){_INSIDE}{_HOW_OFTEN}", _wanted, r"mention|say|repeat"),
    Rule(rf"{HAVE}{COUNT}\s*(?:uses|mentions|occurrences|instances|times)(?: of)? {_TERMS_OR}", _wanted, _QUICK),
    Rule(rf"{_AVOID}{_TERMS_OR}(?:{_INSIDE}{_HOW_OFTEN})?(?: anymore| ever| again)?", _unwanted, _QUICK),
    Rule(rf"{_TERMS_OR}\s*(?:{_INSIDE}){_BANNED}", _unwanted, _QUICK),
    Rule(rf"(?:leave|cut|take|strip|keep) (?:out )?{_TERMS_OR}(?: out| away)", _unwanted, _QUICK),
    Rule(rf"(?:banned|forbidden|prohibited|excluded|off[- ]limits) {_KIND}\s*(?::|are|is)\s*(?P<l>{_LIST})",
         _unwanted, "word|term"),
    Rule(rf"(?P<not>{NEVER})?(?:{_ENTER}|(?:limit|restrict|keep|cap) )?{_LETTER}(?:\s*:)?(?:{_INSIDE}(?:(?:{MODAL}|"
         rf"to) {_APPEAR}{_INSIDE})?{_HOW_OFTEN})?",
         _letter, "letter"),
    Rule(rf"(?P<not>(?=x)y)?{_SURE}{_LETTER}{_INSIDE}(?:{MODAL} )?{_APPEAR}(?:{_INSIDE}{_HOW_OFTEN})?",
         _letter, "letter"),
    Rule(rf"(?P<not>(?=x)y)?{HAVE}{COUNT}\s*(?:uses |times |occurrences |"
         rf"instances )?(?:of )?(?:the )?(?:letter )?['\"]?(?P<letter>[a-z])"
         r"(?:['\"]?s|'s|['\"])(?![\w])", _letter),
    Rule(rf"(?P<not>(?=x)y)?{HAVE}{COUNT}\s*(?:uses |times |occurrences |instances )?(?:of )?{_LETTER}",
         _letter, "letter"),
)  # fmt: skip
