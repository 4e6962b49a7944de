"""The status under a thread, "Burnish is thinking…": kept up while nothing of an answer shows yet."""

from __future__ import annotations

import asyncio

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.pausing import pause
from adapters.slack import limits
from adapters.slack.calls import TROUBLES, Calls
from bot import texts
from bot.events import ThreadRef

log = structlog.get_logger()


class Statuses:
    """The statuses of all threads. Slack takes one off when a message comes, and after two minutes."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._kept: dict[ThreadRef, asyncio.Event] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self, ref: ThreadRef) -> None:
        """Put a thread's status up until `hide`; it takes what time it takes, and nobody waits for it."""
        if ref in self._kept:
            return
        hidden = self._kept[ref] = asyncio.Event()
        task = asyncio.create_task(self._keep(ref, hidden), name=f"status of {ref}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def hide(self, ref: ThreadRef) -> None:
        """A message comes: the status goes with it."""
        if hidden := self._kept.pop(ref, None):
            hidden.set()

    async def close(self) -> None:
        """Stop keeping them up."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _keep(self, ref: ThreadRef, hidden: asyncio.Event) -> None:
        clock, sleep = self._calls.pace.clock, self._calls.pace.sleep
        until = clock() + limits.STATUS_MOST
        try:
            while not hidden.is_set() and clock() < until:
                if await self._set(ref, hidden) and hidden.is_set():
                    await self._clear(ref)  # the message may have come first: then nothing else would take it off
                    return
                await pause(sleep, limits.STATUS_LIFE * limits.STATUS_RENEWED, hidden)
        except (SlackApiError, LookupError, *TROUBLES) as problem:
            log.info("no status", thread=str(ref), reason=str(problem))
        finally:
            if self._kept.get(ref) is hidden:
                del self._kept[ref]

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
