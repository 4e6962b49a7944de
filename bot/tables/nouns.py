"""How measures and groups are called within sentences, English and German. Pure."""

from __future__ import annotations

import re

from bot.tables.analysis import Function, Measure, column
from bot.tables.naming import composed
from bot.tables.spans import name_concepts
from bot.tables.table import Kind, Table
from bot.tables.translated import in_german, things_in_german
from bot.tables.within import plain
from bot.values import Value

_MONEY = frozenset({"revenue", "cost", "profit"})
_ENGLISH = {
    Function.MEAN: "the average {}", Function.MEDIAN: "the median {}", Function.MIN: "the minimum {}",
    Function.MAX: "the maximum {}",
}  # fmt: skip
_GERMAN = {
    Function.MEAN: "der Durchschnitt von {}", Function.MEDIAN: "der Median von {}",
    Function.MIN: "der kleinste Wert von {}", Function.MAX: "der größte Wert von {}",
    Function.SUM: "die Summe von {}",
}  # fmt: skip
_ARTICLES = {
    "der": "umsatz gewinn erlös ertrag preis stückpreis bestellwert verbrauch rabatt betrag wert verkauf absatz",
    "die": "menge anzahl stückzahl lieferzeit dauer marge bewertung temperatur gebühr",
    "das": "gehalt gewicht alter volumen ergebnis",
}
_ARTICLE = {word: article for article, held in _ARTICLES.items() for word in held.split()}
_TRANSLATED = {"revenue": "Umsatz", "cost": "Kosten", "profit": "Gewinn", "quantity": "Menge"}
_IRREGULAR = {"person": "people", "child": "children", "status": "statuses"}


class Noun(Value):
    """What a measure is called: `revenue`, `the average delivery time`, `the number of orders`."""

    text: str
    many: bool = False
    """Whether its verb is in the plural."""
    things: str = ""
    """What is counted, where it is a count: `orders`."""


def several(word: str) -> str:
    """A word for more of a thing, by its last part: `regions`, `product categories`, `days`."""
    for one, many in _IRREGULAR.items():
        if word.lower().endswith(one):
            return word[: len(word) - len(one)] + many
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word if word.endswith("s") and not word.endswith(("ss", "us")) else word + "es"
    return word + "s"


def kind_of(name: str, german: bool = False) -> str:
    """What the groups of a column are together: `regions`; "" where its name gives no such word."""
    text = plain(name, german)
    if german or not re.fullmatch(r"(?:[A-Za-z]+ ){0,2}[A-Za-z]{3,}", text) or text.isupper():
        return ""
    return several(text)


def noun(measure: Measure, table: Table, german: bool = False) -> Noun:
    """What a measure is called, whatever of it is shown."""
    held = column(table, measure.column)
    if name := composed(measure, table, german):
        if measure.per:
            name += f" {'je' if german else 'per'} {re.sub(r' (?:id|no|nr|number)$', '', plain(measure.per))}"
        many = measure.single and name.endswith("s") and not name.endswith(("ss", "us", "is"))
        return Noun(text=f"„{name}“" if german else f"the {name}", many=many and not german)
    if measure.function in (Function.COUNT, Function.DISTINCT):
        return _count(measure, german)
    name = plain(measure.called or measure.column, german)
    if german and not measure.called:
        name = in_german(name, [plain(one.name, german) for one in table.columns])
    if measure.called:
        known = f"der durchschnittliche {name[19:]}" if name.startswith("durchschnittlicher ") else f"„{name}“"
        return Noun(text=known if german else f"the {name}")
    if held is not None and held.kind is Kind.YESNO:
        returned = name_concepts(held) == ("return",)
        if german:
            return Noun(text="die Retourenquote" if returned else f"der Anteil mit {name}")
        return Noun(text="the return rate" if returned else f"the share with {name}")
    if held is not None and held.kind in (Kind.DATE, Kind.MOMENT):
        first = measure.function is Function.MIN
        return Noun(text=("erstes" if first else "letztes") + f" {name}" if german else
                    f"the {'first' if first else 'last'} {name}")  # fmt: skip
    if german:
        return _german(measure, name, name_concepts(held) if held is not None else ())
    if measure.function is not Function.SUM:
        return Noun(text=_ENGLISH[measure.function].format(name))
    money = held is not None and bool(set(name_concepts(held)) & _MONEY)
    text = name if money or name.startswith("total") or measure.per else f"total {name}"
    text += f" per {re.sub(r' (?:id|no|nr|number)$', '', plain(measure.per))}" if measure.per else ""
    last = text.split()[-1]
    return Noun(text=text, many=not measure.per and last.endswith("s") and not last.endswith(("ss", "us", "is")))


def _german(measure: Measure, name: str, concept: tuple[str, ...]) -> Noun:
    if measure.function is Function.SUM and len(concept) == 1 and name.lower() not in _ARTICLE:
        name = _TRANSLATED.get(concept[0], name)
    article = _ARTICLE.get(name.lower(), "")
    quoted = name if article else f"„{name}“"
    if measure.per:
        return Noun(text=f"{article + ' ' if article else ''}{quoted} je {measure.per}")
    if measure.function is Function.MEAN and article:
        return Noun(text=f"{article} durchschnittliche {name}")
    if measure.function is Function.SUM and (article or name.lower() == "kosten"):
        return Noun(text=f"{article or 'die'} {name}", many=not article)
    return Noun(text=_GERMAN[measure.function].format(quoted))


def _count(measure: Measure, german: bool) -> Noun:
    name = plain(measure.called or measure.column, german)
    if measure.called:
        things = things_in_german(name) if german else name
    elif not measure.column:
        things = "Zeilen" if german else "rows"
    elif measure.function is Function.DISTINCT:
        things = f"verschiedenen Werte von „{name}“" if german else f"different {several(name)}"
    else:
        things = f"Zeilen mit {name}" if german else f"rows with a {name}"
    return Noun(text=f"die Zahl der {things}" if german else f"the number of {things}", things=things)
