"""Files of the local Slack: three steps up, an authorised way down, and a login page for everybody else."""

from __future__ import annotations

import mimetypes
from typing import Any

from aiohttp import web
from slack_chat import place, put, threaded
from slack_pictures import look, share
from slack_state import Json, SlackError, Workspace, World

LOGIN = "<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in to your workspace</body></html>"


def new_file(world: World, workspace: Workspace, name: str, mimetype: str, user: str, size: int) -> Json:
    """A file's own object; its content comes separately."""
    file = world.new("F")
    link = f"{world.url}/files-pri/{workspace.team}-{file}"
    made: Json = {"id": file, "name": name, "title": name, "mimetype": mimetype, "user": user, "size": size}
    made |= {"filetype": name.rsplit(".", 1)[-1], "mode": "hosted", "is_external": False, "file_access": "visible"}
    made |= {"url_private": f"{link}/{name}", "url_private_download": f"{link}/download/{name}", "channels": []}
    workspace.files[file] = made
    return made


def upload_url(world: World, workspace: Workspace, args: Json) -> Json:
    """files.getUploadURLExternal: the first step"""
    name, length = str(args.get("filename") or ""), int(args.get("length") or 0)
    if not name or length <= 0:
        raise SlackError("invalid_arguments", f"missing required field: {'length' if name else 'filename'}")
    mimetype = mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = new_file(world, workspace, name, mimetype, workspace.bot_user, length)
    file |= {"processing": world.processing, "alt_txt": str(args.get("alt_txt") or "")}
    workspace.files[file["id"]] = file
    world.uploads[file["id"]] = workspace.team
    return {"file_id": file["id"], "upload_url": f"{world.url}/upload/v1/{file['id']}"}


def complete_upload(world: World, workspace: Workspace, args: Json) -> Json:
    """files.completeUploadExternal: the third step, which shares the files in a channel if one is named"""
    asked: Any = args.get("files")
    if not isinstance(asked, list) or not asked:
        raise SlackError("invalid_arguments", "missing required field: files")
    files = []
    for one in asked:
        file = workspace.files.get(str(one.get("id")))
        if file is None or file["id"] not in workspace.contents:
            raise SlackError("file_not_found")
        file["title"] = one.get("title") or file["name"]
        files.append(file)
    if args.get("channel_id"):
        channel = place(workspace, args, "channel_id")["id"]
        made = threaded(workspace, channel, args) | {"text": args.get("initial_comment") or "", "files": files}
        message = put(world, workspace, channel, made | {"upload": True})
        share(files, channel, message["ts"])
    return {"files": [{"id": file["id"], "title": file["title"]} for file in files]}


def file_info(world: World, workspace: Workspace, args: Json) -> Json:
    """files.info"""
    if args.get("file") not in workspace.files:
        raise SlackError("file_not_found")
    return {"file": look(workspace.files[args["file"]]), "comments": []}


def delete_file(world: World, workspace: Workspace, args: Json) -> Json:
    """files.delete"""
    if workspace.files.pop(str(args.get("file")), None) is None:
        raise SlackError("file_not_found")
    return {}


def routes(world: World) -> list[web.RouteDef]:
    """The addresses that take and give the files themselves."""

    async def take(request: web.Request) -> web.Response:
        file = request.match_info["file"]
        if file not in world.uploads:
            return web.Response(status=404, text="no such upload")
        workspace, content = world.workspaces[world.uploads[file]], await request.read()
        if len(content) != workspace.files[file]["size"]:
            return web.Response(status=400, text="the length is another than was said")
        workspace.contents[file] = content
        return web.Response(text=f"OK - {len(content)}")

    async def give(request: web.Request) -> web.Response:
        team, _, file = request.match_info["place"].partition("-")
        token = world.tokens.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        workspace = world.workspaces.get(team)
        if workspace is None or file not in workspace.contents:
            return web.Response(status=404, text="not found")
        inside = token and not token.error and team == token.team and "files:read" in token.scopes
        if not inside:
            return web.Response(text=LOGIN, content_type="text/html")
        return web.Response(body=workspace.contents[file], content_type=workspace.files[file]["mimetype"])

    return [
        web.post("/upload/v1/{file}", take),
        web.get("/files-pri/{place}/download/{name}", give),
        web.get("/files-pri/{place}/{name}", give),
    ]
