"""What the app has to be allowed: the scopes of every method that we call and of every event that we listen to.

The manifest asks for exactly these, an installation by OAuth too, and the doctor compares them with what was granted.
"""

from __future__ import annotations

HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
"""Reading messages, by the kind of conversation."""

METHODS: dict[str, tuple[str, ...]] = {
    "apps.connections.open": (),  # with the app-level token
    "assistant.threads.setStatus": ("chat:write",),
    "auth.test": (),
    "bots.info": ("users:read",),
    "chat.appendStream": ("chat:write",),
    "chat.delete": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.startStream": ("chat:write",),
    "chat.stopStream": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": HISTORY,
    "conversations.replies": HISTORY,
    "files.completeUploadExternal": ("files:write",),
    "files.getUploadURLExternal": ("files:write",),
    "files.info": ("files:read",),
    "oauth.v2.access": (),
    "users.info": ("users:read",),
    "views.open": (),
    "views.publish": (),
    "views.update": (),
}
"""Every method of the Web API that the adapter calls, and the bot scopes that it needs there (facts 2.1, 2.7, 2.8)."""

EVENTS: dict[str, tuple[str, ...]] = {
    "agent_session_stopped": ("assistant:write",),
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "app_uninstalled": (),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "message.mpim": ("mpim:history",),
    "reaction_added": ("reactions:read",),
    "reaction_removed": ("reactions:read",),
    "tokens_revoked": (),
}
"""Every event that the app subscribes to, and what it has to be allowed for that."""

FEATURES: dict[str, tuple[str, ...]] = {
    "agent_view": ("assistant:write",),
    "files": ("files:read",),  # fetching what people attach: no method, a download with the bot's token
    "shortcuts": ("commands",),
    "slash_commands": ("commands",),
}
"""What else the app has that needs a scope."""

BOT = tuple(sorted({scope for table in (METHODS, EVENTS, FEATURES) for scopes in table.values() for scope in scopes}))
"""All bot scopes, asked for from the first day: a scope added later has to be granted again everywhere."""
APP = ("connections:write",)
"""The scope of the app-level token, for Socket Mode."""


def lacking(granted: tuple[str, ...]) -> tuple[str, ...]:
    """The bot scopes that a token does not have."""
    return tuple(scope for scope in BOT if scope not in granted)
