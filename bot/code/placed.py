"""The functions in the code of an answer, each with its place in the answer's text. Pure.

A block inside a list or a quotation is read without what its lines begin with there; places are those of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate

from bot.code.blocks import Snippet, snippets
from bot.code.functions import Function, functions
from bot.passage.spans import Span
from bot.values import Value


class Placed(Value):
    """A function, a method or a class of an answer's code."""

    snippet: Snippet
    """The block that it stands in."""
    function: Function
    """With its places in the block's code."""
    span: Span
    """Its place in the answer's text, from its first decorator to the end of its last line."""


@lru_cache(maxsize=16)
def placed(text: str) -> tuple[Placed, ...]:
    """What the blocks of code of a text define, in its order, nested ones too; () for a text without blocks."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Placed]:
    for one in snippets(text):
        if one.fenced or one.span.of(text) != text:  # not a text that is nothing but code, in no block
            place = _place(text, one)
            for function in functions(one.code, one.language):
                span = Span(start=place(function.span.start), end=place(function.span.end))
                yield Placed(snippet=one, function=function, span=span)


def _place(text: str, snippet: Snippet) -> Callable[[int], int]:
    """From a place in a block's code to the one in the text."""
    bare, raw = snippet.code.split("\n"), snippet.span.of(text).split("\n")
    starts = list(accumulate((len(line) + 1 for line in bare), initial=0))
    begins = list(accumulate((len(line) + 1 for line in raw), initial=snippet.span.start))
    cuts = [len(line) - len(own) for line, own in zip(raw, bare, strict=True)]

    def place(at: int) -> int:
        line = min(bisect_right(starts, at) - 1, len(bare) - 1)
        return begins[line] + cuts[line] + at - starts[line]

    return place
