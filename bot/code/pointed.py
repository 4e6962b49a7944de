"""Feedback that is about one function alone: `change only fib(): make it iterative`, `in parse(), use a loop`. Pure.

Which names are functions is known from the answer's own code, so that nothing is read into ordinary words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.code.blocks import together
from bot.code.placed import placed
from bot.code.spared import KIND, by_name, referred, spared
from bot.values import Value

MOST = 300
"""Characters of a message that are looked at; what is longer says more than one function's change."""
NAMES = 60
"""Different names at most: a message about a longer listing is read like any other."""


class Pointed(Value):
    """A function that is to be changed, and how."""

    target: str
    """Its name as `bot.passage` reads it: "function `fib`", "method `Stack.push`"."""
    value: str
    """What to do with it, in the person's own words."""


_VERB = (
    r"(?:change|rewrite|edit|fix|update|touch|modify|refactor|redo|improve|rework|adapt|adjust|convert|turn|simplify|"
    r"clean up|optimi[sz]e|shorten|speed up)"
)
_ONLY = r"(?:only|just|solely|nothing but)"
_LEAD = (
    r"(?:(?:please|pls|now|ok(?:ay)?|thanks|hey|hi|hmm+|also|then|but|and|so|(?:can|could|would|will) you(?: please)?|"
    r"i(?:'d| would) like you to|i(?:'d| would) like to|i want you to|let's|you should)[,.!]?\s+)*"
)


def pointed(words: str, text: str) -> tuple[Pointed, ...]:
    """What a message wants of single functions of an answer's code; () where it is about more, or about none.

    In: the message and the answer's text. One for each function that it names ("only f() and g(): add type hints").
    A name that is written as code but that the code has not is given too, so that people are told of it.
    """
    said = " ".join(words.replace("’", "'").split())
    names = _names(text) if said and len(said) <= MOST else {}
    if not names or len(names) > NAMES:
        return ()
    said = by_name(said, [one.function for one in placed(text)])
    said, rest_stays = spared(said, names)
    if not any(name in said for name in names):
        return _unknown(said, rest_stays, text)
    for form, limited, whole in _FORMS:
        match = re.fullmatch(_with_names(form, names), said, re.IGNORECASE)
        if match is None or not (limited or rest_stays) or (whole and re.search(r"[.!?]\s+\w", match["rest"] or "")):
            continue
        shown = match["names"]
        firm = rest_stays or ":" in match.group(0)[match.end("names") : match.end("names") + 1] or _object(match)
        found = list(_named(shown, names, firm=firm))
        value = _value(match, said)
        if found and value and not (value.endswith("?") and _ASKING.match(value)):
            return tuple(Pointed(target=target, value=value.rstrip("?").rstrip()) for target in found)
    return _unknown(said, rest_stays, text)


_UNKNOWN = re.compile(
    rf"{_LEAD}(?:(?P<how>{_VERB}\s+{_ONLY}|{_ONLY}\s+{_VERB})|{_ONLY}|(?P<free>{_VERB}))\s+(?:in\s+)?(?:the\s+)?(?:{KIND}\s+)?"
    rf"(?:`(?P<quoted>[A-Za-z_][\w.]*)(?:\(\))?`|(?P<called>[A-Za-z_][\w.]*)\(\))(?:\s+{KIND})?"
    r"(?:\s*(?P<mark>[:;—–-]+)\s*|[\s,]+|$)(?P<rest>.*)",
    re.IGNORECASE,
)


def _unknown(said: str, rest_stays: bool, text: str) -> tuple[Pointed, ...]:
    """A function that is written as code, in backquotes or with `()`, where the text has nothing of that name."""
    match = _UNKNOWN.fullmatch(said)
    if match is None or (match["free"] and not rest_stays):
        return ()
    name = match["quoted"] or match["called"]
    if name.rpartition(".")[2] in text or not (match["how"] or match["free"] or match["mark"]):
        return ()
    return (Pointed(target=f"function `{name}`", value=match["rest"].strip(" .!") or "change it"),)


_ONE_LINER = re.compile(
    rf"{_LEAD}(?:(?:make|turn|write|rewrite|give|express|convert|reduce|shorten|put|get|do) "
    r"(?:it|this|that|the (?:code|function)|me|them)(?: all)? )?(?:as |into |to |in |down to )*(?:an? |just |only )*"
    r"one[ -]?liner(?:,? (?:please|instead|version))*[.! ]*",
    re.IGNORECASE,
)


