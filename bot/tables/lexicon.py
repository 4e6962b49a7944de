"""The words of plain questions about a table, English and the plainest German, and what each stands for. Pure data."""

from __future__ import annotations

import re

from bot.tables.analysis import Function, Grain

_FUNCTIONS = {
    Function.MEAN: "average|avg|mean|averages|on average|durchschnitt|durchschnittlich|durchschnittliche|"
    "durchschnittlicher|durchschnittliches|durchschnittlichen|mittlere|mittlerer|im schnitt|im durchschnitt",
    Function.MEDIAN: "median|medians|mediane|medianer|mittlerer wert",
    Function.SUM: "sum|sum of|total|totals|in total|overall|altogether|combined|summe|gesamt|gesamte|gesamter|"
    "gesamtes|insgesamt",
    Function.MIN: "minimum|min|minimal|minimaler",
    Function.MAX: "maximum|max|maximal|maximaler",
    Function.DISTINCT: "distinct|unique|different|distinct values of|verschiedene|verschiedenen|unterschiedliche",
}
_MARKS = {
    "count": "how many|number of|count of|count|the count of|wie viele|wieviele|anzahl|anzahl der|zähle",
    "by": "by|per|for each|for every|in each|in every|of each|each|every|across|broken down by|break down by|"
    "break it down by|break this down by|broken out by|grouped by|group by|split by|split it by|split up by|"
    "separately for|"
    "pro|je|nach|aufgeteilt nach|gruppiert nach|aufgeschlüsselt nach|jeder|jedes|jede|jedem",
    "which": "which|welche|welcher|welches|welchen|welchem|in which|in welchem|in welcher",
    "best": "best|highest|most|the most|biggest|largest|strongest|greatest|am häufigsten|häufigste|häufigsten|"
    "höchste|höchsten|"
    "höchster|am meisten|meisten|meiste|beste|besten|bester|bestes|größte|größten|stärkste|stärksten",
    "worst": "worst|lowest|least|the least|fewest|the fewest|weakest|smallest|niedrigste|niedrigsten|am wenigsten|"
    "wenigsten|schlechteste|schlechtesten|schlechtester|kleinste|schwächste|schwächsten",
    "top": "top",
    "bottom": "bottom|flop",
    "share": "share|shares|share of|percentage|percentages|percent|percentage of|proportion|what share|what "
    "percentage|"
    "fraction|anteil|anteile|prozent|prozentual|anteil von",
    "change": "change|changes|growth|changed|develop|developed|grow|grew|month over month|period over period|"
    "week over week|"
    "quarter over quarter|veränderung|veränderungen|wachstum|entwickelt|"
    "compared to the previous month|compared to the previous period|against the previous period|"
    "against the period before|versus the previous month|zum vormonat|gegenüber dem vormonat",
    "compare": "compare|comparison|comparison of|comparison between|versus|vs|compared to|compared with|vergleiche|"
    "vergleich|im vergleich|verglichen mit",
    "overview": "analyze|analyse|overview|overview of|summarize|summarise|summary|summary of|analysis|analysis of|"
    "analysiere|überblick|überblick über|auswertung|zusammenfassung",
    "not": "without|excluding|exclude|leave out|leaving out|except|except for|not counting|ignoring|ignore|but not|"
    "other than|minus|drop|not|omit|no|ohne|außer|nicht|lass weg",
    "over": "over|above|more than|greater than|larger than|higher than|longer than|bigger than|>|mehr als|"
    "länger als|höher als|"
    "über|größer als",
    "least": "at least|>=|or more|mindestens|ab",
    "under": "under|below|less than|fewer than|lower than|smaller than|shorter than|<|weniger als|kürzer als|"
    "niedriger als|"
    "unter|kleiner als",
    "most": "at most|<=|no more than|höchstens|maximal",
    "between": "between|zwischen",
    "from": "from|von|vom",
    "to": "to|until|till|through|bis|zum",
    "since": "since|seit|starting",
    "before": "before|vor",
    "after": "after|nach dem",
    "missing": "missing|empty|blank|fehlen|fehlt|fehlende|fehlenden",
    "and": "and|or|,|&|und|oder|as well as|sowie",
    "in": "in|for|of|on|at|during|within|im|am|für|der|des|in the|aus|bei|with|mit|where",
    "rows": "rows|row|entries|entry|records|record|lines|data points|zeilen|einträge|datensätze",
    "rate": "rate|quote",
    "trend": "over time|trend|timeline|development|zeitlicher verlauf|im zeitverlauf|verlauf|über die zeit",
    "down": "biggest first|largest first|highest first|most first|"
    "longest first|slowest first|most expensive first|descending|in descending order|descending order|"
    "order from high to low|order from highest to lowest|from high to low|from highest to lowest|high to low|"
    "highest to lowest|absteigend|größte zuerst|höchste zuerst",
    "up": "smallest first|lowest first|"
    "shortest first|fastest first|cheapest first|fewest first|ascending|in ascending order|ascending order|"
    "order from low to high|"
    "order from lowest to highest|from low to high|from lowest to highest|low to high|lowest to highest|aufsteigend|"
    "kleinste zuerst|niedrigste zuerst",
    "sold": "sold|sell|selling|verkauft",
    "value of order": "order value|basket value|order size|bestellwert|bestellwerts|auftragswert|warenkorb",
}
_GRAINS = {
    Grain.DAY: "day|days|daily|tag|tage|täglich|täglicher",
    Grain.WEEK: "week|weeks|weekly|woche|wochen|wöchentlich|wöchentlicher|kalenderwoche",
    Grain.MONTH: "month|months|monthly|monat|monate|monatlich|monatlicher|monaten",
    Grain.QUARTER: "quarter|quarters|quarterly|quartal|quartale|quartalsweise",
    Grain.YEAR: "year|years|yearly|annual|annually|jahr|jahre|jährlich|jährlicher",
    Grain.WEEKDAY: "weekday|weekdays|day of the week|day of week|wochentag|wochentage|wochentagen",
    Grain.HOUR: "hour|hours|hourly|hour of the day|hour of day|stunde|stunden",
}
NUMBER_WORDS = {
    word: str(at)
    for at, word in enumerate(
        re.findall(
            r"\S+",
            "two three four five six seven eight nine ten",
        ),
        2,
    )
} | {
    word: str(at)
    for at, word in enumerate(
        re.findall(
            r"\S+",
            "zwei drei vier fünf sechs sieben acht neun zehn",
        ),
        2,
    )
}
RATIOS = frozenset({"per", "pro", "je"})
"""Words that divide as well as group: "per unit"."""
CURRENCIES = {
    word: sign
    for sign, said in {"€": "euro euros eur €", "$": "dollar dollars usd $", "£": "pound pounds gbp £",
                       "chf": "franken francs chf"}.items()
    for word in said.split()
}  # fmt: skip
"""Words for money to the sign that a column is told in."""
UNITS = frozenset(
    re.findall(
        r"\S+",
        "kg g t lb km m cm mm mi l ml eur usd gbp chf pct percent min h ms s € $ £ %",
    )
)
"""Units in the name of a column, which say nothing of what it holds."""
TIMED = frozenset({"min", "h", "ms", "s", "minutes", "hours", "seconds", "days"})
"""Units that make a column one of times, so that "reply time" is "reply (min)"."""
ALWAYS = frozenset(re.findall(
        r"\S+",
        "daily weekly monthly quarterly yearly annual annually hourly täglich täglicher wöchentlich "
        "wöchentlicher monatlich monatlicher quartalsweise jährlich jährlicher",
    ))  # fmt: skip
