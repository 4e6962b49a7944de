"""How much of the prompt the embedded server serves from its prefix cache, by where what changes stands.

`python tests/measure_cache.py` asks the embedded model the same five questions with six refinements each, in three
layouts: ours (what changes last), the requirements before the question, and the resent transcript. Only prompts are
measured: every reply is 24 tokens. Takes about a minute on two cores.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing

from values import context, wish

from bot.answers import Usage
from bot.context import PromptContext, rewrite
from bot.directives import Slot
from bot.embedded.model import EmbeddedModel
from bot.events import Attachment
from bot.ports import Request
from bot.prompt import Message, render
from bot.settings import Settings

QUESTIONS = (
    "Explain how tides work.",
    "Write a note to the team about the new release on Friday.",
    "Give me a plan for learning to cook in a month.",
    "What should a new moderator of a gaming server know?",
    "Which of our products sold best?",
)
FILE = Attachment(
    name="sales.csv", text="product,region,sold\n" + "".join(f"item {n},north,{n * 7}\n" for n in range(60))
)
WISHES = (
    wish(Slot.EXPERTISE, "beginner", n=1),
    wish(Slot.TONE, "friendly", n=2),
    wish(Slot.INCLUDE, "an example", n=3),
    wish(Slot.EXCLUDE, "commas", n=4),
    wish(Slot.LENGTH, "at most 120 words", n=5),
    wish(Slot.FORMAT, "bullets", n=6),
)


def turns(question: str) -> list[PromptContext]:
    """The contexts of a thread, one for the question and one after each wish."""
    asked = context(text=question)
    if "products" in question:
        asked = asked.model_copy(update={"data": (FILE,)})
    return [rewrite(asked, WISHES[:count]) for count in range(len(WISHES) + 1)]


def changing_first(messages: Sequence[Message]) -> tuple[Message, ...]:
    """The same prompt with its requirements before everything else."""
    last = messages[-1].content
    before, found, after = last.partition("\n\nRequirements:")
    moved = f"Requirements:{after}\n\n{before}" if found else last
    return (*messages[:-1], Message(role="user", content=moved))


async def ask(model: EmbeddedModel, messages: tuple[Message, ...]) -> tuple[str, Usage]:
    """A short reply, and what its prompt cost."""
    said, usage = "", Usage()
    async with aclosing(model.generate(Request(messages=messages, seed=1, max_tokens=24))) as pieces:
        async for piece in pieces:
            said += piece.text
            usage = piece.usage or usage
    return said, usage


async def main() -> None:
    """Print the share of each layout's prompt tokens that came from the cache, questions aside."""
    model = EmbeddedModel(Settings())
    await model.ready(lambda sentence, share: None)
    print(f"{'layout':24}{'prompt tokens':>15}{'cached':>9}{'read anew':>11}")
    for layout in ("what changes last (ours)", "requirements first", "transcript"):
        total = cached = 0
        for question in QUESTIONS:
            talk: list[Message] = []
            for place, one in enumerate(turns(question)):
                messages = render(one)
                if layout == "requirements first":
                    messages = changing_first(messages)
                elif layout == "transcript":
                    new = messages[-1].content if place == 0 else f"Also: {WISHES[place - 1].value}"
                    talk = [*(talk or messages[:-1]), Message(role="user", content=new)]
                    messages = tuple(talk)
                said, usage = await ask(model, messages)
                talk.append(Message(role="assistant", content=said))
                if place:
                    total += usage.prompt_tokens or 0
                    cached += usage.cached_tokens or 0
        print(f"{layout:24}{total:>15,}{cached / total:>9.0%}{total - cached:>11,}")
    await model.close()


if __name__ == "__main__":
    asyncio.run(main())
