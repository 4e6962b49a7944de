"""The text of a PDF, page by page; no picture, script or attachment in it is looked at."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.tables.limits import Limits
from bot.tables.reading.source import Contents, Refusal
from bot.tables.sentences import counted, note


def pdf(data: bytes, limits: Limits) -> Contents:
    """Its text and what of it was left out. Refusal for what is locked, damaged or has no text."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refusal("locked")
        count = len(reader.pages)
        pages: list[str] = []
        for at in range(min(count, limits.pages)):
            pages.append(reader.pages[at].extract_text().strip())
            if sum(map(len, pages)) > limits.text:
                break
    except (Refusal, MemoryError):
        raise
    except (PyPdfError, RecursionError):
        raise Refusal("broken") from None
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise Refusal("no text")
    notes = [note("pages", n=count, most=len(pages))] if len(pages) < count else []
    if blank := sum(not page for page in pages):
        notes.append(note("page", n=counted(blank, "page")))
    return Contents(text=text, notes=tuple(notes))
