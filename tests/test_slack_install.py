"""Installing by OAuth: many workspaces, their tokens encrypted on the disk, and gone when the app is."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncGenerator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
import pytest_asyncio
from cryptography.fernet import Fernet
from pydantic import SecretStr
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_payloads import event_callback
from slack_server import SlackServer, slack
from slack_transport import Heard, by_oauth, heard, over_http

from adapters.slack import http, install, scopes, vault
from bot.errors import BadSettings

KEY, NEW_KEY = Fernet.generate_key().decode(), Fernet.generate_key().decode()
EVENT = {"type": "app_home_opened", "user": "U1", "tab": "home"}


@pytest_asyncio.fixture
async def server() -> AsyncGenerator[SlackServer]:
    """A local Slack with two workspaces that nobody has installed the app in."""
    async with slack() as running:
        running.world.add_workspace("T2", "Globex")
        yield running


@pytest_asyncio.fixture
async def bot(server: SlackServer, tmp_path: Path) -> AsyncGenerator[Heard]:
    """Listening for installations."""
    async with heard(by_oauth(server, KEY), tmp_path) as found:
        server.world.request_urls = [found.url + http.EVENTS]
        yield found


def page(bot: Heard) -> str:
    """Where an installation begins."""
    return bot.url + install.INSTALL


def contents(folder: Path) -> bytes:
    """All bytes of all files there: the database and what has not been written back into it."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def hears(server: SlackServer, bot: Heard, team: str) -> str | None:
    """Who Bolt was told that we are in a workspace; None where the event went nowhere."""
    before = len(bot.payloads)
    event = event_callback(server.world, server.workspaces[team], EVENT)
    assert (await server.deliver(event, "events_api")).acked
    return bot.bots[-1] if len(bot.payloads) > before else None


async def test_each_workspace_gets_its_own_token(server: SlackServer, bot: Heard) -> None:
    for team, user in (("T1", "U1"), ("T2", "U21")):
        assert await hears(server, bot, team) is None
        done = await server.installs(page(bot), user)
        assert done.status == 200 and server.workspaces[team].name in done.text
        assert await hears(server, bot, team) == server.workspaces[team].bot_user
        assert (await bot.clients.of(team)).token == server.workspaces[team].token


async def test_it_asks_for_exactly_what_it_needs_and_comes_back_to_our_address(server: SlackServer, bot: Heard) -> None:
    async with aiohttp.ClientSession() as browser, browser.get(page(bot), allow_redirects=False) as answer:
        link = urlsplit(answer.headers["Location"])
        cookie = answer.headers["Set-Cookie"]
    asked = {name: values[0] for name, values in parse_qs(link.query).items()}
    assert answer.status == 302 and link.path == "/oauth/v2/authorize"
    assert asked["scope"].split(",") == list(scopes.BOT) and "user_scope" not in asked
    assert asked["redirect_uri"] == bot.url + install.REDIRECT and len(asked["state"]) >= 32
    assert "HttpOnly" in cookie and "SameSite" in cookie and f"Max-Age={install.LIFE}" in cookie


async def test_behind_https_its_cookie_goes_over_nothing_else(server: SlackServer, tmp_path: Path) -> None:
    settings = by_oauth(server, KEY).model_copy(update={"slack_public_url": "https://burnish.example.com/"})
    async with heard(settings, tmp_path) as found:
        oauth = install.flow(found.clients, settings)
        assert oauth.redirect_uri == "https://burnish.example.com/slack/oauth_redirect"
        begun = await oauth.handle_installation(AsyncBoltRequest(body=""))
        assert "Secure" in install._response(begun, secure=True).headers["set-cookie"]


async def test_who_says_no_is_told_that_nothing_was_installed(server: SlackServer, bot: Heard) -> None:
    done = await server.installs(page(bot), "U1", deny=True)
    assert install.WHY["access_denied"] in done.text
    assert await bot.installs.all("slack") == ()


