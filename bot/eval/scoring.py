"""How good the texts of a conversation are: which rules hold, whether it is on the task, what was left alone. Pure.

What is checked of a rule is the caller's `Check`; that an answer is on its task is `bot.eval.gate`'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.directives import STYLE, Slot
from bot.eval.gate import LEAST_WORDS, problem
from bot.eval.items import Instruction, Item, Want
from bot.eval.record import Conversation
from bot.length import Length, parse_length, words
from bot.passage import spot
from bot.values import Value

Check = Callable[[Want | Instruction, str, int, str], bool | None]
"""Whether a rule holds in a text; None where code cannot tell. Beside them: the words of the version that a relative
length speaks of, and the task."""


class Rule(Value):
    """A rule in force, and whether the text keeps it."""

    kind: str
    """Rules of one kind are added up: `include the word "…"`, or an instruction's id."""
    since: int
    """The wish that gave it, from 1."""
    held: bool


class TurnVerdict(Value):
    """What one turn's text comes to."""

    rules: tuple[Rule, ...] = ()
    off: str = ""
    """What keeps it from being on its task (`bot.eval.gate`); "" where it is."""
    untouched: bool | None = None
    """Whether the passage that was to change did, and all else is byte for byte as it was; None where no such wish was
    said, or its passage was not there."""

    @property
    def held(self) -> float | None:
        """The share of the rules in force that hold; None without a rule."""
        return sum(rule.held for rule in self.rules) / len(self.rules) if self.rules else None

    @property
    def both(self) -> float | None:
        """The same, where nothing counts that is not on its task."""
        return 0.0 if self.off and self.rules else self.held


class Verdict(Value):
    """What a conversation comes to, turn by turn."""

    item: str
    arm: str
    repeat: int
    turns: tuple[TurnVerdict, ...]
    facts: float | None = None
    """The share of the item's facts that are in the final version."""

    @property
    def final(self) -> TurnVerdict:
        """The final version's."""
        return self.turns[-1]


def judge(conversation: Conversation, item: Item, check: Check) -> Verdict:
    """Score each turn's text by what was wished until then."""
    texts = [turn.text for turn in conversation.turns]
    turns = []
    for place, text in enumerate(texts):
        live = in_force(item, place)
        rules = []
        for since, rule in live:
            held = check(rule, text, words(texts[since - 1]), item.task)
            if held is not None:
                rules.append(Rule(kind=kind(rule), since=since, held=held))
        off = problem(text, item.task, _said(item, place), least=_least(live), named=_named(item, live))
        untouched = _untouched(item, place, texts) if place else None
        turns.append(TurnVerdict(rules=tuple(rules), off=off, untouched=untouched))
    plain = " ".join(texts[-1].split()).casefold()
    kept = [" ".join(fact.split()).casefold() in plain for fact in item.facts]
    return Verdict(
        item=item.id,
        arm=conversation.arm,
        repeat=conversation.repeat,
        turns=tuple(turns),
        facts=sum(kept) / len(kept) if kept else None,
    )


def in_force(item: Item, turn: int) -> list[tuple[int, Want | Instruction]]:
    """The rules that hold after that many wishes, each with the number of its wish.

    A later want takes the place of an earlier one of its slot, but for lengths that can both be met ("at least 100
    words" and "at most 150 words", or "exactly 3 paragraphs"); what is left out is no longer wanted, and the other
    way round. IFEval's all hold.
    """
    live: list[tuple[int, Want | Instruction]] = []
    for number, wish in enumerate(item.wishes[:turn], 1):
        for want in wish.want:
            if want.slot is not Slot.PASSAGE:
                live = [(since, old) for since, old in live if not _replaces(want, old)]
                live.append((number, want))
        if wish.instruction:
            live.append((number, wish.instruction))
    return live


def _replaces(new: Want, old: Want | Instruction) -> bool:
    if isinstance(old, Instruction):
        return False
    if new.slot in STYLE:
        return new.slot is old.slot and (new.slot is not Slot.LENGTH or _instead(new.value, old.value))
    opposite = {Slot.INCLUDE, Slot.EXCLUDE} == {new.slot, old.slot}
    return opposite and new.value.casefold() == old.value.casefold()


