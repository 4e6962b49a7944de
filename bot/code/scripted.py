"""What JavaScript and TypeScript have of what can be wanted of code, as far as their trees say it cheaply. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bot.code.grammars import said, tree, walk

if TYPE_CHECKING:
    from tree_sitter import Node

_FUNCTIONS = [
    "function_declaration",
    "generator_function_declaration",
    "function_expression",
    "generator_function",
    "arrow_function",
    "method_definition",
    "function",
]


def missing_script(feature: str, absent: bool, name: str, code: str, language: str) -> str:
    """What a script has instead of a feature that is wanted or unwanted; "" where it is met or not to be told."""
    found = tree(code, language)
    if found is None or found.root_node.has_error:
        return ""
    root = found.root_node
    if feature == "called":
        there = [
            said(one) for one in walk(root) if one.type in ("identifier", "type_identifier", "property_identifier")
        ]
        if absent:
            return f"`{name}` is still in it." if name in there else ""
        return "" if name in there else f"Nothing in it is called `{name}`."
    if feature == "raised":
        thrown = any(one.type == "throw_statement" and re.search(rf"\b{name}\b", said(one)) for one in walk(root))
        if absent:
            return f"It throws `{name}`." if thrown else ""
        return "" if thrown else f"It does not throw `{name}`."
    if feature == "camelCase":
        snakes = list(dict.fromkeys(said(one) for one in _snakes(root)))
        return f"There are names like `{snakes[0]}`." if snakes else ""
    if feature == "type hints":
        return _hints(root, absent, language)
    finder, none, some = _PLACES.get(feature, (None, "", ""))
    if finder is None:
        return ""
    first = next(finder(root), 0)
    if absent:
        return some.format(first) if first else ""
    return "" if first else none


def _row(node: Node) -> int:
    return node.start_point.row + 1


def _of(*types: str) -> Callable[[Node], Iterator[int]]:
    def find(root: Node) -> Iterator[int]:
        return (_row(one) for one in walk(root) if one.type in types and one.is_named)

    return find


def _declares(word: str) -> Callable[[Node], Iterator[int]]:
    """Declarations that begin with that word."""

    def find(root: Node) -> Iterator[int]:
        for one in walk(root):
            declares = one.type in ("lexical_declaration", "variable_declaration", "for_in_statement")
            if declares and any(child.type == word for child in one.children):
                yield _row(one)

    return find


def _any(root: Node) -> Iterator[int]:
    return (_row(one) for one in walk(root) if one.type == "predefined_type" and said(one) == "any")


def _snakes(root: Node) -> Iterator[Node]:
    """Names that are given here and written with an underscore between small letters."""
    for one in walk(root):
        own = one.child_by_field_name("name") or one.child_by_field_name("pattern")
        if one.type == "formal_parameters":
            yield from (each for each in walk(one) if each.type == "identifier" and _snake(said(each)))
        elif own is not None and own.type in ("identifier", "property_identifier") and _snake(said(own)):
            yield own


def _snake(name: str) -> bool:
    return re.match(r"[a-z0-9]+_[a-z0-9]", name) is not None


def _generators(root: Node) -> Iterator[int]:
    for one in walk(root):
        starred = one.type in ("method_definition",) and any(child.type == "*" for child in one.children)
        if one.type in ("generator_function", "generator_function_declaration", "yield_expression") or starred:
            yield _row(one)


def _asynchronous(root: Node) -> Iterator[int]:
    for one in walk(root):
        if one.type == "await_expression" or (one.type == "async" and not one.is_named):
            yield _row(one)


def _calls(*patterns: str) -> Callable[[Node], Iterator[int]]:
    """Calls whose function is written in one of these ways."""
    wanted = re.compile("|".join(patterns))

    def find(root: Node) -> Iterator[int]:
        for one in walk(root):
            called = one.child_by_field_name("function") if one.type == "call_expression" else None
            if called is not None and wanted.fullmatch(said(called)):
                yield _row(one)

    return find


def _imports(root: Node) -> Iterator[int]:
    yield from _of("import_statement")(root)
    yield from _calls(r"require|import")(root)


def _handled(root: Node) -> Iterator[int]:
    yield from _of("catch_clause", "throw_statement")(root)
    yield from _calls(r"[\s\S]*\.catch")(root)


def _docs(root: Node) -> Iterator[int]:
    return (_row(one) for one in walk(root) if one.type == "comment" and said(one).startswith("/**"))


def _remarks(root: Node) -> Iterator[int]:
    return (_row(one) for one in walk(root) if one.type == "comment" and re.search(r"\w", said(one)))


def _name(node: Node) -> str:
    """What a function is called: by itself, or by what it is assigned to."""
    own = node.child_by_field_name("name")
    if own is None and node.parent is not None and node.parent.type == "variable_declarator":
        own = node.parent.child_by_field_name("name")
    return said(own) if own is not None else ""


def _recursive(root: Node) -> Iterator[int]:
    for one in walk(root):
        if one.type in _FUNCTIONS and (name := _name(one)) and (body := one.child_by_field_name("body")) is not None:
            own = rf"this\.{re.escape(name)}" if one.type == "method_definition" else re.escape(name)
            yield from _calls(own)(body)


def _hints(root: Node, absent: bool, language: str) -> str:
    there = next(_of("type_annotation")(root), 0)
    if absent or language == "javascript":
        return f"There is a type on line {there}." if absent and there else ""
    bare = [one for one in walk(root) if one.type in ("required_parameter", "optional_parameter")
            and one.child_by_field_name("type") is None and _declared(one)]  # fmt: skip
    return f"There is no type for `{said(bare[0])}` on line {_row(bare[0])}." if bare else ""


def _declared(parameter: Node) -> bool:
    """Whether it is a parameter of a function with a name of its own: a callback's types are inferred."""
    function = parameter.parent.parent if parameter.parent is not None else None
    named = function is not None and function.type in (
        "function_declaration",
        "generator_function_declaration",
        "method_definition",
    )
    return named and parameter.child_by_field_name("value") is None


