"""Many requirements on fewer lines, so that none is lost: by rules, or a model's wording that was checked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.context import Requirement

CROWDED = 8
"""Wishes in force from which they are put together. Our choice: models follow the tenth instruction of a list markedly
less often than the third, and people seldom have more than five."""

_LEADS = ("Include ", "Leave out ", "Keep as it is: ", "This is what is meant, and it is right: ", "Give ")
"""How the requirements begin that go on one line with others of their kind."""
_STYLE = re.compile(r"Write (?!at |fewer |more |less |between |exactly |about |as )(?P<how>[^.]+)\.(?P<rest>.*)")
_SHORT = re.compile(
    r"(?:please |and |but |just ){0,4}(?:(?:keep|make) (?:it|this|the answer)|be|write it)? ?(?:a bit |very |much |"
    r"super |more |nice and ){0,4}"
    r"(?:short(?:er)?|brief(?:er)?|concise(?:r)?|to the point|snapp(?:y|ier)|less long|compact)(?: please)?[.!]*",
    re.IGNORECASE,
)
"""A wish in somebody's own words that any upper limit of words says more exactly."""
_LIMIT = re.compile(r"Write (?:at most|fewer than|between|exactly|about) |Keep it (?:very )?short|Keep it as short")
_SMALL = {
    "the", "a", "an", "of", "and", "or", "in", "on", "to", "for", "it", "is", "with", "some", "any", "all", "please",
    "mention", "include", "say", "write", "give", "add", "leave", "out", "keep", "do", "make", "as", "at", "be", "that",
    "this", "what", "meant", "right", "use", "answer", "tone", "also", "each", "every", "one", "line", "your", "you",
}  # fmt: skip
_EXACT = re.compile(r"\d+|[\"“][^\"“”]{1,400}[\"”]")
"""What a wording must not change: numbers, and what stands in quotation marks."""
_ROW = re.compile(r"[ \t]{0,8}(?:[-*][ \t]{0,8})?\[(?P<numbers>[\d,; ]{1,400})\][:.]?\s?(?P<text>.*\S.*)")
_NOT = re.compile(
    r"\b(?:no|not|never|without|leave out|avoid|n['’]t|skip|drop|omit|remove|free of|nothing)\b", re.IGNORECASE
)


