"""What a directive wants of code, and whether an answer's code has it. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.code.blocks import snippets
from bot.code.features import FEATURES
from bot.code.wishes import CodeWish, nothing_else, unmet, wishes
from bot.directives import Directive, Slot
from bot.tasks import TaskKind, kind_of

NO_CODE = "There is no code in it."


def directed(directive: Directive) -> tuple[CodeWish, ...]:
    """The wishes about code that a directive is; () for any other, and for one about a passage.

    Its value is a person's own sentence where it is verbatim, else what is to be included or left out.
    """
    return _read(directive.slot, directive.value, directive.verbatim)


@lru_cache(maxsize=1024)
def _read(slot: Slot, value: str, verbatim: bool) -> tuple[CodeWish, ...]:
    if verbatim:
        return wishes(value)
    if slot is Slot.INCLUDE:
        return wishes(f"include {value}")
    return wishes(f"no {value}") if slot is Slot.EXCLUDE else ()


def told(directive: Directive, task: str = "") -> str:
    """The requirement as it is checked, for a wish that is nothing but one about code; "" for any other.

    What is said of other things too ("no comments") is one about code where the question (`task`) is.
    """
    found = () if directive.verbatim or not nothing_else(directive.value) else directed(directive)
    if any(not FEATURES[one.feature].coded for one in found) and kind_of(task) is not TaskKind.CODE:
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
