"""A longer job's ledger: what was asked, tried and found, and what is still open; and what is pinned. Pure.

Each line is a directive (`Slot.STEP` with a target of HEADS, `Slot.PIN`), so that it is undone and removed like a wish.
"""

from __future__ import annotations

from bot.directives import Directive, Slot
from bot.texts import clipped
from bot.wanted import Wanted

HEADS = {"asked": "Asked", "tried": "Tried so far", "found": "Found", "open": "Still open"}
"""What a step can be, in the order in which the ledger says it."""
RECENT = 12
"""How many lines under one head stand in full in a prompt; of older ones, their first words."""
STEP_CHARACTERS = 240
"""Of one line."""
OLDER_WORDS, OLDER_CHARACTERS = 6, 400
"""Of an older line, and of all older lines under one head."""


def steps(want: Wanted) -> tuple[Directive, ...]:
    """The ledger's lines as they are numbered: by head, and under each as they were said; then what is pinned."""
    heads = list(HEADS)
    said = [held.directive for held in want.facts if held.directive.slot is Slot.STEP]
    pinned = [held.directive for held in want.facts if held.directive.slot is Slot.PIN]
    return (*sorted(said, key=lambda one: heads.index(head(one))), *pinned)


def head(step: Directive) -> str:
    """Which of HEADS a step belongs to; what names none was tried."""
    return step.target if step.target in HEADS else "tried"


def pins(want: Wanted) -> list[str]:
    """What is pinned, a line each: all of it."""
    return [f"Pinned: {_line(one.directive, 1_000)}" for one in want.facts if one.directive.slot is Slot.PIN]


def ledger(want: Wanted) -> str:
    """The ledger as it stands in a prompt, a line a head; "" where there is none. Its length is bounded."""
    said = [step for step in steps(want) if step.slot is Slot.STEP]
    rows: list[str] = []
    for name, title in HEADS.items():
        lines = [step for step in said if head(step) == name]
        if lines:
            rows.append(f"{title}: {'; '.join([*_older(lines[:-RECENT]), *(_line(one) for one in lines[-RECENT:])])}")
    return "\n".join(rows)


def numbered(want: Wanted) -> str:
    """The ledger as a person sees it, every line with the number by which it can be closed; "" where it is empty."""
    rows: list[str] = []
    last = ""
    for number, step in enumerate(steps(want), 1):
        title = "Pinned" if step.slot is Slot.PIN else HEADS[head(step)]
        rows += [f"{title}:"] * (title != last) + [f"{number}. {_line(step)}"]
        last = title
    return "\n".join(rows)


def _line(step: Directive, most: int = STEP_CHARACTERS) -> str:
    text = " ".join(step.value.split()).rstrip(" .;")
    return clipped(text, most)


def _older(lines: list[Directive]) -> list[str]:
    if not lines:
        return []
    short = ", ".join(" ".join(_line(one).split()[:OLDER_WORDS]) for one in reversed(lines))
    shown = short if len(short) <= OLDER_CHARACTERS else short[:OLDER_CHARACTERS].rsplit(",", 1)[0] + " …"
    return [f"earlier ({len(lines)}): {shown}"]
