"""Numbers, times and days that a text says in words, or in a looser form: `three and a half million`, `noon`. Pure.

They are looked for where a fact could be said again; none of them is a fact by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONES = {
    word: index
    for index, word in enumerate(
        re.findall(
            r"\w+",
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen",
        )
    )
}
_TENS = {
    word: 10 * index
    for index, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_ORDINALS = {
    word: index
    for index, word in enumerate(
        re.findall(
            r"\w+",
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        ),
        1,
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}
_WORDS = _ONES | _TENS | _SCALES | _ORDINALS
_ANY = "|".join(sorted(_WORDS, key=len, reverse=True))
_RUN = re.compile(
    rf"\b(?:an? (?=hundred|thousand|million|billion|dozen))?(?:{_ANY})(?:(?:[- ]|,? and (?:a )?| a )(?:{_ANY}|"
    rf"half))*\b",
    re.I,
)
_SHARE = re.compile(r"\b(?:(one|two|three) )?(half|thirds?|quarters?)\b", re.I)


def in_words(text: str) -> Iterator[tuple[float, int]]:
    """What the runs of number words in an English text come to, and where each ends; a half also in percent."""
    for match in _RUN.finditer(text):
        yield _value(re.findall(r"[a-z]+", match[0].lower())), match.end()
    for match in _SHARE.finditer(text):
        times = _ONES[match[1].lower()] if match[1] else 1
        share = times * _PARTS[match[2].lower().removesuffix("s")]
        yield from ((share, match.end()), (round(share * 100, 6), match.end()))


def _value(words: list[str]) -> float:
    total, group = 0.0, 0.0
    for word in words:
        if word == "half":
            group += 0.5
        elif word in ("hundred", "dozen"):
            group = (group or 1) * _SCALES[word]
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0.0
        elif word not in ("and", "a", "an"):
            group += _WORDS[word]
    return total + group


_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
            "eighties": 80, "nineties": 90}  # fmt: skip
_DECADE = re.compile(rf"\b(?:{'|'.join(_DECADES)})\b|(?<![\w.,])['’]?(\d0)['’]?s\b", re.I)


def decades(text: str) -> Iterator[str]:
    """The years that a decade without its century may begin with."""
    for match in _DECADE.finditer(text):
        year = int(match[1]) if match[1] else _DECADES[match[0].lower()]
        yield from (str(century + year) for century in (1800, 1900, 2000))


_HALF_DAYS = {"noon": "12:00", "midday": "12:00", "mittags": "12:00", "midi": "12:00", "mediodía": "12:00",
              "midnight": "0:00", "mitternacht": "0:00", "minuit": "0:00", "medianoche": "0:00"}  # fmt: skip
_CLOCK = re.compile(rf"\b(?P<hour>\d{{1,2}}|{'|'.join(list(_ONES)[1:13])}) o['’]clock\b", re.I)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|r|rs)?\b(?!\w)")
_QUARTERS = (("first", "1st", "1."), ("second", "2nd", "2."), ("third", "3rd", "3."), ("fourth", "4th", "4."))


def loose_parts(text: str) -> Iterator[str]:
    """Times and days in words, as the parts of dates that they may be."""
    for match in re.finditer(rf"\b(?:{'|'.join(_HALF_DAYS)})\b", text, re.I):
        yield f"t{_HALF_DAYS[match[0].lower()]}"
    for match in _CLOCK.finditer(text):
        hour = int(match["hour"]) if match["hour"].isdigit() else _ONES[match["hour"].lower()]
        yield from (f"t{hour % 12}:00", f"t{hour % 12 + 12}:00", f"t{hour}:00")
    for match in _DAY.finditer(text):
        yield f"w{_DAYS.index(match[1].lower()) + 1}"


def quarters(text: str) -> str:
    """The short forms of the quarters of a year that are named in full."""
    low = text.lower()
    return "".join(
        f" q{index}"
        for index, names in enumerate(_QUARTERS, 1)
        if any(re.search(rf"(?<!\w){re.escape(name)} (?:quarter|quartal)\b", low) for name in names)
    )


_SAME = {
    "ms": ("s", 0.001), "min": ("s", 60), "h": ("s", 3_600), "day": ("s", 86_400), "week": ("s", 604_800),
    "km": ("m", 1_000), "cm": ("m", 0.01), "mm": ("m", 0.001), "kg": ("g", 1_000), "KB": ("B", 1e3),
    "MB": ("B", 1e6), "GB": ("B", 1e9), "TB": ("B", 1e12), "s": ("s", 1), "m": ("m", 1), "g": ("g", 1),
}  # fmt: skip


def measure(value: str, unit: str) -> str:
    """A number with its unit as one of the smallest unit of its kind: 90 min and 1.5 h are the same; "" for others."""
    if unit not in _SAME:
        return ""
    smallest, factor = _SAME[unit]
    return f"{float(value) * factor:.9g} {smallest}"
