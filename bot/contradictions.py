"""Wishes in force that pull against each other though each has a slot of its own. Pure, by rules.

Three ways to find them: what one demands word for word another's check refuses; the traits of two wishes are opposed
(brief and detailed, prose and list); there is less room than the others need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from bot.constraints.constraint import Constraint
from bot.constraints.edges import QUESTION_FIRST
from bot.constraints.parse import constraint
from bot.directives import Directive, Slot
from bot.length import STRONGEST, parse_length
from bot.traits import OPPOSED, REFUSED, traits
from bot.wanted import Held, Wanted, subject

SENTENCE_WORDS, PARAGRAPH_WORDS, LINE_WORDS, CHARACTER_WORDS = 20, 80, 12, 1 / 6
"""Words of a usual sentence, paragraph, line and character of English prose: what a length has room for."""
NEEDS = {"include": 8, "example": 25, "detail": 120, "terms": 60, "item": 4, "heading": 30}
"""About how many words it takes to name something, give an example, go into detail, explain every term, fill a list's
item, fill a part under a heading. Our estimates, on the low side: a false alarm annoys more than a miss."""

_SAMPLES = {
    "bullets": "- one\n- two", "numbered": "1. One\n2. Two", "steps": "1. One\n2. Two",
    "checklist": "- [ ] one\n- [ ] two",
    "table": "| a | b |\n|---|---|\n| c | d |", "headings": "## One\n\nTwo", "code only": "```\none\n```",
}  # fmt: skip
"""The least that an answer of a form has in it."""


def contradictions(want: Wanted) -> tuple[tuple[Held, Held], ...]:
    """Every pair of wishes in force that pull against each other, the one said first first; each pair once."""
    found: dict[tuple[str, str], tuple[Held, Held]] = {}
    for one, other in (*_pairs(want), *_cramped(want)):
        first, second = sorted((one, other), key=lambda held: (held.directive.order, held.directive.id))
        found.setdefault((first.directive.id, second.directive.id), (first, second))
    return tuple(found.values())


def _pairs(want: Wanted) -> Iterator[tuple[Held, Held]]:
    for one, other in combinations(want.all, 2):
        a, b = one.directive, other.directive
        if (
            (_refuses(a, b, want.task) or _refuses(b, a, want.task))
            or _opposed(one, other)
            or (_excludes(a, b) or _excludes(b, a))
            or (_same_part(a, b) or _same_part(b, a))
            or _two_figures(a, b)
        ):
            yield one, other


def _refuses(checking: Directive, demanding: Directive, task: str) -> bool:
    """Whether what one wish demands word for word another's check finds fault with."""
    text = demanded(demanding)
    check = _check(checking, task)
    if not text or check is None or checking.slot is demanding.slot:
        return False
    if checking.slot is Slot.CASE and demanding.slot is Slot.FORMAT:
        return False  # a form's sample has letters of its own, which no answer needs
    if checking.slot is Slot.LANGUAGE and (len(text.split()) < 4 or _other_script(text, checking.value)):
        return _other_script(text, checking.value)  # too short to tell a language by, but not a script
    return bool(check.check(text))


def _check(directive: Directive, task: str) -> Constraint | None:
    """The check of a wish that says what must not be anywhere in an answer."""
    if directive.verbatim:
        return None
    prose = directive.slot is Slot.FORMAT and directive.value == "prose"
    if prose or directive.slot in (Slot.EXCLUDE, Slot.CASE, Slot.LANGUAGE):
        return constraint(directive.slot, directive.value, task)
    return None


def demanded(directive: Directive) -> str:
    """Text that stands in every answer that meets a wish; "" where it demands no certain text."""
    if directive.verbatim:
        return ""
    match directive.slot:
        case Slot.KEEP:
            return directive.passage or ""
        case Slot.START | Slot.END:
            return "" if directive.value == QUESTION_FIRST else directive.value
        case Slot.FORMAT:
            form = re.sub(r"^(?:at least|at most|exactly|about) \d+ ", "", directive.value)
            return _SAMPLES.get(form, "")
        case Slot.INCLUDE:
            return _demanded_part(directive.value)
        case _:
            return ""


@lru_cache(maxsize=1024)
def _demanded_part(value: str) -> str:
    if re.search(r"\b(?:at most|exactly) 0 times?$", value):
        return ""
    if marked := re.match(r"(?:at least|exactly|about) \d+ (highlighted|placeholder|words in capitals)", value):
        return {"highlighted": "**one**", "placeholder": "[one]", "words in capitals": "ONE TWO"}[marked[1]]
    fixed = {"a title in << >>": "<<Title>>", "quotation marks around the answer": '"One"'}
    if value in fixed:
        return fixed[value]
    quoted = re.search(r"[\"“]([^\"”]+)[\"”]", value)
    return quoted[1] if quoted and not value.startswith("2 answers") else ""


_SCRIPTS = {"Japanese", "Chinese", "Korean", "Russian", "Greek", "Arabic", "Hindi", "Ukrainian", "Hebrew", "Thai"}


def _other_script(text: str, language: str) -> bool:
    """Whether usual words of a text are in letters that the language does not have."""
    latin = re.search(r"\b[a-z]{3,}\b", text) is not None
    other = re.search(r"[^\W\d_a-zA-ZÀ-ɏ]", text) is not None
    return latin if language in _SCRIPTS else other


def _opposed(one: Held, other: Held) -> bool:
    """Whether two wishes' traits are opposed; a length against a length is their own slot's affair."""
    if one.directive.slot is other.directive.slot and one.directive.slot is not Slot.INCLUDE:
        return False
    return any(frozenset((a, b)) in OPPOSED for a in traits(one) for b in traits(other))


