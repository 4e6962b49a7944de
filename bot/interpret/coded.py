"""Feedback in words that only code has: one function alone, a one-liner; read with the answer's own code at hand."""

from __future__ import annotations

import re

from bot.code.bare import bare
from bot.code.blocks import together
from bot.code.directed import signed
from bot.code.pointed import one_liner, pointed
from bot.directives import Slot
from bot.interpret.reading import Wish
from bot.interpret.scene import Scene

LONGEST = 200
"""Characters of a message about features of code alone."""


def of_code(scene: Scene, text: str) -> tuple[Wish, ...]:
    """What is wanted of the code of the version that the person saw; () for all that is read like any other words."""
    answer = scene.answer
    seen = answer.version(scene.event.version or answer.shown) if answer else None
    if seen is None:
        return ()
    if one_liner(text, seen.text):  # of a text it would be one sentence
        return (Wish(slot=Slot.INCLUDE, value=" ".join(text.split()), verbatim=True),)
    if found := pointed(text, seen.text):
        return tuple(Wish(slot=Slot.PASSAGE, value=one.value, target=one.target) for one in found)
    code = together(seen.text)
    if not code or len(text) > LONGEST:
        return ()
    if kept := _SIGNATURE.fullmatch(text.strip()):
        rest = _of_features(kept["rest"] or kept["first"] or "")
        value = signed(seen.text)
        return (
            (Wish(slot=Slot.KEEP, value=value), *rest)
            if value and bool(rest) == bool(kept["rest"] or kept["first"])
            else ()
        )
    lines = sum(bool(line.strip()) for piece in code.values() for line in piece.split("\n"))
    others = sum(bool(re.search(r"\w", line)) and "```" not in line for line in seen.text.split("\n")) - lines
    mostly = lines >= others
    return _of_features(_LINES.sub(r"\1 of code", text) if mostly else text)


_SIGNATURE = re.compile(
    r"(?:(?P<first>.+?)(?:,| but| and|,? without changing| while keeping)+ )?"
    r"(?:(?:please |just )?(?:keep|leave|preserve|keeping|without changing|don't change|do not change) )?"
    r"(?:with )?(?:the |same )(?:same |current |function(?:'s)? |existing )*signatures?"
    r"(?: (?:as is|the same|unchanged|as it is|intact))?"
    r"(?:[,;.:]? *(?:but |and |just |then )*(?P<rest>\S.*?))?[.! ]*",
    re.IGNORECASE,
)
"""The signature is to stay, with or without another wish."""
_LINES = re.compile(r"(\d+ lines?)\b(?! of\b)")
"""Of an answer that mostly is code, the code's lines are meant."""


def _of_features(text: str) -> tuple[Wish, ...]:
    """A message that is nothing but wishes about features of code: each by its name: a later one replaces it."""
    return tuple(Wish(slot=Slot.EXCLUDE if one.absent else Slot.INCLUDE, value=one.value) for one in bare(text))
