"""The answer about data: a model's words over the computed tables, or in their place what code says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import texts
from bot.abilities import disclaimers, told_in, unable
from bot.constraints.parse import constraint
from bot.declining import cannot, unread
from bot.directives import Directive, Slot
from bot.finish.finish import finish
from bot.finish.shape import shape
from bot.job import Draft
from bot.literal import literal
from bot.requirements import requirement
from bot.verify import NUMBERS, ON_TASK, Violation, score, verify
from bot.wanted import Wanted

TOLD = "the words about the data"
"""What is said of an answer about data whose words are not a model's."""
ONE_WAY = "The words here are code's, which can't do that."


def placed(draft: Draft, want: Wanted) -> Draft:
    """A draft as an answer: as it is, or of data over its tables, where its words hold; else what code says."""
    if want.computed is None and any(one.slot == NUMBERS for one in draft.violations):
        lacking = unable(want)
        said = cannot(lacking, want.task) if lacking else unread(want.tables, want.task)
        return Draft(text=said, finished=(TOLD,))
    if want.computed is None:
        return draft
    if not draft.text or any(one.slot in (NUMBERS, ON_TASK) for one in draft.violations):
        return replace(told(want), model=draft.model)
    return replace(draft, text=_over("" if _tables_only(want) else draft.text, want))


def told(want: Wanted) -> Draft:
    """The answer by code alone: of the findings as many, and in the form, in which they break the fewest wishes."""
    form = shape(want)
    findings = want.computed.findings if want.computed and not _tables_only(want) else ()
    made = (_admitting(finish(text, form).text, want) for text in _ways(findings))
    words, violations = min(
        ((text, verify(text, want)) for text in made), key=lambda one: score(one[1])
    )  # of equals the first, which says the most
    unmet = [one for one in violations if one.slot not in (NUMBERS, ON_TASK)]
    unmet += [
        Violation(
            slot=held.directive.slot.value,
            wanted=f"{requirement(held).rstrip('.')}.",
            found=ONE_WAY,
            directive=held.directive.id,
        )
        for held in want.all
        if held.directive.slot in (Slot.TONE, Slot.EXPERTISE) or _open(held.directive, want)
    ]
    return Draft(text=_over(words, want), violations=tuple(unmet), finished=(TOLD,) if findings else ())


def _tables_only(want: Wanted) -> bool:
    """Whether nothing but a table is wanted: then the tables of the results are the answer, and no words above them."""
    form = want.held(Slot.FORMAT)
    return form is not None and form.directive.value == "table"


def _admitting(words: str, want: Wanted) -> str:
    """The words behind the sentence that says what was asked for and cannot be done, where they do not say it."""
    sentence = texts.cannot((one.value for one in disclaimers(words, want)), told_in(words, want))
    return "\n\n".join(part for part in (sentence, words) if part)


def _open(directive: Directive, want: Wanted) -> bool:
    """Whether it is a wish for content of which code cannot tell that it is met: here it is not."""
    content = directive.slot in (Slot.INCLUDE, Slot.EXCLUDE, Slot.EXAMPLE, Slot.CORRECT)
    return content and constraint(directive.slot, directive.value, want.task) is None


def _ways(findings: tuple[str, ...]) -> Iterator[str]:
    """All of them as a paragraph, then as a list, then fewer and fewer."""
    findings = tuple(map(literal, findings))
    for count in range(len(findings), 0, -1):
        yield " ".join(findings[:count])
        yield "\n".join(f"- {one}" for one in findings[:count])
    yield from () if findings else ("",)


def _over(words: str, want: Wanted) -> str:
    block = want.computed.block if want.computed else ""
    return f"{words}\n\n{block}" if words else block
