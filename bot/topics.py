"""What a question is about: a topic of the table, or any words that a person gave for one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bot.subjects import SUBJECTS

LONGEST = 2_000
"""Characters of a question that are read, from its beginning."""
LONGEST_NAME = 60
"""Characters of a topic that is not in the table, in a person's own words."""
_WORD = re.compile(r"[^\W_]+(?:[.+#'/-]+[^\W_]+)*(?:\+\+|#)?|\.net\b")
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "my",
        "our",
        "your",
        "their",
        "some",
        "any",
        "all",
        "of",
        "in",
        "on",
        "and",
        "or",
        "for",
        "with",
        "to",
        "about",
        "stuff",
        "things",
        "thing",
        "topic",
        "topics",
        "subject",
        "subjects",
        "matters",
        "questions",
        "question",
        "general",
        "anything",
        "everything",
        "related",
        "basic",
        "basics",
    ]
)
"""Words that name nothing in a topic."""
_SPELLED = {
    "sql": "SQL", "python": "Python", "typescript": "TypeScript", "javascript": "JavaScript", "java": "Java",
    "c++": "C++", "c#": "C#", "go programming": "Go", "rust programming": "Rust", "ruby": "Ruby", "php": "PHP",
    "git": "Git", "html and css": "HTML and CSS", "kubernetes": "Kubernetes", "docker": "Docker", "devops": "DevOps",
    "linux": "Linux", "windows": "Windows", "seo": "SEO", "hr": "HR", "diy": "DIY",
}  # fmt: skip
_KINDS_OF = ("programming", "development", "coding", "language", "code", "query", "script", "theory", "law")
"""Words that may stand behind one."""


def topics_of(text: str) -> tuple[str, ...]:
    """What a question is about: topics of the table, the most specific first, always in the table's order.

    A topic shows by a strong word or by two weak ones; the wider topic that it is within is named too.
    """
    strong, weak = _shown(text)
    found: set[str] = set()
    for subject in SUBJECTS:
        if subject.name in strong or len(weak.get(subject.name, ())) > 1:
            found.add(subject.name)
            wider = subject.within
            while wider:
                found.add(wider)
                wider = _within()[wider]
    return tuple(subject.name for subject in SUBJECTS if subject.name in found)


def topic_named(words: str) -> str:
    """The topic that a person means by these words: one of the table, otherwise their own words in lower case.

    Own words lose what names nothing (`the`, `stuff`) and are cut after 60 characters; "" where nothing is left.
    """
    said = _words(words[:LONGEST])
    kept = [word for word in said if word not in _EMPTY]
    for one in (said, kept):
        if name := _names().get(tuple(map(_folded, one))):
            return name
    strong, _ = _shown(words)
    if named := [subject.name for subject in SUBJECTS if subject.name in strong]:
        return named[0]
    while kept and len(" ".join(kept)) > LONGEST_NAME:
        kept.pop()
    return " ".join(kept)


def shown(topic: str) -> str:
    """A topic as people spell it (`sql` is SQL); their own words as they are."""
    return _SPELLED.get(topic, topic)


def is_topic(words: str) -> bool:
    """Whether these words are a topic of the table or a strong word of one, and nothing more."""
    kept = tuple(_folded(word) for word in _words(words[:LONGEST]) if word not in _EMPTY)
    if topic_named(words) in _within() and (kept in _names() or tuple(map(_folded, _words(words))) in _names()):
        return True
    for said in (kept, kept[:-1] if kept[-1:] and kept[-1] in _KINDS_OF else kept):
        if said and any(one == said and strong for one, _, strong in _table().get(said[0], ())):
            return True
    return False


def about(topic: str, text: str) -> bool:
    """Whether a question is about a topic, as `topic_named` gives it; where the table has it not, its words must occur.

    Everything is about "".
    """
    if topic in _within():
        return topic in topics_of(text)
    said = set(map(_folded, _words(text[:LONGEST])))
    return all(_folded(word) in said for word in _words(topic))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'").lower())


def _folded(word: str) -> str:
    """A word without its plural, the same for every form of it; no more than that."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def _within() -> Mapping[str, str]:
    return {subject.name: subject.within for subject in SUBJECTS}


@cache
def _names() -> Mapping[tuple[str, ...], str]:
    """What each topic is called, word by word."""
    rows: dict[tuple[str, ...], str] = {}
    for subject in SUBJECTS:
        for name in (subject.name, *_phrases(subject.named)):
            rows.setdefault(tuple(map(_folded, _words(name))), subject.name)
    return rows


def _phrases(words: str) -> Iterator[str]:
    return (phrase.strip() for phrase in words.split(",") if phrase.strip())


@cache
def _table() -> Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Every phrase of the table by its first word: its words, its topic, and whether it is strong."""
    rows: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for subject in SUBJECTS:
        for strong, phrases in ((True, subject.strong), (False, subject.weak)):
            for phrase in _phrases(phrases):
                words = tuple(map(_folded, _words(phrase)))
                rows.setdefault(words[0], []).append((words, subject.name, strong))
    return {first: tuple(found) for first, found in rows.items()}


def _shown(text: str) -> tuple[set[str], dict[str, set[tuple[str, ...]]]]:
    """The topics that a text has a strong word of, and the weak words it has of each."""
    said = list(map(_folded, _words(text[:LONGEST])))
    strong: set[str] = set()
    weak: dict[str, set[tuple[str, ...]]] = {}
    for place, first in enumerate(said):
        for words, topic, shows in _table().get(first, ()):
            if tuple(said[place : place + len(words)]) == words:
                if shows:
                    strong.add(topic)
                else:
                    weak.setdefault(topic, set()).add(words)
    return strong, weak
