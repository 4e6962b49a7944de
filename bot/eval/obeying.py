"""A writer that does what its prompt's lines say, and nothing cleverer. Pure.

It stands for a model that obeys: it reads the prompt itself, so that what the prompt does not say is not in its text.
What it writes is about the question's own words and has no sense. Where a line says nothing of form or length, it has
habits of its own, as models have: about 90 to 140 words, at times a list or headings that nobody asked for.
"""

from __future__ import annotations

import hashlib
import re

from bot.length import words
from bot.values import Value

LEAST, SPREAD = 90, 50
"""Words of an answer whose length nothing is said about: from so many on, up to so many more."""
_FORMS = (
    ("bullets", r"bullet list|bullet points"),
    ("steps", r"numbered (?:list|steps)"),
    ("table", r"markdown table"),
    ("code", r"one code block only"),
    ("prose", r"plain paragraphs"),
    ("headings", r"heading"),
)
_OWN_FORMS = ("prose", "prose", "prose", "bullets", "headings")
_LENGTHS: tuple[tuple[str, float], ...] = (
    (r"between (\d+) and \d+ words", 1.1),
    (r"about (\d+)(?: words)?\.", 1.0),
    (r"at most (\d+) words", 0.85),
    (r"at least (\d+) words", 1.15),
    (r"exactly (\d+) words", 1.0),
)
_WISHED = {
    "keep it short.": 55,
    "keep it very short.": 40,
    "keep it as short as possible.": 25,
    "write at length.": 200,
    "write at great length.": 300,
    "write as much as possible.": 400,
}
"""How many words each sentence of `bot.requirements` comes to, where it gives no number."""
_TONES = {"formal": "Furthermore, ", "casual": "Honestly, ", "friendly": "Happily, "}
_READERS = {"for a beginner": "in everyday words, ", "for an expert": "strictly speaking, "}
_FRAMES = (
    "the {a} comes first because the {b} depends on it",
    "once the {a} is settled, most of the {b} follows from that",
    "people often mix up the {a} with the {b}, though they do different work",
    "a small change in the {a} shows up in the {b} soon after",
    "it helps to look at the {a} before anything else",
    "where the {b} is large, the {a} has to keep pace with it",
    "nobody needs the whole {b} to see what the {a} does",
    "the usual mistake is to leave out the {a} until the end",
    "with the {b} in place, checking the {a} takes a minute",
    "most of what is said about the {a} is true of the {b} as well",
    "the {a} can be measured, while the {b} has to be judged",
    "if the {a} fails, look at the {b} and start again from there",
    "what matters in practice is how the {a} meets the {b}",
    "this leaves the {a} as the part worth reading twice",
    "an example makes the {b} plain: change it and watch the {a}",
    "in the end the {a} and the {b} are two sides of one thing",
)
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "about after also because before between could does from have into made make many more most much only other "
        "our over some such than that the their them then there these they this those through under using very want "
        "what when where which while who why will with work works write would your draft explain how every each",
    )
)
"""Words that an answer is not about."""


_CANNOT = "I cannot draw or show pictures here, so this is in words."


class Told(Value):
    """What a prompt's lines ask for."""

    form: str
    words: int
    admits: bool = False
    """Whether to say first that something cannot be done."""
    opening: str = ""
    """How the first sentence begins, by tone and reader."""


def told(prompt: str) -> Told:
    """What the lines of a prompt that begin with a dash ask for; of two on one thing the later one counts."""
    lines = [line[2:].strip().lower() for line in prompt.splitlines() if line.startswith("- ")]
    drawn = _drawn(_question(prompt))
    form, length = _OWN_FORMS[drawn % len(_OWN_FORMS)], LEAST + drawn // 7 % SPREAD
    tone = reader = ""
    for line in lines:
        form = next((name for name, pattern in _FORMS if re.search(pattern, line)), form)
        length = _length(line) or length
        tone = next((start for name, start in _TONES.items() if f"{name} tone" in line), tone)
        reader = next((start for name, start in _READERS.items() if name in line), reader)
    opening = tone + reader
    admits = any(line.startswith("you cannot") for line in lines)
    return Told(form=form, words=length, admits=admits, opening=opening[:1].upper() + opening[1:])


def _length(line: str) -> int | None:
    if line in _WISHED:
        return _WISHED[line]
    for pattern, share in _LENGTHS:
        if match := re.search(pattern, line):
            return max(1, round(int(match[1]) * share))
    return None


def _question(prompt: str) -> str:
    """The prompt without its lines of requirements."""
    kept = (line for line in prompt.splitlines() if not line.startswith("- ") and not line.endswith(":"))
    return "\n".join(kept).strip()


def _drawn(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def obeying(prompt: str) -> str:
    """An answer of the form and the length that a prompt asks for; the same prompt gives the same text."""
    asked = told(prompt)
    if asked.admits and asked.form != "code":
        rest = asked.model_copy(update={"words": max(4, asked.words - words(_CANNOT))})
        return f"{_CANNOT}\n\n{_formed(_sentences(_question(prompt), rest), asked.form)}"
    return _formed(_sentences(_question(prompt), asked), asked.form)


def _formed(said: list[str], form: str) -> str:
    """Sentences in a form."""
    match form:
        case "bullets":
            return "\n".join(f"- {one}" for one in said)
        case "steps":
            return "\n".join(f"{place}. {one}" for place, one in enumerate(said, 1))
        case "table":
            pairs = [said[start : start + 2] for start in range(0, len(said), 2)]
            rows = "\n".join(f"|{first}|{second[0] if second else ''}|" for first, *second in pairs)
            return f"|First|Then|\n|---|---|\n{rows}"  # without spaces: whoever counts those counts no more words
        case "code":
            return "```\n" + "\n".join(f"#{one}" for one in said) + "\n```"
        case "headings":
            middle = max(1, len(said) // 2)
            return f"## First\n\n{' '.join(said[:middle])}\n\n## Then\n\n{' '.join(said[middle:])}".rstrip()
    return "\n\n".join(" ".join(said[start : start + 4]) for start in range(0, len(said), 4))


def _sentences(question: str, asked: Told) -> list[str]:
    """Sentences about the question's words, together about as many words as are asked for, never more."""
    subjects = [one for one in dict.fromkeys(re.findall(r"[a-z]{4,}", question.lower())) if one not in _EMPTY]
    subjects = subjects or ["answer", "question"]
    found: list[str] = []
    drawn, left, place = _drawn(question), asked.words, 0
    while left > 3:
        frame = _FRAMES[(drawn + place) % len(_FRAMES)]
        turn = place // len(_FRAMES)
        first = subjects[(place + turn) % len(subjects)]
        second = subjects[(place + turn * 2 + 1) % len(subjects)]
        said = frame.format(a=first, b=second)
        said = asked.opening + said if not found and asked.opening else said[0].upper() + said[1:]
        said = " ".join(said.split()[:left])
        found.append(f"{said}.")
        left -= words(said)
        place += 1
    return found
