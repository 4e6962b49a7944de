"""The chat methods of the local Slack but for streams: post, update, delete, ephemerals."""

from __future__ import annotations

import json
from typing import Any

import slack_limits as limits
from slack_blocks import check_blocks
from slack_pictures import check_pictures, share
from slack_shown import notified
from slack_state import Json, SlackError, Workspace, World


def show(world: World, message: Json) -> None:
    """Note whom a message notifies, as it now stands."""
    world.pinged |= {(who, message["ts"]) for who in notified(message)}


def flag(args: Json, name: str) -> bool:
    """A boolean as it comes over the wire."""
    return args.get(name) in (True, "1", "true", "True", 1)


def place(workspace: Workspace, args: Json, key: str = "channel") -> Json:
    """The conversation that a call names; a person's id means the direct messages with them."""
    name = str(args.get(key) or "")
    if name in workspace.users and name != workspace.bot_user:
        name = workspace.direct(name)
    if name not in workspace.channels:
        raise SlackError("channel_not_found")
    channel = workspace.channels[name]
    if channel["is_archived"]:
        raise SlackError("is_archived")
    if workspace.bot_user not in channel["members"]:
        raise SlackError("channel_not_found" if channel["is_private"] else "not_in_channel")
    return channel


def check_metadata(args: Json) -> Json | None:
    """The metadata of a call, checked; None where it has none."""
    metadata: Json | None = args.get("metadata")
    if metadata in (None, {}):
        return metadata
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_type"), str) or set(metadata) - {"event_type", "event_payload", "entities"}:
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(metadata)) > limits.METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return metadata


def content(args: Json, *, text_most: int | None = None) -> Json:
    """Text and blocks of a call, checked. `text_most`: where a longer text is refused instead of cut off."""
    markdown, text, blocks = args.get("markdown_text"), args.get("text"), args.get("blocks")
    if markdown is not None:
        if text or blocks:
            raise SlackError("markdown_text_conflict")
        if len(markdown) > limits.MARKDOWN:
            raise SlackError("msg_too_long")
        text, blocks = markdown, [{"type": "markdown", "text": markdown}]
    if not text and not blocks and not args.get("attachments"):
        raise SlackError("no_text")
    if text is not None and not isinstance(text, str):
        raise SlackError("invalid_arguments", "must be a string [json-pointer:/text]")
    if blocks is not None:
        check_blocks(blocks)
    if text_most and markdown is None and len(text or "") > text_most:
        raise SlackError("msg_too_long")
    made: Json = {"text": (text or "")[: limits.POSTED_TEXT]}
    return made if blocks is None else made | {"blocks": blocks}


def linked(args: Json, default: str) -> bool:
    """Whether bare names such as @channel become links in this call: `parse` is "full" or "client", or link_names."""
    return args.get("parse", default) != "none" or flag(args, "link_names")


def public(message: Json) -> Json:
    """A message as the platform gives it away."""
    hidden = {"channel", "streamed", "until", "linked", "streaming"}
    return {key: value for key, value in message.items() if key not in hidden}


def put(world: World, workspace: Workspace, channel: str, made: Json) -> Json:
    """Put one of the bot's messages into a channel."""
    ts = world.clock.stamp()
    message: Json = {"type": "message", "ts": ts, "channel": channel, "user": workspace.bot_user, "text": ""}
    message |= {"bot_id": workspace.bot_id, "app_id": workspace.app_id, "team": workspace.team} | made
    workspace.messages[channel, ts] = message
    show(world, message)
    workspace.statuses.pop((channel, message.get("thread_ts", "")), None)
    kind = workspace.channels[channel]["kind"]
    world.emit(workspace, public(message) | {"channel": channel, "channel_type": kind, "event_ts": ts})
    return message


def threaded(workspace: Workspace, channel: str, args: Json) -> Json:
    """The thread that a call speaks of, if any; a reply's ts is not a thread's, and nothing that is not there is."""
    thread_ts = args.get("thread_ts")
    if not thread_ts:
        return {}
    root = workspace.message(channel, str(thread_ts))
    if root is None and not any(message["ts"] == thread_ts for message in workspace.deleted):
        raise SlackError("thread_not_found")
    if root and root.get("thread_ts", thread_ts) != thread_ts:
        raise SlackError("cannot_reply_to_message")
    return {"thread_ts": str(thread_ts), "parent_user_id": root["user"] if root else ""}


