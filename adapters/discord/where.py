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
MEMORY = "memory"
"""The view of what is remembered; what is said about it is said in PROFILE."""


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


def address(thread: str) -> str:
    """The address of a thread of ours, or of the message that it began with; "" for what is no place on Discord."""
    try:
        ref = ThreadRef.parse(thread)
    except ValueError:
        return ""
    if ref.platform != "discord" or not ref.channel.isdigit() or not (ref.thread or ref.channel).isdigit():
        return ""
    where = f"https://discord.com/channels/{ref.workspace}/{ref.channel}"
    return where if ref.thread in ("", ref.channel) else f"{where}/{ref.thread}"


def nonce(ref: ThreadRef, answer: int, part: int, instead: int = 0, origin: str = "") -> str:
    """What makes a message sent twice the same message; `instead`: of the message whose place it takes; `origin`: what
    names the question, since after an erasure answers have the same numbers again."""
    return hashlib.sha256(f"{ref}#{answer}.{part}.{instead}#{origin}".encode()).hexdigest()[:NONCE]
