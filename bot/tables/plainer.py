"""Questions put in plainer words before they are read, where a table says what is meant: "the heaviest". Pure."""

from __future__ import annotations

import re

from bot.tables.analysis import NUMBERS
from bot.tables.lexicon import ADDITIVE, KEYS, PERSONS, TIMED
from bot.tables.natural import MONTHS
from bot.tables.spans import concepts, head, name_concepts, outlay, words
from bot.tables.table import Column, Table

_MOST = {
    "heaviest": "weight", "oldest": "age", "longest": "duration", "slowest": "duration", "priciest": "price cost",
    "most expensive": "price cost", "dearest": "price cost", "schwerste": "weight", "teuerste": "price cost",
    "älteste": "age", "längste": "duration",
}  # fmt: skip
_LEAST = {
    "lightest": "weight", "youngest": "age", "shortest": "duration", "fastest": "duration", "quickest": "duration",
    "cheapest": "price cost", "least expensive": "price cost", "leichteste": "weight", "billigste": "price cost",
    "günstigste": "price cost", "jüngste": "age", "kürzeste": "duration", "schnellste": "duration",
}  # fmt: skip
_SAID = "|".join(sorted((*_MOST, *_LEAST), key=len, reverse=True))
_IS = r"(?:is|are|was|were|ist|war|sind|waren)"
_EXTREME = re.compile(
    rf"^how \w+ {_IS} (?:the |our )?(?P<one>{_SAID})(?: (?:and|or) (?:the )?(?P<two>{_SAID}))? (?P<what>\w+)$"
)
_WHOSE = re.compile(
    rf"^(?:(?:which|what|who|whose|welche[rs]?|wer) {_IS} )?(?:the |our |der |die |das )?"
    rf"(?P<one>{_SAID}) (?P<what>\w+)$"
)
_WHICH = re.compile(rf"^(?:which|what|welche[rs]?) (?P<what>[\w ]+?) {_IS} (?:the |der |die |das )?(?P<one>{_SAID})$")
_AVERAGE = re.compile(
    rf"^(?:which|what|welche[rs]?) (?P<what>[\w ]+?) {_IS} (?:the |der |die |das )?(?P<one>{_SAID}) "
    rf"(?:on average|im schnitt|im durchschnitt)$"
)
_COST = re.compile(
    r"^which (?P<many>\w+) (?P<what>\w+) (?P<does>cost|costs|weigh|weighed) (?:the )?(?P<end>most|least)$"
)
_SPENT = re.compile(
    r"\b(?:what|how much)(?: money)? (?:did|do|does|has|have) (?:we|i|they|(?P<who>[\w& ]+?)) "
    r"(?:spend|spent|pay|paid)\b(?: (?:on|for))?"
)
_LONGEST = re.compile(
    r"\b(?P<end>longest|slowest|shortest|fastest|quickest|heaviest|lightest|oldest|youngest) "
    r"(?=average\b|avg\b|mean\b|median\b)"
)
_HIGHEST = ("longest", "slowest", "heaviest", "oldest")
_TAKEN = r"(?:used|benutzt|genutzt|verwendet|chosen|gewählt|bought|gekauft|ordered|bestellt|vor)"
_OFTEN = re.compile(
    rf"^(?:which|what|welche[rs]?) (?P<what>[\w ]+?) (?:{_IS}|wird|werden|wurden?|occurs?|kommt) (?:{_TAKEN} )?"
    r"(?:the |am )?(?:most (?:often|frequently|frequent|commonly|common|popular|used)|häufigsten)"
    rf"(?: {_TAKEN})?$"
)
_COMMON = re.compile(
    r"^(?:what(?:'s| is) )?(?:the |our )?most (?:common|frequent|popular|used) (?P<what>\w+(?: \w+)?)$"
)
_UNKNOWN = re.compile(
    r",?\s*\(?(?:incl\.?|including|inkl\.?|inklusive) (?:the )?(?:unknowns?|blanks?|missing|empty|unbekannte?|leere)"
    r"(?: ones)?\)?$"
)
"""A grouping has a row for what is missing anyway."""
_LISTED = re.compile(r",? (?:as an?|in an?|als|in einer) (?:\w+ )?(?:table|list|tabelle|liste)$")
_SPENDER = re.compile(
    r"^(?:which|what|welche[rs]?) (?P<what>\w+(?: \w+)?) (?:spent|spends|paid|pays) (?:the )?(?P<end>most|least)"
    r"(?P<rest> .*)?$"
)
_HOW_MANY = re.compile(r"^(?P<what>.+?)(?:,| -|:) ?(?:how many|wie ?viele)(?: (?P<of>\w+))?$")
_NEGATIVE = re.compile(r"\b(?P<sign>negativ|positiv)e?[nrs]? (?P<what>[^\W\d_]+)")
_BUSY = re.compile(rf"^(?:which|what|welcher|welche) (?P<what>\w+) {_IS} (?:the |our |der |die )?busiest$")
_BUSIEST = re.compile(r"^(?:the |our )?busiest (?P<what>\w+)(?P<rest>.*)$")
_BEST = re.compile(
    r"^(?P<lead>.*\b(?:best|worst|highest|lowest|greatest|smallest|beste|höchste|niedrigste)) "
    r"(?P<rest>(?!average|mean|median)[\w ]+) (?:on average|im schnitt|im durchschnitt)$"
)
_THAN = {
    "older": ("age", "over"), "younger": ("age", "under"), "heavier": ("weight", "over"),
    "lighter": ("weight", "under"),
    "more expensive": ("price cost", "over"), "cheaper": ("price cost", "under"),
}  # fmt: skip
_COMPARED = re.compile(rf"\b(?P<one>{'|'.join(_THAN)}) than(?= [\d$€£])")
_WENT = (
    re.compile(
        r"^(?:so,? |and )?how (?:did|do|does|are|is|was|were|have|has|['’]s) (?P<what>.+?) "
        r"(?:do|does|doing|done|go|goes|going|gone|perform|performing|performed|look|looks|looking|run|running)"
        r"(?P<rest>(?: .+)?)$"
    ),
    re.compile(
        r"^(?:so,? |and )?how (?:was|is|were|are|['’]s|went) (?P<what>)(?P<rest>(?:the |our |this |last )*(?:business|"
        r"company|performance|quarter|month|year|q[1-4]|(?:19|20)\d\d|"
        + "|".join(one for one in MONTHS if len(one) > 2)
        + r")\b.*)$"
    ),
    re.compile(r"^(?:und |so )?wie (?:lief|läuft|liefen|laufen|war|ging)(?: es)?(?P<what>)(?P<rest> .+?)(?: so)?$"),
)
""" "How did we do in Q4": the overview of it."""
_WE = re.compile(
    r"\b(?:we|they|it|things|everything|all|i|you|the|our|this|der|die|das|unser\w*|business|company|shop|store|firm|"
    r"performance|results|geschäft|laden|bei uns|uns)\b"
)
_SELLER = re.compile(
    rf"^(?:(?:who|which|what|welche[rs]?|wer|was) (?:one )?{_IS} )?(?:the |our |der |die )?"
    r"(?P<lead>(?:(?:top|bottom|best|worst) (?:\d+|two|three|five|ten) )?)"
    r"(?P<end>best|top|worst|biggest|strongest)?[ -]?sellers?\b(?P<rest>.*)$"
)
""" "Who was the best seller": the product that sold best."""
_ALTOGETHER = re.compile(r" (?:in total|altogether|overall|all in all|insgesamt)$")