_PLACES: dict[str, tuple[Callable[[Node], Iterator[int]], str, str]] = {
    "generator": (
        _generators,
        "There is no generator: no `function*` and no `yield`.",
        "There is a generator on line {}.",
    ),
    "recursion": (_recursive, "No function calls itself.", "A function calls itself on line {}."),
    "comments": (_remarks, "There is no comment in the code.", "There is a comment on line {}."),
    "docstrings": (_docs, "There is no `/** … */` comment.", "There is a `/** … */` comment on line {}."),
    "docstring": (_docs, "There is no `/** … */` comment.", "There is a `/** … */` comment on line {}."),
    "imports": (_imports, "", "It imports something on line {}."),
    "class": (
        _of("class_declaration", "class", "abstract_class_declaration"),
        "There is no class.",
        "There is a class on line {}.",
    ),
    "async": (_asynchronous, "Nothing in it is `async`.", "There is `async` code on line {}."),
    "error handling": (_handled, "It neither catches nor throws an error.", ""),
    "try": (_of("try_statement"), "There is no `try`.", "There is a `try` on line {}."),
    "tests": (
        _calls(r"(?:test|it|describe)(?:\.\w+)?", r"(?:console\.)?assert(?:\.\w+)*", r"expect"),
        "There is no test: no `test`, `it` or `assert`.",
        "There is a test on line {}.",
    ),
    "print": (_calls(r"console\.\w+", r"alert"), "", "It prints on line {}."),
    "while loop": (
        _of("while_statement", "do_statement"),
        "There is no `while` loop.",
        "There is a `while` loop on line {}.",
    ),
    "for loop": (
        _of("for_statement", "for_in_statement"),
        "There is no `for` loop.",
        "There is a `for` loop on line {}.",
    ),
    "const": (_declares("const"), "There is no `const`.", "There is a `const` on line {}."),
    "let": (_declares("let"), "There is no `let`.", "There is a `let` on line {}."),
    "var": (_declares("var"), "", "There is a `var` on line {}."),
    "template literal": (
        _of("template_string"),
        "There is no template literal.",
        "There is a template literal on line {}.",
    ),
    "any": (_any, "", "There is the type `any` on line {}."),
    "then": (_calls(r"[\s\S]*\.then"), "", "There is a `.then` on line {}."),
    "regex": (_of("regex"), "There is no regular expression.", "There is a regular expression on line {}."),
    "loop": (
        _of("for_statement", "for_in_statement", "while_statement", "do_statement"),
        "There is no loop.",
        "There is a loop on line {}.",
    ),
    "arrow function": (_of("arrow_function"), "There is no arrow function.", "There is an arrow function on line {}."),
}
OF_SCRIPTS = frozenset((*_PLACES, "called", "raised", "type hints", "camelCase"))
"""The features that a script can tell of."""
