"""What the local Slack tells: who one is, people, conversations and their messages; reactions; threads' status."""

from __future__ import annotations

from slack_chat import place, public
from slack_state import Json, SlackError, Workspace, World


def auth_test(world: World, workspace: Workspace, args: Json) -> Json:
    """auth.test"""
    told: Json = {"url": f"https://{workspace.name.lower()}.slack.com/", "team": workspace.name, "user": "burnish"}
    told |= {"team_id": workspace.team, "user_id": workspace.bot_user, "bot_id": workspace.bot_id}
    if workspace.enterprise:
        told["enterprise_id"] = workspace.enterprise
    return told | {"is_enterprise_install": workspace.org}


def user_info(world: World, workspace: Workspace, args: Json) -> Json:
    """users.info"""
    if args.get("user") not in workspace.users:
        raise SlackError("user_not_found")
    return {"user": workspace.users[args["user"]]}


def bot_info(world: World, workspace: Workspace, args: Json) -> Json:
    """bots.info"""
    if args.get("bot") != workspace.bot_id:
        raise SlackError("bot_not_found")
    told = {"id": workspace.bot_id, "name": "Burnish", "deleted": False, "app_id": workspace.app_id}
    return {"bot": told | {"user_id": workspace.bot_user}}


def users(world: World, workspace: Workspace, args: Json) -> Json:
    """users.list"""
    return {"members": list(workspace.users.values()), "response_metadata": {"next_cursor": ""}}


def conversation(world: World, workspace: Workspace, args: Json) -> Json:
    """conversations.info"""
    if args.get("channel") not in workspace.channels:
        raise SlackError("channel_not_found")
    channel = workspace.channels[args["channel"]]
    told = {key: value for key, value in channel.items() if key not in ("members", "kind")}
    return {"channel": told | {"is_member": workspace.bot_user in channel["members"]}}


def members(world: World, workspace: Workspace, args: Json) -> Json:
    """conversations.members"""
    return {"members": place(workspace, args)["members"], "response_metadata": {"next_cursor": ""}}


def open_direct(world: World, workspace: Workspace, args: Json) -> Json:
    """conversations.open, with one person"""
    asked = args.get("users") or ""
    people = asked if isinstance(asked, list) else str(asked).split(",")
    if args.get("channel") in workspace.channels:
        return {"channel": {"id": args["channel"]}}
    if len(people) != 1 or people[0] not in workspace.users:
        raise SlackError("user_not_found" if len(people) == 1 and people[0] else "users_list_not_supplied")
    if people[0] == workspace.bot_user:
        raise SlackError("cannot_dm_bot")
    return {"channel": {"id": workspace.direct(people[0])}}


def replies(world: World, workspace: Workspace, args: Json) -> Json:
    """conversations.replies: oldest first; a reply's own ts gives that message alone"""
    channel, ts = place(workspace, args)["id"], str(args.get("ts"))
    found = workspace.thread(channel, ts)
    if not found:
        raise SlackError("thread_not_found")
    return _paged(world, found, args, most=1_000)


def history(world: World, workspace: Workspace, args: Json) -> Json:
    """conversations.history: newest first, without the threads' replies"""
    channel = place(workspace, args)["id"]
    inside = [message for (where, _), message in workspace.messages.items() if where == channel]
    top = [message for message in inside if message.get("thread_ts", message["ts"]) == message["ts"]]
    return _paged(world, top[::-1], args, most=100)


def _paged(world: World, found: list[Json], args: Json, *, most: int) -> Json:
    """One page of messages, as `limit`, `cursor`, `oldest`, `latest`, `inclusive` and the platform allow."""
    oldest, latest = float(args.get("oldest") or 0), float(args.get("latest") or "inf")
    ends = args.get("inclusive") in (True, "1", "true")
    inside = [
        one for one in found if oldest < float(one["ts"]) < latest or (ends and float(one["ts"]) in (oldest, latest))
    ]
    start = _start(args.get("cursor"))
    stop = start + min(int(args.get("limit") or most), world.page)
    page = [public(message) for message in inside[start:stop]]
    if args.get("include_all_metadata") not in (True, "1", "true"):
        page = [{key: value for key, value in message.items() if key != "metadata"} for message in page]
    more = stop < len(inside)
    told: Json = {"messages": page, "has_more": more}
    return told | {"response_metadata": {"next_cursor": f"next:{stop}"}} if more else told


def _start(cursor: str | None) -> int:
    if not cursor:
        return 0
    if not cursor.startswith("next:"):
        raise SlackError("invalid_cursor")
    return int(cursor.removeprefix("next:"))