def one_liner(words: str, text: str) -> bool:
    """Whether a message wants an answer's code as a one-liner: of a text that would be one sentence."""
    return _ONE_LINER.fullmatch(" ".join(words.split())) is not None and bool(together(text))


def _names(text: str) -> dict[str, str]:
    """The names and paths of what the code of a text defines, each with what it is, in words."""
    found: dict[str, str] = {}
    for one in placed(text):
        function = one.function
        inside = "." in function.path
        kind = "class" if function.kind == "class" else "method" if inside else "function"
        for name in (function.name, function.path):
            found.setdefault(name, kind)
    return found


_ASKING = re.compile(
    r"(?:what|why|how|who|when|where|which|is|are|was|does|do|did|can|could|should|would|will)\b", re.I
)
_JOIN = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
_ADDED = r"(?P<rest>(?:add|put|use|include|insert|remove|drop)\s.*)\s+(?:in|to|for|from|inside)\s+NAMES[.!]*"
_THEN = r"(?:\s*(?P<mark>[:;,—–-]+)\s*|\s+)"
_FORMS: tuple[tuple[str, bool, bool], ...] = (
    (rf"{_LEAD}(?:{_VERB}\s+)?{_ONLY}\s+(?:(?P<verb>{_VERB})\s+)?(?:in\s+)?NAMES\s*(?:[:;,—–-]+)\s*(?P<rest>.+)",
     True, False),
    (rf"{_LEAD}in\s+(?:{_ONLY}\s+)?NAMES\s*[:,]?\s+(?P<rest>.+)", True, True),
    (r"NAMES\s*:\s*(?P<rest>.+)", True, True),
    (rf"{_LEAD}(?P<verb>{_VERB}|make)\s+{_ONLY}\s+NAMES[.!?,]*(?:\s+(?P<rest>.+))?", True, True),
    (rf"{_LEAD}{_ONLY}\s+(?P<verb>{_VERB}|make)\s+NAMES[.!?,]*(?:\s+(?P<rest>.+))?", True, True),
    (rf"{_LEAD}(?:leave|keep)\s+(?:everything|all)(?: (?:as (?:it )?is|unchanged|the same))? "
     r"(?:except|but)(?: for)? NAMES,? (?:which|that|it|they) (?:should|must|needs? to|has to) (?P<rest>.+)",
     True, True),
    (rf"{_LEAD}NAMES\s+(?:only|alone)\s*[:,;—–-]+\s*(?P<rest>.+)", True, True),
    (rf"{_LEAD}(?P<verb>{_VERB}|make)\s+NAMES\s+(?:only|alone)(?:{_THEN}(?P<rest>.*)|(?P<end>[.!]*))", True, True),
    (rf"{_LEAD}(?P<rest>\S.*)\s+{_ONLY}\s+(?:in|to|for|of|inside)\s+NAMES[.!]*", True, True),
    (rf"{_LEAD}(?P<rest>\S.*)\s+(?:in|to|for|of|inside)\s+NAMES\s+(?:only|alone)[.!]*", True, True),
    (rf"{_LEAD}{_ONLY}\s+{_ADDED}", True, True),
    (rf"{_LEAD}(?:(?P<verb>{_VERB}|remove|drop|replace|use|add)\s+{_ONLY}|{_ONLY}\s+(?P<verb2>{_VERB}))\s+"
     r"(?P<rest>(?:the|a|an|its|all)\s.*)\s+(?:in|of|inside|from)\s+NAMES[.!]*", True, True),
    (rf"{_LEAD}{_ONLY}\s+NAMES\s+(?:should|must|needs?|has to|ought to)(?: to)?\s+(?P<rest>.+)", True, True),
    (rf"{_LEAD}(?P<verb>{_VERB}|make)\s+NAMES{_THEN}(?P<rest>.+)", False, True),
    (rf"{_LEAD}(?P<verb>{_VERB})\s+NAMES(?P<rest>)[.!?]*", False, True),
    (rf"{_LEAD}NAMES\s+(?:should|must|needs? to|has to|ought to|could|can)\s+(?P<rest>.+)", False, True),
    (rf"{_LEAD}(?P<rest>\S.*)\s+(?:in|of|inside)\s+NAMES[.!?]*", False, True),
    (rf"{_LEAD}{_ADDED}", False, True),
)  # fmt: skip
"""The forms of such a message; whether the form itself says that the rest stays; whether it must be one sentence."""


