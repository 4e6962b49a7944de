"""What Python code has of what can be wanted of it. Pure: the code is read as a tree, never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from sys import stdlib_module_names

from bot.code.places import (
    Def,
    asynchronous,
    bare_excepts,
    comments,
    dataclasses,
    decorated,
    defs,
    formatted,
    generators,
    guarded,
    handled,
    imported,
    imports,
    logged,
    managed,
    memoized,
    mutable_defaults,
    of_kinds,
    patterns,
    printed,
    recursive,
    tested,
)
from bot.code.python import parsed

SHOWN = 3
"""How many places are named."""


def missing_python(feature: str, absent: bool, name: str, code: str) -> str:
    """What a piece of Python has instead of a feature that is wanted or unwanted; "" where it is met."""
    tree = parsed(code)
    if tree is None or not tree.body:
        return ""
    if feature in _WHOLE:
        return _WHOLE[feature](tree, name, absent, code)
    finder, none, some = _PLACES.get(feature, (None, "", ""))
    if finder is None:
        return ""
    places = list(dict.fromkeys(finder(tree, code)))
    if absent:
        return some.format(_listed(places)) if places else ""
    return "" if places else none


def _listed(places: Iterable[str]) -> str:
    named = list(places)
    more = f" and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
    return ", ".join(named[:SHOWN]) + more


def _foreign(tree: ast.Module, name: str, absent: bool, code: str) -> str:
    others = [one for one in dict.fromkeys(imported(tree)) if one not in stdlib_module_names]
    return f"It imports {_listed(f'`{one}`' for one in others)}." if others else ""


def _docstrings_there(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (Def, ast.ClassDef, ast.Module)) and ast.get_docstring(node, clean=False):
            yield "the module" if isinstance(node, ast.Module) else f"`{node.name}`"


def _docstrings(tree: ast.Module, name: str, absent: bool, code: str) -> str:
    """Every function, method and class that others see; a test and what stands inside a function need none."""
    there = list(_docstrings_there(tree))
    if absent:
        return f"There is a docstring in {_listed(there)}." if there else ""
    lacking = [f"`{node.name}`" for node in _public(tree) if not ast.get_docstring(node, clean=False)]
    if lacking:
        return f"There is no docstring in {_listed(lacking)}."
    return "" if there else "There is no docstring."


def _docstring(tree: ast.Module, name: str, absent: bool, code: str) -> str:
    if absent:
        return _docstrings(tree, name, absent, code)
    return "" if any(_docstrings_there(tree)) else "There is no docstring."


def _public(tree: ast.Module) -> Iterator[Def | ast.ClassDef]:
    waiting: list[ast.stmt] = list(tree.body)
    for node in waiting:
        if isinstance(node, ast.ClassDef):
            waiting.extend(node.body)
        if isinstance(node, (Def, ast.ClassDef)) and not re.match(r"_|[Tt]est|main$|setUp|tearDown", node.name):
            yield node


def _hints(tree: ast.Module, name: str, absent: bool, code: str) -> str:
    """Every parameter of a function, and its result where it gives one back."""
    bare: list[str] = []
    there: list[str] = []
    for one in defs(tree):
        lacking = [arg.arg for arg in _parameters(one) if arg.annotation is None]
        bare.extend(f"`{arg}` of `{one.name}`" for arg in lacking)
        if one.returns is None and _gives(one):
            bare.append(f"the result of `{one.name}`")
        if one.returns is not None or len(lacking) < len(_parameters(one)):
            there.append(f"`{one.name}`")
    if absent:
        return f"There are type hints in {_listed(there)}." if there else ""
    return f"There is no type hint for {_listed(bare)}." if bare else ""


def _parameters(one: Def) -> list[ast.arg]:
    """Those that take a hint: not the first of a method, not the starred ones."""
    every = [*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs]
    return [] if one.name.startswith("test") else [arg for arg in every if arg.arg not in ("self", "cls", "_")]


def _gives(one: Def) -> bool:
    """Whether it returns or yields a value itself, not only in a function inside it."""
    waiting: list[ast.AST] = list(one.body)
    for node in waiting:
        if isinstance(node, (ast.Yield, ast.YieldFrom)) or (isinstance(node, ast.Return) and node.value is not None):
            return True
        if not isinstance(node, (Def, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))
    return False


def _snake(tree: ast.Module, name: str, absent: bool, code: str) -> str:
    names = [one.name for one in defs(tree) if not re.match(r"setUp|tearDown|visit_|do_[A-Z]|test", one.name)]
    names += [arg.arg for one in defs(tree) for arg in _parameters(one)]
    names += [one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]
    camel = [one for one in dict.fromkeys(names) if re.match(r"_*[a-z]+[a-z0-9]*[A-Z]", one)]
    return f"There are names like {_listed(f'`{one}`' for one in camel)}." if camel else ""


def _named(tree: ast.Module, name: str, absent: bool, code: str) -> str:
    there = [node.name for node in ast.walk(tree) if isinstance(node, (Def, ast.ClassDef))]
    values = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    values += [node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)]
    values += [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    if absent:
        return f"`{name}` is still in it." if name in (*there, *values) else ""
    return "" if not there or name in there or name in values else f"Nothing in it is called `{name}`."


def _camel(tree: ast.Module, name: str, absent: bool, code: str) -> str:
    names = [one.name for one in defs(tree) if not one.name.startswith(("__", "test"))]
    names += [arg.arg for one in defs(tree) for arg in _parameters(one)]
    names += [one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]
    snake = [one for one in dict.fromkeys(names) if re.match(r"_*[a-z0-9]+_[a-z0-9]", one)]
    return f"There are names like {_listed(f'`{one}`' for one in snake)}." if snake else ""


def _raised(tree: ast.Module, name: str, absent: bool, code: str) -> str:
    """Where an exception is raised; one of the code's own that stands for it counts."""
    raises = [node for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc is not None]
    there = [
        node for node in raises if node.exc and name in re.findall(r"\w+", ast.unparse(node.exc).partition("(")[0])
    ]
    if absent:
        return f"It raises `{name}` on line {there[0].lineno}." if there else ""
    heirs = {
        one.name for one in ast.walk(tree) if isinstance(one, ast.ClassDef) and name in map(ast.unparse, one.bases)
    }
    own = any(heirs & set(re.findall(r"\w+", ast.unparse(node))) for node in raises)
    return "" if there or own else f"It does not raise `{name}`."


