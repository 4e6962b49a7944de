"""What people do to what is ours: buttons, selects, entries of a message's menu, forms, and the command. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from adapters.carried import Carried
from adapters.slack.buttons import ACTION, NOTICE
from adapters.slack.delivery import Command, Press, Shortcut, Submitted, Where
from adapters.slack.fields import inner, items, name, seconds, stamp, text
from adapters.slack.limits import METADATA
from bot.events import ThreadRef

_NUMBER = re.compile(r":[0-9]+\Z")
"""What tells several buttons of one kind in a row apart (`tell`)."""

Payload = Mapping[str, Any]


def pressed(payload: Payload, where: Where) -> Press | None:
    """A press of the first thing of ours in a `block_actions` payload, of which it has one."""
    user = name(payload, "user", "id")
    action = next((one for one in items(payload, "actions") if _own(text(one, "action_id"))), None)
    if not user or action is None:
        return None
    button = _NUMBER.sub("", _own(text(action, "action_id")))
    select = inner(action, "selected_option")
    held = carried(text(action, "value") if select is None else text(select, "value"))
    if held is None:
        return None
    if select is not None:  # what was chosen stands for a button of its own, which carries nothing more
        button, held = held.value, held.model_copy(update={"value": ""})
    if not button:
        return None
    put = stamp(action, "action_ts")
    return Press(
        **where,
        user=user,
        at=seconds(put),
        button=button,
        carried=held,
        channel=name(payload, "channel", "id") or name(payload, "container", "channel_id"),
        message=stamp(payload, "container", "message_ts") or stamp(payload, "message", "ts"),
        view=name(payload, "view", "id") or name(payload, "container", "view_id"),
        trigger=text(payload, "trigger_id"),
        response_url=text(payload, "response_url"),
        stamp=put,
        notice=text(action, "block_id") == NOTICE,
    )


def shortcut(payload: Payload, where: Where) -> Shortcut | None:
    """An entry of ours in a message's "…" menu."""
    user, called = name(payload, "user", "id"), _own(text(payload, "callback_id"))
    channel, trigger = name(payload, "channel", "id"), text(payload, "trigger_id")
    ts = stamp(payload, "message_ts") or stamp(payload, "message", "ts")
    if not (user and called and channel and ts and trigger):
        return None
    return Shortcut(
        **where,
        user=user,
        at=seconds(stamp(payload, "action_ts")),
        name=called,
        channel=channel,
        ts=ts,
        thread=stamp(payload, "message", "thread_ts"),
        text=text(payload, "message", "text"),
        author=name(payload, "message", "user"),
        trigger=trigger,
        response_url=text(payload, "response_url"),
    )


def submitted(payload: Payload, where: Where) -> Submitted | None:
    """A form of ours that a person sent."""
    user, view = name(payload, "user", "id"), inner(payload, "view")
    id, callback = name(view, "id"), _own(text(view, "callback_id"))
    held = carried(text(view, "private_metadata"))
    if not (user and id and callback) or held is None:
        return None
    values = entered(inner(view, "state", "values"))
    return Submitted(
        **where, user=user, callback=callback, view=id, hash=text(view, "hash"), carried=held, values=values
    )


def commanded(payload: Payload, where: Where) -> Command | None:
    """A slash command: a form's fields, each a text."""
    user, channel, trigger = name(payload, "user_id"), name(payload, "channel_id"), text(payload, "trigger_id")
    command = text(payload, "command")
    if not (user and channel and trigger and command.startswith("/")):
        return None
    return Command(
        **where,
        user=user,
        command=command,
        text=text(payload, "text"),
        channel=channel,
        trigger=trigger,
        response_url=text(payload, "response_url"),
    )


def carried(packed: str) -> Carried | None:
    """What `buttons.value` or `views.About.packed` made, read back; None for anything else."""
    if len(packed) > METADATA:
        return None
    try:
        told = json.loads(packed)
        thread, value = text(told, "t"), text(told, "x")
        ref = ThreadRef.parse(thread)
        if not all((ref.platform, ref.workspace, ref.channel, ref.thread)) or told.get("x", "") != value:
            return None
        found = {"thread": thread, "answer": told.get("a"), "version": told.get("v"), "sequence": told.get("s", 0)}
        return Carried.model_validate(found | {"value": value}, strict=True)
    except (ValueError, RecursionError):
        return None


def entered(values: Any) -> dict[str, str]:
    """What was entered, by block: the words of a field, the value of a choice. What was left empty is not there."""
    found: dict[str, str] = {}
    for block, elements in values.items() if isinstance(values, Mapping) else ():
        for element in elements.values() if isinstance(elements, Mapping) else ():
            if told := text(element, "value") or text(element, "selected_option", "value"):
                found.setdefault(text([block], 0), told)
    return found


def _own(id: str) -> str:
    """An id of ours without what all of them begin with; "" for one of somebody else's."""
    return id.removeprefix(ACTION) if id.startswith(ACTION) else ""