def post_message(world: World, workspace: Workspace, args: Json) -> Json:
    """chat.postMessage"""
    channel = place(workspace, args)["id"]
    made = content(args) | threaded(workspace, channel, args) | {"linked": linked(args, "none")}
    pictures = check_pictures(workspace, args.get("blocks"))
    if metadata := check_metadata(args):
        made["metadata"] = metadata
    message = put(world, workspace, channel, made)
    share(pictures, channel, message["ts"])
    return {"channel": channel, "ts": message["ts"], "message": public(message)}


def post_ephemeral(world: World, workspace: Workspace, args: Json) -> Json:
    """chat.postEphemeral"""
    channel = place(workspace, args)
    user = str(args.get("user"))
    if user not in workspace.users:
        raise SlackError("user_not_found")
    if user not in channel["members"]:
        raise SlackError("user_not_in_channel")
    made = content(args) | {"linked": linked(args, "none")}
    if args.get("thread_ts"):
        made["thread_ts"] = str(args["thread_ts"])
    ts = world.clock.stamp()
    workspace.ephemerals.append({"ts": ts, "channel": channel["id"], "user": user} | made)
    show(world, workspace.ephemerals[-1])
    return {"message_ts": ts}


def own(workspace: Workspace, args: Json, error: str) -> Json:
    """The bot's own message that a call names."""
    channel = place(workspace, args)["id"]
    message = workspace.message(channel, str(args.get("ts")))
    if message is None:
        raise SlackError("message_not_found")
    if message.get("bot_id") != workspace.bot_id:
        raise SlackError(error)
    return message


def update(world: World, workspace: Workspace, args: Json) -> Json:
    """chat.update. Blocks and metadata that are left out stay; bare names link unless `parse` says none."""
    message = own(workspace, args, "cant_update_message")
    if message.get("streaming") == "in_progress" and message["until"] > world.clock.now():
        raise SlackError("streaming_state_conflict")
    made = content(args, text_most=limits.UPDATED_TEXT)
    pictures = check_pictures(workspace, args.get("blocks"))
    metadata = check_metadata(args)
    before = public(message)
    changed(world, workspace, message, made | {"linked": linked(args, "client")}, before)
    if world.edits_share:
        share(pictures, message["channel"], message["ts"])
    if metadata is not None:
        message["metadata"] = metadata
    return {"channel": message["channel"], "ts": message["ts"], "text": message["text"], "message": public(message)}


def changed(world: World, workspace: Workspace, message: Json, made: Json, before: Json) -> None:
    """Write a new content into the bot's message, and tell of it as an event."""
    ts = world.clock.stamp()
    message.update(made)
    message["edited"] = {"user": workspace.bot_user, "ts": ts}
    message.pop("streaming", None)
    message.pop("streamed", None)
    show(world, message)
    world.emit(workspace, change(workspace, message, before, ts))


def change(workspace: Workspace, message: Json, before: Json, ts: str) -> Json:
    """The message_changed event of a message."""
    event: Json = {"type": "message", "subtype": "message_changed", "hidden": True, "channel": message["channel"]}
    kind = workspace.channels[message["channel"]]["kind"]
    now = public(message)
    return event | {"message": now, "previous_message": before, "ts": ts, "event_ts": ts, "channel_type": kind}


def delete(world: World, workspace: Workspace, args: Json) -> Json:
    """chat.delete"""
    message = own(workspace, args, "cant_delete_message")
    remove(world, workspace, message)
    return {"channel": message["channel"], "ts": message["ts"]}


def remove(world: World, workspace: Workspace, message: Json) -> Json:
    """Take a message away; its message_deleted event."""
    channel, ts = message["channel"], world.clock.stamp()
    del workspace.messages[channel, message["ts"]]
    workspace.deleted.append(message)
    event: Json = {"type": "message", "subtype": "message_deleted", "hidden": True, "channel": channel, "ts": ts}
    event |= {"deleted_ts": message["ts"], "previous_message": public(message), "event_ts": ts}
    event["channel_type"] = workspace.channels[channel]["kind"]
    if message.get("bot_id") == workspace.bot_id:
        world.emit(workspace, event)
    return event


def permalink(world: World, workspace: Workspace, args: Json) -> Json:
    """chat.getPermalink"""
    channel = place(workspace, args)["id"]
    ts: Any = args.get("message_ts")
    if workspace.message(channel, ts) is None:
        raise SlackError("message_not_found")
    link = f"https://{workspace.name.lower()}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
    return {"channel": channel, "permalink": link}
