"""Replies that are about attached data: what of their words rewrites the analysis or the picture, and what is left.

The whole of a reply is read first, then its clauses; a clause is only taken where all of it is about the data. Pure.
"""

from __future__ import annotations

import re

from bot.analysing import about_data, after, analysis, draws, pictured, tables
from bot.charts.asked import read, wants_chart
from bot.context import PromptContext
from bot.directives import Slot
from bot.interpret.reading import Wish
from bot.tables.analysis import Analysis, Unclear

_BETWEEN = re.compile(
    r"\s*[;,.!\n]+\s+|\s*[;,.!]+$|\s+(?:and then|and|then|but|plus|und|dann|aber|sowie)\s+", re.IGNORECASE
)
LONGEST = 600
"""Characters of a reply that is read for this."""
SHORT = 9
"""Words of a clause that is about a picture and nothing else."""


def of_data(context: PromptContext, text: str) -> tuple[list[Wish], str]:
    """The wishes of a reply about the data of a thread, and the words that are about something else."""
    found = tables(context)
    state = analysis(context)
    if not found or context.task is None or len(text) > LONGEST:
        return [], text
    question = context.task.text
    if state is None and not about_data(question, found):
        return [], text
    shown = pictured(context) is not None
    if whole := _wishes(state, text, context, shown=shown):
        return whole, ""
    if not isinstance(state, Analysis):
        return [], text
    pieces = _pieces(text)
    wishes: list[Wish] = []
    rest: list[str] = []
    at = 0
    while at < len(pieces):
        for last in range(len(pieces) - 1, at - 1, -1):
            said = text[pieces[at][0] : pieces[last][1]]
            if taken := _wishes(state, said, context, shown=shown):
                wishes += taken
                state = after(state, said, found, question) or state
                shown = shown or any(one.slot is Slot.CHART for one in taken)
                at = last + 1
                break
        else:
            rest.append(text[slice(*pieces[at])])
            at += 1
    return wishes, ", ".join(rest)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where its clauses begin and end."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _BETWEEN.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    return [one for one in (*found, (start, len(text))) if text[slice(*one)].strip()]


def _wishes(state: Analysis | Unclear | None, said: str, context: PromptContext, *, shown: bool) -> list[Wish]:
    """What some words want of the data, all of them; empty where they are not, or not only, about it."""
    found = tables(context)
    question = context.task.text if context.task else ""
    wishes = [Wish(slot=Slot.ANALYSIS, value=said)] if after(state, said, found, question) else []
    pictures = draws(said) if shown else wants_chart(said)
    if pictures and isinstance(state, Analysis) and (wishes or _only_of_it(said)):
        wishes.append(Wish(slot=Slot.CHART, value=said))
    return wishes


def _only_of_it(said: str) -> bool:
    """Whether a clause that is about a picture is about nothing else."""
    return len(said.split()) <= SHORT and (wants_chart(said) or read(said) is not None)
