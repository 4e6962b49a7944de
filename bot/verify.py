"""Does an answer do what is wanted? What code can check is checked; each broken wish is one Violation. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.abilities import overclaims
from bot.agreed import lost
from bot.analysing import speaks_of
from bot.claims import pretence
from bot.code.blocks import together
from bot.code.directed import directed, lacking
from bot.code.syntax import broken
from bot.constraints.parse import constraint
from bot.constraints.terms import whole
from bot.declining import touches
from bot.directives import Directive, Slot
from bot.length import parse_length, words
from bot.loops import stuck
from bot.on_task import off_task
from bot.requirements import requirement, target_words, words_before
from bot.tables.claims import false_claims
from bot.tables.held import wrong_numbers
from bot.tables.unproved import prose, tells
from bot.texts import clipped
from bot.values import Value
from bot.wanted import Held, Wanted

__all__ = ["NUMBERS", "ON_TASK", "Violation", "score", "stuck", "verify"]

ON_TASK = "task"
"""The slot of a violation that is about no wish: the answer is no answer."""
AGREED = "agreed"
"""The slot of a violation that loses what an accepted version said."""
ABILITY = "ability"
"""The slot of a violation that hides what the bot cannot do."""
NUMBERS = "numbers"
"""The slot of a violation that says of data what was not computed."""
CODE = "code"
"""The slot of a violation that does not parse."""
NOTHING_COMPUTED = "Nothing was computed of the data: state no number, order or trend of it."
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_OF_FILE = re.compile(
    r"\b(?:data\w*|files?|tables?|spreadsheets?|sheets?|attach\w+|rows?|columns?|daten|datei|tabelle)\b", re.I
)
SHOWN = 8
"""How many lost facts are named."""


class Violation(Value):
    """A broken wish, worded so that it can be shown to a person and to the model."""

    slot: str
    """The slot of the wish, or ON_TASK."""
    wanted: str
    """What was wanted, as the sentence that the model got."""
    found: str
    """What the answer has instead."""
    directive: str = ""
    """The id of the directive that is broken; "" for ON_TASK."""
    value: str = ""
    """Its value: of several that hold together as one range, that of the broken one."""

    @property
    def text(self) -> str:
        """Both together, as one sentence."""
        return f"{self.wanted} {self.found}"


def verify(text: str, want: Wanted) -> tuple[Violation, ...]:
    """All that code can see broken in an answer; being no answer at all comes before all else."""
    wishes = (one for held in want.all if not _shown(held, want) for one in _broken(text, held, want.task))
    return (*_on_task(text, want), *wishes, *_beside(text, want))


def _shown(held: Held, want: Wanted) -> bool:
    """Whether a wish is met by the tables of the results, which stand under whatever words there are."""
    return want.computed is not None and (held.directive.slot, held.directive.value) == (Slot.FORMAT, "table")


def score(violations: Iterable[Violation]) -> tuple[int, int, int]:
    """How bad a draft is, for keeping the better one: off the task first, then code that does not parse or run, which
    is not held to its other wishes; then the number of broken wishes.
    """
    slots = [violation.slot for violation in violations]
    return slots.count(ON_TASK), slots.count(CODE), len(slots)


def _on_task(text: str, want: Wanted) -> Iterable[Violation]:
    if off := off_task(text, want):
        yield Violation(slot=ON_TASK, wanted=off[0], found=off[1])


def _beside(text: str, want: Wanted) -> Iterable[Violation]:
    """What no wish says: the facts of an accepted version stay, code parses, nothing is claimed that cannot be done."""
    if gone := lost(text, want):
        named = "; ".join(" ".join(fact.text.split())[:80] for fact in gone[:SHOWN])
        more = f" and {len(gone) - SHOWN} more" if len(gone) > SHOWN else ""
        yield Violation(slot=AGREED, wanted=f"Keep these facts: {named}{more}.", found="It lost them.")
    yield from _untrue(text, want)
    for _, found in broken(text)[:1]:
        yield Violation(slot=CODE, wanted="The code must parse.", found=found)
    if claimed := overclaims(text, want):
        yield Violation(slot=ABILITY, wanted=claimed[0], found=claimed[1])


def _untrue(text: str, want: Wanted) -> Iterable[Violation]:
    """What an answer says of data that does not hold: a number, an order, a trend."""
    computed = want.computed
    if computed is None:
        yield from _uncomputed(text, want)
        return
    said = text.removesuffix(computed.block)
    question = " ".join((want.task, *(one.value for one in want.data)))
    wrong = (
        *wrong_numbers(said, computed.results, computed.analysis, question),
        *false_claims(said, computed.results, computed.analysis),
    )
    if claimed := "" if computed.chart else pretence(said, "draw"):
        yield Violation(
            slot=ABILITY, wanted="There is no chart: do not speak of one.", found=f"It claimed “{claimed}”."
        )
    for one in wrong[:SHOWN]:
        yield Violation(slot=NUMBERS, wanted=one.why, found=f"It said “{clipped(one.sentence, 120)}”.")


def _uncomputed(text: str, want: Wanted) -> Iterable[Violation]:
    """Numbers, orders and trends of the data in an answer for which nothing was computed: nobody has counted them."""
    if not want.tables:
        return
    asked = set(_NUMBER.findall(want.task))
    said = (want.task, *(held.directive.value for held in want.content), *(one.value for one in want.data))
    about = any(touches(one, want.tables) for one in said)  # else numbers are of the world: "twice a day" of tides
    for sentence in _SENTENCES.split(prose(text)):
        if not about and not _OF_FILE.search(sentence):
            continue
        told = set(_NUMBER.findall(sentence)) - asked or tells(sentence)
        if told and any(speaks_of(sentence, table) for table in want.tables):
            yield Violation(slot=NUMBERS, wanted=NOTHING_COMPUTED, found=f"It said “{clipped(sentence.strip(), 120)}”.")
            return


def _broken(text: str, held: Held, task: str) -> Iterable[Violation]:
    """The violation of a wish: of the latest that says it, or of what was said in the same breath and holds too."""
    for directive in dict.fromkeys((held.directive, *reversed(held.run))):
        if found := _found(text, directive, held, task):
            yield Violation(
                slot=directive.slot.value,
                wanted=requirement(held, task),
                found=found,
                directive=directive.id,
                value=directive.value,
            )
            return


def _found(text: str, directive: Directive, held: Held, task: str) -> str:
    """What an answer has instead of what one directive wants; "" where it has that, or code cannot tell."""
    if found := lacking(directive, text, task):
        return found
    if directive.verbatim or (directed(directive) and together(text)):
        return ""
    if directive.slot is Slot.KEEP:
        return _keep(text, directive)
    if checked := constraint(directive.slot, directive.value, task):
        return checked.check(text)
    if directive.slot is Slot.LENGTH:
        return _relative(text, directive, held)
    return _named(text, directive)


def _relative(text: str, directive: Directive, held: Held) -> str:
    """A relative wish is met when the answer is on the right side of the version it speaks of."""
    length, before, have = parse_length(directive.value), words_before(held), words(text)
    if length is None or before is None:
        return ""
    target = target_words(held)
    if length.relation == "shorter":  # of a few words, none need be fewer
        met = have < before or (target is not None and have <= target)
    else:
        met = have > before or (target is not None and have >= target)
    return "" if met else f"It had {have}."


def _named(text: str, directive: Directive) -> str:
    """Of a person's own words only what stands in quotation marks can be checked: a film called “Jaws”."""
    terms = _quoted(directive.value)
    if directive.slot is Slot.INCLUDE and (missing := [term for term in terms if not whole(text, term)]):
        return f"It did not have {_listing(missing)}."
    if directive.slot is Slot.EXCLUDE and (present := [term for term in terms if whole(text, term)]):
        return f"It still had {_listing(present)}."
    return ""


def _keep(text: str, directive: Directive) -> str:
    if directive.passage and " ".join(directive.passage.split()) not in " ".join(text.split()):
        return "It was changed."
    lost = [term for term in _quoted(directive.value) if not whole(text, term)]
    return f"It lost {_listing(lost)}." if lost else ""


def _quoted(value: str) -> tuple[str, ...]:
    return tuple(match[1] for match in re.finditer(r"[\"“”]([^\"“”]+)[\"“”]", value))


def _listing(terms: list[str]) -> str:
    return ", ".join(f"“{term}”" for term in terms)
