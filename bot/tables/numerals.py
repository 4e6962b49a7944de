"""The numbers that stand in an answer: what each may be, and how exactly it is written. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.values import Value

_SCALES = {
    "k": 1e3, "thousand": 1e3, "tausend": 1e3, "tsd": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "millionen": 1e6,
    "mio": 1e6, "bn": 1e9, "b": 1e9, "billion": 1e9, "milliarden": 1e9, "mrd": 1e9,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<sign>[-−+](?=[$€£]?\d))?[$€£]?\s?(?P<digits>\d{1,3}(?:[,.'’   ]\d{3})+(?:[.,]\d+)?(?![\d])|"
    r"\d+(?:[.,]\d+)?)(?![\d])"
    r"(?:(?P<short>[kKMB])(?![\w])|[   ]?(?P<scale>thousand|tausend|tsd|million(?:en)?|mio|mn|billion|bn|"
    r"milliarden|mrd)\b\.?)?"
    r"(?P<percent>[   ]?%|[   ](?:percent|per cent|pct|prozent|percentage points?|prozentpunkte?)\b)?",
    re.I,
)
_ONES = re.findall(
    r"\S+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_TENS = re.findall(r"\S+", "twenty thirty forty fifty sixty seventy eighty ninety")
_GERMAN = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
NUMBER_WORDS = {
    **{word: at for at, word in enumerate(_ONES) if at > 1}, **{word: at for at, word in enumerate(_GERMAN) if at > 1},
}  # fmt: skip
"""Numbers from 2 in words, English and German."""
_PARTS = {
    **NUMBER_WORDS, "a": 1, "one": 1, "ein": 1, "eine": 1, **{word: 10 * at for at, word in enumerate(_TENS, 2)},
}  # fmt: skip
_GREAT = {"hundred": 100, "hundert": 100, "thousand": 1000, "tausend": 1000, "million": 10**6, "millionen": 10**6,
          "billion": 10**9, "milliarde": 10**9, "milliarden": 10**9}  # fmt: skip
_SPELLED = re.compile(
    rf"(?<![\w.,])(?:(?:{'|'.join(_PARTS)})[ -]){{1,6}}(?:{'|'.join(_GREAT)})"
    rf"(?:(?:[ -]|\s+and\s+)(?:{'|'.join(sorted([*_PARTS, *_GREAT], key=len, reverse=True))}))*\b(?! and a half)",
    re.I,
)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.|some|rund|etwa|ungefähr|zirka)|~|≈)\s*[$€£]?$",
    re.I,
)
_OVER = re.compile(
    r"\b(?:over|more than|just above|just over|above|at least|über|mehr als|gut|mindestens)\s*[$€£]?$", re.I
)
_NEARLY = re.compile(
    r"\b(?:nearly|almost|just under|under|below|less than|close to|fast|knapp|beinahe|unter|weniger als)\s*[$€£]?$",
    re.I,
)


class Numeral(Value):
    """A number where it stands. `values` are what it may be, `steps` the worth of its last written digit in each."""

    start: int
    end: int
    text: str
    values: tuple[float, ...]
    steps: tuple[float, ...]
    percent: bool = False
    whole: bool = False
    """Plain digits without a fraction, scale or percent."""
    negative: bool = False
    """Whether a minus stands before it."""
    hedge: str = ""
    """ "about", "over" or "nearly", where it is so said."""

    def meets(self, value: float, slack: float = 0.0) -> bool:
        """Whether it says this value, as exactly as it is written. Signs are not compared: a fall may be "by 5"."""
        return any(
            self._says(abs(one), step, abs(value), slack) for one, step in zip(self.values, self.steps, strict=True)
        )

    def _says(self, one: float, step: float, value: float, slack: float) -> bool:
        near = step / 2 + slack + 1e-9 * max(one, 1)
        if abs(one - value) <= near and (self.hedge in ("", "about") or self._bounds(one, value, step)):
            return True
        if not self.hedge or not one:
            return False
        coarse = max(step, _coarse(one))
        if self.hedge == "about":
            return abs(one - value) <= max(coarse / 2, 0.04 * one if _single(one) else 0.0)
        return 0 <= (value - one if self.hedge == "over" else one - value) < coarse

    def _bounds(self, one: float, value: float, step: float) -> bool:
        """Whether a value is on the side that "over" or "nearly" tells; a twentieth of the last digit is no matter."""
        return (value - one if self.hedge == "over" else one - value) >= -step / 20


def _single(value: float) -> bool:
    """Whether it is written with one digit that is not 0, as a round number is."""
    return float(f"{value:.0e}") == value


def _coarse(value: float) -> float:
    """The worth of the last digit that is not 0, but at least two digits are kept."""
    step = 1.0
    while value % (step * 10) == 0 and value / (step * 10) >= 10:
        step *= 10
    return step


def spelled(text: str) -> Iterator[Numeral]:
    """The large numbers in words: "two million", "two hundred twenty thousand"."""
    for match in _SPELLED.finditer(text):
        whole, part, step = 0, 0, 1
        for word in re.findall(r"[^\W\d_]+", match[0].lower()):
            if word in _PARTS:
                part += _PARTS[word]
                step = 1
            elif word in _GREAT and _GREAT[word] == 100:
                part, step = max(part, 1) * 100, 10
            elif word in _GREAT:
                step = _GREAT[word] if part >= 20 else _GREAT[word] // 10
                whole, part = whole + max(part, 1) * _GREAT[word], 0
        value = float(whole + part)
        before = text[max(0, match.start() - 24) : match.start()]
        yield Numeral(
            start=match.start(), end=match.end(), text=match[0], values=(value,), steps=(float(step),),
            hedge=_hedge(before),
        )  # fmt: skip


def _hedge(before: str) -> str:
    hedges = (("about", _ABOUT), ("over", _OVER), ("nearly", _NEARLY))
    return next((name for name, said in hedges if said.search(before)), "")


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers in digits, in order."""
    for match in _NUMBER.finditer(text):
        scale = _SCALES[(match["short"] or match["scale"] or "").lower()] if match["short"] or match["scale"] else 1.0
        found = list(_readings(match["digits"]))
        before = text[max(0, match.start() - 24) : match.start("digits")]
        signed = match["sign"] in ("-", "−") and text[: match.start()].rpartition("\n")[2].strip() != ""
        yield Numeral(
            start=match.start("digits"), end=match.end(), text=match[0].strip().rstrip("."),
            values=tuple(value * scale for value, _ in found), steps=tuple(step * scale for _, step in found),
            percent=bool(match["percent"]), whole=match["digits"].isdigit() and scale == 1 and not match["percent"],
            hedge=_hedge(before), negative=signed,
        )  # fmt: skip


def _readings(digits: str) -> Iterator[tuple[float, float]]:
    """What digits may be, with the worth of the last one: 1.234 and 1,234 may be thousands or not."""
    plain = re.sub(r"['’   ]", "", digits)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        yield float(plain), 1.0
        return
    last = plain.rsplit(marks[-1], 1)[1]
    if len(last) == 3 and len(set(marks)) == 1 and not plain.startswith("0"):
        yield float(re.sub(r"[.,]", "", plain)), 1.0
        if len(marks) > 1:
            return
    whole = re.sub(r"[.,]", "", plain.rsplit(marks[-1], 1)[0])
    yield float(f"{whole}.{last}"), 10.0 ** -len(last)