def _excludes(excluding: Directive, wanting: Directive) -> bool:
    """Whether one leaves out what the other wants in: the thing itself, a wider word for it, or its kind."""
    if excluding.slot is not Slot.EXCLUDE or wanting.slot not in (Slot.INCLUDE, Slot.EXAMPLE, Slot.KEEP, Slot.TONE):
        return False
    value = excluding.value.casefold().strip(" .")
    refused = REFUSED.get(value) or REFUSED.get(f"{value}s")
    had = traits(Held(directive=wanting)) if wanting.slot is not Slot.KEEP else frozenset()
    if refused and refused in had:
        return True
    gone = set(subject(_bare(excluding.value)).split())
    whole = wanting.value if wanting.slot is not Slot.KEEP else f"{wanting.target or ''} {wanting.value}"
    return bool(gone) and wanting.slot is not Slot.TONE and gone <= set(subject(_bare(whole)).split())


def _bare(value: str) -> str:
    return re.sub(r"\b(?:the )?(?:exact )?(?:word|phrase|term)s?\b(?= [\"“])|[\"“”]", " ", value)


def _same_part(changing: Directive, keeping: Directive) -> bool:
    """Whether a passage is to be changed that another wish keeps as it is."""
    if changing.slot is not Slot.PASSAGE or keeping.slot is not Slot.KEEP or not changing.target:
        return False
    kept = subject(keeping.target or keeping.value)
    inside = keeping.passage is not None and changing.target.strip('"“”') in keeping.passage
    return inside or bool(kept and subject(changing.target) == kept)


def _two_figures(one: Directive, other: Directive) -> bool:
    """Whether two wishes say the same with two numbers: two corrections of one thing, two counts of one word."""
    if one.slot is not other.slot or one.slot not in (Slot.CORRECT, Slot.INCLUDE):
        return False
    if one.slot is Slot.INCLUDE:
        a, b = (constraint(each.slot, each.value) for each in (one, other))
        return bool(a and b and type(a) is type(b) and a.about == b.about and not a.agrees(b))
    plain = [re.sub(r"\d[\d.,:]*", "#", each.value.casefold()) for each in (one, other)]
    return plain[0] == plain[1] and "#" in plain[0] and one.value.casefold() != other.value.casefold()


def _cramped(want: Wanted) -> Iterator[tuple[Held, Held]]:
    """A limit, with each of the wishes that take up so much that not all fit: the largest until the rest does."""
    for limit in want.style:
        room = _room(limit)
        if room is None:
            continue
        yield from ((limit, one) for one in want.style if _items(one) > _places(limit))
        needs = sorted(((need(one), one) for one in want.all if one is not limit), key=lambda pair: -pair[0])
        total = sum(words for words, _ in needs)
        for words, one in needs:
            if total <= room or not words:
                break
            yield limit, one
            total -= words


def _items(held: Held) -> int:
    """How many items of a list a wish wants."""
    counted = re.match(r"(?:at least|exactly|about) (\d+) ", held.directive.value)
    return int(counted[1]) if counted and held.directive.slot is Slot.FORMAT else 0


def _places(held: Held) -> int:
    """How many items a limit of sentences or lines leaves room for: each item is one at least."""
    length = parse_length(held.directive.value)
    return length.count if length and length.unit in ("sentences", "lines") else 10_000


def _room(held: Held) -> int | None:
    """How many words a length leaves room for; None where it sets no upper limit."""
    length = parse_length(held.directive.value) if held.directive.slot is Slot.LENGTH else None
    if length is None or length.pull == "up":
        return None
    if length.is_relative:
        before = held.directive.words
        return round(before * length.factor ** min(held.level, STRONGEST)) if before else None
    each = {
        "words": 1.0,
        "sentences": SENTENCE_WORDS,
        "paragraphs": PARAGRAPH_WORDS,
        "lines": LINE_WORDS,
        "characters": 1 / 6,
    }
    return round(length.count * each.get(length.unit, CHARACTER_WORDS))


def need(held: Held) -> int:
    """About how many words it takes to meet a wish."""
    directive = held.directive
    value = directive.value
    counted = re.match(r"(?:at least|exactly|about) (\d+) (\w+)", value)
    match directive.slot:
        case Slot.KEEP:
            everything = re.match(r"(?:everything|all|the (?:rest|whole)|every)\b", value, re.IGNORECASE)
            return len(directive.passage.split()) if directive.passage else NEEDS["detail"] if everything else 0
        case Slot.START | Slot.END:
            return len(value.split())
        case Slot.FORMAT if counted:
            return int(counted[1]) * (NEEDS["heading"] if counted[2].startswith("heading") else NEEDS["item"])
        case Slot.EXAMPLE:
            return NEEDS["example"] * _count(value)
        case Slot.INCLUDE:
            found = traits(held)
            for trait, name in (("detailed", "detail"), ("terms", "terms"), ("example", "example")):
                if trait in found:
                    return NEEDS[name] * (_count(value) if name == "example" else 1)
            return (int(counted[1]) if counted else _count(value)) * (1 if demanded(directive) else NEEDS["include"])
        case _:
            return 0


def _count(value: str) -> int:
    """How many of something are wanted, where a number says so."""
    names = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
    match = re.match(r"(?:the |at least |exactly )?(\d{1,2}|" + "|".join(names) + r")\s", value.casefold())
    return 1 if match is None else names.get(match[1]) or int(match[1])


def standing(pairs: Sequence[tuple[Held, Held]]) -> tuple[tuple[str, str], ...]:
    """The ids of the directives of these pairs."""
    return tuple((one.directive.id, other.directive.id) for one, other in pairs)
