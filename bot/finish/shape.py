"""What is wanted of an answer's outside, gathered from all wishes in force: counts, terms, marks, first and last words.

It is what code can hold while a model writes (`hold`), and finish after it (`finish`). Pure.
"""

from __future__ import annotations

from functools import singledispatch

from bot.constraints.constraint import ABOUT, Bounds, Constraint
from bot.constraints.edges import Case, Ends, Starts, StartsWithQuestion
from bot.constraints.forms import Form
from bot.constraints.lengths import LengthOf
from bot.constraints.marks import MarkAbsent
from bot.constraints.parse import constraint
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
from bot.length import count, parse_length
from bot.requirements import target_words
from bot.values import Value
from bot.wanted import Held, Wanted

LISTS = ("bullets", "numbered", "steps", "checklist")
"""Formats that are lists of points."""


class Range(Value):
    """How many of something: at least, and at most (None for any number)."""

    least: int = 0
    most: int | None = None

    @property
    def exact(self) -> int | None:
        """The number, where there is only one."""
        return self.least if self.least == self.most else None

    @property
    def wished(self) -> bool:
        """Whether it says anything."""
        return self.least > 0 or self.most is not None

    def less(self, number: int) -> Range:
        """The range for what is left beside so many; one that leaves nothing stays as it is."""
        if self.most is None or self.most <= number:
            return self
        return Range(least=max(0, self.least - number), most=self.most - number)

    def within(self, bounds: Bounds | None) -> Range:
        """The range after one more wish, which wins where both cannot be."""
        if bounds is None:
            return self
        slack = max(1, int(bounds.count * ABOUT)) if bounds.relation == "about" else 0
        low = self.least if bounds.relation == "at most" else max(0, bounds.count - slack)
        high = self.most if bounds.relation == "at least" else bounds.count + slack
        if high is not None and low > high:
            low, high = (low, None) if bounds.relation == "at least" else (0, high)
        return Range(least=low, most=high)


class Term(Value):
    """Words, or a letter, that the answer must have so often."""

    text: str
    times: Range
    letter: bool = False


class Shape(Value):
    """All of it. What nothing was said about is left at its default."""

    task: str = ""
    """The question's text."""
    english: bool = True
    """Whether the answer is to be in English, as far as that is known."""
    words: Range = Range()
    sentences: Range = Range()
    paragraphs: Range = Range()
    lines: Range = Range()
    points: Range = Range()
    """Of a list: bullets, steps, numbered points."""
    form: str = ""
    """The format's canonical value without its count."""
    options: tuple[str, ...] = ()
    """The whole answer is one of these."""
    divider: str = ""
    """What stands between the paragraphs."""
    sections: Range = Range()
    section: str = ""
    """The word that marks a section."""
    answers: int = 1
    """Different answers."""
    split: str = ""
    """What stands between them."""
    highlighted: Range = Range()
    placeholders: Range = Range()
    capitals: Range = Range()
    """Words in capitals."""
    title: str = ""
    """`plain` or `brackets` (<< >>)."""
    postscript: str = ""
    """The words that it starts with."""
    openings: tuple[tuple[int, str], ...] = ()
    """Paragraphs, by number, with the word that each starts with."""
    quoted: bool = False
    case: str = ""
    start: str = ""
    question: str = ""
    """The question's text, where the answer begins with it."""
    end: str = ""
    terms: tuple[Term, ...] = ()
    avoided: tuple[str, ...] = ()
    """Words and phrases that must not be in it."""
    without: tuple[str, ...] = ()
    """Marks that must not be in it, by their canonical names (`commas`)."""

    @property
    def unlimited(self) -> Shape:
        """The shape for what a sentence was put before: nothing is cut any more, and it becomes no list's point."""
        form = "" if self.form in LISTS else self.form
        return self.model_copy(update={"words": Range(), "sentences": Range(), "points": Range(), "form": form})

    def beside(self, text: str) -> Shape:
        """The shape of what stands beside a text that counts too: its limits are so much lower."""
        return self.model_copy(
            update={
                "words": self.words.less(count(text, "words")),
                "sentences": self.sentences.less(count(text, "sentences")),
            }
        )


def shape(want: Wanted) -> Shape:
    """What the wishes in force come to, of one slot all that were said in one run."""
    language = want.held(Slot.LANGUAGE)
    found = Shape(task=want.task, english=language.directive.value == "English" if language else _latin(want.task))
    for held in want.all:
        for directive in held.run or (held.directive,):
            if directive.verbatim:
                continue
            if directive.slot is Slot.FORMAT:
                found = found.model_copy(update={"form": directive.value, "points": Range(), "options": ()})
            if checked := constraint(directive.slot, directive.value, want.task):
                found = found.model_copy(update=_fields(checked, found))
        if held.directive.slot is Slot.LENGTH and (target := _target(held)):
            found = found.model_copy(update={"words": found.words.within(target)})
    return found


