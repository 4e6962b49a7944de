"""Numbers in a wish: so many words, sentences, bullets."""

from __future__ import annotations

import re
from functools import cache

from bot.directives import Slot
from bot.interpret.reading import Wish
from bot.interpret.tokens import compiled

NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100, "one hundred": 100, "hundred": 100, "two hundred": 200,
    "three hundred": 300, "five hundred": 500, "a thousand": 1000, "one thousand": 1000, "a couple of": 2,
    "a couple": 2, "a single": 1, "single": 1, "half a dozen": 6, "a dozen": 12,
}  # fmt: skip
ORDINALS = {
    "first": 1, "1st": 1, "original": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "sixth": 6, "6th": 6,
}  # fmt: skip
_NUMBER = "(?:" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r"|\d{1,5})"
_BEFORE = {
    "at most": r"no more than|not more than|max(?:imum)?(?: of)?|at most|up to|within|no longer than|not longer than|"
    r"not over|not exceeding|don't exceed|do not exceed|<=",
    "at least": r"at least|min(?:imum)?(?: of)?|no less than|not less than|no fewer than|no shorter than|not under|>=",
    "under": r"under|below|less than|fewer than|shorter than|<",
    "over": r"more than|over|longer than|>",
    "about": r"about|around|roughly|approximately|approx\.?|circa|ca\.?|some|nearly|almost|close to|~",
    "exactly": r"exactly|precisely|just|only|no more,? no less than",
}
_STRICT = {"under": ("at most", -1), "over": ("at least", 1)}
"""What leaves no room for the number itself: `under 50 words` is at most 49, as a literal check counts."""
_AFTER = {
    "at most": r"max(?:imum)?|or less|or fewer|tops|at (?:the )?most|and no more",
    "at least": r"min(?:imum)?|or more|at least|and up",
    "about": r"or so|ish|more or less|long|in length|each way|give or take",
}
_UNITS = {
    "word": "words", "sentence": "sentences", "line": "lines", "paragraph": "paragraphs", "para": "paragraphs",
    "character": "characters", "char": "characters", "letter": "characters",
}  # fmt: skip
_POINTS = {
    "bullet": "bullets", "bullet point": "bullets", "bulletpoint": "bullets", "point": "bullets",
    "item": "bullets", "bulleted item": "bullets", "step": "steps", "numbered step": "steps",
    "numbered point": "numbered", "numbered item": "numbered", "numbered bullet": "numbered",
}  # fmt: skip
_HAN = {char: place for place, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_ABROAD = {
    "words": "wörter|wörtern|worte|worten|mots|palabras|palavras|単語|語|词",
    "characters": "zeichen|caractères|caracteres|文字|字|个字",
    "sentences": "satz|sätze|sätzen|phrases?|frases?|oraciones|oración|文|句话|句",
    "paragraphs": "absatz|absätze|absätzen|paragraphes?|párrafos?|parágrafos?|段落(?!目)|段(?!落|目)",
    "lines": "zeilen?|lignes?|líneas?|linhas?|行",
    "bullets":
        "stichpunkte|stichpunkten|stichworte|stichworten|punkte|punkten|points|puces|puntos|viñetas|tópicos|"
        "pontos|個の箇条書き|点|个要点|条",
}  # fmt: skip
_ABROAD_BEFORE = {
    "at most": "höchstens|maximal|max|nicht mehr als|bis zu|maximum|au plus|pas plus de|máximo|maximo|como máximo|"
    "no máximo|no más de|até|最多|不超过",
    "at least": "mindestens|au moins|al menos|mínimo|pelo menos|no mínimo|至少|最少",
    "under": "unter|weniger als|moins de|menos de|少于",
    "over": "mehr als|plus de|más de|mais de",
    "about": "etwa|ungefähr|circa|ca|rund|environ|à peu près|unos|unas|aproximadamente|alrededor de|cerca de|uns|大约|"
    "约",
    "exactly": "genau|exactement|exactamente|exatamente|ちょうど|正好",
}
_ABROAD_AFTER = {
    "at most": "以内|以下|まで|como máximo|no máximo|au maximum|maximal|höchstens|max|maximum|máximo",
    "at least": "以上",
    "about": "程度|くらい|ぐらい|左右",
}
EXACT = ("sentences", "lines", "paragraphs")
"""Of these a bare number means exactly so many; of words and characters at most so many."""


@cache
def _amount() -> re.Pattern[str]:
    before = "|".join(f"(?P<b{number}>{words})" for number, words in enumerate(_BEFORE.values()))
    after = "|".join(f"(?P<a{number}>{words})" for number, words in enumerate(_AFTER.values()))
    units = "|".join(sorted((*_UNITS, *_POINTS), key=len, reverse=True))
    return re.compile(
        rf"(?:(?:{before})\s*)?(?:the |an? (?!single|couple|dozen|hundred|thousand))?(?:(?P<range>between|from) )?"
        rf"(?P<low>{_NUMBER})(?:\s*(?:-|–|to|or|and)\s*(?P<high>{_NUMBER}))?(?P<plus>\+)?(?P<hyphen>[\s-]+)"
        rf"(?:(?:full|short|brief|small|little|single|main|key|separate|different|complete|"
        rf"total)\s+)?(?P<unit>{units})(?P<plural>e?s)?\b(?!')"
        rf"(?:[\s-]*(?:{after})(?!\w))?"
    )


_SINGLE = (
    r"(?:(?:in|to|into|just|only|as|within)\s+)+(?:an?|one|a single)\s+(?:(?:single|short|brief)\s+)?(sentence|"
    r"paragraph|line)\b"
)


def amount(text: str, place: int) -> tuple[int, Wish] | None:
    """The length or the number of points that stands at that place of a plain text, and where it ends."""
    if single := compiled(_SINGLE).match(text, place):
        return single.end(), Wish(slot=Slot.LENGTH, value=f"exactly 1 {single[1]}")
    match = _amount().match(text, place)
    if match is None:
        return None
    low = number(match["low"])
    high = number(match["high"]) if match["high"] else low
    if not 1 <= low <= high or (match["range"] and not match["high"]):
        return None
    relation, step = _STRICT.get(said := _relation(match, low != high), (said, 0))
    low, high = low + step, high + step
    if low < 1:
        return None
    unit = match["unit"]
    if unit in _POINTS:
        count = high if relation != "at least" else low
        return match.end(), Wish(slot=Slot.FORMAT, value=f"{relation or 'exactly'} {count} {_POINTS[unit]}")
    return match.end(), Wish(slot=Slot.LENGTH, value=_length(match, _UNITS[unit], relation, (low, high)))


@cache
def _abroad() -> re.Pattern[str]:
    before = "|".join(f"(?P<b{place}>{words})" for place, words in enumerate(_ABROAD_BEFORE.values()))
    after = "|".join(f"(?P<a{place}>{words})" for place, words in enumerate(_ABROAD_AFTER.values()))
    units = "|".join(f"(?P<{unit}>{words})" for unit, words in _ABROAD.items())
    numbers = "zwei|drei|vier|fünf|zehn|deux|trois|quatre|cinq|dix|dos|tres|cuatro|cinco|diez|dois|duas|três|quatro|dez"
    return re.compile(
        rf"(?:(?:{before})\s*)?(?P<count>\d{{1,5}}|[{''.join(_HAN)}]|"
        rf"{numbers})(?:つの)?\s*(?:{units})(?![a-zäöüéàãç])\s*(?:{after})?"
    )


COUNTED = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "zehn": 10, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10,
    "dos": 2, "tres": 3,
    "cuatro": 4, "cinco": 5, "diez": 10, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "dez": 10,
}  # fmt: skip


