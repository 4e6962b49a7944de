"""What happened while nobody listened, by what is there now and what is known. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adapters.discord.delivery import Gone, Reaction
from adapters.discord.events import standing
from bot.events import Deleted, ThreadRef
from bot.store.state import Entry
from bot.values import Value


class Seen(Value):
    """What a channel's newest messages are, as far as they were read."""

    workspace: str
    channel: str
    messages: frozenset[str]
    since: int = 0
    """The id from which on none is missing; 0 where all of the channel was read."""


class Put(Value):
    """An emoji under a message, and the people who have put it there."""

    emoji: str
    key: str
    users: frozenset[str]
    whole: bool = True
    """Whether those are all; else there are too many to be asked for."""


def said_in(history: Iterable[Entry]) -> tuple[str, ...]:
    """The messages of a conversation that still say something: not those that are known to be deleted."""
    found: dict[str, None] = {}
    for entry in history:
        if isinstance(entry.event.signal, Deleted):
            found.pop(entry.event.signal.message, None)
        elif entry.event.message:
            found[entry.event.message] = None
    return tuple(found)


def deleted(history: Iterable[Entry], seen: Seen, at: float) -> tuple[Gone, ...]:
    """The messages of a conversation that ought to be among those that were seen, and are not."""
    return tuple(
        Gone(workspace=seen.workspace, channel=seen.channel, user="", at=at, message=message)
        for message in said_in(history)
        if message.isdigit() and int(message) >= seen.since and message not in seen.messages
    )


def reactions(
    ref: ThreadRef, history: tuple[Entry, ...], message: str, channel: str, now: Mapping[str, Put], at: float, me: int
) -> tuple[Reaction, ...]:
    """What was put on an answer's message and taken off since it was last heard of: those that are there now and are
    not known, and those that are known and are not there."""
    known = {(user, key) for (where, user, key) in standing(history) if where == message}
    there = {(user, key): put for key, put in now.items() for user in put.users if user != str(me)}
    fields = {"workspace": ref.workspace, "channel": channel, "at": at, "message": message, "ours": True}
    added = [
        Reaction(**fields, user=user, emoji=put.emoji, key=key, on=True, stamp=_stamp(at))
        for (user, key), put in there.items()
        if (user, key) not in known
    ]
    off = [
        Reaction(**fields, user=user, emoji=now[key].emoji if key in now else key, key=key, on=False, stamp=_stamp(at))
        for user, key in sorted(known - there.keys())
        if key not in now or now[key].whole
    ]
    return (*off, *added)


def _stamp(at: float) -> str:
    return f"{int(at * 1_000_000_000):x}.0"
