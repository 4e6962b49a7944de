"""Does a block of code parse? Python by its own parser, other languages by theirs; what is unknown is not judged. Pure.

An error that is told must be a real one: elisions, prompts, outputs, templates and pieces of a whole are none, and
where a dialect could allow it, it is allowed.
"""

from __future__ import annotations

import json
import re
import tomllib
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

import yaml

from bot.code.blocks import LANGUAGES, Snippet, snippets
from bot.code.grammars import GRAMMARS, MOST, SLOW, deep, said, tree, walk
from bot.code.python import wrong_python
from bot.code.queries import wrong_query
from bot.code.unfinished import unfinished
from bot.code.wrapped import attempts

if TYPE_CHECKING:
    from tree_sitter import Node

SPOKEN = {
    "javascript": "JavaScript",
    "typescript": "TypeScript",
    "tsx": "TSX",
    "java": "Java",
    "c": "C",
    "cpp": "C++",
    "csharp": "C#",
    "go": "Go",
    "rust": "Rust",
    "ruby": "Ruby",
    "php": "PHP",
    "bash": "shell",
    "html": "HTML",
    "css": "CSS",
    "json": "JSON",
    "yaml": "YAML",
    "toml": "TOML",
    "sql": "SQL",
    "python": "Python",
}
"""The languages as people call them."""
TRIED = 24_000
"""Characters in all that one block's surroundings are parsed with: of a long one, which mostly is a whole, few."""
JUDGED = 30
"""Blocks of an answer that are looked at."""


def broken(text: str) -> tuple[tuple[Snippet, str], ...]:
    """The blocks of an answer that do not parse, each with the sentence that says where."""
    blocks = [one for one in snippets(text) if one.named or _sure(one)][:JUDGED]
    judged = ((one, wrong(one.code, one.language)) for one in blocks)
    return tuple((one, sentence) for one, sentence in judged if sentence)


def _sure(snippet: Snippet) -> bool:
    """Whether a block that names no language is judged: it is fenced, and its marks are Python's."""
    return snippet.fenced and snippet.language == "python"


@lru_cache(maxsize=64)
def wrong(code: str, language: str) -> str:
    """Where and why a piece of code does not parse, as a sentence; "" where it does or cannot be judged.

    `language` is any name that a fence may have.
    """
    name = LANGUAGES.get(language.lower(), "")
    if not name or not code.strip() or len(code) > MOST:
        return ""
    if name == "python":
        return wrong_python(code)
    if name in _READERS:
        return _READERS[name](code)
    return _wrong_tree(code, name) if name in GRAMMARS else ""


def _wrong_tree(code: str, language: str) -> str:
    """By a grammar: an error counts where the code is one in each way in which it may stand in a whole."""
    best = tree(code, language)
    if best is None or not best.root_node.has_error or unfinished(code, language):
        return ""
    if language == "html" and _left_open(best.root_node):
        return ""
    if language == "css" and "{" not in code:
        return ""  # selectors alone, of other tools too
    for whole, name in islice(attempts(code, language), TRIED // len(code)):
        other = tree(whole, name)
        if other is None or not other.root_node.has_error:
            return ""
    return _sentence(best.root_node, code, language)


_OPTIONAL = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
        "optgroup",
        "thead",
        "tbody",
        "tfoot",
        "body",
        "html",
        "head",
        "rt",
    ]
)
"""What HTML lets end by itself (HTML standard, 13.1.2.4 "Optional tags")."""


def _left_open(root: Node) -> bool:
    """Whether all that is missing are the ends of elements that may end by themselves."""
    wrong = [one for one in walk(root) if one.is_error or one.is_missing]
    around = [one.parent for one in wrong if one.is_missing and one.type == "_implicit_end_tag"]
    names = [said(one.children[0]).strip("<>").split()[0].lower() for one in around if one and one.children]
    return len(names) == len(wrong) and set(names) <= _OPTIONAL


