"""The status under a thread, "Burnish is thinking…": kept up while nothing of an answer shows yet."""

from __future__ import annotations

import asyncio

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from adapters.slack.calls import TROUBLES, Calls
from adapters.underway import Underway
from bot import texts
from bot.events import ThreadRef


class Statuses(Underway):
    """The statuses of all threads. Slack takes one off when a message comes, and after two minutes."""

    def __init__(self, calls: Calls) -> None:
        super().__init__(
            "status",
            calls.pace.clock,
            calls.pace.sleep,
            every=limits.STATUS_LIFE * limits.STATUS_RENEWED,
            most=limits.STATUS_MOST,
            troubles=(SlackApiError, LookupError, *TROUBLES),
        )
        self._calls = calls

    async def _put(self, ref: ThreadRef, hidden: asyncio.Event) -> None:
        if await self._set(ref, hidden) and hidden.is_set():
            await self._clear(ref)  # the message may have come first: then nothing else would take it off

    async def _set(self, ref: ThreadRef, hidden: asyncio.Event) -> bool:
        """Whether it was set; not where it is needless when its turn has come."""

        async def send(client: AsyncWebClient) -> bool:
            if hidden.is_set():
                return False
            await client.assistant_threads_setStatus(
                channel_id=ref.channel, thread_ts=ref.thread, status=texts.THINKING, loading_messages=[texts.THINKING]
            )
            return True

        return await self._calls.make(ref.workspace, "assistant.threads.setStatus", send)

    async def _clear(self, ref: ThreadRef) -> None:
        async def send(client: AsyncWebClient) -> None:
            await client.assistant_threads_setStatus(channel_id=ref.channel, thread_ts=ref.thread, status="")

        await self._calls.make(ref.workspace, "assistant.threads.setStatus", send, last=True)
