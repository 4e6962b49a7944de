"""Python code as a tree, and in a sentence why it has none. Pure: the code is read, never run."""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache
from textwrap import dedent

from bot.code.grammars import MOST, deep, tree
from bot.code.unfinished import prompted, typed, unfinished

_MAGIC = re.compile(r"^[ \t]*(?:%{1,2}|!|\?)[a-zA-Z][^\n]*|^[ \t]*[\w.]+\?{1,2}[ \t]*$", re.MULTILINE)
_NEWER = re.compile(
    r"^[ \t]*type \w+|\b(?:def|class) \w+\[|^[ \t]*except\*? \w+(?:\.\w+)*, |\bt['\"]|\b[rR]?[fF][rR]?['\"]",
    re.MULTILINE,
)
"""What a later Python than the one that runs this may allow."""
_SHELL = re.compile(r"^(?:\$ ?)?(?:pip3?|python3?|uv|poetry|conda|cd|git|export|source|npm|pytest|sudo|apt) \S")
_SIGNATURE = re.compile(
    r"^(?:async )?(?:def|class) |^@|^(?:if|for|while|with|try|elif|else|except|finally|case)\b|^\w[\w.]*\("
)
_HEAD = re.compile(r"(?:if|for|while|with|try|match)\b")
_INSIDE = re.compile(r"^(?:elif|else|except|finally|case)\b")


@lru_cache(maxsize=64)
def parsed(code: str) -> ast.Module | None:
    """The tree of a piece of Python; None where it does not parse, or is too long or too deep."""
    found = _read(ready(code))
    return found if isinstance(found, ast.Module) else None


@lru_cache(maxsize=16)
def read(code: str) -> ast.Module | None:
    """The tree of the code as it stands, so that its places are the code's own; None where it does not parse."""
    found = _read(code)
    return found if isinstance(found, ast.Module) else None


def ready(code: str) -> str:
    """The code as Python shall read it: what was typed at a prompt, no magic lines, nothing that all lines share."""
    if prompted(code):
        code = typed(code)
    return dedent(_MAGIC.sub(lambda match: "pass" if match[0][:1] in " \t" else "", code)) if code.strip() else code


def _read(code: str) -> ast.Module | SyntaxError | None:
    if len(code) > MOST or deep(code):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an escape that means nothing is a warning, no error
            tree = ast.parse(code)
            _compiled(code)
            return tree
    except SyntaxError as error:
        return None if str(error.msg).startswith("too many") else error
    except (ValueError, RecursionError, MemoryError):  # null characters; nested too deeply
        return None


def _compiled(code: str) -> None:
    """Raise SyntaxError for what only Python's compiler sees, where that is wrong in any surrounding."""
    try:
        compile(code, "<answer>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as error:
        if re.match(r"keyword argument repeated|duplicate argument", str(error.msg)):
            raise


@lru_cache(maxsize=64)
def wrong_python(code: str) -> str:
    """Why a piece of Python does not parse, with its line; "" where it does, or is not meant to be whole."""
    ran = ready(code)
    found = _read(ran)
    if not isinstance(found, SyntaxError) or _fragment(code, ran, found) or unfinished(code, "python"):
        return ""
    if _NEWER.search(ran) and (newer := tree(ran, "python")) and not newer.root_node.has_error:
        return ""
    if isinstance(found, TabError) or "inconsistent use of tabs" in str(found.msg):
        return f"Line {found.lineno} mixes tabs and blanks in its indentation."
    line = _line(ran, found.lineno)
    where = f"Line {found.lineno} of the Python code does not parse"
    said = f", `{line}`" if line else ""
    return f"{where}{said}: {str(found.msg).split(' (<')[0].rstrip('.')}."


def _line(code: str, number: int | None) -> str:
    lines = code.split("\n")
    line = lines[number - 1].strip() if number and number <= len(lines) else ""
    return line if len(line) <= 80 else f"{line[:79].rstrip()}…"


def _fragment(whole: str, code: str, error: SyntaxError) -> bool:
    """Whether it shows a head alone, a branch of something, or commands of a shell: no program, and no error."""
    lines = [line for line in code.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    if (
        not lines
        or _INSIDE.match(lines[0])
        or not (_HEAD.match(lines[0]) or re.search(r"[=(\[:]|[a-z_]\.[a-z_]", code))
    ):
        return True
    if prompted(whole) and re.search(r"never closed|unterminated|indented block|unexpected EOF", str(error.msg)):
        return True  # lines go on there without a prompt
    if "indented block" in str(error.msg) and _remarked(code, error.lineno or 1):
        return True
    if all(_SHELL.match(line) for line in lines[:3]):
        return True
    if len(lines) == 1 and _SIGNATURE.match(lines[0]):
        return _shown(lines[0])
    heads = all(re.match(r"(?:async )?(?:def|class) |@", line) for line in lines)
    return heads and "expected an indented block" in str(error.msg) and len(lines) > 1


def _remarked(code: str, number: int) -> bool:
    """Whether nothing but comments stands where a body should: there is more to it than is shown."""
    before = code.split("\n")[: number - 1]
    while before and not before[-1].strip():
        before.pop()
    return bool(before) and before[-1].lstrip().startswith("#")


def _shown(line: str) -> bool:
    """Whether a line alone is a head as documentation shows it: its brackets are closed."""
    if _HEAD.match(line) and not line.rstrip().endswith(":"):
        return False
    return all(line.count(left) == line.count(right) for left, right in ("()", "[]", "{}"))
