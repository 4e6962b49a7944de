"""What a result by group says: who leads, who follows, who is last, and with what share. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.tables.analysis import Order, Shown
from bot.tables.nouns import kind_of
from bot.tables.seen import Seen, same
from bot.tables.told import written
from bot.tables.within import joined

_LISTED = 5
"""Of a top, how many are named."""


def ranked(held: Seen) -> list[str]:
    """Sentences on a result by one group, the weightiest first."""
    at = held.shown(Shown.VALUE) or 0
    rows = [row for row in range(len(held.result.rows)) if held.ordinary(row) and held.value(row, at) is not None]
    rows.sort(key=lambda row: held.value(row, at) or 0.0, reverse=not _ascending(held, at))
    if not rows:
        return []
    if not held.whole or held.view.others:
        return [*_top(held, at, rows), *_rest(held, at)]
    said = [*_order(held, at, rows), *_rest(held, at)]
    for other in range(at + 1, len(held.view.measures)):
        if held.view.measures[other].shown is Shown.VALUE and len(rows) > 2:
            said += _elsewhere(held, at, other, rows)
    return said


def _ascending(held: Seen, at: int) -> bool:
    """Whether the lowest was asked for, which is then told first."""
    order = held.view.order
    return order is not None and not order.descending and order.measure == at


def _ways(held: Seen, at: int) -> tuple[str, str]:
    """How the first and the last are called: highest and lowest."""
    found = ("am höchsten", "am niedrigsten") if held.german else ("highest", "lowest")
    return found[::-1] if _ascending(held, at) else found


def _order(held: Seen, at: int, rows: list[int]) -> list[str]:
    """Of all groups: the first with its share, the next and the last."""
    name, verb, best, worst = held.called(at), held.was(at), rows[0], rows[-1]
    if len(rows) == 1:
        text = held.text(best, at) + _share(held, at, best)
        return [held.say(f"{held.place(best)}, {name} {verb} {text}.", f"{held.place(best)} {verb} {name} {text}.")]
    if len(tied(held, at, rows, best)) == len(rows):
        text = held.text(best, at)
        return [held.say(f"{name} {verb} the same everywhere: {text}.", f"{name} {verb} überall gleich: {text}.")]
    if len(tied(held, at, rows, best)) > 3:
        return []
    if len(rows) == 2:
        high, low = (best, worst) if not _ascending(held, at) else (worst, best)
        return [_two(held, at, high, low)]
    first, final = _ways(held, at)
    single = len(tied(held, at, rows, best)) == 1
    said = [f"{name} {verb} {first} {_edge(held, at, rows, best)}."]
    if single and len(tied(held, at, rows, rows[1])) == 1 and len(tied(held, at, rows, worst)) == 1:
        second, lowest = held.label(rows[1]), held.label(worst)
        return [*said, held.say(
            f"{second} came next with {held.text(rows[1], at)}, and {lowest} was {final} with {held.text(worst, at)}.",
            f"es folgte {second} mit {held.text(rows[1], at)}; {final} war {lowest} mit {held.text(worst, at)}.",
        )]  # fmt: skip
    return [*said, f"{name} {verb} {final} {_edge(held, at, rows, worst)}."]


def _edge(held: Seen, at: int, rows: Sequence[int], row: int) -> str:
    """Where the first or the last is, with what: "for East, with 90,343, or 41.0% of the total"."""
    ties, text = tied(held, at, rows, row), held.text(row, at)
    if len(ties) == 1:
        share = _share(held, at, row) if row == rows[0] else ""
        return held.say(f"{held.place(row)}, with {text}{share}", f"{held.place(row)}, mit {text}{share}")
    where = held.places(ties) if len(ties) <= 3 else held.say("for several", "für mehrere")
    return held.say(f"{where}, with {text} each", f"{where}, mit jeweils {text}")


def _two(held: Seen, at: int, best: int, worst: int) -> str:
    """Two groups against one another."""
    high, low = held.value(best, at) or 0.0, held.value(worst, at) or 0.0
    name, by = held.called(at), ""
    if low > 0 and 0.05 <= 100 * (high - low) / low < 1000 and held.view.measures[at].shown is Shown.VALUE:
        percent = written(100 * (high - low) / low, 1, "%", held.german)
        by = f", {percent} mehr" if held.german else f", a difference of {percent}"
    verb = held.was(at)
    first, second = held.text(best, at), held.text(worst, at)
    return held.say(
        f"{name} {verb} higher {held.place(best)} ({first}) than {held.place(worst)} ({second}){by}.",
        f"{name} {verb} {held.place(best)} ({first}) höher als {held.place(worst)} ({second}){by}.",
    )


def _top(held: Seen, at: int, rows: list[int]) -> list[str]:
    """The top or the bottom, of which nothing beyond is known (but what the others are together)."""
    order = held.view.order or Order(measure=0)
    if order.measure != at or len(tied(held, at, rows, rows[0])) > 1:
        return []
    name, grouped = held.called(at), held.view.group[0]
    kinds = kind_of(grouped.column) if grouped.grain is None else ""
    if len(rows) == held.view.top and 2 <= len(rows) <= _LISTED and kinds:
        listed = joined([f"{held.label(row)} ({held.text(row, at)})" for row in rows], held.german)
        end, ende = ("top", "ersten") if order.descending else ("bottom", "letzten")
        return [held.say(f"the {end} {len(rows)} {kinds} by {name.removeprefix('the ')} were {listed}.",
                         f"die {ende} {len(rows)} nach „{name}“ waren {listed}.")]  # fmt: skip
    return [f"{name} {held.was(at)} {_ways(held, at)[0]} {_edge(held, at, rows, rows[0])}."]


def _rest(held: Seen, at: int) -> list[str]:
    """What is beyond the top, and what has no group."""
    said = []
    if (row := held.others) is not None and held.value(row, at) is not None:
        text = held.text(row, at)
        together = f"all others together came to {text}{_share(held, at, row)}."
        said.append(held.say(together if held.adds(at) else f"for the others, it was {text}.",
                             f"Sonstige lagen bei {text}{_share(held, at, row)}."))  # fmt: skip
    for row in range(len(held.result.rows)):
        if held.raw(row) is None and held.value(row, at) is not None:
            name, verb, text = held.called(at), held.was(at), held.text(row, at)
            said.append(held.say(f"{held.place(row)}, {name} {verb} {text}.",
                                 f"wo {held.label(row)}, {verb} {name} {text}."))  # fmt: skip
    return said


def _elsewhere(held: Seen, at: int, other: int, rows: Sequence[int]) -> list[str]:
    """Who leads by a further measure, if that is another."""
    there = [row for row in rows if held.value(row, other) is not None]
    if not there:
        return []
    best = max(there, key=lambda row: held.value(row, other) or 0.0)
    if best == rows[0] or len(tied(held, other, there, best)) > 1:
        return []
    way = held.say("highest", "am höchsten")
    return [f"{held.called(other)} {held.was(other)} {way} {held.place(best)} ({held.text(best, other)})."]


def tied(held: Seen, at: int, rows: Sequence[int], row: int) -> list[int]:
    value = held.value(row, at) or 0.0
    return [one for one in rows if same(held.value(one, at) or 0.0, value)]


def _share(held: Seen, at: int, row: int) -> str:
    """Its share of the whole, where there is one: `, or 41.0% of the total`."""
    shown = held.beside(at, Shown.SHARE)
    if shown is not None and shown != at:
        text = held.text(row, shown) if held.value(row, shown) is not None else ""
    else:
        text = _part(held, at, row)
    if not text:
        return ""
    return f", ein Anteil von {text}" if held.german else f", or {text} of the total"


def _part(held: Seen, at: int, row: int) -> str:
    values = [value for one in range(len(held.result.rows)) if (value := held.value(one, at)) is not None]
    if not held.adds(at) or not held.whole or _clipped(held) or min(values) < 0 or sum(values) <= 0 or len(values) < 2:
        return ""
    return written(100 * (held.value(row, at) or 0.0) / sum(values), 1, "%", held.german)


def _clipped(held: Seen) -> bool:
    return held.view.top is not None and not held.view.others