_COMPOUND = (ast.For, ast.While, ast.If, ast.With, ast.Try, ast.AsyncFor, ast.AsyncWith, ast.Match, Def, ast.ClassDef)


def _one_liner(tree: ast.Module, name: str, absent: bool, code: str) -> str:
    """Functions whose body, a docstring aside, is one plain statement; examples and imports beside them are none."""
    for one in defs(tree):
        body = one.body[1:] if ast.get_docstring(one, clean=False) and len(one.body) > 1 else one.body
        if len(body) > 1 or isinstance(body[0], _COMPOUND):
            return f"`{one.name}` has more than one statement."
    return ""


_Whole = Callable[[ast.Module, str, bool, str], str]
_WHOLE: dict[str, _Whole] = {
    "type hints": _hints,
    "docstrings": _docstrings,
    "docstring": _docstring,
    "standard library": _foreign,
    "snake_case": _snake,
    "called": _named,
    "camelCase": _camel,
    "raised": _raised,
    "one-liner": _one_liner,
}
_PLACES: dict[str, tuple[Callable[[ast.AST, str], Iterator[str]], str, str]] = {
    "generator": (
        generators,
        "There is no `yield`, and no generator expression that is returned.",
        "There is a generator on {}.",
    ),
    "generator expression": (of_kinds(ast.GeneratorExp), "There is no generator expression.", ""),
    "recursion": (recursive, "No function calls itself.", "{} calls itself."),
    "comments": (comments, "There is no comment in the code.", "There are comments on {}."),
    "imports": (imports, "", "It imports {}."),
    "class": (of_kinds(ast.ClassDef), "There is no class.", "There is a class on {}."),
    "async": (asynchronous, "Nothing in it is `async`.", "There is `async` code on {}."),
    "list comprehension": (
        of_kinds(ast.ListComp),
        "There is no list comprehension.",
        "There is a list comprehension on {}.",
    ),
    "comprehension": (
        of_kinds(ast.ListComp, ast.DictComp, ast.SetComp),
        "There is no comprehension.",
        "There is a comprehension on {}.",
    ),
    "f-strings": (formatted, "There is no f-string.", "There are f-strings on {}."),
    "dataclass": (dataclasses, "There is no dataclass.", "There is a dataclass: {}."),
    "error handling": (handled, "It neither catches nor raises an exception.", ""),
    "try": (of_kinds(ast.ExceptHandler), "There is no `try` with an `except`.", "There is a `try` on {}."),
    "tests": (tested, "There is no test: no test function and no `assert`.", "There are tests on {}."),
    "print": (printed, "", "It prints on {}."),
    "main guard": (guarded, 'There is no `if __name__ == "__main__":`.', "There is an `if __name__` on {}."),
    "while loop": (of_kinds(ast.While), "There is no `while` loop.", "There is a `while` loop on {}."),
    "for loop": (of_kinds(ast.For, ast.AsyncFor), "There is no `for` loop.", "There is a `for` loop on {}."),
    "bare except": (bare_excepts, "", "There is a bare `except` on {}."),
    "mutable default": (mutable_defaults, "", "There is a mutable default on {}."),
    "property": (decorated(r"(?:cached_?)?property"), "There is no `@property`.", "There is a `@property` on {}."),
    "static method": (decorated("staticmethod"), "There is no `@staticmethod`.", "There is a `@staticmethod` on {}."),
    "class method": (decorated("classmethod"), "There is no `@classmethod`.", "There is a `@classmethod` on {}."),
    "regex": (patterns, "There is no regular expression.", "There is a regular expression on {}."),
    "loop": (of_kinds(ast.For, ast.While, ast.AsyncFor), "There is no loop.", "There is a loop on {}."),
    "memoization": (memoized, "There is no cache.", ""),
    "logging": (logged, "It logs nothing.", ""),
    "match": (of_kinds(ast.Match), "There is no `match`.", "There is a `match` on {}."),
    "context manager": (managed, "There is no context manager.", "There is a context manager on {}."),
    "walrus": (of_kinds(ast.NamedExpr), "There is no `:=`.", "There is a `:=` on {}."),
    "lambda": (of_kinds(ast.Lambda), "There is no lambda.", "There is a lambda on {}."),
    "global": (of_kinds(ast.Global), "", "There is `global` on {}."),
}
OF_PYTHON = frozenset((*_WHOLE, *_PLACES))
"""The features that Python's code can tell of."""
