"""Numbers, dates and times as they stand in a text, in one form each however they are written. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from bot.values import Value


class Figure(Value):
    """A number, date or time where it stands in a text."""

    start: int
    end: int
    text: str
    """As it stands."""
    parts: tuple[str, ...] = ()
    """Of a date or time: `y1969`, `m7`, `d20`, `w2` (a weekday), `n7` (day or month, unclear which), `t15:30`."""
    values: tuple[str, ...] = ()
    """Of a number: every value that it may stand for ("1.234" is 1.234, or 1234 in a German text)."""
    unit: str = ""
    """In one form: `%`, `$`, `km`; "" where it has none that we know."""


_MONTHS = (
    "january jan januar janvier enero janeiro",
    "february feb februar février febrero fevereiro",
    "march mar märz mars marzo março",
    "april apr avril abril",
    "may mai mayo maio",
    "june jun juni juin junio junho",
    "july jul juli juillet julio julho",
    "august aug août agosto",
    "september sep sept septembre septiembre setembro",
    "october oct oktober okt octobre octubre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre diciembre dezembro",
)
_MONTH = {name: index for index, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAYS = (
    "monday montag lundi lunes",
    "tuesday dienstag mardi martes",
    "wednesday mittwoch mercredi miércoles",
    "thursday donnerstag jeudi jueves",
    "friday freitag vendredi viernes",
    "saturday samstag samedi sábado",
    "sunday sonntag dimanche domingo",
)
_WEEKDAY = {name: index for index, names in enumerate(_WEEKDAYS, 1) for name in names.split()}
_M = "|".join(sorted(_MONTH, key=len, reverse=True))
_W = "|".join(sorted(_WEEKDAY, key=len, reverse=True))
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b",
        r"(?P<y>\d{4})年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?)?",
        r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
        rf"\b(?P<month>{_M})\b\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<y>\d{{4}})\b)?",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?: of| de)? (?P<month>{_M})\b\.?"
        r"(?:,?(?: de| of)? (?P<y>\d{4})\b)?",
        rf"\b(?P<month>{_M})\b,?(?: of| de)? (?P<y>\d{{4}})\b",
        r"\b(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4})\b",
        rf"\b(?P<week>{_W})s?\b",
    )
)
_TIME = re.compile(
    r"\b(?P<h>\d{1,2})(?::(?P<min>\d{2}))?\s?(?P<half>[ap])\.?m\b\.?|"
    r"\b(?P<clock>[01]?\d|2[0-4])(?:[.:h](?P<past>[0-5]\d))?\s?(?:uhr|時(?!間)|点(?=[^\d]|$))(?![\w])|"
    r"\b(?P<h24>[01]?\d|2[0-3])[:h](?P<min24>[0-5]\d)\b",
    re.IGNORECASE,
)

_UNITS = {
    "%": "% percent|per cent|prozent|pour cent|por ciento|por cento|パーセント",
    "$": "$ dollars|dollar|usd|dólares|dólar|ドル|美元",
    "€": "€ euros|euro|eur|ユーロ|欧元",
    "£": "£ gbp|pounds sterling",
    "¥": "¥ yen|円|日元",
    "ms": "ms milliseconds|millisecond|millisekunden",
    "s": "s seconds|second|secs|sec|sekunden|sekunde|secondes|segundos|秒",
    "min": "min minutes|minute|mins|minuten|minutos|分钟|分",
    "h": "h hours|hour|hrs|hr|stunden|stunde|heures|heure|horas|hora|時間|小时",
    "day": "day days|tage|tagen|tag|jours|jour|días|día|dias|dia|天",
    "week": "week weeks|wochen|woche|semaines|semaine|semanas|semana|週間|周",
    "month": "month months|monate|monaten|monat|mois|meses|mes|mês|か月|个月",
    "year": "year years|jahre|jahren|jahr|ans|an|années|años|año|anos|ano",
    "km": "km kilometers|kilometres|kilometer|kilometre|kilómetros|quilômetros",
    "m": "m meters|metres|meter|metre|mètres|metros",
    "cm": "cm centimeters|centimetres|zentimeter",
    "mm": "mm millimeters|millimetres|millimeter",
    "mi": "mi miles|mile|meilen",
    "ft": "ft feet|foot",
    "kg": "kg kilograms|kilogram|kilos|kilo|kilogramm",
    "g": "g grams|gram|gramm",
    "l": "l liters|litres|liter|litre|litros",
    "KB": "kb kilobytes|kilobyte",
    "MB": "mb megabytes|megabyte",
    "GB": "gb gigabytes|gigabyte|gib",
    "TB": "tb terabytes|terabyte",
    "°C": "°c degrees celsius|grad celsius|degrees c",
    "°F": "°f degrees fahrenheit",
    "people": "people persons|person|personen|personnes|personas|pessoas|人",
}
_UNIT = {
    name: unit
    for unit, names in _UNITS.items()
    for name in (names.split(" ", 1)[0], *names.split(" ", 1)[1].split("|"))
}
_MULTIPLIERS = {
    "thousand": 1e3, "tausend": 1e3, "mille": 1e3, "mil": 1e3, "k": 1e3, "千": 1e3, "万": 1e4, "萬": 1e4, "億": 1e8,
    "亿": 1e8, "million": 1e6, "millions": 1e6, "millionen": 1e6, "millón": 1e6, "millones": 1e6, "milhão": 1e6,
    "milhões": 1e6, "mio": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "milliarde": 1e9, "milliarden": 1e9,
    "milliard": 1e9, "milliards": 1e9, "trillion": 1e12,
}  # fmt: skip
_NAMED = "|".join(re.escape(name) for name in sorted(_UNIT, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![A-Za-z_\d])(?<!\d[.,])(?P<sign>(?<!\S)-(?=[$€£¥\d]))?(?P<cur>[$€£¥]|\b(?:USD|EUR|GBP)\s)?\s?"
    r"(?P<num>\d{1,3}(?:[,.'’ ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    rf"(?:\s?(?P<mult>{'|'.join(sorted(_MULTIPLIERS, key=len, reverse=True))})(?![a-zà-ÿ]))?"
    rf"(?:[ \-]?(?P<unit>{_NAMED})(?![A-Za-zÀ-ÿ]))?",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"(?P<letter>[MB])(?![A-Za-z])")
"""`$5M`, `3B`: millions and billions; a small m is metres."""
_WORDS = {
    word: str(index)
    for names in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty",
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "zéro une deux trois quatre cinq six sept huit neuf dix onze douze",
        "cero una dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "zero uma dois três quatro cinco seis sete oito nove dez onze doze",
    )
    for index, word in enumerate(names.split())
}
_TENS = {
    word: 10 * index
    for index, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}  # fmt: skip
_SPELLED = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<ones>one|two|three|four|five|six|seven|eight|nine))?"
    rf"|(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))}))\b"
    r"(?:\s(?P<mult>hundred|thousand|million|billion)\b)?",
    re.IGNORECASE,
)


_OFTEN = {"once": "1", "twice": "2", "thrice": "3", "double": "2", "zweimal": "2", "dreimal": "3", "doppelt": "2"}
_TIMES = re.compile(rf"\b(?:{'|'.join(_OFTEN)})\b", re.IGNORECASE)
"""Numbers of times, which stand for the number: "2 tides a day" is "twice a day"."""


def plain(text: str) -> str:
    """The text with full-width digits and the like as usual ones; as long as before where it has none of them."""
    return "".join(
        folded if len(folded := unicodedata.normalize("NFKC", one)) == 1 else one for one in text.replace("−", "-")
    )


def dates(text: str) -> Iterator[Figure]:
    """Dates, weekdays and times of day, none inside another, in no order."""
    taken = bytearray(len(text))
    for pattern in (*_DATES, _TIME):
        for match in pattern.finditer(text):
            if not any(taken[match.start() : match.end()]):
                parts = _time_parts(match) if pattern is _TIME else _date_parts(match.groupdict())
                if parts:
                    taken[match.start() : match.end()] = b"\1" * len(match[0])
                    yield Figure(start=match.start(), end=match.end(), text=match[0].strip(), parts=parts)


def _date_parts(found: dict[str, str | None]) -> tuple[str, ...]:
    if week := found.get("week"):
        return (f"w{_WEEKDAY[week.lower()]}",)
    parts = [f"y{found['y']}"] if found.get("y") else []
    named = found.get("month")
    month = str(_MONTH[named.lower()]) if named else found.get("m")
    first, second = found.get("a"), found.get("b")
    if first and second:
        one, other = int(first), int(second)
        if one > 12:
            month, found = str(other), {**found, "d": first}
        elif other > 12:
            month, found = str(one), {**found, "d": second}
        else:
            parts += [f"n{one}", f"n{other}"]
    if month:
        parts.append(f"m{int(month)}")
    if day := found.get("d"):
        parts.append(f"d{int(day)}")
    return tuple(parts)


def _time_parts(match: re.Match[str]) -> tuple[str, ...]:
    if match["h"]:
        hour = int(match["h"]) % 12 + (12 if match["half"] in "pP" else 0)
        return (f"t{hour}:{match['min'] or '00'}",) if int(match["h"]) <= 12 else ()
    if match["clock"]:
        return (f"t{int(match['clock'])}:{match['past'] or '00'}",)
    return (f"t{int(match['h24'])}:{match['min24']}",)


_PHONE = re.compile(r"(?<![\w+])\+\d(?:[ ().-]{0,2}\d){7,14}(?![\w-])")
_FRACTION = re.compile(
    r"(?<![\d./,])(?:(?P<whole>\d{1,4}) ?)?(?P<sign>[½¼¾⅓⅔])|(?<![\d./,-])(?P<over>1/2|1/3|2/3|1/4|3/4)(?![\d/])"
)
_SHARES = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "1/2": 1 / 2, "1/3": 1 / 3, "2/3": 2 / 3,
           "1/4": 1 / 4, "3/4": 3 / 4}  # fmt: skip


def numbers(text: str) -> Iterator[Figure]:
    """Numbers in digits, with their currency or unit; those of telephones and fractions first, then as they stand."""
    for match in _PHONE.finditer(text):
        digits = (re.sub(r"\D", "", match[0]),)
        yield Figure(start=match.start(), end=match.end(), text=match[0], values=digits)
    text = _PHONE.sub(lambda match: " " * len(match[0]), text)
    for match in _FRACTION.finditer(text):
        value = (_written(_SHARES[match["sign"] or match["over"]] + float(match["whole"] or 0)),)
        yield Figure(start=match.start(), end=match.end(), text=match[0], values=value)
    yield from _digits(_FRACTION.sub(lambda match: " " * len(match[0]), text))


_BEHIND = re.compile(rf"[ \-]?(?P<unit>{_NAMED})(?![A-Za-zÀ-ÿ])", re.IGNORECASE)


def unit_at(text: str, at: int) -> str:
    """The unit that stands behind a number there; "" where none does."""
    behind = _BEHIND.match(text, at)
    return _UNIT[behind["unit"].lower()] if behind else ""


def _digits(text: str) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        end, factor = match.end(), _MULTIPLIERS.get((match["mult"] or "").lower(), 1.0)
        unit = _UNIT.get((match["unit"] or match["cur"] or "").strip().lower(), "")
        million = match["unit"] == "M" and match.end() and text[match.start("unit") - 1].isdigit()
        if million:  # 3.5M: a small m is metres
            behind = _BEHIND.match(text, end)
            end, factor = behind.end() if behind else end, 1e6
            unit = _UNIT[behind["unit"].lower()] if behind else ""
        elif match["unit"] == "s" and re.fullmatch(r"[12]\d\d0s", match[0].strip()):  # the 1990s
            unit = ""
        if not match["mult"] and not match["unit"] and (letter := _ATTACHED.match(text, end)):
            end, factor = letter.end(), 1e6 if letter["letter"] == "M" else 1e9
        if match["cur"]:
            unit = _UNIT[match["cur"].strip().lower()]
            if (match["unit"] or "").lower() == "m" and not million:
                factor = 1e6
        values = tuple(_written(value * factor) for value in _values(match["num"]))
        sign = "-" if match["sign"] else ""
        yield Figure(
            start=match.start(), end=end, text=text[match.start() : end].strip(),
            values=tuple(sign + value for value in values), unit=unit,
        )  # fmt: skip


def spelled(text: str) -> Iterator[str]:
    """The values of small numbers that stand in words: "twenty-five", "three hundred"."""
    factors = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
    for match in _SPELLED.finditer(text):
        ones = _WORDS[(match["ones"] or match["word"] or "zero").lower()]
        count = (_TENS[match["tens"].lower()] if match["tens"] else 0) + int(ones)
        yield _written(float(count * factors.get((match["mult"] or "").lower(), 1)))
    for match in _TIMES.finditer(text):
        yield _OFTEN[match[0].lower()]


def months(text: str) -> Iterator[str]:
    """The parts of months that are named anywhere."""
    for match in re.finditer(rf"\b(?:{_M})\b", text, re.IGNORECASE):
        yield f"m{_MONTH[match[0].lower()]}"


def _values(written: str) -> Iterable[float]:
    """What digits with separators may stand for."""
    digits = re.sub(r"['’ ]", "", written)
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return (float(digits),)
    if len(set(marks)) == 2:
        whole, _, rest = digits.rpartition(marks[-1])
        return (float(f"{re.sub('[.,]', '', whole)}.{rest}"),)
    joined = float(re.sub("[.,]", "", digits))
    if len(marks) > 1:
        return (joined,)
    whole, _, rest = digits.partition(marks[0])
    decimal = float(f"{whole}.{rest}")
    if len(rest) == 3 and len(whole) <= 3 and not whole.startswith("0"):
        return (joined, decimal)
    return (decimal,)


def _written(value: float) -> str:
    return f"{value:.12g}"
