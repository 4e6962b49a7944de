"""Where the functions and classes of a piece of code stand, by their names, in the usual languages. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from bot.passage.spans import Span
from bot.values import Value


class Definition(Value):
    """Something that code gives a name: a function, a method, a class."""

    name: str
    kind: str
    """`function` or `class`."""
    span: Span


_WORDS = (
    r"(?:export|default|public|private|protected|internal|static|abstract|final|async|pub(?:\([^)]*\))?|"
    r"override|inline|virtual|unsafe)"
)
_HEADS = (
    ("function", r"(?:async[ ]+)?def[ ]+(?:self\.)?(?P<name>[\w?!]+)"),
    ("class", r"(?:class|struct|interface|enum|trait|module|record|impl)[ ]+(?P<name>\w+)"),
    ("function", r"(?:async[ ]+)?(?:function\*?|fn|fun|sub)[ ]+(?P<name>[\w$]+)"),
    ("function", r"func[ ]+(?:\([^)]*\)[ ]*)?(?P<name>\w+)"),
    ("function", r"(?:const|let|var)[ ]+(?P<name>[\w$]+)[ ]*(?::[^=\n]+)?=[ ]*(?:async[ ]+)?"
     r"(?:function\b|\([^\n]*=>|[\w$]+[ ]*=>|\([ ]*$)"),
    ("function", r"(?:[\w:<>,\[\]~]+[ *&]+)*(?P<name>~?[A-Za-z_$][\w$]*)[ ]*\([^;{}]*\)[^;{}()=]*\{"),
)  # fmt: skip
_KEYWORDS = frozenset(
    [
        "if",
        "for",
        "while",
        "switch",
        "catch",
        "return",
        "else",
        "do",
        "try",
        "with",
        "elif",
        "match",
        "using",
        "lock",
        "foreach",
    ]
)
_COMPILED = tuple(
    (kind, re.compile(rf"^(?P<indent>[ \t]*)(?:{_WORDS}[ ]+)*{head}", re.MULTILINE)) for kind, head in _HEADS
)


@lru_cache(maxsize=16)
def definitions(code: str) -> tuple[Definition, ...]:
    """What a piece of code defines, in its order; nested ones too."""
    found: dict[int, Definition] = {}
    for kind, head in _COMPILED:
        for match in head.finditer(code):
            if match["name"] in _KEYWORDS or match.start() in found:
                continue
            start = _decorated(code, match)
            while code[start : start + 1] in (" ", "\t"):
                start += 1
            span = Span(start=start, end=_end(code, match))
            found[match.start()] = Definition(name=match["name"], kind=kind, span=span)
    return tuple(found[start] for start in sorted(found))


def _decorated(code: str, match: re.Match[str]) -> int:
    """Where it begins with the decorators and attributes above it, at the start of a line."""
    start = match.start()
    while start > 0:
        above = code.rfind("\n", 0, start - 1) + 1
        line = code[above : start - 1]
        if not re.match(r"[ \t]*(?:@\w|#\[)", line):
            break
        start = above
    return start


def _end(code: str, match: re.Match[str]) -> int:
    """By braces where its head has one, by `end` in Ruby, else by indentation."""
    signature = _closed(code, match.start())
    line_end = _line_end(code, signature)
    brace = code.find("{", match.start(), line_end)
    after = re.compile(r"[\s]*\{").match(code, line_end)
    head = code[match.start() : line_end].rstrip()
    if not head.endswith(":") and (brace >= 0 or after):
        return _braced(code, brace if brace >= 0 else after.end() - 1 if after else line_end)
    if not head.endswith(":") and (closing := _ended(code, match["indent"], line_end)):
        return closing
    return _indented(code, match["indent"], line_end)


@lru_cache(maxsize=64)
def _ends(code: str, indent: str) -> tuple[int, ...]:
    """Where the lines with Ruby's `end` at that indentation stop, in their order."""
    return tuple(match.end() for match in re.finditer(rf"^{re.escape(indent)}end\b", code, re.MULTILINE))


def _ended(code: str, indent: str, at: int) -> int:
    """Behind the first such `end` from there on; 0 without one."""
    ends = _ends(code, indent)
    place = bisect_left(ends, at + len(indent) + len("end"))
    return ends[place] if place < len(ends) else 0


def _closed(code: str, start: int) -> int:
    """The end of the first parenthesis of a head, which may go over several lines; its line's end without one."""
    return _parentheses(code).get(code.find("(", start, _line_end(code, start)), start)


@lru_cache(maxsize=8)
def _parentheses(code: str) -> dict[int, int]:
    """Where each opening parenthesis is closed, of those that are."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"[()]", code):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            pairs[opened.pop()] = match.start()
    return pairs


def _line_end(code: str, at: int) -> int:
    end = code.find("\n", at)
    return end if end >= 0 else len(code)


_SKIPPED = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`", re.DOTALL)


@lru_cache(maxsize=8)
def _braces(code: str) -> dict[int, int]:
    """Where each opening brace is closed; braces in strings and comments do not count."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    blank = _SKIPPED.sub(lambda match: " " * len(match[0]), code)
    for match in re.finditer(r"[{}]", blank):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            pairs[opened.pop()] = match.start()
    return pairs | dict.fromkeys(opened, len(code))


def _braced(code: str, opening: int) -> int:
    """Behind the brace that closes this one; behind this one where it is in a string."""
    closing = _braces(code).get(opening, opening)
    tail = re.compile(r"\)*;?").match(code, min(closing + 1, len(code)))
    return tail.end() if tail else closing + 1


def _indented(code: str, indent: str, at: int) -> int:
    """The end of the lines that are indented deeper than the head."""
    end = at
    while at < len(code):
        line = code[at + 1 : _line_end(code, at + 1)]
        deeper = line.startswith(indent) and line[len(indent) : len(indent) + 1] in (" ", "\t")
        if line.strip() and not deeper:
            break
        at = _line_end(code, at + 1)
        end = at if line.strip() else end
    return end
