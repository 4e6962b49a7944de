"""The streaming methods of the local Slack: start, append, stop, with their lifetime and the person's stop button."""

from __future__ import annotations

import slack_limits as limits
from slack_blocks import check_blocks
from slack_chat import change, check_metadata, own, place, public, put, show, threaded
from slack_pictures import check_pictures, share
from slack_state import Json, SlackError, Workspace, World


def _streamed(args: Json) -> str:
    """The text that a call brings, in `markdown_text` or in chunks."""
    text = args.get("markdown_text") or ""
    if not isinstance(text, str):
        raise SlackError("invalid_arguments", "must be a string [json-pointer:/markdown_text]")
    for chunk in _chunks(args):
        if chunk["type"] == "markdown_text":
            text += chunk["text"]
        elif chunk["type"] == "blocks":
            check_blocks(chunk.get("blocks"))
    if len(text) > limits.MARKDOWN:
        raise SlackError("msg_too_long")
    return text


def _chunks(args: Json) -> list[Json]:
    chunks = args.get("chunks") or []
    needed = {"markdown_text": "text", "task_update": "id", "plan_update": "title", "blocks": "blocks"}
    for chunk in chunks if isinstance(chunks, list) else [None]:
        if not isinstance(chunk, dict) or not chunk.get(needed.get(str(chunk.get("type")), "type"), ""):
            raise SlackError("invalid_chunks")
        if chunk["type"] not in needed or not isinstance(chunk.get("text", ""), str):
            raise SlackError("invalid_chunks")
    return list(chunks)


def start(world: World, workspace: Workspace, args: Json) -> Json:
    """chat.startStream"""
    if world.streaming:
        raise SlackError(world.streaming)
    channel = place(workspace, args)
    if not args.get("thread_ts"):
        raise SlackError("invalid_arguments", "missing required field: thread_ts")
    if channel["kind"] != "im":
        for missing in ("recipient_team_id", "recipient_user_id"):
            if not args.get(missing):
                raise SlackError(f"missing_{missing}")
        recipient = workspace.users.get(args["recipient_user_id"])
        if recipient is None or recipient["team_id"] != args["recipient_team_id"]:
            raise SlackError("user_not_found")
    text = _streamed(args)
    made = threaded(workspace, channel["id"], args) | {"streaming": "in_progress", "streamed": ""}
    message = put(world, workspace, channel["id"], made | {"until": world.clock.now() + world.stream_seconds})
    _write(world, message, text)
    return {"channel": channel["id"], "ts": message["ts"]}


def _live(world: World, workspace: Workspace, args: Json) -> Json:
    """The stream that a call names, which still takes text."""
    if world.streaming:
        raise SlackError(world.streaming)
    message = own(workspace, args, "message_not_owned_by_app")
    if message.get("streaming") == "in_progress" and message["until"] <= world.clock.now():
        message["streaming"] = "expired"
    if message.get("streaming") == "stopped":
        raise SlackError("stopped_by_user")
    if message.get("streaming") != "in_progress":
        raise SlackError("message_not_in_streaming_state")
    return message


def _write(world: World, message: Json, text: str, blocks: list[Json] | None = None) -> None:
    """Append to a stream; all of it together must fit into one message."""
    whole = message["streamed"] + text
    if len(whole) > limits.MARKDOWN:
        raise SlackError("msg_too_long")
    shown = [{"type": "markdown", "text": whole, "block_id": "streamed"}] if whole else []
    if blocks is not None:
        check_blocks([*shown, *blocks])
    message["streamed"] = message["text"] = whole
    message["blocks"] = [*shown, *(blocks or [])]
    show(world, message)


def append(world: World, workspace: Workspace, args: Json) -> Json:
    """chat.appendStream"""
    message = _live(world, workspace, args)
    text = _streamed(args)
    if not text and not args.get("chunks"):
        raise SlackError("no_text")
    _write(world, message, text)
    return {"channel": message["channel"], "ts": message["ts"]}


def stop(world: World, workspace: Workspace, args: Json) -> Json:
    """chat.stopStream"""
    message = _live(world, workspace, args)
    text, metadata, before = _streamed(args), check_metadata(args), public(message)
    blocks = args.get("blocks") or []
    check_blocks(blocks)
    share(check_pictures(workspace, blocks), message["channel"], message["ts"])
    _write(world, message, text, blocks)
    if metadata is not None:
        message["metadata"] = metadata
    message["streaming"] = "completed"
    world.emit(workspace, change(workspace, message, before, world.clock.stamp()))
    return {"channel": message["channel"], "ts": message["ts"], "message": public(message)}
