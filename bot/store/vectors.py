"""The vectors of what is remembered: read for a question, and kept when they were made. Pure scripts.

A correction with a term has an empty one: it is found by its term alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.events import PersonRef
from bot.memory import Memory
from bot.store.script import Script
from bot.store.search import within

NEWEST = 2_000
"""How many entries of one scope are compared, the newest."""
FILLED = 64
"""How many vectors are made for one question, at most: the newest entries that lack them."""


def text_of(memory: Memory) -> str:
    """What of an entry is embedded: what was asked, with what was set right."""
    return memory.question if memory.kind == "example" else f"{memory.question}\n{memory.text}".strip()


def by_term(memory: Memory) -> bool:
    """Whether it is found by its term alone."""
    return memory.kind == "correction" and bool(memory.term)


def vectors(who: PersonRef, made_by: bytes) -> Script[tuple[dict[int, bytes], list[Memory]]]:
    """The vectors, by their entries' numbers, of what a person may recall; and entries that lack theirs.

    A vector that does not begin with `made_by` is another model's and counts as lacking.
    """
    found: dict[int, bytes] = {}
    lacking: list[int] = []
    for room in (who, who.model_copy(update={"person": ""})):
        where, values = within(room)
        rows = yield f"SELECT id, vector FROM memory WHERE {where} ORDER BY id DESC LIMIT ?", (*values, NEWEST)
        for number, vector in rows:
            if vector is not None and bytes(vector).startswith(made_by):
                found[number] = bytes(vector)
            else:
                lacking.append(number)
    return found, (yield from entered(who, sorted(lacking, reverse=True)[:FILLED]))


def entered(who: PersonRef, numbers: Sequence[int]) -> Script[list[Memory]]:
    """The entries of these numbers, in this order, as far as a person may recall them."""
    found: list[Memory] = []
    for number in numbers:
        rows = yield (
            "SELECT body, shared FROM memory WHERE id = ? AND platform = ? AND workspace = ?"
            " AND (shared = 1 OR person = ?)",
            (number, who.platform, who.workspace, who.person),
        )
        for body, shared in rows:
            read = Memory.model_validate_json(body)
            found.append(read.model_copy(update={"number": number, "shared": bool(shared)}))
    return found


def keep(made: Mapping[int, bytes]) -> Script[None]:
    """Keep vectors by their entries' numbers; an entry that was erased meanwhile stays erased."""
    for number, vector in made.items():
        yield "UPDATE memory SET vector = ? WHERE id = ?", (vector, number)