async def test_a_state_comes_back_once_in_time_and_to_its_own_browser(server: SlackServer, bot: Heard) -> None:
    states = install.States(bot.clients)
    state = await states.async_issue()
    assert await states.async_consume(state)
    assert not await states.async_consume(state) and not await states.async_consume("another")
    await bot.installs.keep_state("late", time.time() - 1)
    assert not await states.async_consume("late")
    async with aiohttp.ClientSession() as stranger:
        back = {"state": await states.async_issue(), "code": "stolen"}
        async with stranger.get(bot.url + install.REDIRECT, params=back) as answer:
            assert answer.status == 400 and install.LATE in await answer.text()
    assert await bot.installs.all("slack") == ()


async def test_a_way_back_that_was_used_is_of_no_use_again(server: SlackServer, bot: Heard) -> None:
    done = await server.installs(page(bot), "U1")
    cookies = {"slack-app-oauth-state": done.answer["state"]}
    async with (
        aiohttp.ClientSession(cookies=cookies) as browser,
        browser.get(bot.url + install.REDIRECT, params=done.answer) as answer,
    ):
        assert answer.status == 401 and install.LATE in await answer.text()


@pytest.mark.parametrize("query", ["", "error=%3Cscript%3E", "state=x&code=y", "state=%00&code=y", "code=y"])
async def test_no_failure_shows_what_it_was_given(server: SlackServer, bot: Heard, query: str) -> None:
    cookies = {"slack-app-oauth-state": "x"}
    async with (
        aiohttp.ClientSession(cookies=cookies) as browser,
        browser.get(f"{bot.url}{install.REDIRECT}?{query}") as answer,
    ):
        text = await answer.text()
        assert answer.status < 500 and "Not installed" in text and "<script" not in text and "Traceback" not in text
        assert answer.headers["Referrer-Policy"] == "no-referrer" and "default-src 'none'" in str(answer.headers)


async def test_where_slack_fails_the_page_says_so_and_nothing_more(server: SlackServer, bot: Heard) -> None:
    server.fail("auth.test", "internal_error", status=500, times=9)
    done = await server.installs(page(bot), "U1")
    assert done.status in (401, 500) and "Not installed" in done.text and "xoxb" not in done.text
    assert await bot.installs.all("slack") == ()


async def test_a_whole_organisation_is_installed_without_a_team(server: SlackServer, bot: Heard) -> None:
    server.world.add_workspace("T3", "Initech", enterprise="E3", org=True)
    assert (await server.installs(page(bot), "U31")).status == 200
    assert await bot.installs.all("slack") == ("E3",)
    assert await hears(server, bot, "T3") == "UBOT3"
    assert (await bot.clients.of("T3")).token == server.workspaces["T3"].token


async def test_after_a_restart_an_organisations_workspace_is_known_by_its_own_id(
    server: SlackServer, tmp_path: Path
) -> None:
    server.world.add_workspace("T3", "Initech", enterprise="E3", org=True)
    async with heard(by_oauth(server, KEY), tmp_path) as first:
        await server.installs(page(first), "U31")
        server.world.request_urls = [first.url + http.EVENTS]
        assert await hears(server, first, "T3")
    async with heard(by_oauth(server, KEY), tmp_path) as again:
        assert (await again.clients.of("T3")).token == server.workspaces["T3"].token
        server.world.tokens[server.workspaces["T3"].token].error = "account_inactive"
        await again.clients.forget("T3", "")
        assert await again.installs.all("slack") == ()


async def test_when_the_app_is_removed_its_token_is_erased(server: SlackServer, bot: Heard, tmp_path: Path) -> None:
    await server.installs(page(bot), "U1")
    await server.installs(page(bot), "U21")
    assert await hears(server, bot, "T1") == "UBOT"
    await server.uninstalls(server.workspaces["T1"])
    await bot.clients.forget("T1", "")
    assert await bot.installs.all("slack") == ("T2",)
    assert await hears(server, bot, "T1") is None and await hears(server, bot, "T2") == "UBOT2"
    with pytest.raises(LookupError, match="T1"):
        await bot.clients.of("T1")


