"""What a directive wants of code, and whether an answer's code has it. Pure."""

from __future__ import annotations

from functools import lru_cache

from bot.code.wishes import CodeWish, unmet, wishes
from bot.directives import Directive, Slot


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


def lacking(directive: Directive, text: str) -> str:
    """What an answer's code has instead of what a directive wants of it; "" where it has that, or has no code."""
    return next((found for wish in directed(directive) if (found := unmet(wish, text))), "")
