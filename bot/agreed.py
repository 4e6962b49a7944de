"""What an accepted version says and the next one must still say: its facts, but for those a wish is about. Pure.

A wish that came after the acceptance releases facts: a correction those that it puts right, a wish to leave something
out (or the withdrawal of one to have it in) what it names, a shorter length what does not fit, another language what is
translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.carry import around
from bot.context import Agreed
from bot.directives import Directive, Slot
from bot.facts import Fact, Kind, facts, has, see
from bot.length import STRONGEST, parse_length, words
from bot.passage import spot
from bot.wanted import Held, Wanted

SHARE = 0.5
"""How much of a shorter answer's words facts may take up; the rest is what joins them. Our choice."""
AROUND = 2
"""Words that one fact needs beside its own to be said."""
UNIT_WORDS = {"words": 1.0, "sentences": 20.0, "paragraphs": 80.0, "lines": 12.0, "characters": 1 / 6}
"""About how many words a unit of length has room for: usual English prose."""
NAMED, NAMED_CHARACTERS = 20, 700
"""How many facts a prompt names, in how many characters; the others are held all the same."""

_KINDS: tuple[tuple[str, tuple[Kind, ...], str], ...] = (
    (r"\b(?:numbers?|figures?|digits?|statistics?|stats|amounts?|quantit\w+|data)\b", ("number", "date"), ""),
    (r"\b(?:prices?|costs?|money|amounts?|fees?|budgets?|salar\w+)\b", ("number",), "$€£¥"),
    (r"\b(?:percentages?|percents?|rates?)\b", ("number",), "%"),
    (r"\b(?:dates?|years?|times?|days?|deadlines?|schedule|timeline)\b", ("date", "number"), "year"),
    (r"\b(?:links?|urls?|sources?|references?|citations?|websites?|e-?mails?|address\w*)\b", ("link",), ""),
    (r"\b(?:quotes?|quotations?|quotation marks|citations?)\b", ("quotation",), ""),
    (r"\b(?:code|snippets?|commands?|functions?|symbols?|file names?|identifiers?)\b", ("symbol",), ""),
    (r"\b(?:names?|people|persons?|brands?|companies|acronyms?|jargon)\b", ("name",), ""),
    (r"\b(?:recommendations?|decisions?|opinions?|advice|conclusions?)\b", ("decision",), ""),
)
"""Words for whole kinds of facts, the kinds, and for numbers the units that are meant; "" for any."""
_ABOUT = tuple((re.compile(pattern, re.IGNORECASE), kinds, unit) for pattern, kinds, unit in _KINDS)
_CHANGES = re.compile(
    r"\b(?:change|replace|instead|rather than|swap|update|rename|use .+ for|not|n['’]t|wrong|raise|lower|increase|"
    r"reduce|double|halve|set .+ to|switch|correct|fix|should (?:be|say)|make (?:it|that|the))\b",
    re.IGNORECASE,
)
"""In a wish in somebody's own words: that something of what stands is to become something else."""
_SMALL = {
    "the", "and", "for", "with", "that", "this", "from", "was", "were", "are", "not", "about", "part", "all", "any",
    "bit", "mention", "mentions", "section", "leave", "out", "remove", "please", "should", "would", "have", "has",
    "had",
    "its", "it", "is", "in", "on", "of", "to", "a", "an", "at", "be", "i", "you", "we", "word", "no", "meant", "mean",
    "instead", "rather", "than", "change", "replace", "use", "as", "by", "or", "but", "make", "say", "said", "actually",
}  # fmt: skip


def kept(want: Wanted) -> tuple[Fact, ...]:
    """The facts that the next version has to say, the most important first; () where nothing was accepted."""
    if want.agreed is None:
        return ()
    found = list(facts(want.agreed.text))
    for directive in _since(want, want.agreed):
        found = [fact for fact in found if not _released(fact, directive, want.agreed)]
    for value in _withdrawn(want, want.agreed):
        found = [fact for fact in found if not _named(fact, value, want.agreed.text)]
    room = _room(want, want.agreed)
    return tuple(found if room is None else _fitting(found, room))


def lost(text: str, want: Wanted) -> tuple[Fact, ...]:
    """Those of them that a text does not say."""
    seen = see(text)
    return tuple(fact for fact in kept(want) if not has(seen, fact))


def keeping(want: Wanted) -> str:
    """The sentence that tells a model which facts stay; "" where there are none. Bounded."""
    found = facts_named(want)
    return f"Keep these facts: {'; '.join(found)}." if found else ""


def facts_named(want: Wanted) -> list[str]:
    """The facts that stay, as a prompt and people are shown them: the most important ones, at most so many."""
    found: list[str] = []
    for fact in kept(want):
        named = " ".join(fact.text.split())[:120]
        shown = f"“{named}”" if fact.kind == "quotation" else named
        if len(found) == NAMED or sum(map(len, found)) + len(shown) > NAMED_CHARACTERS:
            break
        if not any(shown in other for other in found):
            found.append(shown)
    return found