def _item(workspace: Workspace, args: Json) -> Json:
    channel = place(workspace, args)["id"]
    if not args.get("timestamp"):
        raise SlackError("no_item_specified")
    message = workspace.message(channel, str(args["timestamp"]))
    if message is None:
        raise SlackError("message_not_found")
    return message


def react(workspace: Workspace, message: Json, user: str, name: str, *, on: bool) -> bool:
    """Put a person's reaction on a message or take it off; False where it was so already."""
    reactions: list[Json] = message.setdefault("reactions", [])
    there = next((one for one in reactions if one["name"] == name), None)
    if there is None:
        there = {"name": name, "users": [], "count": 0}
        reactions.append(there)
    if (user in there["users"]) == on:
        return False
    there["users"] = [*there["users"], user] if on else [one for one in there["users"] if one != user]
    there["count"] = len(there["users"])
    message["reactions"] = [one for one in reactions if one["users"]]
    return True


def reaction_event(world: World, message: Json, user: str, name: str, *, on: bool) -> Json:
    """The reaction_added or reaction_removed event; it says neither the thread nor the text."""
    item = {"type": "message", "channel": message["channel"], "ts": message["ts"]}
    event: Json = {"type": "reaction_added" if on else "reaction_removed", "user": user, "reaction": name, "item": item}
    return event | {"item_user": message.get("user"), "event_ts": world.clock.stamp()}


def _reaction(world: World, workspace: Workspace, args: Json, *, on: bool) -> Json:
    message, name = _item(workspace, args), str(args.get("name") or "")
    if not name or ":" in name.split("::")[0]:
        raise SlackError("invalid_name")
    if not react(workspace, message, workspace.bot_user, name, on=on):
        raise SlackError("already_reacted" if on else "no_reaction")
    world.emit(workspace, reaction_event(world, message, workspace.bot_user, name, on=on))
    return {}


def add_reaction(world: World, workspace: Workspace, args: Json) -> Json:
    """reactions.add"""
    return _reaction(world, workspace, args, on=True)


def remove_reaction(world: World, workspace: Workspace, args: Json) -> Json:
    """reactions.remove"""
    return _reaction(world, workspace, args, on=False)


def get_reactions(world: World, workspace: Workspace, args: Json) -> Json:
    """reactions.get"""
    message = _item(workspace, args)
    return {"type": "message", "channel": message["channel"], "message": public(message)}


def _thread(workspace: Workspace, args: Json) -> tuple[str, str]:
    channel = place(workspace, args, "channel_id")["id"]
    if not args.get("thread_ts") or workspace.message(channel, str(args["thread_ts"])) is None:
        raise SlackError("invalid_thread_ts")
    return channel, str(args["thread_ts"])


def set_status(world: World, workspace: Workspace, args: Json) -> Json:
    """assistant.threads.setStatus: an empty status takes it away"""
    where, messages = _thread(workspace, args), args.get("loading_messages") or []
    if not isinstance(args.get("status"), str):
        raise SlackError("invalid_arguments", "missing required field: status")
    if not isinstance(messages, list) or len(messages) > 10:
        raise SlackError("invalid_arguments", "no more than 10 items allowed [json-pointer:/loading_messages]")
    workspace.statuses.pop(where, None)
    if args["status"]:
        workspace.statuses[where] = {"status": args["status"], "loading_messages": messages, "at": world.clock.now()}
    return {}


def set_title(world: World, workspace: Workspace, args: Json) -> Json:
    """assistant.threads.setTitle"""
    if not args.get("title"):
        raise SlackError("invalid_arguments", "missing required field: title")
    workspace.titles[_thread(workspace, args)] = str(args["title"])
    return {}


def set_prompts(world: World, workspace: Workspace, args: Json) -> Json:
    """assistant.threads.setSuggestedPrompts: four at most; without a thread for the whole pane"""
    channel = place(workspace, args, "channel_id")["id"]
    where = _thread(workspace, args) if args.get("thread_ts") else (channel, "")
    prompts = args.get("prompts")
    good = isinstance(prompts, list) and all(isinstance(one, dict) for one in prompts)
    if not good or not all(one.get("title") and one.get("message") for one in prompts or []):
        raise SlackError("invalid_arguments", "missing required field: prompts")
    if len(prompts or []) > 4:
        raise SlackError("too_many_prompts")
    workspace.prompts[where] = list(prompts or [])
    return {}


def set_session(world: World, workspace: Workspace, args: Json) -> Json:
    """agents.sessions.setStatus: processing, active, suspended, closed"""
    where = _thread(workspace, args)
    if args.get("status") not in ("processing", "active", "suspended", "closed"):
        raise SlackError("invalid_arguments", "failed to match any allowed value [json-pointer:/status]")
    workspace.sessions[where] = str(args["status"])
    return {}
