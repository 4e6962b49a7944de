"""What a directive wants of code, and whether an answer's code has it. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.code.bare import nothing_else
from bot.code.blocks import snippets
from bot.code.checked import unmet
from bot.code.features import FEATURES
from bot.code.keeps import signatures
from bot.code.wish import SAID, CodeWish
from bot.code.wishes import wishes
from bot.directives import Directive, Slot
from bot.tasks import TaskKind, kind_of

NO_CODE = "There is no code in it."


def directed(directive: Directive) -> tuple[CodeWish, ...]:
    """The wishes about code that a directive is; () for any other, and for one about a passage.

    Its value is a person's own sentence where it is verbatim, else what is to be included or left out.
    """
    return _read(directive.slot, directive.value, directive.verbatim)


SIGNED = re.compile(r"the signatures? `(?P<signatures>[^`]+(?:`, `[^`]+)*)`")
"""What `signed` says of the code that a person saw."""


def signed(text: str) -> str:
    """What is kept where the signature is to stay: what the functions of an answer's code take; "" without Python."""
    found = [one for one in signatures(text).values() if one.endswith(")") and not one.startswith("_")]
    return f"the signature{'s' if len(found) > 1 else ''} {', '.join(f'`{one}`' for one in found)}" if found else ""


@lru_cache(maxsize=1024)
def _read(slot: Slot, value: str, verbatim: bool) -> tuple[CodeWish, ...]:
    if verbatim:
        return wishes(value)
    if slot is Slot.KEEP and (kept := SIGNED.fullmatch(value)):
        return (CodeWish(feature="signatures", name=kept["signatures"].replace("`, `", "` `")),)
    if slot is Slot.INCLUDE:
        return wishes(f"include {value}")
    return wishes(f"no {value}") if slot is Slot.EXCLUDE else ()


def competes(directive: Directive) -> str:
    """What a wish competes for of which there can be one alone (a language, a number of lines); "" for any other."""
    found = () if directive.verbatim else directed(directive)
    return found[0].about if len(found) == 1 and found[0].feature in ("language", "lines", "functions") else ""


def told(directive: Directive, task: str = "") -> str:
    """The requirement as it is checked, for a wish that is nothing but one about code; "" for any other.

    What is said of other things too ("no comments") is one about code where the question (`task`) is.
    """
    found = () if directive.verbatim or not nothing_else(directive.value) else directed(directive)
    if (
        any(one.feature not in SAID and not FEATURES[one.feature].coded for one in found)
        and kind_of(task) is not TaskKind.CODE
    ):
        return ""
    return " ".join(one.sentence for one in found)


_INSIDE = frozenset(
    [
        "generator",
        "generator expression",
        "type hints",
        "recursion",
        "docstring",
        "docstrings",
        "standard library",
        "imports",
        "comments",
        "list comprehension",
        "comprehension",
        "f-strings",
        "error handling",
        "try",
        "tests",
        "print",
        "main guard",
        "loop",
        "lambda",
        "global",
        "one-liner",
        "memoization",
        "logging",
        "match",
        "context manager",
        "walrus",
    ]
)
"""What can be changed of code while it is called and used as before."""
_OUTSIDE = re.compile(
    r"\b(?:renam\w*|names?|named|naming|call(?:ed|s|ing)?|param\w*|arg(?:ument)?s?|signatures?|accept\w*|takes?|taking|"
    r"pass(?:ed|ing)?|inputs?|option\w*|both|infinite|endless|unbounded|forever|new|another|second|separate|split|merge|"
    r"combine|remove|delete|drop|methods?|class(?:es)?|api|interface|instead of (?!a |an |recurs|loop|list|return)|"
    r"only|one function|single function|simplif\w*|rewrite in|port|translate)\b",
    re.IGNORECASE,
)
"""Words of a wish that may be about what the code is called or what it takes."""


def keeps_names(directive: Directive) -> bool:
    """Whether a wish is about the inside of code alone, so that names and parameters stay what they were."""
    found = directed(directive)
    inside = bool(found) and all(one.feature in _INSIDE for one in found)
    return inside and not (directive.verbatim and _OUTSIDE.search(directive.value))


def lacking(directive: Directive, text: str, task: str = "") -> str:
    """What an answer's code has instead of what a directive wants of it; "" where it has that.

    An answer without any code lacks it too where the question (`task`) asks for code; else nothing is said of it.
    """
    found = directed(directive)
    if any(not wish.absent for wish in found) and not snippets(text) and "`" not in text:
        return NO_CODE if kind_of(task) is TaskKind.CODE else ""
    return next((lacks for wish in found if (lacks := unmet(wish, text))), "")
