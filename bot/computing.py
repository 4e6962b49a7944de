"""What an answer tells of attached data: the analysis run, its results told, its picture drawn."""

from __future__ import annotations

import structlog

from bot import texts
from bot.analysing import about_data, analysis, drawn, pictured, tables
from bot.answers import Answer
from bot.charts.asked import changed, read
from bot.charts.chart import Chart, Hints, NoChart
from bot.charts.choose import choose
from bot.computed import Computed, Query
from bot.constraints.language import code_of
from bot.context import PromptContext
from bot.desk import Desk, file_of
from bot.directives import Slot
from bot.errors import DrawingFailed
from bot.events import ThreadRef
from bot.pictures import Pictures
from bot.profiles import Profile
from bot.tables.analysis import Analysis, Function, Shown, Unclear, views
from bot.tables.compile import compile
from bot.tables.spans import is_german
from bot.tables.table import Result, Table
from bot.tables.told import result, units
from bot.telling import block, findings
from bot.threads import Thread
from bot.wanted import wanted

log = structlog.get_logger()


class Computing:
    """Computes what answers tell of data."""

    def __init__(self, desk: Desk, pictures: Pictures, colours: tuple[str, ...] = ()) -> None:
        self._desk = desk
        self._pictures = pictures
        self._colours = colours

    async def compute(self, thread: Thread, answer: Answer, profile: Profile) -> Computed | str | None:
        """What is told of the data; a sentence in its place (a question back, or why nothing was computed); None where
        the answer is not about data. Raises Unanswered, with a sentence, for what takes too much.
        """
        context = thread.context
        found = analysis(context)
        if isinstance(found, Unclear):
            return found.question
        if found is None or context.task is None:
            return _unread(context)
        table = next(one for one in tables(context) if one.name == found.table)
        german = _german(context, profile)
        computed = self._again(answer, found, table, german) or await self._run(thread, found, table, german)
        chart, query, notes = await self._picture(thread.ref, context, found, table, german)
        queries = (*computed.queries, query) if query and query not in computed.queries else computed.queries
        computed = computed.model_copy(update={"chart": chart, "queries": queries})
        told = computed.model_copy(update={"findings": findings(computed)})
        return told.model_copy(update={"block": block(told, notes)})

    def _again(self, answer: Answer, found: Analysis, table: Table, german: bool) -> Computed | None:
        """The results of the version that is shown, where they are of the same analysis of the same table."""
        known = answer.current.computed if answer.current else None
        if known is None or (known.analysis, known.table, known.german) != (found, table, german):
            return None
        return known.model_copy(update={"queries": known.queries[: len(views(found))]})

    async def _run(self, thread: Thread, found: Analysis, table: Table, german: bool) -> Computed:
        file = file_of(thread.context.data, table)
        asked = [await self._asked(thread.ref, file, view, table, german) for view in views(found)]
        return Computed(
            analysis=found,
            table=table,
            queries=tuple(query for query, _ in asked),
            results=tuple(given for _, given in asked),
            german=german,
        )

    async def _asked(
        self, ref: ThreadRef, file: str, view: Analysis, table: Table, german: bool
    ) -> tuple[Query, Result]:
        sql, parameters = compile(view, table)
        given = await self._desk.ask(ref, file, sql, parameters)
        return Query(sql=sql, parameters=parameters), result(view, table, given.rows, given.more, german)

    async def _picture(
        self, ref: ThreadRef, context: PromptContext, found: Analysis, table: Table, german: bool
    ) -> tuple[Chart | None, Query | None, tuple[str, ...]]:
        """The picture that is wanted, drawn once so that it can be promised; its query; what is to be said of it."""
        said = pictured(context)
        if said is None:
            return None, None, ()
        view = drawn(found)
        query, given = await self._asked(ref, file_of(context.data, table), view, table, german)
        chart = _chart(given, view, table, said, self._colours, german)
        if isinstance(chart, NoChart):
            return None, None, (chart.why,)
        try:
            await self._pictures.png(chart)
        except DrawingFailed as failed:
            log.warning("chart not drawn", thread=str(ref), reason=str(failed))
            return None, None, (texts.NOT_DRAWN,)
        return chart, query, chart.notes


def _chart(
    given: Result, view: Analysis, table: Table, said: tuple[str, ...], colours: tuple[str, ...], german: bool
) -> Chart | NoChart:
    """The chart of a result, made anew with each thing that was said of it."""
    measure = view.measures[0]
    hints = Hints(
        units=units(view, table),
        groups=len(view.group),
        additive=measure.function in (Function.COUNT, Function.SUM)
        and not measure.per
        and measure.shown is Shown.VALUE,
        share=measure.shown is Shown.SHARE,
        colours=colours,
        german=german,
    )
    chart = choose(given, hints, read(said[0]))
    for words in said[1:]:
        if isinstance(chart, NoChart):
            return chart
        chart = changed(chart, words, given) or chart
    return chart


def _unread(context: PromptContext) -> str | None:
    """Of a question about data that could not be read, what is said in place of an answer; None for any other."""
    found, text = tables(context), context.task.text if context.task else ""
    if not found or not about_data(text, found):
        return None
    return texts.data_unread((column.name for table in found for column in table.columns), is_german(text))


def _german(context: PromptContext, profile: Profile) -> bool:
    """Whether the data is told in German: the language that is wanted, else that of the question."""
    language = wanted(context, profile).held(Slot.LANGUAGE)
    if language:
        return code_of(language.directive.value) == "de"
    return context.task is not None and is_german(context.task.text)
