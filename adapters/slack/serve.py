"""Slack, running: the bot, its listeners, and one of the two transports under them."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from adapters.readying import readied
from adapters.slack import http, sockets
from adapters.slack.app import listening
from adapters.slack.calls import TROUBLES
from adapters.slack.clients import REVOKED, Clients
from adapters.slack.intake import Intake
from adapters.slack.lanes import Lanes
from adapters.slack.listen import PLATFORM, Listener
from adapters.slack.needs import missing
from adapters.slack.pace import Pace, code
from adapters.slack.panels import Panels
from adapters.slack.people import People
from adapters.slack.publish import SlackPublisher
from adapters.slack.scopes import lacking
from bot.bootstrap import Bot, bootstrap
from bot.errors import BadSettings
from bot.ports import Model
from bot.settings import Settings

log = structlog.get_logger()

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True)
class Slack:
    """A running bot in Slack, without its transport."""

    app: AsyncApp
    bot: Bot
    clients: Clients
    listener: Listener


async def serve(settings: Settings) -> None:
    """Run in Slack until told to stop: over Socket Mode where there is an app token, else over signed HTTP.

    Raises BadSettings where what the transport needs is missing, or Slack does not take it.
    """
    wrong = missing(settings)
    if wrong:
        raise BadSettings("\n".join(["Slack needs other settings:", *(f"  {one}" for one in wrong)]))
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        loop.add_signal_handler(name, stopped.set)
    try:
        async with slack(settings) as running:
            await _known(running.clients)
            ready = asyncio.create_task(readied(running.bot.model))
            try:
                await _transports(running, settings, stopped)
            finally:
                ready.cancel()
                await asyncio.gather(ready, return_exceptions=True)
    finally:
        for name in SIGNALS:
            loop.remove_signal_handler(name)


async def _transports(running: Slack, settings: Settings, stopped: asyncio.Event) -> None:
    """One, or both: over Socket Mode, installations by OAuth still come by HTTP. If one fails, the other stops."""
    given = (running.app, running.clients, settings, stopped)
    transports = []
    if settings.slack_app_token.get_secret_value():
        transports.append(asyncio.create_task(sockets.serve(*given)))
    if not transports or settings.slack_client_id:
        transports.append(asyncio.create_task(http.serve(*given)))
    try:
        await asyncio.wait(transports, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.set()
        await asyncio.gather(*transports)


async def _known(clients: Clients) -> None:
    """Who we are, asked before anybody writes. Raises BadSettings where Slack does not take the token."""
    try:
        found = await clients.own()
    except SlackApiError as problem:
        if code(problem) not in REVOKED:
            log.warning("Slack: not known yet who we are", reason=code(problem))
            return
        raise BadSettings(
            f"slack_bot_token: Slack does not take it ({code(problem)}). It is under OAuth & Permissions in the app's"
            " settings; install the app again if it was removed."
        ) from problem
    except TROUBLES as problem:
        log.warning("Slack: not reached", reason=str(problem))
        return
    if found and found.scopes and (lack := lacking(found.scopes)):
        log.warning("Slack: the app lacks scopes; see: burnish doctor slack", scopes=lack)


@asynccontextmanager
async def slack(settings: Settings, *, model: Model | None = None) -> AsyncIterator[Slack]:
    """The bot with Slack's listeners, until the block ends; what an earlier process left is gone on with."""
    clients = Clients(settings)
    pace = Pace()
    people = People(clients, pace)
    publisher = SlackPublisher(clients, pace, settings.tables().buttons, people=people)
    try:
        async with bootstrap(settings, publisher, model=model) as bot:
            clients.attach(bot.installs)
            await clients.renew()
            publisher.attach(bot)
            panels = Panels(bot, clients, publisher, pace, people)
            intake = Intake(bot, publisher, panels, clients, pace, people)
            lanes = Lanes(bot.deliveries, intake.handle)
            listener = Listener(bot, lanes, panels)
            app = listening(clients, settings)
            listener.register(app)
            left = await listener.resume() + await bot.inbox.resume(PLATFORM)
            log.info("Slack: ready", gone_on_with=left)
            try:
                yield Slack(app, bot, clients, listener)
            finally:
                await listener.close()
    finally:
        await publisher.close()
        await clients.close()
