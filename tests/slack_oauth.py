"""Installing and uninstalling the app in the local Slack: codes, tokens, and what takes them away."""

from __future__ import annotations

from slack_state import Json, SlackError, Workspace, World

CODE_SECONDS = 600.0
"""How long the code of an installation can be changed for a token."""


def code_for(world: World, workspace: Workspace, user: str, scopes: str, redirect_uri: str) -> str:
    """What a person's approval gives: good once, for ten minutes."""
    code = world.new("code.")
    made = {"team": workspace.team, "user": user, "scopes": scopes, "redirect_uri": redirect_uri}
    world.codes[code] = made | {"at": world.clock.now(), "used": False}
    return code


def access(world: World, client: tuple[str, str], args: Json) -> Json:
    """oauth.v2.access: a code for a bot token"""
    if client[0] != world.client_id:
        raise SlackError("invalid_client_id")
    if client[1] != world.client_secret:
        raise SlackError("bad_client_secret")
    code = world.codes.get(str(args.get("code")))
    if code is None or world.clock.now() - code["at"] > CODE_SECONDS:
        raise SlackError("invalid_code")
    if code["used"]:
        raise SlackError("code_already_used")
    if (args.get("redirect_uri") or "") != code["redirect_uri"]:
        raise SlackError("bad_redirect_uri")
    code["used"] = True
    workspace = world.workspaces[code["team"]]
    token = world.add_token(workspace, code["scopes"])
    enterprise = {"id": workspace.enterprise, "name": "Enterprise"} if workspace.enterprise else None
    told: Json = {"access_token": token.value, "token_type": "bot", "scope": ",".join(sorted(token.scopes))}
    told |= {"bot_user_id": workspace.bot_user, "app_id": workspace.app_id, "enterprise": enterprise}
    told |= {"team": None if workspace.org else {"id": workspace.team, "name": workspace.name}}
    return told | {"authed_user": {"id": code["user"]}, "is_enterprise_install": workspace.org}


def revoke(world: World, workspace: Workspace, error: str) -> None:
    """Make every bot token of a workspace answer with an error: token_revoked, account_inactive."""
    for token in world.tokens.values():
        if token.kind == "bot" and token.team == workspace.team:
            token.error = error


def auth_revoke(world: World, workspace: Workspace, args: Json) -> Json:
    """auth.revoke"""
    test = args.get("test") in (True, "1", "true")
    if not test:
        revoke(world, workspace, "token_revoked")
    return {"revoked": not test}


def uninstall(world: World, workspace: Workspace, args: Json) -> Json:
    """apps.uninstall"""
    if args.get("client_id") != world.client_id or args.get("client_secret") != world.client_secret:
        raise SlackError("bad_client_secret")
    revoke(world, workspace, "account_inactive")
    for event in ({"type": "tokens_revoked", "tokens": {"bot": [workspace.bot_user]}}, {"type": "app_uninstalled"}):
        world.emit(workspace, event)
    return {}
