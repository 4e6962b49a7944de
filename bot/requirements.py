"""Wishes in force as the sentences that tell a model what to write, many of them put on fewer lines. Pure."""

from __future__ import annotations

from bot.code.directed import told
from bot.constraints.constraint import joined
from bot.constraints.parse import constraint
from bot.context import Requirement
from bot.directives import Directive, Slot
from bot.length import STRONGEST, parse_length
from bot.merging import CROWDED, merge, reworded
from bot.passage import is_removal, named
from bot.texts import clipped
from bot.wanted import Held, Wanted

REMOVED = 200
"""Characters of a part that was taken out by which a model is told to leave it out."""


def requirements(want: Wanted, consolidated: tuple[Requirement, ...] = ()) -> tuple[Requirement, ...]:
    """The lines that stand for all wishes in force of the thread: each wish has its place in exactly one.

    A line each, until they are crowded: then a model's shorter wording where there is one that still holds, else as
    few lines as rules can make of them.
    """
    said = stated(want)
    return said if len(said) < CROWDED else reworded(said, consolidated) or merge(said)


def stated(want: Wanted) -> tuple[Requirement, ...]:
    """The thread's wishes in force, a line each."""
    return tuple(
        Requirement(text=requirement(held, want.task), covers=tuple(one.id for one in held.run or (held.directive,)))
        for held in want.all
        if not held.from_profile
    )


def requirement(held: Held, task: str = "") -> str:
    """One wish in force as a sentence that tells a model what to write; on one line, whatever a person wrote.

    `task` is the question, where it is known: "no comments" is about the code where that asks for code.
    """
    return " ".join(_sentence(held, task).split())


def _sentence(held: Held, task: str) -> str:
    directive = held.directive
    if directive.verbatim:
        return directive.value
    if code := told(directive, task):
        return code
    very = {1: "", 2: "very ", STRONGEST: "extremely "}[held.level]
    value = directive.value
    if directive.slot not in (Slot.LENGTH, Slot.EXPERTISE) and (checked := _checked(held)):
        return checked
    match directive.slot:
        case Slot.LENGTH:
            return length_requirement(held)
        case Slot.TONE:
            return f"Write {value}." if value.startswith(("like ", "in ")) else f"Write in {_a(very + value)} tone."
        case Slot.EXPERTISE:
            return _expertise(value, held.level)
        case Slot.LANGUAGE:
            return f"Write in {value}."
        case Slot.FORMAT:
            return f"Answer as {value if value.endswith('s') or ' ' in value else _a(value)}."
        case _:
            return _content(directive)


def _a(words: str) -> str:
    """Words with their article."""
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


def _clipped(text: str) -> str:
    return clipped(" ".join(text.split()), REMOVED)


def _content(directive: Directive) -> str:
    value = directive.value.rstrip(" .")
    match directive.slot:
        case Slot.CORRECT:
            return f"This is what is meant, and it is right: {value}."
        case Slot.KEEP:
            if directive.passage:
                return f"Keep this word for word: “{directive.passage}”"
            return f"Keep as it is: {directive.target or value}."
        case Slot.INCLUDE:
            return f"Include {value}."
        case Slot.EXCLUDE:
            return f"Leave out {value}."
        case Slot.EXAMPLE:
            return f"Give {value}." if value else "Give a concrete example."
        case _:
            if is_removal(directive.value) and directive.passage:  # in a new text another may have its place
                return f"Leave out what this said: “{_clipped(directive.passage)}”"
            target = directive.target or "answer"
            where = f"the {target}" if named(target) else f"the passage “{target}”"
            return f"In {where}: {instruction(directive)}"


def instruction(wish: Directive) -> str:
    """What a passage shall become, as a sentence."""
    value = wish.value.strip()
    if any(parse_length(piece) for piece in value.split(" and ")):
        value = f"make it {value}"
    elif value.startswith(("for ", "in ", "like ")):
        value = f"write it {value}"
    return value if value.endswith((".", "!", "?")) else f"{value}."


_EXPERTISE = {
    "beginner": ("a beginner", "Use everyday words, and explain every term."),
    "child": ("a child", "Use short sentences and everyday words."),
    "intermediate": ("someone who knows the basics", "Skip the basics."),
    "expert": ("an expert", "Use exact terms, and skip the basics."),
}


def _expertise(value: str, level: int) -> str:
    reader, how = _EXPERTISE.get(value, (value, ""))
    if level > 1 and value == "beginner":
        reader = "a complete beginner"
    return f"Write for {reader}. {how}".rstrip()


def _checked(held: Held) -> str:
    """What code checks of a wish as one sentence, with the bounds of all that was said in a row; "" for the rest."""
    found = [constraint(one.slot, one.value) for one in held.run or (held.directive,) if not one.verbatim]
    checks = [one for one in found if one]
    return joined(*checks) if checks else ""


def length_requirement(held: Held) -> str:
    """The length in force as a sentence, in words where there is a version to measure against."""
    length = parse_length(held.directive.value)
    if length is None:
        return f"Length: {held.directive.value}."
    if not length.is_relative:
        return _checked(held)
    if target := target_words(held):
        before, shorter = words_before(held), length.relation == "shorter"
        limited = any((said := parse_length(one.value)) and not said.is_relative for one in held.run)
        if before is None or limited or (shorter and before <= target) or (not shorter and before >= target):
            return f"Write {'at most' if shorter else 'at least'} {target} words."
        return f"Write {'fewer' if shorter else 'more'} than {before} words, about {target}."
    words = {
        "shorter": ("Keep it short.", "Keep it very short.", "Keep it as short as possible."),
        "longer": ("Write at length.", "Write at great length.", "Write as much as possible."),
    }
    return words[length.relation][held.level - 1]


def words_before(held: Held) -> int | None:
    """How many words the version had that a relative wish speaks of: of several, the one hardest to meet."""
    spoken = [
        directive.words
        for directive in held.run
        if directive.words and (length := parse_length(directive.value)) and length.is_relative
    ]
    last = parse_length(held.directive.value)
    return (min(spoken) if last and last.pull == "down" else max(spoken)) if spoken else None


def target_words(held: Held) -> int | None:
    """How many words relative wishes come to: each works on the version it speaks of, the strongest counts.

    None where no wish of the run speaks of a version, or the latest is not relative.
    """
    by_version: dict[tuple[int | None, int], list[float]] = {}
    targets: list[int] = []
    last = parse_length(held.directive.value)
    shorter = last is None or last.pull == "down"
    for directive in held.run:
        length = parse_length(directive.value)
        if length and not length.is_relative and length.unit == "words":
            targets.append(length.count)
        if length and length.is_relative and directive.words:
            by_version.setdefault((directive.version, directive.words), []).append(length.factor)
    for (_, words), factors in by_version.items():
        target = float(words)
        for factor in factors[-STRONGEST:]:
            target *= factor
        targets.append(round(target))
    if not targets:
        return None
    return max(min(targets), 5) if shorter else min(max(targets), 5_000)
