"""`ObedientModel`: a model in this process that writes what its prompt's lines ask for, and nothing cleverer."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from typing import Literal

from bot.answers import Usage
from bot.eval.obeying import obeying
from bot.ports import Piece, Request


class ObedientModel:
    """A model that does as it is told: what an answer lacks is then never the model's fault."""

    name = "scripted"
    note = ""
    holds: Literal["grammar", "schema", "nothing"] = "nothing"
    reads = False

    async def ready(self, progress: Callable[[str, float | None], None]) -> None:
        """Nothing to fetch."""

    async def generate(self, request: Request) -> AsyncGenerator[Piece, None]:
        """The whole text at once."""
        text = obeying(request.messages[-1].content)
        yield Piece(text=text)
        prompt = sum(len(message.content.split()) for message in request.messages)
        yield Piece(usage=Usage(prompt_tokens=prompt, completion_tokens=len(text.split())), model=self.name)

    async def close(self) -> None:
        """Nothing to close."""