def _since(want: Wanted, agreed: Agreed) -> Iterator[Directive]:
    """The wishes in force that the accepted version was not made from."""
    known = {name for name, _ in agreed.wishes}
    return (held.directive for held in want.all if not held.from_profile and held.directive.id not in known)


def _withdrawn(want: Wanted, agreed: Agreed) -> Iterator[str]:
    """The words of the wishes that the accepted version was made from and that no longer stand."""
    standing = {one.id for held in want.all for one in held.run} | {
        one.id for one in (*want.superseded, *want.proposed)
    }
    return (value for name, value in agreed.wishes if value and name not in standing)


def _released(fact: Fact, directive: Directive, agreed: Agreed) -> bool:
    value = directive.value
    match directive.slot:
        case Slot.CORRECT:
            return _corrected(fact, value, agreed.text, everything=True)
        case Slot.EXCLUDE:
            return _named(fact, value, agreed.text)
        case Slot.INCLUDE | Slot.EXAMPLE if directive.verbatim or _CHANGES.search(value):
            return bool(_CHANGES.search(value)) and _corrected(fact, value, agreed.text, everything=False)
        case Slot.PASSAGE:
            span = spot(agreed.text, directive.target or "") if not parse_length(value) else None
            return span is not None and span.start <= fact.at < span.end
        case Slot.FORMAT:
            return value.startswith("one of") or (value == "code only" and fact.kind not in ("symbol", "link"))
        case Slot.LANGUAGE:
            return fact.kind in ("decision", "quotation", "name") or (fact.kind == "date" and "w" in fact.key)
        case _:
            return False


def _within(fact: Fact, target: str, text: str) -> bool:
    """Whether a fact stands in a passage; a part that is named, not quoted, may be anywhere."""
    quoted = target.strip().strip('"“”')
    start = text.find(quoted)
    return start < 0 or start <= fact.at < start + len(quoted)


def _named(fact: Fact, value: str, text: str) -> bool:
    """Whether a wish to leave something out is about a fact: by its kind, its words, or its sentence's words."""
    for pattern, kinds, unit in _ABOUT:
        if fact.kind in kinds and pattern.search(value) and _of_unit(fact, unit):
            return True
    meant = _content(value)
    return bool(meant) and (bool(meant & _content(fact.text)) or meant <= _content(_sentence(text, fact.at)))


def _of_unit(fact: Fact, unit: str) -> bool:
    if not unit or fact.kind != "number":
        return True
    return _is_year(fact) if unit == "year" else fact.key.partition("|")[2] in unit and not fact.key.endswith("|")


def _corrected(fact: Fact, value: str, text: str, *, everything: bool) -> bool:
    """Whether a correction puts a fact right: it names it, or it has another to stand in its place.

    Of several that could be meant, those it names or those in the sentences that it speaks of; one that speaks of
    nothing in the answer, and has no figure, changes what the whole answer is about (`everything`).
    """
    meant, said = _content(value), see(value)
    if _CHANGES.search(value) and (has(said, fact) or (not _figure(fact) and meant & _content(fact.text))):
        return True
    old, known = facts(text), see(text)
    new = [one for one in facts(value) if not has(known, one)]
    about = [one for one in old if meant & _content(_sentence(text, one.at))]
    if not about and not any(_figure(one) for one in new):
        return everything
    if new:
        old = tuple(one for one in old if any(_replaces(other, one) for other in new))
    named = [one for one in old if has(said, one)]
    spoken = [one for one in old if one in about]
    return fact in (named or spoken or old)


def _figure(fact: Fact) -> bool:
    return fact.kind not in ("name", "decision")


def _replaces(new: Fact, old: Fact) -> bool:
    """Whether one fact could stand in the other's place."""
    if _shape(new) != _shape(old):
        return False
    unit = new.key.partition("|")[2] if new.kind == old.kind == "number" else ""
    return not unit or unit == old.key.partition("|")[2]


def _shape(fact: Fact) -> str:
    """What could stand in its place: a year for a date, an amount for an amount, a name for a name."""
    if fact.kind == "date" or _is_year(fact):
        return "time" if fact.kind == "date" and fact.key.startswith("t") else "date"
    return "name" if fact.kind in ("name", "decision") else fact.kind


def _is_year(fact: Fact) -> bool:
    return fact.kind == "number" and re.fullmatch(r"(?:1\d|20)\d\d\|", fact.key) is not None


def _content(text: str) -> set[str]:
    """The words that say what a text is about, without a plural's s."""
    found = (word.strip("'’-") for word in re.findall(r"[\w'’-]+", text.casefold()))
    plain = (re.sub(r"['’]s$", "", word) for word in found)
    return {
        word[:-1] if len(word) > 3 and word.endswith("s") else word for word in plain if word and word not in _SMALL
    }


def _sentence(text: str, at: int) -> str:
    span = around(text, at)
    return text[span.start : span.end]


def _room(want: Wanted, agreed: Agreed) -> int | None:
    """How many words facts may take up where a length was asked for since; None for any number."""
    rooms = [
        room
        for held in want.style
        if held.directive.slot is Slot.LENGTH and not held.from_profile and held.directive in _since(want, agreed)
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
