"""What a person wants of code that can be checked: read from their words, and held against the code. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.code.blocks import LANGUAGES, together
from bot.code.features import FEATURES
from bot.code.grammars import SCRIPTS
from bot.code.pythonic import missing_python
from bot.code.scripted import missing_script
from bot.values import Value


class CodeWish(Value):
    """One wish about code."""

    feature: str
    """A name in FEATURES, or `called`: a function or class of that name."""
    absent: bool = False
    """Whether it is unwanted."""
    name: str = ""
    """For `called`."""

    @property
    def about(self) -> str:
        """What it competes for: of two about one thing the later one holds."""
        return _ABOUT.get(self.feature, self.feature)

    @property
    def sentence(self) -> str:
        """The requirement as a model is told it."""
        if self.feature == "called":
            return f"Call it `{self.name}`."
        feature = FEATURES[self.feature]
        return feature.leave if self.absent else feature.use


_ABOUT = {"docstring": "docstrings", "standard library": "imports", "try": "error handling"}
_SAME = {("iteration", False): ("recursion", True), ("other packages", True): ("standard library", False)}
"""What is the same wish in other words."""

NEAR = 300
"""Characters before and after a feature's name that are looked at for what is wanted of it."""
_FILLER = (
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
    rf"(?:move|get|switch|change|convert) away from|eliminat(?:e|ing)|free of|nor|exclud(?:e|ing)|needn't)"
    rf"(?: (?:use|using|have|having|include|including|add|adding|need|want|write|writing|rely on|relying on|be|"
    rf"do|make|"
    rf"call|calling|put|contain|import|importing))?(?: {_FILLER})*|\bw/o) ?$"
)
_YES = re.compile(
    rf"\b(?:us(?:e|ing|es)|with|add(?:ing|s)?|includ(?:e|ing)|as|into|to|return(?:ing|s)?|want|need(?:s|ed)?|"
    rf"give(?: [\w,]+){{0,6}}|"
    rf"writ(?:e|ing)|put(?: in)?|should (?:be|have|use)|must (?:be|have|use)|be|has|have|via|through|by|"
    rf"turn(?: \w+)?|"
    rf"make (?:it|this|that|them|the \w+)(?: (?:a|an|more|fully))?|more|missing|lacks?|provide|show|keep|"
    rf"implement|prefer|"
    rf"apply|insert|create|define|in|form of|wrap(?:ped)? (?:it |this |that |everything )?in|follow(?:ing)?|"
    rf"employ|leverage|"
    rf"rely on|stick (?:to|with)|handl(?:e|es|ing)|catch(?:es|ing)?|deal(?:ing)? with|w/|where(?:'s| is| are)|"
    rf"switch to|"
    rf"convert(?: \w+)? (?:to|into)|forgot|go with|try|like|only|plus|full of|supports?|based on)"
    rf"(?: {_FILLER})* ?$"
)
_JOINED = re.compile(rf"(?:,|;|\band\b|\bor\b|\bnor\b|\bplus\b|&|\+|/)[ ,]*(?:also |then |{_FILLER} )*$")
_ASIDE = re.compile(
    r"^(?:so |and |but |ok(?:ay)?,? |hm+,? )*(?:what|why(?! not)|how (?:does|do|is|are|did|would|many|much|"
    r"come)|is|are|was|were|does|did|do you|which|who|"
    r"when(?: is| are| does)|explain|tell me|describe|compare|summari[sz]e|sum up|"
    r"i (?:know|think|see|like|love|understand)|thanks|"
    r"nice|great|good)\b"
)
_IF = re.compile(r"\b(?:if|when|whenever|unless|since|because|in case)\b(?![^,;]*,)[^,;]*$")
_LEAD = re.compile(
    rf"^(?:(?:and|also|but|please|pls|now|ok|okay|then|just|maybe|hey|oh|hi|yes|yeah|well|next|finally|again|same|"
    rf"version|\+1|{_FILLER})[ ,:]*)*$"
)
_CLAUSE = re.compile(r"(?:\.(?=\s|$)|[!?\n])+|;")
_CALLED = (
    re.compile(r"\b(?i:function|method|class|procedure|def|generator|helper|it|"
               r"script)\b[^.\n]{0,20}?\b(?:called|named)\s+[`\"'“]?"
               r"(?P<name>[A-Za-z_]\w*)"),
    re.compile(r"\b(?i:call|name|rename) (?:it|this|that|them|the (?:function|method|class|generator)|"
               r"your function)(?: to| as)? "
               r"(?:[`\"'“](?P<quoted>[A-Za-z_]\w*)|(?P<name>[A-Za-z_]\w*(?:_\w+|[a-z][A-Z]\w*|(?=\(\)))))"),
    re.compile(r"\b(?i:function|method|class)(?:'s)? (?:name )?(?:should|must|has to|needs to|"
               r"shall) be (?:called |named )?[`\"'“]?"
               r"(?P<name>[A-Za-z_]\w*)(?=[`\"'”]|\(|\.?\s*$|,| and )"),
)  # fmt: skip
_NO_NAMES = frozenset(
    [
        "a",
        "an",
        "the",
        "it",
        "this",
        "that",
        "something",
        "for",
        "with",
        "by",
        "from",
        "in",
        "on",
        "to",
        "as",
        "and",
        "or",
        "only",
        "more",
        "less",
        "better",
        "shorter",
        "async",
        "once",
        "after",
        "recursively",
        "iterative",
        "pure",
        "generic",
        "simple",
        "documented",
        "typed",
        "tested",
        "named",
        "called",
    ]
)


