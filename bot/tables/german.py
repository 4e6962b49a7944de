"""Notes about dirty data in German. Pure.

Notes are kept with a table in English; what was filled into a sentence stands there still, and is filled in here anew.
"""

from __future__ import annotations

import re

from bot.tables.sentences import NOTES, singular

_ONE = {"line": "Zeile", "row": "Zeile", "column": "Spalte", "cell": "Zelle", "page": "Seite"}
_GERMAN = {
    "encoding": "Der Text wurde als {what} gelesen.",
    "quotes": "Die Anführungszeichen passen nicht zusammen; sie wurden als gewöhnliche Zeichen gelesen.",
    "above": "Über der Kopfzeile weggelassen: {n}.",
    "headless": "Es gibt keine Kopfzeile; die Spalten heißen Column 1, Column 2 und so weiter.",
    "blank header": "Spalten ohne Namen heißen nach ihrer Nummer: {n}.",
    "twice": "„{name}“ heißt mehr als eine Spalte; die weiteren heißen „{name} (2)“ und so weiter.",
    "empty columns": "Ohne Daten und weggelassen: {n}.",
    "blank rows": "Ohne Daten und weggelassen: {n}.",
    "header again": "Wiederholte Kopfzeilen weggelassen: {n}.",
    "totals": "Summenzeilen weggelassen, damit nichts doppelt zählt: {n} ({values}).",
    "below": "Unter den Daten weggelassen: {n}.",
    "longer": "Mit mehr Zellen als Namen im Kopf: {n}; die weiteren Zellen sind weggelassen.",
    "shorter": "Mit weniger Zellen als Namen im Kopf: {n}; die übrigen zählen als fehlend.",
    "cut": "Länger als {most} Zeichen und gekürzt: {n} in „{name}“.",
    "odd": "Keine {kind} sind und als fehlend zählen {n} in „{name}“: {values}.",
    "words": "Ohne Wert nach eigener Angabe ({values}) und als fehlend gezählt: {n} in „{name}“.",
    "comma": "Zahlen in „{name}“ haben ein Dezimalkomma, wie {value}.",
    "unclear number": "{value} in „{name}“ wurde als {read} gelesen; es könnte auch {other} sein.",
    "mixed number": "Zahlen in „{name}“ stehen mit Dezimalkomma und mit Dezimalpunkt; jede wurde gelesen, wie sie ist.",
    "currencies": "„{name}“ enthält Beträge in {values}; sie lassen sich nicht addieren, darum bleibt es Text.",
    "forms": "Daten in „{name}“ stehen in {n} Formen und wurden als eine gelesen.",
    "unclear date": "{value} in „{name}“ wurde als {read} gelesen; es könnte auch {other} sein.",
    "day first": "Daten wie {value} in „{name}“ wurden mit dem Tag zuerst gelesen, wie andere darin zeigen.",
    "month first": "Daten wie {value} in „{name}“ wurden mit dem Monat zuerst gelesen, wie andere darin zeigen.",
    "mixed date": "„{name}“ hat Daten mit dem Tag zuerst und mit dem Monat zuerst; es bleibt Text.",
    "short year": "Zweistellige Jahre in „{name}“ wurden als 1970 bis 2069 gelesen.",
    "zones": "Zeiten in „{name}“ stehen, wie sie geschrieben sind, ohne Zeitzone.",
    "codes": "„{name}“ bleibt Text, da die führenden Nullen etwas bedeuten.",
    "long numbers": "„{name}“ bleibt Text, da seine Zahlen zu lang sind, um genau mit ihnen zu rechnen.",
    "nested": "Mit Listen oder Objekten darin und als Text behalten: {n}.",
    "hidden": "Das Blatt „{name}“ ist in der Datei ausgeblendet.",
    "formulas": "Formeln stehen mit den Werten, die mit ihnen gespeichert wurden.",
    "sheet": "Das Blatt „{name}“ wurde weggelassen.",
    "pages": "Nur die ersten {most} von {n} Seiten wurden gelesen.",
    "text": "Nur die ersten {most} Zeichen wurden gelesen.",
    "page": "Ohne lesbaren Text: {n}.",
}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_AUF_DEUTSCH = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                "November", "Dezember")  # fmt: skip
_KINDS = {"numbers": "Zahlen", "a number": "Zahlen", "dates": "Daten", "a date": "Daten"}


def _pattern(template: str) -> re.Pattern[str]:
    """What a sentence looks like when it is filled in; a name that stands twice in it is the same."""
    parts: list[str] = []
    known: set[str] = set()
    for at, part in enumerate(re.split(r"\{(\w+)\}", template)):
        parts.append(re.escape(part) if at % 2 == 0 else f"(?P={part})" if part in known else f"(?P<{part}>.+?)")
        known |= {part} if at % 2 else set()
    return re.compile("".join(parts), re.S)


_READ = tuple((key, _pattern(form)) for key in _GERMAN for form in dict.fromkeys((NOTES[key], singular(NOTES[key]))))


def note_in_german(note: str) -> str:
    """A note as it stands under a German answer; one that is none of ours as it is."""
    for key, pattern in _READ:
        if found := pattern.fullmatch(note):
            return _GERMAN[key].format(**{name: _filled(name, text) for name, text in found.groupdict().items()})
    return note


def _filled(name: str, text: str) -> str:
    """What was filled in, in German."""
    if name == "n":
        return re.sub(r"[a-z]+$", lambda word: _counted(word[0]), text).replace(",", ".")
    if name == "most":
        return text.replace(",", ".")
    if name == "kind":
        return _KINDS.get(text, text)
    if name == "values":
        return re.sub("“([^“”]*)”", r"„\1“", text) if "“" in text else text.replace(" and ", " und ")
    if name in ("read", "other"):
        if date := re.fullmatch(r"(\d+) ([A-Z][a-z]+) (\d{4})", text):
            return f"{date[1]}. {_AUF_DEUTSCH[_MONTHS.index(date[2])]} {date[3]}" if date[2] in _MONTHS else text
        return text.replace(".", ",")
    return text


def _counted(word: str) -> str:
    one = _ONE.get(word) or _ONE.get(word.removesuffix("s"))
    return word if one is None else one if word in _ONE else f"{one}n"
