"""Whether a text keeps a rule: IFEval's by its own verifiers, ours by the checks of canonical values."""

from __future__ import annotations

from bot.constraints.parse import constraint
from bot.directives import Slot
from bot.eval.items import Instruction, Want
from bot.eval.verifiers import follows
from bot.length import parse_length, words


def check(rule: Want | Instruction, text: str, before: int, task: str) -> bool | None:
    """Whether a rule holds in a text that answers a task; None where code cannot tell. An empty text keeps none.

    `before`: the words of the version that a relative length speaks of; to be on the right side of it is enough.
    """
    if isinstance(rule, Instruction):
        return follows(rule, text)
    length = parse_length(rule.value) if rule.slot is Slot.LENGTH else None
    if length and length.is_relative:
        have = words(text)
        return 0 < have < before if length.relation == "shorter" else have > before
    checked = constraint(rule.slot, rule.value, task)
    return None if checked is None else bool(text.strip()) and not checked.check(text)
