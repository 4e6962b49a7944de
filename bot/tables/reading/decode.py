"""In which encoding a text is. Pure."""

from __future__ import annotations

import codecs

from bot.tables.reading.source import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
SAID = {"utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32",
        "cp1252": "Windows-1252", "latin-1": "Latin-1"}  # fmt: skip
"""How an encoding other than UTF-8 is called."""


def encoding(data: bytes) -> str:
    """The encoding: by its mark, as UTF-8 where it fits, else as Windows wrote it. Refusal for what is no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:4096]
    if head.count(0) > len(head) / 50 + 2:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if min(even, odd) > len(head) / 20 or max(even, odd) < len(head) / 8:
            raise Refusal("unknown")
        return "utf-16-be" if even > odd else "utf-16-le"
    if sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 27) for byte in head) > len(head) / 50 + 2:
        raise Refusal("unknown")
    for name in ("utf-8", "cp1252"):
        try:
            codecs.decode(data, name)
        except UnicodeDecodeError:
            continue
        return name
    return "latin-1"


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and its encoding."""
    name = encoding(data)
    return codecs.decode(data, name, "replace"), name
