"""Installing the bot in a workspace by OAuth: to Slack, back with a code, and a page that says how it went."""

from __future__ import annotations

import html
import secrets
import time
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode, urljoin

import structlog
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from adapters.slack import scopes
from adapters.slack.clients import Clients
from adapters.slack.vault import Install
from bot.settings import Settings

log = structlog.get_logger()

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
"""The paths of the page that begins an installation and of the one that Slack sends the browser back to."""
LIFE = 600
"""Seconds that an installation may take; as long as the code that Slack gives is good (facts 2.8)."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # the address holds the code
    "Cache-Control": "no-store",
}
STYLE = "body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.4rem}"

LATE = "This page was opened too late, a second time, or in another browser than it was begun in. Nothing was changed."
REFUSED = "Slack did not accept the installation. Nothing was changed."
FAILED = "The installation could not be finished. Whoever runs Burnish finds the reason in its log."
WHY = {
    "access_denied": "You did not allow it, so Burnish was not installed.",
    "invalid_browser": LATE,
    "invalid_state": LATE,
    "invalid_code": REFUSED,
    "missing_code": REFUSED,
}
"""What a failure's reason is called for people; any other is FAILED."""


class Keeper(AsyncInstallationStore):
    """Keeps what an installation brings, encrypted."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    async def async_save(self, installation: Installation) -> None:
        """Keep it. Raises BadSettings where there is no key."""
        token = installation.bot_token or ""
        said = await self._clients.client(token).auth_test()
        install = Install(
            team="" if installation.is_enterprise_install else installation.team_id or "",
            enterprise=installation.enterprise_id or "",
            token=token,
            bot_user=installation.bot_user_id or said["user_id"],
            bot_id=installation.bot_id or "",
            app_id=installation.app_id or "",
            url=said.get("url") or "",
            scopes=tuple(installation.bot_scopes or ()),
            installer=installation.user_id or "",
        )
        await self._clients.keep(install)
        log.info("Slack: installed", workspace=install.key, by=install.installer)


class States(AsyncOAuthStateStore):
    """The secrets that installations come back with: each good once, for `LIFE` seconds."""

    def __init__(self, clients: Clients) -> None:
        self._installs = clients.installs

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A new one."""
        now = time.time()
        await self._installs.take_state("", now)  # lets go of those that nobody came back with
        state = secrets.token_urlsafe(32)
        await self._installs.keep_state(state, now + LIFE)
        return state

    async def async_consume(self, state: str) -> bool:
        """Whether it is one of ours, in time and for the first time."""
        return await self._installs.take_state(state, time.time())


def flow(clients: Clients, settings: Settings) -> AsyncOAuthFlow:
    """Bolt's OAuth flow over our own database."""
    public = (settings.slack_public_url or "").rstrip("/")
    given = AsyncOAuthSettings(
        client_id=settings.slack_client_id,
        client_secret=settings.slack_client_secret.get_secret_value(),
        scopes=scopes.BOT,
        user_scopes=(),
        redirect_uri=public + REDIRECT,
        install_path=INSTALL,
        install_page_rendering_enabled=False,
        redirect_uri_path=REDIRECT,
        callback_options=AsyncCallbackOptions(success=_succeeded, failure=_failed),
        authorization_url=urljoin(settings.slack_api_url, "/oauth/v2/authorize"),
        installation_store=Keeper(clients),
        state_store=States(clients),
        state_expiration_seconds=LIFE,
    )
    return AsyncOAuthFlow(client=clients.client(), settings=given)


def routes(clients: Clients, settings: Settings) -> list[Route]:
    """The two pages."""
    oauth = flow(clients, settings)
    secure = (settings.slack_public_url or "").startswith("https:")

    def page(handle: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                asked = AsyncBoltRequest(body="", query=dict(request.query_params), headers=dict(request.headers))
                return _response(await handle(asked), secure=secure)
            except Exception:
                log.exception("Slack: installation failed")
                return HTMLResponse(_page("Not installed", FAILED, again=True), 500, headers=HEADERS)

        return answer

    return [Route(INSTALL, page(oauth.handle_installation)), Route(REDIRECT, page(oauth.handle_callback))]


async def _succeeded(args: AsyncSuccessArgs) -> BoltResponse:
    made = args.installation
    where = made.enterprise_name if made.is_enterprise_install else made.team_name
    link = f"https://slack.com/app_redirect?{urlencode({'app': made.app_id or '', 'team': made.team_id or ''})}"
    text = f"Burnish is in {where or 'your workspace'} now. Invite it to a channel and mention it, or write to it."
    return _bolt(200, _page("Installed", text, link=link if made.team_id else ""))


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    log.warning("Slack: not installed", reason=args.reason if args.reason in WHY else "other")
    return _bolt(args.suggested_status_code, _page("Not installed", WHY.get(args.reason, FAILED), again=True))


def _bolt(status: int, page: str) -> BoltResponse:
    return BoltResponse(status=status, body=page, headers={"Content-Type": "text/html; charset=utf-8"})


def _page(title: str, text: str, *, link: str = "", again: bool = False) -> str:
    more = f'<p><a href="{html.escape(link)}">Open it in Slack</a></p>' if link else ""
    more += '<p><a href="install">Begin again</a></p>' if again else ""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f"<title>{title}</title><style>{STYLE}</style><h1>{title}</h1><p>{html.escape(text)}</p>{more}</html>"
    )


def _response(said: BoltResponse, *, secure: bool) -> Response:
    """Bolt's answer as Starlette's; its cookie is a browser's secret, and not for plain HTTP where we have HTTPS."""
    given = Response(said.body, said.status, headers={**said.first_headers_without_set_cookie(), **HEADERS})
    for cookies in said.cookies():
        for name, one in cookies.items():
            age = int(one["max-age"] or 0)
            given.set_cookie(name, one.value, max_age=age, secure=secure, httponly=True)
    return given
