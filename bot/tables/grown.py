"""How much labels changed over time, as superlatives of changes speak of it: "the largest increase". Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.analysis import Shown
from bot.tables.scales import Ground, Scale
from bot.tables.scopes import order


def grown(column: str, text: str, down: bool, held: Ground) -> Iterator[dict[str, float]]:
    """How much each label of a column changed over time, and in percent: in the period that is named, else in all."""
    for scale in held.scales:
        other = next((name for name in scale.columns if name in held.periods), None)
        if other is None or column not in scale.columns or not scale.first or scale.shown is not Shown.VALUE:
            continue
        when = [one.label for one in held.mentions(text) if one.column == other]
        moved: dict[str, tuple[float, float]] = {}
        for label in held.labels[column]:
            series = dict(sorted(scale.at(other, {column: label}).items(), key=lambda one: order(one[0])))
            if len(steps := span_of(series, when)) == 2:
                moved[label] = (series[steps[0]], series[steps[1]])
        sign = -1.0 if down else 1.0
        yield {label: sign * (b - a) for label, (a, b) in moved.items()}
        if all(a > 0 for a, _ in moved.values()):
            yield {label: sign * (b - a) / a for label, (a, b) in moved.items()}


def span_of(series: dict[str, float], when: Sequence[str]) -> list[str]:
    """From which period to which: to the one that is named from the one before, between two, or all."""
    names = list(series)
    told = sorted(names.index(one) for one in when if one in series)
    if len(told) == 1:
        return [names[told[0] - 1], names[told[0]]] if told[0] else []
    return [names[told[0]], names[told[-1]]] if told else [names[0], names[-1]] if len(names) > 1 else []


def changed(scale: Scale, column: str, fixed: dict[str, str], held: Ground, down: bool) -> dict[str, float]:
    """Changes by label: against the period before, or from the first to the last."""
    sign = -1.0 if down else 1.0
    if scale.shown in (Shown.CHANGE, Shown.GROWTH):
        return {label: sign * value for label, value in scale.at(column, fixed).items()}
    if scale.shown is not Shown.VALUE or column not in held.periods:
        return {}
    values = dict(sorted(scale.at(column, fixed).items()))
    names = list(values)
    return {name: sign * (values[name] - values[prior]) for prior, name in pairwise(names)}
