"""The answer about data: a model's words over the computed tables, or in their place what code says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import texts
from bot.constraints.parse import constraint
from bot.directives import Directive, Slot
from bot.finish.finish import finish
from bot.finish.shape import shape
from bot.job import Draft
from bot.requirements import requirement
from bot.tables.spans import is_german
from bot.verify import NUMBERS, ON_TASK, Violation, score, verify
from bot.wanted import Wanted

TOLD = "the words about the data"
"""What is said of an answer about data whose words are not a model's."""
ONE_WAY = "The words here are code's, which can't do that."


def placed(draft: Draft, want: Wanted) -> Draft:
    """A draft as an answer: as it is, or of data over its tables, where its words hold; else what code says."""
    if want.computed is None and any(one.slot == NUMBERS for one in draft.violations):
        names = (column.name for table in want.tables for column in table.columns)
        return Draft(text=texts.data_unread(names, is_german(want.task)), finished=(TOLD,))
    if want.computed is None:
        return draft
    if not draft.text or any(one.slot in (NUMBERS, ON_TASK) for one in draft.violations):
        return replace(told(want), model=draft.model)
    return replace(draft, text=_over(draft.text, want))


def told(want: Wanted) -> Draft:
    """The answer by code alone: of the findings as many, and in the form, in which they break the fewest wishes."""
    form = shape(want)
    made = (finish(text, form).text for text in _ways(want.computed.findings if want.computed else ()))
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
    return Draft(text=_over(words, want), violations=tuple(unmet), finished=(TOLD,))


def _open(directive: Directive, want: Wanted) -> bool:
    """Whether it is a wish for content of which code cannot tell that it is met: here it is not."""
    content = directive.slot in (Slot.INCLUDE, Slot.EXCLUDE, Slot.EXAMPLE, Slot.CORRECT)
    return content and constraint(directive.slot, directive.value, want.task) is None


def _ways(findings: tuple[str, ...]) -> Iterator[str]:
    """All of them as a paragraph, then as a list, then fewer and fewer."""
    for count in range(len(findings), 0, -1):
        yield " ".join(findings[:count])
        yield "\n".join(f"- {one}" for one in findings[:count])
    yield from () if findings else ("",)


def _over(words: str, want: Wanted) -> str:
    block = want.computed.block if want.computed else ""
    return f"{words}\n\n{block}" if words else block
