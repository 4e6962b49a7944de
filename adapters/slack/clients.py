"""Slack's Web API for each workspace: its token, and who we are there."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.calls import TROUBLES
from adapters.slack.delivery import Me
from adapters.slack.pace import code
from adapters.slack.vault import Install, Vault
from bot.settings import Settings
from bot.store.installs import Installs
from bot.values import Value

log = structlog.get_logger()

TIMEOUT = 30
"""Seconds that one call may take; our choice, as slack-sdk's own default."""
REVOKED = ("token_revoked", "account_inactive", "invalid_auth")
"""What Slack says to a token that is good no longer."""


class Workspace(Value):
    """Who the bot is in a workspace."""

    token: str
    me: Me
    url: str = ""
    """Where the workspace is on the web, with a slash at the end: links to messages begin with it."""
    homes: tuple[str, ...] = ()
    """The workspace and the organisation that the token is of, as `auth.test` says."""
    scopes: tuple[str, ...] = ()
    """What the token may do."""


class Client(AsyncWebClient):
    """A client that says so when its token has been revoked."""

    def __init__(self, *, revoked: Callable[[], Awaitable[None]], **given: Any) -> None:
        super().__init__(**given)
        self._revoked = revoked

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        """Every method's one way out."""
        try:
            return await super().api_call(api_method, **given)
        except SlackApiError as problem:
            if code(problem) in REVOKED:
                await self._revoked()
            raise


