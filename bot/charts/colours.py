"""Colours that can be told from the ground they lie on, in light and dark. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.values import Value

CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: graphics stand out from what is beside them by 3 to 1."""
_HEX = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})", re.I)
_LIGHT = ("#1f6fb2", "#d1611c", "#2b8a4b", "#8a4fbf", "#b8326a", "#0f7f86", "#8c6d00", "#5c6670")
_DARK = ("#6bb3f0", "#f5a067", "#6fcf8e", "#c4a0ee", "#f28cb4", "#5fd0d6", "#dcc15a", "#aab4bd")


class Theme(Value):
    """The colours of a picture."""

    ground: str
    ink: str
    faint: str
    """Lines of the grid."""
    heat: tuple[str, str]
    """From little to much."""
    series: tuple[str, ...]


LIGHT = Theme(ground="#ffffff", ink="#1d1c1d", faint="#dcdfe3", heat=("#e3eef8", "#0b4f8a"), series=_LIGHT)
DARK = Theme(ground="#1a1d21", ink="#e8e8e8", faint="#3a3f45", heat=("#22303d", "#8fcbff"), series=_DARK)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of `#rgb` or `#rrggbb`. ValueError for anything else."""
    if not _HEX.fullmatch(colour):
        raise ValueError(f"not a colour: {colour!r}")
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""
    parts = [value / 255 for value in channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: str, ground: str, least: float = CONTRAST) -> str:
    """The colour, moved towards black or white just so far that it stands out from the ground."""
    goal = 255 if luminance(ground) < 0.18 else 0
    start = channels(colour)
    for step in range(21):
        parts = [round(part + (goal - part) * step / 20) for part in start]
        moved = "#{:02x}{:02x}{:02x}".format(*parts)
        if contrast(moved, ground) >= least:
            return moved
    return "#ffffff" if goal else "#000000"


def checked(colours: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """An operator's list: the colours that are some, as `#rrggbb`, and those that are none."""
    good = tuple("#{:02x}{:02x}{:02x}".format(*channels(one)) for one in colours if _HEX.fullmatch(one))
    return good, tuple(one for one in colours if not _HEX.fullmatch(one))


def theme(colours: Sequence[str] = (), dark: bool = False, turned: int = 0) -> Theme:
    """The theme of a picture, with an operator's colours first where there are some; `turned` begins with others."""
    plain = DARK if dark else LIGHT
    at = turned % len(plain.series)
    plain = plain.model_copy(update={"series": plain.series[at:] + plain.series[:at]}) if at else plain
    if at:
        plain = plain.model_copy(update={"heat": (plain.heat[0], plain.series[0])})
    good = tuple(dict.fromkeys(seen(one, plain.ground) for one in checked(colours)[0]))
    if not good:
        return plain
    rest = tuple(one for one in plain.series if one not in good)
    low = seen(good[0], plain.ground, 1.15) if contrast(good[0], plain.ground) < 1.5 else plain.heat[0]
    return plain.model_copy(update={"series": (good + rest)[:8], "heat": (low, good[0])})
