"""What is measured: tasks, each with wishes said one after the other. Pure: reads text, not files.

Two forms, one JSON object a line, also mixed in one file:

- ours: `{"id", "task", "kind", "wishes": [{"says", "want": [{"slot", "value", "target"}]}], "facts", "on_task"}`.
  `want` has canonical values (the table in `bot.constraints`); with the slot `passage`, `target` names the part that
  alone may change. `facts` are strings that must be in the final version; `on_task` are words of which one must be in
  an answer, where the task's own words would not be (another language).
- IFEval's: `{"key", "task" or "prompt", "instruction_id_list", "kwargs"}`. Each instruction becomes a wish, said as a
  person would say it. Without `task` the whole prompt is asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Self

from pydantic import Field, ValidationError, model_validator

from bot.directives import Slot
from bot.errors import BadEval
from bot.eval.ifeval import INSTRUCTIONS, phrase
from bot.values import Value

PROBLEMS = 20
"""How many bad lines an error names."""


class Want(Value):
    """What a wish wants, as a canonical value."""

    slot: Slot
    value: str = ""
    target: str | None = None
    """The part that alone may change, for the slot `passage`."""

    @model_validator(mode="after")
    def _pointed(self) -> Self:
        if self.slot is Slot.PASSAGE and not self.target:
            raise ValueError("a passage needs its target")
        return self


class Instruction(Value):
    """A constraint of IFEval, checked by its own verifier."""

    id: str
    kwargs: dict[str, Any] = Field(default_factory=dict)


class Wish(Value):
    """One message of feedback and what it wants."""

    says: str = Field(min_length=1)
    want: tuple[Want, ...] = ()
    instruction: Instruction | None = None


class Item(Value):
    """A task and the wishes that follow on it, in the order in which they are said."""

    id: str = Field(min_length=1)
    task: str = Field(min_length=1)
    kind: str = ""
    """What sort of task it is, for people who read the file."""
    wishes: tuple[Wish, ...]
    facts: tuple[str, ...] = ()
    on_task: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _refined(self) -> Self:
        if not self.wishes:
            raise ValueError("an item needs a wish")
        return self


def parse_items(text: str, name: str, *, seed: int = 0) -> tuple[Item, ...]:
    """The items of a file's text. `seed` chooses how IFEval's constraints are said.

    Raises BadEval naming the file, and of each bad line its number, the field and what is wrong with it.
    """
    items: list[Item] = []
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            items.append(_item(json.loads(line), seed))
        except ValidationError as error:
            problems += [f"line {number}: {_field(one['loc'])}: {one['msg']}" for one in error.errors()]
        except ValueError as error:
            problems.append(f"line {number}: {error}")
    seen: dict[str, int] = {}
    for item in items:
        seen[item.id] = seen.get(item.id, 0) + 1
    problems += [f"id: {item} is there {times} times" for item, times in seen.items() if times > 1]
    if not items and not problems:
        problems.append("there is no item in it")
    if problems:
        more = [f"and {len(problems) - PROBLEMS} more"] if len(problems) > PROBLEMS else []
        raise BadEval("\n".join([f"{name} cannot be used:", *(f"  {one}" for one in problems[:PROBLEMS] + more)]))
    return tuple(items)


def _field(loc: Iterable[int | str]) -> str:
    return ".".join(map(str, loc)) or "item"


def _item(data: Any, seed: int) -> Item:
    if not isinstance(data, dict):
        raise ValueError("an item is a JSON object")
    return _from_ifeval(data, seed) if "instruction_id_list" in data else Item.model_validate(data)


def _from_ifeval(data: dict[str, Any], seed: int) -> Item:
    """An item of IFEval's form; arguments that are null are left out, as its verifiers take no such thing."""
    ids, given = data["instruction_id_list"], data.get("kwargs")
    if not isinstance(ids, list) or not isinstance(given, list) or len(ids) != len(given):
        raise ValueError("kwargs: must have one object for each of instruction_id_list")
    task = data.get("task") or data.get("prompt") or data.get("full_prompt")
    if not isinstance(task, str):
        raise ValueError("task: is missing (prompt will do)")
    key = str(data.get("key", ""))
    wishes = []
    for place, (one, arguments) in enumerate(zip(ids, given, strict=True)):
        if one not in INSTRUCTIONS:
            raise ValueError(f"instruction_id_list.{place}: {one!r} is none of IFEval's")
        kwargs = {name: value for name, value in (arguments or {}).items() if value is not None}
        try:
            says = phrase(one, kwargs, task=task, seed=f"{seed}:{key}:{place}")
        except KeyError as error:
            raise ValueError(f"kwargs.{place}: {one} needs {error.args[0]}") from error
        wishes.append(Wish(says=says, instruction=Instruction(id=one, kwargs=kwargs)))
    return Item(id=key, task=task, kind="ifeval", wishes=tuple(wishes))
