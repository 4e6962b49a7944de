"""What a result by two groups says: its highest and lowest pair, who leads throughout, how each series moved. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.tables.analysis import Grain, Shown, period
from bot.tables.compile import OTHERS
from bot.tables.course import cut_off, left_out
from bot.tables.nouns import kind_of
from bot.tables.ranked import ranked, tied
from bot.tables.seen import Seen, same
from bot.tables.told import written
from bot.tables.translated import in_german
from bot.tables.within import joined, plain, within

_SERIES = 6
"""So many series have their move told; of more, nobody keeps them apart in a sentence."""
_NAMED = 3
"""So many pairs that tie are named."""
_HUGE = 1000
"""Percent from which a rise says more as two numbers."""


def crossed(held: Seen) -> list[str]:
    """Sentences on a result by two groups, the weightiest first."""
    at, when = held.shown(Shown.VALUE) or 0, period(held.view)
    rows = [row for row in range(len(held.result.rows)) if held.value(row, at) is not None and _pair(held, row)]
    if len(rows) < 2 or held.result.more or held.view.beyond:
        return []
    if when is not None and len({held.raw(row, when) for row in range(len(held.result.rows))}) == 1:
        return _within_one(held, when)
    if held.view.measures[at].shown in (Shown.CHANGE, Shown.GROWTH):
        return _changes(held, at, rows, when)
    times = _alone(held, when, _firsts(held, when)) if when is not None else None
    cut = cut_off(times, range(len(times.result.rows))) if times else {}
    gone = {times.raw(row) for row in cut} if times else set()
    full = [row for row in rows if when is None or held.raw(row, when) not in gone]
    full, cut = (full, cut) if len(full) > 1 else (rows, {})
    said = [_extremes(held, at, full, when, bool(cut))]
    said += [left_out(times, cut, range(len(times.result.rows)))] if times and cut else []
    said += _leader(held, at, rows, when) if held.whole else []
    return said if when is None else [*said, *_moves(held, at, full, when)]


def _pair(held: Seen, row: int) -> bool:
    """Whether a row stands for one pair, and not for what is missing or beyond the top."""
    beyond = held.view.others and any(held.raw(row, at) == OTHERS for at in (0, 1))
    return held.ordinary(row) and not beyond


def _firsts(held: Seen, group: int) -> list[int]:
    """The first row of each value of a group, in the order of the values."""
    found: dict[str, int] = {}
    for row in range(len(held.result.rows)):
        if (raw := held.raw(row, group)) is not None:
            found.setdefault(raw, row)
    return [found[raw] for raw in sorted(found)]


def _alone(held: Seen, group: int, rows: Sequence[int]) -> Seen:
    """These rows as if they were by this group alone."""

    given = held.result
    result = given.model_copy(update={
        "columns": (given.columns[group], *given.columns[2:]), "kinds": (given.kinds[group], *given.kinds[2:]),
        "rows": tuple((given.rows[row][group], *given.rows[row][2:]) for row in rows),
    })  # fmt: skip
    view = held.view.model_copy(update={"group": (held.view.group[group],)})
    texts = tuple((held.texts[row][group], *held.texts[row][2:]) for row in rows)
    return held.model_copy(update={"view": view, "result": result, "texts": texts})


def _within_one(held: Seen, when: int) -> list[str]:
    """There is one period: who leads in it, and the period where the filters do not say it already."""
    said = ranked(_alone(held, 1 - when, range(len(held.result.rows))))
    if not said or held.label(0, when) in within(held.view, held.table, held.german):
        return said
    lead, text = held.place(0, when), said[0][:1].upper() + said[0][1:]
    return [held.say(f"{lead}, {said[0]}", f"{lead}: {text}"), *said[1:]]


def _of(held: Seen, when: int | None, cut: bool) -> str:
    """Of what only the highest and lowest are meant: the top, the complete periods."""
    parts = []
    if not held.whole:
        column = held.view.group[1 if when is None else 1 - when].column
        down = held.view.order is None or held.view.order.descending
        end, ende = ("top", "ersten") if down else ("bottom", "letzten")
        each = "" if when is not None else held.say(f" for each {plain(held.view.group[0].column)}", " je Gruppe")
        kinds = kind_of(column) or "groups"
        parts.append(held.say(f"of the {end} {held.view.top} {kinds}", f"unter den {ende} {held.view.top}") + each)
    if cut and when is not None:
        each = f"{held.view.group[when].grain}s"
        lead = ("in the" if parts else "of the", "in den" if parts else "unter den")[held.german]
        parts.append(f"{lead} {held.say(f'complete {each}', 'vollständigen Zeiträumen')}")
    return " ".join(parts)


def _extremes(held: Seen, at: int, rows: Sequence[int], when: int | None, cut: bool) -> str:
    """The highest and the lowest pair."""
    best = max(rows, key=lambda row: held.value(row, at) or 0.0)
    worst = min(rows, key=lambda row: held.value(row, at) or 0.0)
    lead, name, verb = _of(held, when, cut), held.called(at), held.was(at)
    if same(held.value(best, at) or 0.0, held.value(worst, at) or 0.0):
        text = held.text(best, at)
        return held.say(f"{name} {verb} the same everywhere: {text}.", f"{name} {verb} überall gleich: {text}.")
    ways = [(best, held.say("highest", "am höchsten")), (worst, held.say("lowest", "am niedrigsten"))]
    clear = [(row, way) for row, way in ways if len(tied(held, at, list(rows), row)) <= _NAMED]
    told = joined([f"{way} {_edge(held, at, rows, row, when)}" for row, way in clear], held.german)
    if not clear:
        verb = ("lagen" if held.noun(at).many else "lag") if held.german else "lay"
        told = held.say("between {} and {}", "zwischen {} und {}").format(held.text(worst, at), held.text(best, at))
    if held.german:
        return f"{lead} {verb} {name} {told}." if lead else f"{name} {verb} {told}."
    return f"{lead + ', ' if lead else ''}{name} {verb} {told}."


def _edge(held: Seen, at: int, rows: Sequence[int], row: int, when: int | None) -> str:
    """The pairs that share an edge, with what."""
    ties, text = tied(held, at, list(rows), row), held.text(row, at)
    where = joined([_both(held, one, when) for one in ties], held.german)
    return f"{where} ({text})" if len(ties) == 1 else held.say(f"{where} ({text} each)", f"{where} (jeweils {text})")


def _both(held: Seen, row: int, when: int | None) -> str:
    """The cell of a row and a column: "for East in October 2025", "for Scale, region West"."""
    timed = when if when is not None else next((at for at in (1, 0) if held.view.group[at].grain is not None), None)
    if timed is not None:
        return f"{held.place(row, 1 - timed)} {held.place(row, timed)}"
    name, label = plain(held.view.group[1].column, held.german), held.label(row, 1)
    if label.startswith(name):
        return f"{held.place(row, 0)}, {label}"
    return f"{held.place(row, 0)}, {in_german(name) if held.german else name} {label}"


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


def _changes(held: Seen, at: int, rows: Sequence[int], when: int | None) -> list[str]:
    """Where it grew and fell most against the period before."""
    best = max(rows, key=lambda row: held.value(row, at) or 0.0)
    worst = min(rows, key=lambda row: held.value(row, at) or 0.0)
    up, down = (held.value(best, at) or 0.0) > 0, (held.value(worst, at) or 0.0) < 0
    grain = held.view.group[when].grain if when is not None else None
    if grain is None or not (up or down):
        return []
    ways = [(held.say("grew", "wuchs"), best)] * up + [(held.say("fell", "fiel"), worst)] * down
    ways = [(verb, row) for verb, row in ways if len(tied(held, at, list(rows), row)) <= _NAMED]
    if not ways:
        return []
    name, most = held.noun(at).text, held.say("most", "am stärksten")
    told = [(verb, f"{most} {_edge(held, at, rows, row, when)}") for verb, row in ways]
    if held.german:
        return [f"gegenüber dem Zeitraum davor {_inverted(name, told)}."]
    return [f"against the {grain.value} before, {name} {joined([' '.join(one) for one in told])}."]


def _inverted(name: str, told: Sequence[tuple[str, str]]) -> str:
    """German after an adverbial: the verb, then its subject: "stieg der Umsatz für West und fiel für East"."""
    (verb, rest), *more = told
    return joined([f"{verb} {name} {rest}", *(" ".join(one) for one in more)], True)


def _moves(held: Seen, at: int, rows: Sequence[int], when: int) -> list[str]:
    """How each series went from the first period to the last, where each has both."""
    if held.view.measures[at].shown is not Shown.VALUE or held.view.group[when].grain is Grain.DAY:
        return []
    raws = sorted({held.raw(row, when) or "" for row in rows})
    ends: dict[str, dict[str, int]] = {}
    for row in rows:
        ends.setdefault(held.raw(row, 1 - when) or "", {})[held.raw(row, when) or ""] = row
    pairs = [(one[raws[0]], one[raws[-1]]) for one in ends.values() if raws[0] in one and raws[-1] in one]
    if len(raws) < 2 or not 1 < len(pairs) == len(ends) <= _SERIES:
        return []

    def value(row: int) -> float:
        return held.value(row, at) or 0.0

    level = [pair for pair in pairs if same(value(pair[0]), value(pair[1]))]
    up = [pair for pair in pairs if pair not in level and value(pair[1]) > value(pair[0])]
    down = [pair for pair in pairs if pair not in level and pair not in up]
    noun, start, end = held.noun(at), held.label(pairs[0][0], when), held.label(pairs[0][1], when)
    many = "en" if noun.many else ""
    ways = ((held.say("rose", f"stieg{many}"), up, ""), (held.say("fell", f"fiel{many}"), down, ""),
            (held.say("stayed the same", f"blieb{many}"), level, held.say("", " gleich")))  # fmt: skip
    told = [(verb, _listed(held, at, when, part) + after) for verb, part, after in ways if part]
    if held.german:
        return [f"von {start} bis {end} {_inverted(noun.text, told)}."]
    return [f"between {start} and {end}, {noun.text} {joined([' '.join(one) for one in told])}."]


def _listed(held: Seen, at: int, when: int, pairs: Sequence[tuple[int, int]]) -> str:
    """Series with how much they moved, the strongest first: "for South (27.1%) and West (3.0%)"."""

    def percent(pair: tuple[int, int]) -> float:
        one, other = (held.value(row, at) or 0.0 for row in pair)
        return 100 * abs(other - one) / one if one > 0 and other >= 0 else 0.0

    told = []
    for pair in sorted(pairs, key=percent, reverse=True):
        by = percent(pair)
        tail = f" ({written(by, 1, '%', held.german)})" if 0.05 <= by < _HUGE else ""
        told.append(held.label(pair[0], 1 - when) + tail)
    return f"{held.say('for', 'für')} {joined(told, held.german)}"