def plainer(text: str, table: Table) -> str:
    """The question in words that are read; as it was where nothing is to be put otherwise, or it is not plain."""
    said = " ".join(text.lower().split()).rstrip(" ?.!")
    if match := next((match for form in _WENT if (match := form.match(said))), None):
        return " ".join(f"overview {_WE.sub(' ', match['what'])} {_WE.sub(' ', match['rest'])}".split())
    if (match := _SELLER.match(said)) and (sold := _sold(match, table)):
        return sold
    if match := _SPENT.search(said):
        found = _only(table, "cost")
        rest = _ALTOGETHER.sub("", said[match.end() :])
        return f"total {_called(found)} {match['who'] or ''} {rest}" if found else text
    if (match := _SPENDER.match(said)) and (found := _only(table, "cost")):
        return f"which {match['what']} has the {match['end']} {_called(found)} {match['rest'] or ''}"
    if match := _OFTEN.match(said) or _COMMON.match(said):
        return f"which {match['what']} has the most rows"
    if match := _BUSY.match(said) or _BUSIEST.match(said):
        return f"which {match['what']} has the most rows {match.groupdict().get('rest') or ''}"
    if match := _BEST.match(said):
        return f"{match['lead']} average {match['rest']}"
    if match := _HOW_MANY.match(said):
        said = text = f"number of {match['of'] or 'rows'} with {match['what']}"
    for form, put in ((_UNKNOWN, ""), (_LISTED, ""), (_LONGEST, _superlative), (_NEGATIVE, _signed)):
        if form.search(said):
            said = text = form.sub(put, said)
    said, text = _compared(said, text, table)
    for form, told in (
        (_EXTREME, _extremes),
        (_AVERAGE, _averaged),
        (_WHOSE, _single),
        (_WHICH, _single),
        (_COST, _cost),
    ):
        if match := form.match(said):
            return told(match, table) or text
    return text


