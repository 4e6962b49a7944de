"""Modals and Home tabs of the local Slack: open, push, update, publish, and what a submission's answer does."""

from __future__ import annotations

import slack_limits as limits
from slack_blocks import check_view
from slack_state import Json, SlackError, Workspace, World


def use_trigger(world: World, workspace: Workspace, args: Json) -> Json:
    """Take a trigger_id: it must be one of this workspace, at most three seconds old, and not used before."""
    trigger = world.triggers.get(str(args.get("trigger_id") or args.get("interactivity_pointer")))
    if trigger is None or trigger["team"] != workspace.team:
        raise SlackError("invalid_trigger_id")
    if trigger["used"]:
        raise SlackError("exchanged_trigger_id")
    if world.clock.real() - trigger["at"] > limits.TRIGGER_SECONDS:
        raise SlackError("expired_trigger_id")
    trigger["used"] = True
    return trigger


def keep(world: World, workspace: Workspace, view: Json, previous: str = "") -> Json:
    """A checked view as Slack keeps it: with an id, a hash, and its place in the stack."""
    external = view.get("external_id", "")
    if external and any(one["external_id"] == external for one in workspace.views.values()):
        raise SlackError("duplicate_external_id")
    name = world.new("V")
    made: Json = {"id": name, "team_id": workspace.team, "private_metadata": "", "callback_id": "", "external_id": ""}
    made |= {"state": {"values": {}}, "hash": world.new("hash."), "clear_on_close": False, "notify_on_close": False}
    made |= {"app_id": workspace.app_id, "bot_id": workspace.bot_id, "title": None, "submit": None, "close": None}
    root = workspace.views[previous]["root_view_id"] if previous else name
    workspace.views[name] = made | view | {"root_view_id": root, "previous_view_id": previous or None}
    return workspace.views[name]


def open_view(world: World, workspace: Workspace, args: Json) -> Json:
    """views.open"""
    view = check_view(args.get("view"), "modal")
    user = use_trigger(world, workspace, args)["user"]
    kept = keep(world, workspace, view)
    workspace.modals[user] = [kept["id"]]
    return {"view": kept}


def push_view(world: World, workspace: Workspace, args: Json) -> Json:
    """views.push: above a modal that the person has open, three in all"""
    view = check_view(args.get("view"), "modal")
    user = use_trigger(world, workspace, args)["user"]
    return {"view": push(world, workspace, user, view)}


def push(world: World, workspace: Workspace, user: str, view: Json) -> Json:
    """Put a view on top of a person's stack."""
    stack = workspace.modals.get(user, [])
    if not stack:
        raise SlackError("invalid_trigger_id")
    if len(stack) >= limits.STACK:
        raise SlackError("push_limit_reached")
    kept = keep(world, workspace, view, stack[-1])
    stack.append(kept["id"])
    return kept


def replace(world: World, workspace: Workspace, old: Json, view: Json) -> Json:
    """Put another content into a view; what people had entered stays where its block and action ids do."""
    kept = {"id", "team_id", "app_id", "bot_id", "root_view_id", "previous_view_id", "state", "external_id"}
    blank: Json = {"private_metadata": "", "callback_id": "", "title": None, "submit": None, "close": None}
    blank |= {"clear_on_close": False, "notify_on_close": False}
    made = blank | view | {key: old[key] for key in kept} | {"hash": world.new("hash.")}
    old.clear()
    old.update(made)
    return old


def update_view(world: World, workspace: Workspace, args: Json) -> Json:
    """views.update, by id or external_id; with a hash only if nobody changed it since"""
    names = {args.get("view_id"), args.get("external_id")} - {None, ""}
    found = next((one for one in workspace.views.values() if names & {one["id"], one["external_id"]}), None)
    is_open = found and (found["type"] == "home" or any(found["id"] in stack for stack in workspace.modals.values()))
    if found is None or not is_open:
        raise SlackError("not_found")
    view = check_view(args.get("view"), found["type"])
    if args.get("hash") and args["hash"] != found["hash"]:
        raise SlackError("hash_conflict")
    return {"view": replace(world, workspace, found, view)}


def publish_view(world: World, workspace: Workspace, args: Json) -> Json:
    """views.publish: a person's Home tab"""
    view = check_view(args.get("view"), "home")
    user = str(args.get("user_id"))
    if user not in workspace.users:
        raise SlackError("invalid_arguments", "invalid `user_id`")
    home = workspace.homes.get(user)
    if args.get("hash") and home and args["hash"] != home["hash"]:
        raise SlackError("hash_conflict")
    workspace.homes[user] = replace(world, workspace, home, view) if home else keep(world, workspace, view)
    return {"view": workspace.homes[user]}


def settle(world: World, workspace: Workspace, user: str, view: Json, answer: Json | None) -> Json:
    """Do what the acknowledgement of a submission says; the errors that the person then sees, by block id.

    An answer that Slack cannot use leaves the modal open with "trouble" under the key "".
    """
    stack = workspace.modals[user]
    action = (answer or {}).get("response_action")
    try:
        if answer is None:
            return {"": "trouble"}
        if action == "errors":
            ids = {block.get("block_id") for block in view["blocks"] if block["type"] == "input"}
            told: Json = answer.get("errors") or {}
            return told if told and set(told) <= ids else {"": "trouble"}
        if action == "update":
            replace(world, workspace, view, check_view(answer.get("view"), "modal"))
        elif action == "push":
            push(world, workspace, user, check_view(answer.get("view"), "modal"))
        elif action == "clear":
            stack.clear()
        elif action is None:
            stack.remove(view["id"])
        else:
            return {"": "trouble"}
    except SlackError as error:
        return {"": f"trouble: {error.error}"}
    return {}
