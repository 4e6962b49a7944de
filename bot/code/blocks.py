"""The blocks of code in an answer, each with its language and the place where it stands. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.code.guessed import guessed
from bot.passage.outline import outline
from bot.passage.spans import Span
from bot.values import Value

_NAMES = {
    "python": "py python3 py3 ipython pycon python-repl doctest pyi python3.12 python3.13",
    "javascript": "js jsx mjs cjs node nodejs ecmascript",
    "typescript": "ts mts cts",
    "tsx": "",
    "java": "",
    "c": "h",
    "cpp": "c++ cc cxx hpp hh",
    "csharp": "cs c#",
    "go": "golang",
    "rust": "rs",
    "ruby": "rb irb",
    "php": "php5 php7 php8",
    "sql": "mysql postgresql postgres sqlite sqlite3 tsql mssql",
    "bash": "sh shell",
    "html": "html5 htm",
    "css": "css3",
    "json": "",
    "yaml": "yml",
    "toml": "",
}
"""The languages that can be judged, with the other names that they go by after a fence."""
LANGUAGES = {other: name for name, others in _NAMES.items() for other in (name, *others.split())}
_INFO = re.compile(
    r"(?P<before>(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*)(?:`{3,}|~{3,})[ \t]*\{?[ \t]*\.?(?P<name>[A-Za-z][\w+#.-]*)?"
)


class Snippet(Value):
    """One block of code."""

    language: str
    """A name in LANGUAGES' values; the fence's own word in small letters where it is none of them; "" where no
    language is named and none was found."""
    named: bool
    """Whether the fence says the language; else it was found in the code."""
    fenced: bool
    """Whether it stands between fences; else it is set off by its indentation, or is all of the answer."""
    code: str
    """The lines, without the indentation and the quotation marks of what the block stands in."""
    span: Span
    """Where they stand in the text; its characters are `code` where the block stands in nothing else."""


@lru_cache(maxsize=64)
def snippets(text: str) -> tuple[Snippet, ...]:
    """The blocks of code of an answer, in its order.

    An answer that is nothing but code, without fences, is one block where it is clear which language it is.
    """
    found = outline(text).codes
    if not found:
        language = guessed(text) if text.strip() and not _prose(text) else ""
        whole = Span(start=0, end=len(text))
        return (Snippet(language=language, named=False, fenced=False, code=text, span=whole),) if language else ()
    return tuple(_snippet(text, one.span, one.content) for one in found)


def together(text: str) -> dict[str, str]:
    """The code of an answer by language, the blocks of one language after each other; only of languages known here."""
    found: dict[str, str] = {}
    for one in snippets(text):
        if one.language in _NAMES:
            code = one.code.rstrip()
            found[one.language] = f"{found[one.language]}\n\n{code}" if one.language in found else code
    return found


def _snippet(text: str, span: Span, content: Span) -> Snippet:
    head = _INFO.match(text, span.start, span.end) if span != content else None
    name = (head["name"] or "").lower() if head else ""
    code = _bare(text, span, content, head.end("before") if head else span.start)
    language = LANGUAGES.get(name, name) or guessed(code)
    return Snippet(language=language, named=bool(name), fenced=head is not None, code=code, span=content)


def _bare(text: str, span: Span, content: Span, fence: int) -> str:
    """The lines of a block without what stands before its fence on the fence's line, or blanks of that width."""
    before = text[text.rfind("\n", 0, span.start) + 1 : fence]
    piece = content.of(text)
    if span == content or not before:
        return piece
    lines = piece.split("\n")
    return "\n".join(re.sub(rf"^[ \t>]{{0,{len(before)}}}", "", line) for line in lines)


_SENTENCE = re.compile(r"^[A-Z][\w'’-]*(?: [\w'’`(),\"-]+){3,}[.:!?]$", re.MULTILINE)


def _prose(text: str) -> bool:
    """Whether it has a sentence in it that stands on a line of its own."""
    return _SENTENCE.search(text) is not None
