"""Asking a model to word many wishes more shortly; what it writes counts only where none of them got lost."""

from __future__ import annotations

from bot.context import Requirement
from bot.errors import ForPeople
from bot.merging import CROWDED, checked
from bot.ports import Model, Request
from bot.prompt import Message
from bot.replies import whole
from bot.requirements import stated
from bot.wanted import Wanted

_TASK = (
    "Below are numbered requirements for a text. Put them together on fewer lines, at most {most}, without losing or "
    "adding anything. Begin each line with the numbers that it stands for in brackets, like [1,4]. Every number stands "
    "on exactly one line. Keep quoted words and numbers as they are. Do not join what is wanted with what is unwanted. "
    "Write only these lines.\n\n{rows}"
)


async def consolidate(model: Model, want: Wanted) -> tuple[Requirement, ...]:
    """The wishes in force as fewer lines in the model's words, for `PromptContext.consolidated`.

    () where they are not crowded, where the model fails, and where a wish, a quoted word or a number would be lost or
    something new said: then `render` puts them together by rules. Costs one short generation.
    """
    single = stated(want)
    if len(single) < CROWDED:
        return ()
    rows = "\n".join(f"{number}. {line.text}" for number, line in enumerate(single, 1))
    content = _TASK.format(most=max(2, len(single) // 2), rows=rows)
    try:
        said = await whole(model, Request(messages=(Message(role="user", content=content),)))
    except ForPeople:
        return ()
    return checked(said, single)
