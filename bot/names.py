"""Names as they stand in a text: capitals inside a sentence, and words with capitals inside them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.figures import dates, months

_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[\w’'&-]*\w)?", re.UNICODE)
_LINKING = {"of", "de", "van", "von", "der", "del", "da", "di", "du", "la", "&"}
_NO_NAMES = {
    "I", "A", "The", "An", "In", "On", "At", "If", "When", "While", "It", "This", "That", "These", "Those", "We",
    "You", "They", "He", "She", "For", "From", "To", "By", "As", "And", "But", "Or", "So", "Yes", "No", "OK", "Ok",
    "Dear", "Hi", "Hello", "Note", "TL", "DR", "PS", "AM", "PM", "FAQ", "Q", "Mr", "Mrs", "Ms", "Dr", "After",
    "Before", "With", "Without", "Use", "Our", "Your", "My", "His", "Her", "Their", "Its", "Both", "Then", "However",
    "Der", "Die", "Das", "Ein", "Eine", "Im", "Le", "Les", "Un", "Une", "El", "Los", "Las",
    "NOT", "MUST", "AND", "OR", "I'm", "I’m", "I'll", "I’ll", "I've", "I’ve",
    "I'd", "I’d", "Who", "What", "Why", "How", "CEO", "CTO", "CFO", "COO", "VP", "GB", "MB", "KB", "TB", "GHz", "MHz",
    "kWh", "RAM", "Uhr", "USD", "EUR", "GBP", "Hz",
}  # fmt: skip
DENSE = 0.25
"""Share of capitals inside sentences from which they name nothing by themselves: German nouns, titles."""

_GERMAN = frozenset(
    re.findall(
        r"\w+",
        "der die das ist und im um nicht ein eine den dem mit auf für es wir sie zu sind wird kostet fährt",
    )
)
"""Words of German, which writes all its nouns with a capital."""


def names(text: str) -> Iterator[tuple[str, int]]:
    """Runs of capitalised words inside a sentence, and words with capitals inside them wherever they stand."""
    prose = re.sub(r"^[ \t]*#.*$", lambda match: " " * len(match[0]), text, flags=re.MULTILINE)
    sentences = [list(_WORD.finditer(prose, start, end)) for start, end in _pieces(prose)]
    inner = [word for sentence in sentences for word in sentence[1:] if word[0] not in _NO_NAMES]
    dense = len(inner) > 8 and sum(word[0][0].isupper() for word in inner) > DENSE * len(inner)
    dense = dense or len(_GERMAN.intersection(word[0] for sentence in sentences for word in sentence)) > 1
    shouted = sum(word[0].isupper() for word in inner) > len(inner) / 2
    for sentence in sentences:
        if len(sentence) > 3 and sentence[0][0] in _NO_NAMES and all(word[0][0].isupper() for word in sentence):
            continue  # a title
        for run in _runs(sentence):
            words = [word[0].removesuffix("'s").removesuffix("’s") for word in run]
            marked = not shouted and any(re.search(r"\w[A-Z]", word) for word in words)
            inside = run[0] is not sentence[0]
            named = marked or (len(run) > 1 and not shouted) or (inside and not dense and len(words[0]) > 1)
            if len(run) <= 5 and named:
                yield " ".join(words), run[0].start()


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)[.!?:;]\s|[\n|“\"(]|[*_]{2}", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _runs(sentence: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for index, word in enumerate(sentence):
        named = word[0][0].isupper() or re.fullmatch(r"[a-z][A-Z]\w+", word[0])
        capital = named and word[0] not in _NO_NAMES and not _of_a_date(word[0])
        near = not run or word.start() - run[-1].end() <= 1
        following = sentence[index + 1][0] if index + 1 < len(sentence) else ""
        joins = bool(run) and word[0] in _LINKING and following[:1].isupper()
        if near and (joins or capital):
            run.append(word)
        else:
            if run:
                yield run
            run = [word] if capital else []
    if run:
        yield run


@lru_cache(maxsize=4096)
def _of_a_date(word: str) -> bool:
    """Whether a word is a part of a date by itself."""
    return any(True for _ in months(word)) or any(True for _ in dates(word))
