"""The payloads of the local Slack, in the shapes in which Slack sends them."""

from __future__ import annotations

import re
import time

from slack_chat import public
from slack_shown import elements
from slack_state import Json, Workspace, World

TOKEN = "verification-token"


def event_callback(world: World, workspace: Workspace, event: Json, event_id: str = "") -> Json:
    """An event in its envelope; a new event_id unless one is given."""
    enterprise = workspace.enterprise or None
    installed: Json = {"enterprise_id": enterprise, "team_id": None if workspace.org else workspace.team}
    installed |= {"user_id": workspace.bot_user, "is_bot": True, "is_enterprise_install": workspace.org}
    made: Json = {"token": TOKEN, "team_id": workspace.team, "api_app_id": workspace.app_id, "event": event}
    made |= {"type": "event_callback", "event_id": event_id or world.new("Ev"), "event_time": int(time.time())}
    made |= {"authorizations": [installed], "is_ext_shared_channel": False, "event_context": world.new("4-ctx-")}
    return made | ({"enterprise_id": enterprise, "context_enterprise_id": enterprise} if enterprise else {})


def rich_text(text: str) -> list[Json]:
    """What a person types, as the blocks that Slack makes of it."""
    parts: list[Json] = []
    for nth, piece in enumerate(re.split(r"<@([A-Z0-9]+)>", text)):
        if nth % 2:
            parts.append({"type": "user", "user_id": piece})
        elif piece:
            parts.append({"type": "text", "text": piece})
    section = {"type": "rich_text_section", "elements": parts}
    return [{"type": "rich_text", "block_id": "typed", "elements": [section]}]


def message_event(workspace: Workspace, message: Json) -> Json:
    """The message event of a person's message."""
    kind = workspace.channels[message["channel"]]["kind"]
    return public(message) | {"channel": message["channel"], "event_ts": message["ts"], "channel_type": kind}


def mention_event(message: Json, event_ts: str) -> Json:
    """The app_mention event of the same message: no channel_type, no subtype."""
    kept = {"user", "ts", "text", "thread_ts", "parent_user_id", "blocks", "files", "team", "edited", "client_msg_id"}
    made = {key: value for key, value in message.items() if key in kept}
    return made | {"type": "app_mention", "channel": message["channel"], "event_ts": event_ts}


def interactive(world: World, workspace: Workspace, kind: str, user: str) -> Json:
    """What all interactive payloads have; each carries a trigger_id of its own."""
    person = workspace.users[user]
    who = {"id": user, "username": person["name"], "name": person["name"], "team_id": person["team_id"]}
    team = {"id": workspace.team, "domain": workspace.name.lower()}
    enterprise = {"id": workspace.enterprise, "name": "Enterprise"} if workspace.enterprise else None
    made: Json = {"type": kind, "user": who, "api_app_id": workspace.app_id, "token": TOKEN, "enterprise": enterprise}
    made |= {"team": None if workspace.org else team, "is_enterprise_install": workspace.org}
    return made | {"trigger_id": world.trigger(workspace, user)}


def action(world: World, blocks: list[Json], wanted: str, option: str) -> Json:
    """The action of pressing what has this action_id, label or option; `option` picks in a menu."""
    for block, element in elements(blocks):
        if chosen := _chosen(element, wanted, option):
            made = {"type": element["type"], "action_id": element["action_id"], "block_id": block}
            return made | {"action_ts": world.clock.stamp()} | chosen
    raise AssertionError(f"nothing to press is called {wanted!r}")


def _chosen(element: Json, wanted: str, option: str) -> Json | None:
    """What pressing an element says, if it is the one that is wanted."""
    face = (element.get("text") or element.get("placeholder") or {}).get("text")
    here = wanted in (element["action_id"], face)
    if element["type"] == "feedback_buttons":
        for side in (element["positive_button"], element["negative_button"]):
            if wanted in (side["text"]["text"], side["value"]):
                return {"text": side["text"], "value": side["value"]}
        return None
    if element["type"] == "button":
        told = {"text": element["text"]} | {key: element[key] for key in ("value", "style") if key in element}
        return told if here else None
    options = options_of(element)
    named = [one for one in options if (option or wanted) in (one["text"]["text"], one["value"])]
    if ((here and option) or not option) and named:
        several = element["type"] in ("checkboxes",) or element["type"].startswith("multi_")
        return {"selected_options": named} if several else {"selected_option": named[0]}
    return None


def options_of(element: Json) -> list[Json]:
    """The options of a menu, in their groups or not."""
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    return [option for group in groups for option in group["options"]]


def state(view: Json, values: dict[str, str | list[str]]) -> Json:
    """What a person entered: by block_id or action_id a text, or the label or value of an option (or of some)."""
    found: Json = {}
    left = set(values)
    for block in view["blocks"]:
        element = block.get("element") or {}
        names = {block["block_id"], element.get("action_id")} & values.keys()
        if block["type"] != "input":
            continue
        left -= names
        entered = _entered(element, values[names.pop()] if names else None)
        found[block["block_id"]] = {element["action_id"]: {"type": element["type"]} | entered}
    assert not left, f"the view has no inputs called {sorted(left)}"
    return {"values": found}


def _entered(element: Json, value: str | list[str] | None) -> Json:
    """One input's value, or what stood there from the start."""
    if element["type"] in ("checkboxes", "multi_static_select"):
        wanted = [value] if isinstance(value, str) else value
        picked = [one for one in options_of(element) if wanted and {one["value"], one["text"]["text"]} & set(wanted)]
        return {"selected_options": element.get("initial_options", []) if wanted is None else picked}
    if element["type"] in ("static_select", "radio_buttons"):
        if value is None:
            return {"selected_option": element.get("initial_option")}
        return {
            "selected_option": next(one for one in options_of(element) if value in (one["value"], one["text"]["text"]))
        }
    return {"value": element.get("initial_value") if value is None else value}


def command(world: World, workspace: Workspace, user: str, channel: str, name: str, text: str) -> Json:
    """A slash command. It knows no thread and no message."""
    made = {"token": TOKEN, "team_id": workspace.team, "team_domain": workspace.name.lower(), "channel_id": channel}
    made |= {"channel_name": workspace.channels[channel]["name"], "user_id": user, "command": name, "text": text}
    made |= {"user_name": workspace.users[user]["name"], "api_app_id": workspace.app_id}
    made |= {"is_enterprise_install": str(workspace.org).lower(), "trigger_id": world.trigger(workspace, user)}
    if workspace.enterprise:
        made |= {"enterprise_id": workspace.enterprise, "enterprise_name": "Enterprise"}
    return made | {"response_url": world.hook(workspace, user, channel)}
