"""What a wish makes of an answer, in a few words that can be opposed: brief, detailed, casual, a list. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.directives import Slot
from bot.length import parse_length
from bot.wanted import Held

_TRAITS: tuple[tuple[str, str], ...] = (
    ("detailed", r"\b(?:(?:more|in|all|every|full|great(?:er)?|extra) details?|detailed|in[- ]depth|elaborate|"
                 r"thorough(?:ly)?|comprehensive|"
                 r"exhaustive|go deeper|deep dive|cover everything|at length|more (?:background|context|"
                 r"explanation)|expand|long explanation)\b"),
    ("brief", r"\b(?:short|shorter|brief|briefly|concise|tl;?dr|one[- ]liner|to the point|less detail|fewer words|"
              r"crisp|terse)\b"),
    ("terms", r"\b(?:explain|define|spell out)\w*\b.{0,20}\b(?:terms?|words?|jargon|acronyms?|abbreviations?|"
              r"everything)\b|\bglossary\b"),
    ("plain", r"\b(?:like i['’]?m (?:five|5)|eli5|for (?:kids|children|beginners|dummies|laypeople)|"
              r"simple(?:r)? (?:words|language|terms)|"
              r"everyday (?:words|language)|plain (?:english|language))\b"),
    ("technical", r"\b(?:technical (?:terms?|detail|depth|language)|jargon|equations?|proofs?|exact terms|"
                  r"for (?:experts|specialists))\b"),
    ("casual", r"\b(?:slang|jokes?|funny|humou?r(?:ous)?|memes?|casual|informal|chatty|puns?|sarcas\w+)\b"),
    ("formal", r"\b(?:formal(?:ly)?|official|business(?:-like)?|academic|professional(?:ly)?|legal)\b"),
    ("serious", r"\b(?:serious|sober|grave|no jokes|solemn)\b"),
    ("list", r"\b(?:bullet(?: point)?s?|bulleted|numbered list|as a list|in a list|checklist)\b"),
    ("table", r"\b(?:tables?|tabular|spreadsheet)\b"),
    ("code", r"\b(?:code|snippets?)\b"),
    ("words", r"\b(?:explain|explanation|describe|description|comment(?:ary)?|why|introduction|intro|summary|"
              r"background|greeting)\b"),
    ("number", r"\d|\b(?:numbers?|figures?|prices?|costs?|statistics?|stats|percentages?|dates?|years?|amounts?|"
               r"budget|revenue)\b"),
    ("link", r"\b(?:links?|urls?|sources?|references?|citations?)\b"),
    ("emoji", r"\bemojis?\b"),
    ("quote", r"\b(?:quotes?|quotations?)\b"),
    ("question", r"\b(?:questions?)\b"),
    ("example", r"\bexamples?\b"),
)  # fmt: skip
_KNOWN = tuple((trait, re.compile(pattern, re.IGNORECASE)) for trait, pattern in _TRAITS)
OPPOSED = frozenset(
    frozenset(pair)
    for pair in (
        ("brief", "detailed"), ("plain", "technical"), ("terms", "technical"), ("casual", "formal"),
        ("casual", "serious"), ("prose", "list"), ("prose", "table"), ("only code", "words"), ("only code", "example"),
        ("only code", "table"), ("only code", "list"), ("only data", "words"), ("only data", "emoji"),
        ("only data", "casual"), ("brief", "terms"),
    )
)  # fmt: skip
"""Traits that one answer cannot well have both of."""
REFUSED = {
    "digits": "number", "links": "link", "emoji": "emoji", "quotation marks": "quote", "question marks": "question",
    "code": "code", "tables": "table", "bullets": "list", "examples": "example", "example": "example",
    "numbers": "number", "jargon": "technical", "jokes": "casual", "explanations": "words", "explanation": "words",
    "details": "detailed", "detail": "detailed", "technical terms": "technical", "lists": "list",
}  # fmt: skip
"""What an exclusion leaves out, as a trait that another wish must not have."""


def traits(held: Held) -> frozenset[str]:
    """What a wish makes of an answer, in the words of OPPOSED."""
    directive = held.directive
    value = directive.value
    match directive.slot:
        case Slot.LENGTH:
            length = parse_length(value)
            pulls = {"down": "brief", "up": "detailed"}.get(length.pull or "", "") if length else ""
            return frozenset({pulls} if pulls else ())
        case Slot.FORMAT:
            form = re.sub(r"^(?:at least|at most|exactly|about) \d+ ", "", value)
            fixed = {"prose": "prose", "code only": "only code", "json": "only data", "table": "table"}
            listed = {"list"} if form in ("bullets", "numbered", "steps", "checklist") else set()
            return frozenset({fixed[form]} if form in fixed else listed)
        case Slot.EXPERTISE:
            known = {"expert": "technical", "child": "plain", "beginner": "plain"}.get(value)
            return frozenset({known} if known else ())
        case Slot.EXAMPLE:
            return _read(value) | {"example"}
        case Slot.TONE | Slot.INCLUDE:
            return _read(value)
        case _:
            return frozenset()


@lru_cache(maxsize=1024)
def _read(value: str) -> frozenset[str]:
    """The traits that words name, but for those they name to be without ("no jargon" is none of "jargon").

    Kept, since each wish is held against every other.
    """
    plain = re.sub(r"\b(?:no|not|without|less|fewer|avoid|never|don['’]t use)\s+(?:\w+\s+)?\w+", " … ", value)
    found = {trait for trait, pattern in _KNOWN if pattern.search(plain)}
    if re.search(r"\b(?:no|without|avoid)\s+(?:technical\s+)?(?:jargon|terms)", value, re.IGNORECASE):
        found |= {"plain"}
    return frozenset(found)
