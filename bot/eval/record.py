"""What a run keeps of each conversation: the texts and what they cost. A line of JSON each, judged afterwards. Pure."""

from __future__ import annotations

import hashlib
import json

from pydantic import ValidationError

from bot.errors import BadEval
from bot.eval.items import Item
from bot.values import Value


class Cost(Value):
    """What one turn took. Tokens are the server's count, None where it did not say."""

    calls: int = 0
    """Calls of the model, retries, candidates and its reading of feedback among them."""
    prompt_tokens: int | None = None
    """Of all calls together."""
    longest_prompt: int | None = None
    """Of the one call with the longest prompt: what has to fit into the model's context."""
    cached_tokens: int | None = None
    """Of `prompt_tokens`, those served from the prefix cache."""
    completion_tokens: int | None = None
    seconds: float = 0.0


class Turn(Value):
    """What people saw after the question, or after a wish."""

    text: str
    cost: Cost
    read: tuple[str, ...] = ()
    """How the bot read the wish: `length: at most 50 words`; empty where nothing is read."""
    notice: str = ""
    """What the bot said beside the answer."""


class Conversation(Value):
    """One item run through one arm. `turns` has the question's turn and one for each wish."""

    item: str
    arm: str
    repeat: int = 0
    """Which of the seeds, from 0."""
    print: str
    """The fingerprint of what it was made from."""
    turns: tuple[Turn, ...]

    @property
    def key(self) -> tuple[str, str, int, str]:
        """The same for two runs of the same thing."""
        return self.item, self.arm, self.repeat, self.print


def fingerprint(item: Item, **made_with: object) -> str:
    """The same exactly if the item and what it is run with are: then a kept conversation need not be run again."""
    text = json.dumps([item.model_dump(mode="json"), made_with], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def parse_records(text: str, name: str) -> tuple[Conversation, ...]:
    """The conversations of a file's text. A last line without its end is one that was being written: it is left out.

    Raises BadEval naming the first line that is no such record.
    """
    lines = text.split("\n")[:-1]
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Conversation.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"])) or "record"
            raise BadEval(f"{name} cannot be resumed: line {number}: {field}: {first['msg']}") from error
    return tuple(found)
