"""What a result by two groups says: its highest and lowest cell, and who leads throughout. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.tables.analysis import Shown, period
from bot.tables.ranked import tied
from bot.tables.seen import Seen
from bot.tables.within import plain


def crossed(held: Seen) -> list[str]:
    """Sentences on a result by two groups."""
    at = held.shown(Shown.VALUE)
    at = at if at is not None else 0
    rows = [row for row in range(len(held.result.rows)) if held.ordinary(row) and held.value(row, at) is not None]
    if len(rows) < 2 or not held.whole or held.view.top or held.view.measures[at].shown in (Shown.CHANGE, Shown.GROWTH):
        return []
    best = max(rows, key=lambda row: held.value(row, at) or 0.0)
    worst = min(rows, key=lambda row: held.value(row, at) or 0.0)
    if len(tied(held, at, rows, best)) > 1 or len(tied(held, at, rows, worst)) > 1:
        return []
    name, verb, when = held.called(at), held.was(at), period(held.view)
    high, low = (_both(held, row, when) for row in (best, worst))
    up, down = held.say("highest", "am höchsten"), held.say("and lowest", "und am niedrigsten")
    said = [f"{name} {verb} {up} {high} ({held.text(best, at)}) {down} {low} ({held.text(worst, at)})."]
    return [*said, *_leader(held, at, rows, when)]


def _both(held: Seen, row: int, when: int | None) -> str:
    """The cell of a row and a column: "for East in October 2025", "for product Scale / region West"."""
    if when is not None:
        return f"{held.place(row, 1 - when)} {held.place(row, when)}"
    parts = [f"{plain(one.column, held.german)} {held.label(row, at)}" for at, one in enumerate(held.view.group)]
    return f"{held.say('for', 'für')} {' / '.join(parts)}"


def _leader(held: Seen, at: int, rows: Sequence[int], when: int | None) -> list[str]:
    """Who leads in every one of the periods, or of the first groups."""
    outer = 0 if when is None else when
    parts: dict[str, list[int]] = {}
    for row in rows:
        parts.setdefault(held.raw(row, outer) or "", []).append(row)
    if len(parts) < 2 or any(len(part) < 2 for part in parts.values()):
        return []
    firsts = [max(part, key=lambda row: held.value(row, at) or 0.0) for part in parts.values()]
    alone = all(len(tied(held, at, part, one)) == 1 for part, one in zip(parts.values(), firsts, strict=True))
    if len({held.raw(row, 1 - outer) for row in firsts}) > 1 or not alone:
        return []
    who, one = held.label(firsts[0], 1 - outer), held.view.group[outer]
    every = one.grain.value if one.grain is not None else plain(one.column)
    return [
        held.say(
            f"{who} was highest in every {every}." if when is not None else f"{who} was highest for every {every}.",
            f"{who} war in jedem Zeitraum am höchsten." if when is not None else f"{who} war überall am höchsten.",
        )
    ]