def amount_abroad(text: str, place: int) -> tuple[int, Wish] | None:
    """The same in the other languages: `höchstens 50 Wörter`, `en 3 puntos`, `100字以内`."""
    match = _abroad().match(text, place)
    if match is None or match[0].strip() in ("一点", "一条", "一段", "一个字"):
        return None
    said = match["count"]
    count = int(said) if said.isdecimal() else _HAN.get(said, 0) or COUNTED.get(said, 0)
    unit = next(unit for unit in _ABROAD if match[unit])
    if count < 1:
        return None
    relation = next((words for place, words in enumerate(_ABROAD_AFTER) if match[f"a{place}"]), "") or next(
        (words for place, words in enumerate(_ABROAD_BEFORE) if match[f"b{place}"]), ""
    )
    relation, step = _STRICT.get(relation, (relation, 0))
    if (count := count + step) < 1:
        return None
    relation = relation or ("exactly" if unit in (*EXACT, "bullets") else "at most")
    if unit == "bullets":
        return match.end(), Wish(slot=Slot.FORMAT, value=f"{relation} {count} bullets")
    return match.end(), Wish(
        slot=Slot.LENGTH, value=f"{relation} {count} {unit.removesuffix('s') if count == 1 else unit}"
    )


def _relation(match: re.Match[str], ranged: bool) -> str:
    """What stands before or after the number, as its canonical words; "" where nothing does."""
    if match["plus"]:
        return "at least"
    for number_, relation in enumerate(_AFTER):
        if match[f"a{number_}"]:
            return relation
    for number_, relation in enumerate(_BEFORE):
        if match[f"b{number_}"]:
            return relation
    return "at most" if ranged and match["unit"] not in ("word", "character", "char", "letter") else ""


def _length(match: re.Match[str], unit: str, relation: str, span: tuple[int, int]) -> str:
    low, high = span
    if low != high and relation in ("", "about"):
        relation, count = "about", (low + high) // 2
    else:
        count = low if relation == "at least" else high
    if not relation:
        named = not match["plural"] and high > 1  # a 200-word version
        relation = "exactly" if unit in EXACT else "about" if named else "at most"
    return f"{relation} {count} {unit.removesuffix('s') if count == 1 else unit}"


def number(text: str) -> int:
    """The number that digits or a number word stand for; 0 for anything else."""
    return int(text) if text.isdecimal() else NUMBERS.get(text, 0)
