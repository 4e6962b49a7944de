"""Replies that are about attached data: what of their words rewrites the analysis or the picture, and what is left.

The whole of a reply is read first, then its clauses; a clause is only taken where all of it is about the data. Pure.
"""

from __future__ import annotations

import re

from bot.analysing import about_data, after, analysis, draws, longhand, only_drawn, pictured
from bot.charts.asked import of_picture, parts, read, wants_chart
from bot.charts.beyond import beyond
from bot.context import PromptContext
from bot.directives import STYLE, Slot
from bot.interpret.reading import Reading, Wish
from bot.tables.analysis import Analysis, Unclear
from bot.tables.mentioned import mentions, writes
from bot.tables.natural import MONTHS
from bot.tables.spans import words

_BETWEEN = re.compile(
    r"\s*[;,.!\n]+\s+|\s*[;,.!]+$|\s+(?:and then|and|then|but|plus|und|dann|aber|sowie)\s+", re.IGNORECASE
)
_CHANGES = re.compile(
    r"\W*(?:(?:please|and|now|but|ok|okay|bitte|und|jetzt|aber|can you|could you|show|give|me|make it|zeige?|mach) )*"
    r"(?:(?:only |just |nur |the )*(?P<rank>top|bottom|best|worst|first|last)|(?P<alone>only|nur)|"
    r"just|without|ohne|exclud\w+|compare|the \w+est ones|(?:add|include)(?: the| our)?(?= \w+(?: \w+)?\W*$)|"
    r"leave out|omit|ignore|filter|restrict|limit|by|per|nach|pro|je|split|group|sort|order|rank)\b",
    re.IGNORECASE,
)
"""How words begin that change what is computed, if they speak of the table."""
_OF_ROWS = re.compile(
    r"\b(?:ones|rows|entries|everything|(?:19|20)\d\d|q[1-4]|weeks?|months?|quarters?|years?|weekends?|weekdays?|"
    r"zeilen|einträge|wochen?|monate?|quartale?|jahre?)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(r"\W*(?:please|pls|thanks|thank you|instead|too|bitte|danke|stattdessen|svp)\W*", re.IGNORECASE)
_BOTH_ENDS = re.compile(
    r"\b(?:top|best)\b.*\b(?:bottom|worst|flop)\b|\b(?:bottom|worst|flop)\b.*\b(?:top|best)\b", re.I
)
"""Both cannot be had at once, and the one must not take the place of the other in silence."""
_BROKEN = re.compile(
    r"\bbr(?:eak|oken|eaking) (?:(?:it|this|that|them|these|those|the \w+) )?(?:down|out|up) "
    r"(?:by|per|into|for each)\b",
    re.IGNORECASE,
)
"""A breakdown, whatever it is by."""
SHORT = 8
"""Words of a reply that names what stands in the table, and can mean its numbers."""
ALONE = 4
"""Words of a reply that begins with "only", which nobody could read and which is taken for one about the data."""
_DRAWN = re.compile(
    r"\W*(?:(?:now|please|and|then|und|jetzt|bitte|show|draw|make|it|them|this|that|zeige?|mach|es) )*(?:as|als) "
    r"(?:an? |eine? )?(?:line|bar|column|pie|area|linie|balken|säule|torte|kuchen|kreis)[sn]?"
    r"(?: please| pls| bitte)?\W*",
    re.IGNORECASE,
)
"""Words that are of a picture where numbers were computed, and of the text's form anywhere else: "as a line"."""
LONGEST = 600
"""Characters of a reply that is read for this."""


def of_data(context: PromptContext, text: str) -> tuple[list[Wish], str]:
    """The wishes of a reply about the data of a thread, and the words that are about something else."""
    found = context.tables
    state = analysis(context)
    if not found or context.task is None or len(text) > LONGEST:
        return [], text
    question, text = context.task.text, longhand(text)
    if state is None and not about_data(question, found):
        return [], text
    shown = pictured(context) is not None
    if whole := _wishes(state, text, context, shown=shown):
        return whole, ""
    if not isinstance(state, Analysis) or _BOTH_ENDS.search(text):
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
    if wishes and any(len(one.split()) < 3 and (_OF_ROWS.search(one) or about_data(one, found)) for one in rest):
        return [], text  # "split by country and month": half of it would be done in silence
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
    found = context.tables
    question = context.task.text if context.task else ""
    computes = not (shown and beyond(said)) and after(state, said, found, question)  # "add a trend line" is no trend
    wishes = [Wish(slot=Slot.ANALYSIS, value=said)] if computes else []
    pictures = draws(said) if shown else wants_chart(said) or (bool(wishes) and read(said) is not None)
    pictures = pictures or _DRAWN.fullmatch(said) is not None or (not shown and of_picture(said))
    if pictures and not wishes and parts(pieces := [said[slice(*one)] for one in _pieces(said)]) == parts([said]):
        pictures = all(draws(one) or _POLITE.fullmatch(one) for one in pieces)  # "shorter, and as lines" is two wishes
    if pictures and isinstance(state, Analysis) and (wishes or only_drawn(said) or _DRAWN.fullmatch(said)):
        wishes.append(Wish(slot=Slot.CHART, value=said))
    return wishes


def breaks_down(text: str) -> bool:
    """Whether words want a breakdown by something, which is no wish for an easier text: "break it down by team"."""
    return _BROKEN.search(text) is not None


def unheard(context: PromptContext, text: str, reading: Reading) -> bool:
    """Whether words that were read as content, or not at all, would change what is computed: "only the unpaid ones".

    These are said to be unread: an answer that came back with the same numbers would seem to have followed them.
    """
    state = analysis(context)
    if not isinstance(state, Analysis) or len(text) > LONGEST:
        return False
    content = reading.wishes and all(wish.slot in (Slot.INCLUDE, Slot.EXCLUDE) for wish in reading.wishes)
    spoken = any(mentions(text, table) for table in context.tables)
    if content and not reading.unread and len(text.split()) <= SHORT and spoken and not writes(text):
        return True  # "remove Toaster", of the numbers too
    if breaks_down(text):
        return True
    if not (match := _CHANGES.match(text)):
        return False
    if not reading.unread and all(wish.slot in STYLE for wish in reading.wishes):
        return False
    if match["alone"] and len(text.split()) <= ALONE:
        return True
    if match["rank"] and re.search(
        r"\b(?:\d+|ones?|two|three|five|ten|zwei|drei|fünf|zehn)\b|\b(?:top|bottom)\W*$", text
    ):
        return True
    if _OF_ROWS.search(text) or any(word in MONTHS and len(word) > 3 for word in words(text)):
        return True
    return any(mentions(text, table) for table in context.tables if table.name == state.table)
