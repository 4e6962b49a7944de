"""response_url of the local Slack: five posts within half an hour, to one person or to the channel."""

from __future__ import annotations

import slack_limits as limits
from aiohttp import web
from slack_blocks import check_blocks
from slack_chat import put, show
from slack_state import Json, SlackError, Workspace, World


def routes(world: World) -> list[web.RouteDef]:
    """The address that takes the posts."""

    async def take(request: web.Request) -> web.Response:
        hook = world.hooks.get(request.match_info["name"])
        if hook is None:
            return web.Response(status=404, text="no_service")
        if world.clock.now() - hook["at"] > limits.HOOK_SECONDS:
            return web.Response(status=404, text="expired_url")
        if hook["uses"] >= limits.HOOK_USES:
            return web.Response(status=404, text="used_url")
        hook["uses"] += 1
        try:
            answer(world, hook, await request.json())
        except SlackError as error:
            return web.Response(status=400, text=error.error)
        return web.Response(text="ok")

    return [web.post("/hooks/{name}", take)]


def answer(world: World, hook: Json, body: Json) -> None:
    """Do what one post says: delete or replace what the hook came from, or say something new."""
    workspace = world.workspaces[hook["team"]]
    if body.get("delete_original"):
        _original(workspace, hook)["gone"] = True
        return
    if not body.get("text") and not body.get("blocks"):
        raise SlackError("no_text")
    if body.get("blocks") is not None:
        check_blocks(body["blocks"])
    made = {key: body[key] for key in ("text", "blocks") if body.get(key) is not None}
    if body.get("replace_original"):
        original = _original(workspace, hook)
        original.update({"blocks": []} | made)
        show(world, original)
        return
    thread = {"thread_ts": body["thread_ts"]} if body.get("thread_ts") else {}
    if body.get("response_type") == "in_channel":
        put(world, workspace, hook["channel"], made | thread)
        return
    said = {"ts": world.clock.stamp(), "channel": hook["channel"], "user": hook["user"], "text": ""}
    workspace.ephemerals.append(said | made | thread)
    show(world, workspace.ephemerals[-1])


def _original(workspace: Workspace, hook: Json) -> Json:
    """The message whose button (or shortcut) gave the hook."""
    for one in workspace.ephemerals:
        if one["ts"] == hook["ts"] and one["user"] == hook["user"]:
            return one
    found = workspace.message(hook["channel"], hook["ts"])
    if found is None:
        raise SlackError("message_not_found")
    return found
