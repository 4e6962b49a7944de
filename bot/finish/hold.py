"""An answer's form, held while it is generated: a grammar (llama.cpp's GBNF) or a JSON schema from a `Shape`. Pure.

A form that a model gets wrong by sampling is right by construction here. What it costs is freedom: so a grammar says
as little as it can, and only a firm one also holds lengths and terms, for a model that misses them otherwise.
"""

from __future__ import annotations

import math
import re
from typing import Any

from bot.finish.grammar import grammar
from bot.finish.shape import LISTS, Shape, marker
from bot.values import Value

TOKENS_A_WORD = 1.7
"""Tokens of an English word with room to spare; 1.3 on average."""


class Hold(Value):
    """What holds a reply: one of the two, or neither."""

    grammar: str | None = None
    json_schema: dict[str, Any] | None = None


def hold(shape: Shape, holds: str, *, firm: bool) -> Hold:
    """What the server is asked to hold the reply to, by what it can (`Model.holds`).

    `firm`: lengths and terms too, where a grammar can be had.
    """
    if holds == "grammar":
        return Hold(grammar=grammar(shape, firm=firm))
    if holds == "schema":
        return Hold(json_schema=schema(shape))
    return Hold()


def room(shape: Shape) -> int | None:
    """The tokens that the longest fitting answer takes; None where nothing says how long it may be."""
    words = shape.words.most
    if words is None:
        return None
    return math.ceil(words * TOKENS_A_WORD) + 60


def schema(shape: Shape) -> dict[str, Any] | None:
    """A JSON schema for so many points, or for one of several options; None for any other form."""
    if shape.options:
        return _object("answer", {"type": "string", "enum": list(shape.options)})
    if shape.form in LISTS and shape.points.wished:
        items: dict[str, Any] = {"type": "array", "items": {"type": "string"}, "minItems": max(1, shape.points.least)}
        if shape.points.most is not None:
            items["maxItems"] = shape.points.most
        return _object("points", items)
    return None


def _object(name: str, held: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {name: held}, "required": [name], "additionalProperties": False}


def unwrapped(text: str, shape: Shape) -> str:
    """What people read of a reply under `schema`, also of one that is still coming."""
    if not text.lstrip().startswith("{"):
        return text  # a server that ignores the schema
    strings = re.findall(r'"((?:[^"\\]++|\\.)*+)(?:"|$)', text)[1:]
    said = [_unescaped(one) for one in strings]
    if shape.options:
        return said[0] if said else ""
    lines = [f"{marker(shape.form, place)}{' '.join(one.split())}" for place, one in enumerate(said, 1)]
    return "\n".join(lines)


def _unescaped(text: str) -> str:
    plain = {"n": "\n", "t": "\t", "r": "", "b": "", "f": ""}
    whole = re.sub(r"\\(u[0-9a-fA-F]{0,3})?$", "", text)
    whole = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), whole)
    mended = re.sub(r"\\(.)", lambda match: plain.get(match[1], match[1]), whole)
    return mended.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
