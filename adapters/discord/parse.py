"""What discord.py read from Discord, as what it is to us, or None: for what is nothing to us, and for what nobody can
make sense of.

Pure and total: whatever is in there, nothing is raised. The kinds of value are in `delivery`; messages are read by
`written`, what people do to buttons and forms by `pressed`.
"""

from __future__ import annotations

import re
from typing import Any

from adapters.discord.delivery import Cleared, Gone, Reaction
from adapters.discord.members import steward
from adapters.discord.where import DIRECT

_ID = re.compile(r"[0-9]{1,20}")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What no store takes: NUL, and halves of characters, which JSON can spell."""
_VARIANT = re.compile("[\ufe0e\ufe0f]")
_EMOJI = re.compile(r"[^\s<>]{1,100}")


def text(given: Any) -> str:
    """A text, as a store can keep it; "" for anything else."""
    return _NO_TEXT.sub("\ufffd", given) if isinstance(given, str) else ""


def name(given: Any) -> str:
    """An id as text; "" for what can be none."""
    found = str(given) if isinstance(given, int | str) and not isinstance(given, bool) else ""
    return found if _ID.fullmatch(found) and found.isascii() else ""


def workspace(guild: Any) -> str:
    """A server's id; `where.DIRECT` where it is none."""
    return name(guild) or DIRECT


def gone(message: Any, channel: Any, guild: Any, at: float) -> Gone | None:
    """One message that was deleted."""
    message, channel = name(message), name(channel)
    if not (message and channel):
        return None
    return Gone(workspace=workspace(guild), channel=channel, user="", at=at, message=message)


def reaction(raw: Any, me: int, at: float, stamp: str) -> Reaction | None:
    """An emoji put on or taken off, from a RawReactionActionEvent; our own are nothing."""
    user, channel, message = (name(getattr(raw, field, None)) for field in ("user_id", "channel_id", "message_id"))
    shown = emoji(getattr(raw, "emoji", None))
    member = getattr(raw, "member", None)
    if not (user and channel and message and shown) or user == str(me) or getattr(member, "bot", False):
        return None
    author = name(getattr(raw, "message_author_id", None))
    return Reaction(
        workspace=workspace(getattr(raw, "guild_id", None)),
        channel=channel,
        user=user,
        at=at,
        message=message,
        emoji=shown[0],
        key=shown[1],
        on=getattr(raw, "event_type", "") == "REACTION_ADD",
        ours=author == str(me) if author else None,
        roles=roles(member),
        steward=steward(member),
        stamp=stamp,
    )


def cleared(raw: Any, at: float, stamp: str) -> Cleared | None:
    """All emoji of a message, or all of one, taken off by a moderator."""
    channel, message = name(getattr(raw, "channel_id", None)), name(getattr(raw, "message_id", None))
    shown = emoji(getattr(raw, "emoji", None))
    if not (channel and message) or (hasattr(raw, "emoji") and not shown):
        return None
    return Cleared(
        workspace=workspace(getattr(raw, "guild_id", None)),
        channel=channel,
        user="",
        at=at,
        message=message,
        key=shown[1] if shown else "",
        stamp=stamp,
    )


def emoji(given: Any) -> tuple[str, str] | None:
    """An emoji as it is written, and its key: of a custom one its id, of another the character without variants."""
    if isinstance(given, str):
        written, id = text(given), ""
    else:
        written, id = text(getattr(given, "name", None)), name(getattr(given, "id", None))
    if id:  # a custom one that was deleted since has lost its name
        written = written if re.fullmatch(r"\w{1,40}", written) else "_"
        animated = "a" if getattr(given, "animated", False) is True else ""
        return f"<{animated}:{written}:{id}>", id
    key = _VARIANT.sub("", written)
    return (written, key) if key and _EMOJI.fullmatch(written) else None


def roles(member: Any) -> tuple[str, ...]:
    """The ids of a member's roles; none for somebody who is no member."""
    found = getattr(member, "roles", None)
    return tuple(filter(None, (name(getattr(one, "id", None)) for one in found))) if isinstance(found, list) else ()