def _sold(match: re.Match[str], table: Table) -> str:
    """What sold best, where the table has products, and nobody who sells them."""
    named = [one for one in table.columns if head(one) == "product"]
    sellers = {"seller", "sellers", "salesperson", "salesman", "rep", "agent", "employee", "vendor", "supplier"}
    if len(named) != 1 or any(sellers & {*words(one.name), head(one)} for one in table.columns):
        return ""
    if not (match["end"] or match["lead"]):
        return ""
    end = "worst" if match["end"] == "worst" or match["lead"].startswith(("worst", "bottom")) else "best"
    if len(lead := match["lead"].split()) > 1:
        return f"{'top' if end == 'best' else 'bottom'} {lead[1]} {_called(named[0])}{match['rest']}"
    return f"{end} selling {_called(named[0])}{match['rest']}"


def _superlative(match: re.Match[str]) -> str:
    return "highest " if match["end"] in _HIGHEST else "lowest "


def _signed(match: re.Match[str]) -> str:
    """ "A negative balance": a balance under 0."""
    return f"{match['what']} {'under' if match['sign'] == 'negativ' else 'over'} 0"


def _compared(said: str, text: str, table: Table) -> tuple[str, str]:
    """ "Older than 60": with an age over 60."""
    match = _COMPARED.search(said)
    if match is None:
        return said, text
    named, way = _THAN[match["one"]]
    found = [column for concept in named.split() if (column := _only(table, concept))]
    if len(found) != 1:
        return said, text
    put = f"{said[: match.start()]}with {_called(found[0])} {way}{said[match.end() :]}"
    return put, put


def _extremes(match: re.Match[str], table: Table) -> str:
    """ "How heavy were the lightest and the heaviest shipment": the least and the greatest weight."""
    one, column = _meant(match["one"], table)
    other, beside = _meant(match["two"], table) if match["two"] else ("", column)
    if column is None or beside != column or not _rows(match["what"], table):
        return ""
    ends = {"highest": "maximum", "lowest": "minimum", "": ""}
    return f"{ends[one]} {'and ' if other else ''}{ends[other]} {_called(column)}"


def _averaged(match: re.Match[str], table: Table) -> str:
    end, column = _meant(match["one"], table)
    return f"which {match['what']} has the {end} average {_called(column)}" if column else ""


def _single(match: re.Match[str], table: Table) -> str:
    """ "Which shipment is the heaviest": of single rows alone; of groups it would be their sum, or their average."""
    end, column = _meant(match["one"], table)
    key = _rows(match["what"], table)
    if column is None or key is None:
        return ""
    top, of = ("top", "maximum") if end == "highest" else ("bottom", "minimum")
    return f"{top} 1 {key.name} by {'' if head(column) in ADDITIVE else of} {_called(column)}"


def _cost(match: re.Match[str], table: Table) -> str:
    column, key = _only(table, "cost" if match["does"].startswith("cost") else "weight"), _rows(match["what"], table)
    end = "top" if match["end"] == "most" else "bottom"
    return f"{end} {match['many']} {key.name} by {_called(column)}" if column and key else ""


def _meant(said: str, table: Table) -> tuple[str, Column | None]:
    """Which end a word is of, and of which column; None where no one column is meant."""
    end, named = ("highest", _MOST[said]) if said in _MOST else ("lowest", _LEAST[said])
    found = [column for concept in named.split() if (column := _only(table, concept))]
    return end, found[0] if len(found) == 1 else None


def _only(table: Table, concept: str) -> Column | None:
    """The one column of numbers that a thing is in; None where there is none, or are several."""
    numeric = [one for one in table.columns if one.kind in NUMBERS]
    found = [one for one in numeric if head(one) == concept]
    if concept == "cost" and not found:
        found = [one for one in numeric if one.name in outlay(table)]
    if concept == "duration" and not found:
        found = [one for one in numeric if TIMED & set(words(one.name)[1:])]
    return found[0] if len(found) == 1 else None


def _rows(said: str, table: Table) -> Column | None:
    """The column that names each row, where the word is what the rows are."""
    thing = concepts(words(said))
    named = [one for one in table.columns if one.distinct == table.rows and not one.missing]
    keys = [one for one in named if len(name_concepts(one)) > 1 and name_concepts(one)[-1] in KEYS]
    if not keys or len(thing) != 1 or head(keys[0]) != thing[0]:
        return None
    names = [one for one in named if name_concepts(one) == ("name",)]
    return names[0] if names and thing[0] in PERSONS else keys[0]


def _called(column: Column | None) -> str:
    """What a column is called, in words that are found again."""
    return " ".join(words(column.name)) if column else ""