class Clients:
    """One client for each workspace, all on one connection pool; what `auth.test` said is asked once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._session: aiohttp.ClientSession | None = None
        self._oauth = bool(settings.slack_client_id)
        self._installs: Installs | None = None
        self._vault: Vault | None = None
        self._known: dict[str, Workspace] = {}
        self._refused = False
        """Whether Slack takes the operator's own token no longer: then it is asked no more, until the next start."""
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        """By workspace: one that is slow to say who we are holds up no other."""

    def attach(self, installs: Installs) -> None:
        """Know the installations by OAuth from now on. Raises BadSettings where a secret key is none."""
        self._installs = installs
        self._vault = Vault(self._settings, installs) if self._oauth else None

    async def renew(self) -> None:
        """Encrypt all installations with the operator's first key. Raises BadSettings where one cannot be opened."""
        if self._vault:
            await self._vault.renew()

    async def of(self, workspace: str) -> AsyncWebClient:
        """The client of a workspace. Raises LookupError for one that we are not installed in."""
        found = await self.workspace(workspace)
        if found is None:
            raise LookupError(f"Burnish is not installed in the Slack workspace {workspace}")

        async def revoked() -> None:
            await self.forget(workspace, "")

        return Client(revoked=revoked, **self._given(found.token))

    def client(self, token: str = "") -> AsyncWebClient:
        """A client with that token. Rates and retries are the pace's."""
        return AsyncWebClient(**self._given(token))

    def _given(self, token: str) -> dict[str, Any]:
        url, session = self._settings.slack_api_url, self.session
        return {"token": token or None, "base_url": url, "session": session, "timeout": TIMEOUT, "retry_handlers": []}

    @property
    def session(self) -> aiohttp.ClientSession:
        """The connections."""
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    @property
    def installs(self) -> Installs:
        """Where installations are kept; there is one after `attach`."""
        assert self._installs is not None, "attach comes first"
        return self._installs

    async def workspace(self, team: str, enterprise: str = "") -> Workspace | None:
        """Who we are in a workspace, which may be one of an organisation's; None where we are not installed."""
        if team in self._known and team:
            return self._known[team]
        if (found := await self._own()) and (not self._oauth or {team, enterprise} & set(found.homes)):
            return found
        async with self._asking[team]:
            if team not in self._known and (found := await self._installed(team, enterprise)):
                self._known[team] = found
            return self._known.get(team)

    async def own(self) -> Workspace | None:
        """The one workspace whose token the operator gave. Raises SlackApiError where Slack does not take it."""
        token = self._settings.slack_bot_token.get_secret_value()
        if not token:
            return None
        async with self._asking[""]:
            if "" not in self._known:
                self._known[""] = await self._asked(token)
            return self._known[""]

    async def _own(self) -> Workspace | None:
        if self._refused:
            return None
        try:
            return await self.own()
        except SlackApiError as problem:
            if code(problem) not in REVOKED:
                raise
            self._refused = True
            log.error("Slack does not take slack_bot_token any longer", reason=code(problem))
            return None

    async def _asked(self, token: str) -> Workspace:
        said = await self.client(token).auth_test()
        me = Me(bot_user=said["user_id"], bot_id=said.get("bot_id") or "", app_id=said.get("app_id") or "")
        whole = said.get("enterprise_id") if said.get("is_enterprise_install") else None
        homes = tuple(filter(None, (said.get("team_id"), whole)))
        return Workspace(token=token, me=me, url=said.get("url") or "", homes=homes, scopes=granted(said))

    async def _installed(self, team: str, enterprise: str) -> Workspace | None:
        """A workspace that was installed by itself, or with its whole organisation."""
        install = await self._vault.get(team) if self._vault else None
        if install is None and self._vault and (install := await self._vault.get(enterprise)) and team != enterprise:
            await self._vault.see(team, enterprise)
        if install is None:
            return None
        me = Me(bot_user=install.bot_user, bot_id=install.bot_id, app_id=install.app_id)
        return Workspace(token=install.token, me=me, url=install.url, scopes=install.scopes)

    async def keep(self, install: Install) -> None:
        """An installation has come by OAuth. Raises BadSettings where there is no key to encrypt it with."""
        assert self._vault is not None, "attach comes first"
        await self._vault.put(install)
        self._let_go()  # an organisation's holds for workspaces whose names we need not know

    def _let_go(self) -> None:
        """Ask anew who we are where OAuth brought us."""
        self._known = {name: found for name, found in self._known.items() if not name}

    async def forget(self, team: str, enterprise: str = "") -> None:
        """The app was removed there, or Slack does not take its token any longer: erase what is kept.

        What Slack does still take stays, and what it cannot be asked of, or what came while it was asked: word of a
        removal may come late, when the app was installed again.
        """
        for name in ("", team):
            self._known.pop(name, None)
        for key in dict.fromkeys((team, enterprise)):
            if self._vault and (install := await self._vault.get(key)) and not await self._good(install):
                now = await self._vault.get(key)
                if now is None or now.token != install.token:
                    continue
                await self._vault.remove(key)
                await self._vault.remove(install.key)
                self._let_go()
                log.info("Slack: uninstalled", workspace=install.key)

    async def _good(self, install: Install) -> bool:
        """Whether Slack takes the token, or cannot be asked: a dead one is found out at its next call."""
        try:
            await self.client(install.token).auth_test()
        except SlackApiError as problem:
            return code(problem) not in REVOKED
        except TROUBLES as problem:
            log.info("Slack: not asked whether a token holds", workspace=install.key, reason=str(problem))
        return True

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session:
            await self._session.close()


class Authorize(AsyncAuthorize):
    """What Bolt asks for every payload: the token that it is for."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    async def __call__(
        self, *, enterprise_id: str | None, team_id: str | None, **context: Any
    ) -> AuthorizeResult | None:
        """The token; None where we are not installed. Raises ConnectionError where Slack does not say who we are, so
        that it sends the payload again."""
        team, enterprise = team_id or enterprise_id or "", enterprise_id or ""
        try:
            found = await self._clients.workspace(team, enterprise)
        except SlackApiError as problem:  # which Bolt would take for "not installed", and acknowledge
            raise ConnectionError(f"Slack does not say who we are in {team}: {code(problem)}") from problem
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=found.me.bot_user,
            bot_id=found.me.bot_id,
            bot_token=found.token,
        )


def granted(said: AsyncSlackResponse) -> tuple[str, ...]:
    """The scopes of the token that a call was made with, as every answer's headers name them."""
    named = {name.lower(): value for name, value in said.headers.items()}.get("x-oauth-scopes") or ""
    return tuple(filter(None, (one.strip() for one in str(named).split(","))))
