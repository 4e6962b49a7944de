"""Feedback in words that only code has: one function alone, a one-liner; read with the answer's own code at hand."""

from __future__ import annotations

from bot.code.pointed import one_liner, pointed
from bot.directives import Slot
from bot.interpret.reading import Wish
from bot.interpret.scene import Scene


def of_code(scene: Scene, text: str) -> tuple[Wish, ...]:
    """What is wanted of the code of the version that the person saw; () for all that is read like any other words."""
    answer = scene.answer
    seen = answer.version(scene.event.version or answer.shown) if answer else None
    if seen is None:
        return ()
    if one_liner(text, seen.text):  # of a text it would be one sentence
        return (Wish(slot=Slot.INCLUDE, value=" ".join(text.split()), verbatim=True),)
    return tuple(Wish(slot=Slot.PASSAGE, value=one.value, target=one.target) for one in pointed(text, seen.text))
