"""Markdown cut into messages as Slack takes them. Pure."""

from __future__ import annotations

from adapters import splitting
from adapters.slack.limits import TABLE_ROWS
from adapters.splitting import prefix, size

__all__ = ["prefix", "size", "split"]


def split(markdown: str, most: int) -> tuple[str, ...]:
    """See `splitting.split`; a table of more rows than Slack takes becomes several."""
    return splitting.split(markdown, most, rows=TABLE_ROWS)
