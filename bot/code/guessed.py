"""Which language a piece of code without a name is in, where its marks leave no doubt. Pure."""

from __future__ import annotations

import re

_MARKS: dict[str, tuple[str, ...]] = {
    "python": (
        r"^[ \t]*(?:async )?def \w+\(.*\)(?: *->[^:\n]+)?:[ \t]*(?:#.*)?$",
        r"^class \w+(?:\([^)\n]*\))?:[ \t]*$",
        r"^(?:from [\w.]+ import |import [\w.]+(?: as \w+)?$)",
        r"^[ \t]*(?:for \w+(?:, ?\w+)* in .+|while .+|if .+|elif .+|else|try|with .+):[ \t]*$",
        r"^[ \t]*print\(",
        r"^[ \t]*(?:yield|return|raise)\b[^;{}\n]*$",
    ),
    "javascript": (
        r"^[ \t]*(?:export )?(?:async )?function\*? ?\w*\([^):]*\) ?\{",
        r"^[ \t]*(?:const|let|var) [\w{\[][^:=\n]*= .*;?$",
        r"\bconsole\.log\(",
        r"=> ?[\w({]",
        r"\brequire\(['\"]",
    ),
    "java": (r"\bpublic static void main\(String", r"\bSystem\.out\.print", r"^import java[x]?\."),
    "c": (r"^#include <\w+\.h>", r"\bint main\((?:void|int argc.*)?\)", r"\bprintf\("),
    "go": (r"^package \w+$", r"^func (?:\(\w+ \*?\w+\) )?\w+\(", r"\bfmt\.\w+\("),
    "rust": (r"^[ \t]*(?:pub )?fn \w+(?:<[^>\n]*>)?\(", r"\blet mut \w+", r"\bprintln!\("),
    "html": (r"\A\s*<!DOCTYPE html", r"^<html", r"^</html>"),
    "sql": (r"\A\s*SELECT\s[^;]*\sFROM\s", r"\A\s*CREATE TABLE\s"),
    "php": (r"\A\s*<\?php\b",),
}
"""What the lines of a language look like, and of no other of these."""
_ENOUGH = {"html": 1, "sql": 1, "php": 1}
"""How many kinds of marks there must be; two for the others."""
_COMPILED = {
    name: tuple(re.compile(mark, re.MULTILINE) for mark in marks) for name, marks in _MARKS.items()
}  # fmt: skip
_FIRST = 20_000
"""So many characters are looked at: the marks of a language stand at its beginning."""


def guessed(code: str) -> str:
    """The language of a piece of code by its marks; "" where they are too few, or speak for several alike."""
    start = code[:_FIRST]
    counts = {name: sum(bool(mark.search(start)) for mark in marks) for name, marks in _COMPILED.items()}
    best = max(counts, key=lambda name: counts[name])
    rest = max(count for name, count in counts.items() if name != best)
    return best if counts[best] >= _ENOUGH.get(best, 2) and counts[best] > rest else ""
