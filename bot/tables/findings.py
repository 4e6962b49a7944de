"""What results say, in a few sentences that are true as they stand, made by code. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.tables.analysis import PERIODS, Analysis, Function, Measure, views
from bot.tables.claims import false_claims
from bot.tables.course import course
from bot.tables.crossed import crossed
from bot.tables.held import wrong_numbers
from bot.tables.ranked import ranked
from bot.tables.seen import Seen, seen
from bot.tables.standing import beyond, gathered
from bot.tables.table import Result, Table
from bot.tables.told import sentences
from bot.tables.within import within

MOST = 6
"""Sentences; more are not read."""


def findings(results: Sequence[Result], analysis: Analysis, table: Table, german: bool = False) -> tuple[str, ...]:
    """What the results of `views(analysis)`, in that order, say: 1 to 6 sentences, each held by the results.

    The sentences stand alone or one after another as a paragraph; numbers are written as in the tables.
    """
    said = [_held(seen(one, given, table, german), results, analysis)
            for one, given in zip(views(analysis), results, strict=True)]  # fmt: skip
    kept = _few(said)
    if not kept:
        return _plainly(results, analysis, table, german)
    if analysis.filters and (views(analysis)[0].group or not said[0]):
        kept[0] = _placed(kept[0], analysis, table, german)
    return tuple(_begun(one) for one in kept)


def _placed(text: str, analysis: Analysis, table: Table, german: bool) -> str:
    """A sentence with all filters before it; one that begins with one of them has the others beside that."""
    where = within(analysis, table, german)
    for one in analysis.filters:
        place = within(analysis.model_copy(update={"filters": (one,)}), table, german)
        if place and re.match(rf"{re.escape(place)}[ ,:]", text):
            return where + text[len(place) :]
    return f"{where}: {_begun(text)}" if german else f"{where}, {text}"


def _plainly(results: Sequence[Result], analysis: Analysis, table: Table, german: bool) -> tuple[str, ...]:
    """Where nothing of it leads or moves: its first rows as they are; that there are no numbers, if there are none."""
    for view, given in zip(views(analysis), results, strict=True):
        count = len(view.group)
        if any(cell is not None for row in given.rows for cell in row[count:]):
            told = sentences(given, view, table, german)
            return tuple(one for one in told if not one.startswith("("))[:3] or told[:1]
    return (_nothing(analysis, table, german),)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _held(one: Seen, results: Sequence[Result], analysis: Analysis) -> list[str]:
    """The sentences of a view up to the first that our own checks do not let pass, as they must."""
    found: list[str] = []
    for text in spoken(one):
        if wrong_numbers(_begun(text), results, analysis, "") or false_claims(_begun(text), results, analysis):
            break
        found.append(text)
    return found


def _few(said: list[list[str]]) -> list[str]:
    """At most six, the weightiest of each view before the second of any, in the order of the views."""
    taken = [0] * len(said)
    while sum(taken) < MOST and (rest := [at for at, one in enumerate(said) if taken[at] < len(one)]):
        at = min(rest, key=lambda one: (taken[one], one))
        taken[at] += 1
    return [one for at, view in enumerate(said) for one in view[: taken[at]]]


def spoken(held: Seen) -> list[str]:
    """What one view says, the weightiest first, each sentence without its capital letter."""
    if held.view.beyond:
        return beyond(held)
    if not held.result.rows or all(
        held.value(row, at) is None and not isinstance(held.result.rows[row][len(held.view.group) + at], str)
        for row in range(len(held.result.rows)) for at in range(len(held.view.measures))
    ):  # fmt: skip
        return []
    if not held.view.group:
        return total(held)
    if len(held.view.group) == 2:
        return crossed(held)
    if held.view.group[0].grain in PERIODS and not held.view.top:
        return [*gathered(held), *course(held)]
    return ranked(held)


def total(held: Seen) -> list[str]:
    """The whole: "Revenue in Q4 2025 came to 430,602.25 from 2,400 orders."."""
    said: list[str] = []
    measures, skipped = held.view.measures, -1
    for at, one in enumerate(measures):
        if at == skipped or held.result.rows[0][at] is None:
            continue
        where = within(held.view, held.table, held.german) if not said else ""
        if _counts(one) or (one.function is Function.DISTINCT and one.plain):
            said.append(_counted(held, at, where))
            continue
        adds = one.function is Function.SUM and one.adds
        out = ""
        if adds and at + 1 < len(measures) and _counts(measures[at + 1]) and held.value(0, at + 1):
            skipped = at + 1
            out = f" {held.say('from', 'aus')} {held.text(0, at + 1)} {held.noun(at + 1).things}"
        said.append(_came(held, at, where, adds, out))
    return said


def _counts(one: Measure) -> bool:
    return one.function is Function.COUNT and one.plain


def _counted(held: Seen, at: int, where: str) -> str:
    text, things = held.text(0, at), held.noun(at).things
    if not held.value(0, at):
        text = held.say("no", "keine")
    verb = "was" if text == "1" else "were"
    english = f"there {verb} {text} {things}{' ' if where else ''}{where}."
    return held.say(english, f"{where} gab es {text} {things}." if where else f"es gab {text} {things}.")


def _came(held: Seen, at: int, where: str, adds: bool, out: str) -> str:
    noun, text = held.noun(at), held.text(0, at) + out
    verb = ("lagen" if noun.many else "lag") if held.german else "came to" if adds else held.was(at)
    if held.german:
        return f"{where} {verb} {noun.text} bei {text}." if where else f"{noun.text} {verb} bei {text}."
    return f"{noun.text}{' ' if where else ''}{where} {verb} {text}."


def _nothing(analysis: Analysis, table: Table, german: bool) -> str:
    """There is no row, or no number in any."""
    where = within(analysis, table, german)
    if german:
        return (
            f"Dazu stehen keine Zahlen in den Daten ({where})." if where else "Dazu stehen keine Zahlen in den Daten."
        )
    return f"The data has no numbers {where}." if where else "The data has no numbers for that."
