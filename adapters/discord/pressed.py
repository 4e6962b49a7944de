"""What people do to what is ours: buttons, selects and forms, from discord.py's own. Pure and total."""

from __future__ import annotations

from typing import Any

import discord
from pydantic import ValidationError

from adapters.carried import Carried
from adapters.discord.buttons import ACTION, read_press
from adapters.discord.delivery import Press, Submitted
from adapters.discord.members import stewards
from adapters.discord.parse import name, roles, text, workspace
from adapters.discord.written import shown_name

KINDS = (discord.InteractionType.component, discord.InteractionType.modal_submit)


def pressed(interaction: Any) -> Press | None:
    """A press of a button of ours, or a choice in a select of ours."""
    who, data = _who(interaction), _data(interaction)
    chosen = data.get("values")
    option = text(chosen[0]) if isinstance(chosen, list) and chosen else ""
    held = read_press(text(data.get("custom_id")), option)
    if who is None or held is None:
        return None
    carried = _carried(held)
    if carried is None or not held.button:
        return None
    message = name(getattr(getattr(interaction, "message", None), "id", None))
    return Press(**who, button=held.button, carried=carried, message=message)


def submitted(interaction: Any) -> Submitted | None:
    """A form of ours that a person sent: its custom_id is made as a button's (`buttons.custom_id`)."""
    who, data = _who(interaction), _data(interaction)
    held = read_press(text(data.get("custom_id")))
    carried = _carried(held) if held else None
    if who is None or held is None or carried is None or not held.button:
        return None
    shown = shown_name(getattr(interaction, "user", None))
    return Submitted(**who, form=held.button, carried=carried, values=entered(data.get("components")), name=shown)


def entered(components: Any) -> dict[str, str]:
    """What was entered, by field: words, or the values of a choice, one a line. What was left empty is not there."""
    found: dict[str, str] = {}
    waiting = list(components) if isinstance(components, list) else []
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, dict):
            continue
        inner, alone = one.get("components"), one.get("component")
        waiting += [*(inner if isinstance(inner, list) else []), *([alone] if alone else [])]
        field, values = text(one.get("custom_id")), one.get("values")
        chosen = "\n".join(filter(None, map(text, values))) if isinstance(values, list) else ""
        if field and (told := text(one.get("value")) or chosen):
            found.setdefault(field, told)
    return found


def is_ours(interaction: Any) -> bool:
    """Whether an interaction is with a button or a form that `buttons.custom_id` has named."""
    return custom_id(interaction).startswith(f"{ACTION}:")


def custom_id(interaction: Any) -> str:
    """What the button, select or form of an interaction carries; "" for none."""
    return text(_data(interaction).get("custom_id"))


def _data(interaction: Any) -> dict[str, Any]:
    data = getattr(interaction, "data", None)
    return data if isinstance(data, dict) else {}


def _who(interaction: Any) -> dict[str, Any] | None:
    user = getattr(interaction, "user", None)
    person, id = name(getattr(user, "id", None)), name(getattr(interaction, "id", None))
    channel = name(getattr(interaction, "channel_id", None))
    if not (person and id and channel):
        return None
    place = workspace(getattr(interaction, "guild_id", None))
    at = discord.utils.snowflake_time(int(id)).timestamp() if int(id) < 2**63 else 0.0
    who = {"workspace": place, "channel": channel, "user": person, "at": at, "interaction": id}
    return who | {"roles": roles(user), "steward": stewards(interaction)}


def _carried(held: Any) -> Carried | None:
    try:
        return Carried(
            thread=str(held.thread),
            answer=held.answer or None,
            version=held.version,
            sequence=held.sequence,
            value=text(held.value),
        )
    except ValidationError:
        return None
