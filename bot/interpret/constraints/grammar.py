"""What the readers of constraints share: how people say numbers, limits, quoted words and the answer itself. English.

Patterns are fragments for larger ones, in plain lower case. A pattern holds at most one count, so the names of its
groups are fixed: `rel`, `low`, `high`, `plus`, `aft`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled


class Rule(NamedTuple):
    """A way to say a constraint: its pattern, and what a match wishes; `None`: this match says nothing checkable."""

    pattern: str
    wishes: Callable[[Text, re.Match[str]], tuple[Wish, ...] | None]
    triggers: str = ""
    """A pattern without which nothing of this rule can stand in a text: it is searched first, as it is quick."""


_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_ROUND = {"dozen": 12, "hundred": 100, "thousand": 1000}
_VAGUE = {"a couple": 2, "a couple of": 2, "a single": 1, "zero": 0, "no": 0, "a": 1, "an": 1, "half a dozen": 6}
_SPELT = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_ONES)[:9])}))?|"
    rf"(?:{'|'.join(sorted(_ONES, key=len))})(?![a-z]))"
)
NUMBER = (
    r"(?:\d{1,3},\d{3}|\d{1,5}k?|half a dozen|a couple(?: of)?|a single|zero|"
    rf"(?:an? |{_SPELT} |\d )?(?:dozen|hundred|thousand)(?: and)?(?: {_SPELT})?|{_SPELT})(?![\w'])"
)
"""A number in digits or in words, up to five digits."""


def number(said: str) -> int:
    """What the words of `NUMBER` come to; 0 where they say no number."""
    said = " ".join(said.split())
    if said in _VAGUE:
        return _VAGUE[said]
    digits = said.replace(",", "")
    if match := re.fullmatch(r"(\d+)(k?)", digits):
        return int(match[1]) * (1000 if match[2] else 1)
    total = current = 0
    for word in re.split(r"[ -]+", said):
        if word in _ROUND:
            total, current = total + max(current, 1) * _ROUND[word], 0
        else:
            current += int(word) if word.isdecimal() else _ONES.get(word) or _TENS.get(word) or 0
    return total + current


_LIMITS = {
    "at least":
        r"at ?least|at the (?:very )?least|at a minimum(?: of)?|(?:a |an absolute )?min(?:imum)?\.?(?: of)?|"
        r"(?:no|not|never) (?:fewer|less|shorter|under|below) ?(?:than)?|upwards? of|>=|≥|(?:nothing|"
        r"not anything) (?:under|below|less than|shorter than)|"
        r"(?:should not|shouldn't|must not|mustn't|can't|cannot|may not) (?:be |have |contain )?(?:less|fewer|"
        r"shorter|under|below) ?(?:than)?",
    "more than": r"(?:strictly )?(?:more|greater|longer|bigger) than|exceeding|north of|>",
    "over": r"over|above|beyond",
    "at most":
        r"at most|at the (?:very )?most|(?:no|not|never) (?:more|longer|greater|bigger|over) ?(?:than)?|not exceeding|"
        r"not to exceed|(?:do not|don't|dont|never) (?:exceed|(?:go|get) (?:over|above|beyond|past)|(?:use|have|put|"
        r"write) more than)|up to|within|"
        r"(?:a |an absolute )?max(?:imum)?\.?(?: of)?|limited to|capped at|nothing (?:over|above|beyond|past)|<=|≤|"
        r"anything up to|(?:i (?:don't|"
        r"do not) want (?:it )?(?:to be )?)?(?:anything|nothing|longer|not) ?(?:longer|more|over|above) than|"
        r"(?:should not|shouldn't|must not|mustn't|can't|cannot|may not|doesn't|does not) (?:be (?:more|longer|"
        r"greater|over|above) ?(?:than)?|exceed|"
        r"(?:have|contain|use|include|take) more than|go (?:over|above|beyond)|be above)",
    "fewer than": r"(?:strictly )?(?:fewer|less|shorter|smaller) than|<",
    "under": r"under|below|south of",
    "exactly": r"exactly|precisely|a total of|in total|n(?:o|ot|either) more(?:,| and| or| nor)?(?: no| not)? "
    "(?:less|fewer) than",
    "only": r"(?:only|just)(?: exactly)?",
    "about": r"about|around|roughly|approximately|approx\.?|circa|ca\.?|~|some|nearly|almost|close to|something like",
}  # fmt: skip
_LIMITS_AFTER = {
    "at least":
        r"(?:is|being) (?:the|my|an?) (?:absolute |hard |bare )?min(?:imum)?|or (?:more|above|greater|over|longer|up|"
        r"higher)|(?:as a |at )?(?:an? )?min(?:imum)?\.?(?! of)|at ?least|"
        r"and (?:up|above|more)|plus|at the (?:very )?least|or better",
    "at most":
        r"(?:is|being) (?:the|my|an?) (?:absolute |hard )?(?:max(?:imum)?|limit|cap)|or (?:less|fewer|under|below|"
        r"shorter|lower)|(?:as a |at )?(?:an? )?max(?:imum)?\.?(?! of)|at (?:the )?most|"
        r"tops|and (?:no|not) more|or so at most|at the very most",
    "exactly": r"exactly|precisely|on the dot|sharp|(?:and )?no more(?! than| no| and| or|,)|(?:no|not) more(?:,|"
               r" and| or| nor)?(?: no| not)? (?:less|fewer)|in total",
    "about": r"or so|-?ish|more or less|give or take",
}  # fmt: skip
_BEFORE = "|".join(_LIMITS.values())
_AFTER = "|".join(_LIMITS_AFTER.values())
AFTER = rf"(?:[\s,(-]*(?P<aft>{_AFTER})(?![\w'-])\)?)?"
"""A limit that stands behind what is counted."""
COUNT = (
    rf"(?:(?P<rel>{_BEFORE})(?:\s+|(?<=[~<>=≤≥])))?(?:the |a total of |exactly )?(?P<from>between |from |"
    rf"in the range (?:of |from )?|anywhere "
    rf"(?:between |from ))?(?P<low>{NUMBER}|\d+(?=[\s-]*[a-z]))(?P<plus>\s?\+)?"
    rf"(?:\s*(?P<to>to|-|–|and|or)\s*(?P<high>{NUMBER}))?(?:\s+(?P<mid>or more|or fewer|or less|plus|or above|or so))?"
)
"""A number with the limit before it."""


def _limit(said: str, limits: dict[str, str]) -> str:
    return next((name for name, words in limits.items() if compiled(words).fullmatch(said)), "")


def bounds(match: re.Match[str], alone: str = "exactly", only: str = "exactly") -> tuple[tuple[str, int], ...] | None:
    """The limits that a match of COUNT (and AFTER) says, each as `at least`, `at most` and so on with a number.

    In: the match, what a number alone says, and what `only` says. None where the words make no sense or say no limit.
    """
    groups = match.groupdict()
    low = number(groups["low"])
    before = _limit(groups["rel"], _LIMITS) if groups["rel"] else ""
    after = groups.get("aft") or groups.get("mid") or ""
    after = _limit(after, _LIMITS_AFTER) if after else "at least" if groups["plus"] else ""
    if groups["high"]:
        return _range(low, number(groups["high"]), before or after, bool(groups["from"]))
    if groups["from"] or (before and after and before != after and "exactly" not in (before, after)):
        return None
    return _one(before or after or alone, low, only)


def _range(low: int, high: int, limit: str, said: bool) -> tuple[tuple[str, int], ...] | None:
    if low >= high:
        return None
    if limit == "at most" and not said:
        return (("at most", high),)
    return (("at least", low), ("at most", high)) if limit in ("", "exactly", "about", "only") else None


@cache
def limits_pattern() -> str:
    """A number with any limit around it, or a limit alone, without groups: for finding where one stands."""
    return rf"(?:(?:{_BEFORE})\s*)?(?<![\w])(?:{NUMBER}|\d+)\s?\+?|(?:{_BEFORE}|{_AFTER})"


def counted(plain: str, start: int, end: int) -> tuple[tuple[str, int], ...] | None:
    """The limits of the one number of a stretch, wherever its limit stands; None where it has none or several.

    A number in quotation marks and the `one` of `each one` are no amounts.
    """
    bare = compiled(rf"{QUOTED}|\b(?:each|every|this|that|which|no) one\b").sub(
        lambda match: "." * len(match[0]), plain[start:end]
    )
    found = list(compiled(rf"(?<![\w])(?:{COUNT}){AFTER}").finditer(bare))
    if len(found) != 1:
        return None
    if any(found[0].groupdict()[name] for name in ("rel", "aft", "mid", "plus", "high")):
        return bounds(found[0])
    rest = compiled(rf"(?<![\w])(?:(?P<aft>{_AFTER})|(?P<rel>{_BEFORE}))(?![\w])").search(
        bare[: found[0].start()] + " " * len(found[0][0]) + bare[found[0].end() :]
    )
    limit = "" if rest is None else _limit(rest["aft"], _LIMITS_AFTER) if rest["aft"] else _limit(rest["rel"], _LIMITS)
    return bounds(found[0], alone=limit or "exactly")


def _one(limit: str, count: int, only: str) -> tuple[tuple[str, int], ...] | None:
    if limit in ("more than", "over"):
        limit, count = "at least", count + 1
    elif limit in ("fewer than", "under"):
        limit, count = "at most", count - 1
    elif limit == "only":
        limit = only
    return ((limit, count),) if count >= 0 else None


QUOTED = r"(?:\"[^\"\n]{1,300}\"|(?<!\w)'(?:[^'\n]|'(?=\w)){1,120}'(?!\w)|「[^」\n]{1,200}」|『[^』\n]{1,200}』)"
"""Words in quotation marks, marks and all."""


def unquoted(text: Text, start: int, end: int) -> str:
    """The person's own words for a stretch, without the quotation marks and the marks of the list around them."""
    said = text.slice(start, end).strip(" \t\n,;")
    if len(said) > 2 and said[0] in "\"'“„«‘`「『‚" and said[-1] in "\"'”“»’`」』":
        return said[1:-1].strip()
    return said


