"""Excel workbooks (xlsx, xlsm, xlsb, xls) and OpenDocument sheets: their saved values; no formula is computed."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from bot.tables.limits import MB, Limits
from bot.tables.reading.source import Cell, Contents, Refusal, Row, Sheet
from bot.tables.sentences import REFUSED, note

_ENTRIES = 5_000
"""Parts of a workbook file; an ordinary one has 10 to 200."""
_ROOM = 100
"""Rows and columns beyond the limits, for what stands around the data and is left out."""


def excel(name: str, data: bytes, limits: Limits) -> Contents:
    """The sheets that hold data. Refusal for what is locked, damaged, or unpacks to too much."""
    if data.startswith(b"PK"):
        _bounded(data, limits)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise Refusal("locked") from None
    except CalamineError as error:
        raise Refusal("locked" if "password" in str(error).lower() else "broken") from None
    sheets, notes, over = [], [], Refusal("no rows")
    shown = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    for at in shown:
        held = book.get_sheet_by_name(at.name)
        if not held.height:
            continue
        if why := _too_large(held, limits):
            said = REFUSED[why.why].format(name=held.name, most=f"{why.most:,}")
            notes.append(note("sheet", name=at.name, why=said))
            over = why
            continue
        label = name if len(shown) == 1 else f"{name}: {at.name}"
        hidden = "Visible" not in str(at.visible)
        sheets.append(_sheet(label, held, (note("hidden", name=at.name),) if hidden else ()))
    if not sheets:
        raise over
    return Contents(tuple(sheets), notes=tuple(notes))


def _bounded(data: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            parts = pack.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refusal("broken") from None
    if len(parts) > _ENTRIES or sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise Refusal("unpacked", limits.unpacked_bytes // MB)


def _too_large(held: CalamineSheet, limits: Limits) -> Refusal | None:
    for why, size, most in (("rows", held.height, limits.rows), ("columns", held.width, limits.columns)):
        if size > most + _ROOM:
            return Refusal(why, most)
    return None


def _sheet(label: str, held: CalamineSheet, notes: tuple[str, ...]) -> Sheet:
    def rows() -> Iterator[Row]:
        for row in held.iter_rows():
            yield [_cell(value) for value in row]

    return Sheet(label, rows, notes=notes)


def _cell(value: object) -> Cell:
    if isinstance(value, str | int | float | dt.date):
        return value if value != "" else None
    if isinstance(value, dt.timedelta):
        seconds = int(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return str(value)
