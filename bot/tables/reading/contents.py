"""What a file holds, by its kind: one door to all readers."""

from __future__ import annotations

import importlib

from bot.tables.formats import Format, format_of
from bot.tables.limits import MB, Limits
from bot.tables.reading.decode import SAID, decoded
from bot.tables.reading.delimited import delimited
from bot.tables.reading.records import records
from bot.tables.reading.source import Contents, Refusal
from bot.tables.sentences import note

_EARLY = {
    Format.EXCEL: ("bot.tables.reading.excel",),
    Format.PARQUET: ("bot.tables.reading.parquet", "arro3.core", "arro3.io", "zoneinfo"),
    Format.PDF: ("bot.tables.reading.pdf", "pypdf.generic", "pypdf.filters", "pypdf._cmap"),
}  # fmt: skip
_CODECS = ("cp1252", "latin_1", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_8_sig", "ascii", "cp437", "idna",
           "mac_roman", "pdfdoc", "charmap")  # fmt: skip


def prepare(formats: list[Format]) -> None:
    """Import what reading these takes, so that nothing is opened later. What is not installed is passed over."""
    names = ["heapq", "_strptime", *(f"encodings.{name}" for name in _CODECS)]
    for name in [*names, *(name for one in formats for name in _EARLY.get(one, ()))]:
        try:
            importlib.import_module(name)
        except ImportError:
            continue


def contents(name: str, data: bytes, limits: Limits) -> Contents:
    """The sheets or the text of a file. Refusal where it cannot be read."""
    if not data.strip(b"\0 \r\n\t"):
        raise Refusal("empty")
    if len(data) > limits.file_bytes:
        raise Refusal("large file", limits.file_bytes // MB)
    match format_of(name, data):
        case Format.DELIMITED:
            found = delimited(name, data, certain=True)
            return Contents((found,) if found else ())
        case Format.JSON:
            return records(name, data)
        case Format.EXCEL:
            from bot.tables.reading.excel import excel

            return excel(name, data, limits)
        case Format.PARQUET:
            from bot.tables.reading.parquet import parquet

            return Contents((parquet(name, data, limits),))
        case Format.PDF:
            from bot.tables.reading.pdf import pdf

            return pdf(data, limits)
        case Format.TEXT:
            return _text(name, data)
        case Format.UNKNOWN:
            raise Refusal("unknown")


def _text(name: str, data: bytes) -> Contents:
    """A text, or the table that it turns out to be."""
    head = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head[:1] in (b"{", b"["):
        try:
            return records(name, data)
        except Refusal:
            pass
    sheet = delimited(name, data, certain=False)
    if sheet is not None:
        return Contents((sheet,))
    text, code = decoded(data)
    return Contents(text=text, notes=(note("encoding", what=SAID[code]),) if code in SAID else ())
