"""Messages: what people write and change, from discord.py's own. Pure and total."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import discord

from adapters.attached import FileRef
from adapters.discord.delivery import Changed, Room, Said
from adapters.discord.members import steward
from adapters.discord.parse import name, roles, text, workspace
from adapters.discord.text import called, said

PEOPLES = (discord.MessageType.default, discord.MessageType.reply)
"""The types of people's messages; every other one is Discord's own doing."""
THREADS = (discord.ChannelType.public_thread, discord.ChannelType.private_thread, discord.ChannelType.news_thread)


def heard(message: Any, me: int) -> Said | None:
    """A person's message; None for those of bots, of webhooks and of Discord, and for one that says nothing."""
    fields = _fields(message, me)
    if fields is None:
        return None
    hidden = not (fields["text"] or fields["files"] or fields["called"] or fields["forwarded"]) and not any(
        getattr(message, field, None) for field in ("content", "stickers", "embeds", "components", "poll")
    )
    if not (fields["text"] or fields["files"] or fields["called"] or fields["forwarded"] or hidden):
        return None
    return Said(**fields, at=_seconds(getattr(message, "created_at", None)), hidden=hidden)


def changed(message: Any, me: int) -> Changed | None:
    """A message that its author changed; None where nobody did: links are unfurled, threads begun."""
    edited, fields = getattr(message, "edited_at", None), _fields(message, me)
    if fields is None or not isinstance(edited, datetime) or not fields["text"]:
        return None
    return Changed(**fields, at=_seconds(edited), stamp=edited.isoformat())


def room(channel: Any) -> Room:
    """What kind of place a channel is."""
    kind = getattr(channel, "type", None)
    if kind in THREADS:
        return "thread"
    if kind is discord.ChannelType.private:
        return "direct"
    return "unknown" if kind is None else "channel"


def author(message: Any, me: int) -> str:
    """The person who wrote a message; "" where it is a bot's, a webhook's, our own, or Discord's."""
    wrote = getattr(message, "author", None)
    id = name(getattr(wrote, "id", None))
    if getattr(message, "type", None) not in PEOPLES or getattr(message, "webhook_id", None):
        return ""
    return "" if id == str(me) or getattr(wrote, "bot", False) or getattr(wrote, "system", False) else id


def words(message: Any, me: int) -> str:
    """What a message says, in words; of one that somebody forwarded, what that says."""
    own = getattr(message, "content", None)
    return said(text(own), me, _own_role(message), _names(message)) or _forwarded(message)


def shown_name(person: Any) -> str:
    """The name that people see of somebody."""
    return text(getattr(person, "display_name", None)) or text(getattr(person, "name", None))


def _fields(message: Any, me: int) -> dict[str, Any] | None:
    channel, id = getattr(message, "channel", None), name(getattr(message, "id", None))
    place, user, content = name(getattr(channel, "id", None)), author(message, me), text(message.content)
    if not (user and place and id):
        return None
    role, replied, to_us = _own_role(message), *_reply(message, me)
    wrote = message.author
    return {
        "workspace": workspace(getattr(getattr(message, "guild", None), "id", None) or _guild(channel)),
        "channel": place,
        "user": user,
        "room": room(channel),
        "message": id,
        "text": said(content, me, role, _names(message)),
        "called": called(content, me, role),
        "replies_to": replied,
        "to_us": to_us,
        "name": shown_name(wrote),
        "roles": roles(wrote),
        "steward": steward(wrote),
        "files": files(message),
        "forwarded": _forwarded(message),
    }


def _guild(channel: Any) -> Any:
    return getattr(getattr(channel, "guild", None), "id", None) or getattr(channel, "guild_id", None)


def _reply(message: Any, me: int) -> tuple[str, bool | None]:
    """The message that one replies to, and whether that is ours. A forwarded message is no reply."""
    reference = getattr(message, "reference", None)
    if getattr(message, "type", None) is not discord.MessageType.reply or reference is None:
        return "", None
    wrote = name(getattr(getattr(getattr(reference, "resolved", None), "author", None), "id", None))
    return name(getattr(reference, "message_id", None)), wrote == str(me) if wrote else None


def _own_role(message: Any) -> int | None:
    """The role that Discord has made for the bot in the server."""
    role = getattr(getattr(message, "guild", None), "self_role", None)
    id = getattr(role, "id", None)
    return id if isinstance(id, int) else None


def _names(message: Any) -> dict[str, str]:
    """By id, the names of all that a message mentions."""
    found = {name(one.id): shown_name(one) for one in _listed(message, "mentions")}
    found |= {name(one.id): text(one.name) for one in _listed(message, "role_mentions")}
    found |= {name(one.id): text(getattr(one, "name", None)) for one in _listed(message, "channel_mentions")}
    return {id: known for id, known in found.items() if id and known}


def _listed(message: Any, field: str) -> list[Any]:
    try:
        found = getattr(message, field, None)
    except Exception:  # discord.py reads some of them only when they are asked for
        return []
    return [one for one in found if hasattr(one, "id")] if isinstance(found, list) else []


def files(message: Any) -> tuple[FileRef, ...]:
    """What is attached to a message, or to the one that was forwarded with it."""
    found = _attached(message)
    for one in _snapshots(message):
        found += _attached(one)
    return tuple(found)


def _attached(message: Any) -> list[FileRef]:
    return [made for one in _listed(message, "attachments") if (made := _file(one))]


def _file(one: Any) -> FileRef | None:
    id, size = name(getattr(one, "id", None)), getattr(one, "size", 0)
    if not id:
        return None
    return FileRef(
        id=id,
        name=text(getattr(one, "filename", None)) or id,
        mimetype=text(getattr(one, "content_type", None)),
        size=size if isinstance(size, int) and not isinstance(size, bool) and 0 <= size < 2**53 else 0,
        url=text(getattr(one, "url", None)),
    )


def _snapshots(message: Any) -> list[Any]:
    found = getattr(message, "message_snapshots", None)
    return found if isinstance(found, list) else []


def _forwarded(message: Any) -> str:
    """What the message says that was forwarded with this one."""
    found = (text(getattr(one, "content", None)) for one in _snapshots(message))
    return "\n\n".join(said(one, 0, None, {}) for one in found if one.strip())


def _seconds(moment: Any) -> float:
    return moment.timestamp() if isinstance(moment, datetime) else 0.0
