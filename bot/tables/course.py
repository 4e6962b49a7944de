"""What a result over time says: where it was highest and lowest, and what changed from first to last. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.tables.analysis import Grain, Operator, Shown, column
from bot.tables.labels import first, last
from bot.tables.seen import Seen, same
from bot.tables.told import written
from bot.tables.within import joined

_SHORT = 0.05
"""How much of a period may be without data at its end before it counts as not complete, where no filter says so."""
_HUGE = 1000
"""Percent from which on a rise is told by its ends only."""
_GRAINS = {"day": ("day", "Tag"), "week": ("week", "Woche"), "month": ("month", "Monat"),
           "quarter": ("quarter", "Quartal"), "year": ("year", "Jahr")}  # fmt: skip


def course(held: Seen) -> list[str]:
    """Sentences on a result by one period, the weightiest first."""
    rows = [row for row in range(len(held.result.rows)) if held.ordinary(row)]
    rows.sort(key=lambda row: held.raw(row) or "")
    cut = cut_off(held, rows)
    full = [row for row in rows if row not in cut]
    said: list[str] = []
    at = held.shown(Shown.VALUE)
    if at is not None:
        said += _values(held, at, full, bool(cut))
    change = held.shown(Shown.GROWTH) if held.shown(Shown.GROWTH) is not None else held.shown(Shown.CHANGE)
    if change is not None:
        said += _changes(held, change, full)
    if at is None and change is None:
        said += _values(held, 0, full, bool(cut), shares=True)
    if cut and said:
        said.insert(1, left_out(held, cut, rows))
    elif cut:
        said = [_alone(held, at or 0, rows[0]), left_out(held, cut, rows)]
    if at is not None:
        said += _second(held, at, full)
    return said


def cut_off(held: Seen, rows: Sequence[int]) -> dict[int, bool]:
    """The first and the last period, where the data begins or ends in the middle of it, of what is added up; whether
    the filters are why."""
    data = column(held.table, held.view.group[0].column)
    if data is None or not rows or not held.view.measures[0].adds:
        return {}
    low, high = _asked(held)
    begin, end = first(data.least[:10]), first(data.most[:10])
    if all(one[8:10] == "01" for one in (data.least, data.most, *data.samples)) and len(data.samples) > 1:
        end = last(data.most[:7])  # a row for each month, dated by its first day
    found = {}
    start, stop = first(held.raw(rows[0]) or ""), last(held.raw(rows[0]) or "")
    if start is not None and stop is not None:
        if low is not None and low > start:
            found[rows[0]] = True
        elif begin is not None and begin - start > _SHORT * (stop - start + 1):
            found[rows[0]] = False
    start, stop = first(held.raw(rows[-1]) or ""), last(held.raw(rows[-1]) or "")
    if start is not None and stop is not None:
        if high is not None and high < stop:
            found[rows[-1]] = True
        elif end is not None and stop - end > _SHORT * (stop - start + 1):
            found[rows[-1]] = False
    return found


def _asked(held: Seen) -> tuple[int | None, int | None]:
    """The first and the last day that the filters leave of the dates that are grouped."""
    lows, highs = [], []
    for one in held.view.filters:
        if one.column != held.view.group[0].column or one.unless or one.grain is not None or not one.values:
            continue
        if one.operator in (Operator.BETWEEN, Operator.LEAST, Operator.OVER):
            lows.append(first(min(one.values)))
        if one.operator in (Operator.BETWEEN, Operator.MOST, Operator.UNDER):
            highs.append(first(max(one.values)))
    low = max((one for one in lows if one is not None), default=None)
    return low, min((one for one in highs if one is not None), default=None)


def _grain(held: Seen) -> str:
    grain = held.view.group[0].grain
    return _GRAINS[grain.value if grain else "day"][held.german]


def left_out(held: Seen, cut: dict[int, bool], rows: Sequence[int]) -> str:
    """Which periods are not complete, and why."""
    where = joined([held.label(row) for row in cut], held.german)
    many, left = len(cut) > 1, len(rows) > len(cut)
    if many or all(cut.values()):
        out = (" and are left out of that" if many else " and is left out of that") if left else ""
        raus = " und dabei nicht mitgezählt" if left else ""
        part = f"{'lie' if many else 'lies'} only partly within that time" if all(cut.values()) else "are not complete"
        teil = f"{'liegen' if many else 'liegt'} nur zum Teil in dieser Zeit" if all(cut.values()) else (
            "sind in den Daten nicht vollständig")  # fmt: skip
        return held.say(f"{where} {part}{out}.", f"{where} {teil}{raus}.")
    begins = rows[0] in cut and len(rows) > 1
    return held.say(
        f"the data {'begins' if begins else 'ends'} in the middle of {where}"
        + (", which is left out of that." if left else "."),
        f"die Daten {'beginnen' if begins else 'enden'} mitten in {where}"
        + ("; das ist dabei nicht mitgezählt." if left else "."),
    )


def _alone(held: Seen, at: int, row: int) -> str:
    noun, verb = held.noun(at), held.was(at)
    return held.say(
        f"{held.place(row)}, {noun.text} {verb} {held.text(row, at)}.",
        f"{held.place(row)} {verb} {noun.text} {held.text(row, at)}.",
    )


def _values(held: Seen, at: int, rows: Sequence[int], cut: bool, shares: bool = False) -> list[str]:
    """Highest and lowest, and the first against the last."""
    there = [row for row in rows if held.value(row, at) is not None]
    if not there:
        return []
    if len(there) == 1:
        return [_alone(held, at, there[0])] if not shares else []
    if len(there) == 2 and not shares:
        return [moved(held, at, there[0], there[1])]
    said = _extremes(held, at, there, cut)
    level = same(held.value(there[0], at) or 0.0, max(held.value(row, at) or 0.0 for row in there)) and same(
        held.value(there[0], at) or 0.0, min(held.value(row, at) or 0.0 for row in there)
    )
    daily = held.view.group[0].grain is Grain.DAY
    return said if shares or level or daily else [*said, moved(held, at, there[0], there[-1])]


def _extremes(held: Seen, at: int, rows: Sequence[int], cut: bool) -> list[str]:
    values = {row: held.value(row, at) or 0.0 for row in rows}
    top, low = max(values.values()), min(values.values())
    verb, name = held.was(at), held.called(at)
    if same(top, low):
        each, jeder = f"every {_grain(held)}", f"in jedem der Zeiträume ({_grain(held)})"
        return [held.say(f"{name} {verb} {held.text(rows[0], at)} in {each}.",
                         f"{name} {verb} {held.text(rows[0], at)} {jeder}.")]  # fmt: skip
    best, worst = ([row for row in rows if same(values[row], edge)] for edge in (top, low))
    high, bottom = _where(held, at, best), _where(held, at, worst)
    if cut:
        return [held.say(
            f"of the complete {_grain(held)}s, {name} {verb} highest {high} and lowest {bottom}.",
            f"unter den vollständigen Zeiträumen {verb} {name} am höchsten {high} und am niedrigsten {bottom}.",
        )]  # fmt: skip
    return [held.say(f"{name} {verb} highest {high} and lowest {bottom}.",
                     f"{name} {verb} am höchsten {high} und am niedrigsten {bottom}.")]  # fmt: skip


def _where(held: Seen, at: int, rows: list[int]) -> str:
    text = held.text(rows[0], at)
    if len(rows) > 3:
        return "in mehreren Zeiträumen" if held.german else f"in several {_grain(held)}s"
    each = "" if len(rows) == 1 else " jeweils" if held.german else " each"
    return f"{held.places(rows)} ({text}{each})"


def moved(held: Seen, at: int, start: int, end: int, who: str = "") -> str:
    """How a measure went from one period to another, in percent where that says something."""
    one, other = held.value(start, at) or 0.0, held.value(end, at) or 0.0
    noun = held.noun(at)
    name = who or noun.text
    before, after = held.text(start, at), held.text(end, at)
    between = f"between {held.label(start)} and {held.label(end)}"
    lead = f"von {held.label(start)} bis {held.label(end)}"
    if same(one, other):
        return held.say(f"{name} did not change {between} ({before}).", f"{lead} blieb {name} gleich ({before}).")
    percent = 100 * (other - one) / one if one > 0 and other >= 0 else None
    by = ""
    if percent is not None and 0.05 <= abs(percent) < _HUGE and held.view.measures[at].shown is Shown.VALUE:
        share = written(abs(percent), 1, "%", held.german)
        by = f" um {share}" if held.german else f" by {share}"
    up = other > one
    if not held.german:
        return f"{name} {'rose' if up else 'fell'}{by} {between}, from {before} to {after}."
    ending = "en" if noun.many and not who else ""
    return f"{lead} {('stieg' if up else 'fiel') + ending} {name}{by}, von {before} auf {after}."


def _changes(held: Seen, at: int, rows: Sequence[int]) -> list[str]:
    """The strongest rise and fall against the period before."""
    values = {row: value for row in rows if (value := held.value(row, at)) is not None}
    if len(values) < 2:
        return []
    noun, best, worst = held.noun(at), max(values, key=values.__getitem__), min(values, key=values.__getitem__)
    ups, downs = values[best] > 0, values[worst] < 0
    tied = sum(same(one, values[best]) for one in values.values()) + sum(
        same(one, values[worst]) for one in values.values()
    )
    if tied > 2 or not ups or not downs:
        return []
    grain = _grain(held)
    return [held.say(
        f"against the {grain} before, {noun.text} grew most {held.place(best)} ({held.text(best, at)}) and fell most "
        f"{held.place(worst)} ({held.text(worst, at)}).",
        f"gegenüber dem Zeitraum davor ({grain}) wuchs {noun.text} am stärksten {held.place(best)} "
        f"({held.text(best, at)}) und fiel am stärksten {held.place(worst)} ({held.text(worst, at)}).",
    )]  # fmt: skip


def _second(held: Seen, at: int, rows: Sequence[int]) -> list[str]:
    """Where a second measure was highest and lowest, if that was elsewhere."""
    for other in range(at + 1, len(held.view.measures)):
        if held.view.measures[other].shown is not Shown.VALUE or len(rows) < 3:
            continue
        there = [row for row in rows if held.value(row, other) is not None and held.value(row, at) is not None]
        if len(there) > 2 and _peak(held, at, there) != _peak(held, other, there):
            return _extremes(held, other, there, False)
    return []


def _peak(held: Seen, at: int, rows: Sequence[int]) -> int:
    return max(rows, key=lambda row: held.value(row, at) or 0.0)