async def test_a_late_word_of_a_removal_takes_no_new_installation(server: SlackServer, bot: Heard) -> None:
    await server.installs(page(bot), "U1")
    await server.uninstalls(server.workspaces["T1"])
    await server.installs(page(bot), "U1")
    await bot.clients.forget("T1", "")
    assert (await bot.clients.of("T1")).token == server.workspaces["T1"].token


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth"])
async def test_a_token_found_to_be_revoked_forgets_its_installation(
    server: SlackServer, bot: Heard, error: str
) -> None:
    await server.installs(page(bot), "U1")
    client = await bot.clients.of("T1")
    server.world.tokens[server.workspaces["T1"].token].error = error
    with pytest.raises(Exception, match=error):
        await client.chat_postMessage(channel="C1", text="x")
    assert await bot.installs.all("slack") == ()


async def test_another_error_forgets_nothing(server: SlackServer, bot: Heard) -> None:
    await server.installs(page(bot), "U1")
    client = await bot.clients.of("T1")
    with pytest.raises(Exception, match="channel_not_found"):
        await client.chat_postMessage(channel="C9", text="x")
    assert await bot.installs.all("slack") == ("T1",)


async def test_no_token_is_readable_on_the_disk(server: SlackServer, tmp_path: Path) -> None:
    async with heard(by_oauth(server, KEY), tmp_path) as found:
        await server.installs(page(found), "U1")
        token = server.workspaces["T1"].token.encode()
        disk = contents(tmp_path)
        assert b"CREATE TABLE" in disk and token not in disk and KEY.encode() not in disk


async def test_a_new_key_takes_over_and_the_old_one_can_go(server: SlackServer, tmp_path: Path) -> None:
    async with heard(by_oauth(server, KEY), tmp_path) as found:
        await server.installs(page(found), "U1")
    async with heard(by_oauth(server, NEW_KEY, KEY), tmp_path) as found:
        await found.clients.renew()
    async with heard(by_oauth(server, NEW_KEY), tmp_path) as found:
        assert (await found.clients.of("T1")).token == server.workspaces["T1"].token


async def test_a_wrong_key_and_what_is_no_key_are_sentences(server: SlackServer, tmp_path: Path) -> None:
    async with heard(by_oauth(server, KEY), tmp_path) as found:
        await server.installs(page(found), "U1")
    async with heard(by_oauth(server, NEW_KEY), tmp_path) as found:
        with pytest.raises(BadSettings, match="secret_keys: none of these keys opens the installation of T1"):
            await found.clients.renew()
    with pytest.raises(BadSettings, match="burnish key"):
        vault.keys(by_oauth(server, "no key"))


async def test_beside_the_operators_own_workspace_others_install_it(server: SlackServer, tmp_path: Path) -> None:
    own = SecretStr(server.workspaces["T1"].token)
    async with heard(by_oauth(server, KEY, slack_bot_token=own), tmp_path) as found:
        await server.installs(page(found), "U21")
        assert await found.installs.all("slack") == ("T2",)
        for team in ("T1", "T2"):
            assert (await found.clients.of(team)).token == server.workspaces[team].token


async def test_who_we_are_is_asked_once(server: SlackServer, tmp_path: Path) -> None:
    async with heard(over_http(server), tmp_path) as found:
        known = await asyncio.gather(*(found.clients.workspace("T1") for _ in range(9)))
    assert len(server.calls("auth.test")) == 1 and len({one.url for one in known if one}) == 1
    assert re.fullmatch(r"https://.+/", known[0].url if known[0] else "")


async def test_word_of_a_removal_erases_nothing_that_slack_cannot_be_asked_of(
    server: SlackServer, tmp_path: Path
) -> None:
    async with heard(by_oauth(server), tmp_path) as running:
        assert (await server.installs(running.url + install.INSTALL, "U1")).acked
        server.fail("auth.test", "drop", times=9)
        await running.clients.forget("T1")
        server.world.faults.clear()
        assert await running.clients.workspace("T1")
