"""What a person wants of code that can be checked: read from their words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.code.complaints import complained
from bot.code.features import FEATURES
from bot.code.named import named, used
from bot.code.wish import CodeWish

_SAME = {("iteration", False): ("recursion", True), ("other packages", True): ("standard library", False)}
"""What is the same wish in other words."""

NEAR = 300
"""Characters before and after a feature's name that are looked at for what is wanted of it."""
FILLER = (
    r"(?:a|an|the|any|all|some|more|proper|good|clear|python|python's|simple|full|complete|its|it|your|own|nice|"
    r"basic|"
    r"meaningful|helpful|detailed|short|brief|inline|of|this|that|these|those|single|small|few|couple|to|every|each|"
    r"native|built-in|modern|one|custom|code|google|numpy|style|lazy|explicit|only|just|kind|sort|also)"
)
_NO = re.compile(
    rf"(?:\b(?:no|without|don'?t|do not|does not|doesn't|shouldn't|should not|must not|mustn't|never|not|"
    rf"avoid(?:ing)?|"
    rf"remov(?:e|ing)|drop(?:ping)?|delet(?:e|ing)|get(?:ting)? rid of|instead of|rather than|replac(?:e|ing)|"
    rf"skip|omit|"
    rf"leave out|leave off|strip(?: out)?|take out|cut|stop(?: using)?|lose|fewer|less|zero|ditch|kill|nix|"
    rf"(?:move|get|switch|change|convert) away from|eliminat(?:e|ing)|free of|nor|exclud(?:e|ing)|needn't|"
    rf"(?:is|are|was|did|has|have)(?:n'?t| not))"
    rf"(?: (?:use|using|have|having|include|including|add|adding|need|want|write|writing|rely on|relying on|be|"
    rf"do|make|"
    rf"call|calling|put|contain|import|importing))?(?: {FILLER})*|\bw/o) ?$"
)
_YES = re.compile(
    rf"\b(?:us(?:e|ing|es)|wanted|expected|asked for|an? \w+ (?:that|which)|"
    rf"with|add(?:ing|s)?|includ(?:e|ing)|as|into|to|return(?:ing|s)?|want|need(?:s|ed)?|"
    rf"give(?: [\w,]+){{0,6}}|"
    rf"writ(?:e|ing)|put(?: in)?|should (?:be|have|use)|must (?:be|have|use)|be|has|have|via|through|by|"
    rf"turn(?: \w+)?|"
    rf"make (?:it|this|that|them|the \w+|\w+(?= an? ))(?: (?:a|an|more|fully))?|more|"
    rf"missing|lacks?|provide|show(?: me| us)?|keep|"
    rf"implement|prefer|"
    rf"apply|insert|create|define|in|form of|wrap(?:ped)? (?:it |this |that |everything )?in|follow(?:ing)?|"
    rf"employ|leverage|"
    rf"rely on|stick (?:to|with)|handl(?:e|es|ing)|catch(?:es|ing)?|deal(?:ing)? with|w/|where(?:'s| is| are)|"
    rf"switch to|convert(?: \w+)? (?:to|into)|forgot|go with|try|like|only|plus|full of|do(?: it| this| that)?|"
    rf"supports?|based on)"
    rf"(?: {FILLER})* ?$"
)
_JOINED = re.compile(rf"(?:,|;|\band\b|\bor\b|\bnor\b|\bplus\b|&|\+|/)[ ,]*(?:also |then |{FILLER} )*$")
_RATHER = re.compile(rf"[,;] *(?:but |and )?(?:just|only|plain|simple|normal|regular|use|rather|with)(?: {FILLER})* ?$")
"""After what is unwanted: what is wanted in its place."""
ASIDE = re.compile(
    r"^(?:so |and |but |ok(?:ay)?,? |hm+,? )*(?:what|why(?! not)|how (?:does|do|is|are|did|would|many|much|"
    r"come)|is|are|was|were|does|did|do you|which|who|"
    r"when(?: is| are| does)|"
    r"explain(?!.* in (?:the |inline |code |short )*(?:comments|docstrings?))|tell me|describe|compare|"
    r"summari[sz]e|sum up|"
    r"i (?:know|think|see|like|love|understand)|thanks|"
    r"nice|great|good)\b"
)
_IF = re.compile(r"\b(?:if|when|whenever|unless|since|because|in case)\b(?![^,;]*,)[^,;]*$")
_LEAD = re.compile(
    rf"^(?:(?:and|also|but|please|pls|now|ok|okay|then|just|maybe|hey|oh|hi|yes|yeah|well|next|finally|again|same|"
    rf"version|\+1|then|use|(?:can|could|would|will) (?:you|we)|you should|"
    rf"i(?:'d| would) like you to|let's|{FILLER})[ ,:]*)*$"
)
CLAUSE = re.compile(r"(?:\.(?=\s|$)|[!?\n])+|;")

DOUBT = re.compile(
    r"(?:^|(?<=[.!?\n]))\s*(?:so |and |but |hm+,? |wait,? )*no(?! (?:more|need)) [^.!?\n]*\?", re.IGNORECASE
)
"""A doubt ("no docstrings?") may mean either."""


@lru_cache(maxsize=1024)
def wishes(text: str) -> tuple[CodeWish, ...]:
    """What a person's words want of code, in their order; of two about one thing the later one. Other wishes are none.

    The words may be a person's message or a requirement's sentence. A question about code, or a condition, is no wish.
    """
    return latest(_read(text))


