"""What people are told about their files: why one was refused, and what was done to dirty data. Pure."""

from __future__ import annotations

import re

REFUSED = {
    "empty": "“{name}” is empty.",
    "no rows": "“{name}” has no rows of data.",
    "unknown": "I cannot read “{name}”. I read CSV, TSV, Excel, Parquet, JSON, text and PDF files.",
    "broken": "“{name}” could not be read: it is damaged, or not the kind of file that its name says.",
    "locked": "“{name}” is protected by a password. Remove it, or send the data as CSV.",
    "no parquet": "Parquet files cannot be read here. Send “{name}” as CSV or Excel.",
    "no text": "“{name}” has no text that I can read; it may be scanned pictures of pages.",
    "large file": "“{name}” is larger than {most} MB. Send a smaller part of it.",
    "large": "“{name}” needs more memory than I may use. Send a smaller part of it, or send it as CSV.",
    "unpacked": "“{name}” unpacks to more than {most} MB. Send a smaller part of it, or send it as CSV.",
    "slow": "“{name}” took too long to read. Send a smaller part of it, or send it as CSV.",
    "rows": "“{name}” has more than {most} rows. Send fewer rows; numbers from only a part would be wrong.",
    "columns": "“{name}” has more than {most} columns. Send only those that you ask about.",
    "cells": "“{name}” has more than {most} cells. Send fewer rows or columns.",
    "tables": "There are more than {most} tables. Send fewer sheets.",
    "files": "I read at most {most} files at a time; “{name}” was left out.",
    "all files": "The files are together larger than {most} MB; “{name}” was left out.",
}
"""By why a file was refused; `name` is the file's, `most` the limit."""

UNANSWERED = {
    "slow": "That took longer than {most} seconds to compute and was stopped. Ask about fewer rows or groups.",
    "large": "That needs more memory than I may use. Ask about fewer rows or groups.",
    "refused": "That cannot be asked of these tables.",
    "wrong": "That question does not fit these tables.",
    "gone": "The tables could not be asked just now. Try once more.",
}
"""By why a query has no result."""

NOTES = {
    "encoding": "The text was read as {what}.",
    "quotes": "Its quotation marks do not match; they were read as plain characters.",
    "above": "{n} above the header left out.",
    "headless": "There is no header; the columns are called Column 1, Column 2 and so on.",
    "blank header": "{n} without a name are called by their number.",
    "twice": "“{name}” names more than one column; the further ones are called “{name} (2)” and so on.",
    "empty columns": "{n} without any data left out.",
    "blank rows": "{n} without any data left out.",
    "header again": "{n} that repeat the header left out.",
    "totals": "{n} of totals left out, so that nothing counts twice: {values}.",
    "below": "{n} below the data left out.",
    "longer": "{n} have more cells than the header has names; the further cells are left out.",
    "shorter": "{n} have fewer cells than the header has names; the others count as missing.",
    "cut": "{n} in “{name}” are longer than {most} characters and were cut.",
    "odd": "{n} in “{name}” are not {kind} and count as missing: {values}.",
    "words": "{n} in “{name}” say that there is no value ({values}) and count as missing.",
    "comma": "Numbers in “{name}” have a decimal comma: {value} is {read}.",
    "unclear number": "{value} in “{name}” was read as {read}; it could also be {other}.",
    "mixed number": "Numbers in “{name}” are written with decimal comma and decimal point; each was read as it is.",
    "currencies": "“{name}” holds amounts in {values}; they cannot be added up, so it is kept as text.",
    "forms": "Dates in “{name}” are written in {n} forms and were read as one.",
    "unclear date": "{value} in “{name}” was read as {read}; it could also be {other}.",
    "day first": "Dates in “{name}” like {value} were read with the day first, as others in it show.",
    "month first": "Dates in “{name}” like {value} were read with the month first, as others in it show.",
    "mixed date": "“{name}” has dates with the day first and with the month first; it is kept as text.",
    "short year": "Years of two digits in “{name}” were read as 1970 to 2069.",
    "zones": "Times in “{name}” are kept as they are written, without their time zones.",
    "codes": "“{name}” is kept as text, since its leading zeros mean something.",
    "long numbers": "“{name}” is kept as text, since its numbers are too long to count with exactly.",
    "nested": "{n} that hold lists or objects are kept as text.",
    "hidden": "The sheet “{name}” is hidden in the file.",
    "formulas": "Formulas stand with the values that were saved with them.",
    "sheet": "The sheet “{name}” was left out: {why}",
    "pages": "Only the first {most} pages were read, of {n}.",
    "text": "Only the first {most} characters were read.",
    "page": "{n} have no text that can be read.",
}
"""By what was done to dirty data."""

_MANY = {
    "line": "lines", "column": "columns", "row": "rows", "cell": "cells", "page": "pages",
}  # fmt: skip


def counted(n: int, word: str) -> str:
    """ "1 row", "1,200 rows"."""
    return f"{n:,} {word if n == 1 else _MANY[word]}"


def note(key: str, **filled: object) -> str:
    """The sentence about dirty data, filled in; one that begins with a count of one is put into the singular."""
    text = NOTES[key]
    if not str(filled.get("n", "")).startswith("1 "):
        return text.format(**filled)
    if kind := filled.get("kind"):
        filled = {**filled, "kind": f"a {str(kind).removesuffix('s')}"}
    return singular(text).format(**filled)


def singular(text: str) -> str:
    """A sentence of `NOTES` about one: the verbs of what is counted, but not those of what follows a semicolon."""
    if not text.startswith("{n} "):
        return text
    first, *rest = text.split(";")
    for plural, single in (("are", "is"), ("have", "has"), ("count", "counts"), ("say", "says"), ("repeat", "repeats"),
                           ("hold", "holds"), ("were cut", "was cut")):  # fmt: skip
        first = re.sub(rf" {plural}\b", f" {single}", first)
    return ";".join((first, *rest)).replace("called by their number", "called by its number")


def quoted(values: list[str]) -> str:
    """Values as people see them, quoted and clipped: “x”, “y”."""
    return ", ".join(f"“{value[:30]}”" for value in values[:4])
