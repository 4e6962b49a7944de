"""The base of every value that crosses a border: frozen, strict, comparable, and its own JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen pydantic model; unknown fields are refused, equality is by content."""

    model_config = ConfigDict(frozen=True, extra="forbid")
