"""Where an answer goes: a thread's ref as Discord's ids. Pure.

`discord:<server, or @me>:<channel>:<thread>`: messages go into the channel, which for a thread of Discord's is the
thread itself. Where the thread is that same id, or none, all of the channel is one conversation (a thread, direct
messages); else it is the id of the message that everything there replies to.
"""

from __future__ import annotations

import hashlib

from adapters.discord.limits import NONCE
from bot.events import ThreadRef
from bot.values import Value

DIRECT = "@me"
"""The workspace of direct messages, as in Discord's own links."""
PROFILE = "profile"
"""The channel of what is about nobody's thread."""


class Home(Value):
    """Where an answer's messages go: a channel, and the message that the first of them replies to."""

    channel: int
    reply_to: int | None


def home(ref: ThreadRef) -> Home:
    """Raises ValueError for a ref that is no place on Discord."""
    own = ref.thread in ("", ref.channel)
    return Home(channel=int(ref.channel), reply_to=None if own else int(ref.thread))


def link(ref: ThreadRef, channel: int, message: int) -> str:
    """The address of a message."""
    return f"https://discord.com/channels/{ref.workspace}/{channel}/{message}"


def nonce(ref: ThreadRef, answer: int, part: int, instead: int = 0) -> str:
    """What makes a message sent twice the same message; `instead`: of the message whose place it takes."""
    return hashlib.sha256(f"{ref}#{answer}.{part}.{instead}".encode()).hexdigest()[:NONCE]
