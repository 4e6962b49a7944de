"""What of a table words speak of: its columns, what stands in its cells, its rows. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.tables.lexicon import FILLERS, KEYS, UNITS
from bot.tables.spans import concepts, head, stem, words
from bot.tables.table import Kind, Table

_SHORTEST = 3
"""Letters of a word that says what a column holds; shorter ones are parts of codes."""
_WRITES = re.compile(
    r"\W*(?:(?:please|can you|could you|would you|will you|now|bitte|kannst du|könntest du|help me(?: to)?)\W+)*"
    r"(?:write|draft|compose|translate|explain|rewrite|proofread|reply|respond|invent|define|brainstorm|suggest|describe|"
    r"teach|tell me (?:a|about|why)|imagine|schreib\w*|erklär\w*|übersetz\w*|entwirf|formulier\w*|verfass\w*|antworte|"
    r"erfinde|definier\w*|beschreib\w*)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _names(table: Table) -> frozenset[str]:
    """The words of its columns' names, and what they stand for."""
    found: set[str] = set()
    for column in table.columns:
        held = [word for word in words(column.name) if word.isalpha() and len(word) >= _SHORTEST]
        held = [word for word in held if word not in UNITS and word not in KEYS and word not in FILLERS]
        found |= {stem(word) for word in held} | set(concepts(held)) | {head(column)}
    return frozenset(found - {""} - KEYS)


@lru_cache(maxsize=64)
def _cells(table: Table) -> frozenset[str]:
    """What stands in its cells, where that are a few names."""
    return frozenset(
        " ".join(found)
        for column in table.columns
        if column.kind is Kind.TEXT and column.distinct <= 200
        for value in column.samples
        if len("".join(found := words(value))) >= _SHORTEST and found[0] not in FILLERS
    )


def mentions(text: str, table: Table) -> bool:
    """Whether words name a column of a table, a part of its name, or what stands in its cells."""
    said = words(text)
    alone = {stem(word) for word in said if word not in FILLERS} | set(concepts(said))
    return bool(alone & _names(table)) or any(f" {cell} " in f" {' '.join(said)} " for cell in _cells(table))


def writes(text: str) -> bool:
    """Whether words want something written or explained, rather than something told of data."""
    return _WRITES.match(text.strip()) is not None
