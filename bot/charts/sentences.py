"""What a chart tells people in words, in English and German. Pure."""

from __future__ import annotations

_TEXTS = {
    "empty": ("There is nothing to draw: no rows came out.", "Es gibt nichts zu zeichnen: Es kam keine Zeile heraus."),
    "words": ("There is nothing to draw: no column holds numbers.",
              "Es gibt nichts zu zeichnen: Keine Spalte enthält Zahlen."),
    "one": ("It is one number; a chart would not say more.", "Es ist eine einzige Zahl; ein Diagramm sagt nicht mehr."),
    "hollow": ("There is nothing to draw: every value is missing.",
               "Es gibt nichts zu zeichnen: Alle Werte fehlen."),
    "missing": ("{n} missing values are not drawn.", "{n} fehlende Werte sind nicht gezeichnet."),
    "missing one": ("One missing value is not drawn.", "Ein fehlender Wert ist nicht gezeichnet."),
    "others": ("Not drawn: {names} (another scale; in the data beside).",
               "Nicht gezeichnet: {names} (anderer Maßstab; steht in den Daten daneben)."),
    "largest": ("Drawn are the {n} largest of {all}.", "Gezeichnet sind die {n} größten von {all}."),
    "together": ("{n} smaller ones are put together as “{other}”.",
                 "{n} kleinere sind als „{other}“ zusammengefasst."),
    "series": ("Drawn are the {n} largest series of {all}.", "Gezeichnet sind die {n} größten Reihen von {all}."),
    "thinned": ("{n} of {all} points are drawn; each stretch keeps its highest and lowest.",
                "{n} von {all} Punkten sind gezeichnet; jeder Abschnitt behält seinen höchsten und tiefsten."),
    "sampled": ("Every {step}th of {all} points is drawn.", "Jeder {step}. von {all} Punkten ist gezeichnet."),
    "coarser": ("Summed by {grain}, since there are {all} points.", "Summiert je {grain}, weil es {all} Punkte sind."),
    "more": ("{n} further rows of the result are not in it.", "{n} weitere Zeilen des Ergebnisses sind nicht darin."),
    "no log": ("A log scale cannot show zero or negative values, so the scale stays even.",
               "Eine logarithmische Skala kann null und Negatives nicht zeigen; die Skala bleibt gleichmäßig."),
    "log marks": ("A log scale has no zero to fill from, so it is drawn as {mark}.",
                  "Eine logarithmische Skala hat keine Null; darum sind es {mark}."),
    "no stack": ("Negative values cannot be stacked to a whole, so the series stand side by side.",
                 "Negative Werte lassen sich nicht stapeln; die Reihen stehen nebeneinander."),
    "one series": ("There is one series only, so there is nothing to stack.",
                   "Es gibt nur eine Reihe, also nichts zu stapeln."),
    "no mark": ("It cannot be drawn as {mark} with this result.",
                "Mit diesem Ergebnis geht es nicht als {mark}."),
    "no colours": ("No colours of your own are set here; an operator can set them.",
                   "Eigene Farben sind hier nicht hinterlegt; der Betreiber kann sie setzen."),
    "no labels": ("Numbers fit only beside single bars, and along a short line.",
                  "Zahlen passen nur an einzelne Balken und an eine kurze Linie."),
    "repeated": ("{n} rows stand at a place already taken; the first is drawn.",
                 "{n} Zeilen stehen an einer schon belegten Stelle; die erste ist gezeichnet."),
    "other": ("Other", "Übrige"),
    "nameless": ("(none)", "(ohne)"),
    "why time": ("time runs along a line", "Zeit läuft an einer Linie entlang"),
    "why few times": ("few points in time stand as bars", "wenige Zeitpunkte stehen als Balken"),
    "why names": ("few short names stand as bars", "wenige kurze Namen stehen als Balken"),
    "why many": ("many or long names lie as bars", "viele oder lange Namen liegen als Balken"),
    "why points": ("two measures are compared point by point", "zwei Größen, Punkt für Punkt"),
    "why parts": ("parts of a whole are stacked", "Teile eines Ganzen sind gestapelt"),
    "why heat": ("two long lists of names cross in a heat map", "zwei lange Listen kreuzen sich"),
    "why asked": ("as asked", "wie gewünscht"),
}  # fmt: skip
MARKS = {
    "bar": ("bars", "Balken"),
    "horizontal bar": ("horizontal bars", "liegende Balken"),
    "line": ("lines", "Linien"),
    "area": ("areas", "Flächen"),
    "point": ("points", "Punkte"),
    "heat": ("a heat map", "Heatmap"),
    "pie": ("a pie", "Kreis"),
}
GRAINS = {"day": "Tag", "week": "Woche", "month": "Monat", "quarter": "Quartal", "year": "Jahr", "moment": "Zeitpunkt"}


def say(name: str, german: bool = False, **values: object) -> str:
    """A sentence by its name, filled."""
    return _TEXTS[name][german].format(**values)


def mark_name(mark: str, german: bool = False) -> str:
    """A kind of chart in a sentence ("bars")."""
    return MARKS[mark][german]
