"""What code in languages other than Python defines, found in its tree. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.code.grammars import said, tree, walk
from bot.passage.spans import Span

if TYPE_CHECKING:
    from tree_sitter import Node

_FUNCTIONS = frozenset(
    [
        "function_declaration",
        "generator_function_declaration",
        "method_definition",
        "method_declaration",
        "constructor_declaration",
        "function_definition",
        "function_item",
        "method",
        "singleton_method",
        "local_function_statement",
    ]
)
_CLASSES = frozenset(
    [
        "class_declaration",
        "abstract_class_declaration",
        "interface_declaration",
        "enum_declaration",
        "record_declaration",
        "struct_declaration",
        "class_specifier",
        "struct_specifier",
        "struct_item",
        "enum_item",
        "trait_item",
        "class",
        "module",
    ]
)
_VALUES = frozenset(["arrow_function", "function_expression", "generator_function", "function"])


def declared(code: str, language: str) -> list[tuple[str, str, Span]] | None:
    """The name, kind and place of each function and class; None where the code has no tree without errors."""
    found = tree(code, language)
    if found is None or found.root_node.has_error:
        return None
    encoded = None if code.isascii() else code.encode("utf-8", "replace")
    return [(name, kind, _span(node, encoded, len(code))) for name, kind, node in _named(found.root_node)]


def _named(root: Node) -> Iterator[tuple[str, str, Node]]:
    for one in walk(root):
        kind = "function" if one.type in _FUNCTIONS else "class" if one.type in _CLASSES and one.is_named else ""
        if kind and (name := _name(one)):
            yield name, kind, _whole(one)
        elif one.type == "impl_item" and (of := one.child_by_field_name("type")) is not None:
            yield said(of).partition("<")[0], "impl", one
        elif one.type == "variable_declarator" and (value := one.child_by_field_name("value")) is not None:
            own = one.child_by_field_name("name")
            if value.type in _VALUES and own is not None and one.parent is not None and _single(one.parent):
                yield said(own), "function", _whole(one.parent)


def _single(node: Node) -> bool:
    return sum(child.type == "variable_declarator" for child in node.children) == 1


def _name(node: Node) -> str:
    """By its field; in C and C++ it stands inside the declarator."""
    own = node.child_by_field_name("name")
    inner = node.child_by_field_name("declarator")
    while own is None and inner is not None:
        deeper = inner.child_by_field_name("declarator")
        if deeper is None:
            own = inner if "identifier" in inner.type or "name" in inner.type else None
        inner = deeper
    return said(own).split("::")[-1] if own is not None else ""


def _whole(node: Node) -> Node:
    """With what makes it exported, or a template."""
    around = node.parent
    if around is not None and around.type in ("export_statement", "template_declaration", "decorated_definition"):
        return around
    return node


def _span(node: Node, encoded: bytes | None, length: int) -> Span:
    """In characters; the tree counts bytes."""
    if encoded is None:
        return Span(start=node.start_byte, end=min(node.end_byte, length))
    start = len(encoded[: node.start_byte].decode("utf-8", "replace"))
    inside = encoded[node.start_byte : node.end_byte].decode("utf-8", "replace")
    return Span(start=start, end=min(start + len(inside), length))
