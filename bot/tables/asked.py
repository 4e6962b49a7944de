"""The plain reader: a question about a table as an analysis, without a model. Pure.

It reads only what it understands to the last word. What could be two things becomes a short question back; all else
is None, and a model is asked. Nothing is guessed in silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.tables.analysis import Analysis, Beyond, Breakdown, Function, Group, Measure, Order, Unclear, problems
from bot.tables.composing import drafted
from bot.tables.draft import Doubt, Draft, Lost
from bot.tables.groupings import categories, read_groups
from bot.tables.plainer import plainer
from bot.tables.rounding import read as rounded
from bot.tables.spans import Finder, head, is_german, plural
from bot.tables.table import Table
from bot.tables.times import fitting, months, read_times
from bot.tables.totals import along
from bot.tables.wanted import read_measures
from bot.tables.wheres import read_filters

_ABOUT_WORDS = re.compile(r"\bwhat (?:does|do|did)\b.*\bmeans?\b|\b(?:do|did) you mean\b|\bmean by\b", re.I)
_LISTED = re.compile(
    r"\W*(?:(?:please|can you|could you|bitte) )*(?:list\b|"
    r"(?:show|give|zeige?|gib)(?: me| us| mir| uns)? (?:all|every|alle)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:number|count|how many|total|sum|average|anzahl|summe)\b", re.IGNORECASE)
_LONG = 400
"""Characters of the longest question that is read here."""


def asked(text: str, tables: Sequence[Table]) -> Analysis | Unclear | None:
    """What is wanted, as an analysis that compiles; a question back; or None where a model must read it."""
    if len(text) > _LONG or _ABOUT_WORDS.search(text):
        return None
    found: list[Analysis] = []
    doubts: list[Unclear] = []
    for table in tables:
        read = _read(text, table)
        if isinstance(read, Unclear):
            doubts.append(read)
        elif read is not None:
            found.append(read)
    if len(found) + len(doubts) > 1:
        names = ", ".join(f"“{table.name}”" for table in tables)
        german = is_german(text)
        return Unclear(question=f"Welche Tabelle ist gemeint: {names}?" if german else f"Which table: {names}?")
    return (*found, *doubts, None)[0]


def _read(text: str, table: Table) -> Analysis | Unclear | None:
    said, told = rounded(text)
    try:
        finder = Finder(table)
        draft = drafted(plainer(finder.capitalised(said), table), finder, is_german(text))
        if draft is None:
            return None
        read_times(draft)
        read_filters(draft)
        analysis = _overview(draft) or _analysis(draft)
        if _LISTED.match(text) and not analysis.group and not _NUMBER.search(text):
            return None  # the rows themselves are wanted, not how many they are
    except Lost:
        return None
    except Doubt as doubt:
        return Unclear(question=str(doubt))
    analysis = analysis.model_copy(update=told)
    return None if problems(analysis, table) else analysis


def _analysis(draft: Draft) -> Analysis:
    read_groups(draft)
    read_measures(draft)
    along(draft)
    order, top = draft.order, draft.top
    if draft.ordered:
        if not draft.groups or draft.order:
            raise Lost
        order = Order(measure=0, descending=draft.ordered == "down")
    if top and len(draft.groups) == 2 and not any(one.grain for one in draft.groups):
        if "top within" not in draft.marks:
            raise Lost
        draft.groups.reverse()  # the top products of each region
    if order and not top and draft.groups and draft.table.rows and _many(draft):
        top = 10
    return Analysis(
        table=draft.table.name, measures=tuple(draft.measures), group=tuple(draft.groups),
        filters=tuple(draft.filters), order=order, top=top, beyond=Beyond(draft.beyond) if draft.beyond else None,
    )  # fmt: skip


def _many(draft: Draft) -> bool:
    return len(draft.groups) == 1 and draft.groups[0].grain is None and (
        draft.column(draft.groups[0].column).distinct > 20
    )  # fmt: skip


def _overview(draft: Draft) -> Analysis | None:
    """ "Analyze Q4 sales.": the total, over time, and by what the table is plainly seen; None for anything else."""
    marks = [one.mark for one in draft.spans if one.mark not in ("in", "and", "from")]
    if "overview" not in marks or any(mark not in ("overview", "column", "rows") for mark in marks):
        return None
    named = [one for one in draft.spans if one.mark == "column"]
    if any(name not in [one.name for one in draft.of("revenue")] for span in named for name in span.columns):
        return None
    mains = draft.of("revenue")
    keys = [one for one in draft.table.columns if draft.key(one) and one.distinct == draft.table.rows]
    called = plural(head(keys[0])) if len(keys) == 1 and not draft.german else ""
    count = Measure(function=Function.COUNT, called=called)
    if not mains and named:
        raise Lost
    measures = (Measure(function=Function.SUM, column=draft.only(mains).name), count) if mains else (count,)
    seen = categories(draft.table.columns)[-1:]
    dates = [one for one in draft.table.columns if one.kind in ("date", "moment")]
    time = (Group(column=dates[0].name, grain=fitting(dates[0])),) if len(dates) == 1 else ()
    if not dates and (named_months := months(draft.table)):
        time = (Group(column=named_months.name),)
        measures = measures[:1]
        seen = [one for one in categories(draft.table.columns) if one != named_months][1:2]
    if not seen and not time:
        raise Lost
    views = [Breakdown(group=(Group(column=one.name),), order=Order(measure=0), top=5) for one in seen]
    first = time or views.pop(0).group
    return Analysis(
        table=draft.table.name, measures=measures, group=first, filters=tuple(draft.filters), total=True,
        also=tuple(views),
    )  # fmt: skip
