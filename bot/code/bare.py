"""Whether words are wishes about features of code and nothing more. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.code.named import named, set_off
from bot.code.wish import CodeWish
from bot.code.wishes import ASIDE, CLAUSE, DOUBT, FILLER, features_of, latest, places, shown

_SPARE = re.compile(
    rf"(?:\b(?:{FILLER[3:-1]}|"
    r"and|or|nor|but|plus|also|then|now|please|pls|thanks|thx|too|as well|instead|rather|than|no|not|don't|do|"
    r"does|doing|doesn't|without|avoid|remove|drop|delete|get rid of|lose|strip|out|use|uses|using|with|via|by|"
    r"add|adding|make|makes|version|approach|into|in|to|as|be|is|are|can|could|would|will|you|we|i|should|must|"
    r"need|needs|want|let's|rewrite|write|convert|turn|switch|change|give|me|my|put|have|has|having|everywhere|"
    r"throughout|them|there|here|functions?|methods?|solution|implementation|script|program|params?|"
    r"parameters?|args?|arguments?|for|over|hey|ok|okay|so|like|prefer|rely on|on|just|only|maybe|actually|"
    r"really|implement|solve|compute|calculate|style|include|it's|from|of|try|port|translate|keep|max|where|"
    r"show|wanted|asked|after all|help|nice|shouldn't|mustn't|still|forgot|lacks?|missing|isn't|hasn't|didn't|"
    r"aren't|us|some|"
    r"explain(?: \w+){0,5}?(?= in\b))\b|w/o?|[\s,;:.!?&+/`()@-])*"
)
"""What may stand beside the wishes without saying anything more."""


def bare(text: str) -> tuple[CodeWish, ...]:
    """The wishes of a message that is nothing but wishes about features of code; () for one that says more."""
    found: list[CodeWish] = []
    if DOUBT.search(text):
        return ()
    for sentence in CLAUSE.split(text.replace("’", "'")):
        plain, sentence = " ".join(sentence.lower().replace("`", "").split()), " ".join(sentence.split())
        if not plain:
            continue
        read = list(features_of(plain, shown(sentence)))
        own = list(named(sentence))
        if any(one.feature not in ("language", "lines", "functions", "called", "renamed") for one in own):
            return ()
        taken = " ".join(one.name.lower() for one in own)
        rest = _without(plain, (*(place for _, place in read), *(set_off(plain, taken) if own else ())))
        features = [one for one, _ in read if one.feature != "used" or one.name not in taken]
        if not (features or own) or ASIDE.match(plain) or not _SPARE.fullmatch(rest):
            return ()
        found += [*own, *features]
    return latest(found)


def _without(plain: str, places: Iterable[tuple[int, int]]) -> str:
    """The words with blanks in these places."""
    left = list(plain)
    for start, end in places:
        left[start:end] = " " * (end - start)
    return "".join(left)


_BARE = re.compile(rf"(?:[\s,;.!&+/`]|\b(?:{FILLER[3:-1]}|and|or|nor|also|no|please|too|everywhere|throughout)\b)*")


LONGEST = 500
"""Characters of what may be nothing but features of code: more says more, and would take a while to read."""


def nothing_else(value: str) -> bool:
    """Whether what is to be included or left out names features of code and says no more than that."""
    if len(value) > LONGEST:
        return False
    plain = " ".join(value.lower().replace("’", "'").split())
    if _VALUE.fullmatch(plain):
        return True
    left = _without(plain, (one[:2] for one in places(plain.replace("`", " "), shown(value))))
    return left != plain and _BARE.fullmatch(left) is not None


_VALUE = re.compile(
    r"at (?:least|most) \d+ (?:functions|lines of code)|code in [\w+#]+|the name `\w+`|a rename of `\w+` to `\w+`"
)
"""What `CodeWish.value` says of those with a number or a language in them."""
