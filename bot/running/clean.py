"""What a program printed as a text that can be shown: no marks that colour, move or hide. Pure."""

from __future__ import annotations

import re
import unicodedata

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
"""Escape sequences of terminals (ECMA-48, 5.4 and 8.3)."""


def clean(output: str) -> str:
    """The output without escape sequences and control characters; a line that was written over keeps its last form."""
    plain = _ESCAPES.sub("", output).replace("\r\n", "\n")
    lines = (line.rstrip("\r").rsplit("\r", 1)[-1] for line in plain.split("\n"))
    return "".join(mark for mark in "\n".join(lines) if mark in "\n\t" or unicodedata.category(mark) not in _HIDDEN)


_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Categories of characters that cannot be seen: controls, marks of direction, halves, private and unassigned ones."""
