"""CSV, TSV and their like: encoding, delimiter and quoting are found. Pure."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from bot.tables.reading.decode import SAID, encoding
from bot.tables.reading.source import Refusal, Row, Sheet
from bot.tables.sentences import note

_FIELD = 1 << 20
"""Characters of one cell before quotes are held to be unmatched."""
_SAMPLE = 64 * 1024
_DELIMITERS = "\t;|,"


def delimited(name: str, data: bytes, certain: bool) -> Sheet | None:
    """The rows of a file. Where it is not `certain` to be a table, None for what does not look like one."""
    code = encoding(data)
    head = _text(data[: 4 * _SAMPLE], code).read(_SAMPLE)
    if not head.strip():
        raise Refusal("empty")
    skip = head[:4].lower() == "sep=" and len(head) > 5 and head[5] in "\r\n"
    delimiter = head[4] if skip else _delimiter(head, certain)
    if delimiter is None:
        return None
    notes = [note("encoding", what=SAID[code])] if code in SAID else []
    csv.field_size_limit(_FIELD)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
    try:
        for _ in _rows(data, code, delimiter, quoting, skip) if b'"' in data else ():
            pass
    except csv.Error:
        quoting = csv.QUOTE_NONE
        notes.append(note("quotes"))

    def rows() -> Iterator[Row]:
        try:
            yield from _rows(data, code, delimiter, quoting, skip)
        except csv.Error:
            raise Refusal("broken") from None

    return Sheet(name, rows, semicolon=delimiter == ";", notes=tuple(notes))


def _text(data: bytes, code: str) -> io.TextIOWrapper:
    """A stream, so that the whole text never stands beside the bytes."""
    return io.TextIOWrapper(io.BytesIO(data), code, errors="replace", newline="")


def _rows(data: bytes, code: str, delimiter: str, quoting: Literal[0, 3], skip: bool) -> Iterator[Row]:
    stream = _text(data, code)
    if skip:
        stream.readline()
    return csv.reader(stream, delimiter=delimiter, quoting=quoting, skipinitialspace=True)


def _delimiter(head: str, certain: bool) -> str | None:
    """The one that parts the first lines into equally many cells; of several, the one less usual in prose."""
    found: list[tuple[float, str, int]] = []
    lines = head.splitlines()[:200]
    if len(head) >= _SAMPLE and len(lines) > 1:
        lines.pop()
    for mark in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=mark, skipinitialspace=True) if row]
        except csv.Error:
            continue
        counts = Counter(width for width in widths if width > 1)
        if counts:
            width, rows = counts.most_common(1)[0]
            found.append((rows / len(widths), mark, width))
    if certain:
        best = max((share for share, _, _ in found), default=0.0)
        return next((mark for share, mark, _ in found if share > best - 0.05), ",")
    sure = [(mark, width) for share, mark, width in found if share > 0.95 and len(lines) > 2]
    return next((mark for mark, width in sure if mark != "," or width > 2), None)