"""Words that name a grain and group by it without "per"."""
_FILLERS = re.findall(
    r"\S+",
    "the a an is are was were did do does had has have having our we us me i you there it its their they "
    "s can could would please show give tell list display see know want need what much much? how get got "
    "make made makes generated generate bring brought in placed come comes came happen happened figures "
    "numbers values data file table dataset this that those these all also so then just and out calculate "
    "compute find be been with of who went done made us any kindly hi hello hey thanks thank zeige zeig "
    "mir gib bitte die das den dem ein eine einen einer war waren ist sind wurden wurde gab es wir hatten "
    "hatte hat haben wieviel gemacht machen macht gebracht bringt brachte ging gingen gehen went recorded ever "
    "use used uses pls plz whats still they "
    "handle handled handles unsere unser unserem unseren wie hoch viel was kannst du sich uns berechne auch",
)
FILLERS = frozenset(_FILLERS) - {"in", "and", "of", "with"}

PHRASES: dict[tuple[str, ...], tuple[str, str]] = {
    **{tuple(one.split()): (mark, "") for mark, ones in _MARKS.items() for one in ones.split("|")},
    **{tuple(one.split()): ("fn", function) for function, ones in _FUNCTIONS.items() for one in ones.split("|")},
    **{tuple(one.split()): ("grain", grain) for grain, ones in _GRAINS.items() for one in ones.split("|")},
}
"""Words in a row, to what they mark and, for a function or a grain, which."""

