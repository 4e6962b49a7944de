"""Placeholder of the lead until the helper's module is here."""

from collections.abc import Sequence

from bot.tables.analysis import Analysis, views
from bot.tables.table import Result, Table
from bot.tables.told import sentences


def findings(results: Sequence[Result], analysis: Analysis, table: Table, german: bool = False) -> tuple[str, ...]:
    """Sentences."""
    return tuple(
        one
        for view, given in zip(views(analysis), results, strict=True)
        for one in sentences(given, view, table, german)[:3]
    )