def latest(said: Iterable[CodeWish]) -> tuple[CodeWish, ...]:
    """The same wishes in their order; of two about one thing the later one."""
    found: dict[tuple[str, str], CodeWish] = {}
    for one in said:
        found.pop((one.about, one.name), None)
        found[(one.about, one.name)] = one
    return tuple(found.values())


def _read(text: str) -> Iterator[CodeWish]:
    for sentence in CLAUSE.split(DOUBT.sub(" ", text.replace("’", "'"))):
        sentence = " ".join(sentence.split())
        asked = re.sub(r"^(?:why not|(?:so |and |but )?(?:what|how) about)\b", "please", sentence.lower())
        if asked and not ASIDE.match(asked):
            own = list(named(sentence))
            yield from own
            taken = " ".join(one.name.lower() for one in own)
            found = (one for one, _ in features_of(asked.replace("`", ""), shown(sentence)))
            yield from (one for one in found if one.feature != "used" or one.name not in taken)
        elif asked:
            yield from (one for one in named(sentence) if one.feature == "called")


def shown(sentence: str) -> frozenset[str]:
    """The words between backquotes, in small letters."""
    return frozenset(word.removesuffix("()") for word in re.findall(r"`([^`\s]+)`", sentence.lower()))


_NAMED = re.compile(
    "|".join(
        rf"(?P<f{number}>(?<![\w-]){feature.words}(?!\w|-(?!free)))" for number, feature in enumerate(FEATURES.values())
    )
)
_KEYS = tuple(FEATURES)


_TOLD = re.compile(
    rf"{_LEAD.pattern[:-1]}(?:"
    + "|".join(rf"(?P<v{number}>{one.verb})" for number, one in enumerate(FEATURES.values()) if one.verb)
    + r")"
)
"""What begins by telling to do it: "please yield the values"."""


def features_of(plain: str, quoted: frozenset[str] = frozenset()) -> Iterator[tuple[CodeWish, tuple[int, int]]]:
    """The features that one sentence names with a wish, each with its place there."""
    end, last = 0, None
    told = _TOLD.match(plain)
    if told and told.lastgroup and not re.match(r" (?:out|on|about)\b", plain[told.end() :]):
        key = next(_KEYS[int(name[1:])] for name, value in told.groupdict().items() if value)
        yield _wish(key, False), (told.start(told.lastgroup), told.end())
        end, last = told.end(), False
    for start, stop, key, name in places(plain, quoted):
        if start < end:
            continue
        before = plain[max(0, start - NEAR) : start]
        near = plain[end:start] if last is not None else before
        alone = key != "used" and FEATURES[key].alone
        absent = _polarity(plain[stop : stop + NEAR], before, near, last, alone=alone)
        absent = complained(plain, before, absent)
        if absent is None and plain[start:stop].endswith("ly") and not _STATED.search(plain):
            absent = False
        end, last = stop, absent if absent is not None else last
        if absent is None:
            continue
        if key == "used":
            yield CodeWish(feature="used", name=name, absent=absent), (start, stop)
        elif FEATURES[key].leave if absent else FEATURES[key].use:
            key = "docstrings" if key == "docstring" and re.search(r"\b(?:each|every|all)\b", plain) else key
            yield _wish(key, absent), (start, stop)


def _wish(key: str, absent: bool) -> CodeWish:
    feature, unwanted = _SAME.get((key, absent), (FEATURES[key].means or key, absent))
    return CodeWish(feature=feature, absent=unwanted)


def places(plain: str, quoted: frozenset[str]) -> list[tuple[int, int, str, str]]:
    """The features and the modules that a sentence names, in its order; of two in one place the feature."""
    found = [(one.start(), one.end(), _KEYS[int((one.lastgroup or "f0")[1:])], "") for one in _NAMED.finditer(plain)]
    for start, end, name in used(plain, quoted):
        if all(end <= other[0] or start >= other[1] for other in found):
            found.append((start, end, "used", name))
    return sorted(found)


_AFTER = re.compile(
    r"[,.!?: ]*(?:(?:please|pls|too|as well|throughout|everywhere|now|version|thanks|for (?:all|every|each|the)\b.*|"
    r"(?:is |are )?missing|would (?:be (?:nice|good|great|helpful|useful|better)|help)(?: a lot)?|and .*|"
    r"(?:instead|rather than|not|over)\b.*)[,.!?: ]*)*$|, .*$"
)


_STATED = re.compile(
    rf"{_LEAD.pattern[:-1]}(?:the|it|this|that|these|those|there|i|he|she|they|we|you|your|its)\b|\b(?:not|n't|no|without|"
    r"never|if|when)\b|n't\b|\?"
)
"""A sentence that tells how things are, denies, or asks: "lazily" in any other says how it is to be done."""


def _polarity(after: str, before: str, near: str, last: bool | None, *, alone: bool) -> bool | None:
    """Whether a feature is unwanted (True), wanted (False), or only spoken of (None)."""
    if _IF.search(before) or re.match(r" (?:is|are) (?:fine|good|great|ok|okay|nice|perfect|right)\b", after):
        return None
    if _NO.search(before):
        return True
    if re.match(r"[ -]free\b| (?:can|should|must) go\b| (?:are|is) (?:not needed|unnecessary)|(?:-| )?less\b", after):
        return True
    if _YES.search(before):
        return False
    if last and _RATHER.search(near):
        return False
    if last is not None and _JOINED.fullmatch(near.strip() + " " if near.strip() else near):
        return last
    if alone and _LEAD.match(before) and _AFTER.match(after):
        return False
    return None
