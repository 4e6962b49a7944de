"""Changing one function of a piece of code: a new one in its place, and every other character as it was. Pure."""

from __future__ import annotations

import ast
import re

from bot.code.blocks import LANGUAGES, snippets
from bot.code.functions import Function, functions
from bot.code.grammars import tree
from bot.code.python import read
from bot.passage.spans import Span, splice


def spliced(
    code: str, function: Function, reply: str, language: str = "python", *, renamed: bool = False
) -> str | None:
    """The code with a model's new version of one of its functions; None where the reply has none that fits.

    The reply may be the function alone, or the whole code with it, fenced or not; all else in it is left out. Comments
    that stand directly above the new version replace those above the old one. Refused are: another name (unless
    `renamed`), a new version that needs an import which the code lacks, and one with which the code no longer parses.
    """
    change = version(code, function, reply, language, renamed=renamed)
    return splice(code, *change) if change else None


def version(
    code: str, function: Function, reply: str, language: str = "python", *, renamed: bool = False, above: bool = True
) -> tuple[Span, str] | None:
    """The place that a function's new version takes and its characters there; None as for `spliced`.

    The place is the function's, with the comments above it where the reply has such too; without `above` they stay as
    they are, and those of the reply are left out.
    """
    name = LANGUAGES.get(language.lower(), language.lower())
    source = _source(reply, name)
    new = _chosen(functions(source, name), functions(code, name), function, renamed)
    if new is None or (name == "python" and _needs_import(code, source, new)):
        return None
    commented = above and new.above.start < new.span.start
    piece = source[new.above.start if commented else new.span.start : new.span.end]
    place = Span(start=function.above.start if commented else function.span.start, end=function.span.end)
    fitted = _indented(piece, new.indent, function.indent, _unit(code), name)
    fitted = fitted.replace("\n", "\r\n") if "\r\n" in code else fitted
    return (place, fitted) if _whole(splice(code, place, fitted), name) or not _whole(code, name) else None


def _source(reply: str, language: str) -> str:
    """The code of a reply, with plain line ends."""
    plain = re.sub(r"\r\n?", "\n", reply)
    blocks = [one for one in snippets(plain) if one.fenced]
    if not blocks or (_whole(plain, language) and functions(plain, language)):
        return plain
    fitting = [one.code for one in blocks if one.language in (language, "")] or [one.code for one in blocks]
    return "\n\n".join(fitting)


def _chosen(found: tuple[Function, ...], had: tuple[Function, ...], old: Function, renamed: bool) -> Function | None:
    """The new version: of the same path, else the only one of that name, else, renamed, the only one there is.

    Of several of one path (overloads) the one in the same place among them, where there are as many as there were.
    """
    kinds = [one for one in found if one.kind == old.kind]
    if same := [one for one in kinds if one.path == old.path]:
        twins = [one for one in had if one.kind == old.kind and one.path == old.path]
        if len(same) == 1:
            return same[0]
        return same[twins.index(old)] if len(same) == len(twins) and old in twins else None
    if same := [one for one in kinds if one.name == old.name]:
        return same[0] if len(same) == 1 else None
    outer = [one for one in kinds if "." not in one.path]
    return outer[0] if renamed and len(outer) == 1 else None


def _needs_import(code: str, source: str, new: Function) -> bool:
    """Whether the new version uses a name that only the reply imports."""
    before, after = read(code), read(source)
    if before is None or after is None:
        return False
    used = set(re.findall(r"[^\W\d]\w*", source[new.span.start : new.span.end]))
    return bool((_bound(after) - _bound(before)) & used)


def _bound(module: ast.Module) -> set[str]:
    """The names that imports outside of functions bind."""
    return {
        (alias.asname or alias.name).split(".")[0]
        for node in module.body
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }


def _unit(code: str) -> str:
    """What the code indents with: a tab, or blanks (left as they come)."""
    return "\t" if re.search(r"^\t", code, re.MULTILINE) and not re.search(r"^ {2,}\S", code, re.MULTILINE) else ""


def _indented(piece: str, had: str, indent: str, unit: str, language: str) -> str:
    """A piece of code from one indentation to another; lines inside a string of several lines stay as they are."""
    lines = piece.split("\n")
    held = _held(piece, had) if language == "python" else frozenset()
    step = _step(lines, had)
    moved = [lines[0]]
    for number, line in enumerate(lines[1:], 2):
        if number in held or not line.strip():
            moved.append(line if number in held else line.strip(" \t"))
            continue
        inner = line.removeprefix(had)
        blank = inner[: len(inner) - len(inner.lstrip(" \t"))]
        if unit == "\t" and step and "\t" not in blank:
            deep, rest = divmod(len(blank), step)
            inner = "\t" * deep + " " * rest + inner[len(blank) :]
        elif not unit and step == 0 and "\t" in blank:
            inner = blank.replace("\t", "    ") + inner[len(blank) :]
        moved.append(indent + inner)
    return "\n".join(moved)


def _step(lines: list[str], had: str) -> int:
    """How many blanks one level is; 0 where it is tabs."""
    depths = [len(one.removeprefix(had)) - len(one.removeprefix(had).lstrip(" ")) for one in lines[1:] if one.strip()]
    return min((depth for depth in depths if depth), default=0)


def _held(piece: str, had: str) -> frozenset[int]:
    """The lines (from 1) that begin inside a string; those of docstrings, whose indentation says nothing, aside."""
    module = read(had + piece if not had else f"if 1:\n{had}{piece}")
    if module is None:
        return frozenset()
    shift = 1 if had else 0
    docs = {id(node.body[0].value) for node in ast.walk(module) if _documented(node)}  # type: ignore[attr-defined]
    return frozenset(
        line - shift
        for node in ast.walk(module)
        if isinstance(node, (ast.Constant, ast.JoinedStr)) and id(node) not in docs and hasattr(node, "lineno")
        if isinstance(node, ast.JoinedStr) or isinstance(node.value, (str, bytes))
        for line in range(node.lineno + 1, (node.end_lineno or node.lineno) + 1)
    )


def _documented(node: ast.AST) -> bool:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return isinstance(node, kinds) and ast.get_docstring(node, clean=False) is not None


def _whole(code: str, language: str) -> bool:
    """Whether it parses; True for a language that cannot be told."""
    if language == "python":
        return read(code) is not None
    found = tree(code, language)
    return found is None or not found.root_node.has_error
