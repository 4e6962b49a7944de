"""Pictures in the blocks of messages: files that the local Slack has, and who can see them there.

As people have measured it (issues of slackapi/python-slack-sdk and others, see `adapters.slack.pictures`): a file that
is still being processed can stand in no block; a post makes it the channel's, and an edit may not.
"""

from __future__ import annotations

from slack_state import Json, SlackError, Workspace


def check_pictures(workspace: Workspace, blocks: object) -> list[Json]:
    """The files that image blocks name. Raise SlackError where one cannot stand in a message, or not yet."""
    found = []
    for nth, block in enumerate(blocks if isinstance(blocks, list) else []):
        named = block.get("slack_file") if isinstance(block, dict) and block.get("type") == "image" else None
        if named is None:
            continue
        file = workspace.files.get(str(named.get("id")))
        if file is None or not look(file)["mimetype"].startswith("image/"):
            raise SlackError("invalid_blocks", f"invalid slack file [json-pointer:/blocks/{nth}/slack_file]")
        found.append(file)
    return found


def share(files: list[Json], channel: str, ts: str) -> None:
    """They are the channel's from now on."""
    for file in files:
        if channel not in file["channels"]:
            file["channels"].append(channel)
        file.setdefault("shares", {}).setdefault("public", {}).setdefault(channel, []).append({"ts": ts})


def look(file: Json) -> Json:
    """A file as Slack tells of it: its kind only once it is processed, which is brought nearer by every look."""
    left = file.get("processing", 0)
    file["processing"] = max(0, left - 1)
    told = {key: value for key, value in file.items() if key != "processing"}
    return told | ({"mimetype": "", "filetype": ""} if left else {})


def seen(workspace: Workspace, message: Json) -> list[bytes]:
    """The pictures that people who read a message see in it."""
    named = [block["slack_file"]["id"] for block in message.get("blocks") or () if block["type"] == "image"]
    files = [workspace.files[id] for id in named if id in workspace.files]
    return [workspace.contents[file["id"]] for file in files if message["channel"] in file["channels"]]
