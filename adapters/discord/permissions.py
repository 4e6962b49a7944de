"""What the app has to be allowed in a server: the permissions of all that we call and listen to there.

The invite asks for exactly these, and the doctor compares them with what was granted.
"""

from __future__ import annotations

from urllib.parse import urlencode

import discord

CALLS: dict[str, tuple[str, ...]] = {
    "GET /channels/{id}": ("view_channel",),
    "GET /channels/{id}/messages": ("view_channel", "read_message_history"),
    "GET /channels/{id}/messages/{id}": ("view_channel", "read_message_history"),
    "GET /channels/{id}/messages/{id}/reactions/{emoji}": ("view_channel", "read_message_history"),
    "POST /channels/{id}/messages": ("view_channel", "send_messages", "send_messages_in_threads"),
    "POST /channels/{id}/messages, with a file": ("attach_files",),
    "POST /channels/{id}/messages, as a reply": ("read_message_history",),
    "PATCH /channels/{id}/messages/{id}": ("view_channel",),  # of its own
    "PATCH /channels/{id}/messages/{id}, with a file": ("attach_files",),
    "DELETE /channels/{id}/messages/{id}": ("view_channel",),  # of its own
    "POST /channels/{id}/messages/{id}/threads": ("view_channel", "create_public_threads"),
    "PATCH /channels/{id}": ("send_messages_in_threads",),  # opens an archived thread again
    "POST /channels/{id}/typing": ("view_channel", "send_messages"),
}
"""Every call to a server's channels, and what it takes (docs: resources/channel, resources/message; facts: Threads)."""
EVENTS: dict[str, tuple[str, ...]] = {
    "MESSAGE_CREATE": ("view_channel",),
    "MESSAGE_UPDATE": ("view_channel",),
    "MESSAGE_DELETE": ("view_channel",),
    "MESSAGE_REACTION_ADD": ("view_channel",),
    "MESSAGE_REACTION_REMOVE": ("view_channel",),
}
"""What we listen to in channels."""
NEEDED = tuple(sorted({name for table in (CALLS, EVENTS) for names in table.values() for name in names}))
"""All permissions, by discord.py's names."""
SCOPES = ("bot", "applications.commands")
"""What an installation in a server is asked for."""
PERSONAL = ("applications.commands",)
"""The same of an installation by a person, for themselves."""
AUTHORIZE = "https://discord.com/oauth2/authorize"


def bits() -> int:
    """The permissions as the number that an invite carries."""
    return discord.Permissions(**dict.fromkeys(NEEDED, True)).value


def invite(application: str) -> str:
    """The address at which somebody who runs a server adds the app to it."""
    return f"{AUTHORIZE}?{urlencode({'client_id': application, 'scope': ' '.join(SCOPES), 'permissions': bits()})}"


def lacking(granted: discord.Permissions, needed: tuple[str, ...] = NEEDED) -> tuple[str, ...]:
    """What is needed and was not granted; an administrator lacks nothing."""
    if granted.administrator:
        return ()
    return tuple(name for name in needed if not getattr(granted, name))


def titled(name: str) -> str:
    """A permission as Discord's own settings call it."""
    return {"view_channel": "View Channels"}.get(name, name.replace("_", " ").title().replace(" In ", " in "))
