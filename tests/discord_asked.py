"""A call of the local Discord's API as the routes get it, read off the wire with its files; and their downloads."""

from __future__ import annotations

import json
import mimetypes
import re
from dataclasses import dataclass, field
from typing import Any

import discord_limits as limits
from aiohttp import web
from discord_checks import invalid
from discord_state import ApiError, Json, World

_FILE = re.compile(r"files\[(\d+)\]")
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
"""Everybody's avatar."""


@dataclass(frozen=True)
class Upload:
    """A file that comes with a message."""

    name: str
    content: bytes
    description: str = ""
    mimetype: str = ""


@dataclass
class Ask:
    """What is asked: ids from the path, the query, the payload, the files by their number."""

    at: dict[str, str]
    query: dict[str, str]
    payload: Json
    files: dict[int, Upload] = field(default_factory=dict)

    def id(self, name: str) -> int:
        """An id from the path."""
        return int(self.at[name])

    def number(self, name: str, default: int) -> int:
        """A number from the query."""
        try:
            return int(self.query.get(name, default))
        except ValueError:
            raise invalid(name, "NUMBER_TYPE_COERCE", f"Value {self.query[name]!r} is not int.") from None


async def read(request: web.Request) -> Ask:
    """A call off the wire: JSON, or parts with the JSON in `payload_json`."""
    if (request.content_length or 0) > limits.REQUEST_BYTES:
        raise ApiError(413, 40005, "Request entity too large")
    payload: Any = {}
    files: dict[int, Upload] = {}
    if request.content_type == "multipart/form-data":
        for name, value in (await request.post()).items():
            numbered = _FILE.fullmatch(name)
            if name == "payload_json":
                payload = _parsed(str(value))
            elif numbered and isinstance(value, web.FileField):
                files[int(numbered[1])] = Upload(value.filename, value.file.read())
    elif request.can_read_body:
        payload = _parsed(await request.text() or "{}")
    return Ask(dict(request.match_info), dict(request.query), payload, files)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None


def attach(world: World, channel: int, payload: Json, files: dict[int, Upload], before: list[Json]) -> list[Json]:
    """A message's attachments after a call: those kept of what was there before, and the new ones."""
    listed = payload.get("attachments")
    told = {str(one.get("id")): one for one in listed or []}
    for place, one in enumerate(listed or []):
        if len(one.get("description") or "") > limits.DESCRIPTION:
            text = f"Must be {limits.DESCRIPTION} or fewer in length."
            raise invalid(f"attachments.{place}.description", "BASE_TYPE_MAX_LENGTH", text)
    if listed is not None and set(told) - {one["id"] for one in before} - {str(number) for number in files}:
        raise invalid("attachments", "ATTACHMENT_NOT_FOUND", "Unknown attachment")
    kept = before if listed is None else [one for one in before if one["id"] in told]
    made = []
    for number, file in files.items():
        about = told.get(str(number), {})
        if len(file.content) > limits.FILE_BYTES:
            raise ApiError(413, 40005, "Request entity too large")
        name, description = str(about.get("filename") or file.name), about.get("description") or file.description
        made.append(store(world, channel, Upload(name, file.content, description, file.mimetype)))
    return [*kept, *made]


def store(world: World, channel: int, file: Upload) -> Json:
    """Keep a file where its url finds it."""
    number = world.clock.snowflake()
    world.contents[number] = file.content
    url = f"{world.url}/attachments/{channel}/{number}/{file.name}"
    kind = file.mimetype or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    told: Json = {"id": str(number), "filename": file.name, "size": len(file.content), "url": url, "proxy_url": url}
    return told | {"content_type": kind} | ({"description": file.description} if file.description else {})


def downloads(world: World) -> list[web.RouteDef]:
    """The CDN: attachments, and one picture for all avatars and emoji."""

    async def attachment(request: web.Request) -> web.Response:
        content = world.contents.get(int(request.match_info["file"]))
        if content is None:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=content, content_type="application/octet-stream")

    async def picture(request: web.Request) -> web.Response:
        return web.Response(body=PIXEL, content_type="image/gif")

    return [web.get(r"/attachments/{channel:\d+}/{file:\d+}/{name}", attachment), web.get("/cdn/{path:.*}", picture)]
