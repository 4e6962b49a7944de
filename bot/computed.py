"""What was computed of people's tables for an answer, kept with its version. Pure."""

from __future__ import annotations

from bot.charts.chart import Chart
from bot.tables.analysis import Analysis
from bot.tables.table import Result, Table
from bot.values import Value


class Query(Value):
    """One query as it was run."""

    sql: str
    parameters: tuple[str | int | float | None, ...] = ()


class Computed(Value):
    """An analysis with its results: what an answer may say of the data."""

    analysis: Analysis
    table: Table
    file: str = ""
    """The id of the file that the table is of."""
    queries: tuple[Query, ...] = ()
    """One for each of `views(analysis)`, in that order; after them that of the chart, where it shows another view."""
    results: tuple[Result, ...] = ()
    """Of `views(analysis)`, in that order."""
    chart: Chart | None = None
    """The picture, which was drawn once before it is promised."""
    block: str = ""
    """What stands under the words of the answer: the results as tables, in Markdown, and where they come from."""
    findings: tuple[str, ...] = ()
    """What the results say, in sentences that are true as they stand."""
    german: bool = False
