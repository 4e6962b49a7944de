"""What an accepted version says and the next one must still say: its facts, while only its style changes. Pure.

A change of style that came after the acceptance (the tone, the length, the form, the language, a mark, a title) leaves
the facts. Anything else may mean any of them ("double the recipe", "the port is 9090", "rewrite it for MySQL", "as a
haiku"), and so it releases them all: what a person has just changed must never be put back, and the next acceptance
holds the new ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.code.directed import keeps_names
from bot.code.keeps import kept as code_lost
from bot.code.keeps import signatures
from bot.constraints.parse import constraint
from bot.context import Agreed
from bot.directives import Directive, Slot
from bot.facts import Fact, Kind, facts, has, see
from bot.length import STRONGEST, parse_length, words
from bot.wanted import Held, Wanted

SHARE = 0.5
"""How much of a shorter answer's words facts may take up; the rest is what joins them. Our choice."""
AROUND = 2
"""Words that one fact needs beside its own to be said."""
UNIT_WORDS = {"words": 1.0, "sentences": 20.0, "paragraphs": 80.0, "lines": 12.0, "characters": 1 / 6}
"""About how many words a unit of length has room for: usual English prose."""
NAMED, NAMED_CHARACTERS = 20, 700
"""How many facts a prompt names, in how many characters; the others are held all the same."""

_ALL: frozenset[Kind] = frozenset(("decision", "date", "number", "symbol", "link", "quotation", "name"))
_NONE: frozenset[Kind] = frozenset()
_OF_MARKS: dict[str, frozenset[Kind]] = {
    "digits": frozenset(("number", "date")),
    "colons": frozenset(("date",)),
    "links": frozenset(("link",)),
    "quotation marks": frozenset(("quotation",)),
    "code": frozenset(("symbol",)),
    "tables": _NONE,
    "lists": _NONE,
}
"""What can hardly be said without a mark, by the mark; of the other marks nothing is."""
_MARKS = re.compile(
    r"(?:no )?(?:commas|semicolons|exclamation marks|question marks|dashes|parentheses|emoji|headings|bold|italics|"
    r"bullets|contractions)"
)
_FORMS = re.compile(r"(?:(?:at least|at most|exactly|about) \d+ )?"
                    r"(?:bullets?|numbered|steps?|checklists?|table|json|headings?|prose)")  # fmt: skip
"""The forms in which the same can be said: not a haiku, a template, code only or one of some options."""
_OTHER_TEXT = re.compile(
    r"\b(?:haikus?|poems?|poetry|poetic|sonnets?|limericks?|rhym\w+|lyrics|raps?|songs?|stor(?:y|ies)|tales?|fiction\w*|"
    r"riddles?|jokes?|parod\w+|satir\w+|templates?|dialogues?|child\w*|kids?|toddlers?|bedtime)\b",
    re.IGNORECASE,
)
"""In the words for a tone: another kind of text, whose facts are its own."""
_LEVELS = ("beginner", "expert")
"""Readers who are told the same facts; a child is not."""
_TRANSLATED: frozenset[Kind] = frozenset(("decision", "quotation", "name"))
"""What stands otherwise in another language."""
_COUNTED_IN = ("english", "german", "french", "spanish", "portuguese")
"""The languages whose words for months and large numbers `bot.figures` reads."""
_ONLY = re.compile(r"\b(?:only|just|nothing|first|last|rest|other)\b", re.IGNORECASE)


def kept(want: Wanted) -> tuple[Fact, ...]:
    """The facts that the next version has to say, the most important first; () where nothing was accepted."""
    agreed = want.agreed
    if agreed is None or _withdrawn(want, agreed):
        return ()
    released = _NONE.union(*(_released(one, agreed) for one in _since(want, agreed)))
    if released == _ALL:
        return ()
    found = [fact for fact in facts(agreed.text) if fact.kind not in released]
    room = _room(want, agreed)
    return tuple(found if room is None else _fitting(found, room))


def kept_code(want: Wanted) -> dict[str, Fact]:
    """What the accepted version's code is called and takes (`fib(n)`), by its path, where that has to stay.

    It stays through changes of style and through wishes about the code's inside ("use a generator"); {} where anything
    else was asked for since, nothing was accepted, or that has no code.
    """
    agreed = want.agreed
    if agreed is None or _withdrawn(want, agreed):
        return {}
    since = list(_since(want, agreed))
    if any(_released(one, agreed) == _ALL and not keeps_names(one) for one in since) or _room(want, agreed) is not None:
        return {}
    return {
        path: Fact(
            kind="symbol", text=f"`{shown}`", key=path.casefold(), at=max(0, agreed.text.find(path.split(".")[-1]))
        )
        for path, shown in signatures(agreed.text).items()
    }


def lost(text: str, want: Wanted) -> tuple[Fact, ...]:
    """Those of both that a text does not say; where it has no code, no code is missed."""
    return (*_lost_code(text, want), *_unsaid(text, want))


def _unsaid(text: str, want: Wanted) -> tuple[Fact, ...]:
    seen = see(text)
    return tuple(fact for fact in kept(want) if not has(seen, fact))


