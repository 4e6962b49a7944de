"""JSON and nothing else, one of some given answers, one language and no other. English."""

from __future__ import annotations

import re
from functools import cache

from bot.directives import Slot
from bot.interpret.constraints.grammar import HAVE, MODAL, QUOTED, THING, Rule, unquoted
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled
from bot.interpret.vocabulary.tongue import TONGUE

_MORE = (
    "Kannada", "Malayalam", "Sinhala", "Khmer", "Lao", "Burmese", "Somali", "Amharic", "Hausa", "Yoruba", "Igbo",
    "Xhosa", "Belarusian", "Bosnian", "Macedonian", "Kazakh", "Uzbek", "Azerbaijani", "Pashto", "Filipino", "Maltese",
    "Luxembourgish", "Turkish", "Polish", "Oriya", "Odia", "Assamese", "Sanskrit", "Kurdish", "Javanese", "Maori",
)  # fmt: skip


@cache
def languages() -> dict[str, str]:
    """The languages that can be named, by their name in lower case."""
    return {name.lower(): name for name in (*(term.value for _, term in TONGUE), *_MORE)}


def _tongue() -> str:
    return rf"(?P<tongue>{'|'.join(sorted(languages(), key=len, reverse=True))})(?: language)?(?![\w'-])"


_NO_OTHER = (
    r"(?:[\s,;.(–-]*(?:and )?(?:(?:with )?no other languages?(?: (?:except|besides|than|but) \w+)?(?:(?: is| are|"
    r" will be)? (?:allowed|permitted|accepted))?"
    r"(?: (?:to be used|throughout|in|anywhere)(?: (?:your|the|it)(?: \w+){0,2})?)*|nothing else|only|(?:do not|"
    r"don't) use any other languages?|without any other languages?|"
    r"not? (?:a single word of )?english|only that|please)\)?)*"
)


