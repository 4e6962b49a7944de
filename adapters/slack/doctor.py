"""`burnish doctor slack`: what a set-up has, what is missing in it, and where to click."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
from slack_sdk.errors import SlackApiError

from adapters.checking import Check, model_check, told
from adapters.slack import http, scopes, sockets
from adapters.slack.calls import TROUBLES
from adapters.slack.clients import Clients, Workspace
from adapters.slack.needs import missing
from adapters.slack.pace import code
from adapters.slack.vault import Vault
from bot.bootstrap import database
from bot.errors import ForOperators
from bot.settings import Settings
from bot.store.installs import Installs
from bot.store.sqlite import SQLite

APPS = "https://api.slack.com/apps"
"""Where apps are set up; with an app's id behind it, that one."""
MANIFEST = "deploy/slack/manifest.yaml"
WAIT = 10
"""Seconds that each thing asked has to answer."""


async def report(settings: Settings) -> bool:
    """Print what is there and what is not. Gives whether nothing is missing."""
    return await told(examine(settings), "burnish slack")


async def examine(settings: Settings) -> AsyncIterator[Check]:
    """Everything, one after another."""
    wrong = missing(settings)
    for one in wrong or ["all that is needed is there"]:
        yield Check(name="settings", state="missing" if wrong else "ok", said=one)
    clients = Clients(settings)
    try:
        found, app = None, ""
        if settings.slack_bot_token.get_secret_value():
            check, found = await _bot(clients)
            yield check
        if found:
            app = await _app(clients, found)
            yield _scopes(found, app)
        if settings.slack_app_token.get_secret_value():
            async for check in _socket(clients, settings, app):
                yield check
    finally:
        await clients.close()
    if settings.slack_client_id:
        yield await _installed(settings)
    if settings.slack_public_url:
        yield await _public(settings.slack_public_url)
    for check in look(settings, app):
        yield check
    yield await model_check(settings)


async def _bot(clients: Clients) -> tuple[Check, Workspace | None]:
    try:
        found = await clients.own()
        assert found is not None, "there is a token"
    except (SlackApiError, *TROUBLES) as problem:
        said = f"{_why(problem)}: copy it from OAuth & Permissions > Bot User OAuth Token ({APPS})"
        return Check(name="bot token", state="missing", said=said), None
    return Check(name="bot token", state="ok", said=f"{found.url} as {found.me.bot_user}"), found


async def _app(clients: Clients, found: Workspace) -> str:
    """The app that a bot token belongs to; "" where it may not ask."""
    try:
        said = await clients.client(found.token).bots_info(bot=found.me.bot_id)
    except (SlackApiError, *TROUBLES):
        return ""
    return str(said["bot"].get("app_id") or "")


def _scopes(found: Workspace, app: str) -> Check:
    lack = scopes.lacking(found.scopes)
    if not lack:
        return Check(name="scopes", state="ok", said=f"all {len(scopes.BOT)}")
    where = f"add under OAuth & Permissions > Bot Token Scopes ({_link(app)}), then Install App > Reinstall"
    return Check(name="scopes", state="missing", said=f"{', '.join(lack)}: {where}")


async def _socket(clients: Clients, settings: Settings, app: str) -> AsyncIterator[Check]:
    token = settings.slack_app_token.get_secret_value()
    try:
        url = await sockets.address(clients, token)
    except (SlackApiError, *TROUBLES) as problem:
        said = f"{_why(problem)}: {sockets.FIX} ({_link(app)})"
        yield Check(name="app token", state="missing", said=said)
        return
    yield Check(name="app token", state="ok", said="connections:write")
    try:
        async with asyncio.timeout(WAIT), clients.session.ws_connect(url) as ws:
            hello = await ws.receive_json()
    except (TypeError, ValueError, *TROUBLES) as problem:
        said = f"no hello ({_why(problem)}): is there a proxy that lets no WebSocket through?"
        yield Check(name="socket", state="missing", said=said)
        return
    theirs = (hello.get("connection_info") or {}).get("app_id") or ""
    if hello.get("type") != "hello":
        said = f"Slack sends us away ({hello.get('reason')}): switch on Socket Mode ({_link(app)})"
        yield Check(name="socket", state="missing", said=said)
    elif app and theirs and app != theirs:
        said = f"the two tokens are of different apps ({app} and {theirs}): take both from one"
        yield Check(name="socket", state="missing", said=said)
    else:
        yield Check(name="socket", state="ok", said=f"hello, connection {hello.get('num_connections')} of at most 10")


async def _installed(settings: Settings) -> Check:
    """Whether what is kept of other workspaces can be read."""
    path = database(settings)
    if not path.is_file():
        return Check(name="workspaces", state="ok", said="none yet")
    try:
        driver = await SQLite.open(path)
        try:
            count = await Vault(settings, Installs(driver)).check()
        finally:
            await driver.close()
    except ForOperators as problem:
        return Check(name="workspaces", state="missing", said=str(problem))
    return Check(name="workspaces", state="ok", said=f"{count} kept, encrypted")


async def _public(url: str) -> Check:
    if not url.startswith("https:"):
        return Check(name="public address", state="look", said=f"{url}: Slack takes none but https outside of tests")
    try:
        wait = aiohttp.ClientTimeout(total=WAIT)
        async with aiohttp.ClientSession(timeout=wait) as session, session.get(url.rstrip("/") + http.HEALTH) as reply:
            if reply.status == 200:
                return Check(name="public address", state="ok", said=url)
            why = str(reply.status)
    except TROUBLES as problem:
        why = _why(problem)
    return Check(name="public address", state="look", said=f"{url} does not answer ({why}): does burnish slack run?")


def look(settings: Settings, app: str) -> list[Check]:
    """What no token of ours can read. Pure."""
    where = _link(app)
    checks = [
        Check(name="events", state="look", said=f"Event Subscriptions has: {', '.join(scopes.EVENTS)} ({where})"),
        Check(name="features", state="look", said="/burnish, two shortcuts, App Home with both tabs, Agents"),
        Check(name="manifest", state="look", said=f"all of it at once: paste {MANIFEST} under App Manifest ({where})"),
    ]
    if not settings.slack_app_token.get_secret_value():
        base = (settings.slack_public_url or "https://...").rstrip("/")
        said = f"{base}{http.EVENTS} stands under Event Subscriptions, Interactivity and /burnish; Socket Mode is off"
        checks.append(Check(name="request URL", state="look", said=said))
    return checks


def _link(app: str) -> str:
    return f"{APPS}/{app}" if app else APPS


def _why(problem: Exception) -> str:
    """In a few words, what went wrong."""
    return code(problem) or str(problem) or type(problem).__name__
