"""What a new version of code lost of what others can use: names that are gone, signatures that changed. Pure."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from bot.code.blocks import LANGUAGES, together
from bot.code.functions import functions
from bot.code.python import parsed


def keeps(old: str, new: str, language: str = "python") -> tuple[str, ...]:
    """What was there before and is gone, a sentence each; () where nothing is, or one of them cannot be read.

    Looked at are public functions, classes, their methods, and constants; a method that a parent may have is not. For
    languages other than Python only names are compared.
    """
    if LANGUAGES.get(language.lower()) == "python":
        before, after = parsed(old), parsed(new)
        return () if before is None or after is None else tuple(_lost(_public(before), _public(after)))
    there = {one.path for one in functions(new, language)}
    gone = dict.fromkeys(one.path for one in functions(old, language) if one.path not in there)
    return tuple(f"`{path}` is gone." for path in gone if there)


def kept(old: str, new: str) -> tuple[str, ...]:
    """What the code of an answer lost against that of an earlier one, by language; () where either has none of it."""
    before, after = together(old), together(new)
    return tuple(one for name, code in before.items() if name in after for one in keeps(code, after[name], name))


def signatures(text: str) -> dict[str, str]:
    """What the code of an answer gives others: each name by its path, with what it takes (`fib(n)`), in its order."""
    found: dict[str, str] = {}
    for language, code in together(text).items():
        if language == "python":
            module = parsed(code)
            found |= {path: _signature(path, node) for path, node in _public(module).items()} if module else {}
        else:
            found |= {one.path: one.name for one in functions(code, language) if one.kind != "impl"}
    return found


def _signature(path: str, node: ast.stmt) -> str:
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return path
    taken = ast.unparse(node.args).replace("\n", " ")
    inside = re.sub(r"^(?:self|cls)(?:, )?", "", taken) if "." in path else taken
    return f"{'async ' if isinstance(node, ast.AsyncFunctionDef) else ''}{path}({inside})"


def _public(module: ast.Module) -> dict[str, ast.stmt]:
    """What a module gives others, by its path: functions, classes, methods, constants in capitals."""
    found: dict[str, ast.stmt] = {}
    waiting: list[tuple[ast.stmt, str]] = [(one, "") for one in module.body]
    for node, around in waiting:
        if isinstance(node, (ast.If, ast.Try)):
            waiting.extend((one, around) for one in node.body)
        for name in _names(node):
            if not name.startswith("_") or name == "__init__":
                found[f"{around}{name}"] = node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            waiting.extend((one, f"{around}{node.name}.") for one in node.body)
    return found


def _names(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (one.id for one in targets if isinstance(one, ast.Name) and one.id.isupper())
        case ast.AnnAssign(target=ast.Name(id=name)) if name.isupper():
            yield name


def _lost(before: dict[str, ast.stmt], after: dict[str, ast.stmt]) -> Iterator[str]:
    for path, node in before.items():
        outer = path.rpartition(".")[0]
        if path not in after:
            if not outer or (outer in after and not _inherits(after[outer])):
                yield f"`{path}` is gone."
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from _changed(path, node, after[path])


def _inherits(node: ast.stmt) -> bool:
    return not isinstance(node, ast.ClassDef) or bool(node.bases or node.decorator_list)


def _changed(path: str, old: ast.FunctionDef | ast.AsyncFunctionDef, new: ast.stmt) -> Iterator[str]:
    """What callers of a function would notice."""
    if not isinstance(new, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return  # a class of that name is called the same way
    had, has = _parameters(old), _parameters(new)
    gone = [name for name in had if name not in has]
    if gone and not (new.args.vararg or new.args.kwarg):
        yield f"`{path}` no longer takes {', '.join(f'`{name}`' for name in gone)}."
    needed = [name for name, free in has.items() if not free and name not in had]
    if len(needed) > len(gone):
        yield f"`{path}` now needs {', '.join(f'`{name}`' for name in needed)}."
    strict = [name for name, free in has.items() if not free and had.get(name)]
    if strict:
        yield f"`{path}` now needs {', '.join(f'`{name}`' for name in strict)}."
    if isinstance(old, ast.AsyncFunctionDef) != isinstance(new, ast.AsyncFunctionDef):
        yield f"`{path}` {'is no longer' if isinstance(old, ast.AsyncFunctionDef) else 'has become'} asynchronous."


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, bool]:
    """The names of what a function takes, and whether each may be left out."""
    placed = [*node.args.posonlyargs, *node.args.args]
    free = len(placed) - len(node.args.defaults)
    found = {one.arg: at >= free for at, one in enumerate(placed) if one.arg not in ("self", "cls")}
    named = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    return found | {one.arg: default is not None for one, default in named}