def _language(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    return (Wish(slot=Slot.LANGUAGE, value=languages()[match["tongue"]]),)


def _json(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    return (Wish(slot=Slot.FORMAT, value="json"),)


def _options(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    start, end = match.span("options")
    quotes = [found.span() for found in compiled(QUOTED).finditer(text.plain, start, end)]
    if quotes:
        items = [unquoted(text, *span) for span in quotes]
    else:
        said = text.slice(start, end)
        sign = next((one for one in ("\n", "/", "|", ";", ",") if one in said), " or ")
        pieces = re.split(rf"\s*{re.escape(sign)}\s*(?:or\s+)?|\s+or\s+", said)
        items = [re.sub(r"^(?:[*•-]|\d[.)])\s+", "", piece.strip(" ()[]")).strip() for piece in pieces]
        items = [item for item in items if item]
    items = _full(items)
    if len(items) < 2 or any(len(item) > 60 for item in items):
        return None
    return (Wish(slot=Slot.FORMAT, value="one of " + " / ".join(f'"{item}"' for item in items)),)


def _full(items: list[str]) -> list[str]:
    """`My answer is yes / no` said in full: each item a whole sentence, as it is to stand there."""
    lead = re.match(r"(?i)(my answer is|the answer is|i say|i vote) (?=\S)", items[0]) if items else None
    if lead is None:
        return items
    full = [item if item.lower().startswith(lead[1].lower()) else f"{lead[0]}{item}" for item in items]
    return [item if item.endswith((".", "!", "?")) else f"{item}." for item in full]


_WRAP = (
    r"(?:wrap(?:ped)?|put|give|format(?:ted)?|output|return|make|present|provide|write|render|express|encode|enclose|"
    r"print|send|turn|convert|deliver|answer|reply|respond|be|structure|produce|show|i want|i need)"
)
_JSON = (
    r"(?:an? |the |one |single |valid |pure |plain |raw |proper |well-formed |only |just |strict |correct |parsable |"
    r"parseable |nothing but )*json(?: (?:format|block|object|code block|code|document|string|structure|output|only|"
    r"data|response|please|syntax))*"
)
_FENCE = (
    r"(?:(?:a |an |markdown |triple |three |code |such as |like )*(?:backticks|ticks|code ?block|code fences?|"
    r"fences?|'{3}(?:json)?))"
)
_TICKS = (
    r"(?:[\s,;.:(]*(?:and |you can |please |then |but )*(?:(?:(?:wrap(?:ped)?|put|use|using|enclosed?|"
    r"surround(?:ed)?|place|fenced?)\s+)?"
    rf"(?:it |this |that |everything )?(?:in(?:side)? |with(?:in)? |by |between )?{_FENCE}(?:,? (?:if you (?:like|"
    rf"want)|or not))?[\s:.]*"
    r"(?:\[json content\]\s*'{3})?|nothing (?:else|but (?:the )?json)|no (?:other text|text around it|extra text|"
    r"explanations? around it))\)?)*"
)
_ONLY = (
    r"(?:only|just|entirely|exclusively|solely|completely|purely|strictly|fully|100%|all|be|written|the|a|please|use|"
    r"using|your|and|again|back|out|wholly)"
)
_LIST = (
    rf"(?P<options>[\s(\[]*(?:{QUOTED}(?:(?:\s*[,/|;]\s*(?:and |or )?|\s+(?:or|and)\s+|\s+){QUOTED})+|"
    rf"[^\n\"]{{1,60}}?(?:\s*[/|;,]\s*(?:or )?[^\n\"/|;,.]{{1,60}}?\.?)+(?=\s*(?:$|\n|[.!?)](?:\s|$)))|"
    rf"(?:\n\s*(?:[*•-]|\d[.)])?\s*[^\n]{{1,60}}){{2,8}})[\])]?)"
)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family; they are made when first asked for, as the languages are many."""
    tongue = _tongue()
    return (
        Rule(rf"(?:(?:just|only|simply) )?{_WRAP} (?:me |us |it |back )*{_JSON}{_TICKS}", _json, "json"),
        Rule(rf"(?:(?:answer|reply|respond|write|rewrite|redo|say|do|give|put|translate|make|speak|use|type|"
             rf"be written|be|it|this|that|everything|me|should|must|only|{THING} {MODAL})\s+)*(?:{_ONLY}\s+)*(?:in|"
             rf"into|use)\s+(?:{_ONLY}\s+)*{tongue}(?: (?:only|please|back|again|entirely|exclusively|throughout|"
             rf"now)(?![\w'-]))*{_NO_OTHER}",
             _language),
        Rule(rf"(?:use|using) (?:{_ONLY}\s+)+{tongue}{_NO_OTHER}", _language, "only|exclusively|solely|just|entirely|"
             "nothing"),
        Rule(rf"{tongue}(?:,? (?:only|exclusively|please|pls))+{_NO_OTHER}", _language, "no other|nothing else"),
        Rule(rf"(?:only|just|exclusively|nothing but) {tongue}{_NO_OTHER}", _language),
        Rule(rf"no other languages? (?:except|besides|than|but|apart from) {tongue}(?: (?:is|are))? (?:allowed|"
             rf"permitted)(?: (?:to be used|in|throughout)(?: \w+){{0,3}})*", _language, "no other lang"),
        Rule(rf"(?:{_WRAP}\s+(?:me )?)*(?:(?:{THING}|only|"
             rf"just)\s+)*(?:(?:{MODAL} )?(?:be )?(?:{_WRAP} )?(?:only )?)?(?:as|in|into|inside|using|use|contains?|"
             rf"with|to)\s+(?:the )?{_JSON}(?: only| please)*{_TICKS}", _json, "json"),
        Rule(rf"(?:only|just|nothing but|{HAVE}valid) {_JSON}{_TICKS}", _json, "json"),
        Rule(rf"(?:{THING} )?(?:{MODAL} )?only (?:contains?|be|include|have|return|output) {_JSON}{_TICKS}",
         _json, "json"),
        Rule(rf"(?:your (?:answer|response|reply) {MODAL} (?:be|contain|include) |just |only |be )*(?:(?:answer|"
             rf"reply|respond|choose|pick|say|select|use|give|stick to)(?: me| it| this)? ?)?(?:only |just |"
             rf"exactly |strictly |either )*(?:with |from |using |among |by saying |in )?(?:only |just |exactly )*"
             rf"one of\b\s*(?:the |these\b ?|those\b ?)?(?:following |exact |three |two |four |five |3 |2 |4 |"
             rf"5 )*(?:phrases|options|answers|repl(?:y|ies)|choices|sentences|responses|words|"
             rf"statements)?\s*(?:below|exactly|only)?\s*[:,-]?\s*{_LIST}", _options, "one of"),
    )  # fmt: skip
