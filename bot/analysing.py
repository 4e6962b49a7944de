"""What is to be computed for an answer: the question and all that was said since, folded into one analysis. Pure.

Nothing of this is kept: what is undone or withdrawn leaves exactly the analysis that would be there without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.charts.asked import read, unwanted, wants_chart
from bot.context import PromptContext, Task
from bot.directives import Directive, Slot
from bot.tables.analysis import PERIODS, TIMES, Analysis, Function, Shown, Unclear, problems
from bot.tables.asked import asked
from bot.tables.mentioned import mentions, writes
from bot.tables.natural import MONTHS
from bot.tables.refined import refined
from bot.tables.table import Table
from bot.wanted import wanted

Step = tuple[str, Analysis | None]
"""Words about data, and what a model read them as, where our own reader could not."""

SHORT = 9
"""Words of a clause that is about a picture and nothing else."""
INTRODUCED = 4
"""Words before a colon that only introduce a question."""
_SENTENCES = re.compile(r"(?<=[.?!])\s+|\n+")
_PICTURE = re.compile(
    r",?\s+(?:(?:and |then |und |dann )*(?:draw|show|plot|make|add|zeichne|zeige?|mach) "
    r"(?:it |them |me |that |es |das )?(?:(?:as|in|with|als|mit) )?|(?:as|in|with|als|mit|plus) )"
    r"(?:an? |the |eine?[mnr]? )?(?:[\w-]+ ){0,2}?"
    r"(?:bar|line|pie|area|column)?\s*(?:charts?|plots?|graphs?|diagrams?|\w*diagramm|grafik)\W*$|"
    r"\s*[,;:.(-]+\s*(?:(?:bar|line|pie|area|column) )?(?:chart|plot|graph|diagram|\w*diagramm|grafik)"
    r"(?: (?:please|pls|plz|bitte|too|as well))?\W*$",
    re.IGNORECASE,
)
"""What a question ends with that is about its picture."""
_MARKED = re.compile(
    r"(?:,?\s+(?:(?:and|then|und|dann|shown|drawn|plotted) )*(?:as|als|into|in) (?:an? |eine?n? )?|"
    r"\s*[,;:(-]+\s*(?:an? )?)"
    r"(?:stacked )?(?:pies?|donuts?|doughnuts?|histograms?|bars?|columns?|lines?|areas?|torten?|kreis|balken|säulen?|"
    r"linien?|flächen?)(?: (?:please|pls|plz|bitte))?\W*$|"
    r"^\W*(?:an? )?(?:pie|donut|doughnut|histogram|bars|lines)(?: (?:of|for|with)|:)\s+(?:the )?",
    re.IGNORECASE,
)
"""The kind of picture that a question names without calling it a chart: "..., as a pie"."""
_LONGHAND = ((re.compile(r"(?<!\S)w/o(?=\s)", re.I), "without"), (re.compile(r"(?<!\S)w/ ?(?=\w)", re.I), "with "))
"""What people write short."""
_DRAWN = re.compile(
    r"\W*(?:please |bitte |can you |could you )*(?:(?:draw|show|plot|make|create|give|zeichne|zeige?|mach)"
    r"\s+(?:me |mir |us )?(?:an? |the |eine?n? )?(?:[\w-]+ ){0,2}?"
    r"(?:charts?|plots?|graphs?|diagrams?|\w*diagramm|grafik) "
    r"(?:of|for|with|showing|von|für|mit|zu)|(?:plot|chart|graph|draw)(?= ))\s+",
    re.IGNORECASE,
)
"""What a question begins with that is about its picture."""
_AVERAGE = re.compile(r"\b(?:average|mean|avg|durchschnittliche[rns]?|durchschnitt)\b", re.IGNORECASE)
_ROWS = re.compile(r"\b(?:rows?|each order|orders?|zeilen?|bestellung(?:en)?)\b", re.IGNORECASE)
_TOTALS = re.compile(r"\b(?:totals?|sums?|summen?|gesamt\w*)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:how many|number|count|rows|sales|wie ?viele|anzahl|zeilen|verkäufe)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:by|of|with|the|nach|von|mit) (?:the )?", re.IGNORECASE)
"""What an answer to a question back may begin with."""
_STRONG = re.compile(
    r"\b(?:data|dataset|table|file|spreadsheet|csv|rows?|columns?|tabelle|daten|datei|zeilen?|spalten?)\b|"
    r"\banaly[sz]\w*|\bauswert\w*|\b(?:per|by|each|je|pro) (?:day|week|month|quarter|year|"
    r"tag|woche|monat|quartal|jahr)\b|"
    r"^\W*(?:and )?(?:what(?:'s| is| was| were) )?(?:the )?(?:total|sum|average|mean|median|count|number of|share of|"
    r"percentage|how (?:many|much)|wie ?viele?|anzahl|summe|durchschnitt)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(rf"\b(?:{'|'.join(name for name in MONTHS if len(name) > 3)}|q[1-4])\b", re.IGNORECASE)
_DATA = re.compile(
    r"\b(?:how (?:many|much|often)|total\w*|sum|count|average\w*|mean|median|highest|lowest|most|least|best|worst|"
    r"top|bottom|trend\w*|compare\w*|analy[sz]\w*|break ?down|per|by|share|percent\w*|growth|grew|change\w*|"
    r"distribution|correlat\w*|number of|data|table|file|rows?|columns?|report|chart|plot|graph|"
    r"wie ?viele?|summe|durchschnitt\w*|anteil|gesamt\w*|vergleich\w*|auswert\w*|tabelle|daten|datei|pro|je|"
    r"(?:old|young|long|short|bigg|larg|small|busi|slow|fast|cheap|heavi|earli|lat|strong|weak)est|[a-z-]*rate|ratio|"
    r"forecast\w*|predict\w*|projections?|unusual|outliers?|anomal\w*|overview|summary|figures|numbers|kpis?|"
    r"budget|earns?|spen[dt]|revenue|turnover|costs?|profit|margin|sales|we|our|wir|unsere?[mnrs]?|"
    r"(?:höch|niedrig|bes|schlechtes|größ|kleins|läng|kürzes|ältes|jüngs)te[nrs]?|am meisten|am wenigsten|\w*quote|"
    r"\w*kosten|umsatz|gewinn|übersicht|überblick|prognose|läuft|lief|auffällig\w*|"
    r"combien|quel(?:le)?s?|moyenne|nombre|chiffre|par|cu[aá]nt[oa]s?|promedio|gastos?|ventas|quant[oiae]|média)\b",
    re.IGNORECASE,
)


_ASKS = re.compile(
    r"\W*(?:who|whom|what|where|when|why|how|is|are|was|were|do|does|did|can|could|will|would|should|may|really|thanks|"
    r"hello|hi|hey|wer|was|wo|wann|warum|wieso|wie|ist|sind|kann|kannst|hallo|danke|you|any\s?one|no|yes|and|but|so|ok)\b",
    re.IGNORECASE,
)


def analysis(context: PromptContext) -> Analysis | Unclear | None:
    """What is to be computed; a question back; None where there is no data, or nothing that could be read of it."""
    found = context.tables
    if context.task is None or not found:
        return None
    steps = [
        (one.value, one.analysis)
        for one in wanted(context).data
        if one.slot is Slot.ANALYSIS and _holds(one, context.task, found)
    ]
    return _folded(longhand(context.task.text), found, tuple(steps))


def _holds(one: Directive, task: Task, found: Sequence[Table]) -> bool:
    """Whether what a model read still fits: the question has the words that it read, the table what it needs."""
    if one.analysis is None:
        return True
    table = next((table for table in found if table.name == one.analysis.table), None)
    reworded = one.source == task.source and one.value != task.text
    return table is not None and not problems(one.analysis, table) and not reworded


@lru_cache(maxsize=256)
def _folded(question: str, found: tuple[Table, ...], steps: tuple[Step, ...]) -> Analysis | Unclear | None:
    """Every step rewrites the analysis before it; one that changes nothing there leaves it as it is."""
    state = _question(question, found)
    for said, read_by_model in steps:
        state = read_by_model or after(state, said, found, question) or state
    return state


def _question(text: str, found: Sequence[Table]) -> Analysis | Unclear | None:
    """What a question wants computed, with or without what introduces it ("New question: ...")."""
    for said in (text, *_plain(text)):
        if (one := asked(said, found)) is not None:
            return one
    return None


def _plain(text: str) -> Iterator[str]:
    """A question without what introduces it, and without what is about nothing but its picture."""
    head, colon, rest = text.partition(":")
    if colon and len(head.split()) <= INTRODUCED:
        yield rest
        yield from _plain(rest)
    pieces = _SENTENCES.split(text.strip())
    kept = [one for one in pieces if not (only_drawn(one) and len(pieces) > 1)]
    if kept and len(kept) < len(pieces):
        yield " ".join(kept)
        yield from _plain(" ".join(kept))
    elif wants_chart(text) and (match := _PICTURE.search(text)):
        yield text[: match.start()]
    elif wants_chart(text) and (match := _DRAWN.match(text)):
        yield text[match.end() :]
    elif match := _MARKED.search(text):
        yield text[: match.start()] or text[match.end() :]


def longhand(text: str) -> str:
    """Words with what people write short written out: "w/ a chart"."""
    for form, said in _LONGHAND:
        text = form.sub(said, text)
    return text


def after(
    state: Analysis | Unclear | None, said: str, found: Sequence[Table], question: str
) -> Analysis | Unclear | None:
    """What an analysis becomes by what is said of it; None where that is not about it.

    What is said where nothing could be read yet, or where it was asked back, completes the question.
    """
    if isinstance(state, Analysis):
        return refined(state, said, found)
    if isinstance(state, Unclear):
        named = [table for table in found if _named(table, said)]
        if len(named) == 1 and isinstance(read := _question(question, named), Analysis):
            return read
        if one := _averaged(said, found, question):
            return one
    alone = _LEAD.sub("", said)
    for text in (f"{question.rstrip(' .?!')} {alone}", alone):
        if isinstance(read := asked(text, found), Analysis) and not (_bare(read) and not _COUNTS.search(question)):
            return read
    return None


def _named(table: Table, said: str) -> bool:
    """Whether words name a table, with the ending of its file or without."""
    names = (table.name.casefold(), table.name.rsplit(".", 1)[0].casefold())
    return any(name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said.casefold()) for name in names)


def _averaged(said: str, found: Sequence[Table], question: str) -> Analysis | None:
    """What was asked back about an average: of the rows of each period, or the total of each."""
    rows, totals = _ROWS.search(said), _TOTALS.search(said)
    if not _AVERAGE.search(question) or bool(rows) == bool(totals) or (totals and _AVERAGE.search(said)):
        return None
    read = asked(_AVERAGE.sub("total", question), found)
    if not isinstance(read, Analysis) or not rows:
        return read if isinstance(read, Analysis) else None
    means = (
        one.model_copy(update={"function": Function.MEAN}) if one.function is Function.SUM else one
        for one in read.measures
    )
    return read.model_copy(update={"measures": tuple(means)})


def _bare(read: Analysis) -> bool:
    """Whether nothing but rows are counted."""
    return all(
        one.function is Function.COUNT and one.plain and not one.column and not one.called for one in read.measures
    )


def pictured(context: PromptContext) -> tuple[str, ...] | None:
    """What is said of the picture, in its order, the question first; None where none is wanted."""
    if context.task is None:
        return None
    asks = longhand(context.task.text)
    told: list[str] | None = [asks] if wants_chart(asks) or _MARKED.search(asks) else None
    for one in wanted(context).data:
        if one.slot is not Slot.CHART:
            continue
        told = None if unwanted(one.value) else [*(told or []), one.value]
    return tuple(told) if told is not None else None


def fingerprint(context: PromptContext) -> str:
    """The same for two contexts exactly if the same is computed and drawn; "" where nothing is."""
    found = analysis(context)
    if found is None:
        return ""
    return "\0".join((found.model_dump_json(), *(pictured(context) or ())))


def drawn(analysis: Analysis) -> Analysis:
    """The view of an analysis that its picture shows: one measure, over time by the first further view where both are.

    A share is drawn rather than what it is a share of.
    """
    measure = next((one for one in analysis.measures if one.shown is not Shown.VALUE), analysis.measures[0])
    update: dict[str, object] = {"measures": (measure,), "also": (), "total": False}
    if analysis.order and analysis.order.measure:
        at = analysis.order.measure
        kept = analysis.measures[at] == measure
        update["order"] = analysis.order.model_copy(update={"measure": 0}) if kept else None
    first = next((one for one in analysis.also if len(one.group) == 1 and one.group[0].grain is None), None)
    if first and len(analysis.group) == 1 and analysis.group[0].grain in PERIODS:
        update |= {"group": (*analysis.group, *first.group), "order": None, "top": first.top, "others": bool(first.top)}
    elif first and not analysis.group:
        update |= {"group": first.group, "order": first.order, "top": first.top, "others": first.others}
    return analysis.model_copy(update=update)


def about_data(text: str, found: Sequence[Table]) -> bool:
    """Whether a question is about what tables hold, so that it must be computed and not told from the head."""
    return not writes(text) and (_STRONG.search(text) is not None or any(speaks_of(text, table) for table in found))


def _fragment(text: str) -> bool:
    """Whether it is a question of a few words and no verb of asking: "solar production?" """
    said = text.split()
    return 2 <= len(said) <= 4 and text.rstrip().endswith("?") and _ASKS.match(text) is None


def may_be_about_data(text: str, found: Sequence[Table]) -> bool:
    """Whether a question could be about what tables hold, so that a capable model is asked whether it is."""
    return about_data(text, found) or (not writes(text) and (_DATA.search(text) is not None or _fragment(text)))


def speaks_of(text: str, table: Table) -> bool:
    """Whether words name something of a table: a column, a cell, or, where it has dates, a month or a quarter."""
    dated = any(column.kind in TIMES for column in table.columns)
    return mentions(text, table) or (dated and _PERIOD.search(text) is not None)


def only_drawn(text: str) -> bool:
    """Whether a clause is about a picture and nothing else."""
    return len(text.split()) <= SHORT and draws(text)


def draws(text: str) -> bool:
    """Whether words are about a picture of data."""
    return wants_chart(text) or read(text) is not None or unwanted(text)
