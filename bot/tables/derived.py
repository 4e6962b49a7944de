"""What can be reckoned from rows that are named: sums, averages, differences, ratios, shares. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from bot.tables.analysis import PERIODS, Analysis, Shown, views
from bot.tables.facts import Known, Row
from bot.tables.moves import MOVED
from bot.tables.numerals import Numeral
from bot.tables.scopes import ends, order, outside, scopes, topped
from bot.tables.table import Result
from bot.values import Value

_SUM = re.compile(r"\b(?:total\w*|sum|together|combin\w+|overall|altogether|both|in all|add up|all|amount\w*|joint\w*|"
                  r"insgesamt|zusammen\w*|summe|gesamt|beide|machen)\b", re.I)  # fmt: skip
_DIFFERENCE = re.compile(
    r"\b(?:differ\w*|sw[iu]ng\w*|more|less|fewer|ahead|behind|gap|up|down|change\w*|above|below|than|over|under|"
    r"separat\w*|"
    r"apart|trail\w*|lags?|lagg\w*|lead\w*|led|margin|spread|range|beat\w*|edge\w*|narrow\w*|widen\w*|short|advantage|"
    r"\w+er by|higher|lower|rise|mehr|weniger|unterschied|vorsprung|abstand|höher|niedriger|plus|minus|rückstand|"
    r"größer|kleiner|gegenüber)\b", re.I,
)  # fmt: skip
_RATIO = re.compile(r"\btimes\b|\d\s?[x×](?!\w)|\b(?:ratio|factor|mal|fache)\b|fache|-?fold\b", re.I)
_SHARE = re.compile(r"\b(?:share|account\w*|mak(?:es?|ing) up|made up|of|contribut\w+|represent\w*|compris\w*|anteil|"
                    r"vom|des|der|macht|machen|entf[aä]ll\w*|entfiel\w*)\b", re.I)  # fmt: skip
_AVERAGE = re.compile(r"\b(?:averag\w*|mean|durchschnitt\w*|im schnitt)\b", re.I)
_POINTS = re.compile(r"[\s-]*(?:percentage[ -]|prozent)?(?:points?|punkte?n?|pp)\b", re.I)
_BRACKET = re.compile(
    r"(?:\(|,? or|i\.e\.|d\.h\.|that is|also|also rund)[ ,]*(?:about |roughly |around |rund |"
    r"nearly )?$",
    re.I,
)
_OUT_OF = re.compile(r"\b(?:of|out of|from|von|der|aus)\s+(?:the |all |a total of |insgesamt |den )*$", re.I)
_BESIDE = re.compile(
    r"\b(?:earlier|before|previous|prior|preceding|(?:up|down) from|, from|next|following|after|zuvor|davor|danach|"
    r"vor(?:monat|jahr|quartal|woche)\w*)\b|, from\b", re.I,
)  # fmt: skip
_PLACED = re.compile(r"(?:\s+[^\W\d]+)?\s+(?:in|im|for|für|during)\b")
_ONCE = re.compile(
    r"\b(?:once|initial\w*|original\w*|at first|start\w*|began|begin\w*|opening|anfangs|"
    r"zunächst)\b",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|seit)\b", re.I)
_MANY = 8
"""Rows of which pairs are taken; a sentence does not speak of more."""
_EXACT = 400
"""Digits so exact that they meet a sum or difference of what is named by chance in one of so many."""


class Column(Value):
    """One measure of one view, as sums and shares are reckoned of it."""

    at: int
    rows: tuple[Row, ...]
    adds: bool
    shares: bool
    total: float | None
    """Of all groups; None where some are left out and nothing tells their total."""
    signed: bool
    """Whether some of it is negative, so that there are no shares."""
    periods: tuple[str, ...]
    """Columns that are periods."""


def columns(rows: Sequence[Row], analysis: Analysis, results: Sequence[Result]) -> Iterator[Column]:
    """Each measure of each view with groups."""
    held = views(analysis)
    for at in sorted({row.view for row in rows if row.labels}):
        view, mine = held[at], tuple(row for row in rows if row.view == at)
        whole = not results[at].more and not (view.top and not view.others)
        names = results[at].columns
        for index, measure in enumerate(view.measures[: len(mine[0].cells)]):
            adds = measure.adds
            values = [value for row in mine if (value := row.cells[index]) is not None]
            total = _total(rows, analysis, index) if not whole else sum(values) if values else None
            yield Column(
                at=index, rows=mine, adds=adds and measure.shown is Shown.VALUE, shares=measure.shown is Shown.SHARE,
                total=total if adds and measure.shown is Shown.VALUE else None, signed=min(values, default=0.0) < 0,
                periods=tuple(names[place] for place, one in enumerate(view.group) if one.grain in PERIODS),
            )  # fmt: skip


def _total(rows: Sequence[Row], analysis: Analysis, index: int) -> float | None:
    """The whole by the row that stands for it."""
    whole = next((row for row in rows if not row.labels), None)
    plain = [one.model_copy(update={"shown": Shown.VALUE}) for one in analysis.measures]
    if whole is None or index >= len(plain):
        return None
    at = list(dict.fromkeys(plain)).index(plain[index])
    return whole.cells[at] if at < len(whole.cells) else None


def derived(one: Numeral, sentence: str, named: Sequence[Row], near: Sequence[Row], held: Column, known: Known) -> bool:
    """Whether a number is reckoned from rows that are named and said to be so, or too exact to be so by chance.

    `near` are those of them that it stands with: a difference is one of theirs.
    """
    mine = [row for row in held.rows if row in named]
    if named and not mine:
        return False
    if not named and not _worded(held, known):
        mine = list(held.rows)
    focus = [row for row in mine if row in near] or mine
    exact = max(one.values) >= _EXACT * one.steps[0] and not one.hedge
    placed = _PLACED.match(sentence[one.end :])
    if one.percent is held.shares and not placed and any(one.meets(value) for value in _earlier(sentence, focus, held)):
        return True
    share = held.shares or (held.total is not None and not held.signed)
    if re.search(r"point|punkt", one.text, re.I) or (share and _POINTS.match(sentence[one.end : one.end + 24])):
        return any(one.meets(value, one.steps[0]) for value in _points(sentence, mine, focus, held))
    if one.percent:
        moved = _DIFFERENCE.search(sentence) or MOVED.search(sentence)
        if moved and any(one.meets(value) for value in growths(sentence, mine, focus, held)):
            return True
        shared = _SHARE.search(sentence) or _BRACKET.search(sentence[: one.start])
        return bool(shared) and any(one.meets(value) for value in shares(sentence, mine, held, known))
    slack = one.steps[0] if one.whole else 0.0
    if held.total is not None and _OUT_OF.search(sentence[: one.start]) and one.meets(held.total, slack):
        return True
    if held.adds and any(one.meets(value, slack) for value in _crossed(mine, held)):
        return True
    exact = exact and not held.signed
    if held.adds and (exact or _SUM.search(sentence) or topped(sentence)) and any(
        one.meets(value, slack) for value in sums(sentence, mine, held, known)
    ):  # fmt: skip
        return True
    if held.adds and _AVERAGE.search(sentence) and any(one.meets(v) for v in means(sentence, mine, held, known)):
        return True
    pairs = list(_pairs(sentence, mine, focus, held))
    if (exact or _DIFFERENCE.search(sentence) or MOVED.search(sentence)) and any(
        one.meets(a - b, slack) for a, b in pairs
    ):
        return True
    return bool(_RATIO.search(sentence)) and any(one.meets(a / b) for a, b in pairs if b)


def _worded(held: Column, known: Known) -> bool:
    """Whether its labels can be found in a text: those that are numbers cannot."""
    return all(known.labels[name].get(label) for row in held.rows for name, label in row.labels if label)


def growths(sentence: str, mine: Sequence[Row], focus: Sequence[Row], held: Column) -> Iterator[float]:
    """How much one is above another of what may be set against one another, in percent."""
    yield from (100 * (a - b) / abs(b) for a, b in _pairs(sentence, mine, focus, held) if b)


def _earlier(sentence: str, focus: Sequence[Row], held: Column) -> Iterator[float]:
    """The numbers of the periods beside those that are named ("from 40 the year before"), or of all before them."""
    beside, before = _BESIDE.search(sentence), _ONCE.search(sentence)
    for series in _series(held) if beside or before else ():
        places = [at for at, (row, _) in enumerate(series) if row in focus]
        if places and beside:
            yield from (series[at + step][1] for at in places for step in (-1, 1) if 0 <= at + step < len(series))
        if places and before:
            yield from (value for _, value in series[: max(places)])


def _crossed(mine: Sequence[Row], held: Column) -> Iterator[float]:
    """Of a view by two columns, what each label that is named (or each that is there) comes to over the other."""
    for place in range(2 if len(held.rows[0].labels) == 2 else 0):
        labels = dict.fromkeys(row.labels[place] for row in mine or held.rows)
        if mine and len(labels) == len({row.labels[place] for row in held.rows}) > 1:
            continue
        for label in list(labels)[:40]:
            yield sum(_values([row for row in held.rows if row.labels[place] == label], held.at))


def _values(rows: Sequence[Row], at: int) -> list[float]:
    return [value for row in rows if (value := row.cells[at]) is not None]


def _scopes(sentence: str, mine: Sequence[Row], held: Column, known: Known) -> Iterator[tuple[Row, ...]]:
    yield from scopes(sentence, held.rows, mine, known)
    yield from ends(sentence, held.rows, held.at)


def sums(sentence: str, mine: Sequence[Row], held: Column, known: Known) -> Iterator[float]:
    """What rows that are spoken of together come to, and what is left of the whole without them."""
    for scope in _scopes(sentence, mine, held, known):
        values = _values(scope, held.at)
        if len(values) == len(held.rows):
            yield from (held.total,) if held.total is not None else ()
        elif len(values) > 1:
            yield sum(values)
            yield from (held.total - sum(values),) if held.total is not None else ()
    if held.total is not None:
        yield held.total - sum(_values(held.rows, held.at))
        yield from (held.total - value for value in _values(mine, held.at) if len(mine) == 1)


def means(sentence: str, mine: Sequence[Row], held: Column, known: Known) -> Iterator[float]:
    """The averages of rows that are spoken of together."""
    for scope in _scopes(sentence, mine, held, known):
        values = _values(scope, held.at)
        if len(values) > 1 and (len(values) < len(held.rows) or held.total is not None):
            yield sum(values) / len(values)


def shares(sentence: str, mine: Sequence[Row], held: Column, known: Known) -> Iterator[float]:
    """Shares in percent: of each row that is named, and of those spoken of together; also of their own period."""
    if held.shares:
        yield from _values(mine, held.at)
    if held.signed or (not held.shares and not held.total):
        return
    total, listed = held.total or 100.0, sum(_values(held.rows, held.at))
    some = listed < 0.9999 * total
    alone = [] if _half_named(mine, held) else [(row,) for row in mine]
    for scope in (*alone, *_scopes(sentence, mine, held, known)):
        values = _values(scope, held.at)
        if len(values) < len(held.rows) or (held.total and some):
            yield (1 if held.shares else 100 / total) * sum(values)
        for place in _places(scope, held):
            fixed = {row.labels[place] for row in scope}
            part = sum(_values([row for row in held.rows if row.labels[place] in fixed], held.at))
            yield from (100 * sum(values) / part,) if part else ()
    if not mine and not topped(sentence):
        yield from (100 * value / total for value in _values(held.rows, held.at))
    if held.total and some and outside(sentence):
        yield 100 - 100 * listed / total


def _half_named(mine: Sequence[Row], held: Column) -> bool:
    """Whether of two columns, none of them a period, only one is named: a share is then of all its rows."""
    if held.periods or not mine or len(mine[0].labels) < 2:
        return False
    there = [{row.labels[at] for row in held.rows} for at in range(2)]
    return any(len(one) > 1 and one == {row.labels[at] for row in mine} for at, one in enumerate(there))


def _places(scope: Sequence[Row], held: Column) -> Iterator[int]:
    """Of which of two columns a share may be one of a part: of its period; of either where none is a period."""
    if scope and len(scope[0].labels) > 1 and not held.shares:
        names = [name for name, _ in scope[0].labels]
        yield from (at for at, name in enumerate(names) if not held.periods or name in held.periods)


def _pairs(sentence: str, mine: Sequence[Row], focus: Sequence[Row], held: Column) -> Iterator[tuple[float, float]]:
    """What may be set against one another: rows that are named, a period and the one before it, first and last."""
    timed = _timed(mine, held)
    told = [row for row in mine if row.cells[held.at] is not None][:_MANY]
    for row, other in combinations(told, 2):
        one, two = row.cells[held.at] or 0.0, other.cells[held.at] or 0.0
        if (row in focus or other in focus) and (timed or _when(row, held) == _when(other, held)):
            yield from ((one, two), (two, one))
    for series in _series(held):
        places = [at for at, (row, _) in enumerate(series) if row in focus]
        if len(series) < 2 or (mine and not places and not any(row in mine for row, _ in series)):
            continue
        steps = [(series[at][1], series[at - 1][1]) for at in places if at] if timed else []
        steps += [(series[-1][1], series[at][1]) for at in places if _SINCE.search(sentence)]
        yield from steps if timed else [(series[-1][1], series[0][1])]
    if len(mine) == 1 and not held.periods and _DIFFERENCE.search(sentence):
        yield from _neighbours(mine[0], held)
    yield from _added(mine, held)


def _neighbours(row: Row, held: Column) -> Iterator[tuple[float, float]]:
    """A row against the first, and against the one above and below it: "the runner-up trails by 40"."""
    ranked = sorted(_values(held.rows, held.at), reverse=True)
    if (mine := row.cells[held.at]) is not None:
        at = ranked.index(mine)
        yield from ((other, mine) for other in (ranked[0], *ranked[max(0, at - 1) : at + 2]) if other != mine)


def _when(row: Row, held: Column) -> str:
    return next((label for name, label in row.labels if name in held.periods), "")


def _timed(mine: Sequence[Row], held: Column) -> bool:
    """Whether some of the periods are named, and not all only because a group is."""
    alone = bool(mine) and len(mine[0].labels) == 1
    return alone or len({_when(row, held) for row in mine}) < len({_when(row, held) for row in held.rows})


def _series(held: Column) -> list[list[tuple[Row, float]]]:
    """The values over time, of each group of the other column, and added up over them."""
    if not held.periods:
        return []
    found: dict[tuple[str, ...], list[tuple[Row, float]]] = {}
    for row in held.rows:
        rest = tuple(label for name, label in row.labels if name not in held.periods[:1])
        if (value := row.cells[held.at]) is not None:
            found.setdefault(rest, []).append((row, value))
    return [sorted(one, key=lambda two: order(dict(two[0].labels)[held.periods[0]])) for one in found.values()]


def _added(mine: Sequence[Row], held: Column) -> Iterator[tuple[float, float]]:
    """Of a view by two columns, the sums of the labels that are named, against one another."""
    if not held.adds or not mine or len(mine[0].labels) < 2:
        return
    for place in range(2):
        sums: dict[str, float] = {}
        for row in mine:
            sums[row.labels[place][1]] = sums.get(row.labels[place][1], 0.0) + (row.cells[held.at] or 0.0)
        yield from (pair for two in combinations(list(sums.values())[:_MANY], 2) for pair in (two, two[::-1]))


def _points(sentence: str, mine: Sequence[Row], focus: Sequence[Row], held: Column) -> Iterator[float]:
    """How many percentage points lie between two shares."""
    if held.signed or not (held.shares or held.total):
        return
    scale = 1.0 if held.shares else 100 / (held.total or 1.0)
    yield from (scale * (a - b) for a, b in _pairs(sentence, mine, focus, held))
    if not mine:
        yield from (scale * (a - b) for a, b in pairwise(sorted(_values(held.rows, held.at), reverse=True)))
