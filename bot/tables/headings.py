"""What the heading of a column says beside the name of what it holds: units, ranges, remarks, compounds. Pure."""

from __future__ import annotations

import re

from bot.tables.lexicon import CONCEPTS, KEYS, TIMED, UNITS

_BRACKET = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])\s*\W*$")
_RANGE = re.compile(r"\s*\d+\s*(?:[-–]|to|bis)\s*\d+\s*")
"""What the name of a column tells of its range: "Rating (1-5)"."""
_WORD = re.compile(r"[^\W\d_]+")
REMARKS = frozenset(re.findall(r"\S+", "brutto netto gross net incl excl inkl exkl ytd est approx ca"))
"""Words behind the name of what a column holds: "Umsatz brutto"."""
_ENDS = ("nummer", "datum", "name", "nr", "id", "no")


def bare(heading: str) -> str:
    """The heading without what stands in brackets at its end, where that is a unit, a range or a remark.

    What says which thing is held stays: "Sales (units)" are units, "Cost (EUR)" a cost.
    """
    found = _BRACKET.search(heading)
    if found is None or not found.start():
        return heading
    inside = (found[1] or found[2] or "").lower()
    said = [word for word in _WORD.findall(inside) if word not in UNITS and word not in TIMED]
    if _RANGE.fullmatch(inside) or not any(word in CONCEPTS for word in said):
        return heading[: found.start()]
    return heading


def divided(word: str) -> list[str]:
    """ "Bestellnr" as "bestellung nr", "kundenname" as "kunden name"; any other word as it is."""
    if word in CONCEPTS:
        return [word]
    for end in _ENDS:
        first = word.removesuffix(end)
        if first == word or len(first) < 4:
            continue
        for whole in (first, f"{first}ung", first.removesuffix("s"), first.removesuffix("n")):
            if whole in CONCEPTS and (end in KEYS or end in CONCEPTS):
                return [whole, end]
    return [word]
