"""Names that follow one another in an order of their own: months, weekdays. Pure."""

from __future__ import annotations

from collections.abc import Iterable

_MONTHS = (
    "january jan januar jän jänner", "february feb februar", "march mar märz mär mrz", "april apr", "may mai",
    "june jun juni", "july jul juli", "august aug", "september sep sept", "october oct oktober okt", "november nov",
    "december dec dezember dez",
)  # fmt: skip
_WEEKDAYS = (
    "monday mon montag", "tuesday tue tues dienstag", "wednesday wed mittwoch", "thursday thu thur thurs donnerstag",
    "friday fri freitag", "saturday sat samstag sonnabend", "sunday sun sonntag",
)  # fmt: skip
MONTHS = {name: at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Month names and short forms, English and German, to 1 to 12."""
WEEKDAYS = {name: at for at, names in enumerate(_WEEKDAYS, 1) for name in names.split()}
"""Weekday names to 1 (Monday) to 7."""

_LANDS = (
    "germany deutschland allemagne alemania germania", "austria österreich autriche oesterreich",
    "switzerland schweiz suisse suiza svizzera", "france frankreich francia", "italy italien italie italia",
    "spain spanien espagne españa spagna", "netherlands niederlande holland", "belgium belgien belgique bélgica",
    "poland polen pologne polonia", "denmark dänemark danemark", "sweden schweden suède suecia",
    "norway norwegen norvège noruega", "finland finnland finlande", "portugal", "greece griechenland grèce grecia",
    "ireland irland irlande irlanda", "hungary ungarn hongrie", "romania rumänien roumanie", "turkey türkei turquie",
    "czechia tschechien", "croatia kroatien croatie", "russia russland russie rusia", "ukraine", "china chine",
    "japan japon", "brazil brasilien brésil brasil", "canada kanada", "mexico mexiko méxico mexique",
    "india indien inde", "australia australien australie",
)  # fmt: skip
COUNTRIES = {name: at for at, names in enumerate(_LANDS) for name in names.split()}
"""Names of one word for a country in a few languages, to one number each."""


def natural(values: Iterable[str]) -> dict[str, int]:
    """The order that all of these have: of months or of weekdays; empty where one is neither, or there is none."""
    held = [value.strip().lower().rstrip(".") for value in values]
    for names in (MONTHS, WEEKDAYS):
        if held and all(value in names for value in held):
            return names
    return {}
