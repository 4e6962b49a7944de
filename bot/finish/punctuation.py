"""Marks that shall not be in an answer, taken out of its prose where nothing else is said without them. Pure.

A mark between numbers, names or operators stays: it says something there, and what is still broken is told instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.finish.prose import Guard, blocks, is_guarded, replaced
from bot.passage.spans import Span, splice_all

_AFTER = r"(?<=[^\W_]|[)\]\"'”’»*%}`])"
"""Behind a word, or what closes one."""


def _upper(match: re.Match[str]) -> str:
    return f".{match[1]}{match[2].upper()}"


_THINGS = re.compile(r"[^.!?;:\n]*,[^.!?;:\n]*;[^.!?;\n]*;[ \t]*(?:and|or|und|oder|et|ou|y|o|e)\b")
"""Things of a list that have commas of their own: a semicolon between them ends no sentence."""


def _semicolons(text: str) -> str:
    text = replaced(text, _THINGS, lambda match: match[0].replace(";", ","))
    text = replaced(text, re.compile(rf"{_AFTER}(?<!\d);([ \t]+)([^\W\d_])(?=[a-z]*\b)"), _upper)
    text = replaced(text, re.compile(r"(?<=[^\W_]);(?=\s+\D|\s*$)|(?<=[)\]\"'”’»*%]);(?=\s|$)"), ".")
    return replaced(text, re.compile("；"), "。")


_DECIMAL = re.compile(r"\d,\d{1,2}(?![\d,])")
_THOUSANDS = re.compile(r"(?<![\d.,([{])[1-9]\d{0,2}(?:,\d{3})+(?![\d)\]}]|,\d)")


_ONE = r"[\w'’-]+"
_SERIES = re.compile(rf"{_ONE}(?:, {_ONE})+,? (?P<last>and|or|und|oder|et|ou|y|o|e) (?={_ONE})")
"""At least three words in a row, one behind the other: without its commas it would read as fewer things."""
_DATE = re.compile(r"(?<=[a-z] )(\d{1,2}), (?=[12]\d{3}\b)")
_OPENED = re.compile(
    r"(?:^|[.!?:;]\s+|\n)[ \t>*+-]*(?:(?:when|if|while|after|before|since|because|although|though|as|unless|until|once|"
    r"in|on|at|for|with|to|from|by|under|over|during|however|also|first|then|next|finally|yes|no|well|so|now|wenn|da|"
    r"weil|als|in|im|am|si|cuando|quando|se|quand|comme)\b[^,.!?\n]*|[^\s,]+)$",
    re.IGNORECASE,
)
"""What begins a sentence and is set off by a comma: no thing of a series."""


def _series(match: re.Match[str]) -> str:
    first = re.match(_ONE, match[0])
    opening = match.string[: match.start()] + (first[0] if first else "")
    if _OPENED.search(opening):
        return match[0]
    before, _, _ = match[0].rpartition(f" {match['last']} ")
    return f" {match['last']} ".join(re.findall(_ONE, before)) + f" {match['last']} "


def _commas(text: str) -> str:
    if not _DECIMAL.search(text):  # a comma is a decimal point there, perhaps in all of its numbers
        text = replaced(text, _THOUSANDS, lambda match: match[0].replace(",", ""))
    text = replaced(replaced(text, _DATE, r"\1 "), _SERIES, _series)
    ending = r"(?<! )(?<!\d) *[,，、،]+(?=[ \t]*$|\s*\n)|(?<=\d)[,，、،]+(?=[ \t]*$)"
    text = replaced(text, re.compile(ending, re.M), "")
    text = replaced(text, re.compile(r"(?<=[^\W_])[,،](?=[\"'”’»)\]*_]+(?:\s|$))"), "")
    text = replaced(text, re.compile(r"(?<=\d)[,،](?=[ \t]+\D)|(?<![\d ])[,،](?=[ \t])"), "")
    return replaced(text, re.compile(r"(?<=\d)[,，、،](?![\d\s])|(?<![\d\s])[,，、،](?!\s)"), " ")


def _shouted(match: re.Match[str]) -> str:
    word, after = match[1], match[3]
    if word[-1:] in ".?…":
        return word
    if after and word[:1].isupper() and len(word) > 1:  # "Yahoo! has": part of a name
        return word
    return f"{word}."


_SHOUT = re.compile(
    r"((?<!\w)[^\W\d_]{2,40}|[^\W\d_]{2,40}|[^\w\s!！=<\[(/&|*_]|(?<=\w)[*_]{1,3})[ \u00a0\u202f]?(!+)"
    r"(?=(\s+[a-z])?)(?![ \t]*[=+/<>^-]|[ \t]+\*[ \t]|[\w\[(])"
)


def _exclamations(text: str) -> str:
    text = replaced(text, re.compile(r"(?<=\?)[!！]+|(?<=\w)[!！]+(?=\?)|¡(?=\w)"), "")
    text = replaced(text, re.compile(r"(?<=[。？！])！+"), "")
    return replaced(replaced(text, re.compile(r"！+"), "。"), _SHOUT, _shouted)


_SPACED = re.compile(
    r"(?P<open>[^\W_]|[)\]\"'”’»*%])[ \t]+(?P<dash>[–—―]|-{1,2})[ \t]+(?=(?P<close>[\w(\[\"'“‘*«]))",
)


def _dash(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start("open"), match.start("close")
    operand = text[start].isdigit() or text[start] == ")" or not text[max(0, start - 1) : start].isalnum()
    other = text[end].isdigit() or text[end] == "(" or not text[end + 1 : end + 2].isalnum()
    if operand and other and not (text[start] in "\"'”’»*%]" or text[end] in "\"'“‘*«["):
        return match[0]
    return f"{match['open']}, "


def _dashes(text: str) -> str:
    text = replaced(text, _SPACED, _dash)
    text = replaced(text, re.compile(r"(?<=[\u3040-\u9fff])[—―]{1,2}(?=[\u3040-\u9fff])"), "，")
    text = replaced(text, re.compile(r"(?<=\w)–(?=\w)"), "-")  # a range, a pair: a hyphen says the same
    text = replaced(text, re.compile(r"(?<=[^\W\d_])(?:[—―]|--)(?=[^\W\d_])"), ", ")
    return replaced(text, re.compile(r"^–[ \t]+(?=\S)", re.M), "- ")


_SUM = re.compile(r"[=+*/^<>]|\d\s*[-–−]\s*\d")
_BRACKETS = re.compile(r"[()（）]")


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Brackets in prose that have none in them and stand in none: their own places."""
    depth, start, flat = 0, 0, True
    for match in _BRACKETS.finditer(text):
        if is_guarded(text, match.start(), match.end()):
            continue
        if match[0] in "(（":
            flat = depth == 0
            start = match.start() if flat else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and flat and "\n\n" not in text[start : match.end()]:
                yield start, match.start()


