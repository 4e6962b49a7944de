"""What of a message says that other code stays as it is, and which function its other words mean. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.code.functions import Function

KIND = r"(?:function|method|class|generator|coroutine|property|procedure|func|def|struct)"
"""What people call a piece of code that has a name."""
_REST = (
    r"(?:the (?:rest|others?|other (?:functions?|methods?|code|parts?|stuff|things|ones))|everything else|all else|"
    r"anything else|all the (?:rest|others?)|(?:any )?other (?:functions?|methods?|code)|rest|"
    r"the rest of (?:it|the (?:code|file|class|functions|methods))|the remaining (?:code|functions|methods))"
)
_SAME = (
    r"(?:alone|be|(?:exactly )?as (?:it|they)? ?(?:is|are|was|were)|as before|as-is|unchanged|untouched|the same|"
    r"intact|like (?:it|that|this)(?: (?:is|was))?)"
)
_TOUCH = r"(?:touch|chang|edit|modif|alter|rewrit|mess with)\w*"
_FINE = r"(?:fine|good|ok|okay|great|perfect|correct|right|done|fine as (?:it|they) (?:is|are))"
_NOT = r"(?:do not|don'?t|dont|without|never|no need to|not)"
_JOIN = r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|nor)\s+|\s*&\s*)"
_STAYS = (
    rf"(?:leave|keep)\s+(?:{_REST}|OTHERS)(?:\s+{_SAME})",
    rf"(?:leave|keep)\s+{_REST}",
    rf"{_REST} {_SAME}",
    rf"{_NOT} {_TOUCH}(?: with)?\s+(?:{_REST}|OTHERS)(?: please)?",
    rf"(?:{_TOUCH} )?nothing else(?: (?:changes|should change|please|is to change))?",
    rf"(?:{_REST}|OTHERS)(?:'s|\s+(?:is|are|looks?|seems?)) (?:already )?{_FINE}",
    rf"(?:everything|all)(?: else)? (?:except|but|besides|apart from|other than) ONE (?:is|looks|seems) {_FINE}",
    rf"{_REST} (?:stays?|should stay|must stay|remains?)(?: {_SAME})?",
)
_EDGE = r"[\s,;.!?—–-]*"
_AND = r"(?:(?:and|but|so|then|please|pls|now|ok|okay|also|just make sure (?:to|you)|make sure (?:to|you))[\s,]+)*"


def spared(said: str, names: Mapping[str, str]) -> tuple[str, bool]:
    """A message without the clauses, at its beginning or end, by which other code stays; whether there was one.

    `names` are those that the code defines: "leave main alone" speaks of a function only where there is one.
    """
    forms = _of(names)
    before = re.match(rf"{_AND}(?:{forms}){_EDGE}(?=\s|$){_AND}", said, re.IGNORECASE)
    rest = said[before.end() :] if before and before.end() < len(said) else said
    after = re.search(rf"(?:^|(?<=[\s,;.!?—–(-])){_AND}(?:{forms})[\s.!)]*$", rest, re.IGNORECASE)
    if after:
        kept = rest[: after.start()].rstrip()
        rest = kept.rstrip(" ,;.!?—–(-") + ("?" if kept.endswith("?") else "")
    return rest.strip(), bool(after) or rest != said


def _of(names: Mapping[str, str]) -> str:
    one = referred(names)
    others = rf"{one}(?:{_JOIN}{one})*"
    return "|".join(form.replace("OTHERS", others).replace("ONE", one) for form in _STAYS)


def referred(names: Mapping[str, str]) -> str:
    """A pattern of the ways in which people write one of these names: alone, with `()`, as "the fib function"."""
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)"
    shown = rf"[`'\"“]?(?-i:{every})(?![\w.]\w|\w)(?:\([^)]*\))?[`'\"”]?"
    adjective = r"(?:(?:static|class|async|private|public|helper|inner|nested|main)\s+)?"
    return rf"(?:(?:the|your|that|this)\s+)?(?:{adjective}{KIND}\s+)?{shown}(?:\s+(?:helper\s+)?{KIND}s?)?"


_NUMBERS = ("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th")
_PLACES = {word: at for at, words in enumerate(_NUMBERS) for word in words.split()} | {"last": -1, "final": -1}
_ORDINAL = re.compile(rf"\bthe (?P<place>{'|'.join(_PLACES)}) (?P<kind>function|method|class)\b(?! of)", re.IGNORECASE)


def by_name(said: str, found: Sequence[Function]) -> str:
    """A message in which functions stand by their names and paths, for "the second function" and "total in Cart"."""
    said = _ORDINAL.sub(lambda match: _placed(match, found), said)
    for one in found:
        outer, _, name = one.path.rpartition(".")
        if outer and name in said and outer in said:
            mark, owner = r"[`'\"]?", re.escape(outer)
            inside = rf"(?:the )?(?:{KIND} )?(?<![\w.]){mark}{re.escape(name)}(?!\w)(?:\(\))?{mark}(?: {KIND})?"
            said = re.sub(
                rf"{inside} (?:in|of|from|on|inside) (?:the )?(?:class )?{mark}{owner}(?![\w.]\w|\w){mark}(?: class)?|"
                rf"(?:the )?{mark}{owner}{mark}(?:'s| class's) {inside}",
                f"`{one.path}`",
                said,
            )
    return said


def _placed(match: re.Match[str], found: Sequence[Function]) -> str:
    """The name of the function at a place among those outside of others; else, or of overloads, the words themselves.

    Methods are counted where methods are said, or where there is nothing else.
    """
    at, kind = _PLACES[match["place"].lower()], match["kind"].lower()
    classes = {one.path for one in found if one.kind != "function"}
    functions = [one for one in found if one.kind == "function"]
    if kind == "class":
        counted = [one for one in found if one.kind == "class"]
    elif kind == "method":
        counted = [one for one in functions if one.path.rpartition(".")[0] in classes]
    else:
        outer = [one for one in functions if "." not in one.path]
        counted = outer or [one for one in functions if one.path.rpartition(".")[0] in classes]
    if not -len(counted) <= at < len(counted) or sum(one.path == counted[at].path for one in found) > 1:
        return match[0]
    return f"`{counted[at].path}`"