_NOUN = (
    r"(?:answer|response|reply|output|text|thing|message|e-?mail|mail|story|poem|letter|essay|article|song|"
    r"rap(?: song)?|"
    r"rubric|resume|cv|ad|advert|advertisement|summary|paper|pitch|itinerary|(?:blog |forum |social media |"
    r"facebook )?post|"
    r"thread|document|template|limerick|haiku|riddle|joke|speech|report|brief|proposal|version|script|draft|"
    r"description|"
    r"review|recipe|content|copy|writing|piece|play|explanation|slogan|critique|announcement|memo|note|rewrite|result|"
    r"(?:newspaper )?ad|tweet|guide|list|write-?up|lot)"
)
THING = (
    rf"(?:(?:it|this|that)(?: all)?|everything|all of (?:it|this|that)|(?:(?:your|the|this|that|my)"
    rf"(?: (?:whole|entire|full|complete|final|next|new|revised|same))*|whole|entire) {_NOUN}s?)(?![\w'-])"
)
"""The answer as a whole."""
MODAL = (
    r"(?:must|should|has to|have to|needs? to|shall|ought to|can|could|may|will|is to|are to|would|had better|better)"
    r"(?: (?:also|only|just|still|all|both|definitely|really))*"
)
WITHIN = (
    rf"(?:(?:in|within|throughout|across|inside|over|to|of|for) (?:{THING}|all of {THING}|there|total|all)|"
    rf"throughout|anywhere|somewhere|"
    r"at all|whatsoever|altogether|overall|everywhere|ever)"
)
"""Words that say no more than `in the answer`."""
_HAVING = (
    r"use|using|used|have|having|has|include|including|includes|contain|containing|contains|put|put in|add|adding|"
    r"with|give(?: (?:it|me|us))?|offer|show|list|write(?: (?:it|this|that))?(?: with| in| using| so that it has)?|"
    r"make (?:it|this)(?: have| contain| include)?|feature|insert|provide|produce|generate|be|be in|be written in|"
    r"written in|consist of|in|into|i(?:'d like| want| need)|there (?:should|must|need to|needs to|has to|have to) be|"
    r"there(?:'s| is| are)? supposed to be|"
    r"(?:answer|reply|respond|write|explain|say it|do it|rewrite it|redo it)(?: this| it)?(?: (?:with|in|using))|get|"
    r"keep (?:it|this|that)(?: (?:to|at|in|within))?|expand (?:it|this|that)? ?(?:in)?to|extend (?:it|this)? ?to|"
    r"(?:shorten|cut|trim|condense|reduce|limit|stretch|bring)(?: (?:it|this|that))?(?: down| up| out)? to|"
    r"stay|remain|stick to|come in(?: at)?|land|fit in(?:to)?|squeeze (?:it |this )?into|in total|"
    r"(?:an? )?(?:bullet(?:ed)? )?list (?:of|with|w/)|break (?:it|this) up in(?:to)?|"
    r"needs?|could use|must have|should have|stick|tack|throw in|toss in|slap|aim for|shoot for|go for|hit|reach|also|"
    r"explicitly|somewhere|at|of|to|for|"
    r"split (?:it|this|that|the text) ?(?:up )?in(?:to)?|divide (?:it|this) ?(?:up )?into|break (?:it|"
    r"this) ?(?:up )?into|(?:organi[sz]e|structure|arrange|group|lay out) (?:it|this|that|everything) (?:in(?:to)?|"
    r"as)"
)
_BRINGING = (
    r"(?:bump|get|push|pump|pad|scale|restrict|cap|confine|hold|limit|cut|shorten|trim|bring)"
    rf"(?: {THING})?(?: down| up| out| back)? to"
)
_DIVIDING = (
    rf"(?:divide|split|break|organi[sz]e|structure|chop|cut|separate|arrange)(?: {THING})?(?: up)? in(?:to)?|"
    rf"{THING} (?:organi[sz]ed|structured|split|divided|broken|written|arranged)(?: up)? in(?:to)?|gimme|w/|append|"
    rf"attach"
)
HAVE = rf"(?:(?:{_BRINGING}|{_DIVIDING}|{_HAVING})\s+){{0,4}}"
"""Any words that say that something is to be there; or none."""
NEVER = (
    r"(?:(?:(?:{thing} |you |we )?(?:can not|cannot|can't|cant|must not|mustn't|should not|shouldn't|may not|has no|"
    r"should never|"
    r"must never|should have no|must have no|should be free of|must be free of)|i (?:do not|don't|dont) (?:want|like|"
    r"need)"
    r"(?: to see| to read| to hear| you to)?|i never want(?: to (?:see|read|hear))?|"
    r"(?:make sure|ensure|see to it|be sure)(?: that)? (?:{thing} |there |you )?(?:does not|doesn't|do not|don't|"
    r"has no|"
    r"is no|are no)|do not|don't|dont|never|not|no|no more|with no|without|w/o|w/out|avoid|avoiding|"
    r"swear off|eschew|forgo|shun|axe|refrain from|abstain from|"
    r"stay away from|steer clear of|keep away from|leave out|cut(?: out)?|drop|remove|removing|skip|omit|exclude|"
    r"lose|ditch|ban|kill|"
    r"scrap|strip(?: out)?|get rid of|take out|free (?:of|from)|stop|quit|zero|nix|eliminate|delete|there should be no|"
    r"there must be no|use no|using no|not even|lay off|i(?:'d| would)(?: (?:rather|prefer))+(?: (?:you|"
    r"it))? (?:not(?: to)?|didn't|don't|without)|enough with|no need for)(?: ever)?(?![\w'])\s+"
    r"(?:(?:to|use|using|include|including|contain|containing|put(?:ting)?(?: in)?|add|adding|have|having|write|"
    r"writing|see|be|"
    r"employ(?:ing)?|utili[sz](?:e|ing)|every|each|typ(?:e|ing)|insert(?:ing)?|any|the|all|all the|all of the|single|"
    r"of the|those|these|your|a|one|"
    r"usage of|use of)\s+)*)"
).replace("{thing}", THING)
"""Words that say that something is not to be there."""
SAMPLE = (
    r"(?:\*{1,2}[^*\n]+\*{1,2}|\[[^\]\n]*\]|<<[^>\n]*>>|<[^>\n]*>|\{[^}\n]*\}|_[^_\n]+_|"
    rf"{QUOTED})"
)
LIKE = (
    rf"(?:[\s,:;.(-]*(?:such as|like(?: this| so)?|e\.? ?g\.?|i\.? ?e\.?|for example|for instance|example|examples|"
    rf"as in|"
    rf"namely|that is|say|using)?[\s:,-]*{SAMPLE}(?:\s*(?:,|and|or|/|&|\s)\s*{SAMPLE})*(?:,? (?:etc\.?|"
    rf"and so on))?\)?)?"
)
"""How it shall look, as an example that is no wish of its own."""
