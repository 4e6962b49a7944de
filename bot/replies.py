"""A model's reply as a whole, where nobody watches it come."""

from __future__ import annotations

from contextlib import aclosing

from bot.ports import Model, Request


async def whole(model: Model, request: Request) -> str:
    """All that a model says to a request. Raises what `Model.generate` raises."""
    text = ""
    async with aclosing(model.generate(request)) as pieces:
        async for piece in pieces:
            text = piece.text if piece.restart else text + piece.text
    return text
