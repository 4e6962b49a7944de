"""What of a thread comes from somebody's files: by the file that it was computed of, and by what that holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.answers import Answer, Version
from bot.context import PromptContext
from bot.telltale import held, read, words
from bot.values import Value


class Traces(Value):
    """What gives away that something comes from some files, or from the other files of a thread."""

    tables: frozenset[str] = frozenset()
    """What their tables are called."""
    texts: tuple[str, ...] = ()
    """Their names, and what they say as text."""
    words: frozenset[str] = frozenset()
    """The words that give away what their tables hold, and what was computed of it."""


def traces(
    contexts: Iterable[PromptContext], answers: Iterable[Answer], files: frozenset[str]
) -> tuple[Traces, Traces]:
    """The traces of these files, by their ids, and those of all others."""
    every = dict.fromkeys(file for context in contexts for file in context.data if file.file)
    versions = [one for answer in answers for one in answer.versions if one.computed]
    found: list[Traces] = []
    for theirs in (True, False):
        own = tuple(file for file in every if (file.file in files) is theirs)
        tables = [table for file in own for table in file.tables]
        computed = [one.computed for one in versions if one.computed and computed_of(one, files) is theirs]
        found.append(
            Traces(tables=frozenset(table.name for table in tables), texts=read(own), words=held(tables, computed))
        )
    return found[0], found[1]


def computed_of(version: Version, files: frozenset[str]) -> bool:
    """Whether a version was computed of one of these files."""
    return version.computed is not None and version.computed.file in files


def copied(answers: Iterable[Answer], files: frozenset[str]) -> dict[str, str]:
    """Edits by hand of what was computed of these files, by their events: the text that was edited, which is no word
    of whoever edited it."""
    found: dict[str, str] = {}
    for answer in answers:
        derived: set[int] = set()
        for one in answer.versions:
            if one.by and one.parent in derived:
                before = answer.version(one.parent)
                found[one.event] = before.text if before else ""
                derived.add(one.number)
            elif computed_of(one, files):
                derived.add(one.number)
    return found


def added(text: str, before: str) -> str:
    """The words of an edited text that were not there before."""
    return " ".join(sorted(words(text) - words(before)))


def quotes(answer: str, versions: Sequence[str]) -> bool:
    """Whether what goes along of an earlier answer is the beginning of one of these versions' texts."""
    start = " ".join(answer.split()).removesuffix(" …")
    return bool(start) and any(" ".join(text.split()).startswith(start) for text in versions)


def texts_of(answers: Iterable[Answer], files: frozenset[str]) -> Iterator[str]:
    """The texts of the versions that were computed of these files."""
    return (one.text for answer in answers for one in answer.versions if computed_of(one, files))
