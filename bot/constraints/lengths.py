"""An absolute length as a constraint: so many words, sentences, paragraphs, lines, characters. Pure."""

from __future__ import annotations

import re

from bot.constraints.constraint import Bounds, Counted, plural
from bot.length import Unit, count, parse_length

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_TERMINAL = re.compile(r"(?<![.!?。！？])[.!?。！？]+[\"'”’)\]*_]*(?=\s|$)|[。！？]")


class LengthOf(Counted):
    """So many of a unit in the whole answer."""

    bounds: Bounds
    unit: Unit

    @property
    def about(self) -> str:
        """Lengths in different units do not compete."""
        return self.unit

    def said(self, amount: str) -> str:
        """As a model is told it."""
        return f"Write {plural(amount, self.unit.removesuffix('s'))}."

    def counts(self, text: str) -> tuple[int, ...]:
        """Ours; of a limit in words or sentences also as simpler programs count.

        Words of a script without spaces (Japanese, Chinese, Thai) are not counted: there is nothing to judge by.
        """
        have = count(text, self.unit)
        if self.unit == "words":
            if len(_UNSPACED.findall(text)) * 2 > len(_LETTER.findall(text)):
                return ()
            return have, len(re.findall(r"\w+", text)), len(text.split())
        if self.unit == "sentences" and self.bounds.relation == "at least":
            return have, len(_TERMINAL.findall(text))
        return (have,)


def length_of(value: str) -> LengthOf | None:
    """The constraint of an absolute canonical length; None for a relative one and for a person's own words."""
    length = parse_length(value)
    if length is None or length.is_relative:
        return None
    bounds = Bounds.model_validate({"relation": length.relation, "count": length.count})
    return LengthOf(bounds=bounds, unit=length.unit)
