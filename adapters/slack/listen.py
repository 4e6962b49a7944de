"""What Slack sends, acknowledged: kept as it came first, looked at after; views are opened at once.

Slack waits three seconds for its "got it". Nothing here asks a model, fetches a file or reads a thread: a payload is
written to the disk, acknowledged, and handled by `intake` in its lane. What could not be written is not acknowledged,
so that Slack sends it again; any other error of ours is no reason for that.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from adapters.slack.delivery import (
    Changed,
    Command,
    Delivery,
    Gone,
    Halted,
    HomeOpened,
    Me,
    Press,
    Reaction,
    Removed,
    Said,
    Shortcut,
    Submitted,
)
from adapters.slack.events import PLATFORM, thread_halted, thread_of
from adapters.slack.lanes import Lanes
from adapters.slack.panels import Panels
from adapters.slack.parse import parse
from adapters.slack.views import check
from bot.bootstrap import Bot

__all__ = ["PLATFORM", "Listener"]

log = structlog.get_logger()

ANY = re.compile(r".*", re.DOTALL)

MISTAKES = (ArithmeticError, AssertionError, AttributeError, LookupError, NameError, TypeError, ValueError)
"""Errors that are nobody's trouble but the code's; Bolt raises them too, for payloads that Slack would never send."""
Payload = Mapping[str, Any]


class Listener:
    """Bolt's listeners, for both transports."""

    def __init__(self, bot: Bot, lanes: Lanes, panels: Panels) -> None:
        self._bot = bot
        self._lanes = lanes
        self._panels = panels

    def register(self, app: AsyncApp) -> None:
        """Every kind of payload has a listener: what nobody takes, Slack would send again."""
        app.event(ANY)(self._event)
        app.action(ANY)(self._action)
        app.shortcut(ANY)(self._action)
        app.view(ANY)(self._submission)
        app.view_closed(ANY)(self._acknowledged)
        app.options(ANY)(self._acknowledged)
        app.command(ANY)(self._command)
        app.error(_failed)

    async def _event(self, body: dict[str, Any], context: AsyncBoltContext) -> None:
        found = _read(body, context)
        if isinstance(found, HomeOpened):
            self._panels.start(self._panels.home(found))
        elif found is not None:
            await self._keep(body, found, context)

    async def _action(self, body: dict[str, Any], context: AsyncBoltContext, ack: AsyncAck) -> None:
        found = _read(body, context)
        if isinstance(found, Shortcut) or (isinstance(found, Press) and self._panels.opens(found)):
            self._panels.start(self._panels.open(found))
        elif found is not None:
            await self._keep(body, found, context)
        await ack()

    async def _submission(self, body: dict[str, Any], context: AsyncBoltContext, ack: AsyncAck) -> None:
        found = _read(body, context)
        if isinstance(found, Submitted) and (errors := check(found)):
            await ack(response_action="errors", errors=errors)
            return
        if found is not None:
            await self._keep(body, found, context)
        await ack()

    async def _command(self, body: dict[str, Any], context: AsyncBoltContext, ack: AsyncAck) -> None:
        found = _read(body, context)
        if found is not None:
            await self._keep(body, found, context)
        await ack()

    async def _acknowledged(self, ack: AsyncAck) -> None:
        await ack()

    async def _keep(self, body: Payload, found: Delivery, context: AsyncBoltContext) -> None:
        """Durable first; then it waits in its lane."""
        kept = {"payload": body, "me": _me(body, context).model_dump(), "at": time.time()}
        delivery = await self._bot.deliveries.keep(PLATFORM, await self._lane(found), json.dumps(kept))
        self._lanes.put(delivery)

    async def _lane(self, found: Delivery) -> str:
        """What has to be handled in order: all that is about one thread, and what one person does outside of any."""
        match found:
            case Said() | Changed() | Gone():
                return str(thread_of(found))
            case Press() | Submitted():
                return found.carried.thread
            case Reaction():
                place = await self._bot.places.find(PLATFORM, found.team, found.channel, found.ts)
                return str(place.thread) if place else f"{found.team}:{found.channel}:{found.ts}"
            case Halted():
                return str(thread_halted(found))
            case Command() | HomeOpened() | Shortcut():
                return f"{found.team}:{found.user}"
            case Removed():
                return found.team

    async def resume(self) -> int:
        """Handle what an earlier process kept and did not get to. Gives how many."""
        left = await self._bot.deliveries.left(PLATFORM)
        for delivery in left:
            self._lanes.put(delivery)
        return len(left)

    async def idle(self) -> None:
        """Wait until all that was kept is handled, and no view is being opened."""
        await self._lanes.idle()
        await self._panels.idle()

    async def close(self) -> None:
        """Stop what is under way."""
        await self._lanes.close()
        await self._panels.close()


def _read(body: Payload, context: AsyncBoltContext) -> Delivery | None:
    """What a payload is to us. What we cannot even read, nobody is helped by having it sent again."""
    try:
        return parse(body, _me(body, context))
    except Exception:
        log.exception("payload not read")
        return None


async def _failed(error: Exception, body: dict[str, Any]) -> BoltResponse | None:
    """What Bolt answers where something failed: "got it" for a mistake of its own or ours, which a payload sent again
    would only meet again; else nothing, so that Slack sends it again."""
    if isinstance(error, MISTAKES):
        log.error("payload let go", kind=str(body.get("type")), exc_info=error)
        return BoltResponse(status=200)
    log.warning("payload not kept; Slack sends it again", reason=repr(error))
    return None


def _me(body: Payload, context: AsyncBoltContext) -> Me:
    """Who we are where it came from."""
    app = body.get("api_app_id")
    return Me(
        bot_user=context.bot_user_id or "", bot_id=context.bot_id or "", app_id=app if isinstance(app, str) else ""
    )
