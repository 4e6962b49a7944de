"""Asks the unseen files through the front door and judges each answer: right, declined, asked back or wrong."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bots import Room, ScriptedModel, a_bot

from bot.computed import Computed
from bot.events import Asked, Attachment

Part = dict[str, Any]
_DECLINED = ("computed nothing", "nichts berechnet")
_BACK = ("did you mean", "which", "do you mean", "meinst du", "welche")


@dataclass(frozen=True)
class Judged:
    """One answer: what was asked, what people saw, how it was judged, and the seconds it took."""

    said: str
    verdict: str
    seen: str
    notice: str
    seconds: float


def conversations() -> list[dict[str, Any]]:
    """The lines of unseen.jsonl and unseen_offices.jsonl."""
    read = [(Path(__file__).parent / name).read_text("utf-8") for name in ("unseen.jsonl", "unseen_offices.jsonl")]
    return [json.loads(line) for text in read for line in text.splitlines() if line]


def figures(text: str) -> list[tuple[float, float]]:
    """The numbers of a text, each with half a unit of its last place; English or German writing."""
    found = []
    for sign, said in re.findall(r"(?<![\w.,])([-−+–]?)(\d[\d.,]*)", text):
        for plain in {said.replace(",", ""), said.replace(".", "").replace(",", ".")}:
            plain = plain.rstrip(".")
            if plain.count(".") < 2:
                places = len(plain.partition(".")[2])
                found.append((float(plain) * (-1 if sign in "-−–" and sign else 1), 0.501 * 10**-places))
    return found


def has(text: str, number: float) -> bool:
    """Whether a number is in the text, as exact as it is written; a fall may be told without its sign."""
    return any(abs(one - number) <= half or abs(one + number) <= half for one, half in figures(text))


def grids(text: str) -> list[tuple[list[str], list[list[str]]]]:
    """The Markdown tables: the headers and the rows."""
    found = []
    for part in re.findall(r"(?:^\|.*\|\n?)+", text, re.MULTILINE):
        rows = [[cell.strip(" *") for cell in line.strip("| \n").split("|")] for line in part.strip().splitlines()]
        found.append((rows[0], rows[2:]))
    return found


def _rows(text: str, part: Part) -> bool:
    """Whether a table shows exactly these rows."""
    want: dict[str, list[float]] = part["rows"]
    for _, rows in grids(text):
        names = [row[0] for row in rows if row[0].lower() not in ("total", "gesamt", "all", "alle")]
        named = {name if name in want else "?": row for name, row in zip([row[0] for row in rows], rows, strict=True)}
        if len(names) != len(want) or not set(want) <= set(named):
            continue
        if part.get("ordered") and [name if name in want else "?" for name in names] != list(want):
            continue
        if all(has(" ; ".join(named[name][1:]), value) for name, values in want.items() for value in values):
            return True
    return False


def _cross(text: str, want: dict[str, dict[str, float]], computed: Computed | None, *, flip: bool = False) -> bool:
    """Whether a table shows these numbers, with the second names across or as a second column."""
    kept: list[tuple[list[str], list[list[str]]]]
    kept = [([] if not result.columns else list(result.columns), [[_told(cell) for cell in row] for row in result.rows])
            for result in (computed.results if computed else ()) if "more rows" in text]  # fmt: skip
    for heads, rows in (*grids(text), *kept):
        wide = {(row[0], head): cell for row in rows for head, cell in zip(heads[1:], row[1:], strict=True)}
        long = {(row[0], row[1]): row[-1] for row in rows if len(row) > 2}
        cells = {key[::-1] if flip else key: cell for found in (wide, long) for key, cell in found.items()}
        wanted = {(one, two): value for one, held in want.items() for two, value in held.items()}
        names = {one for one, _ in wanted}
        if all(has(cells.get(key, "x"), value) or not value for key, value in wanted.items()) and {
            one for one, _ in cells
        } <= names | {"Total", "Gesamt"} | ({two for _, two in wanted} if flip else set()):
            return True
    return False


def _told(cell: object) -> str:
    """A cell of a result as people read it; months by their names."""
    if isinstance(cell, float):
        return f"{cell:.2f}"
    text = str(cell)
    return f"{dt.date(int(text[:4]), int(text[5:7]), 1):%B %Y}" if re.fullmatch(r"\d{4}-\d\d", text) else text


def holds(part: Part, text: str, computed: Computed | None) -> bool:
    """Whether a part of a right answer is there to see."""
    checks: dict[str, Callable[[], bool]] = {
        "rows": lambda: _rows(text, part),
        "cross": lambda: _cross(text, part["cross"], computed),
        "cross_any": lambda: _cross(text, part["cross_any"], computed, flip=True),
        "top": lambda: first(text) == part["top"] or (not grids(text) and part["top"] in text),
        "none": lambda: "has no numbers" in text,
        "number": lambda: has(text, part["number"]),
        "chart": lambda: bool(computed and computed.chart and computed.chart.mark.value == part["chart"]),
    }
    return all(check() for name, check in checks.items() if name in part)


def first(text: str) -> str:
    """The name in the first row of the first table."""
    found = grids(text)
    return found[0][1][0][0] if found and found[0][1] else ""


def verdict(
    want: list[list[Part]], text: str, notice: str, computed: Computed | None, *, new: bool, said: str, line: str
) -> str:
    """How an answer is judged; `new`: whether there is a new version; `line` may tell that `said` was not done."""
    declined = any(one in text for one in _DECLINED) or not new or f"Not managed: {said}" in line
    if any("told" in part for parts in want for part in parts) and computed is None:
        return "right"  # by the model, of what it knows; no number is of the data
    given = [parts for parts in want if not any("declined" in part for part in parts)]
    if len(given) < len(want) and declined:
        return "right"
    if not given:
        return "WRONG"
    if declined:
        return "asked back" if "?" in notice or any(one in text.lower() for one in _BACK) else "declined"
    if any(all(holds(part, text, computed) for part in parts) for parts in given):
        return "right"
    return "asked back" if not grids(text) and "?" in text else "WRONG"


async def ask(path: Path, talk: dict[str, Any], name: str, data: bytes, room: Room | None = None) -> list[Judged]:
    """One conversation, judged turn by turn."""
    if room is None:
        async with a_bot(path, ScriptedModel(reads=False)) as room:
            return [one async for one in turns(room, talk, name, data)]
    return [one async for one in turns(room, talk, name, data)]


async def turns(room: Room, talk: dict[str, Any], name: str, data: bytes) -> AsyncIterator[Judged]:
    """The turns of a conversation, each with its judgement."""
    file = await room.bot.files.keep(room.ref, "ana", name, data)
    for at, (said, want) in enumerate(zip(talk["asked"], talk["want"], strict=True)):
        before = (await room.answer()).shown if at else 0
        began = time.perf_counter()
        if at:
            event = await room.reply(said)
        else:
            event = await room.send(Asked(text=said, files=(Attachment(name=name, file=file),)))
        spent = time.perf_counter() - began
        answer, outcome = await room.answer(), await room.outcome(event)
        text, computed = await room.text(), answer.current.computed if answer.current else None
        line = room.seen.frames[-1].line if room.seen.frames else ""
        found = verdict(
            want, text, outcome.notice, computed, new=not at or answer.shown != before, said=said, line=line
        )
        yield Judged(said, found, text, f"{outcome.notice} / {line}", spent)
