"""A chart made anew with what people say of it. Pure."""

from __future__ import annotations

import re

from bot.charts.asked import read, wants_chart
from bot.charts.beyond import OF_DATA, SHORT
from bot.charts.chart import Chart, Layout, Mark, NoChart
from bot.charts.choose import choose
from bot.charts.looks import ALONG
from bot.charts.sentences import say
from bot.tables.table import Result

_FLIP = re.compile(r"\b(?:flip|turn) (?:it|them|the (?:chart|bars|axes))\b", re.IGNORECASE)
_OF_LOOK = re.compile(
    r"\b(?:side by side|(?:by|nach) (?:size|value|name|height|length|größe|namen?|wert))\b", re.IGNORECASE
)
"""What has a word of the data's own and is about the look."""


def changed(chart: Chart, words: str, result: Result) -> Chart | None:
    """The chart made anew with what the words want; None where they are not about the picture.

    Where that leaves it as it is, it says so.
    """
    wishes = read(words)
    new = {name: wish for name, wish in wishes.model_dump().items() if wish is not None} if wishes else {}
    if (along := _along(chart, words)) is not None:
        new = {"crossed": along}
    if not new and not (wants_chart(words) and len(words.split()) <= SHORT and not chart.asked.unmet):
        return None
    new.setdefault("unmet", None)
    _turned(chart, new)
    _settled(chart, new)
    if chart.mark is Mark.HBAR and _FLIP.search(words):
        new["swapped"] = False
    made = choose(result, chart.hints, chart.asked.model_copy(update=new))
    if isinstance(made, NoChart):
        return None
    return _told_same(made, chart, words)


def _told_same(made: Chart, before: Chart, words: str) -> Chart:
    """The chart, with a sentence where what was asked changes nothing and nothing else says why."""
    kept = {"asked": before.asked, "why": before.why}
    looks = [(one.asked.large, one.asked.grid is False, one.asked.turned) for one in (made, before)]
    same = say("same", made.german)
    if len(words.split()) > SHORT or OF_DATA.search(_OF_LOOK.sub("", words)) or looks[0] != looks[1]:
        return made  # what else they want may have changed the data
    if made.model_copy(update=kept) == before.model_copy(update={"notes": tuple(n for n in before.notes if n != same)}):
        return made.model_copy(update={"notes": (*made.notes, same)})
    return made


def _along(chart: Chart, words: str) -> bool | None:
    """Whether the series are to run along x ("regions on the x axis"), or no more; None where that is not said."""
    if not chart.series or not (found := ALONG.search(words)):
        return None
    what = found["what"].casefold().split()[-1]
    stem = what[: max(3, len(what) - 3)]  # "cities" of a city, "regions" of a region
    if any(word.startswith(stem) for word in chart.series.casefold().split()):
        return not chart.asked.crossed
    return bool(chart.asked.crossed) if chart.x.title.casefold().startswith(stem) else None


def _turned(chart: Chart, new: dict[str, object]) -> None:
    """Wishes that depend on what is there: axes exchanged, series and places exchanged, other colours once more."""
    if new.pop("flipped", None):
        bars = chart.mark in (Mark.BAR, Mark.HBAR)
        new["crossed" if chart.series and not bars else "swapped"] = (
            not chart.asked.crossed if chart.series and not bars else chart.mark is not Mark.HBAR
        )
    elif new.get("crossed"):
        new["crossed"] = not chart.asked.crossed
    if "turned" in new:
        new |= {"turned": (chart.asked.turned or 0) + 2, "paint": None, "ours": None}
    elif {"paint", "ours"} & new.keys():
        new["turned"] = None


def _settled(chart: Chart, new: dict[str, object]) -> None:
    """Earlier wishes that give way to the new ones."""
    if "mark" in new and "swapped" not in new:
        new["swapped"] = None
    bars = chart.mark in (Mark.BAR, Mark.HBAR)
    if new.get("swapped") is not None and "mark" not in new and not bars:
        new["mark"] = None
    filled = (Mark.BAR, Mark.HBAR, Mark.AREA, Mark.PIE, Mark.HEAT)
    if {"mark", "log"} & new.keys() == {"mark"} and new["mark"] in filled:
        new["log"] = None
    if new.get("layout", Layout.GROUPED) is not Layout.GROUPED and "log" not in new:
        new["log"] = None
    if new.get("mark") in (Mark.LINE, Mark.POINT, Mark.PIE, Mark.HEAT) and "layout" not in new:
        new["layout"] = None
