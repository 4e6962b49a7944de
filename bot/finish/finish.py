"""What is mechanical about an answer, done by code after the model, only where it cannot change the sense. Pure.

Each step does nothing to a text that is as it should be, so that finishing twice is finishing once; each one that did
something is named, and people are told.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.finish import edges, marks, parts
from bot.finish.prose import is_data
from bot.finish.shape import Shape
from bot.values import Value


class Finished(Value):
    """A finished text, and what code did to it, each in a few words."""

    text: str
    done: tuple[str, ...] = ()


Step = Callable[[str, Shape], str]

_STEPS: tuple[tuple[str, Step], ...] = (
    ("made into a list", parts.listed),
    ("the number of points", parts.pointed),
    ("the number of paragraphs", parts.divided),
    ("sections marked", parts.sectioned),
    ("cut to length at the end of a sentence", parts.cut),
    ("title taken from the question", edges.titled),
    ("contractions written out", marks.written_out),
    ("marks left out", marks.without),
    ("parts highlighted", marks.highlighted),
    ("words put in capitals", marks.capitals),
    ("the question put first", edges.questioned),
    ("first words put in", edges.started),
    ("last words put in", edges.ended),
    ("upper or lower case", marks.cased),
    ("quotation marks put around it", edges.quoted),
)
"""In this order: what makes parts, what changes letters, what stands at the edges."""


def finish(text: str, shape: Shape) -> Finished:
    """The text finished as far as code can without changing its sense.

    A reply that is one of several options, JSON, code only or without words is left alone.
    """
    if shape.options or shape.form in ("json", "code only") or not re.search(r"\w", text) or is_data(text):
        return Finished(text=text)
    done: list[str] = []
    for name, step in _STEPS:
        after = step(text, shape)
        if after != text:
            done.append(name)
            text = after
    return Finished(text=text, done=tuple(done))
