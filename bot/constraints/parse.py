"""`constraint`: the canonical value of a directive as what code can check of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from bot.constraints.constraint import Bounds, Constraint
from bot.constraints.edges import QUESTION_FIRST, Case, Ends, Starts, StartsWithQuestion
from bot.constraints.forms import SAID, Form
from bot.constraints.language import InLanguage, ReadingLevel
from bot.constraints.lengths import length_of
from bot.constraints.marks import mark_absent
from bot.constraints.parts import (
    Answers,
    Divided,
    Highlighted,
    ParagraphStarts,
    Placeholders,
    Postscript,
    Quoted,
    Sections,
    Title,
)
from bot.constraints.terms import Capitals, LetterTimes, OneOf, TermAbsent, TermTimes
from bot.directives import Slot

_Q = r"[\"“”„«»]"
_BOUNDS = r"(?P<relation>at least|at most|exactly|about) (?P<count>\d{1,5})"
_WORD_LIMIT = 2
"""Up to so many bare words an exclusion is read as those very words."""


@lru_cache(maxsize=4096)
def constraint(slot: Slot, value: str, task: str = "") -> Constraint | None:
    """What code can check of a directive's value; None where it is for the model alone.

    `task` is the question's text: "start with the question, word for word" needs it to be checked. Relative lengths
    ("shorter") are None: what they come to depends on the version that they speak of (`bot.prompt.target_words`).
    """
    text = " ".join(value.split())
    reader = _READERS.get(slot)
    return reader(text, task) if reader and text else None


def _bounds(match: re.Match[str]) -> Bounds:
    return Bounds.model_validate({"relation": match["relation"], "count": int(match["count"])})


def _format(value: str, task: str) -> Constraint | None:
    if value in SAID:
        return Form(form=value)
    if match := re.fullmatch(rf"{_BOUNDS} (?P<form>bullet|step|numbered|checklist|heading)s?", value):
        form = match["form"]
        return Form(form=form if form in SAID else f"{form}s", bounds=_bounds(match))
    if value.startswith("one of ") and (options := re.findall(rf"{_Q}([^\"“”]+){_Q}", value)):
        return OneOf(options=tuple(options))
    return None


def _case(value: str, task: str) -> Constraint | None:
    return Case(case=value) if value in ("capitals", "lowercase", "normal") else None


def _start(value: str, task: str) -> Constraint | None:
    return StartsWithQuestion(question=task) if value == QUESTION_FIRST else Starts(words=value)


_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_TERM = rf"(?:the (?:exact )?(?:word|phrase|keyword|term|expression)s? )?{_Q}(?P<term>[^\"“”„«»]+){_Q}"
_FIXED: dict[str, Callable[[], Constraint]] = {
    "a title": Title,
    "a title in << >>": lambda: Title(wrapped=True),
    "quotation marks around the answer": Quoted,
}
_COUNTED: dict[str, Callable[[re.Match[str]], Constraint]] = {
    rf"{_TERM} {_BOUNDS} times?": lambda found: TermTimes(term=found["term"], bounds=_bounds(found)),
    rf"the letter {_Q}?(?P<letter>\w){_Q}? {_BOUNDS} times?":
        lambda found: LetterTimes(letter=found["letter"], bounds=_bounds(found)),
    rf"{_BOUNDS} highlighted parts?": lambda found: Highlighted(bounds=_bounds(found)),
    rf"{_BOUNDS} placeholders?": lambda found: Placeholders(bounds=_bounds(found)),
    rf"{_BOUNDS} words? in capitals": lambda found: Capitals(bounds=_bounds(found)),
    rf"{_BOUNDS} sections? marked {_Q}(?P<mark>[^\"“”]+){_Q}":
        lambda found: Sections(bounds=_bounds(found), mark=found["mark"]),
    rf"a postscript {_Q}(?P<mark>[^\"“”]+){_Q}": lambda found: Postscript(mark=found["mark"]),
    rf"(?P<number>\d{{1,2}}) answers split by {_Q}(?P<mark>[^\"“”]+){_Q}":
        lambda found: Answers(number=int(found["number"]), divider=found["mark"]),
    rf"{_Q}(?P<mark>[^\"“”]+){_Q} between the paragraphs": lambda found: Divided(divider=found["mark"]),
    rf"paragraph (?P<place>\d{{1,2}}) starting with {_Q}(?P<term>[^\"“”]+){_Q}":
        lambda found: ParagraphStarts(place=int(found["place"]), words=found["term"]),
    _TERM: lambda found: TermTimes(term=found["term"], times=False),
}  # fmt: skip


def _include(value: str, task: str) -> Constraint | None:
    if value in _FIXED:
        return _FIXED[value]()
    if match := re.fullmatch(rf"({_TERM}) (?:(at least|at most|exactly) )?(once|twice|thrice)", value):
        value = f"{match[1]} {match[3] or 'at least'} {_TIMES[match[4]]} times"
    for pattern, made in _COUNTED.items():
        if found := re.fullmatch(pattern, value):
            return made(found)
    return None


def _exclude(value: str, task: str) -> Constraint | None:
    if found := re.fullmatch(_TERM, value):
        return TermAbsent(term=found["term"])
    if absent := mark_absent(value):
        return absent
    bare = value.strip(" .'")
    return (
        TermAbsent(term=bare, exact=False) if 0 < len(bare.split()) <= _WORD_LIMIT and not re.search(_Q, bare) else None
    )


_READERS: dict[Slot, Callable[[str, str], Constraint | None]] = {
    Slot.LENGTH: lambda value, task: length_of(value),
    Slot.FORMAT: _format,
    Slot.CASE: _case,
    Slot.START: _start,
    Slot.END: lambda value, task: Ends(words=value),
    Slot.LANGUAGE: lambda value, task: InLanguage(language=value),
    Slot.EXPERTISE: lambda value, task: ReadingLevel(reader=value) if value in ReadingLevel.READERS else None,
    Slot.INCLUDE: _include,
    Slot.EXCLUDE: _exclude,
}