@lru_cache(maxsize=1024)
def wishes(text: str) -> tuple[CodeWish, ...]:
    """What a person's words want of code, in their order; of two about one thing the later one. Other wishes are none.

    The words may be a person's message or a requirement's sentence. A question about code, or a condition, is no wish.
    """
    found: dict[tuple[str, str], CodeWish] = {}
    for one in _read(text):
        found.pop((one.about, one.name), None)
        found[(one.about, one.name)] = one
    return tuple(found.values())


def _read(text: str) -> Iterator[CodeWish]:
    for sentence in _CLAUSE.split(text):
        yield from _called(sentence)
        plain = " ".join(sentence.lower().replace("’", "'").replace("`", "").split())
        plain = re.sub(r"^(?:why not|(?:so |and |but )?(?:what|how) about)\b", "please", plain)
        if plain and not _ASIDE.match(plain):
            yield from _features(plain)


def _called(sentence: str) -> Iterator[CodeWish]:
    for pattern in _CALLED:
        for match in pattern.finditer(sentence):
            name = match["name"] or match.groupdict().get("quoted") or ""
            before = sentence[: match.start()].lower()
            if name.lower() not in _NO_NAMES and not re.search(
                r"\b(?:not|n't|never|why|instead of|was|is)\b[^,]*$", before
            ):
                yield CodeWish(feature="called", name=name)


_NAMED = re.compile(
    "|".join(
        rf"(?P<f{number}>(?<![\w-]){feature.words}(?!\w|-(?!free)))" for number, feature in enumerate(FEATURES.values())
    )
)
_KEYS = tuple(FEATURES)


def _features(plain: str) -> Iterator[CodeWish]:
    """The features that one sentence names with a wish."""
    end, last = 0, None
    for match in _NAMED.finditer(plain):
        key = _KEYS[int((match.lastgroup or "f0")[1:])]
        before = plain[max(0, match.start() - NEAR) : match.start()]
        near = plain[end : match.start()] if last is not None else before
        absent = _polarity(plain, before, near, match, key, last)
        end, last = match.end(), absent if absent is not None else last
        if absent is not None and (FEATURES[key].leave if absent else FEATURES[key].use):
            feature, unwanted = _SAME.get((key, absent), (key, absent))
            yield CodeWish(feature=feature, absent=unwanted)


def _polarity(plain: str, before: str, near: str, match: re.Match[str], key: str, last: bool | None) -> bool | None:
    """Whether a feature is unwanted (True), wanted (False), or only spoken of (None)."""
    after = plain[match.end() : match.end() + NEAR]
    if _IF.search(before) or re.match(r" (?:is|are) (?:fine|good|great|ok|okay|nice|perfect|right)\b", after):
        return None
    if _NO.search(before):
        return True
    if re.match(r"[ -]free\b| (?:can|should|must) go\b| (?:are|is) (?:not needed|unnecessary)|(?:-| )?less\b", after):
        return True
    if _YES.search(before):
        return False
    if last is not None and _JOINED.fullmatch(near.strip() + " " if near.strip() else near):
        return last
    if (
        FEATURES[key].alone
        and _LEAD.match(before)
        and re.match(
            r"[,.!?: ]*(?:please|pls|too|as well|instead|throughout|everywhere|now|version|thanks|for (?:all|"
            r"every|each|the)\b.*|"
            r"(?:is|are) missing|and .*|, .*)?[.!? ]*$",
            after,
        )
    ):
        return False
    return None


_BARE = re.compile(rf"(?:[\s,;.!&+/`]|\b(?:{_FILLER[3:-1]}|and|or|nor|also|no|please|too|everywhere|throughout)\b)*")


def nothing_else(value: str) -> bool:
    """Whether what is to be included or left out names features of code and says no more than that."""
    plain = " ".join(value.lower().replace("’", "'").split())
    return _BARE.fullmatch(_NAMED.sub(" ", plain)) is not None and _NAMED.search(plain) is not None


def check(wish: CodeWish, code: str, language: str = "python") -> str:
    """What a piece of code has instead of what is wanted, as a sentence; "" where it has that, or code cannot tell.

    Code that does not parse is not judged here: `wrong` says that.
    """
    name = LANGUAGES.get(language.lower(), "")
    if name == "python":
        return missing_python(wish.feature, wish.absent, wish.name, code)
    return missing_script(wish.feature, wish.absent, wish.name, code, name) if name in SCRIPTS else ""


def unmet(wish: CodeWish, text: str) -> str:
    """What the code of an answer has instead; its blocks of one language count as one. "" for one without code.

    What is wanted must be in the code of some language; what is unwanted in none.
    """
    found = [check(wish, code, name) for name, code in together(text).items() if name == "python" or name in SCRIPTS]
    if not found or (not wish.absent and not all(found)):
        return ""
    return next((one for one in found if one), "")
