"""What a person sees of a message, and whom it would notify."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from slack_state import Json

_PING = re.compile(r"<(![^>]*|@[^>]*)>")
_NAMED = re.compile(r"(?<![\w@])@(here|channel|everyone)\b")


def texts(value: object) -> Iterator[tuple[str, str]]:
    """Every text in blocks or a view, in order, with its kind: plain_text, mrkdwn, markdown, text, raw_text."""
    if isinstance(value, dict):
        if value.get("type") == "user" and "user_id" in value:
            yield "text", f"@{value['user_id']}"
        kind, text = value.get("type"), value.get("text")
        if isinstance(kind, str) and isinstance(text, str):
            yield kind, text
        for key, inner in value.items():
            if key not in ("text", "confirm") or not isinstance(inner, str):
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def shown(blocks: list[Json]) -> str:
    """Blocks as a person reads them: each block's texts on a line, mrkdwn's entities as their characters."""
    lines = []
    for block in blocks:
        if block.get("type") == "actions":
            lines.append(" ".join(f"[{label}]" for label in labels([block])))
        elif block.get("type") == "image":
            lines.append(f"[picture: {block.get('alt_text', '')}]")
        else:
            said = [html.unescape(text) if kind == "mrkdwn" else text for kind, text in texts(block)]
            lines.append("".join(said) if block.get("type") == "rich_text" else "\n".join(said))
    return "\n".join(line for line in lines if line)


def visible_text(message: Json) -> str:
    """A message as a person reads it: its blocks where it has some, else its text."""
    return shown(message["blocks"]) if message.get("blocks") else html.unescape(message.get("text", ""))


def elements(value: object) -> Iterator[tuple[str, Json]]:
    """Every interactive element in blocks, with its block's id."""
    for block in value if isinstance(value, list) else []:
        inside = [block.get("accessory"), block.get("element"), *(block.get("elements") or [])]
        for element in inside:
            if isinstance(element, dict) and "action_id" in element:
                yield block.get("block_id", ""), element


def labels(blocks: list[Json]) -> list[str]:
    """What stands on the buttons and menus, in order."""
    found = []
    for _, element in elements(blocks):
        face = element.get("text") or element.get("placeholder") or {}
        found.append(face.get("text", "…") if isinstance(face, dict) else str(face))
    return found


def notified(message: Json) -> set[str]:
    """Whom a message would notify: user ids, "!channel", "!subteam^S1". Cautious: text, blocks and attachments count
    alike, and in a markdown block, or where link_names or parse ask for it, a bare @channel too."""
    found: set[str] = set()
    written = [("mrkdwn", message.get("text", "")), *texts(message.get("blocks")), *texts(message.get("attachments"))]
    for kind, text in written:
        if kind in ("mrkdwn", "markdown"):
            pings = (match[1].split("|")[0] for match in _PING.finditer(text))
            found |= {ping.lstrip("@") for ping in pings if not ping.startswith("!date")}
        if kind == "markdown" or (kind == "mrkdwn" and message.get("linked")):
            found |= {f"!{match[1]}" for match in _NAMED.finditer(text)}
    return found | _rich(message.get("blocks"))


def _rich(value: object) -> set[str]:
    """The people and groups that rich text names by elements of their own."""
    if isinstance(value, list):
        return set().union(*(_rich(inner) for inner in value))
    if not isinstance(value, dict):
        return set()
    here = {"user": value.get("user_id"), "broadcast": f"!{value.get('range')}", "usergroup": value.get("usergroup_id")}
    kind = value.get("type")
    own = {str(here[kind])} if kind in here and len(value) > 1 and (here[kind] or "") != "!None" else set()
    return own.union(*(_rich(inner) for inner in value.values()))
