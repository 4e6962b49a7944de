"""A chart as a value of our own: what is drawn, how, and what was left out. Pure."""

from __future__ import annotations

import math
import re
import unicodedata
from enum import StrEnum

from pydantic import Field

from bot.charts.times import Grain
from bot.values import Value

POINTS = 500
"""More points than this are never drawn: on 1,600 pixels nobody tells them apart, and a renderer dies of millions."""
NAME = 72
"""Characters of a name: two lines beside lying bars."""
LINE = 36
"""Characters of a name on one line beside an axis; a legend has fewer."""
TITLE = 90
"""Characters of a title."""


class Mark(StrEnum):
    """The kind of chart."""

    BAR = "bar"
    HBAR = "horizontal bar"
    LINE = "line"
    AREA = "area"
    POINT = "point"
    HEAT = "heat"
    PIE = "pie"


class Layout(StrEnum):
    """How several series share a place."""

    GROUPED = "grouped"
    STACKED = "stacked"
    NORMALISED = "normalised"
    """Stacked, each stack as 100 %."""


class Order(StrEnum):
    """How names along x follow each other."""

    DOWN = "down"
    """By size, the largest first."""
    UP = "up"
    NAME = "name"


class Scale(StrEnum):
    """What an axis measures."""

    NAMES = "names"
    NUMBERS = "numbers"
    TIME = "time"


class Axis(Value):
    """One axis: what it measures and what it is called."""

    title: str = ""
    unit: str = ""
    scale: Scale = Scale.NUMBERS
    grain: Grain | None = None
    """Of time: the step between its points."""
    numbered: bool = False
    """Of weeks: that they are called by their number, as the tables call them."""
    log: bool = False
    zero: bool = True
    """Of numbers: whether the axis begins at zero."""
    heading: str | None = None
    """What stands beside it in place of its title and unit."""


class Point(Value):
    """One number at its place. `x` is a name, a number, or a time as ISO text; `y` is finite."""

    x: str | float
    y: float = Field(allow_inf_nan=False)
    series: str = ""


class Hints(Value):
    """What the caller knows of a result beyond its shape; every field may stay empty."""

    title: str = ""
    units: tuple[str, ...] = ()
    """The unit of each column of the result, "" where none."""
    groups: int | None = None
    """How many leading columns are groups (names, times); None: told from their kinds."""
    additive: bool = False
    """The measure may be summed (a count or sum), so that small groups can be put together as "Other"."""
    share: bool = False
    """The measure is a part of a whole."""
    filtered: str = ""
    """What the result is limited to, as it ends a title: "November 2025, without North"."""
    colours: tuple[str, ...] = ()
    """The operator's colours, as `#rrggbb`."""
    german: bool = False


class Asked(Value):
    """What a person wanted of the look; None: ours to choose."""

    mark: Mark | None = None
    layout: Layout | None = None
    log: bool | None = None
    zero: bool | None = None
    legend: bool | None = None
    labels: bool | None = None
    """Numbers written at the marks."""
    title: str | None = None
    ours: bool | None = None
    """The operator's colours."""
    swapped: bool | None = None
    """Bars lie (True) or stand (False)."""
    flipped: bool | None = None
    """The axes are exchanged, whichever way that is of the chart that is there; never kept."""
    order: Order | None = None
    paint: str | None = None
    """One colour as `#rrggbb`, of a picture with one series; of several the first."""
    turned: int | None = None
    """By how many steps the series take other colours than the first ones."""
    large: bool | None = None
    """Larger text."""
    grid: bool | None = None
    x_title: str | None = None
    y_title: str | None = None
    crossed: bool | None = None
    """The series run along x, and what would run there are the series."""
    unmet: str | None = None
    """The name of the sentence that tells what of the last words no picture can be."""


class Chart(Value):
    """What is drawn."""

    mark: Mark
    x: Axis
    y: Axis
    points: tuple[Point, ...] = Field(max_length=POINTS)
    title: str = ""
    series: str = ""
    """What the series are called together ("Region"); "" where there is one series."""
    layout: Layout = Layout.GROUPED
    legend: bool = True
    labels: bool = False
    gaps: tuple[tuple[str, str], ...] = ()
    """Of lines: the places and series whose value is missing, where the line breaks."""
    colours: tuple[str, ...] = ()
    german: bool = False
    notes: tuple[str, ...] = ()
    """Sentences for under the picture: what was left out or put together, what was asked and could not be done."""
    why: str = ""
    """Why this kind was chosen, in words."""
    hints: Hints = Hints()
    asked: Asked = Asked()
    """What it was made with, so that feedback makes it anew."""

    @property
    def names(self) -> tuple[str, ...]:
        """The series, in the order they are drawn."""
        return tuple(dict.fromkeys(point.series for point in self.points))

    @property
    def places(self) -> tuple[str | float, ...]:
        """The places along x, in the order they are drawn."""
        return tuple(dict.fromkeys(point.x for point in self.points))


class NoChart(Value):
    """A result that is better not drawn, with the reason as a sentence for people."""

    why: str


_HIDDEN = re.compile(r"\s+")


def clean(text: str, length: int = NAME) -> str:
    """A name that can stand in a picture: one line, no control or direction marks, at most `length` characters."""
    line = flat(text, length * 8)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def flat(text: str, length: int) -> str:
    """The first `length` characters on one line, without control or direction marks."""
    kept = "".join(
        " " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign
        for sign in text[:length]
        if unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn")
    )
    return _HIDDEN.sub(" ", kept).strip()


def short(value: float, german: bool = False, unit: str = "") -> str:
    """A number as it stands at a mark: like `told`, but from a million on with four digits ("48.2B €")."""
    size = abs(value)
    for by, english, word in ((1e12, "T", "Bio."), (1e9, "B", "Mrd."), (1e6, "M", "Mio.")):
        if by * 0.99995 <= size < 1e15:
            digits = max(0, 3 - int(math.log10(max(size / by, 1))))
            text = f"{value / by:.{digits}f}"
            text = (text.rstrip("0").rstrip(".") if "." in text else text) + english
            if german:
                text = text.replace(".", ",").removesuffix(english) + f" {word}"
            return f"{text[0]}{unit}{text[1:]}" if unit in ("$", "£") and value < 0 else (
                f"{unit}{text}" if unit in ("$", "£") else f"{text} {unit}".strip())  # fmt: skip
    return told(value, german, unit)


def told(value: float, german: bool = False, unit: str = "") -> str:
    """A number as people read it: at most four leading digits after the point are dropped, thousands parted."""
    size = abs(value)
    if size >= 1e15 or (size and size < 1e-4):
        text = f"{value:.3g}"
    else:
        digits = 0 if size >= 1000 or value == int(value) else 1 if size >= 100 else 2
        if 0 < size < 1:
            digits = min(6, 2 - math.floor(math.log10(size)))
        text = f"{value:,.{digits}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
    if german:
        text = text.translate(str.maketrans(",.", ".,"))
    if unit in ("$", "£"):
        return f"{text[0]}{unit}{text[1:]}" if text.startswith("-") else unit + text
    return f"{text} {unit}" if unit and unit != "%" else f"{text}{' ' if german else ''}{unit}" if unit else text
