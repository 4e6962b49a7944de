"""The words of feedback on an analysis that the words of questions do not have. Pure data."""

from __future__ import annotations

import re

from bot.tables.lexicon import FILLERS

_MARKS = {
    "only": "only|just|nur|restrict to|limit to|limited to|focus on|filter to|narrow to|lediglich",
    "instead": "instead|rather|stattdessen",
    "instead of": "instead of|rather than|in place of|statt|anstatt|anstelle von",
    "also": "also|too|next to it|next to that|"
    "next to them|alongside|beside it|besides|dazu|daneben|add|"
    "include|including|plus|additionally|as well|auch|zusätzlich|ergänze|füge hinzu",
    "share": "as a share|as share|as shares|as a percentage|as percentages|as percentage|in percent|as percent|"
    "as a proportion|as a part of the whole|als anteil|in prozent|als prozent|relative",
    "absolute": "absolute|in absolute numbers|as absolute numbers|as numbers|not as a share|"
    "absolut|in absoluten zahlen",
    "no total": "without the total|without total|without totals|no total|no totals|drop the total|remove the total|"
    "leave out the total|ohne die summe|ohne summe|ohne gesamtsumme",
    "with total": "with the total|with a total|with total|add a total|add the total|include the total|mit summe|"
    "mit gesamtsumme",
    "sort": "sort|sorted|order by|ordered by|in order of|sort it|rank|ranked|sortiere|sortiert",
    "up": "ascending|shortest first|fastest first|cheapest first|fewest first|"
    "lowest first|smallest first|from low to high|aufsteigend|oldest first|earliest first",
    "down": "descending|most first|longest first|slowest first|most expensive first|"
    "highest first|largest first|biggest first|from high to low|"
    "absteigend|newest first|latest first",
    "by name": "alphabetically|alphabetical|by name|alphabetisch|in alphabetical order|chronologically",
    "flip": "the other way round|the other way around|other way round|in reverse|reverse|reversed|reverse order|"
    "in reverse order|reverse it|andersherum|andersrum|umgekehrt|in umgekehrter reihenfolge",
    "beside": "split by|split it by|split up by|split each by|split them by|split this by|aufgeteilt nach",
    "with others": "with others|group the rest|rest as others|and the rest as others|the rest together|mit sonstigen",
    "all": "all|alle|every one of the",
    "again": "again|back|wieder",
    "breakdown": "breakdown|breakdowns|split|break|down|aufteilung|aufschlüsselung|detail",
    "chart": "chart|charts|graph|plot|visual representation|visualization|visualisation|visual|visually|visuals|"
    "representation|diagram|bar|bars|bar chart|line|lines|line chart|as lines|as bars|stacked|stack|stack them|pie|"
    "pie chart|log scale|picture|diagramm|grafik|gestapelt|draw|area chart|graphic|and chart it|chart it|a chart|"
    "our colours|our colors|balkendiagramm|säulendiagramm|kreisdiagramm",
}
_ENDS = {
    "down": "big bigger biggest large larger largest high higher highest most more",
    "up": "small smaller smallest low lower lowest least fewer fewest",
}
_OF = ("", " numbers", " values", " ones", " amounts", " figures")
PHRASES = {tuple(one.split()): (mark, "") for mark, ones in _MARKS.items() for one in ones.split("|")} | {
    tuple(f"{one}{of} {where}".split()): (mark, "")
    for mark, ones in _ENDS.items()
    for one in ones.split()
    for of in _OF
    for where in ("first", "on top", "at the top")
}
"""Words in a row to what they mark."""
WORDS = (FILLERS - {"also"}) | frozenset(
    re.findall(
        r"\S+",
        "now but ok okay nice good great looks look like as use put keep more if possible perfect thx bit "
        "little one ones it's d ll let lets do nun jetzt aber danke gut mach als mal noch one view version answer "
        "result results analysis",
    )
)
"""Harmless words of feedback."""
