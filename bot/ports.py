"""The core's seams, as small Protocols: what it needs of a model, of a platform and of a database."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from typing import Any, Literal, Protocol

from bot.answers import Frame, Offer, Usage
from bot.prompt import Message
from bot.values import Value


class Request(Value):
    """One call of a model."""

    messages: tuple[Message, ...]
    seed: int | None = None
    """The same seed and messages give the same text where the server can do that."""
    temperature: float | None = None
    """None for the configured one."""
    max_tokens: int | None = None
    """Of the completion; None for the configured limit."""
    json_schema: dict[str, Any] | None = None
    """The reply is JSON of this schema (the server holds it to it while generating)."""
    grammar: str | None = None
    """The reply is of this grammar, in llama.cpp's GBNF; only for a model whose `holds` is "grammar"."""


class Piece(Value):
    """A part of a streamed reply."""

    text: str = ""
    restart: bool = False
    """What came before is void: the stream broke and begins anew, or another model took over."""
    usage: Usage | None = None
    """In the last piece."""
    cut: bool = False
    """In the last piece: the token limit ended it."""
    model: str = ""
    """In the last piece: the name of the model that wrote it."""


class Model(Protocol):
    """A language model behind any OpenAI-compatible endpoint, the embedded one among them."""

    name: str
    note: str
    """What people should know of it, for the line under an answer; "" where there is nothing to say."""
    holds: Literal["grammar", "schema", "nothing"]
    """What its server can hold a reply to while it is generated."""
    reads: bool
    """Whether it is capable enough to be asked what a person's free text wants."""

    async def ready(self, progress: Callable[[str, float | None], None]) -> None:
        """Make it answer: fetch, check, start. `progress` gets a sentence and a share (0 to 1) or None.

        Quick and idempotent once it is up. Raises FetchFailed with a sentence for the operator.
        """

    def generate(self, request: Request) -> AsyncGenerator[Piece, None]:
        """Stream a reply. Closing the generator stops the model's work for it, on the server too.

        Retries and the fallback model are inside. Raises ModelUnavailable when nothing helped,
        PromptTooLong when the prompt does not fit.
        """

    async def close(self) -> None:
        """Let go of connections and child processes."""


class Publisher(Protocol):
    """Putting an answer before people."""

    async def thinking(self, frame: Frame) -> None:
        """Say that an answer is on its way, while no message shows it yet. Returns at once."""

    async def post(self, frame: Frame) -> str:
        """Show an answer for the first time; gives the message's id. Posted twice, it is one message."""

    async def edit(self, message: str, frame: Frame) -> None:
        """Replace what a message shows. The newest frame wins: one that is running never waits for a rate limit; one
        at rest returns when the platform has it, or when a newer frame of that answer has taken its place."""

    async def tell(self, thread: str, person: str, notice: str, offers: tuple[Offer, ...] = ()) -> None:
        """Say something to one person beside the answer; under it `offers` as buttons, which send what they carry."""