def _instead(new: str, old: str) -> bool:
    """Whether one length takes another's place: unless both can be met, or they count different things."""
    later, before = parse_length(new), parse_length(old)
    if later is None or before is None or (later.is_relative and before.is_relative):
        return True
    if later.is_relative or before.is_relative:
        absolute = before if later.is_relative else later
        return absolute.unit == "words" and later.pull != before.pull
    if later.unit != before.unit:
        return False
    low, high = (later, before) if later.pull == "up" else (before, later)
    return (low.pull, high.pull) != ("up", "down") or low.count > high.count


def kind(rule: Want | Instruction) -> str:
    """What kind of rule it is: the slot, with the value's own words and numbers taken out."""
    if isinstance(rule, Instruction):
        return rule.id
    if rule.slot in (Slot.LANGUAGE, Slot.START, Slot.END):
        return rule.slot.value
    length = parse_length(rule.value) if rule.slot is Slot.LENGTH else None
    if length:
        return "length shorter or longer" if length.is_relative else f"length in {length.unit}"
    masked = re.sub(r'"[^"]*"', '"…"', rule.value)
    masked = re.sub(r'one of "…"(?: / "…")+', 'one of "…"', masked)
    masked = re.sub(r"\b(?:at least|at most|exactly|about) \d+", "N", masked)
    return f"{rule.slot.value} {re.sub(r'[0-9]+', 'N', masked)}"


def _said(item: Item, turn: int) -> list[str]:
    """The wishes so far, and their values where those are words of ours."""
    values = [want.value for wish in item.wishes[:turn] for want in wish.want if want.slot in (Slot.LENGTH,)]
    return [*(wish.says for wish in item.wishes[:turn]), *values]


def _least(live: Sequence[tuple[int, Want | Instruction]]) -> int:
    """The words that the rules leave an answer, up to the gate's own number."""
    least = LEAST_WORDS
    for _, rule in live:
        if isinstance(rule, Instruction):
            below = rule.kwargs.get("num_words", least) if rule.kwargs.get("relation") == "less than" else least
            least = min(least, 1 if rule.id.endswith("constrained_response") else max(1, int(below) - 1))
        elif rule.slot is Slot.FORMAT and rule.value.startswith("one of"):
            least = 1
        elif rule.slot is Slot.FORMAT and rule.value in ("json", "code only"):
            least = min(least, 3)
        elif rule.slot is Slot.LENGTH and (length := parse_length(rule.value)):
            least = min(least, _room(length))
    return max(1, least)


def _room(length: Length) -> int:
    """Words that an answer of that length has at least: a sentence may have 3, a word 6 characters."""
    if length.is_relative or length.relation == "at least":
        return LEAST_WORDS
    per = {"words": 1.0, "sentences": 3.0, "paragraphs": 3.0, "lines": 1.0, "characters": 1 / 7}[length.unit]
    return int(length.count * per)


def _named(item: Item, live: Sequence[tuple[int, Want | Instruction]]) -> tuple[str, ...] | None:
    """Words that show the task besides its own; None where another language is wanted and the item names none."""
    for _, rule in live:
        if isinstance(rule, Instruction):
            foreign = rule.id == "language:response_language" and rule.kwargs.get("language") != "en"
        else:
            foreign = rule.slot is Slot.LANGUAGE
        if foreign and not item.on_task:
            return None
    return item.on_task


def _untouched(item: Item, turn: int, texts: Sequence[str]) -> bool | None:
    """Whether the text changed, but for what stands before the passage and after it."""
    wants = item.wishes[turn - 1].want
    targets = [want.target for want in wants if want.slot is Slot.PASSAGE and want.target]
    if len(targets) != 1 or len(wants) != 1:
        return None
    before, after = texts[turn - 1], texts[turn]
    span = spot(before, targets[0])
    if span is None:
        return None
    head, tail = before[: span.start], before[span.end :]
    kept = len(after) >= len(head) + len(tail) and after.startswith(head) and after.endswith(tail)
    return kept and after != before