def _parentheses(text: str) -> str:
    text = replaced(text, re.compile(r"^([ \t]*\d{1,3})\)(?=[ \t]+\S)", re.M), r"\1.")
    changes = [(start, end, by) for start, end in _pairs(text) if (by := _opened(text, start, end))]
    return splice_all(text, [(Span(start=start - by.startswith(", "), end=end + 1), by) for start, end, by in changes])


def _opened(text: str, start: int, end: int) -> str:
    """What stands in brackets without them, between commas where it is put into a sentence; "" to leave it."""
    inner = text[start + 1 : end].strip()
    before, after = text[max(0, start - 2) : start], text[end + 1 : end + 4]
    near = before.strip()[-1:] + after.strip()[:1]
    if not re.search(r"\w", inner) or _SUM.search(inner) or re.search(r"[=+*/^<>\]]", near):
        return ""
    if inner.isdigit() or len(inner) == 1:  # (a), (b): the name of a point
        return ""
    if text[start] == "（":
        return f"，{inner}" + ("" if re.match(r"\W|$", after) else "，")
    if before[-1:].isalnum() or after[:1].isalnum() or (inner[0].isdigit() and after.strip()[:1].isdigit()):
        return ""
    if not re.search(r"[\w)\]\"'”’»*%`][ \t]$", before):  # a sentence of its own, or the first words of one
        return inner
    return f", {inner}" + ("," if re.match(r"[ \t]+\w", after) else "")


