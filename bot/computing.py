"""What an answer tells of attached data: the analysis run, its results told, its picture drawn."""

from __future__ import annotations

import structlog

from bot import texts
from bot.analysing import analysis, drawn, pictured
from bot.answers import Answer
from bot.charts.anew import changed
from bot.charts.asked import read
from bot.charts.chart import Chart, Hints, NoChart
from bot.charts.choose import choose
from bot.computed import Computed, Query
from bot.constraints.language import code_of
from bot.context import PromptContext
from bot.declining import instead
from bot.desk import Desk, file_of
from bot.directives import Slot
from bot.errors import DrawingFailed
from bot.events import ThreadRef
from bot.literal import literal
from bot.pictures import Pictures
from bot.profiles import Profile
from bot.tables.analysis import Analysis, Shown, Unclear, views
from bot.tables.compile import compile
from bot.tables.spans import is_german
from bot.tables.table import Result
from bot.tables.told import result, units
from bot.tables.within import caption
from bot.telling import block, findings
from bot.threads import Thread
from bot.wanted import wanted

log = structlog.get_logger()

ROWS = 200
"""Rows of a result that are kept with a version; people are shown 30 of them, and a chart keeps its own points."""


class Computing:
    """Computes what answers tell of data."""

    def __init__(self, desk: Desk, pictures: Pictures, colours: tuple[str, ...] = (), *, capable: bool = True) -> None:
        self._desk = desk
        self._pictures = pictures
        self._colours = colours
        self._capable = capable  # whether the model reads for itself, and may be asked what code could not read

    async def compute(self, thread: Thread, answer: Answer, profile: Profile) -> Computed | str | None:
        """What is told of the data; a sentence in its place (a question back, or why nothing was computed); None where
        the answer is not about data. Raises Unanswered, with a sentence, for what takes too much.
        """
        context = thread.context
        found = analysis(context)
        if isinstance(found, Unclear):
            return literal(found.question)
        if found is None or context.task is None:
            return instead(context, capable=self._capable)
        table = next(one for one in context.tables if one.name == found.table)
        german = _german(context, profile)
        blank = Computed(analysis=found, table=table, file=file_of(context.data, table), german=german)
        computed = _again(answer, blank) or await self._run(thread.ref, blank)
        chart, query, notes = await self._picture(thread.ref, context, blank)
        queries = (*computed.queries, query) if query and query not in computed.queries else computed.queries
        computed = computed.model_copy(update={"chart": chart, "queries": queries})
        said = computed.findings or findings(computed)
        return computed.model_copy(
            update={"findings": said, "block": block(computed, notes), "results": tuple(map(_kept, computed.results))}
        )

    async def clear(self) -> None:
        """Forget what was read and drawn of people's files."""
        await self._desk.clear()
        await self._pictures.clear()

    async def _run(self, ref: ThreadRef, blank: Computed) -> Computed:
        """What is computed, with its results."""
        asked = [await self._asked(ref, blank, view) for view in views(blank.analysis)]
        update = {"queries": tuple(query for query, _ in asked), "results": tuple(given for _, given in asked)}
        return blank.model_copy(update=update)

    async def _asked(self, ref: ThreadRef, of: Computed, view: Analysis) -> tuple[Query, Result]:
        sql, parameters = compile(view, of.table)
        given = await self._desk.ask(ref, of.file, sql, parameters)
        return Query(sql=sql, parameters=parameters), result(view, of.table, given.rows, given.more, of.german)

    async def _picture(
        self, ref: ThreadRef, context: PromptContext, of: Computed
    ) -> tuple[Chart | None, Query | None, tuple[str, ...]]:
        """The picture that is wanted, drawn once so that it can be promised; its query; what is to be said of it."""
        said = pictured(context)
        if said is None:
            return None, None, ()
        view = drawn(of.analysis)
        query, given = await self._asked(ref, of, view)
        chart = _chart(given, view, of, said, self._colours)
        if isinstance(chart, NoChart):
            return None, None, (chart.why,)
        try:
            await self._pictures.png(chart)
        except DrawingFailed as failed:
            log.warning("chart not drawn", thread=str(ref), reason=str(failed))
            return None, None, (texts.NOT_DRAWN,)
        return chart, query, chart.notes


def _again(answer: Answer, blank: Computed) -> Computed | None:
    """The results of the version that is shown, where they are of the same analysis of the same file."""
    known = answer.current.computed if answer.current else None
    same = known and (known.analysis, known.table, known.file, known.german) == (
        blank.analysis, blank.table, blank.file, blank.german,
    )  # fmt: skip
    if known is None or not same:
        return None
    return known.model_copy(update={"queries": known.queries[: len(views(known.analysis))]})


def _kept(given: Result) -> Result:
    """A result as it is kept with a version."""
    left = max(0, len(given.rows) - ROWS)
    return given.model_copy(update={"rows": given.rows[:ROWS], "more": given.more + left}) if left else given


def _chart(
    given: Result, view: Analysis, of: Computed, said: tuple[str, ...], colours: tuple[str, ...]
) -> Chart | NoChart:
    """The chart of a result, made anew with each thing that was said of it."""
    measure = view.measures[0]
    hints = Hints(
        units=units(view, of.table),
        groups=len(view.group),
        additive=measure.adds and measure.shown is Shown.VALUE,
        share=measure.shown is Shown.SHARE,
        filtered=caption(view, of.table, of.german).removeprefix(", "),
        colours=colours,
        german=of.german,
    )
    chart = choose(given, hints, read(said[0]))
    for words in said[1:]:
        if isinstance(chart, NoChart):
            return chart
        chart = changed(chart, words, given) or chart
    return chart


def _german(context: PromptContext, profile: Profile) -> bool:
    """Whether the data is told in German: the language that is wanted, else that of the question."""
    language = wanted(context, profile).held(Slot.LANGUAGE)
    if language:
        return code_of(language.directive.value) == "de"
    return context.task is not None and is_german(context.task.text)