def _latin(text: str) -> bool:
    """Whether a text is mostly in letters that English has."""
    letters = [one for one in text if one.isalpha()]
    return sum(one.isascii() for one in letters) >= 0.9 * len(letters)


def _target(held: Held) -> Bounds | None:
    """What "shorter" and "longer" come to in words, where there is a version to measure against."""
    length, target = parse_length(held.directive.value), target_words(held)
    if length is None or not length.is_relative or target is None:
        return None
    return Bounds(relation="at most" if length.relation == "shorter" else "at least", count=target)


@singledispatch
def _fields(checked: Constraint, old: Shape) -> dict[str, object]:
    """The fields of a shape that a constraint sets; none for one that has nothing to do with it."""
    return {}


@_fields.register
def _(checked: LengthOf, old: Shape) -> dict[str, object]:
    if checked.unit == "characters":
        return {}
    before: Range = getattr(old, checked.unit)
    return {checked.unit: before.within(checked.bounds)}


@_fields.register
def _(checked: Form, old: Shape) -> dict[str, object]:
    return {"form": checked.form, "points": Range().within(checked.bounds)}


@_fields.register
def _(checked: OneOf, old: Shape) -> dict[str, object]:
    return {"options": checked.options}


@_fields.register
def _(checked: Case, old: Shape) -> dict[str, object]:
    return {"case": checked.case}


@_fields.register
def _(checked: Starts, old: Shape) -> dict[str, object]:
    return {"start": checked.words}


@_fields.register
def _(checked: StartsWithQuestion, old: Shape) -> dict[str, object]:
    return {"question": checked.question}


@_fields.register
def _(checked: Ends, old: Shape) -> dict[str, object]:
    return {"end": checked.words}


@_fields.register
def _(checked: TermTimes, old: Shape) -> dict[str, object]:
    return {"terms": _counted(checked.term, checked.bounds, old, letter=False)}


@_fields.register
def _(checked: LetterTimes, old: Shape) -> dict[str, object]:
    return {"terms": _counted(checked.letter, checked.bounds, old, letter=True)}


def _counted(text: str, bounds: Bounds, old: Shape, *, letter: bool) -> tuple[Term, ...]:
    before = next((term for term in old.terms if term.text == text and term.letter == letter), None)
    others = tuple(term for term in old.terms if term is not before)
    return (*others, Term(text=text, times=(before.times if before else Range()).within(bounds), letter=letter))


@_fields.register
def _(checked: Highlighted, old: Shape) -> dict[str, object]:
    return {"highlighted": old.highlighted.within(checked.bounds)}


@_fields.register
def _(checked: Placeholders, old: Shape) -> dict[str, object]:
    return {"placeholders": old.placeholders.within(checked.bounds)}


@_fields.register
def _(checked: Capitals, old: Shape) -> dict[str, object]:
    return {"capitals": old.capitals.within(checked.bounds)}


@_fields.register
def _(checked: Sections, old: Shape) -> dict[str, object]:
    return {"sections": old.sections.within(checked.bounds), "section": checked.mark}


@_fields.register
def _(checked: Title, old: Shape) -> dict[str, object]:
    return {"title": "brackets" if checked.wrapped else old.title or "plain"}


@_fields.register
def _(checked: Postscript, old: Shape) -> dict[str, object]:
    return {"postscript": checked.mark}


@_fields.register
def _(checked: Answers, old: Shape) -> dict[str, object]:
    return {"answers": checked.number, "split": checked.divider}


@_fields.register
def _(checked: Divided, old: Shape) -> dict[str, object]:
    return {"divider": checked.divider}


@_fields.register
def _(checked: ParagraphStarts, old: Shape) -> dict[str, object]:
    return {"openings": (*old.openings, (checked.place, checked.words))}


@_fields.register
def _(checked: Quoted, old: Shape) -> dict[str, object]:
    return {"quoted": True}


@_fields.register
def _(checked: TermAbsent, old: Shape) -> dict[str, object]:
    return {"avoided": (*old.avoided, checked.term)}


@_fields.register
def _(checked: MarkAbsent, old: Shape) -> dict[str, object]:
    return {"without": (*old.without, checked.mark)}


def marker(form: str, place: int) -> str:
    """What stands before a list's point of that place, from 1."""
    if form in ("numbered", "steps"):
        return f"{place}. "
    return "- [ ] " if form == "checklist" else "- "
