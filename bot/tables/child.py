"""The child process that holds the tables: it reads files that strangers sent, and answers queries about them.

Run by its path, isolated (`python -I child.py`). Messages as in `frames`; `read` is followed by the bytes of the file.
It trusts its parent and nothing else: what a file can do is bounded by `confine`, what a query can by `guard`.
"""

from __future__ import annotations

import math
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any, BinaryIO

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.tables import confine, frames, guard
from bot.tables.formats import Format
from bot.tables.limits import Limits
from bot.tables.load import load
from bot.tables.reading.contents import contents, prepare
from bot.tables.reading.source import Refusal
from bot.tables.sentences import REFUSED, note
from bot.tables.table import Table


class Desk:
    """The tables of this process: first filled, then only asked."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._base = guard.opened()
        self._tables: list[Table] = []
        self._shut = False

    def read(self, name: str, data: bytes) -> frames.Message:
        """What a file holds, or why it was refused: `tables`, `text` with `notes`, or `refused` with `most`."""
        before = len(self._tables)
        why, most, reason = "broken", 0, ""
        try:
            return self._read(name, data)
        except Refusal as refusal:
            why, most, reason = refusal.why, refusal.most, str(refusal.__cause__ or "")[:300]
        except MemoryError:
            why = "large"
        except (
            BaseException
        ) as error:  # a reader in Rust panics as a BaseException; whatever it is, the file is no good
            reason = f"{type(error).__name__}: {error}"[:300]
            why = "large" if isinstance(error, sqlite3.Error) and "memory" in str(error) else "broken"
        for at in range(before, len(self._tables) + 1):
            self._base.execute(f"DROP TABLE IF EXISTS t{at + 1}")
        del self._tables[before:]
        return {"refused": why, "most": most, "reason": reason}

    def _read(self, name: str, data: bytes) -> frames.Message:
        if self._shut:
            raise Refusal("files")
        found = contents(name, data, self._limits)
        if found.text is not None:
            most = self._limits.text
            cut = (note("text", most=f"{most:,}"),) if len(found.text) > most else ()
            return {"text": found.text[:most], "notes": [*found.notes, *cut]}
        notes, why = list(found.notes), Refusal("no rows")
        before = len(self._tables)
        for sheet in found.sheets:
            if len(self._tables) >= self._limits.tables:
                raise Refusal("tables", self._limits.tables)
            sql = f"t{len(self._tables) + 1}"
            try:
                self._tables.append(load(self._base, sheet, sql, self._limits))
            except Refusal as refusal:
                self._base.execute(f"DROP TABLE IF EXISTS {sql}")
                why = refusal
                notes.append(note("sheet", name=sheet.name, why=said(refusal.why, sheet.name, refusal.most)))
        if len(self._tables) == before:
            raise why
        tables = [one.model_dump(mode="json") for one in self._tables[before:]]
        return {"tables": [{**one, "notes": [*notes, *one["notes"]]} for one in tables]}

    def run(self, sql: str, parameters: list[Any]) -> frames.Message:
        """The result of a query, or why there is none: `columns`, `rows`, `more`; or `failed` with a `reason`."""
        if not self._shut:
            guard.closed(self._base, [one.sql for one in self._tables], self._limits)
            self._shut = True
        try:
            names, rows, more = guard.asked(self._base, sql, parameters, self._limits)
        except guard.Slow:
            return {"failed": "slow", "reason": "interrupted"}
        except MemoryError:
            return {"failed": "large", "reason": "out of memory"}
        except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError, TypeError, RecursionError) as error:
            refused = "not authorized" in str(error) or "prohibited" in str(error)
            return {"failed": "refused" if refused else "wrong", "reason": str(error)[:500]}
        return {"columns": names, "rows": [[_plain(cell) for cell in row] for row in rows], "more": more}


def said(why: str, name: str, most: int) -> str:
    """The sentence why a file was refused."""
    return REFUSED[why].format(name=name, most=f"{most:,}")


def _plain(cell: Any) -> str | int | float | None:
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell


def answer(desk: Desk, request: frames.Message, taken: BinaryIO, limits: Limits) -> bytes:
    """The answer to a request."""
    if request["do"] == "read":
        data = taken.read(request["size"])
        confine.bound_time(limits.read_seconds)
        return frames.packed(desk.read(request["name"], data))
    confine.bound_time(2 * limits.query_seconds)
    return frames.packed(desk.run(request["sql"], request["parameters"]))


def received(taken: BinaryIO) -> frames.Message | None:
    """The next message; None at the end."""
    head = taken.read(frames.HEAD)
    return frames.unpacked(taken.read(frames.length(head))) if len(head) == frames.HEAD else None


def main() -> None:
    """Answer until standard input ends."""
    taken = sys.stdin.buffer
    given = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no message
    hello = received(taken)
    if hello is None:
        return
    limits = Limits.model_validate(hello["limits"])
    confine.bound(limits.memory)
    prepare([Format(one) for one in hello["formats"]])
    desk = Desk(limits)
    confine.confine(given.fileno() + 1)
    while (request := received(taken)) is not None:
        given.write(answer(desk, request, taken, limits))
        given.flush()


if __name__ == "__main__":
    main()
