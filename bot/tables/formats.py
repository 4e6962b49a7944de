"""What kind of file this is: by what it holds, then by its name. Pure."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A kind of file that can be read."""

    DELIMITED = "delimited"
    EXCEL = "excel"
    PARQUET = "parquet"
    JSON = "json"
    PDF = "pdf"
    TEXT = "text"
    UNKNOWN = "unknown"


_ENDINGS = {
    "csv": Format.DELIMITED, "tsv": Format.DELIMITED, "tab": Format.DELIMITED, "psv": Format.DELIMITED,
    "json": Format.JSON, "jsonl": Format.JSON, "ndjson": Format.JSON,
}  # fmt: skip
_OTHERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh",
           b"\xfd7zXZ", b"SQLite format 3\0", b"ORC", b"\xca\xfe\xba\xbe")  # fmt: skip
_SHEETS = (b"xl/", b"[Content_Types].xml", b"_rels/", b"docProps/", b"application/vnd.oasis.opendocument.spreadsheet")


def format_of(name: str, data: bytes) -> Format:
    """The kind of file; the name decides only between those that are text."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if data.startswith(b"PAR1"):
        return Format.PARQUET
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return Format.EXCEL if ending in ("xlsx", "xlsm", "xlsb", "ods") or _sheets(data) else Format.UNKNOWN
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Format.EXCEL if ending in ("xls", "xlsx", "xla", "xlsm", "xlsb") else Format.UNKNOWN
    if data.startswith(_OTHERS) or ending in ("xlsx", "xlsm", "xlsb", "ods", "xls", "parquet", "pdf"):
        return Format.UNKNOWN
    return _ENDINGS.get(ending, Format.TEXT)


def _sheets(data: bytes) -> bool:
    return any(mark in data[:4096] for mark in _SHEETS)