def merge(said: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """The same requirements on fewer lines: style on one, those of one kind on one, what says the same only once.

    Every id that came in is covered by exactly one line that goes out.
    """
    lines = _without_short(_once(said))
    style = [line for line in lines if _STYLE.fullmatch(line.text)]
    found: list[Requirement] = [_styled(style)] if style else []
    for lead in _LEADS:
        group = [line for line in lines if line.text.startswith(lead)]
        if group:
            found.append(_listed(lead, group))
    taken = {name for line in found for name in line.covers}
    places = {name: index for index, line in enumerate(said) for name in line.covers}
    found += [line for line in lines if not taken & set(line.covers)]
    return tuple(sorted(found, key=lambda line: min(places[name] for name in line.covers)))


def _once(said: Sequence[Requirement]) -> list[Requirement]:
    """Each thing once: two lines of the same words, articles and politeness aside, are one."""
    found: dict[tuple[object, ...], Requirement] = {}
    for line in said:
        key = (
            frozenset(_stems(line.text)),
            bool(_NOT.search(line.text)),
            tuple(re.findall(r"\d+|\"[^\"]*\"", line.text)),
        )
        earlier = found.get(key)
        covers = (*earlier.covers, *line.covers) if earlier else line.covers
        found[key] = Requirement(text=line.text, covers=covers)
    return list(found.values())


def _without_short(lines: list[Requirement]) -> list[Requirement]:
    """The lines without those that say "keep it short" beside a limit, which then stands for them too."""
    limit = next((line for line in lines if _LIMIT.match(line.text)), None)
    short = [line for line in lines if line is not limit and _SHORT.fullmatch(line.text)]
    if limit is None or not short:
        return lines
    covers = (*limit.covers, *(name for line in short for name in line.covers))
    whole = limit.model_copy(update={"covers": covers})
    return [whole if line is limit else line for line in lines if line not in short]


def _styled(lines: list[Requirement]) -> Requirement:
    """`Write in German.` and `Write in a formal tone.` as `Write in German, in a formal tone.`"""
    parts = [match for line in lines if (match := _STYLE.fullmatch(line.text))]
    text = f"Write {', '.join(part['how'] for part in parts)}.{''.join(part['rest'] for part in parts)}"
    return Requirement(text=text, covers=_covers(lines))


def _listed(lead: str, lines: list[Requirement]) -> Requirement:
    """Those of one kind on one line; of two that name the same thing only the one that says more."""
    items = [line.text.removeprefix(lead).rstrip(". ") for line in lines]
    wider = lead == "Leave out "  # the wider exclusion says more, of all else the narrower wish
    kept = [item for item in items if not any(_says(other, item, wider) for other in items if other is not item)]
    return Requirement(text=f"{lead}{'; '.join(kept or items)}.", covers=_covers(lines))


def _says(more: str, less: str, wider: bool) -> bool:
    if re.search(r"[\"“”\d]", more + less):
        return False
    one, other = _stems(more), _stems(less)
    return (one < other if wider else other < one) and bool(one) and bool(other)


def _covers(lines: Iterable[Requirement]) -> tuple[str, ...]:
    return tuple(name for line in lines for name in line.covers)


def _stems(text: str) -> set[str]:
    found = (word.strip("'’") for word in re.findall(r"[\w'’]+", text.casefold()))
    return {word[:-1] if len(word) > 3 and word.endswith("s") else word for word in found if word not in _SMALL}


def reworded(said: Sequence[Requirement], consolidated: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """A model's lines, with what was said since after them; () where one of the wishes they stand for holds no more."""
    standing = {name: line for line in said for name in line.covers}
    for line in consolidated:
        whole = {one for name in line.covers if name in standing for one in standing[name].covers}
        if whole != set(line.covers):
            return ()
    stands = {name for line in consolidated for name in line.covers}
    return (*consolidated, *(line for line in said if not stands & set(line.covers))) if consolidated else ()


MOST_NEW = 0.34
"""Share of a model's words that the wishes did not have, up to which it only joins and shortens them."""
LEAST_KEPT = 0.5
"""Share of a wish's words that its line must have."""


def checked(written: str, said: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """A model's answer as lines, each beginning with the numbers of the wishes it stands for: `[1,3] ...`.

    () unless every wish is in exactly one line, with its quoted words, its numbers, its "not" and most of its words,
    no line says something new, and there are fewer lines than wishes.
    """
    found: list[Requirement] = []
    used: list[int] = []
    for row in written.splitlines():
        match = _ROW.match(row)
        if match is None:
            if row.strip():
                return ()
            continue
        numbers = [int(number) for number in re.findall(r"\d{1,4}", match["numbers"])]
        if not all(1 <= number <= len(said) for number in numbers):
            return ()
        covered = [said[number - 1] for number in numbers]
        if not _faithful(match["text"], covered):
            return ()
        used += numbers
        found.append(Requirement(text=" ".join(match["text"].split()), covers=_covers(covered)))
    return tuple(found) if sorted(used) == list(range(1, len(said) + 1)) and len(found) < len(said) else ()


def _faithful(text: str, covered: Sequence[Requirement]) -> bool:
    whole = " ".join(line.text for line in covered)
    if set(_EXACT.findall(whole)) != set(_EXACT.findall(text)):
        return False
    negated = {bool(_NOT.search(line.text)) for line in covered}
    if len(negated) > 1 or bool(_NOT.search(text)) not in negated:
        return False
    have, had = _stems(text), _stems(whole)
    if len(have - had) > MOST_NEW * max(1, len(have)):
        return False
    return all(len(_stems(line.text) & have) >= LEAST_KEPT * len(_stems(line.text)) for line in covered)