def _with_names(form: str, names: dict[str, str]) -> str:
    """A form with the names that can stand in it, each as people write it."""
    one = referred(names)
    return form.replace("NAMES", rf"(?P<names>{one}(?:{_JOIN}{one})*)")


def _named(shown: str, names: dict[str, str], *, firm: bool) -> Iterator[str]:
    """The targets of what is named; none where one of them could be an ordinary word."""
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    own = rf"[`'\"“]?(?-i:(?P<name>{every}))(?!\w)(?P<after>\(|[`'\"”]|\s+{KIND})?"
    found = list(re.finditer(rf"(?<![\w.])(?P<before>{KIND}\s+)?{own}", shown, re.IGNORECASE))
    plain = [
        one for one in found if not (one["before"] or one["after"]) and re.fullmatch(r"[A-Za-z][a-z]*", one["name"])
    ]
    if plain and not firm and any(_WORDS.fullmatch(one["name"]) for one in plain):
        return
    for name in dict.fromkeys(one["name"] for one in found):
        yield f"{names[name]} `{name}`"


_CHANGED = re.compile(rf"\b{_VERB}\s+(?:{_ONLY}\s+)?$", re.IGNORECASE)
_OBJECTS = re.compile(
    r"\b(?:all|answer|any|class|code|comment|comments|copy|count|data|errors|example|first|format|function|"
    r"functions|help|last|line|lines|list|loop|loops|method|methods|more|name|names|new|next|now|one|order|"
    r"output|part|parts|rest|search|set|sort|step|sum|test|tests|text|that|there|this|top)\b"
)
"""Nouns that can be changed, and functions may be called so."""


def _object(match: re.Match[str]) -> bool:
    """Whether the name stands where a sentence has what is changed, and is no noun: "only change load, ..."."""
    before = match.string[: match.start("names")]
    return _CHANGED.search(before) is not None and not _OBJECTS.search(match["names"])


_WORDS = re.compile(
    r"(?:add|all|answer|any|apply|ask|assert|back|break|bring|build|call|change|check|class|clean|clear|close|code|"
    r"comment|comments|compute|copy|count|create|cut|data|delete|describe|draw|edit|end|errors|example|explain|fill|"
    r"find|first|fix|format|function|functions|generate|get|give|go|handle|help|hide|insert|join|keep|last|"
    r"leave|line|lines|list|load|loop|loops|main|make|map|merge|method|methods|more|move|name|names|new|next|now|one|"
    r"open|order|output|part|parts|pass|play|pop|print|process|push|put|read|remove|rename|replace|reset|rest|return|"
    r"reverse|rewrite|run|save|say|search|see|send|set|show|simplify|skip|sort|split|start|step|stop|sum|swap|switch|"
    r"take|test|tests|text|that|there|think|this|top|try|turn|update|use|validate|wait|walk|work|write)"
)
"""Names of functions that are words of a sentence too: alone, without `()` or "the … function", they name none."""


def _value(match: re.Match[str], said: str) -> str:
    """What is to be done, with the verb where there is one that says more than "change it"."""
    parts = match.groupdict()
    rest = (parts["rest"] or "").strip().strip(",;: ").rstrip(" .!")
    verb = (parts.get("verb") or parts.get("verb2") or "").lower()
    if not verb or (rest and match.start("rest") > match.end("names") and _set_off(match, said)):
        return rest
    if not rest:
        return "" if verb in ("change", "edit", "update", "touch", "modify", "make") else f"{verb} it"
    if match.start("rest") < match.start("names"):
        return f"{verb} {rest}"
    if verb == "make" or re.match(r"(?:to|with|so|using|by|into|as|without|in)\b", rest):
        verb = "rewrite" if verb in ("touch", "change", "edit", "update", "modify") else verb
        return f"{verb} it {rest}"
    return rest


def _set_off(match: re.Match[str], said: str) -> bool:
    """Whether a mark stands between the names and what is to be done."""
    return re.search(r"[:;,—–-]", said[match.end("names") : match.start("rest")]) is not None
