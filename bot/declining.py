"""What is said in the place of an answer about files where nothing was computed of them: why, and what helps. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot import texts
from bot.abilities import Ability, have, missing, of_itself
from bot.analysing import about_data, may_be_about_data, speaks_of
from bot.context import PromptContext
from bot.tables.mentioned import writes
from bot.tables.spans import is_german
from bot.tables.table import Table

_POINTS = re.compile(
    r"\bit\b(?! (?:true|possible|ok|okay|normal|safe|raining)\b)|"
    r"\b(?:its|this|that|these|those|them|they|here|inside|attach\w*|files?|documents?|docs?|pdfs?|sheets?|"
    r"spreadsheets?|workbooks?|archives?|pictures?|images?|photos?|screenshots?|scans?|pages?|datei\w*|anhang|angehängt\w*|"
    r"tabellen?|dokument\w*|bild\w*|dies\w*|darin|daraus|davon|fichiers?|documento?s?|archivos?|imagen|ça|esto|isto)\b",
    re.IGNORECASE,
)
"""Words that point at something that lies before both."""
_WHOLE = re.compile(
    r"\W*(?:(?:please|can you|could you|bitte|now|just)\W+)*(?:summar\w+|sum (?:it|this|that|them) up|"
    r"translat\w+|read|review|proofread|transcri\w+|"
    r"extract\w*|convert\w*|tl;?dr|fass\w*|zusammenfass\w*|übersetz\w*|lies|résum\w+|resum\w+|tradu\w+)\b(?:\W+\w+){0,3}\W*",
    re.IGNORECASE,
)
"""A short order that is about the whole of what came with it."""
_DESCRIBES = re.compile(
    r"\W*(?:(?:please|can you|could you|tell me|show me|bitte|so|ok|okay)\W+)*(?:"
    r"what(?:['’]s| is| are| do you see| does it have| can you see)?\s+(?:in|inside)\b|"
    r"what (?:is|are) (?:this|these|that)\b|"
    r"what does (?:it|this|that|(?:the|this|that|my) (?:\w+ )?\w+) (?:say|show|contain|hold|have|tell)\b|"
    r"(?:describe|explain|look at|open|read|check|see|view)\s+"
    r"(?:it|this|that|(?:the|my|our|this) (?:\w+ )?(?:data|file|table|sheet|csv|"
    r"spreadsheet|workbook))\W*$|what (?:data|columns|fields) (?:is|are|do|does)\b|"
    r"was (?:ist|steht|steckt) (?:da |hier )?(?:drin|darin|in)\b|beschreib\w* (?:die|das|den)\b)",
    re.IGNORECASE,
)
"""What is in it, and nothing more."""

_ADVICE = re.compile(
    r"\bhow (?:to|do|does|can|could|should|would) (?:i|you|one|people|it)\b|\bhow to\b|\bshould (?:i|we)\b|"
    r"\b(?:best|good|better|right|easiest|fastest|worst) (?:ways?|times?|places?|methods?|tools?|languages?|practices?|"
    r"books?|approach\w*)\b|\b(?:what|who) (?:is|are|was) an?\b|\bwhat does .{1,40} mean\b|\bmeaning of\b|"
    r"\bwie (?:kann|soll|mache?) (?:ich|man|wir)\b|\bwas (?:ist|sind) eine?\b",
    re.IGNORECASE,
)
"""A question about the world."""


def instead(context: PromptContext, *, capable: bool) -> str | None:
    """What is said of a question for which nothing could be computed; None where a model may answer it.

    `capable`: whether the model reads for itself. One that does not makes up what it is to tell of data (measured): it
    is not asked where the question could be about the files, unless one of them is a text.
    """
    found, text = context.tables, context.task.text if context.task else ""
    if not capable and of_itself(text):
        return texts.CAN
    whys = [file.why or texts.FILE_UNREAD.format(name=file.name) for file in context.data if file.unread]
    if not found:
        about = may_be_about_data(text, found) or _WHOLE.fullmatch(text) or _POINTS.search(text)
        return texts.files_unread(whys) if about and whys and len(whys) == len(context.data) else None
    answers = capable or any(file.text and not file.tables for file in context.data)
    if not re.search(r"\w", text) or (not answers and (_DESCRIBES.match(text) or _WHOLE.fullmatch(text))):
        return _there(found)
    computes = about_data(text, found)
    guessed = not (answers or writes(text) or _ADVICE.search(text)) and touches(text, found)
    lacking = missing(text, files=True, have=have(text, tables=True))
    if lacking and (computes or not capable):
        return " ".join((cannot(lacking, text), *((unread(found, text),) if computes else ())))
    return unread(found, text) if computes or guessed else None


def _there(found: Sequence[Table]) -> str:
    one = found[0]
    return texts.data_there(one.rows, (column.name for column in one.columns), one.name)


def aside(text: str, found: Sequence[Table]) -> str:
    """What is said at once of a reply to an answer about data that no answer about data can be: what is in the file,
    or that it cannot be done. "" where it is neither."""
    if _DESCRIBES.match(text):
        return _there(found)
    lacking = missing(text, files=True, have=have(text, tables=True))
    return cannot(lacking, text) if lacking else ""


def touches(text: str, found: Sequence[Table]) -> bool:
    """Whether a question could be about what tables hold, or points at something that lies before both."""
    return (
        may_be_about_data(text, found)
        or any(speaks_of(text, table) for table in found)
        or _POINTS.search(text) is not None
        or not re.search(r"\w", text)
    )


def unread(tables: Iterable[Table], text: str) -> str:
    """Of a question about tables that nobody could read: nothing is computed, and nothing made up."""
    names = (column.name for table in tables for column in table.columns)
    return texts.data_unread(names, is_german(text))


def cannot(lacking: tuple[Ability, ...], text: str) -> str:
    """One sentence for all that is asked for and cannot be done."""
    return texts.cannot((one.value for one in lacking), "de" if is_german(text) else "en")
