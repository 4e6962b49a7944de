"""Where Python code has what can be wanted of it: the lines or names, by walks over its tree. Pure."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from bot.code.python import ready

Def = ast.FunctionDef | ast.AsyncFunctionDef


def of_kinds(*kinds: type[ast.AST]) -> Callable[[ast.AST, str], Iterator[str]]:
    """A finder of nodes of some kinds, by the lines they stand on."""

    def find(tree: ast.AST, code: str) -> Iterator[str]:
        return (_line(node) for node in ast.walk(tree) if isinstance(node, kinds))

    return find


def _line(node: ast.AST) -> str:
    return f"line {getattr(node, 'lineno', 1)}"


def defs(tree: ast.AST) -> Iterator[Def]:
    """All functions and methods."""
    return (node for node in ast.walk(tree) if isinstance(node, Def))


def generators(tree: ast.AST, code: str) -> Iterator[str]:
    """A `yield`, or a generator expression that is returned or given a name."""
    for node in ast.walk(tree):
        made = isinstance(node, (ast.Return, ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.GeneratorExp)
        if made or isinstance(node, (ast.Yield, ast.YieldFrom)):
            yield _line(node)


def calls(tree: ast.AST) -> dict[str, set[str]]:
    """For each function by name, the functions of this code that its body calls: by name, or as a method of itself."""
    names = {one.name for one in defs(tree)}
    held = {id(one) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for one in node.body}
    found: dict[str, set[str]] = {}
    for one in defs(tree):
        method = id(one) in held
        for node in ast.walk(one):
            if isinstance(node, ast.Call) and (called := _called(node.func, method)) in names:
                found.setdefault(one.name, set()).add(called)
    return found


def _called(function: ast.expr, method: bool) -> str:
    if isinstance(function, ast.Name):
        return "" if method else function.id
    if method and isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id in ("self", "cls") else ""
    return ""


def recursive(tree: ast.AST, code: str) -> Iterator[str]:
    """Functions that call themselves, at once or through others."""
    graph = calls(tree)
    inside = {one.name: {inner.name for inner in defs(one)} - {one.name} for one in defs(tree)}
    for start in graph:
        waiting, seen = list(graph[start] - inside.get(start, set())), set[str]()
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(graph.get(one, ()))
        if start in seen:
            yield f"`{start}`"


def comments(tree: ast.AST, code: str) -> Iterator[str]:
    """Comments that say something to a reader; found outside strings by the lines' own ends."""
    strings = [
        (node.lineno, node.end_lineno or node.lineno, node.col_offset, node.end_col_offset or 0)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)))
    ]
    for number, line in enumerate(ready(code).split("\n"), 1):
        for match in re.finditer("#", line):
            at = len(line[: match.start()].encode())
            if any(_within(number, at, *span) for span in strings):
                continue
            said = line[match.start() + 1 :].strip()
            if said and not re.match(r"!|-\*-|(?:en)?coding[:=]|type:|noqa|pragma|pylint|fmt:|mypy:|ruff:", said):
                yield f"line {number}"
            break


def _within(number: int, at: int, first: int, last: int, start: int, end: int) -> bool:
    return (first, start) <= (number, at) < (last, end)


def imports(tree: ast.AST, code: str) -> Iterator[str]:
    return (f"`{name}`" for name in imported(tree))


def imported(tree: ast.AST) -> Iterator[str]:
    """The top names of what is imported, `__future__` aside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module and node.module != "__future__":
            yield node.module.split(".")[0]


def printed(tree: ast.AST, code: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("print", "pprint"):
            yield _line(node)


def formatted(tree: ast.AST, code: str) -> Iterator[str]:
    return (_line(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))


def dataclasses(tree: ast.AST, code: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any("dataclass" in ast.unparse(one) for one in node.decorator_list):
            yield f"`{node.name}`"
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("make_dataclass"):
            yield _line(node)


def handled(tree: ast.AST, code: str) -> Iterator[str]:
    return (_line(node) for node in ast.walk(tree) if isinstance(node, (ast.ExceptHandler, ast.Raise)))


def tested(tree: ast.AST, code: str) -> Iterator[str]:
    for node in ast.walk(tree):
        named = isinstance(node, (Def, ast.ClassDef)) and re.match(r"test_?|Test", node.name)
        if named or isinstance(node, ast.Assert) or (isinstance(node, ast.Constant) and _doctest(node.value)):
            yield _line(node)


def _doctest(value: object) -> bool:
    return isinstance(value, str) and ">>> " in value


def memoized(tree: ast.AST, code: str) -> Iterator[str]:
    """Names that speak of a cache."""
    for node in ast.walk(tree):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, (ast.Attribute)) else ""
        name = node.arg if isinstance(node, ast.arg) else name
        if re.search(r"cache|memo|seen|computed|known|lookup|table|dp\b", name, re.IGNORECASE):
            yield _line(node)


def logged(tree: ast.AST, code: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and re.search(r"log", node.id, re.IGNORECASE):
            yield _line(node)


def managed(tree: ast.AST, code: str) -> Iterator[str]:
    for node in ast.walk(tree):
        made = isinstance(node, Def) and node.name in ("__enter__", "__aenter__")
        named = isinstance(node, ast.Name) and "contextmanager" in node.id
        if made or named or isinstance(node, (ast.With, ast.AsyncWith)):
            yield _line(node)


def guarded(tree: ast.AST, code: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Compare):
            sides = (node.test.left, *node.test.comparators)
            if any(isinstance(one, ast.Name) and one.id == "__name__" for one in sides):
                yield _line(node)


def asynchronous(tree: ast.AST, code: str) -> Iterator[str]:
    found = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
    yield from (_line(node) for node in ast.walk(tree) if isinstance(node, found))


def bare_excepts(tree: ast.AST, code: str) -> Iterator[str]:
    return (_line(node) for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.type is None)


def mutable_defaults(tree: ast.AST, code: str) -> Iterator[str]:
    """Parameters whose default is a list, a dict or a set that all calls share."""
    for one in defs(tree):
        for value in (*one.args.defaults, *(each for each in one.args.kw_defaults if each)):
            made = isinstance(value, ast.Call) and ast.unparse(value.func) in ("list", "dict", "set")
            if made or isinstance(value, (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)):
                yield _line(value)


def decorated(pattern: str) -> Callable[[ast.AST, str], Iterator[str]]:
    """A finder of functions with a decorator of that name."""

    def find(tree: ast.AST, code: str) -> Iterator[str]:
        for one in defs(tree):
            if any(re.search(rf"(?:^|\.){pattern}$", ast.unparse(each)) for each in one.decorator_list):
                yield _line(one)

    return find


def patterns(tree: ast.AST, code: str) -> Iterator[str]:
    """Where the module `re` is used."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            taken = [*(one.name for one in node.names), getattr(node, "module", "")]
            if {"re", "regex"} & set(taken):
                yield _line(node)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("re", "regex"):
            yield _line(node)
