"""What of measures is shown beside them: their share, their change, what they come to so far. Pure."""

from __future__ import annotations

from bot.tables.draft import Lost
from bot.tables.measures import Function, Measure, Shown


def shares(measures: list[Measure]) -> list[Measure]:
    """Counts and sums with their share beside them; Lost where nothing can be shared."""
    found: list[Measure] = []
    for one in measures:
        able = one.adds
        found.append(one.model_copy(update={"shown": Shown.VALUE}))
        if able:
            found.append(one.model_copy(update={"shown": Shown.SHARE}))
    if len(found) == len(measures) and not all(one.function is Function.MEAN for one in measures):
        raise Lost
    return list(dict.fromkeys(found))


def changes(measures: list[Measure]) -> list[Measure]:
    """Each measure with its change and growth beside it."""
    ways = (Shown.VALUE, Shown.CHANGE, Shown.GROWTH)
    return list(dict.fromkeys(one.model_copy(update={"shown": shown}) for one in measures for shown in ways))


def beside(measures: list[Measure], shown: Shown, last: int | None) -> list[Measure]:
    """Each measure as it is, and then as it is seen from period to period."""
    ways = ({"shown": Shown.VALUE, "last": None}, {"shown": shown, "last": last})
    return list(dict.fromkeys(one.model_copy(update=way) for one in measures for way in ways))
