"""Which of what is remembered goes into a prompt, and as which words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.context import Exchange
from bot.cues import cues
from bot.memory import Memory, Recall
from bot.touching import Asked, asked, touches

CORRECTIONS, EXAMPLES = 6, 2
"""How many corrections and how many examples go into one prompt, at most."""
REJECTED = 60
"""How many words are shown of the version that was not right."""
BYTES = 4
"""Bytes of UTF-8 that count as a token: what English comes to with the tokenizers of today, a little less than CJK."""


def recalled(
    candidates: Iterable[Memory],
    question: str,
    *,
    tokens: int,
    thread: str = "",
    near: Mapping[str, float] | None = None,
) -> Recall:
    """What of the candidates touches a question, within so many tokens (by estimate) of whole entries.

    A correction with a term needs the term in the question; any other entry much the same words, or to be named in
    `near` (name: likeness, 0 to 1), which is what embeddings found. A person's own entries come before shared ones,
    then what is closest, then what is newest. What comes from `thread`, where it is asked, is left out: its context
    has it. The entries stand in the order in which they were remembered, whatever else is found beside them.
    """
    heard = asked(question)
    close = [(_closeness(one, heard, near or {}), one) for one in candidates if one.thread != thread]
    ranked = [one for much, one in sorted(close, key=lambda pair: _rank(*pair)) if much > 0]
    corrections = [one for one in _current(ranked) if one.kind == "correction"][:CORRECTIONS]
    examples = [one for one in _current(ranked) if one.kind == "example"][:EXAMPLES]
    kept: list[Memory] = []
    for one in (*corrections, *examples):
        if (cost := cost_of(one)) <= tokens:
            tokens -= cost
            kept.append(one)
    kept.sort(key=lambda one: (one.number, one.name))
    return Recall(
        corrections=tuple(one for one in kept if one.kind == "correction"),
        examples=tuple(one for one in kept if one.kind == "example"),
    )


def cost_of(memory: Memory) -> int:
    """About how many tokens an entry takes in a prompt."""
    alone = Recall(corrections=(memory,)) if memory.kind == "correction" else Recall(examples=(memory,))
    said = [*lines(alone), *(text for one in exchanges(alone) for text in (one.question, one.answer))]
    return sum(len(text.encode("utf-8", "replace")) // BYTES + 1 for text in said)


def lines(recall: Recall) -> list[str]:
    """The corrections as lines of a prompt, each with what it is about."""
    return [_line(one) for one in recall.corrections]


def exchanges(recall: Recall) -> tuple[Exchange, ...]:
    """The examples as earlier exchanges; beside the question stands what was not right, where something was."""
    return tuple(Exchange(question=_question(one), answer=one.text) for one in recall.examples)


def _line(memory: Memory) -> str:
    about, said = _flat(memory.term or memory.question), _flat(memory.text)
    whose = "For everyone here, on" if memory.shared else "On"
    return f"{whose} “{about}”: {said}" if about else said


def _question(memory: Memory) -> str:
    if not memory.rejected:
        return memory.question
    words = memory.rejected.split()
    shown = " ".join(words[:REJECTED]) + (" …" if len(words) > REJECTED else "")
    return f"{memory.question}\n\nThis was not right: “{shown}”"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _closeness(memory: Memory, question: Asked, near: Mapping[str, float]) -> float:
    by_words = touches(memory, question)
    return by_words if memory.term and memory.kind == "correction" else max(by_words, near.get(memory.name, 0.0))


def _rank(much: float, memory: Memory) -> tuple[object, ...]:
    return memory.shared, -round(much, 6), -memory.number, memory.name


def _current(ranked: Iterable[Memory]) -> list[Memory]:
    """Of several entries about one thing (a term, a question) the person's own, of those the newest; in their order."""
    all = list(ranked)
    best: dict[object, Memory] = {}
    for one in sorted(all, key=lambda one: (not one.shared, one.number, one.name)):
        best[_about(one)] = one
    return [one for one in all if best[_about(one)] is one]


def _about(memory: Memory) -> object:
    if memory.kind == "correction" and memory.term:
        return "term", cues(memory.term)
    return memory.kind, cues(memory.question if memory.kind == "example" else memory.text) or memory.name
