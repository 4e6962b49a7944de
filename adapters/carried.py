"""What a button, a form or a view of ours carries, on any platform: what it is about. How it is packed is the
adapter's."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.values import Value

Number = Annotated[int, Field(ge=0, lt=2**53)]
"""A number of an answer, of a version, of events: what every store can keep."""


class Carried(Value):
    """It, read back."""

    thread: str
    """A thread's ref, which `ThreadRef.parse` takes."""
    answer: Number | None = None
    version: Number | None = None
    sequence: Number = 0
    value: str = ""