def _lost_code(text: str, want: Wanted) -> tuple[Fact, ...]:
    """What the accepted code is called or takes and the new one is not, or does not."""
    held = kept_code(want)
    gone = code_lost(want.agreed.text, text) if held and want.agreed else ()
    paths = dict.fromkeys(match[1] for sentence in gone if (match := re.match(r"`([^`]+)`", sentence)))
    return tuple(held[path] for path in paths if path in held)


def restorable(text: str, want: Wanted) -> tuple[Fact, ...]:
    """Those that may be given back in the accepted version's own words: none where another language was asked for."""
    if want.agreed and any(one.slot is Slot.LANGUAGE for one in _since(want, want.agreed)):
        return ()
    return _unsaid(text, want)


def keeping(want: Wanted) -> str:
    """The sentence that tells a model which facts stay; "" where there are none. Bounded."""
    found = facts_named(want)
    return f"Keep these facts: {'; '.join(found)}." if found else ""


def facts_named(want: Wanted) -> list[str]:
    """The facts that stay, as a prompt and people are shown them: the most important ones, at most so many."""
    found: list[str] = []
    for fact in (*kept_code(want).values(), *kept(want)):
        named = " ".join(fact.text.split())[:120]
        shown = f"“{named}”" if fact.kind == "quotation" else named
        if len(found) == NAMED or sum(map(len, found)) + len(shown) > NAMED_CHARACTERS:
            break
        if not any(shown in other for other in found):
            found.append(shown)
    return found


def _since(want: Wanted, agreed: Agreed) -> Iterator[Directive]:
    """What holds and the accepted version was not made from, what is pinned or noted included."""
    known = {name for name, _ in agreed.wishes}
    everything = (*want.all, *want.facts)
    return (one for held in everything for one in held.run if one.id not in known)


def _withdrawn(want: Wanted, agreed: Agreed) -> bool:
    """Whether a wish about more than style, that the accepted version was made from, no longer stands."""
    standing = {one.id for held in (*want.all, *want.facts) for one in held.run}
    standing |= {one.id for one in (*want.superseded, *want.proposed)}
    return any(name not in standing and not _of_style(value) for name, value in agreed.wishes)


def _of_style(value: str) -> bool:
    """Whether the words of a wish, of whichever slot, can only be about style."""
    fixed = (Slot.FORMAT, Slot.CASE, Slot.EXPERTISE, Slot.LENGTH)
    return parse_length(value) is not None or any(constraint(slot, value) for slot in fixed)


def _released(directive: Directive, agreed: Agreed) -> frozenset[Kind]:
    """The kinds of facts that a wish may be about: all of them, unless it is about style alone."""
    value = directive.value
    if directive.verbatim or directive.target:
        return _ALL
    match directive.slot:
        case Slot.TONE:
            style = not _OTHER_TEXT.search(value) and not facts(value)
        case Slot.LENGTH:
            style = parse_length(value) is not None
        case Slot.FORMAT:
            style = _FORMS.fullmatch(value) is not None
        case Slot.EXPERTISE:
            style = value in _LEVELS
        case Slot.CASE:
            style = True
        case Slot.KEEP:
            style = not _ONLY.search(value)
        case Slot.LANGUAGE:
            return _TRANSLATED if value.casefold() in _COUNTED_IN else _TRANSLATED | {"number", "date"}
        case Slot.START | Slot.END:
            return _brought(value, agreed)
        case Slot.INCLUDE if constraint(directive.slot, value):
            return _brought(value, agreed)
        case Slot.EXCLUDE:
            return _OF_MARKS.get(value, _NONE if _MARKS.fullmatch(value) else _ALL)
        case _:
            style = False
    return _NONE if style else _ALL


def _brought(value: str, agreed: Agreed) -> frozenset[Kind]:
    """The kinds of the facts that a wish's own words bring along: another port to be named, another addressee."""
    known = see(agreed.text)
    said = re.sub(r"\b(?:at least|at most|exactly|about|paragraph) \d+|^\d+ answers", "", value)
    terms = said.replace('"', " ")
    return frozenset(fact.kind for text in (said, terms) for fact in facts(text) if not has(known, fact))


def _room(want: Wanted, agreed: Agreed) -> int | None:
    """How many words facts may take up where a length was asked for since; None for any number."""
    since = list(_since(want, agreed))
    rooms = [
        room
        for held in want.style
        if held.directive.slot is Slot.LENGTH and held.directive in since
        if (room := _allowed(held, words(agreed.text))) is not None
    ]
    return round(min(rooms) * SHARE) if rooms else None


def _allowed(held: Held, before: int) -> float | None:
    """About how many words a length allows; None where it sets no upper limit."""
    length = parse_length(held.directive.value)
    if length is None or length.pull == "up":
        return None
    if length.is_relative:
        return (held.directive.words or before) * length.factor ** min(held.level, STRONGEST)
    return length.count * UNIT_WORDS[length.unit]


def _fitting(found: Iterable[Fact], room: int) -> Iterator[Fact]:
    for fact in found:
        room -= max(1, len(fact.text.split())) + AROUND
        if room < 0:
            return
        yield fact
