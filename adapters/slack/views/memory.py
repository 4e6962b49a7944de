"""What is remembered of a person's conversations, as it stands on their page and under a command. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.slack import limits
from adapters.slack.views.blocks import About, Block, header, safe, section
from adapters.slack.views.why import explained
from bot.events import ThreadRef
from bot.explained import Explanation
from bot.values import Value


class Remembered(Value):
    """It, for its own person."""

    ref: ThreadRef
    """The thread of what they say about themselves."""
    told: Explanation
    links: Mapping[str, str] = {}
    """By ref, the addresses of the threads that it comes from, as far as they are known."""
    shareable: frozenset[str] = frozenset()
    """What of it they may make everybody's, by what takes it out."""


def memory_blocks(memory: Remembered, about: About) -> list[Block]:
    """All of it, each with what takes it out."""
    told = memory.told
    entries = [block for one in told.sections for block in explained(one, about, memory.links, memory.shareable)]
    return [header(told.title), section(safe(told.lead, limits.SECTION_TEXT)), *entries]