def _sentence(root: Node, code: str, language: str) -> str:
    """The first error of a tree in words: what is missing, or where it is not understood."""
    first = next((one for one in walk(root) if one.is_missing or one.is_error), root)
    missing = next((one for one in walk(root) if one.is_missing and re.fullmatch(r"\W{1,3}|end", one.type)), None)
    if missing is not None and first is missing:
        return (
            f"Line {_row(missing, code)} of the {SPOKEN[language]} code does not parse: a `{missing.type}` is missing."
        )
    inner = [one for one in walk(first) if one.is_error] or [first]
    narrow = min(inner, key=lambda one: one.end_byte - one.start_byte)
    words = " ".join(said(narrow).split())[:40]
    near = f" near `{words}`" if words else ""
    return f"Line {_row(narrow, code)} of the {SPOKEN[language]} code does not parse{near}."


def _row(node: Node, code: str) -> int:
    return min(node.start_point.row + 1, max(1, len(code.rstrip("\n").split("\n"))))


def _wrong_json(code: str) -> str:
    """JSON; of several values one after another (a log of lines) each line is one."""
    try:
        json.loads(code)
    except RecursionError:
        return ""
    except ValueError as error:
        if _lenient_json(code) or unfinished(code, "json"):
            return ""
        line, why = getattr(error, "lineno", 1), getattr(error, "msg", str(error))
        return f"Line {line} of the JSON does not parse: {why[:1].lower()}{why[1:]}."
    return ""


def _lenient_json(code: str) -> bool:
    """Whether it is not meant as one strict value: comments, lines of values, members alone, a response's head."""
    if re.search(r"^\s*(?://|/\*|#)|[,{\[\"\d] *(?://|/\*|#) ", code, re.MULTILINE) or re.match(
        r"\s*(?:HTTP/|[A-Z]+ /)", code
    ):
        return True
    lines = [line for line in code.split("\n") if line.strip()]
    return _values(lines) or _loads(f"{{{code.strip().rstrip(',')}}}") or _stream(code)


def _values(lines: list[str]) -> bool:
    return len(lines) > 1 and all(_loads(line) for line in lines)


def _loads(code: str) -> bool:
    try:
        json.loads(code)
    except (ValueError, RecursionError):
        return False
    return True


def _stream(code: str) -> bool:
    """Whether it is values with nothing but blanks between them."""
    decoder, at = json.JSONDecoder(), 0
    try:
        while at < len(code):
            _, end = decoder.raw_decode(code, at)
            rest = re.compile(r"\s*").match(code, end)
            at = rest.end() if rest else end
    except (ValueError, RecursionError):
        return False
    return True


def _wrong_yaml(code: str) -> str:
    """YAML, by its events: nothing is built of it; its parser's time grows with the square of the depth."""
    if deep(code) or len(code) > SLOW:
        return ""
    try:
        for _ in yaml.parse(code, Loader=yaml.SafeLoader):
            pass
    except RecursionError:
        return ""
    except yaml.MarkedYAMLError as error:
        if unfinished(code, "yaml") or _stream(code):
            return ""
        mark = error.problem_mark or error.context_mark
        line = f"Line {mark.line + 1} of the YAML" if mark else "The YAML"
        return f"{line} does not parse: {error.problem or error.context}."
    except (yaml.YAMLError, ValueError):
        return ""
    return ""


def _wrong_toml(code: str) -> str:
    if len(code) > SLOW:
        return ""
    try:
        tomllib.loads(code)
    except RecursionError:
        return ""
    except ValueError as error:
        if unfinished(code, "toml") or "Cannot overwrite" in str(error) or "Cannot declare" in str(error):
            return ""  # variants of one key beside each other, to choose from
        where = re.search(r"\(at (?:line (\d+)|end of document)", str(error))
        line = where[1] if where and where[1] else str(len(code.rstrip().split("\n")))
        return f"Line {line} of the TOML does not parse: {str(error).split(' (at')[0]}."
    return ""


_READERS = {"json": _wrong_json, "yaml": _wrong_yaml, "toml": _wrong_toml, "sql": wrong_query}
