"""What a piece of Python binds, needs and reaches for, read from its tree. Pure: the code is read, never run."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Iterator

ABSENT = frozenset({
    "bz2", "ctypes", "curses", "dbm", "ensurepip", "fcntl", "ftplib", "getpass", "grp", "http", "imaplib", "lzma",
    "mmap", "msvcrt", "multiprocessing", "poplib", "pty", "pwd", "readline", "resource", "select", "selectors",
    "smtplib", "socket", "socketserver", "sqlite3", "ssl", "subprocess", "syslog", "termios", "this", "tkinter",
    "tty", "turtle", "venv", "webbrowser", "winreg", "winsound", "wsgiref", "xmlrpc",
})  # fmt: skip
"""Modules of the standard library that WebAssembly has not, or that are of no use without files and a network."""
_ASKING = {"input", "open", "breakpoint", "help"}
"""Functions that need somebody who types, or a file."""
_REFUSED = {"stdin", "Thread", "ThreadPoolExecutor", "ProcessPoolExecutor", "Process", "request"}
"""What needs somebody who types, threads, processes or the network, within modules that are there."""
_BUILTIN = {*dir(builtins), "__name__", "__file__", "__doc__"}
_Scope = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def bound(tree: ast.AST) -> set[str]:
    """Every name that it gives a value to, in whatever scope; `*` where it imports what cannot be told."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.alias):
            names.add(node.asname or node.name.split(".")[0])
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            names.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            names.add(node.rest)
    return names


def given(tree: ast.Module) -> set[str]:
    """The names that are there for what comes after it: those of its outermost statements."""
    names: set[str] = set()
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(statement.name)
        else:
            names |= bound(statement)
    return names


def needed(tree: ast.Module) -> set[str]:
    """The names that it uses and neither binds nor finds in Python."""
    have = bound(tree)
    if "*" in have:
        return set()
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return used - have - _BUILTIN


def self_contained(tree: ast.Module) -> bool:
    """Whether it leaves nothing out, asks nobody, opens nothing and imports only what WebAssembly has."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ASKING:
            return False
        if isinstance(node, ast.Attribute) and node.attr in _REFUSED:
            return False
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is Ellipsis:
            return False
    return all(_there(module) for module in _imports(tree))


def _there(module: str) -> bool:
    top, *within = module.split(".")
    return top in sys.stdlib_module_names and top not in ABSENT and not _REFUSED & set(within)


def _imports(tree: ast.Module) -> Iterator[str]:
    """What it imports, by full names; a relative import begins with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ("." * node.level + f"{node.module or ''}.{alias.name}" for alias in node.names)


def prints(tree: ast.Module) -> bool:
    """Whether it has a way to print anything."""
    said = {"print", "pprint", "pp"}
    return any(
        (isinstance(node, ast.Name) and node.id in said)
        or (isinstance(node, ast.Attribute) and node.attr in {*said, "stdout"})
        for node in ast.walk(tree)
    )


def acts(tree: ast.Module) -> bool:
    """Whether running it calls something, so that it does more than define."""
    return any(isinstance(node, ast.Call) for statement in tree.body for node in _reached(statement))


def _reached(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a statement that are run with it: not the bodies of what it defines."""
    if isinstance(node, _Scope):
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _reached(child)
