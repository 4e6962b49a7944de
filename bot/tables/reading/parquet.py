"""Parquet, with the package of the extra `[parquet]`; lists and structures in it become text."""

from __future__ import annotations

import datetime as dt
import decimal
import io
import re
from collections.abc import Iterator
from typing import Any

from bot.tables.limits import Limits
from bot.tables.reading.source import Cell, Refusal, Row, Sheet
from bot.tables.sentences import counted, note

_BATCH = 10_000
_NESTED = re.compile(r"<(?:Large)?(?:List|Struct|Map)")


def parquet(name: str, data: bytes, limits: Limits) -> Sheet:
    """The rows of a file. Refusal where the package is not installed, for what is damaged or too large."""
    try:
        from arro3.io import read_parquet
    except ImportError:
        raise Refusal("no parquet") from None
    try:
        schema = read_parquet(io.BytesIO(data), batch_size=_BATCH).schema
    except Exception as error:  # its errors have no class of their own; whatever it says, the file cannot be read
        raise Refusal("broken") from error
    names = [str(one) for one in schema.names]
    if len(names) > limits.columns:
        raise Refusal("columns", limits.columns)
    nested = sum(bool(_NESTED.search(str(schema.field(at).type))) for at in range(len(names)))

    def rows() -> Iterator[Row]:
        yield names
        try:
            for batch in read_parquet(io.BytesIO(data), batch_size=_BATCH):
                columns = [_cells(batch.column(at)) for at in range(len(names))]
                yield from zip(*columns, strict=True)
        except Refusal:
            raise
        except Exception as error:
            raise Refusal("broken") from error

    notes = (note("nested", n=counted(nested, "column")),) if nested else ()
    return Sheet(name, rows, headed=True, notes=notes)


def _cells(column: Any) -> list[Cell]:
    return [_cell(value.as_py()) for value in column]


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, str | int | float | bool | dt.date):
        return value
    if isinstance(value, decimal.Decimal):
        return float(value)
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