_CONCEPTS = {
    "revenue": "revenue revenues sales turnover amount income takings proceeds umsatz umsätze erlös erlöse einnahmen "
    "betrag umsatzes",
    "quantity": "quantity quantities qty units unit pieces menge mengen stück stückzahl",
    "price": "price prices preis preise preises",
    "discount": "discount discounts rabatt rabatte",
    "cost": "cost costs expense expenses spending spend spends expenditure outlay kosten ausgaben",
    "profit": "profit profits margin gewinn",
    "region": "region regions regional regionen gebiet area areas",
    "product": "product products article articles produkt produkte produkten artikel item items",
    "customer": "customer customers client clients kunde kunden buyer buyers",
    "category": "category categories kategorie kategorien warengruppe warengruppen produktgruppe produktgruppen",
    "country": "country countries land länder ländern",
    "city": "city cities town towns stadt städte",
    "salary": "salary salaries pay wage wages gehalt gehälter",
    "department": "department departments dept abteilung abteilungen",
    "date": "date dates datum",
    "order": "order orders bestellung bestellungen auftrag aufträge",
    "delivery": "delivery deliveries lieferung lieferungen",
    "shipment": "shipment shipments sendung sendungen",
    "duration": "duration durations time times days dauer minutes hours",
    "rating": "rating ratings score scores bewertung bewertungen stars",
    "store": "store stores shop shops branch branches filiale filialen",
    "channel": "channel channels kanal kanäle",
    "employee": "employee employees emp mitarbeiter staff",
    "temperature": "temperature temperatures temp temps temperatur temperaturen",
    "consumption": "consumption usage verbrauch verbräuche",
    "building": "building buildings gebäude",
    "supplier": "supplier suppliers vendor vendors lieferant lieferanten",
    "carrier": "carrier carriers shipper versender spediteur",
    "weight": "weight weights gewicht",
    "age": "age ages alter",
    "team": "team teams",
    "ticket": "ticket tickets",
    "member": "member members mitglied mitglieder",
    "visit": "visit visits besuch besuche",
    "freight": "freight fracht",
    "active": "active aktiv aktive aktiven",
    "fee": "fee fees beitrag beiträge gebühr gebühren",
    "priority": "priority priorities priorität prioritäten",
    "status": "status statuses state",
    "return": "return returns returned rückgabe rückgaben retouren retoure zurückgeschickt",
    "cancel": "cancelled canceled cancellations cancellation cancel storniert stornierte stornos storno",
}
CONCEPTS = {word: (concept,) for concept, words in _CONCEPTS.items() for word in words.split()} | {
    "lieferzeit": ("delivery", "duration"), "lieferzeiten": ("delivery", "duration"),
    "lieferdauer": ("delivery", "duration"), "stückpreis": ("quantity", "price"),
}  # fmt: skip
"""Words to the concepts that they stand for, so that "turnover" finds a column "Revenue"."""
SUMS = frozenset({"revenue", "quantity", "cost", "profit"})
"""What is hardly ever meant of a single row: "the highest revenue" is that of something."""
COUNTED = frozenset(re.findall(
    r"\S+", "quantity leaver joiner hire click view call visitor download complaint incident error signup"
))  # fmt: skip
"""What a column of whole numbers has counted already: "how many leavers" is their sum."""
_ADDED = "revenue cost profit budget actual variance bill invoice payment refund tax consumption energy kwh donation"
ADDITIVE = COUNTED | frozenset(_ADDED.split())
"""What is added up when nothing else is said."""
DECLINED = ("e", "en", "es", "em")
"""How German adjectives end; not "er", which English words compare with."""
QUALITIES = frozenset(re.findall(r"\S+", "best worst strongest weakest beste besten bester bestes stärkste stärksten "
                                 "schlechteste schlechtesten schlechtester schwächste schwächsten"))  # fmt: skip
"""Words that judge: the best delivery time is not the longest."""
LESS = frozenset({"duration", "discount", "return", "cancel"})
"""What is better when it is less, so that its "top" is not plain."""
MORE = frozenset({"revenue", "quantity", "profit", "rating", "salary"})
"""What is better when it is more."""
PEOPLE = frozenset({"people", "persons", "personen", "leute"})
"""Words for the rows of a table that has a row for each person."""
PERSONS = frozenset({"member", "customer", "employee", "person", "patient", "student", "user", "guest"})
"""What a column is called that tells persons apart."""
KEYS = frozenset({"id", "no", "nr", "number", "code", "name", "key", "nummer"})
"""Last words of a column's name that say how a thing is named, not what it is."""
GERMAN = frozenset(
    re.findall(
        r"\S+",
        "wie der die das den dem und oder ohne nach pro je umsatz welche welcher welches im für ist war "
        "anteil monat bitte zeige nur auch vergleiche durchschnittlich anzahl viele jeder jede statt",
    )
)
"""Words by which a German question is known."""
