"""A renderer's SVG with only shapes and words left in it. Pure."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_SPACE = "{http://www.w3.org/2000/svg}"
_TAGS = {"svg", "g", "path", "rect", "line", "circle", "text", "tspan", "defs", "clipPath", "linearGradient", "stop"}
_NAMES = {
    "width", "height", "viewBox", "version", "class", "id", "transform", "d", "x", "y", "x1", "x2", "y1", "y2", "dx",
    "dy", "r", "cx", "cy", "rx", "ry", "fill", "stroke", "opacity", "offset", "text-anchor", "clip-path", "role",
    "gradientUnits", "aria-label", "aria-roledescription", "aria-hidden", "font-family", "font-size", "font-weight",
    "font-style", "pointer-events",
}  # fmt: skip
_PREFIXES = ("stroke-", "fill-", "stop-")
_OUTSIDE = re.compile(r"url\s*\((?!\s*#[\w-]+\s*\))|javascript:|data:|expression|@import|\\", re.I)


def safe(text: str, words: str = "") -> str:
    """The SVG with allowed elements and attributes only, and `words` for those who do not see it.

    ValueError where it is no SVG, or declares entities.
    """
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise ValueError("declares a document type")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    if root.tag != f"{_SPACE}svg":
        raise ValueError("is no SVG")
    _prune(root)
    root.set("role", "img")
    if words:
        root.set("aria-label", words)
    ElementTree.register_namespace("", _SPACE[1:-1])
    return ElementTree.tostring(root, encoding="unicode")


def _prune(node: ElementTree.Element) -> None:
    node.attrib = {name: value for name, value in node.attrib.items() if _kept(name, value)}
    for child in list(node):
        if isinstance(child.tag, str) and child.tag.removeprefix(_SPACE) in _TAGS and child.tag.startswith(_SPACE):
            _prune(child)
        else:
            node.remove(child)


def _kept(name: str, value: str) -> bool:
    if name in ("aria-label", "id", "class"):
        return not (name == "id" and not re.fullmatch(r"[\w-]+", value))
    return (name in _NAMES or name.startswith(_PREFIXES)) and not _OUTSIDE.search(value)
