"""A payload of Slack's as what it is to us, or None: for what is nothing to us, and for what nobody can make sense of.

Pure and total: whatever comes in, nothing is raised. The kinds of value are in `delivery`; events are read by `heard`,
what people do to buttons, menus and forms by `pressed`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from adapters.slack.delivery import Delivery, Me, Where
from adapters.slack.fields import inner, name, text
from adapters.slack.heard import heard
from adapters.slack.pressed import commanded, pressed, shortcut, submitted


def parse(payload: Mapping[str, Any], me: Me) -> Delivery | None:
    """What a payload is to the bot that is `me` in its workspace.

    In: what Bolt gives its listeners as `body`, with either transport. A message that mentions the bot comes twice, as
    `message` and as `app_mention`: both give the same value.
    """
    where = origin(payload)
    if not where["team"]:
        return None
    match text(payload, "type"):
        case "event_callback":
            return heard(payload, where, me)
        case "block_actions":
            return pressed(payload, where)
        case "message_action":
            return shortcut(payload, where)
        case "view_submission":
            return submitted(payload, where)
        case "":
            return commanded(payload, where)  # a slash command names no type
    return None


def origin(payload: Mapping[str, Any]) -> Where:
    """Where it happened: the workspace by which Bolt finds our installation (`slack_bolt.request.internals`).

    In a channel that several companies share that is our own one, whoever wrote. For an organisation-wide installation
    Bolt has only the organisation; the workspace is what the payload says, and the organisation where it says nothing.
    """
    enterprise = _enterprise(payload)
    teams = (
        name(payload, "view", "app_installed_team_id"),
        _named(payload, "team"),
        name(payload, "authorizations", 0, "team_id"),
        name(payload, "context_team_id"),
        name(payload, "team_id"),
        name(payload, "user", "team_id"),
        name(payload, "view", "team_id"),
        enterprise,
    )
    return {"team": next(filter(None, teams), ""), "enterprise": enterprise}


def _enterprise(payload: Mapping[str, Any]) -> str:
    """The organisation; what is said of our installation counts, not what is said of who wrote."""
    if found := _named(payload, "enterprise"):
        return found
    if inner(payload, "authorizations", 0) is not None:
        return name(payload, "authorizations", 0, "enterprise_id")
    return name(payload, "enterprise_id") or name(payload, "team", "enterprise_id")


def _named(payload: Mapping[str, Any], key: str) -> str:
    """An id that stands there by itself, or with a name beside it."""
    return name(payload, key) or name(payload, key, "id")
