"""Events: what people say, change, delete and react with, and what becomes of the installation. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from adapters.attached import FileRef
from adapters.slack.delivery import (
    Changed,
    Delivery,
    Gone,
    Halted,
    HomeOpened,
    Me,
    Reaction,
    Removed,
    Said,
    Where,
)
from adapters.slack.fields import count, inner, items, name, seconds, stamp, text

PEOPLES = ("", "file_share", "thread_broadcast", "me_message")
"""The subtypes of people's messages; every other one is Slack's own doing, or a bot's."""
TOMBSTONE = "tombstone"
"""The subtype of what is left of a deleted message that has replies: Slack sends it as a change."""
SLACKBOT = "USLACKBOT"
"""Slack's own bot, which has no bot id."""
DIRECT = ("im", "app_home")
"""The types of conversation that are with the bot alone."""
ELSEWHERE = ("external", "hidden_by_limit", "tombstone")
"""The modes of files whose content is not at Slack: our token must not go to where they are."""
ALONE = "D"
"""What the ids of such conversations begin with."""
_EMOJI = re.compile(r"[^\s:]{1,100}")

Payload = Mapping[str, Any]


def heard(payload: Payload, where: Where, me: Me) -> Delivery | None:
    """What an event is to us; its envelope comes with it."""
    event = inner(payload, "event")
    match text(event, "type"):
        case "message":
            return _message(event, where, me)
        case "app_mention":
            return _said(event, where, me, called=True)
        case "reaction_added":
            return _reaction(event, where, me, on=True)
        case "reaction_removed":
            return _reaction(event, where, me, on=False)
        case "app_home_opened":
            return _home(event, where)
        case "agent_session_stopped":
            return _halted(event, where)
        case "tokens_revoked" if items(event, "tokens", "bot"):
            return Removed(**where, user="", at=count(payload, "event_time"))
        case "app_uninstalled":
            return Removed(**where, user="", at=count(payload, "event_time"))
    return None


def _message(event: Payload, where: Where, me: Me) -> Delivery | None:
    match text(event, "subtype"):
        case "message_changed" if text(event, "message", "subtype") == TOMBSTONE:
            return _gone(event, where, me)
        case "message_changed":
            return _changed(event, where, me)
        case "message_deleted":
            return _gone(event, where, me)
    return _said(event, where, me)


def _said(event: Payload, where: Where, me: Me, *, called: bool = False) -> Said | None:
    channel, ts, said, files = name(event, "channel"), stamp(event, "ts"), text(event, "text"), files_of(event)
    user = _author(event, me)
    if not (user and channel and ts and (said.strip() or files)):
        return None
    return Said(
        **where,
        user=user,
        at=seconds(ts),
        channel=channel,
        ts=ts,
        thread=stamp(event, "thread_ts"),
        text=said,
        files=files,
        direct=_direct(event),
        called=called or _calls(said, me),
    )


def _changed(event: Payload, where: Where, me: Me) -> Changed | None:
    """A change by its author. Slack also reports unfurled links and replies that came as changes: their text is as it
    was, or `edited` is none, or an earlier one."""
    message, before = inner(event, "message"), inner(event, "previous_message")
    channel, ts, edited = name(event, "channel"), stamp(message, "ts"), stamp(message, "edited", "ts")
    user, said = _author(message, me), text(message, "text")
    own = user and user == name(message, "edited", "user")
    if not (own and channel and ts and edited) or edited == stamp(before, "edited", "ts"):
        return None
    if not isinstance(inner(before, "text"), str) or said == text(before, "text"):
        return None
    return Changed(
        **where,
        user=user,
        at=seconds(edited),
        channel=channel,
        ts=ts,
        thread=stamp(message, "thread_ts"),
        text=said,
        files=files_of(message),
        stamp=edited,
        called=_calls(said, me),
        direct=_direct(event),
    )


def _gone(event: Payload, where: Where, me: Me) -> Gone | None:
    before = inner(event, "previous_message")
    channel, ts = name(event, "channel"), stamp(event, "deleted_ts") or stamp(before, "ts")
    user = _author(before, me)
    if not (user and channel and ts):
        return None
    at = seconds(stamp(event, "event_ts") or stamp(event, "ts"))
    return Gone(**where, user=user, at=at, channel=channel, ts=ts, thread=stamp(before, "thread_ts"))


def _reaction(event: Payload, where: Where, me: Me, *, on: bool) -> Reaction | None:
    channel, ts, put = name(event, "item", "channel"), stamp(event, "item", "ts"), stamp(event, "event_ts")
    user, emoji = name(event, "user"), text(event, "reaction").partition("::")[0]
    person = user and user not in (me.bot_user, SLACKBOT)
    if text(event, "item", "type") != "message" or not (person and channel and ts and put):
        return None
    if not _EMOJI.fullmatch(emoji):
        return None
    return Reaction(**where, user=user, at=seconds(put), channel=channel, ts=ts, emoji=emoji, on=on, stamp=put)


def _home(event: Payload, where: Where) -> HomeOpened | None:
    """The Home tab. Of the Messages tab nothing is told: what is written there comes as a message."""
    user = name(event, "user")
    if not user or text(event, "tab") != "home":
        return None
    return HomeOpened(**where, user=user, at=seconds(stamp(event, "event_ts")))


def _halted(event: Payload, where: Where) -> Halted | None:
    channel, thread, user = name(event, "channel"), stamp(event, "thread_ts"), name(event, "user")
    listed = items(event, "streaming_message_ts")
    messages = tuple(filter(None, (stamp(listed, nth) for nth in range(len(listed)))))
    if not (user and channel and (thread or messages)):
        return None
    put = stamp(event, "event_ts")
    return Halted(**where, user=user, at=seconds(put), channel=channel, thread=thread, messages=messages, stamp=put)


def _author(message: Payload, me: Me) -> str:
    """The person who wrote a message; "" where it is a bot's, our own, Slack's, or no message that can be seen."""
    user = name(message, "user")
    if text(message, "subtype") not in PEOPLES or user in (me.bot_user, SLACKBOT) or inner(message, "hidden"):
        return ""
    return "" if inner(message, "bot_id") or inner(message, "bot_profile") else user


def _calls(said: str, me: Me) -> bool:
    """Whether a text mentions the bot."""
    return bool(me.bot_user) and (f"<@{me.bot_user}>" in said or f"<@{me.bot_user}|" in said)


def _direct(event: Payload) -> bool:
    return text(event, "channel_type") in DIRECT or name(event, "channel").startswith(ALONE)


def files_of(message: Payload) -> tuple[FileRef, ...]:
    """The files of a message."""
    return tuple(filter(None, map(_file, items(message, "files"))))


def _file(file: Any) -> FileRef | None:
    """A file; without an address where its content is not at Slack. None for what is left of a deleted one."""
    id, mode = name(file, "id"), text(file, "mode")
    if not id or mode == "tombstone":
        return None
    away = mode in ELSEWHERE or inner(file, "is_external")
    return FileRef(
        id=id,
        name=text(file, "name") or text(file, "title") or id,
        mimetype=text(file, "mimetype"),
        size=count(file, "size"),
        url="" if away else text(file, "url_private_download") or text(file, "url_private"),
    )