_QUOTED = re.compile(r"(?<![\w\"])\"(?=[^\s\"])([^\"\n]{0,2000})(?<=\S)\"(?![\w\"])")


def _quotes(text: str) -> str:
    text = replaced(text, _QUOTED, r"\1")
    text = replaced(text, re.compile(r"“([^”“\n]{0,2000})”|「([^「」\n]{0,2000})」|„([^“”\n]{0,2000})[“”]"), _inner)
    text = replaced(text, re.compile(r"« ?|(?<![\s]) ?»|[“„「」]|(?<!\d)[\"”]"), "")
    return replaced(text, re.compile(r"(?<!\w)['‘](?=\w)([^'’\n]{0,2000})['’](?!\w)"), r"\1")


def _inner(match: re.Match[str]) -> str:
    return next((one for one in match.groups() if one is not None), "")


_PICTURE = (
    r"(?:[\U0001f000-\U0001faff\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce"
    r"\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797"
    r"\u27b0\u27bf\u2b50\u2b55\u2600\u2601\u2639\u263a\u2764]\ufe0f?|[\u2600-\u27bf]\ufe0f)"
    r"(?:\u200d[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?)*"
)
"""What is shown as a picture by default, or is asked to be; ✓ and ★ are letters of a text."""
_LONE = re.compile(rf"(?:^|[|:])[ \t]*(?:{_PICTURE}[ \t]*)+(?=\||$)", re.M)
_PICTURES = re.compile(rf"(?:^|(?<=[\"'(*_]))(?:{_PICTURE})+[ \t]*|(?<![ \t])[ \t]*(?:{_PICTURE})+", re.M)


def _emoji(text: str) -> str:
    said = [match.span() for match in _LONE.finditer(text)]  # all that a cell or a line says

    def gone(match: re.Match[str]) -> str:
        return match[0] if any(start <= match.start() < end for start, end in said) else ""

    return replaced(text, _PICTURES, gone)


def _bold(text: str) -> str:
    text = replaced(text, re.compile(r"\*\*(?=[^\s*])([^*\n]+)(?<=\S)\*\*"), r"\1", "code")
    text = replaced(text, re.compile(r"(?<!\w)__(?=[^\s_])(?![a-z0-9]+__)([^_\n]+)(?<=\S)__(?!\w)"), r"\1")
    return replaced(text, re.compile(r"</?(?:b|strong)>"), "", "code")


_ITALIC = (
    r"(?<![*\w\\])\*(?=[^\s*])(?=[^*\n]*[^\W\d_])([^*\n]+)(?<=\S)\*(?![*\w])",
    r"(?<![\w\\])_(?=[^\s_])(?=[^_\n]*[^\W\d_])([^_\n]+)(?<=\S)_(?!\w)",
)


def _italics(text: str) -> str:
    for pattern in _ITALIC:
        text = replaced(text, re.compile(pattern), r"\1")
    return text


def _unlisted(marker: str) -> Callable[[str], str]:
    pattern = re.compile(rf"^[ \t]*(?:{marker}[ \t]+)+(?=\S)", re.M)
    return lambda text: replaced(text, pattern, "", "words")


def _by(pattern: str, by: str, guard: Guard = "code") -> Callable[[str], str]:
    return lambda text: replaced(text, re.compile(pattern, re.M), by, guard)


TAKEN_OUT: dict[str, Callable[[str], str]] = {
    "links": _by(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)", r"\1"),
    "headings": _by(r"^(?: {0,3}#{1,6}[ \t]+)+(?=\S)", ""),
    "bold": _bold,
    "italics": _italics,
    "bullets": _unlisted(r"[-*+•]"),
    "lists": _unlisted(r"(?:[-*+•]|\d{1,3}[.)])"),
    "emoji": _emoji,
    "quotation marks": _quotes,
    "parentheses": _parentheses,
    "dashes": _dashes,
    "semicolons": _semicolons,
    "exclamation marks": _exclamations,
    "commas": _commas,
}
"""Each mark's way out, in this order: some leave a comma. A question mark, digits, tables and code cannot go so."""


def taken_out(text: str, mark: str) -> str:
    """The text without a mark, by its canonical name; unchanged where no code can do that."""
    return TAKEN_OUT[mark](text) if mark in TAKEN_OUT and blocks(text) else text
