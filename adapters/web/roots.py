"""From which conversations the entries of a profile come, as far as the page can lead there. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adapters.web.parse import PAGE, PLATFORM, WORKSPACE
from bot.events import FeedbackEvent, ThreadRef
from bot.inferring import inferred
from bot.profiles import Profile
from bot.values import Value

SHOWN = 5
"""Conversations that are led to from one entry, the latest."""
UNTITLED = "a conversation"
NAMES = {"slack": "Slack", "discord": "Discord", "console": "the terminal"}
"""What people call the platforms of accounts that are joined with theirs."""


class Root(Value):
    """A conversation that an entry comes from."""

    title: str
    """The conversation's; of another platform, its name."""
    thread: str = ""
    """Its name in this page's addresses; "" where the page cannot show it."""
    at: float | None = None
    """When what speaks for the entry was said there, in seconds since the epoch."""


def roots(
    held: Profile, events: Mapping[str, FeedbackEvent], titles: Mapping[str, str], now: float
) -> dict[str, tuple[Root, ...]]:
    """Where each entry of a profile comes from at a moment; `titles` are those of this page's conversations by name.

    What was said outside of any conversation (in the panel) comes from none.
    """
    found: dict[str, list[tuple[ThreadRef, float]]] = {}
    for directive in held.holding:
        if event := events.get(directive.event):
            found[directive.id] = [(event.thread, directive.at)]
    for one in inferred(held, now):
        found[one.id] = [(ThreadRef.parse(shown.thread), shown.at) for shown in reversed(one.evidence)]
    return {id: _rooted(places, titles) for id, places in found.items()}


def led_to(thread: str, titles: Mapping[str, str]) -> Root | None:
    """One conversation, by its ThreadRef as a string; None for none, and for a place that is no conversation."""
    if not thread:
        return None
    found = _rooted([(ThreadRef.parse(thread), None)], titles)
    return found[0] if found else None


def _rooted(places: Iterable[tuple[ThreadRef, float | None]], titles: Mapping[str, str]) -> tuple[Root, ...]:
    named = [_root(ref, at, titles) for ref, at in places]
    return tuple(one for one in named if one)[:SHOWN]


def _root(ref: ThreadRef, at: float | None, titles: Mapping[str, str]) -> Root | None:
    if (ref.platform, ref.workspace) != (PLATFORM, WORKSPACE):
        return Root(title=f"a conversation in {NAMES.get(ref.platform, ref.platform)}", at=at)
    if ref.channel != PAGE:
        return None
    if ref.thread not in titles:
        return Root(title=UNTITLED, at=at)
    return Root(title=titles[ref.thread] or UNTITLED, thread=ref.thread, at=at)
